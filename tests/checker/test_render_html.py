"""Reports as a page: it needs nothing but itself, and nothing in a report becomes markup or code."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rseq.checker.render_html import page
from rseq.checker.report import Change, Report, ThreadPlan, to_json
from tests.checker import example_report

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&amp;<!--\u2028\udc80\x1b"


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of scripts and styles."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in ("script", "style") and data.strip():
            self.inside.append((self.found[-1][0], data))

    def stories(self) -> Any:
        return json.loads(next(text for tag, text in self.inside if tag == "script"))


def hostile() -> Report:
    """The example with something else than it should be wherever a text is."""
    report = example_report.report()
    report.version, report.arguments = HOSTILE, [HOSTILE]
    for outcome in report.outcomes:
        outcome.model = outcome.file = outcome.pass_name = outcome.target = HOSTILE
        outcome.findings, outcome.bounds, outcome.not_covered = [HOSTILE], [HOSTILE], [HOSTILE]
    story = report.outcomes[3].story
    assert story
    story.title = story.fix = story.file = story.token = HOSTILE
    story.details, story.threads = [HOSTILE], [ThreadPlan(HOSTILE, [HOSTILE])]
    for cell in story.cells:
        cell.name = cell.object = cell.field = HOSTILE
    for row in story.rows:
        row.text = row.source = HOSTILE
        row.memory = [HOSTILE] * len(story.cells)
        row.changes = [Change(HOSTILE, HOSTILE, HOSTILE, "memory"), Change(HOSTILE, HOSTILE, HOSTILE, "model")]
    return report


def test_it_refers_to_nothing_outside() -> None:
    content = page(example_report.report())
    # The one address is the name of the SVG namespace, which nobody looks up.
    assert re.findall(r"(?:https?:)?//[a-z][^\s\"'<]*", content) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|WebSocket|import\(", content)
    for tag, attributes in Elements(content).found:
        assert tag not in ("img", "iframe", "object", "embed", "base", "form")
        assert not {"src", "style"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)
        if "href" in attributes:
            assert str(attributes["href"]).startswith(("#story-", "data:,"))


def test_its_policy_allows_its_own_script_and_style_only() -> None:
    elements = Elements(page(example_report.report()))
    (policy,) = [a["content"] or "" for tag, a in elements.found if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    ((_, style),) = [part for part in elements.inside if part[0] == "style"]
    _, (_, script) = [part for part in elements.inside if part[0] == "script"]
    for text, name in ((style, "style-src"), (script, "script-src")):
        assert f"{name} 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy


def test_hostile_names_stay_text() -> None:
    harmless, content = page(example_report.report()), page(hostile())
    content.encode()
    assert "<img" not in content
    assert "<!--" not in content
    assert content.count("<script") == content.count("</script>") == harmless.count("<script")
    parsed = Elements(content)
    assert {tag for tag, _ in parsed.found} == {tag for tag, _ in Elements(harmless).found}
    assert parsed.stories()[0]["title"] == HOSTILE


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    report = example_report.report()
    story = report.outcomes[3].story
    assert story
    report.outcomes[3].model = report.outcomes[3].findings[0] = story.title = story.fix = story.rows[3].text = text
    content = page(report)
    content.encode()
    parsed = Elements(content)
    assert [tag for tag, _ in parsed.found] == [tag for tag, _ in Elements(page(example_report.report())).found] or not text
    assert parsed.stories() == [to_json(story)]


def test_the_overview_has_every_outcome_and_links_to_the_stories() -> None:
    content = page(example_report.report())
    assert content.count('<span class="verdict ') == 6
    assert content.count("1,204,551") == 1
    assert re.findall(r'<a href="(#story-\d+)">show</a>', content) == ["#story-0"]
    assert "the exit at line 31 was never reached" in content
    assert content.count("at most 3 preemptions of a thread") == 1


def test_without_scripts_it_still_says_what_is_wrong() -> None:
    content = re.sub(r"<script.*?</script>", "", page(example_report.report()), flags=re.DOTALL)
    story = example_report.story()
    for text in (story.title, *story.details, story.fix, f"rseq check {example_report.FILE} --replay {story.token}"):
        assert text in content


def test_buttons_and_live_text_are_what_they_seem() -> None:
    content = page(example_report.report())
    assert "document.createElement(tag)" in content
    assert 'made.type = "button"' in content
    assert '"aria-live", "polite"' in content
    assert "prefers-color-scheme: dark" in content
    assert ":focus-visible" in content


def test_a_report_without_stories_is_a_page_too() -> None:
    report = example_report.report()
    report.outcomes = report.outcomes[:2]
    content = page(report)
    assert Elements(content).stories() == []
    assert 'class="story"' not in content
    assert '<p class="summary good">' in content
    assert page(Report("1", [])).count('<span class="verdict ') == 0


def test_the_style_and_the_scripts_lie_beside_the_module() -> None:
    import importlib.resources

    names = {entry.name for entry in importlib.resources.files("rseq.checker").iterdir()}
    assert {"page.css", "page.html", "page.js", "page_memory.js"} <= names
