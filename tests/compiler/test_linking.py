"""Linkers shorten address pairs and calls, and move what is behind them. Sections come through as they were: linked with the real
linker of each target, the bytes between start_ip and post_commit_ip are those of the object file, and the descriptor is about them."""

from __future__ import annotations

import importlib.util
import io
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from elftools.elf.elffile import ELFFile

from rseq.compiler import cross, targets, unit
from rseq.compiler.assembler import assemble, available, zig_target
from rseq.compiler.listing import listing
from rseq.compiler.object_file import DESCRIPTOR_SIZE, critical_sections
from rseq.compiler.targets import Target
from rseq.structures import freelist
from tests.compiler.test_targets import SEQUENCES

LINKERS = ("binutils", "ziglang")


def linker(target: Target, kind: str) -> list[str]:
    if kind == "ziglang":
        if importlib.util.find_spec("ziglang") is None:
            return []
        return [sys.executable, "-m", "ziglang", "cc", "-target", zig_target(target), "-nostdlib", "-static", "-Wl,-e,0"]
    found = shutil.which(f"{target.cross_binutils}ld")
    return [found, "-e", "0", "--unresolved-symbols=ignore-all", "--no-warn-mismatch"] if found else []


def bytes_at(elf: Any, address: int, size: int) -> bytes:
    for section in elf.iter_sections():
        start = section["sh_addr"]
        if section["sh_flags"] & 2 and start <= address and address + size <= start + section["sh_size"]:
            return bytes(section.data()[address - start : address - start + size])
    raise AssertionError(f"nothing is at {address:#x}")


def check(content: bytes, target: Target, command: list[str], folder: Path) -> int:
    """Link an object and look at each of its sections. How many there are."""
    source, out = Path(folder, "section.o"), Path(folder, "linked")
    source.write_bytes(content)
    subprocess.run([*command, str(source), "-o", str(out)], check=True, capture_output=True)
    elf: Any = ELFFile(io.BytesIO(out.read_bytes()))
    order = ">" if target.byte_order == "big" else "<"
    table = elf.get_section_by_name("__rseq_cs").data()
    before = critical_sections(content)
    assert len(table) == DESCRIPTOR_SIZE * len(before)
    for number, section in enumerate(before):
        version, flags, start, length, abort = struct.unpack_from(f"{order}IIQQQ", table, DESCRIPTOR_SIZE * number)
        assert (version, flags, length) == (0, 0, section.post_commit_offset)
        assert bytes_at(elf, start, length) == section.code, f"{section.function} was changed"
        assert struct.unpack(f"{order}I", bytes_at(elf, abort - 4, 4))[0] == target.signature
    return len(before)


@pytest.mark.parametrize("kind", LINKERS)
@pytest.mark.parametrize("name", targets.names())
def test_linkers_leave_sections_alone(name: str, kind: str, tmp_path: Path) -> None:
    target = targets.target(name)
    command = linker(target, kind)
    if not command or kind not in available(target):
        pytest.skip(f"skipped, because there is no linker of {kind} for {name} here")
    text = "\n".join(listing(unit.function_of(f.definition), target) for f in SEQUENCES.values())
    assert check(assemble(text, target, kind), target, command, tmp_path) == len(SEQUENCES)


@pytest.mark.parametrize("name", [name for name in targets.names() if name != targets.host().name])
def test_linkers_leave_sections_in_functions_alone(name: str, tmp_path: Path) -> None:
    target = targets.target(name)
    command = linker(target, "binutils")
    if not command or not {"ziglang", "clang"} & available(target).keys():
        pytest.skip(f"skipped, because there is no linker or no compiler for {name} here")
    content = cross.object_code(unit.build(freelist.pop.definition, target, sections=True).llvm_ir, target)
    assert check(content, target, command, tmp_path) == 1


def test_a_shortened_pair_would_be_seen(tmp_path: Path) -> None:
    """Anti-vacuity: with a relaxable pair inside of the section, what is above fails."""
    target = targets.target("riscv64")
    command = linker(target, "binutils")
    if not command or "binutils" not in available(target):
        pytest.skip("skipped, because there are no binutils for riscv64 here")
    text = listing(unit.function_of(freelist.push.definition), target)
    text = text.replace(".option norelax", ".option relax").replace(".Lpush_start:\n", ".Lpush_start:\n    lla t5, push\n")
    with pytest.raises(AssertionError, match="was changed"):
        check(assemble(text, target, "binutils"), target, command, tmp_path)
