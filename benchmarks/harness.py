"""How two things are compared: both sides in one run, in alternating rounds.

A machine's speed drifts (clock frequency, neighbours), so that numbers of two runs, or of one side after the other, say
little. Here rounds alternate A B A B …, and a ratio is least over least: what disturbs a round only adds time (but see the
contention group). That needs some rounds that nothing disturbed, so there are many and each is shorter than a scheduler's
time slice: on a busy machine every round of 20 ms loses its CPU once, and the least of them is wrong by a factor of two.
How far the ratio of a round strays is shown as the 10th to 90th percentile over all rounds.

Where the cost of something that happens once is meant (importing, compiling), the figure is a median in milliseconds.
No result decides an exit status: a goal that is missed is shown as missed, a row that cannot be measured here says why.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from time import perf_counter
from typing import Any, Literal

Relation = Literal["<=", "<", ">="]
Figure = Literal["ratio", "difference", "first"]
FIGURES: dict[Figure, str] = {
    "ratio": "least of the first side / least of the second",
    "difference": "median over the rounds of first - second, in ms",
    "first": "median of the first side, in ms",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to measure: rounds and seconds for each, and rounds of what needs a process of its own."""

    rounds: int
    seconds: float
    processes: int


FULL = Plan(rounds=300, seconds=0.002, processes=15)
QUICK = Plan(rounds=3, seconds=0.001, processes=1)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things compared. `run(n)` does n operations and gives the seconds they took."""

    name: str
    run: Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Samples:
    """Seconds for each operation, of either side, round by round."""

    first: list[float]
    second: list[float]


@dataclass(frozen=True, slots=True)
class Goal:
    """What the figure should be."""

    relation: Relation
    limit: float

    def met(self, value: float) -> bool:
        return {"<=": value <= self.limit, "<": value < self.limit, ">=": value >= self.limit}[self.relation]


@dataclass(frozen=True, slots=True)
class Case:
    """One row to be measured. `measure` gives its samples; `skipped` is the reason if it cannot run here."""

    name: str
    effect: str
    first: str
    second: str
    measure: Callable[[], Samples] | None
    figure: Figure = "ratio"
    goal: Goal | None = None
    skipped: str | None = None


def compare(name: str, effect: str, first: Side, second: Side, plan: Plan, goal: Goal | None = None) -> Case:
    """The usual row: the ratio of two sides."""
    return Case(name, effect, first.name, second.name, lambda: interleave(first, second, plan), goal=goal)


def skip(name: str, effect: str, first: str, second: str, reason: str, goal: Goal | None = None) -> Case:
    """A row that cannot run here, and why."""
    return Case(name, effect, first, second, None, goal=goal, skipped=f"skipped, because {reason}")


def interleave(first: Side, second: Side, plan: Plan) -> Samples:
    """Rounds of both sides, alternating. Each round of a side does as many operations as fill `plan.seconds`."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        counts = [_operations(side, plan.seconds) for side in (first, second)]
        samples = Samples([], [])
        for _ in range(plan.rounds):
            for side, count, into in zip((first, second), counts, (samples.first, samples.second), strict=True):
                into.append(side.run(count) / count)
        return samples
    finally:
        if collecting:
            gc.enable()


def _operations(side: Side, seconds: float) -> int:
    count = UNROLLED
    while min(side.run(count) for _ in range(5)) < seconds:  # one disturbed try must not stop the search
        count *= 2
    return count


UNROLLED = 10
"""How often a statement stands in the body of its loop, so that the loop's own cost (a tenth of it each) hardly shows."""


def statement(name: str, text: str, **names: Any) -> Side:
    """A side that is a Python statement, in a function where `names` are local variables."""
    head = f"def run(rounds, {', '.join(names)}):\n    started = clock()\n    for _ in repeat(None, rounds):\n"
    scope: dict[str, Any] = {"clock": perf_counter, "repeat": repeat}
    exec(head + f"        {text}\n" * UNROLLED + "    return clock() - started\n", scope)
    run = scope["run"]
    values = tuple(names.values())
    return Side(name, lambda count: float(run(count // UNROLLED, *values)))


def timed(name: str, function: Callable[..., Any], *arguments: Any) -> Side:
    """A side that is a compiled loop: called as `function(*arguments, number of operations)`."""

    def run(count: int) -> float:
        started = perf_counter()
        function(*arguments, count)
        return perf_counter() - started

    return Side(name, run)


def value_of(samples: Samples, figure: Figure) -> tuple[float, float, float]:
    """The figure, and the 10th and 90th percentile of what single rounds say."""
    first, second = samples.first, samples.second
    if figure == "ratio":
        low, high = _spread([a / b for a, b in zip(first, second, strict=True)])
        return min(first) / min(second), low, high
    each = first if figure == "first" else [a - b for a, b in zip(first, second, strict=True)]
    milliseconds = [seconds * 1e3 for seconds in each]
    return statistics.median(milliseconds), *_spread(milliseconds)


def _spread(values: Sequence[float]) -> tuple[float, float]:
    if len(values) < 2:
        return values[0], values[0]
    cuts = statistics.quantiles(values, n=10, method="inclusive")
    return cuts[0], cuts[-1]


def row(group: str, case: Case) -> dict[str, Any]:
    """Measure a case: one row, as it stands in the JSON."""
    found: dict[str, Any] = {
        "group": group,
        "name": case.name,
        "effect": case.effect,
        "figure": case.figure,
        "unit": "x" if case.figure == "ratio" else "ms",
        "goal": None if case.goal is None else {"relation": case.goal.relation, "limit": case.goal.limit},
        "skipped": case.skipped,
        "first": {"name": case.first},
        "second": {"name": case.second},
        "value": None,
        "p10": None,
        "p90": None,
        "met": None,
    }
    if case.measure is None:
        return found
    samples = case.measure()
    for side, seconds in (("first", samples.first), ("second", samples.second)):
        found[side]["ns"] = min(seconds) * 1e9
        found[side]["ns_median"] = statistics.median(seconds) * 1e9
        found[side]["rounds"] = len(seconds)
    found["value"], found["p10"], found["p90"] = value_of(samples, case.figure)
    if case.goal is not None:
        found["met"] = case.goal.met(found["value"])
    return found
