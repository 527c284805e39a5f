"""The pane below the table: the selected object, with every CPU (or process) on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rseq.tools.top import text
from rseq.tools.top.record import QUANTILES
from rseq.tools.top.table import EVER, IDLE, NOW, called, fit, words

if TYPE_CHECKING:
    from rich.text import Text

    from rseq.tools.top.record import Number, Record

EIGHTHS = " ▏▎▍▌▋▊▉"
NUMBER = 10
"""Width of a number."""


def lines(record: Record, width: int, height: int) -> list[Text]:
    """At most `height` lines of `width` characters."""
    from rich.text import Text

    title = f"── {called(record)} "
    made = [Text(fit(title.ljust(width, "─"), width), "bold", no_wrap=True, end="")]
    facts = Text(no_wrap=True, end="")
    facts.append(f"{record.kind}  {text.exact(record.value)}", "")
    facts.append(f"  {text.rate(record.rate) or '0/s'}" if record.rate is not None else "", NOW)
    if record.histogram is not None and record.histogram.count:
        found = record.histogram
        facts.append(f"  mean {text.short(found.mean)}" + "".join(f"  p{q * 100:g} {text.short(found.quantile(q))}" for q in QUANTILES))
    elif record.problem is not None:
        facts.append(f"  {text.printable(record.problem)}", "red")
    elif words(record):
        facts.append(f"  {words(record)}", "")
    made.append(facts)
    made += _shape(record, width)
    made += _levels(record, width, height - len(made)) if record.processes is not None else _cpus(record, width, height - len(made))
    for each in made:
        each.truncate(width)
    return made[:height]


def _shape(record: Record, width: int) -> list[Text]:
    """A histogram's buckets, from the lowest value to the highest; the counters of an array."""
    from rich.text import Text

    if record.items is not None:
        return [Text(text.bars(record.items, width), EVER, no_wrap=True, end="")]
    used = text.shape(record.histogram.buckets) if record.histogram is not None else None
    if used is None or record.histogram is None:
        return []
    bounds = record.histogram.bounds
    low = text.short(bounds[used[0] - 1]) if used[0] else "…"
    high = text.short(bounds[used[1] - 1]) if used[1] <= len(bounds) else "…"
    drawn = text.bars(record.histogram.buckets[slice(*used)], max(width - len(low) - len(high) - 2, 0))
    return [Text.assemble((f"{low} ", IDLE), (drawn, "yellow"), (f" {high}", IDLE), no_wrap=True, end="")]


def bar(part: float, width: int) -> str:
    """A horizontal bar, `part` (0 to 1) of `width`, to an eighth of a character."""
    whole, rest = divmod(round(min(max(part, 0.0), 1.0) * width * 8), 8)
    return "█" * whole + (EIGHTHS[rest] if rest else "")


def _cpus(record: Record, width: int, height: int) -> list[Text]:
    """What each CPU did in this interval, or, if it is idle, since the beginning; the busiest ones if there are too many."""
    from rich.text import Text

    if record.per_cpu is None or height <= 0:
        return []
    now = record.per_cpu_rate is not None and any(record.per_cpu_rate)
    numbers: list[Number] = [*record.per_cpu_rate] if now and record.per_cpu_rate is not None else record.per_cpu
    busiest = sorted(range(len(numbers)), key=lambda cpu: (-abs(numbers[cpu]), cpu))
    shown = sorted(busiest[: height if len(numbers) <= height else max(height - 1, 1)])
    most = max((abs(number) for number in numbers), default=0) or 1
    room = max(width - 8 - 2 * NUMBER, 4)
    made = []
    for cpu in shown:
        drawn = fit(bar(abs(numbers[cpu]) / most, room), room)
        rate = text.rate(record.per_cpu_rate[cpu]) if record.per_cpu_rate is not None else ""
        style = NOW if now else EVER
        made.append(
            Text.assemble(
                f"CPU {cpu:<3} ",
                (drawn, style),
                fit(text.short(record.per_cpu[cpu]), NUMBER, True),
                (fit(rate, NUMBER, True), NOW),
                no_wrap=True,
                end="",
            )
        )
    if len(shown) < len(numbers):
        made.append(Text(f"… and {len(numbers) - len(shown)} CPUs that do less", IDLE, no_wrap=True, end=""))
    return made


def _levels(record: Record, width: int, height: int) -> list[Text]:
    """What each process says; the living first."""
    from rich.text import Text

    levels = sorted(record.processes or [], key=lambda level: (not level.alive, level.pid))
    made = [
        Text(f"process {level.pid:<8} {text.short(level.value):>9}" + ("" if level.alive else "  (has ended)"), "" if level.alive else IDLE)
        for level in levels[: max(height, 0)]
    ]
    for each in made:
        each.no_wrap, each.end = True, ""
    return made
