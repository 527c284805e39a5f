"""A checkout of librseq that is not part of this project, with `bits.h` replaced by ours: what the conformance run and the benchmark build with.

Nothing is written into the checkout: its headers are copied to a temporary folder.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from rseq.compiler import export, targets
from rseq.compiler.export._subject import Subject, items
from rseq.language.function import Function

FOLDERS = {"x86_64": "x86", "aarch64": "aarch64"}
OPERATIONS = Path(__file__).parents[2] / "examples" / "librseq_ops.py"
FLAGS = ("-std=gnu11", "-O2", "-Wall", "-D_GNU_SOURCE", "-pthread")


class NotThere(Exception):
    """What was named is no checkout of librseq, or cannot be built here."""


class Checkout:
    """`include`: the folder with headers that have our operations; `by_hand`: the checkout's own."""

    def __init__(self, path: Path, work: Path, compiler: str = "cc") -> None:
        self.path, self.work, self.compiler = path, work, compiler
        self.by_hand = path / "include"
        machine = FOLDERS.get(platform.machine())
        if machine is None:
            raise NotThere(f"librseq's macros on {platform.machine()} are not known here")
        if not (self.by_hand / "rseq" / "arch" / machine / "bits.h").is_file() or not (path / "src" / "rseq.c").is_file():
            raise NotThere(f"{path} is no checkout of librseq: it has no include/rseq/arch/{machine}/bits.h or no src/rseq.c")
        if shutil.which(compiler) is None:
            raise NotThere(f"there is no {compiler} here")
        self.include = work / "include"
        shutil.copytree(self.by_hand, self.include)
        bits = self.include / "rseq" / "arch" / machine / "bits.h"
        bits.unlink()
        self._write(bits)

    @staticmethod
    def _write(out: Path) -> None:
        from rseq.checker.locate import load_module

        module = load_module(str(OPERATIONS))
        found = [(name, f.definition) for name, f in vars(module).items() if isinstance(f, Function)]
        subject = Subject(targets.host(), items(found, ""), "")
        for path, content in export.kind("librseq-bits").files(subject, out).items():
            path.write_bytes(content)

    def build(self, name: str, sources: Sequence[Path], *flags: str, ours: bool = True, compiler: str | None = None) -> Path:
        """A program, or with -shared a library, of some sources and all of librseq."""
        out = self.work / name
        include = self.include if ours else self.by_hand
        whole = [*sources, *sorted((self.path / "src").glob("*.c"))]
        command = [
            compiler or self.compiler, *FLAGS, "-I", str(include), "-I", str(self.path / "src"), "-I", str(self.path / "tests" / "utils"),
            *flags, *map(str, whole), "-o", str(out), "-ldl",
        ]  # fmt: skip
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise NotThere(f"{name} cannot be built: {ran.stderr.strip()[:2000]}")
        return out
