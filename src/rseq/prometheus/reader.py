"""Reading the metrics of a segment: what a scrape does.

Notes are read once in each process, when an object is new: so a scrape costs one look at the directory, and then reads numbers. Counters of
a metric are gathered from each CPU's region in one numpy operation, and added up. Observations of histograms are transactions
(docs/architecture.md), so their words are gathered between two looks at the journal's header: if it is the same, and nothing is pending,
they are of one moment. If not, on a CPU that is counting just now, each child is read by itself (memory/snapshot.py). Gauges are rows of
processes; whether those live is asked of the kernel once for each process and scrape.

The result has the form that prometheus_client's MultiProcessCollector gives: buckets are accumulated, `_count` is their sum, gauges are
combined as their mode says, or have the label `pid`.

An object whose note is damaged is left out, and a warning says so, once.
"""

from __future__ import annotations

import os
import threading
import warnings
from typing import TYPE_CHECKING, Any

from prometheus_client.metrics_core import Metric

from rseq.memory.errors import SegmentError
from rseq.memory.file_segment import FileSegment
from rseq.memory.processes import Table
from rseq.prometheus import exemplars, families
from rseq.prometheus.children import Child, parse
from rseq.prometheus.gauges import Block, Processes
from rseq.prometheus.memory import Words
from rseq.structures.place import read

if TYPE_CHECKING:
    from prometheus_client.samples import Sample

    from rseq.memory.layout import Entry

COUNTER, HISTOGRAM, GAUGE = (
    "rseq.structures.counter.FloatCounterCell",
    "rseq.structures.histogram.HistogramCell",
    "rseq.structures.gauge.GaugeRow",
)

_lock = threading.RLock()
"""For taking in what is new. A fork waits for it, so that no child inherits it taken."""
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


class Reader:
    """The metrics of an open segment. Any number of threads may use one."""

    def __init__(self, segment: FileSegment) -> None:
        self.segment = segment
        self.identity = segment.directory.header.identity
        self.words = Words(segment)
        self._table = Table(segment)
        self._known = 0
        self._families: dict[str, families.Family] = {}
        self._gauges: dict[str, families.GaugeChild] = {}
        self._exemplars: dict[tuple[str, int], Any] = {}

    def refresh(self) -> dict[str, families.Family]:
        """The metrics by name, those that others added meanwhile too. SegmentError if the directory is damaged."""
        with _lock:
            entries = self.segment.objects()
            for entry in entries[self._known :]:
                self._known = entry.number + 1
                try:
                    self._take_in(entry)
                except (SegmentError, ValueError, TypeError, ArithmeticError) as error:  # whatever stands in a note
                    warnings.warn(f"{self.segment.path}: an object is left out: {error}", RuntimeWarning, stacklevel=4)
            return dict(self._families)

    def _take_in(self, entry: Entry) -> None:
        """One object that is new."""
        described = entry.type.removeprefix("struct ").partition("{")[0]
        if described == GAUGE and '"rows of"' in entry.note:
            self._more_rows(entry)
        elif f'"{exemplars.OWNER}"' in entry.note:
            note = read(entry)
            owner, part = note.get(exemplars.OWNER), note.get(exemplars.PART)
            if isinstance(owner, str) and isinstance(part, int) and entry.kind == "array":
                self._exemplars[owner, part] = self.segment.array(entry.name, exemplars.Place, 2)
        else:
            child = parse(entry)
            if child is not None:
                self._add(child, entry, described)

    def _add(self, child: Child, entry: Entry, described: str) -> None:
        made: families.Part
        if described == COUNTER and entry.kind == "per_cpu" and child.type in ("counter", "histogram", "summary", "unknown"):
            made = families.CounterChild(child, entry)
        elif described == HISTOGRAM and entry.kind == "per_cpu" and child.type in ("histogram", "summary"):
            made = families.HistogramChild(child, entry)
        elif described == GAUGE and entry.kind == "array" and child.type == "gauge":
            made = families.GaugeChild(child, entry)
        elif entry.type == "u64" and entry.kind == "array" and child.type in ("info", "stateset"):
            made = (families.TextChild if child.type == "info" else families.StatesChild)(child, entry)
        else:
            raise SegmentError(f"{entry.name[:200]!r} is no {child.type}: it is {entry.kind} of {entry.type[:80]}")
        family = self._families.get(child.metric)
        if family is None:
            Metric(child.metric, child.help, child.type, child.unit)  # ValueError if it is not what prometheus_client can write
            family = self._families[child.metric] = families.Family(child)
        if family.type != child.type:
            raise SegmentError(f"{entry.name[:200]!r} is of type {child.type}, and {child.metric!r} is of type {family.type} already")
        family.add(made)
        if isinstance(made, families.GaugeChild):
            self._gauges[entry.name] = made

    def _more_rows(self, entry: Entry) -> None:
        """A further block of a gauge's rows."""
        owner = read(entry).get("rows of")
        child = self._gauges.get(owner) if isinstance(owner, str) else None
        if child is not None:
            child.blocks.append(Block.following(entry, child.blocks))

    # For collectors

    def families(self) -> list[families.Family]:
        """What there is, in the order in which it was first made."""
        return list(self.refresh().values())

    def samples(self, metric: str) -> list[Sample]:
        """The samples of one metric; none if there is no such."""
        family = self.refresh().get(metric)
        return [] if family is None else family.samples(self)

    def latest_text(self, metric: str, labels: dict[str, str]) -> int:
        """When the text of an Info's child was set last; 0 if it never was."""
        family = self.refresh().get(metric)
        return 0 if family is None else max((time for own, time, _ in family.texts(self) if own == labels), default=0)

    def exemplar(self, owner: str, part: int) -> Any:
        """The exemplar of a value; None if it has none."""
        found = self._exemplars.get((owner, part))
        return None if found is None else exemplars.newest([place.tobytes() for place in found.numpy().view("u1").reshape(2, -1)])

    @property
    def has_exemplars(self) -> bool:
        """Whether any value has one."""
        return bool(self._exemplars)

    def processes(self) -> Processes:
        """Who lives, to be asked once in a scrape."""
        return Processes(self.segment, self._table)


_opened: list[Reader] = []
"""Readers of files that were opened here to be read, the last few: a collector may be made for every scrape."""


def reader_at(path: str) -> Reader:
    """A reader of the segment in a file, opened to be read only. FileNotFoundError, PermissionError, SegmentError."""
    there = os.stat(path)
    with _lock:
        key = there.st_dev, there.st_ino
        found = next((reader for reader in _opened if reader.segment._file.inode == key and reader.segment.is_open), None)
        if found is None:
            found = Reader(FileSegment.open(path, read_only=True))
            _opened.append(found)
            del _opened[:-8]
        return found
