"""Counter and FloatCounter from Python, on both backends: amounts, wrapping, what is refused, closing, sharing."""

from __future__ import annotations

import math
import pickle
import types
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

import rseq
from rseq.kernel.backend import choose
from rseq.structures import Counter, FloatCounter
from tests.memory.test_fork import finish, start


@pytest.fixture(params=["kernel", "locked"], autouse=True)
def backend(request: pytest.FixtureRequest) -> str:
    """Every test runs on both backends."""
    name = str(request.param)
    if name == "locked":
        request.getfixturevalue("locked")
    elif choose().backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {choose().reason}")
    return name


amounts = st.integers(-(2**63), 2**63 - 1)


def wrapped(value: int) -> int:
    return (value + 2**63) % 2**64 - 2**63


def test_one_and_others(backend: str) -> None:
    counter = Counter()
    assert counter.value == 0
    assert counter.add() is None  # type: ignore[func-returns-value]
    counter.add(5)
    counter.add(-2)
    counter.add(0)
    counter.add(amount=10)
    assert counter.value == 14
    cells: Any = counter.cells
    assert cells.backend == backend


def test_many() -> None:
    counter = Counter()
    for n in range(10_000):
        counter.add(n)
    assert counter.value == sum(range(10_000))


@pytest.mark.parametrize("shape", ["Counter", "FloatCounter"])
def test_the_value_is_the_sum_over_all_cpus(shape: str) -> None:
    counter: Any = {"Counter": Counter, "FloatCounter": FloatCounter}[shape]()
    for number, cell in enumerate(counter.cells):
        cell.value = 10**number
    assert counter.per_cpu() == [10**number for number in range(len(counter.cells))]
    assert counter.value == sum(counter.per_cpu())
    assert len(counter.per_cpu()) == len(counter.cells)
    assert {type(each) for each in counter.per_cpu()} == {int if shape == "Counter" else float}
    assert type(counter.value) is (int if shape == "Counter" else float)


def test_wrapping() -> None:
    counter = Counter()
    counter.add(2**63 - 1)
    assert counter.value == 2**63 - 1
    counter.add()
    assert counter.value == -(2**63)
    counter.add(-1)
    assert counter.value == 2**63 - 1
    spread = Counter()
    for cell in spread.cells:
        cell.value = 2**63 - 1
    assert spread.value == wrapped((2**63 - 1) * len(list(spread.cells)))


def add_all(given_amounts: list[int]) -> int:
    counter = Counter()
    for amount in given_amounts:
        counter.add(amount)
    return counter.value


@given(st.lists(amounts, max_size=20))
def _against_a_model(given_amounts: list[int]) -> None:
    assert add_all(given_amounts) == wrapped(sum(given_amounts))


def test_any_amounts() -> None:
    _against_a_model()


@pytest.mark.parametrize("amount", [2**63, -(2**63) - 1, 2**64, 10**30])
def test_amounts_that_do_not_fit(amount: int) -> None:
    counter = Counter()
    for add in (counter.add, counter.bind()):
        with pytest.raises(OverflowError) as caught:
            add(amount)
        assert str(caught.value) == f"add() argument 'amount' is i64: -9223372036854775808 to 9223372036854775807, not {amount}"
    assert counter.value == 0


def test_messages_name_the_method_that_was_called() -> None:
    wrong: Any = FloatCounter()
    for use, sentence in (
        (lambda: wrong.add("a"), "add() argument 'amount' is f64: a number, not 'a'"),
        (lambda: wrong.add(1, 2), "add() takes from 1 to 2 positional arguments but 3 were given"),
        (lambda: wrong.add(amounts=1), "add() got an unexpected keyword argument 'amounts'"),
    ):
        with pytest.raises(TypeError) as caught:
            use()
        assert str(caught.value) == sentence
    assert (wrong.add.__name__, wrong.value) == ("add", 0)


@pytest.mark.parametrize("amount", [1.0, "1", None, True])
def test_amounts_that_are_no_number(amount: Any) -> None:
    counter = Counter()
    with pytest.raises(TypeError) as caught:
        counter.add(amount)
    assert str(caught.value) == f"add() argument 'amount' is i64: a whole number, not {amount!r}"
    assert counter.value == 0


def test_wrong_calls() -> None:
    counter = Counter()
    with pytest.raises(TypeError, match=r"^add\(\) takes from 1 to 2 positional arguments but 3 were given$"):
        counter.add(1, 2)
    with pytest.raises(TypeError, match=r"^add\(\) got an unexpected keyword argument 'by'$"):
        counter.add(by=1)
    assert counter.value == 0


def test_add_is_a_builtin() -> None:
    counter = Counter()
    add: Any = counter.add
    assert type(add) is types.BuiltinFunctionType
    assert add.__text_signature__ == "(amount=1)"
    assert add.__doc__ == "Add `amount` (default 1, may be negative) to the counter."
    other = counter.bind()
    assert other is not add
    other(3)
    add(4)
    assert counter.value == 7


def test_two_counters_are_two() -> None:
    first, second = Counter(), Counter()
    first.add(1)
    second.add(2)
    assert (first.value, second.value) == (1, 2)


def test_repr() -> None:
    counter, weights = Counter(), FloatCounter()
    counter.add(-3)
    weights.add(1.5)
    assert repr(counter) == "<rseq.Counter -3>"
    assert repr(weights) == "<rseq.FloatCounter 1.5>"
    counter.close()
    assert repr(counter).startswith("<rseq.Counter"), "a repr does not fail"


@pytest.mark.parametrize("make", [Counter, FloatCounter])
def test_closed(make: Any) -> None:
    for counter in (make(), make(shared=True)):
        counter.add()
        bound = counter.bind()
        counter.close()
        counter.close()
        for use in (counter.add, bound, counter.bind, counter.per_cpu, lambda c=counter: c.value):
            with pytest.raises(ValueError, match="stands for no memory|was closed"):
                use()


@pytest.mark.parametrize("make", [Counter, FloatCounter])
def test_not_pickled(make: Any) -> None:
    with pytest.raises(TypeError) as caught:
        pickle.dumps(make())
    assert str(caught.value) == (
        f"a {make.__name__} without a name belongs to this process and its forks and cannot be pickled; give it a name in a segment"
    )


@pytest.mark.parametrize("make", [Counter, FloatCounter])
def test_in_a_segment(make: Any) -> None:
    with rseq.Segment() as segment:
        several = [make(segment=segment) for _ in range(20)]
        for number, counter in enumerate(several):
            counter.add(number)
        assert [counter.value for counter in several] == list(range(20))
        several[3].close()
        several[4].add(1)
        assert several[4].value == 5
    for use in (several[5].add, lambda: several[5].value, several[5].per_cpu):
        with pytest.raises(ValueError, match=f"^this {make.__name__} was closed$"):
            use()
    with pytest.raises(TypeError, match="^shared is True or False, not 1$"):
        make(shared=1)


@pytest.mark.parametrize("make", [Counter, FloatCounter])
def test_shared_with_children(make: Any) -> None:
    shared, private = make(shared=True), make()

    def work() -> None:
        for _ in range(5000):
            shared.add()
            private.add(2)
        assert private.value == 10_000

    children = [start(work) for _ in range(3)]
    for _ in range(5000):
        shared.add()
    for child in children:
        finish(child)
    assert shared.value == 20_000
    assert private.value == 0


def test_floats() -> None:
    counter = FloatCounter()
    assert counter.value == 0.0
    counter.add()
    counter.add(0.25)
    counter.add(-3)
    counter.add(amount=2.5)
    assert counter.value == 0.75
    counter.add(math.inf)
    assert counter.value == math.inf
    counter.add(-math.inf)
    assert math.isnan(counter.value)


@pytest.mark.parametrize("amount", ["1", None, True, 1j])
def test_what_is_no_float(amount: Any) -> None:
    counter = FloatCounter()
    with pytest.raises(TypeError) as caught:
        counter.add(amount)
    assert str(caught.value).endswith(f" argument 'amount' is f64: a number, not {amount!r}")
    assert counter.value == 0.0


def test_floats_add_up_to_the_last_bit_where_sums_are_exact() -> None:
    counter = FloatCounter()
    for n in range(10_000):
        counter.add(n / 4)
    assert counter.value == sum(range(10_000)) / 4
