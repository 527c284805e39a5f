"""Where things are in the emulated processor's memory. One map for all threads: each has its own contents of the private part."""

from __future__ import annotations

CODE = 0x0100_0000
"""Object files, one behind the other, with their descriptors and offset tables."""
CODE_SIZE = 0x0100_0000
RECORDS = 0x0200_0000
"""Per-CPU records: constant."""
REGION_RECORD = RECORDS + 0xFC0
"""The record of the region that all of a model's memory lies in."""
COUNTERS = 0x0210_0000
"""Restart counters: written by the code under test, and of no meaning to it."""
STUBS = 0x0220_0000
"""Addresses of imported functions, which are never executed; the first is where a call returns to. Near enough to the code for a call
on 32-bit ARM, 32 MiB."""
RETURN = STUBS
PRIVATE = 0x0400_0000
"""What only its own thread looks at."""
AREA = 0x0400_0400
"""The thread's `struct rseq`."""
RESULTS = 0x0400_1000
STACK_TOP = 0x0400_F000
PRIVATE_SIZE = 0x1_0000
REGION = 0x10_0000
"""Size of the mapping at RECORDS, COUNTERS and STUBS."""
