"""Whether everything ends: after a search, over all that was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rseq.checker.judge import Violation

if TYPE_CHECKING:
    from rseq.checker.explorer import Explorer, State


def endless(explorer: Explorer) -> tuple[State | None, Violation] | None:
    """A thread that is left alone, from any state, finishes: following its own steps leads to its end, never in a circle."""
    good = explorer.good
    explorer.circle = set()
    for first in list(explorer._steps)[explorer.looked :]:
        trail: list[int] = []
        key = first
        on_trail: set[int] = set()
        while key not in good:
            if key in on_trail:
                explorer.circle = on_trail
                return None, Violation("endless", "a thread that is left alone here never finishes: it goes in a circle")
            trail.append(key)
            on_trail.add(key)
            stepped = explorer._steps.get(key)
            if stepped is None or explorer._cpu[stepped.thread] < 0:
                break
            key = stepped.memory << 24 | stepped.thread
        good.update(trail)
    explorer.looked = len(explorer._steps)
    return None


def stuck(explorer: Explorer, visited: dict[State, tuple[State | None, int]]) -> tuple[State, Violation] | None:
    """Locked: from every state somebody can go on until all are done."""
    for state in visited:
        running = [t for t in state[1:] if explorer._runnable[t]]
        if not running or any(explorer._cpu[t] < 0 for t in running):
            continue
        if all(explorer._steps.get(state[0] << 24 | t, 0) is None for t in running):
            return state, Violation("stuck", "nobody can go on: every copy is locked")
    return None
