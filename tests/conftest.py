"""Shared by all tests: IR is verified between passes, the object cache is a folder of this run's own."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

_folder = tempfile.TemporaryDirectory(prefix="rseq-test-")
os.environ["RSEQ_CACHE_DIR"] = _folder.name
os.environ["RSEQ_VERIFY"] = "1"

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what it runs in the background like this; the processes that tests interrupt would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

import pytest  # noqa: E402

from rseq.compiler import verify  # noqa: E402

verify.ALWAYS = True


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files instead of comparing with them")


class Golden:
    """A text that must not change by accident."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def check(self, path: Path, text: str) -> None:
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        assert path.exists(), f"{path} does not exist; write it with --update"
        assert text == path.read_text()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--update")))


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory made inside is of the locked backend."""
    from rseq.kernel import backend
    from rseq.memory import segment

    found = backend.choose()
    choice = backend.Choice("locked", "a test asks for it", found.registration, found.self_test)
    monkeypatch.setattr(backend, "_choice", choice)
    monkeypatch.setattr(segment, "_pool", [])
