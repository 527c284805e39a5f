"""The metric classes of prometheus_client, made to keep their state in a segment.

Most of it is prometheus_client's own hook, `values.ValueClass` (values.py). What that cannot do is done here, by replacing some methods
of its classes, once, by ones that do the same as before for every metric that is not in a segment:

    _metric_init   Histogram and Summary: all parts of a child are one object. Counter, Histogram and Summary: `inc` and `observe`
                   go straight to compiled code, which also makes an observation one transaction.
    info, state, Enum.__init__    Info and Enum are told to the segment (choices.py).
    collect        A metric gives what all processes counted, also for labels that only other processes have used.
    CollectorRegistry.collect    A registry shows its metrics, and of a Collector only what it has no metric for.

Subclasses that have their own `inc`, `observe` or `_child_samples` keep them.
"""

from __future__ import annotations

import functools
import gc
import inspect
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from prometheus_client import metrics as theirs
from prometheus_client import registry as registries
from prometheus_client import values
from prometheus_client.metrics_core import Metric
from prometheus_client.samples import Exemplar, Sample

from rseq.prometheus.children import Child
from rseq.prometheus.choices import States, Texts
from rseq.prometheus.family import SegmentFamily
from rseq.prometheus.values import PartValue, Value, making

if TYPE_CHECKING:
    from rseq.prometheus.store import Store

BASE: Any = theirs.MetricWrapperBase
validate: Any = theirs._validate_exemplar  # type: ignore[attr-defined]
KINDS: tuple[Any, ...] = (theirs.Counter, theirs.Gauge, theirs.Summary, theirs.Histogram, theirs.Info, theirs.Enum)
ORIGINAL: dict[tuple[Any, str], Any] = {}
"""The methods that were replaced."""
OURS = "_rseq_store"
"""The attribute of a metric, or of a child, that is in a segment: its store."""


def current() -> Store | None:
    """The store in which metrics are made now, if they are made in one."""
    found: Store | None = getattr(values.ValueClass, "store", None)
    return found


def plug() -> None:
    """Replace the methods; twice is once."""
    if ORIGINAL:
        return
    for kind in KINDS:
        _replace(kind, "_metric_init", _metric_init)
    _replace(theirs.Enum, "__init__", _enum)
    _replace(theirs.Info, "info", _info)
    _replace(theirs.Enum, "state", _state)
    _replace(BASE, "collect", _collect)
    _replace(registries.CollectorRegistry, "collect", _collect_once)


def _replace(kind: Any, name: str, make: Callable[[Any], Any]) -> None:
    original = ORIGINAL[kind, name] = kind.__dict__[name]
    setattr(kind, name, functools.wraps(original)(make(original)))


# Making metrics


def _metric_init(original: Any) -> Any:
    def _metric_init(self: Any) -> None:
        with making(self):
            original(self)
        store = current()
        if store is not None:
            place(self, store)

    return _metric_init


def _enum(original: Any) -> Any:
    """An Enum says which states it has only after it was made; here they are needed before."""
    signature = inspect.signature(original)

    def init(self: Any, *arguments: Any, **options: Any) -> None:
        self._states = signature.bind(self, *arguments, **options).arguments.get("states")
        original(self, *arguments, **options)

    return init


def place(metric: Any, store: Store) -> None:
    """What a child has besides its values, which are in the segment already."""
    if metric._type in ("info", "stateset"):
        child = Child(metric._type, metric._name, dict(zip(metric._labelnames, metric._labelvalues, strict=True)), metric._documentation)
        store.agrees(child)
        if metric._type == "info":
            metric._rseq_choice = Texts(store.segment, child._replace(series=metric._name + "_info"))
        else:
            metric._rseq_choice = States(store.segment, child, metric._states)
    setattr(metric, OURS, store)
    quicken(metric)


def quicken(metric: Any) -> None:
    """Let `inc` and `observe` of a metric go to compiled code, unless its class has its own."""
    kind = type(metric)
    if issubclass(kind, theirs.Counter) and kind.inc is theirs.Counter.inc and isinstance(metric._value, Value):
        metric.inc = _quick_inc(metric._value)
    elif issubclass(kind, theirs.Summary) and kind.observe is theirs.Summary.observe and isinstance(metric._sum, PartValue):
        metric.observe = _quick_summary(metric._sum.histogram.observe)
    elif issubclass(kind, theirs.Histogram) and kind.observe is theirs.Histogram.observe and isinstance(metric._sum, PartValue):
        metric.observe = _quick_observe(metric._sum.histogram.observe, metric._buckets, metric._upper_bounds)


def _quick_inc(value: Value) -> Callable[..., None]:
    add, set_exemplar = value.inc, value.set_exemplar

    def inc(amount: Any = 1, exemplar: dict[str, str] | None = None) -> None:
        """Increment counter by the given amount."""
        if amount < 0:
            raise ValueError("Counters can only be incremented by non-negative amounts.")
        try:
            add(amount)
        except TypeError:  # a bool, say, which prometheus_client takes
            add(float(amount))
        if exemplar:
            validate(exemplar)
            set_exemplar(Exemplar(exemplar, amount, time.time()))

    return inc


def _quick_summary(record: Callable[[float], None]) -> Callable[..., None]:
    def observe(amount: Any) -> None:
        """Observe the given amount."""
        try:
            record(amount)
        except TypeError:
            record(float(amount))

    return observe


def _quick_observe(record: Callable[[float], None], buckets: list[Value], bounds: list[float]) -> Callable[..., None]:
    def observe(amount: Any, exemplar: dict[str, str] | None = None) -> None:
        """Observe the given amount."""
        try:
            record(amount)
        except TypeError:
            record(float(amount))
        if exemplar:
            for bucket, bound in zip(buckets, bounds, strict=True):
                if amount <= bound:
                    validate(exemplar)
                    bucket.set_exemplar(Exemplar(exemplar, amount, time.time()))
                    break

    return observe


# Info and Enum


def _info(original: Any) -> Any:
    def info(self: Any, val: dict[str, str]) -> None:
        original(self, val)
        choice, store = getattr(self, "_rseq_choice", None), getattr(self, OURS, None)
        if choice is not None and store is not None:
            choice.set(self._value, store.reader.latest_text(self._name, dict(zip(self._labelnames, self._labelvalues, strict=True))))

    return info


def _state(original: Any) -> Any:
    def state(self: Any, state: str) -> None:
        original(self, state)
        choice = getattr(self, "_rseq_choice", None)
        if choice is not None:
            choice.set(self._states.index(state))

    return state


# Reading


def store_of(metric: Any) -> Store | None:
    """The store of a metric; of one that has labels, also before it has children. None if its class says itself what its samples are."""
    found: Store | None = metric.__dict__.get(OURS)
    if found is None and metric._is_parent() and isinstance(metric, KINDS):
        found = current()
    own = not any(type(metric)._child_samples is kind._child_samples for kind in KINDS)
    return None if own else found


def _is_local(child: Any) -> bool:
    """Whether a child's samples are of this process: a gauge with a function (`set_function`), or made when nothing was installed."""
    return "_child_samples" in child.__dict__ or OURS not in child.__dict__


def _collect(original: Any) -> Any:
    def collect(self: Any) -> Iterable[Metric]:
        store = store_of(self)
        if store is None or (not self._is_parent() and _is_local(self)):
            return list(original(self))
        made = self._get_metric()
        family = SegmentFamily(store.reader, self._name, made.documentation, made.type, made.unit)
        if self._is_parent():
            local = {values: child for values, child in list(self._metrics.items()) if _is_local(child)}
            if local:
                family.samples = _with_local(self, local, family)
        return [family]

    return collect


def _with_local(metric: Any, local: dict[tuple[str, ...], Any], family: SegmentFamily) -> list[Sample]:
    """What children of this process give stands instead of what the segment has for the same labels."""
    labels = [dict(zip(metric._labelnames, each, strict=True)) for each in local]
    kept = [s for s in family.samples if {name: value for name, value in s.labels.items() if name != "pid"} not in labels]
    for own, child in zip(labels, local.values(), strict=True):
        kept += [Sample(metric._name + s[0], {**own, **s[1]}, *s[2:]) for s in child._samples()]
    return kept


def _collect_once(original: Any) -> Any:
    def collect(self: Any) -> Iterator[Metric]:
        names, keys, rest = set(), set(), []
        for metric in original(self):
            if isinstance(metric, SegmentFamily) and metric.from_collector:
                rest.append(metric)
            else:
                names.add(metric.name)
                yield metric
        for metric in rest:
            if metric.name not in names and metric.key not in keys:
                keys.add(metric.key)
                yield metric

    return collect


# Metrics that exist already


def existing() -> list[Any]:
    """All metrics and children of this process, whatever registry they are in."""
    found = {id(thing): thing for thing in gc.get_objects() if issubclass(type(thing), BASE)}
    for metric in list(registries.REGISTRY._collector_to_names):  # gc does not tell of what gc.freeze() has frozen
        if isinstance(metric, BASE):
            found |= {id(thing): thing for thing in (metric, *getattr(metric, "_metrics", {}).values())}
    return list(found.values())


def _is_complete(metric: Any) -> bool:
    """Whether a metric was made to the end: its maker may have raised."""
    has = metric.__dict__
    if not {"_labelvalues", "_kwargs", "_documentation"} <= set(has):
        return False
    if metric._is_parent():
        return "_metrics" in has
    if metric._type == "histogram":
        return len(has.get("_buckets", ())) == len(metric._upper_bounds) and "_sum" in has
    return ("_sum" if metric._type == "summary" else "_value") in has and (metric._type != "stateset" or "_states" in has)


def adopt(metric: Any, store: Store) -> None:
    """Let a metric that exists keep its values in the segment from now on, with what it has counted.

    What other threads count in this very moment may be lost.
    """
    if OURS in metric.__dict__ or not isinstance(metric, KINDS) or not _is_complete(metric):
        return
    if metric._is_parent():
        setattr(metric, OURS, store)
        return
    kept = {name: metric.__dict__[name] for name in ("_value", "_count", "_sum", "_buckets", "_created") if name in metric.__dict__}
    if metric._type in ("info", "stateset"):
        place(metric, store)
        if metric._type == "stateset" and metric._value:
            metric._rseq_choice.set(metric._value)
        elif metric._type == "info" and metric._value:
            metric.info(metric._value)
        return
    try:
        metric._metric_init()
    except BaseException:
        metric.__dict__.update(kept)  # it goes on as it was
        raise
    metric._created = kept.get("_created", time.time())
    for name, old in kept.items():
        _carry_over(metric.__dict__[name], old)


def _carry_over(new: Any, old: Any) -> None:
    if isinstance(old, list):
        for mine, before in zip(new, old, strict=True):
            _carry_over(mine, before)
    elif isinstance(new, Value) and hasattr(old, "get"):
        value = old.get()
        mode = getattr(getattr(new, "gauge", None), "mode", "")
        if mode:
            if value or not mode.endswith("last"):
                new.set(value, time.time() if mode.endswith("last") else None)
        elif value:
            new.inc(value)
        exemplar = old.get_exemplar() if hasattr(old, "get_exemplar") else None
        if exemplar is not None:
            new.set_exemplar(exemplar)
