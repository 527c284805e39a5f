"""Many processes at once, and processes that are killed in the middle: there is a whole segment or none, and nobody waits for ever."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Segment, Struct, u64
from rseq.memory import creation, owner_lock
from rseq.memory.errors import SegmentError
from tests.memory.processes import LIMIT, at_once, fork, wait

OBJECTS = 20


class Cell(Struct):
    value: u64


@rseq.sequence
def add(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


def total(cells: Any) -> int:
    return sum(cell.value for cell in cells)


@pytest.fixture(autouse=True)
def compiled() -> None:
    """Before anything is forked, so that no child compiles it."""
    for backend in ("kernel", "locked"):
        add(rseq.per_cpu(Cell, backend=backend))


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_eight_make_the_same_segment_and_the_same_objects(folder: Path, backend: str) -> None:
    def work(seed: int) -> Callable[[], None]:
        def run() -> None:
            for turn in range(6):
                with Segment.attach_or_create(f"s{turn}", backend=backend) as segment:
                    order = random.Random(seed).sample(range(OBJECTS), OBJECTS)
                    for number in order:
                        cells = segment.per_cpu(f"object {number}", Cell)
                        bound = add.bind(cells)
                        for _ in range(50):
                            bound()
                        segment.array(f"array {number}", u64, number + 1)

        return run

    assert at_once(work(seed) for seed in range(8)) == [0] * 8
    assert sorted(os.listdir(folder)) == [f"rseq-s{turn}" for turn in range(6)]
    for turn in range(6):
        with Segment.open(f"s{turn}") as segment:
            assert len(segment.objects()) == 2 * OBJECTS
            for number in range(OBJECTS):
                assert total(segment.per_cpu(f"object {number}", Cell)) == 8 * 50


def test_one_makes_it_and_seven_are_told(folder: Path) -> None:
    def work() -> None:
        try:
            Segment.create("x")
        except FileExistsError:
            os._exit(3)

    assert sorted(at_once([work] * 8)) == [0] + [3] * 7


def test_eight_want_the_same_name_for_different_types(folder: Path) -> None:
    Segment.create("x").close()

    def work(length: int) -> Callable[[], None]:
        def run() -> None:
            with Segment.open("x") as segment:
                try:
                    segment.array("a", u64, length)
                except ValueError:
                    os._exit(3)

        return run

    assert sorted(at_once(work(length) for length in range(1, 9))) == [0] + [3] * 7
    with Segment.open("x") as segment:
        assert len(segment.objects()) == 1


STEPS = {
    os: ["open", "close", "pwrite", "pread", "fchmod", "fsync", "fstat", "stat", "link", "unlink", "posix_fallocate", "fstatvfs"],
    owner_lock.fcntl: ["fcntl"],
}
"""The system calls of which making a segment and an object consist."""


def killed_at(step: int, half: bool) -> None:
    """In a child: be killed before the system call of that number; `half`: in the middle of it, if it writes."""
    count = 0

    def counting(name: str, real: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            if count == step:
                if half and name == "pwrite" and len(args[1]) > 8:  # eight bytes are not divided
                    real(args[0], args[1][: len(args[1]) // 2], args[2])
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1
            return real(*args, **kwargs)

        return call

    for module, functions in STEPS.items():
        for name in functions:
            setattr(module, name, counting(name, getattr(module, name)))


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("unnamed", [True, False])
def test_killed_at_every_system_call_of_making_a_segment(folder: Path, unnamed: bool, half: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """`unnamed`: on file systems with O_TMPFILE nothing at all stays behind."""
    if not unnamed:
        monkeypatch.setattr(os, "O_TMPFILE", os.O_TMPFILE & ~os.O_DIRECTORY | os.O_CREAT | os.O_EXCL)
    step, seen = 0, set()
    while True:

        def work(step: int = step) -> None:
            killed_at(step, half)
            Segment.create("x", capacity=8, arrays=0, objects=1)

        status = wait(fork(work))
        assert status in (0, -signal.SIGKILL)
        there = "rseq-x" in os.listdir(folder)
        seen.add(there)
        if there:
            with Segment.open("x") as segment:
                assert segment.objects() == []
                segment.per_cpu("a", u64)
            Segment.remove("x")
        if unnamed:
            assert os.listdir(folder) == []
        for left in os.listdir(folder):
            assert left.startswith(".rseq-new-")
            os.unlink(folder / left)
        if status == 0:
            break
        step += 1
    assert step >= 8
    assert seen == {False, True}


@pytest.mark.parametrize("half", [False, True])
def test_killed_at_every_system_call_of_making_an_object(folder: Path, half: bool) -> None:
    step = 0
    with Segment.create("x") as segment:
        segment.per_cpu("first", Cell)
        while True:

            def work(step: int = step) -> None:
                with Segment.open("x") as own:
                    killed_at(step, half)
                    own.per_cpu(f"object {step}", Cell)

            status = wait(fork(work))
            assert status in (0, -signal.SIGKILL)
            before = [entry.name for entry in segment.objects()]
            with Segment.open("x") as other:
                assert [entry.name for entry in other.objects()] == before
                assert all(cell.value == 0 for cell in other.per_cpu(f"object {step}", Cell))
            began = time.monotonic()
            add(segment.per_cpu(f"after {step}", Cell))
            assert time.monotonic() - began < 5
            assert len(segment.objects()) == len(before) + 1 + (f"object {step}" not in before)
            if status == 0:
                break
            step += 1
    assert step >= 6


def test_a_storm_of_kills(folder: Path) -> None:
    """Eight processes make, open and remove three segments and make objects; one after the other is killed and replaced."""
    deadline, kills, wholes = time.monotonic() + LIMIT, 0, 0

    def work(seed: int) -> Callable[[], None]:
        def run() -> None:
            os.nice(10)  # so that there is time to kill them
            chance = random.Random(seed)
            while True:
                with contextlib.suppress(FileNotFoundError), Segment.attach_or_create(f"s{chance.randrange(3)}") as segment:
                    for _ in range(10):
                        add(segment.per_cpu(f"object {chance.randrange(40)}", Cell))
                    if chance.random() < 0.1:
                        segment.unlink()

        return run

    children = {fork(work(seed)) for seed in range(8)}
    try:
        while (kills < 60 or wholes < 30) and time.monotonic() < deadline:
            time.sleep(0.003)
            victim = random.choice(sorted(children))
            os.kill(victim, signal.SIGKILL)
            assert wait(victim) == -signal.SIGKILL
            children.remove(victim)
            kills += 1
            children.add(fork(work(100 + kills)))
            for number in range(3):
                with contextlib.suppress(FileNotFoundError), Segment.open(f"s{number}", read_only=bool(kills % 2)) as segment:
                    names = [entry.name for entry in segment.objects()]
                    assert len(names) == len(set(names)) <= 40
                    wholes += 1
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
        assert [wait(child) for child in children] == [-signal.SIGKILL] * len(children)
    assert kills >= 60
    assert wholes >= 30
    assert set(os.listdir(folder)) <= {f"rseq-s{number}" for number in range(3)}
    with Segment.attach_or_create("s0") as segment:
        segment.per_cpu("one more", Cell)


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_what_was_acknowledged_is_there(folder: Path, backend: str) -> None:
    """Killed at any moment, a process has added what it said, and at most one more."""
    segment = Segment.create("x", backend=backend)
    acknowledged: Any = rseq.array(u64, 1000, shared=True)

    def work(place: int) -> Callable[[], None]:
        def run() -> None:
            os.nice(10)
            with Segment.open("x") as own:
                bound = add.bind(own.per_cpu("count", Cell))
                while True:
                    for _ in range(100):
                        bound()
                        acknowledged[place] += 1

        return run

    children = [fork(work(place)) for place in range(4)]
    places = 4
    deadline = time.monotonic() + LIMIT
    while (places < 60 or not sum(acknowledged)) and places < 900 and time.monotonic() < deadline:
        time.sleep(0.005)
        os.kill(children[0], signal.SIGKILL)
        wait(children.pop(0))
        children.append(fork(work(places)))
        places += 1
    for child in children:
        os.kill(child, signal.SIGKILL)
        wait(child)
    said = sum(acknowledged)
    assert said > 0
    assert places >= 60
    assert said <= total(segment.per_cpu("count", Cell)) <= said + places
    segment.close()


def holding(folder: Path) -> int:
    """A child that is adding an object and goes no further."""
    reading, writing = os.pipe()

    def work() -> None:
        with Segment.open("x") as own, own.directory.file:
            os.write(writing, b"1")
            time.sleep(LIMIT)

    child = fork(work)
    os.close(writing)
    assert os.read(reading, 1) == b"1"
    os.close(reading)
    return child


def test_a_stopped_process_is_not_waited_for_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owner_lock, "PATIENCE", 0.2)
    with Segment.create("x") as segment:
        cells = segment.per_cpu("a", Cell)
        child = holding(folder)
        os.kill(child, signal.SIGSTOP)
        try:
            with pytest.raises(
                SegmentError, match=r"another process has been adding an object to .*rseq-x for 0.2 s; perhaps it is stopped"
            ):
                segment.per_cpu("b", Cell)
            add(cells)
            assert total(segment.per_cpu("a", Cell)) == 1
            assert [entry.name for entry in segment.objects()] == ["a"]
            with Segment.open("x") as other:
                assert "a" in other
        finally:
            os.kill(child, signal.SIGKILL)
            wait(child)
        segment.per_cpu("b", Cell)
        assert "b" in segment


def test_a_killed_process_holds_nothing(folder: Path) -> None:
    with Segment.create("x") as segment:
        for number in range(20):
            child = holding(folder)
            os.kill(child, signal.SIGKILL)
            segment.per_cpu(f"object {number}", Cell)
            wait(child)
        assert len(segment.objects()) == 20


def test_threads_and_forks_add_objects_at_once(folder: Path) -> None:
    """A child that is forked while another thread of its parent holds the lock neither has it nor waits for itself."""
    with Segment.create("x") as segment:
        stop = threading.Event()

        def adding(name: str) -> None:
            number = 0
            while not stop.is_set() and number < 300:
                segment.per_cpu(f"{name} {number}", Cell)
                number += 1

        threads = [threading.Thread(target=adding, args=(f"thread {number}",)) for number in range(3)]
        for thread in threads:
            thread.start()
        statuses = []
        for number in range(12):
            child = fork(lambda number=number: [add(segment.per_cpu(f"child {number} {turn}", Cell)) for turn in range(5)])
            statuses.append(wait(child))
        stop.set()
        for thread in threads:
            thread.join()
        assert statuses == [0] * 12
        names = [entry.name for entry in segment.objects()]
        assert len(names) == len(set(names))
        assert sum(name.startswith("child") for name in names) == 60
        with Segment.open("x") as other:
            assert [entry.name for entry in other.objects()] == names


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_a_forked_child_shares_the_mapping(folder: Path, backend: str) -> None:
    with Segment.create("x", backend=backend) as segment:
        cells, numbers = segment.per_cpu("a", Cell), segment.array("n", u64, 3)
        bound = add.bind(cells)

        def work() -> None:
            bound(5)
            numbers[1] = 7
            add(segment.per_cpu("b", Cell), 6)
            assert wait(fork(lambda: bound(10))) == 0
            segment.close()

        assert wait(fork(work)) == 0
        bound()
        assert (total(cells), numbers[1], total(segment.per_cpu("b", Cell))) == (16, 7, 6)


def test_a_signal_handler_may_look_and_not_add(folder: Path) -> None:
    with Segment.create("x") as segment:
        segment.per_cpu("a", Cell)
        with segment.directory.file:
            assert "a" in segment
            with pytest.raises(RuntimeError, match="this thread is adding an object already"):
                segment.per_cpu("b", Cell)
        segment.per_cpu("b", Cell)


def test_signals_at_any_moment(folder: Path) -> None:
    """A handler that reads the directory while the interrupted code does, too."""
    with Segment.create("x") as segment, Segment.open("x") as other:

        def handler(*_: object) -> None:
            names = [entry.name for entry in segment.objects()]
            assert names == [f"object {number}" for number in range(len(names))]

        before = signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, 0.0003, 0.0003)
        try:
            for number in range(400):
                (segment if number % 3 else other).per_cpu(f"object {number}", Cell)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        assert len(segment.objects()) == len(other.objects()) == 400


def test_a_closed_descriptor_is_opened_again(folder: Path) -> None:
    """As programs do that become daemons: close everything."""
    with Segment.create("x") as segment:
        cells = segment.per_cpu("a", Cell)

        def work() -> None:
            with open(folder / "mine", "w+") as mine:
                lowest = mine.fileno()
                os.closerange(3, 100)
                taken = [os.open(folder / "mine", os.O_RDWR) for _ in range(20)]
                assert lowest
                add(cells)
                segment.per_cpu("b", Cell)
                assert "b" in segment
                segment.close()
                for fd in taken:
                    assert os.fstat(fd).st_size == 0
                mine.close = lambda: None  # type: ignore[method-assign]
                os._exit(0)

        assert wait(fork(work)) == 0
        assert "b" in segment


def test_more_racers_than_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that has no room because the others hold it looks again, and finds what they made."""
    Segment.create("x").close()
    calls = []
    real = creation.open_directory

    def late(*args: Any, **kwargs: Any) -> Any:
        calls.append(args)
        if len(calls) == 1:
            raise FileNotFoundError
        return real(*args, **kwargs)

    def full(*args: Any) -> Any:
        raise OSError(28, "there is no room")

    monkeypatch.setattr(creation, "open_directory", late)
    monkeypatch.setattr(creation, "create", full)
    with Segment.attach_or_create("x") as segment:
        assert segment.objects() == []
    with pytest.raises(OSError, match="there is no room"):
        Segment.attach_or_create("y")
