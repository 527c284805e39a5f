"""What can go wrong, in the user's terms.

RseqError              everything that this package raises on its own behalf
  CompileError         the function is not in the language; shows file, line, excerpt, and the remedy
  Unavailable          this thread or machine cannot run the sequence on this memory
  Aborted              gave up after `max_restarts` restarts; nothing was committed
  JournalError         a CPU's journal of transactions holds what no transaction has written
"""

from __future__ import annotations

from rseq.kernel.errors import RseqError as RseqError
from rseq.kernel.errors import Unavailable as Unavailable
from rseq.language.records import record


class Aborted(RseqError, RuntimeError):
    """The sequence was restarted more than `max_restarts` times and gave up. Nothing was committed."""


class JournalError(RseqError, RuntimeError):
    """The journal of a CPU was damaged: by a stray pointer, or in the file. Nothing that it says was done."""


@record
class Place:
    """A range of columns in one line of a file, and what to say about it ("the first commit")."""

    file: str
    line: int
    column: int
    end_column: int
    label: str = ""

    def labelled(self, label: str) -> Place:
        """The same place with other words."""
        return Place(self.file, self.line, self.column, self.end_column, label)

    def excerpt(self, digits: int = 0) -> list[str]:
        """The line and carets below it; the line's number takes at least `digits` columns."""
        import linecache

        source = linecache.getline(self.file, self.line).rstrip("\n")
        if not source:
            return []
        width = max(1, min(self.end_column, len(source)) - self.column)
        number = str(self.line).rjust(digits)
        label = f" {self.label}" if self.label else ""
        return [
            f"  {number} | {source}",
            f"  {' ' * len(number)} | {' ' * self.column}{'^' * width}{label}",
        ]


class CompileError(RseqError):
    """The function does not follow the rules of the language.

    `message` says what is wrong, `help` what to write instead, `places` where (the first is the error's
    own place; a conflict names the other one too). `str(error)` is the whole text.
    """

    def __init__(self, message: str, places: list[Place], help: str = "") -> None:
        self.message = message
        self.places = places
        self.help = help
        super().__init__(message)

    def __str__(self) -> str:
        first = self.places[0] if self.places else None
        lines = [f"{first.file}:{first.line}: {self.message}" if first else self.message]
        digits = max((len(str(place.line)) for place in self.places), default=0)
        for place in self.places:
            lines += place.excerpt(digits)
        if self.help:
            lines.append(f"  help: {self.help}")
        return "\n".join(lines)
