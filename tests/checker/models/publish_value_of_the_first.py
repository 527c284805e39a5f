"""Wrong: the value is staged into the node that is already published."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Node(Struct):
    """One item; it is not changed once it has been published."""

    next: Ptr["Node"]
    value: u64


class Head(Struct):
    """One CPU's list."""

    first: Ptr[Node]


@rseq.sequence
def publish(heads: PerCpu[Head], node: Ptr[Node], value: u64) -> None:
    """Put a node with a value on this CPU's list."""
    here = heads.here()
    with rseq.staging():
        node.next = here.first
        node.value = value
        old = here.first
        if old is not None:
            old.value = value + 1
    rseq.store_release(here.first, node)


@rseq.native
def newest(heads: PerCpu[Head]) -> u64:
    """The value that was put on CPU 0's list last; 0 if there is none."""
    node = rseq.load_acquire(heads[0].first)
    if node is None:
        return 0
    return node.value


class PublishValueOfTheFirst(rseq.Model):
    """For each CPU the values, the newest first."""

    handlers = ("publish",)

    def setup(self) -> None:
        self.heads = self.per_cpu(Head)
        self.nodes = self.array(Node, 4)
        self.give(*self.nodes)

    def view(self, memory: Any) -> Any:
        return [[node.value for node in memory.chain(here.first)] for here in memory.heads]

    @rseq.operation(publish, value=[7])
    def publish(self, state: Any, cpu: int, node: Node, value: int) -> None:
        state[cpu].insert(0, value)

    @rseq.operation(newest, effect="read", never=["index"])
    def newest(self, state: Any, cpu: int) -> int:
        return state[0][0] if state[0] else 0
