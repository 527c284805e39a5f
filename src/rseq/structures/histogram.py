"""A histogram that any number of threads and processes add observations to: how many, their sum, and how many in each range.

One observation changes three words, the count, the sum and a bucket, and it is one *transaction* (docs/language.md): whoever
reads, on any CPU, at any moment, also after the writer was killed, sees all three or none. So the buckets always add up to the count.

There are two kinds. With `bounds`, bucket i counts the values v with bounds[i-1] < v <= bounds[i], and a last one what is greater
than all. Which bucket that is, is found by halving, before the transaction. The bounds are in every CPU's copy next to the buckets (with
two cache lines between them, since they never change and buckets do); every process that opens the histogram writes them there
itself, the same ones, and uses them only then, so that nobody depends on who came first.

Without, the buckets are *log-linear*: eight for each power of two from 2**-32 to 2**32, which needs no choice, no search and
no knowledge of the values: the bucket is the upper bits of the float, exponent and three bits of the fraction. A bucket is at most
12.5 % wide (as in HdrHistogram; the idea is G. Tene's). What is not greater than 2**-32 (0 and what is negative, too) goes
to the first bucket, what is greater than 2**32 to the last.

NaN goes to the last bucket, and makes the sum NaN. Counts wrap at 64 bits.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from rseq.checker.model import Model, operation
from rseq.language import decorators
from rseq.language.annotations import Array, PerCpu
from rseq.language.intrinsics import float_bits
from rseq.language.numbers import f64, u64
from rseq.language.structs import Struct
from rseq.memory.errors import SegmentError
from rseq.memory.layout import LONGEST_NOTE
from rseq.structures.place import Note, Placed, cells, read, refused, shown, total, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from rseq.memory.file_segment import FileSegment
    from rseq.memory.layout import Entry
    from rseq.memory.segment import Segment

MOST_BOUNDS = 10_000
LOWEST, HIGHEST = 2.0**-32, 2.0**32
STEPS = 8
"""Log-linear buckets for each power of two."""
LINES = 64 * STEPS
FIRST = (1023 - 32) * STEPS
"""The upper bits of 2**-32: its exponent, with the bias of IEEE 754, and three bits of fraction, which are 0."""
SHIFT = 49
GAP = 16


class LogLinearCell(Struct):
    """One CPU's part of a histogram that needs no bounds."""

    count: u64
    total: f64
    buckets: Array[u64, Literal[514]]


@decorators.transaction
def record_log_linear(histogram: PerCpu[LogLinearCell], value: f64, index: u64) -> None:
    """Count a value in a bucket: one transaction."""
    here = histogram.here()
    here.count += 1
    here.total += value
    here.buckets[index] += 1


@decorators.native
def log_linear_bucket(value: f64) -> u64:
    """The bucket of a value. One less than the bits, so that a bucket has its upper bound and not its lower one."""
    index: u64 = 0
    if value > HIGHEST or value != value:
        index = LINES + 1
    elif value > LOWEST:
        index = ((float_bits(value) - 1) >> SHIFT) - FIRST + 1
    return index


@decorators.native
def observe_log_linear(histogram: PerCpu[LogLinearCell], value: f64) -> None:
    """Count a value."""
    record_log_linear(histogram, value, log_linear_bucket(value))


@functools.cache
def with_bounds(number: int) -> tuple[type[Struct], Any, Any]:
    """(cell, record, observe) of histograms with that many bounds."""

    class HistogramCell(Struct):
        __qualname__ = "HistogramCell"
        count: u64
        total: f64
        buckets: Array[u64, number + 1]  # type: ignore[valid-type]
        gap: Array[u64, GAP]  # type: ignore[valid-type]
        bounds: Array[f64, number]  # type: ignore[valid-type]

    @decorators.transaction
    def record(histogram: PerCpu[HistogramCell], value: f64, index: u64) -> None:
        """Count a value in a bucket: one transaction."""
        here = histogram.here()
        here.count += 1
        here.total += value
        here.buckets[index] += 1

    @decorators.native
    def observe(histogram: PerCpu[HistogramCell], value: f64) -> None:
        """Count a value."""
        bounds = histogram[0].bounds
        low: u64 = 0
        high: u64 = number
        while low < high:
            middle = (low + high) >> 1
            if value <= bounds[middle]:
                high = middle
            else:
                low = middle + 1
        record(histogram, value, low)

    return HistogramCell, record, observe


@functools.cache
def log_linear_bounds() -> tuple[float, ...]:
    """The upper bounds of all buckets but the last."""
    return (LOWEST, *(math.ldexp(1 + (step + 1) / STEPS, power) for power in range(-32, 32) for step in range(STEPS)))


observe_log_linear.called = "observe"


@dataclass(frozen=True, slots=True)
class Distribution:
    """What a histogram held at one moment (on each CPU at one moment)."""

    bounds: tuple[float, ...]
    """Upper bounds of all buckets but the last, which has none."""
    buckets: tuple[int, ...]
    """How many values in each bucket; not cumulative."""
    count: int
    """How many values: the sum of the buckets."""
    total: float
    """The sum of the values."""

    @property
    def mean(self) -> float:
        """NaN if there are no values."""
        return self.total / self.count if self.count else math.nan

    def quantile(self, q: float) -> float:
        """An estimate of the value below which a part q (0 to 1) of the values lies: linear inside of the bucket it falls into.

        NaN if there are no values. In the first bucket (whose lower bound is taken as 0, unless its upper one is not positive) and in
        the last one, which have an end only on one side, the answer is that end where there is no other.
        """
        if not 0 <= q <= 1:
            raise ValueError(f"a quantile is from 0 to 1, not {q!r}")
        if not self.count:
            return math.nan
        rank, before, index, here = q * self.count, 0, 0, 0
        for index, here in enumerate(self.buckets):  # noqa: B007 - both are used after it
            if here and before + here >= rank:
                break
            before += here
        if index == len(self.bounds):
            return self.bounds[-1]
        upper = self.bounds[index]
        lower = self.bounds[index - 1] if index else min(0.0, upper)
        return lower + (upper - lower) * max(rank - before, 0.0) / here


class Histogram(Placed):
    """Observations of a float: `histogram.observe(0.25)`.

    `bounds`: increasing upper bounds of the buckets, finite (an infinite one at the end is implied); without, log-linear buckets.
    `name` and `segment`: any process finds it there; ValueError if it has other bounds. `shared`: processes forked later add to it too.

    `read()` gives counts and sum at the cost of some microseconds a CPU; `count`, `total`, `buckets` and `quantile(q)` are
    parts of that. An observation costs two sections, some ten plain stores. Counts wrap at 64 bits.
    """

    observe: Callable[[float], None]
    """observe(value): a builtin bound to this histogram."""
    type_names = ("rseq.structures.histogram.HistogramCell", "rseq.structures.histogram.LogLinearCell")

    def __init__(
        self,
        name: str | None = None,
        *,
        bounds: Sequence[float] | None = None,
        segment: Segment | None = None,
        shared: bool = False,
        note: Note | None = None,
    ) -> None:
        given, note = note, dict(note or {})
        self.log_linear = bounds is None
        self.bounds = log_linear_bounds() if bounds is None else _bounds(bounds)
        self._place(name, segment, {"bounds": None if bounds is None else self.bounds, "note": note or None})
        if bounds is not None:
            note["bounds"] = list(self.bounds)
            if name is not None and len(written(note).encode()) > LONGEST_NOTE:
                kept = f"the {LONGEST_NOTE} bytes that a segment keeps of them"
                raise ValueError(f"{len(self.bounds)} bounds take more than {kept}: use fewer, or rounder ones")
        found = self._same(name, note)
        if given is None and found is not None:
            note = found
        kind: type[Struct]
        function: Any
        if self.log_linear:
            kind, function = LogLinearCell, observe_log_linear
        else:
            kind, _, function = with_bounds(len(self.bounds))
        try:
            self.cells: PerCpu[Any] = cells(self, kind, segment, shared, note)
        except (TypeError, ValueError):  # it was made by somebody else in this moment
            self._same(name, note)
            raise
        self._function = function
        if segment is not None and segment.read_only:
            self.observe = refused(segment)
            return
        if not self.log_linear:
            for cell in self.cells:
                cell.bounds.numpy()[:] = self.bounds
        self.observe = self.bind()

    def _same(self, name: str | None, note: Note) -> Note | None:
        """The note of the histogram of that name, if there is one. ValueError if it has other bounds."""
        found = self.segment.entry(name) if self.segment is not None and name is not None else None
        if found is None or not self._is(found):
            return None
        if (noted := read(found)) == note:
            return noted
        there = _noted(found)
        if there != (None if self.log_linear else self.bounds):
            raise ValueError(f"the histogram {name!r} has {_words(there)}, not {_words(None if self.log_linear else self.bounds)}")
        return noted

    @classmethod
    def _is(cls, entry: Entry) -> bool:
        return any(entry.type.startswith(f"struct {name}{{") for name in cls.type_names)

    @classmethod
    def attach(cls, segment: FileSegment, entry: Entry) -> Histogram:
        note = read(entry)
        found = _noted(entry)
        note.pop("bounds", None)
        return cls(entry.name, bounds=found, segment=segment, note=note)

    def bind(self) -> Callable[[float], None]:
        """Another `observe` for this histogram. On free-threaded Python, one for each thread scales best."""
        bound: Callable[[float], None] = self._function.bind(self.cells)
        return bound

    def per_cpu(self) -> list[Distribution]:
        """What each CPU has counted, each as it was at one moment."""
        from rseq.memory.snapshot import snapshot

        parts: list[Any] = [snapshot(self.cells, cpu) for cpu in range(len(self.cells))]
        return [Distribution(self.bounds, tuple(part.buckets), part.count, part.total) for part in parts]

    def read(self) -> Distribution:
        """The sums over all CPUs."""
        parts = self.per_cpu()
        wrap = (1 << 64) - 1
        buckets = tuple(sum(column) & wrap for column in zip(*(part.buckets for part in parts), strict=True))
        return Distribution(self.bounds, buckets, sum(part.count for part in parts) & wrap, total(part.total for part in parts))

    @property
    def count(self) -> int:
        """How many values were observed."""
        return self.read().count

    @property
    def total(self) -> float:
        """The sum of all values."""
        return self.read().total

    @property
    def buckets(self) -> tuple[int, ...]:
        """How many values fell into each bucket; one more than there are bounds."""
        return self.read().buckets

    def quantile(self, q: float) -> float:
        """See `Distribution.quantile`."""
        return self.read().quantile(q)

    def close(self) -> None:
        """Give the memory back; observing raises ValueError from now on."""
        self.cells.close()

    def __repr__(self) -> str:
        return f"<rseq.Histogram {shown(lambda: f'of {self.count} values')}>"


def _bounds(given: Sequence[float]) -> tuple[float, ...]:
    """Checked bounds. TypeError and ValueError say what is wrong."""
    try:
        found = tuple(float(bound) for bound in given)
    except (TypeError, ValueError, OverflowError):
        raise TypeError(f"bounds are numbers, not {given!r}") from None
    if found and found[-1] == math.inf:
        found = found[:-1]
    if not found:
        raise ValueError("a histogram has at least one finite bound; leave bounds out for log-linear buckets")
    if len(found) > MOST_BOUNDS:
        raise ValueError(f"a histogram has at most {MOST_BOUNDS} bounds, not {len(found)}")
    for before, after in zip((-math.inf, *found), (*found, math.inf), strict=True):
        if not before < after:
            raise ValueError(f"bounds increase and are finite, but {after!r} follows {before!r}")
    return found


def _noted(entry: Entry) -> tuple[float, ...] | None:
    """The bounds that an object's note tells; None for log-linear buckets. SegmentError if it tells none."""
    if entry.type.startswith("struct rseq.structures.histogram.LogLinearCell{"):
        return None
    try:
        return _bounds(read(entry)["bounds"])
    except (KeyError, TypeError, ValueError):
        raise SegmentError(f"the histogram {entry.name!r} has a note without its bounds: {entry.note[:80]!r}") from None


def _words(bounds: tuple[float, ...] | None) -> str:
    if bounds is None:
        return "log-linear buckets"
    return f"the bounds {', '.join(repr(b).removesuffix('.0') for b in bounds)}"


_ModelCell, _, _model_observe = with_bounds(2)


class HistogramModel(Model):
    """What it means: for each CPU the count, the sum and the buckets, which change together."""

    scenarios = (("observe(0.5)", "observe(2.0)"),)

    def setup(self) -> None:
        self.histogram: Any = self.per_cpu(_ModelCell)
        for here in self.histogram:
            here.bounds[0], here.bounds[1] = 1.0, 2.0

    def view(self, memory: Any) -> Any:
        from rseq.memory.snapshot import snapshot

        parts: list[Any] = [snapshot(self.histogram, cpu) for cpu in range(len(self.histogram))]
        return [[part.count, part.total, list(part.buckets)] for part in parts]

    @operation(_model_observe, value=[0.5, 2.0, 7.0], never=["index", "damaged"])
    def observe(self, state: Any, cpu: int, value: float) -> None:
        state[cpu][0] += 1
        state[cpu][1] += value
        state[cpu][2][0 if value <= 1.0 else 1 if value <= 2.0 else 2] += 1


class LogLinearModel(Model):
    """The same without bounds: the bucket is found from the bits of the value. Of the many buckets those are told that count something."""

    scenarios = (("observe(0.0)", "observe(1.0)"),)
    stride = 8192

    def setup(self) -> None:
        self.histogram: Any = self.per_cpu(LogLinearCell)

    def view(self, memory: Any) -> Any:
        from rseq.memory.snapshot import snapshot

        parts: list[Any] = [snapshot(self.histogram, cpu) for cpu in range(len(self.histogram))]
        return [[part.count, part.total, {index: count for index, count in enumerate(part.buckets) if count}] for part in parts]

    @operation(observe_log_linear, value=[0.0, 1.0, 1e30], never=["index", "damaged"])
    def observe(self, state: Any, cpu: int, value: float) -> None:
        state[cpu][0] += 1
        state[cpu][1] += value
        index = next((index for index, bound in enumerate(log_linear_bounds()) if value <= bound), LINES + 1)
        state[cpu][2][index] = state[cpu][2].get(index, 0) + 1
