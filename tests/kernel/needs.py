"""What some tests need of the machine they run on, and running a script in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rseq.kernel import abi, machine_code, registration

SOURCES = Path(__file__).parents[2] / "src"
LAUNCHER = Path(__file__).with_name("without_rseq.py")
LIMIT = 120.0
"""Seconds until something that must happen counts as not happening."""

_found = registration.find()
needs_registration = pytest.mark.skipif(
    not _found.usable or abi.machine() not in machine_code.CODE, reason=f"skipped, because no section can run here: {_found.reason}"
)
needs_two_cpus = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="skipped, because this process may use one CPU only")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="skipped, because only root can become another user")


def run_script(text: str, *, hide_rseq: bool = False, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python script in a fresh process; `hide_rseq`: rseq(2) answers ENOSYS there."""
    command = [sys.executable, *([str(LAUNCHER)] if hide_rseq else []), "-W", "error", "-c", text]
    kept = {name: value for name, value in os.environ.items() if name not in ("GLIBC_TUNABLES", "RSEQ_BACKEND")}
    return subprocess.run(
        command, env=kept | {"PYTHONPATH": str(SOURCES)} | environment, capture_output=True, text=True, timeout=LIMIT, check=False
    )


def facts_of(text: str, *, hide_rseq: bool = False, **environment: str) -> Any:
    """What a script prints, as JSON; it must succeed."""
    ran = run_script(text, hide_rseq=hide_rseq, **environment)
    assert ran.returncode == 0, f"status {ran.returncode}\n{ran.stderr}"
    return json.loads(ran.stdout)
