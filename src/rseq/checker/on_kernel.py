"""Pass "on the kernel": every instruction of every sequence is interrupted on the kernel that runs here.

The other passes rest on a model of what the kernel does. Here it does it: a breakpoint on an instruction stops a thread exactly there,
and then the kernel has to abort the section, or not (_kernel_trial.py has the rules; _kernel_sweep.py what is tried).

It happens in a process of its own, made for it. A debugger is a thread, the one that forked the traced child; the process that
called us may have many, may have children it waits for, and is better not forked. And whatever a broken section does to the child that
runs it, or a broken model to the process that traces it, ends there: it is killed when it says nothing for a long time, or when we leave.

What it does not do: two threads at the same time; that is what stress tests and the explorer are for. The kernel is asked one
question at a time, and must give the right answer each time.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rseq.checker.locate import where_of
from rseq.checker.model import CheckError
from rseq.checker.report import Outcome, from_json
from rseq.kernel import abi, registration

if TYPE_CHECKING:
    from rseq.checker.model import Model

SILENCE = 120.0
"""Seconds without a word after which the process counts as stuck. It speaks at every instruction."""
PARTING = 10.0
"""Seconds for it to clean up when it is told to end."""


def run(model_class: type[Model], progress: Callable[[str], None] | None = None) -> Outcome:
    """Interrupt every instruction of the model's sequences on this kernel, see what it does, and compare with the model.

    `progress` is told, in a few words, what is being tried. CheckError if that is not possible here: no restartable sequences,
    tracing refused, or a model that another process cannot find.
    """
    from rseq.checker import ptrace

    found = registration.find()
    if not found.usable:
        raise CheckError(f"sequences cannot run on the kernel facility here: {found.reason}")
    if abi.machine() not in ptrace.LAYOUTS:
        raise CheckError(f"interrupting on the kernel is not known to this package on {abi.machine()}")
    where, name = where_of(model_class)
    started = time.monotonic()
    outcome = None
    request = {"where": where, "name": name, "path": [str(entry) for entry in sys.path], "parent": os.getpid()}
    with contextlib.closing(_talk(request)) as messages:
        for message in messages:
            if "progress" in message and progress is not None:
                progress(str(message["progress"]))
            if "error" in message:
                raise CheckError(str(message["error"]))
            if "outcome" in message:
                outcome = from_json(Outcome, message["outcome"])
    if outcome is None:
        raise CheckError(f"the process that runs {model_class.__name__} on the kernel ended without a word")
    outcome.seconds = time.monotonic() - started
    return outcome


def _talk(request: dict[str, Any]) -> Generator[dict[str, Any]]:
    """Start the process, and give what it says. It is gone when this ends, in whatever way."""
    sources = str(Path(__file__).parents[2])
    paths = [sources, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "rseq.checker._kernel_child"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=environment, start_new_session=True,
        )  # fmt: skip
        try:
            assert process.stdin is not None
            with contextlib.suppress(BrokenPipeError), process.stdin:
                process.stdin.write(json.dumps(request).encode() + b"\n")
            yield from map(json.loads, _lines(process))
            status = process.wait(SILENCE)
            if status:
                errors.seek(0)
                raise CheckError(f"the process that runs the model on the kernel {_ending(status, errors.read())}")
        finally:
            process.terminate()  # so that it ends its child itself
            try:
                process.wait(PARTING)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _ending(status: int, said: str) -> str:
    """How a process ended, with the last line it wrote."""
    last = [line.strip() for line in said.splitlines() if line.strip()][-1:]
    how = f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
    return ": ".join([how, *last])


def _lines(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Line after line of what a process says, until it is done. CheckError if it says nothing for too long."""
    assert process.stdout is not None
    number, pending = process.stdout.fileno(), b""
    while True:
        ready, _, _ = select.select([number], [], [], SILENCE)
        if not ready:
            raise CheckError(f"the process that runs the model on the kernel has been silent for {SILENCE:.0f} seconds")
        content = os.read(number, 1 << 16)
        if not content:
            return
        *complete, pending = (pending + content).split(b"\n")
        yield from complete
