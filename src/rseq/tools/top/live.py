"""The loop: sample, draw, wait for keys."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from rseq.tools.top import screen
from rseq.tools.top.terminal import Ended, Terminal

if TYPE_CHECKING:
    from rseq.tools.top.state import State
    from rseq.tools.top.view import Watch


def run(watch: Watch, state: State, interval: float) -> None:
    """Show a segment on the terminal until a key or a signal ends it; the terminal is as before, then.

    After SIGTERM and SIGHUP this process ends by that signal; after Ctrl-C it is KeyboardInterrupt.
    """
    try:
        with Terminal() as terminal:
            _loop(watch, state, interval, terminal)
    except Ended as end:
        if end.number == signal.SIGINT:
            raise KeyboardInterrupt from None
        watch.restarts.__exit__()
        signal.signal(end.number, signal.SIG_DFL)
        os.kill(os.getpid(), end.number)


def _loop(watch: Watch, state: State, interval: float, terminal: Terminal) -> None:
    due = time.monotonic()
    while not state.quit:
        now = time.monotonic()
        if now >= due and not state.paused:
            watch.look()
            due = max(due + interval, now)
        terminal.show(screen.picture(watch.view, state, interval, *terminal.size))
        left = None if state.paused else max(due - time.monotonic(), 0.0)
        for key in terminal.wait(left):
            state.press(key)
