"""What `rseq top` draws: numbers, bars, columns at every size, what keys change, messages; a picture that must not change by accident."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import rseq
from rseq import Segment, u64
from rseq.structures import Counter
from rseq.structures.gauge import Level
from rseq.structures.histogram import Distribution
from rseq.tools.top import as_json, details, screen, table, text
from rseq.tools.top.keys import Keys
from rseq.tools.top.record import Record
from rseq.tools.top.state import State
from tests.conftest import Golden
from tests.tools import top_segments

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def everything(tmp_path: Path) -> Iterator[tuple[Any, Any]]:
    segment, view = top_segments.made(tmp_path / "segment")
    with segment:
        yield segment, view


def drawn(view: Any, state: State, width: int, height: int) -> list[str]:
    """The lines on a terminal of that size."""
    console = Console(width=width, height=height, record=True, file=io.StringIO(), color_system=None)
    console.print(screen.picture(view, state, 1.0, width, height), end="")
    lines = console.export_text(styles=False).split("\n")
    return [line.rstrip() for line in lines]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (None, "-"), (0, "0"), (0.0, "0"), (999, "999"), (1000, "1k"), (1234, "1.23k"), (999_499, "999k"), (999_501, "1M"), (45_600_000, "45.6M"),
        (2**63 - 1, "9.22E"), (-1234, "-1.23k"), (0.5, "0.5"), (0.43789, "0.438"), (0.0437, "43.7m"), (1.0, "1"), (0.9999, "1"), (2.5e-6, "2.5µ"), (1e-12, "1p"), (1e-15, "1.0e-15"),
        (1e30, "1.0e+30"), (math.inf, "inf"), (-math.inf, "-inf"), (math.nan, "nan"), (12.345, "12.3"), (100.0, "100"), (9.999, "10"),
    ],
)  # fmt: skip
def test_short_numbers(number: Any, shown: str) -> None:
    assert text.short(number) == shown


def test_every_short_number_is_short() -> None:
    for power in range(-400, 400):
        for sign in (1, -1):
            for factor in (1, 1.5, 9.994, 9.995, 9.9999):
                shown = text.short(sign * factor * 2.0**power)
                assert len(shown) <= 9, shown
    assert [text.rate(x) for x in (None, 0, 0.0, 1500, -0.25)] == ["-", "", "", "1.5k/s", "-0.25/s"]
    assert [text.exact(x) for x in (None, 1234567, 1.5)] == ["-", "1,234,567", "1.5"]


def test_bars() -> None:
    assert text.bars([0, 1, 4, 8], 10) == " ▁▄█"
    assert text.bars([10**9, 1, 0], 10) == "█▁ ", "what is not zero shows"
    assert text.bars([0, 0], 10) == "  "
    assert text.bars([-8, 4], 10) == "█▄"
    assert text.bars([1, 1, 2, 2, 0, 0], 3) == "▄█ ", "neighbours are added up"
    assert text.bars([1] * 40, 38) == "█" * 38, "no part is higher for having more of them"
    assert sum(text.spread([3, 1, 4, 1, 5, 9, 2, 6], 3)) == pytest.approx(31)
    assert text.bars([math.inf, math.nan, 1], 5) == "  █"
    assert (text.bars([], 5), text.bars([1], 0)) == ("", "")
    assert len(text.bars(range(1000), 16)) == 16
    assert [details.bar(x, 2) for x in (0, 0.5, 1, 7, 1 / 16)] == ["", "█", "██", "██", "▏"]


def test_names_that_a_terminal_does_not_take() -> None:
    assert text.printable("a\x1b[31mb\n\u202e\udc80") == "a\\x1b[31mb\\n\\u202e\\udc80"
    from rich.cells import cell_len

    for name in ("日本語テキスト", "plain name of some length", "e\u0301" * 20):
        for width in range(1, 30):
            assert cell_len(table.fit(name, width)) == width
            assert cell_len(table.elide(name, width)) == width
    assert table.elide('requests{method="GET",code="200"}', 20) == 'requests{m…de="200"}'


def test_at_every_size(everything: Any) -> None:
    """No line is too long, none is missing, nothing is raised; the first object is seen as soon as there are three lines."""
    from rich.cells import cell_len

    segment, view = everything
    Counter("\x1b[2J日本語" * 30, segment=segment)
    for width in (1, 2, 8, 15, 16, 33, 34, 45, 46, 71, 72, 100, 110, 200):
        for height in (1, 2, 3, 4, 5, 9, 10, 17, 18, 40):
            for state in (
                State(),
                State(help=True),
                State(editing=""),
                State(filter="nothing", paused=True),
                State(selected=5, details=False),
            ):
                lines = drawn(view, state, width, height)
                assert len(lines) == height
                assert all(cell_len(line) <= width for line in lines)
                assert not any("\x1b" in line for line in lines)
                if height >= 3 and width >= 8 and state.editing == "":
                    assert any(line.startswith("by_") for line in lines)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (40, 12)])
def test_pictures_golden(everything: Any, golden: Golden, width: int, height: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen.time, "strftime", lambda *_: "12:34:56")
    lines = drawn(everything[1], State(sort="rate", selected=2, moved=True), width, height)
    golden.check(GOLDEN / f"top_{width}x{height}.txt", "\n".join(lines) + "\n")


def test_the_picture_of_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "top.md").read_text()
    assert f"```text\n{(GOLDEN / 'top_80x24.txt').read_text()}```" in page


def test_one_table_golden(everything: Any, golden: Golden) -> None:
    console = Console(width=200, file=io.StringIO(), record=True, color_system=None)
    for line in screen.once(everything[1], State(), 200, True):
        console.print(line, soft_wrap=True)
    golden.check(GOLDEN / "top_once.txt", console.export_text(styles=False))


def test_one_table_cuts_no_name(tmp_path: Path) -> None:
    """Also where a character takes two cells, and where an object has no name."""
    with Segment.create(tmp_path / "segment") as segment:
        rseq.per_cpu(u64, segment=segment)
        assert _names(segment) == ["(no name)"]
        Counter("日本語テキスト", segment=segment)
        assert _names(segment) == ["(no name)", "日本語テキスト"]


def _names(segment: Any) -> list[str]:
    lines = screen.once(top_segments.view(segment, None, top_segments.sampler(segment).sample()), State(), 80, True)
    return [line.plain.split("  ")[0] for line in lines[3:]]


def test_json(everything: Any) -> None:
    _, view = everything
    found = as_json.document(view, State(sort="name").order(view.sample, view.rates))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert list(found) == [
        "segment", "path", "identity", "backend", "cpus", "time", "seconds", "state", "problem", "restarts_per_second", "restarts_problem",
        "objects",
    ]  # fmt: skip
    assert (found["segment"], found["backend"], found["cpus"], found["seconds"], found["restarts_per_second"]) == (
        "web",
        "locked",
        2,
        1.0,
        3.0,
    )
    objects = {each["name"]: each for each in found["objects"]}
    common = ["name", "kind", "type", "bytes", "value", "rate"]
    assert list(objects['requests{code="200"}']) == [*common, "per_cpu", "rate_per_cpu"]
    assert objects['requests{code="500"}']["per_cpu"] == [0, 12]
    assert objects['requests{code="500"}']["rate"] == 12.0
    assert objects["cache"]["fields"] == {"hits": 141, "ratio": 0.5, "small": 400}
    assert objects["by_hour"]["items"] == [2 * place * (24 - place) for place in range(24)]
    sizes = objects["response_bytes"]
    assert sizes["buckets"] == [[None, 100, 20], [100, 1000, 400], [1000, 10_000, 6000], [10_000, 100_000, 1000], [100_000, None, 4]]
    assert list(sizes["quantiles"]) == ["p50", "p90", "p99"]
    assert sizes["value"] == sum(count for _, _, count in sizes["buckets"]) == 7424
    assert sizes["mean"] == 4e7 / 7424
    empty = Distribution((1.0,), (0, 0), 0, math.inf)
    assert as_json._finite(as_json._histogram(empty)) == {
        "total": None, "mean": None, "quantiles": {"p50": None, "p90": None, "p99": None}, "buckets": [],
    }  # fmt: skip


def names(state: State, view: Any) -> list[str]:
    return [view.sample.plan.rows[row].entry.name for row in state.order(view.sample, view.rates)]


def test_orders_and_filters(everything: Any) -> None:
    _, view = everything
    state = State()
    by_name = ["by_hour", "bytes_sent", "cache", "latency_seconds", 'requests{code="200"}', 'requests{code="500"}', "response_bytes"]
    assert names(state, view) == by_name
    state.press("r")
    assert names(state, view) == by_name[::-1]
    state.press("s")
    assert (state.sort, state.reverse) == ("value", False)
    by_value = ["bytes_sent", "latency_seconds", 'requests{code="200"}', "response_bytes", "by_hour", 'requests{code="500"}', "cache"]
    assert names(state, view) == by_value
    state.press("r")
    assert names(state, view) == [*by_value[-2::-1], "cache"], "what has no value stays last"
    state.press("s")
    assert names(state, view) == by_value, "everything came in this interval"
    for key in "/REQ":
        state.press(key)
    assert names(state, view) == ['requests{code="200"}', 'requests{code="500"}'], "it filters while it is typed"
    state.press("q")
    assert (state.filter, state.quit) == ("REQq", False)
    state.press("backspace")
    state.press("enter")
    assert (state.filter, state.editing) == ("REQ", None)
    for key in "/x":
        state.press(key)
    state.press("escape")
    assert (state.filter, state.editing) == ("REQ", None)
    state.press("escape")
    assert state.filter == ""
    view.rates = None
    assert names(State(sort="rate"), view) == by_name
    for key in ("?", "x", " ", "enter", "ü", "left", "q"):
        state.press(key)
    assert (state.help, state.paused, state.details, state.quit) == (False, True, False, True)


def test_moving(everything: Any) -> None:
    _, view = everything
    state = State(details=False)

    def selected() -> str:
        drawn(view, state, 80, 7)  # room for four objects
        return names(state, view)[state.selected]

    assert selected() == "by_hour"
    state.press("up")
    assert selected() == "by_hour"
    assert state.page == 4
    for key, name in (
        ("down", "bytes_sent"), ("page down", 'requests{code="200"}'), ("page up", "bytes_sent"), ("end", "response_bytes"),
        ("down", "response_bytes"), ("k", 'requests{code="500"}'),
    ):  # fmt: skip
        state.press(key)
        assert selected() == name, key
    state.reverse = True
    assert selected() == 'requests{code="500"}', "the selection stays with its object"
    state.press("home")
    assert selected() == "response_bytes"


def test_messages(everything: Any) -> None:
    _, view = everything
    view.state, view.problem = "removed", "it was removed; processes that have it open go on with it"
    assert drawn(view, State(), 80, 24)[-1] == "it was removed; processes that have it open go on with it"
    assert any("it was removed" in line for line in drawn(view, State(), 80, 4))
    view.state, view.problem = "damaged", "its size was changed"
    assert drawn(view, State(), 80, 24)[-1] == "nothing can be read any more: its size was changed"
    view.state, view.problem, view.anew = "present", None, view.sample.time - 5
    assert drawn(view, State(), 80, 24)[-1].startswith("the segment was made anew")
    view.anew, view.restarts, view.no_restarts = None, None, "tracefs is not mounted"
    lines = drawn(view, State(filter="zz\x1b"), 80, 24)
    assert lines[1] == "restarts - (tracefs is not mounted)"
    assert lines[3] == "no name has 'zz\\x1b' in it"
    assert drawn(None, State(), 30, 2)[0] == "nothing could be read yet"


def test_an_empty_segment(tmp_path: Path) -> None:
    with Segment.create(tmp_path / "empty") as segment:
        view = top_segments.view(segment, None, top_segments.sampler(segment).sample())
        assert "there are no objects yet" in drawn(view, State(), 60, 10)
        assert as_json.document(view, [])["objects"] == []


def test_the_pane_of_a_gauge_and_of_many_cpus() -> None:
    gauge = Record("g", "Gauge", "", 8, 3.0, mode="sum", processes=[Level(7, False, 1.0, 0.0), Level(9, True, 2.0, 0.0)])
    shown = [line.plain.rstrip() for line in details.lines(gauge, 40, 8)]
    assert shown == [
        "── g " + "─" * 35,
        "Gauge  3  sum of 1 process",
        "process 9                2",
        "process 7                1  (has ended)",
    ]
    many = Record("c", "Counter", "", 8, 128, 0.0, per_cpu=[*range(128)], per_cpu_rate=[0.0] * 128)
    shown = [line.plain.rstrip() for line in details.lines(many, 60, 6)]
    assert [line.split()[1] for line in shown[2:5]] == ["125", "126", "127"]
    assert shown[5] == "… and 125 CPUs that do less"


def test_keys() -> None:
    keys = Keys()
    assert keys.feed(b"qs \r\x7f") == ["q", "s", " ", "enter", "backspace"]
    assert keys.feed(b"\x1b[A\x1bOB\x1b[5~\x1b[6~\x1b[1;5C\x1b[H\x1b[4~\x1b[99~") == [
        "up",
        "down",
        "page up",
        "page down",
        "right",
        "home",
        "end",
    ]
    assert keys.feed(b"\x1b") == []
    assert keys.waiting
    assert keys.feed(b"[B") == ["down"]
    assert keys.feed(b"\x1b") == []
    assert keys.flush() == ["escape"]
    assert not keys.waiting
    assert keys.feed("ü".encode()[:1]) == []
    assert keys.feed("ü".encode()[1:]) == ["ü"]
    assert keys.feed(b"\xff\x00\x01") == []
    assert keys.feed(b"\x1bx\x1b\x1b[A") == ["escape", "x", "escape", "up"]
    assert keys.feed(b"\x1b[" + b"1" * 100) == ["escape", "[", *"1" * 100]
