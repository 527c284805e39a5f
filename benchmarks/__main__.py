"""`python -m benchmarks [NAME…] [--json FILE] [--quick]`: measure, print tables, write JSON. The exit status is 0 whatever the results."""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import os
import pkgutil
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks import groups, harness, machine, report

DEFAULT = Path(__file__).parent / "results" / "latest.json"


def names() -> list[str]:
    """The groups there are."""
    return sorted(found.name for found in pkgutil.iter_modules(groups.__path__))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure rseq against named peers, as ratios of one run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"groups: {', '.join(names())} (default: all)")
    parser.add_argument("--json", type=Path, default=DEFAULT, metavar="FILE", help="where to write the results (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help="few and short rounds: shows that it works, measures badly")
    options = parser.parse_args()
    for name in options.names:
        if name not in names():
            parser.error(f"there is no group {name!r}; there are {', '.join(names())}")
    with tempfile.TemporaryDirectory(prefix="rseq-benchmarks-") as folder:
        os.environ["RSEQ_CACHE_DIR"] = folder
        run(options.names or names(), options.json, harness.QUICK if options.quick else harness.FULL)


def run(chosen: list[str], path: Path, plan: harness.Plan) -> None:
    """Measure the groups, showing each when it is done, and write the file."""
    console = Console(width=max(Console().width, 120))
    facts = machine.facts()
    report.heading(console, facts)
    rows: list[dict[str, Any]] = []
    for name in chosen:
        module = importlib.import_module(f"benchmarks.groups.{name}")
        with console.status(f"measuring {name} …"):
            measured = [harness.row(name, case) for case in module.cases(plan)]
        rows += measured
        console.print(report.table((module.__doc__ or name).splitlines()[0], measured))
    report.legend(console)
    missed = [row["name"] for row in rows if row["met"] is False]
    met = sum(row["met"] is True for row in rows)
    console.print(f"{met} goals met, {len(missed)} missed{': ' if missed else ''}{'; '.join(missed)}", highlight=False)
    when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    content = {"when": when, "quick": plan is harness.QUICK, "machine": facts, "figures": harness.FIGURES, "rows": rows}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n")
    console.print(f"written to {path}", highlight=False)


if __name__ == "__main__":
    main()
