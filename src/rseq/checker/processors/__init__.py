"""What the checker must know of a processor, beside what the compiler's target says: one file each beside this one.

A file defines PROCESSOR: registers by name, the calling convention, what an instruction reads and writes, the relocations of object
files, and the emulator's names for all of that. `emulated` is False where the emulator (Unicorn) does not know the processor: then
its code can be looked at (pass 1), not run. A target without a file here cannot be checked.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from rseq.kernel.errors import RseqError


@dataclass(slots=True)
class Effect:
    """What one instruction does, as the disassembler's output says. Registers are whole ones, by name."""

    reads: set[str]
    writes: set[str]
    """What it overwrites without having to look at it; a register that it only changes in part is in `reads` as well."""
    kind: str = "plain"
    """plain, jump, branch (conditional), call, return, conditional return, system, exclusive (load-reserved, store-conditional)"""
    goes_to: int | None = None
    stores: bool = False
    loads: bool = False
    divided: bool = False
    """Whether it reads and writes memory in two accesses, between which another CPU can come."""


class Relocating(Protocol):
    """What a relocation may ask of the loader."""

    def slot(self, address: int) -> int:
        """The entry of the offset table that holds an address."""
        ...

    high: dict[int, int]
    """For the low half of an address pair: what the high half at an address refers to."""


Relocate = Callable[[Relocating, int, bytearray, int, int, int, int], None]
"""(loader, kind, the section's bytes, offset in them, address of that place, symbol's address, addend)"""


@dataclass(frozen=True, slots=True)
class Processor:
    """Names are the disassembler's, in lower case."""

    name: str
    integers: tuple[str, ...]
    """Integer registers, stack pointer included."""
    flags: str
    """The register of conditions; "" if there is none."""
    flags_mask: int
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
    releases: Callable[[str], bool]
    """Whether an instruction (its text) makes earlier stores visible before it: a release store, a fence, an atomic operation."""
    effect: Callable[[Processor, Any], Effect]
    """What an instruction of the disassembler does."""
    relocate: Relocate
    arms: Callable[[str, int], bool]
    """Whether an instruction (its text, and the area's distance from the thread pointer) stores into rseq_cs of the thread's area."""
    reads_cpu: Callable[[str, int], bool]
    """Whether it reads cpu_id or mm_cid there."""
    emulated: bool = True
    unicorn: tuple[str, str, str] = ("", "", "")
    """The emulator's architecture, mode, and module of constants."""
    program_counter: str = "pc"
    prepare: Callable[[Any, Any], None] | None = None
    """Sets up a fresh machine, given the module of constants: lets it use floating point, say."""
    set_thread_pointer: Callable[[Any, Any, int], None] | None = None
    """Where it takes more than writing one register."""
    unseen: Callable[[str, Callable[[str], int]], tuple[list[tuple[int, int]], list[tuple[int, int]]] | None] | None = None
    """What an instruction (its text, and the value of each register) reads and writes, as (address, size), where the emulator does not
    tell; None where it does."""
    far_call: Callable[[Any, Any], int | None] | None = None
    """Where a call leads whose address takes two instructions, these two."""
    byte_order: Literal["little", "big"] = "little"
    word: int = 8
    """Bytes of an address, and of an integer register."""
    flags_base: int = 0
    """What else must be in the register of conditions, in the emulator."""
    helpers: dict[str, Callable[[Callable[[str], int]], dict[str, int]]] = field(default_factory=dict)
    """Functions of the compiler's own library that only compute: from the value of each register to the registers that change."""
    veneers: frozenset[str] = frozenset()
    """What a linker may use to get from one section into another that is far away: from an abort address into its function, say."""
    masks: dict[str, int] = field(default_factory=dict)
    """Other registers of which only some bits mean anything."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Parts of registers and other names, to the whole register."""

    def canonical(self, name: str) -> str:
        return self.aliases.get(name, name)

    def named(self, found: Any, kind: int) -> list[str]:
        """The registers that are operands of an instruction, in order, of the disassembler's `kind` (register or memory base)."""
        import capstone

        register = kind == capstone.CS_OP_REG
        names = (found.reg_name(o.reg if register else o.mem.base) for o in found.operands if o.type == kind)
        return [self.canonical(name) for name in names if name]


@functools.cache
def processor(name: str) -> Processor | None:
    """The processor of a target; None if the checker does not know it."""
    if name not in names():
        return None
    made: Processor = importlib.import_module(f"{__name__}.{name}").PROCESSOR
    return made


def names() -> list[str]:
    """The processors whose instructions the checker can read."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__))


def emulated() -> list[str]:
    """Those that it can run."""
    return [name for name in names() if (found := processor(name)) is not None and found.emulated]


def emulator(name: str) -> tuple[Any, dict[str, int]]:
    """A fresh Unicorn machine, and its number for each register. RseqError if it does not know the processor."""
    import unicorn

    found = processor(name)
    if found is None or not found.emulated:
        raise RseqError(f"the emulator does not know {name}; it knows {', '.join(emulated())}")
    architecture, mode, constants = found.unicorn
    module = importlib.import_module(f"unicorn.{constants}")
    prefix = architecture.replace("_ARCH_", "_") + "_REG_"
    machine: Any = unicorn.Uc(getattr(unicorn, architecture), getattr(unicorn, mode))  # type: ignore[attr-defined,no-untyped-call]
    wanted = [*found.integers, found.flags, *found.floats, found.thread_pointer, found.program_counter]
    numbers = {register: int(getattr(module, prefix + register.upper())) for register in wanted if register}
    if found.prepare is not None:
        found.prepare(machine, module)
    return machine, numbers
