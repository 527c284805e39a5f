"""What objects of a segment are, and how their bytes become numbers: a group for all objects of one kind and layout, read together.

A kind is a class below `Group`, registered in `KINDS`. numpy takes one object of a group after another out of the bytes that were read;
nothing here is done for each object in Python, so that ten thousand counters cost about as much as one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from rseq.structures import attach
from rseq.structures.counter import Counter, FloatCounter
from rseq.structures.counter_array import CounterArray
from rseq.structures.gauge import Gauge
from rseq.structures.histogram import Distribution, Histogram, LogLinearCell, _noted, log_linear_bounds
from rseq.tools.top.gauges import GaugeGroup
from rseq.tools.top.group import Group, Numbers, gather

if TYPE_CHECKING:
    from rseq.memory.layout import Entry
    from rseq.tools.top.layouts import Layout
    from rseq.tools.top.record import Record

LONGEST = 1024
"""Longer arrays of counters are shown by their sum only."""


class CounterGroup(Group):
    """Counters, of whole numbers or of floats."""

    kind = "Counter"

    @classmethod
    def key(cls, entry: Entry, layout: Layout | None) -> Any:
        number = "i64" if attach.kind_of(entry) is Counter else "f64"
        cls.require(entry.kind == "per_cpu" and layout is not None and layout.has(value=(number, None)) and entry.item_size == 8)
        return number

    def read(self, per_cpu: Any, arrays: Any) -> Numbers:
        cells = gather(per_cpu, self.at, self.dtype)["value"]
        return Numbers(cells.sum(axis=0), cells)


class FloatCounterGroup(CounterGroup):
    """As counters, with another name."""

    kind = "FloatCounter"


class HistogramGroup(Group):
    """Histograms with the same number of buckets. The value is the count: the sum of the buckets."""

    kind = "Histogram"

    @classmethod
    def key(cls, entry: Entry, layout: Layout | None) -> Any:
        bounds = _noted(entry)
        buckets = len(log_linear_bounds() if bounds is None else bounds) + 1
        cls.require(
            entry.kind == "per_cpu"
            and layout is not None
            and layout.has(total=("f64", None), buckets=("u64", buckets))
            and bool(bounds) == (layout.name != LogLinearCell.__rseq_struct__.qualified_name)
        )
        return buckets, entry.item_size

    def read(self, per_cpu: Any, arrays: Any) -> Numbers:
        cells = gather(per_cpu, self.at, self.dtype)
        counts = cells["buckets"].sum(axis=2)
        return Numbers(counts.sum(axis=0), counts, {"buckets": cells["buckets"].sum(axis=0), "totals": cells["total"].sum(axis=0)})

    def complete(self, record: Record, numbers: Numbers, place: int) -> None:
        bounds = _noted(self.entries[place])
        buckets = tuple(numbers.more["buckets"][place].tolist())
        record.histogram = Distribution(
            log_linear_bounds() if bounds is None else bounds, buckets, int(numbers.values[place]), float(numbers.more["totals"][place])
        )


class CounterArrayGroup(Group):
    """Arrays of counters of one length. The value is the sum of all."""

    kind = "CounterArray"

    @classmethod
    def key(cls, entry: Entry, layout: Layout | None) -> Any:
        cls.require(entry.kind == "per_cpu" and layout is not None and layout.has(values=("i64", entry.item_size // 8)))
        return entry.item_size

    def read(self, per_cpu: Any, arrays: Any) -> Numbers:
        cells = gather(per_cpu, self.at, self.dtype)["values"]
        per_cpu_sums = cells.sum(axis=2)
        more = {"items": cells.sum(axis=0)} if cells.shape[2] <= LONGEST else {}
        return Numbers(per_cpu_sums.sum(axis=0), per_cpu_sums, more)

    def complete(self, record: Record, numbers: Numbers, place: int) -> None:
        if "items" in numbers.more:
            record.items = numbers.more["items"][place].tolist()


class OtherGroup(Group):
    """What is no structure of ours: numbers, and structs of numbers, for each CPU or in an array. Fields are added up.

    One with a single field has that as its value.
    """

    kind = "per_cpu"

    @classmethod
    def key(cls, entry: Entry, layout: Layout | None) -> Any:
        return entry.kind, entry.type, entry.length

    def read(self, per_cpu: Any, arrays: Any) -> Numbers:
        entry = self.entries[0]
        assert self.layout is not None
        if entry.kind == "per_cpu":
            cells = gather(per_cpu, self.at, self.dtype)
        else:
            whole = gather(arrays, self.at, self.bytes_of(entry.length * entry.item_size))
            cells = whole.view(self.dtype).reshape(*whole.shape[:2], entry.length)
        sums = {name: self._sum(cells[name]) for name in self.dtype.names or ()}
        per_copy = next(iter(sums.values())) if len(sums) == 1 else None
        if per_copy is None:
            return Numbers(None, None, {"fields": {name: value.sum(axis=0) for name, value in sums.items()}})
        return Numbers(per_copy.sum(axis=0), per_copy if entry.kind == "per_cpu" else None, {"fields": {}})

    @staticmethod
    def _sum(numbers: Any) -> Any:
        """Over all axes but copies and objects, in 64 bits."""
        wide = {"u": "u8", "i": "i8", "f": "f8"}[numbers.dtype.kind]
        return numbers.reshape(*numbers.shape[:2], math.prod(numbers.shape[2:])).sum(axis=2, dtype=wide)

    def complete(self, record: Record, numbers: Numbers, place: int) -> None:
        record.fields = {name: value[place].item() for name, value in numbers.more["fields"].items()} or None


KINDS: dict[Any, type[Group]] = {
    Counter: CounterGroup,
    FloatCounter: FloatCounterGroup,
    Gauge: GaugeGroup,
    Histogram: HistogramGroup,
    CounterArray: CounterArrayGroup,
}
"""By the structure. A new one is registered here; until then it is listed with its fields added up."""
