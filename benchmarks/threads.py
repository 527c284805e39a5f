"""Several threads at once, each on a CPU of its own, let loose by a gate inside the native code.

A round is short, about a millisecond: if one thread loses its CPU in a longer one, the other works alone meanwhile,
and a contended operation looks cheaper than it is. Time is from the moment the last thread came to the moment the
last one was done.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

from benchmarks.harness import Plan, Side
from benchmarks.peer import Gate
from rseq import u64
from rseq.kernel.cpus import allowed

Work = Callable[[Gate, int], None]
SHORT = 0.001


def short(plan: Plan) -> Plan:
    """Shorter rounds."""
    return replace(plan, seconds=min(plan.seconds, SHORT))


def too_few_cpus(wanted: int = 2) -> str | None:
    """Why so many threads cannot run at once here; None if they can."""
    found = len(allowed())
    return None if found >= wanted else f"this process may use {found} CPU{'s' if found > 1 else ''} only, and {wanted} are needed"


def together(name: str, works: Sequence[Work]) -> Side:
    """A side that does the works at once; an operation is one of each of them."""
    gate = Gate(arrived=0, expected=len(works))

    def run(count: int) -> float:
        gate.arrived = u64(0)
        return _run(works, gate, count)

    return Side(name, run)


def _run(works: Sequence[Work], gate: Gate, count: int) -> float:
    started, ended = [0.0] * len(works), [0.0] * len(works)
    failures: list[BaseException] = []

    def run(place: int, cpu: int, work: Work) -> None:
        try:
            os.sched_setaffinity(0, {cpu})
            started[place] = perf_counter()
            work(gate, count)
            ended[place] = perf_counter()
        except BaseException as failure:
            failures.append(failure)

    cpus = allowed()
    threads = [threading.Thread(target=run, args=(place, cpus[place % len(cpus)], work), daemon=True) for place, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return max(ended) - max(started)
