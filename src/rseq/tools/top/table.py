"""The table: which columns fit into a width, and what stands in them.

    name                value      rate CPU   shape
    requests            1.23M  45.6k/s ██▄▄
    latency             456k   12.3k/s ▇▇██  ▁▂▅█▃▁   p50 1.2m   p99 9.8m

Narrow terminals get fewer columns: below 72 characters no shape, below 46 no bars, below 34 no rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rseq.tools.top import text
from rseq.tools.top.record import QUANTILES

if TYPE_CHECKING:
    from rich.text import Text

    from rseq.tools.top.record import Record
    from rseq.tools.top.state import State

QUANTILE = 10
"""Width of "p50 1.23m "."""
NOW, EVER, IDLE = "green", "cyan", "bright_black"
"""Colours of what happens in this interval, of what happened since the beginning, and of what does not happen."""
KIND_COLORS = {"Counter": "blue", "FloatCounter": "blue", "Gauge": "magenta", "Histogram": "yellow", "CounterArray": "blue"}


class Widths(NamedTuple):
    """Of the columns; 0 for one that is not there."""

    name: int
    kind: int
    value: int
    rate: int
    bars: int
    shape: int
    gap: int = 2


def widths(width: int, names: int, cpus: int, plain: bool = False) -> Widths:
    """How a table of `width` characters is divided, if the longest name has `names` cells. `plain`: names are never cut."""
    if plain:
        return Widths(max(names, 4), 12, 18, 12, max(min(2 * cpus, 32), 3), 64)
    if width < 34:
        value = 8 if width >= 16 else 0
        return Widths(max(width - value - (1 if value else 0), 1), 0, value, 0, 0, 0, 1)
    if width < 46:
        return Widths(width - 8 - 9 - 2, 0, 8, 9, 0, 0, 1)
    bars = max(min(2 * cpus, 16 if width >= 100 else 8), 3)
    if width < 72:
        return Widths(width - 8 - 9 - bars - 3, 0, 8, 9, bars, 0, 1)
    kind, value, rate = (12, 15, 10) if width >= 110 else (0, 8, 9)
    gap = 2 if width >= 100 else 1
    rest = width - kind - value - rate - bars - gap * (5 if kind else 4)
    name = max(min(names, rest - 32), 12)
    return Widths(name, kind, value, rate, bars, rest - name, gap)


def elide(name: str, width: int) -> str:
    """A name in exactly `width` cells. What is too long loses its middle: children of a family differ at the end."""
    if text.cells(name) <= width or width < 12:
        return fit(name, width)
    from rich.cells import set_cell_size

    end = name[-(width // 2 - 1) :]
    while text.cells(end) > width // 2 - 1:
        end = end[1:]
    return set_cell_size(name, width - 1 - text.cells(end)) + "…" + end


def fit(content: str, width: int, right: bool = False) -> str:
    """Exactly `width` cells of a terminal: padded, or cut with an ellipsis."""
    size = text.cells(content)
    if size > width:
        from rich.cells import set_cell_size

        return set_cell_size(content, width - 1) + "…" if width > 1 else set_cell_size(content, width)
    return " " * (width - size) + content if right else content + " " * (width - size)


def heading(columns: Widths, state: State) -> Text:
    """The names of the columns; an arrow marks the one that the order is by."""
    from rich.text import Text

    made = Text(no_wrap=True, end="", style="bold")
    falls = state.reverse if state.sort == "name" else not state.reverse
    arrow = "▼" if falls else "▲"
    for label, width, right in (
        ("name", columns.name, False), ("kind", columns.kind, False), ("value", columns.value, True), ("rate", columns.rate, True),
        ("CPU", columns.bars, False), ("shape", columns.shape, False),
    ):  # fmt: skip
        if width:
            marked = f"{label} {arrow}" if label == state.sort and width > len(label) + 1 else label
            made.append(fit(marked, width, right), "underline" if label == state.sort else "")
            made.append(" " * columns.gap)
    made.right_crop(columns.gap)
    return made


def called(record: Record) -> str:
    """What an object is called on a terminal."""
    return text.printable(record.name) or "(no name)"


def cells(record: Record) -> int:
    """How wide its name is there: some characters take two cells, some none."""
    return text.cells(called(record))


def line(record: Record, columns: Widths, selected: bool = False) -> Text:
    """One object."""
    from rich.text import Text

    made = Text(no_wrap=True, end="", style="reverse" if selected else "")
    space = " " * columns.gap
    color = "" if selected else KIND_COLORS.get(record.kind, "")
    made.append(elide(called(record), columns.name), "" if record.value is not None or selected else IDLE)
    if columns.kind:
        made.append(space + fit(record.kind, columns.kind), color)
    if columns.value:
        value = text.exact(record.value) if columns.value >= 15 else text.short(record.value)
        made.append(space + fit(value if len(value) <= columns.value else text.short(record.value), columns.value, True))
    if columns.rate:
        made.append(space + fit(text.rate(record.rate), columns.rate, True), "" if selected else NOW)
    if columns.bars:
        shown, now = cpu_bars(record, columns.bars)
        made.append(space + fit(shown, columns.bars), "" if selected else NOW if now else EVER)
    if columns.shape:
        made.append(space)
        shape(made, record, columns.shape, "" if selected else color)
    return made


def cpu_bars(record: Record, width: int) -> tuple[str, bool]:
    """A character or two for each CPU, and whether they show this interval: if nothing changed in it they show all time."""
    if record.per_cpu is None:
        return "", False
    each = 2 if 2 * len(record.per_cpu) <= width else 1
    now = record.per_cpu_rate is not None and any(record.per_cpu_rate)
    drawn = text.bars(record.per_cpu_rate or [] if now else record.per_cpu, width)
    return "".join(c * each for c in drawn), now


def shape(made: Text, record: Record, width: int, color: str) -> None:
    """What else there is to see of an object."""
    if record.problem is not None:
        made.append(fit(text.printable(record.problem), width), "red")
    elif record.histogram is not None:
        histogram(made, record, width, color)
    elif record.items is not None:
        made.append(fit(text.bars(record.items, width), width), color)
    else:
        made.append(fit(words(record), width), IDLE if record.value is None and not record.fields else "")


def histogram(made: Text, record: Record, width: int, color: str) -> None:
    """The buckets that are not empty as bars, and quantiles, as many as there is room for."""
    found = record.histogram
    assert found is not None
    shown = QUANTILES if width >= 3 * QUANTILE + 8 else (QUANTILES[0], QUANTILES[-1]) if width >= 2 * QUANTILE + 4 else ()
    room = min(width - QUANTILE * len(shown) - 1, 40)
    used = text.shape(found.buckets)
    made.append(fit(text.bars(found.buckets[slice(*used)], room) if used else "", room), color)
    made.append(" ")
    for q in shown:
        made.append(f"p{q * 100:<3g}", IDLE)
        made.append(fit(text.short(found.quantile(q)) if used else "-", QUANTILE - 4))
    made.append(" " * (width - room - 1 - QUANTILE * len(shown)))


def words(record: Record) -> str:
    """What is said of an object that has no picture."""
    if record.processes is not None:
        living = sum(level.alive for level in record.processes)
        return f"{record.mode} of {living} process{'' if living == 1 else 'es'}"
    if record.fields:
        return "  ".join(f"{text.printable(name)} {text.short(value)}" for name, value in record.fields.items())
    if record.kind in KIND_COLORS:
        return ""
    return text.printable(record.type.partition("{")[0])
