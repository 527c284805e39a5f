"""Fields of a struct: what can be read and stored, and the whole text of each refusal."""

from __future__ import annotations

import ctypes
import math
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import pytest

import rseq
from rseq import Array, Ptr, Struct, f64, i8, i16, i32, i64, u8, u16, u32, u64
from rseq.language.types import INTS


class Inner(Struct):
    value: u64


class Every(Struct):
    u8: u8
    u16: u16
    u32: u32
    u64: u64
    i8: i8
    i16: i16
    i32: i32
    i64: i64
    f64: f64
    bool: bool
    inner: Inner
    row: Array[u16, Literal[3]]
    to_inner: Ptr[Inner]
    to_number: Ptr[u64]


class Index:
    def __init__(self, value: Any) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value  # type: ignore[no-any-return]


class Floating:
    def __float__(self) -> float:
        return 2.5


def every() -> Any:
    return Every()


def refused(kind: type[Exception], name: str, value: Any) -> str:
    target = every()
    with pytest.raises(kind) as caught:
        setattr(target, name, value)
    assert bytes((ctypes.c_char * rseq.sizeof(Every)).from_address(target._address)) == bytes(rseq.sizeof(Every)), "nothing was stored"
    return str(caught.value)


@pytest.mark.parametrize("name", list(INTS))
def test_integers_at_their_borders(name: str) -> None:
    layout, target = INTS[name], every()
    for value in (layout.low, layout.low + 1, 0, 1, layout.high - 1, layout.high, Index(layout.high), u8(7)):
        setattr(target, name, value)
        assert getattr(target, name) == (value.value if isinstance(value, Index) else value)
        assert type(getattr(target, name)) is int
    for outside in (layout.low - 1, layout.high + 1, -(10**30), 10**30):
        expected = f"Every.{name} is {name}: {layout.low} to {layout.high}, not {outside}"
        assert refused(OverflowError, name, outside) == expected
        assert refused(OverflowError, name, Index(outside)) == expected


@pytest.mark.parametrize("value", [True, False, 1.0, "1", None, b"1", Decimal(1), [1]])
def test_integers_take_only_whole_numbers(value: Any) -> None:
    assert refused(TypeError, "u16", value) == f"Every.u16 is u16: a whole number, not {value!r}"


def test_floats() -> None:
    target = every()
    for value, expected in [(1.5, 1.5), (3, 3.0), (Floating(), 2.5), (Fraction(1, 4), 0.25), (Decimal("0.5"), 0.5), (math.inf, math.inf)]:
        target.f64 = value
        assert target.f64 == expected
        assert type(target.f64) is float
    target.f64 = math.nan
    assert math.isnan(target.f64)
    target.f64 = -0.0
    assert math.copysign(1, target.f64) == -1


@pytest.mark.parametrize("value", [True, "1.5", None, 1j])
def test_floats_take_only_numbers(value: Any) -> None:
    assert refused(TypeError, "f64", value) == f"Every.f64 is f64: a number, not {value!r}"


def test_a_whole_number_too_large_for_a_float_is_refused_by_name() -> None:
    assert refused(OverflowError, "f64", 10**400) == "Every.f64 is f64: int too large to convert to float"


@pytest.mark.parametrize("value", [0, 1, None, "True", 1.0])
def test_bools_take_only_bools(value: Any) -> None:
    assert refused(TypeError, "bool", value) == f"Every.bool is bool: True or False, not {value!r}"


def test_parts_are_not_assigned_whole() -> None:
    assert refused(TypeError, "inner", Inner()) == "Every.inner is Inner: assign its parts one by one"
    assert refused(TypeError, "row", [1, 2, 3]) == "Every.row is Array[u16, 3]: assign its parts one by one"


def test_pointers() -> None:
    target, inner = every(), Inner(value=5)
    assert target.to_inner is None
    target.to_inner = inner
    assert target.to_inner == inner
    assert target.to_inner.value == 5
    assert type(target.to_inner) is Inner
    target.to_inner = inner._address
    assert target.to_inner == inner
    target.to_inner = 0
    assert target.to_inner is None
    target.to_number = inner._address
    assert target.to_number == inner._address
    target.to_number = None
    assert target.to_number is None


def test_wrong_pointers() -> None:
    other, numbers = Every(), rseq.per_cpu(u64)
    foreign = ctypes.create_string_buffer(64)
    address = ctypes.addressof(foreign) & ~15
    assert refused(TypeError, "to_inner", other) == "Every.to_inner is Ptr[Inner], not a reference to Every"
    assert refused(TypeError, "to_inner", numbers) == "Every.to_inner is Ptr[Inner], not a reference to PerCpuHandle"
    assert refused(TypeError, "to_inner", "x") == "Every.to_inner is Ptr[Inner]: None or a Inner, not 'x'"
    assert refused(TypeError, "to_inner", True) == "Every.to_inner is Ptr[Inner]: None or a Inner, not True"
    assert refused(ValueError, "to_inner", 3) == "Every.to_inner: the address 0x3 is misaligned; a Inner stands at multiples of 8"
    assert refused(ValueError, "to_inner", address) == f"Every.to_inner: {address:#x} does not point into memory made by rseq"
    assert refused(ValueError, "to_number", 8) == "Every.to_number: 0x8 does not point into memory made by rseq"
    assert refused(ValueError, "to_number", -8) == "Every.to_number: -0x8 does not point into memory made by rseq"
    assert refused(ValueError, "to_number", 1 << 70) == f"Every.to_number: {1 << 70:#x} does not point into memory made by rseq"
    assert refused(TypeError, "to_number", Inner()) == "Every.to_number is Ptr[u64], not a reference to Inner"


def test_a_pointer_that_leads_out_of_our_memory_is_not_followed() -> None:
    target = every()
    at = target._address + rseq.offset_of(Every, "to_inner")
    ctypes.c_uint64.from_address(at).value = 4096
    with pytest.raises(ValueError, match=re.escape("the pointer 0x1000 leads out of the memory made by rseq")):
        target.to_inner
    assert "to_inner=astray" in repr(target), "a repr does not fail"


def test_misspelt_names() -> None:
    target = every()
    with pytest.raises(AttributeError, match="^Every has no field 'u46'$"):
        target.u46 = 3
    with pytest.raises(AttributeError, match="^'Every' object has no attribute 'u46'$"):
        target.u46
    with pytest.raises(AttributeError, match="^Every has no field '_owner'$"):
        target._owner = None
    with pytest.raises(TypeError, match="^Every has no field 'u46'$"):
        Every(u46=3)
    with pytest.raises(AttributeError, match="^Inner has no field 'u46'; it has value$"):
        rseq.offset_of(Inner, "u46")


def test_values_at_the_beginning() -> None:
    made = Every(u8=255, bool=True, f64=1.5)
    assert (made.u8, made.bool, made.f64, made.i64) == (255, True, 1.5, 0)
    with pytest.raises(OverflowError, match=re.escape("Every.u8 is u8: 0 to 255, not 256")):
        Every(u8=256)
    assert rseq.new(Every, i8=-128).i8 == -128
