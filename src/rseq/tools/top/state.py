"""What the viewer has chosen: order, filter, where the table is scrolled to; and what each key changes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rseq.tools.top.rates import Rates
    from rseq.tools.top.sample import Sample

SORTS = ("name", "value", "rate")


@dataclass(slots=True)
class State:
    """Choices. `press` changes them."""

    sort: str = "name"
    reverse: bool = False
    filter: str = ""
    editing: str | None = None
    """The filter before it was edited; None when it is not."""
    selected: int = 0
    """Which of the lines that are shown, counted from the top of the whole table."""
    chosen: int | None = None
    """The row of the object on that line: the selection stays with it when the order changes. None until someone moves."""
    moved: bool = False
    top: int = 0
    """The first line on the screen."""
    paused: bool = False
    help: bool = False
    details: bool = True
    quit: bool = False
    page: int = 1
    """Lines on the screen: set when it is drawn."""

    def press(self, key: str) -> None:
        """What a key does. Keys that mean nothing do nothing."""
        if self.editing is not None:
            self._edit(key)
        elif self.help and key != "q":
            self.help = False
        elif key in MOVES:
            MOVES[key](self)
            self.moved = True
        elif key in CHOICES:
            CHOICES[key](self)

    def _edit(self, key: str) -> None:
        """The filter, while it is typed; the table follows at once."""
        if key == "enter":
            self.editing = None
        elif key == "escape":
            self.filter, self.editing = self.editing or "", None
        elif key == "backspace":
            self.filter = self.filter[:-1]
        elif key == "erase":
            self.filter = ""
        elif len(key) == 1:
            self.filter += key
        self._from_top()

    def _from_top(self) -> None:
        self.selected, self.top, self.chosen = 0, 0, None

    def _quit(self) -> None:
        self.quit = True

    def _next_sort(self) -> None:
        self.sort, self.reverse = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)], False
        self._from_top()

    def _reverse(self) -> None:
        self.reverse = not self.reverse
        self._from_top()

    def _filter(self) -> None:
        self.editing = self.filter

    def _clear(self) -> None:
        self.filter = ""
        self._from_top()

    def _pause(self) -> None:
        self.paused = not self.paused

    def _help(self) -> None:
        self.help = True

    def _details(self) -> None:
        self.details = not self.details

    def _move(self, lines: int) -> None:
        self.selected += lines

    def _move_pages(self, pages: int) -> None:
        self.selected += pages * max(self.page - 1, 1)
        self.top += pages * max(self.page - 1, 1)

    def _end(self) -> None:
        self.selected = 1 << 60

    def _home(self) -> None:
        self.selected = 0

    def fit(self, rows: list[int], page: int) -> None:
        """Keep the selection on its object, in the table of these rows, and on a screen of `page` lines."""
        lines, self.page = len(rows), max(page, 1)
        if self.chosen is not None and not self.moved and self.chosen in rows:
            self.selected = rows.index(self.chosen)
        self.selected = min(max(self.selected, 0), max(lines - 1, 0))
        self.top = min(max(self.top, self.selected - self.page + 1), self.selected)
        self.top = max(min(self.top, lines - self.page), 0)
        if self.moved and rows:
            self.chosen, self.moved = rows[self.selected], False

    def order(self, sample: Sample, rates: Rates | None) -> list[int]:
        """The rows that pass the filter, in order. Names from a to z, values and rates from large to small, unless reversed."""
        import numpy as np

        entries = [row.entry for row in sample.plan.rows]
        wanted = self.filter.casefold()
        rows = [n for n, entry in enumerate(entries) if not wanted or wanted in entry.name.casefold()]
        rows.sort(key=lambda n: entries[n].name)
        if self.sort == "name":
            return rows[::-1] if self.reverse else rows
        numbers: Any = sample.values() if self.sort == "value" else rates.values() if rates is not None else np.full(len(sample), np.nan)
        sign = 1 if self.reverse else -1
        keys = [math.inf if math.isnan(value) else sign * value for value in numbers.tolist()]  # what has none comes last
        rows.sort(key=keys.__getitem__)
        return rows


MOVES = {
    "up": lambda state: state._move(-1),
    "down": lambda state: state._move(1),
    "k": lambda state: state._move(-1),
    "j": lambda state: state._move(1),
    "page up": lambda state: state._move_pages(-1),
    "page down": lambda state: state._move_pages(1),
    "home": State._home,
    "end": State._end,
}
CHOICES = {
    "q": State._quit,
    "s": State._next_sort,
    "r": State._reverse,
    "/": State._filter,
    "escape": State._clear,
    " ": State._pause,
    "?": State._help,
    "h": State._help,
    "enter": State._details,
}
