"""The benchmarks run, and their results have the documented form. No time is asserted: what matters there is the report."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rseq.compiler.export.librseq_bits import OPERATIONS

ROOT = Path(__file__).parents[1]
GROUPS = {path.stem for path in (ROOT / "benchmarks" / "groups").glob("*.py")} - {"__init__"}
# Rows that need nothing but Python and this package.
ALWAYS = {"calls", "checker", "locks", "prometheus", "start"}
GOALS = {
    "observe / increment": ("<=", 4.0),
    "sequence / by hand in C": ("<=", 1.05),
    "sequence / per-CPU lock xadd": ("<", 1.0),
    "shared atomic / sequence, 2 threads": (">=", 10.0),
    "add() / list.clear()": ("<=", 1.6),
    "counter.add() / items.clear()": ("<=", 1.6),
    "add() / method with lock + int": ("<=", 0.1),
    "add through a segment / private": ("<=", 1.05),
    "add() through a segment / private": ("<=", 1.05),
    "add() / multiprocessing.Value with its lock": ("<=", 0.05),
    "add() / prometheus_client inc(), multi-process": ("<=", 0.2),
    "observe() / prometheus_client observe()": ("<=", 0.2),
    "multi-process Counter.inc() / in a segment": (">=", 5.0),
    "scrape of a segment, many workers / one": ("<=", 1.2),
    "import rseq": ("<=", 30.0),
    "compile a sequence, cold": ("<=", 50.0),
    "load a sequence from the cache": ("<=", 5.0),
    "free list, 3 threads x 2 CPUs, exhaustively": ("<=", 5000.0),
    "free list, 4 threads x 2 CPUs, exhaustively": ("<=", 20000.0),
    **dict.fromkeys(OPERATIONS, ("<=", 1.05)),
}


def run(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=500,
    )


def results(file: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    done = run([*arguments, "--quick", "--json", str(file)], **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(file.read_text())
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return results(tmp_path_factory.mktemp("benchmarks") / "all.json")


def check_row(row: dict[str, Any]) -> None:
    assert row["name"]
    assert row["effect"]
    assert row["figure"] in ("ratio", "difference", "first")
    assert row["unit"] == ("x" if row["figure"] == "ratio" else "ms")
    assert row["first"]["name"] != row["second"]["name"]
    if row["skipped"] is not None:
        assert row["skipped"].startswith("skipped, because ")
        assert (row["value"], row["met"]) == (None, None)
        return
    for side in (row["first"], row["second"]):
        assert 0 < side["ns"] <= side["ns_median"]
        assert side["rounds"] >= 1
    assert all(math.isfinite(row[number]) for number in ("value", "p10", "p90"))
    assert row["p10"] <= row["p90"]


def test_every_group_has_rows_and_every_row_its_fields(whole: dict[str, Any]) -> None:
    assert {row["group"] for row in whole["rows"]} == GROUPS
    for row in whole["rows"]:
        check_row(row)
    names = [row["name"] for row in whole["rows"]]
    assert len(names) == len(set(names))


def test_ratios_and_verdicts_follow_from_the_numbers(whole: dict[str, Any]) -> None:
    for row in whole["rows"]:
        if row["skipped"]:
            continue
        if row["figure"] == "ratio":
            assert row["value"] == pytest.approx(row["first"]["ns"] / row["second"]["ns"])
        if row["goal"] is None:
            assert row["met"] is None
            continue
        value, limit = row["value"], row["goal"]["limit"]
        assert row["met"] is {"<=": value <= limit, "<": value < limit, ">=": value >= limit}[row["goal"]["relation"]]


def test_the_goals_are_the_ones_that_were_set(whole: dict[str, Any]) -> None:
    stated = {row["name"]: (row["goal"]["relation"], row["goal"]["limit"]) for row in whole["rows"] if row["goal"]}
    assert stated == GOALS


def test_what_needs_only_python_is_never_skipped(whole: dict[str, Any]) -> None:
    assert [row["name"] for row in whole["rows"] if row["skipped"] and row["group"] in ALWAYS] == []


def test_the_machine_is_described(whole: dict[str, Any]) -> None:
    machine = whole["machine"]
    assert machine["python"] == ".".join(map(str, sys.version_info[:3]))
    assert machine["kernel"] == f"Linux {os.uname().release}"
    assert machine["cpus_allowed"] == sorted(os.sched_getaffinity(0))
    assert machine["backend"] in ("kernel", "locked")
    if machine["sibling_groups"] is not None:
        assert sorted(cpu for group in machine["sibling_groups"] for cpu in group) == machine["cpus_allowed"]
    assert whole["quick"] is True


def test_without_a_compiler_the_rows_say_so(tmp_path: Path) -> None:
    rows = results(tmp_path / "out.json", "native", PATH=str(tmp_path), CC="")["rows"]
    assert {row["skipped"] for row in rows} == {"skipped, because there is no C compiler here"}
    for row in rows:
        check_row(row)


def test_on_the_locked_backend_sections_by_hand_are_skipped(tmp_path: Path) -> None:
    rows = {row["name"]: row for row in results(tmp_path / "out.json", "native", RSEQ_BACKEND="locked")["rows"]}
    reason = rows["sequence / by hand in C"]["skipped"]
    assert reason in (
        "skipped, because memory has the locked backend here: RSEQ_BACKEND=locked asks for it",
        "skipped, because there is no C compiler here",
    )


def test_on_one_cpu_the_rows_of_two_threads_say_so(tmp_path: Path) -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})  # children inherit it
    try:
        rows = results(tmp_path / "out.json", "contention", "false_sharing")["rows"]
    finally:
        os.sched_setaffinity(0, before)
    assert {row["skipped"] for row in rows} == {"skipped, because this process may use 1 CPU only, and 2 are needed"}


def test_an_unknown_group_is_refused_with_the_names_there_are() -> None:
    done = run(["nonsense"])
    assert done.returncode == 2
    assert f"there is no group 'nonsense'; there are {', '.join(sorted(GROUPS))}" in done.stderr


def test_the_hand_written_sections_count_exactly() -> None:
    from benchmarks import peer
    from rseq import per_cpu
    from rseq.structures.counter import CounterCell

    reason = peer.missing() or peer.no_kernel_backend()
    if reason:
        pytest.skip(f"skipped, because {reason}")
    cells = per_cpu(CounterCell)
    for name in ("peer_sequence", "peer_librseq", "peer_cpu_atomic"):
        peer.on_cells(name, cells)(None, 100_000)
    assert sum(cell.value for cell in cells) == 300_000
    cells.close()
