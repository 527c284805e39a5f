"""Segments for the tests of `rseq top`, and samples of them."""

from __future__ import annotations

from typing import Any

from rseq import Segment, Struct, f64, u8, u64
from rseq.memory import creation
from rseq.structures import Counter, CounterArray, FloatCounter, Gauge, Histogram
from rseq.tools.top import rates
from rseq.tools.top.sample import Sample, Sampler
from rseq.tools.top.view import View


class Both(Struct):
    """What is no structure of ours: two numbers that can be added up, and a truth value."""

    hits: u64
    ratio: f64
    small: u8
    full: bool


class Inside(Struct):
    """Too complicated to be added up."""

    both: Both


def sampler(segment: Any) -> Sampler:
    """Of the segment's file, opened as `rseq top` does it."""
    return Sampler(creation.open_directory(segment.path, read_only=True))


def view(segment: Any, before: Sample | None, now: Sample, **more: Any) -> View:
    """Two samples, with the time between them made one second, and a fixed hour."""
    found = None
    if before is not None:
        before.clock, now.clock = 0.0, 1.0
        found = rates.between(before, now)
    now.time = 1_700_000_000.0
    return View("web", segment.path, now, found, **{"restarts": 3.0, **more})


def made(path: Any) -> tuple[Segment, View]:
    """A segment with everything in it, on two CPUs, whose numbers are written cell by cell: the same picture on every machine."""
    segment = Segment.create(path, copies=2, capacity=20_000, backend="locked")
    requests = Counter('requests{code="200"}', segment=segment)
    errors = Counter('requests{code="500"}', segment=segment)
    sent = FloatCounter("bytes_sent", segment=segment)
    seconds = Histogram("latency_seconds", segment=segment)
    sizes = Histogram("response_bytes", bounds=[100, 1000, 10_000, 100_000], segment=segment)
    hours = CounterArray(24, "by_hour", segment=segment)
    cache = segment.per_cpu("cache", Both)
    before = sampler(segment)
    first = before.sample()
    for cpu, (good, bad, bytes_) in enumerate([(1_200_000, 0, 5.5e9), (400_000, 12, 1.25e9)]):
        requests.cells[cpu].value, errors.cells[cpu].value, sent.cells[cpu].value = good, bad, bytes_
        cell: Any = seconds.cells[cpu]
        for place in range(40):
            cell.buckets[180 + place] = (cpu + 1) * place * (40 - place) * 100
        cell.count, cell.total = sum(cell.buckets), 4000.0
        bucket: Any = sizes.cells[cpu]
        for place, count in enumerate((10, 200, 3000, 500, 2)):
            bucket.buckets[place] = count
        bucket.count, bucket.total = 3712, 2e7
        row: Any = hours.cells[cpu]
        for place in range(24):
            row.values[place] = place * (24 - place)
        there: Any = cache[cpu]
        there.hits, there.ratio, there.small = 70 + cpu, 0.25, 200
    return segment, view(segment, first, before.sample())


__all__ = ["Both", "Counter", "CounterArray", "FloatCounter", "Gauge", "Histogram", "Inside", "made", "sampler", "view"]
