"""Sequences that together use every instruction a target must spell; their listings are golden files."""

from __future__ import annotations

import enum
from typing import Literal

import rseq
from rseq import Array, PerCid, PerCpu, Ptr, Ref, Struct, f64, i8, i16, i32, i64, u8, u16, u32, u64


class Kind(enum.IntEnum):
    FREE = 0
    USED = 3


class Point(Struct):
    x: f64
    y: f64


class Node(Struct):
    next: Ptr["Node"]
    value: u64
    payload: Array[u8, Literal[24]]


class Cell(Struct):
    a: u8
    b: u16
    c: u32
    d: u64
    e: i8
    f: i16
    g: i32
    h: i64
    flag: bool
    ratio: f64
    head: Ptr[Node]
    point: Point
    row: Array[u32, Literal[16]]
    points: Array[Point, Literal[3]]
    odd: Array[Node, Literal[3]]
    far: Array[u64, Literal[4096]]


LIMIT = 16
MASK = LIMIT - 1


@rseq.sequence
def push(cells: PerCpu[Cell], node: Ptr[Node]) -> None:
    here = cells.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


@rseq.sequence
def pop(cells: PerCpu[Cell]) -> Ptr[Node] | None:
    here = cells.here()
    node = here.head
    if node is None:
        return None
    here.head = node.next
    return node


@rseq.sequence
def publish(cells: PerCpu[Cell], node: Ptr[Node]) -> None:
    here = cells.here()
    rseq.store_release(here.head, node)


@rseq.sequence
def acquire(cells: PerCpu[Cell]) -> tuple[u64, i8, f64, i32]:
    here = cells.here()
    return rseq.load_acquire(here.d), rseq.load_acquire(here.e), rseq.load_acquire(here.ratio), rseq.load_acquire(here.g)


@rseq.sequence
def widths(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    with rseq.staging():
        here.a += 1
        here.b *= 3
        here.c -= 5
        here.e = -here.e
        here.f = ~here.f
        here.g <<= 3
        here.h >>= 2
        here.flag = here.a > 3
    here.d = u64(here.a) + u64(here.e) * 10 + u64(here.flag)


@rseq.sequence
def constants(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    with rseq.staging():
        here.d = 0xFFFF_FFFF_FFFF_0000
        here.h = -1
        here.c = 4_000_000_000
        here.a = 0
        here.ratio = 0.1
        here.flag = True
    here.d = here.d ^ 0x1234_5678_9ABC_DEF0


@rseq.sequence
def floats(cells: PerCpu[Cell], x: f64, n: i64, m: u64) -> f64:
    here = cells.here()
    y = x * 2.5 - here.ratio + f64(n) + f64(m)
    if y < 0.0 or not (y == y) or y >= 1e300:
        y = -y
    z = max(y, x) if y != x else min(x, 1.0)
    here.ratio = z
    return abs(y)


@rseq.sequence
def add_float_released(cells: PerCpu[Cell], x: f64) -> None:
    here = cells.here()
    rseq.store_release(here.ratio, here.ratio + x)


@rseq.sequence
def shifts(cells: PerCpu[Cell], n: u64, k: u8) -> u64:
    here = cells.here()
    small = here.a >> k
    signed = here.g >> i32(k)
    here.d = (n << u64(k)) | u64(small) | u64(signed)
    return n >> 63


@rseq.sequence
def indexing(cells: PerCpu[Cell], i: u64, j: u8) -> u64:
    here = cells.here()
    with rseq.staging():
        here.row[i & MASK] = 1
        here.points[i].y = 2.0
        here.odd[u64(j) % 2].value += 1
    total = u64(here.row[3]) + here.far[i] + here.odd[j].value
    here.far[4095] = total
    return total


@rseq.sequence
def loops(cells: PerCpu[Cell], node: Ptr[Node], n: u64) -> u64:
    here = cells.here()
    total: u64 = 0
    for i in range(min(n, 16)):
        if here.row[i] == 0:
            continue
        if here.row[i] == 99:
            break
        total += u64(here.row[i])
    walk: Ptr[Node] | None = node
    while rseq.at_most(4) and walk is not None:
        total += walk.value
        walk = walk.next
    for j in range(10, 0, -3):
        total += u64(j)
    with rseq.staging():
        for k in range(24):
            node.payload[k] = u8(k)
    here.d = total
    return total


@rseq.sequence
def two_paths(cells: PerCpu[Cell], up: bool) -> u64:
    here = cells.here()
    if up:
        here.d += 1
        return 1
    here.h -= 1
    return 2


@rseq.sequence
def move(source: PerCpu[Cell], target: PerCpu[Cell]) -> bool:
    """Nesting: reads one list, commits to the other through a second sequence."""
    node = source.here().head
    if node is None:
        return False
    push(target, node)
    return True


@rseq.native
def clamp(n: u64, limit: u64) -> u64:
    return limit if n > limit else n


@rseq.sequence
def inlined(cells: PerCpu[Cell], n: u64) -> u64:
    here = cells.here()
    kept = clamp(here.d + n, 1000)
    here.d = kept
    return kept


@rseq.sequence
def remote(cells: PerCpu[Cell], other: u32) -> tuple[u64, u64, u32]:
    here = cells.here()
    seen = cells[other].d
    cpu = rseq.cpu()
    copies = len(cells)
    here.d = seen + u64(cpu)
    return seen, copies, cpu


@rseq.sequence
def by_cid(cells: PerCid[Cell], amount: i64) -> None:
    here = cells.here()
    here.h += amount


@rseq.sequence
def both_indices(a: PerCpu[Cell], b: PerCid[Cell]) -> None:
    seen = b.here().d
    here = a.here()
    here.d = seen


@rseq.sequence
def asserts(cells: PerCpu[Cell], kind: u8) -> bool:
    here = cells.here()
    assert kind == Kind.USED
    assert here.head is not None
    return here.head == here.head and kind != Kind.FREE


@rseq.sequence(max_restarts=3)
def gives_up(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.d += n


@rseq.sequence
def hungry(cells: PerCpu[Cell], a: u64, b: u64, c: u64, d: u64) -> u64:
    """More values alive at once than the processor has registers."""
    here = cells.here()
    v0 = here.far[0] + a
    v1 = here.far[1] + b
    v2 = here.far[2] + c
    v3 = here.far[3] + d
    v4 = here.far[4] ^ a
    v5 = here.far[5] ^ b
    v6 = here.far[6] ^ c
    v7 = here.far[7] ^ d
    v8 = here.far[8] * a
    v9 = here.far[9] * b
    w0 = here.far[10] * c
    w1 = here.far[11] * d
    w2 = here.far[12] - a
    w3 = here.far[13] - b
    w4 = here.far[14] - c
    w5 = here.far[15] - d
    w6 = here.far[16] | a
    w7 = here.far[17] | b
    w8 = here.far[18] & c
    w9 = here.far[19] & d
    x0 = v0 * w9 + v1 * w8 + v2 * w7 + v3 * w6 + v4 * w5
    x1 = v5 * w4 + v6 * w3 + v7 * w2 + v8 * w1 + v9 * w0
    here.d = x0 ^ x1
    return v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + w0 + w1 + w2 + w3 + w4 + w5 + w6 + w7 + w8 + w9 + a + b + c + d


@rseq.sequence
def hungry_floats(cells: PerCpu[Cell], a: f64, b: f64) -> f64:
    here = cells.here()
    p0 = here.points[0].x + a
    p1 = here.points[0].y + a
    p2 = here.points[1].x + a
    p3 = here.points[1].y + b
    p4 = here.points[2].x + b
    p5 = here.points[2].y + b
    p6 = here.point.x * a
    p7 = here.point.y * b
    p8 = here.ratio * a
    p9 = here.ratio * b
    q0 = p0 - p1
    q1 = p2 - p3
    q2 = p4 - p5
    q3 = p6 - p7
    q4 = p8 - p9
    q5 = q0 * q1
    q6 = q2 * q3
    q7 = q4 * q5
    total = p0 + p1 + p2 + p3 + p4 + p5 + p6 + p7 + p8 + p9 + q0 + q1 + q2 + q3 + q4 + q5 + q6 + q7
    here.ratio = total * a * b
    return total


@rseq.sequence
def always_fails(cells: PerCpu[Cell]) -> None:
    assert False  # noqa: B011, PT015


@rseq.sequence
def nothing(cells: PerCpu[Cell]) -> None:
    pass


@rseq.sequence
def far_away(cells: PerCpu[Cell], i: u32) -> u64:
    """Offsets that no load or store can hold."""
    here = cells.here()
    with rseq.staging():
        here.far[3000] = here.far[2000] + 1
    value = rseq.load_acquire(here.far[2001])
    here.far[4000] = value + here.odd[i].value
    return value


class Link(Struct):
    value: u64
    next: Ref["Link"]


class Page(Struct):
    """Larger than the smallest segment, so that its bounds take one comparison more; and a Ref to bytes need not be aligned."""

    number: u8
    content: Array[u8, Literal[5000]]


class Chain(Struct):
    first: Ref[Link]
    kept: Array[Ref[Link] | None, Literal[3]]
    page: Ref[Page] | None


@rseq.sequence
def push_link(chains: PerCpu[Chain], link: Ptr[Link]) -> None:
    """The link may be anywhere: it is looked at once, and then known to be in the segment."""
    here = chains.here()
    with rseq.staging():
        link.next = here.first
    here.first = link


@rseq.sequence
def pop_link(chains: PerCpu[Chain]) -> Ptr[Link] | None:
    here = chains.here()
    link = here.first
    if link is None:
        return None
    here.first = link.next
    return link


@rseq.sequence
def keep_link(chains: PerCpu[Chain], i: u64, link: Ptr[Link] | None, other: PerCpu[Chain]) -> bool:
    """Refs in an array; a pointer that may be None; the copy of another handle, which may be of another segment."""
    here = chains.here()
    same = here.first == link
    with rseq.staging():
        here.kept[0] = None
        here.kept[i] = link
        here.kept[2] = other.here().first
        here.page = None
    rseq.store_release(here.first, rseq.load_acquire(here.first))
    return same


@rseq.sequence
def walk_links(chains: PerCpu[Chain], n: u8) -> tuple[u64, Ptr[Link] | None]:
    here = chains.here()
    link = here.first
    last: Ptr[Link] | None = None
    total: u64 = 0
    for _ in range(min(n, 5)):
        if link is None:
            break
        total += link.value
        last = link
        link = link.next
    return total, last


@rseq.sequence
def page_of(chains: PerCpu[Chain], i: u64) -> u8:
    page = chains.here().page
    assert page is not None
    return page.content[i]
