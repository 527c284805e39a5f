"""Sequences written by hand in assembly, for `rseq inspect`: right ones, and parts to make them wrong with."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

HEADER = """\t.text
\t.globl push
\t.type push, @function
push:
"""
TABLES = """
\t.section {table}, "aw"
\t.balign {align}
.Lcs:
\t.long {version}, {flags}
\t.quad {start}, {length}, {abort}
"""
POINTERS = """\t.section __rseq_cs_ptr_array, "aw"
\t.quad .Lcs
"""
EXITS = """\t.section __rseq_exit_point_array, "aw"
\t.quad .Lstart, .Lexit
"""


@dataclass(frozen=True)
class Parts:
    """An x86-64 function with one section that pushes an item; each part can be another one."""

    arm: str = "leaq .Lcs(%rip), %rax\n\tmovq %rax, %fs:8(%rdi)"
    check: str = "movl %fs:4(%rdi), %eax\n\tcmpl %esi, %eax\n\tjae .Lexit"
    body: str = "movq (%rdx), %rcx\n\tmovq %rcx, (%r8)"
    commit: str = ".Lcommit: movq %r8, (%rdx)"
    behind: str = ".Lend:\n\txorl %eax, %eax\n\tret\n.Lexit:\n\tmovl $1, %eax\n\tret"
    signature: str = ".byte 0x0f, 0xb9, 0x3d\n\t.long 0x53053053"
    handler: str = "jmp .Lretry"
    failure: str = '.section __rseq_failure, "ax"'
    table: str = "__rseq_cs"
    align: int = 32
    version: int = 0
    flags: int = 0
    start: str = ".Lstart"
    length: str = ".Lend - .Lstart"
    abort: str = ".Labort"
    more: str = POINTERS + EXITS

    def text(self) -> str:
        tables = TABLES.format(**{name: getattr(self, name) for name in ("table", "align", "version", "flags", "start", "length", "abort")})
        code = f".Lretry:\n\t{self.arm}\n.Lstart:\n\t{self.check}\n\t{self.body}\n\t{self.commit}\n{self.behind}\n\t.size push, .-push\n"
        handler = f"\t{self.failure}\n\t{self.signature}\n.Labort:\n\t{self.handler}\n"
        return HEADER + code + handler + tables + self.more + '\t.section .note.GNU-stack, "", @progbits\n'

    def but(self, **changes: object) -> Parts:
        return replace(self, **changes)  # type: ignore[arg-type]


def run(command: list[str], source: str, folder: Path, name: str) -> Path:
    """Assemble (and link) a text."""
    text, out = folder / f"{name}.s", folder / name
    text.write_text(source)
    ran = subprocess.run([*command, str(text), "-o", str(out)], capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stderr}"
    return out


def gcc(source: str, folder: Path, *flags: str, name: str = "made.o") -> Path:
    """With the compiler of an x86-64 machine; the test is skipped elsewhere."""
    need_gcc_for_x86()
    return run(["gcc", *(flags or ("-c",))], source, folder, name)


def need_gcc_for_x86() -> None:
    """Skips where there is none."""
    if shutil.which("gcc") is None or not _gcc_is_for_x86():
        pytest.skip("skipped, because there is no gcc for x86-64 here")


def _gcc_is_for_x86() -> bool:
    return subprocess.run(["gcc", "-dumpmachine"], capture_output=True, text=True, check=True).stdout.startswith("x86_64")


def cross(source: str, folder: Path, triple: str, *flags: str, name: str = "made.o") -> Path:
    """For another processor."""
    if importlib.util.find_spec("ziglang") is None:
        pytest.skip("skipped, because ziglang, which assembles and links for every processor, is not installed")
    return run([sys.executable, "-m", "ziglang", "cc", "-g0", "-target", triple, *(flags or ("-c",))], source, folder, name)
