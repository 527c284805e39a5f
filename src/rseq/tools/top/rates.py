"""How fast the values of a segment grew between two samples of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rseq.tools.top.record import Record
    from rseq.tools.top.sample import Sample

LEVELS = ("Gauge",)
"""Kinds whose values go up and down: what changes is no rate."""


@dataclass(slots=True)
class Rates:
    """Between two samples of one segment, `before` and `now`.

    Differences of whole numbers are exact, and taken modulo 2**64, as the numbers wrap. An object that was not there
    before had zeros when it was made, so all of its value came since.
    """

    now: Sample
    seconds: float
    changes: dict[Any, Any]
    """By group: numpy, shape (objects,), i64 or f64."""
    per_cpu: dict[Any, Any]
    """By group: numpy, shape (CPUs, objects)."""

    def values(self) -> Any:
        """numpy, f64, shape (rows,): what each row grew by per second; NaN where that makes no sense."""
        import numpy as np

        found = np.full(len(self.now), np.nan)
        for key, change in self.changes.items():
            found[self.now.plan.groups[key].rows] = change / self.seconds
        return found

    def complete(self, record: Record, number: int) -> None:
        """Add the rates to a row's record."""
        row = self.now.plan.rows[number]
        if row.group in self.changes:
            record.rate = self.changes[row.group][row.place].item() / self.seconds
        if row.group in self.per_cpu:
            record.per_cpu_rate = [change / self.seconds for change in self.per_cpu[row.group][:, row.place].tolist()]


def between(before: Sample, now: Sample) -> Rates | None:
    """The rates; None if no time passed."""
    import numpy as np

    seconds = now.clock - before.clock
    if seconds <= 0:
        return None
    changes: dict[Any, Any] = {}
    per_cpu: dict[Any, Any] = {}
    with np.errstate(all="ignore"):
        for key, numbers in now.numbers.items():
            if now.plan.groups[key].kind in LEVELS or numbers.values is None:
                continue
            earlier = before.numbers.get(key)
            changes[key] = _change(numbers.values, earlier.values if earlier is not None else None)
            if numbers.per_cpu is not None:
                per_cpu[key] = _change(numbers.per_cpu, earlier.per_cpu if earlier is not None else None)
    return Rates(now, seconds, changes, per_cpu)


def _change(now: Any, before: Any) -> Any:
    """The differences along the last axis, at the end of which objects are added. Wraps."""
    import numpy as np

    change = now.copy()
    if before is not None:
        change[..., : before.shape[-1]] -= before
    return change.view(np.int64) if change.dtype == np.uint64 else change
