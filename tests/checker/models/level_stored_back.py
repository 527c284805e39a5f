"""Wrong: a level that two threads of one process change is loaded, added to and stored back, instead of added to atomically."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import Ptr, Struct, f64


class Level(Struct):
    """What one process says."""

    value: f64


@rseq.native
def increase_plainly(level: Ptr[Level], amount: f64) -> None:
    """Add to the level, in two steps."""
    level.value = level.value + amount


class LevelStoredBack(rseq.Model):
    """One level."""

    locked = False

    def setup(self) -> None:
        self.level = self.new(Level)

    def view(self, memory: Any) -> Any:
        return [self.level.value]

    @rseq.operation(increase_plainly, level=lambda self: [self.level], amount=[1.0], owns=False)
    def increase_plainly(self, state: Any, cpu: int, level: Level, amount: float) -> None:
        state[0] += amount
