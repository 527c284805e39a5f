"""From assembly text to an object file, with whichever assembler there is for the target.

LLVM as it comes with llvmlite assembles for this machine only. For others, in this order: `ziglang` (a Python package with a
whole toolchain), clang, and the cross binutils of the system.
"""

from __future__ import annotations

import functools
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rseq.compiler import targets
from rseq.compiler.targets import Target
from rseq.language.errors import RseqError


class NoAssembler(RseqError):
    """There is no assembler for this target here."""


def zig_target(target: Target) -> str:
    """What zig calls a target."""
    return target.zig_target or target.triple.replace("-unknown-", "-")


def _zig(target: Target) -> list[str] | None:
    if importlib.util.find_spec("ziglang") is None:
        return None
    return [sys.executable, "-m", "ziglang", "cc", "-g0", "-target", zig_target(target), *target.assembler_flags, "-c"]


def _clang(target: Target) -> list[str] | None:
    found = shutil.which("clang")
    return [found, f"--target={target.triple}", *target.assembler_flags, "-c"] if found and clang_knows(found, target) else None


@functools.cache
def clang_knows(clang: str, target: Target) -> bool:
    """Whether this clang was built with the target (release 14 has no LoongArch)."""
    said = subprocess.run([clang, "--print-targets"], capture_output=True, text=True, check=False).stdout
    return target.llvm_name in {line.split()[0] for line in said.splitlines() if line.startswith("    ")}


def _binutils(target: Target) -> list[str] | None:
    found = shutil.which(f"{target.cross_binutils}as") or (shutil.which("as") if target is targets.host() else None)
    return [found, *target.assembler_flags] if found else None


def debian_package(target: Target) -> str:
    """Debian's package with the cross binutils for a target."""
    return f"binutils-{target.cross_binutils.rstrip('-').replace('_', '-')}"


KINDS: dict[str, Callable[[Target], list[str] | None]] = {"ziglang": _zig, "clang": _clang, "binutils": _binutils}


def available(target: Target) -> dict[str, list[str]]:
    """The assemblers there are for a target: name to command, best first."""
    return {name: command for name, kind in KINDS.items() if (command := kind(target)) is not None}


def assemble(text: str, target: Target, kind: str | None = None) -> bytes:
    """The object file of an assembly text; `kind` asks for one of KINDS.

    Raises NoAssembler if there is none, RseqError with its first complaint if it refuses the text.
    """
    found = available(target)
    command = found.get(kind) if kind is not None else next(iter(found.values()), None)
    if command is None:
        raise NoAssembler(
            f"there is no assembler for {target.name} here: install rseq[cross] (ziglang), clang, or Debian's {debian_package(target)}"
        )
    with tempfile.TemporaryDirectory(prefix="rseq-") as folder:
        source, out = Path(folder, "section.s"), Path(folder, "section.o")
        source.write_text(text)
        ran = subprocess.run([*command, str(source), "-o", str(out)], capture_output=True, text=True, check=False)
        if ran.returncode or not out.exists():
            complaint = [*(ran.stderr or ran.stdout).strip().splitlines(), "no reason given"]
            raise RseqError(f"{Path(command[0]).name} refuses the text for {target.name}: {complaint[0]}")
        return out.read_bytes()
