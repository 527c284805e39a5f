"""Processes of tests: forked children that run a function, and other interpreters that run a text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
import traceback
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"
LIMIT = 60.0
"""Seconds until something that must happen counts as not happening."""


def fork(work: Callable[[], object]) -> int:
    """A child that runs `work` and ends, with status 0 if it went well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # numpy's idle threads make newer Pythons warn of any fork
        child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def wait(child: int) -> int:
    """The exit code, or minus the signal that killed it."""
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.0005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise AssertionError("the child hangs")


def at_once(works: Iterable[Callable[[], object]]) -> list[int]:
    """Run each in a child, all starting at the same moment; their exit codes."""
    reading, writing = os.pipe()

    def starting(work: Callable[[], object]) -> Callable[[], object]:
        def run() -> None:
            os.close(writing)
            os.read(reading, 1)
            work()

        return run

    children = [fork(starting(work)) for work in works]
    os.close(writing)
    os.close(reading)
    return [wait(child) for child in children]


def python(text: str, prefix: Iterable[str] = (), **environment: str) -> str:
    """What a Python of its own prints for a program; it must succeed. `prefix`: the command that starts it."""
    settings = {k: v for k, v in os.environ.items() if k not in ("GLIBC_TUNABLES", "RSEQ_BACKEND")} | {"PYTHONPATH": str(SOURCES)}
    ran = subprocess.run(
        [*prefix, sys.executable, "-W", "error", "-c", textwrap.dedent(text)],
        env=settings | environment,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
