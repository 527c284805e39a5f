"""Sequences of a header, as compilers for other processors build them into a program, do what the interpreter does: on random programs.

All of them are inlined into one function at -O2, so that registers are in use around each block: what a block changes without saying so
shows. Of the little-endian processors, since memory is given to both sides byte by byte.
"""

from __future__ import annotations

import ctypes
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import rseq
from rseq.compiler import targets
from rseq.language import interpreter
from tests.compiler.export.test_other_processors import NAMES, THREAD_POINTER, emulator, program
from tests.compiler.export.toolchain import build, run
from tests.compiler.test_differential import ARGUMENTS, MEMORY, SIZE, outcome, read
from tests.compiler.test_user_emulation import FAILURES, calm, decoded
from tests.programs import S, load, programs

MAIN = """
#include "programs.h"
extern char said[];
extern size_t said_length;
static struct S here, there;
static unsigned char results[64] __attribute__((aligned(16)));
static void show(const void *what, size_t size)
{
    const unsigned char *bytes = what;
    for (size_t i = 0; i < size; i++) {
        said[said_length++] = "0123456789abcdef"[bytes[i] >> 4];
        said[said_length++] = "0123456789abcdef"[bytes[i] & 15];
    }
    said[said_length++] = ' ';
}
static void end(int status)
{
    show(&status, 1), show(&here, sizeof here), show(&there, sizeof there), show(results, sizeof results);
    said[said_length++] = 10;
    memset(results, 0, sizeof results);
}
int main(void)
{
    struct S_per_cpu cells = { .base = &here, .stride = 512, .count = 1, .copies = 1 };
"""


def cases() -> list[Any]:
    """The same random programs each time, with arguments and memory."""
    found: list[Any] = []

    @settings(max_examples=20, database=None, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(programs(native=False), ARGUMENTS, MEMORY, MEMORY)
    def collect(source: Any, arguments: Any, first: bytes, second: bytes) -> None:
        found.append((source, arguments, first, second))

    collect()
    assert len(found) >= 10
    return found


def case_in_c(number: int, case: Any, has_results: bool) -> str:
    _, (x, y, z, flag, n), first, second = case
    (bits,) = struct.unpack("<Q", struct.pack("<d", z))
    fills = "".join(
        f" memcpy(&{where}, (const unsigned char[]){{ {', '.join(map(str, content))} }}, sizeof {where});"
        for where, content in (("here", first), ("there", second))
    )
    given = f"&cells, &there, {x}u, (int32_t){y & 0xFFFFFFFF}u, z.value, {int(flag)}, {n}{', (void *)results' if has_results else ''}"
    return f"    {{ const union {{ uint64_t bits; double value; }} z = {{ {bits}u }};{fills} end(program{number}({given})); }}"


@pytest.mark.parametrize("name", [name for name in NAMES if targets.target(name).byte_order == "little"])
def test_random_sequences(name: str, tmp_path: Path) -> None:
    found = cases()
    functions = [load(case[0][0]) for case in found]
    build("header", [(f"program{i}", f.definition) for i, f in enumerate(functions)], tmp_path / "programs.h", target=name, prefix="")
    lines = [case_in_c(i, case, bool(f.definition.results)) for i, (case, f) in enumerate(zip(found, functions, strict=True))]
    (tmp_path / "main.c").write_text("\n".join([MAIN, *lines, "    return 0;", "}", THREAD_POINTER]))
    printed = run(emulator(name), program(name, tmp_path, True, flags=("-O2",)))
    data = rseq.per_cpu(S, stride=512, backend="kernel")
    for function, ((source, *_), arguments, first, second), line in zip(functions, found, printed.splitlines(), strict=True):
        status, here, there, results = line.split()
        p, copy = S(), data[0]
        ctypes.memmove(p._address, second, SIZE)
        ctypes.memmove(copy._address, first, SIZE)
        with interpreter.on_cpu(0):
            wanted = outcome(lambda f=function, p=p, a=arguments: f.python(data, p, *a))
        low = bytes.fromhex(status)[0]
        assert (decoded(function.definition.results, bytes.fromhex(results)) if low == 0 else FAILURES.get(low, low)) == wanted, source
        assert calm(bytes.fromhex(here)) == read(copy._address), source
        assert calm(bytes.fromhex(there)) == read(p._address), source
    data.close()
