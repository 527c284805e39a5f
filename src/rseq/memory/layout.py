"""The bytes of a segment's file: how they are written, and how they are checked before anything is believed.

    header, one page | directory | arrays | one region for each CPU, `stride` bytes apart

Whoever may write to the file may have written anything. So nothing here looks at shared memory: functions take a copy
of the bytes, check every number of it against the others and against the size of the file, and give a frozen record, which
is all that the rest of the program ever uses. The parts stand in one order without gaps, so there is one equation for each
offset, and nothing can overlap or point outside. Checksums (CRC-32) find accidents; it is the checks that
make a forged file harmless.

The directory is a log: records one after another, each with the number of its place, none ever changed. One word, the
*published* word, says how many records and how many bytes of them count. What stands behind that does not exist. So a
process that is killed while it writes a record leaves nothing, and one store makes a record exist. How much
memory is taken is not kept anywhere: it is where the last record of the kind ends.

docs/architecture.md has the tables.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
import time
from typing import NamedTuple
from zlib import crc32

from rseq.language.records import record
from rseq.memory.errors import SegmentError
from rseq.memory.mapping import MAXIMUM, round_up
from rseq.memory.names import LONGEST_OBJECT_NAME
from rseq.memory.segment import ALIGN, RESERVED

MAGIC = b"\x89rseq\r\n\x1a"
BYTE_ORDER = 0x0A0B0C0D
VERSION = 2
POINTER = struct.calcsize("P")
KNOWN_FLAGS = 0
BACKENDS = {1: "kernel", 2: "locked"}
DEFAULT_STRIDE = 1 << 16
MOST_COPIES = 1 << 16
MOST_DIRECTORY = 1 << 30
"""A directory of a gibibyte has some five million objects."""
BYTES_PER_OBJECT = 320
"""Room in the directory for one object with a name, a type and a note of usual length."""

HEAD = struct.Struct("=8sIIIIIIQQQQQQQQQQ16s")
CHECKSUM = struct.Struct("=I")
BOOT = struct.Struct("=16sQI")
WORD = struct.Struct("=Q")
BOOT_AT, PUBLISHED_AT, HEADER_BYTES = 512, 1024, 2048
"""In the first page: what is said about the boot, the published word, and how much of the page is read."""

ENTRY = struct.Struct("=IIBBHIQQQQIIQ")
PER_CPU, ARRAY = 1, 2
KINDS = {PER_CPU: "per_cpu", ARRAY: "array"}
LONGEST_DESCRIPTION = (1 << 16) - 1
LONGEST_NOTE = (1 << 16) - 1
LARGEST_RECORD = ENTRY.size + LONGEST_OBJECT_NAME + LONGEST_DESCRIPTION + LONGEST_NOTE + 8


@record
class Header:
    """The geometry of a segment: bytes, and offsets from the start of the file."""

    backend: str
    copies: int
    stride: int
    directory_at: int
    directory_size: int
    arrays_at: int
    arrays_size: int
    per_cpu_at: int
    file_size: int
    created: int
    """Nanoseconds since 1970."""
    identity: bytes
    """16 random bytes: two segments that had one name are two."""
    version: int = VERSION
    flags: int = 0


class Entry(NamedTuple):
    """One object of the directory."""

    number: int
    """Its place in the directory."""
    name: str
    """Empty if it has none."""
    kind: str
    """ "per_cpu" or "array"."""
    type: str
    """The layout of one item, in words: `rseq.language.types.describe`."""
    type_id: int
    offset: int
    """per_cpu: from the start of each CPU's region; array: from the start of the arrays."""
    item_size: int
    length: int
    """Items in the array; 1 for per_cpu."""
    align: int
    note: str = ""
    """What its maker says of it: the bounds of a histogram, say. It never changes."""

    @property
    def end(self) -> int:
        return self.offset + self.item_size * self.length


@record
class Boot:
    """When and where the locks of a segment were last known to be good."""

    boot: bytes
    pid_namespace: int


def geometry(backend: str, copies: int, stride: int, arrays: int, directory: int) -> Header:
    """The header of a new segment with room for so many bytes of arrays and of directory. MemoryError if it is too large."""
    page = mmap.PAGESIZE
    directory, arrays = round_up(directory, page), round_up(arrays, page)
    arrays_at = page + directory
    per_cpu_at = arrays_at + arrays
    size = round_up(per_cpu_at + copies * stride, page)
    if size > MAXIMUM:
        raise MemoryError(f"a segment of {size} bytes is larger than one mapping can be ({MAXIMUM})")
    return Header(backend, copies, stride, page, directory, arrays_at, arrays, per_cpu_at, size, time.time_ns(), os.urandom(16))


def pack_header(header: Header, boot: Boot) -> bytes:
    """The first page of a new segment."""
    backend = next(number for number, name in BACKENDS.items() if name == header.backend)
    head = HEAD.pack(
        MAGIC, BYTE_ORDER, header.version, POINTER, mmap.PAGESIZE, backend, RESERVED, header.flags, header.copies, header.stride,
        header.directory_at, header.directory_size, header.arrays_at, header.arrays_size, header.per_cpu_at, header.file_size,
        header.created, header.identity,
    )  # fmt: skip
    page = bytearray(HEADER_BYTES)
    page[: HEAD.size] = head
    CHECKSUM.pack_into(page, HEAD.size, crc32(head))
    page[BOOT_AT : BOOT_AT + BOOT.size] = pack_boot(boot)
    return bytes(page)


def parse_header(data: bytes, file_size: int) -> Header:
    """The header from a copy of the first bytes of a file that has `file_size` bytes. SegmentError if anything is wrong."""
    if len(data) < len(MAGIC) or data[: len(MAGIC)] != MAGIC:
        raise SegmentError("it is no rseq segment" + (": it is empty" if not data else ""))
    if len(data) < HEADER_BYTES:
        raise SegmentError(f"it was truncated: it has {len(data)} bytes, its header alone has {HEADER_BYTES}")
    (
        _, order, version, pointer, page, backend, reserved, flags, copies, stride, directory_at, directory_size, arrays_at, arrays_size,
        per_cpu_at, size, created, identity,
    ) = HEAD.unpack_from(data)  # fmt: skip
    if order != BYTE_ORDER:
        other = order == int.from_bytes(BYTE_ORDER.to_bytes(4, "little"), "big")
        raise SegmentError(
            f"it was made on a machine of the other byte order; this one is {sys.byteorder}-endian" if other else "its header is damaged"
        )
    if version != VERSION:
        raise SegmentError(f"it has version {version} of the format, this rseq reads version {VERSION}")
    if CHECKSUM.unpack_from(data, HEAD.size)[0] != crc32(data[: HEAD.size]):
        raise SegmentError("its header is damaged: the checksum is wrong")
    if pointer != POINTER:
        raise SegmentError(f"it was made by a program with pointers of {pointer} bytes, here they have {POINTER}")
    if page != mmap.PAGESIZE:
        raise SegmentError(f"it was made on a system with pages of {page} bytes, here they have {mmap.PAGESIZE}")
    if reserved != RESERVED:
        raise SegmentError(f"it keeps {reserved} bytes of every CPU's region for rseq, this version keeps {RESERVED}")
    if flags & ~KNOWN_FLAGS:
        raise SegmentError(f"it uses features that this rseq does not know (flags {flags:#x})")
    if backend not in BACKENDS:
        raise SegmentError(f"its backend is {backend}, which this rseq does not know")
    if not 1 <= copies <= MOST_COPIES:
        raise SegmentError(f"it says that it has {copies} copies; 1 to {MOST_COPIES} make sense")
    if stride % ALIGN or not RESERVED + 8 <= stride <= MAXIMUM:
        raise SegmentError(f"its stride is {stride}, no multiple of {ALIGN} that makes sense")
    if directory_size > MOST_DIRECTORY:
        raise SegmentError(f"its directory has {directory_size} bytes, more than {MOST_DIRECTORY}")
    for what, start, end in (
        ("directory", directory_at, page),
        ("array part", arrays_at, directory_at + directory_size),
        ("per-CPU part", per_cpu_at, arrays_at + arrays_size),
    ):
        if start != end or start % page:
            raise SegmentError(f"its {what} is said to start at {start}, but what stands before ends at {end}")
    if size != round_up(per_cpu_at + copies * stride, page) or size > MAXIMUM:
        raise SegmentError(f"its header says that it has {size} bytes, but {copies} copies of {stride} bytes do not end there")
    if file_size != size:
        what = "was truncated" if file_size < size else "has grown"
        raise SegmentError(f"it {what}: it has {file_size} bytes, its header says {size}")
    return Header(
        BACKENDS[backend], copies, stride, directory_at, directory_size, arrays_at, arrays_size, per_cpu_at, size, created, identity
    )


def pack_boot(boot: Boot) -> bytes:
    """What is said about the boot, with its own checksum: it is the one thing in the header that changes."""
    content = boot.boot + WORD.pack(boot.pid_namespace)
    return BOOT.pack(boot.boot, boot.pid_namespace, crc32(content))


def parse_boot(data: bytes) -> Boot | None:
    """The boot from the bytes of the header; None if they are damaged, which is the same as another boot."""
    boot, namespace, checksum = BOOT.unpack_from(data, BOOT_AT)
    return Boot(boot, namespace) if checksum == crc32(boot + WORD.pack(namespace)) else None


def pack_published(count: int, size: int) -> bytes:
    """The published word: this many records, in this many bytes."""
    return WORD.pack(count | size // 8 << 32)


def parse_published(data: bytes, header: Header) -> tuple[int, int]:
    """(records, bytes). SegmentError if they cannot be."""
    (word,) = WORD.unpack(data)
    count, size = word & 0xFFFFFFFF, (word >> 32) * 8
    if size > header.directory_size or count * ENTRY.size > size or (size and not count):
        raise SegmentError(f"its directory says that it has {count} objects in {size} bytes, of {header.directory_size}")
    return count, size


def pack_entry(entry: Entry) -> bytes:
    """One record."""
    name, description, note = entry.name.encode(), entry.type.encode(), entry.note.encode()
    text = name + description + note
    kind = PER_CPU if entry.kind == "per_cpu" else ARRAY
    size = round_up(ENTRY.size + len(text), 8)
    made = bytearray(size)
    ENTRY.pack_into(
        made, 0, size, 0, kind, 0, len(name), len(description), entry.type_id, entry.offset, entry.item_size, entry.length,
        entry.align, len(note), entry.number,
    )  # fmt: skip
    made[ENTRY.size : ENTRY.size + len(text)] = text
    CHECKSUM.pack_into(made, 4, crc32(memoryview(made)[8:]))
    return bytes(made)


def parse_entry(data: bytes, at: int, number: int, header: Header, least: dict[str, int]) -> tuple[Entry, int]:
    """The record at `at` in a copy of directory bytes, and where the next one is. SegmentError if anything is wrong.

    `least` is, for each kind, where the object before ended; it is moved on.
    """
    what = f"object {number} of its directory"
    if at + ENTRY.size > len(data):
        raise SegmentError(f"{what} does not fit into the directory")
    size, checksum, kind, flags, name_size, type_size, type_id, offset, item, count, align, note_size, own = ENTRY.unpack_from(data, at)
    text_size = name_size + type_size + note_size
    if size % 8 or not ENTRY.size <= size <= len(data) - at or size != round_up(ENTRY.size + text_size, 8):
        raise SegmentError(f"{what} has the size {size}, which is wrong")
    if checksum != crc32(data[at + 8 : at + size]):
        raise SegmentError(f"{what} is damaged: the checksum is wrong")
    if own != number:
        raise SegmentError(f"{what} says that it is object {own}")
    if kind not in KINDS or flags:
        raise SegmentError(f"{what} is of a kind that this rseq does not know ({kind}, flags {flags:#x})")
    if name_size > LONGEST_OBJECT_NAME or not 0 < type_size <= LONGEST_DESCRIPTION or note_size > LONGEST_NOTE:
        raise SegmentError(f"{what} has a name of {name_size} bytes, a type of {type_size} and a note of {note_size}")
    start = at + ENTRY.size
    try:
        name = data[start : start + name_size].decode()
        description = data[start + name_size : start + name_size + type_size].decode()
        note = data[start + name_size + type_size : start + text_size].decode()
    except UnicodeDecodeError:
        raise SegmentError(f"{what} has a name, a type or a note that is no UTF-8") from None
    if "\0" in name:
        raise SegmentError(f"{what} has a name with a NUL character")
    where = KINDS[kind]
    limit = header.stride if where == "per_cpu" else header.arrays_size
    if align not in (1, 2, 4, 8) or offset % align or not item or item % align or not count or (where == "per_cpu" and count != 1):
        raise SegmentError(f"{what} has {count} items of {item} bytes at {offset}, aligned to {align}, which cannot be")
    if offset < least[where] or offset > limit or item * count > limit - offset:
        raise SegmentError(
            f"{what} has {item * count} bytes at {offset}, which overlap with others or lie outside of the {limit} bytes there are"
        )
    least[where] = offset + item * count
    return Entry(number, name, where, description, type_id, offset, item, count, align, note), at + size
