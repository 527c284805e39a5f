"""Wrong: a large size is out of range, and an error the model knows nothing of."""

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
    here.counts[size >> 2] += 1


class HistogramPastTheEnd(rseq.Model):
    """For each CPU, the counts."""

    def setup(self) -> None:
        self.histograms = self.per_cpu(Buckets)

    def view(self, memory: Any) -> Any:
        return [list(here.counts) for here in memory.histograms]

    @rseq.operation(observe, size=[0, 7, 100])
    def observe(self, state: Any, cpu: int, size: int) -> None:
        state[cpu][min(size >> 2, LAST)] += 1
