"""`u8` … `i64` as Python classes compute what ctypes and the machine compute."""

from __future__ import annotations

import ctypes
import operator
import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from rseq.language.numbers import NUMBERS, Number
from rseq.language.types import INTS

C: dict[str, Any] = {
    "u8": ctypes.c_uint8, "u16": ctypes.c_uint16, "u32": ctypes.c_uint32, "u64": ctypes.c_uint64,
    "i8": ctypes.c_int8, "i16": ctypes.c_int16, "i32": ctypes.c_int32, "i64": ctypes.c_int64,
}  # fmt: skip
EVERY = list(INTS)
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "&": operator.and_, "|": operator.or_, "^": operator.xor,
    "//": operator.floordiv, "%": operator.mod,
}  # fmt: skip
COMPARISONS = [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]
names = st.sampled_from(EVERY)


def border(name: str) -> st.SearchStrategy[int]:
    layout = INTS[name]
    edges = [n for n in (layout.low, layout.low + 1, -1, 0, 1, 2, layout.high - 1, layout.high) if layout.low <= n <= layout.high]
    return st.one_of(st.sampled_from(edges), st.integers(layout.low, layout.high))


@given(names, st.integers(-(1 << 70), 1 << 70))
def test_conversion_takes_the_low_bits(name: str, value: int) -> None:
    made = NUMBERS[name](value)
    assert int(made) == C[name](value).value
    assert type(made) is NUMBERS[name]


@given(names, names, st.data())
def test_conversion_between_types(source: str, target: str, data: st.DataObject) -> None:
    value = data.draw(border(source))
    assert int(NUMBERS[target](NUMBERS[source](value))) == C[target](value).value


@given(names, st.sampled_from(list(ARITHMETIC)), st.data())
def test_arithmetic_wraps_at_the_width(name: str, sign: str, data: st.DataObject) -> None:
    left, right = data.draw(border(name)), data.draw(border(name))
    assume(right != 0 or sign not in ("//", "%"))
    function, number = ARITHMETIC[sign], NUMBERS[name]
    wanted = C[name](function(left, right)).value
    for made in (function(number(left), number(right)), function(number(left), right), function(left, number(right))):
        assert int(made) == wanted
        assert type(made) is number


@given(names, st.data(), st.integers(0, 1000))
def test_shifts_are_modulo_the_width(name: str, data: st.DataObject, count: int) -> None:
    value, bits, number = data.draw(border(name)), INTS[name].bits, NUMBERS[name]
    count = min(count, INTS[name].high)
    for given_count in (count, number(count)):
        assert int(number(value) << given_count) == C[name](value << (count % bits)).value
        assert int(number(value) >> given_count) == value >> (count % bits)
        assert type(number(value) << given_count) is number
    assert int(value << number(count)) == C[name](value << (count % bits)).value
    assert int(value >> number(count)) == value >> (count % bits)


@given(names, st.data())
def test_one_operand(name: str, data: st.DataObject) -> None:
    value, number = data.draw(border(name)), NUMBERS[name]
    for function in (operator.neg, operator.pos, operator.invert, abs):
        made = function(number(value))
        assert int(made) == C[name](function(value)).value
        assert type(made) is number


@given(names, st.sampled_from(COMPARISONS), st.data())
def test_comparison(name: str, compare: Callable[[Any, Any], bool], data: st.DataObject) -> None:
    left, right = data.draw(border(name)), data.draw(border(name))
    number = NUMBERS[name]
    assert compare(number(left), number(right)) is compare(left, right)
    assert compare(number(left), right) is compare(left, right)
    assert compare(left, number(right)) is compare(left, right)
    assert hash(number(left)) == hash(left)


@pytest.mark.parametrize("sign", [*ARITHMETIC, "<<", ">>"])
def test_types_do_not_mix(sign: str) -> None:
    function = {**ARITHMETIC, "<<": operator.lshift, ">>": operator.rshift}[sign]
    with pytest.raises(TypeError) as caught:
        function(NUMBERS["u8"](1), NUMBERS["i32"](1))
    if sign in ARITHMETIC or sign in ("<<", ">>"):
        assert str(caught.value) == f"u8 and i32 cannot be mixed in `{sign}`; convert one: u8(…) or i32(…)"
    for other in (True, 1.0, "1", None):
        with pytest.raises(TypeError) as caught:
            function(NUMBERS["u8"](1), other)
        assert str(caught.value) == f"u8 and {type(other).__name__} cannot be mixed in `{sign}`"


@pytest.mark.parametrize("compare", COMPARISONS)
def test_types_do_not_mix_in_comparisons(compare: Callable[[Any, Any], bool]) -> None:
    sign = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}[compare.__name__]
    with pytest.raises(TypeError) as caught:
        compare(NUMBERS["u8"](1), NUMBERS["u16"](1))
    assert str(caught.value) == f"u8 and u16 cannot be mixed in `{sign}`; convert one: u8(…) or u16(…)"


@pytest.mark.parametrize("name", EVERY)
def test_a_literal_must_fit(name: str) -> None:
    layout = INTS[name]
    for outside in (layout.low - 1, layout.high + 1):
        for sign, function in ARITHMETIC.items():
            with pytest.raises(OverflowError) as caught:
                function(NUMBERS[name](1), outside)
            assert str(caught.value) == f"{outside} does not fit {name}", sign


@pytest.mark.parametrize("name", EVERY)
def test_floats_are_cut_and_clamped(name: str) -> None:
    layout, number = INTS[name], NUMBERS[name]
    assert int(number(float("nan"))) == 0
    assert int(number(float("inf"))) == int(number(1e300)) == layout.high
    assert int(number(float("-inf"))) == int(number(-1e300)) == layout.low
    assert int(number(2.9)) == 2
    assert int(number(-2.9)) == max(-2, layout.low)
    assert int(number(True)) == 1


@pytest.mark.parametrize("name", EVERY)
def test_division_by_zero(name: str) -> None:
    number = NUMBERS[name]
    for function in (operator.floordiv, operator.mod):
        with pytest.raises(ZeroDivisionError):
            function(number(1), number(0))


def test_what_is_not_in_the_language() -> None:
    number = NUMBERS["u8"]
    for use in (lambda: number(1) / 2, lambda: 2 / number(1), lambda: number(1) / number(1)):
        with pytest.raises(TypeError, match="^`/` is for f64; use `//` for integers$"):
            use()
    with pytest.raises(TypeError, match=r"^`\*\*` is not in the language$"):
        number(2) ** 2
    for wrong in ("3", None, Fraction(1, 2), [1]):
        with pytest.raises(TypeError):
            number(wrong)


def test_they_are_ints() -> None:
    number = NUMBERS["i16"]
    assert isinstance(number(3), int)
    assert isinstance(number(3), Number)
    assert repr(number(-3)) == "i16(-3)"
    assert str(number(-3)) == f"{number(-3)}" == "-3"
    assert [10, 20, 30][number(1)] == 20
    assert list(range(number(3))) == [0, 1, 2]
    assert number() == 0
    assert (number(3) == None) is False  # noqa: E711
    assert (number(3) == "3") is False
    assert number.__doc__ == "i16: -32768 to 32767."


@pytest.mark.parametrize("name", EVERY)
def test_pickled_by_name(name: str) -> None:
    value = NUMBERS[name](5)
    again = pickle.loads(pickle.dumps(value))
    assert type(again) is NUMBERS[name]
    assert again == value
