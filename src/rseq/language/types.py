"""What a value is: the types that the compiler, the checker and the memory layouts share.

One small closed family, frozen and comparable, so that every later stage can switch on it:

    Int(bits, signed)   u8 … u64, i8 … i64; arithmetic wraps at the width
    Float()             f64, IEEE 754 binary64
    Bool()              one byte in memory, 0 or 1
    Pointer(target)     an address, 8 bytes; None is the null address
    Ref(target)         the place of a struct in the same segment, 8 bytes; only in memory (references.py)
    ArrayOf(item, n)    n items in a row, no header
    StructType          named fields at the offsets that C would give them
    PerCpuOf(item)      one copy of `item` per CPU (or per concurrency id); only a parameter type

Everything here is about *layout*. How a user spells a type is in `annotations.py`; what a field of a
live object reads as in Python is in `structs.py`.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from functools import cached_property
from typing import Any

from rseq.language.records import record

POINTER_SIZE = 8
_finishing = threading.RLock()


@record
class Int:
    """A two's-complement integer of 8, 16, 32 or 64 bits."""

    bits: int
    signed: bool

    @property
    def name(self) -> str:
        return f"{'i' if self.signed else 'u'}{self.bits}"

    @property
    def size(self) -> int:
        return self.bits // 8

    @property
    def align(self) -> int:
        return self.size

    @property
    def low(self) -> int:
        """The smallest value."""
        return -(1 << (self.bits - 1)) if self.signed else 0

    @property
    def high(self) -> int:
        """The largest value."""
        return (1 << (self.bits - (1 if self.signed else 0))) - 1

    def wrap(self, value: int) -> int:
        """`value` modulo 2**bits, as a number of this type."""
        value &= (1 << self.bits) - 1
        if self.signed and value >> (self.bits - 1):
            value -= 1 << self.bits
        return value


@record
class Float:
    """IEEE 754 binary64: Python's own float."""

    name: str = "f64"
    size: int = 8
    align: int = 8


@record
class Bool:
    """One byte holding 0 or 1."""

    name: str = "bool"
    size: int = 1
    align: int = 1


@record
class Pointer:
    """The address of one `target`, or 0, which Python sees as None.

    `optional` says that a *parameter or result* may be None; in memory every pointer may be null.
    """

    target: Type
    optional: bool = False
    size: int = POINTER_SIZE
    align: int = POINTER_SIZE

    @property
    def name(self) -> str:
        return f"Ptr[{self.target.name}]" + (" | None" if self.optional else "")

    def same_target(self, other: Type) -> bool:
        return isinstance(other, Pointer) and self.target == other.target


@record
class Ref:
    """The place of one struct in the segment that the Ref itself lies in, or 0, which is None: see references.py.

    Only a type of fields and items. What is loaded from one, and stored into one, is a `Pointer`.
    """

    target: StructType
    size: int = 8
    align: int = 8

    @property
    def name(self) -> str:
        return f"Ref[{self.target.name}]"


@record
class ArrayOf:
    """`length` items of one type in a row."""

    item: Type
    length: int

    @property
    def name(self) -> str:
        return f"Array[{self.item.name}, {self.length}]"

    @property
    def size(self) -> int:
        return self.item.size * self.length

    @property
    def align(self) -> int:
        return self.item.align


@record
class Field:
    """One member of a struct: its name, its type, and its offset from the start in bytes."""

    name: str
    type: Type
    offset: int


class StructType:
    """A struct with the C layout (System V: each field at the next multiple of its alignment).

    Structs are nominal: two are the same type only when they are the same class, hence identity
    comparison. `finish` is called once, on first need, and gives the fields: a struct may name itself
    (`next: Ptr["Node"]`), so fields cannot be known while the class is being made.
    """

    def __init__(self, name: str, qualified_name: str, finish: Callable[[], list[tuple[str, Type]]], python_class: Any = None) -> None:
        self.name, self.qualified_name, self.finish = name, qualified_name, finish
        self.python_class = python_class
        """The class whose instances refer to such a struct."""

    def __repr__(self) -> str:
        return f"StructType({self.qualified_name})"

    @cached_property
    def fields(self) -> dict[str, Field]:
        with _finishing:  # cached_property has no lock of its own, and `finish` is to be called once
            if "fields" not in self.__dict__:
                self.__dict__["fields"] = self._lay_out(self.finish())
                self.finish = list  # it holds the frame of the class statement
            made: dict[str, Field] = self.__dict__["fields"]
        return made

    @staticmethod
    def _lay_out(found: list[tuple[str, Type]]) -> dict[str, Field]:
        offset, fields = 0, {}
        for name, kind in found:
            offset = -(-offset // kind.align) * kind.align
            fields[name] = Field(name, kind, offset)
            offset += kind.size
        return fields

    @cached_property
    def align(self) -> int:
        return max((f.type.align for f in self.fields.values()), default=1)

    @cached_property
    def size(self) -> int:
        end = max((f.offset + f.type.size for f in self.fields.values()), default=0)
        return max(-(-end // self.align) * self.align, 1)


@record
class PerCpuOf:
    """A handle on one `item` per CPU; `index` is "cpu" (CPU number) or "cid" (concurrency id)."""

    item: Type
    index: str = "cpu"
    size: int = POINTER_SIZE
    align: int = POINTER_SIZE

    @property
    def name(self) -> str:
        return f"{'PerCpu' if self.index == 'cpu' else 'PerCid'}[{self.item.name}]"


Scalar = Int | Float | Bool | Pointer | Ref
Type = Int | Float | Bool | Pointer | Ref | ArrayOf | StructType | PerCpuOf

U8, U16, U32, U64 = (Int(bits, False) for bits in (8, 16, 32, 64))
I8, I16, I32, I64 = (Int(bits, True) for bits in (8, 16, 32, 64))
F64 = Float()
BOOL = Bool()

INTS: dict[str, Int] = {t.name: t for t in (U8, U16, U32, U64, I8, I16, I32, I64)}


def is_scalar(kind: Type) -> bool:
    """Whether a value of this type fits one machine register."""
    return isinstance(kind, Int | Float | Bool | Pointer | Ref)


def describe(kind: Type) -> str:
    """One line that tells the type's layout apart from every other: input of `type_id`."""
    if isinstance(kind, StructType):
        inside = ",".join(f"{f.name}:{_inner(f.type)}@{f.offset}" for f in kind.fields.values())
        return f"struct {kind.qualified_name}{{{inside}}}#{kind.size}/{kind.align}"
    return _inner(kind)


def _inner(kind: Type) -> str:
    if isinstance(kind, Pointer):  # by name only: a struct may point at itself
        target = kind.target
        return f"Ptr[{target.qualified_name if isinstance(target, StructType) else _inner(target)}]"
    if isinstance(kind, Ref):
        return f"Ref[{kind.target.qualified_name}]"
    if isinstance(kind, ArrayOf):
        return f"Array[{_inner(kind.item)},{kind.length}]"
    if isinstance(kind, PerCpuOf):
        return f"{kind.index}[{_inner(kind.item)}]"
    return describe(kind) if isinstance(kind, StructType) else kind.name


@functools.cache
def type_id(kind: Type) -> int:
    """A 63-bit number for the layout, never 0, the same in every process: what handles carry and
    compiled callers compare, so that a handle of another type is a TypeError and not a crash."""
    import hashlib  # loads OpenSSL: only when memory or code is made

    digest = hashlib.blake2b(describe(kind).encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "little") >> 1) | 1
