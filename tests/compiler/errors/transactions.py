# mypy: ignore-errors
"""Functions that break a rule of transactions; what is said of each is in transactions.txt."""

from __future__ import annotations

from typing import Literal

import rseq
from rseq import Array, PerCpu, Ptr, Struct, f64, u32, u64
from rseq.compiler import frontend


class Row(Struct):
    total: u64
    parts: Array[u64, Literal[2]]


class Cell(Struct):
    count: u64
    small: u32
    flag: bool
    next: Ptr[Row]
    ratio: f64
    buckets: Array[u64, Literal[16]]
    rows: Array[Row, Literal[4]]
    inner: Row


@rseq.transaction
def no_handle(row: Ptr[Row]) -> None:
    row.total = 1


@rseq.transaction
def two_handles(cells: PerCpu[Cell], rows: PerCpu[Row]) -> None:
    here = cells.here()
    here.count = 1


@rseq.transaction
def writes_nothing(cells: PerCpu[Cell]) -> u64:
    return cells.here().count


@rseq.transaction
def four_bytes(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.small += 1


@rseq.transaction
def one_byte(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.flag = True


@rseq.transaction
def a_pointer(cells: PerCpu[Cell], row: Ptr[Row]) -> None:
    here = cells.here()
    here.next = row


@rseq.transaction
def elsewhere(cells: PerCpu[Cell], row: Ptr[Row]) -> None:
    here = cells.here()
    here.count += 1
    row.total = here.count


@rseq.transaction
def of_another_cpu(cells: PerCpu[Cell]) -> None:
    cells[0].count = 1


@rseq.transaction
def through_a_pointer_of_ours(cells: PerCpu[Cell]) -> None:
    row = cells.here().next
    if row is not None:
        rseq.store_release(row.total, 1)


@rseq.transaction
def staging(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    with rseq.staging():
        here.count = 1


@rseq.transaction
def reads_what_it_wrote(cells: PerCpu[Cell]) -> u64:
    here = cells.here()
    here.count += 1
    return here.count


@rseq.transaction
def adds_twice(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.count += 1
    here.count += 1


@rseq.transaction
def may_read_what_it_wrote(cells: PerCpu[Cell], i: u64, j: u64) -> None:
    here = cells.here()
    here.buckets[i] = 1
    here.buckets[j] += 1


@rseq.transaction
def reads_an_element_at_a_fixed_place(cells: PerCpu[Cell], i: u64) -> u64:
    here = cells.here()
    here.rows[i].parts[1] = 1
    return here.rows[3].parts[0]


@rseq.transaction
def reads_through_a_row(cells: PerCpu[Cell], i: u64) -> u64:
    here = cells.here()
    row = here.rows[i]
    row.total = 1
    return here.rows[2].parts[0]


@rseq.transaction
def reads_items_of_a_handle_on_arrays(cells: PerCpu[Array[u64, 4]], i: u64) -> u64:
    here = cells.here()
    here[i] = 1
    return here[3]


@rseq.transaction
def reads_through_a_pointer_after_writing(cells: PerCpu[Cell], row: Ptr[Row]) -> None:
    here = cells.here()
    here.count = 1
    here.buckets[0] = row.total


@rseq.transaction
def reads_in_a_loop_after_writing(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.buckets[3] = 1
    total: u64 = 0
    for i in range(4):
        total += here.buckets[i]
    here.count = total


@rseq.sequence
def take(cells: PerCpu[Cell]) -> u64:
    return cells.here().count


@rseq.transaction
def reads_in_another_function_after_writing(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.count = 1
    here.buckets[0] = take(cells)


@rseq.transaction
def writes_in_a_loop(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    for i in range(4):
        here.buckets[i] = 0


@rseq.transaction
def writes_in_a_part_of_a_loop(cells: PerCpu[Cell], n: u64) -> None:
    here = cells.here()
    for i in range(min(n, 100)):
        if i == 7:
            pass
        else:
            here.count = 1


@rseq.transaction
def fifteen_words(cells: PerCpu[Cell], flag: bool) -> None:
    here = cells.here()
    here.buckets[0] = 0
    here.buckets[1] = 1
    here.buckets[2] = 2
    here.buckets[3] = 3
    if flag:
        here.buckets[4] = 4
    else:
        here.buckets[4] = 40
        here.buckets[5] = 5
        here.buckets[6] = 6
        here.buckets[7] = 7
        here.buckets[8] = 8
        here.buckets[9] = 9
        here.buckets[10] = 10
        here.buckets[11] = 11
        here.buckets[12] = 12
    here.buckets[13] = 13
    here.buckets[14] = 14


@rseq.sequence
def writes(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.count = 1


@rseq.transaction
def calls_a_sequence_that_writes(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.count += 1
    writes(cells)


@rseq.native
def bumps(row: Ptr[Row]) -> None:
    row.total = 1


@rseq.transaction
def calls_a_native_function_that_writes(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.count += 1
    bumps(here.inner)


@rseq.transaction
def points_here_or_there(cells: PerCpu[Cell], row: Ptr[Row], flag: bool) -> None:
    here = cells.here()
    found = row
    if flag:
        found = here.inner
    found.total = 1


@rseq.transaction
def points_there_later(cells: PerCpu[Cell], row: Ptr[Row], flag: bool) -> None:
    found = cells.here().inner
    if flag:
        found = row
    found.total = 1


@rseq.transaction
def points_at_two_parts(cells: PerCpu[Cell], i: u64, flag: bool) -> None:
    here = cells.here()
    row = here.inner
    if flag:
        row = here.rows[i]
    row.total = 1


@rseq.transaction
def good(cells: PerCpu[Cell], i: u64) -> u64:
    here = cells.here()
    old = here.count
    here.count = old + 1
    here.buckets[i] += 1
    return old


@rseq.sequence
def a_sequence_calls_a_transaction(cells: PerCpu[Cell]) -> u64:
    return good(cells, 1)


@rseq.transaction
def a_transaction_calls_a_transaction(cells: PerCpu[Cell]) -> u64:
    here = cells.here()
    here.count = 1
    return good(cells, 1)


@rseq.transaction
def atomics(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    rseq.atomic.add(here.count, 1)


@rseq.transaction
def no_result(cells: PerCpu[Cell]) -> u64:
    here = cells.here()
    here.count = 1


frontend.build(good.definition)


@rseq.sequence
def a_sequence_writes_what_a_transaction_writes(cells: PerCpu[Cell], i: u64) -> None:
    here = cells.here()
    here.buckets[i & 7] = 0


@rseq.sequence
def a_snapshot_in_a_sequence(cells: PerCpu[Cell], into: Ptr[Cell]) -> bool:
    return rseq.snapshot_into(cells, 0, into)


@rseq.native
def a_snapshot_of_no_handle(cell: Ptr[Cell], into: Ptr[Cell]) -> bool:
    return rseq.snapshot_into(cell, 0, into)


@rseq.native
def a_snapshot_of_small_things(cells: PerCpu[u32], into: Ptr[Cell]) -> bool:
    return rseq.snapshot_into(cells, 0, into)
