"""What is in a segment, as structures: for tools that know only its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rseq.structures.counter import Counter, FloatCounter
from rseq.structures.counter_array import CounterArray
from rseq.structures.gauge import Gauge
from rseq.structures.histogram import Histogram
from rseq.structures.place import Placed

if TYPE_CHECKING:
    from rseq.memory.file_segment import FileSegment
    from rseq.memory.layout import Entry

KINDS: tuple[type[Placed], ...] = (Counter, FloatCounter, Gauge, Histogram, CounterArray)
"""A new structure is registered here."""


def kind_of(entry: Entry) -> type[Placed] | None:
    """The structure that an object is, by the type that stands in the directory; None if it is something else."""
    described = entry.type.removeprefix("struct ").partition("{")[0]
    return next((kind for kind in KINDS if described in kind.type_names), None)


def attach(segment: FileSegment, entry: Entry) -> Placed | None:
    """The structure that an object of a segment is; None if it is none, or a part of another one.

    SegmentError if its note is damaged, TypeError or ValueError if its type is not what this version knows under that name.
    """
    kind = kind_of(entry)
    found: Placed | None = kind.attach(segment, entry) if kind is not None else None
    return found
