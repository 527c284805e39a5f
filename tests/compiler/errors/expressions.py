# mypy: ignore-errors
"""Functions with expressions and statements that are not in the language; what is said of each is in expressions.txt."""

from __future__ import annotations

from typing import Literal

import rseq
from rseq import Array, PerCpu, Ptr, Struct, f64, i32, i64, u8, u32, u64


class Item(Struct):
    value: u64
    other: u32
    flag: bool
    ratio: f64
    next: Ptr["Item"]
    row: Array[u32, Literal[4]]


TEXT = "a text"


@rseq.native
def mixed_types(a: u64, b: u32) -> u64:
    return a + b


@rseq.native
def mixed_signs(a: u64, b: i64) -> bool:
    return a < b


@rseq.native
def bool_arithmetic(a: bool, b: bool) -> u64:
    return a + b


@rseq.native
def pointer_arithmetic(p: Ptr[Item]) -> u64:
    return p + 1


@rseq.native
def int_slash(a: u64, b: u64) -> u64:
    return a / b


@rseq.native
def power(a: u64) -> u64:
    return a**2


@rseq.native
def float_bits(a: f64, b: f64) -> f64:
    return a & b


@rseq.native
def float_floor(a: f64, b: f64) -> f64:
    return a // b


@rseq.native
def negative_bool(a: bool) -> bool:
    return -a


@rseq.native
def inverted_float(a: f64) -> f64:
    return ~a


@rseq.native
def chained(a: u64) -> bool:
    return 1 < a < 5


@rseq.native
def is_not_none_comparison(p: Ptr[Item], q: Ptr[Item]) -> bool:
    return p is q


@rseq.native
def none_order(p: Ptr[Item] | None) -> bool:
    return p < None


@rseq.native
def number_is_none(a: u64) -> bool:
    return a is None


@rseq.native
def membership(a: u64) -> bool:
    return a in (1, 2)


@rseq.native
def pointer_order(p: Ptr[Item], q: Ptr[Item]) -> bool:
    return p < q


@rseq.native
def pointer_and_number(p: Ptr[Item], n: u64) -> bool:
    return p == n


@rseq.native
def condition_number(n: u64) -> u64:
    if n:
        return 1
    return 0


@rseq.native
def condition_pointer(p: Ptr[Item] | None) -> u64:
    if p:
        return 1
    return 0


@rseq.native
def text_value(n: u64) -> u64:
    x = "hello"
    return n


@rseq.native
def outside_text(n: u64) -> u64:
    return TEXT


@rseq.native
def unknown_name(n: u64) -> u64:
    return m  # noqa: F821


@rseq.native
def unassigned(flag: bool) -> u64:
    if flag:
        x: u64 = 1
    return x


@rseq.native
def never_assigned(n: u64) -> u64:
    n = y  # noqa: F821
    y = n
    return y


@rseq.native
def changed_type(n: u64) -> u64:
    x = n
    x = 1.5
    return n


@rseq.native
def declared_otherwise(n: u64) -> u32:
    x: u32 = n
    return x


@rseq.native
def bad_annotation(n: u64) -> u64:
    x: str = "a"
    return n


@rseq.native
def aggregate_variable(n: u64) -> u64:
    x: Item = n
    return n


@rseq.native
def annotated_field(p: Ptr[Item]) -> None:
    p.value: u64 = 1


@rseq.native
def no_such_field(p: Ptr[Item]) -> u64:
    return p.vlaue


@rseq.native
def field_of_number(n: u64) -> u64:
    return n.value


@rseq.native
def field_of_array(p: Ptr[Item]) -> u32:
    return p.row.first


@rseq.native
def index_of_struct(p: Ptr[Item]) -> u64:
    return p[0].value


@rseq.native
def slice_of_array(p: Ptr[Item]) -> u32:
    return p.row[1:2]


@rseq.native
def float_index(p: Ptr[Item], x: f64) -> u32:
    return p.row[x]


@rseq.native
def store_to_call(p: Ptr[Item]) -> None:
    len(p.row).x = 1


@rseq.native
def list_target(n: u64) -> None:
    [n] = (1,)


@rseq.native
def augmented_aggregate(p: Ptr[Item]) -> None:
    p.row += 1


@rseq.native
def two_targets(n: u64) -> u64:
    a = b = n
    return a + b


@rseq.native
def useless(n: u64) -> u64:
    n + 1
    return n


@rseq.native
def try_statement(n: u64) -> u64:
    try:
        return n
    finally:
        pass


@rseq.native
def walrus(n: u64) -> u64:
    return (m := n) + m


@rseq.native
def comprehension(n: u64) -> u64:
    return [n]


@rseq.native
def tuple_of_fields(p: Ptr[Item]) -> None:
    p.value, p.other = 1, 2


@rseq.native
def unpack_number(n: u64) -> u64:
    a, b = n
    return a


@rseq.native
def unpack_too_many(n: u64) -> u64:
    a, b = n, n, n
    return a


@rseq.native
def pair(n: u64) -> tuple[u64, u64]:
    return n, n


@rseq.native
def unpack_call(n: u64) -> u64:
    a, b, c = pair(n)
    return a


@rseq.native
def pair_as_value(n: u64) -> u64:
    return pair(n) + 1


@rseq.native
def pair_assigned(n: u64) -> u64:
    a = pair(n)
    return n


@rseq.native
def too_many_results(n: u64) -> u64:
    return n, n


@rseq.native
def pair_returned(n: u64) -> u64:
    return pair(n)


@rseq.native
def nothing_returned(n: u64) -> u64:
    return


@rseq.native
def value_from_none(n: u64) -> None:
    return pair(n)


@rseq.native
def end_without_return(n: u64) -> u64:
    if n > 1:
        return n


@rseq.native
def wrong_result(n: u64) -> f64:
    return n


@rseq.native
def wrong_argument(n: f64) -> tuple[u64, u64]:
    return pair(n)


@rseq.native
def missing_argument(n: u64) -> tuple[u64, u64]:
    return pair()


@rseq.native
def many_arguments(n: u64) -> tuple[u64, u64]:
    return pair(n, n)


@rseq.native
def odd_keyword(n: u64) -> tuple[u64, u64]:
    return pair(m=n)


@rseq.native
def int_call(n: u64) -> u64:
    return int(n)


@rseq.native
def convert_pointer(p: Ptr[Item]) -> u64:
    return u64(p)


@rseq.native
def convert_two(n: u64) -> u32:
    return u32(n, 1)


@rseq.native
def min_of_mixed(a: u64, b: u32) -> u64:
    return min(a, b)


@rseq.native
def abs_of_bool(a: bool) -> bool:
    return abs(a)


@rseq.native
def length_of_number(n: u64) -> u64:
    return len(n)


@rseq.native
def method_call(p: Ptr[Item]) -> u64:
    return p.value()


@rseq.native
def for_over_array(p: Ptr[Item]) -> u32:
    total: u32 = 0
    for x in p.row:
        total += x
    return total


@rseq.native
def for_else(n: u64) -> u64:
    for i in range(n):
        n += i
    else:
        n = 0
    return n


@rseq.native
def while_else(n: u64) -> u64:
    while n > 0:
        n -= 1
    else:
        n = 0
    return n


@rseq.native
def range_of_nothing(n: u64) -> u64:
    for i in range():
        n += i
    return n


@rseq.native
def range_step_variable(n: u64) -> u64:
    for i in range(0, 10, n):
        n += i
    return n


@rseq.native
def range_of_floats(x: f64) -> f64:
    for i in range(x):
        pass
    return x


@rseq.native
def range_of_mixed(a: u64, b: u32) -> u64:
    for i in range(a, b):
        pass
    return a


@rseq.native
def chosen_handle(a: PerCpu[Item], b: PerCpu[Item], flag: bool) -> u64:
    x = a if flag else b
    return 1


@rseq.native
def chosen_mixed(a: u64, b: u32, flag: bool) -> u64:
    return a if flag else b


@rseq.native
def none_without_type(n: u64) -> u64:
    p = None
    return n


@rseq.native
def here_in_native(items: PerCpu[Item]) -> u64:
    return items.here().value


@rseq.native
def cpu_in_native(n: u64) -> u32:
    return rseq.cpu()


@rseq.native
def staging_in_native(p: Ptr[Item]) -> None:
    with rseq.staging():
        p.value = 1


@rseq.native
def acquire_aggregate(p: Ptr[Item]) -> u32:
    return rseq.load_acquire(p.row)


@rseq.native
def atomic_order(p: Ptr[Item]) -> u64:
    return rseq.atomic.load(p.value, order="release")


@rseq.native
def atomic_arguments(p: Ptr[Item]) -> u64:
    return rseq.atomic.add(p.value)


@rseq.native
def atomic_float_or(p: Ptr[Item]) -> f64:
    return rseq.atomic.or_(p.ratio, 1.0)


@rseq.native
def atomic_no_place(n: u64) -> u64:
    return rseq.atomic.load(n)


@rseq.native
def too_wide_literal(n: u8) -> u8:
    return n + 300


@rseq.native
def negative_unsigned(n: u64) -> u64:
    return n + -1


@rseq.native
def shift_by_other_type(n: u64, k: i32) -> u64:
    return n << k


@rseq.native
def no_annotation(n) -> u64:  # type: ignore[no-untyped-def]
    return n


@rseq.native
def no_result_type(n: u64):  # type: ignore[no-untyped-def]
    return n


@rseq.native
def int_annotation(n: int) -> u64:
    return n


@rseq.native
def struct_by_value(item: Item) -> u64:
    return item.value


@rseq.native
def struct_result(item: Ptr[Item]) -> Item:
    return item


@rseq.native
def optional_number(n: u64 | None) -> u64:
    return 1


@rseq.native
def unknown_annotation(n: u65) -> u64:  # noqa: F821
    return 1


@rseq.native
def star_arguments(*numbers: u64) -> u64:
    return 1


@rseq.native
def keyword_only(*, n: u64) -> u64:
    return n


@rseq.native
def bad_default(n: u8 = 300) -> u8:
    return n


@rseq.native
def array_of_handles(n: Array[PerCpu[Item], 4]) -> u64:
    return 1


@rseq.native
def array_length(p: Ptr[Array[u64, 0]]) -> u64:
    return 1


@rseq.native
async def coroutine(n: u64) -> u64:
    return n


@rseq.native
def length_of_struct(p: Ptr[Item]) -> u64:
    return len(p)


@rseq.native
def unknown_result(n: u64) -> u65:  # noqa: F821
    return n


@rseq.native
def int_result(n: u64) -> int:
    return n


@rseq.native
def near_name(number: u64) -> u64:
    return nunber  # noqa: F821


@rseq.native
def hidden_type(n: u64) -> u64:
    total: u64 = 0
    for u8 in range(n):  # type: ignore[misc]
        total += u64(u8(1))
    return total


@rseq.sequence
def bits_in_a_sequence(items: PerCpu[Item]) -> u64:
    return rseq.float_bits(items.here().ratio)
