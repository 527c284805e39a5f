"""The form of a critical section: rules that hold for any code, whoever made it.

They need a descriptor, the instructions in its range, and nothing else: no source, no model, no emulator. `passes/lint.py`
adds what holds of code that this package has compiled; `tools/inspect.py` reads files that were made elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

INSIDE_OTHER, UNKNOWN = "other", "unknown"
"""What is at the address that a jump leads to, if not a place that is fine."""


class Section(Protocol):
    """What a descriptor says, as addresses."""

    @property
    def descriptor(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def flags(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def post_commit(self) -> int: ...
    @property
    def abort(self) -> int: ...
    @property
    def signature(self) -> int: ...


AnySection = TypeVar("AnySection", bound=Section)


class Instruction(Protocol):
    """What the rules ask of an instruction."""

    @property
    def address(self) -> int: ...
    @property
    def next(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def goes_to(self) -> int | None: ...
    @property
    def stores(self) -> bool: ...


def descriptor(section: Section, signature: int) -> list[str]:
    """The fields, and the word before the abort address."""
    found = []
    if section.version != 0:
        found.append(f"the descriptor's version is {section.version}, and only 0 exists")
    if section.flags != 0:
        found.append(f"the descriptor's flags are {section.flags:#x}; they are of no use any more, and the kernel kills a thread for them")
    if section.descriptor % 32:
        found.append("the descriptor does not stand at a multiple of 32 bytes")
    if section.post_commit <= section.start:
        found.append("post_commit_ip does not come after start_ip")
    if section.start <= section.abort < section.post_commit:
        found.append("the abort address lies inside of the section")
    if section.signature != signature:
        found.append(f"the word before the abort address is {section.signature & 0xFFFFFFFF:#010x}, not the signature {signature:#010x}")
    return found


def borders(section: Section, inside: Sequence[Instruction]) -> list[str]:
    """The section begins and ends between instructions."""
    found = []
    if inside[0].address != section.start:
        found.append("start_ip is not at the beginning of an instruction")
    if inside[-1].next != section.post_commit:
        found.append("post_commit_ip is in the middle of an instruction")
    return found


def ways_out(inside: Sequence[Instruction], leads: Callable[[int], str], place: Callable[[Instruction], str]) -> list[str]:
    """No call, no system call, no return; jumps go to places that are known. `leads(address)`: "", INSIDE_OTHER or UNKNOWN."""
    found = []
    for instruction in inside:
        where = leads(instruction.goes_to) if instruction.goes_to is not None else ""
        if instruction.kind == "call":
            found.append(f"{place(instruction)} calls out of the section: what is called is not restarted")
        elif instruction.kind == "system":
            found.append(f"{place(instruction)} is a system call inside of the section, which the kernel does not allow")
        elif instruction.kind in ("return", "conditional return"):
            found.append(f"{place(instruction)} returns from inside of the section")
        elif instruction.kind == "jump" and instruction.goes_to is None:
            found.append(f"{place(instruction)} jumps to an address that is not in the instruction")
        elif where == UNKNOWN:
            found.append(f"{place(instruction)} jumps out of the function")
        elif where == INSIDE_OTHER:
            found.append(f"{place(instruction)} jumps into another section")
    return found


def commit_is_last(inside: Sequence[Instruction], stack_pointer: str, place: Callable[[Instruction], str]) -> list[str]:
    """A section that stores anything but its own spills ends with a store."""
    if any(i.stores and stack_pointer not in i.text for i in inside) and not inside[-1].stores:
        return [f"{place(inside[-1])} is the last instruction, and not a store: nothing may come after the commit"]
    return []


def overlaps(sections: Sequence[AnySection]) -> Iterator[tuple[AnySection, AnySection]]:
    """Sections that share instructions with one that starts there or later, each with the first such one."""
    ordered = sorted(sections, key=lambda s: s.start)
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other.start >= one.post_commit:
                break
            if other.start < other.post_commit:
                yield one, other
                break
