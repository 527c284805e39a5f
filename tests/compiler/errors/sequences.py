# mypy: ignore-errors
"""Functions that break a rule of sequences; what is said of each is in sequences.txt."""

from __future__ import annotations

from typing import Literal

import rseq
from rseq import Array, PerCpu, Ptr, Struct, f64, i64, u8, u16, u32, u64


class Node(Struct):
    next: Ptr["Node"]
    value: u64


class Inner(Struct):
    a: u32
    b: u8


class Head(Struct):
    head: Ptr[Node]
    count: u64
    small: u16
    ratio: f64
    slots: Array[u64, Literal[8]]
    inner: Inner


@rseq.sequence
def push(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


@rseq.sequence
def two_commits(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    here.head = node
    here.count += 1


@rseq.sequence
def two_commits_by_paths(lists: PerCpu[Head], node: Ptr[Node], flag: bool) -> None:
    here = lists.here()
    if flag:
        here.count = 1
    here.head = node


@rseq.sequence
def staging_after_commit(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    here.head = node
    with rseq.staging():
        node.value = 1


@rseq.sequence
def load_after_commit(lists: PerCpu[Head], node: Ptr[Node]) -> u64:
    here = lists.here()
    here.head = node
    return node.value


@rseq.sequence
def statement_after_commit(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    here.head = node
    x = 1


@rseq.sequence
def no_return_after_commit(lists: PerCpu[Head], node: Ptr[Node]) -> u64:
    here = lists.here()
    here.head = node


@rseq.sequence
def commit_in_loop(lists: PerCpu[Head]) -> None:
    here = lists.here()
    for i in range(8):
        here.slots[i] = 0


@rseq.sequence
def call_after_commit(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    here.count = 1
    push(lists, node)


@rseq.sequence
def inner_commit_not_last(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    push(lists, node)
    here = lists.here()
    here.count = 1


@rseq.sequence
def take(lists: PerCpu[Head]) -> u64:
    here = lists.here()
    n = here.count
    here.count = 0
    return n


@rseq.sequence
def inner_commit_in_expression(lists: PerCpu[Head]) -> u64:
    return take(lists) + 1


@rseq.sequence
def unbounded_while(lists: PerCpu[Head]) -> u64:
    node = lists.here().head
    n: u64 = 0
    while node is not None:
        node = node.next
        n += 1
    return n


@rseq.sequence
def unbounded_range(lists: PerCpu[Head], n: u64) -> u64:
    total: u64 = 0
    for i in range(n):
        total += i
    return total


@rseq.sequence
def bound_not_first(lists: PerCpu[Head], n: u64) -> u64:
    while n > 0 and rseq.at_most(8):
        n -= 1
    return n


@rseq.sequence
def bound_not_constant(lists: PerCpu[Head], n: u64) -> u64:
    while rseq.at_most(n) and n > 0:
        n -= 1
    return n


@rseq.sequence
def bound_outside_of_loop(lists: PerCpu[Head]) -> bool:
    return rseq.at_most(3)


def helper(x: int) -> int:
    return x


@rseq.sequence
def call_plain_python(lists: PerCpu[Head], n: u64) -> u64:
    return helper(n)


@rseq.sequence
def call_system(lists: PerCpu[Head]) -> None:
    print("hello")


@rseq.sequence
def call_unknown(lists: PerCpu[Head]) -> None:
    nonsense(1)  # noqa: F821


@rseq.native
def writes(node: Ptr[Node]) -> None:
    node.value = 1


@rseq.sequence
def native_with_effects(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    writes(node)
    here.head = node


@rseq.native
def bumps(node: Ptr[Node]) -> u64:
    return rseq.atomic.add(node.value, 1)


@rseq.sequence
def native_with_atomics(lists: PerCpu[Head], node: Ptr[Node]) -> u64:
    return bumps(node)


@rseq.sequence
def recursion(lists: PerCpu[Head], n: u64) -> u64:
    return recursion(lists, n - 1)


@rseq.sequence
def atomic_in_sequence(lists: PerCpu[Head]) -> u64:
    here = lists.here()
    return rseq.atomic.add(here.count, 1)


@rseq.sequence
def division(lists: PerCpu[Head], n: u64) -> u64:
    return 100 // n


@rseq.sequence
def float_division(lists: PerCpu[Head], x: f64) -> f64:
    return x / 3.0


@rseq.sequence
def float_to_int(lists: PerCpu[Head], x: f64) -> u64:
    return u64(x)


@rseq.sequence
def handle_as_struct(lists: PerCpu[Head]) -> u64:
    return lists.count


@rseq.sequence
def handle_copied(lists: PerCpu[Head]) -> None:
    other = lists
    other.here().count = 1


@rseq.sequence
def handles_compared(a: PerCpu[Head], b: PerCpu[Head]) -> bool:
    return a == b


@rseq.sequence
def wrong_handle_passed(counts: PerCpu[Node], node: Ptr[Node]) -> None:
    push(counts, node)


@rseq.sequence
def maybe_none(lists: PerCpu[Head]) -> u64:
    here = lists.here()
    return here.head.value


@rseq.sequence
def maybe_none_variable(lists: PerCpu[Head]) -> u64:
    node = lists.here().head
    return node.value


@rseq.sequence
def maybe_none_argument(lists: PerCpu[Head]) -> None:
    node = lists.here().head
    push(lists, node)


@rseq.sequence
def none_argument(lists: PerCpu[Head]) -> None:
    push(lists, None)


@rseq.sequence
def none_result(lists: PerCpu[Head]) -> Ptr[Node]:
    return None


@rseq.sequence
def maybe_none_result(lists: PerCpu[Head]) -> Ptr[Node]:
    return lists.here().head


@rseq.sequence
def commits_of_different_size(lists: PerCpu[Head], flag: bool) -> None:
    here = lists.here()
    if flag:
        here.count = 1
        return
    here.small = 1


@rseq.sequence
def commits_of_different_order(lists: PerCpu[Head], flag: bool) -> None:
    here = lists.here()
    if flag:
        here.count = 1
        return
    rseq.store_release(here.count, 2)


@rseq.sequence
def staging_with_name(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    with rseq.staging() as x:
        node.value = 1


@rseq.sequence
def staging_nested(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    with rseq.staging(), rseq.staging():
        node.value = 1


@rseq.sequence
def staging_in_staging(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    with rseq.staging():
        with rseq.staging():
            node.value = 1


@rseq.sequence
def staging_called(lists: PerCpu[Head]) -> None:
    rseq.staging()


@rseq.sequence
def with_lock(lists: PerCpu[Head]) -> None:
    with open("x"):
        pass


@rseq.sequence
def whole_struct_stored(lists: PerCpu[Head]) -> None:
    here = lists.here()
    here.inner = 1


@rseq.sequence
def index_out_of_range(lists: PerCpu[Head]) -> u64:
    return lists.here().slots[8]


@rseq.sequence
def literal_does_not_fit(lists: PerCpu[Head]) -> None:
    lists.here().small = 70000


@rseq.sequence
def mixed_widths(lists: PerCpu[Head], n: u64) -> None:
    here = lists.here()
    here.small = n


@rseq.sequence
def range_backwards(lists: PerCpu[Head], n: i64) -> i64:
    total: i64 = 0
    for i in range(n, 0, -1):
        total += i
    return total


@rseq.sequence
def here_with_argument(lists: PerCpu[Head]) -> u64:
    return lists.here(1).count


@rseq.sequence
def inlined_error(lists: PerCpu[Head]) -> u64:
    return maybe_none(lists)
