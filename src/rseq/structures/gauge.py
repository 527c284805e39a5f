"""A gauge: a level that goes up and down, of each process that uses it, and one number made of all of them.

Per-CPU memory is of no use here: *setting* means replacing what this process said before, on whatever CPU that was. So every
process has a row of its own, at the number of its slot (memory/processes.py), and writes only that: one plain store to set, one atomic
addition to change. The row has the word of its process (pid and start time), so that a reader knows whose it is, and
whether it lives. What becomes of the rows of the dead is the gauge's mode:

    sum min max          of all processes that ever had a value, also the dead ones
    livesum livemin livemax    of those that live
    last livelast        the value that was set last
    all liveall          one for each process

Nothing grows with the number of processes that ever lived: a new process takes over the row of a dead one that had its slot. What
that one contributed stays in the row as `base`: for sums, the new one's value is counted from there; for min and max it is the
least or greatest of the dead. Each step of taking over can be repeated, so that a process may be killed in the middle of it. (In the
modes "all" and "last", what a dead process said is shown until its row is taken over, or its successor sets something.)

A process says 0 until it sets something. NaN is never the least nor the greatest.
"""

from __future__ import annotations

import ctypes
import math
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from rseq.checker.model import Model, operation
from rseq.kernel import process
from rseq.language import decorators
from rseq.language.annotations import Ptr
from rseq.language.handles import address_of, bind, name_handle
from rseq.language.intrinsics import atomic
from rseq.language.numbers import f64, u64
from rseq.language.structs import Struct
from rseq.memory.array import array
from rseq.memory.file_segment import FileSegment
from rseq.structures.place import Note, Placed, called, read, refused, shown, total, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from rseq.memory.layout import Entry
    from rseq.memory.processes import Slot, Table
    from rseq.memory.segment import Segment

MODES = ("sum", "min", "max", "last", "all", "livesum", "livemin", "livemax", "livelast", "liveall")
BLOCK = 16
HANDLES = 256


class GaugeRow(Struct):
    """What one process says."""

    owner: u64
    value: f64
    base: f64
    time: f64


class GaugeHandle(Struct):
    """This process's row, in private memory: a forked child is given another row, and has another copy of this."""

    row: Ptr[GaugeRow]


@decorators.native
def set_level(handle: Ptr[GaugeHandle], value: f64) -> None:
    """Set this process's value."""
    row = handle.row
    assert row is not None
    atomic.store(row.value, value + row.base, order="relaxed")


@decorators.native
def set_level_at(handle: Ptr[GaugeHandle], value: f64, time: f64) -> None:
    """Set this process's value, with the time at which it was true. Value first: so no new time has an old value."""
    row = handle.row
    assert row is not None
    atomic.store(row.value, value, order="relaxed")
    atomic.store(row.time, time, order="release")


@decorators.native
def set_extreme(handle: Ptr[GaugeHandle], value: f64) -> None:
    """Set this process's value; the base is not part of it."""
    row = handle.row
    assert row is not None
    atomic.store(row.value, value, order="relaxed")


@decorators.native
def increase(handle: Ptr[GaugeHandle], amount: f64 = 1.0) -> None:
    """Add to this process's value."""
    row = handle.row
    assert row is not None
    atomic.add(row.value, amount, order="relaxed")


@decorators.native
def decrease(handle: Ptr[GaugeHandle], amount: f64 = 1.0) -> None:
    """Take from this process's value."""
    row = handle.row
    assert row is not None
    atomic.sub(row.value, amount, order="relaxed")


set_level.called = set_extreme.called = "set"
set_level_at.called, increase.called, decrease.called = "set_at", "inc", "dec"

_handles: list[Any] = []
"""Handles that nobody has yet."""


def _new_handle() -> Any:
    """Memory for a handle, in a mapping that many share: a program may have thousands of gauges."""
    while True:
        try:
            return _handles.pop()
        except IndexError:
            _handles.extend(array(GaugeHandle, HANDLES))


class Level(NamedTuple):
    """What one process said last."""

    pid: int
    """As the process saw it itself."""
    alive: bool
    value: float
    time: float
    """When it was set, in seconds since 1970; 0 if that is not kept (only the modes "last" and "livelast" do)."""


class _Row(NamedTuple):
    """One process's row, read once."""

    owner: int
    alive: bool
    value: float
    base: float
    time: float


class Gauge(Placed):
    """A float of each process; `value` is one number made of them, as `mode` says (see this module's text).

    `gauge.set(3.5)`, `gauge.inc()`, `gauge.inc(2)`, `gauge.dec()`; `gauge.levels()` for each process. Without a segment it is of this
    process alone. With a segment it needs a name. Modes "last" and "livelast" can only be set: TypeError for `inc` and `dec`.
    ValueError if the gauge of that name has another mode.
    """

    set: Callable[[float], None]
    """set(value): a builtin bound to this gauge (in modes "last" and "livelast", a function)."""
    inc: Callable[..., None]
    """inc(amount=1.0): a builtin bound to this gauge."""
    dec: Callable[..., None]
    """dec(amount=1.0): a builtin bound to this gauge."""
    type_names = ("rseq.structures.gauge.GaugeRow",)

    def __init__(self, name: str | None = None, *, mode: str = "livesum", segment: Segment | None = None, note: Note | None = None) -> None:
        if mode not in MODES:
            raise ValueError(f"the mode of a gauge is one of {', '.join(MODES)}, not {mode!r}")
        if segment is not None and not isinstance(segment, FileSegment):
            raise TypeError("a gauge is of this process, or in a segment in a file: it is about processes that open that")
        if segment is not None and name is None:
            raise TypeError("a gauge in a segment needs a name: Gauge('level', segment=segment)")
        self._place(name, segment, {"mode": mode, "note": note})
        self.mode = mode
        self._noted = note is not None
        self._note = written({**(note or {}), "mode": mode})
        self._blocks: list[Any] = []
        self._table: Table | None = None
        self._handle = _new_handle()
        name_handle(self._handle, called(self))
        if self.segment is None:
            self._aim(GaugeRow())
            self._bind()
            return
        from rseq.memory.processes import Table, slot_of

        self._table = Table(self.segment)
        self._same()
        if self.segment.read_only:
            self.set = self.inc = self.dec = refused(self.segment)
            return
        self._slot: Slot = slot_of(self.segment)
        self._in_the_segment()
        self._slot.add_user(self)
        self.moved()
        self._bind()

    def _in_the_segment(self) -> None:
        """The handle counts as the segment's memory: once that is closed, its builtins raise ValueError. Whoever keeps one of them keeps
        this gauge, so that a forked child knows of it and does not write to its parent's row."""
        assert self.segment is not None
        bind(self._handle, self._handle._address, self._handle._type_id, ctypes.addressof(self.segment.gate))
        self._handle.__dict__["_gauge"] = self

    def _aim(self, row: Any) -> None:
        """The row that is ours from now on.

        The address is written as it is, and not assigned as a pointer is: memory that a pointer leads to stays mapped until it is closed,
        since nobody knows who else has the address. Here the handle alone has it, and keeps the row.
        """
        place = ctypes.c_uint64.from_address(address_of(self._handle))
        self._handle.__dict__["_row"] = row
        place.value = row._address

    def _same(self) -> None:
        """The first rows. ValueError if the gauge of that name has another mode."""
        try:
            self._check_mode()
            self._block(0)
        except ValueError:  # it was made by somebody else in this moment
            self._check_mode()
            raise

    def _check_mode(self) -> None:
        assert self.segment is not None
        assert self.name is not None
        found = self.segment.entry(self.name)
        if found is not None and found.type.startswith(f"struct {self.type_names[0]}{{"):
            there = read(found).get("mode")
            if there != self.mode:
                raise ValueError(f"the gauge {self.name!r} has the mode {there!r}, not {self.mode!r}")
            if not self._noted:
                self._note = found.note

    def _bind(self) -> None:
        if self.mode.endswith("last"):
            self.set = self._set_now
            self.inc = self.dec = self._no_change
            return
        self.set = (set_extreme if self.mode.endswith(("min", "max")) else set_level).bind(self._handle)
        self.inc, self.dec = increase.bind(self._handle), decrease.bind(self._handle)

    def _set_now(self, value: float) -> None:
        """set(value), with the time of now."""
        try:
            set_level_at(self._handle, value, time.time())
        except (TypeError, OverflowError) as error:
            raise type(error)(str(error).replace("set_at()", "set()", 1)) from None

    def _no_change(self, amount: float = 1.0) -> None:
        raise TypeError(f"a gauge of mode {self.mode!r} has no sum that could change; set it")

    def set_at(self, value: float, time: float) -> None:
        """Set the value with the time at which it was true, in seconds since 1970; modes "last" and "livelast" take the latest."""
        if self.segment is not None and self.segment.read_only:
            self.set(value)
        if not self.mode.endswith("last"):
            raise TypeError(f"a gauge of mode {self.mode!r} keeps no times; use set()")
        if isinstance(time, int | float) and not 0 < time < math.inf:
            raise ValueError(f"a time is in seconds since 1970, positive and finite, not {time!r}")
        set_level_at(self._handle, value, time)

    # Rows

    def _block(self, number: int) -> Any:
        """16 rows; None if there are none yet and we may not add them."""
        assert self.segment is not None
        while len(self._blocks) <= number:
            block = len(self._blocks)
            name = f"{self.name} [{block * BLOCK} to {block * BLOCK + BLOCK - 1}]" if block else str(self.name)
            if self.segment.read_only and name not in self.segment:
                return None
            note = self._note if block == 0 else written({"rows of": self.name})
            self._blocks.append(self.segment.array(name, GaugeRow, BLOCK, note=note))
        return self._blocks[number]

    def moved(self) -> None:
        """This process has (another) slot: take its row, and what is left there of a dead process as the mode says."""
        from rseq.memory.processes import lock

        row = self._block(self._slot.number // BLOCK)[self._slot.number % BLOCK]
        with lock:  # two threads may make the same gauge at once
            if row.owner != self._slot.word:
                self._take_over(row)
        self._aim(row)

    def _take_over(self, row: Any) -> None:
        """Make a row ours. Until `owner` is written it is the dead one's, and all before can be done again."""
        match self.mode:
            case "sum":
                row.base = row.value
            case "min" | "max":
                row.base = self._extreme([row.base, row.value]) if row.owner else self._end()
            case "livelast":
                row.time = 0.0
            case "last":
                pass
            case _:
                row.value = row.base = 0.0
        row.owner = self._slot.word
        if self.mode in ("min", "max"):  # only now: what it was is in the base, and would not be if this were repeated
            row.value = 0.0

    def _end(self) -> float:
        """What is never the least, or never the greatest."""
        return math.inf if self.mode.endswith("min") else -math.inf

    def _extreme(self, values: list[float]) -> float:
        """The least or the greatest, but for NaN and for what stands for nothing; that if there is no other."""
        pick = min if self.mode.endswith("min") else max
        return pick((value for value in values if not math.isnan(value)), default=self._end())

    def lost(self) -> None:
        """A forked child that could have no row: what it sets is seen by nobody, and nobody's row is changed."""
        assert self.segment is not None
        if self.segment.is_open and self._handle._address:
            self._aim(GaugeRow())

    def levels(self) -> list[Level]:
        """What every process said last, that has a row."""
        own = self.mode == "sum"
        return [Level(process.pid_of(row.owner), row.alive, row.value - own * row.base, row.time) for row in self._rows()]

    def _rows(self) -> list[_Row]:
        """Every row in use. `value` is read before `base`, so that nothing is missed while a row is taken over."""
        if self._table is None:
            row = self._handle.__dict__["_row"]
            return [_Row(process.identity(), True, row.value, 0.0, row.time)]
        assert self.segment is not None
        if not self.segment.is_open:
            raise ValueError(f"{called(self)} was closed")
        rows, block = [], 0
        while (block == 0 or self._more(block)) and (found := self._block(block)) is not None:
            for index in range(BLOCK):
                row = found[index]
                owner, at, value, base = row.owner, row.time, row.value, row.base
                if owner:
                    rows.append(_Row(owner, self._table.alive(block * BLOCK + index, owner), value, base, at))
            block += 1
        return rows

    def _more(self, block: int) -> bool:
        assert self.segment is not None
        return block < len(self._blocks) or f"{self.name} [{block * BLOCK} to {block * BLOCK + BLOCK - 1}]" in self.segment

    @property
    def value(self) -> float:
        """One number, as the mode says. In modes "all" and "liveall", the sum. 0 if there is none."""
        rows = self._rows()
        among = [row for row in rows if row.alive] if self.mode.startswith("live") else rows
        match self.mode.removeprefix("live"):
            case "min" | "max":
                values = [row.value for row in among]
                before = [row.base for row in among if row.base != self._end()] if self.mode in ("min", "max") else []
                found = self._extreme(values + before)
                return found if values and found in values + before else math.nan if values else 0.0
            case "last":
                set_ones = [(row.time, row.value) for row in among if row.time]
                return max(set_ones)[1] if set_ones else 0.0
        return total(row.value for row in among)

    @classmethod
    def attach(cls, segment: FileSegment, entry: Entry) -> Gauge | None:
        note = read(entry)
        if "rows of" in note:
            return None
        mode = note.pop("mode", None)
        if mode not in MODES:
            from rseq.memory.errors import SegmentError

            raise SegmentError(f"the gauge {entry.name!r} has a note without its mode: {entry.note[:80]!r}")
        return cls(entry.name, mode=mode, segment=segment, note=note or None)

    def close(self) -> None:
        """This gauge sets nothing any more. Its row stays as it is until this process ends."""
        self.set = self.inc = self.dec = self._closed
        bind(self._handle, 0, self._handle._type_id, 0)

    def _closed(self, *_: Any) -> None:
        raise ValueError(f"{called(self)} was closed")

    def __repr__(self) -> str:
        return f"<rseq.Gauge {shown(lambda: f'{self.value!r} ({self.mode})')}>"


class GaugeModel(Model):
    """What it means: one process's level, set and changed by its threads. The base is what its predecessor left (mode "sum").

    That taking over a dead process's row may stop at any store is not said here: it is not compiled code, and no two threads do it at
    once (the slot's lock, and `processes.lock`). tests/structures/test_gauge.py kills a process before each of its stores, in every mode.
    """

    locked = False
    scenarios = (
        ("increase", "decrease"),
        ("set_level", "increase"),
        ("set_level", "set_extreme", "decrease"),
        (("increase", "set_extreme"), ("decrease", "set_level")),
    )
    handlers = ("increase", "decrease")

    def setup(self) -> None:
        self.row = self.new(GaugeRow, base=4.0)
        self.handle = self.new(GaugeHandle, row=self.row)

    def view(self, memory: Any) -> Any:
        return [self.row.value]

    @operation(increase, handle=lambda self: [self.handle], amount=[1.0], owns=False, never=["assertion"])
    def increase(self, state: Any, cpu: int, handle: GaugeHandle, amount: float) -> None:
        state[0] += amount

    @operation(decrease, handle=lambda self: [self.handle], amount=[0.5], owns=False, never=["assertion"])
    def decrease(self, state: Any, cpu: int, handle: GaugeHandle, amount: float) -> None:
        state[0] -= amount

    @operation(set_level, handle=lambda self: [self.handle], value=[8.0], owns=False, never=["assertion"])
    def set_level(self, state: Any, cpu: int, handle: GaugeHandle, value: float) -> None:
        state[0] = value + 4.0

    @operation(set_extreme, handle=lambda self: [self.handle], value=[2.0], owns=False, never=["assertion"])
    def set_extreme(self, state: Any, cpu: int, handle: GaugeHandle, value: float) -> None:
        state[0] = value


class LastModel(Model):
    """What a level with its time means, to who reads the time first and then the value: a new time never has an old value.

    An old time may have a new value, for the moment between the two stores. So of the value only that counts which has the new time.
    """

    locked = False

    def setup(self) -> None:
        self.row = self.new(GaugeRow, value=1.0, time=1.0)
        self.handle = self.new(GaugeHandle, row=self.row)

    def view(self, memory: Any) -> Any:
        return [self.row.time, self.row.value if self.row.time != 1.0 else None]

    @operation(set_level_at, handle=lambda self: [self.handle], value=[8.0], time=[2.0], owns=False, never=["assertion"])
    def set_level_at(self, state: Any, cpu: int, handle: GaugeHandle, value: float, time: float) -> None:
        state[:] = [time, value]
