"""Families and names: any unicode, ten thousand children, full segments, several processes at once, labels that are wrong."""

from __future__ import annotations

import pickle
import re
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import rseq
from rseq.memory.errors import SegmentError
from rseq.memory.file_segment import FileSegment
from rseq.structures import Counter, CounterArray, Family, FloatCounter, Gauge, Histogram
from rseq.structures.attach import attach
from rseq.structures.family import child_name
from tests.memory.processes import at_once

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
MAKERS: dict[str, Any] = {
    "Counter": Counter,
    "FloatCounter": FloatCounter,
    "Gauge": Gauge,
    "Histogram": Histogram,
    "bounded": lambda name, segment: Histogram(name, bounds=[1.0], segment=segment),
    "CounterArray": lambda name, segment: CounterArray(3, name, segment=segment),
}


def test_children(segment: FileSegment) -> None:
    family = Family(Counter, "requests", ["method", "code"], segment=segment)
    child = family.labels("GET", 200)
    child.add(3)
    assert family.labels("GET", "200") is child
    assert family.labels(code=200, method="GET") is child
    assert family.labels("", "").value == 0
    assert child.name == 'requests{method="GET",code="200"}'
    again: Family[Counter] = Family(Counter, "requests", ["method", "code"], segment=segment)
    assert {values: c.value for values, c in again} == {("GET", "200"): 3, ("", ""): 0}
    assert len(again) == 2
    assert repr(family) == "<rseq.Family requests of Counter by method, code>"


def test_pickled(segment: FileSegment) -> None:
    family = Family(Histogram, "latency", ["path"], segment=segment, bounds=[1.0])
    family.labels("/").observe(0.5)
    again: Family[Histogram] = pickle.loads(pickle.dumps(family))
    again.labels(path="/").observe(2.0)
    assert family.labels("/").buckets == (1, 1)
    with pytest.raises(TypeError, match="without a segment that processes open .* cannot be pickled; make it with segment="):
        pickle.dumps(Family(Counter, "private", ["x"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(text, text), min_size=2, max_size=2, unique=True))
def test_different_values_are_different_children(pair: list[tuple[str, str]]) -> None:
    first, second = (child_name("x", ("a", "b"), values) for values in pair)
    assert first != second


def test_any_unicode(segment: FileSegment) -> None:
    family = Family(Histogram, "größe🐍", ["naïve\u202e", '"'], segment=segment, bounds=[1.0])
    values = [("", '"}\\"'), ("\n", "\\n"), ("\u202e\ufeff", "🐍" * 200), ("a\tb", "\U0010ffff")]
    for value in values:
        family.labels(*value).observe(0.5)
    with rseq.Segment.open("x") as other:
        again: Family[Histogram] = Family(Histogram, "größe🐍", ["naïve\u202e", '"'], segment=other, bounds=[1.0])
        assert {v: h.count for v, h in again} == dict.fromkeys(values, 1)


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_names_that_are_refused(segment: FileSegment, kind: str) -> None:
    for name, error, sentence in (
        ("", ValueError, "the name of an object is empty"),
        ("a\0b", ValueError, "the name of an object has no NUL character: 'a\\x00b'"),
        ("\ud800", ValueError, "the name of an object is text, without lone surrogates: '\\ud800'"),
        ("ä" * 2048, ValueError, "the name of an object has at most 4095 bytes in UTF-8, not 4096"),
        (3, TypeError, "the name of an object is a string, not 3"),
    ):
        with pytest.raises(error) as caught:
            MAKERS[kind](name, segment=segment)
        assert str(caught.value) == sentence
    assert {entry.name for entry in segment.objects()} <= {"rseq processes"}
    MAKERS[kind]("ä" * 2047, segment=segment)


@pytest.mark.parametrize("kind", sorted(MAKERS))
@pytest.mark.parametrize("full", ["memory", "directory"])
def test_a_full_segment(folder: Any, kind: str, full: str) -> None:
    """MemoryError says what to do, and what is there goes on."""
    objects = 1024 if full == "memory" else 16
    with rseq.Segment.create("small", capacity=20_000, arrays=1 << 13, objects=objects) as segment:
        kept = Counter("kept", segment=segment)
        made = []
        error = None
        while error is None:
            try:
                made.append(MAKERS[kind](f"{len(made)} " + "x" * (1000 if full == "directory" else 0), segment=segment))
            except MemoryError as found:
                error = found
        assert re.search("a segment does not grow: make a new one with (a larger capacity|larger arrays=…|larger objects=…)$", str(error))
        assert made
        kept.add(3)
        assert kept.value == 3
        assert MAKERS[kind](made[0].name, segment=segment).name == made[0].name
        family = Family(Counter, "f", ["a"], segment=segment)
        assert family.children() == {}


def test_ten_thousand_children(folder: Any) -> None:
    """Quick: see the durations of the tests. Made, found again by another opening, and as structures."""
    with rseq.Segment.create("many", capacity=1 << 18, objects=12_000) as segment:
        family = Family(Counter, "f", ["n"], segment=segment)
        for number in range(10_000):
            family.labels(number).add(number)
        with rseq.Segment.open("many") as other:
            again: Family[Counter] = Family(Counter, "f", ["n"], segment=other)
            assert len(again.children()) == 10_000
            assert again.labels(9_999).value == 9_999
            last: Any = attach(other, other.objects()[-1])
            assert (type(last), last.value) == (Counter, 9_999)


def test_several_processes_make_the_same_children(segment: FileSegment) -> None:
    family = Family(Counter, "f", ["n"], segment=segment)

    def work() -> None:
        for number in range(100):
            family.labels(number).add()

    assert at_once([work] * 6) == [0] * 6
    assert [child.value for _, child in family] == [6] * 100


def test_two_want_the_same_name_for_different_things(segment: FileSegment) -> None:
    Counter("x", segment=segment)
    for kind in sorted(MAKERS):
        if kind == "Counter":
            continue
        with pytest.raises(TypeError) as caught:
            MAKERS[kind]("x", segment=segment)
        assert "'x' in " in str(caught.value)
        assert "CounterCell" in str(caught.value)
        assert ", not " in str(caught.value), "both types are named"


@pytest.mark.parametrize(
    ("name", "labels", "error", "sentence"),
    [
        ("f", "a", TypeError, "labels are a list of names, not 'a'"),
        ("f", [], TypeError, "labels are a list of names, not []"),
        ("f", [""], TypeError, "labels are a list of names, not ['']"),
        ("f", [3], TypeError, "labels are a list of names, not [3]"),
        ("f", ["a", "a"], ValueError, "a label comes twice: a, a"),
        ("", ["a"], TypeError, "a family has a name, not ''"),
        (3, ["a"], TypeError, "a family has a name, not 3"),
    ],
)
def test_wrong_families(name: Any, labels: Any, error: type[Exception], sentence: str) -> None:
    with pytest.raises(error) as caught:
        Family(Counter, name, labels)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("kind", "options", "sentence"),
    [
        (Counter, {"bounds": [1.0]}, "Counter has no option 'bounds'; in a family it takes shared"),
        (FloatCounter, {"note": {}}, "FloatCounter has no option 'note'; in a family it takes shared"),
        (Gauge, {"shared": True}, "Gauge has no option 'shared'; in a family it takes mode"),
        (Histogram, {"mode": "sum"}, "Histogram has no option 'mode'; in a family it takes bounds, shared"),
        (CounterArray, {"size": 3}, "CounterArray has no option 'size'; in a family it takes length, shared"),
    ],
)
def test_options_that_children_do_not_have(kind: Any, options: Any, sentence: str) -> None:
    """The family is refused, not its first child."""
    with pytest.raises(TypeError) as caught:
        Family(kind, "f", ["a"], **options)
    assert str(caught.value) == sentence


def test_what_is_in_a_segment_cannot_be_shared_in_another_way(segment: FileSegment) -> None:
    makers: list[Any] = [
        lambda shared: Counter("x", segment=segment, shared=shared),
        lambda shared: FloatCounter("x", segment=segment, shared=shared),
        lambda shared: Histogram("x", segment=segment, shared=shared),
        lambda shared: CounterArray(3, "x", segment=segment, shared=shared),
        lambda shared: Family(Counter, "x", ["a"], segment=segment, shared=shared),
    ]
    for make in makers:
        for wrong in (True, 1):
            with pytest.raises(TypeError, match=r"^shared is about memory without a segment; .* all who open it: leave shared out$"):
                make(wrong)
    assert segment.objects() == []
    for make in makers:
        with pytest.raises(TypeError, match="^shared"):
            make(None)
    makers[0](False).add()


def test_wrong_labels(segment: FileSegment) -> None:
    family = Family(Counter, "f", ["a", "b"], segment=segment)
    for wrong in (lambda: family.labels("1"), lambda: family.labels(), lambda: family.labels(1, 2, 3)):
        with pytest.raises(TypeError, match=r"^f has 2 labels \(a, b\), not [013]$"):
            wrong()
    for wrong in (lambda: family.labels("1", b="2"), lambda: family.labels(a="1"), lambda: family.labels(a="1", c="2")):
        with pytest.raises(TypeError, match="^f takes a value for each of a, b: all by position, or all by name$"):
            wrong()
    with pytest.raises(TypeError):
        family.labels([], {}).add("x")  # type: ignore[arg-type]
    other: Family[Counter] = Family(Counter, "f", ["c"], segment=segment)
    with pytest.raises(SegmentError, match="is of the family f with other labels than c$"):
        other.children()


def test_a_private_family() -> None:
    family = Family(FloatCounter, "f", ["a"])
    family.labels("x").add(0.5)
    assert {values: child.value for values, child in family} == {("x",): 0.5}


@pytest.mark.parametrize("kind", [int, Counter(), "Counter", rseq.Struct])
def test_a_family_is_of_structures(kind: Any) -> None:
    with pytest.raises(TypeError, match="^a family is of one kind of structure, such as Counter or Histogram, not "):
        Family(kind, "f", ["a"])
