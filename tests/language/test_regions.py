"""The table of regions against a plain list: what is found by Python and by compiled code, through registering and closing."""

from __future__ import annotations

import ctypes
import gc
import signal
import threading
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import rseq
from rseq import Ptr, Struct, u64
from rseq.language import regions

FAR = 1 << 50
"""Addresses that no process has: these regions are only entries, nobody reads there."""
SLOT = 64


class Cell(Struct):
    value: u64


class Holder(Struct):
    to: Ptr[Cell]


@rseq.native
def compiled_search(holder: Ptr[Holder]) -> Ptr[Cell] | None:
    return holder.to


def found_by_compiled_code(address: int) -> int | None:
    """The address of the record that compiled code finds for a `Cell` at `address`."""
    holder = Holder()
    ctypes.c_uint64.from_address(holder._address).value = address
    try:
        made = compiled_search(holder)
    except RuntimeError as error:
        assert "leads out of the memory made by rseq" in str(error)
        return None
    assert made is not None
    return made._region


operations = st.lists(st.tuples(st.sampled_from(["register", "close", "find"]), st.integers(0, 40), st.integers(1, 4)), max_size=40)


@settings(deadline=None)
@given(operations)
def test_against_a_naive_model(steps: list[tuple[str, int, int]]) -> None:
    model: dict[tuple[int, int], regions.Region] = {}

    def naive(address: int, size: int) -> regions.Region | None:
        return next((r for (low, high), r in model.items() if low <= address and address + size <= high), None)

    try:
        for what, slot, length in steps:
            base, size = FAR + slot * SLOT, length * SLOT
            if what == "register":
                if any(low < base + size and base < high for low, high in model):
                    with pytest.raises(ValueError, match=f"^the region at {base:#x} overlaps another one$"):
                        regions.register(base, size)
                else:
                    model[base, base + size] = regions.register(base, size)
            elif what == "close":
                inside = [key for key in model if key[0] <= base < key[1]]
                for key in inside:
                    model.pop(key).close()
            for address in (base - 8, base, base + 8, base + size - 8, base + size):
                for extent in (1, 8, SLOT, size):
                    assert regions.find(address, extent) is naive(address, extent)
                expected = naive(address, 8)
                assert found_by_compiled_code(address) == (expected.address if expected else None)
    finally:
        for region in model.values():
            region.close()
    assert regions.find(FAR + 5 * SLOT) is None


def test_a_region_from_beginning_to_end() -> None:
    released = []
    region = regions.register(FAR, 128, released.append)
    assert (region.base, region.end, region.is_open) == (FAR, FAR + 128, True)
    assert regions.find(FAR + 127) is region
    assert regions.find(FAR + 128) is None
    assert regions.find(FAR - 1) is None
    assert regions.find(FAR + 121, 8) is None
    region.close()
    assert released == [False]
    assert not region.is_open
    assert regions.find(FAR) is None
    region.close()
    assert released == [False], "twice is once"


def test_abandoned_only_if_nothing_escaped() -> None:
    released = []
    region = regions.register(FAR, 128, released.append)
    region.record.escaped = 1
    region.abandon()
    assert (region.is_open, released) == (True, [])
    region.close()
    assert released == [True]
    other = regions.register(FAR, 128, released.append)
    other.abandon()
    assert released == [True, False]


def test_the_table_that_compiled_code_reads() -> None:
    mine = [regions.register(FAR + n * 256, 128) for n in (3, 1, 2)]
    table = ctypes.c_uint64.from_address(regions.TABLE_CELL).value
    count = ctypes.c_uint64.from_address(table).value
    words = (ctypes.c_uint64 * (3 * count)).from_address(table + 8)
    entries = [tuple(words[i : i + 3]) for i in range(0, 3 * count, 3)]
    assert entries == sorted(entries)
    assert entries[-3:] == [(r.base, r.end, r.address) for r in sorted(mine, key=lambda r: r.base)]
    assert all(ends <= begins for (_, ends, _), (begins, _, _) in zip(entries, entries[1:], strict=False))
    for region in mine:
        region.close()


def test_the_layout_of_a_record() -> None:
    assert ctypes.sizeof(regions.Record) == 32
    assert regions.Record.state.offset == regions.STATE_OFFSET == 16
    assert regions.Record.escaped.offset == regions.ESCAPED_OFFSET == 20


def test_four_threads_register_and_look_while_others_close() -> None:
    failures: list[Any] = []

    def work(number: int) -> None:
        base = FAR + number * (1 << 20)
        try:
            for turn in range(300):
                made = [regions.register(base + n * 128, 128) for n in range(5)]
                for n, region in enumerate(made):
                    assert regions.find(base + n * 128 + turn % 128) is region
                for region in made:
                    region.close()
                    assert regions.find(region.base) is None
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


class Ring:
    """Garbage that only the collector finds, with memory of its own."""

    def __init__(self) -> None:
        self.itself, self.memory = self, rseq.array(u64, 4)


def addresses() -> list[int]:
    """The bases in the table that compiled code reads."""
    table = ctypes.c_uint64.from_address(regions.TABLE_CELL).value
    count = ctypes.c_uint64.from_address(table).value
    return list((ctypes.c_uint64 * (3 * count)).from_address(table + 8))[::3]


def test_garbage_is_collected_in_the_middle_of_a_change() -> None:
    """Collections that come at every few allocations run finalizers inside of register() and close(): nothing is lost or mixed up."""
    before = gc.get_threshold()
    mine = [regions.register(FAR + n * 256, 128) for n in range(50)]
    gc.set_threshold(3, 2, 2)
    try:
        for turn in range(3000):
            Ring()
            other = regions.register(FAR + 50 * 256, 128)
            other.close()
            if turn % 100 == 0:
                bases = addresses()
                assert bases == sorted(set(bases))
                assert bases[-50:] == [region.base for region in mine]
    finally:
        gc.set_threshold(*before)
        for region in mine:
            region.close()
    assert all(regions.find(region.base) is None for region in mine)


def test_a_signal_handler_makes_memory_in_the_middle_of_a_change() -> None:
    made: list[Any] = []

    def handler(*_: Any) -> None:
        held = rseq.array(u64, 4)
        made.append(held)
        if len(made) % 2:
            held.close()

    before = signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.002, 0.002)
    try:
        for _ in range(1_000_000):
            rseq.array(u64, 4)
            if len(made) >= 300:
                break
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert len(made) >= 300
    bases = addresses()
    assert bases == sorted(set(bases))
    for held in made[1::2]:
        assert held[0] == 0
        assert held._address in bases
