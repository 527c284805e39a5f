"""Reading what the program says, and the table made of it."""

from __future__ import annotations

import json

import pytest

from tests.kernels import table
from tests.kernels.boot import Boot
from tests.kernels.python_init import fine, told
from tests.kernels.report import Area, Result, exact, from_json, messages, read, to_json

MACHINE = {"kind": "machine", "release": "6.12.1", "version": "#1", "processor": "x86_64", "cpus": 2, "feature_size": 28, "alignment": 32}
AREA = {"kind": "area", "length": 32, "refused": 0}
SECTION = {
    "kind": "section", "function": "push", "instructions": 9, "reached": 8, "trapped": 12, "aborted": 12, "behind": 1, "stayed": 1, "wrong": 0,
}  # fmt: skip
COUNT = {
    "kind": "count", "threads": 4, "rounds": 100, "counter": 400, "even": 200, "odd": 200, "observed": 400, "buckets": 400, "sum": 800.0,
    "nodes": 16, "nodes_made": 16, "owned_twice": 0, "refused": 0, "restarts": 7,
}  # fmt: skip
PREEMPTION = {"kind": "preemption", "aborted": 3, "lost": 0, "status": 0}
WRONG = {"kind": "wrong", "function": "push", "at": 5, "call": "push", "what": "not at the abort address", "pc": 5}
END = {"kind": "end"}


def console(*said: dict[str, object]) -> str:
    lines = [f"[    0.{i}] a line of the kernel\n\n@rseq {json.dumps(one)} @end\r\n" for i, one in enumerate(said)]
    return "SeaBIOS\x1b[2J\n" + "".join(lines) + "[    9.1] reboot: Power down\n"


def result_of(*said: dict[str, object]) -> Result:
    result = Result("x86_64", "stable", "2026-01-01", package="6.12.1-1")
    read(result, console(*said))
    return result


def test_all_is_right() -> None:
    result = result_of(MACHINE, AREA, SECTION, SECTION, COUNT, PREEMPTION, END)
    assert result.problems == []
    assert result.areas == [Area(32, 2, 18, 16, 24, 24, 2, 2, True, 7, 3, 0)]
    assert result.aborts_everywhere
    assert (result.release, result.feature_size) == ("6.12.1", 28)
    assert from_json(to_json([result])) == [result]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ([MACHINE, AREA, SECTION, COUNT, PREEMPTION], "the program did not come to its end"),
        ([MACHINE, AREA, SECTION, WRONG, COUNT, END], "push+5, in the call 'push': not at the abort address (went on at +5)"),
        ([MACHINE, AREA, SECTION, COUNT | {"counter": 399}, END], "with an area of 32 bytes, totals were not exact or not reached"),
        (
            [MACHINE, AREA, SECTION, COUNT, PREEMPTION | {"lost": 1}, END],
            "with an area of 32 bytes, a section preempted on its own CPU went on",
        ),
        ([MACHINE, AREA | {"refused": 22}, END], "rseq(2) refuses an area of 32 bytes: error 22"),
        ([MACHINE, AREA, SECTION | {"reached": 0}, COUNT, END], "a section of push was not reached by any call"),
        ([MACHINE | {"cpus": 1}, AREA, COUNT, END], "the machine has 1 CPUs, not 2"),
        ([{"kind": "stopped", "why": "signal 11 at 0"}, END], "signal 11 at 0"),
        ([MACHINE, {"release": "6"}], "says nothing known"),
    ],
)
def test_what_is_not(said: list[dict[str, object]], problem: str) -> None:
    assert any(problem in found for found in result_of(*said).problems)


def test_a_damaged_line() -> None:
    with pytest.raises(ValueError, match="is damaged"):
        list(messages('@rseq {"kind": [    1.0] a line of the kernel @end'))
    result = Result("x86_64", "stable")
    read(result, '@rseq {"kind": @end')
    assert "the program did not come to its end" in result.problems


@pytest.mark.parametrize("change", ["counter", "even", "odd", "observed", "buckets", "sum", "nodes", "owned_twice", "refused"])
def test_totals_are_exact_or_not(change: str) -> None:
    assert exact(COUNT)
    assert not exact(COUNT | {change: COUNT[change] + 1})  # type: ignore[operator]


def test_many_problems_are_cut_short() -> None:
    result = result_of(MACHINE, AREA, *[WRONG] * 20, COUNT, END)
    assert len(result.problems) == 9
    assert result.problems[-1] == "and 12 more"


def test_the_page_has_the_table_of_what_is_kept() -> None:
    page = table.PAGE.read_text()
    changed = "make kernels writes both; docs/targets.md was changed by hand between its marks"
    assert table.with_table(page, table.KERNELS, table.render(table.kept())) == page, changed
    assert table.with_table(page, table.PYTHON, table.render_python(table.kept_python())) == page, changed


def test_every_target_is_in_the_table() -> None:
    from rseq.compiler import targets

    tried = {result.target for result in table.kept() if result.aborts_everywhere and not result.problems}
    assert tried == set(targets.names())


def test_rows() -> None:
    good = result_of(MACHINE, AREA, SECTION, COUNT, PREEMPTION, END)
    bad = result_of(MACHINE, AREA, SECTION, COUNT, PREEMPTION, AREA | {"length": 33}, SECTION | {"aborted": 11}, COUNT | {"odd": 0}, PREEMPTION | {"lost": 2}, END)  # fmt: skip
    none = Result("riscv64", "oldstable", "2026-01-02", package="6.1-1", problems=["the kernel did not come to its first process"])
    text = table.render([good, bad, none])
    rows = text.splitlines()
    assert rows[2] == (
        "| `x86_64` | yes | yes | 6.12.1 (stable) | yes: 8 of 9 | exact | aborted | 28 | `make kernels ARCH=x86_64 KERNEL=stable` |"
    )
    assert "| 32 bytes: yes: 8 of 9; 33 bytes: **no, 1 of 12 not**: 8 of 9 |" in rows[3]
    assert "| 32 bytes: exact; 33 bytes: **not exact** | 32 bytes: aborted; 33 bytes: **not aborted** |" in rows[3]
    assert rows[4].startswith("| `riscv64` | yes | yes | 6.1-1 (oldstable) | not tried |")
    assert "Run from 2026-01-01 to 2026-01-02." in text
    assert "- `riscv64`, 6.1-1 (oldstable): the kernel did not come to its first process." in text


def test_a_page_without_a_place_for_it() -> None:
    with pytest.raises(ValueError, match="has no place for the table"):
        table.with_table("# Targets\n", table.KERNELS, "")


def test_what_cpython_says() -> None:
    said = {
        "kind": "python",
        "version": "3.11.2",
        "release": "6.12.1",
        "process": 1,
        "backend": "kernel",
        "passed": 9,
        "failed": 1,
        "skipped": 2,
    }
    found = told(Boot(console({"kind": "failed", "test": "test_x", "why": "so"}, said), 1.0, True), "stable")
    assert found is not None
    assert not fine(found)
    assert found["failures"] == ["test_x"]
    assert fine({**found, "failed": 0})
    assert not fine({**found, "failed": 0, "backend": "locked"})
    assert table.render_python([{**found, "date": "2026-01-01"}]).splitlines()[2] == (
        "| 6.12.1 (stable) | 3.11.2 | kernel | 9 | 1 | 2 | 2026-01-01 | `make kernels-python KERNEL=stable` |"
    )
    assert told(Boot("Kernel panic", 1.0, False), "stable") is None
