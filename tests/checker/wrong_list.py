"""A free list whose pop is wrong in a way that the language cannot see: the head is looked at in one sequence, and taken in another."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct


class Node(Struct):
    next: Ptr["Node"]


class Head(Struct):
    first: Ptr[Node]


@rseq.sequence
def push(heads: PerCpu[Head], node: Ptr[Node]) -> None:
    here = heads.here()
    with rseq.staging():
        node.next = here.first
    here.first = node


@rseq.sequence
def look(heads: PerCpu[Head]) -> Ptr[Node] | None:
    return heads.here().first


@rseq.sequence
def take(heads: PerCpu[Head], node: Ptr[Node]) -> None:
    heads.here().first = node.next


@rseq.native
def pop(heads: PerCpu[Head]) -> Ptr[Node] | None:
    node = look(heads)
    if node is None:
        return None
    take(heads, node)  # by now `node` may not be the first any more
    return node


class WrongList(rseq.Model):
    """Its pop should be one sequence."""

    def setup(self) -> None:
        self.heads = self.per_cpu(Head)
        self.nodes = self.array(Node, 3)
        self.heads[0].first, self.nodes[0].next = self.nodes[0], self.nodes[1]
        self.give(self.nodes[2])

    def view(self, memory: Any) -> Any:
        return [memory.chain(here.first) for here in memory.heads]

    @rseq.operation(push)
    def push(self, state: Any, cpu: int, node: Node) -> None:
        state[cpu].insert(0, node)

    @rseq.operation(pop)
    def pop(self, state: Any, cpu: int) -> Node | None:
        return state[cpu].pop(0) if state[cpu] else None
