"""`rseq.tools.inspect` on x86-64: the same sequence in every kind of file, one file for each finding, and files from elsewhere."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
from pathlib import Path

import pytest

from rseq.compiler import jit, targets, unit
from rseq.compiler.object_file import critical_sections
from rseq.structures import freelist
from rseq.tools.inspect import Inspection, inspect, inspect_bytes
from rseq.tools.inspect_elf import Unreadable
from tests.tools.assembly import POINTERS, Parts, gcc

RIGHT = Parts()
LINKED = {
    "object": (),
    "shared": ("-shared", "-nostdlib"),
    "packed": ("-shared", "-nostdlib", "-Wl,-z,pack-relative-relocs"),
    "position-independent executable": ("-pie", "-nostdlib", "-Wl,-e,push"),
    "executable": ("-no-pie", "-static", "-nostdlib", "-Wl,-e,push"),
}


def all_findings(found: Inspection) -> list[str]:
    return [*found.findings, *(f for s in found.sequences for f in s.findings)]


@pytest.mark.parametrize("kind", LINKED)
def test_the_same_sequence_in_every_kind_of_file(kind: str, tmp_path: Path) -> None:
    path = gcc(RIGHT.text(), tmp_path, *LINKED[kind])
    if kind == "packed":
        listed = subprocess.run(["readelf", "-SW", str(path)], capture_output=True, text=True, check=True).stdout
        if ".relr.dyn" not in listed:
            pytest.skip("skipped, because this linker makes no RELR relocations")
    found = inspect(str(path))
    assert found.count == 0, all_findings(found)
    (one,) = found.sequences
    assert (one.version, one.flags, one.signature, one.found_by) == (0, 0, 0x53053053, "__rseq_cs")
    assert (one.function, one.commit) == ("push", "movq %r8, (%rdx)")
    assert one.start_place.endswith("<push+0xc>")
    assert one.length == sum(len(line.bytes) // 2 for line in one.code) == 17
    assert [line.mark for line in one.code] == ["start_ip", "", "", "", "", "commit"]
    assert [line.exit for line in one.code if line.exit] == ["exit point"]
    assert [line.text.split()[0] for line in one.handler] == ["jmp"]
    assert [place.endswith("<push+0x20>") for place in one.exits] == [True]
    assert one.undecided == ["1 of the stores come before the last instruction; nobody may see them before it: `movq %rcx, (%r8)`"]
    assert found.present == ["__rseq_cs", "__rseq_cs_ptr_array", "__rseq_exit_point_array", "__rseq_failure"]


WRONG = {
    "signature": (RIGHT.but(signature=".long 0x53053054"), "is 0x53053054, not the signature 0x53053053"),
    "no signature": (RIGHT.but(signature=""), "cannot be read"),
    "signature in the wrong order": (RIGHT.but(signature=".long 0x53300553"), "its bytes are in the wrong order"),
    "abort inside": (RIGHT.but(abort=".Lcommit"), "the abort address lies inside of the section"),
    "version": (RIGHT.but(version=1), "the descriptor's version is 1"),
    "flags": (RIGHT.but(flags=4), "the descriptor's flags are 0x4"),
    "system call": (RIGHT.but(body="syscall"), "`syscall` is a system call inside of the section"),
    "call": (RIGHT.but(body="call push"), "calls out of the section"),
    "call of another file": (RIGHT.but(body="call puts@PLT"), "`callq puts` calls out of the section"),
    "return": (RIGHT.but(body="ret"), "returns from inside of the section"),
    "jump through a register": (RIGHT.but(body="jmp *%rax"), "jumps to an address that is not in the instruction"),
    "something behind the commit": (RIGHT.but(commit="movq %r8, (%rdx)\n\tincl %eax"), "`incl %eax` is the last instruction, and not a store"),
    "empty": (RIGHT.but(length="0"), "post_commit_ip does not come after start_ip"),
    "the end within an instruction": (RIGHT.but(length=".Lend - .Lstart - 1"), "post_commit_ip is in the middle of an instruction"),
    "start outside of code": (RIGHT.but(start=".Lcs"), "is not in executable memory"),
    "abort outside of code": (RIGHT.but(failure='.section .data.abort, "aw"'), "the abort address, .data.abort+0x7, is not in executable memory"),
    "end outside of code": (RIGHT.but(length="0x100000"), "bytes behind the end of .text"),
    "alignment": (RIGHT.but(align=8), "does not stand at a multiple of 32 bytes"),
    "jump into the middle": (RIGHT.but(handler="jmp .Lcommit"), "jumps into the middle of the section, past start_ip"),
    "unprotected retry": (RIGHT.but(handler="nop\n\tjmp .Lstart"), "the abort handler leads back into the section without a store"),
    "start in another file": (RIGHT.but(start="elsewhere"), "start_ip refers to elsewhere, which is not in this file"),
    "no instruction": (RIGHT.but(body=".byte 0x06"), "are no instruction that is known here"),
    "overlap": (
        RIGHT.but(more='\t.section __rseq_cs, "aw"\n\t.long 0, 0\n\t.quad .Lcommit, .Lend - .Lcommit, .Labort\n'),
        "its section overlaps with the one of the descriptor at __rseq_cs+0x20",
    ),
    "cut descriptor": (RIGHT.but(more='\t.section __rseq_cs, "aw"\n\t.quad 0\n'), "__rseq_cs has 40 bytes"),
    "pointer to nothing": (RIGHT.but(more=POINTERS + "\t.quad 0x1234567800\n"), "where there are no bytes of a descriptor"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_each_finding(what: str, tmp_path: Path) -> None:
    parts, text = WRONG[what]
    found = all_findings(inspect(str(gcc(parts.text(), tmp_path))))
    assert any(text in finding for finding in found), found
    # One mistake is one finding, but for those that are wrong in two ways.
    assert len(found) == (2 if what in ("abort inside", "end outside of code", "jump into the middle") else 1), found


def test_a_jump_into_another_section(tmp_path: Path) -> None:
    other = '\t.text\n.Lother: movq %r8, (%rdx)\n.Lotherend: ret\n\t.section __rseq_cs, "aw"\n\t.long 0, 0\n\t.quad .Lother, .Lotherend - .Lother, .Labort\n'
    found = inspect(str(gcc(RIGHT.but(body="jne .Lother", more=other).text(), tmp_path)))
    assert [f.partition(": ")[2] for f in all_findings(found)] == ["`jne .text+0x22` jumps into another section"]


@pytest.mark.parametrize("kind", ["object", "shared", "executable"])
def test_descriptors_that_only_the_array_names(kind: str, tmp_path: Path) -> None:
    """No section is called __rseq_cs; where the array is relocated, so are the fields that it leads to."""
    found = inspect(str(gcc(RIGHT.but(table=".data.rel.ro.rseq").text(), tmp_path, *LINKED[kind])))
    assert (found.count, [s.found_by for s in found.sequences]) == (0, ["__rseq_cs_ptr_array"])
    assert found.sequences[0].commit == "movq %r8, (%rdx)"


def test_an_array_that_leaves_one_out_is_noted(tmp_path: Path) -> None:
    second = '\t.text\n.Lother: movq %r8, (%rdx)\n.Lotherend: ret\n\t.section __rseq_cs, "aw"\n\t.long 0, 0\n\t.quad .Lother, .Lotherend - .Lother, .Labort\n'
    found = inspect(str(gcc(RIGHT.but(more=POINTERS + second).text(), tmp_path)))
    assert (found.count, len(found.sequences)) == (0, 2)
    assert found.notes == ["__rseq_cs_ptr_array does not name the descriptor at __rseq_cs+0x20: tools that go by it miss this one"]


def test_two_descriptors_of_one_section_do_no_harm(tmp_path: Path) -> None:
    again = '\t.section __rseq_cs, "aw"\n\t.long 0, 0\n\t.quad .Lstart, .Lend - .Lstart, .Labort\n'
    found = inspect(str(gcc(RIGHT.but(more=again).text(), tmp_path)))
    assert (found.count, len(found.sequences)) == (0, 2)


def test_a_stripped_file_has_its_sequences_without_names(tmp_path: Path) -> None:
    path = gcc(RIGHT.text(), tmp_path, *LINKED["shared"])
    subprocess.run(["strip", "--strip-all", str(path)], check=True)
    content = path.read_bytes()
    exported = inspect_bytes(content)
    assert (exported.count, exported.sequences[0].function) == (0, "push")  # it is in .dynsym
    headless = bytearray(content)
    struct.pack_into("<Q", headless, 40, 0)
    with pytest.raises(Unreadable, match="no section headers"):
        inspect_bytes(bytes(headless))


def test_what_is_printed_has_no_commands_for_the_terminal(tmp_path: Path) -> None:
    content = gcc(RIGHT.text(), tmp_path).read_bytes().replace(b"\0push\0", b"\0p\x1b[2\0")
    assert inspect_bytes(content).sequences[0].function == "p\\x1b[2"


def test_objects_made_here() -> None:
    """What is linked when a function is first called: clean, and the same as the compiler's own reading of it."""
    for function in (freelist.push, freelist.pop):
        content = jit.object_code(unit.build(function.definition).llvm_ir)
        found, expected = inspect_bytes(content), critical_sections(content)
        assert found.count == 0, all_findings(found)
        assert found.machine == targets.host().name
        assert [(s.function, s.start, s.length, s.abort) for s in found.sequences] == [
            (e.function, e.start.offset, e.post_commit_offset, e.abort.offset) for e in expected
        ]
        assert len(expected) > 0


def test_every_library_of_this_machine_that_has_sequences() -> None:
    """Allocators and tracing libraries, mostly, and programs that contain one: nobody ships these with a wrong signature."""
    places = ("*.so*", "*-linux-gnu/*.so*", "*/bin/*")
    files = sorted({p.resolve() for folder in ("/usr/lib", "/usr/local/lib") for place in places for p in Path(folder).glob(place)})
    seen = 0
    for path in files:
        if not path.is_file() or not 64 < path.stat().st_size < 1 << 27 or not os.access(path, os.R_OK):
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            if content[:4] != b"\x7fELF" or content.rfind(b"\0__rseq_cs\0", max(0, len(content) - (1 << 20))) < 0:
                continue  # names of sections stand near the end
        found = inspect(str(path))
        if found.sequences:
            seen += 1
            assert found.count == 0, (path, all_findings(found))
            assert all(s.commit for s in found.sequences), path
    if not seen:
        pytest.skip(f"skipped, because none of the {len(files)} libraries and programs looked at has a section __rseq_cs")
