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
import threading
from collections.abc import Callable

STATE_OFFSET, ESCAPED_OFFSET = 16, 20
OPEN, CLOSED = 1, 0


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
        return bool(self.record.state == OPEN)

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
            _remove(self)
        if self._release is not None:
            self._release(bool(self.record.escaped))

    def abandon(self) -> None:
        """The last Python object is gone: close, unless compiled structures may point here."""
        if not self.record.escaped:
            self.close()


_lock = threading.RLock()
_bases: list[int] = []
_regions: list[Region] = []
_records: list[Record] = []
_tables: list[ctypes.Array[ctypes.c_uint64]] = []
_cell = ctypes.c_uint64()
TABLE_CELL = ctypes.addressof(_cell)
"""Address of the u64 that holds the current table's address."""


def register(base: int, size: int, release: Callable[[bool], None] | None = None) -> Region:
    """A new region. `release(escaped)` is called once, when it is closed."""
    record = Record(base, size, OPEN, 0, 0)
    region = Region(record, release)
    with _lock:
        place = bisect.bisect_right(_bases, base)
        overlaps = (place and _regions[place - 1].end > base) or (place < len(_bases) and base + size > _bases[place])
        if overlaps:
            raise ValueError(f"the region at {base:#x} overlaps another one")
        _records.append(record)
        _bases.insert(place, base)
        _regions.insert(place, region)
        _publish(place, added=region)
    return region


def _remove(region: Region) -> None:
    place = bisect.bisect_left(_bases, region.base)
    if place < len(_regions) and _regions[place] is region:
        del _bases[place], _regions[place]
        _publish(place)


def _publish(place: int = 0, added: Region | None = None) -> None:
    """A new table: the old one with one entry put in at `place`, or taken out."""
    table = (ctypes.c_uint64 * (1 + 3 * len(_regions)))()
    if _tables:
        old, start = _cell.value, ctypes.addressof(table)
        into, out = (1, 0) if added is not None else (0, 1)
        ctypes.memmove(start + 8, old + 8, 24 * place)
        rest = 24 * (len(_regions) - place - into)
        ctypes.memmove(start + 8 + 24 * (place + into), old + 8 + 24 * (place + out), rest)
    if added is not None:
        table[1 + 3 * place : 4 + 3 * place] = [added.base, added.end, added.address]
    table[0] = len(_regions)
    _tables.append(table)
    _cell.value = ctypes.addressof(table)
    if len(_tables) > 64:  # a reader holds a table for nanoseconds; 32 replacements later it is gone
        del _tables[:-32]


def find(address: int, size: int = 1) -> Region | None:
    """The open region in which `size` bytes from `address` lie."""
    with _lock:
        place = bisect.bisect_right(_bases, address) - 1
        if place < 0:
            return None
        region = _regions[place]
    return region if address + size <= region.end else None


_publish()
