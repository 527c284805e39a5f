"""A folder for segments of a test's own, in memory where there is /dev/shm."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where bare names are during the test."""
    where = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="rseq-test-", dir=where) as made:
        monkeypatch.setenv("RSEQ_DIR", made)
        yield Path(made)
