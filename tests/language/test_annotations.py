"""Every spelling of a type, evaluated at once (no `from __future__ import annotations` here), and every refusal, whole."""

import typing
from typing import Any, Literal

import pytest

import rseq
from rseq import Array, PerCid, PerCpu, Ptr, Struct, i16, u8, u32, u64
from rseq.language import types
from rseq.language.annotations import KNOWN, AnnotationError, resolve
from rseq.language.numbers import NUMBERS

pointer: Any = Ptr
row: Any = Array
per_cpu: Any = PerCpu
per_cid: Any = PerCid
number: Any = u64
LENGTH = 6


class Node(Struct):
    next: Ptr["Node"]
    value: u64
    row: Array[u8, Literal[3]]
    maybe: Ptr["Node"] | None


SCOPE: dict[str, Any] = {"Ptr": Ptr, "Array": Array, "PerCpu": PerCpu, "Node": Node, "u8": u8, "u64": u64, "LENGTH": LENGTH}
NODE = Node.__rseq_struct__


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        *((NUMBERS[name], types.INTS[name]) for name in types.INTS),
        (bool, types.BOOL),
        (float, types.F64),
        (rseq.f64, types.F64),
        (Node, NODE),
        ("Node", NODE),
        (typing.ForwardRef("Node"), NODE),
        (pointer[number], types.Pointer(types.U64)),
        (pointer["u64"], types.Pointer(types.U64)),
        ("Ptr[u64]", types.Pointer(types.U64)),
        ("Ptr['u64']", types.Pointer(types.U64)),
        (pointer[pointer[Node]], types.Pointer(types.Pointer(NODE))),
        (pointer[number] | None, types.Pointer(types.U64, True)),
        (None | pointer[number], types.Pointer(types.U64, True)),
        ("Ptr[Node] | None", types.Pointer(NODE, True)),
        (typing.Optional[pointer[number]], types.Pointer(types.U64, True)),
        (row[number, 8], types.ArrayOf(types.U64, 8)),
        (row[number, Literal[8]], types.ArrayOf(types.U64, 8)),
        (row["u8", "LENGTH"], types.ArrayOf(types.U8, 6)),
        ("Array[u8, LENGTH * 2]", types.ArrayOf(types.U8, 12)),
        (row[row[number, 2], 3], types.ArrayOf(types.ArrayOf(types.U64, 2), 3)),
        (row[number, 2**32 - 1], types.ArrayOf(types.U64, 2**32 - 1)),
        (per_cpu[Node], types.PerCpuOf(NODE, "cpu")),
        (per_cid[Node], types.PerCpuOf(NODE, "cid")),
        (per_cpu["Node"], types.PerCpuOf(NODE, "cpu")),
    ],
    ids=str,
)
def test_spellings(spelling: Any, expected: types.Type) -> None:
    assert resolve(spelling, SCOPE) == expected


def not_a_type(shown: str) -> str:
    return f"{shown} is no type of the language; use {KNOWN}"


NO_LENGTH = "the length of an Array is a whole number from 1 to 2**32 - 1, not "


@pytest.mark.parametrize(
    ("spelling", "message"),
    [
        (int, "int has no width; write u64 or i64 (or u8 … i32)"),
        ("int", "int has no width; write u64 or i64 (or u8 … i32)"),
        (str, not_a_type("str")),
        (3, not_a_type("3")),
        (None, not_a_type("None")),
        (list[int], not_a_type("list")),
        (Ptr, not_a_type("Ptr")),
        ("u65", "the annotation 'u65' cannot be read: name 'u65' is not defined"),
        ("Ptr[", "the annotation 'Ptr[' cannot be read: '[' was never closed (<string>, line 1)"),
        ("Ptr[u8, u8]", "the annotation 'Ptr[u8, u8]' cannot be read: Ptr takes 1 argument(s) in brackets, not 2"),
        ("Array[u8]", "the annotation 'Array[u8]' cannot be read: Array takes 2 argument(s) in brackets, not 1"),
        ("Node.missing", "the annotation 'Node.missing' cannot be read: type object 'Node' has no attribute 'missing'"),
        (number | None, "only a pointer can be None; u64 | None is no type here"),
        (Node | None, "only a pointer can be None; Node | None is no type here"),
        (row[number, 2] | None, "only a pointer can be None; Array[u64, 2] | None is no type here"),
        (per_cpu[number] | None, "only a pointer can be None; PerCpu[u64] | None is no type here"),
        (pointer[per_cpu[number]], "Ptr[PerCpu[u64]]: a per-CPU handle is only a parameter, never inside another type"),
        (row[per_cid[number], 2], "Array[PerCid[u64]]: a per-CPU handle is only a parameter, never inside another type"),
        (per_cpu[per_cpu[number]], "PerCpu[PerCpu[u64]]: a per-CPU handle is only a parameter, never inside another type"),
        (row[number, 0], NO_LENGTH + "0"),
        (row[number, -1], NO_LENGTH + "-1"),
        (row[number, 2**32], NO_LENGTH + "4294967296"),
        (row[number, True], NO_LENGTH + "True"),
        (row[number, 1.0], NO_LENGTH + "1.0"),
        (row[number, Literal["x"]], NO_LENGTH + "'x'"),
        (pointer[int], "int has no width; write u64 or i64 (or u8 … i32)"),
        (row[str, 3], not_a_type("str")),
    ],
    ids=str,
)
def test_refusals(spelling: Any, message: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        resolve(spelling, SCOPE)
    assert str(caught.value) == message
    assert isinstance(caught.value, TypeError)


def test_two_pointers_or_one_are_no_type() -> None:
    with pytest.raises(AnnotationError, match="is no type of the language"):
        resolve(pointer[number] | number, SCOPE)


def test_a_length_that_cannot_be_read() -> None:
    with pytest.raises(AnnotationError) as caught:
        resolve(row[number, "MISSING"], SCOPE)
    assert str(caught.value) == "the length 'MISSING' cannot be read: name 'MISSING' is not defined"


def test_brackets() -> None:
    for family, given, message in [
        (pointer, (u8, u8), "Ptr takes 1 argument(s) in brackets, not 2"),
        (row, (u8,), "Array takes 2 argument(s) in brackets, not 1"),
        (row, (u8, 2, 3), "Array takes 2 argument(s) in brackets, not 3"),
        (per_cpu, (u8, u8), "PerCpu takes 1 argument(s) in brackets, not 2"),
    ]:
        with pytest.raises(TypeError) as caught:
            family[given]
        assert str(caught.value) == message


@pytest.mark.parametrize("family", [pointer, row, per_cpu, per_cid])
def test_families_are_not_called(family: Any) -> None:
    with pytest.raises(TypeError) as caught:
        family(3)
    assert str(caught.value) == f"{family.__name__} is only an annotation; make memory with rseq.per_cpu() or rseq.array()"
    assert repr(family) == f"rseq.{family.__name__}"


def test_spellings_are_compared_by_value() -> None:
    assert pointer[number] == pointer[number]
    assert pointer[number] != pointer[i16]
    assert hash(pointer[number]) == hash(pointer[number])


def test_fields_spelled_at_once() -> None:
    assert {name: field.type.name for name, field in NODE.fields.items()} == {
        "next": "Ptr[Node]",
        "value": "u64",
        "row": "Array[u8, 3]",
        "maybe": "Ptr[Node]",
    }
    assert rseq.sizeof(Node) == 32


@rseq.native
def second(node: Ptr[Node] | None, scale: u32 = 2) -> tuple[u64, bool]:
    if node is None:
        return u64(scale), False
    return node.value * u64(scale), True


def test_a_function_with_annotations_that_are_objects() -> None:
    assert repr(second) == "<rseq.native second(node: Ptr[Node] | None, scale: u32) -> u64, bool>"
    assert second(None) == (2, False)
    assert second(Node(value=5), 3) == (15, True)


def test_everything_local_to_a_function() -> None:
    class Cell(Struct):
        value: u64
        last: Ptr["Cell"]

    @rseq.native
    def chain(cell: Ptr[Cell]) -> u64:
        last = cell.last
        if last is None:
            return cell.value
        return last.value + cell.value

    cell = Cell(value=3)
    assert chain(Cell(value=4, last=cell)) == 7
    assert chain(cell) == 3


def test_type_numbers_tell_layouts_apart() -> None:
    several = [*types.INTS.values(), types.F64, types.BOOL, types.Pointer(types.U8), types.ArrayOf(types.U8, 2), NODE]
    several += [types.PerCpuOf(types.U64, "cpu"), types.PerCpuOf(types.U64, "cid")]
    numbers = {types.type_id(kind) for kind in several}
    assert len(numbers) == len(several)
    assert all(0 < n < 1 << 63 for n in numbers)
    assert types.type_id(types.Pointer(NODE, True)) == types.type_id(types.Pointer(NODE))
