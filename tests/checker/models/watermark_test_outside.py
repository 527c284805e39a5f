"""Wrong: the comparison is made in one section and the store in another: it may be lower than what stands there by then."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Mark(Struct):
    """The highest value."""

    highest: u64


@rseq.sequence
def higher(marks: PerCpu[Mark], value: u64) -> bool:
    """Whether it is higher than anything before."""
    return value > marks.here().highest


@rseq.sequence
def put(marks: PerCpu[Mark], value: u64) -> None:
    """Store it."""
    here = marks.here()
    here.highest = value


@rseq.native
def raise_to(marks: PerCpu[Mark], value: u64) -> bool:
    """Whether it was higher than anything before."""
    if not higher(marks, value):
        return False
    put(marks, value)
    return True


class WatermarkTestOutside(rseq.Model):
    """For each CPU, the highest value."""

    def setup(self) -> None:
        self.marks = self.per_cpu(Mark)
        self.marks[0].highest = 2

    def view(self, memory: Any) -> Any:
        return [mark.highest for mark in memory.marks]

    @rseq.operation(raise_to, value=[1, 3], effect="commit", never=["unavailable"])
    def raise_to(self, state: Any, cpu: int, value: int) -> bool:
        higher: bool = value > state[cpu]
        state[cpu] = max(state[cpu], value)
        return higher
