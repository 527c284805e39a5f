"""`rseq demo`: it finds every total right, and would say so if one were not."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rseq.cli import _costs, _stress
from rseq.cli._costs import Cost
from rseq.cli._stress import Report, Stage
from rseq.cli.demo import bar
from tests.cli.command import Result, rseq, rseq_process

RIGHT = "every total and every node is right: "
PARTIAL = "▏▎▍▌▋▊▉"
HEADINGS = [
    "== This machine",
    "== A free list and a counter, written in Python, and the machine code made of them",
    "== The free list broken on purpose, and what the checker finds",
    "== 8 threads, then 4 forked processes, on shared memory, disturbed by timers",
    "== What an update costs (nanoseconds, logarithmic bars)",
]


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_every_total_is_right(backend: str) -> None:
    result = rseq_process("demo", "--seconds", "0.2", **({"RSEQ_BACKEND": "locked"} if backend == "locked" else {}))
    assert (result.status, result.err) == (0, "")
    assert [line for line in result.out.splitlines() if line.startswith("== ")] == HEADINGS
    assert result.out.count(RIGHT) == 2
    assert "WRONG" not in result.out
    assert "✗ pop took effect on CPU 0" in result.out
    assert "had already executed line 14 when it was interrupted" in " ".join(result.out.split())
    assert "7 checks hold over" in result.out
    assert "8 threads: " in result.out
    assert "4 processes: " in result.out
    assert "multiprocessing.Value" in result.out


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No measurements, and the second run is the first one again: what is wrong with the memory is the same."""
    monkeypatch.setattr(_costs, "measure", lambda: [Cost("nowhere", "nothing", 1.0)])
    monkeypatch.setattr(_stress, "in_processes", lambda count, seconds: _stress.in_threads(2, seconds))


def lose_an_addition(stage: Stage) -> None:
    stage.cells[0].value -= 1


def lose_a_node(stage: Stage) -> None:
    here = next(here for here in stage.lists if here.head is not None)
    here.head = here.head.next


def make_a_circle(stage: Stage) -> None:
    here = next(here for here in stage.lists if here.head is not None and here.head.next is not None)
    here.head.next.next = here.head


def add_a_visit(stage: Stage) -> None:
    stage.nodes[7].visits += 1


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("damage", "text"),
    [
        (lose_an_addition, r"WRONG: the counter says "),
        (lose_a_node, r"WRONG: 999 nodes are on the lists, 1,000 were put there"),
        (make_a_circle, r"WRONG: a node on the list of CPU "),
        (add_a_visit, r"WRONG: the nodes noted "),
    ],
)
def test_what_is_wrong_is_reported(
    damage: Callable[[Stage], None], text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = Stage.verify

    def damaged(stage: Stage, adds: int, visits: int) -> list[str]:
        damage(stage)
        return verify(stage, adds, visits)

    monkeypatch.setattr(Stage, "verify", damaged)
    result = rseq(capsys, "demo", "--seconds", "0.1")
    assert (result.status, result.err) == (1, "")
    assert result.out.count(text) == 2
    assert RIGHT not in result.out


@pytest.mark.usefixtures("quick")
def test_the_same_without_damage_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "demo", "--seconds", "0.1")
    assert (result.status, result.err) == (0, "")
    assert result.out.count(RIGHT) == 2


@pytest.mark.usefixtures("quick")
def test_one_run_that_is_wrong_is_enough(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def report(who: str, mistakes: list[str]) -> Report:
        return Report(who, 0.1, 10, 20, 30, 40, {"push": 1, "pop": 2, "add": 3}, mistakes)

    monkeypatch.setattr(_stress, "in_threads", lambda count, seconds: report("8 threads", []))
    monkeypatch.setattr(_stress, "in_processes", lambda count, seconds: report("4 processes", ["1 processes ended badly"]))
    result: Result = rseq(capsys, "demo", "--seconds", "0.1")
    assert result.status == 1
    assert f"    {RIGHT}10 additions, 20 visits, 1,000 nodes\n" in result.out
    assert "    WRONG: 1 processes ended badly\n" in result.out
    assert "    sequences restarted: push 1, pop 2, add 3\n" in result.out


@pytest.mark.usefixtures("quick")
def test_a_length_that_is_no_number_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "demo", "--seconds", "nan")
    assert (result.status, result.out) == (2, "")


@pytest.mark.parametrize(
    ("value", "most", "expected"),
    [
        (100.0, 100.0, "█" * 32),
        (10.0, 100.0, "█" * 16),
        (1.0, 100.0, "▏"),
        (0.0, 100.0, "▏"),
        (0.5, 0.9, "▏"),
        (1.0000001, 100.0, "▏"),
        (2.0, 2.0**32, "█"),
        (2.0**1.5, 2.0**32, "█▌"),
        (2.0**31.125, 2.0**32, "█" * 31 + "▏"),
    ],
)
def test_bars_are_logarithmic(value: float, most: float, expected: str) -> None:
    assert bar(value, most) == expected


@given(st.floats(0.0, 1e12), st.floats(0.0, 1e12), st.integers(1, 100))
def test_every_bar_has_a_width_in_proportion(one: float, other: float, width: int) -> None:
    value, most = sorted((one, other))
    made = bar(value, most, width)
    assert 1 <= len(made) <= width
    assert set(made[:-1]) <= {"█"}
    assert made[-1] in "█" + PARTIAL
    eighths = 8 * made.count("█") + (PARTIAL.index(made[-1]) + 1 if made[-1] in PARTIAL else 0)
    exact = 8 * width * math.log(value) / math.log(most) if value > 1 else 0.0
    assert eighths == 1 or abs(eighths - exact) <= 0.5
    assert len(bar(most, most, width)) == (width if most > 1 else 1)
