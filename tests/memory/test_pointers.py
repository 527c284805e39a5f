"""Pointers from Python: which are followed, and how the others are refused, before compiled code sees them."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

import rseq
from rseq import Array, Ptr, Struct, u8, u64
from rseq.language import regions


class Node(Struct):
    next: Ptr[Node]
    value: u64


class Other(Struct):
    next: Ptr[Other]
    value: u64


class Holder(Struct):
    nodes: Array[Node, 3]  # type: ignore[valid-type]
    first: Node


@rseq.native
def value_of(node: Ptr[Node]) -> u64:
    return node.value


@rseq.native
def value_or(node: Ptr[Node] | None, other: u64) -> u64:
    if node is None:
        return other
    return node.value


@rseq.native
def same(node: Ptr[Node]) -> Ptr[Node]:
    return node


@rseq.native
def next_of(node: Ptr[Node]) -> Ptr[Node] | None:
    return node.next


@rseq.native
def address_of_number(p: Ptr[u8]) -> Ptr[u8]:
    return p


@pytest.fixture
def nodes() -> Iterator[Any]:
    made = rseq.array(Node, 4)
    yield made
    made.close()


def refused(kind: type[Exception], value: Any) -> str:
    with pytest.raises(kind) as caught:
        value_of(value)
    with pytest.raises(kind) as bound:
        value_of.bind(value)
    with pytest.raises(kind) as with_other:
        value_or(value, 3)
    assert str(bound.value) == str(caught.value)
    assert str(with_other.value).startswith("value_or() argument 'node'")
    return str(caught.value)


PREFIX = "value_of() argument 'node'"


@pytest.mark.parametrize("address", [8, 4096, 1 << 46, 1 << 62, (1 << 64) - 8, 1 << 64, 1 << 200, -8])
def test_addresses_that_are_not_ours(address: int) -> None:
    assert refused(ValueError, address) == f"{PREFIX}: {address:#x} does not point into memory made by rseq"


@pytest.mark.parametrize("address", [1, 4, 7, 4097, (1 << 64) - 1, -1])
def test_misaligned_addresses(address: int) -> None:
    expected = f"{PREFIX}: the address {address:#x} is misaligned; a Node stands at multiples of 8"
    assert refused(ValueError, address) == expected


def test_misaligned_inside_our_memory(nodes: Any) -> None:
    address = nodes[0]._address + 4
    assert refused(ValueError, address) == f"{PREFIX}: the address {address:#x} is misaligned; a Node stands at multiples of 8"


def test_foreign_memory() -> None:
    buffer = ctypes.create_string_buffer(256)
    address = (ctypes.addressof(buffer) + 15) & ~15
    assert refused(ValueError, address) == f"{PREFIX}: {address:#x} does not point into memory made by rseq"
    with mmap.mmap(-1, 4096) as mapped:
        view = ctypes.c_char.from_buffer(mapped)
        address = ctypes.addressof(view)
        assert refused(ValueError, address) == f"{PREFIX}: {address:#x} does not point into memory made by rseq"
        del view


def test_null() -> None:
    with pytest.raises(TypeError) as caught:
        value_of(None)  # type: ignore[arg-type]
    assert str(caught.value) == f"{PREFIX} is Ptr[Node], which is never None"
    with pytest.raises(ValueError) as null:
        value_of(0)  # type: ignore[arg-type]
    assert str(null.value) == f"{PREFIX} is a null pointer; a Node was expected"
    assert value_or(None, 3) == 3


@pytest.mark.parametrize(
    ("make", "shown"),
    [
        (lambda: Other(), "not a reference to Other"),
        (lambda: rseq.per_cpu(Node), "not a reference to PerCpuHandle"),
    ],
    ids=["another struct", "a handle"],
)
def test_references_to_something_else(make: Any, shown: str) -> None:
    assert refused(TypeError, make()) == f"{PREFIX} is Ptr[Node], {shown}"


@pytest.mark.parametrize("value", ["x", 1.0, True, b"", [], object])
def test_what_is_no_pointer(value: Any) -> None:
    assert refused(TypeError, value) == f"{PREFIX} is Ptr[Node]: None or a Node, not {value!r}"


def test_memory_that_was_given_back(nodes: Any) -> None:
    array = rseq.array(Node, 2)
    address = array[1]._address
    assert value_of(array[1]) == 0
    array.close()
    assert refused(ValueError, address) == f"{PREFIX}: {address:#x} does not point into memory made by rseq"
    dropped = rseq.array(Node, 2)
    address = dropped[1]._address
    del dropped
    assert regions.find(address) is None
    assert "does not point into memory made by rseq" in refused(ValueError, address)


def test_references_into_closed_memory() -> None:
    array = rseq.array(Node, 2)
    node = array[1]
    array.close()
    for call in (value_of, value_of.bind, same, next_of, value_of.python):
        with pytest.raises(ValueError, match="^the memory of this Node was closed$"):
            call(node)  # type: ignore[operator]


def test_an_instance_without_memory() -> None:
    empty = Node.__new__(Node)
    for call in (value_of, value_of.bind, value_of.python):
        with pytest.raises((TypeError, ValueError)):
            call(empty)  # type: ignore[operator]


@given(st.integers(0, 3), st.integers(0, 2**64 - 1))
def test_good_pointers_in_every_form(place: int, value: int) -> None:
    nodes: Any = rseq.array(Node, 4)
    node = nodes[place]
    node.value = value
    assert value_of(node) == value
    assert value_of(node._address) == value
    assert value_of(Node.at(node._address)) == value
    found = same(node)
    assert found == node
    assert type(found) is Node
    assert found.value == value
    nodes.close()


def test_nested_structs_are_pointed_at() -> None:
    holder = Holder()
    holder.nodes[2].value = 5
    holder.first.value = 6
    assert value_of(holder.nodes[2]) == 5
    assert value_of(holder.first) == 6
    assert same(holder.first) == holder.first
    holder.first.next = holder.nodes[0]
    assert next_of(holder.first) == holder.nodes[0]
    assert next_of(holder.nodes[0]) is None


def test_pointers_to_numbers_are_addresses() -> None:
    numbers = rseq.array(u8, 16)
    start = int(numbers.numpy().ctypes.data)
    take: Any = address_of_number
    assert take(start + 5) == start + 5
    assert type(take(start)) is int
    strange = ctypes.create_string_buffer(8)
    elsewhere = ctypes.addressof(strange)
    with pytest.raises(ValueError, match=f"address_of_number.. argument 'p': {elsewhere:#x} does not point into memory made by rseq"):
        take(elsewhere)
    with pytest.raises(TypeError, match=r"argument 'p' is Ptr\[u8\], which is never None$"):
        take(None)
    with pytest.raises(TypeError, match=r"argument 'p' is Ptr\[u8\], not a reference to Node$"):
        take(Node())
    numbers.close()


def test_the_last_item_and_one_past_it(nodes: Any) -> None:
    page = rseq.array(Node, 256)  # exactly one page
    last = page[255]
    assert value_of(last) == 0
    beyond = last._address + 16
    if regions.find(beyond) is None:
        assert "does not point into memory made by rseq" in refused(ValueError, beyond)
    half = last._address + 8
    assert refused(ValueError, half) == f"{PREFIX}: {half:#x} does not point into memory made by rseq"
    page.close()
