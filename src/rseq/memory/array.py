"""`rseq.array(Node, 1000)`: plain typed memory beside the per-CPU part, whose items sequences can link and follow."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any, TypeVar

from rseq.language import regions, types
from rseq.language.handles import bind
from rseq.language.structs import ArrayView, Struct, struct_of
from rseq.memory import mapping
from rseq.memory.segment import Segment, _count, _drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

T = TypeVar("T")
S = TypeVar("S", bound=Struct)


class Memory:
    """One mapping with its region: the owner that references keep alive."""

    __slots__ = ("__weakref__", "base", "region")

    def __init__(self, size: int, shared: bool) -> None:
        base = self.base = mapping.map_anonymous(size, shared)
        self.region = regions.register(base, size, lambda escaped: mapping.replace_by_empty_pages(base, size))
        weakref.finalize(self, _drop, self.region, base, size).atexit = False


if TYPE_CHECKING:

    class TypedArray(list[T]):
        """What `rseq.array` gives."""

        def numpy(self) -> np.ndarray[Any, Any]: ...
        def close(self) -> None: ...
        def __enter__(self) -> TypedArray[T]: ...
        def __exit__(self, *_: object) -> None: ...
        def __iter__(self) -> Iterator[T]: ...
else:

    class TypedArray(ArrayView):
        """An array in memory of its own; see `rseq.array`."""

        __slots__ = ()

        def close(self) -> None:
            """Give the memory back; every reference to an item raises ValueError from now on."""
            self._owner.region.close()

        def __enter__(self) -> TypedArray:
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def __repr__(self) -> str:
            if not self._owner.region.is_open:
                return f"<rseq.array of {self._kind.name}, closed>"
            return f"<rseq.array of {self._kind.name} at {self._address:#x}>"


_closed = regions.Record(0, 0, regions.CLOSED, 0, 0)
_NOWHERE = regions.Region(_closed, None).address


class SegmentArray(TypedArray):  # type: ignore[type-arg]
    """An array in a segment, beside the per-CPU part."""

    __slots__ = ()

    if TYPE_CHECKING:
        _address: int
        _region: int
        _kind: types.ArrayOf
        _owner: Segment

        def _start(self) -> int: ...

    def close(self) -> None:
        """This reference stands for nothing any more; the array stays in the segment."""
        self._region = _NOWHERE

    def __repr__(self) -> str:
        if self._region == _NOWHERE or not self._owner.is_open:
            return f"<rseq.array of {self._kind.name}, closed>"
        return f"<rseq.array of {self._kind.name} in {getattr(self._owner, 'name', 'an anonymous segment')!r}>"


def array(item: type[T], length: int, *, shared: bool = False, segment: Segment | None = None) -> TypedArray[T]:
    """`length` zeroed items (a Struct class, or a type such as u64) in a row.

    Indexing gives references (numbers for u64 and the like), `numpy()` a view. `shared`: processes forked later see
    the same memory. The memory goes when the last reference goes, or with `close()`; once an item was passed
    to compiled code as a pointer, only with `close()`. `segment`: put it there, so that `Ref`s of that segment can lead to its
    items; it then stays as long as the segment.
    """
    element = struct_of(item)
    if isinstance(element, types.PerCpuOf):
        raise TypeError(f"a per-CPU handle ({element.name}) is no item of an array; make one with rseq.per_cpu()")
    if not isinstance(shared, bool):
        raise TypeError(f"shared is True or False, not {shared!r}")
    kind = types.ArrayOf(element, _count(length, "the length of an array", 1))
    if kind.size > mapping.MAXIMUM:
        raise MemoryError(f"{length} items of {kind.item.size} bytes are more than one mapping can have ({mapping.MAXIMUM})")
    if segment is not None:
        if not isinstance(segment, Segment):
            raise TypeError(f"segment is an rseq.Segment, not {segment!r}")
        if shared:
            raise TypeError("shared is the segment's; leave it out when you give one")
        return segment.new_array(kind)
    memory = Memory(kind.size, shared)
    make: Any = TypedArray
    made: TypedArray[T] = make(kind, memory.base, memory.region.address, memory)
    return made


def new(item: type[S], **values: Any) -> S:
    """Memory for one struct, with initial values; the same as `Node(value=3)`."""
    return item(**values)


def allocate_one(instance: Struct) -> None:
    """Give a new struct instance memory of its own."""
    kind = type(instance).__rseq_struct__
    memory = Memory(kind.size, False)
    bind(instance, memory.base, types.type_id(kind), memory.region.address)
    instance.__dict__["_owner"] = memory
