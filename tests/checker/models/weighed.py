"""A transaction that gives back as many values as some processors have registers, so that they come through the stack."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, f64, u64


class Weighed(Struct):
    """One CPU's part."""

    count: u64
    weight: f64
    items: Array[u64, Literal[2]]


@rseq.transaction
def weigh(cells: PerCpu[Weighed], n: u64, which: u64) -> u64:
    """Note n; how many there were before."""
    here = cells.here()
    before = here.count
    here.count = before + 1
    here.weight = here.weight * 0.5 + 1.5
    here.items[which] += n
    return before


class WeighedModel(rseq.Model):
    """For each CPU, [count, weight, items], with what is pending in its journal."""

    scenarios = [["weigh", "weigh"]]

    def setup(self) -> None:
        self.cells = self.per_cpu(Weighed)

    def view(self, memory: Any) -> Any:
        return [[part.count, part.weight, list(part.items)] for part in rseq.snapshot(self.cells)]

    @rseq.operation(weigh, n=[5], which=[1], never=["index", "damaged"])
    def weigh(self, state: Any, cpu: int, n: int, which: int) -> int:
        here = state[cpu]
        before: int = here[0]
        here[0] += 1
        here[1] = here[1] * 0.5 + 1.5
        here[2][which] += n
        return before
