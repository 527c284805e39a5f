"""A segment: one mapping with a region for each possible CPU, `stride` bytes apart.

Address of an object's copy = base + cpu * stride + offset. Small objects share cache lines within their CPU's region,
never across CPUs: regions start at multiples of 128 bytes (two lines, since processors fetch pairs). The first 320
bytes of every region are rseq's: the lock word of the locked backend comes first.

Which backend a segment belongs to is decided when it is made, and recorded in every object's record, because a
lock does not stop a restartable sequence nor the other way round.
"""

from __future__ import annotations

import mmap
import os
import threading
import weakref
from typing import TYPE_CHECKING, Any

from rseq.language import regions, types
from rseq.memory import mapping

if TYPE_CHECKING:
    from rseq.memory.array import TypedArray
    from rseq.memory.file_segment import FileSegment

RESERVED = 320
ALIGN = 128
DEFAULT_STRIDE = 1 << 18
"""256 KiB of addresses a CPU; pages that are not used cost nothing."""
BACKENDS = {"kernel": 1, "locked": 2}


def _count(value: Any, name: str, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is a whole number, not {value!r}")
    if value < least:
        raise ValueError(f"{name} is at least {least}, not {value}")
    return value


_lock = threading.RLock()
"""One for all segments: allocating is rare. A fork waits for it, so that no child inherits it taken."""
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


class Segment:
    """Per-CPU memory: anonymous as `Segment(…)` makes it, or a file that processes open by name.

    `Segment.create`, `Segment.open` and `Segment.attach_or_create` are for files, the rest is about anonymous memory.

    `stride`: bytes from one CPU's region to the next, a multiple of 128. `copies`: number of regions, by default
    the highest possible CPU number plus one. `shared`: processes forked later see the same memory; else they
    get a copy, as of any memory. `backend`: "kernel" or "locked"; by default what this machine can do. `arrays`: bytes of arrays
    that belong to it (`rseq.array(…, segment=…)`), so that `Ref`s lead from one part to the other; rounded up to pages.

    ValueError and TypeError for numbers that make no sense, MemoryError if they are too large.
    """

    read_only = False
    """Whether it can only be read: a file opened with `read_only=True`."""

    def __init__(
        self,
        *,
        stride: int = DEFAULT_STRIDE,
        copies: int | None = None,
        shared: bool = False,
        backend: str | None = None,
        arrays: int = 0,
    ) -> None:
        if copies is None:
            from rseq.kernel.cpus import copies as possible

            copies = possible()
        self.copies = _count(copies, "the number of copies", 1)
        self.stride = _count(stride, "stride", RESERVED + 8)
        if stride % ALIGN:
            raise ValueError(f"stride is a multiple of {ALIGN}, so that CPUs share no cache line, not {stride}")
        if copies * stride > mapping.MAXIMUM:
            raise MemoryError(f"{copies} copies of {stride} bytes are more than one mapping can have ({mapping.MAXIMUM})")
        if not isinstance(shared, bool):
            raise TypeError(f"shared is True or False, not {shared!r}")
        self.shared = shared
        self.backend = _backend(backend)
        self.arrays = mapping.round_up(_count(arrays, "arrays", 0), mmap.PAGESIZE)
        size = self.arrays + mapping.round_up(self.copies * self.stride, mmap.PAGESIZE)
        start = mapping.map_anonymous(size, shared)
        self.base = start + self.arrays
        self._used, self._arrays_used = RESERVED, 0

        def release(escaped: bool) -> None:
            mapping.replace_by_empty_pages(start, size)

        self.region = regions.register(start, size, release)
        self._finalizer = weakref.finalize(self, _drop, self.region, start, size)
        self._finalizer.atexit = False

    def allocate(self, size: int, align: int) -> int:
        """The offset, in every region, of `size` fresh bytes. MemoryError if the regions are full."""
        if not self.region.is_open:
            raise ValueError("the segment was closed")
        with _lock:
            offset = mapping.round_up(self._used, max(align, 8))
            if offset + size > self.stride:
                raise MemoryError(
                    f"an object of {size} bytes does not fit: {self.stride - self._used} of {self.stride} bytes a CPU are left; "
                    f"make the segment with a stride of at least {mapping.round_up(offset + size, ALIGN)}"
                )
            self._used = offset + size
            return offset

    def reserve(self, kind: types.PerCpuOf) -> int:
        """The offset of room for one new object without a name."""
        return self.allocate(kind.item.size, kind.item.align)

    def new_array(self, kind: types.ArrayOf) -> TypedArray[Any]:
        """One new array without a name. MemoryError if there is no room."""
        from rseq.memory.array import SegmentArray

        if not self.region.is_open:
            raise ValueError("the segment was closed")
        with _lock:
            offset = mapping.round_up(self._arrays_used, 8)
            if offset + kind.size > self.arrays:
                raise MemoryError(
                    f"an array of {kind.size} bytes does not fit: {self.arrays - self._arrays_used} of {self.arrays} bytes are left; "
                    f"make the segment with arrays={offset + kind.size}"
                )
            self._arrays_used = offset + kind.size
        make: Any = SegmentArray
        made: TypedArray[Any] = make(kind, self.base - self.arrays + offset, self.region.address, self)
        return made

    @property
    def is_open(self) -> bool:
        """False once it was closed."""
        return self.region.is_open

    @property
    def free(self) -> int:
        """Bytes left in every CPU's region."""
        return self.stride - self._used

    def close(self) -> None:
        """Give the memory back. Handles on it raise ValueError from now on; closing twice is closing once."""
        self.region.close()

    @classmethod
    def create(
        cls,
        name: str | os.PathLike[str],
        *,
        capacity: int | None = None,
        arrays: int = 1 << 16,
        objects: int | None = None,
        stride: int | None = None,
        copies: int | None = None,
        mode: int = 0o600,
        backend: str | None = None,
    ) -> FileSegment:
        """A new segment in a file. A bare name is /dev/shm/rseq-NAME (or in $RSEQ_DIR), one with a slash is a path.

        `capacity`: bytes of per-CPU objects for each CPU, by default some 64 KiB, rounded up to pages (or give `stride`, as for
        anonymous segments). `arrays`: bytes of arrays. `objects`: how many objects the directory has room for, at usual lengths
        of names; by default 1024, more with a larger capacity. A segment does not grow. `mode`: the file's permissions,
        exactly. `copies` and `backend` as for anonymous segments.

        All of the memory is reserved now: OSError if there is no room. FileExistsError if there is a file of that name.
        """
        from rseq.memory import file_segment

        return file_segment.create(name, mode, capacity, arrays, objects, stride, copies, backend)

    @classmethod
    def open(cls, name: str | os.PathLike[str], *, read_only: bool = False) -> FileSegment:
        """Open a segment in a file. `read_only`: look at it from Python only; needs only the right to read the file.

        FileNotFoundError, PermissionError; SegmentError if the file is no segment, or damaged; Unavailable if this process cannot
        update memory of its backend. Costs some 0.1 ms, and 6 µs for every object in it.
        """
        from rseq.memory import file_segment

        return file_segment.open_(name, read_only)

    @classmethod
    def attach_or_create(
        cls,
        name: str | os.PathLike[str],
        *,
        capacity: int | None = None,
        arrays: int = 1 << 16,
        objects: int | None = None,
        stride: int | None = None,
        copies: int | None = None,
        mode: int = 0o600,
        backend: str | None = None,
    ) -> FileSegment:
        """Open the segment of that name, or make it; any number of processes may do so at once, and get the same one.

        One that exists is opened as it is, whatever size is asked for; ValueError if it is of another `backend` than the one given.
        """
        from rseq.memory import file_segment

        return file_segment.attach_or_create(name, mode, capacity, arrays, objects, stride, copies, backend)

    @classmethod
    def remove(cls, name: str | os.PathLike[str], *, missing_ok: bool = False, force: bool = False) -> None:
        """Remove a segment's file. Processes that use it go on; its memory goes when the last of them ends.

        SegmentError if the file is no segment of this version, or damaged, unless `force`.
        """
        from rseq.memory import file_segment

        file_segment.remove(name, missing_ok, force)

    def __enter__(self) -> Segment:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "" if self.region.is_open else ", closed"
        return f"<rseq.Segment of {self.copies} x {self.stride} bytes, {self.backend}{', shared' if self.shared else ''}{state}>"

    def __reduce__(self) -> Any:
        raise TypeError("an anonymous segment belongs to this process and its forks and cannot be pickled")


def _drop(region: regions.Region, base: int, size: int) -> None:
    """The last handle is gone: the addresses too, unless compiled structures may hold some."""
    was_open, escaped = region.is_open, region.record.escaped
    if escaped and was_open:
        return
    region.close()
    if not escaped:
        mapping.unmap(base, size)


def _backend(given: str | None) -> str:
    if given is None:
        from rseq.kernel.backend import choose

        return str(choose().backend)
    if given not in BACKENDS:
        raise ValueError(f"backend is 'kernel' or 'locked', not {given!r}")
    return given


_pool: list[Segment] = []


def pooled(size: int, align: int) -> tuple[Segment, int]:
    """A place for a small private object, in a segment that such objects share: (segment, offset)."""
    with _lock:
        for segment in _pool[-4:]:
            if segment.region.is_open and segment.free >= size + align:
                return segment, segment.allocate(size, align)
        segment = Segment()
        _pool.append(segment)
        return segment, segment.allocate(size, align)
