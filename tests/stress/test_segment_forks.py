"""Forks in the middle of updates of a segment, whose name is removed meanwhile: parents and children count, and totals are right."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import rseq
from rseq.structures import Counter, Family, Gauge, Histogram
from tests.memory.conftest import folder as folder
from tests.memory.processes import fork, wait

THREADS, CHILDREN, EACH = 4, 25, 300


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_fork_in_the_middle_of_updates(folder: Path, backend: str) -> None:
    """Four threads observe, set and make objects all the time, another one forks; each child does the same and ends."""
    segment = rseq.Segment.create("x", backend=backend, capacity=1 << 18, objects=4096)
    histogram, bounded = Histogram("free", segment=segment), Histogram("bounded", bounds=[1.0, 2.0], segment=segment)
    counter, level = Counter("counter", segment=segment), Gauge("level", mode="sum", segment=segment)
    family = Family(Counter, "family", ["n"], segment=segment)
    stop, failures = threading.Event(), list[BaseException]()
    rounds = [0] * THREADS

    def once(number: int) -> None:
        histogram.observe(2.0)
        bounded.observe(1.0)
        counter.add()
        level.inc()
        if number % 10 == 0:
            family.labels(number % 300).add()

    def thread(place: int) -> Callable[[], None]:
        def run() -> None:
            try:
                while not stop.is_set():
                    once(rounds[place])
                    rounds[place] += 1
            except BaseException as error:
                failures.append(error)

        return run

    once(1)
    threads = [threading.Thread(target=thread(place)) for place in range(THREADS)]
    for each in threads:
        each.start()
    try:
        for turn in range(CHILDREN):
            if turn == CHILDREN // 2:
                segment.unlink()  # those who use it go on
                assert os.listdir(folder) == []
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                assert wait(fork(lambda: [once(number) for number in range(EACH)])) == 0
            found = bounded.read()
            assert sum(found.buckets) == found.count == found.total
    finally:
        stop.set()
        for each in threads:
            each.join()
    assert failures == []
    total = 1 + sum(rounds) + CHILDREN * EACH
    assert (counter.value, level.value) == (total, float(total))
    for read in (histogram.read(), bounded.read()):
        assert sum(read.buckets) == read.count == total
    assert (histogram.total, bounded.total) == (2.0 * total, 1.0 * total)
    expected = sum(len(range(0, count, 10)) for count in rounds) + CHILDREN * len(range(0, EACH, 10))
    assert sum(child.value for _, child in family) == expected
    assert len(level.levels()) == 2, "children came one after the other"
    segment.close()
