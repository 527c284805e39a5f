"""Real servers for the examples, real requests, and the processes behind them."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

ROOT = Path(__file__).parents[2]
LIMIT = 60.0
"""Seconds until something that must happen counts as not happening."""
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@contextlib.contextmanager
def listening() -> Iterator[socket.socket]:
    """A socket on 127.0.0.1 that servers inherit."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        made.listen(128)
        made.set_inheritable(True)
        yield made


@contextlib.contextmanager
def running(
    folder: str, arguments: list[str], sockets: list[socket.socket], log: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m …` in a folder of examples, until the block ends; with all the processes that it has started."""
    settings = {
        key: value for key, value in os.environ.items() if key not in ("RSEQ_VERIFY", "RSEQ_PROMETHEUS", "PROMETHEUS_MULTIPROC_DIR")
    }
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT / "examples" / folder,
            env=settings | {"PYTHONPATH": str(ROOT / "src"), "HOME": str(log.parent)} | environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            pass_fds=[each.fileno() for each in sockets],
            start_new_session=True,
        )
        try:
            yield process
        except BaseException:
            print(log.read_text(errors="replace")[-4000:])
            raise
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                pass
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def get(address: tuple[str, int], path: str) -> bytes:
    """What the server answers. OSError or HTTPException if it does not."""
    connection = http.client.HTTPConnection(*address, timeout=LIMIT)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise http.client.HTTPException(f"status {answer.status}")
        return body
    finally:
        connection.close()


def scrape(address: tuple[str, int]) -> Samples:
    """The samples at /metrics; asked again if the worker is killed meanwhile."""
    deadline = time.monotonic() + LIMIT
    while True:
        try:
            text = get(address, "/metrics").decode()
        except (OSError, http.client.HTTPException):
            if time.monotonic() > deadline:
                raise
            continue
        found: Samples = {}
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                key = (sample.name, tuple(sorted(sample.labels.items())))
                assert key not in found, f"{key} is there twice"
                found[key] = sample.value
        return found


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that live."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def until(condition: Callable[[], object]) -> None:
    """Wait for something that must happen."""
    deadline = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.01)


class Load:
    """Threads that send requests, each when the one before was answered or failed."""

    def __init__(self, address: tuple[str, int], threads: int = 3) -> None:
        self._address, self._stopped = address, False
        self._lock = threading.Lock()
        self.sent = self.answered = 0
        self._threads = [threading.Thread(target=self._run, daemon=True) for _ in range(threads)]

    def _run(self) -> None:
        while not self._stopped:
            with self._lock:
                self.sent += 1
            try:
                get(self._address, "/")
            except (OSError, http.client.HTTPException):
                continue
            with self._lock:
                self.answered += 1

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped = True
        for thread in self._threads:
            thread.join(LIMIT)
            assert not thread.is_alive()

    def more(self, count: int) -> None:
        """Wait for so many more answers."""
        goal = self.answered + count
        until(lambda: self.answered >= goal)
