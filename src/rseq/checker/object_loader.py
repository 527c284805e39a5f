"""An object file put at addresses of our choice: sections laid out, relocations applied, an offset table made.

For the emulator, and for any target: what the dynamic loader or LLVM's linker would do, with nothing of the host in it. The
files in processors/ know the relocations that compilers emit for position-independent code of this size; another one is an error
that names it. Sources: the ELF supplements of the processors' ABIs.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rseq.checker.processors import Processor
from rseq.language.errors import RseqError

SHF_ALLOC, SHF_EXECINSTR = 2, 4
SHN_UNDEF = "SHN_UNDEF"


@dataclass(slots=True)
class Loaded:
    """An object in memory: bytes by address, symbols, and the ranges that hold instructions."""

    content: dict[int, bytes] = field(default_factory=dict)
    symbols: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Functions: address and size."""
    executable: list[tuple[int, int]] = field(default_factory=list)
    sections: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """ELF sections by name: the address ranges they got."""
    end: int = 0


def load(content: bytes, base: int, resolve: Callable[[str], int], known: Processor) -> Loaded:
    """Lay out an object for a processor from `base` on. `resolve(name)` gives the address of a symbol that it does not define."""
    from elftools.elf.elffile import ELFFile

    return _Loader(ELFFile(io.BytesIO(content)), base, resolve, known).run()


class _Loader:
    def __init__(self, elf: Any, base: int, resolve: Callable[[str], int], known: Processor) -> None:
        self.elf, self.at, self.resolve, self.known = elf, base, resolve, known
        self.high: dict[int, int] = {}
        self.places: dict[int, int] = {}
        self.data: dict[int, bytearray] = {}
        self.offsets: dict[int, int] = {}
        self.table: list[int] = []
        self.made = Loaded()

    def run(self) -> Loaded:
        elf, made = self.elf, self.made
        for index, section in enumerate(elf.iter_sections()):
            if section["sh_flags"] & SHF_ALLOC and section["sh_size"]:
                align = max(section["sh_addralign"], 1)
                self.at = -(-self.at // align) * align
                self.places[index] = self.at
                size = section["sh_size"]
                self.data[index] = bytearray(section.data() if section["sh_type"] != "SHT_NOBITS" else size)
                made.sections.setdefault(section.name, []).append((self.at, self.at + size))
                if section["sh_flags"] & SHF_EXECINSTR:
                    made.executable.append((self.at, self.at + size))
                self.at += size
        self.at = -(-self.at // 8) * 8
        self.table_base = self.at
        for section in elf.iter_sections():
            if section["sh_type"] in ("SHT_RELA", "SHT_REL") and section["sh_info"] in self.places:
                self._relocate(section)
        for index, data in self.data.items():
            made.content[self.places[index]] = bytes(data)
        if self.table:
            word, order = self.known.word, self.known.byte_order
            made.content[self.table_base] = b"".join(entry.to_bytes(word, order) for entry in self.table)
        made.end = self.table_base + 8 * len(self.table)
        table = elf.get_section_by_name(".symtab")
        for symbol in table.iter_symbols() if table is not None else ():
            if symbol["st_info"]["type"] == "STT_FUNC" and symbol["st_shndx"] in self.places:
                made.symbols[symbol.name] = (self.places[symbol["st_shndx"]] + symbol["st_value"], symbol["st_size"])
        return made

    def _relocate(self, section: Any) -> None:
        """Apply one table of relocations. Where the addend is in the place itself, the processor takes it from there."""
        index, symbols = section["sh_info"], self.elf.get_section(section["sh_link"])
        for relocation in section.iter_relocations():
            offset, addend = relocation["r_offset"], relocation["r_addend"] if relocation.is_RELA() else 0
            kind = relocation["r_info_type"]
            if kind == 0:
                continue
            place = self.places[index] + offset
            symbol = self._address(symbols.get_symbol(relocation["r_info_sym"]))
            self.known.relocate(self, kind, self.data[index], offset, place, symbol, addend)

    def _address(self, symbol: Any) -> int:
        index = symbol["st_shndx"]
        if index == SHN_UNDEF:
            return self.resolve(symbol.name)
        if index not in self.places:
            raise RseqError(f"the object refers to {symbol.name or index}, which takes no memory")
        return self.places[index] + int(symbol["st_value"])

    def slot(self, address: int) -> int:
        """The entry of the offset table that holds an address."""
        if address not in self.offsets:
            self.offsets[address] = self.table_base + self.known.word * len(self.table)
            self.table.append(address)
        return self.offsets[address]
