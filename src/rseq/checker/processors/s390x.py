"""s390x. The disassembler says nothing of what an instruction reads and writes, so it is listed here; an instruction that is in no
list counts as one that reads whatever it names, changes the first of it, and may look at the condition or change it: what is forgotten
too late does no harm. Instructions on 32 bits keep the upper half of a register; no compiler looks at it after that, as long as it
does not use upper halves as registers of their own, which it is told not to (targets/s390x.py).

The condition code is two bits of the program status word. The emulator needs the bits for 64-bit addresses beside it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Any

from rseq.checker.processors import Effect, Processor, Relocating
from rseq.language.errors import RseqError

CONDITION = 3 << 44
ADDRESSING = 0x1_8000_0000


def _several(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The whole of the first register is replaced; the condition stays.
SETS = _several(
    "l ly lr lhi lh lhy lhr llc llcr llh llhr lb lbr lrl "
    "lg lgr lgf lgfr lgb lgbr lgh lghr llgf llgfr llgc llgcr llgh llghr lghi lgfi llilf llihf llill llilh llihl llihh la lay larl "
    "lgrl llgfrl lgfrl ld ldy ldr ldgr lgdr lzdr sllg srlg cdgbr cdlgbr lcdfr lndfr lpdfr ldebr sqdbr cpsdr"
)
SETS_CONDITION = _several(
    "ltg ltgr ltgf ltgfr lcgr lpgr lngr agrk sgrk ngrk ogrk xgrk algrk slgrk aghik alghsik srag ltdbr lcdbr lpdbr lndbr"
)
# The first register is an operand and the result.
CHANGES = _several("msgr msgfi msg msgf msgfr mghi mdbr ddbr mdb ddb madbr msdbr iilf iihf iill iilh iihl iihh")
CHANGES_CONDITION = _several(
    "agr agfr ag agf aghi agfi algr algfr alg algf algfi sgr sgfr sg sgf slgr slgfr slg slgf slgfi ngr ng ogr og xgr xg nilf nihf "
    "nill nilh nihl nihh oilf oihf oill oilh oihl oihh xilf xihf risbg rosbg rnsbg rxsbg adbr adb sdbr sdb"
)
COMPARES = _several(
    "cr cgr cgfr clr clgr clgfr chi cghi cfi cgfi clfi clgfi c cy cg cgf ch cgh chy cl cly clg clgf chsi cghsi chhsi clhhsi clfhsi "
    "clghsi cli cliy cdbr cebr kdbr cdb ceb tm tmy tmll tmlh tmhl tmhh tcdb"
)
STORES = _several("st sty stg stc stcy sth sthy std stdy ste stey strl stgrl mvhi mvghi mvhhi mvi mviy")
IN_MEMORY = _several("asi agsi alsi algsi ni oi xi niy oiy xiy")
ATOMIC = re.compile(r"(laal?|lan|lao|lax)g?$")
SWAPS = frozenset(("cs", "csy", "csg"))
PAIRS = _several("dlgr dlg dsgr dsg dsgfr dsgf dlr dl mlgr mlg mlr ml flogr")
COMPARE_AND_BRANCH = re.compile(r"cl?g?[ri]j")
COMPARE_AND_RETURN = re.compile(r"cl?g?[ri]b")
CONDITIONS = "o|h|nle|l|nhe|lh|ne|e|nlh|he|nl|le|nh|no|nz|z|p|m|np|nm"
BRANCH = re.compile(rf"jg?({CONDITIONS})$")
BRANCH_TO_REGISTER = re.compile(rf"b({CONDITIONS}|c)?r$")


def _effect(known: Processor, found: Any) -> Effect:
    import capstone

    mnemonic = found.mnemonic
    registers = known.named(found, capstone.CS_OP_REG)
    bases = {
        known.canonical(found.reg_name(r))
        for o in found.operands if o.type == capstone.CS_OP_MEM for r in (o.mem.base, o.mem.index) if r
    }  # fmt: skip
    memory = any(o.type == capstone.CS_OP_MEM for o in found.operands)
    everything, first = {*registers, *bases}, set(registers[:1])
    flags = {known.flags}
    control = _control(known, found, registers, bases)
    if control is not None:
        return control
    if mnemonic in ("stmg", "lmg"):
        low, high = (known.integers.index(r) for r in registers)
        several = {known.integers[n % 16] for n in range(low, high + 1 if high >= low else high + 17)}
        return Effect(bases | several, set(), stores=True) if mnemonic == "stmg" else Effect(bases, several, loads=True)
    if mnemonic in STORES:
        return Effect(everything, set(), stores=True)
    if mnemonic in COMPARES:
        return Effect(everything, flags, loads=memory)
    if mnemonic in SWAPS:
        return Effect(everything, first | flags, stores=True, loads=True)
    if ATOMIC.match(mnemonic):
        return Effect(everything if not mnemonic.endswith("g") else {registers[1], *bases}, first | flags, stores=True, loads=True)
    if mnemonic == "clc":
        return Effect(everything, flags, loads=True)
    if mnemonic in IN_MEMORY or mnemonic in ("mvc", "xc", "nc", "oc"):
        return Effect(everything, set() if mnemonic == "mvc" else flags, stores=True, loads=True, divided=True)
    if mnemonic in PAIRS:
        place = known.integers.index(registers[0])
        pair = set(known.integers[place : place + 2])
        return Effect(everything | pair | flags, pair | (flags if mnemonic == "flogr" else set()), loads=memory)
    if mnemonic.startswith("loc"):
        return Effect(everything | flags, first, loads=memory)
    loads = memory and mnemonic not in ("la", "lay", "sllg", "srlg", "srag", "sll", "srl", "sra")
    if mnemonic in SETS or mnemonic in SETS_CONDITION:
        return Effect({*registers[1:], *bases}, first | (flags if mnemonic in SETS_CONDITION else set()), loads=loads)
    if mnemonic in CHANGES or mnemonic in CHANGES_CONDITION:
        return Effect(everything, first | (flags if mnemonic in CHANGES_CONDITION else set()), loads=loads)
    return Effect(everything | flags, first | flags, loads=loads)


def _control(known: Processor, found: Any, registers: list[str], bases: set[str]) -> Effect | None:
    """Jumps, calls, returns; None for anything else."""
    import capstone

    mnemonic, flags = found.mnemonic, {known.flags}
    immediate = [o.imm for o in found.operands if o.type == capstone.CS_OP_IMM]
    target = immediate[-1] & (1 << 64) - 1 if immediate else None
    if mnemonic in ("brasl", "bras"):
        return Effect(set(), {known.link}, "call", target)
    if mnemonic == "basr":
        return Effect(set(registers[1:]), {known.link}, "call")
    if mnemonic in ("j", "jg"):
        return Effect(set(), set(), "jump", target)
    if BRANCH.match(mnemonic):
        return Effect(flags, set(), "branch", target)
    if mnemonic.startswith("brct"):
        return Effect(set(registers), set(registers), "branch", target)
    if COMPARE_AND_BRANCH.match(mnemonic):
        return Effect(set(registers), set(), "branch", target)
    if COMPARE_AND_RETURN.match(mnemonic):
        return Effect({*registers, *bases}, set(), "conditional return")
    if BRANCH_TO_REGISTER.match(mnemonic):
        if registers in ([], ["r0"]) or immediate[:1] == [0]:
            return Effect(set(), set())  # to nowhere: a fence, or nothing
        if mnemonic != "br":
            return Effect({*registers, *flags}, set(), "conditional return")
        return Effect(set(registers), set(), "return" if registers == [known.link] else "jump")
    if mnemonic in ("svc", "trap4", "trap2"):
        return Effect(set(), set(), "system")
    return None


STORAGE = re.compile(r"(mvc|xc|nc|oc|clc) (\w+)\((\d+), %(r\d+)\), (\w+)(?:\(%(r\d+)\))?")


def _unseen(text: str, value: Callable[[str], int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]] | None:
    """Instructions from storage to storage: the emulator does them at once, past its own hooks."""
    match = STORAGE.match(text)
    if match is None:
        return None
    mnemonic, offset, length, base, other_offset, other_base = match.groups()
    first = (int(offset, 0) + value(base), int(length))
    second = (int(other_offset, 0) + (value(other_base) if other_base else 0), int(length))
    return [second] if mnemonic == "mvc" else [second, first], [] if mnemonic == "clc" else [first]


def _relocate(loader: Relocating, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
    target = symbol + addend
    if kind == 22:  # R_390_64
        struct.pack_into(">Q", data, offset, target & (1 << 64) - 1)
    elif kind == 5:  # PC32
        struct.pack_into(">i", data, offset, target - place)
    elif kind in (19, 20):  # PC32DBL, PLT32DBL: in halfwords
        struct.pack_into(">i", data, offset, (target - place) >> 1)
    elif kind == 26:  # GOTENT
        struct.pack_into(">i", data, offset, (loader.slot(symbol) + addend - place) >> 1)
    elif kind in (17, 18):  # PC16DBL, PLT16DBL
        struct.pack_into(">h", data, offset, (target - place) >> 1)
    else:
        raise RseqError(f"relocation {kind} of s390x is not known to the loader")


def _prepare(machine: Any, constants: Any) -> None:
    """64-bit addresses, and all registers for floating point."""
    machine.ctl_set_cpu_model(constants.UC_CPU_S390X_MAX)
    machine.reg_write(constants.UC_S390X_REG_CR0, 3 << 17)
    machine.reg_write(constants.UC_S390X_REG_PSWM, ADDRESSING)


def _set_thread_pointer(machine: Any, numbers: dict[str, int], value: int) -> None:
    """In two access registers, the upper half first."""
    machine.reg_write(numbers["a0"], value >> 32)
    machine.reg_write(numbers["a0"] + 1, value & 0xFFFFFFFF)


PROCESSOR = Processor(
    name="s390x",
    integers=tuple(f"r{n}" for n in range(16)),
    flags="pswm",
    flags_mask=CONDITION,
    flags_base=ADDRESSING,
    floats=tuple(f"f{n}" for n in range(16)),
    stack_pointer="r15",
    arguments=("r2", "r3", "r4", "r5", "r6"),
    float_arguments=("f0", "f2", "f4", "f6"),
    result="r2",
    link="r14",
    preserved=frozenset({*(f"r{n}" for n in range(6, 16)), *(f"f{n}" for n in range(8, 16))}),
    thread_pointer="a0",
    red_zone=0,
    weak_stores=False,
    releases=lambda text: text.startswith(("cs", "la", "bcr 1", "bnor")),
    effect=_effect,
    relocate=_relocate,
    unseen=_unseen,
    arms=lambda text, area: re.match(r"stg %r\d+, 8\(", text) is not None,
    reads_cpu=lambda text, area: re.match(r"llgf %r\d+, (4|0x18)\(", text) is not None,
    unicorn=("UC_ARCH_S390X", "UC_MODE_BIG_ENDIAN", "s390x_const"),
    prepare=_prepare,
    set_thread_pointer=_set_thread_pointer,
    byte_order="big",
    aliases={str(n): f"r{n}" for n in range(16)},
)
