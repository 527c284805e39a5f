"""What the stress tests run: a counter and a free list used hard by compiled loops, and the checks afterwards."""

from __future__ import annotations

import contextlib
import os
import random
import threading
import time
from collections.abc import Callable
from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, i64, u64
from rseq.kernel.timers import SignalStorm
from rseq.structures.counter import CounterCell, add
from rseq.structures.freelist import FreeListHead, Link, pop, push


class Owner(Struct):
    """Who holds a node: 0 nobody."""

    holder: u64


@rseq.native(release_gil=True)
def churn(lists: PerCpu[FreeListHead], cells: PerCpu[CounterCell], rounds: u64) -> u64:
    """Pop two, push them in the other order, count one; gives the number of pops that found a node."""
    found: u64 = 0
    for _ in range(rounds):
        first = pop(lists)
        second = pop(lists)
        if first is not None:
            found += 1
            push(lists, first)
        if second is not None:
            found += 1
            push(lists, second)
        add(cells, 1)
    return found


@rseq.sequence
def look(cells: PerCpu[CounterCell]) -> tuple[u64, i64]:
    """This CPU and what its cell holds."""
    here = cells.here()
    return u64(rseq.cpu()), here.value


@rseq.native(release_gil=True)
def careless(cells: PerCpu[CounterCell], rounds: u64) -> None:
    """The mutant: one sequence reads, and what it read is stored outside of it, where it may be stale."""
    for _ in range(rounds):
        cpu, value = look(cells)
        cells[cpu].value = value + 1


class Field:
    """The memory of one run."""

    def __init__(self, nodes: int = 64, *, shared: bool = False, backend: str | None = None) -> None:
        options: dict[str, Any] = {"shared": shared}
        if backend is not None:
            options["backend"] = backend
        self.lists = rseq.per_cpu(FreeListHead, **options)
        self.cells = rseq.per_cpu(CounterCell, **options)
        self.nodes = rseq.array(Link, nodes, shared=shared)
        for node in self.nodes:
            push(self.lists, node)

    def total(self) -> int:
        return sum(cell.value for cell in self.cells)

    def check(self, adds: int) -> None:
        """Every addition counted, every node on exactly one list."""
        assert self.total() == adds
        seen = []
        for here in self.lists:
            node = here.head
            while node is not None:
                seen.append(node._address)
                assert len(seen) <= len(self.nodes), "a list runs in a circle"
                node = node.next
        assert sorted(seen) == sorted(node._address for node in self.nodes)

    def close(self) -> None:
        for memory in (self.lists, self.cells, self.nodes):
            memory.close()


def restarts() -> int:
    """Of all sequences that the workload uses."""
    return add.restarts + push.restarts + pop.restarts + look.restarts


def run_threads(
    count: int,
    work: Callable[[], int],
    enough: Callable[[int], bool],
    *,
    rate: int = 10_000,
    pin: int | None = None,
    migrate: bool = False,
    handler: int | None = None,
) -> int:
    """`count` threads call `work` (which says how much it did) until `enough(done so far)`; the sum.

    Every thread is interrupted `rate` times a second; all are bound to the CPU `pin`, or moved around.
    """
    done = [0] * count
    numbers: list[int] = []
    failures: list[BaseException] = []
    cpus = sorted(os.sched_getaffinity(0))
    with SignalStorm(rate, handler) as storm:

        def run(place: int) -> None:
            try:
                if pin is not None:
                    os.sched_setaffinity(0, {pin})
                storm.join_in()
                numbers.append(threading.get_native_id())
                while not enough(sum(done)):
                    done[place] += work()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=run, args=(place,)) for place in range(count)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            if migrate:
                for number in tuple(numbers):
                    with contextlib.suppress(OSError):
                        os.sched_setaffinity(number, {random.choice(cpus)})
            time.sleep(0.001)
        for thread in threads:
            thread.join()
    if failures:
        raise failures[0]
    return sum(done)


__all__ = ["CounterCell", "Field", "Ptr", "add", "careless", "churn", "i64", "pop", "push", "restarts", "run_threads"]
