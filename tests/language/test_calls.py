"""Calling a compiled function: which arguments go where, as Python itself does it, with Python's own messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

import rseq
from rseq import f64, u8, u64


@rseq.native
def none() -> u64:
    return 7


@rseq.native
def one(a: u64) -> u64:
    return a


@rseq.native
def two(a: u64, b: u64) -> tuple[u64, u64]:
    return a, b


@rseq.native
def three(a: u64, b: u64, c: u64) -> tuple[u64, u64, u64]:
    return a, b, c


@rseq.native
def defaults(a: u64, b: u64 = 20, c: u64 = 30) -> tuple[u64, u64, u64]:
    return a, b, c


@rseq.native
def only_defaults(a: u64 = 10) -> u64:
    return a


@rseq.native
def mixed(a: u8, b: f64 = 0.5, c: bool = True, d: u64 = 2**64 - 1) -> tuple[u8, f64, bool, u64]:
    return a, b, c, d


FUNCTIONS: list[Any] = [none, one, two, three, defaults, only_defaults]
NAMES = ["a", "b", "c", "unknown"]


def outcome(call: Callable[..., Any], positional: list[int], keywords: dict[str, int]) -> Any:
    try:
        return call(*positional, **keywords)
    except TypeError as error:
        return str(error)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FUNCTIONS), st.lists(st.integers(0, 99), max_size=5), st.dictionaries(st.sampled_from(NAMES), st.integers(0, 99)))
@example(three, [], {})
@example(two, [], {})
@example(defaults, [], {})
@example(defaults, [1, 2, 3, 4], {})
@example(only_defaults, [1, 2], {})
@example(none, [1], {})
@example(one, [1, 2], {})
@example(one, [1], {"a": 1})
@example(one, [1, 2], {"unknown": 1})
def test_the_same_as_a_python_function(function: Any, positional: list[int], keywords: dict[str, int]) -> None:
    wanted = outcome(function.definition.python, positional, keywords)
    found = outcome(function, positional, keywords)
    if isinstance(found, str):
        assert str(wanted).startswith(found), "newer Pythons add a guess: did you mean …"
    else:
        assert found == wanted


def test_messages_whole() -> None:
    for function, positional, keywords, message in [
        (one, [], {}, "one() missing 1 required positional argument: 'a'"),
        (two, [], {}, "two() missing 2 required positional arguments: 'a' and 'b'"),
        (three, [], {}, "three() missing 3 required positional arguments: 'a', 'b', and 'c'"),
        (three, [1], {"c": 1}, "three() missing 1 required positional argument: 'b'"),
        (one, [1, 2], {}, "one() takes 1 positional argument but 2 were given"),
        (none, [1], {}, "none() takes 0 positional arguments but 1 was given"),
        (defaults, [1, 2, 3, 4], {}, "defaults() takes from 1 to 3 positional arguments but 4 were given"),
        (only_defaults, [1, 2], {}, "only_defaults() takes from 0 to 1 positional arguments but 2 were given"),
        (one, [], {"unknown": 1}, "one() got an unexpected keyword argument 'unknown'"),
        (one, [1], {"a": 2}, "one() got multiple values for argument 'a'"),
    ]:
        assert outcome(function, positional, keywords) == message


def test_keywords_must_be_strings() -> None:
    wrong: Any = {1: 2}
    with pytest.raises(TypeError, match="keywords must be strings"):
        one(**wrong)


def test_defaults_of_every_kind() -> None:
    assert mixed(1) == (1, 0.5, True, 2**64 - 1)
    assert mixed(1, 2.5) == (1, 2.5, True, 2**64 - 1)
    assert mixed(1, 2.5, False) == (1, 2.5, False, 2**64 - 1)
    assert mixed(1, 2.5, False, 4) == (1, 2.5, False, 4)
    assert mixed(d=4, a=1) == (1, 0.5, True, 4)
    assert mixed(1, c=False) == (1, 0.5, False, 2**64 - 1)


def test_many_arguments() -> None:
    @rseq.native
    def twelve(
        a: u64, b: u8, c: f64, d: bool, e: u64, f: u64, g: f64, h: f64, i: u8, j: u64, k: f64, last: u64 = 99
    ) -> tuple[u64, u8, f64, bool, u64, u64, f64, f64, u8, u64, f64, u64]:
        return a, b, c, d, e, f, g, h, i, j, k, last

    given: Any = (1, 2, 3.0, True, 5, 6, 7.0, 8.0, 9, 10, 11.0)
    assert twelve(*given) == (*given, 99)
    assert twelve(*given, 12) == (*given, 12)
    assert twelve(*given[:5], **dict(zip("fghijk", given[5:], strict=True))) == (*given, 99)
    with pytest.raises(TypeError, match=r"^twelve\(\) takes from 11 to 12 positional arguments but 13 were given$"):
        twelve(*given, 12, 13)


def test_through_every_way_of_calling() -> None:
    assert one.__call__(5) == 5
    assert one(*[5]) == one(a=5) == 5
    assert sorted([3, 1, 2], key=one) == [1, 2, 3]
    assert max([3, 1, 2], key=one) == 3
    assert [*map(two, [1, 2], [3, 4])] == [(1, 3), (2, 4)]
    methods: Any = type(one)
    assert methods.__call__(one, 5) == 5


def test_the_first_call_may_fail_and_the_second_succeed() -> None:
    @rseq.native
    def fresh(a: u8) -> u8:
        return a

    with pytest.raises(OverflowError):
        fresh(256)
    with pytest.raises(TypeError):
        fresh()  # type: ignore[call-arg]
    assert fresh(255) == 255


def test_recursion_between_python_and_compiled() -> None:
    class Again:
        """An argument that calls while it is converted."""

        def __init__(self, depth: int) -> None:
            self.depth = depth

        def __index__(self) -> int:
            deeper: Any = Again(self.depth - 1)
            return one(deeper) + 1 if self.depth else 0

    start: Any = Again(50)
    assert one(start) == 50
