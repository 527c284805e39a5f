"""The page in a browser: stepping with keys, buttons and the address; the memory that is drawn; no complaint, no request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rseq.checker.render_html import page
from rseq.checker.report import Report
from tests.checker import browser as browsers
from tests.checker import example_report, test_render_html

pytestmark = pytest.mark.skipif(browsers.program() is None, reason="skipped, because chromium is not installed")

POSITION = "document.querySelector('.story:not([hidden]) .position').textContent"
ROWS = len(example_report.rows())


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browsers.Browser]:
    opened = browsers.Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture
def opened(browser: browsers.Browser, tmp_path: Path) -> Iterator[browsers.Browser]:
    """The example's page. After each test it must have asked for nothing and complained about nothing."""
    address = written(tmp_path, example_report.report())
    browser.open(address)
    yield browser
    assert browser.complaints == []
    assert {request.partition("#")[0] for request in browser.requests} <= {address}


def written(folder: Path, report: Report) -> str:
    """The address of the report's page."""
    file = folder / "report.html"
    file.write_text(page(report), encoding="utf-8")
    return file.as_uri()


def at(browser: browsers.Browser, step: int) -> None:
    browser.until(f"{POSITION} == 'Step {step} of {ROWS}'")


def cell(name: str) -> str:
    """The element that shows a cell."""
    index = [c.name for c in example_report.CELLS].index(name)
    # The boxes stand in the order of the cells, with one cell each.
    return f"document.querySelectorAll('.story:not([hidden]) .drawing .cell')[{index}]"


def test_it_begins_at_the_first_step(opened: browsers.Browser) -> None:
    at(opened, 1)
    assert opened.value("document.querySelectorAll('.schedule tbody tr').length") == ROWS
    assert opened.value("document.querySelector('tr[aria-current]').rowIndex") == 1


def test_arrow_keys_change_the_step_and_the_memory(opened: browsers.Browser) -> None:
    for expected in (2, 3):
        opened.press("ArrowRight")
        at(opened, expected)
    opened.press("ArrowDown")
    at(opened, 4)
    opened.press("ArrowLeft")
    at(opened, 3)
    opened.press("ArrowUp")
    at(opened, 2)
    assert opened.value(f"{cell('lists[1].head')}.querySelector('.value').textContent") == "None"
    opened.press("End")
    at(opened, ROWS)
    assert opened.value(f"{cell('lists[1].head')}.querySelector('.value').textContent") == "nodes[1]"
    assert opened.value(f"{cell('lists[1].head')}.classList.contains('changed')")
    assert not opened.value(f"{cell('lists[0].head')}.classList.contains('changed')")
    opened.press("ArrowRight")
    at(opened, ROWS)
    opened.press("Home")
    at(opened, 1)
    assert opened.value(f"{cell('lists[1].head')}.querySelector('.value').textContent") == "None"


def test_n_and_p_go_from_change_to_change(opened: browsers.Browser) -> None:
    for expected in (4, 11, 15, 16, 18, ROWS):
        opened.press("n")
        at(opened, expected)
    opened.press("p")
    at(opened, 18)


def test_buttons_do_the_same(opened: browsers.Browser) -> None:
    labels = opened.value("[...document.querySelectorAll('.tools button')].map((b) => b.textContent)")
    assert labels == ["First", "Back", "Next", "Last", "Previous change", "Next change"]
    for number, expected in ((3, 2), (4, ROWS), (2, ROWS - 1), (1, 1), (6, 4), (5, 1)):
        # The position stands between the buttons.
        opened.click(f".tools button:nth-of-type({number})")
        at(opened, expected)


def test_a_focused_button_is_pressed_with_enter_and_keeps_the_focus(opened: browsers.Browser) -> None:
    opened.value("document.querySelector('.tools button:nth-of-type(4)').focus()")
    opened.press("Enter")
    at(opened, ROWS)
    assert opened.value("document.activeElement.textContent") == "Last"
    assert opened.value("document.activeElement.getAttribute('aria-disabled')") == "true"
    assert opened.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_row_that_is_clicked_becomes_the_current_one(opened: browsers.Browser) -> None:
    opened.click(".schedule tbody tr:nth-child(6) td")
    at(opened, 6)


def test_the_address_follows_and_restores_a_step(opened: browsers.Browser) -> None:
    opened.press("ArrowRight")
    opened.until("location.hash == '#story-0/step-2'")
    opened.value("location.hash = '#story-0/step-15'")
    at(opened, 15)
    here = opened.value("location.href")
    opened.open(here)
    at(opened, 15)
    assert opened.value(f"{cell('lists[0].head')}.classList.contains('changed')")


@pytest.mark.parametrize(
    ("fragment", "step"), [("#story-0/step-999", ROWS), ("#story-0/step-0", 1), ("#story-7/step-2", 2), ("#nonsense", 1)]
)
def test_addresses_of_nothing_do_no_harm(opened: browsers.Browser, fragment: str, step: int) -> None:
    opened.open(opened.value("location.href") + fragment)
    at(opened, step)


def test_the_current_row_is_in_view(opened: browsers.Browser) -> None:
    opened.size(1200, 500)
    for key in ("End", "Home", "n", "n", "n"):
        opened.press(key)
        opened.until(
            "(() => { const box = document.querySelector('.schedule').getBoundingClientRect();"
            " const row = document.querySelector('tr[aria-current]').getBoundingClientRect();"
            " return row.top >= box.top && row.bottom <= box.bottom; })()"
        )


def test_what_happens_is_said_to_those_who_listen(opened: browsers.Browser) -> None:
    opened.value("location.hash = '#story-0/step-15'")
    at(opened, 15)
    said = opened.value("document.querySelector('[role=status][aria-live=polite]').textContent")
    assert said.startswith("Step 15: T1 on CPU 0, in the critical section")
    assert "lists[0].head: nodes[0] → nodes[1]" in said
    opened.press("End")
    at(opened, ROWS)
    assert example_report.story().title in opened.value("document.querySelector('[role=status]').textContent")


def test_each_cpu_says_who_runs(opened: browsers.Browser) -> None:
    runs = "[...document.querySelectorAll('.cpu-box .runs')].map((e) => e.textContent)"
    expected = {
        1: ["T0 runs", "no thread here"],
        4: ["the kernel runs", "no thread here"],
        15: ["T1 runs, in its section", "no thread here"],
        ROWS: ["T1 was here last", "T0 runs, in its section"],
    }
    for step, words in expected.items():
        opened.value(f"location.hash = '#story-0/step-{step}'")
        at(opened, step)
        assert opened.value(runs) == words


def test_pointers_are_drawn_to_what_they_point_at(opened: browsers.Browser) -> None:
    ends = (
        "[...document.querySelectorAll('.drawing svg g')].map((g) => {"
        " const tip = g.querySelector('.tip').getBoundingClientRect();"
        " const [x, y] = [tip.x + tip.width / 2, tip.y + tip.height / 2];"
        " const near = [...document.querySelectorAll('.drawing .box')].find((box) => { const r = box.getBoundingClientRect();"
        "   return x > r.left - 12 && x < r.right + 12 && y > r.top - 12 && y < r.bottom + 12; });"
        " return near && near.querySelector('.name').textContent; })"
    )
    assert opened.value(ends) == ["nodes[0]", "nodes[1]", "nodes[2]"]
    opened.press("End")
    at(opened, ROWS)
    assert opened.value(ends) == ["nodes[1]", "nodes[1]", "nodes[1]", "nodes[2]"]
    assert opened.value("document.querySelectorAll('.drawing svg g.new').length") == 1


def test_the_model_is_that_of_the_step(opened: browsers.Browser) -> None:
    opened.value("location.hash = '#story-0/step-15'")
    at(opened, 15)
    assert "free on CPU 0: nodes[0], nodes[1], nodes[2]" in opened.value("document.querySelector('.meaning').textContent")
    opened.press("ArrowRight")
    at(opened, 16)
    assert "free on CPU 0: nodes[1], nodes[2]" in opened.value("document.querySelector('.meaning').textContent")


def test_one_of_several_stories_is_shown(opened: browsers.Browser, tmp_path: Path) -> None:
    report = example_report.report()
    report.outcomes.append(report.outcomes[3])
    opened.open(written(tmp_path, report))
    shown = "[...document.querySelectorAll('.story')].map((s) => !s.hidden)"
    assert opened.value(shown) == [True, False]
    opened.click("a[href='#story-1']")
    opened.until(f"{json.dumps([False, True])}.every((v, i) => v == {shown}[i])")
    opened.press("ArrowRight")
    opened.until("location.hash == '#story-1/step-2'")


def test_hostile_names_are_shown_as_they_are(opened: browsers.Browser, tmp_path: Path) -> None:
    opened.open(written(tmp_path, test_render_html.hostile()))
    opened.press("End")
    at(opened, ROWS)
    assert opened.value("document.querySelectorAll('img').length") == 0
    assert opened.value("document.querySelector('.schedule').textContent.includes('<img src=x onerror=alert(1)>')")


def test_a_report_without_stories_opens(opened: browsers.Browser, tmp_path: Path) -> None:
    report = example_report.report()
    report.outcomes = report.outcomes[:2]
    opened.open(written(tmp_path, report))
    opened.press("ArrowRight")
    assert opened.value("location.hash") == ""


def test_nothing_is_wider_than_a_narrow_window(opened: browsers.Browser) -> None:
    for width in (1440, 900, 420):
        opened.size(width, 900)
        opened.until(f"innerWidth == {width}")
        assert opened.value("document.documentElement.scrollWidth") <= width


def test_dark_and_light(opened: browsers.Browser) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    opened.colours("light")
    opened.until(f"{background} == 'rgb(255, 255, 255)'")
    opened.colours("dark")
    opened.until(f"{background} != 'rgb(255, 255, 255)'")
