"""The processes that use a segment: a number for each, as long as it lives, and who has it.

Some things belong to a process and must end with it: the level of a gauge, say. Noting a pid is not enough. Pids are
reused; with the start time beside them they are not, but a process in another container has numbers that mean something else
here. So there is a table of *slots*, and a slot is taken by locking a byte of the file (fcntl(2), F_OFD_SETLK), far behind its end: the
kernel gives the lock back in the moment in which the process ends, however it ends, and anyone who can open the file can ask whether it
is taken. In the table stands who took it last, in one word: pid and start time (kernel/process.py), and above them how often the slot
was taken. The last is there because pid and start time are not enough for that: a program that executes another one keeps both, and
two containers that are started in the same moment can have a process 1 each. A mark left somewhere by a process is its slot's
number and that word; it is alive if its slot is locked and the table still has the word.

The number of slots ever used is the largest number of processes that lived at the same time, not the number that ever lived: the
lowest free slot is taken. The table grows by blocks, which are objects of the segment.

A lock belongs to an open file, and a forked child inherits that. So every process opens the file anew for its slot, and a child
closes its parent's and takes a slot of its own (os.register_at_fork). A child forked by something that runs no handlers of Python
keeps its parent's slot locked until it ends or executes another program.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import struct
import threading
import weakref
from typing import TYPE_CHECKING, Any

from rseq.kernel import process
from rseq.language.numbers import u64
from rseq.memory.errors import SegmentError

if TYPE_CHECKING:
    from rseq.memory.file_segment import FileSegment

BYTES_AT = 1 << 62
"""Where the bytes that stand for slots begin: no file is that long."""
BLOCK = 64
MOST = 1 << 16
TABLE = "rseq processes"


TURN_AT, TURNS = 54, 1 << 10
"""The upper bits of a word: how often its slot was taken. Below is room for start times up to 497 days after the boot."""


def _word(before: int) -> int:
    """The word of this process for a slot that had another word before: never 0, never the same one."""
    turn = ((before >> TURN_AT) + 1) % TURNS
    return turn << TURN_AT | process.identity() & ((1 << TURN_AT) - 1)


def table_name(block: int) -> str:
    """The name of a block of the table."""
    return TABLE if block == 0 else f"{TABLE} {block * BLOCK}"


def _request(kind: int, slot: int) -> bytes:
    """`struct flock` for a slot's byte."""
    return struct.pack("@hhqqi4x", kind, os.SEEK_SET, BYTES_AT + slot, 1, 0)


def _open_again(fd: int) -> int:
    return os.open(f"/proc/self/fd/{fd}", os.O_RDWR | os.O_CLOEXEC)


def is_taken(fd: int, slot: int) -> bool:
    """Whether a process that lives has this slot, by an open file that is not its own. One system call."""
    answer = fcntl.fcntl(fd, fcntl.F_OFD_GETLK, _request(fcntl.F_WRLCK, slot))
    return bool(struct.unpack("@hhqqi4x", answer)[0] != fcntl.F_UNLCK)


class Table:
    """The table of a segment, to be read: who has which slot."""

    def __init__(self, segment: FileSegment) -> None:
        self.segment = segment
        self._blocks: list[Any] = []

    def owner(self, slot: int) -> int:
        """The word of the process that took a slot last; 0 if none has yet."""
        block, index = divmod(slot, BLOCK)
        if slot >= MOST:
            return 0
        while len(self._blocks) <= block:
            name = table_name(len(self._blocks))
            if name not in self.segment:
                return 0
            self._blocks.append(self.segment.array(name, u64, BLOCK))
        return int(self._blocks[block][index])

    def alive(self, slot: int, word: int) -> bool:
        """Whether the process that left this mark still lives. Costs a system call."""
        return self.owner(slot) == word and self._locked(slot)

    def _locked(self, slot: int) -> bool:
        mine = _slots.get(self.segment._file.inode)
        if mine is not None and mine.number == slot:
            return True
        return is_taken(self.segment._file.fd, slot)


class Slot:
    """This process's slot in one segment. `number` changes in a forked child; `word` says who we are."""

    def __init__(self, segment: FileSegment) -> None:
        self.path = segment.path
        self._users: weakref.WeakSet[Any] = weakref.WeakSet()
        self._places: list[int] = []
        """Where in the file the blocks of the table are, as far as we know."""
        self._fd = _open_again(segment._file.fd)
        self._take([segment])

    def _take(self, segments: list[FileSegment]) -> None:
        """The lowest slot that nobody has. OSError where the file system has no locks.

        `segments` are open ones of this file, for finding and adding blocks of the table. The word is written to the file and
        not through a mapping, which may be closed by now.
        """
        for slot in range(MOST):
            try:
                fcntl.fcntl(self._fd, fcntl.F_OFD_SETLK, _request(fcntl.F_WRLCK, slot))
            except OSError as error:
                if error.errno in (errno.EAGAIN, errno.EACCES):
                    continue
                raise OSError(error.errno, f"the file cannot be locked: {os.strerror(error.errno or 0)}", self.path) from None
            block, index = divmod(slot, BLOCK)
            place = self._place(block, segments) + 8 * index
            before = os.pread(self._fd, 8, place)
            if len(before) != 8:
                raise SegmentError(f"{self.path}: it was truncated while it was in use")
            self.word = _word(*struct.unpack("@Q", before))
            os.pwrite(self._fd, struct.pack("@Q", self.word), place)
            self.number = slot
            return
        raise MemoryError(f"{MOST} processes use {self.path} at once, more than it can tell apart")

    def _place(self, block: int, segments: list[FileSegment]) -> int:
        """Where a block of the table is in the file; added if there is none."""
        while len(self._places) <= block:
            name = table_name(len(self._places))
            segment = next((s for s in segments if s.is_open), None)
            if segment is None:
                raise ValueError("the segment was closed")
            segment.array(name, u64, BLOCK)
            entry = segment.entry(name)
            assert entry is not None
            self._places.append(segment.directory.header.arrays_at + entry.offset)
        return self._places[block]

    def add_user(self, user: Any) -> None:
        """`user.moved()` is called in a forked child, when this is another slot, `user.lost()` if none could be had."""
        self._users.add(user)

    def after_fork(self) -> None:
        """In a child: a slot of its own."""
        inherited, self._fd = self._fd, -1
        users = list(self._users)
        try:
            self._fd = _open_again(inherited)
            self._take([user.segment for user in users])
        except Exception:  # whatever is wrong with this file: its users have no row, and other files' slots are taken all the same
            for user in users:
                user.lost()
            return
        finally:
            with contextlib.suppress(OSError):
                os.close(inherited)
        for user in users:
            try:
                user.moved()
            except Exception:  # its segment was closed, or is full, or damaged
                user.lost()

    def close(self) -> None:
        """Give the slot back."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            with contextlib.suppress(OSError):
                os.close(fd)


_slots: dict[Any, Slot] = {}
lock = threading.RLock()
"""Of the slots, and of what belongs to them. A fork waits for it."""


def slot_of(segment: FileSegment) -> Slot:
    """This process's slot in a segment, taken when first asked for, kept until the process ends."""
    if segment.read_only:
        raise ValueError(f"{segment.path} was opened with read_only=True: nothing in it can belong to this process")
    with lock:
        key = segment._file.inode
        found = _slots.get(key)
        if found is None:
            found = _slots[key] = Slot(segment)
        return found


def _after_fork() -> None:
    lock.release()
    for slot in list(_slots.values()):
        slot.after_fork()


os.register_at_fork(before=lock.acquire, after_in_parent=lock.release, after_in_child=_after_fork)
