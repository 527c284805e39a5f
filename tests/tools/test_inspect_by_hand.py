"""`rseq inspect` on programs with sequences that others' conventions put there: macros of C inlined by a compiler, and librseq's own tests.

The C program (by_hand.c) follows the kernel's selftests. librseq is no part of this project: where LIBRSEQ names a checkout, its library and
its tests are built as they are, and with the operations that `rseq build` makes for it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile

from rseq.compiler.object_file import DESCRIPTOR_SIZE
from rseq.kernel import backend
from rseq.tools.inspect import Inspection, inspect
from tests.compiler.export.toolchain import WARNINGS, run
from tests.librseq.checkout import Checkout, NotThere
from tests.tools.assembly import need_gcc_for_x86

SOURCE = Path(__file__).with_name("by_hand.c")
FUNCTIONS = {"count": "addq", "count_twice": "addq", "next_word": "movq", "take": "movq", "write_down": "addq"}
"""Where sequences were inlined, with the instruction that commits."""


def all_findings(found: Inspection) -> list[str]:
    return [*found.findings, *(f for s in found.sequences for f in s.findings)]


def descriptors(path: Path) -> int:
    """How many a file has, by the size of their section."""
    with path.open("rb") as file:
        section = ELFFile(file).get_section_by_name("__rseq_cs")
        return section["sh_size"] // DESCRIPTOR_SIZE if section is not None else 0


@pytest.mark.parametrize(
    "flags", [("-O0",), ("-O2",), ("-O2", "-no-pie"), ("-Os", "-ffunction-sections", "-Wl,--gc-sections")], ids=" ".join
)
def test_a_program_with_sequences_in_macros(flags: tuple[str, ...], tmp_path: Path) -> None:
    need_gcc_for_x86()
    path = tmp_path / "by_hand"
    run("gcc", "-std=gnu11", *WARNINGS, *flags, SOURCE, "-o", path)
    if backend.choose().backend == "kernel":
        run(path, status=42)
    found = inspect(str(path))
    assert (found.count, all_findings(found), found.notes) == (0, [], [])
    assert len(found.sequences) == descriptors(path) == 6
    made = {s.function: s for s in found.sequences}
    assert {name: s.commit.split()[0] for name, s in made.items()} == FUNCTIONS
    kept = "__rseq_exit_point_array" in found.present  # nothing refers to it, so that --gc-sections may remove it
    assert kept or "-Wl,--gc-sections" in flags
    exits = {"next_word": 1, "take": 1, "write_down": 1} if kept else {}
    assert {name: len(s.exits) for name, s in made.items() if s.exits} == exits
    for name, place in [(name, place) for name, s in made.items() for place in s.exits]:
        assert f"<{name}+" in place, "a way out leads into the function that the sequence was inlined into"
    assert [name for name, s in made.items() if s.undecided] == ["take", "write_down"]
    for sequence in found.sequences:
        (jump,) = sequence.handler
        assert (jump.text.split()[0], f"<{sequence.function}+" in jump.text) == ("jmp", True)
        leaving = [line.text for line in sequence.code if line.exit == "abort handler"]
        assert [text.split()[0] for text in leaving] == ["jne"], "on another CPU"


@pytest.mark.parametrize(
    ("wrong", "sequences", "said"),
    [
        (1, 6, "the word before the abort address is 0x53053054, not the signature 0x53053053"),
        (2, 3, "`syscall` is a system call inside of the section, which the kernel does not allow"),
        (3, 3, "`incl %eax` is the last instruction, and not a store: nothing may come after the commit"),
    ],
)
def test_a_program_with_wrong_ones(wrong: int, sequences: int, said: str, tmp_path: Path) -> None:
    need_gcc_for_x86()
    run("gcc", "-std=gnu11", "-O2", f"-DWRONG={wrong}", SOURCE, "-o", tmp_path / "by_hand")
    findings = all_findings(inspect(str(tmp_path / "by_hand")))
    assert (len(findings), [f for f in findings if not f.endswith(said)]) == (sequences, [])


PROGRAMS = {
    "param_test": (("param_test.c",), ()),
    "param_test of concurrency ids, twice": (("param_test.c",), ("-DBUILDOPT_RSEQ_PERCPU_MM_CID", "-DRSEQ_COMPARE_TWICE")),
    "basic_percpu_ops_test": (("basic_percpu_ops_test.c", "utils/tap.c"), ("-O0", "-g")),
}


def test_librseq_and_its_tests(tmp_path: Path) -> None:
    where = os.environ.get("LIBRSEQ")
    if not where:
        pytest.skip("skipped, because LIBRSEQ names no checkout of librseq")
    try:
        checkout = Checkout(Path(where), tmp_path)
    except NotThere as error:
        pytest.skip(f"skipped, because {error}")
    library = checkout.build("librseq.so", [], "-shared", "-fPIC", ours=False)
    assert (inspect(str(library)).count, len(inspect(str(library)).sequences)) == (0, descriptors(library))
    for name, (sources, flags) in PROGRAMS.items():
        for ours in (False, True):
            path = checkout.build("program", [Path(where, "tests", source) for source in sources], *flags, ours=ours)
            found = inspect(str(path))
            assert (found.count, all_findings(found)) == (0, []), (name, ours)
            assert len(found.sequences) == descriptors(path) >= 6, (name, ours)
            assert all(s.commit and s.handler for s in found.sequences), (name, ours)
