"""A program on a terminal of its own, with the keys and signals that a person at it has: Ctrl-C, Ctrl-Z and `fg`, another size."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import Any

from tests.cli.command import LIMIT, PROGRAM, environment

CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()=>].?|\r")
SHELL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.dup2(0, 1), os.dup2(0, 2)
    os.execv(sys.argv[2], sys.argv[2:])
print(child, flush=True)
while True:
    status = os.waitpid(child, os.WUNTRACED)[1]
    os.tcsetpgrp(0, os.getpid())
    print("stopped" if os.WIFSTOPPED(status) else os.waitstatus_to_exitcode(status), flush=True)
    if not os.WIFSTOPPED(status):
        break
    if os.read(int(sys.argv[1]), 1) == b"":
        os.killpg(child, signal.SIGKILL)
    os.tcsetpgrp(0, child)
    os.killpg(child, signal.SIGCONT)
"""
"""What a shell does about jobs: one program in front, which may be stopped and put in front again."""


class OnTerminal:
    """`with OnTerminal(80, 24, "top", "web") as program: program.wait_for("requests"); program.send("q")`."""

    def __init__(self, columns: int, lines: int, *arguments: str, **variables: str) -> None:
        self.ours, self.theirs = pty.openpty()
        self.resize(columns, lines)
        self.before = termios.tcgetattr(self.theirs)
        waits, self.go = os.pipe()
        command = [sys.executable, "-c", SHELL, str(waits), *PROGRAM, *arguments]
        self.shell: Any = subprocess.Popen(
            command, stdin=self.theirs, stdout=subprocess.PIPE, text=True, pass_fds=[waits], start_new_session=True,
            env=environment(TERM="xterm-256color", **variables),
        )  # fmt: skip
        os.close(waits)
        assert self.shell.stdout is not None
        self.number = int(self.shell.stdout.readline())
        """The program's process number."""
        self.raw = b""
        self._from = 0

    def resize(self, columns: int, lines: int) -> None:
        """The window has another size; the kernel tells the program."""
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def send(self, keys: str) -> None:
        """Press keys. What was printed before is not waited for any more."""
        self._from = len(self.raw)
        os.write(self.ours, keys.encode())

    def mark(self) -> None:
        """What was printed until now is not waited for any more."""
        self._from = len(self.raw)

    def wait_for(self, pattern: str) -> str:
        """Until the program has printed this (a regular expression); everything printed since the last key."""
        deadline = time.monotonic() + LIMIT
        while True:
            shown = CONTROL.sub(b"", self.raw[self._from :]).decode(errors="replace")
            if re.search(pattern, shown, re.DOTALL):
                return shown
            assert time.monotonic() < deadline, f"{pattern!r} did not come in {shown[-3000:]!r}"
            self._read(1.0)

    def _read(self, seconds: float) -> None:
        if select.select([self.ours], [], [], seconds)[0]:
            self.raw += os.read(self.ours, 1 << 16)

    def status(self) -> str:
        """What became of the program: its exit status, minus the signal that ended it, or "stopped". Its output is read meanwhile."""
        deadline = time.monotonic() + LIMIT
        while not select.select([self.shell.stdout], [], [], 0)[0]:
            assert time.monotonic() < deadline, "it goes on"
            self._read(0.05)
        said = self.shell.stdout.readline().strip()
        while select.select([self.ours], [], [], 0)[0]:
            self._read(0)
        return str(said)

    def continued(self) -> None:
        """`fg`."""
        self.mark()
        os.write(self.go, b".")

    def given_back(self) -> bool:
        """Whether the terminal is as it was: its modes, the cursor, the first screen."""
        last = {name: max(self.raw.rfind(b"\x1b[?" + code + b"h"), -1) for name, code in (("other", b"1049"), ("cursor", b"25"))}
        return (
            termios.tcgetattr(self.theirs) == self.before
            and self.raw.rfind(b"\x1b[?1049l") > last["other"]
            and last["cursor"] > self.raw.rfind(b"\x1b[?25l")
        )

    def __enter__(self) -> OnTerminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.go)
        if self.shell.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.number, signal.SIGKILL)
            self.shell.kill()
        self.shell.wait()
        self.shell.stdout.close()
        os.close(self.ours)
        os.close(self.theirs)
