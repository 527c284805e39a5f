"""Wrong: an observation counts the bucket in one transaction, and the count and the sum in another one."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, f64, u64


class Cell(Struct):
    """One CPU's part of a histogram with two buckets."""

    count: u64
    total: f64
    buckets: Array[u64, Literal[2]]


@rseq.transaction
def count_bucket(cells: PerCpu[Cell], index: u64) -> None:
    """The bucket."""
    here = cells.here()
    here.buckets[index] += 1


@rseq.transaction
def count_value(cells: PerCpu[Cell], value: f64) -> None:
    """The count and the sum."""
    here = cells.here()
    here.count += 1
    here.total += value


@rseq.native
def observe(cells: PerCpu[Cell], value: f64) -> None:
    """Observe a value."""
    index: u64 = 0
    if value > 1.0:
        index = 1
    count_bucket(cells, index)
    count_value(cells, value)


class ObservedInTwoTransactions(rseq.Model):
    """For each CPU the count, the sum and the buckets."""

    scenarios = (("observe(2.0)",),)
    locked = False

    def setup(self) -> None:
        self.cells = self.per_cpu(Cell)

    def view(self, memory: Any) -> Any:
        parts: list[Any] = [rseq.snapshot(self.cells, cpu) for cpu in range(len(self.cells))]
        return [[part.count, part.total, list(part.buckets)] for part in parts]

    @rseq.operation(observe, value=[2.0], never=["index"])
    def observe(self, state: Any, cpu: int, value: float) -> None:
        state[cpu][0] += 1
        state[cpu][1] += value
        state[cpu][2][0 if value <= 1.0 else 1] += 1
