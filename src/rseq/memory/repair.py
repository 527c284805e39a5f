"""Emptying damaged journals of a segment's file: `rseq segment repair`.

A transaction that finds in its CPU's journal what no transaction has written refuses to go on (JournalError); so does a snapshot. Nobody
can know what the damaged entries were meant to be, so they are dropped: the words keep what they hold, which is what they held
before the transaction that was pending, if one was. Its generation goes on, so that nobody takes the journal for the one it was.

It is safe while others use the segment: whoever finds the journal damaged leaves it alone. Sound journals are not touched, pending or not.
"""

from __future__ import annotations

import os
import sys

from rseq.compiler import journal
from rseq.memory import creation


def repair(path: str) -> list[tuple[int, str]]:
    """Empty the damaged journals of a file: (CPU, what was wrong) of each.

    SegmentError if it is no segment, OSError if it cannot be opened for writing.
    """
    directory = creation.open_directory(path, read_only=False)
    try:
        header, found = directory.header, []
        for cpu in range(header.copies):
            home = header.per_cpu_at + cpu * header.stride
            content = directory.file.read(home + journal.HEADER, journal.END - journal.HEADER)
            word = int.from_bytes(content[:8], sys.byteorder)
            wrong = journal.damage_in(content[journal.ENTRIES - journal.HEADER :], word, header.stride)
            if wrong:
                emptied = ((word | journal.COUNT_MASK) + 1) & (1 << 64) - 1
                os.pwrite(directory.file.fd, emptied.to_bytes(8, sys.byteorder), home + journal.HEADER)
                found.append((cpu, wrong))
        return found
    finally:
        directory.file.close()
