"""A counter that any number of threads and processes add to, without a lock and without an atomic instruction.

Every CPU has its own cell. Adding is one load, one addition and one store to the cell of the CPU we run on, and the store
is the commit, so that a process killed at any instruction has either added or not. The value is the sum over
all CPUs: exact as soon as nobody adds, and never less than what was added before the reading began (for
amounts that are not negative).

Whole numbers wrap at 64 bits. Adding floats rounds in each cell separately, so that sums may differ in the last bits
from run to run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rseq.checker.model import Model, operation
from rseq.language import decorators
from rseq.language.annotations import PerCpu
from rseq.language.numbers import NUMBERS, f64, i64
from rseq.language.structs import Struct
from rseq.structures.place import Placed, cells, read, refused, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from rseq.memory.file_segment import FileSegment
    from rseq.memory.layout import Entry
    from rseq.memory.segment import Segment

N = TypeVar("N", int, float)


class CounterCell(Struct):
    """One CPU's part of a whole-number counter."""

    value: i64


class FloatCounterCell(Struct):
    """One CPU's part of a float counter."""

    value: f64


@decorators.sequence
def add(counter: PerCpu[CounterCell], amount: i64 = 1) -> None:
    """Add `amount` (default 1, may be negative) to the counter."""
    here = counter.here()
    here.value += amount


@decorators.sequence
def add_float(counter: PerCpu[FloatCounterCell], amount: f64 = 1.0) -> None:
    """Add `amount` (default 1.0, may be negative) to the counter."""
    here = counter.here()
    here.value += amount


add_float.called = "add"


class _Cells(Placed, Generic[N]):
    """What both kinds of counter share: cells, their sum, their life."""

    add: Callable[..., None]
    """add(amount=1): a builtin bound to this counter; about the cost of `list.clear()`."""
    cell: type[Struct]
    function: Any

    def __init__(
        self, name: str | None = None, *, segment: Segment | None = None, shared: bool = False, note: dict[str, Any] | None = None
    ) -> None:
        self._place(name, segment, {"note": note} if note else None)
        self.cells: PerCpu[Any] = cells(self, self.cell, segment, shared, note)
        self.add = refused(segment) if segment is not None and segment.read_only else self.bind()

    def bind(self) -> Callable[..., None]:
        """Another `add` for this counter. On free-threaded Python, one for each thread scales best."""
        bound: Callable[..., None] = self.function.bind(self.cells)
        return bound

    def per_cpu(self) -> list[N]:
        """What each CPU has added."""
        return [cell.value for cell in self.cells]

    @classmethod
    def attach(cls, segment: FileSegment, entry: Entry) -> Any:
        return cls(entry.name, segment=segment, note=read(entry) or None)

    def close(self) -> None:
        """Give the memory back; adding raises ValueError from now on."""
        self.cells.close()


class Counter(_Cells[int]):
    """A whole number, from -2**63 to 2**63 - 1, wrapping around.

    `name` and `segment`: any process finds it there. `shared`: processes forked later add to it too. `note`: see docs/structures.md.
    `counter.add()`, `counter.add(5)`; `counter.value` is the sum, at the cost of one read for each CPU.
    """

    cell, function = CounterCell, add
    type_names = ("rseq.structures.counter.CounterCell",)

    @property
    def value(self) -> int:
        return int(NUMBERS["i64"](sum(cell.value for cell in self.cells)))

    def __repr__(self) -> str:
        return f"<rseq.Counter {shown(lambda: repr(self.value))}>"


class FloatCounter(_Cells[float]):
    """A float. Arguments as for `Counter`."""

    cell, function = FloatCounterCell, add_float
    type_names = ("rseq.structures.counter.FloatCounterCell",)

    @property
    def value(self) -> float:
        return float(sum(cell.value for cell in self.cells))

    def __repr__(self) -> str:
        return f"<rseq.FloatCounter {shown(lambda: repr(self.value))}>"


class CounterModel(Model):
    """What it means: for each CPU, what was added there, modulo 2**64."""

    def setup(self) -> None:
        self.cells = self.per_cpu(CounterCell)
        self.cells[0].value = 2**63 - 2

    def view(self, memory: Any) -> Any:
        return [cell.value for cell in memory.cells]

    @operation(add, amount=[1, -7])
    def add(self, state: Any, cpu: int, amount: int) -> None:
        state[cpu] = int(NUMBERS["i64"](state[cpu] + amount))


class FloatCounterModel(Model):
    """What it means: for each CPU, what was added there."""

    def setup(self) -> None:
        self.cells = self.per_cpu(FloatCounterCell)
        self.cells[1].value = 0.5

    def view(self, memory: Any) -> Any:
        return [cell.value for cell in memory.cells]

    @operation(add_float, amount=[1.0, -0.25])
    def add_float(self, state: Any, cpu: int, amount: float) -> None:
        state[cpu] += amount
