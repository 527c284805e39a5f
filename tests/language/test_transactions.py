"""`@rseq.transaction`: several words changed together, seen together by `rseq.snapshot`, whoever is interrupted or killed."""

from __future__ import annotations

import ctypes
import math
import os
import pickle
import random
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any, Literal

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import rseq
from rseq import Array, PerCid, PerCpu, Struct, f64, i64, u8, u64
from rseq.compiler import journal, targets
from rseq.compiler.assembler import assemble, available
from rseq.compiler.frontend.transactions import parts_of
from rseq.compiler.listing import instruction_lines, listing
from rseq.compiler.object_file import critical_sections, disassemble
from rseq.compiler.unit import function_of
from rseq.kernel import backend as choice
from rseq.kernel.timers import SignalStorm
from rseq.language import interpreter
from rseq.memory.segment import RESERVED
from rseq.memory.snapshot import Snapshot, snapshot
from tests.memory.processes import fork, wait

BACKENDS = ["kernel", "locked"]
BUCKETS = 4
Loose = Any


class Histogram(Struct):
    """What every transaction here keeps true: count is the sum of the buckets, and sum is the sum of what was recorded."""

    small: u8
    count: u64
    buckets: Array[u64, Literal[4]]
    sum: i64
    weight: f64
    last: i64


@rseq.transaction
def record(cells: PerCpu[Histogram], bucket: u64, value: i64 = 1, weight: f64 = 0.5) -> tuple[u64, i64]:
    """Records; gives the count and the sum before."""
    here = cells.here()
    count, total = here.count, here.sum
    if value == 0:
        return count, total
    here.count = count + 1
    here.sum = total + value
    if value < 0:
        here.buckets[0] += 1
        return count, total
    here.buckets[bucket] += 1
    here.weight = here.weight * 0.5 - weight
    here.last = -value
    return count, total


@rseq.transaction
def fill(cells: PerCpu[Array[u64, 16]], start: u64) -> None:
    """As many words as there is room for."""
    here = cells.here()
    here[0] = start
    here[1] = start + 1
    here[2] = start + 2
    here[3] = start + 3
    here[4] = start + 4
    here[5] = start + 5
    here[6] = start + 6
    here[7] = start + 7
    here[8] = start + 8
    here[9] = start + 9
    here[10] = start + 10
    here[11] = start + 11
    here[12] = start + 12
    here[13] = start + 13


@rseq.native(release_gil=True)
def record_often(cells: PerCpu[Histogram], rounds: u64, value: i64) -> None:
    for i in range(rounds):
        record(cells, i & 3, value, 0.0)


def usable(backend: str) -> str:
    found = choice.choose()
    if backend == "kernel" and found.backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {found.reason}")
    return backend


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return usable(request.param)


@pytest.fixture
def pinned() -> Iterator[int]:
    """This thread stays on one CPU, so that every transaction is applied by the one that follows, at the latest."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield min(before)
    os.sched_setaffinity(0, before)


def consistent(cells: Loose) -> int:
    """Looks at every CPU; the number of records."""
    total = 0
    for cpu in range(len(cells)):
        seen = snapshot(cells, cpu)
        assert sum(seen.buckets) == seen.count, f"torn: {seen}"
        total += seen.count
    return total


def copies(cells: Loose) -> list[Loose]:
    return [snapshot(cells, cpu) for cpu in range(len(cells))]


# One thread


CALLS = st.lists(
    st.tuples(st.integers(0, BUCKETS + 1), st.integers(-3, 2**63 - 1) | st.integers(-(2**63), 3), st.floats(allow_nan=False)), max_size=12
)


@pytest.mark.parametrize("name", BACKENDS)
@settings(deadline=None, max_examples=150)
@given(calls=CALLS)
def test_as_the_interpreter(name: str, calls: list[tuple[int, int, float]]) -> None:
    usable(name)
    before = os.sched_getaffinity(0)
    cpu = min(before)
    os.sched_setaffinity(0, {cpu})
    try:
        real: Loose = rseq.per_cpu(Histogram, backend=name)
        model: Loose = rseq.per_cpu(Histogram, backend=name)
        size = rseq.sizeof(Histogram)
        for arguments in calls:
            outcomes: list[Loose] = []
            for run, cells in ((record, real), (record.python, model)):
                try:
                    with interpreter.on_cpu(cpu):
                        outcomes.append(run(cells, *arguments))
                except IndexError:
                    outcomes.append(IndexError)
            assert outcomes[0] == outcomes[1]
            sight, raw = snapshot(real, cpu), snapshot(model, cpu)
            assert repr(sight) == repr(raw)
        if name == "kernel":  # the words themselves, too: the same thread applied them
            assert ctypes.string_at(real[cpu]._address, size) == ctypes.string_at(model[cpu]._address, size)
        for other in range(len(real)):
            if other != cpu:
                assert snapshot(real, other).count == 0
    finally:
        os.sched_setaffinity(0, before)


def test_a_failure_leaves_nothing(backend: str, pinned: int) -> None:
    cells: Loose = rseq.per_cpu(Histogram, backend=backend)
    record(cells, 3, 5)
    before = copies(cells)
    with pytest.raises(IndexError):
        record(cells, BUCKETS, 7)
    assert copies(cells) == before
    assert record(cells, 2, 7) in [(0, 0), (1, 5)]
    assert consistent(cells) == 2


def test_floats_and_negative_numbers(backend: str) -> None:
    cells: Loose = rseq.per_cpu(Histogram, backend=backend, copies=1) if backend == "locked" else rseq.per_cpu(Histogram)
    for value, weight in [(5, 1.5), (-(2**63), 0.0), (2**63 - 1, -math.inf), (1, 5e-324)]:
        record(cells, 1, value, weight)
    assert sum(c.sum for c in copies(cells)) % 2**64 == (5 - 2**63 + 2**63 - 1 + 1) % 2**64
    assert consistent(cells) == 4
    assert max(c.weight for c in copies(cells)) == math.inf


def test_fourteen_words(backend: str) -> None:
    cells: Loose = rseq.per_cpu(Array[u64, 16], backend=backend)  # type: ignore[valid-type]
    for turn in range(1, 200):
        fill(cells, turn * 100)
        assert [turn * 100 + i for i in range(14)] + [0, 0] in copies(cells)
    for each in copies(cells):
        assert each == [0] * 16 or each == [each[0] + i for i in range(14)] + [0, 0]


def test_fifteen_words_are_refused() -> None:
    @rseq.transaction
    def too_many(cells: PerCpu[Array[u64, 16]], n: u64) -> None:
        here = cells.here()
        here[0] = n
        here[1] = n
        here[2] = n
        here[3] = n
        here[4] = n
        here[5] = n
        here[6] = n
        here[7] = n
        here[8] = n
        here[9] = n
        here[10] = n
        here[11] = n
        here[12] = n
        here[13] = n
        if n > 5:
            here[14] = n

    with pytest.raises(rseq.CompileError, match=r"too_many\(\) writes up to 15 words, and a transaction has room for 14"):
        too_many.compile()


def test_reading_on_a_path_that_has_not_written() -> None:
    @rseq.transaction
    def either(cells: PerCpu[Histogram], flag: bool) -> u64:
        here = cells.here()
        if flag:
            here.count = 7
            return 1
        here.sum = i64(here.count)
        return here.count

    cells: Loose = rseq.per_cpu(Histogram)
    assert either(cells, False) == 0
    assert either(cells, True) == 1
    assert sum(c.count for c in copies(cells)) == 7


def test_how_it_is_called(backend: str) -> None:
    cells: Loose = rseq.per_cpu(Histogram, backend=backend)
    record(cells=cells, value=3, bucket=2)
    record(cells, 1)
    bound = record.bind(cells)
    bound(1, weight=2.0)
    bound(bucket=3, value=-1)
    assert consistent(cells) == 4
    assert [sum(c.buckets[i] for c in copies(cells)) for i in range(4)] == [1, 2, 1, 0]
    assert pickle.loads(pickle.dumps(record)) is record
    assert repr(record).startswith("<rseq.transaction record(cells: PerCpu[Histogram], bucket: u64")
    wrong: Loose = record
    with pytest.raises(TypeError, match="'bucket'"):
        wrong(cells)
    with pytest.raises(OverflowError):
        record(cells, -1)
    cells.close()
    with pytest.raises(ValueError, match="closed|no memory"):
        record(cells, 1)
    with pytest.raises(ValueError, match="closed|no memory"):
        snapshot(cells, 0)


def test_by_concurrency_id() -> None:
    @rseq.transaction
    def both(cells: PerCid[Histogram]) -> None:
        here = cells.here()
        here.count += 1
        here.buckets[1] += 1

    cells: Loose = rseq.per_cid(Histogram)
    for _ in range(100):
        both(cells)
    assert consistent(cells) == 100


def test_what_is_no_transaction() -> None:
    decorate: Loose = rseq.transaction
    for wrong in (-1, True, 2**31, 1.0, "3"):
        with pytest.raises(ValueError, match="^max_restarts is a number from 0 to"):
            decorate(max_restarts=wrong)
    with pytest.raises(TypeError, match="^@rseq.transaction goes on a plain function"):
        decorate(3)


def test_a_sequence_cannot_call_one() -> None:
    @rseq.sequence
    def calling(cells: PerCpu[Histogram]) -> tuple[u64, i64]:
        return record(cells, 1)

    with pytest.raises(rseq.CompileError, match="^.*record is a transaction, which is two sequences and cannot be part of one"):
        calling.compile()


def test_snapshots() -> None:
    cells: Loose = rseq.per_cpu(Histogram, copies=3, backend="locked")
    cells[1].count, cells[1].weight, cells[1].small = 5, -0.5, 255
    seen = snapshot(cells, 1)
    assert seen == Snapshot({"small": 255, "count": 5, "buckets": [0] * 4, "sum": 0, "weight": -0.5, "last": 0})
    assert seen != snapshot(cells, 0)
    assert repr(snapshot(cells, 2)) == "Snapshot(small=0, count=0, buckets=[0, 0, 0, 0], sum=0, weight=0.0, last=0)"
    for outside in (-1, 3):
        with pytest.raises(IndexError, match=f"^there is no CPU {outside}: the handle has copies 0 to 2$"):
            snapshot(cells, outside)
    wrong: Loose = "cells"
    with pytest.raises(TypeError, match=r"^snapshot\(\) takes a per-CPU handle, not 'cells'$"):
        snapshot(wrong, 0)
    with rseq.Segment(copies=2) as segment:  # bytes beside each other: none of the neighbours
        handles: list[Loose] = [rseq.per_cpu(u8, segment=segment) for _ in range(20)]
        for n, handle in enumerate(handles):
            handle[1] = n + 1
        assert [snapshot(handle, 1) for handle in handles] == list(range(1, 21))


# Many threads


def disturbed(cells: Loose, rounds: int, rate: int) -> None:
    """Eight threads record while timers interrupt them and they are moved, and this one looks on."""
    cpus = sorted(os.sched_getaffinity(0))
    numbers: list[int] = []
    failures: list[BaseException] = []
    with SignalStorm(rate) as storm:

        def run() -> None:
            try:
                storm.join_in()
                numbers.append(threading.get_native_id())
                for _ in range(20):
                    record_often(cells, rounds // 20, 3)
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=run) for _ in range(8)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            consistent(cells)
            if numbers:
                number = random.choice(numbers)
                try:
                    os.sched_setaffinity(number, {random.choice(cpus)})
                except OSError:
                    pass
        for thread in threads:
            thread.join()
        assert storm.signals > 100
    assert not failures, failures
    assert consistent(cells) == 8 * rounds
    assert sum(c.sum for c in copies(cells)) == 24 * rounds


def test_eight_threads_with_timers(backend: str) -> None:
    cells: Loose = rseq.per_cpu(Histogram, backend=backend)
    record_often.compile()
    before = record.restarts
    disturbed(cells, 4_000_000 if backend == "kernel" else 200_000, 10_000)
    if backend == "kernel":
        assert record.restarts > before, "nothing was disturbed"


def test_giving_up_means_that_nothing_happened() -> None:
    """max_restarts=0 under a storm: every call either counted or raised Aborted."""
    usable("kernel")

    @rseq.transaction(max_restarts=0)
    def impatient(cells: PerCpu[Histogram], rounds: u64) -> None:
        here = cells.here()
        total: u64 = 0
        for i in range(min(rounds, 100_000)):
            total += i ^ here.buckets[0]
        here.count += 1
        here.sum = i64(total)
        here.buckets[1] += 1

    cells: Loose = rseq.per_cpu(Histogram, backend="kernel")
    impatient(cells, 0)
    good, given_up = 1, 0
    with SignalStorm(20_000) as storm:
        storm.join_in()
        deadline = time.monotonic() + 20
        while (given_up < 50 or good < 50) and time.monotonic() < deadline:
            try:
                impatient(cells, random.choice([10, 1000, 100_000]))
                good += 1
            except rseq.Aborted:
                given_up += 1
    assert given_up >= 50
    assert consistent(cells) == good


def test_only_the_first_part_gives_up() -> None:
    @rseq.transaction(max_restarts=3)
    def some(cells: PerCpu[Histogram]) -> None:
        here = cells.here()
        here.count = 1

    assert [function_of(part).max_restarts for part in parts_of(some.definition)] == [3, None, None]


# Processes


def test_killed_processes(backend: str) -> None:
    """SIGKILL at any moment, 200 times: every look is consistent, and at most the record in hand of each victim is unknown."""
    cells: Loose = rseq.per_cpu(Histogram, shared=True, backend=backend)
    workers, victims, deadline = 4, 200, time.monotonic() + 400
    acknowledged: Loose = rseq.array(u64, victims + workers, shared=True)
    view = acknowledged.numpy()
    record(cells, 0, 0)
    consistent(cells)

    def child(place: int) -> None:
        while True:
            record(cells, place & 3, 1)
            view[place] += 1

    alive = {fork(lambda place=place: child(place)): place for place in range(workers)}
    killed = 0
    while killed < victims and time.monotonic() < deadline:
        time.sleep(random.random() * 0.01)
        victim = random.choice(list(alive))
        os.kill(victim, signal.SIGKILL)
        consistent(cells)
        assert wait(victim) == -signal.SIGKILL
        del alive[victim]
        place = workers + killed
        killed += 1
        consistent(cells)
        alive[fork(lambda place=place: child(place))] = place
    for number in alive:
        os.kill(number, signal.SIGKILL)
    for number in alive:
        wait(number)
    assert killed == victims
    known = int(view.sum())
    assert known > 0
    total = consistent(cells)
    assert known <= total <= known + killed + workers
    for cpu in sorted(os.sched_getaffinity(0)):  # what the dead left is taken up
        fresh(cells, cpu)
    assert consistent(cells) == total + len(os.sched_getaffinity(0))
    assert sum(c.sum for c in copies(cells)) == consistent(cells)
    cells.close()
    acknowledged.close()


def fresh(cells: Loose, cpu: int) -> None:
    """One record on a CPU."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cpu})
    record(cells, 1, 1)
    os.sched_setaffinity(0, before)


# Journals that somebody left


class Journal:
    """The journal of a CPU's region, and the whole of the mapping beside it."""

    def __init__(self, cells: Loose, cpu: int) -> None:
        record = cells._record
        self.home = record.lock + cpu * record.stride
        self.offset = record.base - record.lock
        self.header = ctypes.c_uint64.from_address(self.home + journal.HEADER)
        self.stride = record.stride

    def note(self, place: int, offset: int, value: int) -> None:
        at = self.home + journal.ENTRIES + place * journal.ENTRY
        ctypes.c_uint64.from_address(at).value = offset
        ctypes.c_uint64.from_address(at + 8).value = value

    def bytes(self) -> bytes:
        return ctypes.string_at(self.home + RESERVED, self.stride - RESERVED)


def test_the_reserved_bytes_hold_a_journal() -> None:
    assert journal.END <= RESERVED == journal.FIRST
    assert journal.HEADER >= 64, "before it there is the lock"
    assert journal.MOST <= journal.COUNT_MASK < journal.GENERATION


def test_a_journal_that_a_dead_process_left(backend: str, pinned: int) -> None:
    cells: Loose = rseq.per_cpu(Histogram, shared=True, backend=backend)
    left = Journal(cells, pinned)
    at = {n: left.offset + rseq.offset_of(Histogram, n) for n in ("count", "buckets", "sum")}

    def child() -> None:
        left.note(0, at["count"], 10)
        left.note(1, at["buckets"] + 16, 3)
        left.note(2, at["buckets"] + 16, 10)
        left.note(3, at["sum"], 2**64 - 5)
        left.header.value += 4

    assert wait(fork(child)) == 0
    seen = snapshot(cells, pinned)
    assert (seen.count, seen.buckets, seen.sum) == (10, [0, 0, 10, 0], -5)
    assert cells[pinned].count == 0, "only noted, so far"
    assert record(cells, 2, 1) == (10, -5)
    seen = snapshot(cells, pinned)
    assert (seen.count, seen.buckets, seen.sum) == (11, [0, 0, 11, 0], -4)
    assert (cells[pinned].count, left.header.value & journal.COUNT_MASK) == (11, 0)
    assert left.header.value >> 8 == 2, "two were applied"


@pytest.mark.parametrize(
    ("count", "offset"),
    [
        (200, None),
        (15, None),
        (255, None),
        (1, 1 << 40),
        (1, 2**64 - 8),
        (1, -1),
        (1, "stride"),
        (1, "stride - 7"),
        (14, 2**63),
        (1, 0),
        (1, 64),
        (1, 312),
        (1, 321),
    ],
)
def test_a_journal_that_is_broken(backend: str, pinned: int, count: int, offset: Any) -> None:
    """An error, every time, and nothing is written outside of the region: neither in the neighbours nor beyond."""
    cells: Loose = rseq.per_cpu(Histogram, backend=backend, copies=max(os.sched_getaffinity(0)) + 2)
    broken = Journal(cells, pinned)
    for place in range(journal.MOST):
        value = {"stride": broken.stride, "stride - 7": broken.stride - 7}.get(offset, offset)
        broken.note(place, broken.offset if value is None else value % 2**64, 77)
    broken.header.value = count
    regions = [Journal(cells, cpu) for cpu in range(len(cells))]
    before = [region.bytes() for region in regions]
    for _ in range(3):
        with pytest.raises(rseq.JournalError, match=r"^record\(\) finds that this CPU's journal is damaged"):
            record(cells, 1, 1)
        with pytest.raises(rseq.JournalError, match=f"^the journal of CPU {pinned} is damaged: (it says that|entry 0 is of offset)"):
            snapshot(cells, pinned)
    assert [region.bytes() for region in regions] == before
    broken.header.value = journal.GENERATION  # repaired by hand
    record(cells, 1, 1)
    assert consistent(cells) == 1


def test_the_last_word_of_a_region_is_inside(pinned: int) -> None:
    cells: Loose = rseq.per_cpu(Histogram, backend="locked", copies=max(os.sched_getaffinity(0)) + 2)
    left = Journal(cells, pinned)
    left.note(0, left.stride - 8, 99)
    left.header.value = 1
    record(cells, 1, 1)
    assert ctypes.c_uint64.from_address(left.home + left.stride - 8).value == 99


# The sections


@pytest.mark.parametrize("name", targets.names())
def test_both_sections_assemble(name: str) -> None:
    target = targets.target(name)
    kinds = available(target)
    if not kinds:
        pytest.skip(f"skipped, because there is no assembler for {name} here")
    for function in (record, fill):
        for part in parts_of(function.definition):
            made = function_of(part)
            for kind in kinds:
                (section,) = critical_sections(assemble(listing(made, target), target, kind))
                assert section.start.offset + section.post_commit_offset == section.post_commit.offset
                if not target.disassembler:
                    continue
                code = disassemble(section.code, name)
                assert sum(len(i.bytes) for i in code) == len(section.code)
                assert len(code) == len(instruction_lines(made, target))


def test_stores_do_not_pass_the_header_on_aarch64() -> None:
    """The header is read with acquire and written with release in both sections, so that no reader sees a word too early."""
    for part in parts_of(record.definition):
        text = listing(function_of(part), targets.target("aarch64"))
        assert "ldar" in text
        assert "stlr" in text
