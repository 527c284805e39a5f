"""Reading one CPU's copy as it was at one moment, while transactions go on: the algorithm, compiled as native code.

`rseq.snapshot` calls it from Python, `rseq.snapshot_into` from native functions, and the checker runs it beside a writer (tests/checker).

A transaction is in the journal before it is in the words (compiler/frontend/transactions.py), and the header changes when it gets there and
when it has left. So: read the header; copy the words; put the pending entries over them; read the header again. If it is the same,
nothing was recorded or applied meanwhile, and the copy is what the last transaction left. Nobody is waited for: a writer that stands still,
stopped or dead, leaves the header as it is.

The journal is in memory that others write to, and may hold anything: what it says is tested before it is used.
"""

from __future__ import annotations

from rseq.compiler import journal
from rseq.language.annotations import Array, Ptr
from rseq.language.decorators import native
from rseq.language.intrinsics import atomic
from rseq.language.numbers import u64
from rseq.language.structs import Struct

GOOD, BUSY, DAMAGED = 0, 1, 2
"""How it ended: BUSY if the header never stayed the same, which only happens where something else than transactions writes it."""
HEADER, ENTRIES, MOST, COUNT_MASK, FIRST = journal.HEADER // 8, journal.ENTRIES // 8, journal.MOST, journal.COUNT_MASK, journal.FIRST


class Words(Struct):
    """Any memory, in words."""

    items: Array[u64, 2**32 - 1]  # type: ignore[valid-type]


@native
def read_copy(source: Ptr[Words], words: u64, start: u64, home: Ptr[Words], stride: u64, into: Ptr[Words], attempts: u64) -> u64:
    """Copy `words` words of the region of `stride` bytes at `home`, from `start` bytes on, where `source` is; GOOD, BUSY or DAMAGED."""
    for _ in range(attempts):
        header = atomic.load(home.items[HEADER], order="acquire")
        for i in range(words):
            into.items[i] = atomic.load(source.items[i], order="relaxed")
        count = header & COUNT_MASK
        sound = count <= MOST
        if sound:
            for k in range(count):
                offset = atomic.load(home.items[ENTRIES + 2 * k], order="relaxed")
                value = atomic.load(home.items[ENTRIES + 2 * k + 1], order="relaxed")
                if offset & 7 != 0 or offset < FIRST or offset > stride - 8:
                    sound = False
                elif offset >= start and offset - start < 8 * words:
                    into.items[(offset - start) >> 3] = value
        atomic.fence(order="acquire")
        if atomic.load(home.items[HEADER], order="relaxed") == header:
            return GOOD if sound else DAMAGED
    return BUSY
