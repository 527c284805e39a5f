"""Wrong generated code, each one edit away from what the compiler makes: the checker must find every one of them.

A mutant changes the assembly text of sections (between the compiler and LLVM), or the locked form. `EDITS` and
`LOCKED` are the catalogue; wrong programs, as opposed to wrong code, are in `wrong_models.py`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rseq.compiler import ir, llvm_locked
from rseq.compiler.assembly import Text, spell
from rseq.compiler.targets import Target

Line = tuple[str, Any, str]
Edit = Callable[[list[Line]], None]
ADDRESSES = r"\.(quad|long) <.start>, .*<.abort>"
"""The fields of a descriptor that are addresses."""


def mutated(edit: Edit) -> Callable[[ir.Function, Target], Text]:
    """A speller whose sections went through an edit of their lines, (text, place, role) each."""

    def spelled(function: ir.Function, target: Target) -> Text:
        text = spell(function, target)
        lines: list[Line] = list(zip(text.lines, text.places, text.roles, strict=True))
        edit(lines)
        texts, places, roles = ([line[i] for line in lines] for i in range(3))
        return dataclasses.replace(text, lines=texts, places=places, roles=roles, origins=[getattr(p, "line", 0) for p in places])

    return spelled


def at(lines: list[Line], pattern: str) -> int:
    """The first line that matches."""
    return next(i for i, line in enumerate(lines) if re.match(pattern, line[0]))


def role(lines: list[Line], name: str) -> int:
    return next(i for i, line in enumerate(lines) if line[2] == name)


def cpu_read_before_the_section(lines: list[Line]) -> None:
    """start_ip one instruction late: the CPU number may be another one by then."""
    start = at(lines, "<.start>:")
    lines.insert(start + 1, lines.pop(start))


def loads_before_the_section(lines: list[Line]) -> None:
    """start_ip right before the commit: everything was read unprotected."""
    label = lines.pop(at(lines, "<.start>:"))
    lines.insert(role(lines, "commit"), label)


def one_instruction_short(lines: list[Line]) -> None:
    """post_commit_ip before the commit: it is not restarted."""
    label = lines.pop(at(lines, "<.post_commit>:"))
    lines.insert(role(lines, "commit"), label)


def one_instruction_long(lines: list[Line]) -> None:
    """post_commit_ip behind one more instruction: the commit may be repeated."""
    lines.insert(at(lines, "<.post_commit>:"), ("nop", None, ""))


def signature_missing(lines: list[Line]) -> None:
    """Something else stands before the abort address."""
    place = at(lines, r"\.long 0x53053053")
    lines[place] = (".long 0x90909090", None, "")


def never_armed(lines: list[Line]) -> None:
    """rseq_cs is never set."""
    lines.pop(at(lines, "<.start>:") - 1)


def retry_without_arming(lines: list[Line]) -> None:
    """The abort handler goes to start_ip: the kernel has cleared rseq_cs, and nobody sets it again."""
    lines[at(lines, "<.abort>:") + 1] = ("jmp <.start>", None, "")


def retry_in_the_middle(lines: list[Line]) -> None:
    """The abort handler goes on where the CPU number has been read already."""
    lines.insert(at(lines, "<.start>:") + 2, ("<.middle>:", None, ""))
    lines[at(lines, "<.abort>:") + 1] = ("jmp <.middle>", None, "")


def cpu_not_compared(lines: list[Line]) -> None:
    """An unregistered thread reads -1, and goes on."""
    lines.pop(at(lines, "jae "))


def concurrency_id_for_cpu_number(lines: list[Line]) -> None:
    """The concurrency id is read where the CPU number should be."""
    place = at(lines, r"movl %fs:4\(")
    lines[place] = (lines[place][0].replace("%fs:4(", "%fs:24("), lines[place][1], lines[place][2])


def abort_address_inside(lines: list[Line]) -> None:
    """The kernel kills a thread for that."""
    place = at(lines, ADDRESSES)
    lines[place] = (lines[place][0].replace("<.abort>", "<.start>"), None, "")


def another_version(lines: list[Line]) -> None:
    """A descriptor of a version that does not exist."""
    lines[at(lines, r"\.long 0, 0")] = (".long 1, 0", None, "")


def flags_set(lines: list[Line]) -> None:
    """A descriptor with the historical restart flags."""
    lines[at(lines, r"\.long 0, 0")] = (".long 0, 4", None, "")


def descriptor_misaligned(lines: list[Line]) -> None:
    """A descriptor that does not stand at a multiple of 32 bytes."""
    lines[at(lines, r"\.balign 32")] = (".balign 32\n.quad 0\n.byte 0, 0, 0, 0, 0, 0, 0, 0", None, "")
    lines[at(lines, r"\.popsection")] = (".popsection", None, "")


def input_lost(lines: list[Line]) -> None:
    """An input of the section is overwritten before the commit: a restart computes with something else."""
    place = role(lines, "commit")
    scale = next(line[0] for line in lines if line[0].startswith("movq <i") or line[0].startswith("imulq <i"))
    stride = re.findall(r"<i\d+>", scale)[0]
    lines.insert(place, (f"addq $64, {stride}", lines[place][1], ""))


def wrong_stride(lines: list[Line]) -> None:
    """The copies are taken for 128 bytes apart."""
    place = at(lines, "imulq ")
    operands = lines[place][0].split(" ", 1)[1].split(", ")
    lines[place] = (f"movq {operands[0]}, {operands[1]}\nshlq $7, {operands[1]}", lines[place][1], "")


def committed_twice(lines: list[Line]) -> None:
    """The committing store, and once more: the first can be seen, and the section goes on."""
    place = role(lines, "commit")
    lines.insert(place, (lines[place][0], lines[place][1], ""))


def staged_after_the_commit(lines: list[Line]) -> None:
    """The commit comes first: others see a node that is not linked yet."""
    staged, commit = role(lines, "staged"), role(lines, "commit")
    lines[staged], lines[commit] = (lines[commit][0], lines[commit][1], "commit"), (lines[staged][0], lines[staged][1], "staged")


def exit_past_the_check(lines: list[Line]) -> None:
    """The way out for an empty list goes to the commit."""
    place = next((i for i, line in enumerate(lines) if line[0] == "jmp <.end>"), None)
    if place is None:
        place = at(lines, "j(e|ne) ")
        lines.pop(place)
        return
    lines.pop(place)


def overlapping_sections(lines: list[Line]) -> None:
    """A second descriptor covers the same instructions, with the way back to the start of this one."""
    place = at(lines, ADDRESSES)
    lines.insert(place + 1, (f".long 0, 0\n{lines[place][0]}", None, ""))


def system_call_inside(lines: list[Line]) -> None:
    """getpid() in the middle of a section."""
    lines.insert(role(lines, "commit"), ("syscall", None, ""))


def call_inside(lines: list[Line]) -> None:
    """A call of something: what runs there is not restarted."""
    lines.insert(role(lines, "commit"), ("call <.end>", None, ""))


PUSH, POP = "push", "pop"
EDITS: dict[str, tuple[Edit, tuple[str, ...]]] = {
    edit.__name__: (edit, which)
    for edit, which in (
        (cpu_read_before_the_section, (PUSH, POP)),
        (loads_before_the_section, (PUSH, POP)),
        (one_instruction_short, (PUSH, POP)),
        (one_instruction_long, (PUSH, POP)),
        (signature_missing, (PUSH, POP)),
        (never_armed, (PUSH, POP)),
        (retry_without_arming, (PUSH, POP)),
        (retry_in_the_middle, (PUSH, POP)),
        (cpu_not_compared, (PUSH, POP)),
        (concurrency_id_for_cpu_number, (PUSH,)),
        (abort_address_inside, (PUSH, POP)),
        (another_version, (PUSH, POP)),
        (flags_set, (PUSH, POP)),
        (input_lost, (POP,)),
        (wrong_stride, (PUSH, POP)),
        (committed_twice, (PUSH, POP)),
        (staged_after_the_commit, (PUSH,)),
        (exit_past_the_check, (POP,)),
        (overlapping_sections, (POP,)),
        (system_call_inside, (POP,)),
        (call_inside, (PUSH,)),
    )
}


def only(edit: Edit, names: tuple[str, ...]) -> Callable[[ir.Function, Target], Text]:
    """The edit for the functions of these names; others as they are."""
    wrong = mutated(edit)
    return lambda function, target: (wrong if function.name in names else spell)(function, target)


# The locked form


@contextmanager
def lock_kept() -> Iterator[None]:
    """The fallback's lock is not given back."""
    with _replaced("_release", lambda handles, count, prefix="": []):
        yield


@contextmanager
def lock_never_taken() -> Iterator[None]:
    """The fallback goes on without a lock."""
    original = llvm_locked._take_all

    def take(handles: list[int]) -> list[str]:
        return [re.sub(r"call i1 @rseq.lock.try\(ptr (%\w+)\)", r"icmp ne ptr \1, null", line) for line in original(handles)]

    with _replaced("_take_all", take):
        yield


@contextmanager
def lock_of_another_copy() -> Iterator[None]:
    """The lock of one copy is taken, and another copy is changed."""
    original = llvm_locked.emit

    def emit(function: ir.Function, name: str, around: str | None = None) -> str:
        text = original(function, name, around)
        return (
            text.replace("  %n1 = add i64 %n, 1", "  %n1 = add i64 %n, 1")
            .replace("locked:\n", "locked:\n  %other0 = add i64 %index, 1\n  %other = urem i64 %other0, 2\n")
            .replace(", i64 %index", ", i64 %other")
        )

    with _replaced("emit", emit):
        yield


@contextmanager
def lock_given_back_early() -> Iterator[None]:
    """The fallback gives the lock back before it does anything."""
    original = llvm_locked.emit

    def emit(function: ir.Function, name: str, around: str | None = None) -> str:
        lines = original(function, name, around).split("\n")
        call = next(i for i, line in enumerate(lines) if line.startswith("  %status = call"))
        release = next(i for i, line in enumerate(lines) if line.startswith("  %with = insertvalue"))
        moved = lines[call + 1 : release]
        rest = [lines[call], *lines[release:]]
        return "\n".join([*lines[:call], *moved, *rest])

    with _replaced("emit", emit):
        yield


LOCKED = {make.__name__: make for make in (lock_kept, lock_never_taken, lock_of_another_copy, lock_given_back_early)}


@contextmanager
def _replaced(name: str, new: Any) -> Iterator[None]:
    old = getattr(llvm_locked, name)
    setattr(llvm_locked, name, new)
    try:
        yield
    finally:
        setattr(llvm_locked, name, old)
