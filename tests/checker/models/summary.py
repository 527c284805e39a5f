"""A count and a total that always agree: two words changed by one transaction, over any interruption."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Summary(Struct):
    """One CPU's part."""

    count: u64
    total: u64


@rseq.transaction
def observe(summaries: PerCpu[Summary], value: u64) -> None:
    """Note a value."""
    here = summaries.here()
    here.count += 1
    here.total += value


class SummaryModel(rseq.Model):
    """For each CPU, [count, total], with what is pending in its journal."""

    scenarios = [["observe", "observe"]]

    def setup(self) -> None:
        self.summaries = self.per_cpu(Summary)

    def view(self, memory: Any) -> Any:
        parts = [rseq.snapshot(self.summaries, cpu) for cpu in range(len(self.summaries))]
        return [[part.count, part.total] for part in parts]

    @rseq.operation(observe, value=[5], never=["damaged"])
    def observe(self, state: Any, cpu: int, value: int) -> None:
        state[cpu][0] += 1
        state[cpu][1] += value
