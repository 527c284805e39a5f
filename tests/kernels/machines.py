"""The emulated machines: for each target Debian's name of it, its kernels, and how QEMU is started.

A machine is one entry in MACHINES. Kernels are those of the Debian releases in GENERATIONS, the oldest first; a release that has none
for a machine is passed over (riscv64 came with trixie, loong64 is in unstable only).
"""

from __future__ import annotations

from dataclasses import dataclass

GENERATIONS = {"oldstable": ("bookworm",), "stable": ("trixie", "bookworm-backports"), "unstable": ("sid",)}
"""Releases that have a kernel of one generation: the first that can be had counts."""
SUITES = tuple(suite for suites in GENERATIONS.values() for suite in suites)


@dataclass(frozen=True, slots=True)
class Machine:
    """One target."""

    target: str
    debian: str
    """Debian's name of the architecture."""
    image: str
    """The package that depends on the newest kernel image of a release."""
    zig: str
    """What the program is compiled for."""
    qemu: str
    options: tuple[str, ...]
    console: str
    qemu_package: str
    """Debian's package with `qemu`."""
    oldest_qemu: int = 7
    """The major version of QEMU that starts these kernels."""
    append: str = ""
    """More for the kernel's command line."""


MACHINES = {
    machine.target: machine
    for machine in (
        Machine(
            "x86_64", "amd64", "linux-image-amd64", "x86_64-linux-musl",
            "qemu-system-x86_64", ("-machine", "q35", "-cpu", "max"), "ttyS0", "qemu-system-x86",
        ),
        Machine(
            "aarch64", "arm64", "linux-image-arm64", "aarch64-linux-musl",
            "qemu-system-aarch64", ("-machine", "virt", "-cpu", "cortex-a57"), "ttyAMA0", "qemu-system-arm",
        ),
        Machine(
            "riscv64", "riscv64", "linux-image-riscv64", "riscv64-linux-musl",
            "qemu-system-riscv64", ("-machine", "virt"), "ttyS0", "qemu-system-misc",
        ),
        Machine(
            "s390x", "s390x", "linux-image-s390x", "s390x-linux-musl",
            "qemu-system-s390x", ("-machine", "s390-ccw-virtio"), "ttysclp0", "qemu-system-misc",
        ),
        Machine(
            "armv7", "armhf", "linux-image-armmp-lpae", "arm-linux-musleabihf",
            "qemu-system-arm", ("-machine", "virt", "-cpu", "cortex-a15"), "ttyAMA0", "qemu-system-arm",
        ),
        Machine(
            "ppc64le", "ppc64el", "linux-image-powerpc64le", "powerpc64le-linux-musl",
            "qemu-system-ppc64", ("-machine", "pseries", "-cpu", "power9"), "hvc0", "qemu-system-ppc",
        ),
        Machine(
            "loongarch64", "loong64", "linux-image-loong64", "loongarch64-linux-musl",
            "qemu-system-loongarch64", ("-machine", "virt"), "ttyS0", "qemu-system-misc",
            10, "initcall_blacklist=i8042_init",  # there is no such controller, and looking for it without firmware crashes
        ),
    )
}  # fmt: skip


def machine(name: str) -> Machine:
    """The machine of a target, by the target's name or Debian's. ValueError names the ones there are."""
    for found in MACHINES.values():
        if name in (found.target, found.debian):
            return found
    raise ValueError(f"there is no machine {name!r}; choose one of {', '.join(MACHINES)}")
