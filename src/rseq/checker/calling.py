"""The calling convention: registers and stack at the first instruction of a compiled function, and its results at the end.

The C interface takes a per-CPU object as the address of its record, everything else by value, and where to put the results last
(docs/architecture.md). Which registers that is the processor says.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

from rseq.checker import layout
from rseq.checker.emulator import Context, Emulator, Words
from rseq.checker.model import CheckError, Unchecked
from rseq.checker.operations import Call, freeze
from rseq.language import types


def entry(
    emulator: Emulator, call: Call, arguments: tuple[int | float, ...], records: Mapping[Any, int], kept: Mapping[str, int]
) -> Context:
    """A thread about to execute the first instruction of an operation's function.

    `records`: where each object's per-CPU record is. `kept`: registers that a function must preserve, with something in them.
    Unchecked if the arguments do not go into registers.
    """
    code = emulator.code
    known, definition = code.processor, call.operation.definition
    registers = [0] * len(emulator.registers)
    for name, value in kept.items():
        registers[emulator.index[name]] = value
    values = dict(zip(call.operation.choices, arguments, strict=True))
    given: list[tuple[int, int]] = []
    """Numbers for integer registers, with their bits."""
    floats = iter(known.float_arguments)
    for index, parameter in enumerate(definition.parameters):
        kind = parameter.type
        if index in call.operation.handles:
            given.append((records[call.operation.handles[index]._address], 8 * known.word))
        elif isinstance(kind, types.Float):
            name = next(floats, "")
            if not name:
                raise _too_many(definition)
            if name in emulator.index:
                registers[emulator.index[name]] = int.from_bytes(struct.pack("<d", values[index]), "little")
        else:
            bits = kind.bits if isinstance(kind, types.Int) else 8 * known.word
            given.append((int(values[index]) & (1 << bits) - 1, bits))
    if definition.results:
        given.append((layout.RESULTS, 8 * known.word))
    numbers = [number for number, _ in given] if known.word == 8 else _words(given)
    more = len(numbers) - len(known.arguments)
    if more > 0 and (known.word == 8 or not known.link):
        raise _too_many(definition)
    for name, number in zip(known.arguments, numbers, strict=False):
        registers[emulator.index[name]] = number
    stack = layout.STACK_TOP
    private: Words = ()
    if known.link:
        registers[emulator.index[known.link]] = layout.RETURN
        if more > 0:
            stack -= -(-4 * more // 8) * 8
            private = _stacked(stack, numbers[len(known.arguments) :])
    else:
        stack -= 8
        private = ((stack, layout.RETURN),)
    registers[emulator.index[known.stack_pointer]] = stack
    return Context(code.entries[definition], tuple(registers), private)


def _too_many(definition: Any) -> CheckError:
    return Unchecked(f"{definition.name}() takes more arguments than go into registers, which the checker does not do")


def _words(given: list[tuple[int, int]]) -> list[int]:
    """Registers of 32 bits: a number of 64 takes two, of which the first is an even one (on the stack, a multiple of 8)."""
    words: list[int] = []
    for number, bits in given:
        if bits == 64:
            words += [0] * (len(words) & 1)
            words += [number & 0xFFFFFFFF, number >> 32]
        else:
            words.append(number)
    return words


def _stacked(stack: int, words: list[int]) -> Words:
    """Words of 32 bits as private memory has them, in words of 64."""
    pairs = [*words, *([0] * (len(words) & 1))]
    return tuple((stack + 4 * at, pairs[at] | pairs[at + 1] << 32) for at in range(0, len(pairs), 2))


def result(emulator: Emulator, kind: types.Scalar, address: int, private: Mapping[int, int]) -> Any:
    """One result, out of the caller's memory, as `freeze` gives it."""
    word = private.get(address & ~7, 0) >> 8 * (address & 7)
    content, order = (word & (1 << 8 * kind.size) - 1).to_bytes(kind.size, "little"), emulator.code.processor.byte_order
    match kind:
        case types.Float():
            return freeze(struct.unpack(">d" if order == "big" else "<d", content)[0])
        case types.Bool():
            return freeze(bool(content[0]))
        case types.Pointer():
            number = int.from_bytes(content, order)
            if number == 0:
                return None
            return ("&", types.type_id(kind.target), number) if isinstance(kind.target, types.StructType) else number
        case types.Ref():
            raise TypeError(f"{kind.name} is no result")
    return int.from_bytes(content, order, signed=kind.signed)
