"""What a tool finds in a segment of which it knows only the name: the structures, with their values, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

import rseq
from rseq import Struct, u64
from rseq.memory.errors import SegmentError
from rseq.memory.file_segment import FileSegment
from rseq.structures import Counter, CounterArray, FloatCounter, Gauge, Histogram, attach
from rseq.structures.place import Placed


class Own(Struct):
    """A user's own struct: no structure of ours."""

    value: u64


def kinds_of(base: type[Placed]) -> set[type[Placed]]:
    """The classes below one that say which objects they are made of."""
    below = {kind for under in base.__subclasses__() for kind in kinds_of(under)}
    return below | {base} if base.type_names else below


def test_every_structure_is_registered() -> None:
    here = {kind for kind in kinds_of(Placed) if kind.__module__.startswith("rseq.structures.")}
    assert here == set(attach.KINDS)


def test_values_are_found_again(segment: FileSegment) -> None:
    counter, weights = Counter("counter", segment=segment), FloatCounter("weights", segment=segment, note={"unit": "kg"})
    gauge, array = Gauge("gauge", mode="max", segment=segment), CounterArray(3, "array", segment=segment)
    plain, bounded = Histogram("plain", segment=segment), Histogram("bounded", bounds=[1.0, 2.0], segment=segment)
    counter.add(3)
    weights.add(0.5)
    gauge.set(7.0)
    array.add(2, 5)
    plain.observe(1.5)
    bounded.observe(1.5)
    segment.per_cpu("own", Own)
    segment.array("rows of own", Own, 4)
    with rseq.Segment.open("x", read_only=True) as other:
        there: dict[str, Any] = {entry.name: attach.attach(other, entry) for entry in other.objects()}
        kinds = {name: type(found) for name, found in there.items() if found is not None}
        assert kinds == {
            "counter": Counter,
            "weights": FloatCounter,
            "gauge": Gauge,
            "array": CounterArray,
            "plain": Histogram,
            "bounded": Histogram,
        }
        assert there["own"] is there["rows of own"] is there["rseq processes"] is None
        assert (there["counter"].value, there["weights"].value, there["gauge"].value) == (3, 0.5, 7.0)
        assert there["array"].value.tolist() == [0, 0, 5]
        assert (there["gauge"].mode, there["bounded"].bounds, there["plain"].bounds) == ("max", (1.0, 2.0), plain.bounds)
        assert there["plain"].count == there["bounded"].count == 1


@pytest.mark.parametrize(
    ("make", "note", "sentence"),
    [
        (Counter, "[", "'x' has a note that is not JSON: '['"),
        (Counter, "[" * 60_000, f"'x' has a note that is not JSON: '{'[' * 80}'"),
        (CounterArray, "3", "'x' has a note that is not JSON: '3'"),
        (Gauge, "", "the gauge 'x' has a note without its mode: ''"),
        (Gauge, '{"mode":"most"}', "the gauge 'x' has a note without its mode: '{\"mode\":\"most\"}'"),
        (Gauge, '{"mode":["max"]}', "the gauge 'x' has a note without its mode: '{\"mode\":[\"max\"]}'"),
        (Histogram, '{"bounds":"no"}', "the histogram 'x' has a note without its bounds: '{\"bounds\":\"no\"}'"),
        (Histogram, '{"bounds":[2.0,1.0]}', "the histogram 'x' has a note without its bounds: '{\"bounds\":[2.0,1.0]}'"),
        (Histogram, "{}", "the histogram 'x' has a note without its bounds: '{}'"),
    ],
)
def test_a_damaged_note_is_refused(segment: FileSegment, make: Any, note: str, sentence: str) -> None:
    options = {Histogram: {"bounds": [1.0, 2.0]}, CounterArray: {"length": 3}}.get(make, {})
    make(name="x", segment=segment, **options)
    (entry,) = (entry for entry in segment.objects() if entry.name == "x")
    with pytest.raises(SegmentError) as caught:
        attach.attach(segment, entry._replace(note=note))
    assert str(caught.value) == sentence
