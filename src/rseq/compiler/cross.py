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


def object_code(llvm_ir: str, target: Target) -> bytes:
    """The object file of a module for `target`; this machine's comes from LLVM itself, and is what `load` links.

    Raises NoAssembler if there is no compiler for the target here.
    """
    if target is targets.host():
        return jit.cached_object_code(llvm_ir)
    command, version = _compiler(target)
    return cache.fetch(cache.key("cross", version, " ".join(command[1:]), llvm_ir), lambda: _run(command, llvm_ir))


def _compiler(target: Target) -> tuple[list[str], str]:
    """The command, and what tells its version."""
    flags = ["-O2", "-g0", "-fPIC", "-Wno-override-module", *target.assembler_flags]
    if importlib.util.find_spec("ziglang") is not None:
        processor = [f"-mcpu={target.zig_processor}"] if target.zig_processor else []
        command = [sys.executable, "-m", "ziglang", "cc", "-target", zig_target(target), *flags, *processor]
        return command, importlib.metadata.version("ziglang")
    found = shutil.which("clang")
    if found and clang_knows(found, target):
        banner = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        version = re.search(r"version (\d+)", banner)
        number = int(version[1]) if version else 0
        if number >= 14:
            opaque = ["-Xclang", "-opaque-pointers"] if number < 15 else []
            return [found, f"--target={target.triple}", *opaque, *flags, *target.clang_flags], banner
    raise NoAssembler(
        f"there is no compiler for {target.name} here: install rseq[cross] (ziglang), or a clang 14 or newer that knows it; "
        f"Debian's {debian_package(target)} assembles what `rseq show` prints, no more"
    )


def _run(command: list[str], llvm_ir: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="rseq-") as folder:
        source, out = Path(folder, "unit.ll"), Path(folder, "unit.o")
        source.write_text(llvm_ir)
        ran = subprocess.run([*command, "-c", str(source), "-o", str(out)], capture_output=True, text=True, check=False)
        if ran.returncode or not out.exists():
            complaint = [line for line in ran.stderr.splitlines() if "error" in line] or [ran.stderr.strip() or "no reason given"]
            raise RseqError(f"the compiler for another processor refuses the module: {complaint[0]}")
        return out.read_bytes()
