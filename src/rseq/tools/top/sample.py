"""All numbers of a segment at one moment.

The directory says what objects there are; they are sorted into groups of one kind and layout, once, and again when objects were added.
Then a sample is a few system calls for each CPU (reader.py) and a few numpy operations for each group (kinds.py). Records in plain Python
are made only of those rows that somebody looks at.

Cost, measured with 10,000 objects on 2 CPUs: 200 ms once, to sort them into groups; then for each sample some 2 ms for counters, 50 ms
for histograms with 12 bounds, 80 ms for gauges, 400 ms for histograms without bounds (that is 80 MB). A record costs some 30 µs.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rseq.memory import processes
from rseq.memory.errors import SegmentError
from rseq.structures import attach
from rseq.structures.gauge import BLOCK
from rseq.tools.top import gauges, layouts
from rseq.tools.top.gauges import GaugeGroup
from rseq.tools.top.group import Group, Numbers, gather
from rseq.tools.top.kinds import KINDS, OtherGroup
from rseq.tools.top.reader import Reader
from rseq.tools.top.record import Record

if TYPE_CHECKING:
    from rseq.memory.directory import Directory
    from rseq.memory.layout import Entry

MOST_BYTES = 1 << 30
"""Objects that would make a sample larger than that are listed without numbers."""


@dataclass(slots=True)
class Row:
    """One line of the table: an object, and where its numbers are."""

    entry: Entry
    kind: str
    bytes: int
    problem: str | None = None
    group: Any = None
    """The group's key; None if the object has no numbers."""
    place: int = 0


class Plan:
    """What to read, for the objects that a segment has now. Costs some 10 µs for each object."""

    def __init__(self, directory: Directory, entries: list[Entry]) -> None:
        self.directory = directory
        self.rows: list[Row] = []
        self.groups: dict[Any, Group] = {}
        self._parts: dict[str, dict[int, Entry]] = {}
        self._tables: dict[int, Entry] = {}
        self._budget = MOST_BYTES
        wanted: dict[str, list[tuple[int, int]]] = {"per_cpu": [], "array": []}
        for entry in [entry for entry in entries if not self._is_part(entry)]:
            row = self._row(entry)
            self.rows.append(row)
            if row.group is not None:
                wanted[entry.kind].append((entry.offset, entry.item_size * entry.length))
        parts = [*self._tables.values(), *(part for blocks in self._parts.values() for part in blocks.values())]
        wanted["array"] += [(part.offset, part.item_size * part.length) for part in parts]
        self.reader = Reader(directory, wanted["per_cpu"], wanted["array"])
        for group in self.groups.values():
            self._place(group)
        self._words = [self._tables[block].offset for block in range(len(self._tables)) if block in self._tables]

    def _is_part(self, entry: Entry) -> bool:
        """Whether an object belongs to others: further rows of a gauge, the table of processes."""
        if entry.kind == "array" and entry.name.startswith(processes.TABLE) and entry.type == "u64" and entry.length == processes.BLOCK:
            for block in (0, *range(1, len(self._tables) + 1)):
                if entry.name == processes.table_name(block):
                    self._tables[block] = entry
                    return True
        try:
            found = gauges.part_of(entry)
        except SegmentError:
            return False
        if found is None or entry.length != BLOCK:
            return False
        self._parts.setdefault(found[0], {})[found[1]] = entry
        return True

    def _row(self, entry: Entry) -> Row:
        """The line of an object, put into its group."""
        size = entry.item_size * (self.directory.header.copies if entry.kind == "per_cpu" else entry.length)
        structure = attach.kind_of(entry)
        kind = entry.kind if structure is None else structure.__name__
        layout = layouts.parse(entry.type)
        row = Row(entry, kind, size)
        if structure is None and (layout is None or not layout.numbers()):
            return row
        group = KINDS.get(structure, OtherGroup)
        try:
            group.require(layout is not None and layout.size == entry.item_size)
            key = (kind, group.key(entry, layout), *self._blocks(entry, group))
        except SegmentError as error:
            row.problem = str(error)
            return row
        if size > self._budget:
            row.problem = f"it is too large: a sample has at most {MOST_BYTES >> 20} MiB"
            return row
        if entry.kind == "per_cpu" and entry.offset % 8:
            row.problem = f"it begins at {entry.offset}, which is no multiple of 8"
            return row
        self._budget -= size
        found = self.groups.get(key)
        if found is None:
            found = self.groups[key] = group(layout)
        row.group, row.place = key, len(found.rows)
        found.rows.append(len(self.rows))
        found.entries.append(entry)
        return row

    def _blocks(self, entry: Entry, group: type[Group]) -> tuple[int, ...]:
        """Of a gauge, which blocks of rows there are besides the first, in a row."""
        if not issubclass(group, GaugeGroup):
            return ()
        parts, count = self._parts.get(entry.name, {}), 1
        while count in parts:
            count += 1
        return (count,)

    def _place(self, group: Group) -> None:
        if isinstance(group, GaugeGroup):
            blocks = []
            for entry in group.entries:
                parts = self._parts.get(entry.name, {})
                offsets = [entry.offset]
                while len(offsets) in parts:
                    offsets.append(parts[len(offsets)].offset)
                blocks.append(self.reader.arrays.places(offsets).tolist())
            group.blocks = blocks
            return
        stretches = self.reader.per_cpu if group.entries[0].kind == "per_cpu" else self.reader.arrays
        group.at = stretches.places([entry.offset for entry in group.entries])

    def read(self) -> dict[Any, Numbers]:
        """The numbers of every group."""
        import numpy as np

        per_cpu, arrays = self.reader.read()
        living = self._living(arrays) if any(isinstance(group, GaugeGroup) for group in self.groups.values()) else None
        found: dict[Any, Numbers] = {}
        with np.errstate(all="ignore"):  # infinities may be added to their opposites
            for key, group in self.groups.items():
                if isinstance(group, GaugeGroup):
                    group.living = living
                found[key] = group.read(per_cpu, arrays)
        return found

    def _living(self, arrays: Any) -> Any:
        """For each slot the word of the process that lives and has it, or 0."""
        import numpy as np

        if not self._words:
            return np.zeros(0, np.uint64)
        table = gather(arrays, self.reader.arrays.places(self._words), np.dtype((np.void, 8 * processes.BLOCK)))
        words = table.view(np.uint64).reshape(-1)
        for slot in words.nonzero()[0]:
            if not processes.is_taken(self.directory.file.fd, int(slot)):
                words[slot] = 0
        return words


@dataclass(slots=True)
class Sample:
    """What a segment held at one moment."""

    plan: Plan
    numbers: dict[Any, Numbers]
    time: float
    """Seconds since 1970."""
    clock: float
    """Of a clock that nobody sets, in seconds: for rates."""
    unsettled: int = 0
    """On how many CPUs histograms changed faster than they could be read: their counts and sums may be some observations apart."""

    def __len__(self) -> int:
        return len(self.plan.rows)

    def values(self) -> Any:
        """numpy, f64, shape (rows,): the value of each row, NaN where there is none. For sorting: large whole numbers are rounded."""
        import numpy as np

        found = np.full(len(self), np.nan)
        for key, group in self.plan.groups.items():
            values = self.numbers[key].values
            if values is not None:
                found[group.rows] = values
        return found

    def record(self, number: int) -> Record:
        """One row in plain Python, without rates."""
        row = self.plan.rows[number]
        record = Record(row.entry.name, row.kind, row.entry.type, row.bytes, problem=row.problem)
        if row.group is None:
            return record
        numbers = self.numbers[row.group]
        if numbers.values is not None:
            record.value = numbers.values[row.place].item()
        if numbers.per_cpu is not None:
            record.per_cpu = numbers.per_cpu[:, row.place].tolist()
        self.plan.groups[row.group].complete(record, numbers, row.place)
        return record


class Sampler:
    """Takes samples of an open segment. SegmentError if it is damaged, or was truncated."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._plan: Plan | None = None
        self._known = -1

    def sample(self) -> Sample:
        """A sample of now."""
        entries = self.directory.all()
        if self._plan is None or len(entries) != self._known:
            self._plan, self._known = Plan(self.directory, entries), len(entries)
        clock = time.monotonic()
        numbers = self._plan.read()
        return Sample(self._plan, numbers, time.time(), clock, self._plan.reader.unsettled)
