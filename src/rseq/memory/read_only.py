"""References into memory that can only be read: what objects of a segment opened with `read_only=True` give.

The pages are mapped without the right to write, so that a store would kill the process. Compiled code stores without asking,
and so does a `Struct`'s field; so these are other classes. They read like a struct and an array, refuse assignment, and are
nothing that a compiled function accepts.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rseq.language import references, regions, types
from rseq.language.handles import closed, nowhere
from rseq.language.structs import c_type, decode

REFUSED = "the segment was opened with read_only=True"


class _Part:
    """A stretch of read-only memory and who keeps it."""

    __slots__ = ("_address", "_kind", "_owner")

    if TYPE_CHECKING:
        _address: int
        _kind: Any
        _owner: Any

    def __init__(self, kind: types.Type, address: int, owner: Any) -> None:
        for name, value in (("_kind", kind), ("_address", address), ("_owner", owner)):
            object.__setattr__(self, name, value)

    def _start(self) -> int:
        if not self._owner.is_open:
            raise ValueError("the memory of this object was closed")
        return self._address

    def __setattr__(self, name: str, value: Any) -> None:
        raise ValueError(f"{name} cannot be assigned: {REFUSED}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Part) and (self._kind, self._address) == (other._kind, other._address)

    def __hash__(self) -> int:
        return hash((self._kind, self._address))

    def __reduce__(self) -> Any:
        raise TypeError("a reference into memory of this process cannot be pickled")


class ReadOnlyStruct(_Part):
    """A struct's fields as attributes."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        fields = self._kind.fields
        if name not in fields:
            raise AttributeError(f"{self._kind.name} has no field {name!r}")
        return location(fields[name].type, self._start() + fields[name].offset, self._owner)

    def __repr__(self) -> str:
        try:
            shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._kind.fields)
        except ValueError:
            return f"<{self._kind.name}, closed>"
        return f"{self._kind.name}({shown}), read-only"


class ReadOnlyArray(_Part):
    """An array: `len`, indexing, slices (as lists), iteration, `numpy()`."""

    __slots__ = ()

    def __len__(self) -> int:
        length: int = self._kind.length
        return length

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        places = range(len(self))
        try:
            place = places[index]
        except IndexError:
            raise IndexError(f"index {index} is out of range: the array has {len(self)} items") from None
        return location(self._kind.item, self._start() + place * self._kind.item.size, self._owner)

    def __setitem__(self, index: Any, value: Any) -> None:
        raise ValueError(f"items cannot be assigned: {REFUSED}")

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def numpy(self) -> Any:
        """The same memory as a numpy array that cannot be written to."""
        from rseq.memory.views import strided

        return strided(self._kind.item, self._start(), len(self), self._kind.item.size, self._owner, read_only=True)

    def close(self) -> None:
        """Nothing: the memory is the segment's."""

    def __repr__(self) -> str:
        shown = ", ".join(repr(self[i]) for i in range(min(len(self), 8)))
        return f"[{shown}{', …' if len(self) > 8 else ''}]"


def location(kind: types.Type, address: int, owner: Any) -> Any:
    """What stands at an address: a value for a scalar, else something that reads."""
    if isinstance(kind, types.StructType):
        return ReadOnlyStruct(kind, address, owner)
    if isinstance(kind, types.ArrayOf):
        return ReadOnlyArray(kind, address, owner)
    if isinstance(kind, types.Ref):
        return referred(kind, c_type(kind).from_address(address).value, owner)
    return decode(kind, c_type(kind).from_address(address).value)  # type: ignore[arg-type]


def referred(kind: types.Ref, word: int, owner: Any) -> ReadOnlyStruct | None:
    """What a Ref in the memory of a read-only segment leads to. ValueError if what it holds is no place in there."""
    there = references.place_of(kind, word, owner.region.address)
    return ReadOnlyStruct(kind.target, there, owner) if there else None


def readable_address(handle: Any) -> int:
    """The address a handle stands for, also where it can only be read. ValueError if its memory was closed."""
    region: int = handle._region
    if not region:
        raise ValueError(nowhere(handle))
    if ctypes.c_uint32.from_address(region + regions.STATE_OFFSET).value == regions.CLOSED:
        raise ValueError(closed(handle))
    return int(handle._address)
