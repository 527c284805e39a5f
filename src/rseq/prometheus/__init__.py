"""prometheus_client's metrics in a segment: many processes, one memory, nothing to wipe.

    import rseq.prometheus

    rseq.prometheus.install("myapp")

From then on `Counter`, `Gauge`, `Histogram`, `Summary`, `Info` and `Enum` of prometheus_client keep their values in the segment of that
name, and `generate_latest()` gives what all its processes counted. With RSEQ_PROMETHEUS=myapp in the environment the import alone does
it. See docs/prometheus.md.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

try:
    import prometheus_client as _client
except ImportError:
    raise ImportError("rseq.prometheus needs prometheus_client: pip install 'rseq[prometheus]'") from None

from prometheus_client import values as _values

from rseq.memory.file_segment import FileSegment
from rseq.memory.segment import Segment
from rseq.prometheus import metrics as _metrics
from rseq.prometheus.collector import Collector as Collector
from rseq.prometheus.collector import MultiProcessCollector as MultiProcessCollector
from rseq.prometheus.collector import mark_process_dead as mark_process_dead
from rseq.prometheus.collector import multiprocess_path as _multiprocess_path
from rseq.prometheus.store import Store as _Store
from rseq.prometheus.store import make as _make
from rseq.prometheus.values import Value as _Value
from rseq.prometheus.values import value_class as _value_class

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

__all__ = ["VARIABLE", "Collector", "MultiProcessCollector", "MultiProcessValue", "install", "installed", "mark_process_dead", "uninstall"]

VARIABLE = "RSEQ_PROMETHEUS"
"""The environment variable with the name of a segment that is installed on import."""
_before: Any = None
_collector: tuple[Any, Collector] | None = None


def install(
    segment: Segment | str | os.PathLike[str] | None = None,
    *,
    capacity: int | None = None,
    arrays: int | None = None,
    objects: int | None = None,
    registry: CollectorRegistry | None = _client.REGISTRY,
) -> FileSegment:
    """Let prometheus_client keep its values in a segment from now on; gives the segment.

    `segment`: an open one, or a name or path, which is opened, or made with room for `capacity` bytes for each CPU, `arrays` bytes and so
    many `objects` (by default for some 10,000 children of metrics: 1 MiB a CPU, and 14 MiB). Without, $RSEQ_PROMETHEUS or, in the folder
    $PROMETHEUS_MULTIPROC_DIR, the file `rseq-prometheus`. `registry` gets a `Collector`, for metrics that only other processes have.

    Metrics that exist move there with what they counted; do it before forking, lest each child brings along the same numbers.

    Installing the same one twice is once; RuntimeError if another one is installed. ValueError if nothing says which segment, OSError if
    there is no room for it. Afterwards, making a metric or a child raises MemoryError when the segment is full.
    """
    global _before, _collector
    found = _segment(segment, capacity, arrays, objects)
    store = _metrics.current()
    if store is not None:
        if store.segment.directory.header.identity != found.directory.header.identity:
            raise RuntimeError(f"metrics are in {store.segment.path} already and cannot be in {found.path} too")
        return store.segment
    store = _Store(lambda: found)
    _metrics.plug()
    _before = _values.ValueClass
    _values.ValueClass = _value_class(store)
    try:
        for metric in _metrics.existing():
            _metrics.adopt(metric, store)
    except BaseException:
        _values.ValueClass, _before = _before, None
        raise
    if registry is not None:
        _collector = registry, Collector(registry=registry)
    return found


def _segment(given: Any, capacity: int | None, arrays: int | None, objects: int | None) -> FileSegment:
    if isinstance(given, Segment):
        if not isinstance(given, FileSegment):
            raise TypeError("metrics of several processes are in a segment in a file: rseq.Segment.attach_or_create(…)")
        if given.read_only:
            raise ValueError(f"{given.path} was opened with read_only=True: metrics cannot be kept there, only read: Collector(segment)")
        return given
    if given is None:
        given = os.environ.get(VARIABLE) or None
    if given is None:
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ and "prometheus_multiproc_dir" not in os.environ:
            raise ValueError(f"name a segment: install('NAME'), or {VARIABLE}=NAME or PROMETHEUS_MULTIPROC_DIR=FOLDER in the environment")
        given = _multiprocess_path()
    return _make(given, capacity, arrays, objects)


def installed() -> FileSegment | None:
    """The segment in which metrics are made now; None if they are not."""
    store = _metrics.current()
    return store.segment if store is not None else None


def uninstall() -> None:
    """Metrics that are made from now on are of this process alone again, as before `install`. Those that exist stay in the segment."""
    global _before, _collector
    if _before is None:
        return
    _values.ValueClass, _before = _before, None
    if _collector is not None:
        registry, collector = _collector
        registry.unregister(collector)
        _collector = None


def MultiProcessValue(process_identifier: Callable[[], object] = os.getpid) -> type[_Value]:  # noqa: N802 - prometheus_client's name
    """A class for `prometheus_client.values.ValueClass`, whose values are in the folder $PROMETHEUS_MULTIPROC_DIR.

    What prometheus_client's function of this name is. `process_identifier` gives what the label `pid` of gauges says, at most 56 bytes,
    called once in every process; by default the pid. The folder is looked at when the first value is made: ValueError if it is none.
    """
    _metrics.plug()
    identify = None if process_identifier is os.getpid else process_identifier
    return _value_class(_Store(lambda: _make(_multiprocess_path(), None, None, None), identify))


if os.environ.get(VARIABLE):
    install()
