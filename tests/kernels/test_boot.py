"""Starting QEMU and judging a boot, with a QEMU that is a shell script."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from tests.kernels import boot as booting
from tests.kernels.__main__ import judged
from tests.kernels.boot import boot
from tests.kernels.machines import MACHINES, Machine
from tests.kernels.packages import Missing

VERSION = 'if [ "$1" = --version ]; then echo "QEMU emulator version 7.2.22 (Debian)"; exit; fi\n'


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Machine, Path]:
    """A machine, and the script that is its QEMU."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return dataclasses.replace(MACHINES["x86_64"], qemu="qemu-of-a-test", append="more"), tmp_path / "qemu-of-a-test"


def write(script: Path, text: str) -> None:
    script.write_text(f"#!/bin/sh\n{VERSION}{text}\n")
    script.chmod(0o755)


def test_a_machine_that_is_turned_off(fake: tuple[Machine, Path]) -> None:
    machine, script = fake
    write(script, 'echo "$@"; while [ "$1" != -initrd ]; do shift; done; cat "$2"')
    booted = boot(machine, Path("/kernel"), b"the initramfs", memory=256)
    assert booted.ended
    first, last = booted.console.splitlines()
    assert first.startswith("-machine q35 -cpu max -smp 2 -m 256 -nographic -no-reboot")
    assert "-kernel /kernel" in first
    assert first.endswith("-append console=ttyS0 panic=-1 more")
    assert last == "the initramfs"


def test_a_kernel_that_gives_up_is_ended(fake: tuple[Machine, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    machine, script = fake
    monkeypatch.setattr(booting, "LOOK", 0.1)
    write(script, "echo 'Kernel panic - not syncing: no init'; exec sleep 1000")
    booted = boot(machine, Path("/kernel"), b"")
    assert not booted.ended
    result = judged(machine, "stable", "6.12-1", booted)
    assert result.problems == [
        "the kernel did not come to its first process in time: its console said at last 'Kernel panic - not syncing: no init'"
    ]


def test_one_that_hangs_is_ended(fake: tuple[Machine, Path]) -> None:
    machine, script = fake
    write(
        script,
        """echo '@rseq {"kind": "machine", "release": "6.12", "feature_size": 28, "alignment": 32, "cpus": 2} @end'; exec sleep 1000""",
    )
    booted = boot(machine, Path("/kernel"), b"", patience=1.0)
    result = judged(machine, "stable", "6.12-1", booted)
    assert result.release == "6.12"
    assert result.problems[0] == "the program did not come to its end"
    assert result.problems[-1].startswith("the machine was not turned off in time")


def test_no_qemu_and_one_that_is_too_old(fake: tuple[Machine, Path]) -> None:
    machine, script = fake
    with pytest.raises(Missing, match="there is no qemu-of-a-test here: apt-get install qemu-system-x86"):
        boot(machine, Path("/kernel"), b"")
    write(script, "exit 1")
    with pytest.raises(Missing, match=r"is of version 7.2.22; it takes 10"):
        boot(dataclasses.replace(machine, oldest_qemu=10), Path("/kernel"), b"")
