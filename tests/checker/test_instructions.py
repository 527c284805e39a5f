"""What the checker forgets rests on which registers an instruction reads and writes: held against the emulated processor.

For every instruction of a module that uses every feature of the language: a register that it is not said to read is changed,
and nothing that it does may change with it; and every register that changed must be said to be written.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from rseq.checker import code as codes
from rseq.checker import layout
from rseq.checker.code import Code
from rseq.checker.emulator import Context, Emulator
from rseq.compiler import targets
from rseq.compiler.assembler import available
from rseq.language.function import Function
from tests.compiler import every_feature

SHARED = (0x2000_0000_0000, 0x2000_0001_0000)
FUNCTIONS = [f for f in vars(every_feature).values() if isinstance(f, Function)]


@pytest.fixture(scope="module", params=targets.names())
def code(request: pytest.FixtureRequest) -> Code:
    target = targets.target(request.param)
    if target is not targets.host() and not available(target):
        pytest.skip(f"skipped, because there is no compiler for {target.name}")
    return codes.build([f.definition for f in FUNCTIONS], target)


def effect(emulator: Emulator, context: Context) -> Any:
    done = emulator.run(context, lambda address, size: bytes(range(size)), 1, 0)
    return done.pc, done.registers, done.private, done.reads, done.writes, done.reads_cpu, done.descriptor, done.fault


def test_nothing_hidden_is_read_or_written(code: Code) -> None:
    emulator = Emulator(code, bytes(4096), SHARED, thorough=True)
    chance = random.Random(1)
    tried, hopeless = 0, []
    known = code.processor
    done: set[tuple[str, ...]] = set()
    for address, instruction in code.instructions.items():
        shape = (instruction.text.split(" ")[0], *sorted(instruction.reads), *sorted(instruction.writes))
        if shape in done:
            continue
        done.add(shape)
        if instruction.kind == "call" and instruction.goes_to is None:
            continue
        for _ in range(40):  # until its addresses lead to memory
            registers = [chance.choice([SHARED[0] + 64, layout.PRIVATE + 0x800, chance.randrange(1, 200)]) & ~7 for _ in emulator.registers]
            registers[emulator.index[known.stack_pointer]] = layout.STACK_TOP - 0x800
            registers[emulator.index[known.flags]] = 0x41 if known.name == "x86_64" else 0x6000_0000
            plain = effect(emulator, Context(address, tuple(registers), ()))
            if not plain[-1]:
                break
        else:
            hopeless.append(instruction.text)
            continue
        for name, place in emulator.index.items():
            if name in instruction.reads or name in (known.stack_pointer,):
                continue
            changed = list(registers)
            changed[place] = (registers[place] ^ 0x18) if name != known.flags else (0x84 if known.name == "x86_64" else 0x9000_0000)
            other = effect(emulator, Context(address, tuple(changed), ()))
            kept = list(other[1])
            if name not in instruction.writes:
                assert kept[place] == changed[place], (instruction, name)
                kept[place] = plain[1][place]
            elif name == known.flags:  # some flags are kept by some instructions, which read none
                kept[place] = plain[1][place]
            assert (other[0], kept, *other[2:]) == plain, (instruction, name)
            tried += 1
    assert tried > 1000
    assert len(hopeless) < len(done) / 20, hopeless
