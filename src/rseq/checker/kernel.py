"""What Linux does to a thread that is in, or near, a critical section: the rules, as a model.

    interrupted (preempted, migrated, signalled, fenced):  look at the descriptor that rseq_cs points to;
      inside of [start_ip, post_commit_ip):  rseq_cs = 0, the program counter becomes abort_ip, every other register stays;
      outside:                               rseq_cs = 0, nothing else (the kernel does it lazily; nobody can tell)
    SIGSEGV for a descriptor that is not there, of another version, with a wrong signature, with an abort address inside of the
    section, and, when inside, for any flag.

Source: kernel/rseq.c (rseq_get_rseq_cs, rseq_ip_fixup) and Documentation/userspace-api/rseq.rst. That these rules are
the running kernel's is what `rseq check --on-kernel` shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from rseq.checker.code import Code


@dataclass(frozen=True, slots=True)
class Fixup:
    """Where an interrupted thread goes on. `killed`: it does not; why."""

    pc: int
    aborted: bool
    killed: str = ""


def interrupt(code: Code, pc: int, descriptor: int) -> Fixup:
    """The fate of a thread that is interrupted at `pc` with `descriptor` in its rseq_cs (0: none)."""
    if descriptor == 0:
        return Fixup(pc, False)
    section = code.descriptors.get(descriptor)
    if section is None:
        return Fixup(pc, False, "rseq_cs points to something that is no descriptor: the kernel sends SIGSEGV")
    if section.version != 0:
        return Fixup(pc, False, f"the descriptor has version {section.version}: the kernel sends SIGSEGV")
    if section.start <= section.abort < section.post_commit:
        return Fixup(pc, False, "the abort address lies inside of the section: the kernel sends SIGSEGV")
    if section.signature != code.target.signature:
        return Fixup(pc, False, "the signature before the abort address is wrong: the kernel sends SIGSEGV")
    if not section.contains(pc):
        return Fixup(pc, False)
    if section.flags != 0:
        return Fixup(pc, False, f"the descriptor has flags {section.flags:#x}: the kernel sends SIGSEGV")
    return Fixup(section.abort, True)
