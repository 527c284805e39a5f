"""The journal of a CPU's region: where a transaction notes what it is about to write. Layout, shared by compiler and memory.

    +64   header   u64: low 8 bits: how many entries are pending; above them a generation that every applied transaction adds 1 to
    +80   entries  14 of (offset from the region's start u64, new value u64)

Part of the first 320 bytes of every CPU's region, which are rseq's (memory/segment.py).
"""

from __future__ import annotations

HEADER = 64
ENTRIES = 80
ENTRY = 16
MOST = 14
"""Words that one transaction can write."""
COUNT_MASK = 0xFF
GENERATION = 0x100
END = ENTRIES + MOST * ENTRY
