"""The programs in examples/: built as their Makefile says, and run; each verifies its own totals."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rseq.kernel import backend

EXAMPLES = Path(__file__).parent.parent / "examples"
COMMAND = f"{sys.executable} -m rseq"
TOOLS = {"c": ("cc",), "cpp": ("c++", "pkg-config"), "rust": ("cargo",)}


@pytest.mark.parametrize("language", TOOLS)
def test_eight_threads(language: str, tmp_path: Path) -> None:
    for tool in ("make", *TOOLS[language]):
        if shutil.which(tool) is None:
            pytest.skip(f"skipped, because there is no {tool} here")
    if backend.choose().backend != "kernel":
        pytest.skip(f"skipped, because sequences cannot run here: {backend.choose().reason}")
    before = {p: p.stat().st_mtime_ns for p in EXAMPLES.rglob("*")}
    command = ["make", "-C", str(EXAMPLES), language, f"RSEQ={COMMAND}", f"OUT={tmp_path}"]
    flags = {"CFLAGS": "-Werror", "CXXFLAGS": "-Werror"}
    ran = subprocess.run(command, env={**os.environ, **flags}, capture_output=True, text=True, timeout=500, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    said = ran.stdout.splitlines()[-2 if ran.stdout.rstrip().endswith("'") else -1]
    assert "1000 of 1000 nodes" in said
    counted = said.partition("counted ")[2].split(",")[0].split(" of ")
    assert counted[0] == counted[1]
    assert int(counted[0]) >= 800_000
    assert {p: p.stat().st_mtime_ns for p in EXAMPLES.rglob("*")} == before, "building leaves the folder as it was"
