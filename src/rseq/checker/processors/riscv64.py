"""RISC-V, 64 bits. The disassembler says nothing of what an instruction reads and writes; its operands do: the first is the destination,
but of stores and branches. Compressed forms with two operands read their destination."""

from __future__ import annotations

import re
import struct
from typing import Any

from rseq.checker.processors import Effect, Processor, Relocating
from rseq.language.errors import RseqError

BRANCHES = re.compile(r"b(eq|ne|lt|ge|gt|le)(u|z)?$")
LOADS = re.compile(r"f?l[bhwd]u?(sp)?$")
STORES = re.compile(r"f?s[bhwd](sp)?$")
ATOMIC = re.compile(r"amo\w+\.[wd]")
IN_PLACE = frozenset({"add", "sub", "and", "or", "xor", "addw", "subw", "addi", "addiw", "slli", "srli", "srai", "andi", "addi16sp"})


def _effect(known: Processor, found: Any) -> Effect:
    import capstone

    compressed, mnemonic = found.mnemonic.startswith("c."), found.mnemonic.removeprefix("c.")
    registers = known.named(found, capstone.CS_OP_REG)
    bases = set(known.named(found, capstone.CS_OP_MEM))
    immediate = [o.imm for o in found.operands if o.type == capstone.CS_OP_IMM]
    ahead = found.address + immediate[-1] if immediate else None  # distances, not addresses
    if BRANCHES.match(mnemonic):
        return Effect(set(registers), set(), "branch", ahead)
    if mnemonic == "j":
        return Effect(set(), set(), "jump", ahead)
    if mnemonic == "jal":
        return Effect(set(), {known.link}, "call", ahead)
    if mnemonic == "ret" or (mnemonic == "jr" and registers == [known.link]):
        return Effect({known.link}, set(), "return")
    if mnemonic == "jr":
        return Effect(set(registers), set(), "jump")
    if mnemonic == "jalr":
        return Effect({*registers, *bases}, {known.link}, "call")
    if mnemonic in ("ecall", "ebreak", "unimp"):
        return Effect(set(), set(), "system")
    if mnemonic.startswith(("lr.", "sc.")):
        return Effect({*registers[1:], *bases}, set(registers[:1]), "exclusive", None, mnemonic[0] == "s", mnemonic[0] == "l")
    if ATOMIC.match(mnemonic):
        return Effect({*registers[1:], *bases}, set(registers[:1]), stores=True, loads=True)
    if STORES.match(mnemonic):
        return Effect({*registers, *bases, *(["sp"] if mnemonic.endswith("sp") else [])}, set(), stores=True)
    if LOADS.match(mnemonic):
        return Effect({*registers[1:], *bases, *(["sp"] if mnemonic.endswith("sp") else [])}, set(registers[:1]), loads=True)
    reads = set(registers if compressed and mnemonic in IN_PLACE else registers[1:])
    return Effect(reads, set(registers[:1]))


def _far_call(high: Any, low: Any) -> int | None:
    """`auipc register, high; jalr link, register, low`, a call or a tail call."""
    one = re.match(r"auipc (\w+), (\S+)$", high.text)
    two = re.match(r"jalr (?:\w+, )?(\w+)(?:, (\S+))?$|(?:c\.)?jr (?:(-?\w+)\()?(\w+)\)?$", low.text)
    if one is None or two is None or one[1] != (two[1] or two[4]):
        return None
    upper = int(one[2], 0) & 0xFFFFF
    return int(high.address) + ((upper - (1 << 20) if upper >> 19 else upper) << 12) + int(two[2] or two[3] or "0", 0)


def _relocate(loader: Relocating, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
    target = symbol + addend
    if kind == 2:  # R_RISCV_64
        struct.pack_into("<Q", data, offset, target & (1 << 64) - 1)
    elif kind == 57:  # 32_PCREL
        struct.pack_into("<i", data, offset, target - place)
    elif kind in (18, 19):  # CALL, CALL_PLT: auipc and jalr
        _high(data, offset, target - place)
        _low(data, offset + 4, target - place)
    elif kind in (20, 23):  # GOT_HI20, PCREL_HI20
        distance = (loader.slot(symbol) + addend if kind == 20 else target) - place
        loader.high[place] = distance
        _high(data, offset, distance)
    elif kind == 24:  # PCREL_LO12_I: the symbol is the place of the high half
        _low(data, offset, loader.high[symbol])
    elif kind == 25:  # PCREL_LO12_S
        (word,) = struct.unpack_from("<I", data, offset)
        low = loader.high[symbol] & 0xFFF
        struct.pack_into("<I", data, offset, word & 0x01FFF07F | low >> 5 << 25 | (low & 0x1F) << 7)
    elif kind in (16, 17, 44, 45):  # BRANCH, JAL, RVC_BRANCH, RVC_JUMP
        _branch(kind, data, offset, target - place)
    elif kind in (43, 51):  # ALIGN, RELAX
        pass
    else:
        raise RseqError(f"relocation {kind} of RISC-V is not known to the loader")


def _high(data: bytearray, offset: int, distance: int) -> None:
    (word,) = struct.unpack_from("<I", data, offset)
    struct.pack_into("<I", data, offset, word & 0xFFF | (distance + 0x800) & 0xFFFFF000)


def _low(data: bytearray, offset: int, distance: int) -> None:
    (word,) = struct.unpack_from("<I", data, offset)
    struct.pack_into("<I", data, offset, word & 0xFFFFF | (distance & 0xFFF) << 20)


def _branch(kind: int, data: bytearray, offset: int, distance: int) -> None:
    """A distance, its bits strewn over the instruction: (bits of the distance, their place)."""
    strewn = {
        16: ((12, 1, 31), (5, 6, 25), (1, 4, 8), (11, 1, 7)),
        17: ((20, 1, 31), (1, 10, 21), (11, 1, 20), (12, 8, 12)),
        44: ((8, 1, 12), (3, 2, 10), (6, 2, 5), (1, 2, 3), (5, 1, 2)),
        45: ((11, 1, 12), (4, 1, 11), (8, 2, 9), (10, 1, 8), (6, 1, 7), (7, 1, 6), (1, 3, 3), (5, 1, 2)),
    }[kind]
    form = "<H" if kind >= 44 else "<I"
    (word,) = struct.unpack_from(form, data, offset)
    for first, count, place in strewn:
        mask = (1 << count) - 1
        word = word & ~(mask << place) | (distance >> first & mask) << place
    struct.pack_into(form, data, offset, word)


def _prepare(machine: Any, constants: Any) -> None:
    """Lets it use floating point: the field FS of mstatus."""
    machine.reg_write(constants.UC_RISCV_REG_MSTATUS, 3 << 13)


NAMES = (
    "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", *(f"a{n}" for n in range(8)), *(f"s{n}" for n in range(2, 12)),
    "t3", "t4", "t5", "t6",
)  # fmt: skip
FLOATS = (*(f"ft{n}" for n in range(12)), *(f"fa{n}" for n in range(8)), *(f"fs{n}" for n in range(12)))
PROCESSOR = Processor(
    name="riscv64",
    integers=tuple(n for n in NAMES if n not in ("gp", "tp")),
    flags="",
    flags_mask=0,
    floats=FLOATS,
    stack_pointer="sp",
    arguments=tuple(f"a{n}" for n in range(8)),
    float_arguments=tuple(f"fa{n}" for n in range(8)),
    result="a0",
    link="ra",
    preserved=frozenset({*(f"s{n}" for n in range(12)), "sp", "ra", *(f"fs{n}" for n in range(12))}),
    thread_pointer="tp",
    red_zone=0,
    weak_stores=True,
    releases=lambda text: re.match(r"fence$|fence\.tso|fence \w*w, |(amo|sc)\S+rl ", text) is not None,
    effect=_effect,
    relocate=_relocate,
    far_call=_far_call,
    arms=lambda text, area: re.match(r"(c\.)?sd \w+, 8\(", text) is not None,
    reads_cpu=lambda text, area: re.match(r"lwu \w+, (4|0x18)\(", text) is not None,
    unicorn=("UC_ARCH_RISCV", "UC_MODE_RISCV64", "riscv_const"),
    prepare=_prepare,
    aliases={"fp": "s0"},
)
