"""Where a structure lives: in memory of its own, or under a name in a segment that processes open.

Structures take the same three arguments (but a gauge, which is about processes, has no `shared`). Without any they are private.
`shared=True`: processes forked later use it too. `segment=`: in that segment, and with a name any process finds it there. What a
structure has to know besides its numbers (the bounds of a histogram, the labels of a family's child) is in the object's note:
JSON, published together with the object, never changed.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, TypeVar, cast

from rseq.language.handles import name_handle
from rseq.memory.errors import SegmentError
from rseq.memory.file_segment import FileSegment
from rseq.memory.percpu import per_cpu
from rseq.memory.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rseq.language.annotations import PerCpu
    from rseq.memory.layout import Entry

T = TypeVar("T")
Note = dict[str, Any]


class Placed:
    """What all structures share: where they are, closing, pickling by name."""

    name: str | None
    """Under which others find it; None if it has no name."""
    segment: FileSegment | None
    """The segment in which it has its name."""
    type_names: tuple[str, ...] = ()
    """Of the structs that its objects in a segment are made of: how `attach` recognises them."""

    def _place(self, name: str | None, segment: Segment | None, options: Note | None = None) -> None:
        if name is not None and not isinstance(segment, FileSegment):
            raise TypeError(
                f"a name is for segments that processes open: {type(self).__name__}({name!r}, segment=rseq.Segment.attach_or_create(…))"
            )
        self.name, self.segment = name, cast("FileSegment", segment) if name is not None else None
        self._options = options or {}

    @classmethod
    def attach(cls, segment: FileSegment, entry: Entry) -> Any:
        """The structure that an object of a segment is. SegmentError if its note is damaged."""
        raise NotImplementedError

    def __reduce__(self) -> Any:
        if self.segment is None:
            raise TypeError(
                f"a {type(self).__name__} without a name belongs to this process and its forks and cannot be pickled; "
                f"give it a name in a segment"
            )
        return _again, (type(self), self.name, self.segment, self._options)


def _again(cls: type[Any], name: str, segment: FileSegment, options: Note) -> Any:
    """What was pickled, here."""
    return cls(name=name, segment=segment, **options)


def check_shared(segment: Segment | None, shared: object) -> None:
    """TypeError if `shared` is given for memory in a segment that processes open."""
    if isinstance(segment, FileSegment) and shared is not False:
        raise TypeError(f"shared is about memory without a segment; {segment!r} is shared by all who open it: leave shared out")


def cells(structure: Placed, item: type[T], segment: Segment | None, shared: bool, note: Note | None = None) -> PerCpu[T]:
    """The per-CPU memory of a structure: the one of its name, or new."""
    if structure.name is None:
        found = per_cpu(item, shared=shared, segment=segment)
    else:
        assert isinstance(segment, FileSegment)
        check_shared(segment, shared)
        found = segment.per_cpu(structure.name, item, note=written(note or {}))
    name_handle(cast("Any", found), called(structure))
    return found


def called(structure: Placed) -> str:
    """What messages call a structure."""
    kind = type(structure).__name__
    return f"this {kind}" if structure.name is None else f"{kind} {structure.name!r}"


def shown(content: Callable[[], str]) -> str:
    """What stands in a `repr`, which is for finding out what is wrong and never raises itself."""
    try:
        return content()
    except ValueError:
        return "closed"
    except Exception as error:
        return f"that cannot be read: {error}"


def written(note: Note) -> str:
    """A note as text; nothing for an empty one."""
    return json.dumps(note, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if note else ""


def read(entry: Entry) -> Note:
    """The note of an object. SegmentError if it is none of ours."""
    if not entry.note:
        return {}
    try:
        note = json.loads(entry.note)
    except (ValueError, RecursionError):
        note = None
    if not isinstance(note, dict):
        raise SegmentError(f"{entry.name!r} has a note that is not JSON: {entry.note[:80]!r}")
    return note


def total(values: Iterable[float]) -> float:
    """The sum, rounded once; infinite or NaN where a plain sum is."""
    among = list(values)
    try:
        return math.fsum(among)
    except (OverflowError, ValueError):  # too large on the way, or infinities of both signs
        return float(sum(among))


def refused(segment: Segment) -> Callable[..., Any]:
    """What stands for the updates of a structure that can only be read."""

    def update(*_: Any, **__: Any) -> Any:
        raise ValueError(f"it can only be read: {segment!r} was opened with read_only=True")

    return update
