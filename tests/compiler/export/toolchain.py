"""What the tests of exports share: C compilers, things built, and compiled functions called."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rseq.compiler import export, targets
from rseq.compiler.assembler import clang_knows, zig_target
from rseq.compiler.export._subject import Subject, follows_refs, items
from rseq.kernel import backend
from rseq.language.definition import Definition
from rseq.language.function import Function, _ctype
from rseq.language.status import Status, split
from rseq.language.types import Pointer

WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Werror")
FAMILIES = {"gcc": ("gcc", "g++"), "clang": ("clang", "clang++")}
MUSL = {"riscv64": "riscv64", "ppc64le": "powerpc64", "armv7": "arm", "loongarch64": "loongarch64", "s390x": "s390x", "aarch64": "aarch64"}
"""What the folder of a target's headers is called in zig's copy of musl."""


def compiler(family: str, language: str = "c") -> str:
    """The C or C++ compiler of a family; skips where there is none."""
    name = FAMILIES[family][language != "c"]
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"skipped, because there is no {name} here")
    return found


def tool(name: str) -> str:
    """A program that a test needs; skips where there is none."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"skipped, because there is no {name} here")
    return found


def cross_compilers(name: str) -> dict[str, list[str]]:
    """The C compilers there are for a target: names and commands. They compile; which of them link is another question.

    Clang has no headers of another processor's C library, so that it borrows those of ziglang.
    """
    target = targets.target(name)
    prefix = "" if target is targets.host() else target.cross_binutils
    found = {each: [where] for each in ("gcc", "g++") if (where := shutil.which(f"{prefix}{each}"))}
    spec = importlib.util.find_spec("ziglang")
    if spec is None or spec.origin is None:
        return found
    found["ziglang"] = zig(name)
    clang = shutil.which("clang")
    if clang and target is targets.host():
        found["clang"] = [clang]
    elif clang and clang_knows(clang, target):
        headers = Path(spec.origin).parent / "lib" / "libc" / "include"
        machine = MUSL[name].removesuffix("64") if name in ("riscv64", "ppc64le", "loongarch64") else MUSL[name]
        folders = [f"{MUSL[name]}-linux-musl", "generic-musl", f"{machine}-linux-any", "any-linux-any"]
        found["clang"] = [clang, f"--target={target.triple}", *target.clang_flags, "-nostdlibinc"]
        found["clang"] += [f"-isystem{headers / folder}" for folder in folders]
    return found


def zig(name: str) -> list[str]:
    """The C compiler of ziglang for programs with musl, which it links statically; skips where there is none."""
    if importlib.util.find_spec("ziglang") is None:
        pytest.skip("skipped, because there is no ziglang here")
    target = targets.target(name)
    processor = [f"-mcpu={target.zig_processor}"] if target.zig_processor else []
    return [sys.executable, "-m", "ziglang", "cc", "-target", zig_target(target).replace("-gnu", "-musl"), *processor]


def need_sequences() -> None:
    """Skips where the kernel facility does not work."""
    found = backend.choose()
    if found.backend != "kernel":
        pytest.skip(f"skipped, because sequences cannot run here: {found.reason}")


def run(*command: str | Path, folder: Path | None = None, status: int = 0, **more: str) -> str:
    """Run something that must end with this status; what it printed, errors behind."""
    environment = {**os.environ, **more}
    ran = subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    said = ran.stdout + ran.stderr
    assert ran.returncode == status, f"{' '.join(map(str, command))}\nstatus {ran.returncode}\n{said[:5000]}"
    return said


def functions_of(*modules: Any, kinds: Iterable[str] = ("sequence",)) -> list[tuple[str, Definition]]:
    """The functions that are defined in modules, and follow no Ref."""
    return [
        (name, found.definition)
        for module in modules
        for name, found in vars(module).items()
        if isinstance(found, Function)
        and found.definition.kind in kinds
        and found.definition.python.__module__ == module.__name__
        and follows_refs(found.definition) is None
    ]


def build(kind: str, found: list[tuple[str, Definition]], out: Path, target: str | None = None, prefix: str | None = None) -> Subject:
    """What `rseq build` does, without the command line."""
    subject = Subject(targets.target(target) if target else targets.host(), items(found, prefix), prefix)
    for path, content in export.kind(kind).files(subject, out).items():
        path.write_bytes(content)
    return subject


def names_in(header: Path) -> list[str]:
    """The functions that a header defines or declares."""
    return re.findall(r"^RSEQ_MUST_CHECK (?:static inline )?int (\w+)\(", header.read_text(), re.MULTILINE)


def all_of_them(header: Path, source: Path) -> Path:
    """A C or C++ file that holds a pointer to every function of a header, so that each is compiled: `p_NAME`."""
    pointers = [f"extern __typeof__({name}) *const p_{name};\n__typeof__({name}) *const p_{name} = {name};" for name in names_in(header)]
    source.write_text("\n".join([f'#include "{header.name}"', *pointers, ""]))
    return source


class Library:
    """A shared library made by a C compiler out of a header, or one made by `rseq build`."""

    def __init__(self, path: Path, subject: Subject, pointers: bool) -> None:
        self.library, self.pointers = ctypes.CDLL(str(path)), pointers
        self.definitions = {item.name: item.definition for item in subject.items}

    def call(self, name: str, *arguments: Any) -> tuple[Status, int, tuple[Any, ...]]:
        """(how it ended, line, results) of a call with raw arguments: addresses and numbers."""
        definition = self.definitions[name]
        address = (
            ctypes.c_void_p.in_dll(self.library, f"p_{name}").value
            if self.pointers
            else ctypes.cast(self.library[name], ctypes.c_void_p).value
        )
        kinds = [_ctype(p.type) for p in definition.parameters]
        results = definition.results

        class Results(ctypes.Structure):
            _fields_ = [(f"item{i}", ctypes.c_uint64 if isinstance(k, Pointer) else _ctype(k)) for i, k in enumerate(results)]

        made = Results()
        given = list(arguments) + ([ctypes.addressof(made)] if results else [])
        call = ctypes.CFUNCTYPE(ctypes.c_int32, *kinds, *([ctypes.c_void_p] if results else []))(address or 0)
        status, line = split(call(*given))
        return status, line, tuple(getattr(made, f"item{i}") for i in range(len(results)))


def from_header(family: str, found: list[tuple[str, Definition]], folder: Path, *flags: str) -> Library:
    """A header, compiled as a library."""
    header = folder / f"{family}.h"
    subject = build("header", found, header, prefix="")
    source, out = all_of_them(header, folder / f"{family}.c"), folder / f"{family}.so"
    run(compiler(family), "-std=gnu11", *WARNINGS, *flags, "-fPIC", "-shared", source, "-o", out)
    return Library(out, subject, pointers=True)


def from_shared(found: list[tuple[str, Definition]], folder: Path) -> Library:
    """The library that `--emit shared` makes."""
    subject = build("shared", found, folder / "libprograms.so", prefix="")
    return Library(folder / "libprograms.so", subject, pointers=False)
