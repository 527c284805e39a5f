"""Where the values of metrics are: objects of a segment, found by name, made when they are first asked for.

    Counter             rseq.FloatCounter, 8 bytes a CPU
    Histogram, Summary  rseq.Histogram, 16 bytes a bucket and CPU, and 152
    Gauge               rseq.Gauge, a row of 32 bytes for each process that lives
    Info, Enum          words (choices.py)

A store knows how to get its segment and gets it when the first value is made: where PROMETHEUS_MULTIPROC_DIR says, that is not before.
"""

from __future__ import annotations

import contextlib
import functools
import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from rseq.memory.errors import SegmentError
from rseq.memory.file_segment import FileSegment
from rseq.memory.segment import Segment
from rseq.prometheus.children import REMEDY, Child, noted, parse, variant
from rseq.structures.counter import FloatCounter
from rseq.structures.gauge import Gauge
from rseq.structures.histogram import Histogram
from rseq.structures.place import read

if TYPE_CHECKING:
    from rseq.prometheus.reader import Reader
    from rseq.structures.place import Placed

CAPACITY, ARRAYS, OBJECTS = 1 << 20, 1 << 23, 20_000
"""Of a segment that is made here: some 10,000 children, a quarter of them histograms with 15 buckets. See docs/prometheus.md."""
MODES = {"mostrecent": "last", "livemostrecent": "livelast"}
"""What prometheus_client calls otherwise than `rseq.Gauge`."""
P = TypeVar("P", bound="Placed")


def make(name: str | os.PathLike[str], capacity: int | None, arrays: int | None, objects: int | None) -> FileSegment:
    """The segment of that name, with room for metrics if it is made now."""
    return Segment.attach_or_create(
        name,
        capacity=CAPACITY if capacity is None else capacity,
        arrays=ARRAYS if arrays is None else arrays,
        objects=OBJECTS if objects is None else objects,
    )


class Store:
    """The values of a segment. `identify`: what a process is called in the label `pid` of gauges, if not by its pid."""

    def __init__(self, find: Callable[[], FileSegment], identify: Callable[[], object] | None = None) -> None:
        self._find, self._identify = find, identify
        self._known = 0
        self._metrics: dict[str, tuple[str, str | None]] = {}
        """Type, and mode of a gauge, of every metric in the first `_known` objects of the segment."""

    @functools.cached_property
    def segment(self) -> FileSegment:
        """The segment; found now, if it was not yet."""
        with _lock:
            found = self._find()
            if self._identify is not None:
                from rseq.prometheus.identities import Identity

                self._identity = Identity(found, self._identify)
            return found

    @functools.cached_property
    def reader(self) -> Reader:
        """What reads it."""
        from rseq.prometheus.reader import Reader

        return Reader(self.segment)

    def is_at(self, reader: Reader) -> bool:
        """Whether that reader reads this store's segment."""
        return self.segment.directory.header.identity == reader.identity

    def counter(self, child: Child) -> FloatCounter:
        """A value that is only added to."""
        return self._place(FloatCounter, child.name, child)

    def gauge(self, child: Child, mode: str) -> Gauge:
        """A value of each process; `mode` as prometheus_client spells it. ValueError if that of this name has another one."""
        mode = MODES.get(mode, mode)
        return self._place(functools.partial(Gauge, mode=mode), child.name, child, mode)

    def histogram(self, child: Child, bounds: Sequence[float]) -> Histogram:
        """Observations; the last bound is infinite or left out."""
        finite = tuple(bound for bound in bounds if bound != float("inf"))
        name, found = child.name, self.segment.entry(child.name)
        if len(set(finite)) < len(finite):
            raise ValueError(f"a histogram's buckets are told apart by their bounds, and one comes twice: {', '.join(map(str, finite))}")
        if found is not None and Histogram._is(found) and noted(found, child).get("bounds") != list(finite):
            name = variant(name, repr(finite))
        return self._place(functools.partial(Histogram, bounds=finite), name, child)

    def agrees(self, child: Child, mode: str | None = None) -> None:
        """ValueError if the segment has the child's metric, whatever its labels, with another type, or as a gauge of another mode.

        Costs some 20 µs for every object of the segment, once in a process.
        """
        with _lock:
            for entry in self.segment.objects()[self._known :]:
                self._known = entry.number + 1
                with contextlib.suppress(SegmentError):  # whoever scrapes is told of it
                    other = parse(entry)
                    if other is not None:
                        self._metrics.setdefault(other.metric, (other.type, read(entry).get("mode") if other.type == "gauge" else None))
            kind, combined = self._metrics.get(child.metric, (child.type, mode))
        if kind != child.type:
            raise ValueError(f"{child.metric!r} is a {kind} in the segment, not a {child.type}: {REMEDY}")
        if combined != mode:
            raise ValueError(f"the gauge {child.metric!r} has the mode {combined!r}, not {mode!r}: {REMEDY}")

    def _place(self, kind: Callable[..., P], name: str, child: Child, mode: str | None = None) -> P:
        """The structure of that name. It keeps the note it has: another process may have made it, with another help.

        ValueError if something else has the name, MemoryError if the segment is full.
        """
        for last in (False, True):
            found = self.segment.entry(name)
            if found is None:
                self.agrees(child, mode)
            note = child.note if found is None else noted(found, child)
            for key in ("bounds", "mode"):  # which the structure adds itself
                note.pop(key, None)
            if note.get("labels") != child.labels:
                raise ValueError(f"{name[:200]!r} in {self.segment.path} has other labels in its note than in its name: {REMEDY}")
            try:
                return kind(name=name, segment=self.segment, note=note)
            except MemoryError as error:
                raise MemoryError(f"{error} (for metrics: rseq.prometheus.install(name, capacity=…, arrays=…, objects=…))") from None
            except TypeError as error:
                raise ValueError(f"{error}: {REMEDY}") from None
            except ValueError as error:
                if found is not None:
                    raise ValueError(f"{error}: {REMEDY}") from None
                if last:  # it cannot be made, whoever else is there
                    raise ValueError(f"the metric {child.metric!r}: {error}") from None
                # another process may have made it between our two looks, with another help
        raise AssertionError("unreachable")


_lock = threading.RLock()
"""For getting a segment, which is rare. A fork waits for it, so that no child inherits it taken."""
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)
