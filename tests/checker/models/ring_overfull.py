"""Wrong: the ring takes one item more than it has places, and the oldest one is overwritten."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, u64

SIZE = 2


class Ring(Struct):
    """Items from `first` up to `last`, both counting for ever."""

    first: u64
    last: u64
    items: Array[u64, Literal[2]]


@rseq.sequence
def put(rings: PerCpu[Ring], item: u64) -> bool:
    """False if the ring is full."""
    here = rings.here()
    last = here.last
    if last - here.first == SIZE + 1:
        return False
    with rseq.staging():
        here.items[last % SIZE] = item
    here.last = last + 1
    return True


@rseq.sequence
def get(rings: PerCpu[Ring]) -> tuple[bool, u64]:
    """False if the ring is empty."""
    here = rings.here()
    first = here.first
    if first == here.last:
        return False, 0
    item = here.items[first % SIZE]
    here.first = first + 1
    return True, item


class RingOverfull(rseq.Model):
    """For each CPU, the items in order."""

    def setup(self) -> None:
        self.rings = self.per_cpu(Ring)
        self.rings[0].last, self.rings[0].items[0] = 1, 9

    def view(self, memory: Any) -> Any:
        return [[ring.items[i % SIZE] for i in range(ring.first, ring.last)] for ring in memory.rings]

    @rseq.operation(put, item=[1], never=["index"])
    def put(self, state: Any, cpu: int, item: int) -> bool:
        if len(state[cpu]) == SIZE:
            return False
        state[cpu].append(item)
        return True

    @rseq.operation(get, never=["index"])
    def get(self, state: Any, cpu: int) -> tuple[bool, int]:
        return (True, state[cpu].pop(0)) if state[cpu] else (False, 0)
