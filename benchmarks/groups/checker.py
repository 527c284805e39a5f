"""Checking: how long exhaustive searches take, and what remembering steps and treating equal threads as equal saves.

Seconds of the search itself, once for each row since nothing about it is random; the same search on either side of a comparison in
one run. The goals are those of two searches of the free list: three threads on two CPUs, and four.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from benchmarks.harness import Case, Goal, Plan, Samples
from rseq.checker.bench import Bench
from rseq.checker.operations import Scenario
from rseq.checker.scenarios import program_of
from rseq.checker.subjects import Subject

FREE_LIST = Subject("rseq.structures.freelist", "FreeListModel", True)


def search(*names: str) -> float:
    """Seconds for all schedules of threads with one operation each, on two CPUs, from nothing but the loaded code."""
    with Bench(FREE_LIST) as bench:
        _ = bench.code
        started = perf_counter()
        setting = bench.setting(2)
        scenario = Scenario(tuple(program_of(setting.model, name)[0] for name in names))
        result = setting.explorer.search(setting.threads(scenario.programs))
        assert result.violation is None
        assert result.complete
        return perf_counter() - started


def cases(plan: Plan) -> Iterator[Case]:
    def both(first: tuple[str, ...], second: tuple[str, ...]) -> Samples:
        rounds = max(1, plan.processes // 5)
        return Samples([search(*first) for _ in range(rounds)], [search(*second) for _ in range(rounds)])

    three, four = ("pop", "pop", "push"), ("pop", "pop", "pop", "pop")
    yield Case(
        "free list, 3 threads x 2 CPUs, exhaustively", "all schedules at every instruction", "pop | pop | push", "pop | push",
        lambda: both(three, ("pop", "push")), "first", Goal("<=", 5000.0),
    )  # fmt: skip
    yield Case(
        "free list, 4 threads x 2 CPUs, exhaustively", "all schedules at every instruction", "pop | pop | pop | pop", "pop | pop | push",
        lambda: both(four, three), "first", Goal("<=", 20000.0),
    )  # fmt: skip
