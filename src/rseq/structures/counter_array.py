"""Counters by index: an array of whole numbers for each CPU, added to without a lock, read as one numpy array.

Adding is one sequence, as for one counter. `add_many` adds at many places in one native loop: the indices are looked at first, so that
a wrong one among them changes nothing, and then copied into memory that compiled code can read, some thousand at a time.
"""

from __future__ import annotations

import functools
import operator
import threading
from typing import TYPE_CHECKING, Any, Literal

from rseq.checker.model import Model, operation
from rseq.language import decorators
from rseq.language.annotations import Array, PerCpu, Ptr
from rseq.language.numbers import i64, u64
from rseq.language.structs import Struct
from rseq.memory.errors import SegmentError
from rseq.structures.place import Note, Placed, cells, read, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    import numpy.typing as npt

    from rseq.memory.file_segment import FileSegment
    from rseq.memory.layout import Entry
    from rseq.memory.segment import Segment

CHUNK = 4096
MOST = (1 << 28) - 1
"""Items of a numpy type have less than 2 GiB."""


class Indices(Struct):
    """Some indices, and how many."""

    count: u64
    items: Array[u64, Literal[4096]]


@functools.cache
def of_length(length: int) -> tuple[type[Struct], Any, Any]:
    """(row, add, add_many) of arrays of that length."""

    class CounterRow(Struct):
        __qualname__ = "CounterRow"
        values: Array[i64, length]  # type: ignore[valid-type]

    @decorators.sequence
    def add(counters: PerCpu[CounterRow], index: u64, amount: i64 = 1) -> None:
        """Add `amount` (default 1, may be negative) to the counter at `index`. IndexError if there is none."""
        here = counters.here()
        here.values[index] += amount

    @decorators.native
    def add_many(counters: PerCpu[CounterRow], indices: Ptr[Indices], amount: i64) -> None:
        """Add `amount` at each of the indices."""
        for i in range(min(indices.count, CHUNK)):
            add(counters, indices.items[i], amount)

    def explain(given: Mapping[str, Any]) -> Exception | None:
        index = given.get("index", 0)
        return None if 0 <= operator.index(index) < length else out_of_range(length, index)

    add.explain = explain
    return CounterRow, add, add_many


def out_of_range(length: int, index: int) -> IndexError:
    """There is no counter at this index."""
    return IndexError(f"an index is from 0 to {length - 1}, not {index}")


class CounterArray(Placed):
    """`length` whole numbers, from -2**63 to 2**63 - 1, each wrapping around. Other arguments as for `Counter`.

    `counters.add(index)`, `counters.add(index, amount)`; `counters.add_many(indices, amount=1)`; `counters[index]` and `counters.value`
    (a numpy array of i64, shape (length,)) are sums over the CPUs. ValueError if the array of that name has another length.
    """

    add: Callable[..., None]
    """add(index, amount=1): a builtin bound to these counters. IndexError if the index is negative or too large."""
    type_names = ("rseq.structures.counter_array.CounterRow",)

    def __init__(
        self,
        length: int,
        name: str | None = None,
        *,
        segment: Segment | None = None,
        shared: bool = False,
        note: Note | None = None,
    ) -> None:
        if isinstance(length, bool) or not isinstance(length, int):
            raise TypeError(f"the length of an array is a whole number, not {length!r}")
        if not 1 <= length <= MOST:
            raise ValueError(f"the length of an array is from 1 to {MOST}, not {length}")
        self.length = length
        self._place(name, segment, {"length": length, "note": note})
        self._same(name)
        row, self._add, self._add_many = of_length(length)
        try:
            self.cells: PerCpu[Any] = cells(self, row, segment, shared, note)
        except TypeError:  # it was made by somebody else in this moment
            self._same(name)
            raise
        self._read_only = segment if segment is not None and segment.read_only else None
        self.add = refused(self._read_only) if self._read_only else self.bind()

    def _same(self, name: str | None) -> None:
        """ValueError if the array of that name has another length."""
        found = self.segment.entry(name) if self.segment is not None and name is not None else None
        if found is not None and found.type.startswith(f"struct {self.type_names[0]}{{") and found.item_size != 8 * self.length:
            raise ValueError(f"the array {name!r} has {found.item_size // 8} counters, not {self.length}")

    @classmethod
    def attach(cls, segment: FileSegment, entry: Entry) -> CounterArray:
        if entry.item_size % 8 or not 8 <= entry.item_size <= 8 * MOST:
            raise SegmentError(f"{entry.name!r} is an array of counters of {entry.item_size} bytes, which cannot be")
        return cls(entry.item_size // 8, entry.name, segment=segment, note=read(entry) or None)

    def bind(self) -> Callable[..., None]:
        """Another `add` for these counters. On free-threaded Python, one for each thread scales best."""
        bound: Callable[..., None] = self._add.bind(self.cells)
        return bound

    def add_many(self, indices: npt.ArrayLike, amount: int = 1) -> None:
        """Add `amount` at each index of an array or a sequence of whole numbers; one that comes twice counts twice.

        IndexError if one of them is out of range, TypeError if they are no whole numbers: then nothing was added. Some nanoseconds for
        each index.
        """
        import numpy as np

        if self._read_only:
            refused(self._read_only)()
        given = np.asarray(indices).reshape(-1)
        if not given.size:
            return
        if given.dtype.kind not in "iu":
            raise TypeError(f"indices are whole numbers, not {given.dtype}")
        low, high = int(given.min()), int(given.max())
        if low < 0 or high >= self.length:
            raise out_of_range(self.length, low if low < 0 else high)
        chunk, items = _take_chunk()
        for start in range(0, given.size, CHUNK):
            part = given[start : start + CHUNK]
            items[: part.size] = part
            chunk.count = part.size
            self._add_many(self.cells, chunk, amount)
        _local.chunk = chunk, items

    def per_cpu(self) -> npt.NDArray[np.int64]:
        """What each CPU has added: a view, shape (CPUs, length), of the memory itself."""
        found: npt.NDArray[np.int64] = self.cells.array("values")
        return found

    @property
    def value(self) -> npt.NDArray[np.int64]:
        """The sums over the CPUs; a new array of shape (length,)."""
        found: npt.NDArray[np.int64] = self.per_cpu().sum(axis=0)
        return found

    def __getitem__(self, index: int) -> int:
        index = operator.index(index)
        if not -self.length <= index < self.length:
            raise out_of_range(self.length, index)
        return int(self.per_cpu()[:, index].sum())

    def __len__(self) -> int:
        return self.length

    def close(self) -> None:
        """Give the memory back; adding raises ValueError from now on."""
        self.cells.close()

    def __repr__(self) -> str:
        return f"<rseq.CounterArray of {self.length} counters>"


_local = threading.local()


def _take_chunk() -> tuple[Any, Any]:
    """This thread's room for indices, and a numpy view of it. Taken, so that a signal handler that adds meanwhile gets another one."""
    found: tuple[Any, Any] | None = _local.__dict__.pop("chunk", None)
    if found is None:
        made: Any = Indices()
        found = made, made.items.numpy()
    return found


_ModelRow, _model_add, _model_add_many = of_length(2)


class CounterArrayModel(Model):
    """What it means: for each CPU, what was added there at each index."""

    def setup(self) -> None:
        self.counters: Any = self.per_cpu(_ModelRow)

    def view(self, memory: Any) -> Any:
        return [list(row.values) for row in memory.counters]

    @operation(_model_add, index=[0, 1], amount=[1, -7], never=["index"])
    def add(self, state: Any, cpu: int, index: int, amount: int) -> None:
        state[cpu][index] += amount


class AddManyModel(Model):
    """The same for the native loop, whose sequence is compiled into it, beside a thread that adds to the same counter.

    An operation takes effect at one moment, and `add_many` at as many as there are indices: each addition is a commit of its own, as it is
    meant to be. So there is one index: what is checked is the section inside of the loop, not how often the loop runs.
    """

    scenarios = (("add_many", "add_many"), ("add_many", "add"))

    def setup(self) -> None:
        self.counters: Any = self.per_cpu(_ModelRow)
        self.indices = self.new(Indices, count=1)
        self.indices.items[0] = 1

    def view(self, memory: Any) -> Any:
        return [list(row.values) for row in memory.counters]

    @operation(_model_add, index=[1], amount=[1], never=["index"])
    def add(self, state: Any, cpu: int, index: int, amount: int) -> None:
        state[cpu][index] += amount

    @operation(_model_add_many, indices=lambda self: [self.indices], amount=[3], owns=False, never=["index"])
    def add_many(self, state: Any, cpu: int, indices: Indices, amount: int) -> None:
        state[cpu][1] += amount
