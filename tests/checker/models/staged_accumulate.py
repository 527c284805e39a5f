"""WRONG, and without a model: the staged store is not repeatable."""

from __future__ import annotations

import rseq
from rseq import PerCpu, Struct, u64


class Cell(Struct):
    count: u64
    total: u64


@rseq.sequence
def record(cells: PerCpu[Cell], n: u64) -> None:
    here = cells.here()
    with rseq.staging():
        here.total += n
    here.count += 1
