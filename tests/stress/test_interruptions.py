"""On the running kernel: nothing is lost over 10^8 operations, whatever interrupts them; and the mutant does lose."""

from __future__ import annotations

import os
import threading
import time

import pytest

import rseq
from rseq.kernel import abi, machine_code
from rseq.kernel.errors import Unavailable
from rseq.kernel.tracepoints import Fixups
from rseq.structures import Counter
from tests.stress.workload import CounterCell, Field, add, careless, churn, restarts, run_threads

OPERATIONS = 100_000_000
ROUNDS = 100_000


@pytest.mark.parametrize("how", ["pinned", "migrating"])
def test_nothing_is_lost(how: str) -> None:
    """16 threads on one CPU with 10,000 signals a second each, or moved from CPU to CPU all the time: 10^8 operations."""
    field, before = Field(), restarts()
    found = 0
    lock = threading.Lock()

    def work() -> int:
        nonlocal found
        pops = churn(field.lists, field.cells, ROUNDS)
        with lock:
            found += pops
        return ROUNDS

    # One round is an addition and up to two pops and two pushes. Stop when both the operations and some restarts are there.
    def enough(rounds: int) -> bool:
        return rounds + 2 * found >= OPERATIONS and restarts() - before >= 100

    pin = min(os.sched_getaffinity(0)) if how == "pinned" else None
    rounds = run_threads(16, work, enough, pin=pin, migrate=how == "migrating")
    assert rounds + 2 * found >= OPERATIONS
    assert restarts() - before >= 100, "nothing was interrupted: the test shows nothing"
    field.check(rounds)
    field.close()


def test_a_careless_update_does_lose() -> None:
    """The mutant: without a sequence, the same treatment loses additions. So the test above can fail."""
    cells = rseq.per_cpu(CounterCell, stride=512)
    deadline = time.monotonic() + 60
    done = 0

    def lost() -> bool:
        return sum(cell.value for cell in cells) != done

    def work() -> int:
        careless(cells, ROUNDS)
        return ROUNDS

    while not lost():
        assert time.monotonic() < deadline, "the mutant lost nothing"
        done += run_threads(8, work, lambda rounds: rounds >= 20 * ROUNDS, pin=min(os.sched_getaffinity(0)))
    cells.close()


def test_restarts_equal_the_kernels_own_count() -> None:
    """The library's restart counters and the tracepoint rseq:rseq_ip_fixup count the same events."""
    field = Field()
    churn(field.lists, field.cells, 1)

    def work() -> int:
        churn(field.lists, field.cells, ROUNDS)
        return ROUNDS

    try:
        fixups = Fixups()
    except Unavailable as error:
        pytest.skip(f"skipped, because {error}")
    with fixups:
        before = restarts()
        rounds = run_threads(8, work, lambda rounds: restarts() - before >= 1000, migrate=True)
        counted, kernel = restarts() - before, fixups.count()
    assert counted >= 1000
    assert counted == kernel
    field.check(rounds + 1)
    field.close()


@rseq.native
def twice(cells: rseq.PerCpu[CounterCell], handled: rseq.PerCpu[CounterCell]) -> None:
    add(cells, 1)
    add(handled, 1)


def test_signal_handlers_that_run_sequences() -> None:
    """A handler interrupts a sequence and runs the same one on the same memory: both count."""
    if abi.machine() != "x86_64":
        pytest.skip("skipped, because the handler's few instructions are written for x86-64")
    cells, handled = rseq.per_cpu(CounterCell, stride=512), rseq.per_cpu(CounterCell, stride=512)
    twice(cells, handled)
    # handler: twice(cells, handled)
    stub = b""
    for opcode, number in ((b"\x48\xbf", cells), (b"\x48\xbe", handled), (b"\x48\xb8", twice)):  # mov to rdi, rsi, rax
        address: int = getattr(number, "_address", 0) or getattr(number, "address", 0)
        stub += opcode + address.to_bytes(8, "little")
    stub += b"\xff\xe0"  # jmp *%rax
    handler = machine_code._executable(stub)
    before = add.restarts

    @rseq.native(release_gil=True)
    def count(cells: rseq.PerCpu[CounterCell], rounds: rseq.u64) -> None:
        for _ in range(rounds):
            add(cells, 1)

    def work() -> int:
        count(cells, ROUNDS)
        return ROUNDS

    def total(what: rseq.PerCpu[CounterCell]) -> int:
        return sum(cell.value for cell in what)

    rounds = run_threads(8, work, lambda rounds: add.restarts - before >= 200 and total(handled) > 1000, handler=handler)
    assert total(cells) == rounds + total(handled)
    assert add.restarts - before >= 200, "no sequence was interrupted"
    cells.close()
    handled.close()


def test_thread_churn() -> None:
    """10,000 threads that live for one update each."""
    counter = Counter()
    left = 10_000
    while left:
        threads = [threading.Thread(target=counter.add) for _ in range(min(left, 50))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        left -= len(threads)
    assert counter.value == 10_000
    counter.close()


def test_max_restarts_gives_up_and_commits_nothing() -> None:
    """With no restart allowed, an interrupted sequence raises Aborted, and exactly the others counted."""

    @rseq.sequence(max_restarts=0)
    def once(cells: rseq.PerCpu[CounterCell]) -> None:
        here = cells.here()
        value = here.value
        for _ in range(200):  # long enough to be interrupted soon
            value = here.value
        here.value = value + 1

    cells = rseq.per_cpu(CounterCell, stride=512)
    once.compile()
    gave_up, lock = 0, threading.Lock()
    messages: set[str] = set()

    def work() -> int:
        nonlocal gave_up
        good = 0
        for _ in range(1000):
            try:
                once(cells)
                good += 1
            except rseq.Aborted as error:
                with lock:
                    gave_up += 1
                    messages.add(str(error))
        return good

    good = run_threads(4, work, lambda done: gave_up >= 5, rate=10_000)
    assert sum(cell.value for cell in cells) == good
    assert once.restarts == gave_up
    assert messages == {"once() was restarted more than 0 times and gave up; nothing was committed"}
    cells.close()


def test_max_restarts_status_in_native_code() -> None:
    """A native function that calls such a sequence ends with its status: 1, aborted (docs/architecture.md)."""

    @rseq.sequence(max_restarts=0)
    def once(cells: rseq.PerCpu[CounterCell]) -> None:
        here = cells.here()
        value = here.value
        for _ in range(200):
            value = here.value
        here.value = value + 1

    @rseq.native(release_gil=True)
    def many(cells: rseq.PerCpu[CounterCell], rounds: rseq.u64) -> None:
        for _ in range(rounds):
            once(cells)

    cells = rseq.per_cpu(CounterCell, stride=512)
    call = many.ctypes
    statuses: list[int] = []

    def work() -> int:
        statuses.append(call(cells._address, 100_000))  # type: ignore[attr-defined]
        return 1

    run_threads(2, work, lambda done: 1 in statuses)
    assert set(statuses) <= {0, 1}

    def from_python() -> int:
        many(cells, 1_000_000)
        return 1

    with pytest.raises(rseq.Aborted, match=r"^many\(\) "):
        run_threads(2, from_python, lambda done: False)
    cells.close()
