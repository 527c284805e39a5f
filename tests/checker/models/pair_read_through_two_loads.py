"""Wrong: the pointer is loaded once for each number: they may be of two pairs."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Pair(Struct):
    """It is not changed once it has been published."""

    low: u64
    high: u64


class Current(Struct):
    """One CPU's pair."""

    pair: Ptr[Pair]


@rseq.sequence
def publish(currents: PerCpu[Current], pair: Ptr[Pair], low: u64) -> None:
    """Fill a pair and make it this CPU's."""
    here = currents.here()
    with rseq.staging():
        pair.low = low
        pair.high = low + 1
    rseq.store_release(here.pair, pair)


@rseq.native
def look(currents: PerCpu[Current]) -> tuple[u64, u64]:
    """CPU 0's pair; zeros if there is none."""
    pair = rseq.load_acquire(currents[0].pair)
    if pair is None:
        return 0, 0
    low = pair.low
    again = rseq.load_acquire(currents[0].pair)
    if again is None:
        return 0, 0
    return low, again.high


class PairReadThroughTwoLoads(rseq.Model):
    """For each CPU, its two numbers."""

    handlers = ("publish",)

    def setup(self) -> None:
        self.currents = self.per_cpu(Current)
        self.pairs = self.array(Pair, 4)
        self.give(*self.pairs)

    def view(self, memory: Any) -> Any:
        return [(here.pair.low, here.pair.high) if here.pair is not None else (0, 0) for here in memory.currents]

    @rseq.operation(publish, low=[3, 5])
    def publish(self, state: Any, cpu: int, pair: Pair, low: int) -> None:
        state[cpu] = (low, low + 1)

    @rseq.operation(look, effect="read", never=["index"])
    def look(self, state: Any, cpu: int) -> tuple[int, int]:
        low, high = state[0]
        return int(low), int(high)
