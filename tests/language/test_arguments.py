"""Values in and out: every integer type at its borders, floats, bools, tuples, objects that act as numbers, and what is refused."""

from __future__ import annotations

import math
import re
import struct
from decimal import Decimal
from fractions import Fraction
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import rseq
from rseq import f64, i8, i16, i32, i64, u8, u16, u32, u64
from rseq.language.numbers import NUMBERS
from rseq.language.types import INTS


@rseq.native
def same_u8(n: u8) -> u8:
    return n


@rseq.native
def same_u16(n: u16) -> u16:
    return n


@rseq.native
def same_u32(n: u32) -> u32:
    return n


@rseq.native
def same_u64(n: u64) -> u64:
    return n


@rseq.native
def same_i8(n: i8) -> i8:
    return n


@rseq.native
def same_i16(n: i16) -> i16:
    return n


@rseq.native
def same_i32(n: i32) -> i32:
    return n


@rseq.native
def same_i64(n: i64) -> i64:
    return n


@rseq.native
def same_f64(x: f64) -> f64:
    return x


@rseq.native
def same_bool(b: bool) -> bool:
    return b


@rseq.native
def several(a: i8, b: u64, c: f64, d: bool) -> tuple[i8, u64, f64, bool]:
    return a, b, c, d


SAME: dict[str, Any] = {
    "u8": same_u8, "u16": same_u16, "u32": same_u32, "u64": same_u64, "i8": same_i8, "i16": same_i16, "i32": same_i32, "i64": same_i64,
}  # fmt: skip
EDGES = sorted(
    {sign * (1 << bits) + step for bits in (7, 8, 15, 16, 31, 32, 62, 63, 64, 65, 200) for sign in (1, -1) for step in (-1, 0, 1)}
)
whole = st.one_of(st.sampled_from(EDGES), st.integers(-(1 << 66), 1 << 66), st.integers(-300, 300))


class Index:
    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"Index({self.value!r})"

    def __index__(self) -> Any:
        return self.value


class Floating:
    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"Floating({self.value!r})"

    def __float__(self) -> Any:
        return self.value


class Whole(int):
    """A subclass of int."""


class Real(float):
    """A subclass of float."""


@settings(max_examples=500)
@given(st.sampled_from(list(INTS)), whole, st.sampled_from([int, Index, Whole]))
def test_integers(name: str, value: int, form: Any) -> None:
    layout, function = INTS[name], SAME[name]
    if layout.low <= value <= layout.high:
        found = function(form(value))
        assert found == value
        assert type(found) is int
        return
    with pytest.raises(OverflowError) as caught:
        function(form(value))
    assert str(caught.value) == f"same_{name}() argument 'n' is {name}: {layout.low} to {layout.high}, not {value}"


@pytest.mark.parametrize("name", list(INTS))
def test_borders(name: str) -> None:
    layout, function = INTS[name], SAME[name]
    for value in (layout.low, layout.low + 1, 0, 1, layout.high - 1, layout.high):
        assert function(value) == function(n=value) == function(NUMBERS[name](value)) == function.python(value) == value
    for value in (layout.low - 1, layout.high + 1, 10**400, -(10**400)):
        for call in (function, function.python):
            with pytest.raises(OverflowError, match=f"is {name}: {layout.low} to {layout.high}, not {value}$"):
                call(value)


@pytest.mark.parametrize("name", list(INTS))
@pytest.mark.parametrize("value", [True, False, None, 1.0, "1", b"1", Decimal(1), Fraction(1), 1j, [1], Floating(1.0)], ids=repr)
def test_what_is_no_integer(name: str, value: Any) -> None:
    with pytest.raises(TypeError) as caught:
        SAME[name](value)
    assert str(caught.value) == f"same_{name}() argument 'n' is {name}: a whole number, not {value!r}"


def test_numpy_numbers() -> None:
    import numpy as np

    assert SAME["u64"](np.uint64(2**64 - 1)) == 2**64 - 1
    assert SAME["i8"](np.int64(-128)) == -128
    assert same_f64(np.float32(1.5)) == 1.5  # type: ignore[arg-type]
    assert same_f64(np.float64(1.1)) == 1.1
    with pytest.raises(OverflowError, match="same_u8.. argument 'n' is u8: 0 to 255, not -1"):
        SAME["u8"](np.int8(-1))
    with pytest.raises(TypeError, match="a whole number, not"):
        SAME["u8"](np.bool_(True))
    with pytest.raises(TypeError, match="a whole number, not"):
        SAME["u8"](np.float64(1))


@given(st.floats())
def test_floats(value: float) -> None:
    for given_value in (value, Real(value), Floating(value)):
        found = same_f64(given_value)  # type: ignore[arg-type]
        assert type(found) is float
        if math.isnan(value):
            assert math.isnan(found)
        else:
            assert struct.pack("d", found) == struct.pack("d", value)


def test_special_floats() -> None:
    assert same_f64(math.inf) == math.inf
    assert same_f64(-math.inf) == -math.inf
    assert math.copysign(1, same_f64(-0.0)) == -1
    assert same_f64(5e-324) == 5e-324
    assert math.isnan(same_f64(math.nan))


def test_whole_numbers_as_floats() -> None:
    assert same_f64(3) == 3.0
    assert type(same_f64(3)) is float
    for whole in (2**53 + 1, -1, 2**63 - 1, -(2**63), 2**63, 2**64 + 1, -(2**70)):  # those of 64 bits are converted in compiled code
        assert same_f64(whole) == float(whole)
    assert same_f64(Fraction(1, 4)) == 0.25  # type: ignore[arg-type]
    with pytest.raises(OverflowError) as caught:
        same_f64(10**400)
    assert str(caught.value) == "same_f64() argument 'x' is f64: int too large to convert to float"


@pytest.mark.parametrize("value", [True, None, "1.5", b"1", 1j, [1.0], Index(1)], ids=repr)
def test_what_is_no_float(value: Any) -> None:
    with pytest.raises(TypeError) as caught:
        same_f64(value)
    assert str(caught.value) == f"same_f64() argument 'x' is f64: a number, not {value!r}"


def test_bools() -> None:
    assert same_bool(True) is True
    assert same_bool(False) is False


@pytest.mark.parametrize("value", [0, 1, None, "True", 1.0, [], Index(1)], ids=repr)
def test_what_is_no_bool(value: Any) -> None:
    with pytest.raises(TypeError) as caught:
        same_bool(value)
    assert str(caught.value) == f"same_bool() argument 'b' is bool: True or False, not {value!r}"


@given(st.integers(-128, 127), st.integers(0, 2**64 - 1), st.floats(allow_nan=False), st.booleans())
def test_tuples(a: int, b: int, c: float, d: bool) -> None:
    found = several(a, b, c, d)
    assert found == (a, b, c, d)
    assert type(found) is tuple
    assert [type(item) for item in found] == [int, int, float, bool]


def test_exceptions_of_conversions_pass_through() -> None:
    class Broken:
        def __index__(self) -> int:
            raise RuntimeError("from __index__")

        def __float__(self) -> float:
            raise RuntimeError("from __float__")

    broken: Any = Broken()
    with pytest.raises(RuntimeError, match="^from __index__$"):
        same_u8(broken)
    with pytest.raises(RuntimeError, match="^from __float__$"):
        same_f64(broken)
    with pytest.raises(RuntimeError, match="^from __index__$"):
        several(1, broken, 1.0, True)
    with pytest.raises(TypeError, match=re.escape("several() argument 'd' is bool: True or False, not 1")):
        several(1, 2, 3.0, 1)  # type: ignore[arg-type]


def test_conversions_that_answer_nonsense() -> None:
    nonsense: Any
    for nonsense in ("3", None, 1.5):
        with pytest.raises(TypeError):
            same_u8(Index(nonsense))  # type: ignore[arg-type]
        if nonsense != 1.5:
            with pytest.raises(TypeError):
                same_f64(Floating(nonsense))  # type: ignore[arg-type]


def test_a_conversion_that_closes_the_memory() -> None:
    cells: Any = rseq.per_cpu(u64, copies=rseq.Segment().copies)

    class Closes:
        def __index__(self) -> int:
            cells.close()
            return 5

    closing: Any = Closes()
    fill(cells, closing)  # into the empty pages that took the place: no harm
    with pytest.raises(ValueError, match="stands for no memory|was closed"):
        fill(cells, 5)


@rseq.native
def fill(cells: rseq.PerCpu[u64], n: u64) -> u64:
    return u64(len(cells)) + n
