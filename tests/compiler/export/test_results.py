"""What C compilers and LLVM make of functions does what the interpreter does: on random programs, and where it matters most."""

from __future__ import annotations

import ctypes
import math
import os
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, note, settings

import rseq
from rseq.language import interpreter
from rseq.language.handles import address_of
from rseq.language.status import Status
from rseq.language.types import Bool, Float
from tests.compiler.export.toolchain import FAMILIES, Library, compiler, from_header, from_shared, need_sequences
from tests.compiler.test_differential import ARGUMENTS, MEMORY, SIZE, outcome, read
from tests.programs import S, load, programs


class Lookup(rseq.Struct):
    items: rseq.Array[rseq.u8, Literal[256]]


BATCH = st.lists(st.tuples(programs(native=False), ARGUMENTS, MEMORY, MEMORY), min_size=8, max_size=8)
NATIVES = st.lists(st.tuples(programs(native=True), ARGUMENTS, MEMORY), min_size=8, max_size=8)
FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@pytest.fixture(autouse=True)
def one_cpu() -> Iterator[None]:
    """So that every form works on the same copy; and the kernel facility must work here."""
    need_sequences()
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


def plain(function: Any, found: tuple[Status, int, tuple[Any, ...]]) -> Any:
    """A compiled call's outcome in the form of test_differential."""
    status, _, results = found
    failures = {Status.INDEX: "IndexError", Status.ASSERTION: "AssertionError", Status.ZERO: "ZeroDivisionError"}
    if status != Status.DONE:
        return failures[status]
    made: list[Any] = []
    for kind, value in zip(function.definition.results, results, strict=True):
        if isinstance(kind, Float):
            made.append("nan" if math.isnan(value) else struct.pack("<d", value))
        else:
            assert not isinstance(kind, Bool) or value in (0, 1)
            made.append(bool(value) if isinstance(kind, Bool) else value)
    return tuple(made) if made else (None,)


@FEW
@given(batch=BATCH)
def test_random_sequences(batch: list[Any]) -> None:
    functions = [load(program[0]) for program, *_ in batch]
    named = [(f"program{i}", f.definition) for i, f in enumerate(functions)]
    with tempfile.TemporaryDirectory() as folder:
        libraries: list[Library] = [from_header(family, named, Path(folder), "-O2") for family in FAMILIES if compiler(family)]
        libraries.append(from_header("gcc", named, Path(folder), "-O0"))
        libraries.append(from_shared(named, Path(folder)))
    cpu = min(os.sched_getaffinity(0))
    data = rseq.per_cpu(S, stride=512, backend="kernel")
    for i, (function, (program, arguments, here, there)) in enumerate(zip(functions, batch, strict=True)):
        note(program[0])
        p, copy = S(), data[cpu]
        found = []
        for library in (None, *libraries):
            ctypes.memmove(p._address, there, SIZE)
            ctypes.memmove(copy._address, here, SIZE)
            if library is None:
                with interpreter.on_cpu(cpu):
                    result = outcome(lambda f=function, p=p, a=arguments: f.python(data, p, *a))
            else:
                result = plain(function, library.call(f"program{i}", address_of(data), p._address, *arguments))
            found.append((result, read(copy._address), read(p._address)))
        for other in found[1:]:
            assert other == found[0]
    data.close()


@FEW
@given(batch=NATIVES)
def test_random_native_functions(batch: list[Any]) -> None:
    functions = [load(program[0]) for program, *_ in batch]
    with tempfile.TemporaryDirectory() as folder:
        library = from_shared([(f"program{i}", f.definition) for i, f in enumerate(functions)], Path(folder))
    for i, (function, (program, arguments, memory)) in enumerate(zip(functions, batch, strict=True)):
        note(program[0])
        found = []
        for compiled in (False, True):
            p = S()
            ctypes.memmove(p._address, memory, SIZE)
            if compiled:
                result = plain(function, library.call(f"program{i}", p._address, *arguments))
            else:
                result = outcome(lambda f=function, p=p, a=arguments: f.python(p, *a))
            found.append((result, read(p._address)))
        assert found[0] == found[1]


@rseq.sequence
def take(cells: rseq.PerCpu[S], table: rseq.Ptr[Lookup], index: rseq.u8) -> rseq.u8:
    """A u8 is never out of range of 256 items: there is no test, and no way to fail."""
    here = cells.here()
    found = table.items[index]
    here.f_u8 = found
    return found


def test_a_handle_of_python_can_be_given_to_what_was_built(tmp_path: Path) -> None:
    """Also one of the locked backend, which refuses sequences."""
    table = Lookup()
    table.items[200] = 7
    kernel, locked = rseq.per_cpu(S, backend="kernel"), rseq.per_cpu(S, backend="locked")
    libraries = [from_header("gcc", [("take", take.definition)], tmp_path), from_shared([("take", take.definition)], tmp_path)]
    for library in libraries:
        assert library.call("take", address_of(kernel), address_of(table), 200) == (Status.DONE, 0, (7,))
        assert kernel[min(os.sched_getaffinity(0))].f_u8 == 7
        kernel[min(os.sched_getaffinity(0))].f_u8 = 0
        assert library.call("take", address_of(locked), address_of(table), 200)[:2] == (Status.UNAVAILABLE, 0)
        assert not any(cell.f_u8 for cell in locked)


def test_a_number_too_small_to_be_out_of_range_is_not_tested() -> None:
    from rseq.compiler.ir import Fail
    from rseq.compiler.unit import function_of

    assert not [b for b in function_of(take.definition).blocks if isinstance(b.end, Fail)]
