"""The results for a person: a table for each group."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.harness import FIGURES


def heading(console: Console, facts: dict[str, Any]) -> None:
    """Where it was measured."""
    guest = " (a virtual machine, which may not be told which CPUs are siblings)" if facts["guest"] else ""
    known = {True: "some are hyperthread siblings", False: "none are hyperthread siblings", None: "siblings unknown"}
    console.print(f"{facts['processor']}, {len(facts['cpus_allowed'])} CPUs, {known[facts['siblings']]}{guest}", highlight=False)
    console.print(
        f"{facts['kernel']}, Python {facts['python']}, backend {facts['backend']}, load {facts['load_average']:.1f}", highlight=False
    )

    if facts["load_average"] > 0.5:
        console.print(
            f"Other programs are running (load {facts['load_average']:.1f}): milliseconds, being medians, come out too high.",
            style="yellow",
            highlight=False,
        )


def table(title: str, rows: list[dict[str, Any]]) -> Table:
    """One group."""
    made = Table(title=title, title_justify="left", title_style="bold", show_lines=False, expand=False)
    made.add_column("row", overflow="fold")
    for column in ("first", "second", "result", "10-90 %", "goal"):
        made.add_column(column, justify="right", no_wrap=True)
    for row in rows:
        name = Text(row["name"])
        name.append(f"\n{row['effect']}", style="dim")
        if row["skipped"]:
            name.append(f"\n{row['skipped']}", style="yellow")
            made.add_row(name, "", "", "", "", _goal(row))
            continue
        low, high = _number(row["p10"], row["unit"]), _number(row["p90"], row["unit"])
        result = f"{_number(row['value'], row['unit'])} {row['unit']}"
        made.add_row(name, _time(row["first"], row), _time(row["second"], row), result, f"{low}-{high}", _goal(row))
    return made


def legend(console: Console) -> None:
    """What the columns are."""
    console.print(
        "x: " + FIGURES["ratio"] + " of alternating rounds, 10-90 %: of single rounds; ms: medians (and the least).",
        style="dim",
        highlight=False,
    )


def _time(side: dict[str, Any], row: dict[str, Any]) -> str:
    nanoseconds = side["ns"]
    if row["unit"] == "ms":
        return f"{side['ns_median'] / 1e6:.1f} ms ({nanoseconds / 1e6:.1f})"
    return f"{nanoseconds:.2f} ns" if nanoseconds < 100 else f"{nanoseconds:.0f} ns"


def _number(value: float, unit: str) -> str:
    return f"{value:.1f}" if unit == "ms" or value >= 10 else f"{value:.2f}"


def _goal(row: dict[str, Any]) -> Text:
    goal = row["goal"]
    if goal is None:
        return Text("")
    wanted = f"{goal['relation']} {goal['limit']:g}"
    if row["met"] is None:
        return Text(f"{wanted}: not measured", style="yellow")
    return Text(f"{wanted}: met", style="green") if row["met"] else Text(f"{wanted}: MISSED", style="bold red")
