"""Processes that do something and then stay alive until a test has looked."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator

from tests.memory.processes import fork


@contextlib.contextmanager
def staying(works: Iterable[Callable[[], object]]) -> Iterator[list[int]]:
    """Children, one after the other, each of which has done its work when the next one begins; killed at the end. Gives their pids."""
    children: list[int] = []
    try:
        for work in works:
            reading, writing = os.pipe()

            def run(work: Callable[[], object] = work, writing: int = writing) -> None:
                work()
                os.write(writing, b"!")
                signal.pause()

            children.append(fork(run))
            os.close(writing)
            told = os.read(reading, 1)
            os.close(reading)
            assert told == b"!", "the child failed"
        yield children
    finally:
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
