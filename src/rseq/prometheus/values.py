"""What prometheus_client keeps a metric's numbers in: its `ValueClass`, on objects of a segment.

prometheus_client makes a value for a counter, a gauge, each bucket and the sum of a histogram, and the count and the sum of a summary,
calling `values.ValueClass(typ, metric_name, name, labelnames, labelvalues, help_text, multiprocess_mode)`. Here buckets and sum of a
child are parts of one object, and what the class is told does not say which bounds there are: `making(metric)` tells, around the metric's
own making (metrics.py). A value that is made otherwise, by a program's own metric class, is a counter of its own.

`inc` of a value is the builtin that adds, itself. `get` gives what all processes counted; of a gauge, what this process said. Setting a
counter adds the difference, so that what others add meanwhile is not lost.
"""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rseq.prometheus.children import Child
from rseq.prometheus.exemplars import Exemplars
from rseq.prometheus.histograms import ANY, merge

if TYPE_CHECKING:
    from prometheus_client.samples import Exemplar

    from rseq.prometheus.store import Store
    from rseq.structures.counter import FloatCounter
    from rseq.structures.gauge import Gauge
    from rseq.structures.histogram import Histogram

SUM = -1
"""The part of a histogram that is its sum; the others are its buckets."""


class Value:
    """What all values are."""

    _multiprocess = True
    inc: Callable[..., None]
    """inc(amount): add, which may be negative."""

    def get(self) -> float:
        """The number."""
        raise NotImplementedError

    def set(self, value: float, timestamp: float | None = None) -> None:
        """Make it another number."""
        raise NotImplementedError

    def __init__(self, exemplars: Exemplars) -> None:
        self._exemplars = exemplars

    def set_exemplar(self, exemplar: Exemplar) -> None:
        """Keep an exemplar, instead of the older one of the two that are kept."""
        self._exemplars.set(exemplar)

    def get_exemplar(self) -> Exemplar | None:
        """The newest one."""
        return self._exemplars.get()


class CounterValue(Value):
    """A sum over all processes."""

    def __init__(self, store: Store, child: Child) -> None:
        self.counter: FloatCounter = store.counter(child)
        super().__init__(Exemplars(store.segment, self.counter.name or ""))
        self.inc = self.counter.add

    def get(self) -> float:
        """What all processes counted."""
        return self.counter.value

    def set(self, value: float, timestamp: float | None = None) -> None:
        """Make it this, for all processes."""
        self.counter.add(float(value) - self.counter.value)


class GaugeValue(Value):
    """What this process says."""

    def __init__(self, store: Store, child: Child, mode: str) -> None:
        self.gauge: Gauge = store.gauge(child, mode)
        super().__init__(Exemplars(store.segment, self.gauge.name or ""))
        self.inc = self.gauge.inc

    def get(self) -> float:
        """What this process said last."""
        row: Any = self.gauge._handle.row
        own: float = row.value - row.base if self.gauge.mode == "sum" else row.value
        return own

    def set(self, value: float, timestamp: float | None = None) -> None:
        """Say something else."""
        if self.gauge.mode.endswith("last") and timestamp:
            self.gauge.set_at(float(value), float(timestamp))
        else:
            self.gauge.set(value)


class PartValue(Value):
    """A bucket, or the sum, of a histogram's or summary's child."""

    def __init__(self, store: Store, histogram: Histogram, part: int) -> None:
        self.histogram, self.part = histogram, part
        super().__init__(Exemplars(store.segment, histogram.name or "", part))
        self.inc = self._add

    def _add(self, amount: float = 1.0) -> None:
        """inc(amount): buckets count whole numbers."""
        if self.part == SUM:
            merge(self.histogram, 0, 0, float(amount))
        else:
            merge(self.histogram, self.part, round(amount), 0.0)

    def get(self) -> float:
        """What all processes counted: of this bucket alone."""
        found = self.histogram.read()
        return found.total if self.part == SUM else float(found.buckets[self.part])

    def set(self, value: float, timestamp: float | None = None) -> None:
        """Make it this, for all processes."""
        self._add(float(value) - self.get())


_current = threading.local()


class Making:
    """The metric that is being made: what its values are not told."""

    def __init__(self, unit: str, bounds: Sequence[float] | None) -> None:
        self.unit, self.bounds = unit, bounds
        self.histogram: Histogram | None = None
        self.parts = 0


@contextlib.contextmanager
def making(metric: Any) -> Iterator[Making]:
    """Values made inside are those of this metric."""
    before = getattr(_current, "making", None)
    bounds = getattr(metric, "_upper_bounds", ANY if metric._type == "summary" else None)
    _current.making = Making(getattr(metric, "_unit", ""), bounds)
    try:
        yield _current.making
    finally:
        _current.making = before


def value_of(
    store: Store,
    typ: str,
    metric_name: str,
    name: str,
    labelnames: Sequence[str],
    labelvalues: Sequence[str],
    help_text: str,
    multiprocess_mode: str = "",
    **_: Any,
) -> Value:
    """The value that prometheus_client asks for."""
    labels = dict(zip(labelnames, labelvalues, strict=True))
    now: Making | None = getattr(_current, "making", None)
    child = Child(typ, metric_name, labels, help_text, now.unit if now is not None else "")
    if typ == "gauge":
        return GaugeValue(store, child, multiprocess_mode or "all")
    if typ not in ("histogram", "summary") or now is None or now.bounds is None:
        return CounterValue(store, child._replace(series=name, type=typ if typ in ("counter", "histogram", "summary") else "unknown"))
    labels.pop("le", None)
    if now.histogram is None:
        now.histogram = store.histogram(child, now.bounds)
    if name.endswith("_sum"):
        return PartValue(store, now.histogram, SUM)
    now.parts += 1  # prometheus_client makes the buckets in order; a summary's count is its first bucket
    return PartValue(store, now.histogram, now.parts - 1)


def value_class(store: Store) -> type[Value]:
    """A class to be used as `prometheus_client.values.ValueClass`."""

    class SegmentValue(Value):
        """Makes values in a segment."""

        def __new__(cls, *arguments: Any, **options: Any) -> Any:
            return make(*arguments, **options)

    made: Any = SegmentValue
    make = functools.partial(value_of, store)
    made.store = store
    return SegmentValue
