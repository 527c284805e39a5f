"""What `rseq inspect` must know of a processor: its number in ELF, the signature, relocations of data, and which instructions
store, jump, call or return.

A processor is one entry in MACHINES. The patterns are over capstone's text (and that of `compiler/decoders/`, which is spelled
alike), anchored at its beginning; the first kind that fits wins, in the order system, return, call, jump, branch. Relocations are
those that may stand in a descriptor or an array of pointers: absolute addresses, and additions and subtractions where a linker may
still move code (RISC-V, LoongArch).

Signatures are those of the targets in `compiler/targets/`, and for processors that have no file there, the ones below. They
are what the C library registers (`bits/rseq.h` of glibc), as a number read in the file's byte order.

Sources: the psABI supplements of each processor.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SIGNATURES = {"i386": 0x53053053, "ppc64": 0x0FE5000B}
"""Of processors without a target file."""


@dataclass(frozen=True, slots=True)
class Machine:
    """One processor, in one byte order."""

    name: str
    number: int
    """e_machine"""
    bits: int
    big: bool
    stack_pointer: str
    relocations: Mapping[int, tuple[str, int]]
    """By type: "set", "relative", "add" or "subtract", and the bytes it changes."""
    reader: tuple[tuple[str, ...], tuple[str, ...]]
    """Names of capstone's architecture, the first that exists, and of its modes, added up; or the file in compiler/decoders/."""
    patterns: Mapping[str, str]
    """By kind: system, return, call, jump, branch; "indirect": jumps whose last operand may be a number that is not where they lead;
    "store", which is missing where capstone tells what is written."""
    relative_operands: bool = False
    """Whether the text has distances instead of addresses."""
    thumb: bool = False
    """Whether some code has instructions of 2 bytes, as its mapping symbols say."""

    def fits(self, kind: str, text: str) -> bool:
        """Whether an instruction is of a kind."""
        return kind in self.patterns and _compiled(self.patterns[kind]).match(text) is not None


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?=[ ,]|$)")


X86 = {
    "system": r"syscall|sysenter|int",
    "return": r"(?:\w+ )?(?:l?ret[qlfw]?|iret\w*)",
    "call": r"(?:\w+ )?l?call[qlw]?",
    "jump": r"(?:notrack |bnd )?l?jmp[qlw]?",
    "branch": r"(?:bnd )?(?:j\w+|loop\w*)|xbegin",
}
ARM64 = {
    "system": r"svc|hvc|smc",
    "return": r"ret\w*|eret\w*",
    "call": r"bl|blr\w*",
    "jump": r"b|br(?:a[ab]z?)?",
    "branch": r"b\.\w+|cbn?z|tbn?z|bc\.\w+",
    "store": r"st\w+|cas\w*|swp\w*|ld(?:add|clr|eor|set|smax|smin|umax|umin)\w*|dc \w*zva",
}
POWER = {
    "system": r"sc|scv",
    "return": r"b(?:\w\w)?lr[+-]?|bclr|bd\w*lr[+-]?",
    "call": r"bla?|b(?:\w+)?(?:ctr|lr)l[+-]?|bd?n?z?(?:eq|ne|lt|gt|le|ge|so|ns|un|nu|dn?z)?la?[+-]?|bcl\w*",
    "jump": r"ba?|bctr",
    "branch": r"b\w+[+-]?",
    "store": r"st\w+\.?|dcbz\w*|icbi",
}


def _power(name: str, big: bool) -> Machine:
    order = ("CS_MODE_BIG_ENDIAN",) if big else ()
    relocations = {38: ("set", 8), 43: ("set", 8), 1: ("set", 4), 22: ("relative", 8)}
    return Machine(name, 21, 64, big, "r1)", relocations, (("CS_ARCH_PPC",), ("CS_MODE_64", *order)), POWER)


MACHINES = [
    Machine(
        "x86_64",
        62,
        64,
        False,
        "%rsp",
        {1: ("set", 8), 10: ("set", 4), 11: ("set", 4), 8: ("relative", 8)},
        (("CS_ARCH_X86",), ("CS_MODE_64",)),
        X86,
    ),
    Machine("i386", 3, 32, False, "%esp", {1: ("set", 4), 8: ("relative", 4)}, (("CS_ARCH_X86",), ("CS_MODE_32",)), X86),
    Machine(
        "aarch64",
        183,
        64,
        False,
        "[sp",
        {257: ("set", 8), 258: ("set", 4), 1027: ("relative", 8)},
        (("CS_ARCH_AARCH64", "CS_ARCH_ARM64"), ("CS_MODE_ARM",)),
        ARM64,
    ),
    Machine(
        "riscv64",
        243,
        64,
        False,
        "(sp)",
        {2: ("set", 8), 1: ("set", 4), 3: ("relative", 8), 36: ("add", 8), 40: ("subtract", 8), 35: ("add", 4), 39: ("subtract", 4)},
        (("CS_ARCH_RISCV",), ("CS_MODE_RISCV64", "CS_MODE_RISCVC")),
        {
            "system": r"ecall",
            "return": r"ret|[ms]ret|(?:c\.)?jr ra",
            "call": r"(?:c\.)?jalr?|call",
            "jump": r"(?:c\.)?jr?|tail",
            "branch": r"(?:c\.)?b(?:eq|ne|lt|ge|gt|le)u?z?",
            "indirect": r"(?:c\.)?ja?l?r",
            "store": r"(?:c\.)?f?s[bhwdq](?:sp)?|sc\.\w+|amo\w+(?:\.\w+)*|vs\w+(?:\.\w+)*|cbo\.zero",
        },
        relative_operands=True,
    ),
    _power("ppc64le", False),
    _power("ppc64", True),
    Machine(
        "s390x",
        22,
        64,
        True,
        "%r15)",
        {22: ("set", 8), 4: ("set", 4), 12: ("relative", 8)},
        (("CS_ARCH_SYSTEMZ", "CS_ARCH_SYSZ"), ("CS_MODE_BIG_ENDIAN",)),
        {
            "system": r"svc",
            "return": r"b(?:c?r|\w{1,3}r) (?:\d+, )?%r14$",
            "call": r"bras|brasl|bas|basr|bal|balr|bassm",
            "jump": r"j|jg|b|br",
            "branch": r"j[a-z]+|jg[a-z]+|b(?:rc|rx|r?ct|x)\w*|b[a-z]{1,3}r?|c(?:l)?(?:g)?(?:f)?[ir]j\w*|c(?:l)?g?[ir]b\w*",
            "store": r"st\w*|mv\w+|[nox]iy?|[nox]c|ag?si|alg?si|cs[gy]?|cds[gy]?|la(?:a|al|n|o|x)g?|tr|ts|unpk|pack",
        },
    ),
    Machine(
        "armv7",
        40,
        32,
        False,
        "sp",
        {2: ("set", 4), 38: ("set", 4), 23: ("relative", 4)},
        (("CS_ARCH_ARM",), ("CS_MODE_ARM",)),
        {
            "system": r"svc\w*|swi\w*",
            "return": r"bx(?:\w\w)? lr$|pop(?:\w\w)?(?:\.w)? \{.*pc\}|ldm\w* .*pc\}|mov(?:\w\w)?s? pc, lr$",
            "call": r"blx?(?:eq|ne|hs|lo|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)?",
            "jump": r"b(?:\.w|\.n)?|bx(?:\w\w)?|bxj|(?:ldr|mov|add)(?:\w\w)?(?:\.w)? pc, .*$|tb[bh]",
            "branch": r"b(?:eq|ne|hs|lo|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)(?:\.w|\.n)?|cbn?z",
            "indirect": r"(?:ldr|mov|add)\w*",
            "store": r"str\w*(?:\.w)?|stm\w*(?:\.w)?|push\w*(?:\.w)?|vst\w+(?:\.\w+)?|vpush\w*|stl\w*|swp\w*|stc\w*",
        },
        thumb=True,
    ),
    Machine(
        "loongarch64",
        258,
        64,
        False,
        ", $sp",
        {2: ("set", 8), 1: ("set", 4), 3: ("relative", 8), 51: ("add", 8), 56: ("subtract", 8), 50: ("add", 4), 55: ("subtract", 4)},
        (("loongarch64",), ()),
        {
            "system": r"syscall",
            "return": r"ret|ertn",
            "call": r"bl|jirl \$(?!zero).*$",
            "jump": r"b|jr|jirl",
            "branch": r"b(?:eq|ne|lt|ge)u?|b(?:eq|ne)z|bc(?:eq|ne)z",
            "indirect": r"jirl|jr",
            "store": r"f?st\w*\.\w+|x?vstx?|sc(?:rel)?\.\w|am\w+\.\w+",
        },
    ),
]


def machine(number: int, bits: int, big: bool) -> Machine | None:
    """The processor of an ELF header; None for one that is not in the table."""
    return next((m for m in MACHINES if (m.number, m.bits, m.big) == (number, bits, big)), None)


def signature(name: str) -> int:
    """The word before every abort address."""
    from rseq.compiler import targets

    return targets.target(name).signature if name in targets.names() else SIGNATURES[name]


@functools.cache
def reader(name: str, thumb: bool = False, sweeping: bool = False) -> Any:
    """Capstone, set up for a processor, or what stands for it; None if nobody knows the processor. `sweeping`: text only, and on past
    bytes that are no instruction."""
    import capstone

    from rseq.compiler import decoders

    architectures, modes = next(m for m in MACHINES if m.name == name).reader
    if architectures[0] in decoders.names():
        own = decoders.decoder(architectures[0])
        own.skipdata = sweeping
        return own
    number = next((getattr(capstone, a) for a in architectures if hasattr(capstone, a)), None)
    if number is None or not all(hasattr(capstone, m) for m in modes):
        return None
    try:
        made: Any = capstone.Cs(number, sum(getattr(capstone, m) for m in modes) + (capstone.CS_MODE_THUMB if thumb else 0))
    except capstone.CsError:  # built without it
        return None
    if "X86" in architectures[0]:
        made.syntax = capstone.CS_OPT_SYNTAX_ATT
        made.detail = not sweeping
    made.skipdata = sweeping
    return made
