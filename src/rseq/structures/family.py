"""Structures with labels: one child for each combination of values, found in a dict, made when first asked for.

    requests = Family(Counter, "requests", ["method", "code"], segment=segment)
    requests.labels("GET", "200").add()

In a segment every child is an object of its own, called `requests{method="GET",code="200"}`, whose note has the family and the labels: so
`children()` finds what other processes made. Keep a child that is used often: finding one costs a lookup in a dict, some 100 ns.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rseq.memory.errors import SegmentError
from rseq.memory.file_segment import FileSegment
from rseq.structures.place import Placed, check_shared, read

if TYPE_CHECKING:
    from rseq.memory.layout import Entry
    from rseq.memory.segment import Segment

S = TypeVar("S", bound=Placed)


class Family(Generic[S]):
    """Structures of one kind (`Counter`, `Histogram`, …), told apart by labels.

    `options` are passed to every child (`bounds=…`, `mode=…`, `shared=…`). With a segment in a file children are named there.
    """

    def __init__(self, kind: type[S], name: str, labels: Sequence[str], *, segment: Segment | None = None, **options: Any) -> None:
        if not (isinstance(kind, type) and issubclass(kind, Placed)):
            raise TypeError(f"a family is of one kind of structure, such as Counter or Histogram, not {kind!r}")
        if isinstance(labels, str) or not labels or not all(isinstance(label, str) and label for label in labels):
            raise TypeError(f"labels are a list of names, not {labels!r}")
        if len(set(labels)) != len(labels):
            raise ValueError(f"a label comes twice: {', '.join(labels)}")
        if not isinstance(name, str) or not name:
            raise TypeError(f"a family has a name, not {name!r}")
        _check_options(kind, options)
        check_shared(segment, options.get("shared", False))
        self.kind, self.name, self.label_names = kind, name, tuple(labels)
        self.segment, self._options = segment, options
        self._children: dict[tuple[str, ...], S] = {}
        self._lock = threading.RLock()  # a signal handler may ask for a child, too
        _families.add(self)

    def labels(self, *values: object, **named: object) -> S:
        """The child with these values, by position or by name; made if there is none. Values are taken as text."""
        if named:
            if values or set(named) != set(self.label_names):
                raise TypeError(f"{self.name} takes a value for each of {', '.join(self.label_names)}: all by position, or all by name")
            values = tuple(named[label] for label in self.label_names)
        if all(type(value) is str for value in values):  # else they may have no hash
            found = self._children.get(values)  # type: ignore[arg-type]
            if found is not None:
                return found
        if len(values) != len(self.label_names):
            raise TypeError(f"{self.name} has {len(self.label_names)} labels ({', '.join(self.label_names)}), not {len(values)}")
        return self._child(tuple(str(value) for value in values))

    def _child(self, values: tuple[str, ...]) -> S:
        with self._lock:
            found = self._children.get(values)
            if found is None:
                found = self._children.setdefault(values, self._make(values))
            return found

    def _make(self, values: tuple[str, ...]) -> S:
        make: Any = self.kind
        if not isinstance(self.segment, FileSegment):
            made: S = make(segment=self.segment, **self._options)
            return made
        note = {"family": self.name, "labels": dict(zip(self.label_names, values, strict=True))}
        made = make(name=child_name(self.name, self.label_names, values), segment=self.segment, note=note, **self._options)
        return made

    def children(self) -> dict[tuple[str, ...], S]:
        """All children by their values, also those that other processes made in the segment."""
        if isinstance(self.segment, FileSegment):
            for entry in self.segment.objects():
                values = self._values(entry)
                if values is not None:
                    self._child(values)
        with self._lock:
            return dict(self._children)

    def _values(self, entry: Entry) -> tuple[str, ...] | None:
        """The labels of one of our children; None if an object is none."""
        if not entry.name.startswith(self.name + "{"):
            return None
        note = read(entry)
        labels = note.get("labels")
        if note.get("family") != self.name:
            return None
        if not isinstance(labels, dict) or set(labels) != set(self.label_names) or not all(isinstance(v, str) for v in labels.values()):
            raise SegmentError(f"{entry.name!r} is of the family {self.name} with other labels than {', '.join(self.label_names)}")
        values = tuple(labels[label] for label in self.label_names)
        return values if entry.name == child_name(self.name, self.label_names, values) else None

    def __iter__(self) -> Any:
        return iter(self.children().items())

    def __len__(self) -> int:
        return len(self.children())

    def __reduce__(self) -> Any:
        if not isinstance(self.segment, FileSegment):
            raise TypeError(
                "a Family without a segment that processes open belongs to this process and its forks and cannot be pickled; "
                "make it with segment=rseq.Segment.attach_or_create(…)"
            )
        return _again, (type(self), self.kind, self.name, self.label_names, self.segment, self._options)

    def __repr__(self) -> str:
        return f"<rseq.Family {self.name} of {self.kind.__name__} by {', '.join(self.label_names)}>"


def _check_options(kind: type[Placed], options: dict[str, Any]) -> None:
    """TypeError if children cannot be made with these: here, and not when the first child is made."""
    import inspect

    there = inspect.signature(kind).parameters
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in there.values()):
        return
    known = [name for name in there if name not in ("name", "segment", "note")]
    for option in options:
        if option not in known:
            raise TypeError(f"{kind.__name__} has no option {option!r}; in a family it takes {', '.join(known)}")


def _again(cls: type[Any], kind: type[Any], name: str, labels: tuple[str, ...], segment: FileSegment, options: dict[str, Any]) -> Any:
    """What was pickled, here."""
    return cls(kind, name, labels, segment=segment, **options)


_families: weakref.WeakSet[Family[Any]] = weakref.WeakSet()


def _after_fork() -> None:
    """In a child: another thread of the parent may have had a lock, and it is not here to give it back."""
    for family in list(_families):
        family._lock = threading.RLock()


os.register_at_fork(after_in_child=_after_fork)
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def child_name(name: str, labels: tuple[str, ...], values: tuple[str, ...]) -> str:
    """As Prometheus writes it: requests{method="GET",code="200"}."""
    inside = ",".join(f'{label}="{value.translate(ESCAPES)}"' for label, value in zip(labels, values, strict=True))
    return f"{name}{{{inside}}}"
