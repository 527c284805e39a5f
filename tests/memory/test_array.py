"""`rseq.array` and `rseq.new`: plain typed memory."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import rseq
from rseq import Array, Ptr, Struct, f64, u16, u64
from rseq.memory.mapping import MAXIMUM

array: Any = rseq.array
row: Any = Array


class Node(Struct):
    next: Ptr[Node]
    value: u64
    tag: u16


@pytest.mark.parametrize(
    ("item", "length", "kind", "message"),
    [
        (u64, 0, ValueError, "the length of an array is at least 1, not 0"),
        (u64, -1, ValueError, "the length of an array is at least 1, not -1"),
        (u64, True, TypeError, "the length of an array is a whole number, not True"),
        (u64, 1.0, TypeError, "the length of an array is a whole number, not 1.0"),
        (u64, "3", TypeError, "the length of an array is a whole number, not '3'"),
        (u64, None, TypeError, "the length of an array is a whole number, not None"),
        (u64, 1 << 44, MemoryError, f"{1 << 44} items of 8 bytes are more than one mapping can have ({MAXIMUM})"),
        (u64, (1 << 43) + 1, MemoryError, f"{(1 << 43) + 1} items of 8 bytes are more than one mapping can have ({MAXIMUM})"),
        (Node, 1 << 70, MemoryError, f"{1 << 70} items of 24 bytes are more than one mapping can have ({MAXIMUM})"),
        (int, 1, TypeError, "int has no width; write u64 or i64 (or u8 … i32)"),
    ],
    ids=str,
)
def test_arguments_that_make_no_sense(item: Any, length: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        array(item, length)
    assert str(caught.value) == message


@pytest.mark.parametrize("shared", [1, None, "yes"])
def test_shared_is_a_bool(shared: Any) -> None:
    with pytest.raises(TypeError) as caught:
        array(u64, 3, shared=shared)
    assert str(caught.value) == f"shared is True or False, not {shared!r}"


def test_per_cpu_handles_are_no_items() -> None:
    with pytest.raises(TypeError, match="a per-CPU handle"):
        array(rseq.PerCpu[Node], 2)


def test_structs() -> None:
    nodes = array(Node, 10)
    assert len(nodes) == 10
    for n, node in enumerate(nodes):
        node.value, node.tag = n, 65535 - n
    assert [node.value for node in nodes] == list(range(10))
    assert nodes[-1] == nodes[9]
    assert [node.tag for node in nodes[2:4]] == [65533, 65532]
    assert nodes[1]._address - nodes[0]._address == 24
    nodes[0].next = nodes[5]
    assert nodes[0].next == nodes[5]
    with pytest.raises(TypeError, match=r"^an item of Array\[Node, 10\] is Node: assign its parts one by one$"):
        nodes[0] = nodes[1]
    nodes.close()


def test_numbers() -> None:
    numbers, weights = array(u64, 5), array(f64, 3)
    numbers[:] = [5, 4, 3, 2, 1]
    weights[1] = 1.5
    assert list(numbers) == [5, 4, 3, 2, 1]
    assert list(weights) == [0.0, 1.5, 0.0]
    with pytest.raises(OverflowError, match=r"^an item of Array\[u64, 5\] is u64: 0 to 18446744073709551615, not -1$"):
        numbers[0] = -1
    with pytest.raises(IndexError, match="^index 5 is out of range: the array has 5 items$"):
        numbers[5]
    with pytest.raises(IndexError, match="^index -6 is out of range: the array has 5 items$"):
        numbers[-6]


def test_rows() -> None:
    rows = array(row[row[u16, 3], 2], 4)
    rows[3][1][2] = 9
    assert [[list(inner) for inner in each] for each in rows][3] == [[0, 0, 0], [0, 0, 9]]
    assert rows.numpy().shape == (4, 2, 3)


def test_repr_and_closing() -> None:
    nodes = array(Node, 2)
    reference, view_address = nodes[0], nodes[0]._address
    assert repr(nodes) == f"<rseq.array of Array[Node, 2] at {view_address:#x}>"
    with nodes as same:
        assert same is nodes
    nodes.close()
    assert repr(nodes) == "<rseq.array of Array[Node, 2], closed>"
    for use in (lambda: nodes[0], lambda: nodes[:1], lambda: list(nodes), lambda: nodes.numpy()):
        with pytest.raises(ValueError, match="^the memory of this array was closed$"):
            use()
    with pytest.raises(ValueError, match="^the memory of this Node was closed$"):
        reference.value
    with pytest.raises(ValueError, match="^the memory of this Node was closed$"):
        reference.value = 3
    assert repr(reference) == "<Node, closed>"


def test_new() -> None:
    node = rseq.new(Node, value=3, tag=4)
    assert (node.next, node.value, node.tag) == (None, 3, 4)
    assert rseq.new(Node) != rseq.new(Node)
    with pytest.raises(TypeError, match="^Node has no field 'valeu'$"):
        rseq.new(Node, valeu=3)
    with pytest.raises(OverflowError, match="^Node.tag is u16: 0 to 65535, not 65536$"):
        rseq.new(Node, tag=65536)


def test_not_pickled() -> None:
    numbers = array(u64, 5)
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(numbers)
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(rseq.new(Node))


def test_a_very_long_one_costs_only_what_is_touched() -> None:
    numbers = array(u64, 1 << 36)  # 512 GiB of addresses
    numbers[-1] = 5
    assert numbers[(1 << 36) - 1] == 5
    numbers.close()
