"""Programs for other processors, linked statically with musl and run by QEMU's user emulation.

User emulation has no restartable sequences: a program finds that out by the status. With an area that the program fills in itself, as if
the kernel had done it, sequences run through: linking, calling, layouts and results are then those of a real program.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rseq.compiler import targets
from rseq.compiler.export import buildable
from tests.compiler.export import test_header, test_object
from tests.compiler.export.toolchain import WARNINGS, build, run, tool, zig
from tests.test_docs import files_of

NAMES = [name for name in buildable() if name != targets.host().name]
QEMU = {"armv7": "qemu-arm"}
AREA = """
#include <stddef.h>
#include <stdint.h>
static __thread struct { uint32_t cpu_id_start, cpu_id; uint64_t rseq_cs; uint32_t more[4]; } area __attribute__((aligned(32)));
ptrdiff_t offset __asm__("__rseq_offset");
uintptr_t thread_pointer(void);
__attribute__((constructor)) static void find(void) { offset = (char *)&area - (char *)thread_pointer(); }
"""
THREAD_POINTER = "uintptr_t thread_pointer(void); uintptr_t thread_pointer(void) { return rseq_thread_pointer(); }\n"


def emulator(name: str) -> str:
    return tool(QEMU.get(name, f"qemu-{name}"))


@pytest.mark.parametrize("name", NAMES)
def test_objects(name: str, tmp_path: Path) -> None:
    """Sequences, transactions and native functions; without an area the status says so."""
    build("object", test_object.PLAIN, tmp_path / "some.o", target=name)
    (tmp_path / "main.c").write_text(test_object.MAIN % "some.h" + THREAD_POINTER)
    (tmp_path / "area.c").write_text(AREA)
    for files, status in ((["main.c", "some.o"], 2), (["main.c", "some.o", "area.c"], 42)):
        run(*zig(name), "-static", *WARNINGS, *files, "-o", "program", folder=tmp_path)
        run(emulator(name), tmp_path / "program", status=status)


@pytest.mark.parametrize("name", NAMES)
def test_headers(name: str, tmp_path: Path) -> None:
    build("header", test_header.EVERYTHING, tmp_path / "everything.h", target=name)
    (tmp_path / "main.c").write_text(f'#include "everything.h"\n{test_header.MAIN}{THREAD_POINTER}')
    (tmp_path / "area.c").write_text(AREA)
    for optimised in ("-O0", "-O2"):
        run(*zig(name), "-static", optimised, *WARNINGS, "main.c", "area.c", "-o", "program", folder=tmp_path)
        run(emulator(name), tmp_path / "program", status=42)


def documented(name: str, folder: Path) -> list[str]:
    """The program of docs/building.md that registers its threads by itself: its files."""
    for file, text in files_of(Path(__file__).parents[3] / "docs" / "building.md").items():
        (folder / file).write_text(text)
    rseq = [sys.executable, "-c", "from rseq.cli.main import main; main()"]
    run(*rseq, "build", "visits.py", "--emit", "object", "-o", "visits.o", "--target", name, folder=folder)
    return ["fourth.c", "area.c", "visits.o"]


@pytest.mark.parametrize("name", buildable())
def test_a_program_that_registers_its_threads(name: str, tmp_path: Path) -> None:
    """With glibc kept from it on this machine; elsewhere the emulated kernel has no such system call."""
    files = documented(name, tmp_path)
    if name == targets.host().name:
        test_header.need_sequences()
        run(tool("cc"), "-O2", *WARNINGS, "-pthread", *files, "-o", "program", folder=tmp_path)
        said = run(tmp_path / "program", GLIBC_TUNABLES="glibc.pthread.rseq=0")
        assert said == "8000\n"
        return
    run(*zig(name), "-static", "-O2", *WARNINGS, *files, "-o", "program", folder=tmp_path)
    assert "Function not implemented" in run(emulator(name), tmp_path / "program", status=3)
