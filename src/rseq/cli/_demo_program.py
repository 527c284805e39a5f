"""What `rseq demo` runs: a free list and a counter, written in Python, and a loop that uses them hard."""

from __future__ import annotations

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Node(Struct):
    next: Ptr["Node"]
    visits: u64


class FreeList(Struct):
    head: Ptr[Node]


class Cell(Struct):
    value: u64


@rseq.sequence
def push(lists: PerCpu[FreeList], node: Ptr[Node]) -> None:
    here = lists.here()  # the copy of the CPU we run on
    with rseq.staging():  # nobody sees this before the commit
        node.next = here.head
    here.head = node  # the commit


@rseq.sequence
def pop(lists: PerCpu[FreeList]) -> Ptr[Node] | None:
    here = lists.here()
    node = here.head
    if node is None:
        return None  # nothing happened
    here.head = node.next  # the commit
    return node


@rseq.sequence
def add(cells: PerCpu[Cell], amount: u64 = 1) -> None:
    here = cells.here()
    here.value += amount  # load, add, and the commit


@rseq.native(release_gil=True)
def churn(lists: PerCpu[FreeList], cells: PerCpu[Cell], rounds: u64) -> u64:
    """Take up to two nodes, note the visit, put them back in the other order, count one; `rounds` times."""
    visits: u64 = 0
    for _ in range(rounds):
        first = pop(lists)
        second = pop(lists)
        if first is not None:
            first.visits += 1
            visits += 1
            push(lists, first)
        if second is not None:
            second.visits += 1
            visits += 1
            push(lists, second)
        add(cells)
    return visits


@rseq.native(release_gil=True)
def count_with_sequence(cells: PerCpu[Cell], rounds: u64) -> None:
    for _ in range(rounds):
        add(cells)


@rseq.native(release_gil=True)
def count_with_atomic(cell: Ptr[Cell], rounds: u64) -> None:
    for _ in range(rounds):
        rseq.atomic.add(cell.value, 1)
