"""The processors a section can be spelled for: one file each beside this one.

A target turns *steps* (section.py) into lines of GNU assembler in which operands are placeholders:

    <t0> <t0.32> <t0.8>   a temporary or input, at 64 (default), 32, 16 or 8 bits
    <.name>               a label of this section, unique for each copy of it
    <@exit>               a label outside of the section, in the function around it

so that the same lines serve LLVM and C inline assembly and plain listings. A new target is one new file with
a subclass of `Target`, found by its name (`target("aarch64")`).
"""

from __future__ import annotations

import importlib
import pkgutil
import platform
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal

from rseq.compiler.ir import Branch, Commit, CompareOp
from rseq.compiler.steps import Step
from rseq.language.types import Scalar

Name = Callable[..., str]
Goto = Callable[[str], str]


class Target(ABC):
    """What the compiler must know of a processor.

    `name(operand, bits=64)` gives the placeholder of a variable.
    """

    name: ClassVar[str]
    """As in `--target`: x86_64."""
    triple: ClassVar[str]
    llvm_name: ClassVar[str]
    """The target's name in `clang --print-targets`."""
    signature: ClassVar[int]
    """The u32 before every abort address, as glibc registers it."""
    signature_lines: ClassVar[tuple[str, ...]]
    """How the signature is written so that a disassembler stays in step."""
    integer_registers: ClassVar[int]
    """How many integer temporaries and inputs together an assembly block may have."""
    float_registers: ClassVar[int]
    float_constraint: ClassVar[str]
    """LLVM's constraint letter for an f64 register."""
    area: ClassVar[str]
    """What the `area` input is: "offset" from the thread pointer, or the "pointer" itself."""
    acquire_extends: ClassVar[bool] = True
    """Whether acquire loads of narrow signed integers extend the sign as plain ones do."""
    scales: ClassVar[tuple[int, ...]] = ()
    """Item sizes that an Element step can multiply by itself."""
    clobbers: ClassVar[tuple[str, ...]] = ()
    cross_binutils: ClassVar[str]
    """The prefix of Debian's cross binutils."""
    disassembler: ClassVar[tuple[str, ...]] = ()
    """Capstone's architecture and modes, or the name of the file in compiler/decoders/ that knows the processor; () if nobody does."""
    comment: ClassVar[str]
    """What begins a comment in assembly text."""
    llvm_widths: ClassVar[Mapping[int, str]]
    """LLVM's (and GCC's) operand modifier for an integer register at 64, 32, 16 and 8 bits."""
    llvm_float: ClassVar[str] = ""
    """The same for an f64 register."""
    returning: ClassVar[str] = "ret"
    """The instruction that returns from a function."""
    pointer_bits: ClassVar[int] = 64
    """The width of an address."""
    builds: ClassVar[bool] = False
    """Whether `rseq build` can make files for it: set once the tests of headers and objects pass for it."""
    c_condition: ClassVar[str] = ""
    """The preprocessor's condition for a C compiler that compiles for this processor; `defined(__NAME__)` if there is none."""
    c_clobbers: ClassVar[tuple[str, ...]] = ()
    """`clobbers` as GCC and Clang both call them, without the condition codes ("cc")."""
    c_thread_pointer: ClassVar[str] = ""
    """The instruction, in C's inline assembly, that puts the thread pointer into %0; "" where compilers have
    `__builtin_thread_pointer` long since."""
    c_untouchable: ClassVar[tuple[int, ...]] = ()
    """Listing numbers of integer registers that C's inline assembly may not name: the frame pointer, say."""
    breakpoint: ClassVar[bytes]
    """What a debugger puts in the place of an instruction: traps, and is no longer than the shortest instruction."""
    byte_order: ClassVar[Literal["little", "big"]] = "little"
    integer_constraint: ClassVar[str] = "r"
    """LLVM's (and GCC's) constraint letter for an integer register that can also be a base register."""
    extends_results: ClassVar[str] = ""
    """LLVM's attribute (with a blank) for an i32 that a C function returns: "signext " where the ABI wants the whole register."""
    opening: ClassVar[tuple[str, ...]] = ()
    """Directives before the block: nothing inside may be relaxed by a linker, which would move post_commit_ip."""
    closing: ClassVar[tuple[str, ...]] = ()
    """Directives after the block that undo them."""
    listing_head: ClassVar[tuple[str, ...]] = ()
    """Directives at the head of a listing, which an assembler needs to know the processor."""
    assembler_flags: ClassVar[tuple[str, ...]] = ()
    """Options of clang and GNU as alike, for listings and for whole functions."""
    zig_target: ClassVar[str] = ""
    """What `zig cc -target` calls it, if that is not in the triple."""
    zig_processor: ClassVar[str] = ""
    """What `zig cc -mcpu=` is to compile whole functions for; "" for the least of the kind."""
    clang_flags: ClassVar[tuple[str, ...]] = ()
    """Options of clang for whole functions."""

    def clobber(self, register: str) -> str:
        """A register, as a listing calls it, in the list of those that a block of C's inline assembly changes."""
        return register.lstrip("%")

    def portable(self, assembly: str) -> str:
        """What LLVM wrote, so that older assemblers take it, too."""
        return assembly

    @abstractmethod
    def register(self, number: int, bits: int) -> str:
        """The name of integer register `number` (counted as a listing uses them) at a width."""

    @abstractmethod
    def float_register(self, number: int) -> str:
        """The name of f64 register `number`."""

    @abstractmethod
    def immediate(self, op: str, value: int) -> bool:
        """Whether the instruction for `op` takes `value` as an immediate operand."""

    @abstractmethod
    def offset_fits(self, offset: int, order: str) -> bool:
        """Whether a load or store of this order can add `offset` to its address."""

    @abstractmethod
    def step(self, step: Step, name: Name) -> list[str]:
        """One step."""

    @abstractmethod
    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        """Go to the label `then` or `otherwise` (placeholders); `following` is the one that comes next anyway."""

    @abstractmethod
    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        """Go to the exit if the unsigned comparison holds."""

    def together(self, first: Step, second: Step | Branch, name: Name, goto: Goto) -> list[str] | None:
        """Two steps in one instruction, if there is one for them. The result of the first is used by the second only.

        `goto(label)` gives the placeholder of where a branch leads; the second's own other side is what comes next.
        """
        return None

    @abstractmethod
    def jump(self, label: str) -> list[str]: ...

    def far_jump(self, label: str) -> list[str]:
        """The same, one line too, to wherever a linker puts the label in a long program."""
        return self.jump(label)

    @abstractmethod
    def commit(self, node: Commit, name: Name) -> list[str]:
        """The committing store; its last line is the section's last instruction."""

    def quad(self, *values: str) -> str:
        """A directive with 64-bit words, which may be addresses."""
        return f".quad {', '.join(values)}"

    def extra_clobbers(self, steps: Sequence[Step]) -> tuple[str, ...]:
        """Registers that these steps use by name."""
        return ()


def unsigned(kind: Scalar) -> bool:
    """Whether comparisons of this type are unsigned."""
    return not getattr(kind, "signed", False)


def names() -> list[str]:
    """The targets there are, by the files beside this one."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__))


def target(name: str) -> Target:
    """The target called `name`. ValueError names the ones there are."""
    if name not in names():
        raise ValueError(f"there is no target {name!r}; choose one of {', '.join(names())}")
    module = importlib.import_module(f"{__name__}.{name}")
    found: Target = module.TARGET
    return found


def host() -> Target:
    """The target of the machine we run on."""
    machine = platform.machine()
    return target({"AMD64": "x86_64", "arm64": "aarch64"}.get(machine, machine))
