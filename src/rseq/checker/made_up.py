"""A model's memory for a sequence that has no model: made up from the types of its parameters.

It says nothing about meaning, so only the passes that need none use it: what the machine code must look like, and that an
aborted run leaves no trace and its retry gives what a straight run gives. Every handle gets memory for two CPUs, every kind of
struct that can be pointed at a few items, pointers lead to items, numbers are small and differ, by a seed; several
seeds are tried.
"""

from __future__ import annotations

import random
from typing import Any

from rseq.checker.model import Model, Unchecked, operation
from rseq.language import references, types

SEEDS = 6
ITEMS = 4


def model_for(function: Any, seed: int) -> type[Model]:
    """A model class with one operation: this function, on memory made up by a seed.

    Raises Unchecked if a parameter points at something else than a struct.
    """
    definition = function.definition
    parameters = definition.parameters
    names = [p.name for p in parameters if not isinstance(p.type, types.PerCpuOf)]
    scope: dict[str, Any] = {}
    exec(f"def method({', '.join(['self', 'state', 'cpu', *names])}): raise NotImplementedError", scope)
    choices: dict[str, Any] = {}
    for parameter in parameters:
        match parameter.type:
            case types.Pointer(target=types.StructType() as target, optional=optional):
                choices[parameter.name] = _pointers(target, optional)
            case types.Pointer(target=target, optional=optional):
                if not optional:
                    raise Unchecked(
                        f"{definition.name}() takes {parameter.name}: {parameter.type.name}, and only structs to point at can be made up: "
                        f"write a model for it, or put the {target.name} into a Struct"
                    )
                choices[parameter.name] = [None]
            case types.Int():
                choices[parameter.name] = [n for n in ((1, 3) if seed % 2 else (0, 2)) if n <= parameter.type.high]
            case types.Bool():
                choices[parameter.name] = [False, True]
            case types.Float():
                choices[parameter.name] = [1.5]

    class MadeUp(Model):
        def setup(self) -> None:
            _set_up(self, definition, seed)

        def view(self, memory: Any) -> Any:
            return None

    MadeUp.__name__ = MadeUp.__qualname__ = definition.name
    handles = {p.name: f"{p.name}" for p in parameters if isinstance(p.type, types.PerCpuOf)}
    setattr(MadeUp, definition.name, operation(function, **{**choices, **handles})(scope["method"]))
    return MadeUp


def _pointers(target: types.StructType, optional: bool) -> Any:
    def give(model: Model) -> list[Any]:
        items = list(getattr(model, _name(target)))
        return [items[0], items[1], *([None] if optional else [])]

    return give


def _name(kind: types.Type) -> str:
    return f"items_{kind.name}".replace("[", "_").replace("]", "").replace(", ", "_")


def _set_up(model: Model, definition: Any, seed: int) -> None:
    chance = random.Random(seed)
    pointed: dict[types.StructType, None] = {}
    for parameter in definition.parameters:
        kind = parameter.type
        if isinstance(kind, types.PerCpuOf):
            setattr(model, parameter.name, model._arena.per_cpu(kind.item, kind.index))
        _targets(kind, pointed)
    for target in pointed:
        setattr(model, _name(target), model._arena.array(target, ITEMS))
    if seed == 0:
        return  # all zero: what a program starts with
    from rseq.checker.naming import cells

    for cell in cells(model):
        value = _value(model, cell.type, cell, chance, seed)
        model._arena.write(cell.address, value)


def _targets(kind: types.Type, found: dict[types.StructType, None]) -> None:
    match kind:
        case types.PerCpuOf(item=item) | types.ArrayOf(item=item):
            _targets(item, found)
        case types.Pointer(target=target) | types.Ref(target=target):
            if isinstance(target, types.StructType) and target not in found:
                found[target] = None
                _targets(target, found)
        case types.StructType():
            for field in kind.fields.values():
                _targets(field.type, found)


def _value(model: Model, kind: types.Scalar, cell: Any, chance: random.Random, seed: int) -> bytes:
    match kind:
        case types.Pointer(target=target) | types.Ref(target=target):
            if not isinstance(target, types.StructType):
                return bytes(8)
            items = [i._address for i in getattr(model, _name(target))]
            # Chains without circles: an item points at a later one or nowhere, a handle's field at any.
            later = [a for a in items if a > cell.address] if not cell.per_cpu else items
            target_address: int = chance.choice([*later, 0])
            if isinstance(kind, types.Ref) and target_address:
                target_address += references.FIRST - model._arena.base
            return target_address.to_bytes(8, "little")
        case types.Float():
            import struct

            return struct.pack("<d", float(chance.randrange(8)))
        case types.Bool():
            return bytes([chance.randrange(2)])
    made: bytes = chance.randrange(0, 3 if seed < 4 else 100).to_bytes(kind.size, "little")
    return made
