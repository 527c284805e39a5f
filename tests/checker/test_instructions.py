"""What the checker forgets rests on which registers an instruction reads and writes: held against the emulated processor.

For every instruction of a module that uses every feature of the language: a register that it is not said to read is changed,
and nothing that it does may change with it; and every register that changed must be said to be written.
"""

from __future__ import annotations

import collections
import random
from typing import Any

import pytest

from rseq.checker import code as codes
from rseq.checker import layout
from rseq.checker.code import Code
from rseq.checker.emulator import Context, Emulator
from rseq.checker.passes import lint
from rseq.checker.processors import emulated
from rseq.compiler import targets
from rseq.compiler.assembler import available
from rseq.language.function import Function
from tests.compiler import every_feature

SHARED = (0x4000_0000, 0x4001_0000)
FLAGS = {"x86_64": (0x41, 0x84), "aarch64": (0x6000_0000, 0x9000_0000), "s390x": (1 << 44, 2 << 44), "armv7": (0x6000_0000, 0x9000_0000)}
"""Two different states of the flags."""
FUNCTIONS = [f for f in vars(every_feature).values() if isinstance(f, Function)]


@pytest.fixture(scope="module", params=emulated())
def code(request: pytest.FixtureRequest) -> Code:
    target = targets.target(request.param)
    if target is not targets.host() and not available(target):
        pytest.skip(f"skipped, because there is no compiler for {target.name}")
    return codes.build([f.definition for f in FUNCTIONS], target)


def test_lint_has_nothing_to_say(code: Code) -> None:
    """About every feature of the language, as it is spelled for each processor."""
    assert [text for section in code.sections for text in lint.findings(code, section)] == []


def effect(emulator: Emulator, context: Context) -> Any:
    done = emulator.run(context, lambda address, size: bytes(range(size)), 1, 0)
    return done.pc, done.registers, done.private, done.reads, done.writes, done.reads_cpu, done.descriptor, done.fault


def test_nothing_hidden_is_read_or_written(code: Code) -> None:
    emulator = Emulator(code, bytes(4096), SHARED, thorough=True)
    chance = random.Random(1)
    tried, hopeless = 0, []
    known = code.processor
    conditions = {known.flags, *known.masks}
    done: collections.Counter[tuple[str, int, int, int]] = collections.Counter()
    for address, instruction in code.instructions.items():
        reads, writes = instruction.reads, instruction.writes
        shape = (instruction.text.split(" ")[0], len(reads), len(writes), len(reads & writes))
        done[shape] += 1
        if done[shape] > 3:  # three of each form, with other registers
            continue
        if instruction.kind == "call" and instruction.goes_to is None:
            continue
        if instruction.kind == "exclusive":  # what it does depends on the instructions before it
            continue
        for _ in range(40):  # until its addresses lead to memory
            registers = [chance.choice([SHARED[0] + 64, layout.PRIVATE + 0x800, chance.randrange(1, 200)]) & ~7 for _ in emulator.registers]
            registers[emulator.index[known.stack_pointer]] = layout.STACK_TOP - 0x800
            for name in conditions & emulator.index.keys():
                registers[emulator.index[name]] = FLAGS[known.name][0]
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
            changed[place] = FLAGS[known.name][1] if name in conditions else registers[place] ^ 0x18
            other = effect(emulator, Context(address, tuple(changed), ()))
            kept = list(other[1])
            if name not in instruction.writes:
                assert kept[place] == changed[place], (instruction, name)
                kept[place] = plain[1][place]
            elif name in conditions:  # some flags are kept by some instructions, which read none
                kept[place] = plain[1][place]
            assert (other[0], kept, *other[2:]) == plain, (instruction, name)
            tried += 1
    assert tried > 1000
    assert len(hopeless) < len(done) / 20, hopeless
