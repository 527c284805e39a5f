"""Which registers an instruction of LoongArch reads and writes, as the disassembler says, held against QEMU's user emulation.

Every instruction that computes or touches memory runs twice: in the second run all registers that it is not said to read hold something
else. What it is said to write must come out the same, and all the rest as it went in.

Left out is what user emulation cannot do, or QEMU 7.2 does not know (PRIVILEGED, UNKNOWN), what goes elsewhere, and what depends on more than
registers: time, and the modes of floating point.
"""

from __future__ import annotations

import random
import re
import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from rseq.compiler import targets
from rseq.compiler.assembler import available
from rseq.compiler.decoders._loongarch64_table import FIELDS
from rseq.compiler.decoders.loongarch64 import CONDITIONS, FLOATS, INTEGERS, Instruction
from tests.compiler.decoders.test_loongarch64 import at, instructions, refused

TRIES = 3
PRIVILEGED = r"csr|iocsr|cacop|lddir|ldpte|invtlb|tlb|ertn|idle|dbcl"
UNKNOWN = r"x?v|am(swap|add)(_db)?\.[bh]|amcas|llacq|screl|sc\.q|frecipe|frsqrte|preldx"
ELSEWHERE = r"b$|bl$|b(eq|ne|lt|ge|c)|jirl|syscall|break|asrt|\w+(gt|le)\.[bhwds]$"
HIDDEN = r"rdtime|movgr2fcsr|movfcsr2gr"
UNDEFINED = "movgr2fr.w"
"""Its register's upper half: the emulator keeps it, and the manual says that it is uncertain."""
BASE, LINK = INTEGERS.index("r21"), INTEGERS.index("s8")
"""Registers that the program itself needs."""
ALL = (*INTEGERS, *FLOATS, *CONDITIONS)
KEPT = {0, BASE, LINK}
STATE, SCRATCH = 8 * len(ALL), 64
PROGRAM = """
.text
.globl _start
_start:
    pcalau12i $r21, %pc_hi20(runs)
    addi.d $r21, $r21, %pc_lo12(runs)
next:
    ld.d $s8, $r21, 0
    beqz $s8, done
    addi.d $r21, $r21, 8
{load}
    jirl $zero, $s8, 0
after:
{save}
    addi.d $r21, $r21, {state}
    addi.d $r21, $r21, {scratch}
    b next
done:
    ori $a0, $zero, 1
    pcalau12i $a1, %pc_hi20(runs)
    addi.d $a1, $a1, %pc_lo12(runs)
    sub.d $a2, $r21, $a1
    ori $a7, $zero, 64
    syscall 0
    ori $a0, $zero, 0
    ori $a7, $zero, 93
    syscall 0
{stubs}
.data
.balign 16
runs:
{runs}
.quad 0
"""


@dataclass
class Run:
    """An instruction, and all registers before it. `base`: the one that holds an address, which is known when the program is linked."""

    stub: int
    found: Instruction
    state: list[int]
    base: int | None


def moves(load: bool) -> str:
    """All registers from memory, or to it."""
    lines = [f"{'fld.d' if load else 'fst.d'} ${name}, $r21, {8 * (32 + n)}" for n, name in enumerate(FLOATS)]
    conditions = [(f"${name}", 8 * (64 + n)) for n, name in enumerate(CONDITIONS)]
    whole = [f"{'ld.d' if load else 'st.d'} ${name}, $r21, {8 * n}" for n, name in enumerate(INTEGERS) if n not in KEPT]
    if load:
        return "\n".join([*lines, *(f"ld.d $t0, $r21, {place}\nmovgr2cf {name}, $t0" for name, place in conditions), *whole])
    return "\n".join([*lines, *whole, *(f"movcf2gr $t0, {name}\nst.d $t0, $r21, {place}" for name, place in conditions)])


def word_of(chance: random.Random, code: int, operands: str, memory: bool) -> int:
    """The instruction with registers that are all different, and, if it touches memory, a distance inside of the scratch bytes."""
    registers = iter(chance.sample([n for n in range(32) if n not in KEPT], 5))
    word = code
    for operand in operands.split():
        name = operand.lstrip("=+")
        field = FIELDS[name]
        ((place, bits),) = field.pieces
        if field.kind in ("integer", "float"):
            value = next(registers)
        elif memory and name.startswith("si"):
            value = chance.choice((0, 8, 16, 24)) // field.scale
        else:
            value = chance.getrandbits(bits)
        word |= value << place
    return word


def runs() -> list[Run]:
    """In pairs."""
    chance = random.Random(1)
    made = []
    left_out = re.compile("|".join((PRIVILEGED, UNKNOWN, ELSEWHERE, HIDDEN)))
    for code, name, operands in instructions():
        found = at(code)
        assert found is not None
        for _ in range(0 if left_out.match(name) else TRIES):
            memory = found.loads or found.stores or name.startswith("preld")
            word = word_of(chance, code, operands, memory)
            while refused(name, word):
                word = word_of(chance, code, operands, memory)
            one = at(word)
            assert one is not None
            state = [chance.getrandbits(64 if n < 64 else 1) for n in range(len(ALL))]
            base = FIELDS["rj"].value(word) if memory else None
            if memory and "rk rj" not in operands:  # an index
                state[FIELDS["rk"].value(word)] = chance.choice((0, 8, 16, 24))
            other = [v if ALL[n] in one.reads else v ^ (chance.getrandbits(64) if n < 64 else 1) for n, v in enumerate(state)]
            made += [Run(len(made) // 2, one, state, base), Run(len(made) // 2, one, other, base)]
    return made


def emulated(tried: list[Run], folder: Path) -> list[list[int]]:
    """All registers behind each run."""
    command = available(targets.target("loongarch64")).get("ziglang")
    qemu = shutil.which("qemu-loongarch64")
    if command is None or qemu is None:
        pytest.skip(f"skipped, because there is no {'ziglang' if command is None else 'qemu-loongarch64'} here")
    stubs = "\n".join(f"stub{run.stub}: .word {int.from_bytes(run.found.bytes, 'little'):#x}\nb after" for run in tried[::2])
    data = []
    for number, run in enumerate(tried):
        words = [f"scratch{number}" if n == run.base else hex(value) for n, value in enumerate(run.state)]
        data += [
            f".quad stub{run.stub}, {', '.join(words)}",
            f"scratch{number}: .quad {', '.join(hex(n * 0x0123456789ABCDEF % 2**64) for n in range(1, 9))}",
        ]
    source, made = folder / "runs.s", folder / "runs"
    text = PROGRAM.format(load=moves(True), save=moves(False), state=STATE, scratch=SCRATCH, stubs=stubs, runs="\n".join(data))
    source.write_text(text)
    link = [*command[:-1], "-static", "-nostdlib", str(source), "-o", str(made)]
    ran = subprocess.run(link, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr[:2000]
    done = subprocess.run([qemu, str(made)], capture_output=True, check=False, timeout=120)
    size = 8 + STATE + SCRATCH
    assert (done.returncode, len(done.stdout)) == (0, size * len(tried)), done.stderr
    return [list(struct.unpack_from(f"<{len(ALL)}Q", done.stdout, size * n + 8)) for n in range(len(tried))]


def test_nothing_else_is_read_or_written(tmp_path: Path) -> None:
    tried = runs()
    after = emulated(tried, tmp_path)
    changed: dict[str, bool] = {}
    for number in range(0, len(tried), 2):
        one, other = tried[number], tried[number + 1]
        for n, name in enumerate(ALL):
            if n in KEPT or n == one.base:
                continue
            first, second = after[number][n], after[number + 1][n]
            if name not in one.found.writes:
                assert (first, second) == (one.state[n], other.state[n]), (one.found, name)
                continue
            mask = (1 << 32) - 1 if one.found.mnemonic == UNDEFINED else (1 << 64) - 1
            assert first & mask == second & mask, (one.found, name)
            new = (first, second) != (one.state[n], other.state[n])
            changed[one.found.mnemonic] = changed.get(one.found.mnemonic, False) or new
    assert [mnemonic for mnemonic, has in changed.items() if not has] == []
    assert len(changed) > 220
