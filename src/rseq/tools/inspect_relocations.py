"""Words of memory that a linker or loader fills in: what they will hold.

In a relocatable object, and in anything position-independent, a descriptor's addresses are zeros in the file, and relocations
say what belongs there: RELA with the addend beside it, REL with the addend in place, RELR as a bitmap of words to which the load
address is added. A field may have several (RISC-V writes a distance as an addition and a subtraction). Position-independent
files are taken to be loaded at 0, so that what comes out is the address in the file.

Only relocations in ranges that somebody asks for are kept: a large library has a million.
"""

from __future__ import annotations

import bisect
import struct
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rseq.tools.inspect_elf import ALLOC, REL, RELA, RELOCATABLE, RELR, Elf, Section
from rseq.tools.inspect_machines import Machine


@dataclass(frozen=True, slots=True)
class Relocation:
    """`target` is the symbol's address plus the addend; None if that is not in this file. `addend` is None where it stands in place."""

    place: int
    type: int
    symbol: str
    value: int | None
    addend: int | None


class Relocations:
    """The relocations of a file that lie in some ranges of memory."""

    def __init__(self, elf: Elf, machine: Machine | None, ranges: Iterable[tuple[int, int]]) -> None:
        self.elf, self.machine = elf, machine
        self.by_place: dict[int, list[Relocation]] = defaultdict(list)
        merged: list[list[int]] = []
        for start, end in sorted(ranges):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self._starts, self._ends = [r[0] for r in merged], [r[1] for r in merged]
        if merged:
            for section in elf.sections:
                if section.type in (RELA, REL):
                    self._table(section)
                elif section.type == RELR:
                    self._bitmap(section)

    def _wanted(self, place: int) -> bool:
        i = bisect.bisect_right(self._starts, place) - 1
        return i >= 0 and place < self._ends[i]

    def _table(self, section: Section) -> None:
        elf = self.elf
        base = 0
        if elf.kind == RELOCATABLE:
            if not 0 < section.info < len(elf.sections) or not elf.sections[section.info].loaded:
                return
            target = elf.sections[section.info]
            base = target.address
            if not any(start < target.end and target.address < end for start, end in zip(self._starts, self._ends, strict=True)):
                return
        elif not section.flags & ALLOC:
            return  # --emit-relocs: the linker has applied these
        layout = ("QQq" if elf.bits == 64 else "IIi") if section.type == RELA else ("QQ" if elf.bits == 64 else "II")
        size = struct.calcsize("=" + layout)
        content = elf.content[section.offset : section.offset + section.size]
        for fields in struct.iter_unpack(elf.order + layout, content[: len(content) // size * size]):
            place = base + fields[0]
            if self._wanted(place):
                number, kind = (fields[1] >> 32, fields[1] & 0xFFFFFFFF) if elf.bits == 64 else (fields[1] >> 8, fields[1] & 0xFF)
                self._add(section, place, kind, number, fields[2] if section.type == RELA else None)

    def _add(self, section: Section, place: int, kind: int, number: int, addend: int | None) -> None:
        symbols = self.elf.symbols(section.link)
        name, value = "", 0 if number == 0 else None
        if 0 < number < len(symbols):
            name, value = symbols[number].name, symbols[number].address
        self.by_place[place].append(Relocation(place, kind, name, value, addend))

    def _bitmap(self, section: Section) -> None:
        """RELR: an even word is an address, and the following odd words say which of the next 63 (31) words are relocated, too."""
        elf = self.elf
        content = elf.content[section.offset : section.offset + section.size]
        relative = next((t for t, (what, _) in (self.machine.relocations if self.machine else {}).items() if what == "relative"), -1)
        at = 0
        for (entry,) in struct.iter_unpack(elf.order + ("Q" if elf.bits == 64 else "I"), content[: len(content) // elf.word * elf.word]):
            if entry & 1:
                places = [at + bit * elf.word for bit in range(elf.bits - 1) if entry >> bit + 1 & 1]
                at += (elf.bits - 1) * elf.word
            else:
                places, at = [entry], entry + elf.word
            for place in places:
                if self._wanted(place):
                    self.by_place[place].append(Relocation(place, relative, "", 0, None))

    def word(self, address: int) -> int | str:
        """What the u64 at an address holds when it is loaded; a text says why that is not known."""
        raw = self.elf.read(address, 8)
        if raw is None:
            return "lies outside of the file"
        content = bytearray(raw)
        for place in range(address, address + 8):
            for relocation in self.by_place.get(place, ()):
                known = self.machine.relocations.get(relocation.type) if self.machine is not None else None
                if known is None:
                    return f"has a relocation of type {relocation.type}, which is unknown here"
                what, width = known
                if place + width > address + 8:
                    return "has a relocation that reaches into the next field"
                if relocation.value is None and what != "relative":
                    return f"refers to {relocation.symbol or 'something'}, which is not in this file"
                there = slice(place - address, place - address + width)
                before = self.elf.integer(bytes(content[there]))
                given = relocation.addend
                if what == "relative":
                    value = before if given is None else given
                elif what == "set":
                    value = (relocation.value or 0) + (before if given is None else given)
                else:
                    change = (relocation.value or 0) + (given or 0)
                    value = before + change if what == "add" else before - change
                content[there] = (value & (1 << 8 * width) - 1).to_bytes(width, "big" if self.elf.big else "little")
        return self.elf.integer(bytes(content))

    def has(self, start: int, size: int) -> bool:
        """Whether anything in a range is relocated."""
        return any(place in self.by_place for place in range(start, start + size))

    def in_instruction(self, address: int, size: int) -> Relocation | None:
        """The relocation of an instruction's operand."""
        for place in range(address, address + size):
            for found in self.by_place.get(place, ()):
                return found
        return None
