"""Four threads use counters and free lists as hard as they can, on both backends; every total and every node is accounted for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

import rseq
from rseq import PerCpu, f64, u64
from rseq.kernel.backend import choose
from rseq.structures import Counter, FloatCounter, FreeList, Link
from rseq.structures.counter import CounterCell, FloatCounterCell, add, add_float
from rseq.structures.freelist import FreeListHead, pop, push

THREADS = 4
NODES = 64


@pytest.fixture(params=["kernel", "locked"], autouse=True)
def backend(request: pytest.FixtureRequest) -> Iterator[str]:
    """Every test runs on both backends, and threads are switched often."""
    name = str(request.param)
    if name == "locked":
        request.getfixturevalue("locked")
    elif choose().backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {choose().reason}")
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield name
    sys.setswitchinterval(before)


@rseq.native(release_gil=True)
def churn(lists: PerCpu[FreeListHead], counts: PerCpu[CounterCell], rounds: u64) -> u64:
    """Take up to two nodes, put them back in the order that mixes the list; the number of nodes taken."""
    taken: u64 = 0
    for _ in range(rounds):
        first = pop(lists)
        second = pop(lists)
        if first is not None:
            push(lists, first)
            add(counts, 1)
            taken += 1
        if second is not None:
            push(lists, second)
            add(counts, 1)
            taken += 1
    return taken


@rseq.native(release_gil=True)
def count_up_and_down(counts: PerCpu[CounterCell], weights: PerCpu[FloatCounterCell], rounds: u64, weight: f64) -> None:
    for _ in range(rounds):
        add(counts, 3)
        add(counts, -2)
        add_float(weights, weight)


def together(work: Callable[[int], None]) -> None:
    barrier = threading.Barrier(THREADS)
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            barrier.wait()
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def put_in_share(lists: FreeList, links: Sequence[Link], number: int) -> None:
    """Each thread puts in its share of the nodes, where it runs: nodes that are all on one CPU are not met by threads on another."""
    for link in links[number::THREADS]:
        lists.push(link)


def all_nodes(lists: FreeList) -> list[Link]:
    return [node for cpu in range(len(list(lists.heads))) for node in lists.on(cpu)]


def test_a_counter_called_from_python() -> None:
    counter, weights = Counter(), FloatCounter()

    def work(number: int) -> None:
        add_one, add_weight = counter.bind(), weights.bind()
        for n in range(30_000):
            add_one(n if n % 2 else -n)
            counter.add()
            add_weight(0.25)

    together(work)
    assert counter.value == THREADS * (30_000 + 15_000)
    assert sum(counter.per_cpu()) == counter.value
    assert weights.value == THREADS * 30_000 / 4


def test_counters_in_compiled_loops() -> None:
    counter, weights = Counter(), FloatCounter()
    rounds = 300_000
    count_up_and_down.compile()
    together(lambda number: count_up_and_down(counter.cells, weights.cells, rounds, 0.5))
    assert counter.value == THREADS * rounds
    assert weights.value == THREADS * rounds / 2


def test_reading_while_others_add_never_goes_back() -> None:
    counter = Counter()
    done: list[int] = []

    def work(number: int) -> None:
        if number:
            for _ in range(30_000):
                counter.add()
            done.append(number)
            return
        last = 0
        while len(done) < THREADS - 1:
            found = counter.value
            assert last <= found <= (THREADS - 1) * 30_000
            last = found

    together(work)
    assert counter.value == (THREADS - 1) * 30_000


def test_a_free_list_called_from_python() -> None:
    lists, taken = FreeList(), Counter()
    links: Any = rseq.array(Link, NODES)
    owned: list[Link | None] = [None] * THREADS
    twice: list[Link] = []

    def work(number: int) -> None:
        put_in_share(lists, list(links), number)
        held: list[Link] = []
        for turn in range(15_000):
            node = lists.pop()
            if node is not None:
                owned[number] = node
                if any(other == node for place, other in enumerate(owned) if place != number and other is not None):
                    twice.append(node)
                taken.add()
                held.append(node)
            owned[number] = None
            if node is None or turn % 3 == 0:
                for kept in held:
                    lists.push(kept)
                held.clear()
        for kept in held:
            lists.push(kept)

    together(work)
    found = all_nodes(lists)
    assert len(found) == len(lists) == NODES
    assert set(found) == set(links)
    assert taken.value > 0
    links.close()


def test_nodes_are_owned_by_one_thread_at_a_time() -> None:
    """A node that was popped has no other owner: its popper claims it, and nobody else may find it claimed."""
    lists = FreeList()
    links: Any = rseq.array(Link, NODES)
    claims: dict[Link, int] = {}

    def work(number: int) -> None:
        put_in_share(lists, list(links), number)
        for _ in range(15_000):
            node = lists.pop()
            if node is None:
                continue
            assert claims.setdefault(node, number) == number, "another thread has this node"
            del claims[node]
            lists.push(node)

    together(work)
    assert claims == {}
    assert set(all_nodes(lists)) == set(links)
    assert len(lists) == NODES
    links.close()


def test_a_free_list_in_compiled_loops() -> None:
    lists, counts = FreeList(), Counter()
    links: Any = rseq.array(Link, NODES)
    taken: list[int] = []
    churn.compile()

    def work(number: int) -> None:
        put_in_share(lists, list(links), number)
        taken.append(churn(lists.heads, counts.cells, 100_000))

    together(work)
    found = all_nodes(lists)
    assert len(found) == NODES
    assert set(found) == set(links)
    assert counts.value == sum(taken) > 0
    links.close()
