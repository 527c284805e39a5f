"""Wrong: the small number is not tested, and wraps around at 0."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u8


class Flag(Struct):
    """Whether it is set, and how often it may still be."""

    on: bool
    left: u8


@rseq.sequence
def exchange(flags: PerCpu[Flag], on: bool) -> bool:
    """Set it; what it was."""
    here = flags.here()
    was = here.on
    here.on = on
    return was


@rseq.sequence
def take(flags: PerCpu[Flag]) -> u8:
    """One less; AssertionError at 0. What is left."""
    here = flags.here()
    left = here.left
    here.left = left - 1
    return left - 1


class ToggleWraps(rseq.Model):
    """For each CPU, [flag, left]."""

    def setup(self) -> None:
        self.flags = self.per_cpu(Flag)
        self.flags[0].left = 2

    def view(self, memory: Any) -> Any:
        return [[flag.on, flag.left] for flag in memory.flags]

    @rseq.operation(exchange)
    def exchange(self, state: Any, cpu: int, on: bool) -> bool:
        was: bool = state[cpu][0]
        state[cpu][0] = on
        return was

    @rseq.operation(take)
    def take(self, state: Any, cpu: int) -> int:
        assert state[cpu][1] > 0
        state[cpu][1] -= 1
        return int(state[cpu][1])
