"""`rseq check WHERE`: every interruption, at every instruction, against every interleaving, on the bytes that will run."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rseq.cli.common import InputError, console
from rseq.language.errors import CompileError, RseqError

if TYPE_CHECKING:
    from rseq.checker.report import Report
    from rseq.checker.subjects import Subject

HELP = """Check sequences: every interruption at every instruction, on the bytes that will run.

WHERE is a module (rseq.structures.freelist), a package, a file, a folder, or FILE:NAME for one model or sequence.
Several may be given. A sequence without a model gets the first two passes.

Exit status: 0, all that was stated holds within the bounds that are printed; 1, something does not; 2, something cannot be checked.
"""


@click.command("check", help=HELP)
@click.argument("where", nargs=-1, required=True)
@click.option("--threads", type=click.IntRange(1, 6), default=3, show_default=True, help="Threads at once.")
@click.option("--cpus", type=click.IntRange(1, 4), default=2, show_default=True, help="CPUs they run on.")
@click.option("--depth", type=click.IntRange(1, 6), default=3, show_default=True, help="Operations in a row of one thread.")
@click.option("--target", default="", help="A processor: x86_64, aarch64, riscv64, s390x, …; this machine's by default.")
@click.option("--pass", "only", multiple=True, help="Only this pass; may be given several times.")
@click.option("--jobs", type=click.IntRange(0, 256), default=0, help="Processes; by default one for each CPU.")
@click.option("--dask", "cluster", default="", metavar="ADDRESS", help="Do the work on a Dask cluster (pip install 'rseq[cluster]').")
@click.option("--most-states", type=click.IntRange(1000), default=5_000_000, show_default=True, help="Give up one search beyond this.")
@click.option("--replay", default="", metavar="TOKEN", help="The schedule of a counterexample again, step by step.")
@click.option("--on-kernel", is_flag=True, help="Interrupt every instruction on the running kernel, too.")
@click.option("--html", type=click.Path(dir_okay=False), default=None, help="Write a page to step through.")
@click.option("--force", is_flag=True, help="Overwrite the page if it exists.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--verbose", is_flag=True, help="Every register change in stories.")
def COMMAND(  # noqa: N802
    where: tuple[str, ...], threads: int, cpus: int, depth: int, target: str, only: tuple[str, ...], jobs: int, cluster: str,
    most_states: int, replay: str, on_kernel: bool, html: str | None, force: bool, as_json: bool, verbose: bool,
) -> int:  # fmt: skip
    from rseq.checker import passes, session, subjects
    from rseq.checker.model import CheckError
    from rseq.checker.scenarios import Bounds
    from rseq.compiler import targets

    if html is not None and Path(html).exists() and not force:
        raise InputError(f"{html} exists; give --force to overwrite it")
    try:
        if target:
            targets.target(target)
        for name in only:
            passes.named(name)
        found = subjects.find_all(where)
        if replay:
            report = session.replay(found, replay)
        else:
            options = session.Options(target, Bounds(threads, cpus, depth, most_states), only, jobs, cluster)
            with _Progress(enabled=not as_json and sys.stderr.isatty()) as progress:
                report = session.check(found, options, progress, sys.argv[2:] if sys.argv[1:2] == ["check"] else [*where])
                if on_kernel and not report.interrupted:
                    _on_kernel(found, report, progress)
    except CompileError as error:
        raise InputError(f"this does not compile: {str(error).splitlines()[0]}") from None
    except (CheckError, ValueError, RseqError) as error:
        raise InputError(str(error)) from None
    if not report.outcomes:
        raise InputError("of the passes that were asked for none is for this: a sequence without a model gets lint and the abort sweep")
    if html is not None:
        _write_page(report, html)
    if as_json:
        from rseq.checker.report import to_json

        click.echo(json.dumps({**to_json(report), "status": _status(report)}, indent=1))
    else:
        from rseq.checker.render_terminal import print_report

        print_report(report, console(), verbose)
        if html is not None:
            click.echo(f"The page is in {html}")
    return _status(report)


def _status(report: Report) -> int:
    return 130 if report.interrupted and report.status != 1 else report.status


def _on_kernel(found: list[Subject], report: Report, progress: _Progress) -> None:
    from rseq.checker import on_kernel
    from rseq.checker.locate import short_path
    from rseq.checker.model import CheckError

    models = [s for s in found if s.is_model]
    if not models:
        raise CheckError("--on-kernel needs a model, which says what the memory is and what must come out")
    for subject in models:
        began = time.monotonic()
        outcome = on_kernel.run(subject.model_class(), lambda text: progress.say(text))
        outcome.file, outcome.seconds = short_path(outcome.file), time.monotonic() - began
        report.outcomes.append(outcome)


def _write_page(report: Report, path: str) -> None:
    from rseq.checker.render_html import page

    try:
        Path(path).write_text(page(report), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None


class _Progress:
    """A bar on the terminal, once a check has taken a second."""

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled
        self.bar: Any = None
        self.task: Any = None
        self.timer = threading.Timer(1.0, self._start)
        self.timer.daemon = True
        self.lock = threading.Lock()

    def __enter__(self) -> _Progress:
        if self.enabled:
            self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        with self.lock:
            self.enabled = False
            if self.bar is not None:
                self.bar.stop()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self.lock:
            if self.bar is None and self.enabled:
                columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[states]} states"), TimeElapsedColumn())
                self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
                self.task = self.bar.add_task("preparing", total=None, states="0")
                self.bar.start()

    def __call__(self, done: int, total: int, what: str, states: int) -> None:
        if self.bar is not None:
            self.bar.update(self.task, completed=done, total=total, description=what, states=f"{states:,}")

    def say(self, what: str) -> None:
        if self.bar is not None:
            self.bar.update(self.task, description=what)
