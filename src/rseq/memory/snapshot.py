"""`rseq.snapshot(cells, cpu)`: one CPU's copy as it was at one moment, although transactions go on.

A transaction first fills its CPU's journal, then writes the words (compiler/frontend/transactions.py). So a reader looks at the
journal's header, copies the words and the pending entries, puts the entries over the words, and looks at the header again. If it is
the same, nothing was committed or emptied meanwhile, and what was read is what the last transaction left. A writer that
stands still, stopped or dead, leaves the header as it is: nobody waits for it.

What plain sequences write is read as it is at that moment, each word for itself.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from typing import TYPE_CHECKING, Any, TypeVar

from rseq.compiler import journal
from rseq.language import types
from rseq.language.annotations import Array, Ptr
from rseq.language.decorators import native
from rseq.language.intrinsics import atomic
from rseq.language.numbers import u64
from rseq.language.structs import Struct, c_type, decode, referred
from rseq.memory import read_only
from rseq.memory.percpu import PerCpuHandle

if TYPE_CHECKING:
    from rseq.language.annotations import PerCpu

T = TypeVar("T")
ATTEMPTS, ROUNDS = 10_000, 1_000
"""Only a memory that is no journal changes more often than it is read."""


class Snapshot:
    """The values of a struct's fields at one moment: numbers, references, lists for arrays, snapshots for nested structs."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Snapshot({', '.join(f'{n}={v!r}' for n, v in self.__dict__.items())})"


def snapshot(cells: PerCpu[T], cpu: int) -> T:
    """The copy of a CPU as it was at one moment: a `Snapshot` with the struct's fields, or a number.

    Costs some 20 µs; the first call compiles. IndexError if there is no such CPU, ValueError if the memory was closed.
    """
    if not isinstance(cells, PerCpuHandle):
        raise TypeError(f"snapshot() takes a per-CPU handle, not {cells!r}")
    address = cells._address_at(cpu)
    content = settled(address, cells.kind.item.size, cells._record.lock + cpu * cells._record.stride)
    value: Any = _value(cells.kind.item, content, 0, cells)
    return value  # type: ignore[no-any-return]


class _Words(Struct):
    """Any memory, in words."""

    items: Array[u64, 2**32 - 1]  # type: ignore[valid-type]


HEADER, ENTRIES, ENTRY_WORDS = journal.HEADER // 8, journal.ENTRIES // 8, journal.MOST * journal.ENTRY // 8
COUNT_MASK = journal.COUNT_MASK


@native
def _read(source: Ptr[_Words], words: u64, home: Ptr[_Words], into: Ptr[_Words], attempts: u64) -> bool:
    """Copy some words, then the journal's entries and header, until the header stays the same meanwhile.

    Compiled, since a busy writer changes the header a hundred million times a second: Python would never see it twice.
    """
    for _ in range(attempts):
        header = atomic.load(home.items[HEADER], order="acquire")
        for i in range(words):
            into.items[i] = atomic.load(source.items[i], order="relaxed")
        if header & COUNT_MASK != 0:
            for k in range(ENTRY_WORDS):
                into.items[words + u64(k)] = atomic.load(home.items[ENTRIES + u64(k)], order="relaxed")
        into.items[words + ENTRY_WORDS] = header
        atomic.fence(order="acquire")
        if atomic.load(home.items[HEADER], order="relaxed") == header:
            return True
    return False


@functools.cache
def _reader() -> Any:
    """The C function; it checks nothing."""
    return _read.ctypes


def settled(address: int, size: int, home: int) -> bytes:
    """`size` bytes at an address in the region that begins at `home`, with the region's journal taken into account."""
    start = address & ~7
    words = (address + size - start + 7) // 8
    buffer = (ctypes.c_uint64 * (words + ENTRY_WORDS + 1))()
    good = ctypes.c_bool()
    read = _reader()
    for _ in range(ROUNDS):
        status = read(start, words, home, ctypes.addressof(buffer), ATTEMPTS, ctypes.addressof(good))
        assert status == 0
        if good.value:
            break
    else:
        raise RuntimeError("this memory's journal changes all the time: it was written by something else than transactions")
    content = bytearray(buffer)
    for entry in range(min(buffer[words + ENTRY_WORDS] & COUNT_MASK, journal.MOST)):
        offset, value = buffer[words + 2 * entry], buffer[words + 2 * entry + 1]
        place = home + offset - start
        if 0 <= place <= words * 8 - 8:
            content[place : place + 8] = value.to_bytes(8, sys.byteorder)
    return bytes(content[address - start : address - start + size])


def _value(kind: types.Type, content: bytes, at: int, cells: PerCpuHandle) -> Any:
    match kind:
        case types.StructType():
            return Snapshot({f.name: _value(f.type, content, at + f.offset, cells) for f in kind.fields.values()})
        case types.ArrayOf(item=item, length=length):
            return [_value(item, content, at + i * item.size, cells) for i in range(length)]
        case types.PerCpuOf():
            raise TypeError("a handle is not in memory")
    raw = c_type(kind).from_buffer_copy(content, at).value
    if isinstance(kind, types.Ref):
        return (
            read_only.referred(kind, raw, cells.segment) if cells.segment.read_only else referred(kind, raw, cells._region, cells.segment)
        )
    return decode(kind, raw)
