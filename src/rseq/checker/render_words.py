"""What all renderers of a report share: the words for counts, bounds and verdicts, and the rows of a story that belong together.

Nothing here knows of colours, columns or pages.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rseq.checker.report import Change, Outcome, Report, Row, Story


def plain(text: str) -> str:
    """Without control characters and broken code points, which could drive a terminal or spoil a file: they are spelled out."""
    return "".join(c if c.isprintable() else " " if c in "\t\n" else ascii(c)[1:-1] for c in text)


def short_number(number: int) -> str:
    """At most five characters or so: 834, 18.3k, 1.2M."""
    for size, letter in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        # 999,950 and more would be rounded to 1000.0k.
        if number >= size * 0.99995:
            return f"{number / size:.1f}{letter}"
    return str(number)


def some_of(some: int, all_there_are: int) -> str:
    """Such as 20/21; only the first where it is not said how many there are; "-" where there are none."""
    return f"{some}/{all_there_are}" if all_there_are else str(some) if some else "-"


def target_of(outcome: Outcome) -> str:
    """The file and the processor, the heading under which outcomes stand."""
    return plain(f"{outcome.file} on {outcome.target}")


def replay_command(outcome: Outcome, story: Story) -> str:
    """What to type to see this schedule again."""
    return shlex.join(["rseq", "check", plain(outcome.file), "--replay", plain(story.token)])


def stated(outcomes: Iterable[Outcome], which: Callable[[Outcome], list[str]]) -> list[tuple[str, list[str]]]:
    """The sentences of all outcomes, each once, with the names of the passes that state it, in the order of the report."""
    passes: dict[str, list[str]] = {}
    for outcome in outcomes:
        for sentence in which(outcome):
            names = passes.setdefault(plain(sentence), [])
            if plain(outcome.pass_name) not in names:
                names.append(plain(outcome.pass_name))
    return list(passes.items())


def summary(report: Report) -> str:
    """The whole run in one sentence or two."""
    words = {
        "holds": "hold", "fails": "fail", "vacuous": "vacuous", "skipped": "skipped", "stopped": "stopped before the end",
        "unchecked": "cannot be checked",
    }  # fmt: skip
    by = {v: sum(o.verdict == v for o in report.outcomes) for v in words}
    if by["holds"] == 1:
        words["holds"] = "holds"
    if by["fails"] == 1:
        words["fails"] = "fails"
    parts = [f"{count} {words[verdict]}" for verdict, count in by.items() if count]
    checks = f"{len(report.outcomes)} check{'s' * (len(report.outcomes) != 1)}"
    text = f"{checks} in {report.seconds:.1f} s: {', '.join(parts) or 'nothing was checked'}."
    return f"Interrupted, so this is not the whole: {text}" if report.interrupted else text


@dataclass(slots=True)
class Step:
    """One row of a story, or several register-only instructions of one source line folded into one."""

    first: int
    """Index of its first row."""
    rows: list[Row]

    @property
    def row(self) -> Row:
        return self.rows[-1]

    @property
    def text(self) -> str:
        """The instruction; of several the mnemonics."""
        if len(self.rows) == 1:
            return self.row.text
        names = [(row.text.split() or ["?"])[0] for row in self.rows]
        if len(names) > 4:
            return f"{names[0]} … {names[-1]}, {len(names)} instructions"
        return ", ".join(names)

    def changes(self, kind: str) -> list[Change]:
        """What it changed from beginning to end: of several values that one place takes, the first and the last count."""
        merged: dict[str, Change] = {}
        for row in self.rows:
            for change in row.changes:
                if change.kind == kind:
                    before = merged[change.place].before if change.place in merged else change.before
                    merged[change.place] = Change(change.place, before, change.after, change.kind)
        return [change for change in merged.values() if kind != "register" or change.before != change.after]


def steps(story: Story, fold: bool) -> list[Step]:
    """The rows, those that belong together folded if `fold`. The last row, which is the wrong one, always stands alone."""
    found: list[Step] = []
    for index, row in enumerate(story.rows):
        last = index == len(story.rows) - 1
        if fold and not last and found and _is_quiet(row) and _is_quiet(found[-1].row) and _place(row) == _place(found[-1].row):
            found[-1].rows.append(row)
        else:
            found.append(Step(index, [row]))
    return found


def _is_quiet(row: Row) -> bool:
    return row.what == "instruction" and all(change.kind == "register" for change in row.changes)


def _place(row: Row) -> tuple[int, int, int, str, bool]:
    return row.thread, row.cpu, row.line, row.source, row.inside


def object_names(story: Story) -> set[str]:
    """The names that a value may be: of a cell, an object, or an item or a copy of one. A register that holds one matters."""
    names = set()
    for cell in story.cells:
        names |= {cell.name, cell.object, f"{cell.object}[{cell.index}]"}
    return names


def memory_at_first(story: Story, most: int = 24) -> str:
    """The memory before the first row, in a sentence; "" if nothing is known. What is 0 or None is not listed."""
    first = story.rows[0] if story.rows else None
    if first is None or len(first.memory) != len(story.cells) or not story.cells:
        return ""
    values = {cell.name: value for cell, value in zip(story.cells, first.memory, strict=True)}
    for change in reversed(first.changes):
        if change.place in values:
            values[change.place] = change.before
    listed = [f"{plain(name)} = {plain(value)}" for name, value in values.items() if value not in ("0", "None", "False")]
    rest = "all else is 0 or None" if len(listed) < len(values) else ""
    if len(listed) > most:
        rest = f"and {len(listed) - most} more that are not 0 or None"
    return ", ".join(listed[:most]) + (f"; {rest}" if listed and rest else "") if listed else "everything is 0 or None"


def thread_name(story: Story, index: int) -> str:
    """Of the thread a row is about; "" if of none."""
    return plain(story.threads[index].name) if 0 <= index < len(story.threads) else ""
