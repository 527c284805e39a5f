"""Arrays inside of structs, and arrays on their own: indexing, slices, assignment, iteration, numpy."""

from __future__ import annotations

import copy
import pickle
import re
from typing import Any, Literal

import hypothesis.strategies as st
import pytest
from hypothesis import given

import rseq
from rseq import Array, Struct, u8, u16, u64


class Item(Struct):
    key: u8
    value: u64


class Table(Struct):
    before: u8
    row: Array[u16, Literal[7]]
    items: Array[Item, Literal[3]]
    grid: Array[Array[u8, Literal[4]], Literal[2]]
    after: u8


indices = st.one_of(st.none(), st.integers(-9, 9))


def filled() -> tuple[Any, list[int]]:
    table: Any = Table(before=255, after=255)
    values = [3, 1, 4, 1, 5, 9, 65535]
    table.row[:] = values
    return table, values


def unharmed(table: Any) -> bool:
    return (table.before, table.after) == (255, 255)


@given(indices, indices, indices.filter(lambda step: step != 0))
def test_slices_are_those_of_a_list(start: int | None, stop: int | None, step: int | None) -> None:
    table, values = filled()
    assert table.row[start:stop:step] == values[start:stop:step]
    wanted = [n + 100 for n in range(len(values[start:stop:step]))]
    values[start:stop:step] = wanted
    table.row[start:stop:step] = wanted
    assert list(table.row) == values
    assert unharmed(table)


@given(st.integers(-7, 6), st.integers(0, 65535))
def test_indices_are_those_of_a_list(index: int, value: int) -> None:
    table, values = filled()
    assert table.row[index] == values[index]
    table.row[index] = values[index] = value
    assert list(table.row) == values
    assert unharmed(table)


@pytest.mark.parametrize("index", [7, 8, -8, 10**30, -(10**30)])
def test_indices_out_of_range(index: int) -> None:
    table, values = filled()
    message = f"^index {index} is out of range: the array has 7 items$"
    with pytest.raises(IndexError, match=message):
        table.row[index]
    with pytest.raises(IndexError, match=message):
        table.row[index] = 1
    assert list(table.row) == values


@pytest.mark.parametrize("index", ["x", 1.0, None, (1, 2)])
def test_wrong_indices(index: Any) -> None:
    table, values = filled()
    with pytest.raises(TypeError):
        table.row[index]
    with pytest.raises(TypeError):
        table.row[index] = 1
    assert list(table.row) == values


def test_an_index_may_be_an_object() -> None:
    class One:
        def __index__(self) -> int:
            return 1

    table, _ = filled()
    assert table.row[One()] == 1
    table.row[One()] = 8
    assert table.row[1] == 8


def test_values_that_do_not_fit() -> None:
    table, values = filled()
    with pytest.raises(OverflowError, match=re.escape("an item of Array[u16, 7] is u16: 0 to 65535, not 65536")):
        table.row[0] = 65536
    with pytest.raises(TypeError, match=re.escape("an item of Array[u16, 7] is u16: a whole number, not True")):
        table.row[0] = True
    with pytest.raises(TypeError, match=re.escape("an item of Array[Item, 3] is Item: assign its parts one by one")):
        table.items[0] = Item()
    with pytest.raises(ValueError, match="^2 values for 3 items$"):
        table.row[:3] = [1, 2]
    with pytest.raises(ValueError, match="^4 values for 3 items$"):
        table.row[:3] = [1, 2, 3, 4]
    assert list(table.row) == values


def test_structs_in_an_array_are_references() -> None:
    table: Any = Table()
    table.items[1].value = 5
    assert [item.value for item in table.items] == [0, 5, 0]
    assert table.items[1] == table.items[-2]
    assert table.items[0] != table.items[1]
    assert table.items[2]._address - table.items[1]._address == 16


def test_rows_of_rows() -> None:
    table: Any = Table(before=255, after=255)
    table.grid[1][2] = 7
    assert [list(row) for row in table.grid] == [[0, 0, 0, 0], [0, 0, 7, 0]]
    with pytest.raises(TypeError, match=re.escape("an item of Array[Array[u8, 4], 2] is Array[u8, 4]: assign its parts one by one")):
        table.grid[0] = [1, 2, 3, 4]
    assert unharmed(table)


def test_len_iteration_membership() -> None:
    table, values = filled()
    assert len(table.row) == 7
    assert list(table.row) == values
    assert list(reversed(table.row)) == values[::-1]
    assert 9 in table.row
    assert 8 not in table.row
    assert sorted(table.row) == sorted(values)
    assert max(table.row) == 65535


def test_repr() -> None:
    table, values = filled()
    assert repr(table.row) == repr(values)
    table.items[0].key = 1
    addresses = [f"<Item at {item._address:#x}>" for item in table.items]
    assert repr(table.items) == f"[{', '.join(addresses)}]"
    assert repr(table.grid) == "[[0, 0, 0, 0], [0, 0, 0, 0]]"
    long: Any = rseq.new(Long)
    assert repr(long.row) == "[0, 0, 0, 0, 0, 0, 0, 0, …]"


class Long(Struct):
    row: Array[u8, Literal[9]]


def test_numpy_shares_the_memory_both_ways() -> None:
    table, values = filled()
    view = table.row.numpy()
    assert view.dtype.name == "uint16"
    assert view.tolist() == values
    view[3] = 77
    assert table.row[3] == 77
    table.row[0] = 12
    assert view[0] == 12
    grid = table.grid.numpy()
    assert grid.shape == (2, 4)
    grid[1, 3] = 9
    assert table.grid[1][3] == 9
    items = table.items.numpy()
    items["value"] = [1, 2, 3]
    assert [item.value for item in table.items] == [1, 2, 3]
    assert unharmed(table)


def test_not_pickled_but_its_values_are() -> None:
    table, values = filled()
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="^an array refers to memory of this process and cannot be pickled"):
            attempt(table.row)
    assert pickle.loads(pickle.dumps(list(table.row))) == values
    assert pickle.loads(pickle.dumps(table.row.numpy())).tolist() == values


def test_a_closed_array() -> None:
    memory: Any = rseq.array(Table, 2)
    row, inner = memory[0].row, memory[0].items
    memory.close()
    for use in (lambda: row[0], lambda: list(row), lambda: row[0:1], lambda: row.numpy(), lambda: inner[0]):
        with pytest.raises(ValueError, match="^the memory of this array was closed$"):
            use()
    with pytest.raises(ValueError, match="^the memory of this array was closed$"):
        row[0] = 1
    assert len(row) == 7
