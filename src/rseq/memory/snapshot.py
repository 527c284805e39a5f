"""`rseq.snapshot(cells, cpu)`: one CPU's copy as it was at one moment, although transactions go on; `rseq.snapshot(cells)`: of every CPU.

The reading is compiled (compiler/journal_reader.py), since a busy writer changes the journal's header a hundred million times a second:
Python would never see it twice. It never waits for a writer, stopped or dead, and works on memory that can only be read.

What plain sequences write is read as it is at that moment, each word for itself.
"""

from __future__ import annotations

import ctypes
import functools
import struct
from typing import TYPE_CHECKING, Any, TypeVar, overload

from rseq.compiler import journal
from rseq.language import types
from rseq.language.errors import JournalError
from rseq.language.structs import c_type, decode, referred
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


@overload
def snapshot(cells: PerCpu[T]) -> list[T]: ...


@overload
def snapshot(cells: PerCpu[T], cpu: int) -> T: ...


def snapshot(cells: Any, cpu: int | None = None) -> Any:
    """The copy of a CPU as it was at one moment: a `Snapshot` with the struct's fields, or a number. Without `cpu`: a list, of all CPUs.

    Each copy is of one moment, and not all of the same. Some 10 µs a copy, 30 µs with 500 numbers in it; the first call compiles.
    IndexError if there is no such CPU, ValueError if the memory was closed, JournalError if the CPU's journal is damaged.
    """
    if not isinstance(cells, PerCpuHandle):
        raise TypeError(f"snapshot() takes a per-CPU handle, not {cells!r}")
    item = cells.kind.item
    if cpu is not None:
        return _value(item, _settled(cells, cpu), 0, cells)
    return [_value(item, _settled(cells, place), 0, cells) for place in range(len(cells))]


@functools.cache
def _reader() -> Any:
    """The C function; it checks nothing."""
    from rseq.compiler.journal_reader import read_copy

    return read_copy.ctypes


def _settled(cells: PerCpuHandle, cpu: int) -> bytes:
    """One CPU's bytes, with its journal taken into account."""
    record = cells._record
    return settled(cells._address_at(cpu), cells.kind.item.size, record.lock + cpu * record.stride, record.stride, cpu)


def settled(address: int, size: int, home: int, stride: int, cpu: int) -> bytes:
    """`size` bytes at an address in the region of `stride` bytes of a CPU that begins at `home`, its journal taken into account.

    JournalError if that is damaged, ValueError for more than 2**32 words.
    """
    from rseq.compiler.journal_reader import DAMAGED, GOOD

    start = address & ~7
    words = (address + size - start + 7) // 8
    buffer = (ctypes.c_uint64 * words)()
    outcome = ctypes.c_uint64()
    read, into, told = _reader(), ctypes.addressof(buffer), ctypes.addressof(outcome)
    for _ in range(ROUNDS):
        status = read(start, words, start - home, home, stride, into, ATTEMPTS, told)
        if status:  # a memory of more than 2**32 words
            raise ValueError(f"{size} bytes are too many for a snapshot")
        if outcome.value == GOOD:
            return bytes(buffer)[address - start : address - start + size]
        if outcome.value == DAMAGED:
            raise JournalError(f"the journal of CPU {cpu} is damaged: {journal.damage(home, stride)}; {journal.REMEDY}")
    raise JournalError(f"the journal of CPU {cpu} changes all the time: it is written by something else than transactions")


FORMATS = {"u8": "B", "u16": "H", "u32": "I", "u64": "Q", "i8": "b", "i16": "h", "i32": "i", "i64": "q", "f64": "d"}


def _value(kind: types.Type, content: bytes, at: int, cells: PerCpuHandle) -> Any:
    match kind:
        case types.StructType():
            return Snapshot({f.name: _value(f.type, content, at + f.offset, cells) for f in kind.fields.values()})
        case types.ArrayOf(item=item, length=length):
            if item.name in FORMATS:
                return list(struct.unpack_from(f"={length}{FORMATS[item.name]}", content, at))
            return [_value(item, content, at + i * item.size, cells) for i in range(length)]
        case types.PerCpuOf():
            raise TypeError("a handle is not in memory")
    raw = c_type(kind).from_buffer_copy(content, at).value
    if isinstance(kind, types.Ref):
        return (
            read_only.referred(kind, raw, cells.segment) if cells.segment.read_only else referred(kind, raw, cells._region, cells.segment)
        )
    return decode(kind, raw)
