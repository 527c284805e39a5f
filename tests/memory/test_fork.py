"""Memory over fork: shared memory is one for parent and children, other memory is copied."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Callable
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Cell(Struct):
    value: u64


class Node(Struct):
    next: Ptr[Node]
    value: u64


class Head(Struct):
    head: Ptr[Node]


@rseq.sequence
def add(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


@rseq.sequence
def push(heads: PerCpu[Head], node: Ptr[Node]) -> None:
    here = heads.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


@rseq.sequence
def never_called_before(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.value += 1


def start(work: Callable[[], None]) -> int:
    """A child that runs `work` and ends; its number."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # numpy's idle threads make newer Pythons warn of any fork
        child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def finish(child: int) -> None:
    """Wait for a child, which must have succeeded."""
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def in_child(work: Callable[[], None]) -> None:
    finish(start(work))


def total(cells: Any) -> int:
    return sum(cell.value for cell in cells)


@pytest.mark.parametrize("backend", [None, "locked"])
@pytest.mark.parametrize("shared", [True, False])
def test_per_cpu(shared: bool, backend: str | None) -> None:
    cells = rseq.per_cpu(Cell, shared=shared, backend=backend, copies=rseq.Segment().copies)
    add(cells, 1)

    def work() -> None:
        add(cells, 10)
        assert total(cells) == 11

    in_child(work)
    assert total(cells) == (11 if shared else 1)
    add(cells, 100)
    assert total(cells) == (111 if shared else 101)


def test_small_private_objects_are_copied_too() -> None:
    cells = rseq.per_cpu(Cell)
    add(cells, 1)
    in_child(lambda: add(cells, 10))
    assert total(cells) == 1


@pytest.mark.parametrize("shared", [True, False])
def test_arrays(shared: bool) -> None:
    nodes = rseq.array(Node, 10, shared=shared)

    def work() -> None:
        nodes[3].value = 7
        nodes.numpy()["value"][4] = 8

    in_child(work)
    assert [nodes[3].value, nodes[4].value] == ([7, 8] if shared else [0, 0])


@pytest.mark.parametrize("shared", [True, False])
def test_segments(shared: bool) -> None:
    with rseq.Segment(shared=shared) as segment:
        cells, others = rseq.per_cpu(Cell, segment=segment), rseq.per_cpu(Cell, segment=segment)

        def work() -> None:
            add(cells, 5)
            add.bind(others)(6)

        in_child(work)
        assert (total(cells), total(others)) == ((5, 6) if shared else (0, 0))


@pytest.mark.parametrize("backend", [None, "locked"])
def test_many_children_at_once(backend: str | None) -> None:
    cells = rseq.per_cpu(Cell, shared=True, backend=backend)

    def work() -> None:
        bound = add.bind(cells)
        for _ in range(20_000):
            bound()

    children = [start(work) for _ in range(4)]
    work()
    for child in children:
        finish(child)
    assert total(cells) == 100_000


def test_nodes_pushed_by_children_are_found_by_the_parent() -> None:
    heads = rseq.per_cpu(Head, shared=True)
    nodes = rseq.array(Node, 40, shared=True)

    def pusher(first: int) -> Callable[[], None]:
        def work() -> None:
            for n in range(first, first + 10):
                nodes[n].value = n + 1
                push(heads, nodes[n])

        return work

    for child in [start(pusher(first)) for first in (0, 10, 20, 30)]:
        finish(child)
    found = []
    for head in heads:
        node = head.head
        while node is not None:
            found.append(node.value)
            node = node.next
    assert sorted(found) == list(range(1, 41))
    nodes.close()


def test_a_child_may_compile() -> None:
    cells = rseq.per_cpu(Cell, shared=True)
    in_child(lambda: never_called_before(cells))
    in_child(lambda: never_called_before(cells))
    assert total(cells) == 2
    never_called_before(cells)
    assert total(cells) == 3


def test_closing_in_a_child_leaves_the_parent_alone() -> None:
    cells: Any = rseq.per_cpu(Cell, shared=True)
    nodes = rseq.array(Node, 2, shared=True)
    nodes[1].value = 3

    def work() -> None:
        cells.close()
        nodes.close()
        with pytest.raises(ValueError, match="stands for no memory|was closed"):
            add(cells)

    in_child(work)
    add(cells, 4)
    assert total(cells) == 4
    assert nodes[1].value == 3


def test_memory_made_in_a_child_is_its_own() -> None:
    def work() -> None:
        cells = rseq.per_cpu(Cell)
        add(cells, 3)
        assert total(cells) == 3
        held = [rseq.array(Node, 100) for _ in range(50)]
        assert all(array[99].value == 0 for array in held)

    in_child(work)


def test_grandchildren() -> None:
    cells = rseq.per_cpu(Cell, shared=True)

    def work() -> None:
        add(cells, 1)
        in_child(lambda: add(cells, 10))

    in_child(work)
    assert total(cells) == 11
