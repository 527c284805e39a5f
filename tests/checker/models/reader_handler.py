"""Right: a native reader of one cell, and a sequence that adds, also in a signal handler."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Cell(Struct):
    count: u64


@rseq.sequence
def add(cells: PerCpu[Cell], n: u64) -> None:
    here = cells.here()
    here.count += n


@rseq.native
def first(cells: PerCpu[Cell]) -> u64:
    return rseq.atomic.load(cells[0].count)


class ReaderHandler(rseq.Model):
    def setup(self) -> None:
        self.cells = self.per_cpu(Cell)

    def view(self, memory: Any) -> Any:
        return [c.count for c in memory.cells]

    @rseq.operation(add)
    def add(self, state: Any, cpu: int, n: int) -> None:
        state[cpu] += n

    @rseq.operation(first, effect="read", never=["index"])
    def first(self, state: Any, cpu: int) -> Any:
        return state[0]
