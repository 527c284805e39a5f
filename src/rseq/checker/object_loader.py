"""An object file put at addresses of our choice: sections laid out, relocations applied, an offset table made.

For the emulator, and for any target: what the dynamic loader or LLVM's linker would do, with nothing of the host in it. It
knows the relocations that compilers emit for position-independent code of this size; another one is an error that names it.
Sources: the System V ABI supplements for x86-64 and AArch64.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

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


def load(content: bytes, base: int, resolve: Callable[[str], int]) -> Loaded:
    """Lay out an object from `base` on. `resolve(name)` gives the address of a symbol that it does not define."""
    from elftools.elf.elffile import ELFFile

    return _Loader(ELFFile(io.BytesIO(content)), base, resolve).run()


class _Loader:
    def __init__(self, elf: Any, base: int, resolve: Callable[[str], int]) -> None:
        self.elf, self.at, self.resolve = elf, base, resolve
        self.places: dict[int, int] = {}
        self.data: dict[int, bytearray] = {}
        self.offsets: dict[int, int] = {}
        self.table: list[int] = []
        self.made = Loaded()

    def run(self) -> Loaded:
        elf, made = self.elf, self.made
        machine = elf["e_machine"]
        apply = {"EM_X86_64": self._x86_64, "EM_AARCH64": self._aarch64}.get(machine)
        if apply is None:
            raise RseqError(f"object files for {machine} cannot be loaded for emulation yet")
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
            if section["sh_type"] == "SHT_RELA" and section["sh_info"] in self.places:
                symbols = elf.get_section(section["sh_link"])
                for relocation in section.iter_relocations():
                    symbol = symbols.get_symbol(relocation["r_info_sym"])
                    index = section["sh_info"]
                    place = self.places[index] + relocation["r_offset"]
                    apply(
                        relocation["r_info_type"],
                        self.data[index],
                        relocation["r_offset"],
                        place,
                        self._address(symbol),
                        relocation["r_addend"],
                    )
            elif section["sh_type"] == "SHT_REL" and section["sh_info"] in self.places:
                raise RseqError("object files with REL relocations cannot be loaded for emulation yet")
        for index, data in self.data.items():
            made.content[self.places[index]] = bytes(data)
        if self.table:
            made.content[self.table_base] = struct.pack(f"<{len(self.table)}Q", *self.table)
        made.end = self.table_base + 8 * len(self.table)
        table = elf.get_section_by_name(".symtab")
        for symbol in table.iter_symbols() if table is not None else ():
            if symbol["st_info"]["type"] == "STT_FUNC" and symbol["st_shndx"] in self.places:
                made.symbols[symbol.name] = (self.places[symbol["st_shndx"]] + symbol["st_value"], symbol["st_size"])
        return made

    def _address(self, symbol: Any) -> int:
        index = symbol["st_shndx"]
        if index == SHN_UNDEF:
            return self.resolve(symbol.name)
        if index not in self.places:
            raise RseqError(f"the object refers to {symbol.name or index}, which takes no memory")
        return self.places[index] + int(symbol["st_value"])

    def _slot(self, address: int) -> int:
        """The entry of the offset table that holds an address."""
        if address not in self.offsets:
            self.offsets[address] = self.table_base + 8 * len(self.table)
            self.table.append(address)
        return self.offsets[address]

    def _x86_64(self, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
        if kind == 1:  # R_X86_64_64
            struct.pack_into("<Q", data, offset, (symbol + addend) & (1 << 64) - 1)
        elif kind in (2, 4):  # PC32, PLT32
            struct.pack_into("<i", data, offset, symbol + addend - place)
        elif kind in (9, 41, 42):  # GOTPCREL, GOTPCRELX, REX_GOTPCRELX
            struct.pack_into("<i", data, offset, self._slot(symbol) + addend - place)
        elif kind in (10, 11):  # 32, 32S
            struct.pack_into("<i", data, offset, symbol + addend)
        elif kind == 24:  # PC64
            struct.pack_into("<q", data, offset, symbol + addend - place)
        else:
            raise RseqError(f"relocation {kind} of x86-64 is not known to the loader")

    def _aarch64(self, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
        target = symbol + addend
        if kind == 257:  # ABS64
            struct.pack_into("<Q", data, offset, target & (1 << 64) - 1)
            return
        if kind == 261:  # PREL32
            struct.pack_into("<i", data, offset, target - place)
            return
        (word,) = struct.unpack_from("<I", data, offset)
        if kind in (311, 312):  # ADR_GOT_PAGE, LD64_GOT_LO12_NC: of the table's entry
            target, kind = self._slot(symbol), {311: 275, 312: 286}[kind]
        if kind == 275:  # ADR_PREL_PG_HI21
            pages = (target >> 12) - (place >> 12)
            word = word & 0x9F00001F | (pages & 3) << 29 | (pages >> 2 & 0x7FFFF) << 5
        elif kind == 274:  # ADR_PREL_LO21
            distance = target - place
            word = word & 0x9F00001F | (distance & 3) << 29 | (distance >> 2 & 0x7FFFF) << 5
        elif kind == 277:  # ADD_ABS_LO12_NC
            word = word & ~(0xFFF << 10) | (target & 0xFFF) << 10
        elif kind in (278, 284, 285, 286, 299):  # LDST8, 16, 32, 64, 128_ABS_LO12_NC
            shift = {278: 0, 284: 1, 285: 2, 286: 3, 299: 4}[kind]
            word = word & ~(0xFFF << 10) | ((target & 0xFFF) >> shift) << 10
        elif kind in (282, 283):  # JUMP26, CALL26
            word = word & 0xFC000000 | (target - place >> 2) & 0x3FFFFFF
        elif kind == 280:  # CONDBR19
            word = word & 0xFF00001F | ((target - place >> 2) & 0x7FFFF) << 5
        elif kind == 279:  # TSTBR14
            word = word & 0xFFF8001F | ((target - place >> 2) & 0x3FFF) << 5
        else:
            raise RseqError(f"relocation {kind} of AArch64 is not known to the loader")
        struct.pack_into("<I", data, offset, word)
