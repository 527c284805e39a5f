"""A segment of its own for every test, in a folder that goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import rseq.prometheus
from rseq.memory.file_segment import FileSegment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the segment is, or will be."""
    return tmp_path / "metrics"


@pytest.fixture
def install(path: Path) -> Iterator[Callable[[], FileSegment]]:
    """Install a small segment, until the test ends."""

    def install(capacity: int = 1 << 16, arrays: int = 1 << 18, objects: int = 500) -> FileSegment:
        return rseq.prometheus.install(path, capacity=capacity, arrays=arrays, objects=objects)

    yield install
    rseq.prometheus.uninstall()
