"""`rseq.per_cpu`: what it takes, what it refuses, and what its handle does from Python."""

from __future__ import annotations

import pickle
import re
from typing import Any

import pytest

import rseq
from rseq import Array, Ptr, Struct, f64, i16, u8, u64
from rseq.language.annotations import KNOWN
from rseq.memory.mapping import MAXIMUM
from rseq.memory.segment import RESERVED

per_cpu: Any = rseq.per_cpu
row: Any = Array
number: Any = u64


class Cell(Struct):
    value: u64
    small: i16


class Large(Struct):
    items: Array[u64, 1000]  # type: ignore[valid-type]


class Page(Struct):
    items: Array[u64, 600]  # type: ignore[valid-type]


STRIDE_TOO_SMALL = "stride is too small: Cell needs at least 384 bytes a CPU, not "
STRIDE_UNIT = "stride is a multiple of 128, so that CPUs share no cache line, not "


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"copies": 0}, ValueError, "the number of copies is at least 1, not 0"),
        ({"copies": -1}, ValueError, "the number of copies is at least 1, not -1"),
        ({"copies": True}, TypeError, "the number of copies is a whole number, not True"),
        ({"copies": 1.5}, TypeError, "the number of copies is a whole number, not 1.5"),
        ({"copies": "2"}, TypeError, "the number of copies is a whole number, not '2'"),
        ({"stride": 0}, ValueError, STRIDE_TOO_SMALL + "0"),
        ({"stride": 64}, ValueError, STRIDE_TOO_SMALL + "64"),
        ({"stride": RESERVED + 15}, ValueError, f"{STRIDE_TOO_SMALL}{RESERVED + 15}"),
        ({"stride": -128}, ValueError, STRIDE_TOO_SMALL + "-128"),
        ({"stride": RESERVED + 16}, ValueError, f"{STRIDE_UNIT}{RESERVED + 16}"),
        ({"stride": 400}, ValueError, STRIDE_UNIT + "400"),
        ({"stride": 1.5}, TypeError, "stride is a whole number, not 1.5"),
        ({"stride": True}, TypeError, "stride is a whole number, not True"),
        ({"stride": "128"}, TypeError, "stride is a whole number, not '128'"),
        (
            {"copies": 1 << 30, "stride": 1 << 20},
            MemoryError,
            f"1073741824 copies of 1048576 bytes are more than one mapping can have ({MAXIMUM})",
        ),
        ({"copies": 1 << 62}, MemoryError, f"{1 << 62} copies of 384 bytes are more than one mapping can have ({MAXIMUM})"),
        ({"stride": 1 << 62, "copies": 4}, MemoryError, f"4 copies of {1 << 62} bytes are more than one mapping can have ({MAXIMUM})"),
        ({"shared": 1}, TypeError, "shared is True or False, not 1"),
        ({"shared": None}, TypeError, "shared is True or False, not None"),
        ({"backend": "fast"}, ValueError, "backend is 'kernel' or 'locked', not 'fast'"),
        ({"backend": 1}, ValueError, "backend is 'kernel' or 'locked', not 1"),
        ({"segment": 3}, TypeError, "segment is an rseq.Segment, not 3"),
    ],
    ids=str,
)
def test_options_that_make_no_sense(options: dict[str, Any], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        per_cpu(Cell, **options)
    assert str(caught.value) == message


@pytest.mark.parametrize("option", [{"copies": 2}, {"stride": 128}, {"shared": True}, {"backend": "locked"}])
def test_a_segment_brings_its_own_options(option: dict[str, Any]) -> None:
    with rseq.Segment() as segment, pytest.raises(TypeError) as caught:
        per_cpu(Cell, segment=segment, **option)
    assert str(caught.value) == "shared, copies, stride and backend are the segment's; leave them out when you give one"


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (int, "int has no width; write u64 or i64 (or u8 … i32)"),
        (str, f"str is no type of the language; use {KNOWN}"),
        (3, f"3 is no type of the language; use {KNOWN}"),
        (None, f"None is no type of the language; use {KNOWN}"),
        ("Cell", "the annotation 'Cell' cannot be read: name 'Cell' is not defined"),
        (rseq.PerCpu[Cell], "PerCpu[Cell] is per-CPU already"),
        (rseq.PerCid[Cell], "PerCid[Cell] is per-CPU already"),
    ],
    ids=str,
)
def test_items_that_are_no_type(item: Any, message: str) -> None:
    for make in (rseq.per_cpu, rseq.per_cid):
        with pytest.raises(TypeError) as caught:
            make(item)  # type: ignore[operator]
        assert str(caught.value) == message


def test_a_new_one_is_zero_everywhere() -> None:
    for cells in (per_cpu(Cell), per_cpu(Cell, copies=300), per_cpu(Cell, shared=True), per_cpu(Cell, backend="locked")):
        assert [(cell.value, cell.small) for cell in cells] == [(0, 0)] * len(cells)


def test_two_never_overlap() -> None:
    several = [per_cpu(Cell) for _ in range(200)]
    for n, cells in enumerate(several):
        for cpu in range(len(cells)):
            cells[cpu].value = n * 100 + cpu
            cells[cpu].small = -n
    for n, cells in enumerate(several):
        assert [(c.value, c.small) for c in cells] == [(n * 100 + cpu, -n) for cpu in range(len(cells))]


def test_indexing() -> None:
    cells = per_cpu(Cell, copies=5)
    assert len(cells) == cells.copies == 5
    cells[4].value = 7
    assert [cell.value for cell in cells] == [0, 0, 0, 0, 7]
    assert cells[3] == cells[3]
    assert cells[3] != cells[4]
    assert cells[4]._address - cells[3]._address == 384
    for outside in (5, -1, 10**30):
        with pytest.raises(IndexError) as caught:
            cells[outside]
        assert str(caught.value) == f"there is no CPU {outside}: the handle has copies 0 to 4"
    for wrong in ("x", 1.0, None, slice(0, 2)):
        with pytest.raises(TypeError):
            cells[wrong]


def test_numbers_and_arrays_per_cpu() -> None:
    counts, weights, flags = per_cpu(number, copies=3), per_cpu(f64, copies=3), per_cpu(bool, copies=3)
    counts[1], weights[2], flags[0] = 5, 1.5, True
    assert (list(counts), list(weights), list(flags)) == ([0, 5, 0], [0.0, 0.0, 1.5], [True, False, False])
    for value, kind, message in [
        (-1, OverflowError, "an item of PerCpu[u64] is u64: 0 to 18446744073709551615, not -1"),
        (1.0, TypeError, "an item of PerCpu[u64] is u64: a whole number, not 1.0"),
    ]:
        with pytest.raises(kind) as caught:
            counts[0] = value
        assert str(caught.value) == message
    rows = per_cpu(row[number, 4], copies=2)
    rows[1][3] = 9
    assert [list(r) for r in rows] == [[0, 0, 0, 0], [0, 0, 0, 9]]
    with pytest.raises(TypeError, match=re.escape("an item of PerCpu[Array[u64, 4]] is Array[u64, 4]: assign its parts one by one")):
        rows[0] = [1, 2, 3, 4]
    cells = per_cpu(Cell, copies=2)
    with pytest.raises(TypeError, match=re.escape("an item of PerCpu[Cell] is Cell: assign its parts one by one")):
        cells[0] = Cell()
    pointers = per_cpu(Ptr[Cell], copies=2)
    cell = Cell(value=4)
    pointers[1] = cell
    assert pointers[0] is None
    assert pointers[1].value == 4


def test_repr_and_attributes() -> None:
    cells = per_cpu(Cell, copies=3, backend="locked")
    assert repr(cells) == "<rseq.PerCpu[Cell], 3 copies, locked>"
    assert (cells.copies, cells.backend) == (3, "locked")
    assert repr(per_cpu(number, copies=2, backend="kernel")) == "<rseq.PerCpu[u64], 2 copies, kernel>"
    cells.close()
    assert repr(cells) == "<rseq.PerCpu[Cell], 3 copies, locked, closed>"


def test_here_is_only_for_sequences() -> None:
    with pytest.raises(RuntimeError) as caught:
        per_cpu(Cell).here()
    assert str(caught.value) == "here() is only for sequences, where the thread cannot move unnoticed; name a CPU: handle[cpu]"


def test_not_pickled_and_final() -> None:
    cells = per_cpu(Cell)
    with pytest.raises(TypeError, match="^a per-CPU handle belongs to this process and its forks and cannot be pickled$"):
        pickle.dumps(cells)
    with pytest.raises(TypeError, match="^PerCpuHandle is final: compiled code knows this class$"):
        type("Derived", (type(cells),), {})


def test_large_items_have_their_own_memory() -> None:
    large = per_cpu(Large, copies=3)
    for cpu in range(3):
        large[cpu].items[:] = [cpu] * 1000
    assert [set(item.items) for item in large] == [{0}, {1}, {2}]
    assert (large[1]._address - large[0]._address) % 128 == 0
    assert large[1]._address - large[0]._address >= 8000
    pages = per_cpu(Page)
    pages[0].items[599] = 1
    assert pages[0].items[599] == 1
    assert len(pages[0].items) == 600


@pytest.mark.parametrize("stride", [384, 512, 4096, 1 << 20])
def test_copies_stand_a_stride_apart(stride: int) -> None:
    cells = per_cpu(Cell, copies=4, stride=stride)
    assert [cell._address - cells[0]._address for cell in cells] == [n * stride for n in range(4)]


def test_small_items_share_a_line_of_their_cpu_only() -> None:
    numbers = [per_cpu(u8) for _ in range(10)]
    lines = [{int(each.array().ctypes.data) + cpu * each.array().strides[0] >> 7 for each in numbers} for cpu in range(len(numbers[0]))]
    for cpu, mine in enumerate(lines):
        for theirs in lines[cpu + 1 :]:
            assert not mine & theirs


def test_closing() -> None:
    for cells in (per_cpu(Cell), per_cpu(Cell, copies=2), per_cpu(Cell, backend="locked")):
        reference = cells[0]
        with cells as same:
            assert same is cells
        cells.close()
        for use in (lambda c=cells: c[0], lambda c=cells: list(c), lambda c=cells: c.array(), lambda c=cells: c.__setitem__(0, 1)):
            with pytest.raises(ValueError, match="stands for no memory|was closed"):
                use()
        assert len(cells) >= 1
        assert repr(reference)


def test_references_into_closed_memory() -> None:
    cells = per_cpu(Cell, copies=2)
    reference = cells[1]
    reference.value = 5
    cells.close()
    for use in (lambda: reference.value, lambda: setattr(reference, "value", 3)):
        with pytest.raises(ValueError, match="^the memory of this Cell was closed$"):
            use()
    assert repr(reference) == "<Cell, closed>"
