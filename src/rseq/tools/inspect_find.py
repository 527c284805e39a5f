"""Where a file's restartable sequences are: descriptors, and the arrays that point at them.

The kernel knows nothing of these; they are conventions of user space. `__rseq_cs` holds descriptors, one behind the other;
`__rseq_cs_ptr_array` holds their addresses, u64 each, and may point at descriptors that are elsewhere;
`__rseq_exit_point_array` holds pairs of a section's start and a place where it may be left. A field of each may be a relocation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rseq.compiler.object_file import DESCRIPTOR_SIZE
from rseq.tools.inspect_elf import RELOCATABLE, Elf
from rseq.tools.inspect_machines import Machine
from rseq.tools.inspect_relocations import Relocations

DESCRIPTORS, POINTERS, EXITS, FAILURE = "__rseq_cs", "__rseq_cs_ptr_array", "__rseq_exit_point_array", "__rseq_failure"
CONVENTIONAL = (DESCRIPTORS, POINTERS, EXITS, FAILURE)
MOST = 10_000
"""Descriptors of one file that are looked at."""


@dataclass(frozen=True, slots=True)
class Descriptor:
    """One descriptor. Fields that are not known when the file is read are texts that say why."""

    descriptor: int
    version: int
    flags: int
    start_field: int | str
    length_field: int | str
    abort_field: int | str
    found_by: str

    @property
    def known(self) -> bool:
        return not any(isinstance(f, str) for f in (self.start_field, self.length_field, self.abort_field))

    def problems(self) -> list[str]:
        """Why fields are not known."""
        fields = (("start_ip", self.start_field), ("post_commit_offset", self.length_field), ("abort_ip", self.abort_field))
        return [f"{name} {value}" for name, value in fields if isinstance(value, str)]


@dataclass(slots=True)
class Finds:
    """What a file has."""

    present: list[str] = field(default_factory=list)
    """Which of the conventional sections there are."""
    descriptors: list[Descriptor] = field(default_factory=list)
    exits: list[tuple[int, int]] = field(default_factory=list)
    """Pairs of the exit point array: start_ip, exit_ip."""
    problems: list[str] = field(default_factory=list)
    """What is wrong with the arrays themselves."""
    notes: list[str] = field(default_factory=list)


def find(elf: Elf, machine: Machine | None) -> Finds:
    """All descriptors, by address."""
    finds = Finds([name for name in CONVENTIONAL if elf.named(name)])
    for name in finds.present:
        for section in elf.named(name):
            if not section.loaded:
                finds.problems.append(f"{name} is not loaded into memory, or its bytes are not in the file")
    tables = {name: [(s.address, s.end) for s in elf.named(name) if s.loaded] for name in CONVENTIONAL}
    relocations = Relocations(elf, machine, [r for name in (DESCRIPTORS, POINTERS, EXITS) for r in tables[name]])
    pointers = _pointers(elf, relocations, tables[POINTERS], finds)
    places = dict.fromkeys(pointers, POINTERS)
    for start, end in tables[DESCRIPTORS]:
        if (end - start) % DESCRIPTOR_SIZE:
            finds.problems.append(f"{DESCRIPTORS} has {end - start} bytes, which is not a number of descriptors of {DESCRIPTOR_SIZE} bytes")
        listed = [p for p in pointers if start <= p < end]
        near = {at for p in listed for at in range(p - DESCRIPTOR_SIZE + 1, p + DESCRIPTOR_SIZE)}
        for at in range(start, end - DESCRIPTOR_SIZE + 1, DESCRIPTOR_SIZE):
            if at in places:
                places[at] = DESCRIPTORS
            elif at not in near and not (pointers and _empty(elf, relocations, at)):  # between groups there may be padding
                places[at] = DESCRIPTORS
                if pointers:
                    finds.notes.append(f"{POINTERS} does not name the descriptor at {elf.place(at)}: tools that go by it miss this one")
    elsewhere = Relocations(elf, machine, [(at, at + DESCRIPTOR_SIZE) for at, by in places.items() if by == POINTERS])
    if len(places) > MOST:
        finds.problems.append(f"there are {len(places)} descriptors; only the first {MOST} were looked at")
    for at in sorted(places)[:MOST]:
        made = _descriptor(elf, elsewhere if places[at] == POINTERS else relocations, at, places[at])
        if made is None:
            finds.problems.append(f"{POINTERS} names {elf.place(at)}, where there are no bytes of a descriptor")
        else:
            finds.descriptors.append(made)
    for start, end in tables[EXITS]:
        for at in range(start, end - 15, 16):
            pair = relocations.word(at), relocations.word(at + 8)
            if isinstance(pair[0], int) and isinstance(pair[1], int):
                if any(pair):
                    finds.exits.append((pair[0], pair[1]))
            else:
                finds.problems.append(f"the pair at {elf.place(at)} in {EXITS} {next(p for p in pair if isinstance(p, str))}")
    return finds


def _pointers(elf: Elf, relocations: Relocations, tables: list[tuple[int, int]], finds: Finds) -> list[int]:
    """The addresses in the pointer array; zeros are padding."""
    found = []
    for start, end in tables:
        if (end - start) % 8:
            finds.problems.append(f"{POINTERS} has {end - start} bytes, which is not a number of addresses of 8 bytes")
        for at in range(start, end - 7, 8):
            value = relocations.word(at)
            if isinstance(value, str):
                finds.problems.append(f"the address at {elf.place(at)} in {POINTERS} {value}")
            elif value or (elf.kind == RELOCATABLE and relocations.has(at, 8)):
                found.append(value)
    return found


def _empty(elf: Elf, relocations: Relocations, at: int) -> bool:
    return elf.read(at, DESCRIPTOR_SIZE) == bytes(DESCRIPTOR_SIZE) and not relocations.has(at, DESCRIPTOR_SIZE)


def _descriptor(elf: Elf, relocations: Relocations, at: int, found_by: str) -> Descriptor | None:
    head = elf.read(at, DESCRIPTOR_SIZE)
    if head is None:
        return None
    start, length, abort = (relocations.word(at + offset) for offset in (8, 16, 24))
    return Descriptor(at, elf.integer(head[:4]), elf.integer(head[4:8]), start, length, abort, found_by)
