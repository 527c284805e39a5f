"""Wrong forms of what is in rseq.structures, each with the model of the right one, which must find it."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, f64, i64
from rseq.checker.model import operation
from rseq.structures.counter_array import AddManyModel, Indices, _ModelRow
from rseq.structures.gauge import GaugeHandle, GaugeModel, LastModel


@rseq.native
def decrease_plainly(handle: Ptr[GaugeHandle], amount: f64) -> None:
    """Not atomically: another thread's change is lost."""
    row = handle.row
    assert row is not None
    row.value = row.value - amount


@rseq.native
def set_extreme_with_base(handle: Ptr[GaugeHandle], value: f64) -> None:
    """The base is added, as for sums."""
    row = handle.row
    assert row is not None
    rseq.atomic.store(row.value, value + row.base, order="relaxed")


@rseq.native
def set_level_without_base(handle: Ptr[GaugeHandle], value: f64) -> None:
    """What the predecessor left is lost."""
    row = handle.row
    assert row is not None
    rseq.atomic.store(row.value, value, order="relaxed")


@rseq.native
def set_time_first(handle: Ptr[GaugeHandle], value: f64, time: f64) -> None:
    """For a moment the new time has the old value."""
    row = handle.row
    assert row is not None
    rseq.atomic.store(row.time, time, order="relaxed")
    rseq.atomic.store(row.value, value, order="release")


@rseq.native
def add_many_plainly(counters: PerCpu[_ModelRow], indices: Ptr[Indices], amount: i64) -> None:
    """To one CPU's counters, wherever it runs, and not in a sequence."""
    here = counters[0]
    for i in range(min(indices.count, 4096)):
        here.values[indices.items[i]] = here.values[indices.items[i]] + amount


class DecreasePlainly(GaugeModel):
    @operation(decrease_plainly, handle=lambda self: [self.handle], amount=[0.5], owns=False, never=["assertion"])
    def decrease(self, state: Any, cpu: int, handle: GaugeHandle, amount: float) -> None:
        state[0] -= amount


class SetExtremeWithBase(GaugeModel):
    @operation(set_extreme_with_base, handle=lambda self: [self.handle], value=[2.0], owns=False, never=["assertion"])
    def set_extreme(self, state: Any, cpu: int, handle: GaugeHandle, value: float) -> None:
        state[0] = value


class SetLevelWithoutBase(GaugeModel):
    @operation(set_level_without_base, handle=lambda self: [self.handle], value=[8.0], owns=False, never=["assertion"])
    def set_level(self, state: Any, cpu: int, handle: GaugeHandle, value: float) -> None:
        state[0] = value + 4.0


class SetTimeFirst(LastModel):
    @operation(set_time_first, handle=lambda self: [self.handle], value=[8.0], time=[2.0], owns=False, never=["assertion"])
    def set_level_at(self, state: Any, cpu: int, handle: GaugeHandle, value: float, time: float) -> None:
        state[:] = [time, value]


class AddManyPlainly(AddManyModel):
    @operation(add_many_plainly, indices=lambda self: [self.indices], amount=[3], owns=False, never=["index"])
    def add_many(self, state: Any, cpu: int, indices: Indices, amount: int) -> None:
        state[cpu][1] += amount
