"""A report for the terminal: a line for each pass, what was found, the bounds, and each counterexample as a story.

Where the output is no terminal it is the same without colours. Where it cannot show more than ASCII, marks are replaced.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from rseq.checker.render_outline import outline
from rseq.checker.render_story import padded, paragraph, story_lines, wrapped
from rseq.checker.render_words import plain, replay_command, short_number, some_of, stated, summary, target_of
from rseq.checker.report import Outcome, Report

__all__ = ["outline", "print_report", "story_lines"]

WIDEST = 160
"""Columns of a story further apart than this are hard to follow."""
VERDICT_STYLES = {
    "holds": "green", "fails": "bold red", "vacuous": "bold yellow", "skipped": "dim", "stopped": "yellow", "unchecked": "yellow",
}  # fmt: skip
HEADINGS = ["model", "pass", "verdict", "states", "aborts", "commits", "exits", "seconds"]
NUMBERS = range(3, 8)
"""The columns that are numbers, aligned at their right."""
_ASCII = str.maketrans("│┃─━┼┴┬▶◀◆●·→✗…", "|#-=+++><*o.>X.")


def print_report(report: Report, console: Console, verbose: bool = False) -> None:
    """Print all of it. `verbose`: every instruction and every register of a story."""
    _Printer(report, console, verbose).everything()


class _Printer:
    def __init__(self, report: Report, console: Console, verbose: bool) -> None:
        self.report, self.console, self.verbose = report, console, verbose
        self.width = min(console.width, WIDEST)

    def everything(self) -> None:
        self.table()
        self.findings()
        self.sentences("Within these bounds:", stated(self.report.outcomes, lambda o: o.bounds))
        self.sentences("Not covered:", stated(self.report.outcomes, lambda o: o.not_covered))
        for outcome in self.report.outcomes:
            self.story(outcome)
        self.say(Text())
        bad = self.report.status or self.report.interrupted
        for line in paragraph("", summary(self.report), self.width, "bold red" if bad else "bold green"):
            self.say(line)

    def say(self, line: Text) -> None:
        """One line as it is: it has been laid out, and a command that is to be copied must not be broken."""
        encoding = self.console.encoding
        try:
            line.plain.encode(encoding)
        except UnicodeEncodeError:  # one character for each, so that the columns stay where they are
            content = line.plain.translate(_ASCII).encode(encoding, "replace").decode(encoding)
            line = Text(content, line.style, spans=line.spans)
        self.console.print(line, soft_wrap=True, highlight=False)

    def table(self) -> None:
        """A line for each outcome, below the file and the processor it is about."""
        rows = [_cells(outcome) for outcome in self.report.outcomes]
        widths = [max(cell_len(row[i]) for row in [HEADINGS, *rows]) for i in range(len(HEADINGS))]
        # Where a model's name leaves no room for the rest, it gets a line of its own.
        apart = sum(widths) + 2 * len(widths) > self.width
        shown = range(1, len(HEADINGS)) if apart else range(len(HEADINGS))
        where = model = ""
        for outcome, row in zip(self.report.outcomes, rows, strict=True):
            if target_of(outcome) != where:
                if where:
                    self.say(Text())
                where, model = target_of(outcome), ""
                self.say(Text(where, "bold"))
                self.say(Text("  " + "  ".join(_aligned(i, HEADINGS[i], widths[i]) for i in shown), "dim"))
            if apart and row[0] != model:
                model = row[0]
                self.say(Text(f"  {model}"))
            line = Text()
            for i in shown:
                style = VERDICT_STYLES[outcome.verdict] if i == 2 else ""
                line.append("  ").append(_aligned(i, row[i], widths[i]), style)
            line.rstrip()
            self.say(line)

    def findings(self) -> None:
        for outcome in self.report.outcomes:
            found = [plain(finding) for finding in outcome.findings]
            if outcome.story and not found:
                found = [plain(outcome.story.title)]
            if not found or (outcome.verdict == "skipped" and found == ["an earlier pass has failed"]):
                continue
            self.say(Text())
            style = VERDICT_STYLES[outcome.verdict]
            self.say(Text.assemble(f"{plain(outcome.model)}, {plain(outcome.pass_name)}: ", (outcome.verdict, style)))
            for finding in found:
                for line in paragraph("  - ", finding, self.width):
                    self.say(line)

    def sentences(self, heading: str, sentences: list[tuple[str, list[str]]]) -> None:
        if not sentences:
            return
        self.say(Text())
        self.say(Text(heading, "bold"))
        for sentence, passes in sentences:
            for line in paragraph("  - ", f"{', '.join(passes)}: {sentence}", self.width):
                self.say(line)

    def story(self, outcome: Outcome) -> None:
        if outcome.story is None:
            return
        story = outcome.story
        title = f"── {plain(outcome.model)}, {plain(outcome.pass_name)}, {plain(outcome.target)}: {plain(story.file)} "
        self.say(Text())
        for part in wrapped(title + "─" * max(self.width - cell_len(title), 0), self.width):
            self.say(Text(part, "bold"))
        self.say(Text())
        for line in story_lines(story, self.width, self.verbose):
            self.say(line)
        if not story.token:
            return
        self.say(Text())
        self.say(Text.assemble(("The same again, step by step: ", "dim"), replay_command(outcome, story)))


def _cells(outcome: Outcome) -> list[str]:
    counts = outcome.counts
    return [
        plain(outcome.model),
        plain(outcome.pass_name),
        outcome.verdict,
        short_number(counts.states) if counts.states else "-",
        some_of(counts.abort_points, counts.abort_points_of),
        some_of(counts.commits, counts.commits_of),
        some_of(counts.exits, counts.exits_of),
        f"{outcome.seconds:.1f}",
    ]


def _aligned(column: int, text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text if column in NUMBERS else padded(text, width)
