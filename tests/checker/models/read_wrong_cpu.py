"""WRONG: the reading sequence looks at CPU 0's cell, whichever CPU it runs on."""

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


@rseq.sequence
def mine(cells: PerCpu[Cell]) -> u64:
    return cells[0].count


class ReadWrongCpu2(rseq.Model):
    handlers: Any = ()

    def setup(self) -> None:
        self.cells = self.per_cpu(Cell)
        self.cells[0].count = 10

    def view(self, memory: Any) -> Any:
        return [c.count for c in memory.cells]

    @rseq.operation(add)
    def add(self, state: Any, cpu: int, n: int) -> None:
        state[cpu] += n

    @rseq.operation(mine, effect="read", never=["index"])
    def mine(self, state: Any, cpu: int) -> Any:
        return state[cpu]
