"""Collectors: what a registry of prometheus_client asks for metrics."""

from __future__ import annotations

import contextlib
import glob
import os
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector as _Protocol

from rseq.memory import names
from rseq.memory.file_segment import FileSegment
from rseq.memory.segment import Segment
from rseq.prometheus import metrics
from rseq.prometheus.family import SegmentFamily
from rseq.prometheus.reader import Reader, reader_at

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

NOT_A_DIRECTORY = "env PROMETHEUS_MULTIPROC_DIR is not set or not a directory"
OLD = "prometheus_multiproc_dir"
"""The variable's name in old versions of prometheus_client."""
FILE = "rseq-prometheus"
"""The segment's file in $PROMETHEUS_MULTIPROC_DIR."""


class Collector(_Protocol):
    """All metrics of a segment, with what all processes counted.

    `segment`: an open one (`read_only=True` is enough), or its name or path, which is opened to be read; by default the one that is
    installed. A name that is another segment's by now, because it was removed and made again, is followed. `registry`: is registered
    there. In a registry that has metrics of the same segment, each is shown once.

    FileNotFoundError if there is no such segment, SegmentError if it is damaged; RuntimeError if none is given and none is installed.
    A scrape costs some 0.1 ms, and 2 µs for every sample (docs/prometheus.md), however many processes ever lived.
    """

    def __init__(self, segment: Segment | str | os.PathLike[str] | None = None, *, registry: CollectorRegistry | None = None) -> None:
        self._path: str | None = None
        self._reader: Reader | None = self._open(segment)
        if registry is not None:
            registry.register(self)

    def _open(self, segment: Segment | str | os.PathLike[str] | None) -> Reader:
        if segment is None:
            store = metrics.current()
            if store is None:
                raise RuntimeError("no segment is installed: rseq.prometheus.install('NAME'), or name one: Collector('NAME')")
            return store.reader
        if isinstance(segment, Segment):
            if not isinstance(segment, FileSegment):
                raise TypeError("metrics of several processes are in a segment in a file: rseq.Segment.open(…)")
            store = metrics.current()
            return store.reader if store is not None and store.segment is segment else Reader(segment)
        self._path = names.locate(segment)
        return reader_at(self._path)

    def _read(self) -> Reader | None:
        if self._path is not None:
            with contextlib.suppress(FileNotFoundError):  # a segment whose name is gone is still used by those who have it
                self._reader = reader_at(self._path)
        return self._reader

    def collect(self) -> Iterable[Metric]:
        """The metrics. ValueError if the segment was closed."""
        reader = self._read()
        if reader is None:
            return []
        return [SegmentFamily(reader, family.name, family.help, family.type, family.unit, True) for family in reader.families()]

    def describe(self) -> Iterable[Metric]:
        """The metrics without numbers.

        None if the segment is installed in this process: the names belong to this process's own metrics, also to those made later.
        """
        reader, store = self._read(), metrics.current()
        if reader is None or (store is not None and store.is_at(reader)):
            return []
        return [Metric(family.name, family.help, family.type, family.unit) for family in reader.families()]


def multiprocess_path(path: str | os.PathLike[str] | None = None) -> str:
    """The segment's file in that folder, by default $PROMETHEUS_MULTIPROC_DIR. ValueError if it is no folder."""
    if path is None and OLD in os.environ and "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = os.environ[OLD]
        text = "prometheus_multiproc_dir variable has been deprecated in favor of the upper case naming PROMETHEUS_MULTIPROC_DIR"
        warnings.warn(text, DeprecationWarning, stacklevel=3)
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR") if path is None else path
    if not folder or not os.path.isdir(folder):
        raise ValueError(f"{NOT_A_DIRECTORY}: {folder!r}")
    return os.path.join(os.path.abspath(folder), FILE)


class MultiProcessCollector(Collector):
    """What prometheus_client's class of this name is, for metrics that `MultiProcessValue` of this module made.

    `path`: the folder, by default $PROMETHEUS_MULTIPROC_DIR; ValueError if it is none. A folder in which nobody has made a metric yet
    gives no metrics, and a RuntimeWarning if prometheus_client's own mode keeps some there. One may be made for every scrape: the segment
    stays open, and what is known of it is kept.
    """

    def __init__(self, registry: CollectorRegistry | None, path: str | os.PathLike[str] | None = None) -> None:
        self._path: str = multiprocess_path(path)
        self._reader = None
        if registry is not None:
            registry.register(self)

    def _read(self) -> Reader | None:
        try:
            return reader_at(self._path)
        except FileNotFoundError:
            folder = os.path.dirname(self._path)
            if glob.glob("*.db", root_dir=folder):
                text = (
                    f"{folder} has metrics of prometheus_client's own multi-process mode and none of rseq's: call "
                    f"rseq.prometheus.install() where the metrics are made, which takes the folder from PROMETHEUS_MULTIPROC_DIR"
                )
                warnings.warn(text, RuntimeWarning, stacklevel=3)
            return None


def mark_process_dead(pid: int, path: str | os.PathLike[str] | None = None) -> None:
    """Nothing has to be done when a process ends: the kernel says who lives, and what gauges of dead ones are shown.

    It is here for programs that call it, as gunicorn's `child_exit` hook does. ValueError if `path`, by default
    $PROMETHEUS_MULTIPROC_DIR, is no folder. (Believing the pid would do harm: a process in another container may have the same one.)
    """
    multiprocess_path(path)
