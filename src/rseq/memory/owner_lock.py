"""The lock under which a segment's directory grows: held by a process, and gone with it.

Adding an object must exclude other processes, and a process may be killed or stopped at any instruction of it. A word in shared
memory that names its owner, as the locks of the locked backend do, must be taken over when the owner is dead, and whether
it is dead is hard to say for a process in another container, whose numbers mean something else there. Adding is rare, so it can
afford to ask the kernel: an *open file description lock* (fcntl(2), F_OFD_SETLK) goes when its process goes, in the same
moment, however it ends. There is nothing in the file that could stay behind, and nothing that a forged file could pretend.

Such a lock belongs to the open file, and a forked child inherits that: both could hold it at once. So a child opens the
file again, through /proc/self/fd, which also works when the name is gone, right after the fork, while it still has the rights of its
parent. Only processes that may write to the file can take the lock.

What it does not do: a process that is *stopped* (SIGSTOP) while it holds the lock keeps it. Others then get an error after
`PATIENCE` seconds instead of waiting for ever. Updates of objects never come here.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import struct
import threading
import time
import weakref

from rseq.memory.errors import SegmentError

PATIENCE = 10.0
"""Seconds to wait for the lock before giving up."""


def _inode(fd: int) -> tuple[int, int] | None:
    """Device and inode of an open file; None if there is none."""
    try:
        found = os.fstat(fd)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _request(kind: int) -> bytes:
    """`struct flock` for the first byte of the file."""
    return struct.pack("@hhqqi4x", kind, os.SEEK_SET, 0, 1, 0)


class OpenFile:
    """An open segment file: reading, writing, and the lock. It stays usable when its name goes."""

    def __init__(self, fd: int, path: str, writable: bool) -> None:
        self.path, self.writable = path, writable
        self._fd, self._owner = fd, os.getpid()
        self.inode = _inode(fd)
        """Device and inode: what tells this file from every other, whatever it is called."""
        self.mutex = threading.RLock()
        self._held = False
        _open_files.add(self)

    @property
    def fd(self) -> int:
        """The file descriptor. ValueError once closed."""
        if self._fd < 0:
            raise ValueError("the segment was closed")
        return self._fd

    def close(self) -> None:
        """Give the descriptor back; twice is once."""
        fd, self._fd = self._fd, -1
        if fd >= 0 and _inode(fd) == self.inode:
            os.close(fd)

    def size(self) -> int:
        """The size of the file now, in bytes. SegmentError if the descriptor is not this file's any more."""
        fd = self.fd
        try:
            found = os.fstat(fd)
        except OSError:
            found = None
        if found is None or (found.st_dev, found.st_ino) != self.inode:
            self._find_again()
            found = os.fstat(self.fd)
        return found.st_size

    def _find_again(self) -> None:
        """Somebody closed our descriptor, as programs do that become daemons, and its number may be another file's now."""
        flags = (os.O_RDWR if self.writable else os.O_RDONLY) | os.O_CLOEXEC
        try:
            self._replace(os.open(self.path, flags), False)
        except OSError as error:
            raise SegmentError(f"its file descriptor was closed by somebody else, and it cannot be opened again: {error}") from None

    def _replace(self, fd: int, close: bool) -> None:
        """Go on with another descriptor, which must be of the same file."""
        if _inode(fd) != self.inode:
            os.close(fd)
            raise SegmentError("its file descriptor was closed by somebody else, and its name is another file's by now")
        old, self._fd, self._owner = self._fd, fd, os.getpid()
        if close:
            os.close(old)

    def read(self, at: int, size: int) -> bytes:
        """Up to `size` bytes from `at`, fewer where the file ends."""
        data = os.pread(self.fd, size, at)
        while len(data) < size:
            more = os.pread(self.fd, size - len(data), at + len(data))
            if not more:
                break
            data += more
        return data

    def write(self, at: int, data: bytes) -> None:
        """All of `data`, at `at`."""
        while data:
            done = os.pwrite(self.fd, data, at)
            data, at = data[done:], at + done

    def __enter__(self) -> OpenFile:
        """Take the lock. SegmentError after `PATIENCE` seconds, OSError where the file system has no locks."""
        self.mutex.acquire()
        try:
            if self._held:
                raise RuntimeError("this thread is adding an object already; a signal handler cannot add another one meanwhile")
            self.size()
            if self._owner != os.getpid():  # forked by something that runs no handlers of Python
                self._open_again()
            self._wait()
            self._held = True
        except BaseException:
            self.mutex.release()
            raise
        return self

    def _wait(self) -> None:
        deadline, pause = time.monotonic() + PATIENCE, 20e-6
        while True:
            try:
                fcntl.fcntl(self.fd, fcntl.F_OFD_SETLK, _request(fcntl.F_WRLCK))
                return
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES):
                    raise OSError(error.errno, f"the file cannot be locked: {os.strerror(error.errno or 0)}", self.path) from None
            if time.monotonic() > deadline:
                raise SegmentError(
                    f"another process has been adding an object to {self.path} for {PATIENCE:g} s; perhaps it is stopped: see /proc/locks"
                )
            time.sleep(pause)
            pause = min(pause * 2, 5e-3)

    def __exit__(self, *_: object) -> None:
        self._held = False
        try:
            if self._fd >= 0:
                fcntl.fcntl(self._fd, fcntl.F_OFD_SETLK, _request(fcntl.F_UNLCK))
        finally:
            self.mutex.release()

    def _open_again(self) -> None:
        """In a forked child: the same file, opened by ourselves."""
        flags = (os.O_RDWR if self.writable else os.O_RDONLY) | os.O_CLOEXEC
        self._replace(os.open(f"/proc/self/fd/{self.fd}", flags), True)

    def after_fork(self) -> None:
        """Runs in a forked child: nothing of what other threads of the parent were doing counts here."""
        self.mutex, self._held = threading.RLock(), False
        if self._fd >= 0 and self.writable:
            with contextlib.suppress(OSError):  # tried again, and reported, when the lock is needed
                self._open_again()


_open_files: weakref.WeakSet[OpenFile] = weakref.WeakSet()


def _after_fork() -> None:
    for each in list(_open_files):
        each.after_fork()


os.register_at_fork(after_in_child=_after_fork)
