"""Running the command line: in this process, where a test can look into it, or in a process of its own, as users do."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from rseq.cli.main import run

SOURCES = Path(__file__).parents[2] / "src"
PROGRAM = [sys.executable, "-W", "error", "-c", "from rseq.cli.main import main; main()"]
LIMIT = 120.0
"""Seconds until something that must happen counts as not happening."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


def rseq(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    """The command in this process."""
    capsys.readouterr()
    status = run(list(arguments))
    captured = capsys.readouterr()
    return Result(status, captured.out, captured.err)


def environment(**more: str) -> dict[str, str]:
    """Of a process of its own: without settings of rseq but for these."""
    kept = {name: value for name, value in os.environ.items() if name not in ("GLIBC_TUNABLES", "RSEQ_BACKEND", "COLUMNS")}
    return kept | {"PYTHONPATH": str(SOURCES), "PYTHONIOENCODING": "utf-8"} | more


def rseq_process(*arguments: str, folder: Path | None = None, **more: str) -> Result:
    """The command as users run it."""
    ran = subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, env=environment(**more), capture_output=True, text=True, timeout=LIMIT, check=False
    )
    return Result(ran.returncode, ran.stdout, ran.stderr)


def refused(result: Result, text: str) -> None:
    """Wrong input: this line on standard error, nothing else anywhere, status 2."""
    assert result == Result(2, "", f"rseq: {text}\n"), str(result)


def textual(path: Path, text: str) -> Path:
    """Write a Python file from an indented text."""
    path.write_text(textwrap.dedent(text).lstrip("\n") + "\n")
    return path
