"""`rseq.Segment`: several objects in one mapping, until it is full or closed."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import rseq
from rseq import Array, Struct, u8, u64
from rseq.memory.mapping import MAXIMUM
from rseq.memory.segment import RESERVED

row: Any = Array
byte: Any = u8
LEAST = RESERVED + 8
SMALLEST = 384
"""The smallest multiple of 128 with room for 8 bytes beside what is reserved."""
make: Any = rseq.Segment


class Cell(Struct):
    value: u64
    small: u8


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"stride": 0}, ValueError, f"stride is at least {LEAST}, not 0"),
        ({"stride": LEAST - 1}, ValueError, f"stride is at least {LEAST}, not {LEAST - 1}"),
        ({"stride": -128}, ValueError, f"stride is at least {LEAST}, not -128"),
        ({"stride": LEAST}, ValueError, f"stride is a multiple of 128, so that CPUs share no cache line, not {LEAST}"),
        ({"stride": 385}, ValueError, "stride is a multiple of 128, so that CPUs share no cache line, not 385"),
        ({"stride": True}, TypeError, "stride is a whole number, not True"),
        ({"stride": 128.0}, TypeError, "stride is a whole number, not 128.0"),
        ({"stride": None}, TypeError, "stride is a whole number, not None"),
        ({"copies": 0}, ValueError, "the number of copies is at least 1, not 0"),
        ({"copies": -5}, ValueError, "the number of copies is at least 1, not -5"),
        ({"copies": False}, TypeError, "the number of copies is a whole number, not False"),
        ({"copies": 2.0}, TypeError, "the number of copies is a whole number, not 2.0"),
        ({"shared": "yes"}, TypeError, "shared is True or False, not 'yes'"),
        ({"backend": "other"}, ValueError, "backend is 'kernel' or 'locked', not 'other'"),
        ({"copies": 1 << 40}, MemoryError, f"{1 << 40} copies of 262144 bytes are more than one mapping can have ({MAXIMUM})"),
        (
            {"copies": 2, "stride": MAXIMUM},
            MemoryError,
            f"2 copies of {MAXIMUM} bytes are more than one mapping can have ({MAXIMUM})",
        ),
    ],
    ids=str,
)
def test_options_that_make_no_sense(options: dict[str, Any], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        make(**options)
    assert str(caught.value) == message


def test_the_smallest() -> None:
    with make(stride=SMALLEST, copies=1) as segment:
        assert segment.free == SMALLEST - RESERVED == 64
        cells = rseq.per_cpu(Cell, segment=segment)
        assert len(cells) == 1
        cells[0].value = 3
        assert cells[0].value == 3


def test_objects_stand_beside_each_other() -> None:
    with make(stride=1024, copies=4) as segment:
        first = rseq.per_cpu(Cell, segment=segment)
        second: Any = rseq.per_cpu(u8, segment=segment)
        third = rseq.per_cpu(Cell, segment=segment)
        offsets = [int(each.array().ctypes.data) - segment.base for each in (first, second, third)]
        assert offsets == [RESERVED, RESERVED + 16, RESERVED + 24]
        assert segment.free == 1024 - RESERVED - 40
        for cpu in range(4):
            first[cpu].value, second[cpu], third[cpu].value = 2**64 - 1, 255, 2**64 - 1
            first[cpu].small = third[cpu].small = 255
        assert list(second) == [255] * 4
        second[1] = 0
        assert (first[1].value, first[1].small, third[1].value) == (2**64 - 1, 255, 2**64 - 1)


def test_full() -> None:
    segment = make(stride=512)
    rseq.per_cpu(row[u64, 20], segment=segment)
    with pytest.raises(MemoryError) as caught:
        rseq.per_cpu(row[u64, 5], segment=segment)
    assert str(caught.value) == (
        "an object of 40 bytes does not fit: 32 of 512 bytes a CPU are left; make the segment with a stride of at least 640"
    )
    rseq.per_cpu(row[u64, 4], segment=segment)
    assert segment.free == 0
    with pytest.raises(MemoryError) as caught:
        rseq.per_cpu(byte, segment=segment)
    assert str(caught.value) == (
        "an object of 1 bytes does not fit: 0 of 512 bytes a CPU are left; make the segment with a stride of at least 640"
    )
    advised = make(stride=640)
    rseq.per_cpu(row[u64, 20], segment=advised)
    rseq.per_cpu(row[u64, 5], segment=advised)


def test_repr() -> None:
    segment = make(stride=512, copies=3, backend="locked", shared=True)
    assert repr(segment) == "<rseq.Segment of 3 x 512 bytes, locked, shared>"
    segment.close()
    assert repr(segment) == "<rseq.Segment of 3 x 512 bytes, locked, shared, closed>"
    assert repr(make(stride=SMALLEST, copies=1, backend="kernel")) == "<rseq.Segment of 1 x 384 bytes, kernel>"


def test_closed() -> None:
    segment = make()
    cells, numbers = rseq.per_cpu(Cell, segment=segment), rseq.per_cpu(u64, segment=segment)
    reference = cells[0]
    with segment as same:
        assert same is segment
    segment.close()
    for use in (lambda: cells[0], lambda: list(numbers), lambda: numbers.array()):
        with pytest.raises(ValueError, match="^the memory of this PerCpuHandle was closed$"):
            use()
    with pytest.raises(ValueError, match="^the memory of this Cell was closed$"):
        reference.value
    with pytest.raises(ValueError, match="^the segment was closed$"):
        rseq.per_cpu(Cell, segment=segment)


def test_closing_a_handle_leaves_its_segment_open() -> None:
    with make() as segment:
        first, second = rseq.per_cpu(Cell, segment=segment), rseq.per_cpu(Cell, segment=segment)
        first.close()
        with pytest.raises(ValueError, match="stands for no memory|was closed"):
            first[0]
        second[0].value = 3
        assert second[0].value == 3
        assert rseq.per_cpu(Cell, segment=segment)[0].value == 0


def test_a_segment_has_one_backend_for_all() -> None:
    with make(backend="locked") as segment:
        handles: list[Any] = [rseq.per_cpu(Cell, segment=segment), rseq.per_cpu(u64, segment=segment)]
        assert [handle.backend for handle in handles] == ["locked", "locked"]
        assert all(handle.segment is segment for handle in handles)


def test_not_pickled() -> None:
    with make() as segment, pytest.raises(TypeError) as caught:
        pickle.dumps(segment)
    assert str(caught.value) == "an anonymous segment belongs to this process and its forks and cannot be pickled"


def test_a_large_one_costs_only_what_is_touched() -> None:
    with make(copies=4096, stride=1 << 24) as segment:  # 64 GiB of addresses
        cells = rseq.per_cpu(Cell, segment=segment)
        cells[4095].value = 7
        assert cells[4095].value == 7
        assert cells[2000].value == 0
