"""The whole picture, at any size: a head, the table, the selected object, and a line with messages or keys.

What does not fit is left out: the object's pane below 18 lines, the line about restarts below 10, the keys below 5, the names of
the columns below 3.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from rseq.tools.top import details, table, text

if TYPE_CHECKING:
    from rich.text import Text

    from rseq.tools.top.state import State
    from rseq.tools.top.view import View

HELP = """\
q            quit
s            order by name, value or rate
r            turn the order round
/            filter by name: type, then Enter, or Esc to give up
Esc          no filter
Space        pause, and go on
Enter        show the selected object, or hide it
↑ ↓ PgUp PgDn Home End   move

value  sum over all CPUs; of a histogram: how many values
rate   growth of the value per second
CPU    one bar for each CPU (or some neighbours): what it did
       since the last picture; all time if nothing happened
shape  of a histogram: its buckets, from the lowest that is
       used to the highest; p50: half of the values are below

1.2k M G T P E: thousands, millions …  1.2m µ n p: thousandths, …
restarts: of sequences of all programs on this machine"""
KEYS = "q quit  s sort  r reverse  / filter  space pause  ↑↓ move  ? help"


def picture(view: View | None, state: State, interval: float, width: int, height: int) -> Text:
    """Exactly `height` lines of at most `width` characters."""
    from rich.text import Text

    lines: list[Text] = []
    if state.help:
        lines = [Text(line, no_wrap=True, end="") for line in HELP.splitlines()]
    elif view is None:
        lines = [Text("nothing could be read yet", no_wrap=True, end="")]
    else:
        lines = _lines(view, state, interval, width, height)
    lines = lines[:height]
    for line in lines:
        line.truncate(width)
    lines += [Text("")] * (height - len(lines))
    return Text("\n", no_wrap=True, overflow="crop", end="").join(lines)


def _lines(view: View, state: State, interval: float, width: int, height: int) -> list[Text]:
    from rich.text import Text

    rows = state.order(view.sample, view.rates)
    head = [_head(view, state, len(rows), interval, width)]
    if height >= 10:
        head.append(_restarts(view))
    foot = [_foot(view, state, width)] if height >= 5 or state.editing is not None or view.problem else []
    pane_height = min(max(height // 3, 6), 4 + view.sample.plan.directory.header.copies) if height >= 18 and state.details and rows else 0
    room = height - len(head) - len(foot) - pane_height
    titled = room >= 2
    state.fit(rows, room - titled)
    shown = [view.record(row) for row in rows[state.top : state.top + state.page]]
    longest = max((table.cells(record) for record in shown), default=4)
    columns = table.widths(width, max(longest, 4), view.sample.plan.directory.header.copies)
    body = [table.heading(columns, state)] if titled else []
    body += [table.line(record, columns, state.top + n == state.selected) for n, record in enumerate(shown)]
    if not rows:
        body.append(Text(f"no name has '{text.printable(state.filter)}' in it" if state.filter else "there are no objects yet", table.IDLE))
    body = body[:room] + [Text("")] * (room - len(body))
    pane = details.lines(view.record(rows[state.selected]), width, pane_height) if pane_height else []
    return [*head, *body, *pane, *[Text("")] * (pane_height - len(pane)), *foot]


def _head(view: View, state: State, shown: int, interval: float, width: int) -> Text:
    from rich.cells import cell_len
    from rich.text import Text

    header = view.sample.plan.directory.header
    objects = len(view.sample)
    count = f"{objects} object{'' if objects == 1 else 's'}" if shown == objects else f"{shown} of {objects} objects"
    end = "paused" if state.paused else f"{time.strftime('%H:%M:%S', time.localtime(view.sample.time))} every {interval:g} s"
    facts = f"  {count}  {header.copies} CPU{'' if header.copies == 1 else 's'}  {header.backend}"
    name = text.printable(view.name)
    room = max(width - len(facts) - len(end) - 2, 12)
    made = Text.assemble((name if cell_len(name) <= room else table.elide(name, room), "bold"), facts, no_wrap=True, end="")
    room = width - made.cell_len
    if room > len(end):
        made.append(" " * (room - len(end)) + end, "yellow" if state.paused else table.IDLE)
    return made


def _restarts(view: View) -> Text:
    from rich.text import Text

    if view.restarts is not None:
        return Text.assemble("restarts ", (f"{text.short(round(view.restarts, 1))}/s", table.NOW), " on this machine", no_wrap=True, end="")
    return Text.assemble("restarts - ", (f"({text.printable(view.no_restarts or '')})", table.IDLE), no_wrap=True, end="")


def _foot(view: View, state: State, width: int) -> Text:
    """What must be said; else the filter, else the keys."""
    from rich.text import Text

    if state.editing is not None:
        return Text.assemble(("filter: ", "bold"), text.printable(state.filter), ("█", "blink"), no_wrap=True, end="")
    if view.problem is not None:
        what = f"nothing can be read any more: {view.problem}" if view.state == "damaged" else view.problem
        return Text(table.fit(text.printable(what), width), "bold white on red", no_wrap=True, end="")
    if view.anew is not None and view.sample.time - view.anew < 60:
        when = time.strftime("%H:%M:%S", time.localtime(view.anew))
        return Text(
            table.fit(f"the segment was made anew; this is the new one, since {when}", width), "black on yellow", no_wrap=True, end=""
        )
    if state.paused:
        return Text("paused  space go on  q quit", "yellow", no_wrap=True, end="")
    if state.filter:
        return Text(f"filter: {text.printable(state.filter)}  (Esc: none)", "bold", no_wrap=True, end="")
    return Text(KEYS, table.IDLE, no_wrap=True, end="")


def once(view: View, state: State, width: int, plain: bool) -> list[Text]:
    """The table as lines, all of it. `plain`: as wide as it must be."""
    from rich.text import Text

    rows = state.order(view.sample, view.rates)
    records = [view.record(row) for row in rows]
    header = view.sample.plan.directory.header
    longest = max((table.cells(record) for record in records), default=4)
    columns = table.widths(width, longest, header.copies, plain)
    count = f"{len(rows)} of {len(view.sample)} objects" if state.filter else f"{len(rows)} object{'' if len(rows) == 1 else 's'}"
    head = Text.assemble(
        (text.printable(view.name), "bold"), f"  {count}  {header.copies} CPU{'' if header.copies == 1 else 's'}  {header.backend}"
    )
    lines = [head, _restarts(view), table.heading(columns, state), *(table.line(record, columns) for record in records)]
    if view.problem:
        lines.append(Text(text.printable(view.problem), "red"))
    for line in lines:
        line.rstrip()
        line.no_wrap, line.end = True, "\n"
    return lines
