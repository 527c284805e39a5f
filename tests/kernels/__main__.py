"""Sequences on real kernels, each under QEMU: `make kernels [ARCH=…] [KERNEL=…]`.

For each target and each generation of Debian's kernels: the kernel is downloaded (once, by a private configuration of apt), the program
is built by `rseq build` and linked, both are booted by emulation, and what the program says goes into docs/kernels.json and the table of
docs/targets.md. `--python` boots CPython on arm64 instead and runs core tests of this package there.

What cannot be had (a package, QEMU) is reported, and no failure. Exit status 0: all that was tried is as it should be; 1: something is
not; 2: nothing could be tried.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.kernels import packages, report, table
from tests.kernels.boot import Boot, boot
from tests.kernels.cpio import Archive
from tests.kernels.machines import GENERATIONS, MACHINES, Machine, machine
from tests.kernels.packages import Missing, Packages
from tests.kernels.program import NotBuilt, build
from tests.kernels.report import MARKED, Result
from tests.kernels.sections import sections
from tests.kernels.sections import table as section_table

TRIES = 3
"""Of a boot that does not come to the first process: emulated x86 CPUs were seen to run into a breakpoint of the kernel's own, which
rewrites its code while it starts. What the program finds counts, whatever it is."""


def main() -> int:
    given = argparse.ArgumentParser(
        prog="python -m tests.kernels", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given.add_argument("arch", nargs="*", help=f"targets, of {', '.join(MACHINES)}; all by default")
    given.add_argument("--kernel", action="append", choices=list(GENERATIONS), help="generations of Debian's kernels; all by default")
    given.add_argument("--python", action="store_true", help="CPython as the first process on arm64")
    given.add_argument("--mirror", help="the address of a mirror of Debian; this machine's by default")
    given.add_argument("--cache", type=Path, help=f"where downloads are kept; {packages.cache_folder()} by default")
    given.add_argument("--consoles", type=Path, help="a folder for what the consoles said")
    given.add_argument("--dry", action="store_true", help="leave docs/ as it is")
    options = given.parse_args()
    try:
        chosen = [machine(name) for name in options.arch] or list(MACHINES.values())
    except ValueError as error:
        given.error(str(error))
    if options.python:
        from tests.kernels import python_init

        return python_init.run(options)
    results, missing = [], []
    for each in chosen:
        with tempfile.TemporaryDirectory(prefix="rseq-kernels-") as folder:
            for generation in options.kernel or GENERATIONS:
                try:
                    result = one(each, generation, Path(folder), options)
                except (Missing, NotBuilt) as error:
                    print(f"{each.target}, {generation}: not tried, because {error}", flush=True)
                    missing.append(error)
                    continue
                results.append(result)
                print(
                    f"{each.target}, {generation}: {'; '.join(result.problems) or 'as it should be'} ({result.seconds:.0f} s)", flush=True
                )
                if not options.dry:
                    table.keep([result])
    show(results)
    return 1 if any(result.problems for result in results) else 2 if not results else 0


def one(each: Machine, generation: str, folder: Path, options: argparse.Namespace) -> Result:
    """One boot. Missing if there is no kernel or no QEMU, NotBuilt if there is no program for it."""
    source = Packages(each.debian, options.mirror, options.cache)
    version, kernel = source.kernel_of_generation(each.image, GENERATIONS[generation])
    program = folder / "init"
    if not program.exists():
        build(each, folder)
    archive = initramfs(each, program.read_bytes())
    for _ in range(TRIES):
        booted = boot(each, kernel, archive)
        if MARKED.search(booted.console):
            break
        print(f"{each.target}, {generation}: the kernel did not come to its first process: {_last(booted)}", flush=True)
    if options.consoles:
        options.consoles.mkdir(parents=True, exist_ok=True)
        (options.consoles / f"{each.target}-{generation}.txt").write_text(booted.console)
    return judged(each, generation, version, booted)


def initramfs(each: Machine, program: bytes) -> bytes:
    """The program as /init, and its table."""
    archive = Archive.with_devices()
    archive.file("init", program, 0o755)
    archive.file("sections", section_table(sections(program), each.target).encode())
    return archive.finish()


def judged(each: Machine, generation: str, version: str, booted: Boot) -> Result:
    """What one boot came to."""
    result = Result(each.target, generation, f"{datetime.date.today():%Y-%m-%d}", package=version, seconds=round(booted.seconds, 1))
    report.read(result, booted.console)
    if not result.release:
        result.problems = [f"the kernel did not come to its first process{'' if booted.ended else ' in time'}: {_last(booted)}"]
    elif not booted.ended:
        result.problems.append(f"the machine was not turned off in time: {_last(booted)}")
    return result


def _last(booted: Boot) -> str:
    lines = booted.last_lines()
    print("\n".join(f"    {line}" for line in lines), flush=True)
    return f"its console said at last {lines[-1]!r}" if lines else "its console said nothing"


def show(results: list[Result]) -> None:
    """All of it on the terminal."""
    shown = Table(title="Restartable sequences on real kernels")
    for name in (
        "target",
        "kernel",
        "sections",
        "instructions reached",
        "breakpoints: hit, aborted",
        "four threads",
        "restarts",
        "same CPU",
        "feature size",
    ):
        shown.add_column(name)
    for result in results:
        for area in result.areas:
            shown.add_row(
                result.target, result.release, str(area.sections), f"{area.reached} of {area.instructions}", f"{area.trapped}, {area.aborted}",
                "exact" if area.counted else "NOT EXACT", str(area.restarts), table.same_cpu(area).strip("*"),
                f"{result.feature_size}, area of {area.length}",
            )  # fmt: skip
    Console(width=None if sys.stdout.isatty() else 160).print(shown)


if __name__ == "__main__":
    sys.exit(main())
