"""Programs for other processors, linked statically without a C library and run by QEMU's user emulation.

User emulation has no restartable sequences: a program finds that out by the status. With an area that the program fills in itself, as if
the kernel had done it, sequences run through: linking, calling, layouts and results are then those of a real program. The few functions
of C that headers need are here, since compiling a C library for each processor would take minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rseq.compiler import targets
from rseq.compiler.export import buildable
from rseq.tools.inspect import inspect
from tests.compiler.export import test_header, test_object
from tests.compiler.export.toolchain import WARNINGS, build, run, tool, zig
from tests.test_docs import files_of

NAMES = [name for name in buildable() if name != targets.host().name]
QEMU = {"armv7": "qemu-arm"}
SYSTEM_CALLS = {  # registers of the number and of three arguments, instruction, numbers of write and exit, what else is changed
    "aarch64": ("x8", "x0", "x1", "x2", "svc 0", 64, 93, ""),
    "armv7": ("r7", "r0", "r1", "r2", "svc 0", 4, 1, ""),
    "loongarch64": ("$a7", "$a0", "$a1", "$a2", "syscall 0", 64, 93, ', "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8"'),
    "ppc64le": ("r0", "r3", "r4", "r5", "sc", 4, 1, ', "cr0", "ctr", "r6", "r7", "r8", "r9", "r10", "r11", "r12"'),
    "riscv64": ("a7", "a0", "a1", "a2", "ecall", 64, 93, ""),
    "s390x": ("r1", "r2", "r3", "r4", "svc 0", 4, 1, ""),
}
RUNTIME = """
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>
int main(void);
static char memory[1 << 16] __attribute__((aligned(128)));
static size_t used;
void *aligned_alloc(size_t alignment, size_t size)
{
    char *const found = memory + (used + alignment - 1) / alignment * alignment;
    used = (size_t)(found - memory) + size;
    return used > sizeof memory ? NULL : found;
}
void free(void *given) { (void)given; }
void *memset(void *to, int value, size_t size)
{
    for (volatile char *at = to; size; size--) *at++ = (char)value;
    return to;
}
void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    const char *source = from;
    for (volatile char *at = to; size; size--) *at++ = *source++;
    return to;
}
void __aeabi_memclr8(void *to, size_t size);
void __aeabi_memclr8(void *to, size_t size) { memset(to, 0, size); }
FILE *fopen(const char *restrict name, const char *restrict mode) { (void)name, (void)mode; return NULL; }
size_t fread(void *restrict to, size_t size, size_t n, FILE *restrict file) { (void)to, (void)size, (void)n, (void)file; return 0; }
int fclose(FILE *file) { (void)file; return 0; }
long sysconf(int name) { (void)name; return 4; }
unsigned long getauxval(unsigned long name) { (void)name; return 0; }
"""
AREA = """
static struct { uint32_t cpu_id_start, cpu_id; uint64_t rseq_cs; uint32_t more[4]; } area __attribute__((aligned(32)));
ptrdiff_t offset __asm__("__rseq_offset");
uintptr_t thread_pointer(void);
static void begin(void) { offset = (ptrdiff_t)((uintptr_t)&area - thread_pointer()); }
"""
NO_AREA = "static void begin(void) { }"
START = """
char said[1 << 16];
size_t said_length;
static void call(long which, long first, long second, long third)
{{
    register long number __asm__("{0}") = which, a __asm__("{1}") = first, b __asm__("{2}") = second, c __asm__("{3}") = third;
    __asm__ volatile("{4}" : "+r"(number), "+r"(a), "+r"(b), "+r"(c) : : "memory"{7});
}}
void _start(void);
void _start(void)
{{
    begin();
    const int status = main();
    call({5}, 1, (long)said, (long)said_length);
    call({6}, status, 0, 0);
    for (;;) {{ }}
}}
"""
LONG = '__asm__(".pushsection .text.long, \\"ax\\"\\n.space 4194304\\n.popsection");\n'
"""Code enough that sections are far apart."""
THREAD_POINTER = "uintptr_t thread_pointer(void); uintptr_t thread_pointer(void) { return rseq_thread_pointer(); }\n"


def program(name: str, folder: Path, area: bool, *objects: str, flags: tuple[str, ...] = ()) -> Path:
    """A program of main.c and object files, with or without an area; warnings are errors."""
    (folder / "runtime.c").write_text(RUNTIME + (AREA if area else NO_AREA) + START.format(*SYSTEM_CALLS[name]))
    plain = ("-fno-builtin", "-fno-sanitize=undefined", "-fno-stack-protector")
    run(*zig(name), *plain, "-c", "runtime.c", "-o", "runtime.o", folder=folder)
    run(*zig(name), *plain, *flags, *WARNINGS, "-c", "main.c", "-o", "main.o", folder=folder)
    run(*zig(name), "-static", "-nostdlib", "runtime.o", "main.o", *objects, "-o", "program", folder=folder)
    return folder / "program"


def emulator(name: str) -> str:
    return tool(QEMU.get(name, f"qemu-{name}"))


def nothing_wrong_with(path: Path) -> None:
    """`rseq inspect` finds every section of a file right, by each of its instructions."""
    found = inspect(str(path))
    assert found.sequences
    assert [*found.findings, *(text for one in found.sequences for text in one.findings)] == []
    assert [one.function for one in found.sequences if sum(len(line.bytes) // 2 for line in one.code) != one.length] == []
    assert [one.function for one in found.sequences if not one.handler] == []


@pytest.mark.parametrize("name", NAMES)
def test_objects(name: str, tmp_path: Path) -> None:
    """Sequences, transactions and native functions; without an area the status says so."""
    build("object", test_object.PLAIN, tmp_path / "some.o", target=name)
    nothing_wrong_with(tmp_path / "some.o")
    (tmp_path / "main.c").write_text(test_object.MAIN % "some.h" + THREAD_POINTER)
    for area, status in ((False, 2), (True, 42)):
        run(emulator(name), program(name, tmp_path, area, "some.o"), status=status)


@pytest.mark.parametrize("name", NAMES)
def test_headers(name: str, tmp_path: Path) -> None:
    """In a long program, where the way back from an abort address is long."""
    build("header", test_header.EVERYTHING, tmp_path / "everything.h", target=name)
    (tmp_path / "main.c").write_text(f'#include "everything.h"\n{LONG}{test_header.MAIN}{THREAD_POINTER}')
    for optimised in ("-O0", "-O2"):
        made = program(name, tmp_path, True, flags=(optimised,))
        nothing_wrong_with(tmp_path / "main.o")
        nothing_wrong_with(made)
        run(emulator(name), made, status=42)


@pytest.mark.parametrize("name", buildable())
def test_a_program_that_registers_its_threads(name: str, tmp_path: Path) -> None:
    """The one of docs/building.md, with glibc kept from it; for another processor it compiles."""
    for file, text in files_of(Path(__file__).parents[3] / "docs" / "building.md").items():
        (tmp_path / file).write_text(text)
    rseq = [sys.executable, "-c", "from rseq.cli.main import main; main()"]
    run(*rseq, "build", "visits.py", "--emit", "object", "-o", "visits.o", "--target", name, folder=tmp_path)
    if name != targets.host().name:
        for file in ("fourth.c", "area.c"):
            run(*zig(name), "-O2", *WARNINGS, "-c", file, "-o", f"{file}.o", folder=tmp_path)
        return
    test_header.need_sequences()
    run(tool("cc"), "-O2", *WARNINGS, "-pthread", "fourth.c", "area.c", "visits.o", "-o", "fourth", folder=tmp_path)
    assert run(tmp_path / "fourth", GLIBC_TUNABLES="glibc.pthread.rseq=0") == "8000\n"
