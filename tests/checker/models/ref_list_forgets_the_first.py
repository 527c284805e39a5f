"""Wrong: a new node takes over the link of the first one, so that the list forgets the first."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Ref, Struct, u64


class Node(Struct):
    """One item."""

    value: u64
    next: Ref["Node"]


class Head(Struct):
    """One CPU's list."""

    first: Ref[Node]


@rseq.sequence
def push(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    """Put a node in front."""
    here = lists.here()
    first = here.first
    with rseq.staging():
        if first is not None:
            node.next = first.next
        else:
            node.next = first
    here.first = node


@rseq.sequence
def pop(lists: PerCpu[Head]) -> Ptr[Node] | None:
    """Take the first node."""
    here = lists.here()
    node = here.first
    if node is None:
        return None
    here.first = node.next
    return node


class RefListForgetsTheFirst(rseq.Model):
    """For each CPU the nodes of its list, the first in front."""

    def setup(self) -> None:
        self.lists = self.per_cpu(Head)
        self.nodes = self.array(Node, 3)
        self.lists[0].first = self.nodes[0]
        self.give(*self.nodes[1:])

    def view(self, memory: Any) -> Any:
        return [memory.chain(here.first) for here in memory.lists]

    @rseq.operation(push)
    def push(self, state: Any, cpu: int, node: Node) -> None:
        state[cpu].insert(0, node)

    @rseq.operation(pop)
    def pop(self, state: Any, cpu: int) -> Node | None:
        return state[cpu].pop(0) if state[cpu] else None
