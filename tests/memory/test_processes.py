"""Slots of processes: who has which, who lives, pid namespaces, executed programs; and a writer that is stopped for ever."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq.compiler import journal
from rseq.kernel import process
from rseq.kernel.backend import examine
from rseq.memory import processes
from rseq.memory.file_segment import FileSegment
from rseq.memory.processes import Table, slot_of
from rseq.structures import Counter, Gauge, Histogram
from rseq.structures.histogram import LogLinearCell, observe_log_linear
from tests.memory.processes import LIMIT, SOURCES, fork, wait


@pytest.fixture
def segment(folder: Path) -> Iterator[FileSegment]:
    with rseq.Segment.create("x") as made:
        yield made


def test_the_lowest_free_slot_is_taken(segment: FileSegment) -> None:
    mine = slot_of(segment)
    assert slot_of(segment) is mine
    assert mine.number == 0
    table = Table(segment)
    assert table.owner(0) == mine.word
    assert process.pid_of(mine.word) == os.getpid()
    assert table.alive(0, mine.word)
    assert not table.alive(0, mine.word + 1)
    assert table.owner(5) == table.owner(processes.MOST) == table.owner(100) == 0

    word = mine.word

    def child() -> None:
        assert slot_of(segment).number == 1
        assert table.owner(1) == slot_of(segment).word != word

    words = set()
    for _ in range(3):
        assert wait(fork(child)) == 0
        words.add(table.owner(1))
        assert not table.alive(1, table.owner(1))
    assert len(words) == 3


def test_a_word_is_never_the_one_before(segment: FileSegment, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also if pid and start time are the same: two first processes of two containers, started in the same moment."""
    monkeypatch.setattr(process, "identity", lambda: 1 | 5 << process.PID_BITS)
    words, before = [], 0
    for _ in range(2 * processes.TURNS):
        before = processes._word(before)
        words.append(before)
    assert all(a != b for a, b in zip(words, words[1:], strict=False))
    assert 0 not in words
    assert {process.pid_of(word) for word in words} == {1}
    assert len(set(words)) == processes.TURNS


def test_a_file_that_was_truncated_keeps_no_other_from_its_slot(folder: Path, segment: FileSegment) -> None:
    """A forked child takes a slot in every segment; one that is damaged must not leave it with its parent's rows of the others."""
    damaged = rseq.Segment.create(folder / "damaged")
    first = Gauge("first", segment=damaged)
    second = Gauge("second", mode="sum", segment=segment)
    second.set(1)
    os.truncate(damaged.path, os.sysconf("SC_PAGESIZE"))
    assert wait(fork(lambda: second.set(2))) == 0
    assert sorted(level.value for level in second.levels()) == [1, 2]
    damaged.close()
    del first


def test_a_read_only_segment_has_no_slot(segment: FileSegment) -> None:
    with rseq.Segment.open("x", read_only=True) as reader, pytest.raises(ValueError) as caught:
        slot_of(reader)
    assert str(caught.value) == f"{segment.path} was opened with read_only=True: nothing in it can belong to this process"


NAMESPACE = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]
SETS = """
    import os, sys, time
    import rseq
    from rseq.structures import Gauge
    gauge = Gauge("level", segment=rseq.Segment.open("x"))
    gauge.set(float(sys.argv[1]))
    print(os.getpid(), flush=True)
    sys.stdin.read()
"""


def test_two_processes_of_one_number_have_two_levels(segment: FileSegment) -> None:
    """In two pid namespaces both are process 1. One is killed: its level goes, and the other's stays."""
    if subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode:
        pytest.skip("skipped, because pid namespaces cannot be made here")
    gauge = Gauge("level", segment=segment)
    settings = os.environ | {"PYTHONPATH": str(SOURCES)}
    command = [*NAMESPACE, sys.executable, "-c", textwrap.dedent(SETS)]
    first, second = (
        subprocess.Popen([*command, value], env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for value in ("3", "40")
    )
    try:
        assert [ran.stdout.readline() for ran in (first, second)] == ["1\n", "1\n"]  # type: ignore[union-attr]
        assert sorted((level.pid, level.alive, level.value) for level in gauge.levels() if level.pid == 1) == [
            (1, True, 3.0),
            (1, True, 40.0),
        ]
        assert gauge.value == 43.0
        first.kill()  # unshare, and with it the process that it made
        deadline = time.monotonic() + LIMIT
        while gauge.value != 40.0 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert sorted((level.alive, level.value) for level in gauge.levels() if level.pid == 1) == [(False, 3.0), (True, 40.0)]
        assert gauge.value == 40.0
    finally:
        for ran in (first, second):
            ran.kill()
            ran.communicate()


@rseq.native
def observe_for_ever(cells: rseq.PerCpu[LogLinearCell], said: rseq.Ptr[Said], rounds: rseq.u64) -> None:
    for _ in range(rounds):
        observe_log_linear(cells, 1.0)
        rseq.atomic.add(said.count, 1, order="relaxed")


class Said(rseq.Struct):
    count: rseq.u64


@pytest.mark.skipif(examine().backend != "kernel", reason="skipped, because sequences cannot run on the kernel facility here")
def test_a_writer_that_is_stopped_for_ever(segment: FileSegment) -> None:
    """SIGSTOP in the middle of a transaction: it has happened for readers, others go on on the same CPU, and totals are right after SIGCONT."""
    histogram, counter = Histogram("h", segment=segment), Counter("c", segment=segment)
    said: Any = rseq.array(Said, 1, shared=True)
    observe_for_ever(histogram.cells, said[0], 0)
    histogram.observe(1.0)
    counter.add()
    cpu = min(os.sched_getaffinity(0))
    header = ctypes.c_uint64.from_address(segment.base + cpu * segment.stride + journal.HEADER)

    def pending() -> bool:
        return bool(header.value & journal.COUNT_MASK)

    def work() -> None:
        os.sched_setaffinity(0, {cpu})
        observe_for_ever(histogram.cells, said[0], 2**63)

    child = fork(work)
    before = os.sched_getaffinity(0)
    try:
        deadline = time.monotonic() + LIMIT
        while True:
            os.kill(child, signal.SIGSTOP)
            assert os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1])
            if pending() and said[0].count:
                break
            assert time.monotonic() < deadline, "it was never stopped in a transaction"
            os.kill(child, signal.SIGCONT)
            time.sleep(0.0005)
        stopped = said[0].count
        seen = histogram.read()
        assert sum(seen.buckets) == seen.count == seen.total == stopped + 2, "what is pending has happened, and is seen whole"
        assert histogram.read() == seen
        os.sched_setaffinity(0, {cpu})
        for _ in range(1000):
            histogram.observe(1.0)
            counter.add()
        Counter("made meanwhile", segment=segment).add()
        assert histogram.count == seen.count + 1000
        assert not pending(), "the next writer on that CPU has taken up what was left"
        os.sched_setaffinity(0, before)
        os.kill(child, signal.SIGCONT)
        while said[0].count < stopped + 1000:
            assert time.monotonic() < deadline
            time.sleep(0.001)
    finally:
        os.sched_setaffinity(0, before)
        os.kill(child, signal.SIGKILL)
        wait(child)
    found = histogram.read()
    assert sum(found.buckets) == found.count == found.total
    assert said[0].count + 1001 <= found.count <= said[0].count + 1002
    assert counter.value == 1001
