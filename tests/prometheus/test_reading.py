"""What a scrape reads is of one moment: pending transactions count, and observations that go on are seen whole or not at all."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from prometheus_client import Counter, Enum, Gauge, Histogram, Info, Summary

import rseq
from rseq import u64
from rseq.compiler import journal
from rseq.language.annotations import PerCpu
from rseq.memory.file_segment import FileSegment
from rseq.prometheus import Collector
from rseq.structures import FloatCounter
from rseq.structures import Gauge as Level
from rseq.structures import Histogram as Distribution
from rseq.structures.attach import attach
from rseq.structures.histogram import with_bounds
from tests.memory.processes import fork, wait
from tests.prometheus.test_install import found

Install = Callable[..., FileSegment]


def test_a_transaction_that_its_writer_could_not_finish_counts(install: Install) -> None:
    segment = install()
    histogram = Histogram("latency", "s", registry=None, buckets=(1, 2))
    histogram.observe(1.5)
    entry = segment.entry("latency")
    assert entry is not None
    before = found(histogram)
    for cpu in range(segment.copies):  # as a process leaves it that was killed between its two sections
        home = segment.base + cpu * segment.stride
        cell = histogram._sum.histogram.cells[cpu]
        words = [(entry.offset, cell.count + 1), (entry.offset + 16, cell.buckets[0] + 1)]
        for place, (offset, value) in enumerate(words):
            ctypes.c_uint64.from_address(home + journal.ENTRIES + 16 * place).value = offset
            ctypes.c_uint64.from_address(home + journal.ENTRIES + 16 * place + 8).value = value
        header = ctypes.c_uint64.from_address(home + journal.HEADER)
        header.value = header.value | len(words)
    after = found(histogram)
    assert after["latency_count"] == before["latency_count"] + segment.copies
    assert after["latency_bucket{le=1.0}"] == segment.copies
    histogram.observe(0.5)  # whoever comes next finishes it
    assert found(histogram)["latency_bucket{le=1.0}"] == segment.copies + 1


def test_observations_that_go_on_are_seen_whole(install: Install) -> None:
    segment = install()
    histograms = [Histogram(f"latency_{n}", "s", registry=None, buckets=(1, 2)) for n in range(3)]
    cell, _, observe = with_bounds(2)

    @rseq.native(release_gil=True)
    def many(histogram: PerCpu[cell], times: u64) -> None:  # type: ignore[valid-type]
        for _ in range(times):
            observe(histogram, 1.0)

    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            for histogram in histograms:
                many(histogram._sum.histogram.cells, 20_000)

    many(histograms[0]._sum.histogram.cells, 1)
    thread = threading.Thread(target=work)
    thread.start()
    try:
        seen = set()
        deadline = time.monotonic() + 300
        while len(seen) < 20 and time.monotonic() < deadline:
            for histogram in histograms:
                now = found(histogram)
                assert now[f"{histogram._name}_sum"] == now[f"{histogram._name}_count"] == now[f"{histogram._name}_bucket{{le=1.0}}"]
                seen.add(now[f"{histogram._name}_count"])
        assert len(seen) >= 20
    finally:
        stop.set()
        thread.join()
    assert found(Collector(segment))["latency_0_count"] >= 20_000


def test_killed_in_the_middle_of_observing(install: Install) -> None:
    install()
    histogram, counter = Histogram("latency", "s", registry=None, buckets=(1, 2)), Counter("jobs", "done", registry=None)
    level = Gauge("level", "a level", registry=None, multiprocess_mode="livesum")

    def work() -> None:
        level.set(1)
        while True:
            histogram.observe(1.0)
            counter.inc()

    for _ in range(15):
        before = found(counter)["jobs_total"]
        child = fork(work)
        deadline = time.monotonic() + 300
        while found(counter)["jobs_total"] < before + 100:
            assert time.monotonic() < deadline
        os.kill(child, signal.SIGKILL)
        assert wait(child) == -signal.SIGKILL
        now = found(histogram)
        assert now["latency_sum"] == now["latency_count"]
        assert found(level) == {"level": 0.0}
    assert 0 <= found(histogram)["latency_count"] - found(counter)["jobs_total"] <= 15


def test_the_objects_are_ordinary_structures(install: Install) -> None:
    """Tools that know nothing of Prometheus find counters, gauges and histograms there."""
    segment = install()
    Counter("jobs", "done", ["kind", "by"], registry=None).labels("small", "x").inc(2, exemplar={"trace": "1"})
    Gauge("level", "a level", registry=None, multiprocess_mode="sum").set(3)
    Histogram("latency", "s", registry=None, buckets=(1, 2)).observe(1.5)
    Summary("size", "bytes", registry=None).observe(5)
    Info("build", "what", registry=None).info({"version": "1"})
    Enum("state", "which", registry=None, states=["a", "b"]).state("b")
    there = {entry.name: attach(segment, entry) for entry in segment.objects()}
    known: dict[str, Any] = {name: structure for name, structure in there.items() if structure is not None}
    kinds = {name: type(structure) for name, structure in known.items()}
    assert kinds == {'jobs_total{by="x",kind="small"}': FloatCounter, "level": Level, "latency": Distribution, "size": Distribution}
    assert known["latency"].read().buckets == (0, 1, 0)
    assert known["level"].value == 3.0
