"""What the tests of structures share: both backends, and a folder for segments."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

import rseq
from rseq.kernel import backend as backends
from rseq.memory.file_segment import FileSegment
from tests.memory.conftest import folder as folder


@pytest.fixture(params=["kernel", "locked"])
def both(request: pytest.FixtureRequest) -> str:
    """The test runs on both backends: memory made in it is of this one."""
    name = str(request.param)
    if name == "locked":
        request.getfixturevalue("locked")
    elif backends.choose().backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {backends.choose().reason}")
    return name


@pytest.fixture
def segment(folder: os.PathLike[str]) -> Iterator[FileSegment]:
    """A segment called "x"."""
    with rseq.Segment.create("x", arrays=1 << 18) as made:
        yield made
