"""Segments in files, and objects in them, sent to other processes: as a path and a number, opened where they arrive.

What was sent of one segment stays one segment there: as long as one that was received is in use, the next one is that one. A file
that was made anew under the old name is not what was sent, and is refused.
"""

from __future__ import annotations

import threading
import weakref
from typing import Any

from rseq.language import types
from rseq.memory import file_segment
from rseq.memory.errors import SegmentError
from rseq.memory.file_segment import FileSegment
from rseq.memory.percpu import PerCpuHandle

_received: weakref.WeakValueDictionary[tuple[str, bool, bytes], FileSegment] = weakref.WeakValueDictionary()
_lock = threading.Lock()


def open_segment(path: str, read_only: bool, identity: bytes) -> FileSegment:
    """The segment that was sent. FileNotFoundError, SegmentError if it is there no more."""
    key = (path, read_only, identity)
    with _lock:
        found = _received.get(key)
        if found is not None and found.is_open:
            return found
        made = file_segment.open_(path, read_only)
        if made.directory.header.identity != identity:
            made.close()
            raise SegmentError(f"{path}: it is not the segment that was pickled, but one made later under its name")
        _received[key] = made
        return made


def open_per_cpu(segment: FileSegment, number: int, item: Any) -> PerCpuHandle:
    """The handle that was sent."""
    kind, entry = _same(segment, number, "per_cpu", item)
    return PerCpuHandle(types.PerCpuOf(kind), segment, entry.offset, False)


def open_array(segment: FileSegment, number: int, item: Any) -> Any:
    """The array that was sent."""
    kind, entry = _same(segment, number, "array", item)
    return segment._array(entry, kind)


def _same(segment: FileSegment, number: int, where: str, item: Any) -> tuple[types.Type, Any]:
    kind, there = _meant(item), segment.objects()
    if number >= len(there):
        raise SegmentError(f"{segment.path}: it has no object {number}")
    entry = there[number]
    segment._same(entry, where, kind, entry.length)
    return kind, entry


def spelled(kind: types.Type) -> Any:
    """A type as something that can be pickled."""
    match kind:
        case types.StructType():
            return kind.python_class
        case types.ArrayOf():
            return (spelled(kind.item), kind.length)
        case types.Ref():
            return (kind.target.python_class, "Ref")
    return kind.name


def _meant(item: Any) -> types.Type:
    """What `spelled` wrote."""
    if isinstance(item, tuple) and item[1] == "Ref":
        return types.Ref(item[0].__rseq_struct__)
    if isinstance(item, tuple):
        return types.ArrayOf(_meant(item[0]), item[1])
    if isinstance(item, str):
        return types.INTS.get(item) or (types.F64 if item == "f64" else types.BOOL)
    made: types.Type = item.__rseq_struct__
    return made
