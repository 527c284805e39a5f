"""The instructions of a file, decoded where somebody looks, with the places that jumps lead to.

A disassembler that runs over a file falls out of step at data: the signature before an abort address, tables in the code of
32-bit ARM. So decoding begins afresh at every address that is known to begin an instruction. In a relocatable object the operand
of a jump is a relocation; its symbol is where the jump leads.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rseq.tools.inspect_elf import Elf
from rseq.tools.inspect_machines import Machine, reader
from rseq.tools.inspect_relocations import Relocation, Relocations

OPERAND = re.compile(r"(?:^|, )#?(-?(?:0x[0-9a-f]+|\d+))$")
KINDS = ("system", "return", "call", "jump", "branch")
"""The first that fits."""
MOST_IN_ONE = 4096
"""Instructions of one section that are looked at."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One machine instruction. `kind` and `goes_to` as in `rseq.checker.code`."""

    address: int
    size: int
    bytes: bytes
    text: str
    kind: str
    goes_to: int | None
    stores: bool
    leaves_file: str
    """The symbol that a jump leads to if it is not in this file."""

    @property
    def next(self) -> int:
        return self.address + self.size


class Code:
    """Decodes. `known`: addresses where decoding begins afresh."""

    def __init__(self, elf: Elf, machine: Machine, relocations: Relocations, known: Iterable[int]) -> None:
        self.elf, self.machine, self.relocations = elf, machine, relocations
        self.known = sorted(set(known))
        self.readable = reader(machine.name) is not None
        self._mapped = [address for address, _ in elf.mapping] if machine.thumb or machine.name == "aarch64" else []
        self._cache: dict[int, Instruction | None] = {}

    def at(self, address: int) -> Instruction | None:
        """The instruction at an address; None where there is no code, or no instruction."""
        if address not in self._cache:
            content = self._content(address, 16)
            found = next(self._reader(address).disasm(content, address, 1), None) if content else None
            self._cache[address] = self._instruction(found) if found is not None else None
        return self._cache[address]

    def run(self, start: int, end: int, most: int = MOST_IN_ONE) -> list[Instruction]:
        """Instructions one behind the other, until `end`, or until there is none."""
        found: list[Instruction] = []
        at = start
        while at < end and len(found) < most:
            instruction = self.at(at)
            if instruction is None:
                break
            found.append(instruction)
            at = instruction.next
        return found

    def _content(self, address: int, size: int) -> bytes:
        section = self.elf.code_at(address)
        if section is None or not self.readable:
            return b""
        return self.elf.read(address, min(size, section.end - address)) or b""

    def _mapping(self, address: int) -> str:
        i = bisect.bisect_right(self._mapped, address) - 1
        return self.elf.mapping[i][1] if i >= 0 else ""

    def _reader(self, address: int, sweeping: bool = False) -> Any:
        return reader(self.machine.name, self.machine.thumb and self._mapping(address) == "t", sweeping)

    def _instruction(self, found: Any) -> Instruction:
        text = f"{found.mnemonic} {found.op_str}".strip()
        kind, goes_to = self.kind(text), None
        leaves = ""
        if kind in ("call", "jump", "branch"):
            goes_to = self._target(found.address, text)
            relocation = self.relocations.in_instruction(found.address, found.size)
            # A distance of 0 is no operand at all in capstone's text for PowerPC.
            if relocation is not None and (goes_to is not None or self.machine.name.startswith("ppc")):
                goes_to = self._relocated(found.address, found.size, goes_to, relocation)
                if goes_to is None:
                    leaves = relocation.symbol or "?"
            text = self._shown(text, goes_to, leaves)
        return Instruction(found.address, found.size, bytes(found.bytes), text, kind, goes_to, self._stores(found, text), leaves)

    def kind(self, text: str) -> str:
        """What an instruction does with the flow of control."""
        if text.startswith(("rep", "lock ")):
            return "plain" if "ret" not in text.split()[1] else "return"
        return next((kind for kind in KINDS if self.machine.fits(kind, text)), "plain")

    def _target(self, address: int, text: str) -> int | None:
        operand = OPERAND.search(text.partition(" ")[2])
        if operand is None or self.machine.fits("indirect", text):
            return None
        value = int(operand[1], 0)
        return (address + value if self.machine.relative_operands else value) & (1 << self.machine.bits) - 1

    def _relocated(self, address: int, size: int, decoded: int | None, relocation: Relocation) -> int | None:
        """Where a jump leads whose distance a relocation fills in. All relocations of jumps are distances from their own place."""
        if relocation.value is None:
            return None
        if relocation.addend is None:  # the addend is the distance in the instruction
            return relocation.value + (decoded or address) - relocation.place
        base = address + size if self.machine.name in ("x86_64", "i386") else address
        return base + relocation.value + relocation.addend - relocation.place

    def _shown(self, text: str, goes_to: int | None, leaves: str) -> str:
        """With the place that it leads to instead of a number."""
        if goes_to is None and not leaves:
            return text
        mnemonic, _, operands = text.partition(" ")
        found = OPERAND.search(operands)
        before = operands[: found.start(1)].rstrip("#") if found is not None else f"{operands.strip()}, " if operands.strip() else ""
        where = leaves or self.elf.target(goes_to or 0)
        return f"{mnemonic} {before}{where}"

    def _stores(self, found: Any, text: str) -> bool:
        if "store" in self.machine.patterns:
            return self.machine.fits("store", text)
        import capstone

        if found.mnemonic.startswith(("lea", "nop", "prefetch", "clflush", "clwb", "cmp", "test", "bt ", "btl", "btq", "ucomis", "comis")):
            return False
        written = any(o.type == capstone.CS_OP_MEM and o.access & capstone.CS_AC_WRITE for o in found.operands)
        return written or found.mnemonic.startswith(("push", "call"))

    # Where else jumps come from

    def jumps(self, areas: Iterable[tuple[int, int]]) -> Iterator[Instruction]:
        """The direct jumps of some areas of code."""
        for start, end in areas:
            for first, last in self._pieces(start, end):
                yield from self._jumps(first, last)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches between places where decoding must begin afresh, without data that is marked as such."""
        cuts = {start, end}
        for border in (self.known, self._mapped):
            cuts |= set(border[bisect.bisect_left(border, start) : bisect.bisect_right(border, end)])
        ordered = sorted(cuts)
        for first, last in itertools.pairwise(ordered):
            if self._mapping(first) != "d":
                yield first, last

    def _jumps(self, start: int, end: int) -> Iterator[Instruction]:
        content = self._content(start, end - start)
        disassembler = self._reader(start, sweeping=True)
        for address, _, mnemonic, operands in disassembler.disasm_lite(content, start):
            if self.kind(f"{mnemonic} {operands}".strip()) in ("jump", "branch"):
                found = self.at(address)
                if found is not None:
                    yield found
