"""Regions: the stretches of memory that rseq made, so that no other address is ever followed.

A pointer that comes from Python as a number, or out of a sequence as a result, is looked up here before anything
is done with it. Compiled code searches the same table: sorted, replaced as a whole, never changed in place,
so that a reader needs no lock. Records and old tables are kept; they are a few dozen bytes each.

Memory whose address has been given to compiled code (`escaped`) may be linked into some structure, so it is not
given back when its last Python object goes, only by `close()`. And closing does not unmap: empty pages take
the place, so that a thread that is still inside of a native function reads zeros instead of faulting.
"""

from __future__ import annotations

import bisect
import ctypes
import os
import threading
from collections.abc import Callable
from typing import NamedTuple

STATE_OFFSET, ESCAPED_OFFSET = 16, 20
OPEN, CLOSED, READ_ONLY = 1, 0, 2
"""A region's state. Compiled code takes OPEN only, so it is never given memory that a store would fault on."""


class Record(ctypes.Structure):
    """What compiled code sees of a region (docs/architecture.md)."""

    _fields_ = [
        ("base", ctypes.c_uint64),
        ("size", ctypes.c_uint64),
        ("state", ctypes.c_uint32),
        ("escaped", ctypes.c_uint32),
        ("reserved", ctypes.c_uint64),
    ]


class Region:
    """A stretch of memory, from `register` until `close`."""

    __slots__ = ("__weakref__", "_release", "record")

    def __init__(self, record: Record, release: Callable[[bool], None] | None) -> None:
        self.record, self._release = record, release

    @property
    def base(self) -> int:
        return int(self.record.base)

    @property
    def end(self) -> int:
        return int(self.record.base + self.record.size)

    @property
    def is_open(self) -> bool:
        return bool(self.record.state != CLOSED)

    @property
    def address(self) -> int:
        """Where the record is."""
        return ctypes.addressof(self.record)

    def close(self) -> None:
        """Give the memory back, whoever points at it; their handles raise from now on. Twice is once."""
        with _lock:
            if not self.is_open:
                return
            self.record.state = CLOSED
            _replace(lambda old: _without(old, self))
        if self._release is not None:
            self._release(bool(self.record.escaped))

    def abandon(self) -> None:
        """The last Python object is gone: close, unless compiled structures may point here."""
        if not self.record.escaped:
            self.close()


class Table(NamedTuple):
    """All open regions at one moment, sorted by base, twice: for Python, and as words for compiled code."""

    bases: tuple[int, ...]
    regions: tuple[Region, ...]
    words: ctypes.Array[ctypes.c_uint64]
    address: int


_lock = threading.RLock()
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)
_records: list[Record] = []
_kept: list[Table] = []
_cell = ctypes.c_uint64()
TABLE_CELL = ctypes.addressof(_cell)
"""Address of the u64 that holds the current table's address."""


def _made(bases: tuple[int, ...], regions: tuple[Region, ...]) -> Table:
    """A table of these regions."""
    words = (ctypes.c_uint64 * (1 + 3 * len(regions)))()
    return Table(bases, regions, words, ctypes.addressof(words))


def _with(old: Table, region: Region) -> Table:
    place = bisect.bisect_right(old.bases, region.base)
    before = place > 0 and old.regions[place - 1].end > region.base
    if before or (place < len(old.bases) and region.end > old.bases[place]):
        raise ValueError(f"the region at {region.base:#x} overlaps another one")
    new = _made((*old.bases[:place], region.base, *old.bases[place:]), (*old.regions[:place], region, *old.regions[place:]))
    ctypes.memmove(new.address + 8, old.address + 8, 24 * place)
    ctypes.memmove(new.address + 8 + 24 * (place + 1), old.address + 8 + 24 * place, 24 * (len(old.regions) - place))
    new.words[1 + 3 * place : 4 + 3 * place] = [region.base, region.end, region.address]
    new.words[0] = len(new.regions)
    return new


def _without(old: Table, region: Region) -> Table:
    place = bisect.bisect_left(old.bases, region.base)
    if place >= len(old.regions) or old.regions[place] is not region:
        return old
    new = _made(old.bases[:place] + old.bases[place + 1 :], old.regions[:place] + old.regions[place + 1 :])
    ctypes.memmove(new.address + 8, old.address + 8, 24 * place)
    ctypes.memmove(new.address + 8 + 24 * place, old.address + 8 + 24 * (place + 1), 24 * (len(new.regions) - place))
    new.words[0] = len(new.regions)
    return new


def _replace(change: Callable[[Table], Table]) -> None:
    """Put a changed table in the place of the current one.

    The lock keeps other threads out, but not this one: garbage may be collected, or a signal handler run, while the new
    table is being made, and either may come here too. Then what was made is out of date, and is made again.
    """
    global _table
    while True:
        old = _table
        new = change(old)
        if _table is old:
            _table = new
            break
    while True:  # the same for the address: the last one to leave must have published the last table
        current = _table
        _cell.value = current.address
        if _table is current:
            break
    _kept.append(current)
    if len(_kept) > 64:  # a reader holds a table for nanoseconds; 32 replacements later it is gone
        del _kept[:-32]


_table = _made((), ())
_kept.append(_table)
_cell.value = _table.address


def register(base: int, size: int, release: Callable[[bool], None] | None = None) -> Region:
    """A new region. `release(escaped)` is called once, when it is closed. ValueError if it overlaps another one."""
    record = Record(base, size, OPEN, 0, 0)
    region = Region(record, release)
    with _lock:
        _replace(lambda old: _with(old, region))
        _records.append(record)
    return region


def gate() -> Record:
    """A record that is no region's, for a handle that stands for memory of its own but is to be refused once other memory is closed.

    Compiled code marks the record of each handle it is given as escaped. Where it is known that it keeps no address, the mark
    is not to keep the other memory mapped for ever. Whoever makes a gate sets its state.
    """
    record = Record(0, 0, OPEN, 0, 0)
    with _lock:
        _records.append(record)
    return record


def find(address: int, size: int = 1) -> Region | None:
    """The open region in which `size` bytes from `address` lie."""
    table = _table
    place = bisect.bisect_right(table.bases, address) - 1
    if place < 0:
        return None
    region = table.regions[place]
    return region if address + size <= region.end else None
