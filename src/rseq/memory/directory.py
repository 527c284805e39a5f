"""The directory of a segment: finding named objects, and adding one while other processes run.

Every process keeps a checked copy of what it has read. To look a name up it reads the published word of the file, eight
bytes, and takes in what has been added since; so finding an object costs one system call and one lookup in a dict, and
every object is read and checked once in each process. Files are read with system calls and not through the mapping: a file that someone
truncates then gives a short answer and not a signal.

Adding: take the lock (owner_lock.py), take in what others added, write the record behind the last one, and publish: one system call
writes eight bytes that do not cross a page, and a signal comes before it or after it, not in between. A
process killed before has done nothing that anybody can see, and the kernel takes its lock back.

On processors that do not keep the order of stores a reader could see the new word and an old record behind it. The record's
checksum tells, and the reader looks again; only what is wrong several times is an error.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import NamedTuple

from rseq.kernel.errors import Unavailable
from rseq.memory import layout
from rseq.memory.errors import SegmentError
from rseq.memory.layout import Boot, Entry, Header
from rseq.memory.mapping import round_up
from rseq.memory.owner_lock import OpenFile
from rseq.memory.segment import RESERVED

CHUNK = 1 << 20
TRIES = 4
ARRAY_ALIGN = 64
"""Arrays begin on cache lines of their own."""


class State(NamedTuple):
    """How much of the directory this process knows."""

    known: int
    """Objects."""
    size: int
    """Bytes of the directory that they take."""
    per_cpu_end: int
    arrays_end: int


class Directory:
    """The objects of an open segment file. ValueError once the file is closed; SegmentError if the file is damaged."""

    def __init__(self, file: OpenFile, header: Header) -> None:
        self.file, self.header = file, header
        self._entries: list[Entry] = []
        self._names: dict[str, Entry] = {}
        self._state = State(0, 0, RESERVED, 0)

    def refresh(self) -> None:
        """Take in what others have added. SegmentError if that is damaged, or the file is not as it was."""
        for attempt in range(TRIES):
            try:
                self._take_in()
                return
            except SegmentError as error:
                if attempt + 1 == TRIES:
                    raise SegmentError(f"{self.file.path}: {error}") from None
                time.sleep(0.0005)

    def _take_in(self) -> None:
        """Read and check what is new, and only then make it known.

        A signal handler or a fork may come between any two steps: each can be repeated, and the last one counts.
        """
        size = self.file.size()
        if size != self.header.file_size:
            raise SegmentError(f"its size was changed from {self.header.file_size} to {size} bytes while it was in use")
        word = self.file.read(layout.PUBLISHED_AT, 8)
        if len(word) != 8:
            raise SegmentError("it was truncated while it was in use")
        state = self._state
        count, end = layout.parse_published(word, self.header)
        if (count, end) == (state.known, state.size):
            return
        if count <= state.known or end <= state.size:
            raise SegmentError(f"its directory had {state.known} objects, and now says that it has {count}")
        ends = {"per_cpu": state.per_cpu_end, "array": state.arrays_end}
        found: list[Entry] = []
        names: dict[str, Entry] = {}
        for entry in self._read(state.known, count, state.size, end, ends):
            found.append(entry)
            if entry.name:
                before = names.setdefault(entry.name, self._names.get(entry.name, entry))
                if before.number != entry.number:
                    raise SegmentError(f"its directory has two objects called {entry.name!r}")
                names[entry.name] = entry
        self._entries[state.known :] = found
        self._names.update(names)
        self._state = State(count, end, ends["per_cpu"], ends["array"])

    def _read(self, number: int, count: int, at: int, end: int, ends: dict[str, int]) -> Iterator[Entry]:
        """The records from `at` to `end` of the directory, checked, in pieces that fit into memory."""
        while number < count:
            data, place = self.file.read(self.header.directory_at + at, min(end - at, CHUNK)), 0
            while number < count:
                if place + layout.LARGEST_RECORD > len(data) and place and at + len(data) < end:
                    break
                entry, place = layout.parse_entry(data, place, number, self.header, ends)
                yield entry
                number += 1
            at += place
        if at != end:
            raise SegmentError(f"its directory ends at {at} and not at {end}, where it says")

    def find(self, name: str) -> Entry | None:
        """The object of that name. One system call, one lookup, and the reading of what is new."""
        with self.file.mutex:
            self.refresh()
            return self._names.get(name)

    def all(self) -> list[Entry]:
        """All objects, in the order in which they were added."""
        with self.file.mutex:
            self.refresh()
            return self._entries[: self._state.known]

    @property
    def known(self) -> int:
        """How many objects this process knows of."""
        return self._state.known

    def state(self) -> State:
        """How much of everything is used, now."""
        with self.file.mutex:
            self.refresh()
            return self._state

    def add(self, name: str, kind: str, description: str, type_id: int, size: int, count: int, align: int, note: str = "") -> Entry:
        """The object of that name, whoever made it, or a new one. An empty name is never found, always new.

        MemoryError says what is full and what to do.
        """
        if len(description.encode()) > layout.LONGEST_DESCRIPTION:
            raise ValueError(f"the type has a description of more than {layout.LONGEST_DESCRIPTION} bytes: it has too many fields")
        if len(note.encode()) > layout.LONGEST_NOTE:
            raise ValueError(f"an object's note (labels, bounds, help and the like) has at most {layout.LONGEST_NOTE} bytes in UTF-8")
        with self.file:
            self.refresh()
            found = self._names.get(name)
            if found is not None:
                return found
            state = self._state
            offset = round_up(state.per_cpu_end, max(align, 8)) if kind == "per_cpu" else round_up(state.arrays_end, ARRAY_ALIGN)
            entry = Entry(state.known, name, kind, description, type_id, offset, size, count, align, note)
            record = layout.pack_entry(entry)
            self._fits(entry, len(record))
            self.file.write(self.header.directory_at + state.size, record)
            self.file.write(layout.PUBLISHED_AT, layout.pack_published(entry.number + 1, state.size + len(record)))
            self.refresh()
            return self._entries[entry.number]

    def settle(self, found: Boot | None) -> None:
        """What must be done when the file was last used in another boot: locks that are still taken have no owner any more.

        Per-CPU data is valid as it is. Unavailable if locks name processes of another container.
        """
        now = Boot(boot_id(), pid_namespace())
        if found == now or not any(now.boot):
            return
        if found is not None and found.boot == now.boot:
            if self.header.backend == "kernel":
                return
            raise Unavailable(
                f"{self.file.path} is of the locked backend and was made in another container (pid namespace): its locks name "
                f"their owners by process number, which means something else here; make it with backend='kernel'"
            )
        with self.file:
            if layout.parse_boot(self.file.read(0, layout.HEADER_BYTES).ljust(layout.HEADER_BYTES, b"\0")) == now:
                return
            if self.header.backend == "locked":
                for cpu in range(self.header.copies):
                    self.file.write(self.header.per_cpu_at + cpu * self.header.stride, bytes(8))
            self.file.write(layout.BOOT_AT, layout.pack_boot(now))

    def _fits(self, entry: Entry, record: int) -> None:
        where, header = self.file.path, self.header
        what = f"{entry.name!r}" if entry.name else "an object"
        if entry.kind == "per_cpu" and entry.end > header.stride:
            left = max(header.stride - self._state.per_cpu_end, 0)
            raise MemoryError(
                f"{what} needs {entry.item_size} bytes a CPU, and {left} of {header.stride} are left in {where}; "
                f"a segment does not grow: make a new one with a larger capacity"
            )
        if entry.kind == "array" and entry.end > header.arrays_size:
            left = max(header.arrays_size - self._state.arrays_end, 0)
            raise MemoryError(
                f"{what} needs {entry.item_size * entry.length} bytes, and {left} of the {header.arrays_size} bytes for arrays are left in "
                f"{where}; a segment does not grow: make a new one with larger arrays=…"
            )
        if self._state.size + record > header.directory_size:
            raise MemoryError(
                f"the directory of {where} is full, with {self._state.known} objects; "
                f"a segment does not grow: make a new one with larger objects=…"
            )


def boot_id() -> bytes:
    """16 bytes that this boot of this machine has and no other; zeros where /proc is hidden."""
    try:
        with open("/proc/sys/kernel/random/boot_id", "rb") as file:
            return bytes.fromhex(file.read().strip().replace(b"-", b"").decode())[:16].ljust(16, b"\0")
    except (OSError, ValueError):
        return bytes(16)


def pid_namespace() -> int:
    """What tells apart the containers in which process numbers mean different things; 0 where it is hidden."""
    try:
        return os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        return 0
