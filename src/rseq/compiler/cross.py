"""Whole functions for other processors: LLVM IR to an object file with a toolchain that knows the target.

LLVM as it comes with llvmlite has a parser for this machine's assembly only, and sections are assembly. Clang, in the
Python package `ziglang` or on the system, takes the same LLVM IR and compiles it for any of our targets.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rseq.compiler import cache, jit, targets
from rseq.compiler.assembler import NoAssembler, clang_knows, debian_package, zig_target
from rseq.compiler.targets import Target
from rseq.language.errors import RseqError

OLDEST_CLANG = 15
"""Before, labels of `callbr` are written in another way, and pointers have types."""


def object_code(llvm_ir: str, target: Target) -> bytes:
    """The object file of a module for `target`; this machine's comes from LLVM itself, and is what `load` links.

    Raises NoAssembler if there is no compiler for the target here.
    """
    if target is targets.host():
        return jit.cached_object_code(llvm_ir)
    command, version = _compiler(target)
    return _compiled([*command, "-c", *_processor(target, command)], version, llvm_ir)


def portable_object_code(llvm_ir: str, target: Target) -> bytes:
    """The same for any processor of the kind, the oldest too: what can be given to others."""
    if target is targets.host():
        return jit.plain_object_code(llvm_ir)
    command, version = _compiler(target)
    return _compiled([*command, "-c", *_without_library(target, command)], version, llvm_ir)


def portable_assembly(llvm_ir: str, target: Target) -> str:
    """The assembly text of `portable_object_code`."""
    if target is targets.host():
        return jit.plain_assembly(llvm_ir)
    command, version = _compiler(target)
    return _compiled([*command, "-S", "-fno-addrsig", *_without_library(target, command)], version, llvm_ir).decode()


def _without_library(target: Target, command: list[str]) -> list[str]:
    """The oldest processor, and atomic operations as instructions instead of calls of the compiler's own library."""
    return ["-mno-outline-atomics"] if target.name == "aarch64" else _processor(target, command)


def _compiled(command: list[str], version: str, llvm_ir: str) -> bytes:
    return cache.fetch(cache.key("cross", version, " ".join(command[1:]), llvm_ir), lambda: _run(command, llvm_ir))


def _compiler(target: Target) -> tuple[list[str], str]:
    """The command, and what tells its version."""
    flags = ["-O2", "-g0", "-fPIC", "-Wno-override-module", *target.assembler_flags]
    if importlib.util.find_spec("ziglang") is not None:
        command = [sys.executable, "-m", "ziglang", "cc", "-target", zig_target(target), *flags]
        return command, importlib.metadata.version("ziglang")
    found = shutil.which("clang")
    if found and clang_knows(found, target):
        banner = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        version = re.search(r"version (\d+)", banner)
        number = int(version[1]) if version else 0
        if number >= OLDEST_CLANG:
            return [found, f"--target={target.triple}", *flags], banner
    raise NoAssembler(
        f"there is no compiler for {target.name} here: install rseq[cross] (ziglang), or a clang {OLDEST_CLANG} or newer that knows it; "
        f"Debian's {debian_package(target)} assembles what `rseq show` prints, no more"
    )


def _processor(target: Target, command: list[str]) -> list[str]:
    """Which processor of the kind to compile for; clang and zig spell it in different ways."""
    if "ziglang" not in command:
        return list(target.clang_flags)
    return [f"-mcpu={target.zig_processor}"] if target.zig_processor else []


def _run(command: list[str], llvm_ir: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="rseq-") as folder:
        source, out = Path(folder, "unit.ll"), Path(folder, "unit.o")
        source.write_text(llvm_ir)
        ran = subprocess.run([*command, str(source), "-o", str(out)], capture_output=True, text=True, check=False)
        if ran.returncode or not out.exists():
            complaint = [line for line in ran.stderr.splitlines() if "error" in line] or [ran.stderr.strip() or "no reason given"]
            raise RseqError(f"the compiler for another processor refuses the module: {complaint[0]}")
        return out.read_bytes()
