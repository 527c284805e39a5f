"""The same spellings as strings, under `from __future__ import annotations`: looked up when they are needed, not before."""

from __future__ import annotations

from typing import Literal

import pytest

import rseq
from rseq import Array, PerCpu, Ptr, Struct, f64, u8, u64
from rseq.language.annotations import AnnotationError
from rseq.language.function import Function

SIZE = 4


@rseq.sequence
def push(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


class Head(Struct):
    head: Ptr[Node]


class Node(Struct):
    next: Ptr[Node]
    row: Array[u8, Literal[4]]
    sized: Array[u8, SIZE]  # type: ignore[valid-type]
    weight: f64
    inner: Later


class Later(Struct):
    value: u64


class Missing(Struct):
    value: Nowhere  # type: ignore[name-defined]  # noqa: F821


@rseq.native
def mentions_nothing_known(n: Nowhere) -> u64:  # type: ignore[name-defined]  # noqa: F821
    return 1


@rseq.native
def returns_nothing_known(n: u64) -> Nowhere:  # type: ignore[name-defined]  # noqa: F821
    return 1


def test_a_function_may_stand_before_its_structs() -> None:
    lists, node = rseq.per_cpu(Head), Node()
    push(lists, node)
    assert [cell.head for cell in lists if cell.head] == [node]
    assert repr(push) == "<rseq.sequence push(lists: PerCpu[Head], node: Ptr[Node]) -> None>"


def test_fields() -> None:
    assert {name: field.type.name for name, field in Node.__rseq_struct__.fields.items()} == {
        "next": "Ptr[Node]",
        "row": "Array[u8, 4]",
        "sized": "Array[u8, 4]",
        "weight": "f64",
        "inner": "Later",
    }


def test_an_unknown_name_is_an_error_when_it_is_needed() -> None:
    with pytest.raises(AnnotationError) as caught:
        rseq.sizeof(Missing)
    assert str(caught.value) == "Missing.value: the annotation 'Nowhere' cannot be read: name 'Nowhere' is not defined"
    with pytest.raises(rseq.CompileError, match="the annotation 'Nowhere' cannot be read: name 'Nowhere' is not defined"):
        mentions_nothing_known(1)
    with pytest.raises(rseq.CompileError, match="the result type cannot be read: name 'Nowhere' is not defined"):
        returns_nothing_known(1)
    assert repr(mentions_nothing_known) == "<rseq.native mentions_nothing_known, not valid>"


def test_structs_local_to_a_function() -> None:
    class Cell(Struct):
        value: u64
        next: Ptr[Cell]

    class Outer(Struct):
        cell: Cell
        cells: Array[Cell, Literal[2]]

    outer = Outer()
    outer.cells[1].value = 3
    assert rseq.sizeof(Outer) == 48
    assert outer.cells[1].value == 3
    outer.cell.next = outer.cells[1]
    assert outer.cell.next.value == 3


def test_functions_local_to_a_function() -> None:
    class Cell(Struct):
        value: u64

    @rseq.sequence
    def add(cells: PerCpu[Cell], n: u64) -> None:
        here = cells.here()
        here.value += n

    @rseq.sequence(max_restarts=1 << 30)
    def take(cells: PerCpu[Cell]) -> Ptr[Cell]:
        return cells.here()

    @rseq.native(release_gil=False)
    def double(cell: Ptr[Cell]) -> u64:
        return cell.value * 2

    cells = rseq.per_cpu(Cell)
    add(cells, 3)
    add.python(cells, 4)
    assert sum(cell.value for cell in cells) == 7
    assert take(cells) in list(cells)
    assert double(Cell(value=21)) == 42


def test_two_functions_of_one_name_have_their_own_structs() -> None:
    def make(scale: int) -> Function[[int], int]:
        @rseq.native
        def scaled(n: u64) -> u64:
            return n * scale

        return scaled

    two, three = make(2), make(3)
    assert (two(5), three(5)) == (10, 15)
