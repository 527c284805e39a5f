"""The embedded instructions are what their source says, and the page they are in cannot be written."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path
from typing import Any

import pytest
from elftools.elf.elffile import ELFFile

from rseq.compiler import targets
from rseq.compiler.assembler import NoAssembler, assemble
from rseq.kernel import abi, machine_code
from tests.kernel.needs import needs_registration


@pytest.mark.parametrize("machine", sorted(machine_code.CODE))
def test_the_bytes_are_the_assembled_source(machine: str) -> None:
    code = machine_code.CODE[machine]
    try:
        content = assemble(code.source, targets.target(machine))
    except NoAssembler as reason:
        pytest.skip(f"skipped, because {reason}")
    elf: Any = ELFFile(io.BytesIO(content))
    symbols = {symbol.name: symbol["st_value"] for symbol in elf.get_section_by_name(".symtab").iter_symbols()}
    assert elf.get_section_by_name(".text").data() == code.text
    labels = ("thread_pointer", "watch", "watch_start", "watch_post", "watch_abort", "handler")
    written = (code.thread_pointer, code.watch, code.start, code.post, code.abort, code.handler)
    assert tuple(symbols[label] for label in labels) == written


@pytest.mark.parametrize("machine", sorted(machine_code.CODE))
def test_the_signature_is_before_the_abort_address(machine: str) -> None:
    code = machine_code.CODE[machine]
    assert int.from_bytes(code.text[code.abort - 4 : code.abort], "little") == abi.SIGNATURE[machine]
    assert not code.start <= code.abort < code.post


@pytest.mark.parametrize("machine", sorted(machine_code.CODE))
def test_the_place_for_the_word_is_there_once(machine: str) -> None:
    assert machine_code.CODE[machine].text.count(machine_code.PLACEHOLDER.to_bytes(8, "little")) == 1


def permissions(address: int) -> str:
    """Of the mapping around an address: four letters such as r-xp."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        borders, letters, *_ = line.split()
        low, high = (int(border, 16) for border in borders.split("-"))
        if low <= address < high:
            return letters
    raise AssertionError(f"nothing is mapped at {address:#x}")


@needs_registration
def test_the_code_can_be_run_and_not_written() -> None:
    word = ctypes.c_uint32()
    code = machine_code.Loaded(ctypes.addressof(word))
    assert permissions(code.handler) == "r-xp"


@needs_registration
def test_the_handler_adds_one_to_its_word_and_to_no_other() -> None:
    words = (ctypes.c_uint32 * 3)(10, 20, 30)
    code = machine_code.Loaded(ctypes.addressof(words) + 4)
    handler = ctypes.CFUNCTYPE(None, ctypes.c_int)(code.handler)
    for _ in range(5):
        handler(34)
    assert list(words) == [10, 25, 30]


@needs_registration
def test_the_descriptor_is_aligned_and_covers_the_watching_loop() -> None:
    word = ctypes.c_uint32()
    code = machine_code.Loaded(ctypes.addressof(word))
    embedded = machine_code.CODE[abi.machine()]
    base = code.handler - embedded.handler
    found = abi.Descriptor.from_address(code.descriptor)
    assert code.descriptor % 32 == 0
    assert (found.version, found.flags) == (0, 0)
    assert found.start_ip == base + embedded.start
    assert found.start_ip + found.post_commit_offset == base + embedded.post
    assert found.abort_ip == base + embedded.abort


@needs_registration
def test_code_is_refused_where_executable_memory_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: _Library())
    with pytest.raises(OSError, match=r"\[Errno 13\] the system refuses executable memory"):
        machine_code.Loaded(0)


class _Library:
    """A C library on a system that forbids executable memory."""

    @staticmethod
    def mprotect(*_: object) -> int:
        ctypes.set_errno(13)
        return -1
