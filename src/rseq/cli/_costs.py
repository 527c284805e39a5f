"""What an update costs, next to the alternatives, measured here and now. Nanoseconds, the least of several tries."""

from __future__ import annotations

import multiprocessing
import threading
import time
import timeit
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rseq
from rseq.cli import _demo_program as program
from rseq.structures import Counter


@dataclass(frozen=True, slots=True)
class Cost:
    """One row: what was done, from where, and nanoseconds for each."""

    where: str
    what: str
    nanoseconds: float


def _python(statement: str, scope: dict[str, Any], number: int = 100_000) -> float:
    """Nanoseconds of a statement in a Python loop, the loop itself taken off."""
    least = min(timeit.repeat(statement, "n = 0", globals=scope, number=number, repeat=5))
    empty = min(timeit.repeat("pass", number=number, repeat=5))
    return max(least - empty, 0.0) / number * 1e9


def _native(works: list[Callable[[int], None]], rounds: int) -> float:
    """Nanoseconds for each round when these run at once, each in a thread."""
    best = float("inf")
    for _ in range(5):
        barrier = threading.Barrier(len(works))
        times: list[float] = []

        def run(work: Callable[[int], None], barrier: threading.Barrier = barrier, times: list[float] = times) -> None:
            barrier.wait()
            started = time.perf_counter()
            work(rounds)
            times.append(time.perf_counter() - started)

        threads = [threading.Thread(target=run, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        best = min(best, max(times))
    return best / rounds * 1e9


def measure() -> list[Cost]:
    """All rows; some two seconds."""
    cells, cell = rseq.per_cpu(program.Cell), program.Cell()
    rounds = 10_000_000

    def sequence(n: int) -> None:
        program.count_with_sequence(cells, n)

    def atomic(n: int) -> None:
        program.count_with_atomic(cell, n)

    sequence(1)
    atomic(1)
    rows = [
        Cost("compiled code", "sequence: per-CPU counter", _native([sequence], rounds)),
        Cost("compiled code", "shared atomic", _native([atomic], rounds)),
        Cost("compiled code", "sequence, 2 threads at once", _native([sequence] * 2, rounds)),
        Cost("compiled code", "shared atomic, 2 threads at once", _native([atomic] * 2, rounds)),
    ]
    counter = Counter()
    value = multiprocessing.Value("q", 0)
    scope: dict[str, Any] = {"add": counter.add, "clear": [].clear, "lock": threading.Lock(), "value": value}
    rows += [
        Cost("Python", "rseq Counter.add()", _python("add()", scope)),
        Cost("Python", "list.clear(), as a builtin's floor", _python("clear()", scope)),
        Cost("Python", "lock + int", _python("with lock: n += 1", scope)),
        Cost("Python", "multiprocessing.Value", _python("with value.get_lock(): value.value += 1", scope, 20_000)),
    ]
    counter.close()
    cells.close()
    return rows
