"""Taking everything from another CPU's list: close it, fence so that no push is still under way, then take.

`Drain` is right. `DrainWithoutFence` leaves the fence out: a push that saw the list open commits after it was emptied.
"""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, u32, u64


class Node(Struct):
    next: Ptr["Node"]


class Slot(Struct):
    head: Ptr[Node]
    closed: u64


@rseq.sequence
def push(slots: PerCpu[Slot], node: Ptr[Node]) -> bool:
    here = slots.here()
    if here.closed != 0:
        return False
    with rseq.staging():
        node.next = here.head
    rseq.store_release(here.head, node)
    return True


@rseq.native
def close(slots: PerCpu[Slot], which: u32) -> None:
    rseq.atomic.store(slots[which].closed, 1)


@rseq.native
def drain(slots: PerCpu[Slot], which: u32) -> Ptr[Node] | None:
    return rseq.atomic.exchange(slots[which].head, None)


class _Slots(rseq.Model):
    """For each CPU: the nodes of its list, and whether it is closed."""

    locked = False

    def setup(self) -> None:
        self.slots = self.per_cpu(Slot)
        self.nodes = self.array(Node, 3)
        self.slots[0].head = self.nodes[0]
        self.give(*self.nodes[1:])

    def view(self, memory: Any) -> Any:
        return [[memory.chain(slot.head), slot.closed] for slot in memory.slots]

    @rseq.operation(push)
    def push(self, state: Any, cpu: int, node: Node, *, committed: bool) -> bool:
        nodes, closed = state[cpu]
        assert committed or closed  # until the fence, a push that saw the list open may still succeed
        if committed:
            nodes.insert(0, node)
        return committed

    @rseq.operation(close, which=[0], effect="write")
    def close(self, state: Any, cpu: int, which: int) -> None:
        state[which][1] = 1

    @rseq.operation(drain, which=[0], effect="write", owns=False)
    def drain(self, state: Any, cpu: int, which: int) -> Node | None:
        nodes, _ = state[which]
        state[which][0] = []
        return nodes[0] if nodes else None


class Drain(_Slots):
    scenarios = [["push", ("close", "fence", "drain")], ["push", "push", ("close", "fence", "drain")]]


class DrainWithoutFence(_Slots):
    scenarios = [["push", ("close", "drain")]]
