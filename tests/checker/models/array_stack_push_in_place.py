"""Wrong: push stages over the item on top."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Struct, u32, u64

SIZE = 2


class Stack(Struct):
    """The first `count` items count."""

    count: u32
    items: Array[u64, Literal[2]]


@rseq.sequence
def push(stacks: PerCpu[Stack], item: u64) -> bool:
    """False if it is full."""
    here = stacks.here()
    count = here.count
    if count >= SIZE:
        return False
    with rseq.staging():
        here.items[count >> 1] = item
    here.count = count + 1
    return True


@rseq.sequence
def pop(stacks: PerCpu[Stack]) -> u64:
    """0 if it is empty."""
    here = stacks.here()
    count = here.count
    if count == 0:
        return 0
    item = here.items[count - 1]
    here.count = count - 1
    return item


class ArrayStackPushInPlace(rseq.Model):
    """For each CPU, the items, the last one on top."""

    def setup(self) -> None:
        self.stacks = self.per_cpu(Stack)

    def view(self, memory: Any) -> Any:
        return [list(stack.items)[: stack.count] for stack in memory.stacks]

    @rseq.operation(push, item=[5], never=["index"])
    def push(self, state: Any, cpu: int, item: int) -> bool:
        if len(state[cpu]) == SIZE:
            return False
        state[cpu].append(item)
        return True

    @rseq.operation(pop, never=["index"])
    def pop(self, state: Any, cpu: int) -> int:
        return state[cpu].pop() if state[cpu] else 0
