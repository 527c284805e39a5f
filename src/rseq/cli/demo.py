"""`rseq demo`: what this machine offers, two sequences from source to bytes, a hard test of them, and what they cost."""

from __future__ import annotations

import inspect
import math
import os
from typing import TYPE_CHECKING, Any

import click

from rseq.cli.common import console

if TYPE_CHECKING:
    from rich.console import Console

    from rseq.cli._costs import Cost
    from rseq.cli._stress import Report


@click.command("demo", help="Show what rseq does on this machine, in under a minute.")
@click.option("--seconds", type=click.FloatRange(0.1, 600), default=5.0, show_default=True, help="Length of each of the two test runs.")
def COMMAND(seconds: float) -> int:  # noqa: N802
    from rseq.cli import _costs, _demo_program, _stress, doctor

    if not math.isfinite(seconds):
        raise click.BadParameter(f"{seconds} is no number of seconds", param_hint="'--seconds'")

    out = console()
    _head(out, "This machine")
    doctor.show(doctor.examine())
    _head(out, "A free list and a counter, written in Python, and the machine code made of them")
    for function in (_demo_program.push, _demo_program.pop, _demo_program.add):
        _beside(out, function)
    _head(out, "The free list broken on purpose, and what the checker finds")
    wrong = _check(out)
    _head(out, "8 threads, then 4 forked processes, on shared memory, disturbed by timers")
    for report in (_stress.in_threads(8, seconds), _stress.in_processes(4, seconds)):
        _report(out, report)
        wrong += len(report.mistakes)
    _head(out, "What an update costs (nanoseconds, logarithmic bars)")
    _chart(out, _costs.measure())
    return 1 if wrong else 0


def _head(out: Console, text: str) -> None:
    out.print()
    out.print(f"[bold]== {text}[/]")
    out.print()


def _beside(out: Console, function: Any) -> None:
    """Source at the left, the bytes inside of the critical section at the right."""
    from rich.markup import escape
    from rich.table import Table

    from rseq.compiler import jit, listing, targets, unit
    from rseq.compiler.object_file import critical_sections, disassemble

    definition, host = function.definition, targets.host()
    lines, first = inspect.getsourcelines(definition.python)
    left = "\n".join(f"{first + i:3} {line.rstrip()}" for i, line in enumerate(lines) if not line.lstrip().startswith("@"))
    found = critical_sections(jit.object_code(unit.build(definition).llvm_ir))
    right = "on this machine the locked form is used"
    if found:
        section = found[0]
        origins = listing.instruction_lines(unit.function_of(definition), host)
        code = disassemble(section.code, host.name, section.start.offset)
        marks = origins if len(origins) == len(code) else [0] * len(code)
        right = "\n".join(f"{mark or '':>3} {i.bytes.hex():<16} {i.text}" for i, mark in zip(code, marks, strict=True))
    table = Table(box=None, show_header=False, padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="cyan")
    table.add_row(escape(left), escape(right))
    out.print(table)
    out.print()


def _check(out: Console) -> int:
    """The broken free list must be found wrong, with its story; then the right one is checked. The number of surprises."""
    from rseq.checker.render_terminal import story_lines
    from rseq.checker.scenarios import Bounds
    from rseq.checker.session import Options, check
    from rseq.checker.subjects import Subject

    out.print("A pop made of two sequences, `node = look(lists)` and `take(lists, node)`, each of them right. Stress tests pass.")
    out.print()
    options = Options(bounds=Bounds(threads=2, depth=2), jobs=1)
    broken = check([Subject("rseq.cli._demo_models", "BrokenFreeList", True)], options)
    story = next((o.story for o in broken.outcomes if o.story is not None), None)
    if story is None:
        out.print("[bold red]WRONG[/]: nothing was found")
        return 1
    for line in story_lines(story, min(out.width, 160)):
        out.print(line)
    out.print()
    right = check([Subject("rseq.cli._demo_models", "RightFreeList", True)], options)
    states = sum(o.counts.states for o in right.outcomes)
    coverage = right.outcomes[-1].counts
    if right.status:
        out.print(f"[bold red]WRONG[/]: {next(f for o in right.outcomes for f in o.findings)}")
        return 1
    checks, points, seconds = len(right.outcomes), coverage.abort_points, broken.seconds + right.seconds
    out.print(f"The right one, whose pop is one sequence: [green]{checks} checks hold[/] over {states:,} states,")
    out.print(f"with an abort at each of {points} instructions; {seconds:.1f} s for both. `rseq check FILE` does this for yours.")
    return 0


def _report(out: Console, report: Report) -> None:
    updates = report.adds + 2 * report.visits
    restarts = ", ".join(f"{name} {count:,}" for name, count in report.restarts.items())
    out.print(f"{report.who}: {updates / 1e6:,.0f} million updates in {report.seconds:g} s")
    out.print(f"    interrupted by {report.signals:,} signals and {report.moves:,} forced moves between CPUs")
    out.print(f"    sequences restarted: {restarts}")
    if report.mistakes:
        for mistake in report.mistakes:
            out.print(f"    [bold red]WRONG[/]: {mistake}")
    else:
        out.print(f"    [green]every total and every node is right[/]: {report.adds:,} additions, {report.visits:,} visits, 1,000 nodes")


def _chart(out: Console, costs: list[Cost]) -> None:
    from rich.table import Table

    most = max(cost.nanoseconds for cost in costs)
    table = Table(box=None, padding=(0, 1))
    table.add_column("from")
    table.add_column("what")
    table.add_column("ns", justify="right")
    table.add_column("")
    for cost in costs:
        table.add_row(cost.where, cost.what, f"{cost.nanoseconds:,.1f}", bar(cost.nanoseconds, most))
    out.print(table)
    if len(os.sched_getaffinity(0)) < 2:
        out.print("Only one CPU may be used here: two threads at once take turns, and nothing is contended.")


def bar(value: float, most: float, width: int = 32) -> str:
    """A bar on a logarithmic scale from 1 to `most`, in eighths of a character."""
    if value <= 1 or most <= 1:
        return "▏"
    eighths = max(1, round(8 * width * math.log(value) / math.log(most)))
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]
