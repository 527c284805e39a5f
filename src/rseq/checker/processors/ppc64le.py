"""POWER, 64 bits, little endian: for looking at code only, since the emulator has no little-endian POWER.

The first operand is the destination, but of stores, comparisons and branches. Forms with an update also write the base register.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from rseq.checker.processors import Effect, Processor, Relocating
from rseq.language.errors import RseqError

CONDITIONAL = re.compile(r"b(eq|ne|lt|le|gt|ge|so|ns|un|nu|dnz|dz)")
LOADS = re.compile(r"l(b|h|w|d|f|v|x)")
STORES = re.compile(r"st(b|h|w|d|f|v|x)")


def _effect(known: Processor, found: Any) -> Effect:
    import capstone

    mnemonic = found.mnemonic.rstrip("+-")
    registers = [r[:3] if re.match(r"cr\d", r) else r for r in known.named(found, capstone.CS_OP_REG)]
    bases = set(known.named(found, capstone.CS_OP_MEM))
    immediate = [o.imm for o in found.operands if o.type == capstone.CS_OP_IMM]
    target = immediate[-1] & (1 << 64) - 1 if immediate else None
    if mnemonic == "bdnzl" and target == found.address + found.size:
        return Effect(set(), {known.link})  # bcl 20, 31: where are we?
    if mnemonic in ("b", "ba", "bctr"):
        return Effect({"ctr"} if mnemonic == "bctr" else set(), set(), "jump", target)
    if mnemonic in ("bl", "bctrl"):
        return Effect({"ctr"} if mnemonic == "bctrl" else set(), {known.link, "ctr"}, "call", target)
    if mnemonic == "blr":
        return Effect({known.link}, set(), "return")
    if CONDITIONAL.match(mnemonic):
        counts = {"ctr"} if mnemonic.startswith("bd") else set()
        looks = {*registers, *(counts or ([] if registers else ["cr0"]))}
        if mnemonic.endswith("lr"):
            return Effect(looks | {known.link}, counts, "conditional return")
        return Effect(looks, counts, "branch", target)
    if mnemonic in ("sc", "tw", "td", "twui", "trap"):
        return Effect(set(), set(), "system")
    if mnemonic.startswith(("lwarx", "ldarx", "lbarx", "lharx", "stwcx", "stdcx", "stbcx", "sthcx")):
        stores = mnemonic.startswith("st")
        reads = {*registers[0 if stores else 1 :], *bases}
        return Effect(reads, {"cr0"} if stores else set(registers[:1]), "exclusive", None, stores, not stores)
    update = bases if re.match(r"(l|st)[bhwdf]\w*u(x)?$", mnemonic) else set()
    if STORES.match(mnemonic):
        return Effect({*registers, *bases}, update, stores=True)
    if mnemonic.startswith(("cmp", "fcmp", "xscmp")):
        named = registers[:1] if registers and registers[0].startswith("cr") else []
        return Effect(set(registers[len(named) :]), set(named or ["cr0"]))
    if mnemonic == "mtlr":
        return Effect(set(registers), {known.link})
    if mnemonic == "mflr":
        return Effect({known.link}, set(registers))
    if mnemonic == "mtctr":
        return Effect(set(registers), {"ctr"})
    if mnemonic == "addis" and registers == ["r2", "r12"]:
        return Effect(set(), {"r2"})  # only for callers from other modules, which the linker lets begin here
    reads, writes = {*registers[1:], *bases}, {*registers[:1], *update}
    if mnemonic.endswith("."):
        writes.add("cr0")
    if mnemonic.startswith(("cr", "rlwimi", "rldimi")):
        reads |= writes  # part of it
    return Effect(reads, writes, loads=bool(LOADS.match(mnemonic)) and mnemonic not in ("li", "lis", "lwsync"))


def _relocate(loader: Relocating, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
    distance = symbol + addend - place
    if kind == 38:  # R_PPC64_ADDR64
        struct.pack_into("<Q", data, offset, (symbol + addend) & (1 << 64) - 1)
    elif kind in (10, 116):  # REL24, REL24_NOTOC
        (word,) = struct.unpack_from("<I", data, offset)
        struct.pack_into("<I", data, offset, word & 0xFC000003 | distance & 0x3FFFFFC)
    elif kind == 26:  # REL32
        struct.pack_into("<i", data, offset, distance)
    elif kind in (250, 252):  # REL16_LO, REL16_HA
        struct.pack_into("<H", data, offset, (distance if kind == 250 else (distance + 0x8000) >> 16) & 0xFFFF)
    elif kind in (47, 48, 50, 63, 64):
        pass  # TOC16…: where data is, which nobody asks who does not run the code
    else:
        raise RseqError(f"relocation {kind} of POWER is not known to the loader")


PROCESSOR = Processor(
    name="ppc64le",
    integers=(*(f"r{n}" for n in range(32)), "lr", "ctr", *(f"cr{n}" for n in range(8))),
    flags="",
    flags_mask=0,
    floats=tuple(f"f{n}" for n in range(32)),
    stack_pointer="r1",
    arguments=tuple(f"r{n}" for n in range(3, 11)),
    float_arguments=tuple(f"f{n}" for n in range(1, 14)),
    result="r3",
    link="lr",
    preserved=frozenset({"r1", "r2", "lr", *(f"r{n}" for n in range(14, 32)), *(f"f{n}" for n in range(14, 32)), "cr2", "cr3", "cr4"}),
    veneers=frozenset({"r12", "ctr"}),
    thread_pointer="r13",
    red_zone=288,
    weak_stores=True,
    releases=lambda text: text.startswith(("lwsync", "sync")),
    effect=_effect,
    relocate=_relocate,
    arms=lambda text, area: re.match(r"std r\d+, 8\(", text) is not None,
    reads_cpu=lambda text, area: re.match(r"lwz r\d+, (4|0x18)\(", text) is not None,
    emulated=False,
)
