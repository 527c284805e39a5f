"""100,000 calls of each kind leave every reference count and the number of allocated blocks as they were."""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Ptr, Struct, f64, i64, u8, u64

ROUNDS = 100_000


class Node(Struct):
    next: Ptr[Node]
    value: u64


@rseq.native
def numbers(a: u64, b: f64 = 0.5, c: bool = True) -> tuple[u64, f64, bool]:
    return a, b, c


@rseq.native
def nothing(a: u8 = 3) -> None:
    return


@rseq.native
def large(a: i64) -> i64:
    return a


@rseq.native
def follow(node: Ptr[Node]) -> Ptr[Node] | None:
    return node.next


@rseq.native
def value(node: Ptr[Node]) -> u64:
    found = node.next
    assert found is not None
    return found.value


@rseq.native
def divide(a: u64, b: u64) -> u64:
    return a // b


@rseq.native
def pair(node: Ptr[Node]) -> tuple[Ptr[Node] | None, u64]:
    return node.next, node.value


@rseq.sequence
def push(heads: PerCpu[Node], node: Ptr[Node]) -> None:
    here = heads.here()
    here.next = node


class Index:
    def __index__(self) -> int:
        return 2**40


class Broken:
    def __index__(self) -> int:
        raise RuntimeError("broken")


BIG = 2**62
FLOAT = 1e100
INDEX, BROKEN = Index(), Broken()
TAIL = Node(value=5)
HEAD = Node(next=TAIL, value=6)
HEADS = rseq.per_cpu(Node)
STRANGER: Any = rseq.per_cpu(u8)
CLOSED: Any = rseq.per_cpu(Node)
CLOSED.close()
call: Any = lambda function, *given, **named: (function, given, named)  # noqa: E731

KINDS: dict[str, Any] = {
    "numbers": call(numbers, BIG, FLOAT, False),
    "defaults": call(numbers, BIG),
    "keywords": call(numbers, a=BIG, c=True),
    "None": call(nothing),
    "one argument": call(large, BIG),
    "an object with __index__": call(large, INDEX),
    "a bound builtin": call(numbers.bind(BIG), FLOAT),
    "a bound builtin with a keyword": call(numbers.bind(BIG), b=FLOAT),
    "a pointer in and out": call(follow, HEAD),
    "a pointer in and None out": call(follow, TAIL),
    "a pointer as a number": call(follow, HEAD._address),
    "a pointer in a tuple": call(pair, HEAD),
    "a sequence": call(push, HEADS, HEAD),
    "a bound sequence": call(push.bind(HEADS), HEAD),
}
FAILING: dict[str, Any] = {
    "missing": (TypeError, call(numbers)),
    "too many": (TypeError, call(numbers, BIG, FLOAT, True, BIG)),
    "unexpected": (TypeError, call(numbers, BIG, unknown=FLOAT)),
    "a wrong type": (TypeError, call(numbers, FLOAT)),
    "the second of a wrong type": (TypeError, call(numbers, BIG, INDEX)),
    "too large": (OverflowError, call(nothing, BIG)),
    "an exception of the argument": (RuntimeError, call(large, BROKEN)),
    "an assertion": (AssertionError, call(value, TAIL)),
    "a division by zero": (ZeroDivisionError, call(divide, BIG, 0)),
    "a wrong handle": (TypeError, call(push, STRANGER, HEAD)),
    "a closed handle": (ValueError, call(push, CLOSED, HEAD)),
    "a null pointer": (ValueError, call(follow, 0)),
    "a bound builtin": (TypeError, call(numbers.bind(BIG), INDEX)),
}
WATCHED: list[Any] = [BIG, FLOAT, INDEX, BROKEN, TAIL, HEAD, HEADS, STRANGER, CLOSED, None, True, False, Node, int, float, tuple, *(
    function for function in (numbers, nothing, large, follow, value, divide, pair, push)
)]  # fmt: skip


def counts() -> list[int]:
    return [sys.getrefcount(each) for each in WATCHED]


def measure(run: Callable[[], None]) -> None:
    """`run` does 100,000 calls; before it is measured it has run once, so that caches are filled."""
    run()
    gc.collect()
    before, blocks = counts(), sys.getallocatedblocks()
    run()
    gc.collect()
    grown = sys.getallocatedblocks() - blocks
    after = counts()
    for each, old, new in zip(WATCHED, before, after, strict=True):
        assert abs(new - old) < ROUNDS // 100, f"the reference count of {each!r} went from {old} to {new}"
    assert grown < ROUNDS // 100, f"{grown} blocks more"


@pytest.mark.parametrize("name", KINDS)
def test_calls_that_succeed(name: str) -> None:
    function, given, named = KINDS[name]

    def run() -> None:
        for _ in range(ROUNDS):
            function(*given, **named)

    measure(run)


@pytest.mark.parametrize("name", FAILING)
def test_calls_that_fail(name: str) -> None:
    kind, (function, given, named) = FAILING[name]

    def run() -> None:
        failed = 0
        for _ in range(ROUNDS):
            try:
                function(*given, **named)
            except kind:
                failed += 1
        assert failed == ROUNDS

    measure(run)


def test_results_belong_to_the_caller() -> None:
    found: Any = follow(HEAD)
    made = Node()
    assert sys.getrefcount(found) == sys.getrefcount(made)
    many = [large(BIG + i) for i in range(1000)]
    fresh = [BIG + i for i in range(1000)]
    assert many == fresh
    assert sys.getrefcount(many[5]) == sys.getrefcount(fresh[5])


def test_binding_keeps_nothing() -> None:
    held = rseq.per_cpu(Node)
    before = sys.getrefcount(held)
    for _ in range(1000):
        push.bind(held)
    assert sys.getrefcount(held) == before
    bound = push.bind(held)
    assert sys.getrefcount(held) == before + 1
    del bound
    assert sys.getrefcount(held) == before


def test_the_process_does_not_grow() -> None:
    def run() -> None:
        for _ in range(ROUNDS):
            numbers(BIG)
            pair(HEAD)
            try:
                divide(BIG, 0)
            except ZeroDivisionError:
                pass

    run()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 8192, f"{grown} KiB more after {ROUNDS} rounds"
