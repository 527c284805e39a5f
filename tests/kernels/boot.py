"""Starting a kernel under QEMU, by emulation alone (TCG), and reading what it says.

The first process turns the machine off when it is done. One that does not come to that is ended after a while, and its last lines tell
why.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.kernels.machines import Machine
from tests.kernels.packages import Missing

PATIENCE = 600.0
"""Seconds for one boot."""
LAST = 12
"""Lines of the console that are shown when a boot comes to nothing."""
LOOK = 5.0
"""Seconds between two looks at what the console says."""
CPUS = 2


@dataclass(frozen=True, slots=True)
class Boot:
    """What one boot came to."""

    console: str
    seconds: float
    ended: bool
    """By itself, and not because patience ran out."""

    def last_lines(self) -> list[str]:
        """What the console said at last."""
        lines = [line.strip() for line in self.console.splitlines() if line.strip()]
        return lines[-LAST:]


def boot(machine: Machine, kernel: Path, initramfs: bytes, memory: int = 512, patience: float = PATIENCE) -> Boot:
    """Run a kernel with two CPUs and `memory` MiB until the machine is turned off. Missing if there is no QEMU for it."""
    _look_for_qemu(machine)
    with tempfile.TemporaryDirectory(prefix="rseq-kernel-") as folder:
        archive, console = Path(folder, "initramfs"), Path(folder, "console")
        archive.write_bytes(initramfs)
        command = [
            machine.qemu, *machine.options, "-smp", str(CPUS), "-m", str(memory), "-nographic", "-no-reboot", "-nic", "none",
            "-kernel", str(kernel), "-initrd", str(archive),
            "-append", f"console={machine.console} panic=-1 {machine.append}".strip(),
        ]  # fmt: skip
        started = time.monotonic()
        with (
            console.open("wb") as out,
            subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT) as process,
        ):
            ended = _wait(process, console, started + patience)
        return Boot(console.read_bytes().decode(errors="replace"), time.monotonic() - started, ended)


def _wait(process: subprocess.Popen[bytes], console: Path, until: float) -> bool:
    """Until the machine is turned off (True), or time is over, or the kernel has given up and cannot even restart."""
    while time.monotonic() < until:
        try:
            process.wait(min(LOOK, max(until - time.monotonic(), 0.1)))
            return True
        except subprocess.TimeoutExpired:
            if b"Kernel panic" in console.read_bytes():
                break
    process.kill()
    return False


def _look_for_qemu(machine: Machine) -> None:
    """Missing if there is no QEMU for a machine, or one that is too old."""
    if shutil.which(machine.qemu) is None:
        raise Missing(f"there is no {machine.qemu} here: apt-get install {machine.qemu_package}")
    said = subprocess.run([machine.qemu, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.search(r"version (\d+)(\.\d+)*", said)
    if version and int(version[1]) < machine.oldest_qemu:
        raise Missing(f"{machine.qemu} here is of {version[0]}; it takes {machine.oldest_qemu} to start kernels of {machine.debian}")
