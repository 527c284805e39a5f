"""What a child of a metric is called in a segment, and the note that says what it is.

A *child* is a metric with values for its labels, or a metric without labels. Each is one object of the segment, named as
Prometheus writes the series, `http_requests_total{method="GET"}`, so that `rseq segment info` and `rseq top` can be read. The note has
what the name only shows: the metric's name, type and help, and the labels. Names are at most 4095 bytes long; of a longer one its
beginning and a checksum stand there, and the note has it all.

Two versions of a program may use one segment, one after the other: the help of a metric is that of the process that came first, and a
histogram with other buckets (an Enum with other states) is another object beside the first, merged when read.

Whoever can write to the file can write any note, so every field is checked when it is read.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from rseq.memory.errors import SegmentError
from rseq.memory.names import LONGEST_OBJECT_NAME
from rseq.structures.family import child_name
from rseq.structures.place import read

if TYPE_CHECKING:
    from rseq.memory.layout import Entry

TYPES = ("counter", "gauge", "summary", "histogram", "info", "stateset", "unknown")
FIELDS = ("metric", "type", "help", "unit", "series")
MARK = "prometheus"
"""The key of our part of a note."""


class Child(NamedTuple):
    """What is known of a child when it is made, or read from its note."""

    type: str
    """As prometheus_client calls it: counter, gauge, summary, histogram, info, stateset."""
    metric: str
    """The metric's full name, without `_total`."""
    labels: dict[str, str]
    help: str = ""
    unit: str = ""
    series: str = ""
    """The name of the series, if there is only one: `http_requests_total`."""
    extra: dict[str, Any] = {}  # noqa: RUF012 - never changed
    """What only this type has: the states of an Enum, say."""

    @property
    def name(self) -> str:
        """The name of its object."""
        return shortened(series_name(self.series or self.metric, self.labels))

    @property
    def note(self) -> dict[str, Any]:
        """Its note."""
        mine: dict[str, Any] = {"type": self.type, "metric": self.metric, "help": self.help}
        if self.series:
            mine["series"] = self.series
        if self.unit:
            mine["unit"] = self.unit
        mine.update(self.extra)
        return {"labels": self.labels, MARK: mine}


REMEDY = "give the metric another name, or remove the segment (`rseq segment remove NAME`) and start all its processes again"


def noted(entry: Entry, child: Child) -> dict[str, Any]:
    """The note of an object that is to be used for a child, made by another process, or another version of the program.

    ValueError if it is no child's, or of another type of metric.
    """
    note = read(entry)
    mine = note.get(MARK)
    if not isinstance(mine, dict):
        raise ValueError(f"the object {entry.name[:200]!r} is no child of a metric: {REMEDY}")
    if mine.get("type") != child.type:
        raise ValueError(f"{entry.name[:200]!r} is a {mine.get('type')} in the segment, not a {child.type}: {REMEDY}")
    return note


def series_name(name: str, labels: dict[str, str]) -> str:
    """name{label="value"}, labels in order, or the name alone. No character of it is NUL, which no object's name may have."""
    names = tuple(sorted(labels))
    shown = child_name(name, names, tuple(labels[each] for each in names)) if labels else name
    return shown.replace("\0", "\\0")


def shortened(name: str) -> str:
    """The name, or its beginning with a checksum of it all. ValueError if it has half a surrogate pair, which is no text."""
    try:
        encoded = name.encode()
    except UnicodeEncodeError:
        raise ValueError(f"a label's value has half a surrogate pair, which cannot be written as UTF-8: {name!r}") from None
    if len(encoded) <= LONGEST_OBJECT_NAME - 100:  # room for what is appended to it
        return name
    return f"{encoded[:512].decode(errors='ignore')}… sha256:{hashlib.sha256(encoded).hexdigest()}"


def variant(name: str, definition: str) -> str:
    """The name of an object that differs from the one of that name in its definition."""
    return f"{name} #{hashlib.sha256(definition.encode()).hexdigest()[:16]}"


def parse(entry: Entry) -> Child | None:
    """The child that an object is; None if it is something else. SegmentError says what is wrong with its note."""
    if f'"{MARK}"' not in entry.note:
        return None
    note = read(entry)
    mine, labels = note.get(MARK), note.get("labels")
    what = f"the note of {entry.name[:200]!r}"
    if not isinstance(mine, dict):
        raise SegmentError(f"{what} does not say what metric it is")
    metric, kind, text, unit, series = (mine.get(key, "") for key in FIELDS)
    if not all(isinstance(each, str) for each in (metric, text, unit, series)) or not metric:
        raise SegmentError(f"{what} has no metric's name, help and unit")
    if kind not in TYPES:
        raise SegmentError(f"{what} says that its type is {kind!r}, which this version does not know")
    if not isinstance(labels, dict) or not all(isinstance(value, str) for value in labels.values()):
        raise SegmentError(f"{what} has labels that are no text: {str(labels)[:80]}")
    if not all(name.isprintable() for name in (metric, unit, series, *labels)):
        raise SegmentError(f"{what} has a name with characters that cannot be printed")
    for each in (text, *labels.values()):
        try:
            each.encode()
        except UnicodeEncodeError:
            raise SegmentError(f"{what} has half a surrogate pair, which is no text") from None
    extra = {key: value for key, value in mine.items() if key not in FIELDS}
    return Child(kind, metric, labels, text, unit, series or metric, extra)
