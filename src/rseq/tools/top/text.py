"""Numbers as short text, bars and sparklines of one line, names that a terminal can show."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rseq.tools.top.record import Number

LARGE = ("", "k", "M", "G", "T", "P", "E")
SMALL = ("", "m", "µ", "n", "p")
LEVELS = " ▁▂▃▄▅▆▇█"


def printable(text: str) -> str:
    """Names may have any characters; a terminal is shown only those that print."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def cells(text: str) -> int:
    """How many cells of a terminal printable text takes. Rich remembers some thousand texts only, and most are plain."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def short(number: Number | None) -> str:
    """At most three digits and a unit: 0, 12, 1.23k, 45.6M, 0.25, 2.5m (thousandths), -3.1µ; "-" for None."""
    if number is None:
        return "-"
    if isinstance(number, float) and not math.isfinite(number):
        return {math.inf: "inf", -math.inf: "-inf"}.get(number, "nan")
    sign, size = "-" if number < 0 else "", abs(number)
    if isinstance(number, int) and size < 1000:
        return str(number)
    if size == 0:
        return "0"
    scaled, step = float(size), 0
    while scaled >= 999.5 and step < len(LARGE) - 1:
        scaled, step = scaled / 1000, step + 1
    if step:
        return sign + _digits(scaled) + LARGE[step] if scaled < 999.5 else f"{number:.1e}"
    if scaled >= 0.1:
        return sign + _digits(scaled)
    while scaled < 0.9995 and step < len(SMALL) - 1:
        scaled, step = scaled * 1000, step + 1
    return sign + _digits(scaled) + SMALL[step] if scaled >= 0.9995 else f"{number:.1e}"


def _digits(number: float) -> str:
    """Three digits, without zeros at the end behind the point."""
    text = f"{number:.{3 if number < 0.9995 else 2 if number < 9.995 else 1 if number < 99.95 else 0}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(number: Number | None) -> str:
    """Whole numbers in full: 1,234,567."""
    return f"{number:,}" if isinstance(number, int) else short(number)


def rate(number: float | None) -> str:
    """1.2M/s; "-" for None, nothing for 0, so that what moves catches the eye."""
    return "-" if number is None else "" if number == 0 else f"{short(number)}/s"


def spread(numbers: Sequence[Number], width: int) -> list[Number]:
    """At most `width` numbers, each the sum of neighbours. One between two is divided, so that no part stands out by having more."""
    if len(numbers) <= width:
        return list(numbers)
    step, sums = len(numbers) / width, [0, *itertools.accumulate(numbers)]

    def before(place: float) -> float:
        whole = min(int(place), len(numbers) - 1)
        return sums[whole] + (place - whole) * numbers[whole]

    ends = [before(i * step) for i in range(width)] + [sums[-1]]
    return [b - a for a, b in itertools.pairwise(ends)]


def bars(numbers: Sequence[Number], width: int) -> str:
    """One character for each number (or for some neighbours), as high as it is large; the largest is a full block.

    What is not zero is never blank, and zero always is. Negative numbers count by their size.
    """
    if width <= 0:
        return ""
    sizes = spread([abs(number) if math.isfinite(number) else 0 for number in numbers], width)
    most = max(sizes, default=0)
    if not most:
        return " " * len(sizes)
    return "".join(LEVELS[max(math.ceil(size / most * 8 - 1e-9), 1 if size else 0)] for size in sizes)


def shape(buckets: Sequence[int]) -> tuple[int, int] | None:
    """(first, end) of the buckets that are not empty; None if all are."""
    used = [index for index, count in enumerate(buckets) if count]
    return (used[0], used[-1] + 1) if used else None
