"""Wrong: an array of counters adds at the index given, to what the first counter has."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, i64, u64


class Row(Struct):
    """One CPU's counters."""

    values: Array[i64, Literal[2]]


@rseq.sequence
def add(rows: PerCpu[Row], index: u64, amount: i64) -> None:
    """Add to a counter."""
    here = rows.here()
    here.values[index] = here.values[0] + amount


class RowOfTheFirst(rseq.Model):
    """For each CPU, its counters."""

    def setup(self) -> None:
        self.rows = self.per_cpu(Row)
        self.rows[0].values[0] = 5

    def view(self, memory: Any) -> Any:
        return [list(row.values) for row in memory.rows]

    @rseq.operation(add, index=[0, 1], amount=[1], never=["index"])
    def add(self, state: Any, cpu: int, index: int, amount: int) -> None:
        state[cpu][index] += amount
