"""A sequence on words of 8 bytes as the same one on words of 4.

librseq's operations work on `intptr_t`, which has the size of an address. The language has no such type: its numbers have a size, and
pointers in memory have 8 bytes everywhere. For a processor with addresses of 4 bytes, words become ones of 4 bytes here: `i64`, `u64` and
pointers in memory. They wrap there as they do with 8, and items stand closer together.

What it does not do: fields that stand behind a word in a struct, which would stand elsewhere, and numbers that do not fit, are refused.
"""

from __future__ import annotations

import dataclasses

from rseq.compiler.export._subject import Refused
from rseq.compiler.ir import Block, Commit, Const, Element, Function, Load, Offset, Store, Var
from rseq.language.types import ArrayOf, Float, Int, Pointer, Ref, StructType, Type


def narrow(function: Function) -> Function:
    """The function with words of 4 bytes. Refused where that cannot be."""
    return _Narrow(function).function()


def _size(kind: Type) -> tuple[int, int]:
    """Size and alignment of a type whose words have 4 bytes."""
    match kind:
        case Pointer() | Ref() | Int(bits=64) | Float():
            return 4, 4
        case ArrayOf(item=item, length=length):
            size, align = _size(item)
            return size * length, align
        case StructType():
            end = most = 0
            for field in kind.fields.values():
                size, align = _size(field.type)
                end, most = -(-end // align) * align + size, max(most, align)
            most = max(most, 1)
            return max(-(-end // most) * most, 1), most
    return kind.size, kind.align


class _Narrow:
    def __init__(self, function: Function) -> None:
        self.given = function
        self.variables: dict[Var, Var] = {}

    def function(self) -> Function:
        blocks = [Block(b.label, [self.node(n) for n in b.body], self.node(b.end)) for b in self.given.blocks]  # type: ignore[misc, arg-type]
        parameters = [self.value(p) for p in self.given.parameters]
        return dataclasses.replace(self.given, parameters=parameters, blocks=blocks)  # type: ignore[arg-type]

    def refuse(self, what: str, line: int) -> Refused:
        return Refused(f"{self.given.name} cannot be had with words of 4 bytes: {what} (line {line})")

    def value(self, given: object, line: int = 0) -> object:
        """A variable, constant or type with 4 bytes for 8."""
        match given:
            case Int(bits=64, signed=signed):
                return Int(32, signed)
            case Var(type=Float()):
                raise self.refuse("it has an f64", line)
            case Var(name, kind, number):
                if given not in self.variables:
                    self.variables[given] = Var(name, self.value(kind), number)  # type: ignore[arg-type]
                return self.variables[given]
            case Const(number, Int(bits=64) as kind):
                narrower = Int(32, kind.signed)
                if not narrower.low <= number <= narrower.high:
                    raise self.refuse(f"{number} does not fit", line)
                return Const(number, narrower)
            case tuple():
                return tuple(self.value(each, line) for each in given)
        return given

    def node(self, node: object) -> object:
        line = node.where.line  # type: ignore[attr-defined]
        changes = {f.name: self.value(getattr(node, f.name), line) for f in dataclasses.fields(node)}  # type: ignore[arg-type]
        if isinstance(node, Element):
            assert isinstance(node.dst.type, Pointer)
            changes["size"], _ = _size(node.dst.type.target)
        if isinstance(node, Load | Store | Commit | Offset | Element) and node.offset:
            kind = node.address.type
            if not isinstance(kind, Pointer) or _size(kind.target)[0] != kind.target.size:
                raise self.refuse("a field that stands behind a word stands elsewhere", line)
        return dataclasses.replace(node, **changes)  # type: ignore[type-var]
