"""Wrong: nothing ends the section of an owner that has looked at `closed` before it was stored."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Node(Struct):
    """One item."""

    next: Ptr["Node"]


class Head(Struct):
    """One CPU's list; while it is closed its owner leaves it alone."""

    first: Ptr[Node]
    closed: u64


@rseq.sequence
def push(heads: PerCpu[Head], node: Ptr[Node]) -> bool:
    """False if the list is closed."""
    here = heads.here()
    if rseq.load_acquire(here.closed) != 0:
        return False
    with rseq.staging():
        node.next = here.first
    here.first = node
    return True


@rseq.native
def close(heads: PerCpu[Head]) -> None:
    """Ask the owner of CPU 0's list to leave it alone. A fence follows."""
    rseq.atomic.store(heads[0].closed, 1)


@rseq.native
def steal(heads: PerCpu[Head]) -> Ptr[Node] | None:
    """Take all of CPU 0's list, which is closed."""
    first = heads[0].first
    heads[0].first = None  # type: ignore[assignment]
    return first


@rseq.native
def reopen(heads: PerCpu[Head]) -> None:
    """Its owner may use it again."""
    rseq.atomic.store(heads[0].closed, 0)


class StealWithoutFence(rseq.Model):
    """For each CPU, its nodes and whether it is closed."""

    scenarios = [
        ["push", ("close", "steal", "reopen")],
        [("push", "push"), ("close", "steal", "reopen")],
    ]
    handlers = ()
    locked = False

    def setup(self) -> None:
        self.heads = self.per_cpu(Head)
        self.nodes = self.array(Node, 4)
        self.heads[0].first = self.nodes[0]
        self.give(*self.nodes[1:])

    def view(self, memory: Any) -> Any:
        return [[memory.chain(here.first), here.closed] for here in memory.heads]

    @rseq.operation(push)
    def push(self, state: Any, cpu: int, node: Node, *, committed: bool) -> bool:
        if committed:
            state[cpu][0].insert(0, node)
        return committed

    @rseq.operation(close, never=["index"])
    def close(self, state: Any, cpu: int) -> None:
        state[0][1] = 1

    @rseq.operation(steal, never=["index"], owns=False)
    def steal(self, state: Any, cpu: int) -> Node | None:
        first: Node | None = state[0][0][0] if state[0][0] else None
        state[0][0].clear()
        return first

    @rseq.operation(reopen, never=["index"])
    def reopen(self, state: Any, cpu: int) -> None:
        state[0][1] = 0
