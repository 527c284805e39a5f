"""Object files, assembly and shared libraries: what is in them, that they link in every way, and what they do without a kernel's help."""

from __future__ import annotations

import bisect
import io
import re
from pathlib import Path
from typing import Any

import pytest
from elftools.dwarf.callframe import FDE
from elftools.elf.elffile import ELFFile

import rseq
from rseq import PerCid, PerCpu, Struct, u64
from rseq.compiler import targets
from rseq.compiler.assembler import KINDS, available
from rseq.compiler.export import _link, buildable
from rseq.compiler.export._link import linkers
from rseq.compiler.export._subject import Refused
from rseq.compiler.object_file import critical_sections, disassemble
from rseq.structures import counter, freelist
from tests.compiler import every_feature
from tests.compiler.export.toolchain import WARNINGS, build, compiler, functions_of, need_sequences, run, tool

NAMES = buildable()
ALWAYS_THERE = {".TOC.", "__aeabi_unwind_cpp_pr0"}
"""What a linker defines by itself, and, on ARM, what every file with unwind tables refers to."""


class Purse(Struct):
    total: u64
    count: u64


@rseq.transaction
def spend(purses: PerCpu[Purse], n: u64) -> bool:
    """Take n out, and count it."""
    here = purses.here()
    if here.total < n:
        return False
    here.total -= n
    here.count += 1
    return True


@rseq.native
def spend_all(purses: PerCpu[Purse], rounds: u64) -> u64:
    done: u64 = 0
    for _ in range(rounds):
        if spend(purses, 1):
            done += 1
    return done


@rseq.native
def total(cells: PerCpu[counter.CounterCell]) -> u64:
    """The sum over all CPUs."""
    found: u64 = 0
    for cpu in range(len(cells)):
        found += u64(cells[cpu].value)
    return found


@rseq.sequence
def count_by_id(purses: PerCid[Purse]) -> None:
    here = purses.here()
    here.count += 1


EVERYTHING = functions_of(counter, freelist, every_feature, kinds=("sequence", "native"))
PLAIN = [*functions_of(counter, freelist), ("total", total.definition), ("spend", spend.definition), ("spend_all", spend_all.definition)]
MAIN = """
#include "%s"
int main(void)
{
    struct counter_CounterCell_per_cpu cells;
    struct test_object_Purse_per_cpu purses;
    uint64_t sum = 0, cpu;
    bool spent;
    if (counter_CounterCell_per_cpu_allocate(&cells) || test_object_Purse_per_cpu_allocate(&purses))
        return 1;
    for (cpu = 0; cpu < purses.copies; cpu++)
        test_object_Purse_per_cpu_at(&purses, cpu)->total = 10;
    for (int i = 0; i < 1000; i++) {
        int status = counter_add(&cells, 2);
        if (status)
            return status;
    }
    if (test_object_total(&cells, &sum) || sum != 2000)
        return 5;
    if (test_object_spend(&purses, 4, &spent) || !spent || test_object_spend_all(&purses, 100, &sum))
        return 6;
    if (sum > purses.copies * 10 - 4 || sum < 6)
        return 7;
    for (sum = 0, cpu = 0; cpu < purses.copies; cpu++)
        sum += test_object_Purse_per_cpu_at(&purses, cpu)->total + test_object_Purse_per_cpu_at(&purses, cpu)->count;
    return sum == purses.copies * 10 - 3 && counter_add_restarts < 1000 ? 42 : 43;
}
"""


def elf(path: Path) -> Any:
    return ELFFile(io.BytesIO(path.read_bytes()))


def linked(path: Path, name: str) -> tuple[Any, int]:
    """An object as a shared library, whose tables refer to nothing that is still open, and how far its code was moved."""
    if not linkers(targets.target(name)):
        pytest.skip(f"skipped, because there is no linker for {name} here")
    library = ELFFile(io.BytesIO(_link.shared_library(path.read_bytes(), "libx.so", targets.target(name))))
    before, after = functions(elf(path)), functions(library)
    public = {called: symbol for called, symbol in before.items() if symbol["st_info"]["bind"] == "STB_GLOBAL"}
    (moved,) = {after[called]["st_value"] - symbol["st_value"] for called, symbol in public.items()}  # what is rare is elsewhere
    return library, moved


def functions(found: Any) -> dict[str, Any]:
    """The symbols of functions by name."""
    return {s.name: s for s in found.get_section_by_name(".symtab").iter_symbols() if s["st_info"]["type"] == "STT_FUNC"}


def unwinding(found: Any) -> list[Any]:
    """The entries that say how a debugger finds the caller; on ARM also an index for exceptions must know each function."""
    information = found.get_dwarf_info()
    if found["e_machine"] != "EM_ARM":
        return list(information.EH_CFI_entries())
    (index,) = found.get_ehabi_infos()
    known = {e.function_offset for e in map(index.get_entry, range(index.num_entry())) if e.unwindable}
    return [entry for entry in information.CFI_entries() if entry.header.get("initial_location") in known]


def lines_of(found: Any) -> dict[int, set[tuple[str, int]]]:
    """Address of each row of the line table: the (file, line)s it has."""
    table: dict[int, set[tuple[str, int]]] = {}
    for unit in found.get_dwarf_info().iter_CUs():
        program = found.get_dwarf_info().line_program_for_CU(unit)
        for entry in program.get_entries():
            state = entry.state
            if state is not None and not state.end_sequence and state.line:
                name = program["file_entry"][state.file - 1].name.decode()
                table.setdefault(state.address, set()).add((name.rpartition("/")[2], state.line))
    return table


def starts(code: bytes, name: str) -> list[int]:
    """Where the instructions of some code begin."""
    return [instruction.offset for instruction in disassemble(code, name)]


@pytest.mark.parametrize("name", NAMES)
def test_every_instruction_of_a_section_has_its_line(name: str, tmp_path: Path) -> None:
    """The line table that LLVM and our directives make together leads from each instruction to the Python source."""
    from rseq.compiler.listing import instruction_lines
    from rseq.compiler.unit import function_of

    build("object", EVERYTHING, tmp_path / "all.o", target=name)
    library, moved = linked(tmp_path / "all.o", name)
    rows = sorted(lines_of(library).items())
    addresses = [address for address, _ in rows]
    sections = {s.function: s for s in critical_sections((tmp_path / "all.o").read_bytes())}
    checked = 0
    for python_name, definition in EVERYTHING:
        module = definition.python.__module__.rpartition(".")[2]
        section = sections.get(f"{module}_{python_name}")
        if definition.kind != "sequence":
            continue
        assert section is not None, python_name
        wanted = instruction_lines(function_of(definition), targets.target(name), fixed=False)
        code = starts(section.code, name)
        assert len(code) == len(wanted)
        for start, line in zip(code, wanted, strict=True):
            at = section.start.offset + start
            _, row = rows[bisect.bisect_right(addresses, at + moved) - 1]
            assert (f"{module}.py", line) in row, f"{python_name}: {at:#x} should be line {line}, is {row}"
            checked += 1
    assert checked > 500


@pytest.mark.parametrize("name", NAMES)
def test_unwind_tables_and_symbols(name: str, tmp_path: Path) -> None:
    build("object", PLAIN, tmp_path / "some.o", target=name)
    library, moved = linked(tmp_path / "some.o", name)
    described = {f["initial_location"] - moved: f["address_range"] for f in unwinding(library) if isinstance(f, FDE)}
    symbols = functions(elf(tmp_path / "some.o"))
    for public in ("counter_add", "freelist_pop", "test_object_total", "test_object_spend"):
        symbol = symbols[public]
        assert symbol["st_info"]["bind"] == "STB_GLOBAL"
        assert described[symbol["st_value"]] == symbol["st_size"], f"{public} has no unwind information for all of it"
    table = elf(tmp_path / "some.o").get_section_by_name(".symtab")
    undefined = {s.name for s in table.iter_symbols() if s["st_shndx"] == "SHN_UNDEF" and s.name}
    assert undefined - ALWAYS_THERE == {"__rseq_offset"}, "nothing of Python, nothing of the compiler's library"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_assembly_is_taken_by_every_assembler(kind: str, name: str, tmp_path: Path) -> None:
    target = targets.target(name)
    if kind not in available(target):
        pytest.skip(f"skipped, because there is no {kind} for {name} here")
    build("asm", EVERYTHING, tmp_path / "all.s", target=name)
    run(*available(target)[kind], tmp_path / "all.s", "-o", tmp_path / "all.o")
    build("object", EVERYTHING, tmp_path / "direct.o", target=name)
    assembled, direct = ([s.code for s in critical_sections((tmp_path / f"{n}.o").read_bytes())] for n in ("all", "direct"))
    assert len(assembled) == len([1 for _, d in EVERYTHING if d.kind == "sequence"])
    assert [len(code) for code in assembled] == [len(code) for code in direct]


@pytest.mark.parametrize("flags", [(), ("-no-pie",), ("-static",), ("-static-pie",)], ids=" ".join)
def test_an_object_links_in_every_way(flags: tuple[str, ...], tmp_path: Path) -> None:
    """Also statically; and it counts, spends by transactions, and says so where sequences are unavailable."""
    need_sequences()
    build("object", PLAIN, tmp_path / "some.o")
    (tmp_path / "main.c").write_text(MAIN % "some.h")
    for family in ("gcc", "clang"):
        run(compiler(family), *WARNINGS, *flags, "main.c", "some.o", "-o", "program", folder=tmp_path)
        run(tmp_path / "program", status=42)
        run(tmp_path / "program", status=2, GLIBC_TUNABLES="glibc.pthread.rseq=0")


@pytest.mark.parametrize("name", NAMES)
def test_an_object_for_another_processor_links_statically(name: str, tmp_path: Path) -> None:
    """What a test program in an initial RAM disk needs."""
    target = targets.target(name)
    linker = "gcc" if target is targets.host() else f"{target.cross_binutils}gcc"
    build("object", PLAIN, tmp_path / "some.o", target=name)
    (tmp_path / "main.c").write_text(MAIN % "some.h")
    run(tool(linker), *WARNINGS, "-static", "main.c", "some.o", "-o", "program", folder=tmp_path)
    segments = {s["p_type"] for s in elf(tmp_path / "program").iter_segments()}
    assert "PT_INTERP" not in segments


def test_a_shared_library_with_pkg_config(tmp_path: Path) -> None:
    """Moved to another folder, found by pkg-config, used from C, once made by each linker there is."""
    need_sequences()
    (tmp_path / "made").mkdir()
    build("shared", PLAIN, tmp_path / "made" / "libsome.so")
    (tmp_path / "made").rename(tmp_path / "moved")
    said = run(tool("pkg-config"), "--cflags", "--libs", "some", PKG_CONFIG_PATH=str(tmp_path / "moved"))
    (tmp_path / "main.c").write_text(MAIN % "some.h")
    run(compiler("gcc"), *WARNINGS, tmp_path / "main.c", "-o", tmp_path / "program", *said.split())
    run(tmp_path / "program", status=42, LD_LIBRARY_PATH=str(tmp_path / "moved"))
    build("object", PLAIN, tmp_path / "some.o")
    for kind in linkers(targets.host()):
        content = _link.shared_library((tmp_path / "some.o").read_bytes(), "libsome.so", targets.host(), kind)
        (tmp_path / "moved" / "libsome.so").write_bytes(content)
        run(tmp_path / "program", status=42, LD_LIBRARY_PATH=str(tmp_path / "moved"))


@pytest.mark.parametrize("name", NAMES)
def test_a_shared_library_for_every_target(name: str, tmp_path: Path) -> None:
    target = targets.target(name)
    if not linkers(target):
        pytest.skip(f"skipped, because there is no linker for {name} here")
    build("shared", PLAIN, tmp_path / "libsome.so", target=name)
    found = elf(tmp_path / "libsome.so")
    dynamic = {tag.entry.d_tag: tag for tag in found.get_section_by_name(".dynamic").iter_tags()}
    assert dynamic["DT_SONAME"].soname == "libsome.so"
    assert "DT_NEEDED" not in dynamic
    assert "DT_TEXTREL" not in dynamic


@pytest.mark.parametrize("name", NAMES)
def test_where_there_is_no_linker_all_that_would_do_are_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target = targets.target(name)
    monkeypatch.setattr(_link.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(_link.importlib.util, "find_spec", lambda package: package)
    monkeypatch.setattr(_link, "clang_knows", lambda clang, target: True)
    every = linkers(target)
    monkeypatch.setattr(_link.shutil, "which", lambda program: None)
    monkeypatch.setattr(_link.importlib.util, "find_spec", lambda package: None)
    with pytest.raises(_link.NoLinker) as caught:
        _link.shared_library(b"", "libsome.so", target)
    assert all(kind in str(caught.value) for kind in every), (every, str(caught.value))


def test_a_shared_library_has_a_name_that_linkers_find(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        build("shared", PLAIN, tmp_path / "some.so")
    assert str(caught.value) == "a shared library is called libNAME.so, so that linkers find it as -lNAME; some.so is not"


IDS = """
#include "ids.h"
int main(void)
{
    struct test_object_Purse_per_cid purses;
    if (test_object_Purse_per_cid_allocate(&purses))
        return 1;
    purses.count = purses.copies; /* even if asked for where there are none */
    if (test_object_count_by_id(&purses))
        return 2;
    return (int)test_object_Purse_per_cid_at(&purses, 0)->count;
}
"""
NONE = "#include <sys/auxv.h>\nunsigned long getauxval(unsigned long n) { return n == 27 ? 20 : 0; }\n"


@pytest.mark.parametrize("kind", ["header", "object"])
def test_concurrency_ids_are_used_only_where_there_are_any(kind: str, tmp_path: Path) -> None:
    """A kernel that does not fill them leaves 0 there for everybody: that is unavailable, not copy 0."""
    from rseq.kernel import registration

    need_sequences()
    build(kind, [("count_by_id", count_by_id.definition)], tmp_path / ("ids.o" if kind == "object" else "ids.h"))
    (tmp_path / "ids.c").write_text(IDS)
    (tmp_path / "none.c").write_text(IDS + NONE)
    more = ["ids.o"] if kind == "object" else []
    for name in ("ids", "none"):
        run(compiler("gcc"), f"{name}.c", *more, "-o", name, folder=tmp_path)
    run(tmp_path / "none", status=2)
    run(tmp_path / "ids", status=1 if registration.find().has_cid else 2)


def test_what_the_header_of_an_object_says(tmp_path: Path) -> None:
    build("object", PLAIN, tmp_path / "some.o")
    text = (tmp_path / "some.h").read_text()
    assert re.search(r"The sum over all CPUs\.\n \*\n \* test_object\.py:\d+, native\.", text)
    assert "extern uint64_t counter_add_restarts;" in text
    assert "__asm__ goto" not in text
