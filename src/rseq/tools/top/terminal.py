"""The terminal while it is ours: keys without Enter, the other screen, signals that are waited for; and as it was, afterwards.

Handlers only note their signal, and the loop acts on it between two pictures, when nothing is half drawn. A byte in a pipe
(signal.set_wakeup_fd) ends the waiting. Ctrl-Z: the terminal is given back, the process stops as any other, and takes it
again when it goes on.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
import time
import tty
from typing import TYPE_CHECKING, Any

from rseq.tools.top.keys import Keys

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

HANDLED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGWINCH, signal.SIGTSTP)
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ESCAPE_SECONDS = 0.05
"""How long an Escape is waited for to become an arrow key."""


class Ended(Exception):
    """A signal asks us to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Terminal:
    """`with Terminal() as terminal: terminal.show(…); keys = terminal.wait(seconds)`. From the main thread.

    Keys come from standard input, if that is a terminal.
    """

    def __init__(self) -> None:
        from rich.console import Console

        # Fixed sizes from the environment would be wrong after the window changed.
        self.console: Console = Console(highlight=False, _environ={k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")})
        self._fd = sys.stdin.fileno() if sys.stdin is not None and sys.stdin.isatty() else -1
        self._keys = Keys()
        self._signals: list[int] = []
        self._before: dict[int, Any] = {}
        self._saved: Any = None
        self._live: Any = None
        self._pipe = (-1, -1)
        self._wakeup = -1

    def __enter__(self) -> Terminal:
        self._pipe = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._wakeup = signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for number in HANDLED:
            self._before[number] = signal.signal(number, lambda number, _: self._signals.append(number))
        try:
            self._take()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._give_back()
        finally:
            signal.set_wakeup_fd(self._wakeup)
            for number, before in self._before.items():
                signal.signal(number, before if before is not None else signal.SIG_DFL)
            for fd in self._pipe:
                os.close(fd)

    def _take(self) -> None:
        from rich.live import Live

        if self._fd >= 0:
            self._saved = termios.tcgetattr(self._fd)
            tty.setcbreak(self._fd, termios.TCSADRAIN)
        self._live = Live("", console=self.console, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)
        self._live.start()

    def _give_back(self) -> None:
        live, self._live = self._live, None
        saved, self._saved = self._saved, None
        try:
            if live is not None:
                with contextlib.suppress(OSError):  # the terminal may be gone
                    live.stop()
        finally:
            if saved is not None:
                with contextlib.suppress(termios.error, OSError):
                    termios.tcsetattr(self._fd, termios.TCSADRAIN, saved)

    @property
    def size(self) -> tuple[int, int]:
        """(columns, lines) now."""
        return self.console.size

    def show(self, picture: RenderableType) -> None:
        """Draw."""
        self._live.update(picture, refresh=True)

    def wait(self, seconds: float | None) -> list[str]:
        """Keys that were pressed; returns at once when there are some, when the size changes, or after the time. Ended for signals."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while True:
            if self._signals:
                self._act()
                return []
            left = None if deadline is None else max(deadline - time.monotonic(), 0.0)
            waiting = self._keys.waiting
            if waiting:
                left = ESCAPE_SECONDS if left is None else min(left, ESCAPE_SECONDS)
            ready, _, _ = select.select([self._pipe[0], *([self._fd] if self._fd >= 0 else [])], [], [], left)
            if self._pipe[0] in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._pipe[0], 4096)
            if self._fd in ready:
                data = os.read(self._fd, 4096)
                if not data:
                    raise Ended(signal.SIGHUP)
                if keys := self._keys.feed(data):
                    return keys
            elif not ready and waiting:
                return self._keys.flush()
            elif not ready:
                return []

    def _act(self) -> None:
        """What the signals that came ask for."""
        numbers, self._signals[:] = list(self._signals), []
        for number in numbers:
            if number in ENDS:
                raise Ended(number)
        if signal.SIGTSTP in numbers:
            self._give_back()
            ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)  # here we stand until somebody says `fg`
            signal.signal(signal.SIGTSTP, ours)
            self._take()
