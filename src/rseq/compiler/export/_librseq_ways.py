"""How librseq's macros are used on each processor, as far as `librseq_bits.py` must know.

Source of the interface: librseq, include/rseq/arch/*.h; registers of the delays: its tests/param_test.c.
"""

from __future__ import annotations

from dataclasses import dataclass

from rseq.compiler.export import _arm_words
from rseq.compiler.targets import Target


@dataclass(frozen=True, slots=True)
class Way:
    """How librseq's macros are used on a processor: a register that they change (`scratch`), their arguments, the operands these name.

    `memory`: how an instruction has the word at an address in an operand, and the constraint under which C finds an addressing mode itself;
    None if what C finds may be an address of another form than the instruction takes.
    """

    scratch: str
    area: str
    current: str
    operands: tuple[str, ...]
    memory: tuple[str, str] | None
    shorter: tuple[tuple[str, str], ...] = ()
    """(instructions, the one that does the same): the first pair for the end of an operation only, the others everywhere."""
    labels: tuple[str, str, str] = ("3", "3b", "")
    """Of the table, of the descriptor as arming has it, and what the macro for aborts wants to know besides."""
    reserved: tuple[str, ...] = ()
    """Registers that the body leaves alone: those of the delays in librseq's tests, which lose what is there between two steps."""
    around: tuple[str, str] | None = None
    """Where the macro for aborts puts the descriptor and the handler among the instructions: the way around them, and its end."""
    registers: int | None = None
    """How many registers the body may take, where it does not take the target's number less the two that are here besides.
    What is beyond that is in memory on the stack, which takes one of them to find unless there is a `slot`."""
    slot: str = ""
    """A pattern of how an instruction has a word of that memory, with its offset, if C always finds such a word without a register."""
    constant: tuple[str, str] | None = None
    """A pattern of instructions that may have a constant for an operand, and the constraint that lets C choose."""
    words: Target | None = None
    """How instructions on words of 4 bytes are spelled, if words have 4 bytes there."""


def _with_current(constraint: str) -> tuple[str, ...]:
    return (
        f'[current_cpu_id] "{constraint}" (rseq_get_abi()->RSEQ_TEMPLATE_INDEX_CPU_ID_FIELD)',
        '[rseq_cs] "m" (rseq_get_abi()->rseq_cs.arch.ptr)',
    )


AMONG, AROUND = ("9", "3f", ", 3, 1b, 2b, 4f"), ("b 5f", "5:")
"""Labels where the descriptor and the handler stand among the instructions, and the way around them."""

# fmt: off
WAYS = {
    "x86_64": Way(
        "rax",
        "RSEQ_ASM_TP_SEGMENT:RSEQ_ASM_CS_OFFSET(%[rseq_offset])",
        "RSEQ_ASM_TP_SEGMENT:RSEQ_TEMPLATE_INDEX_CPU_ID_OFFSET(%[rseq_offset])",
        ('[rseq_offset] "r" ((long long) rseq_offset)',),
        ("(%q[{}])", "m"),
        (
            (r"movq ([^\n]+), (%%\w+)\naddq ([^\n]+), \2\nmovq \2, \1$", r"addq \3, \1"),  # the last of all: nobody needs the register
            (r"leaq (\([^)\n]+\)), (%%\w+)\nmovq \(\2\), \2$", r"movq \1, \2"),
        ),
        reserved=("rax",),
        constant=(r"(?:add|sub|and|or|xor|cmp|mov|test)q (%q\[{}\]), ", "er"),
    ),
    "aarch64": Way(
        "x15", "rseq_cs", "current_cpu_id", _with_current("Qo"), ("[%x[{}]]", "Q"),
        reserved=("x15",),
    ),
    "riscv64": Way(
        "t6", "rseq_cs", "current_cpu_id", _with_current("m"), ("0(%[{}])", "m"),
        reserved=("t6", "t1"),
    ),
    "ppc64le": Way(
        "r17", "rseq_cs", "current_cpu_id", _with_current("m"), None,
        reserved=("r17", "r18"),
    ),
    "loongarch64": Way(
        "$a0", "rseq_cs", "current_cpu_id", _with_current("m"), ("%[{}], 0", "m"),
        labels=AMONG, around=AROUND, reserved=("$a0", "$t0"),
    ),
    # Of 16, C has one for each of: the stack, the frame, the CPU, two places in the area, and the macros have one. Ten are left, of
    # which GCC may need some around the block.
    "s390x": Way(
        "r0", "rseq_cs", "current_cpu_id", _with_current("m"), ("0(%[{}])", "Q"),
        reserved=("r0",), registers=8, slot=r"(\d+)\(%\[frame\]\)",
    ),
    # Six, as librseq's own operations take at most: its macros and delays have two of 14, and C up to five. The macros' r0 is among
    # them: they change it where the CPU is compared again, and there everything that was loaded is loaded again, too.
    "armv7": Way(
        "r0", "rseq_cs", "current_cpu_id", _with_current("m"), ("[%[{}]]", "m"),
        labels=AMONG, around=AROUND, reserved=("r4",), registers=6, words=_arm_words.TARGET,
    ),
}
# fmt: on
