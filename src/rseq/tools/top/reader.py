"""The bytes of a segment's objects, copied out of its file with system calls.

Nothing is mapped: a file that someone truncates gives a short answer, and not a signal (SIGBUS) that would kill us. It needs no
compiled code either, and no more than the right to read. What is wanted, often all of every CPU's region, is read in as few
calls as there are gaps, into one array that is used again for every sample.

An aligned word is copied whole. A transaction (docs/language.md) changes several, and is noted in its CPU's journal before: so the
journal is read before and after. If its header is the same, nothing was committed meanwhile, and what is pending is put over the
words: then each histogram is as its last observation left it, also if its writer was stopped or killed in the middle. If the header
is another one every time, writers are faster than we read, and the words are taken as they are: each is right, but two of one
histogram may be some observations apart. (`Histogram.read` and `rseq.snapshot` never are: they read one object, with compiled code.)
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from rseq.compiler import journal
from rseq.memory.errors import SegmentError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from rseq.memory.directory import Directory

ATTEMPTS = 4
SMALL = 1 << 20
"""More bytes than that of one CPU are read once: a busy writer would change them again and again."""
LINE = 64
GAP = 4096
"""Two stretches that are nearer than this are read as one."""
Bytes = Any
"""A numpy array of bytes, shape (copies, size)."""


class Stretches:
    """Which bytes are wanted, and where they come to lie when they are put one after another."""

    def __init__(self, wanted: list[tuple[int, int]]) -> None:
        """`wanted`: (offset, size) of each; in any order."""
        self.pieces: list[tuple[int, int, int]] = []
        """(offset, end, place) of what is read with one call: increasing, multiples of 64."""
        self.size = 0
        start = end = -1
        for offset, size in sorted(wanted):
            if end >= 0 and offset <= end + GAP:
                end = max(end, offset + size)
                continue
            self._add(start, end)
            start, end = offset // LINE * LINE, offset + size
        self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        if end >= 0:
            end = -(-end // LINE) * LINE
            self.pieces.append((start, end, self.size))
            self.size += end - start

    def places(self, offsets: list[int]) -> npt.NDArray[np.int64]:
        """Where the bytes at these offsets, which were among the wanted, come to lie."""
        import numpy as np

        found = np.asarray(offsets, np.int64)
        starts = np.array([piece[0] for piece in self.pieces], np.int64)
        moved = np.array([piece[2] - piece[0] for piece in self.pieces], np.int64)
        shifted: npt.NDArray[np.int64] = found + moved[np.searchsorted(starts, found, "right") - 1]
        return shifted


class Reader:
    """Copies the wanted parts of a segment, again and again."""

    def __init__(self, directory: Directory, per_cpu: list[tuple[int, int]], arrays: list[tuple[int, int]]) -> None:
        import numpy as np

        self.directory = directory
        self.per_cpu, self.arrays = Stretches(per_cpu), Stretches(arrays)
        self._per_cpu = np.zeros((directory.header.copies, self.per_cpu.size), np.uint8)
        self._arrays = np.zeros((1, self.arrays.size), np.uint8)
        self.unsettled = 0
        """On how many CPUs transactions were faster than the last reading."""

    def read(self) -> tuple[Bytes, Bytes]:
        """(per-CPU parts of shape (copies, size), arrays of shape (1, size)), to be used before the next call.

        SegmentError if the file was truncated.
        """
        header = self.directory.header
        for start, end, place in self.arrays.pieces:
            self._fill(self._arrays[0, place : place + end - start], header.arrays_at + start, header.arrays_size - start)
        self.unsettled = 0
        for cpu in range(header.copies if self.per_cpu.pieces else 0):
            self._read_cpu(cpu, header.per_cpu_at + cpu * header.stride)
        return self._per_cpu, self._arrays

    def _read_cpu(self, cpu: int, at: int) -> None:
        row = self._per_cpu[cpu]
        before = self._journal(at)
        for _ in range(ATTEMPTS if self.per_cpu.size <= SMALL else 1):
            for start, end, place in self.per_cpu.pieces:
                self._fill(row[place : place + end - start], at + start, self.directory.header.stride - start)
            after = self._journal(at)
            if after[: journal.ENTRIES - journal.HEADER] == before[: journal.ENTRIES - journal.HEADER]:
                self._settle(row, after)
                return
            before = after
        self.unsettled += 1

    def _journal(self, at: int) -> bytes:
        size = journal.END - journal.HEADER
        found = os.pread(self.directory.file.fd, size, at + journal.HEADER)
        if len(found) != size:
            raise SegmentError(f"{self.directory.file.path}: it was truncated while it was in use")
        return found

    def _settle(self, row: Bytes, content: bytes) -> None:
        """Put what is pending in a journal over the words."""
        pending = min(int.from_bytes(content[:8], sys.byteorder) & journal.COUNT_MASK, journal.MOST)
        for entry in range(pending):
            at = journal.ENTRIES - journal.HEADER + entry * journal.ENTRY
            offset = int.from_bytes(content[at : at + 8], sys.byteorder)
            for start, end, place in self.per_cpu.pieces:
                if start <= offset <= end - 8 and offset % 8 == 0:
                    row[place + offset - start : place + offset - start + 8].data[:] = content[at + 8 : at + 16]

    def _fill(self, into: Bytes, at: int, room: int) -> None:
        """Fill from the file. A stretch is rounded up to lines, and may end behind what there is: `room` bytes."""
        view = memoryview(into)[: max(room, 0)]
        done = 0
        while done < len(view):
            more = os.preadv(self.directory.file.fd, [view[done:]], at + done)
            if not more:
                raise SegmentError(f"{self.directory.file.path}: it was truncated while it was in use")
            done += more
