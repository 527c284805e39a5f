"""The tables of docs/targets.md, made of what is kept in docs/kernels.json and docs/kernels_python.json."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rseq.checker.processors import emulated
from tests.kernels.machines import GENERATIONS, MACHINES
from tests.kernels.report import Area, Result, from_json, to_json

DOCS = Path(__file__).parents[2] / "docs"
KEPT, PAGE, KEPT_PYTHON = DOCS / "kernels.json", DOCS / "targets.md", DOCS / "kernels_python.json"
KERNELS, PYTHON, END = "<!-- table of real kernels -->\n", "<!-- table of CPython -->\n", "<!-- end of the table -->\n"
HEAD = (
    "target",
    "assembles",
    "in the emulator",
    "kernel",
    "aborts at every instruction",
    "four threads",
    "same CPU",
    "feature size",
    "again with",
)


def kept() -> list[Result]:
    """The results there are."""
    return from_json(KEPT.read_text()) if KEPT.exists() else []


def keep(new: list[Result]) -> None:
    """Put results into the file and the page; those of the same machines and kernels are replaced."""
    renewed = {(result.target, result.generation) for result in new}
    results = [result for result in kept() if (result.target, result.generation) not in renewed] + new
    results.sort(key=lambda result: (list(MACHINES).index(result.target), list(GENERATIONS).index(result.generation)))
    KEPT.write_text(to_json(results))
    PAGE.write_text(with_table(PAGE.read_text(), KERNELS, render(results)))


def kept_python() -> list[dict[str, Any]]:
    """What CPython said as the first process, by kernel."""
    return list(json.loads(KEPT_PYTHON.read_text())) if KEPT_PYTHON.exists() else []


def keep_python(new: dict[str, Any]) -> None:
    """The same as `keep` for CPython."""
    said = [one for one in kept_python() if one["generation"] != new["generation"]] + [new]
    said.sort(key=lambda one: list(GENERATIONS).index(one["generation"]))
    KEPT_PYTHON.write_text(json.dumps(said, indent=1) + "\n")
    PAGE.write_text(with_table(PAGE.read_text(), PYTHON, render_python(said)))


def with_table(page: str, begin: str, table: str) -> str:
    """The page with a table between its marks."""
    before, found, rest = page.partition(begin)
    _, end, after = rest.partition(END)
    if not found or not end:
        raise ValueError(f"the page has no place for the table: {begin.strip()} and {END.strip()}")
    return f"{before}{begin}{table}{END}{after}"


def render_python(said: list[dict[str, Any]]) -> str:
    """The table of CPython as the first process."""
    head = ("kernel", "CPython", "backend", "passed", "failed", "skipped", "on", "again with")
    rows = [head, tuple("---" for _ in head)]
    for one in said:
        names = ("version", "backend", "passed", "failed", "skipped", "date")
        command = f"`make kernels-python KERNEL={one['generation']}`"
        rows.append((f"{one['release']} ({one['generation']})", *(str(one[name]) for name in names), command))
    return "\n".join([*(f"| {' | '.join(row)} |" for row in rows), ""])


def render(results: list[Result]) -> str:
    """The table, and below it what is not as it should be."""
    rows = [HEAD, tuple("---" for _ in HEAD), *(_row(result) for result in results)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    said = [f"- `{result.target}`, {_kernel(result)}: {problem}." for result in results for problem in result.problems]
    dates = sorted({result.date for result in results})
    if dates:
        said.insert(0, f"Run on {dates[0]}." if len(dates) == 1 else f"Run from {dates[0]} to {dates[-1]}.")
    return "\n".join([*lines, "", *said, ""])


def _row(result: Result) -> tuple[str, ...]:
    emulator = "yes" if result.target in emulated() else "no"
    command = f"`make kernels ARCH={result.target} KERNEL={result.generation}`"
    if not result.areas:
        return f"`{result.target}`", "yes", emulator, _kernel(result), "not tried", "not tried", "not tried", "", command
    return (
        f"`{result.target}`",
        "yes",
        emulator,
        _kernel(result),
        _each(result, lambda area: aborts(area)),
        _each(result, lambda area: "exact" if area.counted else "**not exact**"),
        _each(result, lambda area: same_cpu(area)),
        str(result.feature_size) if result.feature_size else "20 (not told)",
        command,
    )


def _kernel(result: Result) -> str:
    return f"{result.release or result.package or 'none'} ({result.generation})"


def _each(result: Result, words: Callable[[Area], str]) -> str:
    """The same for all lengths of the area, or each."""
    said = {area.length: words(area) for area in result.areas}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return "; ".join(f"{length} bytes: {word}" for length, word in said.items())


def aborts(area: Area) -> str:
    """Of how many instructions that were reached every breakpoint led to the abort address."""
    if not area.trapped:
        return "not tried"
    word = (
        "yes"
        if area.aborted == area.trapped and area.stayed == area.behind
        else f"**no, {area.trapped - area.aborted} of {area.trapped} not**"
    )
    return f"{word}: {area.reached} of {area.instructions}"


def same_cpu(area: Area) -> str:
    """Whether a section was aborted that was preempted on its own CPU."""
    if not area.preempted + area.lost:
        return "not seen"
    return "aborted" if not area.lost else "**not aborted**"
