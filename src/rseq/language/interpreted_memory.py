"""Memory as interpreted code sees it: typed values, and proxies for what pointers lead to (see interpreter.py)."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from typing import Any

from rseq.language import references, transacting, types
from rseq.language.numbers import NUMBERS, Number
from rseq.language.structs import c_type

_forced_cpu: list[int] = []
segments: list[int] = []
"""Regions of the first per-CPU arguments of the calls that are going on, the innermost last; 0 where there is none."""


@contextlib.contextmanager
def on_cpu(number: int) -> Iterator[None]:
    """Interpreted sequences take the copy of this CPU, wherever the thread runs. For tests."""
    _forced_cpu.append(number)
    try:
        yield
    finally:
        _forced_cpu.pop()


def current_cpu() -> int:
    if _forced_cpu:
        return _forced_cpu[-1]
    return max(int(ctypes.CDLL(None).sched_getcpu()), 0)


def load(kind: types.Type, address: int) -> Any:
    """What a location holds, as compiled code sees it: a typed number, a proxy, None for a null pointer."""
    match kind:
        case types.Ref():
            return referred(kind, ctypes.c_uint64.from_address(address).value, address)
        case types.Int():
            return NUMBERS[kind.name](c_type(kind).from_address(address).value)
        case types.Float():
            return ctypes.c_double.from_address(address).value
        case types.Bool():
            return bool(ctypes.c_uint8.from_address(address).value & 1)
        case types.Pointer():
            target = ctypes.c_uint64.from_address(address).value
            return Pointer(kind.target, target) if target else None
    return Pointer(kind, address)


def _segment_of(place: int) -> int:
    """The record of the region that Refs lie in, those of the first per-CPU argument; ValueError if this place is not in it."""
    region = segments[-1] if segments else 0
    if not region:
        raise ValueError("Refs are for functions with a per-CPU parameter, in whose segment they lie")
    base, size = references.extent(region)
    if not base <= place < base + size:
        raise ValueError("a Ref lies in the segment of the first per-CPU argument, and this one is in other memory")
    return region


def referred(kind: types.Ref, word: int, place: int) -> Any:
    """What a Ref at a place leads to that holds a word."""
    target = references.place_of(kind, word, _segment_of(place))
    return Pointer(kind.target, target) if target else None


def ref_word(kind: types.Ref, pointer: Any, place: int) -> int:
    """What a Ref at a place holds that leads where a pointer does."""
    word = references.word_of(kind, pointer.__dict__["_at"] if pointer is not None else 0, _segment_of(place))
    if word is None:
        raise ValueError("a Ref leads to what is in the segment of the first per-CPU argument, and this pointer leads elsewhere")
    return word


def store(kind: types.Type, address: int, value: Any) -> None:
    """Store a value of exactly the location's type, or a literal that fits."""
    value = typed(kind, value, "the stored value")
    if isinstance(kind, types.Pointer):
        raw: Any = value.__dict__["_at"] if value is not None else 0
    elif isinstance(kind, types.Ref):
        raw = ref_word(kind, value, address)
    else:
        raw = value
    transacting.put(c_type(kind), address, raw)  # type: ignore[arg-type]


def typed(kind: types.Type, value: Any, what: str) -> Any:
    """`value` if it has the type, a literal as a number of the type; TypeError otherwise."""
    match kind:
        case types.Int():
            if isinstance(value, Number):
                if value.layout != kind:
                    raise TypeError(f"{what} is {kind.name}, not {type(value).__name__}")
                return value
            if isinstance(value, int) and not isinstance(value, bool):
                if not kind.low <= value <= kind.high:
                    raise OverflowError(f"{value} does not fit {kind.name}")
                return NUMBERS[kind.name](value)
        case types.Float():
            if isinstance(value, float):
                return value
            if isinstance(value, int) and not isinstance(value, bool | Number):
                return float(value)
        case types.Bool():
            if isinstance(value, bool):
                return value
        case types.Pointer() | types.Ref():
            if value is None or (isinstance(value, Pointer) and value.__dict__["_type"] == kind.target):
                return value
    raise TypeError(f"{what} is {kind.name}, not {type(value).__name__}")


class Pointer:
    """The address of one thing: fields are attributes, items of an array are indexed."""

    def __init__(self, kind: types.Type, address: int) -> None:
        self.__dict__.update(_type=kind, _at=address)

    def _place(self, name: str) -> tuple[types.Type, int]:
        kind = self.__dict__["_type"]
        if not isinstance(kind, types.StructType) or name not in kind.fields:
            raise AttributeError(f"{kind.name} has no field {name!r}")
        field = kind.fields[name]
        return field.type, self.__dict__["_at"] + field.offset

    def _item(self, index: Any) -> tuple[types.Type, int]:
        kind = self.__dict__["_type"]
        if not isinstance(kind, types.ArrayOf):
            raise TypeError(f"{kind.name} takes no index")
        if not 0 <= int(index) < kind.length:
            raise IndexError(f"index {index} is out of range of {kind.name}")
        return kind.item, self.__dict__["_at"] + int(index) * kind.item.size

    def __getattr__(self, name: str) -> Any:
        return load(*self._place(name))

    def __setattr__(self, name: str, value: Any) -> None:
        store(*self._place(name), value)

    def __getitem__(self, index: Any) -> Any:
        return load(*self._item(index))

    def __setitem__(self, index: Any, value: Any) -> None:
        store(*self._item(index), value)

    def __len__(self) -> int:
        return NUMBERS["u64"](self.__dict__["_type"].length)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pointer) and self.__dict__["_at"] == other.__dict__["_at"]

    def __hash__(self) -> int:
        return hash(self.__dict__["_at"])


class PerCpu:
    """A per-CPU parameter."""

    def __init__(self, kind: types.PerCpuOf, record: int) -> None:
        words = (ctypes.c_uint64 * 7).from_address(record)
        self.kind, self.base, self.stride, self.copies, self.lock, self.region = kind, words[0], words[1], words[3], words[4], words[6]

    def here(self) -> Pointer:
        cpu = current_cpu()
        if self.kind.index == "cid":
            cpu %= self.copies
        return Pointer(self.kind.item, self.base + cpu * self.stride)

    def _place(self, index: Any) -> tuple[types.Type, int]:
        if not 0 <= int(index) < self.copies:
            raise IndexError(f"there is no copy {index}")
        return self.kind.item, self.base + int(index) * self.stride

    _item = _place

    def __getitem__(self, index: Any) -> Any:
        return load(*self._place(index))

    def __setitem__(self, index: Any, value: Any) -> None:
        store(*self._place(index), value)
