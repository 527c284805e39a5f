"""The kernel's own count of aborted sections: the tracepoint `rseq:rseq_ip_fixup`, read through tracefs.

It fires each time a thread was sent to an abort address, so that for one process it must equal what the library
counts. Needs the right to read tracefs (root, as a rule), and tracefs mounted; a private mount is tried. A trace
instance of our own is used, so that no other tracing is disturbed. Source: include/trace/events/rseq.h, Documentation/trace/ftrace.rst.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import tempfile
from pathlib import Path
from types import TracebackType

from rseq.kernel.errors import Unavailable

MOUNTS = (Path("/sys/kernel/tracing"), Path("/sys/kernel/debug/tracing"))
EVENT = Path("events/rseq/rseq_ip_fixup")


class Fixups:
    """`with Fixups() as fixups: …; fixups.count()`: aborts of this process's threads since the block began.

    `everyone`: of all processes of this machine. Raises Unavailable where the tracepoint cannot be read; the message says why.
    """

    def __init__(self, *, everyone: bool = False) -> None:
        self._everyone = everyone
        self._mounted = -1
        root = next((m for m in MOUNTS if _there(m)), None)
        if root is None:
            self._mounted = _mount()
            root = _at(self._mounted)
        self._instance = root / "instances" / f"rseq-{os.getpid()}"
        try:
            self._instance.mkdir(mode=0o700)
        except OSError as error:
            self._unmount()
            raise Unavailable(f"no trace instance can be made in {root}: {error.strerror}") from None

    def __enter__(self) -> Fixups:
        if not self._everyone:
            self._write("options/event-fork", "1")  # threads made later belong to it too
            self._write("set_event_pid", " ".join(os.listdir("/proc/self/task")))
        self._write(f"{EVENT}/enable", "1")
        return self

    def count(self) -> int:
        """Events so far, also those that no longer fit the buffer."""
        total = 0
        for stats in self._instance.glob("per_cpu/cpu*/stats"):
            numbers = dict(re.findall(r"^([\w ]+): (\d+)$", stats.read_text(), re.MULTILINE))
            total += sum(int(numbers.get(name, 0)) for name in ("entries", "overrun", "commit overrun", "dropped events"))
        return total

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with contextlib.suppress(OSError):
            self._write(f"{EVENT}/enable", "0")
        with contextlib.suppress(OSError):
            self._instance.rmdir()
        self._unmount()

    def _write(self, name: str, text: str) -> None:
        (self._instance / name).write_text(text)

    def _unmount(self) -> None:
        if self._mounted >= 0:
            os.close(self._mounted)
            self._mounted = -1


def _there(root: Path) -> bool:
    """Whether the tracepoint can be seen below a mount of tracefs."""
    try:
        return (root / EVENT).is_dir()
    except OSError:
        return False


def _at(fd: int) -> Path:
    """The path of an open folder, also of one that has no name."""
    return Path(f"/proc/self/fd/{fd}")


def _mount() -> int:
    """tracefs on a folder of our own that nobody else sees: an open descriptor of it.

    It is taken out of the file system at once and lives as long as the descriptor, so that a killed process leaves no mount behind.
    """
    folder = Path(tempfile.mkdtemp(prefix="rseq-trace-"))
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if library.mount(b"tracefs", os.fsencode(folder), b"tracefs", ctypes.c_ulong(0), None):
            raise Unavailable(f"tracefs is not mounted and cannot be: {os.strerror(ctypes.get_errno())}")
        try:
            fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        finally:
            library.umount2(os.fsencode(folder), 2)  # MNT_DETACH
    finally:
        folder.rmdir()
    if not _there(_at(fd)):
        os.close(fd)
        raise Unavailable("this kernel has no tracepoint rseq:rseq_ip_fixup")
    return fd
