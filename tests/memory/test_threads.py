"""Memory made, used and dropped by many threads at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Ptr, Struct, u64
from rseq.language import regions
from rseq.memory.segment import RESERVED


class Cell(Struct):
    value: u64


class Node(Struct):
    next: Ptr[Node]
    value: u64


@rseq.sequence
def add(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


@pytest.fixture(autouse=True)
def switch_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def together(count: int, work: Callable[[int], None]) -> None:
    """Run `work(0)` to `work(count - 1)`, each in a thread of its own, started at one moment; their failures are ours."""
    barrier = threading.Barrier(count)
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            barrier.wait()
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def test_handles_made_at_once_do_not_overlap() -> None:
    made: list[list[Any]] = [[] for _ in range(8)]

    def work(number: int) -> None:
        for turn in range(200):
            cells = rseq.per_cpu(Cell)
            for cpu in range(len(cells)):
                assert cells[cpu].value == 0
                cells[cpu].value = number * 1_000_000 + turn * 1000 + cpu
            made[number].append(cells)

    together(8, work)
    starts = set()
    for number, handles in enumerate(made):
        for turn, cells in enumerate(handles):
            assert [cell.value for cell in cells] == [number * 1_000_000 + turn * 1000 + cpu for cpu in range(len(cells))]
            starts.add(cells[0]._address)
    assert len(starts) == 1600


def test_one_segment_filled_by_many() -> None:
    segment = rseq.Segment(stride=6784, copies=3)
    made: list[Any] = []
    refused: list[int] = []

    def work(number: int) -> None:
        for _ in range(200):
            try:
                made.append(rseq.per_cpu(Cell, segment=segment))
            except MemoryError:
                refused.append(number)

    with segment:
        together(6, work)
        room = (6784 - RESERVED) // 8
        assert len(made) == room
        assert len(refused) == 1200 - room
        assert len({cells[0]._address for cells in made}) == room


def test_arrays_made_and_dropped_at_once() -> None:
    def work(number: int) -> None:
        kept = rseq.array(Node, 10)
        for turn in range(300):
            array = rseq.array(Node, 100)
            array[turn % 100].value = turn
            node = array[turn % 100]
            del array
            assert node.value == turn
            assert regions.find(node._address) is not None
            kept[turn % 10].value = turn
        assert [node.value for node in kept] == list(range(290, 300))

    together(6, work)


def test_closing_while_others_call() -> None:
    """Each call either counts or is refused with ValueError; nobody crashes."""
    for _ in range(20):
        cells: Any = rseq.per_cpu(Cell, copies=rseq.Segment().copies)
        bound = add.bind(cells)
        begun = threading.Event()
        refused: list[int] = []

        def caller(number: int, bound: Any = bound, begun: threading.Event = begun, refused: list[int] = refused) -> None:
            while True:
                try:
                    bound()
                    begun.set()
                except ValueError:
                    refused.append(number)
                    return

        def closer(cells: Any = cells, begun: threading.Event = begun) -> None:
            begun.wait()
            cells.close()

        together(4, lambda number, caller=caller, closer=closer: closer() if number == 3 else caller(number))  # type: ignore[misc]
        assert sorted(refused) == [0, 1, 2]


@rseq.native(release_gil=True)
def spin(cells: PerCpu[Cell], rounds: u64) -> None:
    for _ in range(rounds):
        add(cells)


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_closing_under_a_function_that_runs(backend: str) -> None:
    """A thread inside of compiled code, without the interpreter's lock, goes on in empty pages when the memory is closed."""
    from rseq.kernel.backend import choose

    if backend == "kernel" and choose().backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {choose().reason}")
    spin.compile()
    for _ in range(10):
        cells: Any = rseq.per_cpu(Cell, backend=backend)
        view = cells.array("value")
        thread = threading.Thread(target=spin, args=(cells, 3_000_000))
        thread.start()
        while view.sum() == 0 and thread.is_alive():
            pass
        cells.close()
        thread.join()


def test_structs_read_and_written_by_many() -> None:
    node = Node()

    def work(number: int) -> None:
        for turn in range(2000):
            node.value = turn * 10 + number
            assert node.value % 10 < 6

    together(6, work)
