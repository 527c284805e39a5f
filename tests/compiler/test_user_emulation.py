"""The targets that the checker's emulator does not know, run by QEMU's user emulation: random sequences do what the interpreter does.

Whole functions, as they are compiled for C programs: the C interface around the section, called by a C program that prints what came
out. The area is a variable of that program, since user emulation has no restartable sequences.
"""

from __future__ import annotations

import ctypes
import math
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import rseq
from rseq.checker.processors import emulated
from rseq.compiler import targets, unit
from rseq.compiler.assembler import available, zig_target
from rseq.compiler.llvm_types import result_offsets
from rseq.language import interpreter
from rseq.language.types import Bool, Float, Int
from tests.compiler.test_differential import ARGUMENTS, MEMORY, SIZE, outcome, read
from tests.programs import S, load, programs

QEMU = {"ppc64le": "qemu-ppc64le", "loongarch64": "qemu-loongarch64"}
CASES = 40
FAILURES = {3: "IndexError", 4: "AssertionError"}
AREA_IN_IR = "%area = getelementptr i8, ptr %tp, i64 0"
HEAD = """
typedef unsigned char uint8_t; typedef int int32_t; typedef unsigned uint32_t; typedef unsigned long uint64_t;
struct record { uint64_t base, stride, count, copies, lock; uint32_t backend, index; uint64_t region, type_id; };
uint32_t area[8] __attribute__((aligned(32)));
uint8_t here[1024] __attribute__((aligned(64))), there[1024] __attribute__((aligned(64))), results[64] __attribute__((aligned(64)));
int lock_try(void *word) __asm__("rseq.lock.try");
int lock_try(void *word) { (void)word; return 0; }
int sched_getcpu(void) { return 0; }
void *memset(void *to, int value, uint64_t size) {
    for (volatile uint8_t *at = to; size--; ) *at++ = value;
    return to;
}
void *memcpy(void *to, const void *from, uint64_t size) {
    const uint8_t *source = from;
    for (volatile uint8_t *at = to; size--; ) *at++ = *source++;
    return to;
}
static char text[65536];
static int length;
static void show(const volatile uint8_t *bytes, int size) {
    for (int i = 0; i < size; i++) {
        text[length++] = "0123456789abcdef"[bytes[i] >> 4];
        text[length++] = "0123456789abcdef"[bytes[i] & 15];
    }
    text[length++] = ' ';
}
static void fill(volatile uint8_t *to, const volatile uint8_t *from, int size) { for (int i = 0; i < size; i++) to[i] = from ? from[i] : 0; }
"""
SYSTEM_CALLS = {
    "ppc64le": """
static long call(long number, long a, long b, long c) {
    register long r0 __asm__("r0") = number, r3 __asm__("r3") = a, r4 __asm__("r4") = b, r5 __asm__("r5") = c;
    __asm__ volatile("sc" : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5) : : "memory", "cr0", "r6", "r7", "r8", "r9", "r10", "r11", "r12");
    return r3;
}
enum { WRITE = 4, EXIT = 1 };
""",
    "loongarch64": """
static long call(long number, long a, long b, long c) {
    register long a7 __asm__("$a7") = number, a0 __asm__("$a0") = a, a1 __asm__("$a1") = b, a2 __asm__("$a2") = c;
    __asm__ volatile("syscall 0" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2) : "memory", "$t0", "$t1", "$t2", "$t3", "$t4");
    return a0;
}
enum { WRITE = 64, EXIT = 93 };
""",
}


def test_every_target_runs_somewhere() -> None:
    assert {*QEMU, *emulated()} == {*targets.names()}


def c_program(name: str, cases: list[Any], symbols: list[str]) -> str:
    """Prints a line for each case: the status, both structs and the results, in hexadecimal. It needs no C library."""
    parts = [HEAD, SYSTEM_CALLS[name]]
    for number, symbol in enumerate(symbols):
        parts.append(f'uint64_t restarts{number} __asm__("{symbol}.restarts");')
        parts.append(f'int f{number}(void *, void *, uint64_t, int32_t, double, uint8_t, uint8_t, void *) __asm__("{symbol}");')
    parts.append("void _start(void) {\n    struct record record = {(uint64_t)here, 512, 1, 1, (uint64_t)here, 1, 0, 0, 0};")
    for number, (_, (x, y, z, flag, n), first, second) in enumerate(cases):
        bits = struct.unpack("<Q", struct.pack("<d", z))[0]
        for where, content in (("here", first), ("there", second)):
            parts.append(f"    fill({where}, (uint8_t[]){{{', '.join(map(str, content))}}}, {SIZE});")
        parts.append(f"    fill(results, 0, 64); {{ union {{ uint64_t bits; double z; }} u = {{{bits}u}};")
        parts.append(f"    uint8_t status = f{number}(&record, there, {x}u, (int32_t){y & 0xFFFFFFFF}u, u.z, {int(flag)}, {n}, results);")
        parts.append(f"    show(&status, 1); show(here, {SIZE}); show(there, {SIZE}); show(results, 64); text[length++] = 10; }}")
    return "\n".join([*parts, "    call(WRITE, 1, (long)text, length); call(EXIT, 0, 0, 0);\n}\n"])


def decoded(kinds: Any, content: bytes) -> Any:
    made: list[Any] = []
    for kind, at in zip(kinds, result_offsets(kinds)[0], strict=True):
        raw = content[at : at + kind.size]
        if isinstance(kind, Float):
            (value,) = struct.unpack("<d", raw)
            made.append("nan" if math.isnan(value) else raw)
        elif isinstance(kind, Bool):
            made.append(bool(raw[0]))
        else:
            assert isinstance(kind, Int)
            made.append(int.from_bytes(raw, "little", signed=kind.signed))
    return tuple(made) or (None,)


def calm(content: bytes) -> bytes:
    buffer = ctypes.create_string_buffer(content, len(content))
    return read(ctypes.addressof(buffer))


@pytest.mark.parametrize("name", sorted(QEMU))
def test_random_sequences_under_user_emulation(name: str, tmp_path: Path) -> None:
    target = targets.target(name)
    if "ziglang" not in available(target) or shutil.which(QEMU[name]) is None:
        pytest.skip(f"skipped, because ziglang or {QEMU[name]} is not here")
    cases: list[Any] = []

    @settings(max_examples=CASES, database=None, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(programs(native=False), ARGUMENTS, MEMORY, MEMORY)
    def collect(program: Any, arguments: Any, first: bytes, second: bytes) -> None:
        cases.append((program, arguments, first, second))

    collect()
    assert len(cases) >= CASES // 2
    functions = [load(program[0]) for program, *_ in cases]
    command = [sys.executable, "-m", "ziglang", "cc", "-target", zig_target(target), "-O1", "-static", "-nostdlib", "-fno-builtin"]
    symbols = []
    for number, function in enumerate(functions):
        built = unit.build(function.definition, target, sections=True)
        assert AREA_IN_IR in built.llvm_ir
        changed = built.llvm_ir.replace(AREA_IN_IR, "%area = getelementptr i8, ptr @area, i64 0") + "\n@area = external global [8 x i32]\n"
        Path(tmp_path, f"f{number}.ll").write_text(changed)
        symbols.append(built.symbol)
    Path(tmp_path, "main.c").write_text(c_program(name, cases, symbols))
    files = ["main.c", *(f"f{number}.ll" for number in range(len(functions)))]
    processor = [f"-mcpu={target.zig_processor}"] if target.zig_processor else []
    options = [*processor, "-Wno-override-module", *target.assembler_flags, *files, "-o", "program"]
    subprocess.run([*command, *options], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    ran = subprocess.run([QEMU[name], "./program"], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=120)
    data = rseq.per_cpu(S, stride=512, backend="kernel")
    for function, (program, arguments, first, second), line in zip(functions, cases, ran.stdout.splitlines(), strict=True):
        status, here, there, results = line.split()
        p, copy = S(), data[0]
        ctypes.memmove(p._address, second, SIZE)
        ctypes.memmove(copy._address, first, SIZE)
        with interpreter.on_cpu(0):
            wanted = outcome(lambda f=function, p=p, a=arguments: f.python(data, p, *a))
        low = int(status, 16)
        found = decoded(function.definition.results, bytes.fromhex(results)) if low == 0 else FAILURES.get(low, low)
        assert found == wanted, program[0]
        assert calm(bytes.fromhex(here)) == read(copy._address), program[0]
        assert calm(bytes.fromhex(there)) == read(p._address), program[0]
    data.close()
