"""A histogram for each CPU, with everything large in the last bucket."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, u64

LAST = 2


class Buckets(Struct):
    """How often each size was seen."""

    counts: Array[u64, Literal[3]]


@rseq.sequence
def observe(histograms: PerCpu[Buckets], size: u64) -> None:
    """Count one observation."""
    here = histograms.here()
    here.counts[min(size >> 2, LAST)] += 1


class HistogramModel(rseq.Model):
    """For each CPU, the counts."""

    def setup(self) -> None:
        self.histograms = self.per_cpu(Buckets)

    def view(self, memory: Any) -> Any:
        return [list(here.counts) for here in memory.histograms]

    @rseq.operation(observe, size=[0, 7, 100], never=["index"])
    def observe(self, state: Any, cpu: int, size: int) -> None:
        state[cpu][min(size >> 2, LAST)] += 1
