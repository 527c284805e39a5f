"""Every feature of docs/language.md in one typed module: `mypy --strict` accepts it, it compiles, and it runs as its Python bodies do."""

from __future__ import annotations

import enum
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest

import rseq
from rseq import Array, PerCid, PerCpu, Ptr, Struct, f64, i8, i64, u8, u16, u32, u64

ROOT = Path(__file__).parents[2]
LIMIT = 5
SCALE = 0.5


class Color(enum.IntEnum):
    RED = 1
    BLUE = 3


class Point(Struct):
    x: i64
    y: i64


class Node(Struct):
    next: Ptr[Node]
    value: u64
    place: Point
    row: Array[u16, Literal[8]]
    points: Array[Point, Literal[2]]
    weight: f64
    used: bool


class Head(Struct):
    head: Ptr[Node]
    count: u64


@rseq.sequence
def push(heads: PerCpu[Head], node: Ptr[Node]) -> None:
    here = heads.here()
    with rseq.staging():
        node.next = here.head
        node.row[1] += 1
    here.head = node


@rseq.sequence(max_restarts=1 << 30)
def pop(heads: PerCpu[Head]) -> Ptr[Node] | None:
    here = heads.here()
    node = here.head
    if node is None:
        return None
    here.head = node.next
    return node


@rseq.sequence
def pop_again(heads: PerCpu[Head]) -> Ptr[Node] | None:
    return pop(heads)


@rseq.sequence
def longest(heads: PerCpu[Head]) -> tuple[u64, u32]:
    """How many nodes the list here has, at most 64, and the CPU."""
    node = heads.here().head
    length: u64 = 0
    while rseq.at_most(64) and node is not None:
        length += 1
        node = node.next
    return length, rseq.cpu()


@rseq.sequence
def publish(heads: PerCpu[Head], n: u64) -> None:
    here = heads.here()
    rseq.store_release(here.count, rseq.load_acquire(here.count) + n)


@rseq.sequence
def by_thread(heads: PerCid[Head]) -> u64:
    here = heads.here()
    total = here.count + 1
    here.count = total
    return total


@rseq.native
def arithmetic(a: u64, b: u8, c: i64, x: f64) -> tuple[u64, i64, f64, u8]:
    """Operators and conversions."""
    total = a + u64(b) * 3 - 1
    total ^= 0xFF
    total = (total << 3) | (total >> 61)
    total &= ~u64(1)
    total %= 1000
    total //= 7
    signed = -c if c < 0 else c
    signed = min(signed, 100) + abs(c) - max(i64(b), i64(i8(b)))
    real = x * SCALE + f64(a % 100) - 1.5
    if b != 0:
        real = real / f64(b)
    small = b
    small += 250
    return total, signed, real, small


@rseq.native
def conditions(a: u64, b: u64, flag: bool) -> u64:
    if (a == b and not flag and a > 100) or flag:
        return 1
    if a != b or flag:
        pass
    else:
        return u64(Color.BLUE)
    return u64(a <= b) + LIMIT


@rseq.native
def loops(node: Ptr[Node], n: u64) -> u64:
    total: u64 = 0
    for i in range(len(node.row)):
        node.row[i] = u16(i)
        if i == 6:
            break
    for step in range(1, 8, 3):
        total += u64(node.row[step])
    for down in range(7, 0, -2):
        if down == 3:
            continue
        total += u64(node.row[down])
    while n > 0:
        n -= 1
        total += n
    inner = node.place
    inner.x += 5
    node.points[1].y = inner.x
    node.weight += 1.5
    node.used = not node.used
    assert total > 0
    return total


@rseq.native
def factorial(n: u64) -> u64:
    if n == 0:
        return 1
    return n * factorial(n - 1)


@rseq.native
def swap(a: u64, b: u64) -> tuple[u64, u64]:
    return b, a


@rseq.native
def unpacked(a: u64) -> u64:
    first, second = swap(a, 7)
    return first * 100 + second


@rseq.native(release_gil=True)
def through_all(heads: PerCpu[Head]) -> u64:
    total: u64 = 0
    for cpu in range(len(heads)):
        node = heads[cpu].head
        while node is not None:
            total += node.value
            node = node.next
    return total


@rseq.native
def atomics(head: Ptr[Head]) -> u64:
    rseq.atomic.store(head.count, 5, order="release")
    before = rseq.atomic.add(head.count, 3)
    before += rseq.atomic.sub(head.count, 1, order="relaxed")
    before += rseq.atomic.and_(head.count, 6)
    before += rseq.atomic.or_(head.count, 8)
    before += rseq.atomic.xor(head.count, 1)
    before += rseq.atomic.exchange(head.count, 40)
    rseq.atomic.fence()
    if rseq.atomic.compare_exchange(head.count, 40, 41):
        before += 1000
    if rseq.atomic.compare_exchange(head.count, 40, 42):
        before += 2000
    return before + rseq.atomic.load(head.count, order="acquire")


class Level(Struct):
    ratio: f64


@rseq.native
def float_atomics(level: Ptr[Level], amount: f64) -> tuple[f64, f64, u64]:
    before = rseq.atomic.add(level.ratio, amount)
    last = rseq.atomic.sub(level.ratio, 0.25, order="relaxed")
    return before, last, rseq.float_bits(rseq.atomic.load(level.ratio))


@rseq.native
def find(heads: Ptr[Head], wanted: u64) -> Ptr[Node] | None:
    found: Ptr[Node] | None = None
    node = heads.head
    while node is not None:
        if node.value == wanted:
            found = node
        node = node.next
    return found


def here_or_none(node: Node | None) -> int:
    return 0 if node is None else node.value


@pytest.fixture
def heads() -> Iterator[Any]:
    made = rseq.per_cpu(Head)
    yield made
    made.close()


def test_mypy_accepts_what_is_written_in_the_language() -> None:
    files = ["src/rseq/structures", "src/rseq/cli/_demo_program.py", "tests/language/test_tour.py"]
    command = [sys.executable, "-m", "mypy", "--strict", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Success: no issues found" in done.stdout


@pytest.mark.parametrize("compiled", [True, False])
def test_lists(heads: Any, compiled: bool) -> None:
    def form(function: Any) -> Any:
        return function if compiled else function.python

    nodes = [Node(value=n) for n in range(5)]
    for node in nodes:
        form(push)(heads, node)
    assert form(through_all)(heads) == 10
    assert all(node.row[1] == 1 for node in nodes)
    found = [form(longest)(heads) for _ in range(5)]
    assert all(0 <= length <= 5 and cpu < len(heads) for length, cpu in found)
    taken = []
    for cpu, head in enumerate(heads):
        while head.head is not None:
            assert here_or_none(form(find)(head, head.head.value)) == head.head.value, cpu
            taken.append(head.head.value)
            head.head = head.head.next
    assert sorted(taken) == [0, 1, 2, 3, 4]
    assert form(pop)(heads) is None
    assert form(pop_again)(heads) is None


@pytest.mark.parametrize("compiled", [True, False])
def test_release_and_concurrency_ids(heads: Any, compiled: bool) -> None:
    function: Any = publish if compiled else publish.python
    for n in (1, 2, 3):
        function(heads, n)
    assert sum(head.count for head in heads) == 6
    ids: Any = rseq.per_cid(Head)
    counted: Any = by_thread if compiled else by_thread.python
    for _ in range(10):
        counted(ids)
    assert sum(head.count for head in ids) == 10


@pytest.mark.parametrize(
    ("function", "given", "wanted"),
    [
        (arithmetic, (5, 3, -7, 2.5), (133, 11, (2.5 * 0.5 + 5 - 1.5) / 3, 253)),
        (arithmetic, (2**64 - 1, 255, 10**12, -1.0), None),
        (arithmetic, (0, 0, 0, 0.0), None),
        (conditions, (3, 3, True), 1),
        (conditions, (3, 3, False), 3),
        (conditions, (2, 3, False), 6),
        (factorial, (0,), 1),
        (factorial, (20,), 2432902008176640000),
        (factorial, (21,), 51090942171709440000 % 2**64),
        (unpacked, (3,), 703),
    ],
)
def test_numbers(function: Any, given: Any, wanted: Any) -> None:
    found = function(*given)
    assert found == function.python(*given)
    if wanted is not None:
        assert found == wanted


def test_loops() -> None:
    compiled, interpreted = Node(), Node()
    assert loops(compiled, 4) == loops.python(interpreted, 4)
    for node in (compiled, interpreted):
        assert list(node.row) == [0, 1, 2, 3, 4, 5, 6, 0]
        assert (node.place.x, node.points[1].y, node.weight, node.used) == (5, 5, 1.5, True)


def test_atomics() -> None:
    compiled, interpreted = Head(), Head()
    assert atomics(compiled) == atomics.python(interpreted)
    assert compiled.count == interpreted.count == 41


@pytest.mark.parametrize("run", [float_atomics, float_atomics.python])
def test_atomics_on_floats(run: Any) -> None:
    level = Level(ratio=1.5)
    assert run(level, 2.0) == (1.5, 3.5, struct.unpack("<Q", struct.pack("<d", 3.25))[0])
    assert level.ratio == 3.25
