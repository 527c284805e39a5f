"""CPython as the first process of an emulated arm64 machine, and core tests of this package there: `make kernels-python`.

An initramfs of Debian's Python 3.11 and the libraries it needs, wheels for arm64, this package and its tests. Nothing is installed:
packages are unpacked, wheels are zip files. If this Python is a 3.11, too, it compiles all modules beforehand, which the emulated one would need minutes for.
"""

from __future__ import annotations

import argparse
import compileall
import datetime
import importlib.util
import py_compile
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from tests.kernels import table
from tests.kernels.boot import Boot, boot
from tests.kernels.cpio import Archive
from tests.kernels.machines import GENERATIONS, MACHINES
from tests.kernels.packages import Missing, Packages
from tests.kernels.report import messages

MACHINE = MACHINES["aarch64"]
SUITE, PYTHON, ABI = "bookworm", "3.11", "cp311"
DEBIAN = (
    "libc6", "libgcc-s1", "libstdc++6", "libcrypt1", "zlib1g", "libexpat1", "libssl3", "libffi8", "libbz2-1.0", "liblzma5", "libuuid1",
    "libsqlite3-0", "libncursesw6", "libtinfo6", "libreadline8",
    "libpython3.11-minimal", "libpython3.11-stdlib", "python3.11-minimal",
)  # fmt: skip
WHEELS = ("llvmlite", "numpy", "click", "rich", "capstone", "pyelftools", "unicorn", "pytest", "pytest-timeout", "hypothesis")
PLATFORMS = ("manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_27_aarch64", "manylinux_2_28_aarch64")
ROOT = Path(__file__).parents[2]
INIT = Path(__file__).with_name("program") / "init.py"
TESTS = (
    "tests/kernel/test_abi.py", "tests/kernel/test_registration.py", "tests/kernel/test_backend.py", "tests/kernel/test_membarrier.py",
    "tests/kernel/test_selftest.py", "tests/language/test_tour.py", "tests/language/test_arguments.py", "tests/language/test_calls.py",
    "tests/language/test_refs.py", "tests/compiler/test_jit.py", "tests/memory/test_per_cpu.py", "tests/memory/test_threads.py",
    "tests/memory/test_segment_files.py", "tests/structures/test_counter.py", "tests/structures/test_freelist.py",
    "tests/structures/test_histogram.py", "tests/structures/test_hammer.py",
)  # fmt: skip
"""Compiling natively, calling from Python, per-CPU memory, threads that count exactly."""
LEFT_OUT = ("tests/language/test_tour.py::test_mypy_accepts_what_is_written_in_the_language",)
"""It needs mypy, and nothing of the processor."""
MEMORY = 3072
PATIENCE = 3600.0
UNNEEDED = ("usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/lintian")


def run(options: argparse.Namespace) -> int:
    """Boot it and report. The exit status of `python -m tests.kernels`."""
    source = Packages(MACHINE.debian, options.mirror, options.cache)
    endings = []
    with tempfile.TemporaryDirectory(prefix="rseq-python-") as folder:
        try:
            archive = initramfs(source, Path(folder))
        except Missing as error:
            print(f"not tried, because {error}")
            return 2
        for generation in options.kernel or ("stable",):
            try:
                _, kernel = source.kernel_of_generation(MACHINE.image, GENERATIONS[generation])
                booted = boot(MACHINE, kernel, archive, memory=MEMORY, patience=PATIENCE)
            except Missing as error:
                print(f"{generation}: not tried, because {error}")
                continue
            if options.consoles:
                options.consoles.mkdir(parents=True, exist_ok=True)
                (options.consoles / f"python-{generation}.txt").write_text(booted.console)
            said = told(booted, generation)
            endings.append(said is not None and fine(said))
            if said is not None and not options.dry:
                table.keep_python(said)
    return 2 if not endings else 0 if all(endings) else 1


def told(booted: Boot, generation: str) -> dict[str, Any] | None:
    """What the tests came to, which is also printed; None if Python did not come to its end."""
    found = list(messages(booted.console))
    failures = [message["test"] for message in found if message["kind"] == "failed"]
    said = next((message for message in found if message["kind"] == "python"), None)
    if said is None:
        print(f"{generation}: Python did not come to its end. The console said at last:")
        print("\n".join(f"    {line}" for line in booted.last_lines()))
    else:
        print(
            f"{generation}: CPython {said['version']} as process {said['process']} on Linux {said['release']}, backend {said['backend']}: "
            f"{said['passed']} passed, {said['failed']} failed, {said['skipped']} skipped ({booted.seconds:.0f} s)"
        )
        said |= {"generation": generation, "date": f"{datetime.date.today():%Y-%m-%d}", "failures": failures}
    for failure in failures:
        print(f"    failed: {failure}")
    return said


def fine(said: dict[str, Any]) -> bool:
    """Whether that is as it should be."""
    return said["failed"] == 0 and said["passed"] > 0 and said["backend"] == "kernel" and said["process"] == 1


def initramfs(source: Packages, folder: Path) -> bytes:
    """The whole system, made in a folder. Missing if a package or a wheel is not to be had."""
    for name in DEBIAN:
        version = source.versions(name).get(SUITE)
        if version is None:
            raise Missing(f"{SUITE} has no {name} for {source.architecture}")
        unpacked = subprocess.run(["dpkg-deb", "-x", str(source.download(name, version)), str(folder)], capture_output=True, check=False)
        if unpacked.returncode:
            raise Missing(f"{name} cannot be unpacked: {unpacked.stderr.decode().strip()}")
    for name in UNNEEDED:
        shutil.rmtree(folder / name, ignore_errors=True)
    site = folder / "site"
    for wheel in wheels(source.cache / "wheels"):
        with zipfile.ZipFile(wheel) as content:
            content.extractall(site)
    shutil.copytree(ROOT / "src" / "rseq", site / "rseq", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("tests", "examples", "pyproject.toml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / "project" / name, ignore=shutil.ignore_patterns("__pycache__", "golden"))
        else:
            shutil.copy(ROOT / name, folder / "project" / name)
    if f"{sys.version_info.major}.{sys.version_info.minor}" == PYTHON:
        for part in (folder / "usr" / "lib" / f"python{PYTHON}", site):
            compileall.compile_dir(
                part, quiet=2, stripdir=str(folder), workers=2, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
            )
    archive = Archive.with_devices()
    archive.file("init", INIT.read_bytes(), 0o755)
    archive.file("project/chosen", "\n".join([*TESTS, *(f"--deselect={name}" for name in LEFT_OUT)]).encode())
    # Also for programs that tests start, with an environment that they choose.
    archive.file(f"usr/lib/python{PYTHON[0]}/dist-packages/site.pth", b"/site\n/project\n")
    archive.tree(folder)
    return archive.finish()


def wheels(folder: Path) -> list[Path]:
    """What the package and its tests need, for Python 3.11 on arm64, in a folder of the cache."""
    if not (folder / "complete").exists():
        if importlib.util.find_spec("pip") is None:
            raise Missing("this environment has no pip, which wheels come by")
        shutil.rmtree(folder, ignore_errors=True)
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--dest",
            str(folder),
            "--only-binary=:all:",
            "--python-version",
            PYTHON,
        ]
        command += ["--implementation", "cp", *(f"--platform={name}" for name in PLATFORMS), *WHEELS]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            complaint = [line for line in ran.stderr.splitlines() if line.startswith("ERROR")] or ["no reason given"]
            raise Missing(f"wheels for arm64 cannot be had: {complaint[-1]}")
        (folder / "complete").touch()
    return sorted(folder.glob("*.whl"))
