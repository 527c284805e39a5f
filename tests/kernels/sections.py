"""The table of sections that the program reads: where each one is in the program's own file, and where its instructions begin, as
`rseq inspect` finds them."""

from __future__ import annotations

from dataclasses import dataclass

from rseq.compiler import targets
from rseq.tools.inspect import Sequence, inspect_bytes


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a linked program. `instructions`: distances from `start`."""

    function: str
    start: int
    post_commit: int
    abort: int
    instructions: tuple[int, ...]


def sections(program: bytes) -> list[Section]:
    """The sections of a linked program. ValueError if one of them is not whole."""
    return sorted((_section(found) for found in inspect_bytes(program).sequences), key=lambda section: section.start)


def _section(found: Sequence) -> Section:
    if found.start is None or found.length is None or found.abort is None or found.findings:
        raise ValueError(f"a section of {found.function or found.place} is not what it should be: {'; '.join(found.findings)}")
    starts = tuple(line.address - found.start for line in found.code)
    if not starts:
        raise ValueError(f"the section of {found.function} cannot be disassembled")
    return Section(found.function, found.start, found.start + found.length, found.abort, starts)


def table(found: list[Section], target: str) -> str:
    """As program/sections.c reads it."""
    lines = [f"breakpoint {targets.target(target).breakpoint.hex()}"]
    for section in found:
        numbers = (section.start, section.post_commit, section.abort, len(section.instructions), *section.instructions)
        lines.append(" ".join(["section", section.function, *(f"{number:x}" for number in numbers)]))
    return "\n".join([*lines, ""])
