"""Histograms: which bucket a value goes to, bounds that are refused, quantiles against sorted data, sharing, closing, pickling."""

from __future__ import annotations

import bisect
import math
import os
import pickle
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import example, given, settings

import rseq
from rseq.compiler import journal
from rseq.memory.file_segment import FileSegment
from rseq.structures import Distribution, Histogram
from rseq.structures.histogram import HIGHEST, LINES, LOWEST, log_linear_bounds, log_linear_bucket
from tests.memory.processes import at_once, fork, python, wait

any_float = st.floats(allow_nan=True, allow_infinity=True, allow_subnormal=True)
BOUNDS = [-1.5, 0.0, 5e-324, 1.0, 1e300]


def bucket_of(bounds: Sequence[float], value: float) -> int:
    """The plain-Python model: the first bound that is not less; NaN goes behind all."""
    return len(bounds) if math.isnan(value) else bisect.bisect_left(bounds, value)


def test_a_histogram_with_bounds(both: str) -> None:
    histogram = Histogram(bounds=[1, 2.5, 5])
    assert (histogram.count, histogram.total, histogram.buckets) == (0, 0.0, (0, 0, 0, 0))
    assert histogram.observe(1) is None
    for value in (1.5, 2.5, 5.000001, -3.0, 5):
        histogram.observe(value)
    assert histogram.buckets == (2, 2, 1, 1)
    assert histogram.count == 6
    assert histogram.total == math.fsum((1, 1.5, 2.5, 5.000001, -3.0, 5))
    assert histogram.bounds == (1.0, 2.5, 5.0)
    assert sum(part.count for part in histogram.per_cpu()) == 6
    assert len(histogram.per_cpu()) == len(histogram.cells)
    assert repr(histogram) == "<rseq.Histogram of 6 values>"
    cells: Any = histogram.cells
    assert cells.backend == both
    other = histogram.bind()
    other(2)
    assert histogram.count == 7


@settings(max_examples=60, deadline=None)
@given(st.lists(any_float, max_size=40))
@example([0.0, -0.0, 5e-324, -5e-324, 1.0, math.nextafter(1.0, 2), math.inf, -math.inf, math.nan])
def _against_a_model(observed: list[float]) -> None:
    histogram = Histogram(bounds=BOUNDS)
    expected = [0] * (len(BOUNDS) + 1)
    for value in observed:
        histogram.observe(value)
        expected[bucket_of(BOUNDS, value)] += 1
    assert histogram.buckets == tuple(expected)
    assert histogram.count == len(observed) == sum(histogram.buckets)


def test_any_values(both: str) -> None:
    _against_a_model()


def test_one_bound_and_many() -> None:
    one = Histogram(bounds=[0.0])
    for value in (-1, 0, 1):
        one.observe(value)
    assert one.buckets == (2, 1)
    many = Histogram(bounds=range(1000))
    for value in range(-1, 1001):
        many.observe(value)
    assert many.buckets == (2, *[1] * 999, 1)


# Log-linear buckets


def model_index(value: float) -> int:
    """The bucket of a value, by comparing with the bounds."""
    return bucket_of(log_linear_bounds(), value)


def test_log_linear_bounds_are_what_is_said() -> None:
    bounds = log_linear_bounds()
    assert (len(bounds), bounds[0], bounds[-1]) == (LINES + 1, LOWEST, HIGHEST)
    assert all(a < b for a, b in zip(bounds, bounds[1:], strict=False))
    assert all(b / a - 1 <= 0.125 for a, b in zip(bounds, bounds[1:], strict=False)), "at most 12.5 % wide"
    assert {math.log2(b) % 1 for b in bounds[::8]} == {0.0}


def test_every_edge_of_a_log_linear_bucket() -> None:
    """The bound itself, and the floats right below and above it."""
    for bound in log_linear_bounds():
        for value in (math.nextafter(bound, -math.inf), bound, math.nextafter(bound, math.inf)):
            assert log_linear_bucket(value) == log_linear_bucket.python(value) == model_index(value), value


@pytest.mark.parametrize("value", [0.0, -0.0, 5e-324, -5e-324, 2.2250738585072014e-308, -1.0, -math.inf, math.inf, math.nan, 1.8e308])
def test_unusual_values_of_log_linear_buckets(value: float) -> None:
    assert log_linear_bucket(value) == model_index(value)


@given(st.integers(0, 2**64 - 1))
def test_any_bits_in_log_linear_buckets(bits: int) -> None:
    (value,) = struct.unpack("=d", struct.pack("=Q", bits))
    assert log_linear_bucket(value) == model_index(value)


def test_a_log_linear_histogram(both: str) -> None:
    histogram = Histogram()
    values = [0.001 * 1.1**n for n in range(200)] + [0.0, -5.0, 1e20]
    for value in values:
        histogram.observe(value)
    found = histogram.read()
    expected = [0] * len(found.buckets)
    for value in values:
        expected[model_index(value)] += 1
    assert found.buckets == tuple(expected)
    assert found.count == len(values)
    assert found.total == pytest.approx(math.fsum(values))


# NaN, infinities, wrapping


def test_infinities_and_nan_in_the_sum(both: str) -> None:
    histogram = Histogram(bounds=[1.0])
    histogram.observe(math.inf)
    assert (histogram.total, histogram.buckets) == (math.inf, (0, 1))
    histogram.observe(-math.inf)
    assert math.isnan(histogram.total)
    assert (histogram.count, histogram.buckets) == (2, (1, 1))
    other = Histogram(bounds=[1.0])
    other.observe(math.nan)
    assert math.isnan(other.total)
    assert other.buckets == (0, 1)


@pytest.mark.parametrize("pair", [(math.inf, -math.inf), (1.7e308, 1.7e308)])
def test_sums_of_several_cpus_that_are_no_number(pair: tuple[float, float]) -> None:
    """One CPU has seen the one, another CPU the other: reading is no error."""
    segment = rseq.Segment(copies=max(2, rseq.per_cpu(rseq.u64).copies), stride=1024)  # type: ignore[attr-defined]
    histogram = Histogram(bounds=[1.0], segment=segment)
    cells: Any = histogram.cells
    cells[0].total, cells[1].total = pair
    assert histogram.total == math.inf or math.isnan(histogram.total)


def test_counts_wrap_at_64_bits(both: str) -> None:
    histogram = Histogram(bounds=[1.0])
    for cell in histogram.cells:
        cell.count = cell.buckets[0] = 2**64 - 1
    copies = len(histogram.cells)
    histogram.observe(0.5)
    assert histogram.count == histogram.buckets[0] == (copies * (2**64 - 1) + 1) % 2**64


# Quantiles


@settings(max_examples=150, deadline=None)
@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=60), st.floats(0, 1))
def test_quantiles_are_within_a_bucket_of_sorted_data(values: list[float], q: float) -> None:
    bounds = log_linear_bounds()
    buckets = [0] * (len(bounds) + 1)
    for value in values:
        buckets[model_index(value)] += 1
    found = Distribution(bounds, tuple(buckets), len(values), math.fsum(values)).quantile(q)
    ordered = sorted(values)
    true = ordered[max(math.ceil(q * len(values)) - 1, 0)]
    place = model_index(true)
    assert bounds[place - 1] <= found <= bounds[place] * (1 + 1e-12), "the bucket of the value that has that rank"
    assert abs(found - true) <= 0.125 * true * (1 + 1e-9)


def test_quantiles_at_the_ends() -> None:
    part = Distribution((1.0, 2.0), (0, 4, 0), 4, 6.0)
    assert [part.quantile(q) for q in (0, 0.5, 1)] == [1.0, 1.5, 2.0]
    assert part.mean == 1.5
    last = Distribution((1.0, 2.0), (0, 0, 3), 3, 30.0)
    assert last.quantile(0.5) == 2.0
    first = Distribution((4.0,), (2, 0), 2, 3.0)
    assert first.quantile(0.5) == 2.0
    assert Distribution((-4.0,), (2, 0), 2, -9.0).quantile(0.5) == -4.0
    empty = Distribution((1.0,), (0, 0), 0, 0.0)
    assert math.isnan(empty.quantile(0.5))
    assert math.isnan(empty.mean)
    for wrong in (-0.1, 1.1, math.nan):
        with pytest.raises(ValueError) as caught:
            part.quantile(wrong)
        assert str(caught.value) == f"a quantile is from 0 to 1, not {wrong!r}"


# What is refused


@pytest.mark.parametrize(
    ("bounds", "error", "sentence"),
    [
        ([], ValueError, "a histogram has at least one finite bound; leave bounds out for log-linear buckets"),
        ([math.inf], ValueError, "a histogram has at least one finite bound; leave bounds out for log-linear buckets"),
        ([1, 1], ValueError, "bounds increase and are finite, but 1.0 follows 1.0"),
        ([2, 1], ValueError, "bounds increase and are finite, but 1.0 follows 2.0"),
        ([0.0, -0.0], ValueError, "bounds increase and are finite, but -0.0 follows 0.0"),
        ([1, math.nan], ValueError, "bounds increase and are finite, but nan follows 1.0"),
        ([math.nan], ValueError, "bounds increase and are finite, but nan follows -inf"),
        ([-math.inf, 1], ValueError, "bounds increase and are finite, but -inf follows -inf"),
        ([1, math.inf, math.inf], ValueError, "bounds increase and are finite, but inf follows inf"),
        (["a"], TypeError, "bounds are numbers, not ['a']"),
        (3, TypeError, "bounds are numbers, not 3"),
        ([10**400], TypeError, "bounds are numbers, not [1" + "0" * 400 + "]"),
        (range(10_001), ValueError, "a histogram has at most 10000 bounds, not 10001"),
    ],
)
def test_bounds_that_are_none(bounds: Any, error: type[Exception], sentence: str) -> None:
    with pytest.raises(error) as caught:
        Histogram(bounds=bounds)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("value", ["1", None, True, 1j])
def test_what_is_no_value(both: str, value: Any) -> None:
    for histogram in (Histogram(bounds=[1.0]), Histogram()):
        with pytest.raises(TypeError) as caught:
            histogram.observe(value)
        assert str(caught.value).endswith(f" argument 'value' is f64: a number, not {value!r}")
        with pytest.raises(OverflowError):
            histogram.observe(10**400)
        assert histogram.count == 0


# In segments


def test_by_name(segment: FileSegment) -> None:
    first = Histogram("größe 🐍", bounds=[1, 2], segment=segment)
    first.observe(1.5)
    again = Histogram("größe 🐍", bounds=[1.0, 2.0, math.inf], segment=segment)
    again.observe(3)
    assert first.read() == again.read() == Distribution((1.0, 2.0), (0, 1, 1), 2, 4.5)
    for bounds, words in (([1, 3], "the bounds 1, 3"), ([1, 2, 3], "the bounds 1, 2, 3"), (None, "log-linear buckets")):
        with pytest.raises(ValueError) as caught:
            Histogram("größe 🐍", bounds=bounds, segment=segment)
        assert str(caught.value) == f"the histogram 'größe 🐍' has the bounds 1, 2, not {words}"
    Histogram("free", segment=segment)
    with pytest.raises(ValueError, match=r"^the histogram 'free' has log-linear buckets, not the bounds 1$"):
        Histogram("free", bounds=[1], segment=segment)
    with pytest.raises(TypeError, match="a name is for segments that processes open"):
        Histogram("x", bounds=[1])


def test_bounds_that_nearly_agree_are_told_apart_in_words(segment: FileSegment) -> None:
    near = math.nextafter(0.1, 1)
    Histogram("x", bounds=[0.1], segment=segment)
    with pytest.raises(ValueError) as caught:
        Histogram("x", bounds=[near], segment=segment)
    assert str(caught.value) == f"the histogram 'x' has the bounds 0.1, not the bounds {near!r}"


def test_eight_want_the_same_name_with_other_bounds(segment: FileSegment) -> None:
    def work(number: int) -> Any:
        def run() -> None:
            try:
                Histogram("x", bounds=[1, 2 + number % 2] if number < 6 else [1, 2, 3], segment=segment)
            except ValueError as error:
                assert str(error).startswith("the histogram 'x' has the bounds 1, "), error
                os._exit(3)

        return run

    assert set(at_once(work(number) for number in range(8))) == {0, 3}
    assert len(segment.objects()) == 1


def test_read_only(segment: FileSegment) -> None:
    histogram = Histogram("x", bounds=[1.0], segment=segment)
    histogram.observe(0.5)
    with rseq.Segment.open("x", read_only=True) as reader:
        seen = Histogram("x", bounds=[1.0], segment=reader)
        assert seen.read() == Distribution((1.0,), (1, 0), 1, 0.5)
        with pytest.raises(ValueError) as caught:
            seen.observe(1.0)
        assert str(caught.value) == f"it can only be read: {reader!r} was opened with read_only=True"
        with pytest.raises(KeyError, match="there is no object 'y'"):
            Histogram("y", segment=reader)


def test_pickled_by_name(segment: FileSegment) -> None:
    for histogram in (Histogram("a", bounds=[1.0, 2.0], segment=segment, note={"help": "ä"}), Histogram("b", segment=segment)):
        histogram.observe(1.5)
        again = pickle.loads(pickle.dumps(histogram))
        assert Histogram(histogram.name, bounds=None if histogram.log_linear else [1, 2], segment=segment).count == 1, "whatever its note"
        again.observe(1.5)
        assert (again.bounds, again.count, histogram.count) == (histogram.bounds, 2, 2)
    with pytest.raises(TypeError, match="^a Histogram without a name belongs to this process"):
        pickle.dumps(Histogram())


def test_another_interpreter_observes(segment: FileSegment) -> None:
    histogram = Histogram("x", bounds=[0.1, 0.2], segment=segment)
    python(
        'import rseq; from rseq.structures import Histogram; Histogram("x", bounds=[0.1, 0.2], segment=rseq.Segment.open("x")).observe(0.15)'
    )
    assert histogram.buckets == (0, 1, 0)


def test_forked(both: str) -> None:
    shared, private = Histogram(bounds=[1.0], shared=True), Histogram(bounds=[1.0])

    def work() -> None:
        for _ in range(1000):
            shared.observe(1.0)
            private.observe(1.0)

    assert [wait(child) for child in [fork(work) for _ in range(3)]] == [0] * 3
    assert (shared.read(), private.count) == (Distribution((1.0,), (3000, 0), 3000, 3000.0), 0)


@pytest.mark.parametrize("bounds", [None, [1.0]])
def test_closed(both: str, bounds: Any) -> None:
    histogram = Histogram(bounds=bounds, shared=True)
    observe = histogram.observe
    histogram.close()
    histogram.close()
    for use in (lambda: observe(1.0), histogram.bind, histogram.read, lambda: histogram.count):
        with pytest.raises(ValueError, match="stands for no memory|was closed"):
            use()
    assert repr(histogram) == "<rseq.Histogram closed>"


@pytest.mark.parametrize("bounds", [None, [1.0]])
def test_a_repr_never_raises(segment: FileSegment, bounds: Any) -> None:
    histogram = Histogram("h", bounds=bounds, segment=segment)
    histogram.observe(1.0)
    assert repr(histogram) == "<rseq.Histogram of 1 values>"
    with open(segment.path, "r+b") as file:  # the journal of the first CPU says that there are more entries than can be
        file.seek(segment.directory.header.per_cpu_at + journal.HEADER)
        file.write(struct.pack("=Q", 200))
    with pytest.raises(rseq.JournalError):
        histogram.read()
    assert repr(histogram).startswith("<rseq.Histogram that cannot be read: the journal of CPU 0 is damaged: ")


def test_many_bounds_in_one_reading() -> None:
    """The buckets of all CPUs are added up exactly, also where numpy would have rounded."""
    histogram = Histogram(bounds=range(50))
    for cpu, cell in enumerate(histogram.cells):
        cell.buckets.numpy()[:] = np.arange(51, dtype=np.uint64) + np.uint64(2**53 + cpu)
    expected = [sum(2**53 + cpu + n for cpu in range(len(histogram.cells))) for n in range(51)]
    assert list(histogram.buckets) == expected


def test_more_bounds_than_a_segment_keeps(folder: Path) -> None:
    with rseq.Segment.create(folder / "x", capacity=1 << 20) as segment:
        with pytest.raises(
            ValueError, match="^9000 bounds take more than the 65535 bytes that a segment keeps of them: use fewer, or rounder"
        ):
            Histogram("big", segment=segment, bounds=[n + 0.123 for n in range(9000)])
        assert segment.objects() == []
        Histogram("some", segment=segment, bounds=range(1, 1000)).observe(5)
