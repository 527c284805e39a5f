"""Rows of gauges, read for many gauges at once; what they mean is told in structures/gauge.py."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from rseq.kernel import process
from rseq.memory.errors import SegmentError
from rseq.prometheus.identities import called
from rseq.structures.gauge import BLOCK, GaugeRow

if TYPE_CHECKING:
    from rseq.memory.file_segment import FileSegment
    from rseq.memory.layout import Entry
    from rseq.memory.processes import Table

WORDS = GaugeRow.__rseq_struct__.size // 8
OWNER, VALUE, BASE, TIME = (GaugeRow.__rseq_struct__.fields[name].offset // 8 for name in ("owner", "value", "base", "time"))
FOLLOWING = re.compile(r" \[(\d{1,9}) to \d+\]\Z")


class Block(NamedTuple):
    """Rows of a gauge for 16 slots."""

    number: int
    start: int
    """Where it is, in words from the start of the arrays."""

    @classmethod
    def first(cls, entry: Entry, number: int = 0) -> Block:
        """The block that an object is. SegmentError if it cannot be one."""
        if entry.kind != "array" or entry.length != BLOCK or entry.item_size != 8 * WORDS or entry.offset % 8:
            raise SegmentError(f"{entry.name[:200]!r} has {entry.length} rows of {entry.item_size} bytes, which is no gauge")
        return cls(number, entry.offset // 8)

    @classmethod
    def following(cls, entry: Entry, before: list[Block]) -> Block:
        """A block with the slots that its name says, behind others."""
        found = FOLLOWING.search(entry.name)
        if found is None or int(found[1]) != len(before) * BLOCK:
            raise SegmentError(f"{entry.name[:200]!r} does not say which rows of the gauge it has")
        return cls.first(entry, len(before))


class Row(NamedTuple):
    """What one process says."""

    slot: int
    owner: int
    value: float
    base: float
    time: float


class Processes:
    """Who lives, asked once for each process."""

    def __init__(self, segment: FileSegment, table: Table) -> None:
        self._segment, self._table = segment, table
        self._alive: dict[tuple[int, int], bool] = {}
        self._names: dict[tuple[int, int], str] = {}

    def alive(self, row: Row) -> bool:
        """Whether the process of a row lives."""
        key = row.slot, row.owner
        found = self._alive.get(key)
        if found is None:
            found = self._alive[key] = self._table.alive(*key)
        return found

    def name(self, row: Row) -> str:
        """What the process of a row is called: its pid, if nothing else was said."""
        key = row.slot, row.owner
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = called(self._segment, *key) or str(process.pid_of(row.owner))
        return found


def rows(words: Any, blocks: list[Block]) -> list[list[Row]]:
    """The rows in use of each block."""
    import numpy as np

    starts = np.array([block.start for block in blocks], np.intp)
    wholes, floats = words.array(starts[:, None] + np.arange(BLOCK * WORDS))
    wholes, floats = wholes.reshape(-1, BLOCK, WORDS), floats.reshape(-1, BLOCK, WORDS)
    found: list[list[Row]] = [[] for _ in blocks]
    places, numbers = np.nonzero(wholes[:, :, OWNER])
    owners, rest = wholes[places, numbers, OWNER].tolist(), floats[places, numbers].tolist()
    for place, number, owner, row in zip(places.tolist(), numbers.tolist(), owners, rest, strict=True):
        found[place].append(Row(blocks[place].number * BLOCK + number, owner, row[VALUE], row[BASE], row[TIME]))
    return found


def combined(mode: str, found: list[Row], processes: Processes) -> float | None:
    """One number, as the mode says; None if no process has said any. `mode` as `rseq.Gauge` calls it."""
    if mode.startswith("live"):
        found = [row for row in found if processes.alive(row)]
    if not found:
        return None
    match mode.removeprefix("live"):
        case "sum":
            return math.fsum(row.value for row in found)
        case "min":
            return min(number for row in found for number in ((row.value,) if mode == "livemin" else (row.value, row.base)))
        case "max":
            return max(number for row in found for number in ((row.value,) if mode == "livemax" else (row.value, row.base)))
    times = [(row.time, row.value) for row in found if row.time]
    return max(times)[1] if times else None


def each(mode: str, found: list[Row], processes: Processes) -> list[tuple[str, float]]:
    """(process, value) for the modes "all" and "liveall". Two processes with one pid, of different containers, are told apart."""
    if mode == "liveall":
        found = [row for row in found if processes.alive(row)]
    made: dict[str, float] = {}
    for row in found:
        name = processes.name(row)
        made[name if name not in made else f"{name}-{row.slot}"] = row.value
    return list(made.items())
