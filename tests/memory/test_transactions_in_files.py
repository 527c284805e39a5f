"""Transactions on a segment in a file: processes that are killed in the middle, readers that may only read, journals that are damaged."""

from __future__ import annotations

import os
import random
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rseq
from rseq import Array, JournalError, PerCpu, Segment, Struct, u64
from rseq.compiler import journal
from rseq.memory.repair import repair
from tests.cli.command import Result, refused
from tests.cli.command import rseq as command

Loose = Any


class Observed(Struct):
    count: u64
    total: u64
    buckets: Array[u64, Literal[514]]


@rseq.transaction
def observe(cells: PerCpu[Observed], value: u64, bucket: u64) -> None:
    here = cells.here()
    here.count += 1
    here.total += value
    here.buckets[bucket] += 1


@rseq.native(release_gil=True)
def observe_many(cells: PerCpu[Observed], rounds: u64) -> None:
    for i in range(rounds):
        observe(cells, 3, i & 511)


WRITER = f"""
import sys
from rseq import Segment
from {__name__} import Observed, observe_many
with Segment.open(sys.argv[1]) as segment:
    cells = segment.per_cpu("observed", Observed)
    print("ready", flush=True)
    while True:
        observe_many(cells, 1_000)
"""


@pytest.fixture
def path() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="rseq-test-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as made:
        yield f"{made}/metrics"


def consistent(cells: Loose) -> int:
    """Every CPU's count is the sum of its buckets; the number of all."""
    seen = rseq.snapshot(cells)
    assert all(one.count == sum(one.buckets) and one.total == 3 * one.count for one in seen), seen
    return sum(one.count for one in seen)


def test_killed_processes_seen_by_one_that_may_only_read(path: str) -> None:
    """kill -9 of processes that share nothing but the file, while a reader without the right to write looks on."""
    Segment.create(path, capacity=8192).close()
    with Segment.open(path) as segment:
        segment.per_cpu("observed", Observed)
    with Segment.open(path, read_only=True) as segment:
        cells: Loose = segment.per_cpu("observed", Observed)
        before = 0
        for _ in range(5):
            writers = [subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE) for _ in range(2)]
            for writer in writers:
                assert writer.stdout is not None
                assert writer.stdout.readline() == b"ready\n"
            for writer in writers:
                while consistent(cells) == before:
                    pass
                end = time.monotonic() + random.random() * 0.02
                while time.monotonic() < end:
                    consistent(cells)
                writer.send_signal(signal.SIGKILL)
                consistent(cells)
            for writer in writers:
                assert writer.wait() == -signal.SIGKILL
                assert writer.stdout is not None
                writer.stdout.close()
            after = consistent(cells)
            assert after > before
            before = after
        assert repair(path) == [], "whatever a dead process has left is sound"


def header_at(segment: Loose, cells: Loose, cpu: int) -> int:
    """Where in the file a CPU's journal is."""
    return int(segment.directory.header.per_cpu_at + cpu * cells._record.stride + journal.HEADER)


def put(path: str, at: int, *words: int) -> None:
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(struct.pack(f"={len(words)}Q", *words))


@pytest.fixture
def pinned() -> Iterator[int]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield min(before)
    os.sched_setaffinity(0, before)


def test_a_pending_journal_of_a_file(path: str, pinned: int) -> None:
    with Segment.create(path, capacity=8192) as segment, Segment.open(path, read_only=True) as reading:
        cells: Loose = segment.per_cpu("observed", Observed)
        observe(cells, 3, 7)
        seen: Loose = reading.per_cpu("observed", Observed)
        at = header_at(segment, cells, pinned)
        offset = cells._record.base - cells._record.lock
        put(path, at + journal.ENTRIES - journal.HEADER, offset, 10, offset + 8, 30, offset + 16, 10, offset + 16 + 8 * 7, 0)
        put(path, at, 5 * journal.GENERATION + 4)
        assert (seen[pinned].count, rseq.snapshot(seen, pinned).count, rseq.snapshot(seen)[pinned].buckets[0]) == (1, 10, 10)
        assert repair(path) == [], "it is pending, not damaged"
        observe(cells, 3, 7)
        assert consistent(seen) == 11


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((200,), "it says that 200 entries are pending, and there is room for 14"),
        ((1, 0, 2**63, 7), "entry 0 is of offset 9223372036854775808, and words are from 320 to"),
        ((1, 0, 321, 7), "entry 0 is of offset 321, which is no multiple of 8"),
        ((2, 0, 328, 7, 64, 7), "entry 1 is of offset 64, and words are from 320 to"),
    ],
)
def test_a_damaged_journal_is_refused_and_repaired(
    path: str, pinned: int, words: tuple[int, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Segment.create(path, capacity=8192) as segment, Segment.open(path, read_only=True) as reading:
        segment.per_cpu("first", u64)
        cells: Loose = segment.per_cpu("observed", Observed)
        observe(cells, 3, 7)
        at = header_at(segment, cells, pinned)
        put(path, at, *words)
        with pytest.raises(
            JournalError, match=r"^observe\(\) finds that this CPU's journal is damaged.*; `rseq segment repair NAME` empties it$"
        ):
            observe(cells, 3, 7)
        for handle in (cells, reading.per_cpu("observed", Observed)):
            with pytest.raises(JournalError, match=f"^the journal of CPU {pinned} is damaged: {said}.*`rseq segment repair NAME`"):
                rseq.snapshot(handle)
        fixed = command(capsys, "segment", "repair", path)
        assert (fixed.status, fixed.err) == (0, "")
        assert fixed.out.startswith(f"the journal of CPU {pinned} was emptied: {said}")
        observe(cells, 3, 7)
        assert consistent(cells) == 2
        assert command(capsys, "segment", "repair", path) == Result(0, "no journal is damaged\n", "")


def test_repairing_what_cannot_be(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    refused(command(capsys, "segment", "repair", path), f"there is no segment {path}")
    Path(path).write_text("junk")
    refused(command(capsys, "segment", "repair", path), f"{path}: it is no rseq segment")


@settings(max_examples=60, deadline=None)
@given(journals=st.lists(st.binary(min_size=8, max_size=journal.END - journal.HEADER), min_size=1, max_size=4), data=st.data())
def test_any_bytes_for_a_journal(journals: list[bytes], data: st.DataObject) -> None:
    """Whatever stands there: nothing outside of the words of this CPU changes, nobody crashes or hangs, and it can be repaired."""
    before = os.sched_getaffinity(0)
    cpu = min(before)
    os.sched_setaffinity(0, {cpu})
    try:
        with tempfile.TemporaryDirectory(prefix="rseq-test-") as folder, Segment.create(f"{folder}/x", capacity=8192) as segment:
            cells: Loose = segment.per_cpu("observed", Observed)
            at, stride = header_at(segment, cells, cpu), cells._record.stride
            for content in journals:
                if data.draw(st.booleans()):
                    content = bytes([data.draw(st.integers(0, 16))]) + content[1:]
                with open(segment.path, "r+b") as file:
                    file.seek(at)
                    file.write(content)
                whole = Path(segment.path).read_bytes()
                for act in (lambda: observe(cells, 3, 7), lambda: rseq.snapshot(cells)):
                    try:
                        act()
                    except JournalError:
                        pass
                now = Path(segment.path).read_bytes()
                first = at - journal.HEADER
                assert now[: first + journal.HEADER] == whole[: first + journal.HEADER]
                assert now[first + stride :] == whole[first + stride :]
                repair(segment.path)
                observe(cells, 3, 7)
                rseq.snapshot(cells)
    finally:
        os.sched_setaffinity(0, before)
