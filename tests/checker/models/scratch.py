"""A sum over several words is built up in a scratch word that starts anew each time."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, u64


class Work(Struct):
    """`scratch` means nothing between sequences."""

    scratch: u64
    total: u64
    items: Array[u64, Literal[2]]


@rseq.sequence
def total_up(works: PerCpu[Work], factor: u64) -> None:
    """The sum of the items, times a factor."""
    here = works.here()
    with rseq.staging():
        here.scratch = 0
        for i in range(2):
            here.scratch += here.items[i] * factor
    here.total = here.scratch


class ScratchModel(rseq.Model):
    """For each CPU, its total and items."""

    def setup(self) -> None:
        self.works = self.per_cpu(Work)
        for work in self.works:
            work.items[0], work.items[1] = 3, 4

    def view(self, memory: Any) -> Any:
        return [[work.total, list(work.items)] for work in memory.works]

    @rseq.operation(total_up, factor=[1, 2], never=["index"])
    def total_up(self, state: Any, cpu: int, factor: int) -> None:
        state[cpu][0] = sum(state[cpu][1]) * factor
