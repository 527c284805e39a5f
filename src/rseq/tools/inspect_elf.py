"""ELF files that may be anything: no field is believed before it has been held against the size of the file.

Why not a library for ELF: files here come from anywhere, and damaged ones must end in a sentence, while libraries raise
whatever their parsers happen to raise, or loop over a count of four billion. And executables of 50 MB have to be opened
at once, so tables are read with one `struct.iter_unpack` each, and only those that are asked for.

Executables and shared objects have addresses. The sections of a relocatable object have none, so they get some here, far
from each other; `place()` tells people the section and the offset. Nothing is copied: memory is ranges of the file.

Sources: the System V ABI (gABI), chapters 4 and 5; for REL, RELA and RELR `inspect_relocations.py`.
"""

from __future__ import annotations

import bisect
import functools
import os
import stat
import struct
from dataclasses import dataclass

from rseq.language.errors import RseqError

LARGEST = 1 << 31
"""Bytes of a file that we are ready to read."""

RELOCATABLE, EXECUTABLE, SHARED = 1, 2, 3
KINDS = {RELOCATABLE: "relocatable object", EXECUTABLE: "executable", SHARED: "shared object or position-independent executable"}
ALLOC, EXECUTE = 2, 4
SYMTAB, STRTAB, RELA, NOBITS, REL, DYNSYM, RELR = 2, 3, 4, 8, 9, 11, 19
ARM = 40
UNDEFINED, ABSOLUTE, RESERVED = 0, 0xFFF1, 0xFF00
FUNCTION, NO_TYPE = 2, 0


class Unreadable(RseqError):
    """A file that cannot be inspected; the text says why, without its name."""


@dataclass(slots=True)
class Section:
    """A section header. In relocatable objects `address` is given by us; -1 where a section takes no memory."""

    index: int
    name: str
    type: int
    flags: int
    address: int
    offset: int
    size: int
    link: int
    info: int
    align: int
    in_file: bool
    """Whether all its bytes are."""

    @property
    def end(self) -> int:
        return self.address + self.size

    @property
    def loaded(self) -> bool:
        """Whether it is memory whose content is in the file."""
        return bool(self.flags & ALLOC) and self.type != NOBITS and self.in_file and self.address >= 0


@dataclass(frozen=True, slots=True)
class Symbol:
    """`address` is None for a symbol that has none in this file."""

    name: str
    address: int | None
    size: int
    type: int
    section: int


def read(path: str) -> bytes:
    """The content of a regular file. Unreadable says why not."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable("this is no regular file" if not stat.S_ISDIR(found.st_mode) else "this is a folder; name one file")
        if found.st_size > LARGEST:
            raise Unreadable(f"the file has {found.st_size} bytes, and {LARGEST} are the most that are read")
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Unreadable(str(error.strerror or error).lower()) from None
    except ValueError:  # a NUL in the name
        raise Unreadable("there can be no file of this name") from None


class Elf:
    """One file. Unreadable from the constructor if it is not ELF, or its headers lead out of the file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        if content[:4] != b"\x7fELF":
            raise Unreadable("this is no ELF file" if content else "the file is empty")
        if len(content) < 52 or content[4] not in (1, 2) or content[5] not in (1, 2):
            raise Unreadable("the ELF header is damaged: it ends too early, or its class or byte order is unknown")
        self.bits, self.big = 32 * content[4], content[5] == 2
        self.order = ">" if self.big else "<"
        self.word = self.bits // 8
        header = self.unpack("HHIQQQIHHHHHH" if self.bits == 64 else "HHIIIIIHHHHHH", 16)
        if header is None:
            raise Unreadable("the file ends within the ELF header")
        self.kind, self.machine, _, _, segments_at, sections_at, self.flags, _, segment_size, segments, section_size, count, names = header
        if self.kind not in KINDS:
            raise Unreadable("this is a core dump: name the executable" if self.kind == 4 else f"ELF files of type {self.kind} are unknown")
        self._symbols: dict[int, list[Symbol]] = {}
        self.sections = self._sections(sections_at, section_size, count, names)
        if self.kind == RELOCATABLE:
            self._lay_out()
        self._segments = self._load_segments(segments_at, segment_size, segments)
        self.ranges = self._ranges()
        self._starts = [start for start, _, _ in self.ranges]

    # Headers

    def unpack(self, layout: str, at: int) -> tuple[int, ...] | None:
        """Fields at an offset in the file; None if they are not all there."""
        if at < 0 or at + struct.calcsize("=" + layout) > len(self.content):
            return None
        return struct.unpack_from(self.order + layout, self.content, at)

    def _sections(self, at: int, each: int, count: int, names: int) -> list[Section]:
        layout = "IIQQQQIIQQ" if self.bits == 64 else "IIIIIIIIII"
        size = struct.calcsize("=" + layout)
        if at == 0:
            return []
        first = self.unpack(layout, at)
        if first is None:
            raise Unreadable("the section headers lie beyond the end of the file: it is cut off, or damaged")
        if each != size:
            raise Unreadable(f"the section headers are said to have {each} bytes each, not {size}: the file is damaged")
        count = count or first[5]  # more than 65279: the number stands in the first header
        names = first[6] if names == 0xFFFF else names
        if at + count * size > len(self.content):
            raise Unreadable("the section headers lie beyond the end of the file: it is cut off, or damaged")
        headers = list(struct.iter_unpack(self.order + layout, self.content[at : at + count * size]))
        text = b""
        if 0 < names < count:
            _, kind, _, _, offset, length, *_ = headers[names]
            text = self.content[offset : offset + length] if kind == STRTAB else b""
        if headers and not text:
            raise Unreadable("the names of the sections cannot be read: the file is damaged")
        made = [
            Section(i, string(text, name), kind, flags, address, offset, length, link, info, align, offset + length <= len(self.content))
            for i, (name, kind, flags, address, offset, length, link, info, align, _) in enumerate(headers)
        ]
        if sum(max(0, min(s.size, len(self.content) - s.offset)) for s in made if s.type != NOBITS) > 4 * len(self.content):
            raise Unreadable("its sections lie on top of each other: the file is damaged")
        return made

    def _lay_out(self) -> None:
        """Addresses for the sections of a relocatable object. What is aligned to 8 bytes only does not stand at a multiple of 16."""
        at = 0x10000
        for section in self.sections:
            if not section.flags & ALLOC or section.type == NOBITS or not section.in_file:
                section.address = -1
                continue
            align = section.align if section.align in {1 << n for n in range(12)} else 4096
            section.address = at + (align if align < 4096 else 0)
            at = -(-(section.end + 4096) // 8192) * 8192

    def _load_segments(self, at: int, each: int, count: int) -> list[tuple[int, int, int]]:
        layout = "IIQQQQQQ" if self.bits == 64 else "IIIIIIII"
        size = struct.calcsize("=" + layout)
        found = []
        if self.kind == RELOCATABLE or at == 0 or each != size:
            return []
        for i in range(count):
            header = self.unpack(layout, at + i * size)
            if header is None:
                raise Unreadable("the program headers lie beyond the end of the file: it is cut off, or damaged")
            if header[0] == 1:  # PT_LOAD
                offset, address, length = (header[2], header[3], header[5]) if self.bits == 64 else (header[1], header[2], header[4])
                if offset < len(self.content):
                    found.append((address, address + min(length, len(self.content) - offset), offset))
        return found

    def _ranges(self) -> list[tuple[int, int, int]]:
        """(start, end, offset in the file) of memory, in order."""
        ranges = self._segments or [(s.address, s.end, s.offset) for s in self.sections if s.loaded]
        return sorted(r for r in ranges if r[0] < r[1])

    # Memory

    def offset_of(self, address: int, size: int) -> int | None:
        """Where in the file some bytes of memory are; None if they are not there as a whole."""
        i = bisect.bisect_right(self._starts, address) - 1
        if i < 0 or address + size > self.ranges[i][1]:
            return None
        return self.ranges[i][2] + address - self.ranges[i][0]

    def read(self, address: int, size: int) -> bytes | None:
        """Bytes of memory as they stand in the file, without relocations; None if they are not all there."""
        offset = self.offset_of(address, size) if 0 <= size <= len(self.content) else None
        return self.content[offset : offset + size] if offset is not None else None

    def integer(self, content: bytes) -> int:
        return int.from_bytes(content, "big" if self.big else "little")

    @functools.cached_property
    def code(self) -> list[Section]:
        """The sections that hold instructions, by address."""
        return sorted((s for s in self.sections if s.loaded and s.flags & EXECUTE and s.size), key=lambda s: s.address)

    @functools.cached_property
    def _code_starts(self) -> list[int]:
        return [s.address for s in self.code]

    def code_at(self, address: int) -> Section | None:
        """The section of instructions that an address is in."""
        i = bisect.bisect_right(self._code_starts, address) - 1
        return self.code[i] if i >= 0 and address < self.code[i].end else None

    def named(self, name: str) -> list[Section]:
        """The sections of this name; objects may have several (groups)."""
        return [s for s in self.sections if s.name == name and s.type not in (RELA, REL)]

    # Symbols

    def symbols(self, table: int) -> list[Symbol]:
        """The symbols of the section with this index; none if it is no symbol table."""
        if table not in self._symbols:
            self._symbols[table] = self._read_symbols(table)
        return self._symbols[table]

    def _read_symbols(self, table: int) -> list[Symbol]:
        if not 0 < table < len(self.sections) or self.sections[table].type not in (SYMTAB, DYNSYM):
            return []
        section = self.sections[table]
        text = b""
        if 0 < section.link < len(self.sections):
            strings = self.sections[section.link]
            text = self.content[strings.offset : strings.offset + strings.size]
        layout = "IBBHQQ" if self.bits == 64 else "IIIBBH"
        size = struct.calcsize("=" + layout)
        content = self.content[section.offset : section.offset + section.size]
        found = []
        for fields in struct.iter_unpack(self.order + layout, content[: len(content) // size * size]):
            name, info, _, index, value, length = fields if self.bits == 64 else (*fields[:1], *fields[3:], *fields[1:3])
            found.append(Symbol(string(text, name), self._address(index, value), length, info & 15, index))
        return found

    def _address(self, index: int, value: int) -> int | None:
        if index == ABSOLUTE:
            return value
        if index == UNDEFINED or index >= RESERVED or index >= len(self.sections):
            return None
        if self.kind != RELOCATABLE:
            return value
        base = self.sections[index].address
        return base + value if base >= 0 else None

    def _all_symbols(self) -> list[Symbol]:
        """The symbols of the fullest table there is."""
        tables = [s.index for s in self.sections if s.type == SYMTAB] or [s.index for s in self.sections if s.type == DYNSYM]
        return self.symbols(tables[0]) if tables else []

    @functools.cached_property
    def functions(self) -> list[tuple[int, int, str]]:
        """(start, end, name) by address. Labels without type or size end where the next one begins."""
        named: dict[int, tuple[int, str]] = {}
        for symbol in self._all_symbols():
            if symbol.address is None or symbol.type not in (FUNCTION, NO_TYPE) or not symbol.name or symbol.name.startswith(("$", ".L")):
                continue
            address = symbol.address & ~1 if self.machine == ARM else symbol.address  # bit 0: Thumb
            if self.code_at(address) is not None and (address not in named or symbol.size > named[address][0]):
                named[address] = (symbol.size, symbol.name)
        ordered = sorted(named)
        found = []
        for i, address in enumerate(ordered):
            size, name = named[address]
            section = self.code_at(address)
            limit = section.end if section is not None else address
            following = ordered[i + 1] if i + 1 < len(ordered) else limit
            found.append((address, min(limit, address + size if size else following), name))
        return found

    @functools.cached_property
    def _function_starts(self) -> list[int]:
        return [start for start, _, _ in self.functions]

    def function_at(self, address: int) -> tuple[int, int, str] | None:
        """The function that an address is in."""
        i = bisect.bisect_right(self._function_starts, address) - 1
        return self.functions[i] if i >= 0 and address < self.functions[i][1] else None

    @functools.cached_property
    def mapping(self) -> list[tuple[int, str]]:
        """Mapping symbols, by address: from here on there are instructions (a: ARM, t: Thumb, x) or data (d)."""
        return sorted(
            (symbol.address, symbol.name[1])
            for symbol in self._all_symbols()
            if symbol.name[:2] in ("$a", "$t", "$d", "$x") and symbol.name[2:3] in ("", ".", "r") and symbol.address is not None
        )

    @functools.cached_property
    def _loaded(self) -> tuple[list[int], list[Section]]:
        loaded = sorted((s for s in self.sections if s.loaded and s.size), key=lambda s: s.address)
        return [s.address for s in loaded], loaded

    def _section_at(self, address: int) -> Section | None:
        starts, loaded = self._loaded
        i = bisect.bisect_right(starts, address) - 1
        return loaded[i] if i >= 0 and address < loaded[i].end else None

    def place(self, address: int) -> str:
        """An address as people look for it: `.text+0x10` in an object, else the number; and the function."""
        section = self._section_at(address) or self._section_at(address - 1)  # an end belongs to what it ends
        function = self.function_at(address)
        suffix = f" <{function[2]}+{address - function[0]:#x}>" if function is not None else ""
        if self.kind == RELOCATABLE:
            return f"{section.name}+{address - section.address:#x}{suffix}" if section is not None else f"{address:#x}"
        return f"{address:#x}{suffix}" if suffix or section is None else f"{address:#x} in {section.name}"

    def target(self, address: int) -> str:
        """The same in the text of an instruction."""
        return self.place(address).partition(" <" if self.kind == RELOCATABLE else " in ")[0]

    def offset(self, address: int) -> int:
        """The address, or in an object the offset in its section."""
        section = self._section_at(address)
        return address - section.address if self.kind == RELOCATABLE and section is not None else address


def string(table: bytes, offset: int) -> str:
    """The string that begins at an offset, with nothing in it that a terminal would take for a command."""
    end = table.find(b"\0", offset)
    raw = table[offset : min(end if end >= 0 else len(table), offset + 512)]
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in raw.decode("utf-8", "backslashreplace"))
