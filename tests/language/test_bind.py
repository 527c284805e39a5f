"""`f.bind(…)`: a builtin with the first arguments given."""

from __future__ import annotations

import functools
import gc
import inspect
import types
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Ptr, Struct, f64, u8, u64


class Cell(Struct):
    value: u64


class Other(Struct):
    value: u64


@rseq.sequence
def add(cells: PerCpu[Cell], amount: u64 = 1) -> None:
    """Add to the copy of this CPU."""
    here = cells.here()
    here.value += amount


@rseq.native
def many(n: u8, weight: f64 = 1.5, flag: bool = False) -> tuple[u8, f64, bool]:
    return n, weight, flag


@rseq.native
def value_of(cell: Ptr[Cell]) -> u64:
    return cell.value


@rseq.native
def maybe(cell: Ptr[Cell] | None, n: u64) -> u64:
    if cell is None:
        return n
    return cell.value + n


@rseq.native
def nothing() -> None:
    return


def total(cells: Any) -> int:
    return sum(cell.value for cell in cells)


def test_one_argument_makes_a_builtin() -> None:
    cells = rseq.per_cpu(Cell)
    bound: Any = add.bind(cells)
    assert type(bound) is types.BuiltinFunctionType
    assert bound.__self__ is cells
    assert bound.__name__ == "add"
    assert bound.__doc__ == "Add to the copy of this CPU."
    assert bound.__text_signature__ == "(amount=1)"
    assert str(inspect.signature(bound)) == "(amount=1)"
    assert bound() is None
    bound(5)
    bound(amount=10)
    assert total(cells) == 16


def test_two_bound_to_different_memory() -> None:
    first, second = rseq.per_cpu(Cell), rseq.per_cpu(Cell)
    one, two = add.bind(first), add.bind(second)
    one(1)
    two(10)
    one(100)
    assert (total(first), total(second)) == (101, 10)


def test_several_arguments() -> None:
    cells = rseq.per_cpu(Cell)
    bound = add.bind(cells, 7)
    bound()
    assert isinstance(bound, functools.partial)
    assert total(cells) == 7
    assert many.bind(3, 2.5)() == (3, 2.5, False)
    assert many.bind(3, 2.5)(True) == (3, 2.5, True)
    assert many.bind(3, 2.5, True)() == (3, 2.5, True)


def test_values_of_every_kind() -> None:
    assert many.bind(200)() == (200, 1.5, False)
    assert many.bind(200)(2.0, flag=True) == (200, 2.0, True)
    cell = Cell(value=4)
    assert value_of.bind(cell)() == 4
    assert value_of.bind(cell._address)() == 4
    assert maybe.bind(None)(5) == 5
    assert maybe.bind(cell)(5) == 9


def test_refused_when_binding() -> None:
    cells: Any = rseq.per_cpu(Cell)
    wrong: Any
    for wrong, kind, message in [
        ((300,), OverflowError, "many() argument 'n' is u8: 0 to 255, not 300"),
        ((True,), TypeError, "many() argument 'n' is u8: a whole number, not True"),
        ((1, "x"), TypeError, "many() argument 'weight' is f64: a number, not 'x'"),
        ((1, 1.0, 1), TypeError, "many() argument 'flag' is bool: True or False, not 1"),
        ((), TypeError, "bind() takes at least one argument: many.bind(n)"),
        ((1, 1.0, True, 4), TypeError, "many() takes 3 arguments, bind() was given 4"),
    ]:
        with pytest.raises(kind) as caught:
            many.bind(*wrong)
        assert str(caught.value) == message
    with pytest.raises(TypeError) as caught:
        value_of.bind(None)
    assert str(caught.value) == "value_of() argument 'cell' is Ptr[Cell], which is never None"
    with pytest.raises(TypeError) as caught:
        value_of.bind(Other())
    assert str(caught.value) == "value_of() argument 'cell' is Ptr[Cell], not a reference to Other"
    with pytest.raises(TypeError) as caught:
        value_of.bind(cells)
    assert str(caught.value) == "value_of() argument 'cell' is Ptr[Cell], not a reference to PerCpuHandle"
    with pytest.raises(TypeError, match=r"^bind\(\) takes at least one argument: nothing\.bind\(\)$"):
        nothing.bind()
    with pytest.raises(TypeError, match=r"^nothing\(\) takes 0 arguments, bind\(\) was given 1$"):
        nothing.bind(1)


def test_handles_of_the_wrong_type() -> None:
    for wrong, message in [
        (rseq.per_cpu(Other), "add() argument 'cells' is PerCpu[Cell], not PerCpu[Other]"),
        (rseq.per_cid(Cell), "add() argument 'cells' is PerCpu[Cell], not PerCid[Cell]"),
        (Cell(), "add() argument 'cells' is PerCpu[Cell], made with rseq.per_cpu(Cell), not Cell"),
        (None, "add() argument 'cells' is PerCpu[Cell], made with rseq.per_cpu(Cell), not None"),
        (3, "add() argument 'cells' is PerCpu[Cell], made with rseq.per_cpu(Cell), not int"),
    ]:
        for call in (add.bind, add):
            with pytest.raises(TypeError) as caught:
                call(wrong)  # type: ignore[operator]
            assert str(caught.value) == message


def test_wrong_calls_of_a_builtin() -> None:
    bound = add.bind(rseq.per_cpu(Cell))
    for positional, keywords, kind, message in [
        ((1, 2), {}, TypeError, "add() takes from 1 to 2 positional arguments but 3 were given"),
        ((), {"cells": 1}, TypeError, "add() got multiple values for argument 'cells'"),
        ((1,), {"amount": 1}, TypeError, "add() got multiple values for argument 'amount'"),
        ((), {"more": 1}, TypeError, "add() got an unexpected keyword argument 'more'"),
        ((-1,), {}, OverflowError, "add() argument 'amount' is u64: 0 to 18446744073709551615, not -1"),
        ((1.0,), {}, TypeError, "add() argument 'amount' is u64: a whole number, not 1.0"),
    ]:
        with pytest.raises(kind) as caught:
            bound(*positional, **keywords)  # type: ignore[arg-type]
        assert str(caught.value) == message
    with pytest.raises(TypeError, match=r"^maybe\(\) missing 1 required positional argument: 'n'$"):
        maybe.bind(None)()


def test_memory_that_was_closed() -> None:
    cells: Any = rseq.per_cpu(Cell)
    bound = add.bind(cells)
    bound(1)
    cells.close()
    for call in (bound, lambda: add(cells), lambda: add.bind(cells)):
        with pytest.raises(ValueError, match="stands for no memory|was closed"):
            call()
    nodes: Any = rseq.array(Cell, 1)
    reader = value_of.bind(nodes[0])
    assert reader() == 0
    nodes.close()
    with pytest.raises(ValueError, match="^the memory of this Cell was closed$"):
        reader()
    segment = rseq.Segment()
    within = add.bind(rseq.per_cpu(Cell, segment=segment))
    within()
    segment.close()
    with pytest.raises(ValueError, match="^the memory of this PerCpuHandle was closed$"):
        within()


def test_a_builtin_keeps_its_memory() -> None:
    bound: Any = add.bind(rseq.per_cpu(Cell, copies=rseq.Segment().copies))
    gc.collect()
    bound(5)
    assert total(bound.__self__) == 5


def test_binding_compiles() -> None:
    @rseq.native
    def fresh(n: u8) -> u8:
        return n

    assert fresh.bind(5)() == 5
    assert fresh.bind(6)() == 6


def test_closed_memory_of_the_second_argument() -> None:
    @rseq.native
    def both(cells: PerCpu[Cell], more: PerCpu[Other]) -> u64:
        return cells[0].value + more[0].value

    first: Any = rseq.per_cpu(Cell)
    second: Any = rseq.per_cpu(Other)
    bound = both.bind(first, second)
    assert bound() == 0
    second.close()
    with pytest.raises(ValueError, match="stands for no memory|was closed"):
        bound()
