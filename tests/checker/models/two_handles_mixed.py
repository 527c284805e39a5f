"""Wrong: the setting is that of CPU 0, whichever CPU adds."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Setting(Struct):
    """How far to shift."""

    shift: u64


class Cell(Struct):
    """One CPU's sum."""

    total: u64


@rseq.sequence
def add(cells: PerCpu[Cell], settings: PerCpu[Setting], n: u64) -> u64:
    """Add n, shifted; the new sum."""
    total = cells.here().total + (n << settings[0].shift)
    cells.here().total = total
    return total


@rseq.sequence
def choose(settings: PerCpu[Setting], shift: u64) -> None:
    """Change this CPU's setting."""
    settings.here().shift = shift


class TwoHandlesMixed(rseq.Model):
    """For each CPU, [sum, shift]."""

    def setup(self) -> None:
        self.cells = self.per_cpu(Cell)
        self.settings = self.per_cpu(Setting)
        self.settings[1].shift = 2

    def view(self, memory: Any) -> Any:
        return [[cell.total, setting.shift] for cell, setting in zip(memory.cells, memory.settings, strict=True)]

    @rseq.operation(add, n=[1], never=["index"])
    def add(self, state: Any, cpu: int, n: int) -> int:
        state[cpu][0] += n << state[cpu][1]
        return int(state[cpu][0])

    @rseq.operation(choose, shift=[0, 1])
    def choose(self, state: Any, cpu: int, shift: int) -> None:
        state[cpu][1] = shift
