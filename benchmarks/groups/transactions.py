"""A transaction against an increment, both driven from a native loop: what it costs to change several words together.

`observe` is what a histogram does for a value: count += 1, total += value, and one bucket += 1. The increment is the library's own counter.
A histogram of the library sums floats, and a float that is loaded, added to and stored in a loop takes longer than all three words of
integers in a transaction: so its own record stands beside an addition to a float counter, too.
The locked rows do the same on memory of the locked backend, where the transaction is recorded and applied under one hold of a lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import rseq
from benchmarks import loops
from benchmarks.harness import Case, Goal, Plan, compare, skip, timed
from rseq import Array, PerCpu, Struct, f64, u64
from rseq.kernel.backend import choose
from rseq.structures.counter import CounterCell, FloatCounterCell, add_float
from rseq.structures.histogram import LogLinearCell, record_log_linear


class Observed(Struct):
    """A histogram's part of one CPU."""

    count: u64
    total: u64
    buckets: Array[u64, Literal[514]]


@rseq.transaction
def observe(cells: PerCpu[Observed], value: u64, bucket: u64) -> None:
    here = cells.here()
    here.count += 1
    here.total += value
    here.buckets[bucket] += 1


@rseq.transaction
def count_twice(cells: PerCpu[Observed]) -> None:
    here = cells.here()
    here.count += 1
    here.total += 1


@rseq.native(release_gil=True)
def observe_many(cells: PerCpu[Observed], rounds: u64) -> None:
    for i in range(rounds):
        observe(cells, i, i & 511)


@rseq.native(release_gil=True)
def count_twice_many(cells: PerCpu[Observed], rounds: u64) -> None:
    for _ in range(rounds):
        count_twice(cells)


@rseq.native(release_gil=True)
def record_many(cells: PerCpu[LogLinearCell], rounds: u64) -> None:
    for i in range(rounds):
        record_log_linear(cells, 0.5, i & 511)


@rseq.native(release_gil=True)
def add_floats(cells: PerCpu[FloatCounterCell], rounds: u64) -> None:
    weight: f64 = 0.5
    for _ in range(rounds):
        add_float(cells, weight)


def cases(plan: Plan) -> Iterator[Case]:
    found = choose()
    for backend in ("kernel", "locked"):
        missing = found.reason if backend == "kernel" and found.backend != "kernel" else None
        suffix = "" if backend == "kernel" else ", under a lock"
        goal = Goal("<=", 4.0) if backend == "kernel" else None
        rows: list[tuple[str, str, Any, Goal | None]] = [
            (f"observe / increment{suffix}", "three words together against one", observe_many, goal),
            (f"two words / increment{suffix}", "two words together against one", count_twice_many, None),
        ]
        cells, counter = rseq.per_cpu(Observed, backend=backend), rseq.per_cpu(CounterCell, backend=backend)
        for name, effect, loop, wanted in rows:
            if missing:
                yield skip(name, effect, "transaction", "increment", missing, wanted)
                continue
            yield compare(name, effect, timed("transaction", loop, cells), timed("increment", loops.add_many, counter), plan, wanted)
        histogram, floats = rseq.per_cpu(LogLinearCell, backend=backend), rseq.per_cpu(FloatCounterCell, backend=backend)
        name, effect = (
            f"a histogram's record / increment of a float{suffix}",
            "a count, a bucket and a sum of floats against a sum",
        )
        if missing:
            yield skip(name, effect, "transaction", "increment", missing, None)
        else:
            yield compare(name, effect, timed("transaction", record_many, histogram), timed("increment", add_floats, floats), plan, None)
