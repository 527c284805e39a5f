"""Processes: forks share memory or do not, threads run while forking, a killed process leaves nothing broken."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable

import pytest

import rseq
from rseq.compiler.unit import process_identity
from rseq.structures import Counter
from tests.stress.workload import CounterCell, Field, add, churn

BACKENDS = ["kernel", "locked"]


def fork(work: Callable[[], None]) -> int:
    """A child that does the work and exits: status 0, or 1 with a traceback."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    return child


def wait(child: int) -> int:
    """The wait status, with patience."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise AssertionError("the child hangs")


@pytest.mark.parametrize("backend", BACKENDS)
def test_forked_processes_share_memory(backend: str) -> None:
    field = Field(shared=True, backend=backend)
    rounds = 300_000 if backend == "kernel" else 30_000
    children = [fork(lambda: (churn(field.lists, field.cells, rounds), None)[1]) for _ in range(4)]
    churn(field.lists, field.cells, rounds)
    assert [wait(child) for child in children] == [0] * 4
    field.check(5 * rounds)
    field.close()


def test_private_memory_is_copied() -> None:
    counter = Counter()
    counter.add(5)

    def child() -> None:
        counter.add(7)
        assert counter.value == 12

    assert wait(fork(child)) == 0
    assert counter.value == 5
    counter.close()


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_fork_while_threads_run_sequences() -> None:
    counter, stop = Counter(shared=True), threading.Event()
    done = [0] * 4

    def run(place: int) -> None:
        while not stop.is_set():
            counter.add()
            done[place] += 1

    threads = [threading.Thread(target=run, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(30):
        assert wait(fork(lambda: [counter.add() for _ in range(100)].clear())) == 0
    stop.set()
    for thread in threads:
        thread.join()
    assert counter.value == sum(done) + 30 * 100
    counter.close()


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_compiling_in_a_forked_child() -> None:
    def child() -> None:
        @rseq.sequence
        def fresh(cells: rseq.PerCpu[CounterCell]) -> None:
            here = cells.here()
            here.value += 3

        cells = rseq.per_cpu(CounterCell, stride=512)
        fresh(cells)
        assert sum(cell.value for cell in cells) == 3

    assert wait(fork(child)) == 0


@pytest.mark.parametrize("backend", BACKENDS)
def test_killed_processes_leave_nothing_broken(backend: str) -> None:
    """SIGKILL at any moment: what was committed stays, nobody waits for the dead, nothing is torn."""
    cells = rseq.per_cpu(CounterCell, shared=True, backend=backend)
    progress = rseq.array(rseq.u64, 20, shared=True)
    add(cells, 0)
    for place in range(20):

        def child(place: int = place) -> None:
            while True:
                add(cells, 1)
                progress[place] = progress[place] + 1

        number = fork(child)
        deadline = time.monotonic() + 60
        while progress[place] < 1000:
            assert time.monotonic() < deadline, "a survivor of earlier deaths is stuck"
            time.sleep(0.0005)
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
    # A child that was killed between its update and its note counts one more.
    total = sum(cell.value for cell in cells)
    assert sum(progress) <= total <= sum(progress) + 20
    before = total
    for _ in range(1000):
        add(cells, 1)
    assert sum(cell.value for cell in cells) == before + 1000
    cells.close()
    progress.close()


def test_the_lock_of_a_dead_owner_is_taken_over() -> None:
    """Every lock belongs to a process that has died: the next update takes one over."""
    cells = rseq.per_cpu(CounterCell, shared=True, backend="locked")
    add(cells, 0)
    record = cells._record  # type: ignore[attr-defined]
    locks = [ctypes.c_uint64.from_address(record.lock + cpu * record.stride) for cpu in range(record.copies)]

    def child() -> None:
        mine = ctypes.c_uint64.from_address(process_identity()).value
        for lock in locks:
            lock.value = mine

    assert wait(fork(child)) == 0
    taken = [lock.value for lock in locks]
    assert all(taken)
    add(cells, 1)
    assert sum(cell.value for cell in cells) == 1
    assert 0 in [lock.value for lock in locks], "it was not given back"
    cells.close()


def test_a_lock_of_a_living_owner_is_respected() -> None:
    """All locks held by a living process: the update gives up with Unavailable, and changes nothing."""
    cells = rseq.per_cpu(CounterCell, shared=True, backend="locked", copies=1, stride=512)
    add(cells, 0)
    record = cells._record  # type: ignore[attr-defined]
    lock = ctypes.c_uint64.from_address(record.lock)
    lock.value = ctypes.c_uint64.from_address(process_identity()).value
    with pytest.raises(rseq.Unavailable, match="a lock stayed taken"):
        add(cells, 1)
    assert cells[0].value == 0
    lock.value = 0
    add(cells, 1)
    assert cells[0].value == 1
    cells.close()


def test_a_reused_pid_is_not_taken_for_the_owner() -> None:
    """The owner's pid lives, but began at another time: the lock is taken over."""
    cells = rseq.per_cpu(CounterCell, shared=True, backend="locked", copies=1, stride=512)
    add(cells, 0)
    record = cells._record  # type: ignore[attr-defined]
    lock = ctypes.c_uint64.from_address(record.lock)
    other = fork(lambda: time.sleep(60))
    lock.value = (other & 0x3FFFFF) | (1 << 22)
    add(cells, 1)
    assert (cells[0].value, lock.value) == (1, 0)
    os.kill(other, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(other, 0)
    cells.close()


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_fork_while_threads_compile_and_make_memory() -> None:
    """A child never inherits a lock that one of the parent's threads holds: it can compile and make memory itself."""
    stop = threading.Event()
    made: list[int] = []

    def use() -> int:
        @rseq.sequence
        def fresh(cells: rseq.PerCpu[CounterCell], n: rseq.i64) -> None:
            here = cells.here()
            here.value += n

        with rseq.per_cpu(CounterCell, stride=512) as cells:
            fresh(cells, 2)
            return sum(cell.value for cell in cells)

    def busy() -> None:
        while not stop.is_set():
            made.append(use())

    threads = [threading.Thread(target=busy) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(20):
            assert wait(fork(lambda: made.append(use()))) == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert set(made) == {2}


def test_many_threads_call_first() -> None:
    """Sixteen threads make the first call of a function at the same moment: it is compiled once, and all calls count."""

    @rseq.sequence
    def first(cells: rseq.PerCpu[CounterCell]) -> None:
        here = cells.here()
        here.value += 1

    barrier = threading.Barrier(16)
    with rseq.per_cpu(CounterCell, stride=512) as cells:

        def run() -> None:
            barrier.wait()
            first(cells)

        threads = [threading.Thread(target=run) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum(cell.value for cell in cells) == 16
