"""x86-64, System V. Instruction effects are the disassembler's, corrected where it is known to be wrong or silent."""

from __future__ import annotations

import re
import struct
from typing import Any

from rseq.checker.processors import Effect, Processor, Relocating
from rseq.language.errors import RseqError

# Carry, parity, adjust, zero, sign, overflow.
FLAGS = 0x8D5
FLAG_READERS = ("sete", "setn", "seta", "setb", "setg", "setl", "setp", "cmov", "adc", "sbb")


def _effect(known: Processor, found: Any) -> Effect:
    import capstone

    read, written = found.regs_access()
    reads = {known.canonical(found.reg_name(r)) for r in read}
    writes = {known.canonical(found.reg_name(r)) for r in written}
    groups, mnemonic = set(found.groups), found.mnemonic
    stores = any(o.type == capstone.CS_OP_MEM and o.access & capstone.CS_AC_WRITE for o in found.operands)
    loads = any(o.type == capstone.CS_OP_MEM and o.access & capstone.CS_AC_READ for o in found.operands)
    stores = stores or mnemonic.startswith(("push", "call"))
    if mnemonic.startswith(("lea", "nop")):
        loads = stores = False
    if mnemonic.startswith(FLAG_READERS):
        reads.add(known.flags)
    both = known.named(found, capstone.CS_OP_REG)
    plain = [o.reg for o in found.operands if o.type == capstone.CS_OP_REG]
    if mnemonic.startswith(("xor", "pxor", "sub")) and len(found.operands) == len(both) == 2 and plain[0] == plain[1]:
        reads -= writes  # a register with itself: zero, whatever it was
    if "cmpxchg" in mnemonic:  # the disassembler does not say so
        writes |= {"rax", known.flags}
        reads.add("rax")
    if "xadd" in mnemonic:
        writes.add(known.flags)
    if mnemonic.startswith("cmov"):
        reads |= writes
    # A write to the lower half of a float register keeps the other half; a byte or word of an integer one as well.
    if any(o.type == capstone.CS_OP_REG and o.size in (1, 2) and o.access & capstone.CS_AC_WRITE for o in found.operands):
        reads |= writes & set(known.integers)
    kind, goes_to = "plain", None
    if capstone.CS_GRP_CALL in groups:
        kind = "call"
    elif capstone.CS_GRP_RET in groups:
        kind = "return"
    elif capstone.CS_GRP_JUMP in groups:
        kind = "jump" if mnemonic == "jmp" else "branch"
    elif capstone.CS_GRP_INT in groups or mnemonic in ("syscall", "sysenter", "int"):
        kind = "system"
    immediate = [o.imm for o in found.operands if o.type == capstone.CS_OP_IMM]
    if kind in ("call", "jump", "branch") and immediate:
        goes_to = immediate[-1] & (1 << 64) - 1
    text = f"{mnemonic} {found.op_str}"
    divided = stores and loads and "lock" not in text and not mnemonic.startswith(("xchg", "push", "pop"))
    return Effect(reads, writes, kind, goes_to, stores, loads, divided)


def _in_area(text: str, area: int, field: int) -> bool:
    """Whether an instruction is about a field of the thread's area, whose place is in a register or in the instruction."""
    if any(f"%fs:{n}(" in text for n in (hex(field), str(field))):
        return True
    return re.search(rf"%fs:({area + field:#x}|{area + field})(,|$)", text) is not None


def _relocate(loader: Relocating, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
    if kind == 1:  # R_X86_64_64
        struct.pack_into("<Q", data, offset, (symbol + addend) & (1 << 64) - 1)
    elif kind in (2, 4):  # PC32, PLT32
        struct.pack_into("<i", data, offset, symbol + addend - place)
    elif kind in (9, 41, 42):  # GOTPCREL, GOTPCRELX, REX_GOTPCRELX
        struct.pack_into("<i", data, offset, loader.slot(symbol) + addend - place)
    elif kind in (10, 11):  # 32, 32S
        struct.pack_into("<i", data, offset, symbol + addend)
    elif kind == 24:  # PC64
        struct.pack_into("<q", data, offset, symbol + addend - place)
    else:
        raise RseqError(f"relocation {kind} of x86-64 is not known to the loader")


def _aliases() -> dict[str, str]:
    letters = {"a": "rax", "b": "rbx", "c": "rcx", "d": "rdx"}
    aliases = {"rflags": "eflags", "flags": "eflags"}
    for letter, whole in letters.items():
        aliases |= {f"e{letter}x": whole, f"{letter}x": whole, f"{letter}l": whole, f"{letter}h": whole}
    for short in ("si", "di", "bp", "sp"):
        aliases |= {f"e{short}": f"r{short}", short: f"r{short}", f"{short}l": f"r{short}"}
    for number in range(8, 16):
        aliases |= {f"r{number}{suffix}": f"r{number}" for suffix in "dwb"}
    for number in range(16):
        aliases |= {f"ymm{number}": f"xmm{number}", f"zmm{number}": f"xmm{number}"}
    return aliases


PROCESSOR = Processor(
    name="x86_64",
    integers=("rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", *(f"r{n}" for n in range(8, 16))),
    flags="eflags",
    flags_mask=FLAGS,
    floats=tuple(f"xmm{n}" for n in range(16)),
    stack_pointer="rsp",
    arguments=("rdi", "rsi", "rdx", "rcx", "r8", "r9"),
    float_arguments=tuple(f"xmm{n}" for n in range(8)),
    result="rax",
    link="",
    preserved=frozenset({"rbx", "rbp", "rsp", "r12", "r13", "r14", "r15"}),
    thread_pointer="fs_base",
    red_zone=128,
    weak_stores=False,
    releases=lambda text: text.startswith(("lock", "xchg", "mfence")),
    effect=_effect,
    relocate=_relocate,
    arms=lambda text, area: _in_area(text, area, 8),
    reads_cpu=lambda text, area: _in_area(text, area, 4) or _in_area(text, area, 24),
    unicorn=("UC_ARCH_X86", "UC_MODE_64", "x86_const"),
    program_counter="rip",
    aliases=_aliases(),
)
