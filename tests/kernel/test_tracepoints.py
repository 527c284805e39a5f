"""The kernel's own count of aborted sections equals ours, and reading it leaves nothing behind."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from pathlib import Path

import pytest

import rseq
from rseq import PerCpu, Struct, Unavailable, u64
from rseq.kernel import backend, tracepoints
from rseq.kernel.timers import SignalStorm
from rseq.kernel.tracepoints import Fixups
from tests.kernel.needs import LIMIT, facts_of, needs_registration, needs_root
from tests.memory.test_fork import finish, start

WITHOUT_RIGHTS = """
import json, os, pathlib, tempfile
from rseq.kernel import tracepoints
from rseq.kernel.errors import Unavailable
closed = pathlib.Path(tempfile.mkdtemp())  # as /sys/kernel/tracing usually is: only root may look into it
os.setuid(65534)
said = []
for mounts in ((), (closed,)):
    tracepoints.MOUNTS = mounts
    try:
        tracepoints.Fixups()
        said.append("it can be read")
    except Unavailable as error:
        said.append(f"unavailable: {error}")
    except Exception as error:
        said.append(f"{type(error).__name__}: {error}")
print(json.dumps(said))
"""


class Cell(Struct):
    value: u64


@rseq.sequence
def add(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.value += 1


@rseq.native(release_gil=True)
def churn(cells: PerCpu[Cell], rounds: u64) -> None:
    for _ in range(rounds):
        add(cells)


@pytest.fixture(autouse=True)
def readable() -> None:
    """Only where the tracepoint can be read."""
    try:
        with Fixups():
            pass
    except Unavailable as reason:
        pytest.skip(f"skipped, because {reason}")


@needs_registration
def test_the_kernel_counts_the_restarts_that_we_count() -> None:
    if backend.choose().backend != "kernel":
        pytest.skip(f"skipped, because {backend.choose().reason}")
    cells = rseq.per_cpu(Cell)
    churn(cells, 1)
    additions = []
    with Fixups() as fixups, SignalStorm(20_000) as storm:
        before = add.restarts

        def run() -> None:
            storm.join_in()
            deadline, done = time.monotonic() + LIMIT, 0
            while add.restarts - before < 200 and time.monotonic() < deadline:
                churn(cells, 100_000)
                done += 100_000
            additions.append(done)

        threads = [threading.Thread(target=run) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        restarts, counted = add.restarts - before, fixups.count()
    assert restarts >= 200
    assert counted == restarts
    assert sum(cell.value for cell in cells) == sum(additions) + 1
    cells.close()


@needs_registration
def test_everyone_is_other_processes_too() -> None:
    """What a child counts of its own restarts, we see here; others may have some meanwhile."""
    if backend.choose().backend != "kernel":
        pytest.skip(f"skipped, because {backend.choose().reason}")
    cells = rseq.per_cpu(Cell)
    churn(cells, 1)
    with Fixups() as own:
        assert own.count() == 0
    with Fixups(everyone=True) as fixups:
        child = start(lambda: restart_some(cells))
        finish(child)
        assert fixups.count() >= 20
    cells.close()


def restart_some(cells: PerCpu[Cell]) -> None:
    """Until 20 sequences were started over."""
    before, deadline = add.restarts, time.monotonic() + LIMIT
    with SignalStorm(20_000) as storm:
        storm.join_in()
        while add.restarts - before < 20:
            assert time.monotonic() < deadline
            churn(cells, 100_000)


def test_without_sections_nothing_is_counted() -> None:
    with Fixups() as fixups:
        for _ in range(100_000):
            pass
        assert fixups.count() == 0


def test_one_at_a_time() -> None:
    with Fixups(), pytest.raises(Unavailable, match=r"^no trace instance can be made in /\S+: File exists$"):
        Fixups()
    with Fixups() as again:
        assert again.count() == 0


def test_a_private_mount_is_taken_away_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracepoints, "MOUNTS", ())
    mounts = Path("/proc/self/mounts").read_text()
    try:
        fixups = Fixups()
    except Unavailable as reason:
        pytest.skip(f"skipped, because {reason}")
    with fixups:
        assert os.path.isdir(f"/proc/self/fd/{fixups._mounted}/instances")
        assert fixups.count() == 0
        assert Path("/proc/self/mounts").read_text() == mounts, "a killed process would leave one behind"
    assert fixups._mounted == -1


def test_an_event_that_the_kernel_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = set(Path(tempfile.gettempdir()).glob("rseq-trace-*"))
    monkeypatch.setattr(tracepoints, "EVENT", Path("events/rseq/no_such_event"))
    with pytest.raises(Unavailable) as caught:
        Fixups()
    assert str(caught.value) == "this kernel has no tracepoint rseq:rseq_ip_fixup"
    assert set(Path(tempfile.gettempdir()).glob("rseq-trace-*")) == folders


@needs_root
def test_without_the_right_to_mount_it_is_unavailable() -> None:
    assert facts_of(WITHOUT_RIGHTS)[0] == "unavailable: tracefs is not mounted and cannot be: Operation not permitted"


@needs_root
def test_without_the_right_to_look_it_is_unavailable() -> None:
    assert facts_of(WITHOUT_RIGHTS)[1].startswith("unavailable: ")
