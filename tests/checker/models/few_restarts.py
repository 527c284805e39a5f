"""A sequence that gives up when it was restarted too often: then nothing has happened."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Cell(Struct):
    """One CPU's part."""

    count: u64


@rseq.sequence(max_restarts=1)
def count(cells: PerCpu[Cell]) -> u64:
    """Add one; the new value."""
    here = cells.here()
    new = here.count + 1
    here.count = new
    return new


class FewRestartsModel(rseq.Model):
    """For each CPU, the count."""

    def setup(self) -> None:
        self.cells = self.per_cpu(Cell)

    def view(self, memory: Any) -> Any:
        return [cell.count for cell in memory.cells]

    @rseq.operation(count)
    def count(self, state: Any, cpu: int) -> int:
        state[cpu] += 1
        return int(state[cpu])
