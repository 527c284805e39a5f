"""Random programs do the same compiled, interpreted, and through the locked backend: results, failures and memory."""

from __future__ import annotations

import ctypes
import math
import os
import struct
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, note, settings

import rseq
from rseq.language import interpreter
from rseq.language.types import INTS
from tests.programs import S, load, programs

RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
SIZE = rseq.sizeof(S)


def numbers(kind: str) -> st.SearchStrategy[int]:
    layout = INTS[kind]
    return st.one_of(st.integers(layout.low, layout.high), st.sampled_from([layout.low, layout.high, 0, 1, layout.high // 2]))


ARGUMENTS = st.tuples(
    numbers("u64"),
    numbers("i32"),
    st.floats(),
    st.booleans(),
    st.one_of(st.integers(0, 9), numbers("u8")),
)
MEMORY = st.one_of(st.binary(min_size=SIZE, max_size=SIZE), st.just(bytes(SIZE)))


@pytest.fixture(autouse=True)
def one_cpu() -> Iterator[None]:
    """So that every form works on the same copy."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


def read(address: int) -> bytes:
    """The struct's bytes; every nan the same, since its payload is nobody's business."""
    raw = bytearray(ctypes.string_at(address, SIZE))
    offset = rseq.offset_of(S, "f_f64")
    if math.isnan(struct.unpack_from("<d", raw, offset)[0]):
        raw[offset : offset + 8] = struct.pack("<d", math.nan)
    return bytes(raw)


def outcome(call: Callable[[], Any]) -> Any:
    """What a call gave: its result, or the kind of its failure."""
    try:
        result = call()
    except (IndexError, AssertionError, ZeroDivisionError) as error:
        return type(error).__name__
    parts = result if isinstance(result, tuple) else (result,)
    return tuple(plain(part) for part in parts)


def plain(value: Any) -> Any:
    if isinstance(value, float):
        return "nan" if math.isnan(value) else struct.pack("<d", value)
    return bool(value) if isinstance(value, bool) else int(value) if isinstance(value, int) else value


@RELAXED
@given(programs(native=True), ARGUMENTS, MEMORY)
def test_native_functions(program: tuple[str, list[str]], arguments: tuple[Any, ...], memory: bytes) -> None:
    source, _ = program
    note(source)
    function = load(source)
    found = []
    for call in (function, function.python):
        p = S()
        ctypes.memmove(p._address, memory, SIZE)
        found.append((outcome(lambda call=call, p=p: call(p, *arguments)), read(p._address)))
    assert found[0] == found[1]


@RELAXED
@given(programs(native=False), ARGUMENTS, MEMORY, MEMORY)
def test_sequences(program: tuple[str, list[str]], arguments: tuple[Any, ...], here: bytes, there: bytes) -> None:
    source, _ = program
    note(source)
    function = load(source)
    cpu = min(os.sched_getaffinity(0))
    found = []
    kernel, locked = rseq.per_cpu(S, stride=512, backend="kernel"), rseq.per_cpu(S, stride=512, backend="locked")
    for call, data in ((function, kernel), (function.python, kernel), (function, locked)):
        p = S()
        ctypes.memmove(p._address, there, SIZE)
        copy: Any = data[cpu]
        ctypes.memmove(copy._address, here, SIZE)
        with interpreter.on_cpu(cpu):
            result = outcome(lambda call=call, data=data, p=p: call(data, p, *arguments))
        found.append((result, read(copy._address), read(p._address)))
    kernel.close()
    locked.close()
    assert found[0] == found[1], "compiled and interpreted differ"
    assert found[2] == found[1], "locked and interpreted differ"


def test_the_generator_reaches_everything() -> None:
    """Anti-vacuity: the programs use every operator and statement, and most of them do not fail."""
    texts: list[str] = []

    @settings(max_examples=150, database=None, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(programs(native=True), programs(native=False))
    def collect(native: tuple[str, list[str]], sequence: tuple[str, list[str]]) -> None:
        texts.extend((native[0], sequence[0]))

    collect()
    everything = "\n".join(texts)
    operators = ["+", "-", "*", "&", "|", "^", "<<", ">>", "//", "%", "/", "and", "or", "if"]
    parts = ["(-", "(~", "not ", "else:", "for ", "while ", "break", "continue", "assert ", "min(", "max(", "abs(", "f64(", "i8("]
    parts += ["staging", "store_release", "row[", "wide[", " += ", *(f" {sign} " for sign in operators)]
    for part in parts:
        assert part in everything, part
