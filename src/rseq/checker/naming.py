"""What places and values in a model's memory are called: "lists[0].head", "nodes[2]"."""

from __future__ import annotations

import dataclasses
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rseq.language import references, types

if TYPE_CHECKING:
    from rseq.checker.model import Model


@dataclass(frozen=True, slots=True)
class NamedCell:
    """One scalar in a model's memory."""

    address: int
    type: types.Scalar
    name: str
    object: str
    index: int
    field: str
    per_cpu: bool


def cells(model: Model) -> list[NamedCell]:
    """Every scalar of every object, in the order of setup()."""
    from rseq.checker.model import kind_of

    found: list[NamedCell] = []
    for name, thing in model._objects.items():
        kind = kind_of(thing)
        if kind == "per_cpu":
            for cpu in range(len(thing)):
                start = thing._address_at(cpu)
                found += [
                    NamedCell(start + a, t, f"{name}[{cpu}]{path}", name, cpu, path.lstrip("."), True)
                    for a, t, path in scalars(thing.kind.item)
                ]
        elif kind == "array":
            item = thing._kind.item
            for i in range(len(thing)):
                start = thing._address + i * item.size
                found += [NamedCell(start + a, t, f"{name}[{i}]{path}", name, i, path.lstrip("."), False) for a, t, path in scalars(item)]
        else:
            layout = type(thing).__rseq_struct__
            found += [
                NamedCell(thing._address + a, t, f"{name}{path}", name, -1, path.lstrip("."), False) for a, t, path in scalars(layout)
            ]
    seen: dict[tuple[int, types.Scalar], NamedCell] = {}
    for cell in found:  # an attribute that stands for part of another one names nothing new
        seen.setdefault((cell.address, cell.type), cell)
    return list(seen.values())


def scalars(kind: types.Type, offset: int = 0, path: str = "") -> Iterator[tuple[int, types.Scalar, str]]:
    """(offset, type, path such as ".row[2]") of each scalar in a type."""
    if isinstance(kind, types.StructType):
        for f in kind.fields.values():
            yield from scalars(f.type, offset + f.offset, f"{path}.{f.name}")
    elif isinstance(kind, types.ArrayOf):
        for i in range(kind.length):
            yield from scalars(kind.item, offset + i * kind.item.size, f"{path}[{i}]")
    elif not isinstance(kind, types.PerCpuOf):
        yield offset, kind, path


class Names(dict[int, str]):
    """By address: what a pointer to it is called. `base` is where the segment begins, for Refs."""

    base = 0


def item_names(model: Model) -> Names:
    """What places of a model's memory are called."""
    from rseq.checker.model import kind_of

    names = Names()
    names.base = model._arena.base
    for name, thing in model._objects.items():
        kind = kind_of(thing)
        if kind == "per_cpu":
            for cpu in range(len(thing)):
                names.setdefault(thing._address_at(cpu), f"{name}[{cpu}]")
        elif kind == "array":
            for i in range(len(thing)):
                names.setdefault(thing._address + i * thing._kind.item.size, f"{name}[{i}]")
        else:
            names.setdefault(thing._address, name)
    for cell in cells(model):
        names.setdefault(cell.address, cell.name)
    return names


def value_text(names: Names, kind: types.Scalar, content: bytes) -> str:
    """What a scalar's bytes say."""
    match kind:
        case types.Float():
            return repr(struct.unpack("<d", content)[0])
        case types.Bool():
            return {0: "False", 1: "True"}.get(content[0], f"{content[0]:#x}")
        case types.Pointer():
            return address_text(names, int.from_bytes(content, "little"))
        case types.Ref():
            word = int.from_bytes(content, "little")
            return address_text(names, word + names.base - references.FIRST if word else 0)
    number = int.from_bytes(content, "little", signed=kind.signed)
    return str(number)


def address_text(names: dict[int, str], address: int) -> str:
    """A pointer's value in words."""
    if address == 0:
        return "None"
    if address in names:
        return names[address]
    below = max((a for a in names if a <= address and address - a < 64), default=None)
    return f"{names[below]}+{address - below}" if below is not None else f"{address:#x}"


def describe(model: Model, value: Any) -> str:
    """A value of a view in words."""
    from rseq.checker.model import kind_of

    if isinstance(value, list):
        return f"[{', '.join(describe(model, v) for v in value)}]"
    if isinstance(value, tuple):
        return f"({', '.join(describe(model, v) for v in value)}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{describe(model, k)}: {describe(model, v)}" for k, v in value.items()) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ", ".join(sorted(describe(model, v) for v in value)) + "}" if value else "{}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inside = ", ".join(f"{f.name}={describe(model, getattr(value, f.name))}" for f in dataclasses.fields(value))
        return f"{type(value).__name__}({inside})"
    kind = kind_of(value)
    if kind == "array":
        return describe(model, list(value))
    if kind == "struct":
        return item_names(model).get(value._address, f"{type(value).__name__} at {value._address:#x}")
    return repr(value)
