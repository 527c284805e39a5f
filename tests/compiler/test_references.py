"""Refs do the same compiled, interpreted, under the lock, and on other processors, over memory that somebody filled with anything.

Above all: whatever the Refs hold, nothing outside of the segment is touched. The emulated processor has nothing beside it, so it
would fault; and here the compiled code runs between pages that must not change.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

import rseq
from rseq import Array, PerCpu, Ptr, Ref, Struct, u32, u64
from rseq.compiler import targets, unit
from rseq.compiler.assembler import available
from rseq.language import interpreter, references
from rseq.language.function import Function
from tests.compiler import every_feature
from tests.compiler.emulate import DATA, Processor, assemble_all
from tests.compiler.every_feature import Chain, Link, Page

LINKS, ARRAYS = 6, 8192 * 2
RECORD = DATA + 0x90000
"""Where the emulated processor has the record of the handle, of which sections that are short of registers load the fields."""
SEQUENCES = [every_feature.push_link, every_feature.pop_link, every_feature.keep_link, every_feature.walk_links, every_feature.page_of]


@rseq.native
def total(chains: PerCpu[Chain], which: u32) -> u64:
    """A loop over the links, at most 9, so that it ends on a circle."""
    n: u64 = 0
    rounds: u64 = 0
    link = chains[which].first
    while link is not None and rounds < 9:
        n += link.value
        rounds += 1
        link = link.next
    return n


@rseq.native
def swap(chains: PerCpu[Chain], which: u32, link: Ptr[Link] | None) -> Ptr[Link] | None:
    """Atomic operations on Refs."""
    chain = chains[which]
    before = rseq.atomic.load(chain.first, order="acquire")
    if rseq.atomic.compare_exchange(chain.first, before, link):
        rseq.atomic.store(chain.kept[0], before)
        return rseq.atomic.exchange(chain.kept[1], chain.first)
    return None


@rseq.native
def forget(link: Ptr[Link], chains: PerCpu[Chain]) -> None:
    """A plain store in a native function."""
    link.next = chains[0].first


@pytest.fixture(autouse=True)
def one_cpu() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


class World:
    """A segment with links, pages, and one chain for each of two CPUs' worth of memory."""

    def __init__(self, backend: str) -> None:
        self.cpu = min(os.sched_getaffinity(0))
        self.segment = rseq.Segment(arrays=ARRAYS, stride=8192, copies=self.cpu + 1, backend=backend)
        self.links: Any = rseq.array(Link, LINKS, segment=self.segment)
        self.pages: Any = rseq.array(Page, 2, segment=self.segment)
        self.chains: Any = rseq.per_cpu(Chain, segment=self.segment)
        self.start = self.segment.region.base
        self.size = self.segment.region.end - self.start
        self.foreign = Link(value=5)
        self.chain = self.chains[self.cpu]

    def fill(self, words: list[int], chain: list[int]) -> None:
        for link, word, value in zip(self.links, words, range(100), strict=False):
            ctypes.c_uint64.from_address(link._address + 8).value = word
            link.value = value
        for number, word in enumerate(chain):
            ctypes.c_uint64.from_address(self.chain._address + 8 * number).value = word

    def outcome(self, call: Callable[[], Any]) -> Any:
        """What a call gave, pointers as distances; or the kind of its failure; and the whole memory."""
        try:
            result = call()
        except (IndexError, AssertionError, ValueError) as error:
            given: Any = type(error).__name__
        else:
            parts = result if isinstance(result, tuple) else (result,)
            given = tuple(p._address - self.start if isinstance(p, Link) else p for p in parts)
        return given, ctypes.string_at(self.start, self.size), self.foreign.next if self.foreign.value else None


WORLDS: dict[str, World] = {}


def world(backend: str) -> World:
    return WORLDS.setdefault(backend, World(backend))


def word(to: Any) -> int:
    return int(to._address) - world("kernel").start + references.FIRST


def words() -> st.SearchStrategy[int]:
    here = world("kernel")
    size, link, page = here.size, rseq.sizeof(Link), rseq.sizeof(Page)
    edges = [size - link + 8, size - link + 16, size - page + 8, size - page + 9, size, 8, 1, 7, 9, 2**64 - 1, 2**64 - 8, 1 << 63, 1 << 44]
    good = st.sampled_from([0, *(word(item) for item in (*here.links, *here.pages))])
    return st.one_of(good, good, good, st.sampled_from(edges), st.integers(0, 2**64 - 1), st.integers(0, size + 64))


def arguments(function: Any, here: World, choice: int) -> tuple[Any, ...]:
    """Small arguments that fit a function, by a number."""
    link = [here.links[1], here.links[5], here.foreign, here.links[2]][choice % 4]
    return {
        "push_link": (here.chains, link),
        "pop_link": (here.chains,),
        "keep_link": (here.chains, choice % 5, None if choice % 3 == 0 else link, here.chains),
        "walk_links": (here.chains, choice % 7),
        "page_of": (here.chains, [0, 4999, 5000, 17][choice % 4]),
        "total": (here.chains, here.cpu),
        "swap": (here.chains, here.cpu, None if choice % 3 == 0 else link),
        "forget": (link, here.chains),
    }[function.__name__]


RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
FILLED = st.tuples(
    st.deferred(lambda: st.lists(words(), min_size=LINKS, max_size=LINKS)),
    st.deferred(lambda: st.lists(words(), min_size=5, max_size=5)),
    st.integers(0, 11),
)


@RELAXED
@given(FILLED)
def test_compiled_interpreted_and_locked(filled: tuple[list[int], list[int], int]) -> None:
    links, chain, choice = filled
    functions: list[Any] = [*SEQUENCES, total, swap, forget]
    for function in functions:
        found = []
        for backend, call in (("kernel", function.python), ("kernel", function), ("locked", function)):
            here = world(backend)
            ctypes.memset(here.start, 0, here.size)
            here.fill(links, chain)
            with interpreter.on_cpu(here.cpu):
                given = arguments(function, here, choice)
                found.append(here.outcome(lambda call=call, given=given: call(*given)))
        assert found[1] == found[0], f"{function.__name__}: compiled and interpreted differ"
        assert found[2] == found[0], f"{function.__name__}: locked and interpreted differ"


PROCESSORS: dict[str, Any] = {}


LITTLE_ENDIAN = ["aarch64", "armv7", "riscv64", "x86_64"]
"""Of those that can be emulated: the memory that is compared is this machine's."""


def emulated(name: str) -> Any:
    if name not in PROCESSORS:
        target = targets.target(name)
        PROCESSORS[name] = Processor(target), assemble_all([unit.function_of(f.definition) for f in SEQUENCES], target)
    return PROCESSORS[name]


@pytest.mark.parametrize("name", LITTLE_ENDIAN)
@settings(parent=RELAXED, max_examples=40)
@given(FILLED)
def test_emulated(name: str, filled: tuple[list[int], list[int], int]) -> None:
    """On every target there is an assembler for: the emulated processor has one segment, and nothing before or after it."""
    if not available(targets.target(name)):
        pytest.skip(f"skipped, because there is no assembler for {name}")
    links, chain, choice = filled
    here = world("kernel")
    record = here.chains._record
    machine, assembled = emulated(name)
    for function, code in zip(SEQUENCES, assembled, strict=True):
        plain: Any = function
        ctypes.memset(here.start, 0, here.size)
        here.fill(links, chain)
        before = ctypes.string_at(here.start, here.size)
        given = arguments(function, here, choice)
        with interpreter.on_cpu(here.cpu):
            wanted, after, _ = here.outcome(lambda plain=plain, given=given: plain.python(*given))
        machine.machine.mem_write(DATA, before)
        machine.machine.mem_write(DATA + 0x80000, bytes(64))
        machine.machine.mem_write(RECORD, struct.pack("<3Q", DATA + record.base - here.start, record.stride, record.count))

        def moved(value: Any) -> int:
            """An argument as the emulated processor sees it."""
            if value is None or isinstance(value, int):
                return value or 0
            return DATA + 0x80000 if value is here.foreign else DATA + int(value._address) - here.start

        def value_of(what: str, index: int) -> int:
            if what == "parameter":
                return moved(given[index])  # noqa: B023
            return {
                "base": DATA + record.base - here.start, "stride": record.stride, "count": record.count, "record": RECORD,
                "start": DATA, "extent": here.size,
            }[what]  # fmt: skip

        how, raw = machine.run(code, value_of, here.cpu)
        assert bytes(machine.machine.mem_read(DATA, here.size)) == after, function.__name__
        if how == "done":
            kinds = code.function.results
            results = tuple(
                (value - DATA if value else None) if k.name.startswith("Ptr") else bool(value) if k.name == "bool" else value
                for k, value in zip(kinds, raw, strict=True)
            )
            assert (results or (None,)) == wanted, function.__name__
        else:
            assert {"segment": "ValueError", "index": "IndexError", "assertion": "AssertionError"}[how] == wanted, function.__name__


def test_the_random_memory_reaches_everything() -> None:
    """Anti-vacuity: calls succeed, and fail in each way."""
    seen: dict[str, set[str]] = {}

    @settings(parent=RELAXED, database=None)
    @given(FILLED)
    def collect(filled: tuple[list[int], list[int], int]) -> None:
        links, chain, choice = filled
        here = world("kernel")
        for function in (*SEQUENCES, total, swap, forget):
            plain: Any = function
            here.fill(links, chain)
            with interpreter.on_cpu(here.cpu):
                given, _, _ = here.outcome(lambda plain=plain: plain.python(*arguments(plain, here, choice)))
            seen.setdefault(plain.__name__, set()).add(given if isinstance(given, str) else "done")

    collect()
    assert all({"done", "ValueError"} <= ways for ways in seen.values()), seen
    assert "AssertionError" in seen["page_of"]
    assert "IndexError" in seen["keep_link"] & seen["page_of"]


def test_a_word_is_loaded_once() -> None:
    """What was checked is what is followed: LLVM may repeat a plain load, and may not repeat this one."""
    text = unit.build(total.definition).llvm_ir
    body = text[text.index("total") :]
    assert body.count("load atomic i64") == 2
    assert isinstance(total, Function)


def test_statuses_in_c() -> None:
    """The C function returns 7 with the line in the higher bits, and touches nothing."""
    here = world("kernel")
    here.fill([0] * LINKS, [1 << 40])
    status = every_feature.pop_link.ctypes(here.chains._address, ctypes.byref(ctypes.c_uint64()))
    source = every_feature.pop_link.definition
    assert status & 0xFF == 7
    assert status >> 8 == source.tree.lineno + 2 + len(source.tree.decorator_list) - 1
    assert struct.unpack("<Q", ctypes.string_at(here.chain._address, 8))[0] == 1 << 40


class Huge(Struct):
    content: Array[u64, 20_000]  # type: ignore[valid-type]


class Root(Struct):
    huge: Ref[Huge]


@rseq.sequence
def content_of(roots: PerCpu[Root], i: u64) -> u64:
    huge = roots.here().huge
    return 7 if huge is None else huge.content[i]


def test_an_item_larger_than_its_segment() -> None:
    """It is nowhere in there: the segment's size less the item's is no number to compare with."""
    for backend in ("kernel", "locked"):
        with rseq.Segment(stride=384, backend=backend) as segment:
            roots: Any = rseq.per_cpu(Root, segment=segment)
            assert content_of(roots, 0) == 7
            for word in (8, 16, 4096, 1 << 20, 1 << 40, 2**64 - 160_000):
                roots.array("huge")[:] = word
                for call in (content_of, content_of.python):
                    with pytest.raises(ValueError, match=r"a Ref leads out of its segment|is no place of a Huge in its segment"):
                        call(roots, 19_999)
