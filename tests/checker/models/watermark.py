"""The highest value seen on each CPU: a lower one leaves without a commit."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Mark(Struct):
    """The highest value."""

    highest: u64


@rseq.sequence
def raise_to(marks: PerCpu[Mark], value: u64) -> bool:
    """Whether it was higher than anything before."""
    here = marks.here()
    if value <= here.highest:
        return False
    here.highest = value
    return True


class WatermarkModel(rseq.Model):
    """For each CPU, the highest value."""

    def setup(self) -> None:
        self.marks = self.per_cpu(Mark)
        self.marks[0].highest = 2

    def view(self, memory: Any) -> Any:
        return [mark.highest for mark in memory.marks]

    @rseq.operation(raise_to, value=[1, 3])
    def raise_to(self, state: Any, cpu: int, value: int) -> bool:
        higher: bool = value > state[cpu]
        state[cpu] = max(state[cpu], value)
        return higher
