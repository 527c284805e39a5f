"""One object at one moment, in plain Python: what is drawn, and written as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rseq.structures.gauge import Level
    from rseq.structures.histogram import Distribution

Number = int | float
QUANTILES = (0.5, 0.9, 0.99)


@dataclass(slots=True)
class Record:
    """What is known of one object. None where there is nothing to say."""

    name: str
    kind: str
    """Counter, FloatCounter, Gauge, Histogram, CounterArray; per_cpu or array for what is none of these."""
    type: str
    """Of an item, as the segment's directory has it."""
    bytes: int
    """In the file, on all CPUs."""
    value: Number | None = None
    """The sum over the CPUs; of a histogram, how many values; of a gauge, what its mode says."""
    rate: float | None = None
    """By how much the value grew, per second."""
    per_cpu: list[Number] | None = None
    """The part of each CPU."""
    per_cpu_rate: list[float] | None = None
    histogram: Distribution | None = None
    mode: str | None = None
    """Of a gauge."""
    processes: list[Level] | None = None
    """What each process set a gauge to."""
    items: list[int] | None = None
    """Of an array of counters, if it is not long."""
    fields: dict[str, Number] | None = None
    """Sums of the fields of something that has several."""
    problem: str | None = None
    """Why there are no numbers."""
