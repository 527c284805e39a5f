"""A story laid out for a terminal: one column a thread, the CPU at the left of each row, the kernel's doings across all columns.

Where the columns would be too narrow to read, threads become lanes of two characters, and what the running one does
stands at the right of them. A heavy bar at the left of a row says that the thread is inside of its critical section.
"""

from __future__ import annotations

import textwrap

from rich.cells import cell_len, chop_cells
from rich.text import Text

from rseq.checker.render_words import Step, memory_at_first, object_names, plain, steps
from rseq.checker.report import Story

SMALLEST = 60
"""A terminal that is narrower gets lines of this length."""
NARROWEST = 30
"""Columns of fewer characters become lanes."""
BESIDE = 50
"""From this width on the instruction stands beside its source line, not below it."""

Piece = tuple[str, str]
"""A text and its style."""

CPU_STYLES = ("cyan", "green", "magenta", "blue")
LEGEND = "┃ inside of the critical section, ▶ an operation begins, ◆ it takes effect, ◀ it ends, ✗ this is wrong"
KERNEL, MEMORY, MODEL, REGISTER, INSTRUCTION, WRONG = "bold yellow", "bold", "italic magenta", "dim", "dim cyan", "bold red"


def story_lines(story: Story, width: int, verbose: bool = False) -> list[Text]:
    """The story in lines of at most `width` (but for very narrow terminals): the schedule, then what is wrong, the details, and the fix."""
    drawn = _Drawing(story, width, verbose)
    return [*drawn.before(), *drawn.head(), *drawn.schedule(), *drawn.end()]


class _Drawing:
    def __init__(self, story: Story, width: int, verbose: bool) -> None:
        self.story, self.verbose = story, verbose
        self.width = max(width, SMALLEST)
        self.names = object_names(story)
        self.digits = max((len(str(row.line)) for row in story.rows), default=1)
        self.number_width = len(str(len(story.rows)))
        cpu_width = max((len(str(row.cpu)) for row in story.rows), default=1)
        self.gutter = 2 + self.number_width + len("  CPU ") + cpu_width + 1
        threads = max(len(story.threads), 1)
        self.column = (self.width - self.gutter) // threads - 3
        """Characters for text in a thread's column, without its border, its bar and a space."""
        self.lanes = self.column < NARROWEST
        self.lane = max((cell_len(plain(plan.name)) for plan in story.threads), default=2) + 1
        if self.lanes:
            self.column = max(self.width - self.gutter - threads * self.lane - 3, 20)

    def before(self) -> list[Text]:
        """What one has to know to read it."""
        lines = paragraph("", LEGEND, self.width, "dim")
        memory = memory_at_first(self.story)
        if memory:
            lines += paragraph("Memory at first: ", memory, self.width, hang=2)
        return [*lines, Text()]

    def head(self) -> list[Text]:
        """The threads and what they are to do."""
        plans = [(plain(plan.name), ", ".join(map(plain, plan.program)) or "nothing") for plan in self.story.threads]
        if self.lanes:
            lines = [Text.assemble((f"{name}: ", "bold"), program) for name, program in plans]
            names = "".join(name.center(self.lane) for name, _ in plans)
            return [*lines, Text(), Text(f"{' ' * self.gutter}{names}│", "bold"), self.rule("┴", "┼")]
        names_row = [[(name, "bold")] for name, _ in plans]
        programs = [wrapped(program, self.column) for _, program in plans]
        height = max((len(p) for p in programs), default=0)
        rows: list[list[list[Piece]]] = [names_row]
        rows += [[[(p[i], "")] if i < len(p) else [] for p in programs] for i in range(height)]
        blank = [(" " * self.gutter, "")]
        return [*(self.joined(blank, row) for row in rows), self.rule("┼", "┼")]

    def rule(self, inner: str, last: str) -> Text:
        if self.lanes:
            return Text("─" * (self.gutter + self.lane * len(self.story.threads)) + last + "─" * (self.column + 2), "dim")
        return Text("─" * self.gutter + "".join(inner + "─" * (self.column + 2) for _ in self.story.threads), "dim")

    def schedule(self) -> list[Text]:
        lines: list[Text] = []
        before: Step | None = None
        for step in steps(self.story, fold=not self.verbose):
            wrong = step.rows[-1] is self.story.rows[-1]
            if step.row.what == "kernel":
                lines += self.kernel(step, wrong)
            else:
                if before and before.row.what != "kernel" and before.row.thread != step.row.thread:
                    lines.append(self.row(None, [], [(" " * self.gutter, "")]))
                lines += self.thread(step, before, wrong)
            before = step
        return lines

    def label(self, step: Step, wrong: bool) -> list[Piece]:
        """The gutter: the row's number, and the CPU."""
        cpu = step.row.cpu
        number = f"{'✗' if wrong else ' '} {step.first + 1:>{self.number_width}}"
        where = f"  CPU {cpu}" if cpu >= 0 else ""
        style = CPU_STYLES[cpu % len(CPU_STYLES)]
        return [(number, WRONG if wrong else "dim"), (where, style), (" " * (self.gutter - cell_len(number + where)), "")]

    def kernel(self, step: Step, wrong: bool) -> list[Text]:
        """A band across all columns."""
        pieces = wrapped(plain(step.row.text), self.width - self.gutter - 12)
        lines = []
        for i, piece in enumerate(pieces):
            gutter = self.label(step, wrong) if i == 0 else [(" " * self.gutter, "")]
            text = f"━━ kernel: {piece} " if i == 0 else f"           {piece} "
            fill = "━" * max(self.width - self.gutter - cell_len(text), 0) if i == len(pieces) - 1 else ""
            lines.append(assembled([*gutter, (text + fill, KERNEL)]))
        return lines

    def thread(self, step: Step, before: Step | None, wrong: bool) -> list[Text]:
        """What a thread did, in its column."""
        content = self.content(step, before, wrong)
        blank = [(" " * self.gutter, "")]
        return [self.row(step, pieces, self.label(step, wrong) if i == 0 else blank) for i, pieces in enumerate(content)]

    def content(self, step: Step, before: Step | None, wrong: bool) -> list[list[Piece]]:
        row, width = step.row, self.column
        if row.what != "instruction":
            mark, style = {"start": ("▶ ", "bold"), "return": ("◀ ", "bold"), "effect": ("◆ ", MODEL)}[row.what]
            lines = [[((mark if i == 0 else "  ") + piece, style)] for i, piece in enumerate(wrapped(plain(row.text), width - 2))]
        else:
            # A line of the source is said once while the thread stays on it.
            told = (
                before is not None and (before.row.thread, before.row.line) == (row.thread, row.line) and before.row.what == "instruction"
            )
            source = "" if told else plain(row.source)
            number = str(row.line) if row.line and not told else ""
            lines = self.code(f"{number:>{self.digits}} ", source, plain(step.text), WRONG if wrong else "")
        indent = " " * (self.digits + 3)
        for kind, style in (("memory", WRONG if wrong else MEMORY), ("model", MODEL), ("register", REGISTER)):
            for change in step.changes(kind):
                place, old, new = plain(change.place), plain(change.before), plain(change.after)
                if kind == "register" and not self.verbose and new not in self.names:
                    continue
                text = f"{place} = {new}" if kind == "register" and not self.verbose else f"{place}: {old} → {new}"
                lines += [[(indent, ""), (piece, style)] for piece in wrapped(text, width - len(indent))]
        return lines

    def code(self, number: str, source: str, instruction: str, style: str) -> list[list[Piece]]:
        """A source line and its instruction: side by side if there is room, else one below the other."""
        room = self.column - len(number)
        blank = " " * len(number)
        if self.column >= BESIDE:
            left = max(room * 11 // 20, 20)
            sources, instructions = wrapped(source, left - 2), wrapped(instruction, room - left)
            height = max(len(sources), len(instructions))
            sources += [""] * (height - len(sources))
            instructions += [""] * (height - len(instructions))
            return [
                [(number if i == 0 else blank, "dim"), (padded(s, left), style), (text, INSTRUCTION)]
                for i, (s, text) in enumerate(zip(sources, instructions, strict=True))
            ]
        lines: list[list[Piece]] = [
            [(number if i == 0 else blank, "dim"), (piece, style)] for i, piece in enumerate(wrapped(source, room)) if piece
        ]
        return lines + [[(blank + "  ", ""), (piece, INSTRUCTION)] for piece in wrapped(instruction, room - 2)]

    def row(self, step: Step | None, pieces: list[Piece], gutter: list[Piece]) -> Text:
        """One line of the table: something in the column (or lane) of one thread, nothing in the others."""
        thread = step.row.thread if step else -1
        inside = bool(step and step.row.inside)
        if self.lanes:
            marks: list[Piece] = []
            for i in range(len(self.story.threads)):
                mark = ("┃" if inside else "●") if i == thread else "·"
                marks.append((mark.center(self.lane), "bold" if i == thread else "dim"))
            return assembled([*gutter, *marks, ("│", "dim"), ("  ", ""), *pieces])
        # A row that is of no thread goes where there is room.
        columns = [pieces if i == max(thread, 0) else [] for i in range(len(self.story.threads))]
        return self.joined(gutter, columns, max(thread, 0) if inside else -1)

    def joined(self, gutter: list[Piece], columns: list[list[Piece]], inside: int = -1) -> Text:
        pieces = list(gutter)
        for i, column in enumerate(columns):
            used = sum(cell_len(text) for text, _ in column)
            pieces += [("│", "dim"), ("┃ " if i == inside else "  ", "yellow"), *column, (" " * (self.column - used), "")]
        return assembled(pieces)

    def end(self) -> list[Text]:
        """What is wrong, and what to do about it."""
        lines = [Text()]
        lines += paragraph("✗ ", plain(self.story.title), self.width, WRONG)
        for detail in self.story.details:
            lines += paragraph("  - ", plain(detail), self.width)
        if self.story.fix:
            lines += [Text(), *paragraph("Likely fix: ", plain(self.story.fix), self.width, "green", hang=2)]
        return lines


def paragraph(lead: str, text: str, width: int, style: str = "", hang: int | None = None) -> list[Text]:
    """A sentence or two with a lead, further lines indented below it."""
    indent = len(lead) if hang is None else hang
    pieces = textwrap.wrap(lead + text, min(width, 110), subsequent_indent=" " * indent, break_on_hyphens=False, drop_whitespace=True)
    return [Text(piece, style) for piece in pieces]


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text in a column; at least one."""
    width = max(width, 4)
    if cell_len(text) <= width:
        return [text]
    if cell_len(text) != len(text):  # characters of double width: textwrap would count them wrong
        return list(chop_cells(text, width))
    return textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False) or [""]


def padded(text: str, width: int) -> str:
    return text + " " * max(width - cell_len(text), 0)


def assembled(pieces: list[Piece]) -> Text:
    line = Text.assemble(*pieces)
    line.rstrip()
    return line
