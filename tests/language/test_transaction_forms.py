"""The forms that the compiler gives a transaction: fixed places or counted ones, words from registers or from the journal."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from typing import Any, Literal

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import rseq
from rseq import Array, PerCid, PerCpu, Ptr, Struct, f64, u64
from rseq.compiler import targets
from rseq.compiler.assembler import assemble, available
from rseq.compiler.frontend.transactions import parts_of, recorded_by
from rseq.compiler.listing import instruction_lines, listing
from rseq.compiler.object_file import critical_sections, disassemble
from rseq.compiler.unit import function_of
from rseq.kernel import backend as choice
from rseq.language import interpreter
from rseq.memory.snapshot import snapshot

Loose = Any


class Part(Struct):
    least: u64
    most: u64


class Sum(Struct):
    count: u64
    weight: f64
    total: u64
    items: Array[u64, Literal[8]]
    parts: Array[Part, Literal[4]]


@rseq.transaction
def straight(sums: PerCpu[Sum], a: u64, b: u64) -> None:
    """Three words, one at a place that is computed."""
    here = sums.here()
    here.count += 1
    here.total += a
    here.items[b] += a


@rseq.transaction
def early(sums: PerCpu[Sum], a: u64, b: u64) -> bool:
    """Nothing, two words or three; one is a float."""
    here = sums.here()
    if a == 7:
        return False
    here.weight = here.weight + 0.5
    here.count = a
    if a > 100:
        return True
    here.parts[b & 3].most = a
    return True


@rseq.transaction
def full(sums: PerCpu[Sum], a: u64, b: u64) -> u64:
    """As much as comes from registers: the values, a place, the result, and what the parts tell each other."""
    here = sums.here()
    old = here.count
    here.count = old + 1
    here.weight = here.weight * 0.5 + 1.5
    here.items[b] += a
    return old


@rseq.transaction
def uneven(sums: PerCpu[Sum], a: u64, b: u64) -> u64:
    """How many words there are before the last depends on the path, so that they are counted."""
    here = sums.here()
    old = here.total
    if a & 1 != 0:
        here.count = a
    if b & 1 != 0:
        here.items[7] = b
    here.total = old + a
    return old


@rseq.transaction
def perhaps(sums: PerCpu[Sum], a: u64, b: u64) -> None:
    """Counted, and perhaps none."""
    here = sums.here()
    if a & 1 != 0:
        here.count = a
    if b & 1 != 0:
        here.total = b


@rseq.transaction
def changing(sums: PerCpu[Sum], a: u64, b: u64) -> None:
    """The first word is a number on one path, and a float on the other."""
    here = sums.here()
    if a > b:
        here.weight = 1.5
    else:
        here.count = 3
    here.total = a


@rseq.transaction
def twice(sums: PerCpu[Sum], a: u64, b: u64) -> None:
    """A word that is written twice holds the last, also where the places are computed."""
    here = sums.here()
    here.items[a & 7] = 1
    here.items[b & 7] = 2
    here.items[a & 7] = 3


FORMS: dict[Loose, bool] = {straight: True, early: True, full: True, uneven: False, perhaps: False, changing: False, twice: False}
"""Whether the words come from registers."""


@pytest.mark.parametrize("function", FORMS, ids=lambda f: f.__name__)
def test_which_form_it_is(function: Loose) -> None:
    assert recorded_by(function.definition).direct is FORMS[function]


@pytest.mark.parametrize("name", targets.names())
def test_every_part_assembles(name: str) -> None:
    """On every processor, also where there are fewer registers than a part gives back."""
    target = targets.target(name)
    parts = [function_of(part) for function in FORMS for part in parts_of(function.definition)]
    text = "\n".join(listing(part, target) for part in parts)
    if not available(target):
        pytest.skip(f"skipped, because there is no assembler for {name} here")
    for kind in available(target):
        for part, section in zip(parts, critical_sections(assemble(text, target, kind)), strict=True):
            assert section.function == part.name
            assert section.start.offset + section.post_commit_offset == section.post_commit.offset
            if target.disassembler:
                assert len(disassemble(section.code, name)) == len(instruction_lines(part, target)), "one line is one instruction"


@pytest.mark.parametrize("backend", ["kernel", "locked"])
@settings(deadline=None, max_examples=60)
@given(
    calls=st.lists(st.tuples(st.sampled_from(list(FORMS)), st.integers(0, 2**64 - 1) | st.integers(0, 9), st.integers(0, 9)), max_size=8)
)
def test_each_does_what_the_interpreter_does(backend: str, calls: list[tuple[Loose, int, int]]) -> None:
    if backend == "kernel" and choice.choose().backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {choice.choose().reason}")
    before = os.sched_getaffinity(0)
    cpu = min(before)
    os.sched_setaffinity(0, {cpu})
    try:
        real: Loose = rseq.per_cpu(Sum, backend=backend)
        model: Loose = rseq.per_cpu(Sum, backend=backend)
        for function, a, b in calls:
            outcomes: list[Loose] = []
            runs: list[tuple[Callable[..., Loose], Loose]] = [(function, real), (function.python, model)]
            for run, sums in runs:
                try:
                    with interpreter.on_cpu(cpu):
                        outcomes.append(run(sums, a, b))
                except IndexError:
                    outcomes.append(IndexError)
            assert outcomes[0] == outcomes[1]
            if backend == "kernel":
                assert ctypes.string_at(real[cpu]._address, rseq.sizeof(Sum)) == ctypes.string_at(model[cpu]._address, rseq.sizeof(Sum))
            assert repr(snapshot(real)) == repr(snapshot(model))
    finally:
        os.sched_setaffinity(0, before)


def test_an_interpreted_one_that_fails_has_written_nothing() -> None:
    sums: Loose = rseq.per_cpu(Sum)
    with interpreter.on_cpu(0):
        with pytest.raises(IndexError):
            straight.python(sums, 1, 8)
        assert snapshot(sums, 0).count == 0
        straight.python(sums, 1, 7)
    assert (snapshot(sums, 0).count, snapshot(sums, 0).items) == (1, [0] * 7 + [1])


# Reading from native code


@rseq.native
def sum_up(sums: PerCpu[Sum], into: Ptr[Sum]) -> tuple[u64, bool]:
    total: u64 = 0
    sound = True
    for cpu in range(len(sums)):
        sound = sound and rseq.snapshot_into(sums, cpu, into)
        total += into.total + into.items[5]
    return total, sound


@rseq.native
def look(sums: PerCpu[Sum], cpu: u64, into: Ptr[Sum]) -> bool:
    return rseq.snapshot_into(sums, cpu, into)


@pytest.mark.parametrize("how", ["compiled", "interpreted"])
def test_native_code_reads_as_python_does(how: str) -> None:
    sums: Loose = rseq.per_cpu(Sum)
    into = Sum()
    for turn in range(50):
        straight(sums, turn, 5)
    run: Loose = sum_up if how == "compiled" else sum_up.python
    assert run(sums, into) == (2 * sum(range(50)), True)
    record = sums._record
    header = ctypes.c_uint64.from_address(record.lock + 64)
    entry = (ctypes.c_uint64 * 2).from_address(record.lock + 80)
    entry[:] = record.base - record.lock + rseq.offset_of(Sum, "count"), 1234
    header.value += 1
    read: Loose = look if how == "compiled" else look.python
    assert read(sums, 0, into) is True
    assert (into.count, snapshot(sums)[0].count) == (1234, 1234)
    entry[0] = record.stride
    assert read(sums, 0, into) is False
    header.value += 20
    assert read(sums, 0, into) is False
    with pytest.raises(IndexError):
        read(sums, len(sums), into)
    header.value = 0


class Smaller(Struct):
    total: u64


@rseq.native
def look_into_less(sums: PerCpu[Sum], into: Ptr[Smaller]) -> bool:
    return rseq.snapshot_into(sums, 0, into)


def test_a_copy_goes_to_the_same_struct_only() -> None:
    """Interpreted as well: the copy would go over the end of a smaller one."""
    sums: Loose = rseq.per_cpu(Sum)
    into = Smaller()
    with pytest.raises(rseq.CompileError, match=r"copies to is Ptr\[Sum\], but into is a Ptr\[Smaller\]"):
        look_into_less(sums, into)
    with pytest.raises(TypeError, match=r"copies to Ptr\[Sum\], not Ptr\[Smaller\]"):
        look_into_less.python(sums, into)


def test_snapshots_of_all_cpus() -> None:
    sums: Loose = rseq.per_cpu(Sum, copies=3, backend="locked")
    sums[2].items[3], sums[2].parts[1].most = 7, 2**64 - 1
    seen = snapshot(sums)
    assert [one.items[3] for one in seen] == [0, 0, 7]
    assert seen == [snapshot(sums, cpu) for cpu in range(3)]
    assert (seen[2].parts[1].most, seen[2].weight) == (2**64 - 1, 0.0)
    sums.close()
    with pytest.raises(ValueError, match="closed|no memory"):
        snapshot(sums)


# Words that both write


def test_a_field_is_for_one_kind_of_writer() -> None:
    class Both(Struct):
        count: u64
        total: u64
        part: Part

    @rseq.sequence
    def plain(both: PerCpu[Both]) -> None:
        here = both.here()
        here.part.least = here.count

    @rseq.transaction
    def wrong(both: PerCpu[Both]) -> None:
        here = both.here()
        here.count = 1
        here.part.least = 2

    @rseq.transaction
    def right(both: PerCpu[Both]) -> None:
        here = both.here()
        here.count = 1
        here.part.most = here.part.least

    @rseq.sequence
    def elsewhere(parts: PerCpu[Part]) -> None:
        here = parts.here()
        here.most = 5

    @rseq.sequence
    def by_id(both: PerCid[Both]) -> None:
        here = both.here()
        here.count = 1

    plain.compile()
    with pytest.raises(rseq.CompileError, match=r"Part.least is written by the transaction wrong\(\) here and by the sequence plain\(\)"):
        wrong.compile()
    right.compile()  # it reads what the sequence writes
    elsewhere.compile()  # the same struct, in other memory
    by_id.compile()  # memory is for CPU numbers or for concurrency ids
