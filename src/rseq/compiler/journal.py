"""The journal of a CPU's region: where a transaction notes what it is about to write. Layout, shared by compiler and memory.

    +64   header   u64: low 8 bits: how many entries are pending; above them a generation that every applied transaction adds 1 to
    +80   entries  14 of (offset from the region's start u64, new value u64)

Part of the first 320 bytes of every CPU's region, which are rseq's (memory/segment.py).
"""

from __future__ import annotations

import ctypes
import struct

HEADER = 64
ENTRIES = 80
ENTRY = 16
MOST = 14
"""Words that one transaction can write."""
COUNT_MASK = 0xFF
GENERATION = 0x100
FIRST = 320
"""Where an entry may point to at the earliest: what is before belongs to rseq (memory/segment.py, RESERVED)."""
END = ENTRIES + MOST * ENTRY


REMEDY = "`rseq segment repair NAME` empties it"


def damage(home: int, stride: int) -> str:
    """What is wrong with the journal of the region of `stride` bytes at `home`, in words; "" if nothing is."""
    header = ctypes.c_uint64.from_address(home + HEADER).value
    return damage_in(ctypes.string_at(home + ENTRIES, END - ENTRIES), header, stride)


def damage_in(entries: bytes, header: int, stride: int) -> str:
    """The same of the bytes of the entries and the value of the header."""
    count = header & COUNT_MASK
    if count > MOST:
        return f"it says that {count} entries are pending, and there is room for {MOST}"
    for number in range(count):
        (offset,) = struct.unpack_from("=Q", entries, number * ENTRY)
        if offset % 8:
            return f"entry {number} is of offset {offset}, which is no multiple of 8"
        if not FIRST <= offset <= stride - 8:
            return f"entry {number} is of offset {offset}, and words are from {FIRST} to {stride - 8}"
    return ""
