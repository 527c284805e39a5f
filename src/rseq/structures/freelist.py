"""A free list for each CPU: push and pop without a lock, the structure that per-CPU allocators are made of.

Each CPU has a stack of nodes linked through their first word. Pushing stages the new node's link, which nobody
else looks at yet, and commits by storing the head. Popping reads the head and its link and commits by storing the
link as the head. There is no ABA problem: if anything else happened to this CPU's list meanwhile, we were
interrupted, and start over.

A node popped on one CPU may be pushed on another: nodes move to where they are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rseq.checker.model import Model, operation
from rseq.language import decorators, intrinsics
from rseq.language.annotations import PerCpu, Ptr
from rseq.language.structs import Struct
from rseq.memory.percpu import per_cpu
from rseq.memory.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Callable


class Link(Struct):
    """A node: the link that the list uses. Nest it as the *first* field of something larger."""

    next: Ptr["Link"]


class FreeListHead(Struct):
    """One CPU's list."""

    head: Ptr[Link]


@decorators.sequence
def push(lists: PerCpu[FreeListHead], node: Ptr[Link]) -> None:
    """Put a node on the list of the CPU we run on. The node must be on no list."""
    here = lists.here()
    with intrinsics.staging():
        node.next = here.head
    here.head = node


@decorators.sequence
def pop(lists: PerCpu[FreeListHead]) -> Ptr[Link] | None:
    """Take the node that was put last on the list of the CPU we run on; None if that list is empty."""
    here = lists.here()
    node = here.head
    if node is None:
        return None
    here.head = node.next
    return node


class FreeList:
    """A free list for each CPU. `push(node)` and `pop()` are builtins bound to it; nodes are `Link`s.

    `pop()` gives None if the list of *this* CPU is empty, even when others have nodes. `shared`: processes
    forked later use the same lists (the nodes must then be in shared memory as well).
    """

    push: Callable[[Link], None]
    pop: Callable[[], Link | None]

    def __init__(self, *, shared: bool = False, segment: Segment | None = None) -> None:
        self.heads = per_cpu(FreeListHead, shared=shared, segment=segment)
        self.push = push.bind(self.heads)
        self.pop = pop.bind(self.heads)

    def on(self, cpu: int) -> Iterator[Link]:
        """The nodes of one CPU's list, the next to be popped first. Only while nobody changes it.

        RuntimeError if the list runs in a circle: a node was pushed twice.
        """
        seen = set()
        node = self.heads[cpu].head
        while node is not None:
            if node in seen:
                raise RuntimeError(f"the list of CPU {cpu} runs in a circle: a node was pushed twice")
            seen.add(node)
            yield node
            node = node.next

    def __len__(self) -> int:
        """How many nodes are on all lists together."""
        return sum(1 for cpu in range(len(self.heads)) for _ in self.on(cpu))

    def close(self) -> None:
        """Give the memory of the lists back; nodes belong to whoever made them."""
        self.heads.close()

    def __reduce__(self) -> Any:
        raise TypeError("a FreeList belongs to this process and its forks and cannot be pickled")


class FreeListModel(Model):
    """What it means: for each CPU the nodes reachable from its head, first the one to be popped next."""

    def setup(self) -> None:
        self.lists = self.per_cpu(FreeListHead)
        self.nodes = self.array(Link, 5)
        self.lists[0].head, self.nodes[0].next = self.nodes[0], self.nodes[1]
        self.give(*self.nodes[2:])

    def view(self, memory: Any) -> Any:
        return [memory.chain(here.head) for here in memory.lists]

    @operation(push)
    def push(self, state: Any, cpu: int, node: Link) -> None:
        state[cpu].insert(0, node)

    @operation(pop)
    def pop(self, state: Any, cpu: int) -> Link | None:
        return state[cpu].pop(0) if state[cpu] else None
