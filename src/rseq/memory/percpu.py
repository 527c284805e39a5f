"""`rseq.per_cpu(T)`: one T for every CPU, and the handle that sequences take.

What compiled code sees of a handle is a 64-byte record (docs/architecture.md): base, stride, count, lock, backend.
Records are kept for ever, since a bound builtin or native code may hold their address.
"""

from __future__ import annotations

import ctypes
import operator
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar, cast

from rseq.kernel.errors import Unavailable
from rseq.language import types
from rseq.language.handles import HandleBase, bind
from rseq.language.structs import location, struct_of, write
from rseq.memory import read_only
from rseq.memory import segment as segments
from rseq.memory.mapping import round_up
from rseq.memory.read_only import readable_address
from rseq.memory.segment import ALIGN, BACKENDS, RESERVED, Segment

if TYPE_CHECKING:
    from rseq.language.annotations import PerCid, PerCpu

T = TypeVar("T")


class PerCpuRecord(ctypes.Structure):
    """What a `PerCpu` argument is in compiled code: 64 bytes."""

    _fields_ = [
        ("base", ctypes.c_uint64),
        ("stride", ctypes.c_uint64),
        ("count", ctypes.c_uint64),
        ("copies", ctypes.c_uint64),
        ("lock", ctypes.c_uint64),
        ("backend", ctypes.c_uint32),
        ("index", ctypes.c_uint32),
        ("region", ctypes.c_uint64),
        ("type_id", ctypes.c_uint64),
    ]


_records: list[PerCpuRecord] = []


class PerCpuHandle(HandleBase):
    """One item per CPU (or per concurrency id). Made by `rseq.per_cpu` and `rseq.per_cid`.

    `handle[cpu]` is that CPU's copy (a struct's reference, a number), `handle[cpu] = 3` sets one of numbers,
    `len(handle)` the number of copies, `handle.array("field")` a numpy view over all CPUs. `close()` gives the
    memory back, also at the end of a `with` block.
    """

    kind: types.PerCpuOf
    segment: Segment

    def __init__(self, kind: types.PerCpuOf, segment: Segment, offset: int, owns: bool) -> None:
        self.kind, self.segment, self._owns = kind, segment, owns
        number = types.type_id(kind)
        backend = 0 if segment.read_only else BACKENDS[segment.backend]
        made: dict[tuple[int, int], PerCpuRecord] | None = getattr(segment, "records", None)
        record = made.get((offset, number)) if made is not None else None
        if record is None:
            record = PerCpuRecord(
                segment.base + offset,
                segment.stride,
                segment.copies if backend == BACKENDS["kernel"] else 0,
                segment.copies,
                segment.base,
                backend,
                int(kind.index == "cid"),
                segment.region.address,
                number,
            )
            _records.append(record)
            if made is not None:  # an object of a file is asked for by name, again and again
                made[offset, number] = record
        self._closed = False
        bind(self, ctypes.addressof(record), number, segment.region.address)

    def __init_subclass__(cls) -> None:
        raise TypeError("PerCpuHandle is final: compiled code knows this class")

    @property
    def _record(self) -> PerCpuRecord:
        return PerCpuRecord.from_address(readable_address(self))

    @property
    def copies(self) -> int:
        """Number of copies: the highest possible CPU number plus one."""
        return self.segment.copies

    @property
    def backend(self) -> str:
        """ "kernel" or "locked": what excludes others during an update of this memory."""
        return self.segment.backend

    def here(self) -> Any:
        raise RuntimeError("here() is only for sequences, where the thread cannot move unnoticed; name a CPU: handle[cpu]")

    def _address_at(self, cpu: Any) -> int:
        record = self._record
        place = operator.index(cpu)
        if not 0 <= place < record.copies:
            raise IndexError(f"there is no CPU {place}: the handle has copies 0 to {record.copies - 1}")
        return int(record.base + place * record.stride)

    def __len__(self) -> int:
        return self.segment.copies

    def __getitem__(self, cpu: int) -> Any:
        address = self._address_at(cpu)
        if self.segment.read_only:
            return read_only.location(self.kind.item, address, self.segment)
        return location(self.kind.item, address, self._region, self.segment)

    def __setitem__(self, cpu: int, value: Any) -> None:
        address = self._address_at(cpu)
        if self.segment.read_only:
            raise ValueError(f"items cannot be assigned: {read_only.REFUSED}")
        write(self.kind.item, address, value, f"an item of {self.kind.name}")

    def __iter__(self) -> Iterator[Any]:
        return (self[cpu] for cpu in range(len(self)))

    def array(self, field: str | None = None) -> Any:
        """A numpy array over the CPUs, of the items or of one field of them, sharing the memory."""
        from rseq.memory.views import strided

        item: types.Type = self.kind.item
        offset = 0
        record = self._record
        if field is not None:
            if not isinstance(item, types.StructType) or field not in item.fields:
                raise AttributeError(f"{item.name} has no field {field!r}")
            found = item.fields[field]
            item, offset = found.type, found.offset
        return strided(item, record.base + offset, record.copies, record.stride, self.segment, read_only=self.segment.read_only)

    def close(self) -> None:
        """Give the memory back; this handle, and every reference got from it, raises ValueError from now on.

        A handle in a segment that was given to `per_cpu` (or that small private objects share) only closes itself.
        """
        if self._owns:
            self.segment.close()
        self._closed = True
        bind(self, 0, self._type_id, 0)

    def __enter__(self) -> PerCpuHandle:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<rseq.{self.kind.name}, {self.copies} copies, {self.backend}{', closed' if self._closed else ''}>"

    def __reduce__(self) -> Any:
        from rseq.memory.file_segment import FileSegment

        if not isinstance(self.segment, FileSegment):
            raise TypeError("a per-CPU handle belongs to this process and its forks and cannot be pickled")
        from rseq.memory import pickling

        entry = self.segment.find("per_cpu", int(self._record.base) - self.segment.base)
        return pickling.open_per_cpu, (self.segment, entry.number, pickling.spelled(self.kind.item))


def _make(
    item: Any, index: str, shared: bool, segment: Segment | None, copies: int | None, stride: int | None, backend: str | None
) -> PerCpuHandle:
    element = struct_of(item)
    if index == "cid" and segment is None and backend is None and not has_cid():
        backend = "locked"  # the kernel does not fill the id: everyone would read 0
    if isinstance(element, types.PerCpuOf):
        raise TypeError(f"{element.name} is per-CPU already")
    kind = types.PerCpuOf(element, index)
    if segment is not None:
        if not isinstance(segment, Segment):
            raise TypeError(f"segment is an rseq.Segment, not {segment!r}")
        if (shared, copies, stride, backend) != (False, None, None, None):
            raise TypeError("shared, copies, stride and backend are the segment's; leave them out when you give one")
        return PerCpuHandle(kind, segment, segment.reserve(kind), False)
    least = round_up(RESERVED, max(element.align, 8)) + element.size
    if (shared, copies, stride, backend) == (False, None, None, None) and element.size <= 4096:
        found, offset = segments.pooled(element.size, element.align)
        return PerCpuHandle(kind, found, offset, False)
    if stride is not None and isinstance(stride, int) and not isinstance(stride, bool) and stride < least:
        raise ValueError(f"stride is too small: {element.name} needs at least {round_up(least, ALIGN)} bytes a CPU, not {stride}")
    made = Segment(
        stride=round_up(least, max(ALIGN, 4096 if element.size > 2048 else ALIGN)) if stride is None else stride,
        copies=copies,
        shared=shared,
        backend=backend,
    )
    return PerCpuHandle(kind, made, made.allocate(element.size, element.align), True)


def has_cid() -> bool:
    """Whether sequences can use concurrency ids here (Linux 6.3 and later)."""
    from rseq.kernel.backend import choose

    return choose().has_cid


def per_cpu(
    item: type[T],
    *,
    shared: bool = False,
    segment: Segment | None = None,
    copies: int | None = None,
    stride: int | None = None,
    backend: str | None = None,
) -> PerCpu[T]:
    """One zeroed `item` (a Struct class, or a type such as u64) for every CPU.

    `shared`: processes forked later update the same memory. `segment`: put it there, beside others. `copies`,
    `stride` (bytes), `backend`: see `Segment`; the defaults are right for this machine.
    """
    return cast("PerCpu[T]", _make(item, "cpu", shared, segment, copies, stride, backend))


def per_cid(
    item: type[T],
    *,
    segment: Segment | None = None,
    copies: int | None = None,
    stride: int | None = None,
    backend: str | None = None,
) -> PerCid[T]:
    """As `per_cpu`, indexed by the dense concurrency id: with few threads only the first copies are used.

    The id is the process's own, so this memory cannot be shared between processes.
    """
    if segment is not None and segment.shared:
        raise ValueError("concurrency ids are numbered by each process on its own: use per_cpu in shared memory")
    if (backend == "kernel" or (segment is not None and segment.backend == "kernel")) and not has_cid():
        raise Unavailable("this kernel gives no concurrency ids (Linux 6.3 and later do): use per_cpu, or backend='locked'")
    return cast("PerCid[T]", _make(item, "cid", False, segment, copies, stride, backend))
