"""Structs have the layout that C gives them: random structs against ctypes, in size, offsets, and every value."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

import rseq
from rseq import Array, Ptr, Struct
from rseq.language import types
from rseq.language.numbers import NUMBERS

INTEGERS: dict[str, Any] = {
    "u8": ctypes.c_uint8, "u16": ctypes.c_uint16, "u32": ctypes.c_uint32, "u64": ctypes.c_uint64,
    "i8": ctypes.c_int8, "i16": ctypes.c_int16, "i32": ctypes.c_int32, "i64": ctypes.c_int64,
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """One type, spelled for rseq and for ctypes, with what it is made of."""

    kind: str
    spelling: Any
    c: Any
    parts: tuple[Shape, ...] = ()


SCALARS = [
    *(Shape("int", NUMBERS[name], c) for name, c in INTEGERS.items()),
    Shape("f64", float, ctypes.c_double),
    Shape("bool", bool, ctypes.c_bool),
    Shape("pointer", Ptr[NUMBERS["u8"]], ctypes.c_uint64),  # type: ignore[misc]
]


def array_of(shape: Shape, length: int) -> Shape:
    spelled: Any = Array
    return Shape("array", spelled[shape.spelling, length], shape.c * length, (shape,) * length)


def struct_of(parts: list[Shape]) -> Shape:
    names = [f"field{i}" for i in range(len(parts))]
    annotations = {name: part.spelling for name, part in zip(names, parts, strict=True)}
    namespace = {"__annotations__": annotations, "__module__": __name__, "__qualname__": "Generated"}
    spelled = type(Struct)("Generated", (Struct,), namespace)
    fields = [(name, part.c) for name, part in zip(names, parts, strict=True)]
    c = type("GeneratedC", (ctypes.Structure,), {"_fields_": fields})
    return Shape("struct", spelled, c, tuple(parts))


def extend(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    return st.one_of(st.lists(inner, min_size=1, max_size=4).map(struct_of), st.builds(array_of, inner, st.integers(1, 4)))


shapes = st.recursive(st.sampled_from(SCALARS), extend, max_leaves=8)
structs = st.lists(shapes, min_size=1, max_size=6).map(struct_of)


def offsets(shape: Shape, layout: types.Type, start: int = 0) -> Iterator[tuple[int, int]]:
    """(offset by ctypes, offset by rseq) of every part, all the way down."""
    if isinstance(layout, types.StructType):
        for part, field, (name, _) in zip(shape.parts, layout.fields.values(), shape.c._fields_, strict=True):
            at = getattr(shape.c, name).offset
            yield at, field.offset
            yield from offsets(part, field.type, start + at)
    elif isinstance(layout, types.ArrayOf):
        yield ctypes.sizeof(shape.c), layout.size
        yield from offsets(shape.parts[0], layout.item, start)


def leaves(shape: Shape, mine: Any, its: Any) -> Iterator[tuple[Shape, Any, Any, Any]]:
    """(shape, the rseq object and the ctypes object that hold it, its name or index) of every scalar."""
    if shape.kind == "struct":
        keys: list[Any] = [f"field{i}" for i in range(len(shape.parts))]
        get: Any = getattr
    else:
        keys, get = list(range(len(shape.parts))), lambda holder, key: holder[key]
    for part, key in zip(shape.parts, keys, strict=True):
        if part.parts:
            yield from leaves(part, get(mine, key), get(its, key))
        else:
            yield part, mine, its, key


def read(holder: Any, key: Any) -> Any:
    return getattr(holder, key) if isinstance(key, str) else holder[key]


def store(holder: Any, key: Any, value: Any) -> None:
    if isinstance(key, str):
        setattr(holder, key, value)
    else:
        holder[key] = value


def draw_value(data: st.DataObject, shape: Shape, address: int) -> Any:
    if shape.kind == "int":
        layout = types.INTS[shape.spelling.__name__]
        return data.draw(st.integers(layout.low, layout.high))
    if shape.kind == "f64":
        return data.draw(st.floats(allow_nan=False))
    if shape.kind == "bool":
        return data.draw(st.booleans())
    return data.draw(st.sampled_from([None, address]))


@given(structs)
def test_size_alignment_and_offsets_are_those_of_c(shape: Shape) -> None:
    layout = shape.spelling.__rseq_struct__
    assert rseq.sizeof(shape.spelling) == ctypes.sizeof(shape.c)
    assert layout.align == ctypes.alignment(shape.c)
    for number, (name, _) in enumerate(shape.c._fields_):
        assert rseq.offset_of(shape.spelling, f"field{number}") == getattr(shape.c, name).offset
    for theirs, ours in offsets(shape, layout):
        assert ours == theirs


@settings(deadline=None)
@given(structs, st.data())
def test_every_value_is_read_and_written_as_ctypes_does(shape: Shape, data: st.DataObject) -> None:
    mine = shape.spelling()
    its = shape.c.from_address(mine._address)
    written = []
    for part, ours, theirs, key in leaves(shape, mine, its):
        assert read(ours, key) in (0, None)
        assert read(theirs, key) == 0
        value = draw_value(data, part, mine._address)
        store(ours, key, value)
        written.append((ours, theirs, key, value))
    for ours, theirs, key, value in written:  # after all: no field overlaps another one
        assert read(theirs, key) == (0 if value is None else value)
        assert read(ours, key) == value
    for part, ours, theirs, key in leaves(shape, mine, its):
        value = draw_value(data, part, mine._address)
        store(theirs, key, 0 if value is None else value)
        found = read(ours, key)
        assert found == value
        assert type(found) is type(value)


def three_levels() -> Shape:
    by_name = {shape.spelling.__name__: shape for shape in SCALARS if shape.kind != "pointer"}
    innermost = struct_of([by_name["u8"], by_name["u16"]])
    middle = struct_of([by_name["i8"], array_of(innermost, 3), by_name["bool"]])
    return struct_of([by_name["bool"], array_of(array_of(middle, 2), 2), by_name["float"]])


def test_three_levels() -> None:
    shape = three_levels()
    assert rseq.sizeof(shape.spelling) == ctypes.sizeof(shape.c) == 80
    mine = shape.spelling()
    its = shape.c.from_address(mine._address)
    mine.field1[1][0].field1[2].field1 = 65535
    assert its.field1[1][0].field1[2].field1 == 65535
    its.field1[0][1].field1[1].field0 = 7
    assert mine.field1[0][1].field1[1].field0 == 7
    assert list(leaves(shape, mine, its))[-1][0].kind == "f64"


def test_sizeof_of_every_spelling() -> None:
    every: dict[Any, int] = {
        **{NUMBERS[name]: ctypes.sizeof(c) for name, c in INTEGERS.items()},
        float: 8,
        bool: 1,
        Ptr[NUMBERS["u8"]]: 8,  # type: ignore[misc]
        Array[NUMBERS["u16"], 5]: 10,  # type: ignore[misc]
    }
    for spelling, size in every.items():
        assert rseq.sizeof(spelling) == size


def test_memory_is_zeroed_and_aligned_for_every_struct() -> None:
    shape = three_levels()
    made = [shape.spelling() for _ in range(50)]
    for each in made:
        assert each._address % ctypes.alignment(shape.c) == 0
        assert bytes((ctypes.c_char * ctypes.sizeof(shape.c)).from_address(each._address)) == bytes(ctypes.sizeof(shape.c))
    assert len({each._address for each in made}) == 50
