"""Gauges: rows that processes own (structures/gauge.py), combined as their mode says, for many gauges at once.

Whether a process lives is asked once for each, however many gauges it has set.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from rseq.kernel import process
from rseq.memory.errors import SegmentError
from rseq.structures.gauge import BLOCK, MODES, Gauge, Level
from rseq.structures.place import read as read_note
from rseq.tools.top.group import Group, Numbers, gather

if TYPE_CHECKING:
    from rseq.memory.layout import Entry
    from rseq.tools.top.layouts import Layout
    from rseq.tools.top.record import Record

ROWS_OF = "rows of"


def part_of(entry: Entry) -> tuple[str, int] | None:
    """(gauge, block) whose further rows an object is; None if it is something else."""
    if entry.kind != "array" or not entry.note or not entry.type.startswith(f"struct {Gauge.type_names[0]}{{"):
        return None
    gauge = read_note(entry).get(ROWS_OF)
    if not isinstance(gauge, str) or not entry.name.startswith(f"{gauge} ["):
        return None
    found = re.fullmatch(r"\[(\d{1,6}) to (\d{1,6})\]", entry.name[len(gauge) + 1 :])
    if found is None or int(found[1]) % BLOCK or int(found[2]) != int(found[1]) + BLOCK - 1:
        return None
    return gauge, int(found[1]) // BLOCK


class GaugeGroup(Group):
    """Gauges of one mode, with the same number of blocks of rows."""

    kind = "Gauge"

    def __init__(self, layout: Layout | None) -> None:
        super().__init__(layout)
        self.blocks: list[list[int]] = []
        """For each gauge, where its blocks of rows are."""
        self.living: Any = None
        """numpy, u64: for each slot the word of the process that lives and has it, or 0."""

    @classmethod
    def key(cls, entry: Entry, layout: Layout | None) -> Any:
        mode = read_note(entry).get("mode")
        if mode not in MODES:
            raise SegmentError(f"it is a gauge with a note without its mode: {entry.note[:80]!r}")
        words = {"owner": ("u64", None), "value": ("f64", None), "base": ("f64", None), "time": ("f64", None)}
        cls.require(entry.kind == "array" and entry.length == BLOCK and layout is not None and layout.has(**words))
        return mode

    @property
    def mode(self) -> str:
        """sum, livesum, …"""
        return str(read_note(self.entries[0])["mode"])

    def read(self, per_cpu: Any, arrays: Any) -> Numbers:
        import numpy as np

        at = np.array(self.blocks, np.int64)
        whole = gather(arrays, at.reshape(-1), self.bytes_of(BLOCK * self.dtype.itemsize))
        rows = whole.view(self.dtype).reshape(len(at), -1)
        owner = rows["owner"]
        living = np.zeros(rows.shape[1], np.uint64)
        known = min(len(living), len(self.living))
        living[:known] = self.living[:known]
        alive = (owner != 0) & (owner == living)
        return Numbers(combined(self.mode, rows, alive), None, {"rows": rows, "alive": alive})

    def complete(self, record: Record, numbers: Numbers, place: int) -> None:
        record.mode = self.mode
        rows, alive = numbers.more["rows"][place], numbers.more["alive"][place]
        record.processes = []
        for slot in rows["owner"].nonzero()[0]:
            owner, value, base, at = (rows[name][slot].item() for name in ("owner", "value", "base", "time"))
            own = value - base if self.mode == "sum" else value
            record.processes.append(Level(process.pid_of(owner), bool(alive[slot]), own, at))


def combined(mode: str, rows: Any, alive: Any) -> Any:
    """One number for each gauge, as `Gauge.value` has it. `rows` and `alive` have the shape (gauges, rows)."""
    import numpy as np

    used, value, base, at = rows["owner"] != 0, rows["value"], rows["base"], rows["time"]
    among = alive if mode.startswith("live") else used
    match mode:
        case "min" | "max" | "livemin" | "livemax":
            smallest = mode.endswith("min")
            worst = math.inf if smallest else -math.inf
            pick = np.minimum if smallest else np.maximum
            numbers = value if mode.startswith("live") else pick(value, base)
            found = pick.reduce(np.where(among, numbers, worst), axis=1)
            return np.where(among.any(axis=1), found, 0.0)
        case "last" | "livelast":
            among = among & (at != 0)
            latest = np.where(among, at, -math.inf)
            newest = among & (latest == latest.max(axis=1, keepdims=True))  # of several, the greatest
            return np.where(among.any(axis=1), np.where(newest, value, -math.inf).max(axis=1), 0.0)
    return np.array([_sum(row) for row in np.where(among, value, 0.0).tolist()])


def _sum(numbers: list[float]) -> float:
    """NaN for what has no sum, such as an infinity and its opposite."""
    try:
        return math.fsum(numbers)
    except (ValueError, OverflowError):
        return math.nan
