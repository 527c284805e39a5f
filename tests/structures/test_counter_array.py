"""CounterArray: indices against numpy.add.at, lengths, what is refused, signal handlers, segments."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

import rseq
from rseq.memory.file_segment import FileSegment
from rseq.structures import CounterArray
from rseq.structures.counter_array import CHUNK, MOST
from tests.memory.processes import at_once, fork, wait

LENGTH = 7


def test_adding(both: str) -> None:
    counters = CounterArray(3)
    assert counters.add(0) is None
    counters.add(2, 5)
    counters.add(index=2, amount=-7)
    assert list(counters.value) == [1, 0, -2]
    assert (counters[0], counters[2], counters[-1], len(counters)) == (1, -2, -2, 3)
    assert counters.per_cpu().shape == (len(counters.cells), 3)
    assert counters.value.dtype == np.int64
    assert repr(counters) == "<rseq.CounterArray of 3 counters>"
    cells: Any = counters.cells
    assert cells.backend == both


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, LENGTH - 1), max_size=50), st.integers(-(2**63), 2**63 - 1))
def _against_numpy(indices: list[int], amount: int) -> None:
    counters, expected = CounterArray(LENGTH), np.zeros(LENGTH, np.int64)
    counters.add_many(np.array(indices, np.int64), amount)
    np.add.at(expected, indices, amount) if indices else None
    assert list(counters.value) == list(expected)


def test_many_at_once_as_numpy_does_it(both: str) -> None:
    _against_numpy()


@pytest.mark.parametrize("dtype", ["u1", "i1", "i2", "u4", "i8", "u8", ">i4"])
def test_kinds_of_indices(dtype: str) -> None:
    counters = CounterArray(100)
    counters.add_many(np.array([[1, 2], [2, 99]], dtype))
    counters.add_many([])
    counters.add_many(range(3))
    counters.add_many(np.array([5, 6, 7, 8], dtype)[::2], 10)
    assert [counters[i] for i in (0, 1, 2, 5, 6, 7, 99)] == [1, 2, 3, 10, 0, 10, 1]


@pytest.mark.parametrize("size", [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_more_than_a_chunk(size: int) -> None:
    counters = CounterArray(10)
    counters.add_many(np.arange(size) % 10)
    assert list(counters.value) == list(np.bincount(np.arange(size) % 10, minlength=10))


def test_wrapping(both: str) -> None:
    counters = CounterArray(2)
    counters.add(1, 2**63 - 1)
    counters.add(1)
    assert list(counters.value) == [0, -(2**63)]


@pytest.mark.parametrize(
    ("indices", "error", "sentence"),
    [
        ([0, 3], IndexError, "an index is from 0 to 2, not 3"),
        ([0, -1], IndexError, "an index is from 0 to 2, not -1"),
        (np.array([2**64 - 1], np.uint64), IndexError, "an index is from 0 to 2, not 18446744073709551615"),
        ([0.0], TypeError, "indices are whole numbers, not float64"),
        ([True], TypeError, "indices are whole numbers, not bool"),
        (["0"], TypeError, "indices are whole numbers, not <U1"),
        ([2**70], TypeError, "indices are whole numbers, not object"),
        (None, TypeError, "indices are whole numbers, not object"),
    ],
)
def test_wrong_indices_change_nothing(indices: Any, error: type[Exception], sentence: str) -> None:
    counters = CounterArray(3)
    with pytest.raises(error) as caught:
        counters.add_many(indices)
    assert str(caught.value) == sentence
    assert not counters.value.any()


def test_wrong_calls(both: str) -> None:
    counters = CounterArray(3)
    wrong: Any = counters
    for use, error in (
        (lambda: counters.add(3), IndexError),
        (lambda: counters.add(2**64 - 1), IndexError),
        (lambda: counters.add(-1), IndexError),
        (lambda: counters.add(2**64), IndexError),
        (lambda: counters.add(0, 2**63), OverflowError),
        (lambda: wrong.add(1.0), TypeError),
        (lambda: wrong.add(), TypeError),
        (lambda: counters.add_many([0], 2**63), OverflowError),
        (lambda: wrong.add_many([0], 1.0), TypeError),
        (lambda: counters[3], IndexError),
        (lambda: counters[-4], IndexError),
        (lambda: wrong[1.0], TypeError),
        (lambda: wrong["a"], TypeError),
    ):
        with pytest.raises(error):
            use()
    assert not counters.value.any()


@pytest.mark.parametrize("index", [3, -1, 2**63 - 1, 2**63, 2**64 - 1, 2**64, -(2**70)])
def test_an_index_out_of_range_is_told_in_one_sentence(index: int, both: str) -> None:
    """Whichever way it is given, and however it is found out: by compiled code, or before."""
    counters = CounterArray(3)
    wrong: Any = counters
    uses = [lambda: counters.add(index), lambda: counters.add(index, 5), lambda: counters.bind()(index), lambda: wrong.add(index=index)]
    if not -3 <= index < 0:
        uses.append(lambda: counters[index])  # type: ignore[arg-type,return-value]
    if -(2**63) <= index < 2**64:
        uses.append(lambda: counters.add_many([index]))
    for use in uses:
        with pytest.raises(IndexError) as caught:
            use()
        assert str(caught.value) == f"an index is from 0 to 2, not {index}"
        assert caught.value.__cause__ is None
    with pytest.raises(OverflowError, match=r"^add\(\) argument 'amount' is i64: "):
        counters.add(0, 2**63)
    assert not counters.value.any()


@pytest.mark.parametrize("length", [0, -1, MOST + 1, 2**64])
def test_lengths_out_of_range(length: int) -> None:
    with pytest.raises(ValueError) as caught:
        CounterArray(length)
    assert str(caught.value) == f"the length of an array is from 1 to {MOST}, not {length}"


@pytest.mark.parametrize("length", [True, 1.0, "3", None])
def test_lengths_that_are_no_number(length: Any) -> None:
    with pytest.raises(TypeError) as caught:
        CounterArray(length)
    assert str(caught.value) == f"the length of an array is a whole number, not {length!r}"


def test_a_huge_one() -> None:
    """2 GiB of addresses a CPU, and memory only for what is touched."""
    counters = CounterArray(MOST)
    counters.add(MOST - 1, 3)
    counters.add_many([MOST - 1, 0])
    assert (counters[MOST - 1], counters[0]) == (4, 1)
    counters.close()


def test_a_signal_handler_that_adds_meanwhile() -> None:
    """The room for indices is a thread's own, and a handler that interrupts it gets another one."""
    counters = CounterArray(2)
    handled = 0

    def handler(*_: object) -> None:
        nonlocal handled
        handled += 1
        counters.add_many([1] * 100)

    before = signal.signal(signal.SIGALRM, handler)
    rounds = 0
    try:
        while handled < 50:  # once a round, so that no handler is interrupted by the next one
            signal.setitimer(signal.ITIMER_REAL, 1e-6 + 1e-5 * (rounds % 30))
            counters.add_many([0] * 3000)
            rounds += 1
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert list(counters.value) == [3000 * rounds, 100 * handled]


def test_in_segments(segment: FileSegment) -> None:
    first = CounterArray(3, "größe", segment=segment)
    first.add(1)
    CounterArray(3, "größe", segment=segment).add_many([1, 2])
    assert list(first.value) == [0, 2, 1]
    assert list(pickle.loads(pickle.dumps(first)).value) == [0, 2, 1]
    with pytest.raises(ValueError) as caught:
        CounterArray(4, "größe", segment=segment)
    assert str(caught.value) == "the array 'größe' has 3 counters, not 4"
    with pytest.raises(MemoryError, match=r"needs 8000000 bytes a CPU, .* a segment does not grow: make a new one with a larger capacity$"):
        CounterArray(1_000_000, "huge", segment=segment)
    CounterArray(5, "small", segment=segment).add(4)
    with rseq.Segment.open("x", read_only=True) as reader:
        seen = CounterArray(3, "größe", segment=reader)
        assert (seen[1], list(seen.value)) == (2, [0, 2, 1])
        for use in (lambda: seen.add(0), lambda: seen.add_many([0]), lambda: seen.per_cpu().__setitem__((0, 0), 1)):
            with pytest.raises(ValueError, match="read"):
                use()


def test_eight_want_the_same_name_for_other_lengths(segment: FileSegment) -> None:
    def work(length: int) -> Callable[[], None]:
        def run() -> None:
            try:
                CounterArray(length, "a", segment=segment)
            except ValueError as error:
                assert str(error).startswith("the array 'a' has "), error
                os._exit(3)

        return run

    assert sorted(at_once(work(length) for length in range(1, 9))) == [0] + [3] * 7


def test_forked_and_closed(both: str) -> None:
    counters = CounterArray(4, shared=True)
    assert [wait(child) for child in [fork(lambda: counters.add_many([1] * 5000)) for _ in range(3)]] == [0] * 3
    assert counters[1] == 15_000
    add = counters.add
    counters.close()
    for use in (lambda: add(0), lambda: counters.add_many([0]), lambda: counters.value, lambda: counters[0]):
        with pytest.raises(ValueError, match="stands for no memory|was closed"):
            use()
