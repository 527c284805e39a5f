"""What the checker must know of a processor: registers by name, the calling convention, the emulator's numbers.

A new processor is one entry in PROCESSORS, with the relocations in object_loader.py.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Processor:
    """Names are the disassembler's, in lower case."""

    name: str
    integers: tuple[str, ...]
    """Integer registers, stack pointer included."""
    flags: str
    floats: tuple[str, ...]
    stack_pointer: str
    arguments: tuple[str, ...]
    float_arguments: tuple[str, ...]
    result: str
    link: str
    """The register that holds the return address; "" where it is on the stack."""
    preserved: frozenset[str]
    """What a called function keeps."""
    thread_pointer: str
    red_zone: int
    """Bytes below the stack pointer that still belong to a function."""
    weak_stores: bool
    """Whether other CPUs may see plain stores in another order."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Parts of registers and other names, to the whole register."""

    def canonical(self, name: str) -> str:
        return self.aliases.get(name, name)


def _x86_64() -> Processor:
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
    numbered = tuple(f"r{n}" for n in range(8, 16))
    return Processor(
        "x86_64",
        ("rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", *numbered),
        "eflags",
        tuple(f"xmm{n}" for n in range(16)),
        "rsp",
        ("rdi", "rsi", "rdx", "rcx", "r8", "r9"),
        tuple(f"xmm{n}" for n in range(8)),
        "rax",
        "",
        frozenset({"rbx", "rbp", "rsp", "r12", "r13", "r14", "r15"}),
        "fs_base",
        128,
        False,
        aliases,
    )


def _aarch64() -> Processor:
    aliases = {"fp": "x29", "lr": "x30", "wsp": "sp", "cpsr": "nzcv"}
    aliases |= {f"w{n}": f"x{n}" for n in range(31)}
    for n in range(32):
        aliases |= {f"{letter}{n}": f"q{n}" for letter in "bhsdv"}
    return Processor(
        "aarch64",
        (*(f"x{n}" for n in range(31)), "sp"),
        "nzcv",
        tuple(f"q{n}" for n in range(32)),
        "sp",
        tuple(f"x{n}" for n in range(8)),
        tuple(f"q{n}" for n in range(8)),
        "x0",
        "x30",
        frozenset({*(f"x{n}" for n in range(19, 31)), "sp", *(f"q{n}" for n in range(8, 16))}),
        "tpidr_el0",
        0,
        True,
        aliases,
    )


MAKERS = {"x86_64": _x86_64, "aarch64": _aarch64}


@functools.cache
def processor(name: str) -> Processor | None:
    """The processor of a target; None if the checker does not know it."""
    maker = MAKERS.get(name)
    return maker() if maker else None


def emulator(name: str) -> tuple[Any, dict[str, int]]:
    """A fresh Unicorn machine, and its number for each register. RseqError from the caller if the name is not known."""
    import unicorn
    from unicorn import arm64_const, x86_const

    kinds: dict[str, tuple[int, int, Any, str]] = {
        "x86_64": (unicorn.UC_ARCH_X86, unicorn.UC_MODE_64, x86_const, "UC_X86_REG_"),
        "aarch64": (unicorn.UC_ARCH_ARM64, unicorn.UC_MODE_ARM, arm64_const, "UC_ARM64_REG_"),
    }
    architecture, mode, names, prefix = kinds[name]
    machine: Any = unicorn.Uc(architecture, mode)  # type: ignore[attr-defined,no-untyped-call]
    found = processor(name)
    assert found is not None
    wanted = [*found.integers, found.flags, *found.floats, found.thread_pointer, "pc" if name != "x86_64" else "rip"]
    numbers = {register: int(getattr(names, prefix + register.upper())) for register in wanted}
    if name == "aarch64":  # a processor with single-instruction atomics, which may use floating point
        machine.ctl_set_cpu_model(arm64_const.UC_CPU_ARM64_MAX)
        machine.reg_write(arm64_const.UC_ARM64_REG_CPACR_EL1, 3 << 20)
    return machine, numbers
