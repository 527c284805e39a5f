"""Critical sections as they stand in an object file: what the descriptors say, and the bytes they cover.

The source of truth for tools: nothing here knows how the code was made. Descriptors are found in the ELF section
`__rseq_cs`; their addresses are relocations, which are resolved to (section, offset).
"""

from __future__ import annotations

import functools
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rseq.language.errors import RseqError

DESCRIPTOR_SIZE = 32
DIFFERENCES = {("EM_RISCV", 36): 1, ("EM_RISCV", 40): -1, ("EM_LOONGARCH", 51): 1, ("EM_LOONGARCH", 56): -1}
"""ADD64 and SUB64: where linkers may shorten code, the length of a section is left to them as a difference of two labels."""


@dataclass(frozen=True, slots=True)
class Address:
    """A place in an object file: an ELF section, by name and index, and an offset in it."""

    section: str
    index: int
    offset: int

    def __str__(self) -> str:
        return f"{self.section}+{self.offset:#x}"


@dataclass(frozen=True, slots=True)
class CriticalSection:
    """One descriptor: its five fields, the signature found before the abort address, and the code in range."""

    version: int
    flags: int
    start: Address
    post_commit_offset: int
    abort: Address
    signature: int
    code: bytes
    function: str
    function_start: int
    function_code: bytes

    @property
    def post_commit(self) -> Address:
        """The address behind the last instruction."""
        return Address(self.start.section, self.start.index, self.start.offset + self.post_commit_offset)


def critical_sections(content: bytes) -> list[CriticalSection]:
    """All descriptors of an object file, in order. RseqError if it is none, or a descriptor points nowhere."""
    from elftools.common.exceptions import ELFError
    from elftools.elf.elffile import ELFFile

    try:
        return list(_sections(ELFFile(io.BytesIO(content))))
    except (ELFError, struct.error, UnicodeDecodeError) as error:
        raise RseqError(f"this is no object file that can be read: {error}") from None


def _sections(elf: Any) -> Iterator[CriticalSection]:
    table = elf.get_section_by_name("__rseq_cs")
    if table is None:
        return
    data, order = bytearray(table.data()), "<" if elf.little_endian else ">"
    places: dict[int, Address] = {}
    for section in elf.iter_sections():
        if section["sh_type"] not in ("SHT_RELA", "SHT_REL") or section["sh_info"] != _index(elf, "__rseq_cs"):
            continue
        symbols = elf.get_section(section["sh_link"])
        for relocation in section.iter_relocations():
            symbol = symbols.get_symbol(relocation["r_info_sym"])
            offset = relocation["r_offset"]
            if (elf["e_machine"], relocation["r_info_type"]) in DIFFERENCES:
                sign = DIFFERENCES[elf["e_machine"], relocation["r_info_type"]]
                (before,) = struct.unpack_from("<Q", data, offset)
                distance = before + sign * (symbol["st_value"] + relocation["r_addend"])
                struct.pack_into("<Q", data, offset, distance & (1 << 64) - 1)
                continue
            addend = relocation["r_addend"] if relocation.is_RELA() else struct.unpack_from(f"{order}Q", data, offset)[0]
            index = symbol["st_shndx"]
            if not isinstance(index, int):
                raise RseqError(f"a descriptor refers to {symbol.name}, which is not in this file")
            places[offset] = Address(elf.get_section(index).name, index, symbol["st_value"] + addend)
    for at in range(0, len(data) - DESCRIPTOR_SIZE + 1, DESCRIPTOR_SIZE):
        version, flags, _, length, _ = struct.unpack_from(f"{order}IIQQQ", data, at)
        if at + 8 not in places or at + 24 not in places:
            raise RseqError(f"the descriptor at __rseq_cs+{at:#x} has no addresses")
        start, abort = places[at + 8], places[at + 24]
        text, abort_text = elf.get_section(start.index).data(), elf.get_section(abort.index).data()
        if start.offset + length > len(text) or not 4 <= abort.offset <= len(abort_text):
            raise RseqError(f"the descriptor at __rseq_cs+{at:#x} points outside of its sections")
        name, first, size = _function(elf, start)
        yield CriticalSection(
            version,
            flags,
            start,
            length,
            abort,
            struct.unpack_from(f"{order}I", abort_text, abort.offset - 4)[0],
            text[start.offset : start.offset + length],
            name,
            first,
            text[first : first + size],
        )


def _index(elf: Any, name: str) -> int:
    return int(elf.get_section_index(name))


def _function(elf: Any, place: Address) -> tuple[str, int, int]:
    """The function that contains a place: name, offset, size; the whole ELF section if no symbol says."""
    best = ("?", 0, len(elf.get_section(place.index).data()))
    symbols = elf.get_section_by_name(".symtab")
    for symbol in symbols.iter_symbols() if symbols is not None else ():
        if symbol["st_shndx"] != place.index or symbol["st_info"]["type"] != "STT_FUNC":
            continue
        first, size = symbol["st_value"], symbol["st_size"]
        if first <= place.offset < first + size:
            best = (symbol.name, first, size)
    return best


@dataclass(frozen=True, slots=True)
class Instruction:
    """One machine instruction: its offset in its ELF section, bytes, and text."""

    offset: int
    bytes: bytes
    text: str


def disassemble(code: bytes, machine: str, offset: int = 0) -> list[Instruction]:
    """The instructions of some bytes. `machine` is a target's name; ValueError if no disassembler knows it."""
    return [Instruction(i.address, bytes(i.bytes), f"{i.mnemonic} {i.op_str}".strip()) for i in reader(machine).disasm(code, offset)]


@functools.cache
def reader(machine: str) -> Any:
    """Capstone for a target, with details, or what stands for it. ValueError if nobody knows the target's instructions."""
    import capstone

    from rseq.compiler import decoders
    from rseq.compiler.targets import target

    wanted = target(machine).disassembler
    if wanted and wanted[0] in decoders.names():
        return decoders.decoder(wanted[0])
    if not wanted or not hasattr(capstone, wanted[0]):
        raise ValueError(f"there is no disassembler for {machine}")
    made = capstone.Cs(getattr(capstone, wanted[0]), sum(getattr(capstone, mode) for mode in wanted[1:]))
    if machine == "x86_64":
        made.syntax = capstone.CS_OPT_SYNTAX_ATT
    made.detail = True
    return made
