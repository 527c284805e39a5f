"""Struct classes and their instances: definitions that are refused, identity, `at()`, and what is not supported."""

from __future__ import annotations

import copy
import ctypes
import pickle
import re
from typing import Any

import pytest

import rseq
from rseq import Array, PerCpu, Ptr, Struct, u8, u16, u64
from rseq.language.annotations import AnnotationError


class Node(Struct):
    next: Ptr[Node]
    value: u64


class Pair(Struct):
    left: Node
    right: Node


class Twin(Struct):
    """As Node, but another class."""

    next: Ptr[Twin]
    value: u64


class First(Struct):
    other: Ptr[Second]


class Second(Struct):
    other: Ptr[First]
    first: First


class ContainsItself(Struct):
    me: ContainsItself


class ContainsItselfInRow(Struct):
    me: Array[ContainsItselfInRow, 3]  # type: ignore[valid-type]


class LongWay(Struct):
    back: WayBack


class WayBack(Struct):
    away: LongWay


class NoFields(Struct):
    pass


class HoldsHandle(Struct):
    handle: PerCpu[u64]


class NoWidth(Struct):
    value: int


class UnknownName(Struct):
    value: u65  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize(
    ("struct", "message"),
    [
        (ContainsItself, "ContainsItself.me: struct ContainsItself contains itself; point to it: Ptr['ContainsItself']"),
        (
            ContainsItselfInRow,
            "ContainsItselfInRow.me: struct ContainsItselfInRow contains itself; point to it: Ptr['ContainsItselfInRow']",
        ),
        (LongWay, "LongWay.back: WayBack.away: struct LongWay contains itself; point to it: Ptr['LongWay']"),
        (WayBack, "WayBack.away: LongWay.back: struct WayBack contains itself; point to it: Ptr['WayBack']"),
        (NoFields, "struct NoFields has no fields; write at least one: value: u64"),
        (HoldsHandle, "HoldsHandle.handle: a per-CPU handle is only a parameter of a sequence, never a field"),
        (UnknownName, "UnknownName.value: the annotation 'u65' cannot be read: name 'u65' is not defined"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_layouts_that_cannot_be(struct: Any, message: str) -> None:
    for use in (lambda: rseq.sizeof(struct), struct, lambda: rseq.per_cpu(struct), lambda: rseq.array(struct, 3)):
        with pytest.raises(AnnotationError) as caught:  # each time, not only the first
            use()
        assert str(caught.value) == message


def test_an_integer_needs_a_width() -> None:
    with pytest.raises(AnnotationError) as caught:
        rseq.sizeof(NoWidth)
    assert str(caught.value) == "NoWidth.value: int has no width; write u64 or i64 (or u8 … i32)"


def test_a_struct_is_not_derived_from() -> None:
    with pytest.raises(TypeError, match="^struct More derives from struct Node; nest it instead: base: Node$"):

        class More(Node):
            more: u64


def test_fields_have_no_defaults() -> None:
    with pytest.raises(
        TypeError, match=re.escape("Counted.value has a default; a struct's fields start as zero, give values to Counted(value=…)")
    ):

        class Counted(Struct):
            value: u64 = 3


def test_fields_do_not_start_with_an_underscore() -> None:
    with pytest.raises(TypeError, match=re.escape("Hidden._value: names of fields do not start with an underscore")):

        class Hidden(Struct):
            _value: u64


def test_a_struct_may_have_methods() -> None:
    class Cell(Struct):
        value: u64

        def doubled(self) -> int:
            return self.value * 2

        @property
        def half(self) -> int:
            return self.value // 2

    cell = Cell(value=8)
    assert (cell.doubled(), cell.half) == (16, 4)
    assert rseq.sizeof(Cell) == 8


def test_structs_that_point_at_each_other() -> None:
    assert (rseq.sizeof(First), rseq.sizeof(Second)) == (8, 16)
    second = Second()
    second.other = second.first
    assert second.other == second.first
    assert rseq.offset_of(Second, "first") == 8


def test_local_structs_may_name_one_that_comes_later() -> None:
    class Early(Struct):
        late: Ptr[Late]

    class Late(Struct):
        value: u8
        early: Ptr[Early]

    late = Late(value=3)
    assert Early(late=late).late.value == 3


def test_equality_is_by_place_and_type() -> None:
    node, other = Node(value=3), Node(value=3)
    assert node != other
    assert node == Node.at(node._address)
    assert hash(node) == hash(Node.at(node._address))
    assert len({node, other, Node.at(node._address)}) == 2
    assert node != node._address
    twin = Twin.at(node._address)
    assert twin._address == node._address
    assert node != twin
    pair = Pair()
    assert pair != pair.left  # type: ignore[comparison-overlap]
    assert pair.left == pair.left
    assert pair.left != pair.right


def test_repr() -> None:
    node = Node(value=3)
    assert repr(node) == f"Node(next=None, value=3) at {node._address:#x}"
    node.next = node
    assert repr(node) == f"Node(next=<Node at {node._address:#x}>, value=3) at {node._address:#x}"
    pair = Pair()
    assert repr(pair) == f"Pair(left=<Node at {pair._address:#x}>, right=<Node at {pair._address + 16:#x}>) at {pair._address:#x}"
    closed = rseq.array(Node, 1)
    gone = closed[0]
    closed.close()
    assert repr(gone) == "<Node, closed>"


def test_at() -> None:
    node = Node(value=3)
    assert Node.at(node._address).value == 3
    assert type(Node.at(node._address)) is Node
    foreign = ctypes.create_string_buffer(64)
    outside = ctypes.addressof(foreign) & ~15
    for address, message in [
        (0, "Node.at(): the address is 0"),
        (4, "Node.at(): the address 0x4 is misaligned; a Node stands at multiples of 8"),
        (outside, f"Node.at(): {outside:#x} does not point into memory made by rseq"),
        (-8, "Node.at(): -0x8 does not point into memory made by rseq"),
    ]:
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            Node.at(address)
    wrong: Any
    for wrong in ("x", True, 1.0):
        with pytest.raises(TypeError, match=re.escape(f"Node.at() is Ptr[Node]: None or a Node, not {wrong!r}")):
            Node.at(wrong)


def test_at_the_very_end_of_memory() -> None:
    page = rseq.array(u16, 2048)
    start = int(page.numpy().ctypes.data)
    assert Node.at(start + 4096 - 16)._address == start + 4080
    with pytest.raises(ValueError, match="does not point into memory made by rseq"):
        Node.at(start + 4096 - 8)  # its second half would be outside


def test_not_pickled() -> None:
    message = "^Node refers to memory of this process and cannot be pickled$"
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match=message):
            attempt(Node())


def test_an_instance_without_memory() -> None:
    empty = Node.__new__(Node)
    with pytest.raises(ValueError, match="^this Node stands for no memory$"):
        empty.value
    with pytest.raises(ValueError, match="^this Node stands for no memory$"):
        empty.value = 3
    assert repr(empty) == "<Node, closed>"
