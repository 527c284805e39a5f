"""The demonstration's free list broken on purpose, and what is meant by a free list, for the checker to compare."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr
from rseq.cli._demo_program import FreeList, Node, pop, push


@rseq.sequence
def look(lists: PerCpu[FreeList]) -> Ptr[Node] | None:
    return lists.here().head


@rseq.sequence
def take(lists: PerCpu[FreeList], node: Ptr[Node]) -> None:
    lists.here().head = node.next


@rseq.native
def broken_pop(lists: PerCpu[FreeList]) -> Ptr[Node] | None:
    node = look(lists)  # one sequence …
    if node is None:
        return None
    take(lists, node)  # … and another: what happens in between?
    return node


class _Lists(rseq.Model):
    """The meaning: for each CPU, the nodes reachable from its head."""

    def setup(self) -> None:
        self.lists = self.per_cpu(FreeList)
        self.nodes = self.array(Node, 4)
        self.lists[0].head, self.nodes[0].next = self.nodes[0], self.nodes[1]
        self.give(*self.nodes[2:])

    def view(self, memory: Any) -> Any:
        return [memory.chain(here.head) for here in memory.lists]

    @rseq.operation(push)
    def push(self, state: Any, cpu: int, node: Node) -> None:
        state[cpu].insert(0, node)

    def _pop(self, state: Any, cpu: int) -> Node | None:
        return state[cpu].pop(0) if state[cpu] else None


class BrokenFreeList(_Lists):
    @rseq.operation(broken_pop)
    def pop(self, state: Any, cpu: int) -> Node | None:
        return self._pop(state, cpu)


class RightFreeList(_Lists):
    @rseq.operation(pop)
    def pop(self, state: Any, cpu: int) -> Node | None:
        return self._pop(state, cpu)
