"""What a segment has of one metric: its children, and how their numbers become samples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prometheus_client import utils
from prometheus_client.samples import Sample

from rseq.memory.errors import SegmentError
from rseq.prometheus import gauges
from rseq.prometheus.choices import OWN, STATES
from rseq.structures.gauge import MODES
from rseq.structures.histogram import _noted
from rseq.structures.place import read

if TYPE_CHECKING:
    from rseq.memory.layout import Entry
    from rseq.prometheus.children import Child
    from rseq.prometheus.reader import Reader

Labels = dict[str, str]
shown: Any = utils.floatToGoString


class Part:
    """One object of a metric."""

    def __init__(self, child: Child, entry: Entry) -> None:
        self.labels, self.object = child.labels, entry.name
        if entry.offset % 8:
            raise SegmentError(f"{entry.name[:200]!r} is at {entry.offset}, which is no multiple of 8")
        self.start = entry.offset // 8
        """In words, from the start of a region or of the arrays."""


class CounterChild(Part):
    """One number."""

    def __init__(self, child: Child, entry: Entry) -> None:
        super().__init__(child, entry)
        self.series = child.series
        _has_size(entry, 8)


class HistogramChild(Part):
    """Buckets, count and sum."""

    def __init__(self, child: Child, entry: Entry) -> None:
        super().__init__(child, entry)
        bounds = _noted(entry)
        if bounds is None:
            raise SegmentError(f"{entry.name[:200]!r} has no bounds")
        self.bounds = bounds
        self.uppers = (*map(shown, bounds), "+Inf")
        _has_size(entry, 16 + 8 * (len(bounds) + 1) + 128 + 8 * len(bounds))


class GaugeChild(Part):
    """Rows of processes."""

    def __init__(self, child: Child, entry: Entry) -> None:
        super().__init__(child, entry)
        mode = read(entry).get("mode")
        if mode not in MODES:
            raise SegmentError(f"{entry.name[:200]!r} has no mode in its note")
        self.mode: str = mode
        self.blocks = [gauges.Block.first(entry)]


class TextChild(Part):
    """One text of an Info."""

    def __init__(self, child: Child, entry: Entry) -> None:
        super().__init__(child, entry)
        own = child.extra.get(OWN)
        if not isinstance(own, list) or not all(isinstance(name, str) and name in child.labels for name in own):
            raise SegmentError(f"{entry.name[:200]!r} does not say which labels are its child's")
        self.own = {name: child.labels[name] for name in own}
        _has_size(entry, 8)


class StatesChild(Part):
    """The states of an Enum."""

    def __init__(self, child: Child, entry: Entry) -> None:
        super().__init__(child, entry)
        states = child.extra.get(STATES)
        if not isinstance(states, list) or len(states) != entry.length or not all(isinstance(state, str) for state in states):
            raise SegmentError(f"{entry.name[:200]!r} does not say what its {entry.length} states are")
        self.states: list[str] = states


def _has_size(entry: Entry, size: int) -> None:
    if entry.item_size * entry.length != size:
        raise SegmentError(f"{entry.name[:200]!r} has {entry.item_size * entry.length} bytes instead of {size}")


class Family:
    """One metric."""

    def __init__(self, child: Child) -> None:
        self.name, self.type, self.help, self.unit = child.metric, child.type, child.help, child.unit
        self._parts: dict[type[Part], list[Any]] = {}
        self._places: dict[Any, Any] = {}
        """Arrays of the words to be read, by what; made again when there are more."""
        self._series: set[tuple[tuple[str, str], ...]] = set()
        self._merges = False
        """Whether a histogram's buckets come from several objects."""

    def add(self, part: Part) -> None:
        """One more object."""
        if self.type == "histogram":
            key = tuple(sorted(part.labels.items()))
            self._merges = self._merges or key in self._series or isinstance(part, CounterChild)
            self._series.add(key)
        self._parts.setdefault(type(part), []).append(part)
        self._places = {}

    def samples(self, reader: Reader) -> list[Sample]:
        """What all processes counted."""
        parts = {kind: list(parts) for kind, parts in list(self._parts.items())}  # another thread may be adding some
        merges, found = self._merges, []
        buckets: dict[tuple[tuple[str, str], ...], tuple[Labels, dict[float, tuple[str, float, Any]], float | None]] = {}
        with_exemplars = reader.has_exemplars
        for child, value in self._counters(reader, parts.get(CounterChild, [])):
            exemplar = reader.exemplar(child.object, 0) if with_exemplars else None
            if self.type == "histogram" and "le" in child.labels:
                self._bucket(buckets, child, value, exemplar)
            else:
                found.append(Sample(child.series, dict(child.labels), value, None, exemplar))
        for histogram, counts, total in self._histograms(reader, parts.get(HistogramChild, [])):
            if self.type == "summary":
                found.append(Sample(self.name + "_count", dict(histogram.labels), float(sum(counts))))
                found.append(Sample(self.name + "_sum", dict(histogram.labels), total))
            elif not merges:
                found += self._alone(histogram, counts, total, reader)
            else:
                self._buckets(buckets, histogram, counts, total, reader)
        for labels, bounds, sums in buckets.values():
            found += self._accumulated(labels, bounds, sums)
        if GaugeChild in parts:
            found += self._gauges(reader, parts[GaugeChild])
        if StatesChild in parts:
            found += self._states(reader, parts[StatesChild])
        if TextChild in parts:
            latest: dict[tuple[tuple[str, str], ...], tuple[int, Labels]] = {}
            for own, time, labels in self.texts(reader):
                key = tuple(own.items())
                if time and time >= latest.get(key, (0, labels))[0]:
                    latest[key] = time, labels
            found += [Sample(self.name + "_info", dict(labels), 1.0) for _, labels in latest.values()]
        return found

    def _counters(self, reader: Reader, children: list[CounterChild]) -> Iterator[tuple[CounterChild, float]]:
        if children:
            sums = reader.words.sums(self._words(CounterChild, children, 1)[:, 0])
            yield from zip(children, sums.tolist(), strict=True)

    def _words(self, key: Any, children: list[Any], length: int) -> Any:
        """Shape (children, length): the words of each."""
        import numpy as np

        found = self._places.get(key)
        if found is None or len(found) != len(children):
            found = self._places[key] = np.array([child.start for child in children], np.intp)[:, None] + np.arange(length)
        return found

    # Histograms

    def _histograms(self, reader: Reader, children: list[HistogramChild]) -> Iterator[tuple[HistogramChild, list[int], float]]:
        """Those with equally many bounds are read together."""
        by_length: dict[int, list[HistogramChild]] = {}
        for child in children:
            by_length.setdefault(len(child.bounds), []).append(child)
        for length, alike in by_length.items():
            copies = reader.words.settled(self._words((HistogramChild, length), alike, 2 + length + 1))
            totals = sum(copy[:, 1].copy().view("f8") for copy in copies)
            counts = sum(copy[:, 2:] for copy in copies)
            yield from zip(alike, counts.tolist(), totals.tolist(), strict=True)  # type: ignore[union-attr]

    def _alone(self, child: HistogramChild, counts: list[int], total: float, reader: Reader) -> Iterator[Sample]:
        """The usual case: all buckets of a child are in one object."""
        name, labels, acc, with_exemplars = self.name + "_bucket", child.labels, 0, reader.has_exemplars
        for index, (upper, count) in enumerate(zip(child.uppers, counts, strict=True)):
            acc += count
            exemplar = reader.exemplar(child.object, index) if with_exemplars else None
            yield Sample(name, {**labels, "le": upper}, float(acc), None, exemplar)
        yield Sample(self.name + "_count", dict(labels), float(acc))
        yield Sample(self.name + "_sum", dict(labels), total)

    def _buckets(self, into: Any, child: HistogramChild, counts: list[int], total: float, reader: Reader) -> None:
        key = tuple(sorted(child.labels.items()))
        labels, bounds, before = into.get(key, (child.labels, {}, 0.0))
        into[key] = labels, bounds, (before or 0.0) + total
        with_exemplars = reader.has_exemplars
        for index, (upper, bound, count) in enumerate(zip(child.uppers, (*child.bounds, float("inf")), counts, strict=True)):
            exemplar = reader.exemplar(child.object, index) if with_exemplars else None
            _, others, kept = bounds.get(bound, (upper, 0.0, None))
            bounds[bound] = upper, others + count, exemplar or kept

    def _bucket(self, into: Any, child: CounterChild, value: float, exemplar: Any) -> None:
        """A bucket that a program's own metric class made."""
        own = {name: text for name, text in child.labels.items() if name != "le"}
        try:
            bound = float(child.labels["le"])
        except ValueError:
            return
        _, bounds, _ = into.setdefault(tuple(sorted(own.items())), (own, {}, None))
        upper, others, kept = bounds.get(bound, (shown(bound), 0.0, None))
        bounds[bound] = upper, others + value, exemplar or kept

    def _accumulated(self, labels: Labels, bounds: dict[float, tuple[str, float, Any]], total: float | None) -> Iterator[Sample]:
        name, acc = self.name + "_bucket", 0.0
        for _, (upper, count, exemplar) in sorted(bounds.items()):
            acc += count
            yield Sample(name, {**labels, "le": upper}, acc, None, exemplar)
        yield Sample(self.name + "_count", dict(labels), acc)
        if total is not None:
            yield Sample(self.name + "_sum", dict(labels), total)

    # Gauges, Info and Enum

    def _gauges(self, reader: Reader, children: list[GaugeChild]) -> Iterator[Sample]:
        blocks: list[gauges.Block] = []
        sizes = []
        for child in children:
            mine = tuple(child.blocks)  # another thread may be taking in more
            blocks += mine
            sizes.append(len(mine))
        found, processes = iter(gauges.rows(reader.words, blocks)), reader.processes()
        for child, size in zip(children, sizes, strict=True):
            here = [row for _ in range(size) for row in next(found)]
            if child.mode in ("all", "liveall"):
                for name, value in gauges.each(child.mode, here, processes):
                    yield Sample(self.name, {**child.labels, "pid": name}, value)
            else:
                one = gauges.combined(child.mode, here, processes)
                if one is not None:
                    yield Sample(self.name, dict(child.labels), one)

    def _states(self, reader: Reader, children: list[StatesChild]) -> Iterator[Sample]:
        import numpy as np

        latest: dict[tuple[tuple[str, str], ...], tuple[int, int, StatesChild]] = {}
        for child in children:
            times = reader.words.array(child.start + np.arange(len(child.states)))[0].tolist()
            key = tuple(sorted(child.labels.items()))
            if key not in latest or max(times) > latest[key][0]:
                latest[key] = max(times), times.index(max(times)), child
        for _, index, child in latest.values():
            for place, state in enumerate(child.states):
                yield Sample(self.name, {**child.labels, self.name: state}, float(place == index))

    def texts(self, reader: Reader) -> list[tuple[Labels, int, Labels]]:
        """(the child's labels, when it was set, all labels) of every text of an Info."""
        children: list[TextChild] = self._parts.get(TextChild, [])
        if not children:
            return []
        times = reader.words.array(self._words(TextChild, children, 1)[:, 0])[0].tolist()
        return [(child.own, time, child.labels) for child, time in zip(children, times, strict=True)]
