"""The static program: what `rseq build` makes of every shipped sequence, linked with the C files of program/ and musl.

`zig cc` compiles for all targets, and brings musl along as source: the first time it compiles that, which takes minutes.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from rseq.cli.build import COMMAND as BUILD
from tests.kernels.machines import Machine

SHIPPED = (
    "rseq.structures.freelist",
    "rseq.structures.counter",
    "rseq.structures.counter_array",
    "rseq.structures.histogram",
    "rseq.prometheus.histograms",
    str(Path(__file__).parents[2] / "examples" / "librseq_ops.py"),
)
"""Where all shipped sequences and transactions are defined. (Gauges have none: only native functions.)"""
SOURCES = Path(__file__).parent / "program"
FLAGS = ("-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror")


class NotBuilt(Exception):
    """The program cannot be built here, in one sentence."""


def build(machine: Machine, folder: Path) -> Path:
    """The program for a machine, in a folder."""
    if importlib.util.find_spec("ziglang") is None:
        raise NotBuilt("there is no zig here: install rseq[cross] (ziglang)")
    return link(machine.target, folder, [sys.executable, "-m", "ziglang", "cc", "-target", machine.zig, "-static"])


def link(target: str, folder: Path, compiler: list[str]) -> Path:
    """The same with another compiler. What it makes must be at a fixed address, and is the only one to register threads."""
    made = folder / "sequences.o"
    arguments = [*SHIPPED, "--emit", "object", "--target", target, "-o", str(made), "--force"]
    ran = CliRunner().invoke(BUILD, arguments, standalone_mode=False)
    if ran.exception is not None or ran.return_value:
        raise NotBuilt(f"rseq build --target {target}: {ran.exception or ran.output.strip()}")
    out = folder / "init"
    sources = [str(path) for path in sorted(SOURCES.glob("*.c"))]
    command = [*compiler, *FLAGS, "-I", str(folder), *sources, str(made), "-o", str(out)]
    linked = subprocess.run(command, capture_output=True, text=True, check=False)
    if linked.returncode:
        complaint = [line for line in linked.stderr.splitlines() if "error" in line] or ["no reason given"]
        raise NotBuilt(f"{Path(compiler[0]).name} does not make the program for {target}: {complaint[0]}")
    return out
