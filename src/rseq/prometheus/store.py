"""Where the values of metrics are: objects of a segment, found by name, made when they are first asked for.

    Counter             rseq.FloatCounter, 8 bytes a CPU
    Histogram, Summary  rseq.Histogram, 16 bytes a bucket and CPU, and 152
    Gauge               rseq.Gauge, a row of 32 bytes for each process that lives
    Info, Enum          words (choices.py)

A store knows how to get its segment and gets it when the first value is made: where PROMETHEUS_MULTIPROC_DIR says, that is not before.
"""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from rseq.memory.file_segment import FileSegment
from rseq.memory.segment import Segment
from rseq.prometheus.children import REMEDY, Child, noted, variant
from rseq.structures.counter import FloatCounter
from rseq.structures.gauge import Gauge
from rseq.structures.histogram import Histogram

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
        return self._place(functools.partial(Gauge, mode=mode), child.name, child)

    def histogram(self, child: Child, bounds: Sequence[float]) -> Histogram:
        """Observations; the last bound is infinite or left out."""
        finite = tuple(bound for bound in bounds if bound != float("inf"))
        name, found = child.name, self.segment.entry(child.name)
        if len(set(finite)) < len(finite):
            raise ValueError(f"a histogram's buckets are told apart by their bounds, and one comes twice: {', '.join(map(str, finite))}")
        if found is not None and Histogram._is(found) and noted(found, child).get("bounds") != list(finite):
            name = variant(name, repr(finite))
        return self._place(functools.partial(Histogram, bounds=finite), name, child)

    def _place(self, kind: Callable[..., P], name: str, child: Child) -> P:
        """The structure of that name. It keeps the note it has: another process may have made it, with another help.

        ValueError if something else has the name, MemoryError if the segment is full.
        """
        for last in (False, True):
            found = self.segment.entry(name)
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
                if last or found is not None:
                    raise ValueError(f"{error}: {REMEDY}") from None
                # another process made it between our two looks, with another help
        raise AssertionError("unreachable")


_lock = threading.RLock()
"""For getting a segment, which is rare. A fork waits for it, so that no child inherits it taken."""
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)
