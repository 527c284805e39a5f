"""WRONG: a native function adds to another CPU's cell with a plain load and store."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Cell(Struct):
    count: u64


@rseq.native
def add_remote(cells: PerCpu[Cell], n: u64) -> None:
    cells[0].count += n


class RmwNative(rseq.Model):
    def setup(self) -> None:
        self.cells = self.per_cpu(Cell)

    def view(self, memory: Any) -> Any:
        return [c.count for c in memory.cells]

    @rseq.operation(add_remote)
    def add_remote(self, state: Any, cpu: int, n: int) -> None:
        state[0] += n
