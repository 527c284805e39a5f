"""Restartable sequences in any ELF file: found by the conventional names, disassembled, and linted.

What can be decided from bytes alone is a finding, and is what the checker's lint says of code from here (`checker/form.py`), with
what only matters for files: jumps into the middle of a section from elsewhere, addresses outside of the code, arrays that point
nowhere, a retry that nothing protects.

What cannot be decided is said, and is no finding. That a store before the last one is seen by nobody depends on who knows the
memory. That the CPU number is read inside, and compared, depends on where the area is and what else tells the CPU: tcmalloc keeps
the address of the copy next to the area and never looks at the number. That rseq_cs is set before start_ip could be done by a
caller; only a way back from the abort handler without any store is certainly wrong, since the kernel has cleared rseq_cs then.
Whether a register that is overwritten is needed for the retry depends on what the handler means.

Sources: include/uapi/linux/rseq.h and kernel/rseq.c for what the kernel refuses; the names are librseq's and tcmalloc's.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from rseq.checker import form
from rseq.tools import inspect_machines
from rseq.tools.inspect_code import MOST_IN_ONE, Code, Instruction
from rseq.tools.inspect_elf import KINDS, Elf, Unreadable, read
from rseq.tools.inspect_find import CONVENTIONAL, EXITS, FAILURE, Descriptor, Finds, find
from rseq.tools.inspect_machines import Machine
from rseq.tools.inspect_relocations import Relocations

SMALL = 1 << 20
"""Up to this many bytes of code, all of it is searched for jumps into sections; else the functions around them."""
AROUND, MOST_OF_A_FUNCTION = 2048, 1 << 16
UNSURE = 32
"""Bytes after which a disassembler that began anywhere is in step again."""
HANDLER = 12
"""Instructions of an abort handler that are shown."""
RETRY = 256
"""Instructions behind the abort address that are followed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction as it is shown."""

    address: int
    """In a relocatable object the offset in its section."""
    bytes: str
    text: str
    mark: str = ""
    """"start_ip", "commit" or "last", "abort_ip", ""; several with commas between."""
    exit: str = ""
    """Where a jump out of the section leads: "abort handler", "end", "exit point" (the file's array names it), or "elsewhere"."""
    stores: bool = False


@dataclass(slots=True)
class Sequence:
    """One descriptor, what it covers, and what is wrong with it. Addresses are, in a relocatable object, offsets in the section that
    the place names; None where the file does not tell."""

    descriptor: int
    place: str
    found_by: str
    version: int
    flags: int
    start: int | None = None
    length: int | None = None
    abort: int | None = None
    signature: int | None = None
    function: str = ""
    start_place: str = ""
    post_commit_place: str = ""
    abort_place: str = ""
    code: list[Line] = field(default_factory=list)
    handler: list[Line] = field(default_factory=list)
    commit: str = ""
    """The committing store, if the last instruction is one."""
    exits: list[str] = field(default_factory=list)
    """Exit points that the file's array names for this section."""
    findings: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Inspection:
    """A whole file."""

    file: str
    machine: str
    kind: str
    present: list[str]
    signature: int | None
    sequences: list[Sequence] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    """About the file, not one of its sequences."""
    notes: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of findings."""
        return len(self.findings) + sum(len(s.findings) for s in self.sequences)


def inspect(path: str) -> Inspection:
    """Read a file and look at its sequences. Unreadable (an RseqError) says in a sentence why that is not possible."""
    return inspect_bytes(read(path), path)


def inspect_bytes(content: bytes, name: str = "") -> Inspection:
    """The same for the content of a file."""
    elf = Elf(content)
    machine = inspect_machines.machine(elf.machine, elf.bits, elf.big)
    if not elf.sections:
        raise Unreadable("the file has no section headers (they have been stripped), and sequences are found by the names of sections")
    return _Inspector(elf, machine, name).run()


def to_json(found: Inspection) -> dict[str, Any]:
    """Plain data, with the number of findings as `count`."""
    return {**asdict(found), "count": found.count}


@dataclass(frozen=True, slots=True)
class _Section:
    """A descriptor whose addresses are known, for the rules of `checker/form.py`."""

    descriptor: int
    version: int
    flags: int
    start: int
    post_commit: int
    abort: int
    signature: int

    def contains(self, address: int) -> bool:
        return self.start <= address < self.post_commit


class _Inspector:
    def __init__(self, elf: Elf, machine: Machine | None, name: str) -> None:
        self.elf, self.machine = elf, machine
        self.finds: Finds = find(elf, machine)
        self.signature = inspect_machines.signature(machine.name) if machine is not None else None
        label = (
            machine.name if machine is not None else f"processor {elf.machine} ({elf.bits} bits, {'big' if elf.big else 'little'}-endian)"
        )
        self.made = Inspection(name, label, KINDS[elf.kind], self.finds.present, self.signature)
        self.sections = [
            _Section(d.descriptor, d.version, d.flags, *self._range(d), *self._abort(d)) for d in self.finds.descriptors if d.known
        ]
        self._ordered = sorted((s for s in self.sections if s.start < s.post_commit), key=lambda s: (s.start, s.post_commit))
        self._starts = [s.start for s in self._ordered]
        self._exits = set(self.finds.exits)
        known = [a for s in self.sections for a in (s.start, s.post_commit, s.abort - 4, s.abort)]
        self.by_descriptor: dict[int, Sequence] = {}
        self.areas = self._areas()
        self.code: Code | None = None
        if machine is not None:
            relocations = Relocations(elf, machine, self.areas if elf.kind == 1 else [])
            self.code = Code(elf, machine, relocations, [*known, *(a for f in self._functions() for a in f[:2])])

    def run(self) -> Inspection:
        made = self.made
        made.findings += self.finds.problems
        made.notes += self.finds.notes
        if not self.finds.present:
            made.notes.append("no restartable sequences: none of the sections " + ", ".join(CONVENTIONAL) + " is in the file")
        if self.code is None or not self.code.readable:
            self._say_what_cannot_be_read()
        known = {s.descriptor: s for s in self.sections}
        for found in self.finds.descriptors:
            self.by_descriptor[found.descriptor] = self._sequence(found, known.get(found.descriptor))
        made.sequences = list(self.by_descriptor.values())
        self._overlaps()
        if self.code is not None and self.code.readable and self.sections:
            self._jumps_from_outside()
        starts = {s.start for s in self.sections} | {s.post_commit for s in self.sections}
        strangers = [start for start, _ in self.finds.exits if start not in starts]
        if strangers:
            made.notes.append(f"{EXITS} names {len(strangers)} starts that are no section's, such as {self.elf.place(strangers[0])}")
        return made

    def _say_what_cannot_be_read(self) -> None:
        import capstone

        if self.finds.descriptors:
            whose = self.made.machine
            why = f"capstone {capstone.__version__} does not know it" if self.machine is not None else "it is not known here"
            self.made.notes.append(f"code for {whose} cannot be disassembled, since {why}: only descriptors were looked at")

    # Fields

    def _range(self, found: Descriptor) -> tuple[int, int]:
        assert isinstance(found.start_field, int)
        assert isinstance(found.length_field, int)
        return found.start_field, found.start_field + found.length_field

    def _abort(self, found: Descriptor) -> tuple[int, int]:
        assert isinstance(found.abort_field, int)
        before = self.elf.read(found.abort_field - 4, 4)
        return found.abort_field, self.elf.integer(before) if before is not None else -1

    def _sequence(self, found: Descriptor, section: _Section | None) -> Sequence:
        made = Sequence(self.elf.offset(found.descriptor), self.elf.place(found.descriptor), found.found_by, found.version, found.flags)
        if section is None:
            made.findings += found.problems()
            return made
        elf = self.elf
        made.start, made.length, made.abort = elf.offset(section.start), section.post_commit - section.start, elf.offset(section.abort)
        made.signature = section.signature if section.signature >= 0 else None
        around = elf.function_at(section.start)
        made.function = around[2] if around is not None else ""
        made.start_place, made.abort_place = elf.place(section.start), elf.place(section.abort)
        made.post_commit_place = elf.place(section.post_commit)
        made.exits = [elf.place(leads) for start, leads in self.finds.exits if start in (section.start, section.post_commit)]
        made.findings += self._fields(section)
        if self.code is not None and self.code.readable and not self._outside(section):
            self._look_inside(made, section, self.code)
        return made

    def _fields(self, section: _Section) -> list[str]:
        """What is wrong with the descriptor, the signature included."""
        found = form.descriptor(section, self.signature if self.signature is not None else section.signature)
        if section.signature < 0:
            found = [f for f in found if "signature" not in f]
            found.append(f"the word before the abort address cannot be read: {self.elf.place(section.abort)} is outside of the file")
        elif self.signature is not None and section.signature == int.from_bytes(self.signature.to_bytes(4, "big"), "little"):
            found = [f"{f}: its bytes are in the wrong order" if "signature" in f else f for f in found]
        found += self._outside(section)
        if self.elf.code_at(section.abort) is None:
            found.append(f"the abort address, {self.elf.place(section.abort)}, is not in executable memory")
        return found

    def _outside(self, section: _Section) -> list[str]:
        """Whether a section is not, as a whole, in executable memory."""
        code = self.elf.code_at(section.start)
        if code is None:
            return [f"start_ip, {self.elf.place(section.start)}, is not in executable memory"]
        if section.post_commit > code.end:
            return [f"the section ends {section.post_commit - code.end} bytes behind the end of {code.name}"]
        return []

    # Instructions

    def _look_inside(self, made: Sequence, section: _Section, code: Code) -> None:
        inside = code.run(section.start, section.post_commit)
        whole = bool(inside) and inside[-1].next >= section.post_commit
        if whole:
            made.findings += form.borders(section, inside)
            made.findings += form.commit_is_last(inside, code.machine.stack_pointer, self._place)
        elif len(inside) >= MOST_IN_ONE:
            made.undecided.append(f"only the first {MOST_IN_ONE} instructions were looked at")
        elif section.start < section.post_commit:
            at = inside[-1].next if inside else section.start
            made.findings.append(f"the bytes at {self.elf.place(at)}, inside of the section, are no instruction that is known here")
        made.findings += form.ways_out(inside, functools.partial(self._leads, section), self._place)
        for instruction in inside:
            if instruction.goes_to is not None and instruction.kind in ("jump", "branch") and self.elf.code_at(instruction.goes_to) is None:
                made.findings.append(f"{self._place(instruction)} jumps to where there is no code")
        stores = [i for i in inside[:-1] if i.stores and code.machine.stack_pointer not in i.text]
        if stores:
            shown = ", ".join(f"`{i.text}`" for i in stores[:4]) + (", …" if len(stores) > 4 else "")
            made.undecided.append(f"{len(stores)} of the stores come before the last instruction; nobody may see them before it: {shown}")
        made.findings += self._unprotected_retry(section, code)
        last = inside[-1] if whole and inside else None
        if last is not None and last.stores:
            made.commit = last.text
        made.code = [self._line(i, section, "start_ip" if i.address == section.start else "", i is last) for i in inside]
        made.handler = self._handler(section, code)

    def _leads(self, section: _Section, address: int) -> str:
        return form.INSIDE_OTHER if not section.contains(address) and self._around(address) is not None else ""

    def _around(self, address: int) -> _Section | None:
        """The section that an address is in."""
        i = bisect.bisect_right(self._starts, address) - 1
        return self._ordered[i] if i >= 0 and self._ordered[i].contains(address) else None

    def _place(self, instruction: form.Instruction) -> str:
        return f"{self.elf.place(instruction.address)}: `{instruction.text}`"

    def _line(self, i: Instruction, section: _Section, mark: str, last: bool) -> Line:
        if last:
            mark = f"{mark}, " * bool(mark) + ("commit" if i.stores else "last")
        leaves = ""
        if i.kind in ("jump", "branch") and (i.leaves_file or (i.goes_to is not None and not section.contains(i.goes_to))):
            known = {section.post_commit: "end", section.abort: "abort handler"}
            leaves = known.get(i.goes_to or 0) or ("exit point" if (section.start, i.goes_to) in self._exits else "elsewhere")
        return Line(self.elf.offset(i.address), i.bytes.hex(), i.text, mark, leaves, i.stores)

    def _handler(self, section: _Section, code: Code) -> list[Line]:
        shown: list[Line] = []
        for i in code.run(section.abort, section.abort + 16 * HANDLER, HANDLER):
            mark = "abort_ip" if i.address == section.abort else ""
            shown.append(Line(self.elf.offset(i.address), i.bytes.hex(), i.text, mark, stores=i.stores))
            if i.kind in ("jump", "return"):
                break
        return shown

    def _unprotected_retry(self, section: _Section, code: Code) -> list[str]:
        """Whether a way from the abort handler into the section has no store, so that rseq_cs, which the kernel has cleared, is not set."""
        if section.contains(section.abort):
            return []
        seen: set[int] = set()
        todo = [section.abort]
        while todo and len(seen) < RETRY:
            address = todo.pop()
            if section.contains(address):
                return [
                    "the abort handler leads back into the section without a store: rseq_cs is not set again, so the retry is not protected"
                ]
            instruction = code.at(address) if address not in seen else None
            seen.add(address)
            if instruction is None or instruction.stores or instruction.kind in ("call", "return", "system"):
                continue
            if instruction.kind != "jump":
                todo.append(instruction.next)
            if instruction.goes_to is not None:
                todo.append(instruction.goes_to)
        return []

    # Between sections

    def _overlaps(self) -> None:
        # Several descriptors of one section, as templates and copies of functions leave them, do no harm.
        different = {(s.start, s.post_commit, s.abort): s for s in reversed(self._ordered)}
        for one, other in form.overlaps(list(different.values())):
            self.by_descriptor[one.descriptor].findings.append(
                f"its section overlaps with the one of the descriptor at {self.elf.place(other.descriptor)}: "
                "an interruption in both has two abort addresses"
            )

    def _functions(self) -> Iterable[tuple[int, int, str]]:
        """The functions that have to do with sections."""
        found = {self.elf.function_at(a) for s in self.sections for a in (s.start, s.abort)}
        return [f for f in found if f is not None]

    def _areas(self) -> list[tuple[int, int]]:
        """Where jumps into sections are looked for."""
        code = [(s.address, s.end) for s in self.elf.code]
        if sum(end - start for start, end in code) <= SMALL:
            return code
        wanted: list[tuple[int, int]] = [(s.address, s.end) for s in self.elf.named(FAILURE) if s in self.elf.code and s.size <= SMALL]
        for section in self.sections:
            for address in (section.start, section.abort):
                around = self.elf.function_at(address)
                holder = self.elf.code_at(address)
                if around is not None and around[1] - around[0] <= MOST_OF_A_FUNCTION:
                    wanted.append(around[:2])
                elif holder is not None:
                    wanted.append((max(holder.address, address - AROUND), min(holder.end, address + AROUND)))
        merged: list[tuple[int, int]] = []
        for start, end in sorted(wanted):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return merged

    def _jumps_from_outside(self) -> None:
        assert self.code is not None
        certain = {s.address for s in self.elf.code} | {f[0] for f in self._functions()}
        for start, end in self.areas:
            for jump in self.code.jumps([(start, end)]):
                section = self._around(jump.goes_to) if jump.goes_to is not None else None
                if section is None or jump.goes_to == section.start or section.contains(jump.address) or self._outside(section):
                    continue
                if start not in certain and jump.address < start + UNSURE:
                    continue
                found = f"{self._place(jump)} jumps into the middle of the section, past start_ip"
                self.by_descriptor[section.descriptor].findings.append(found)
        searched = sum(end - start for start, end in self.areas)
        everything = sum(s.size for s in self.elf.code)
        if searched < everything:
            self.made.notes.append(f"jumps into sections were looked for in {searched} of {everything} bytes of code, around the sections")
