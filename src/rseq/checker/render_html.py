"""A report as one HTML page that needs nothing else: no server, no library, no network.

The overview and the sentences of each story are written here; stepping through a schedule and drawing the memory is done by
page_memory.js and page.js from the stories, which the page carries as JSON. The page's policy names the one style and the one script it
has by their hashes, so that a browser would run nothing else, whatever a report contains.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.resources
import json
import shlex
import string
from html import escape

from rseq.checker.render_words import plain, replay_command, some_of, stated, summary, target_of
from rseq.checker.report import Outcome, Report, Story, to_json

POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
HEADINGS = ["Model", "Pass", "Verdict", "States", "Transitions", "Runs", "Abort points", "Commits", "Exits", "Seconds", "Story"]


def page(report: Report) -> str:
    """The whole page."""
    style, script = _part("page.css"), _part("page_memory.js") + _part("page.js")
    told = [(outcome, outcome.story) for outcome in report.outcomes if outcome.story is not None]
    return string.Template(_part("page.html")).substitute(
        policy=f"{POLICY}; style-src {_hash(style)}; script-src {_hash(script)}",
        title="rseq check",
        style=style,
        state="bad" if report.status or report.interrupted else "good",
        summary=_text(summary(report)),
        command=_text(shlex.join(["rseq", "check", *report.arguments])),
        version=_text(report.version),
        overview=_overview(report.outcomes),
        sentences=_sentences("Within these bounds", stated(report.outcomes, lambda o: o.bounds))
        + _sentences("Not covered", stated(report.outcomes, lambda o: o.not_covered)),
        stories="\n".join(_story(index, outcome, story) for index, (outcome, story) in enumerate(told)),
        data=_data([story for _, story in told]),
        script=script,
    )


def _part(name: str) -> str:
    return (importlib.resources.files("rseq.checker") / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """How a content security policy names an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _text(text: str) -> str:
    return escape(plain(text))


def _data(stories: list[Story]) -> str:
    """JSON in which nothing can end the script element, nor be taken for markup."""
    content = json.dumps([to_json(story) for story in stories])
    return content.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _overview(outcomes: list[Outcome]) -> str:
    head = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    lines = [f'<div class="wide"><table class="overview"><thead><tr>{head}</tr></thead>']
    where, stories = "", 0
    for outcome in outcomes:
        if target_of(outcome) != where:
            where = target_of(outcome)
            lines.append(f'<tbody><tr><th scope="rowgroup" colspan="{len(HEADINGS)}" class="where">{escape(where)}</th></tr>')
        link = ""
        if outcome.story is not None:
            link = f'<a href="#story-{stories}">show</a>'
            stories += 1
        lines.append(_outcome(outcome, link))
    return "\n".join([*lines, "</table></div>"])


def _outcome(outcome: Outcome, link: str) -> str:
    """A row of the overview, and one below it if there is something to say."""
    counts = outcome.counts
    numbers = [f"{number:,}" if number else "-" for number in (counts.states, counts.transitions, counts.schedules)]
    numbers += [
        some_of(counts.abort_points, counts.abort_points_of),
        some_of(counts.commits, counts.commits_of),
        some_of(counts.exits, counts.exits_of),
        f"{outcome.seconds:.1f}",
    ]
    cells = "".join(f'<td class="number">{number}</td>' for number in numbers)
    verdict = f'<td><span class="verdict {outcome.verdict}">{outcome.verdict}</span></td>'
    row = f'<tr><th scope="row">{_text(outcome.model)}</th><td>{_text(outcome.pass_name)}</td>{verdict}{cells}<td>{link}</td></tr>'
    if outcome.findings:
        found = "".join(f"<li>{_text(finding)}</li>" for finding in outcome.findings)
        row += f'<tr class="findings"><td></td><td colspan="{len(HEADINGS) - 1}"><ul>{found}</ul></td></tr>'
    return row


def _sentences(heading: str, sentences: list[tuple[str, list[str]]]) -> str:
    if not sentences:
        return ""
    items = "".join(
        f'<li>{escape(sentence)} <span class="passes">{escape(", ".join(passes))}</span></li>' for sentence, passes in sentences
    )
    return f'<div class="sentences"><h3>{heading}</h3><ul>{items}</ul></div>'


def _story(index: int, outcome: Outcome, story: Story) -> str:
    """What can be said of a story without drawing; `page.js` fills the stage."""
    details = "".join(f"<li>{_text(detail)}</li>" for detail in story.details)
    fix = f'<p class="fix"><strong>Likely fix:</strong> {_text(story.fix)}</p>' if story.fix else ""
    where = f"{_text(story.file)} on {_text(outcome.target)}"
    command = escape(replay_command(outcome, story))
    again = f'<p class="replay">The same again, step by step: <code>{command}</code></p>' if story.token else ""
    return f"""<section class="story" id="view-{index}" aria-labelledby="heading-{index}">
<h2 id="heading-{index}">{_text(outcome.model)}, {_text(outcome.pass_name)} <span class="where">{where}</span></h2>
<div class="wrong"><p>{_text(story.title)}</p><ul>{details}</ul></div>
{fix}
<div class="stage"></div>
{again}
</section>"""
