"""Histograms and summaries of prometheus_client on `rseq.Histogram`: an observation is one transaction.

prometheus_client keeps one value for each bucket and one for the sum, and changes two of them for an observation. Here they are parts of
one object, so that buckets, count and sum always agree, also when a process is killed in between. `observe` of the metric goes to the
histogram directly (metrics.py). What changes one part alone, code that calls the values itself and what was counted before, is a
transaction too, since words of transactions must not be changed by anything else. A summary is a histogram with one bucket.
"""

from __future__ import annotations

import functools
import sys
from typing import Any

from rseq.checker.model import Model, operation
from rseq.language import decorators
from rseq.language.annotations import PerCpu
from rseq.language.numbers import f64, u64
from rseq.structures.histogram import Histogram, with_bounds

ANY = (sys.float_info.max,)
"""The bounds of a summary."""
WRAP = (1 << 64) - 1


@functools.cache
def merging(bounds: int) -> Any:
    """merge(cells, index, amount, value) for histograms with that many bounds."""
    cell: Any = with_bounds(bounds)[0]

    @decorators.transaction
    def merge(histogram: PerCpu[cell], index: u64, amount: u64, value: f64) -> None:
        """Count `amount` values in a bucket, whose sum is `value`."""
        here = histogram.here()
        here.count += amount
        here.total += value
        here.buckets[index] += amount

    return merge


def merge(histogram: Histogram, index: int, amount: int, value: float) -> None:
    """Count `amount` values in a bucket, whose sum is `value`; either may be 0, or negative to take them back."""
    merging(len(histogram.bounds))(histogram.cells, index, amount & WRAP, value)


_model_merge = merging(2)


class MergeModel(Model):
    """What it means: for each CPU the count, the sum and the buckets, which change together."""

    scenarios = (("merge(1, 3, 0.5)", "merge(0, 1, 2.0)"),)

    def setup(self) -> None:
        self.histogram: Any = self.per_cpu(with_bounds(2)[0])

    def view(self, memory: Any) -> Any:
        from rseq.memory.snapshot import snapshot

        parts: list[Any] = [snapshot(self.histogram, cpu) for cpu in range(len(self.histogram))]
        return [[part.count, part.total, list(part.buckets)] for part in parts]

    @operation(_model_merge, index=[0, 1], amount=[1, 3], value=[0.5, 2.0], never=["index", "damaged"])
    def merge(self, state: Any, cpu: int, index: int, amount: int, value: float) -> None:
        state[cpu][0] += amount
        state[cpu][1] += value
        state[cpu][2][index] += amount
