"""Wrong generated code for any processor, that lint must find by reading: each edit with what lint is to say of it.

The edits of `mutants.py` that are not spelled for x86-64, and the others in the words of each processor.
"""

from __future__ import annotations

from dataclasses import dataclass

from rseq.compiler import targets
from rseq.compiler.targets import Target
from tests.checker import mutants
from tests.checker.mutants import Edit, Line, at, role


@dataclass(frozen=True)
class Words:
    """How a processor says it."""

    call: str
    system: str
    returns: str
    add: str


WORDS = {
    "x86_64": Words("call <.end>", "syscall", "ret", "addq $64, {0}"),
    "aarch64": Words("bl <.end>", "svc #0", "ret", "add {0}, {0}, #64"),
    "riscv64": Words("jal ra, <.end>", "ecall", "ret", "addi {0}, {0}, 64"),
    "ppc64le": Words("bl <.end>", "sc", "blr", "addi {0}, {0}, 64"),
    "s390x": Words("brasl %r14, <.end>", "svc 0", "br %r14", "aghi {0}, 64"),
    "armv7": Words("bl <.end>", "svc #0", "bx lr", "vadd.f64 {0}, {0}, {0}"),
    "loongarch64": Words("bl <.end>", "syscall 0", "ret", "addi.d {0}, {0}, 64"),
}
PORTABLE: tuple[tuple[Edit, str], ...] = (
    (mutants.loads_before_the_section, "touches memory before the CPU number is read"),
    (mutants.one_instruction_short, "is the last instruction, and it is not the committing store"),
    (mutants.one_instruction_long, "is the last instruction, and it is not the committing store"),
    (mutants.never_armed, "leads into the section without having set rseq_cs"),
    (mutants.abort_address_inside, "the abort address lies inside of the section"),
    (mutants.another_version, "the descriptor's version is 1"),
    (mutants.flags_set, "the descriptor's flags are 0x4"),
    (mutants.committed_twice, "stores before the end of the section, and is not staged"),
    (mutants.staged_after_the_commit, "stores before the end of the section, and is not staged"),
    (mutants.overlapping_sections, "its section overlaps with another one"),
)


def edits(target: Target) -> dict[str, tuple[Edit, str]]:
    """By name: the edit of `push` in freelist.py, and a part of the finding."""
    words = WORDS[target.name]

    def signature_missing(lines: list[Line]) -> None:
        lines[lines.index((target.signature_lines[-1], None, ""))] = (".long 0x12345678", None, "")

    def retry_without_arming(lines: list[Line]) -> None:
        lines[at(lines, "<.abort>:") + 1] = (target.jump("<.start>")[0], None, "")

    def cpu_not_compared(lines: list[Line]) -> None:
        """The branch to the way out goes, or becomes one that is always taken where two instructions make one."""
        start, end = at(lines, "<.start>:"), at(lines, "<.post_commit>:")
        lines.pop(next(i for i in range(start, end) if "<@exit_unavailable>" in lines[i][0]))

    def before_the_commit(text: str) -> Edit:
        return lambda lines: lines.insert(role(lines, "commit"), (text, None, ""))

    spelled: dict[str, tuple[Edit, str]] = {
        "signature_missing": (signature_missing, "is 0x12345678, not the signature"),
        "retry_without_arming": (retry_without_arming, "the retry is not protected"),
        "cpu_not_compared": (cpu_not_compared, "the CPU number is not compared"),
        "call_inside": (before_the_commit(words.call), "calls out of the section"),
        "system_call_inside": (before_the_commit(words.system), "is a system call inside of the section"),
        "returned_inside": (before_the_commit(words.returns), "returns from inside of the section"),
        "input_lost": (before_the_commit(words.add.format("<i1>")), ", which a restart needs"),
    }
    return {edit.__name__: (edit, said) for edit, said in PORTABLE} | spelled


assert WORDS.keys() == set(targets.names())
