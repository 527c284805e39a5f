"""Wrong: a native function swaps with a plain load and a plain store, on a CPU that it asked for before."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Item(Struct):
    """Something that is owned."""

    value: u64


class Place(Struct):
    """One CPU's item."""

    item: Ptr[Item]


@rseq.native
def swap(places: PerCpu[Place], item: Ptr[Item] | None) -> Ptr[Item] | None:
    """Put an item, or None, in the place of CPU 0."""
    here = places[0]
    old = here.item
    here.item = item  # type: ignore[assignment]
    return old


class SwapPointerNatively(rseq.Model):
    """For each CPU, its item."""

    def setup(self) -> None:
        self.places = self.per_cpu(Place)
        self.items = self.array(Item, 2)
        self.places[0].item = self.items[1]

    def view(self, memory: Any) -> Any:
        return [place.item for place in memory.places]

    @rseq.operation(swap, item=lambda model: [None, model.items[0]], owns=False, never=["index"])
    def swap(self, state: Any, cpu: int, item: Item | None) -> Item | None:
        old: Item | None = state[0]
        state[0] = item
        return old
