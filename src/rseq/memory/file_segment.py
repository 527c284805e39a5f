"""A segment in a file: memory that any process can open by name, with a directory of named, typed objects.

`Segment.create`, `Segment.open` and `Segment.attach_or_create` give these. How the file comes to be is in creation.py, its
bytes in layout.py, its objects in directory.py; here is what a process sees of it: one mapping of the arrays and the
per-CPU part, and handles and arrays on it. Header and directory are not mapped, so no stray store can reach them.

Every process maps the file at another address, so an address stored in it would lead anywhere in another process, and
compiled code follows addresses. So types with pointers are refused here; links inside of a segment are `Ref`s (language/references.py).

Opened with `read_only=True` the pages cannot be written. Handles then can be read in Python and are refused by compiled functions:
the region's state is READ_ONLY and not OPEN, and what handles give are read-only references (read_only.py).
"""

from __future__ import annotations

import mmap
import os
import stat
import weakref
from typing import TYPE_CHECKING, Any, TypeVar, cast

from rseq.kernel.errors import Unavailable
from rseq.language import regions, types
from rseq.language.structs import struct_of
from rseq.memory import creation, layout, mapping, names
from rseq.memory.array import SegmentArray, TypedArray
from rseq.memory.directory import Directory
from rseq.memory.errors import SegmentError
from rseq.memory.layout import Entry
from rseq.memory.owner_lock import OpenFile
from rseq.memory.percpu import PerCpuHandle, PerCpuRecord
from rseq.memory.read_only import ReadOnlyArray
from rseq.memory.segment import Segment, _count

if TYPE_CHECKING:
    from rseq.language.annotations import PerCpu

T = TypeVar("T")


class FileSegment(Segment):
    """A segment in a file. Made by `Segment.create`, `.open` and `.attach_or_create`."""

    gate: regions.Record
    """Closed together with the segment: the record of handles in private memory that lead into it, and keep it alive themselves."""

    def __init__(self, directory: Directory) -> None:
        header = directory.header
        self.directory, self._file = directory, directory.file
        self.copies, self.stride, self.backend, self.shared = header.copies, header.stride, header.backend, True
        self.read_only = not directory.file.writable
        self.records: dict[tuple[int, int], PerCpuRecord] = {}
        size = header.file_size - header.arrays_at
        start = mapping.map_file(directory.file.fd, header.arrays_at, size, not self.read_only)
        self._start, self.base = start, start + header.per_cpu_at - header.arrays_at
        file = directory.file
        gate = self.gate = regions.gate()

        def release(escaped: bool) -> None:
            gate.state = regions.CLOSED
            mapping.replace_by_empty_pages(start, size)
            file.close()

        if self.read_only:  # not in the table: no address in it is one that may be followed
            self.region = regions.Region(regions.Record(start, size, regions.READ_ONLY, 0, 0), release)
        else:
            self.region = regions.register(start, size, release)
        weakref.finalize(self, _drop_file, self.region, start, size, file).atexit = False

    # The file

    @property
    def path(self) -> str:
        """The absolute path under which it was opened."""
        return self._file.path

    @property
    def name(self) -> str:
        """The bare name if it has one, else the path."""
        return names.shown(self.path)

    def unlink(self, *, missing_ok: bool = False) -> None:
        """Remove the file's name. Those who use it go on; its memory goes when the last of them ends.

        FileNotFoundError if the name is gone, or is another file's by now.
        """
        try:
            there = os.stat(self.path)
            if (there.st_dev, there.st_ino) != self._file.inode:
                raise FileNotFoundError(2, "the file of that name is another one by now", self.path)
            os.unlink(self.path)
        except FileNotFoundError:
            if not missing_ok:
                raise

    # Objects

    def per_cpu(self, name: str, item: type[T], *, note: str = "") -> PerCpu[T]:
        """The per-CPU object of that name; made, zeroed, if there is none. Any number of processes may ask at once.

        TypeError if the object of that name is of another type, naming both. MemoryError if the segment is full. Finding
        one costs some 20 µs however many there are, making one some 100 µs: keep what you get. `note`: text that is kept with a
        new object, and must be the same as that of one that exists if it is given (ValueError).
        """
        kind = types.PerCpuOf(_checked(item))
        return cast("PerCpu[T]", PerCpuHandle(kind, self, self._entry(name, "per_cpu", kind.item, 1, note).offset, False))

    def array(self, name: str, item: type[T], length: int, *, note: str = "") -> TypedArray[T]:
        """The array of that name; made, zeroed, if there is none. As `per_cpu`; ValueError if it has another length."""
        kind = _checked(item)
        return self._array(self._entry(name, "array", kind, _count(length, "the length of an array", 1), note), kind)

    def objects(self) -> list[Entry]:
        """What is in the segment now, in the order in which it was added."""
        return self.directory.all()

    def entry(self, name: str) -> Entry | None:
        """What the directory says of the object of that name; None if there is none."""
        names.encode_object_name(name)
        return self.directory.find(name)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name != "" and self.directory.find(name) is not None

    def reserve(self, kind: types.PerCpuOf) -> int:
        """Room for an object without a name; see `Segment.reserve`. It stays in the file until the file goes."""
        if kind.index == "cid":
            _checked(kind)  # says why not
        return self._add("", "per_cpu", _checked(kind.item), 1, "").offset

    def new_array(self, kind: types.ArrayOf) -> TypedArray[Any]:
        """A new array without a name, as `reserve`."""
        return self._array(self._add("", "array", _checked(kind.item), kind.length, ""), kind.item)

    def _entry(self, name: str, kind: str, item: types.Type, count: int, note: str) -> Entry:
        names.encode_object_name(name)
        if not isinstance(note, str):
            raise TypeError(f"the note of an object is text, not {note!r}")
        found = self.directory.find(name)
        if found is None:
            if self.read_only:
                raise KeyError(f"there is no object {name!r} in {self.path}, and it was opened with read_only=True")
            found = self._add(name, kind, item, count, note)
        self._same(found, kind, item, count)
        if note and found.note != note:
            raise ValueError(f"{name!r} in {self.path} has the note {found.note!r}, not {note!r}")
        return found

    def _add(self, name: str, kind: str, item: types.Type, count: int, note: str) -> Entry:
        if self.read_only:
            raise ValueError(f"nothing can be added to {self.path}: it was opened with read_only=True")
        return self.directory.add(name, kind, types.describe(item), types.type_id(item), item.size, count, item.align, note)

    def _same(self, found: Entry, kind: str, item: types.Type, count: int) -> None:
        """TypeError, ValueError or SegmentError unless the entry is what is asked for."""
        what, wanted = f"{found.name!r} in {self.path}", types.describe(item)
        if (found.kind, found.type) != (kind, wanted):
            raise TypeError(f"{what} is {_words(found.kind, found.type)}, not {_words(kind, wanted)}")
        if found.item_size != item.size or found.offset % item.align:
            raise SegmentError(f"{what} has items of {found.item_size} bytes at {found.offset}, but {wanted} has {item.size}")
        if found.length != count:
            raise ValueError(f"{what} is an array of {found.length} items, not of {count}")

    def _array(self, entry: Entry, item: types.Type) -> TypedArray[Any]:
        kind = types.ArrayOf(item, entry.length)
        if self.read_only:
            self._check_open()
            return cast("TypedArray[Any]", ReadOnlyArray(kind, self._start + entry.offset, self))
        make: Any = FileArray
        made: TypedArray[Any] = make(kind, self._start + entry.offset, self.region.address, self)
        return made

    def _check_open(self) -> None:
        if not self.is_open:
            raise ValueError("the segment was closed")

    def find(self, kind: str, offset: int) -> Entry:
        """The object of a kind at an offset. KeyError if there is none."""
        for entry in self.objects():
            if (entry.kind, entry.offset) == (kind, offset):
                return entry
        raise KeyError(f"there is no {kind} object at {offset} in {self.path}")

    # Room

    def allocate(self, size: int, align: int) -> int:
        raise TypeError("memory of a segment in a file belongs to an object: use segment.per_cpu(name, type)")

    @property
    def free(self) -> int:
        """Bytes left in every CPU's region."""
        return self.stride - self.directory.state().per_cpu_end

    def __enter__(self) -> FileSegment:
        return self

    def __repr__(self) -> str:
        state = "" if self.is_open else ", closed"
        read_only = ", read-only" if self.read_only else ""
        return f"<rseq.Segment {self.name!r} of {self.copies} x {self.stride} bytes, {self.backend}{read_only}{state}>"

    def __reduce__(self) -> Any:
        from rseq.memory import pickling

        self._check_open()
        return pickling.open_segment, (self.path, self.read_only, self.directory.header.identity)


class FileArray(SegmentArray):
    """An array in a segment in a file."""

    __slots__ = ()

    if TYPE_CHECKING:
        _owner: FileSegment

    def __reduce__(self) -> Any:
        from rseq.memory import pickling

        self._start()
        entry = self._owner.find("array", self._address - self._owner._start)
        return pickling.open_array, (self._owner, entry.number, pickling.spelled(self._kind.item))


def _drop_file(region: regions.Region, start: int, size: int, file: OpenFile) -> None:
    """The last handle is gone: the addresses too, unless compiled structures may hold some."""
    if region.record.escaped and region.is_open:
        file.close()
        return
    region.close()
    if not region.record.escaped:
        mapping.unmap(start, size)


def _words(kind: str, description: str) -> str:
    return f"{'per-CPU' if kind == 'per_cpu' else 'an array of'} {description}"


def _checked(item: Any) -> types.Type:
    """The type of an object in a file. TypeError if it holds addresses."""
    known = types.Int | types.Float | types.Bool | types.Ref | types.ArrayOf | types.StructType | types.PerCpuOf
    kind = item if isinstance(item, known) else struct_of(item)
    if isinstance(kind, types.PerCpuOf) and kind.index == "cid":
        raise TypeError(
            f"{kind.name} is indexed by concurrency ids, which every process numbers on its own, so two processes would update one copy "
            f"at once; a segment in a file has one {kind.item.name} per CPU: segment.per_cpu(name, {kind.item.name})"
        )
    if isinstance(kind, types.PerCpuOf):
        raise TypeError(f"{kind.name} is a handle; name what every CPU has one of: segment.per_cpu(name, {kind.item.name})")
    where = _pointer_in(kind)
    if where is not None:
        raise TypeError(
            f"{where} is a pointer, and a segment in a file cannot have any: every process maps it at another address; "
            f"write Ref[…] instead of Ptr[…], which leads to an item of an array of the same segment"
        )
    return kind


def _pointer_in(kind: types.Type, seen: tuple[types.Type, ...] = ()) -> str | None:
    """What in a type, or in what its Refs lead to, holds an address, in words; None if nothing does."""
    if isinstance(kind, types.Pointer):
        return kind.name
    if isinstance(kind, types.ArrayOf):
        return _pointer_in(kind.item, seen)
    if isinstance(kind, types.Ref):
        return _pointer_in(kind.target, seen)
    if isinstance(kind, types.StructType) and kind not in seen:
        for field in kind.fields.values():
            found = _pointer_in(field.type, (*seen, kind))
            if found is not None:
                return found if isinstance(field.type, types.Ref) else f"{kind.name}.{field.name}"
    return None


# What Segment's class methods do


def _header(
    capacity: int | None, arrays: int, objects: int | None, stride: int | None, copies: int | None, backend: str | None
) -> layout.Header:
    """The geometry of a new segment, checked."""
    from rseq.kernel import cpus
    from rseq.memory import segment

    if capacity is not None and stride is not None:
        raise TypeError("give capacity or stride, not both: stride is capacity with what rseq keeps for itself, rounded up")
    if capacity is not None:
        stride = mapping.round_up(_count(capacity, "capacity", 8) + segment.RESERVED, mmap.PAGESIZE)
    stride = _count(layout.DEFAULT_STRIDE if stride is None else stride, "stride", segment.RESERVED + 8)
    if stride % segment.ALIGN:
        raise ValueError(f"stride is a multiple of {segment.ALIGN}, so that CPUs share no cache line, not {stride}")
    copies = _count(cpus.copies() if copies is None else copies, "the number of copies", 1)
    if copies > layout.MOST_COPIES:
        raise ValueError(f"the number of copies is at most {layout.MOST_COPIES}, not {copies}")
    expected = max(1024, stride // 64) if objects is None else _count(objects, "the number of objects", 1)
    directory = expected * layout.BYTES_PER_OBJECT
    if directory > layout.MOST_DIRECTORY:
        if objects is not None:
            raise ValueError(f"the number of objects is at most {layout.MOST_DIRECTORY // layout.BYTES_PER_OBJECT}, not {objects}")
        directory = layout.MOST_DIRECTORY
    return layout.geometry(segment._backend(backend), copies, stride, _count(arrays, "arrays", 0), directory)


def _mode(mode: int) -> int:
    if isinstance(mode, bool) or not isinstance(mode, int):
        raise TypeError(f"mode is a whole number such as 0o600, not {mode!r}")
    if not 0 <= mode <= 0o777:
        raise ValueError(f"mode is from 0 to 0o777, not {mode:#o}")
    return mode


def create(name: str | os.PathLike[str], mode: int, *geometry: Any) -> FileSegment:
    """See `Segment.create`."""
    path, header = names.locate(name), _header(*geometry)
    return creation.create(path, header, _mode(mode), FileSegment)


def open_(name: str | os.PathLike[str], read_only: bool) -> FileSegment:
    """See `Segment.open`."""
    path = names.locate(name)
    if not isinstance(read_only, bool):
        raise TypeError(f"read_only is True or False, not {read_only!r}")
    return _usable(creation.open_directory(path, read_only=read_only, follow=not names.is_bare(name)))


def attach_or_create(name: str | os.PathLike[str], mode: int, *geometry: Any) -> FileSegment:
    """See `Segment.attach_or_create`."""
    path, header, backend = names.locate(name), _header(*geometry), geometry[-1]

    def use(directory: Directory) -> FileSegment:
        if backend is not None and directory.header.backend != backend:
            directory.file.close()
            raise ValueError(f"{path} is of the {directory.header.backend} backend, not {backend}")
        return _usable(directory)

    return creation.attach_or_create(path, header, _mode(mode), use, follow=not names.is_bare(name))


def _usable(directory: Directory) -> FileSegment:
    """The segment. Unavailable if this process cannot run sequences on it."""
    try:
        if directory.file.writable and directory.header.backend == "kernel":
            _require_kernel(directory.file.path)
        return FileSegment(directory)
    except BaseException:
        directory.file.close()
        raise


_kernel_works = False


def _require_kernel(path: str) -> None:
    """Unavailable unless this process can run sequences on the kernel facility, whatever RSEQ_BACKEND says about new memory."""
    global _kernel_works
    if not _kernel_works:
        from rseq.kernel import backend

        found = backend.choose()
        if found.backend != "kernel":
            found = backend.examine()
        if found.backend != "kernel":
            raise Unavailable(
                f"{path} is of the kernel backend, which this process cannot use: {found.reason}; it can be read with read_only=True"
            )
        _kernel_works = True


def remove(name: str | os.PathLike[str], missing_ok: bool, force: bool) -> None:
    """See `Segment.remove`."""
    path = names.locate(name)
    try:
        if not force:
            creation.open_directory(path, read_only=True, follow=False).file.close()
        elif stat.S_ISDIR(os.lstat(path).st_mode):
            raise SegmentError(f"{path}: it is a folder")
        os.unlink(path)
    except FileNotFoundError:
        if not missing_ok:
            raise
