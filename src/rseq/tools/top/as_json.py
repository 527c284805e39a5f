"""A view as JSON. Numbers that JSON has no word for, infinities and NaN, are null."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rseq.tools.top.record import QUANTILES
from rseq.tools.top.text import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rseq.structures.histogram import Distribution
    from rseq.tools.top.record import Record
    from rseq.tools.top.view import View


def document(view: View, rows: Iterable[int]) -> dict[str, Any]:
    """Everything about these rows. What an object does not have is left out."""
    header = view.sample.plan.directory.header
    found = {
        "segment": view.name,
        "path": view.path,
        "identity": header.identity.hex(),
        "backend": header.backend,
        "cpus": header.copies,
        "time": view.sample.time,
        "seconds": view.rates.seconds if view.rates is not None else None,
        "state": view.state,
        "problem": view.problem,
        "restarts_per_second": view.restarts,
        "restarts_problem": view.no_restarts if view.restarts is None else None,
        "objects": [_object(view.record(row)) for row in rows],
    }
    finite: dict[str, Any] = _finite(found)
    return finite


def _object(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": record.name,
        "kind": record.kind,
        "type": record.type,
        "bytes": record.bytes,
        "value": record.value,
        "rate": record.rate,
    }
    more = {
        "per_cpu": record.per_cpu,
        "rate_per_cpu": record.per_cpu_rate,
        "mode": record.mode,
        "processes": None if record.processes is None else [level._asdict() for level in record.processes],
        "items": record.items,
        "fields": record.fields,
        "problem": record.problem,
    }
    found |= {name: value for name, value in more.items() if value is not None}
    if record.histogram is not None:
        found |= _histogram(record.histogram)
    return found


def _histogram(histogram: Distribution) -> dict[str, Any]:
    """Buckets from the first that is not empty to the last, as [lower bound, upper bound, how many]; null where there is no bound."""
    used = shape(histogram.buckets)
    bounds = (None, *histogram.bounds, None)
    return {
        "total": histogram.total,
        "mean": histogram.mean,
        "quantiles": {f"p{q * 100:g}": histogram.quantile(q) for q in QUANTILES},
        "buckets": [[bounds[i], bounds[i + 1], histogram.buckets[i]] for i in range(*used)] if used else [],
    }


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _finite(inside) for name, inside in value.items()}
    return [_finite(inside) for inside in value] if isinstance(value, list) else value
