"""prometheus_client's metrics in a segment next to its own multi-process mode: updates, and scrapes after many workers have lived.

A worker here makes a labelled counter and a histogram, uses them and ends. For prometheus_client that is simulated by another
process identifier (its files are the same); for the segment every worker is a forked process. Both scrapes are text from `generate_latest`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess, values

import rseq.prometheus
from benchmarks.harness import Case, Goal, Plan, Samples, Side, compare, interleave, statement
from rseq import Segment
from rseq.prometheus.store import Store
from rseq.prometheus.values import value_class

MANY, FEW = 1000, 20
"""Workers that have lived; fewer in a quick run."""
CHILDREN = 10_000
"""Of one counter; fewer in a quick run."""


def cases(plan: Plan) -> Iterator[Case]:
    with tempfile.TemporaryDirectory(prefix="rseq-benchmarks-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        before = values.ValueClass
        try:
            yield from _cases(plan, Path(folder))
        finally:
            values.ValueClass = before
            os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)


def _cases(plan: Plan, folder: Path) -> Iterator[Case]:
    theirs, plain, ours = _theirs(folder / "theirs"), values.MutexValue, _ours(folder / "ours")
    five = Goal(">=", 5.0)
    inc = {name: statement(name, "inc()", inc=_counter(kind).inc) for name, kind in _kinds(theirs, plain, ours)}
    yield compare(
        "multi-process Counter.inc() / in a segment", "a lock and a file of each process", inc["multi-process"], inc["segment"], plan, five
    )
    yield compare("Counter.inc() of one process / in a segment", "a lock and a float", inc["one process"], inc["segment"], plan)
    observe = {name: statement(name, "observe(0.3)", observe=_histogram(kind).observe) for name, kind in _kinds(theirs, plain, ours)}
    effect = "a bucket and the sum; in a segment they are one transaction"
    yield compare("multi-process Histogram.observe() / in a segment", effect, observe["multi-process"], observe["segment"], plan)
    rise = {name: statement(name, "inc()", inc=_gauge(kind).inc) for name, kind in _kinds(theirs, plain, ours)}
    yield compare("multi-process Gauge.inc() / in a segment", "one atomic addition", rise["multi-process"], rise["segment"], plan)

    many = MANY if plan.processes > 1 else FEW
    one, all_ = _lived_ours(folder / "one", 1), _lived_ours(folder / "many", many)
    name = "scrape of a segment, many workers / one"
    yield compare(name, f"{many} processes have lived, or 1", all_, one, plan, Goal("<=", 1.2))
    one, all_ = _lived_theirs(folder / "one file", 1), _lived_theirs(folder / "many files", many)
    few = Plan(max(3, plan.rounds // 30), plan.seconds, plan.processes)  # a scrape takes longer than a round
    yield compare("multi-process scrape, many workers / one", f"files of {many} processes, or of 1", all_, one, few)
    yield _large(folder / "large", few)


def _kinds(theirs: Any, plain: Any, ours: Any) -> list[tuple[str, Any]]:
    return [("multi-process", theirs), ("one process", plain), ("segment", ours)]


def _theirs(folder: Path, identifier: Any = os.getpid) -> Any:
    folder.mkdir(exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    return values.MultiProcessValue(identifier)


def _ours(path: Path) -> Any:
    rseq.prometheus.MultiProcessValue()  # the metric classes are made ready
    segment = Segment.attach_or_create(path, capacity=1 << 22, arrays=1 << 20, objects=2 * CHILDREN)
    return value_class(Store(lambda: segment))


def _counter(kind: Any) -> Any:
    values.ValueClass = kind
    return Counter("requests", "how many", ["method"], registry=None).labels("GET")


def _histogram(kind: Any) -> Any:
    values.ValueClass = kind
    return Histogram("latency", "seconds", registry=None)


def _gauge(kind: Any) -> Any:
    values.ValueClass = kind
    return Gauge("level", "of each", registry=None, multiprocess_mode="livesum")


def _work(kind: Any) -> None:
    """What a worker does."""
    _counter(kind).inc()
    _histogram(kind).observe(0.3)


def _lived_ours(path: Path, workers: int) -> Side:
    kind = _ours(path)
    for _ in range(workers):
        child = os.fork()
        if child == 0:
            try:
                _work(kind)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
    registry = CollectorRegistry()
    rseq.prometheus.Collector(path, registry=registry)
    assert registry.get_sample_value("requests_total", {"method": "GET"}) == workers
    return _scrapes(f"{workers} workers", registry)


def _lived_theirs(folder: Path, workers: int) -> Side:
    for number in range(workers):
        kind = _theirs(folder, lambda number=number: number)  # type: ignore[misc]
        _work(kind)
        kind.close_all_files()
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry, str(folder))  # type: ignore[no-untyped-call]
    assert registry.get_sample_value("requests_total", {"method": "GET"}) == workers
    return _scrapes(f"{workers} workers", registry)


def _scrapes(name: str, registry: CollectorRegistry) -> Side:
    def run(count: int) -> float:
        started = perf_counter()
        for _ in range(count):
            generate_latest(registry)
        return perf_counter() - started

    return Side(name, run)


def _large(path: Path, plan: Plan) -> Case:
    """A scrape of many children: all of it, and the reading alone."""
    values.ValueClass = _ours(path)
    counter = Counter("requests", "how many", ["number"], registry=None)
    many = CHILDREN if plan.processes > 1 else 500
    for number in range(many):
        counter.labels(str(number)).inc()
    registry = CollectorRegistry()
    collector = rseq.prometheus.Collector(path, registry=registry)

    def reading(count: int) -> float:
        started = perf_counter()
        for _ in range(count):
            for family in collector.collect():
                assert family.samples
        return perf_counter() - started

    text = _scrapes("as text", registry)
    effect = f"{many} counters: the whole scrape, of which prometheus_client makes the text, and the reading alone"

    def measure() -> Samples:
        return interleave(text, Side("samples", reading), plan)

    return Case("scrape of many children, text / samples", effect, "as text", "samples", measure)
