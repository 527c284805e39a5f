"""ARMv7-A, ARM state, hard float. Instruction effects are the disassembler's, corrected where it is known to be wrong or silent; an
instruction with a condition keeps its destination, so it reads it.

The flags of comparisons between f64 are in a register of their own, fpscr, until `vmrs` fetches them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Any

from rseq.checker.processors import Effect, Processor, Relocating
from rseq.language.errors import RseqError

CONDITION = 0xF000_0000
PRIVILEGED = 0x1D3
"""What else is in the program status register of the emulator: any mode will do, as long as it stays."""
FLAG_READERS = ("adc", "sbc", "rsc", "rrx")
COMPARISONS = ("cmp", "cmn", "tst", "teq")
STORES = re.compile(r"(str|stm|push|vstr|vstm|vpush|stl)")
LOADS = re.compile(r"(ldr|ldm|pop|vldr|vldm|vpop|lda)")


def _effect(known: Processor, found: Any) -> Effect:
    import capstone
    from capstone.arm import ARM_CC_AL, ARM_CC_INVALID, ARM_SFT_ASR_REG

    read, written = found.regs_access()
    reads = {known.canonical(found.reg_name(r)) for r in read}
    writes = {known.canonical(found.reg_name(r)) for r in written}
    registers, bases = known.named(found, capstone.CS_OP_REG), set(known.named(found, capstone.CS_OP_MEM))
    groups, mnemonic = set(found.groups), found.mnemonic
    conditional = found.cc not in (ARM_CC_AL, ARM_CC_INVALID)
    stores, loads = bool(STORES.match(mnemonic)), bool(LOADS.match(mnemonic))
    kind = "plain"
    if mnemonic.startswith(COMPARISONS) or found.update_flags:
        writes.add(known.flags)
    if mnemonic.startswith(FLAG_READERS):
        reads.add(known.flags)
    if mnemonic.startswith(("ldrex", "ldaex", "strex", "stlex")):
        kind = "exclusive"
        reads, writes = (bases | set(registers[1:]), set(registers[:1])) if stores else (bases, set(registers))
    elif mnemonic.startswith(("vpush", "vpop")):
        reads, writes = {"sp"} | (set(registers) if stores else set()), {"sp"} | (set() if stores else set(registers))
    elif re.match(r"[su]xta[bh]", mnemonic):
        reads, writes = set(registers[1:]), set(registers[:1])
    elif mnemonic.startswith("mrc"):
        reads, writes = set(), set(registers)
    # The disassembler leaves out the register that says how far an operand is shifted.
    shifted = (o.shift.value for o in found.operands if o.shift.type >= ARM_SFT_ASR_REG)
    reads |= {known.canonical(found.reg_name(register)) for register in shifted}
    if re.match(r"[su]mlal|v(n|f|fn)?m[al]|vn?mls|bfi|bfc", mnemonic):
        reads |= writes  # it adds to it, or changes a part
    if re.match(r"\S+ s\d", f"{mnemonic} {found.op_str}"):
        reads |= writes  # half of a double register
    if conditional:
        reads |= writes | {known.flags}
    to_pc = "pc" in writes or ("pc" in registers[:1] and mnemonic.startswith("mov"))
    if mnemonic.startswith(("svc", "udf", "bkpt")):
        kind = "system"
    elif mnemonic.startswith(("bl", "blx")) and capstone.CS_GRP_CALL in groups and not mnemonic.startswith(("ble", "bls", "blt", "blo")):
        kind = "call"
        writes.add(known.link)
    elif mnemonic.startswith("bx") or (to_pc and loads):
        kind = "conditional return" if conditional else "return"
        reads |= {known.link} if mnemonic.startswith("bx") else set()
    elif capstone.CS_GRP_JUMP in groups:
        kind = "branch" if conditional else "jump"
    immediate = [o.imm for o in found.operands if o.type == capstone.CS_OP_IMM]
    target = immediate[-1] & 0xFFFFFFFF if kind in ("call", "jump", "branch") and immediate else None
    return Effect(reads, writes - {"pc"}, kind, target, stores, loads)


def _relocate(loader: Relocating, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
    (word,) = struct.unpack_from("<I", data, offset)
    if kind == 2:  # R_ARM_ABS32
        word = word + symbol & 0xFFFFFFFF
    elif kind == 3:  # REL32
        word = word + symbol - place & 0xFFFFFFFF
    elif kind == 96:  # GOT_PREL
        word = word + loader.slot(symbol) - place & 0xFFFFFFFF
    elif kind in (28, 29):  # CALL, JUMP24
        inside = (word & 0xFFFFFF) - (1 << 24 if word & 0x800000 else 0) << 2
        word = word & 0xFF000000 | (inside + symbol - place) >> 2 & 0xFFFFFF
    elif kind in (45, 46):  # MOVW_PREL_NC, MOVT_PREL
        inside = word >> 4 & 0xF000 | word & 0xFFF
        value = (inside - (1 << 16 if inside & 0x8000 else 0)) + symbol - place
        half = (value if kind == 45 else value >> 16) & 0xFFFF
        word = word & 0xFFF0F000 | (half & 0xF000) << 4 | half & 0xFFF
    elif kind == 42:  # PREL31, of tables for unwinding
        word = word & 0x80000000 | word + symbol - place & 0x7FFFFFFF
    else:
        raise RseqError(f"relocation {kind} of ARM is not known to the loader")
    struct.pack_into("<I", data, offset, word)


def _prepare(machine: Any, constants: Any) -> None:
    """A processor with LPAE, which may use floating point."""
    machine.ctl_set_cpu_model(constants.UC_CPU_ARM_CORTEX_A15)
    machine.reg_write(constants.UC_ARM_REG_C1_C0_2, 0xF << 20)
    machine.reg_write(constants.UC_ARM_REG_FPEXC, 1 << 30)


def _divide(value: Callable[[str], int]) -> dict[str, int]:
    """__aeabi_uldivmod: a 64-bit quotient and what is left."""
    low = 0xFFFFFFFF
    quotient, rest = divmod(value("r0") | value("r1") << 32, max(value("r2") | value("r3") << 32, 1))
    return {"r0": quotient & low, "r1": quotient >> 32, "r2": rest & low, "r3": rest >> 32}


PROCESSOR = Processor(
    name="armv7",
    integers=(*(f"r{n}" for n in range(13)), "sp", "lr", "fpscr"),
    flags="cpsr",
    flags_mask=CONDITION,
    flags_base=PRIVILEGED,
    masks={"fpscr": CONDITION},
    floats=tuple(f"d{n}" for n in range(32)),
    stack_pointer="sp",
    arguments=("r0", "r1", "r2", "r3"),
    float_arguments=tuple(f"d{n}" for n in range(8)),
    result="r0",
    link="lr",
    preserved=frozenset({*(f"r{n}" for n in range(4, 12)), "sp", "lr", *(f"d{n}" for n in range(8, 16))}),
    veneers=frozenset({"r12"}),
    thread_pointer="c13_c0_3",
    red_zone=0,
    weak_stores=True,
    releases=lambda text: text.startswith(("dmb", "dsb")),
    effect=_effect,
    relocate=_relocate,
    arms=lambda text, area: re.match(r"vstr d0, \[r2, #8\]", text) is not None,
    reads_cpu=lambda text, area: re.match(r"ldr r0, \[r2, #(4|0x18)\]", text) is not None,
    unicorn=("UC_ARCH_ARM", "UC_MODE_ARM", "arm_const"),
    prepare=_prepare,
    word=4,
    helpers={"__aeabi_uldivmod": _divide},
    aliases={
        "sb": "r9", "sl": "r10", "fp": "r11", "ip": "r12", "r13": "sp", "r14": "lr", "apsr_nzcv": "cpsr", "fpscr_nzcv": "fpscr",
        **{f"s{n}": f"d{n // 2}" for n in range(32)},
    },
)  # fmt: skip
