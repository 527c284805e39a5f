"""Counters that several processes update: a segment next to private memory, to multiprocessing.Value, and to prometheus_client.

prometheus_client's multi-process mode is chosen when it is imported, so this group imports it itself, with a folder of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rseq
from benchmarks import loops
from benchmarks.harness import Case, Goal, Plan, Side, compare, skip, statement, timed
from rseq.structures import Counter, FloatCounter, Histogram

NAMES = (
    "add() / multiprocessing.Value with its lock",
    "add() / prometheus_client inc(), multi-process",
    "observe() / prometheus_client observe()",
)


def cases(plan: Plan) -> Iterator[Case]:
    where = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="rseq-benchmarks-", dir=where) as folder,
        rseq.Segment.create(Path(folder) / "segment") as segment,
    ):
        yield from _cases(plan, folder, segment)


def _cases(plan: Plan, folder: str, segment: Any) -> Iterator[Case]:
    private, shared = Counter(), Counter("counter", segment=segment)
    equal = Goal("<=", 1.05)
    shared_loop = timed("a segment, in a native loop", loops.add_many, shared.cells)
    private_loop = timed("private memory", loops.add_many, private.cells)
    yield compare("add through a segment / private", "the same code on other memory", shared_loop, private_loop, plan, equal)
    adding = statement("add(), in a segment", "add()", add=shared.add)
    own = statement("add(), private", "add()", add=private.add)
    yield compare("add() through a segment / private", "the same from Python", adding, own, plan, equal)

    value: Any = multiprocessing.Value("q", 0)
    locked = statement("multiprocessing.Value", "with value.get_lock(): value.value += 1", value=value)
    yield compare(NAMES[0], "a semaphore, ctypes, and a lock in every access", adding, locked, plan, Goal("<=", 1 / 20))

    peers = _prometheus(folder)
    if isinstance(peers, str):
        for name in NAMES[1:]:
            yield skip(name, "two dicts, a lock and a write to a mapped file", "rseq", "prometheus_client", peers, Goal("<=", 0.2))
        return
    inc, observe = peers
    floats, histogram = FloatCounter("floats", segment=segment), Histogram("histogram", bounds=inc[1], segment=segment)
    added = statement("add(), a float in a segment", "add()", add=floats.add)
    yield compare(NAMES[1], "a lock, a check of the pid, and a write to a mapped file", added, inc[0], plan, Goal("<=", 0.2))
    observing = statement("observe(0.3), in a segment", "observe(0.3)", observe=histogram.observe)
    yield compare(NAMES[2], "a transaction, next to a search and two increments", observing, observe, plan, Goal("<=", 0.2))


def _prometheus(folder: str) -> tuple[tuple[Side, Any], Side] | str:
    """Sides that increment and observe in its multi-process mode, and the bounds; or why there are none."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    try:
        import prometheus_client
        from prometheus_client import values
    except ImportError:
        return "prometheus_client is not installed"
    if values.ValueClass is values.MutexValue:
        return "prometheus_client was imported before this group, without its multi-process mode"
    registry = prometheus_client.CollectorRegistry()
    counter = prometheus_client.Counter("counter", "a counter", registry=registry)
    bounds = prometheus_client.Histogram.DEFAULT_BUCKETS
    histogram = prometheus_client.Histogram("histogram", "a histogram", buckets=bounds, registry=registry)
    inc = statement("prometheus_client Counter.inc()", "inc()", inc=counter.inc)
    return (inc, bounds), statement("prometheus_client Histogram.observe(0.3)", "observe(0.3)", observe=histogram.observe)
