"""Whatever bytes a file has: it is refused with a sentence, or it is a segment. Never a crash, a hang, or another error."""

from __future__ import annotations

import os
import struct
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

import rseq
from rseq import Segment, Struct, u64
from rseq.language import types
from rseq.memory import creation, layout
from rseq.memory.directory import Directory
from rseq.memory.errors import SegmentError
from rseq.memory.layout import BOOT_AT, ENTRY, HEAD, PUBLISHED_AT
from rseq.memory.segment import RESERVED

quick = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
PAGE = os.sysconf("SC_PAGESIZE")
STRIDE = -(-(RESERVED + 128) // 128) * 128
HEADER_FIELDS = {
    "mark": (8, "I"), "version": (12, "I"), "pointer": (16, "I"), "page": (20, "I"), "backend": (24, "I"), "reserved": (28, "I"),
    "flags": (32, "Q"), "copies": (40, "Q"), "stride": (48, "Q"), "directory_at": (56, "Q"), "directory_size": (64, "Q"),
    "arrays_at": (72, "Q"), "arrays_size": (80, "Q"), "per_cpu_at": (88, "Q"), "file_size": (96, "Q"), "created": (104, "Q"),
}  # fmt: skip
ENTRY_FIELDS = {
    "size": (0, "I"), "kind": (8, "B"), "flags": (9, "B"), "name_size": (10, "H"), "type_size": (12, "I"), "type_id": (16, "Q"),
    "offset": (24, "Q"), "item_size": (32, "Q"), "length": (40, "Q"), "align": (48, "I"), "note_size": (52, "I"), "number": (56, "Q"),
}  # fmt: skip


class Cell(Struct):
    value: u64


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """One file for all examples."""
    with tempfile.TemporaryDirectory(prefix="rseq-test-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as made:
        yield Path(made) / "segment"


@pytest.fixture(scope="module")
def good(place: Path) -> bytes:
    """The bytes of a small segment with objects of every kind."""
    with Segment.create(place, stride=STRIDE, copies=2, arrays=PAGE, objects=1) as segment:
        segment.per_cpu("first", Cell)
        segment.array("second", u64, 20)
        rseq.per_cpu(u64, segment=segment)
        segment.per_cpu("ünïcode", Cell)
        data = Path(segment.path).read_bytes()
    place.unlink()
    return data


def look(path: Path) -> str | None:
    """Open for reading and for writing, use everything there is; what was said if it was refused."""
    said = None
    for read_only in (True, False):
        try:
            with Segment.open(path, read_only=read_only) as segment:
                for entry in segment.objects():
                    kind: Any = {types.describe(Cell.__rseq_struct__): Cell, "u64": u64}.get(entry.type)
                    if kind is None or not entry.name:
                        continue
                    if entry.kind == "per_cpu":
                        assert len([repr(item) for item in segment.per_cpu(entry.name, kind)]) == segment.copies
                    else:
                        assert len(list(segment.array(entry.name, kind, entry.length))) == entry.length
                if not read_only:
                    segment.per_cpu("added", Cell)
        except SegmentError as error:
            said = str(error)
            assert said.startswith(f"{path}: ") or str(path) in said
            assert "\n" not in said
        except rseq.Unavailable as error:
            said = str(error)
        except MemoryError as error:
            assert "a segment does not grow" in str(error)
    return said


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def edited(data: bytes, at: int, code: str, value: int) -> bytes:
    """With one field changed and the header's checksum put right."""
    made = bytearray(data)
    struct.pack_into("=" + code, made, at, value & ((1 << 8 * struct.calcsize("=" + code)) - 1))
    struct.pack_into("=I", made, HEAD.size, crc32(made[: HEAD.size]))
    return bytes(made)


def edited_entry(data: bytes, number: int, at: int, code: str, value: int) -> bytes:
    """With one field of a record changed and the record's checksum put right."""
    made, start = bytearray(data), PAGE
    for _ in range(number):
        start += struct.unpack_from("=I", made, start)[0]
    size = struct.unpack_from("=I", made, start)[0]
    struct.pack_into("=" + code, made, start + at, value & ((1 << 8 * struct.calcsize("=" + code)) - 1))
    struct.pack_into("=I", made, start + 4, crc32(made[start + 8 : start + size]))
    return bytes(made)


def test_the_good_one_is_good(place: Path, good: bytes) -> None:
    put(place, good)
    assert look(place) is None


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda d: b"", "it is no rseq segment: it is empty"),
        (lambda d: b"#!/bin/sh\n" * 1000, "it is no rseq segment"),
        (lambda d: d[:7], "it is no rseq segment"),
        (lambda d: d[:8], "it was truncated: it has 8 bytes, its header alone has 2048"),
        (lambda d: d[:2047], "it was truncated: it has 2047 bytes, its header alone has 2048"),
        (lambda d: d[:-1], "it was truncated: it has {less} bytes, its header says {size}"),
        (lambda d: d[:2048], "it was truncated: it has 2048 bytes, its header says {size}"),
        (lambda d: d + b"\0", "it has grown: it has {more} bytes, its header says {size}"),
        (lambda d: edited(d, 8, "I", 0x0D0C0B0A), "it was made on a machine of the other byte order; this one is little-endian"),
        (lambda d: edited(d, 8, "I", 5), "its header is damaged"),
        (lambda d: edited(d, 12, "I", 1), "it has version 1 of the format, this rseq reads version 2"),
        (lambda d: edited(d, 16, "I", 4), "it was made by a program with pointers of 4 bytes, here they have 8"),
        (lambda d: edited(d, 20, "I", 3), "it was made on a system with pages of 3 bytes, here they have {page}"),
        (lambda d: edited(d, 24, "I", 3), "its backend is 3, which this rseq does not know"),
        (lambda d: edited(d, 28, "I", 3), "it keeps 3 bytes of every CPU's region for rseq, this version keeps {reserved}"),
        (lambda d: edited(d, 32, "Q", 6), "it uses features that this rseq does not know (flags 0x6)"),
        (lambda d: edited(d, 40, "Q", 0), "it says that it has 0 copies; 1 to 65536 make sense"),
        (lambda d: edited(d, 40, "Q", 1 << 40), "it says that it has 1099511627776 copies; 1 to 65536 make sense"),
        (lambda d: edited(d, 40, "Q", 5000), "its header says that it has {size} bytes, but 5000 copies of {stride} bytes do not end there"),
        (lambda d: edited(d, 48, "Q", 100), "its stride is 100, no multiple of 128 that makes sense"),
        (lambda d: edited(d, 48, "Q", 1 << 63), "its stride is 9223372036854775808, no multiple of 128 that makes sense"),
        (lambda d: edited(d, 56, "Q", 0), "its directory is said to start at 0, but what stands before ends at {page}"),
        (lambda d: edited(d, 64, "Q", 1 << 50), "its directory has 1125899906842624 bytes, more than 1073741824"),
        (lambda d: edited(d, 72, "Q", 0), "its array part is said to start at 0, but what stands before ends at {page2}"),
        (lambda d: edited(d, 80, "Q", 1 << 63), "its per-CPU part is said to start at"),
        (lambda d: edited(d, 88, "Q", 1 << 20), "its per-CPU part is said to start at 1048576, but what stands before ends at {page3}"),
        (lambda d: d[:40] + b"\5" + d[41:], "its header is damaged: the checksum is wrong"),
        (lambda d: edited(d, PUBLISHED_AT, "Q", 1), "its directory says that it has 1 objects in 0 bytes, of {page}"),
        (lambda d: edited(d, PUBLISHED_AT, "Q", (1 << 64) - 1), "its directory says that it has 4294967295 objects in 34359738360 bytes"),
        (lambda d: edited(d, PUBLISHED_AT, "Q", 5 << 32), "its directory says that it has 0 objects in 40 bytes"),
        (lambda d: edited(d, PUBLISHED_AT, "Q", 1 | PAGE // 8 << 32), "its directory ends at 136 and not at {page}, where it says"),
        (lambda d: edited(d, PUBLISHED_AT, "Q", 20 | PAGE // 8 << 32), "object 4 of its directory has the size 0, which is wrong"),
        (lambda d: edited(d, PAGE, "I", 0), "object 0 of its directory has the size 0, which is wrong"),
        (lambda d: edited(d, PAGE, "I", 0xFFFFFFF8), "object 0 of its directory has the size 4294967288, which is wrong"),
        (lambda d: edited(d, PAGE + 70, "B", 0), "object 0 of its directory is damaged: the checksum is wrong"),
        (lambda d: edited_entry(d, 1, 8, "B", 9), "object 1 of its directory is of a kind that this rseq does not know (9, flags 0x0)"),
        (lambda d: edited_entry(d, 1, 56, "Q", 0), "object 1 of its directory says that it is object 0"),
        (lambda d: edited_entry(d, 0, 64, "B", 0xFF), "object 0 of its directory has a name, a type or a note that is no UTF-8"),
        (lambda d: edited_entry(d, 0, 64, "B", 0), "object 0 of its directory has a name with a NUL character"),
        (lambda d: edited_entry(d, 1, 24, "Q", 1 << 62), "object 1 of its directory has 160 bytes at 4611686018427387904, which overlap"),
        (lambda d: edited_entry(d, 1, 40, "Q", 1 << 61), "object 1 of its directory has 18446744073709551616 bytes at 0, which overlap"),
        (lambda d: edited_entry(d, 1, 40, "Q", 0), "object 1 of its directory has 0 items of 8 bytes at 0, aligned to 8, which cannot be"),
        (lambda d: edited_entry(d, 0, 24, "Q", 0), "object 0 of its directory has 8 bytes at 0, which overlap with others"),
        (lambda d: edited_entry(d, 2, 24, "Q", RESERVED), "object 2 of its directory has 8 bytes at {reserved}, which overlap with others"),
        (lambda d: edited_entry(d, 0, 24, "Q", RESERVED + 1), "object 0 of its directory has 1 items of 8 bytes at {reserved1}, aligned to 8, which cannot be"),
        (lambda d: edited_entry(d, 0, 48, "I", 1 << 31), "object 0 of its directory has 1 items of 8 bytes at {reserved}, aligned to 2147483648"),
        (lambda d: edited_entry(d, 0, 40, "Q", 2), "object 0 of its directory has 2 items of 8 bytes at {reserved}, aligned to 8, which cannot be"),
        (lambda d: edited_entry(d, 0, 12, "I", 0xFFFFFFFF), "object 0 of its directory has the size"),
    ],
)  # fmt: skip
def test_what_is_said(place: Path, good: bytes, change: Callable[[bytes], bytes], text: str) -> None:
    put(place, change(good))
    sizes = {"size": len(good), "less": len(good) - 1, "more": len(good) + 1, "page": PAGE, "page2": 2 * PAGE, "page3": 3 * PAGE}
    wanted = text.format(reserved=RESERVED, reserved1=RESERVED + 1, stride=STRIDE, **sizes)
    said = look(place)
    assert said is not None
    assert wanted in said


def test_two_objects_of_one_name(place: Path) -> None:
    place.unlink(missing_ok=True)
    with Segment.create(place, stride=STRIDE, copies=1, objects=1) as segment:
        segment.per_cpu("a", u64)
        segment.per_cpu("b", u64)
    data = Path(segment.path).read_bytes()
    put(place, edited_entry(data, 1, 64, "B", ord("a")))
    assert look(place) == f"{place}: its directory has two objects called 'a'"


def test_what_a_type_claims_is_not_believed(place: Path, good: bytes) -> None:
    """The description is right, the size is not: found when it is asked for."""
    put(place, edited_entry(good, 3, 32, "Q", 16))
    with (
        Segment.open(place) as segment,
        pytest.raises(SegmentError, match=f"has items of 16 bytes at {RESERVED + 16}, but struct .* has 8"),
    ):
        segment.per_cpu("ünïcode", Cell)
    put(place, edited_entry(good, 3, 16, "Q", 12345))  # nothing depends on the number
    with Segment.open(place) as segment:
        assert segment.per_cpu("ünïcode", Cell)._type_id == types.type_id(types.PerCpuOf(Cell.__rseq_struct__))


@given(data=st.binary(max_size=5000))
@quick
def test_any_bytes(place: Path, data: bytes) -> None:
    put(place, data)
    assert look(place)


@given(data=st.binary(min_size=2040, max_size=2040), start=st.integers(0, 128))
@quick
def test_any_header(place: Path, good: bytes, data: bytes, start: int) -> None:
    """The beginning is right, what follows is not, but the checksum is."""
    made = bytearray(good)
    made[8 + start : 2048] = data[: 2040 - start]
    struct.pack_into("=I", made, HEAD.size, crc32(made[: HEAD.size]))
    put(place, bytes(made))
    look(place)


@given(flips=st.lists(st.tuples(st.integers(0, 16383), st.integers(0, 255)), min_size=1, max_size=20))
@quick
def test_any_bytes_changed(place: Path, good: bytes, flips: list[tuple[int, int]]) -> None:
    made = bytearray(good)
    for at, value in flips:
        made[at % len(made)] = value
    put(place, bytes(made))
    look(place)


@given(size=st.integers(0, 40000))
@quick
def test_any_size(place: Path, good: bytes, size: int) -> None:
    put(place, good)
    os.truncate(place, size)
    assert (look(place) is None) == (size == len(good))


NUMBERS = st.one_of(
    st.integers(0, (1 << 64) - 1),
    st.integers(0, 70).map(lambda n: (1 << n) - 1),
    st.integers(0, 10).map(lambda n: n * PAGE),
    st.integers(0, 600),
)


@given(changes=st.lists(st.tuples(st.sampled_from(sorted(HEADER_FIELDS)), NUMBERS), min_size=1, max_size=4))
@quick
def test_any_field_of_the_header(place: Path, good: bytes, changes: list[tuple[str, int]]) -> None:
    data = good
    for name, value in changes:
        data = edited(data, *HEADER_FIELDS[name], value)
    put(place, data)
    look(place)


@given(
    changes=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(sorted(set(ENTRY_FIELDS) - {"size"})), NUMBERS), min_size=1, max_size=4),
    published=st.one_of(st.none(), NUMBERS, st.tuples(st.integers(0, 6), st.integers(0, 80)).map(lambda p: p[0] | p[1] << 32)),
)
@quick
def test_any_field_of_the_directory(place: Path, good: bytes, changes: list[tuple[int, str, int]], published: int | None) -> None:
    data = good
    for number, name, value in changes:
        data = edited_entry(data, number, *ENTRY_FIELDS[name], value)
    if published is not None:
        data = edited(data, PUBLISHED_AT, "Q", published)
    put(place, data)
    look(place)


@given(records=st.lists(st.binary(max_size=80), max_size=8), count=st.integers(0, 10), size=st.integers(0, 512))
@quick
def test_any_records(place: Path, good: bytes, records: list[bytes], count: int, size: int) -> None:
    """Records with right sizes and checksums, and anything else in them."""
    made = bytearray()
    for number, content in enumerate(records):
        whole = bytearray(ENTRY.size) + content + bytes(-len(content) % 8)
        ENTRY.pack_into(whole, 0, len(whole), 0, *struct.unpack_from("=BBHIQQQQII", content.ljust(64, b"\1")), number)
        struct.pack_into("=I", whole, 4, crc32(whole[8:]))
        made += whole
    data = good[:PAGE] + bytes(made[:PAGE]).ljust(PAGE, b"\0") + good[2 * PAGE :]
    put(place, edited(data, PUBLISHED_AT, "Q", count | size << 32))
    look(place)


@given(flips=st.lists(st.tuples(st.integers(0, 8191), st.integers(0, 255)), min_size=1, max_size=8))
@settings(quick, max_examples=150)
def test_changed_while_it_is_in_use(place: Path, good: bytes, flips: list[tuple[int, int]]) -> None:
    """What a process has read it has checked and copied; what it reads anew it checks anew."""
    put(place, good)
    with Segment.open(place) as segment:
        cells = segment.per_cpu("first", Cell)
        with place.open("r+b") as file:
            for at, value in flips:
                file.seek(at)
                file.write(bytes([value]))
        for use in (segment.objects, lambda: segment.per_cpu("first", Cell), lambda: segment.array("new", u64, 2), lambda: segment.free):
            try:
                use()
            except SegmentError as error:
                assert str(error).startswith(f"{place}: ")
            except MemoryError:
                pass
        assert cells[0].value == 0


def test_truncated_while_it_is_in_use(place: Path, good: bytes) -> None:
    put(place, good)
    with Segment.open(place) as segment:
        os.truncate(place, 2048)
        for use in (segment.objects, lambda: segment.per_cpu("first", Cell), lambda: segment.per_cpu("new", Cell)):
            with pytest.raises(SegmentError, match=rf"{place}: its size was changed from {len(good)} to 2048 bytes while it was in use"):
                use()


def test_a_large_sparse_directory_is_refused_at_once(place: Path) -> None:
    """A gibibyte of nothing, and a header that calls it a directory."""
    header = layout.geometry("locked", 1, 512, 0, layout.MOST_DIRECTORY)
    data = edited(layout.pack_header(header, layout.Boot(bytes(16), 0)), PUBLISHED_AT, "Q", (1 << 24) | (1 << 27) << 32)
    place.unlink(missing_ok=True)
    put(place, data)
    os.truncate(place, header.file_size)
    before = time.monotonic()
    assert look(place) == f"{place}: object 0 of its directory has the size 0, which is wrong"
    assert time.monotonic() - before < 5


def test_a_sparse_file_larger_than_the_room(place: Path) -> None:
    """It is not filled until the memory is gone: what is missing is compared with what there is first."""
    header = layout.geometry("kernel", 1, 1 << 44, 0, 4096)
    place.unlink(missing_ok=True)
    put(place, layout.pack_header(header, layout.Boot(bytes(16), 0)))
    try:
        os.truncate(place, header.file_size)
    except OSError:
        pytest.skip("this file system has no files of 16 TiB")
    with pytest.raises(OSError, match="there is no room for a segment of"):
        Segment.open(place)
    place.unlink()


@pytest.mark.parametrize("read_only", [True, False])
def test_things_that_are_no_files(place: Path, tmp_path: Path, read_only: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    for other in (tmp_path, tmp_path / "pipe", tmp_path / "link", Path("/dev/null")):
        with pytest.raises(SegmentError) as caught:
            Segment.open(other, read_only=read_only)
        assert str(caught.value) == f"{other}: it is no regular file"


def test_a_bare_name_is_no_link(place: Path, good: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that all may write to, a link could lead anywhere."""
    put(place, good)
    monkeypatch.setenv("RSEQ_DIR", str(tmp_path))
    (tmp_path / "rseq-x").symlink_to(place)
    with pytest.raises(SegmentError, match="it is a symbolic link; give the path of the file"):
        Segment.open("x")
    with Segment.open(tmp_path / "rseq-x") as segment:
        assert "first" in segment


def test_the_error_is_an_os_error() -> None:
    assert issubclass(SegmentError, OSError)
    assert issubclass(SegmentError, rseq.RseqError)


def test_damage_of_the_boot_record_is_no_damage(place: Path, good: bytes) -> None:
    put(place, good[:BOOT_AT] + b"\xff" * 64 + good[BOOT_AT + 64 :])
    assert look(place) is None
    directory: Directory = creation.open_directory(str(place), read_only=True)
    assert layout.parse_boot(directory.file.read(0, 2048)) is not None
    directory.file.close()
