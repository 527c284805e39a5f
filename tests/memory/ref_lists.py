"""A list of Refs in a segment in a file, and what processes of their own do with it; run by test_refs_shared.py."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Iterator
from typing import Any

import rseq
from rseq import PerCpu, Ptr, Ref, Segment, Struct, u64

NODES = 300


class Node(Struct):
    next: Ref["Node"]
    value: u64


class Heads(Struct):
    head: Ref[Node]


@rseq.sequence
def push(lists: PerCpu[Heads], node: Ptr[Node]) -> None:
    here = lists.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


@rseq.sequence
def pop(lists: PerCpu[Heads]) -> Ptr[Node] | None:
    here = lists.here()
    node = here.head
    if node is None:
        return None
    here.head = node.next
    return node


@rseq.native
def churn(lists: PerCpu[Heads], rounds: u64) -> u64:
    """Take two nodes and put them back in the other order."""
    done: u64 = 0
    for _ in range(rounds):
        first = pop(lists)
        second = pop(lists)
        if first is not None:
            push(lists, first)
            done += 1
        if second is not None:
            push(lists, second)
            done += 1
    return done


def objects(segment: Any) -> tuple[Any, Any]:
    """(nodes, lists)."""
    return segment.array("nodes", Node, NODES), segment.per_cpu("lists", Heads)


def on_each_cpu() -> Iterator[int]:
    """Be on one CPU after the other."""
    before = os.sched_getaffinity(0)
    for cpu in sorted(before):
        os.sched_setaffinity(0, {cpu})
        yield cpu
    os.sched_setaffinity(0, before)


def popped(lists: Any) -> list[Any]:
    """Every node that is on the list of a CPU we may run on."""
    found: list[Any] = []
    for _ in on_each_cpu():
        found += iter(lambda: pop(lists), None)
    return found


def main() -> None:
    """`hand over`: take all nodes, put back those with even values. `churn`: until killed."""
    name, what = sys.argv[1:]
    _elsewhere = mmap.mmap(-1, 1 << 26)  # so that the segment is mapped somewhere else, however little is random here
    with Segment.open(name) as segment:
        nodes, lists = objects(segment)
        if what == "churn":
            churn(lists, 1)
            print("ready", flush=True)
            while True:
                churn(lists, 100_000)
        found = popped(lists)
        print(nodes.numpy().ctypes.data, sum(node.value for node in found), len(found))
        for node in found:
            if node.value % 2 == 0:
                push(lists, node)
