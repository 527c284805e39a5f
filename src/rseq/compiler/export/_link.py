"""Linking a shared library with whichever linker there is for the target.

The object is linked by itself, without the C library: what it needs of one (`__rseq_offset`, `getauxval`) is found when a program loads it.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rseq.compiler import targets
from rseq.compiler.assembler import clang_knows, zig_target
from rseq.compiler.targets import Target
from rseq.language.errors import RseqError


class NoLinker(RseqError):
    """There is no linker for this target here."""


def linkers(target: Target) -> dict[str, list[str]]:
    """The commands that can link for a target, best first."""
    found: dict[str, list[str]] = {}
    host = target is targets.host()
    for name in ("cc", "gcc", "clang") if host else (f"{target.cross_binutils}gcc",):
        if where := shutil.which(name):
            found[name] = [where]
    if importlib.util.find_spec("ziglang") is not None:
        found["ziglang"] = [sys.executable, "-m", "ziglang", "cc", "-target", zig_target(target)]
    clang = shutil.which("clang")
    if not host and clang and shutil.which("ld.lld") and clang_knows(clang, target):
        found["clang with lld"] = [clang, f"--target={target.triple}", "-fuse-ld=lld"]
    return found


def shared_library(content: bytes, name: str, target: Target, kind: str | None = None) -> bytes:
    """The shared library called `name` of one object file; `kind` asks for one of `linkers`.

    Raises NoLinker if there is none, RseqError with its first complaint if it refuses.
    """
    found = linkers(target)
    command = found.get(kind) if kind is not None else next(iter(found.values()), None)
    if command is None:
        wanted = "gcc, clang" if target is targets.host() else f"{target.cross_binutils}gcc, clang with lld"
        raise NoLinker(f"there is no linker for {target.name} here: install {wanted} or rseq[cross] (ziglang)")
    with tempfile.TemporaryDirectory(prefix="rseq-") as folder:
        source, out = Path(folder, "unit.o"), Path(folder, name)
        source.write_bytes(content)
        flags = ["-shared", "-nostdlib", f"-Wl,-soname,{name}", "-Wl,-z,noexecstack", "-Wl,-z,relro"]
        ran = subprocess.run([*command, *flags, str(source), "-o", str(out)], capture_output=True, text=True, check=False)
        if ran.returncode or not out.exists():
            complaint = [line for line in ran.stderr.splitlines() if "error" in line] or [ran.stderr.strip() or "no reason given"]
            raise RseqError(f"{Path(command[0]).name} does not link {name}: {complaint[0]}")
        return out.read_bytes()
