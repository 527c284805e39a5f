"""One item for each CPU, or none: swapping gives what was there."""

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


@rseq.sequence
def swap(places: PerCpu[Place], item: Ptr[Item] | None) -> Ptr[Item] | None:
    """Put an item, or None, in the place."""
    here = places.here()
    old = here.item
    here.item = item  # type: ignore[assignment]
    return old


class SwapPointerModel(rseq.Model):
    """For each CPU, its item."""

    def setup(self) -> None:
        self.places = self.per_cpu(Place)
        self.items = self.array(Item, 2)
        self.places[0].item = self.items[1]

    def view(self, memory: Any) -> Any:
        return [place.item for place in memory.places]

    @rseq.operation(swap, item=lambda model: [None, model.items[0]], owns=False)
    def swap(self, state: Any, cpu: int, item: Item | None) -> Item | None:
        old: Item | None = state[cpu]
        state[cpu] = item
        return old
