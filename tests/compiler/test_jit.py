"""Generated code in memory: never writable and executable at once, descriptors as the kernel wants them, aligned."""

from __future__ import annotations

import ctypes
import re
import struct
from pathlib import Path

import pytest

import rseq
from rseq.compiler import jit, targets, unit
from rseq.compiler.object_file import critical_sections, disassemble
from rseq.kernel.abi import SIGNATURE, machine
from rseq.language.errors import RseqError
from rseq.structures.counter import CounterCell, add
from rseq.structures.freelist import pop, push
from tests.compiler import every_feature


def mappings() -> list[tuple[int, int, str, str]]:
    found = []
    for line in Path("/proc/self/maps").read_text().splitlines():
        match = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \S+ *(.*)", line)
        assert match
        found.append((int(match[1], 16), int(match[2], 16), match[3], match[4]))
    return found


def writable_code() -> set[tuple[int, int, str, str]]:
    return {m for m in mappings() if "w" in m[2] and "x" in m[2]}


def test_no_memory_is_writable_and_executable() -> None:
    """Compared with what ctypes' own callbacks have (libffi keeps a page for them)."""
    jit._session()
    before = writable_code()

    @rseq.sequence
    def fresh(cells: rseq.PerCpu[CounterCell]) -> None:
        here = cells.here()
        here.value = 77

    for function in (add, push, pop, fresh):
        function.compile()
    assert writable_code() <= before


def test_code_is_executable_and_not_writable() -> None:
    address = add.address
    (mapping,) = [m for m in mappings() if m[0] <= address < m[1]]
    assert mapping[2].startswith("r-x")


def test_the_descriptor_in_memory() -> None:
    """Follow rseq_cs after a call: the kernel's own view of the section that just ran."""
    from rseq.kernel.machine_code import Loaded
    from rseq.kernel.registration import area_offset

    word = ctypes.c_uint32()
    loaded = Loaded(ctypes.addressof(word))
    offset = area_offset()
    assert offset is not None
    cells = rseq.per_cpu(CounterCell, stride=512, backend="kernel")
    area = loaded.thread_pointer() + offset
    found = 0
    for _ in range(100_000):  # a context switch in between clears it
        add(cells, 1)
        found = ctypes.c_uint64.from_address(area + 8).value
        if found:
            break
    assert found % 32 == 0
    version, flags, start, length, abort = struct.unpack("<IIQQQ", ctypes.string_at(found, 32))
    assert (version, flags) == (0, 0)
    assert not start <= abort < start + length
    assert ctypes.c_uint32.from_address(abort - 4).value == SIGNATURE[machine()]
    code = disassemble(ctypes.string_at(start, length), targets.host().name)
    assert sum(len(i.bytes) for i in code) == length
    cells.close()


@pytest.mark.parametrize("name", [n for n, f in vars(every_feature).items() if getattr(f, "definition", None)])
def test_object_files(name: str) -> None:
    """Every section in the object file: descriptor, signature, a single function around it."""
    function = getattr(every_feature, name)
    content = jit.object_code(unit.build(function.definition).llvm_ir)
    sections = critical_sections(content)
    assert len(sections) == (1 if function.definition.kind == "sequence" else 0)
    for section in sections:
        assert (section.version, section.flags, section.signature) == (0, 0, targets.host().signature)
        assert section.function == unit.symbol(function.definition)
        assert section.abort.section == "__rseq_failure"


def test_several_sections_in_one_function() -> None:
    """A native function that calls sequences contains a copy of each, with a descriptor of its own."""

    @rseq.native
    def both(cells: rseq.PerCpu[CounterCell]) -> None:
        add(cells, 1)
        add(cells, 2)

    sections = critical_sections(jit.object_code(unit.build(both.definition).llvm_ir))
    ours = [s for s in sections if s.function == unit.symbol(both.definition)]
    assert len(ours) == 2
    assert ours[0].start != ours[1].start


def test_broken_text_is_reported_not_crashed() -> None:
    with pytest.raises(jit.BackEndError, match="LLVM refuses the generated module"):
        jit.object_code("define i32 @f( {")
    with pytest.raises(RseqError, match="cannot be linked"):
        jit.load("define i32 @f() {\n %x = call i32 @nowhere()\n ret i32 %x\n}\ndeclare i32 @nowhere()", ["f"], {})


@pytest.mark.parametrize("content", [b"", b"\x7fELF", b"\x7fELF" + bytes(60), b"garbage" * 100])
def test_what_is_no_object_file_is_refused(content: bytes) -> None:
    with pytest.raises(RseqError, match="this is no object file that can be read"):
        critical_sections(content)


def test_the_same_function_compiled_twice_gives_the_same_object() -> None:
    text = unit.build(push.definition).llvm_ir
    assert jit.object_code(text) == jit.object_code(text)
    assert unit.build(push.definition).llvm_ir == text


def test_linking_works_after_a_failure() -> None:
    """A failed link leaves nothing behind that the next one stumbles over."""
    text = "define i32 @f() {\n %x = call i32 @nowhere()\n ret i32 %x\n}\ndeclare i32 @nowhere()"
    for _ in range(2):
        with pytest.raises(RseqError, match="cannot be linked"):
            jit.load(text, ["f"], {})
    address = jit.load("define i32 @g() {\n ret i32 42\n}", ["g"], {})["g"]
    assert ctypes.CFUNCTYPE(ctypes.c_int32)(address)() == 42
