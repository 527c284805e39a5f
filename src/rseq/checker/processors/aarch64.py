"""AArch64. Instruction effects are the disassembler's, corrected where it is known to be wrong or silent."""

from __future__ import annotations

import re
import struct
from typing import Any

from rseq.checker.processors import Effect, Processor, Relocating
from rseq.language.errors import RseqError

FLAG_READERS = ("b.", "csel", "cset", "csinc", "csinv", "csneg", "cinc", "cinv", "cneg", "ccmp", "ccmn", "fcsel", "fccmp", "adc", "sbc")
FLAG_WRITERS = ("cmp", "cmn", "tst", "fcmp", "ccmp", "ccmn", "subs", "adds", "ands", "bics")
COMPARISONS = ("cmp", "cmn", "tst", "fcmp", "fcmpe", "ccmp", "ccmn")
EXTENSIONS = ("uxtb", "uxth", "sxtb", "sxth", "sxtw", "ubfx", "sbfx", "ubfiz", "sbfiz")
RELEASING = ("stlr", "stlxr", "swp", "cas", "ldadd", "ldclr", "ldeor", "ldset", "dmb")
ATOMIC = ("cas", "swp", "ldadd", "ldclr", "ldeor", "ldset", "ldsmax", "ldsmin", "ldumax", "ldumin")


def _effect(known: Processor, found: Any) -> Effect:
    import capstone

    read, written = found.regs_access()
    reads = {known.canonical(found.reg_name(r)) for r in read}
    writes = {known.canonical(found.reg_name(r)) for r in written}
    groups, mnemonic = set(found.groups), found.mnemonic
    registers = known.named(found, capstone.CS_OP_REG)
    stores = mnemonic.startswith(("st", "cas", "swp", "ldadd", "ldclr", "ldeor", "ldset"))
    loads = mnemonic.startswith(("ld", "cas", "swp"))
    if mnemonic.startswith(FLAG_READERS):
        reads.add(known.flags)
    if getattr(found, "update_flags", False) or mnemonic in FLAG_WRITERS:
        writes.add(known.flags)
    if mnemonic in ("movk", "bfi", "bfxil", "bfc"):
        reads |= writes
    if mnemonic in EXTENSIONS:  # the disassembler thinks that these keep a part of their destination
        reads = set(registers[1:])
    if mnemonic in COMPARISONS:  # the disassembler takes the first operand of these for a destination
        reads |= set(registers)
        writes = {known.flags}
    if mnemonic.startswith(ATOMIC):
        # Single-instruction atomics: "ldadd source, result, [address]"; "cas expected-and-result, new, [address]".
        first, second = registers[:2]
        compares = mnemonic.startswith("cas")
        reads = {first, *known.named(found, capstone.CS_OP_MEM), *([second] if compares else [])}
        writes = {first if compares else second}
    kind, goes_to = "plain", None
    if mnemonic in ("bl", "blr"):
        kind = "call"
        writes.add(known.link)
    elif capstone.CS_GRP_RET in groups or mnemonic == "ret":
        kind = "return"
        reads.add(known.link)
    elif capstone.CS_GRP_JUMP in groups:
        kind = "jump" if mnemonic in ("b", "br") else "branch"
    elif capstone.CS_GRP_INT in groups or mnemonic == "svc":
        kind = "system"
    elif re.match(r"(ldax|ldx|stx|stlx)[rp]", mnemonic):
        kind = "exclusive"
    immediate = [o.imm for o in found.operands if o.type == capstone.CS_OP_IMM]
    if kind in ("call", "jump", "branch") and immediate:
        goes_to = immediate[-1] & (1 << 64) - 1
    return Effect(reads, writes, kind, goes_to, stores, loads)


def _relocate(loader: Relocating, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
    target = symbol + addend
    if kind == 257:  # ABS64
        struct.pack_into("<Q", data, offset, target & (1 << 64) - 1)
        return
    if kind == 261:  # PREL32
        struct.pack_into("<i", data, offset, target - place)
        return
    (word,) = struct.unpack_from("<I", data, offset)
    if kind in (311, 312):  # ADR_GOT_PAGE, LD64_GOT_LO12_NC: of the table's entry
        target, kind = loader.slot(symbol), {311: 275, 312: 286}[kind]
    if kind == 275:  # ADR_PREL_PG_HI21
        pages = (target >> 12) - (place >> 12)
        word = word & 0x9F00001F | (pages & 3) << 29 | (pages >> 2 & 0x7FFFF) << 5
    elif kind == 274:  # ADR_PREL_LO21
        distance = target - place
        word = word & 0x9F00001F | (distance & 3) << 29 | (distance >> 2 & 0x7FFFF) << 5
    elif kind == 277:  # ADD_ABS_LO12_NC
        word = word & ~(0xFFF << 10) | (target & 0xFFF) << 10
    elif kind in (278, 284, 285, 286, 299):  # LDST8, 16, 32, 64, 128_ABS_LO12_NC
        shift = {278: 0, 284: 1, 285: 2, 286: 3, 299: 4}[kind]
        word = word & ~(0xFFF << 10) | ((target & 0xFFF) >> shift) << 10
    elif kind in (282, 283):  # JUMP26, CALL26
        word = word & 0xFC000000 | (target - place >> 2) & 0x3FFFFFF
    elif kind == 280:  # CONDBR19
        word = word & 0xFF00001F | ((target - place >> 2) & 0x7FFFF) << 5
    elif kind == 279:  # TSTBR14
        word = word & 0xFFF8001F | ((target - place >> 2) & 0x3FFF) << 5
    else:
        raise RseqError(f"relocation {kind} of AArch64 is not known to the loader")
    struct.pack_into("<I", data, offset, word)


def _prepare(machine: Any, constants: Any) -> None:
    """A processor with single-instruction atomics, which may use floating point."""
    machine.ctl_set_cpu_model(constants.UC_CPU_ARM64_MAX)
    machine.reg_write(constants.UC_ARM64_REG_CPACR_EL1, 3 << 20)


PROCESSOR = Processor(
    name="aarch64",
    integers=(*(f"x{n}" for n in range(31)), "sp"),
    flags="nzcv",
    flags_mask=0xF000_0000,
    floats=tuple(f"q{n}" for n in range(32)),
    stack_pointer="sp",
    arguments=tuple(f"x{n}" for n in range(8)),
    float_arguments=tuple(f"q{n}" for n in range(8)),
    result="x0",
    link="x30",
    preserved=frozenset({*(f"x{n}" for n in range(19, 31)), "sp", *(f"q{n}" for n in range(8, 16))}),
    veneers=frozenset({"x16", "x17"}),
    thread_pointer="tpidr_el0",
    red_zone=0,
    weak_stores=True,
    releases=lambda text: text.startswith(RELEASING),
    effect=_effect,
    relocate=_relocate,
    arms=lambda text, area: text.startswith("str ") and text.endswith("#8]"),
    reads_cpu=lambda text, area: re.match(r"ldr w\d+, \[\w+, #(4|0x18)\]$", text) is not None,
    unicorn=("UC_ARCH_ARM64", "UC_MODE_ARM", "arm64_const"),
    prepare=_prepare,
    aliases={
        "fp": "x29", "lr": "x30", "wsp": "sp", "cpsr": "nzcv",
        **{f"w{n}": f"x{n}" for n in range(31)},
        **{f"{letter}{n}": f"q{n}" for letter in "bhsdv" for n in range(32)},
    },
)  # fmt: skip
