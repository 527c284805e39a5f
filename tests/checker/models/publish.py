"""Handing an item to readers on other CPUs: `Release` is right, `WithoutRelease` is seen too early on a processor with weak stores."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Item(Struct):
    value: u64


class Slot(Struct):
    item: Ptr[Item]


@rseq.sequence
def publish(slots: PerCpu[Slot], item: Ptr[Item], value: u64) -> None:
    here = slots.here()
    with rseq.staging():
        item.value = value
    here.item = item


@rseq.sequence
def publish_release(slots: PerCpu[Slot], item: Ptr[Item], value: u64) -> None:
    here = slots.here()
    with rseq.staging():
        item.value = value
    rseq.store_release(here.item, item)


@rseq.native
def look(slots: PerCpu[Slot], cpu: u64) -> u64:
    item = rseq.load_acquire(slots[cpu].item)
    if item is None:
        return 0
    return item.value


class _Published(rseq.Model):
    scenarios = [["publish", "look"], ["publish", "look", "look"]]

    def setup(self) -> None:
        self.slots = self.per_cpu(Slot)
        self.items = self.array(Item, 3)
        for item in self.items:
            item.value = 99
        self.give(*self.items)

    def view(self, memory: Any) -> Any:
        return [here.item.value if here.item is not None else 0 for here in memory.slots]

    @rseq.operation(look, effect="read", cpu=[0, 1])
    def look(self, state: Any, on: int, cpu: int) -> int:
        return state[cpu]


class PublishWithoutRelease(_Published):
    @rseq.operation(publish, value=[7])
    def publish(self, state: Any, cpu: int, item: Item, value: int) -> None:
        state[cpu] = value


class Publish(_Published):
    @rseq.operation(publish_release, value=[7])
    def publish(self, state: Any, cpu: int, item: Item, value: int) -> None:
        state[cpu] = value
