"""A small table for each CPU: a key goes to the first free slot after all slots were looked at."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, i32, u64

SLOTS = 3


class Slot(Struct):
    """A key; 0 if it is free."""

    key: u64
    hits: u64


class Table(Struct):
    """One CPU's slots."""

    slots: Array[Slot, Literal[3]]


@rseq.sequence
def insert(tables: PerCpu[Table], key: u64) -> i32:
    """The slot of a key that was not there; -1 if it was, -2 if there is no room."""
    here = tables.here()
    free: i32 = -2
    for i in range(SLOTS):
        if here.slots[i].key == key:
            return -1
        if free == -2 and here.slots[i].key == 0:
            free = i32(i)
    if free < 0:
        return -2
    here.slots[free].key = key
    return free


@rseq.sequence
def remove(tables: PerCpu[Table], key: u64) -> bool:
    """Whether the key was there."""
    here = tables.here()
    for i in range(SLOTS):
        if here.slots[i].key == key:
            here.slots[i].key = 0
            return True
    return False


class SlotTableModel(rseq.Model):
    """For each CPU the keys of the slots; none is there twice."""

    scenarios = [
        ["insert(5)", "insert(6)"],
        [("insert(5)", "insert(6)", "remove(5)", "insert(6)")],
        ["remove(6)", ("insert(6)", "insert(5)", "insert(5)")],
    ]
    handlers = ()

    def setup(self) -> None:
        self.tables = self.per_cpu(Table)
        for table in self.tables:
            table.slots[0].key = 9
        self.tables[1].slots[2].key = 8

    def view(self, memory: Any) -> Any:
        return [[slot.key for slot in table.slots] for table in memory.tables]

    @rseq.operation(insert, key=[5, 6], never=["index"])
    def insert(self, state: Any, cpu: int, key: int) -> int:
        if key in state[cpu]:
            return -1
        if 0 not in state[cpu]:
            return -2
        place: int = state[cpu].index(0)
        state[cpu][place] = key
        return place

    @rseq.operation(remove, key=[5, 6], never=["index"])
    def remove(self, state: Any, cpu: int, key: int) -> bool:
        if key not in state[cpu]:
            return False
        state[cpu][state[cpu].index(key)] = 0
        return True
