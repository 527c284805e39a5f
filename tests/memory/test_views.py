"""numpy views: the same memory, both ways, for every type and every shape."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

import rseq
from rseq import Array, PerCpu, Ptr, Struct, f64, i16, u8, u16, u64
from rseq.language.numbers import NUMBERS
from rseq.language.types import INTS
from rseq.memory import views

row: Any = Array


class Inner(Struct):
    tag: u8
    value: u64


class Item(Struct):
    flag: bool
    inner: Inner
    small: i16
    row: Array[u16, 3]  # type: ignore[valid-type]
    grid: Array[Array[u8, 2], 4]  # type: ignore[valid-type]
    weight: f64
    next: Ptr[Item]


@rseq.sequence
def add(items: PerCpu[Item], n: u64) -> None:
    here = items.here()
    here.inner.value += n


@pytest.mark.parametrize("name", list(INTS))
def test_integers(name: str) -> None:
    layout = INTS[name]
    numbers: Any = rseq.array(NUMBERS[name], 6)
    view = numbers.numpy()
    assert view.dtype == np.dtype(f"{'i' if layout.signed else 'u'}{layout.bits // 8}")
    view[2] = layout.high
    numbers[3] = layout.low
    assert (numbers[2], int(view[3])) == (layout.high, layout.low)
    assert view.tolist() == list(numbers)


def test_floats_bools_pointers() -> None:
    floats, flags, pointers = rseq.array(f64, 3), rseq.array(bool, 3), rseq.array(Ptr[Inner], 3)
    floats.numpy()[1] = 1.5
    flags.numpy()[2] = True
    assert (list(floats), list(flags)) == ([0.0, 1.5, 0.0], [False, False, True])
    inner = Inner(value=4)
    pointers[1] = inner
    assert pointers.numpy().tolist() == [0, inner._address, 0]
    assert pointers.numpy().dtype == np.dtype("u8")
    pointers.numpy()[2] = inner._address
    assert pointers[2] == inner


def test_the_dtype_of_a_struct() -> None:
    items = rseq.array(Item, 4)
    found = items.numpy().dtype
    assert found.itemsize == rseq.sizeof(Item)
    assert found.names == ("flag", "inner", "small", "row", "grid", "weight", "next")
    for name in found.names:
        assert found.fields[name][1] == rseq.offset_of(Item, name)
    assert found["row"].shape == (3,)
    assert items.numpy()["grid"].shape == (4, 4, 2)
    assert found["inner"].names == ("tag", "value")


@given(st.integers(0, 4), st.integers(0, 2), st.integers(0, 65535), st.booleans(), st.floats(allow_nan=False))
def test_structs_both_ways(place: int, column: int, number: int, flag: bool, weight: float) -> None:
    items: Any = rseq.array(Item, 5)
    view = items.numpy()
    view["flag"][place] = flag
    view["inner"]["value"][place] = number
    view["row"][place, column] = number
    view["weight"][place] = weight
    view["grid"][place, 3, 1] = 7
    item = items[place]
    assert (item.flag, item.inner.value, item.row[column], item.weight, item.grid[3][1]) == (flag, number, number, weight, 7)
    item.inner.value, item.row[column], item.small = number + 1, 0, -5
    assert (view["inner"]["value"][place], view["row"][place, column], view["small"][place]) == (number + 1, 0, -5)
    untouched = [n for n in range(5) if n != place]
    assert all(view[n].tobytes() == bytes(view.dtype.itemsize) for n in untouched)


def test_over_all_cpus() -> None:
    items: Any = rseq.per_cpu(Item, copies=7, stride=512)
    whole, values = items.array(), items.array("inner")["value"]
    assert whole.shape == values.shape == (7,)
    assert whole.strides == (512,)
    values[:] = range(7)
    assert [item.inner.value for item in items] == list(range(7))
    items[3].inner.value = 100
    assert int(values.sum()) == 21 - 3 + 100
    assert items.array("row").shape == (7, 3)
    assert items.array("grid").shape == (7, 4, 2)
    assert items.array("grid").strides == (512, 2, 1)
    items.array("grid")[5, 3, 1] = 9
    assert items[5].grid[3][1] == 9
    assert items.array("weight").dtype == np.dtype("f8")


def test_what_sequences_do_is_seen() -> None:
    items: Any = rseq.per_cpu(Item)
    values = items.array("inner")["value"]
    for _ in range(100):
        add(items, 3)
    assert int(values.sum()) == 300
    values[:] = 0
    add(items, 1)
    assert sum(item.inner.value for item in items) == 1


def test_plain_items_per_cpu() -> None:
    numbers: Any = rseq.per_cpu(u64, copies=4)
    numbers.array()[:] = [1, 2, 3, 4]
    assert list(numbers) == [1, 2, 3, 4]
    rows: Any = rseq.per_cpu(row[row[u16, 3], 2], copies=4)
    assert rows.array().shape == (4, 2, 3)
    rows.array()[3, 1, 2] = 5
    assert rows[3][1][2] == 5


def test_fields_that_are_not_there() -> None:
    items: Any = rseq.per_cpu(Item)
    with pytest.raises(AttributeError, match="^Item has no field 'missing'$"):
        items.array("missing")
    numbers: Any = rseq.per_cpu(u64)
    with pytest.raises(AttributeError, match="^u64 has no field 'value'$"):
        numbers.array("value")
    items.close()
    with pytest.raises(ValueError, match="stands for no memory|was closed"):
        items.array()


@settings(deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.sampled_from(["u8", "i32", "u64"]))
def test_rows_of_rows_of_rows(lengths: list[int], name: str) -> None:
    spelled: Any = NUMBERS[name]
    for length in reversed(lengths[1:]):
        spelled = row[spelled, length]
    array: Any = rseq.array(spelled, lengths[0])
    view = array.numpy()
    assert view.shape == tuple(lengths)
    assert view.flags["C_CONTIGUOUS"]
    view.flat[:] = range(view.size)

    def flat(each: Any) -> list[int]:
        return [each] if isinstance(each, int) else [n for inner in each for n in flat(inner)]

    assert flat(array) == list(range(view.size))
    array.close()


def test_numpy_computes_on_it() -> None:
    floats = rseq.array(f64, 1000)
    view = floats.numpy()
    view[:] = np.arange(1000)
    np.sqrt(view, out=view)
    assert floats[961] == 31.0
    assert view.base is not None
    assert view.flags["WRITEABLE"]
    assert not view.flags["OWNDATA"]


def test_what_has_no_numpy_form() -> None:
    from rseq.language import types

    with pytest.raises(TypeError, match=r"^PerCpu\[u64\] has no numpy form$"):
        views.dtype(types.PerCpuOf(types.U64))
