"""Wrong: everybody adds to the first id's cell."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCid, Struct, u64


class Cell(Struct):
    """One id's part."""

    count: u64


@rseq.sequence
def count(cells: PerCid[Cell], n: u64) -> u64:
    """Add; what was there before."""
    here = cells[0]
    old = here.count
    here.count = old + n
    return old


class CidCounterOfTheFirst(rseq.Model):
    """By id, the count."""

    def setup(self) -> None:
        self.cells = self.per_cid(Cell)

    def view(self, memory: Any) -> Any:
        return [cell.count for cell in memory.cells]

    @rseq.operation(count, n=[1, 4], never=["index"])
    def count(self, state: Any, cpu: int, n: int) -> int:
        state[cpu] += n
        return int(state[cpu]) - n
