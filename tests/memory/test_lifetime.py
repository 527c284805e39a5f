"""Memory goes when its last reference goes, not before; memory whose address escaped stays until it is closed."""

from __future__ import annotations

import ctypes
import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import Array, PerCpu, Ptr, Struct, u64
from rseq.language import regions
from rseq.structures import Counter, FreeList

ROUNDS = 2000


class Node(Struct):
    next: Ptr[Node]
    value: u64
    row: Array[u64, 4]  # type: ignore[valid-type]


class Head(Struct):
    head: Ptr[Node]


@rseq.sequence
def push(heads: PerCpu[Head], node: Ptr[Node]) -> None:
    here = heads.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


@rseq.native
def value_of(node: Ptr[Node]) -> u64:
    return node.value


def mappings() -> int:
    return len(Path("/proc/self/maps").read_text().splitlines())


def address_space() -> int:
    """Pages of the process's address space."""
    return int(Path("/proc/self/statm").read_text().split()[0])


def open_regions() -> int:
    table = ctypes.c_uint64.from_address(regions.TABLE_CELL).value
    return ctypes.c_uint64.from_address(table).value


def is_open(address: int) -> bool:
    return regions.find(address) is not None


def drop_array() -> None:
    array = rseq.array(Node, 1000)
    array[5].value = 3


def drop_struct() -> None:
    assert Node(value=3).value == 3


def drop_handle() -> None:
    cells: Any = rseq.per_cpu(Node, copies=16)
    cells[3].value = 5


def drop_segment() -> None:
    segment = rseq.Segment()
    cells = rseq.per_cpu(Node, segment=segment)
    cells[0].value = 3


def drop_view() -> None:
    view = rseq.array(u64, 1000).numpy()
    view[:] = 5


def close_array() -> None:
    with rseq.array(Node, 1000) as array:
        array[5].value = 3


def close_escaped() -> None:
    with rseq.array(Node, 1000) as array:
        value_of(array[5])


def drop_bound() -> None:
    cells: Any = rseq.per_cpu(Head, copies=16)
    push.bind(cells)


def drop_private() -> None:
    cells = rseq.per_cpu(u64)
    assert cells[0] == 0


def drop_counter() -> None:
    counter = Counter()
    counter.add()


def drop_list() -> None:
    lists = FreeList()
    assert lists.pop() is None


def drop_cycle() -> None:
    ring: list[Any] = [rseq.array(Node, 1000)]
    ring.append(ring)


@pytest.mark.parametrize(
    "round_of",
    [
        drop_array, drop_struct, drop_handle, drop_segment, drop_view, close_array, drop_bound, drop_private, drop_counter, drop_list,
        drop_cycle,
    ],
)  # fmt: skip
def test_nothing_grows(round_of: Callable[[], None]) -> None:
    for _ in range(20):
        round_of()
    gc.collect()
    before, pages, table = mappings(), address_space(), open_regions()
    for _ in range(ROUNDS):
        round_of()
    gc.collect()
    assert open_regions() <= table + 2
    assert mappings() <= before + 20
    assert (address_space() - pages) * 4096 < 32 << 20


def test_closing_what_escaped_gives_the_memory_back() -> None:
    """The addresses stay taken, the pages do not."""
    close_escaped()
    table = open_regions()
    resident = int(Path("/proc/self/statm").read_text().split()[1])
    for _ in range(200):
        with rseq.array(u64, 1 << 17) as array:  # a MiB
            array.numpy()[:] = 1
            rseq.array(Ptr[u64], 1)[0] = int(array.numpy().ctypes.data)  # type: ignore[misc]
    assert open_regions() <= table + 1
    grown = int(Path("/proc/self/statm").read_text().split()[1]) - resident
    assert grown * 4096 < 64 << 20


def test_memory_goes_at_once() -> None:
    array = rseq.array(Node, 3)
    address = array[0]._address
    assert is_open(address)
    del array
    assert not is_open(address)


@pytest.mark.parametrize(
    "keep",
    [
        lambda array: array[1],
        lambda array: array[1].row,
        lambda array: array.numpy(),
        lambda array: array.numpy()["value"][1:],
        lambda array: array[1].row.numpy(),
        lambda array: iter(array),
        lambda array: array[0:2],
    ],
    ids=["item", "row", "view", "part of a view", "view of a row", "iterator", "slice"],
)
def test_whatever_refers_to_memory_keeps_it(keep: Callable[[Any], Any]) -> None:
    array = rseq.array(Node, 3)
    address = array[0]._address
    kept = keep(array)
    del array
    gc.collect()
    assert is_open(address)
    del kept
    gc.collect()
    assert not is_open(address)


def test_a_reference_is_good_after_its_array_is_gone() -> None:
    node = rseq.array(Node, 3)[1]
    gc.collect()
    node.value = 5
    node.row[2] = 6
    assert (node.value, list(node.row)) == (5, [0, 0, 6, 0])


def test_handles_and_segments_keep_each_other() -> None:
    cells: Any = rseq.per_cpu(Node, segment=rseq.Segment())
    gc.collect()
    cells[0].value = 5
    reference = cells[0]
    address = reference._address
    del cells
    gc.collect()
    assert reference.value == 5
    del reference
    gc.collect()
    assert not is_open(address)


def test_memory_that_escaped_stays_until_it_is_closed() -> None:
    heads: Any = rseq.per_cpu(Head, copies=rseq.Segment().copies)
    node = Node(value=77)
    address = node._address
    push(heads, node)
    del node
    gc.collect()
    assert is_open(address)
    (found,) = [head.head for head in heads if head.head is not None]
    assert found.value == 77
    assert found._address == address
    assert Node.at(address).value == 77


@pytest.mark.parametrize(
    "escape",
    [
        lambda node: value_of(node),
        lambda node: value_of.bind(node),
        lambda node: value_of.python(node),
        lambda node: Node.at(node._address),
        lambda node: Node(next=node),
        lambda node: value_of(node._address),
    ],
    ids=["called", "bound", "interpreted", "at", "stored", "as a number"],
)
def test_every_way_to_escape(escape: Callable[[Any], Any]) -> None:
    array: Any = rseq.array(Node, 2)
    node = array[1]
    address = node._address
    region = regions.find(address)
    assert region is not None
    assert region.record.escaped == 0
    escape(node)
    assert region.record.escaped == 1
    del node, array
    gc.collect()
    assert is_open(address)
    region.close()
    assert not is_open(address)


def test_views_of_closed_memory_read_zeros() -> None:
    array: Any = rseq.array(u64, 1000)
    view = array.numpy()
    view[:] = 5
    array.close()
    assert view.sum() == 0
    view[3] = 7
    with pytest.raises(ValueError, match="^the memory of this array was closed$"):
        array[3]


def test_owners_are_not_kept_by_accident() -> None:
    segment = rseq.Segment()
    gone = weakref.ref(segment)
    cells = rseq.per_cpu(Node, segment=segment)
    bound = push.bind
    del segment, cells
    gc.collect()
    assert gone() is None
    assert bound is not None


def test_new_memory_at_an_old_address_is_not_mistaken() -> None:
    """A reference kept into closed memory never shows what comes to stand at its address."""
    old: Any = rseq.array(Node, 1)
    reference = old[0]
    reference.value = 5
    address = reference._address
    old.close()
    del old
    others = [rseq.array(Node, 1) for _ in range(200)]
    for other in others:
        other[0].value = 9
    with pytest.raises(ValueError, match="^the memory of this Node was closed$"):
        reference.value
    assert reference._address == address
