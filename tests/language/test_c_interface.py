"""`f.address` and `f.ctypes`: the C function itself, called with records and raw values; its status says how it ended."""

from __future__ import annotations

import ctypes
import inspect
from typing import Any

import pytest

import rseq
from rseq import Array, PerCpu, Ptr, Struct, f64, i8, i32, u8, u16, u64
from rseq.language.status import Status, split
from rseq.memory.segment import RESERVED


class Node(Struct):
    next: Ptr[Node]
    value: u64
    row: Array[u8, 4]  # type: ignore[valid-type]


@rseq.sequence
def add(nodes: PerCpu[Node], amount: u64) -> u64:
    here = nodes.here()
    total = here.value + amount
    here.value = total
    return total


@rseq.sequence
def over_two(first: PerCpu[Node], second: PerCpu[Node]) -> None:
    other = second.here()
    here = first.here()
    here.value = other.value + 1


@rseq.native
def every(a: u8, b: i8, c: u16, d: i32, e: u64, f: f64, g: bool) -> tuple[u8, i8, u16, i32, u64, f64, bool]:
    return a, b, c, d, e, f, g


@rseq.native
def index(node: Ptr[Node], at: u64) -> u8:
    return node.row[at]


@rseq.native
def asserts(n: u64) -> u64:
    assert n != 3
    return n


@rseq.native
def follow(node: Ptr[Node]) -> u64:
    found = node.next
    assert found is not None
    return found.value


@rseq.native
def divide(a: u64, b: u64) -> u64:
    return a // b


@rseq.native
def nothing() -> None:
    return


def line_of(function: Any, text: str) -> int:
    """The line of a function's source in which `text` stands."""
    lines, first = inspect.getsourcelines(function.definition.python)
    return first + next(number for number, line in enumerate(lines) if text in line)


def test_results_go_into_a_record() -> None:
    class Results(ctypes.Structure):
        _fields_ = [
            ("a", ctypes.c_uint8), ("b", ctypes.c_int8), ("c", ctypes.c_uint16), ("d", ctypes.c_int32), ("e", ctypes.c_uint64),
            ("f", ctypes.c_double), ("g", ctypes.c_uint8),
        ]  # fmt: skip

    results = Results()
    given = (255, -128, 65535, -(2**31), 2**64 - 1, -1.5, 1)
    assert every.ctypes(*given, ctypes.addressof(results)) == 0
    assert tuple(getattr(results, name) for name, *_ in Results._fields_) == given


def test_argument_types() -> None:
    assert every.ctypes.argtypes == (
        ctypes.c_uint8, ctypes.c_int8, ctypes.c_uint16, ctypes.c_int32, ctypes.c_uint64, ctypes.c_double, ctypes.c_uint8, ctypes.c_void_p,
    )  # fmt: skip
    assert add.ctypes.argtypes == (ctypes.c_void_p, ctypes.c_uint64, ctypes.c_void_p)
    assert nothing.ctypes.argtypes == ()
    assert nothing.ctypes.restype is ctypes.c_int32
    assert nothing.ctypes() == 0


def test_a_sequence_takes_the_address_of_a_record() -> None:
    nodes: Any = rseq.per_cpu(Node)
    result = ctypes.c_uint64()
    function = add.ctypes
    for _ in range(1000):
        assert function(nodes._address, 3, ctypes.addressof(result)) == 0
    assert sum(node.value for node in nodes) == 3000
    assert 3 <= result.value <= 3000


def test_by_address_alone() -> None:
    prototype = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_void_p)
    result = ctypes.c_uint64()
    assert isinstance(divide.address, int)
    assert divide.address == divide.address != add.address
    assert prototype(divide.address)(42, 6, ctypes.addressof(result)) == 0
    assert result.value == 7


@pytest.mark.parametrize(
    ("function", "given", "status", "text", "raised", "message"),
    [
        (index, (4,), Status.INDEX, "node.row[at]", IndexError, "in index(): index out of range"),
        (asserts, (3,), Status.ASSERTION, "assert n != 3", AssertionError, "in asserts(): assertion failed"),
        (divide, (1, 0), Status.ZERO, "a // b", ZeroDivisionError, "in divide(): division by zero"),
        (follow, (), Status.ASSERTION, "assert found", AssertionError, "in follow(): assertion failed"),
    ],
    ids=lambda value: getattr(value, "__name__", "") if callable(value) else "",
)
def test_failures(function: Any, given: Any, status: Status, text: str, raised: type[Exception], message: str) -> None:
    result = ctypes.c_uint64(77)
    arguments = (Node(), *given) if function in (index, follow) else given
    raw = [each._address if isinstance(each, Node) else each for each in arguments]
    found = function.ctypes(*raw, ctypes.addressof(result))
    line = line_of(function, text)
    assert found & 0xFF == status
    assert found >> 8 == line
    assert split(found) == (status, line)
    with pytest.raises(raised) as caught:
        function(*arguments)
    assert str(caught.value) == f"{__file__}:{line}: {message}"


def test_memory_of_two_backends_is_unavailable() -> None:
    first: Any = rseq.per_cpu(Node, backend="kernel")
    second: Any = rseq.per_cpu(Node, backend="locked")
    for one, two in ((first, second), (second, first)):
        assert over_two.ctypes(one._address, two._address) & 0xFF == Status.UNAVAILABLE
        with pytest.raises(
            rseq.Unavailable, match=r"^over_two\(\) cannot run on this memory in this thread: .*handles of both backends were mixed"
        ):
            over_two(one, two)
    assert [node.value for node in first] == [0] * len(first)
    over_two(second, second)
    assert sum(node.value for node in second) == 1


def test_the_record_of_a_handle() -> None:
    nodes: Any = rseq.per_cpu(Node, copies=5, stride=512, backend="locked")
    words = (ctypes.c_uint64 * 8).from_address(nodes._address)
    base, stride, count, copies, lock, packed, region, type_id = words
    assert base == nodes[0]._address == lock + RESERVED
    assert (stride, count, copies) == (512, 0, 5)
    assert packed == 2
    assert region == nodes._region
    assert type_id == nodes._type_id
    kernel: Any = rseq.per_cid(Node, copies=5, backend="locked")
    assert (ctypes.c_uint64 * 8).from_address(kernel._address)[5] == 2 | 1 << 32


def test_a_result_that_leads_out_of_our_memory() -> None:
    @rseq.native
    def next_of(node: Ptr[Node]) -> Ptr[Node] | None:
        return node.next

    node = Node()
    ctypes.c_uint64.from_address(node._address).value = 4096
    with pytest.raises(RuntimeError, match=r"^next_of\(\) returned the pointer 0x1000, which leads out of the memory made by rseq$"):
        next_of(node)
    ctypes.c_uint64.from_address(node._address).value = 0
    assert next_of(node) is None
