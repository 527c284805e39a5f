"""`Ref[T]` as a type and a field: layout, values in Python, anonymous segments, and what is refused."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from typing import Any

import pytest

import rseq
from rseq import Array, PerCpu, Ptr, Ref, Struct, u8, u64
from rseq.language import types
from rseq.language.annotations import AnnotationError, resolve


class Node(Struct):
    value: u64
    next: Ref["Node"]


class Byte(Struct):
    value: u8


class Table(Struct):
    first: Ref[Node]
    rows: Array[Ref[Node], 4]  # type: ignore[valid-type]
    byte: Ref[Byte] | None


@rseq.sequence
def push(tables: PerCpu[Table], node: Ptr[Node]) -> None:
    here = tables.here()
    with rseq.staging():
        node.next = here.first
    here.first = node


class Pair(Struct):
    """What push() writes is not for transactions."""

    latest: Ref[Node]
    before: Array[Ref[Node], 4]  # type: ignore[valid-type]


@rseq.transaction
def both(pairs: PerCpu[Pair], node: Ptr[Node]) -> bool:
    """Two Refs together; the first is a copy."""
    here = pairs.here()
    if here.latest is None:
        return False
    here.before[1] = here.latest
    here.latest = node
    return True


def private() -> tuple[Any, Any]:
    """(nodes, tables) of an anonymous segment."""
    segment = rseq.Segment(arrays=4096)
    return rseq.array(Node, 10, segment=segment), rseq.per_cpu(Table, segment=segment)


def test_the_type() -> None:
    kind = Table.__rseq_struct__.fields["first"].type
    assert kind == types.Ref(Node.__rseq_struct__)
    assert (kind.name, kind.size, kind.align) == ("Ref[Node]", 8, 8)
    assert rseq.sizeof(Table) == 48
    assert rseq.offset_of(Table, "byte") == 40
    assert "rows:Array[Ref[tests.language.test_refs.Node],4]@8" in types.describe(Table.__rseq_struct__)
    assert types.type_id(kind) != types.type_id(types.Pointer(Node.__rseq_struct__))


def test_reading_and_writing_in_python() -> None:
    nodes, tables = private()
    table = tables[0]
    assert table.first is None
    table.first, table.rows[3] = nodes[2], nodes[0]
    nodes[2].next = nodes[2]
    assert (table.first, table.rows[3], table.rows[0], nodes[2].next) == (nodes[2], nodes[0], None, nodes[2])
    assert f"first=<Node at {nodes[2]._address:#x}>" in repr(table)
    first_byte = tables.segment.region.base
    assert list(table.rows.numpy()) == [0, 0, 0, nodes[0]._address - first_byte + 8]
    assert tables.array("first")[0] == 2 * rseq.sizeof(Node) + 8
    table.first = None
    assert table.first is None


def test_compiled_in_an_anonymous_segment() -> None:
    nodes, tables = private()
    for node in nodes:
        push(tables, node)
    found = []
    for table in tables:
        node = table.first
        while node is not None:
            found.append(node)
            node = node.next
    assert sorted(n._address for n in found) == [n._address for n in nodes]


def test_transactions_write_refs() -> None:
    nodes, tables = private()
    pairs: Any = rseq.per_cpu(Pair, segment=tables.segment)
    assert not both(pairs, nodes[0])
    for pair in pairs:
        pair.latest = nodes[1]
    assert both(pairs, nodes[2])
    assert sorted((str(p.latest), str(p.before[1])) for p in pairs).count((str(nodes[2]), str(nodes[1]))) == 1
    assert [one.latest for one in rseq.snapshot(pairs)].count(nodes[2]) == 1
    with pytest.raises(ValueError, match=rf"^{re.escape(__file__)}:\d+: in both\(\): a Ref leads out of its segment"):
        both(pairs, Node())
    assert both.python(pairs, nodes[3])
    with pytest.raises(ValueError, match="this pointer leads elsewhere"):
        both.python(pairs, Node())


def test_what_a_field_refuses() -> None:
    nodes, tables = private()
    table: Any = tables[0]
    refused: list[tuple[Callable[[], object], type[Exception], str]] = [
        (lambda: setattr(table, "first", 5), TypeError, "Table.first is Ref[Node]: None or a Node, not 5"),
        (lambda: setattr(table, "first", nodes), TypeError, "Table.first is Ref[Node]: None or a Node, not "),
        (lambda: setattr(table, "byte", nodes[0]), TypeError, "Table.byte is Ref[Byte]: None or a Byte, not Node("),
        (lambda: table.rows.__setitem__(0, Node()), ValueError, "an item of Array[Ref[Node], 4] is Ref[Node], which leads to a Node in"),
        (lambda: push(tables, rseq.array(Node, 1)[0]), ValueError, f"{__file__}:37: in push(): a Ref leads out of its segment; a Ref, and"),
    ]
    for use, kind, text in refused:
        with pytest.raises(kind) as caught:
            use()
        assert str(caught.value).startswith(text)
    ctypes.c_uint64.from_address(table._address).value = 4
    with pytest.raises(ValueError, match=r"^a Ref\[Node\] holds 0x4, which is no place of a Node in its segment$"):
        _ = table.first


def test_within_one_private_array() -> None:
    """A Ref leads to what is in the same mapping, the first item too; not to another mapping."""
    nodes: Any = rseq.array(Node, 3)
    nodes[1].next = nodes[0]
    assert nodes[1].next == nodes[0]
    with pytest.raises(ValueError, match="lies in other memory; take an item of an array of that segment"):
        nodes[1].next = rseq.array(Node, 1)[0]


def test_what_no_ref_is() -> None:
    wrong: Any = Ref
    for kind, text in (
        (wrong[u64], "Ref[u64]: a Ref leads to a struct; make u64 the field of one"),
        (wrong[PerCpu[Node]], "Ref[PerCpu[Node]]: a per-CPU handle is only a parameter, never inside another type"),
    ):
        with pytest.raises(AnnotationError) as caught:
            resolve(kind, {})
        assert str(caught.value) == text
    with pytest.raises(TypeError, match="Ref is only an annotation"):
        wrong(5)


def test_arrays_of_anonymous_segments() -> None:
    with rseq.Segment(arrays=100) as segment:
        numbers = rseq.array(u64, 500, segment=segment)  # pages are whole
        assert repr(numbers) == "<rseq.array of Array[u64, 500] in 'an anonymous segment'>"
        small = rseq.array(u8, 90, segment=segment)
        small[89] = 7
        assert not numbers.numpy().any()
        with pytest.raises(MemoryError) as caught:
            rseq.array(u64, 2, segment=segment)
        assert str(caught.value) == "an array of 16 bytes does not fit: 6 of 4096 bytes are left; make the segment with arrays=4112"
        small.close()
        with pytest.raises(ValueError, match="the memory of this array was closed"):
            _ = small[0]
    with pytest.raises(ValueError, match="closed"):
        _ = numbers[0]
    with pytest.raises(ValueError, match="^the segment was closed$"):
        rseq.array(u64, 2, segment=segment)
    wrong: Any = 5
    with pytest.raises(TypeError, match=r"^segment is an rseq\.Segment, not 5$"):
        rseq.array(u64, 2, segment=wrong)
    with pytest.raises(TypeError, match="^shared is the segment's; leave it out when you give one$"):
        rseq.array(u64, 2, segment=rseq.Segment(arrays=1), shared=True)
    with pytest.raises(ValueError, match="^arrays is at least 0, not -1$"):
        rseq.Segment(arrays=-1)
