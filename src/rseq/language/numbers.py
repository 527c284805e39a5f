"""The integers of the language as Python classes: `u8(300)` is 44, `u8(250) + u8(10)` is 4.

They exist for two things. In compiled code `u64(x)` is a conversion. And when a compiled function runs interpreted
(`f.python`), its numbers are instances, so that Python computes what the machine computes: arithmetic wraps at the
width, two different types do not mix, a literal takes the type of the other operand.

They are `int`s in every other respect. For a type checker `u64` *is* `int`, and `f64` is `float`.
"""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from rseq.language.types import INTS, Int


class Number(int):
    """The common base; `layout` is the type."""

    layout: ClassVar[Int]
    __slots__ = ()

    def __new__(cls, value: Any = 0) -> Number:
        """The low bits of a whole number; a float is cut towards zero and clamped to the range, nan gives 0."""
        layout = cls.layout
        if isinstance(value, float):
            if math.isnan(value):
                value = 0
            elif math.isinf(value):
                value = layout.high if value > 0 else layout.low
            else:
                value = min(max(int(value), layout.low), layout.high)
        return int.__new__(cls, layout.wrap(operator.index(value)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({int(self)})"

    __str__ = int.__repr__
    __hash__ = int.__hash__

    def _other(self, other: Any, sign: str) -> int:
        """The other operand: of the same type, or a literal that fits."""
        if type(other) is type(self):
            return int(other)
        if isinstance(other, Number):
            mine, theirs = type(self).__name__, type(other).__name__
            raise TypeError(f"{mine} and {theirs} cannot be mixed in `{sign}`; convert one: {mine}(…) or {theirs}(…)")
        if isinstance(other, bool) or not isinstance(other, int):
            raise TypeError(f"{type(self).__name__} and {type(other).__name__} cannot be mixed in `{sign}`")
        if not self.layout.low <= other <= self.layout.high:
            raise OverflowError(f"{other} does not fit {type(self).__name__}")
        return other

    def __neg__(self) -> Number:
        return type(self)(-int(self))

    def __pos__(self) -> Number:
        return self

    def __invert__(self) -> Number:
        return type(self)(~int(self))

    def __abs__(self) -> Number:
        return type(self)(abs(int(self)))

    def __lshift__(self, count: Any) -> Number:
        return type(self)(int(self) << (self._other(count, "<<") % self.layout.bits))

    def __rshift__(self, count: Any) -> Number:
        return type(self)(int(self) >> (self._other(count, ">>") % self.layout.bits))

    def __rlshift__(self, value: Any) -> Number:
        return type(self)(value) << self

    def __rrshift__(self, value: Any) -> Number:
        return type(self)(value) >> self

    def __truediv__(self, other: Any) -> Any:
        raise TypeError("`/` is for f64; use `//` for integers")

    __rtruediv__ = __truediv__

    def __pow__(self, other: Any, modulo: Any = None) -> Any:
        raise TypeError("`**` is not in the language")


def _arithmetic(name: str, sign: str, function: Callable[[int, int], int]) -> None:
    def forward(self: Number, other: Any) -> Number:
        return type(self)(function(int(self), self._other(other, sign)))

    def backward(self: Number, other: Any) -> Number:
        return type(self)(function(self._other(other, sign), int(self)))

    setattr(Number, f"__{name}__", forward)
    setattr(Number, f"__r{name}__", backward)


def _comparison(name: str, sign: str, function: Callable[[Any, Any], Any]) -> None:
    def compare(self: Number, other: Any) -> Any:
        if other is None or not isinstance(other, int | float):
            return NotImplemented
        if isinstance(other, int) and not isinstance(other, Number | bool):
            return function(int(self), other)
        return function(int(self), self._other(other, sign))

    setattr(Number, f"__{name}__", compare)


for _name, _sign, _function in (
    ("add", "+", operator.add), ("sub", "-", operator.sub), ("mul", "*", operator.mul), ("floordiv", "//", operator.floordiv),
    ("mod", "%", operator.mod), ("and", "&", operator.and_), ("or", "|", operator.or_), ("xor", "^", operator.xor),
):  # fmt: skip
    _arithmetic(_name, _sign, _function)
for _name, _sign, _compare in (
    ("eq", "==", operator.eq), ("ne", "!=", operator.ne), ("lt", "<", operator.lt), ("le", "<=", operator.le),
    ("gt", ">", operator.gt), ("ge", ">=", operator.ge),
):  # fmt: skip
    _comparison(_name, _sign, _compare)

NUMBERS: dict[str, type[Number]] = {
    name: type(
        name, (Number,), {"layout": layout, "__slots__": (), "__module__": __name__, "__doc__": f"{name}: {layout.low} to {layout.high}."}
    )
    for name, layout in INTS.items()
}

if TYPE_CHECKING:
    u8: TypeAlias = int
    u16: TypeAlias = int
    u32: TypeAlias = int
    u64: TypeAlias = int
    i8: TypeAlias = int
    i16: TypeAlias = int
    i32: TypeAlias = int
    i64: TypeAlias = int
else:
    u8, u16, u32, u64 = (NUMBERS[f"u{bits}"] for bits in (8, 16, 32, 64))
    i8, i16, i32, i64 = (NUMBERS[f"i{bits}"] for bits in (8, 16, 32, 64))
f64: TypeAlias = float


def float_bits(value: float) -> Number:
    """The 64 bits of a float, as `rseq.float_bits` gives them in compiled code."""
    return NUMBERS["u64"](int.from_bytes(struct.pack("<d", value), "little"))
