# mypy: ignore-errors
"""Functions that break a rule of Refs; what is said of each is in references.txt."""

from __future__ import annotations

import rseq
from rseq import PerCpu, Ptr, Ref, Struct, u64


class Node(Struct):
    next: Ref["Node"]
    value: u64


class Other(Struct):
    value: u64


class Head(Struct):
    head: Ref[Node]
    count: u64


@rseq.sequence
def good(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


@rseq.native
def no_segment(node: Ptr[Node]) -> u64:
    following = node.next
    if following is None:
        return 0
    return following.value


@rseq.native
def no_segment_to_store_in(node: Ptr[Node]) -> None:
    node.next = None


@rseq.native
def no_segment_for_an_atomic(node: Ptr[Node]) -> None:
    rseq.atomic.store(node.next, None)


@rseq.native
def second(node: Ptr[Node]) -> Ptr[Node] | None:
    return node.next


@rseq.sequence
def inlined_without_segment(lists: PerCpu[Head]) -> Ptr[Node] | None:
    node = lists.here().head
    if node is None:
        return None
    return second(node)


@rseq.sequence
def ref_parameter(lists: PerCpu[Head], node: Ref[Node]) -> None:
    here = lists.here()
    here.head = node


@rseq.sequence
def ref_result(lists: PerCpu[Head]) -> Ref[Node]:
    return lists.here().head


@rseq.sequence
def ref_variable(lists: PerCpu[Head]) -> None:
    node: Ref[Node] = lists.here().head
    assert node is None


@rseq.sequence
def may_be_none(lists: PerCpu[Head]) -> u64:
    return lists.here().head.value


@rseq.sequence
def to_another_type(lists: PerCpu[Head], other: Ptr[Other]) -> None:
    here = lists.here()
    here.head = other


@rseq.sequence
def number_stored(lists: PerCpu[Head]) -> None:
    here = lists.here()
    here.head = here.count


@rseq.sequence
def arithmetic(lists: PerCpu[Head]) -> None:
    here = lists.here()
    here.head += 8


@rseq.sequence
def read_after_the_commit(lists: PerCpu[Head]) -> Ptr[Node] | None:
    here = lists.here()
    here.count = 1
    return here.head


@rseq.native
def atomic_addition(lists: PerCpu[Head]) -> None:
    rseq.atomic.add(lists[0].head, 8)


@rseq.native
def ref_to_a_number(lists: PerCpu[Head], n: Ptr[Ref[u64]]) -> None:
    pass
