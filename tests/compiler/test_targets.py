"""Every target: golden listings, assembled by every assembler there is, and run in an emulated processor."""

from __future__ import annotations

import ctypes
import math
import os
import re
import struct
import sys
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, note, settings

import rseq
from rseq.checker.byte_order import turned
from rseq.checker.processors import emulated
from rseq.compiler import cross, targets, unit
from rseq.compiler.assembler import KINDS, NoAssembler, assemble, available
from rseq.compiler.ir import Commit
from rseq.compiler.listing import instruction_lines, listing
from rseq.compiler.object_file import critical_sections, disassemble
from rseq.language import interpreter
from rseq.language.function import Function
from rseq.language.types import Bool, Float, Int, PerCpuOf, Pointer
from tests.compiler import every_feature
from tests.compiler.emulate import DATA, Processor, assemble_all
from tests.compiler.test_differential import ARGUMENTS, MEMORY, SIZE, outcome, read
from tests.conftest import Golden
from tests.programs import S, load, programs

GOLDEN = Path(__file__).parent / "golden"
SEQUENCES = {n: f for n, f in vars(every_feature).items() if isinstance(f, Function) and f.definition.kind == "sequence"}
NAMES = targets.names()
EMULATED = emulated()


@pytest.mark.parametrize("name", NAMES)
def test_golden_listing(name: str, golden: Golden) -> None:
    text = "\n".join(listing(unit.function_of(f.definition), targets.target(name)) for f in SEQUENCES.values())
    golden.check(GOLDEN / f"{name}.s", text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_assembles(name: str, kind: str) -> None:
    target = targets.target(name)
    if kind not in available(target):
        pytest.skip(f"skipped, because there is no {kind} for {name} here")
    functions = [unit.function_of(f.definition) for f in SEQUENCES.values()]
    sections = critical_sections(assemble("\n".join(listing(f, target) for f in functions), target, kind))
    for ir_function, section in zip(functions, sections, strict=True):
        assert section.function == ir_function.name
        assert (section.version, section.flags, section.signature) == (0, 0, target.signature)
        assert section.abort.section == "__rseq_failure"
        assert section.start.offset + section.post_commit_offset == section.post_commit.offset
        if not target.disassembler:
            continue
        code = disassemble(section.code, name)
        assert sum(len(i.bytes) for i in code) == len(section.code), "the disassembler is out of step"
        assert len(code) == len(instruction_lines(ir_function, target)), "one line is one instruction"


def test_ziglang_is_there_in_ci() -> None:
    """The suite installs it, so that the other targets are never only text."""
    if not os.environ.get("CI") and "ziglang" not in available(targets.target("aarch64")):
        pytest.skip("skipped, because rseq[cross] is not installed")
    assert "ziglang" in available(targets.target("aarch64"))


def test_without_any_assembler_the_message_names_all_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rseq.compiler.assembler.available", lambda target: {})
    with pytest.raises(NoAssembler) as caught:
        assemble("", targets.target("aarch64"))
    assert str(caught.value) == (
        "there is no assembler for aarch64 here: install rseq[cross] (ziglang), clang, or Debian's binutils-aarch64-linux-gnu"
    )


def test_without_any_compiler_the_message_names_all_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rseq.compiler.cross.importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("rseq.compiler.cross.shutil.which", lambda name: None)
    with pytest.raises(NoAssembler) as caught:
        cross.object_code("", targets.target("riscv64" if targets.host().name != "riscv64" else "s390x"))
    message = str(caught.value)
    assert message.startswith("there is no compiler for ")
    assert "install rseq[cross] (ziglang), or a clang 15 or newer that knows it; Debian's binutils-" in message
    assert message.endswith("-linux-gnu assembles what `rseq show` prints, no more")


def test_a_clang_without_the_target_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Release 14 has no LoongArch."""
    monkeypatch.setattr("rseq.compiler.assembler.shutil.which", lambda name: "/no/such/clang" if name == "clang" else None)
    monkeypatch.setattr("rseq.compiler.assembler.clang_knows", lambda clang, target: target.name != "loongarch64")
    assert "clang" in available(targets.target("riscv64"))
    assert "clang" not in available(targets.target("loongarch64"))


def test_unknown_target() -> None:
    with pytest.raises(ValueError, match="there is no target 'vax'; choose one of aarch64, .*, x86_64"):
        targets.target("vax")


STORES = {
    "x86_64": r"mov[bwlqsd]*\b",
    "aarch64": r"(str|stur|stlr)[bh]?\b",
    "riscv64": r"f?s[bhwd]\b",
    "s390x": r"st[gchd]?y?\b",
    "ppc64le": r"st(b|h|w|d|fd)\b",
    "loongarch64": r"f?st\.[bhwd]\b",
    "armv7": r"(str[bh]?|vstr)\b",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_commit_is_the_last_instruction_and_the_only_visible_store(name: str) -> None:
    target = targets.target(name)
    for function in SEQUENCES.values():
        ir_function = unit.function_of(function.definition)
        lines = [line.strip() for line in listing(ir_function, target).splitlines()]
        end = next(i for i, line in enumerate(lines) if re.fullmatch(r"\.L\w+_post_commit:", line))
        if any(isinstance(block.end, Commit) for block in ir_function.blocks):
            assert re.match(STORES[name], lines[end - 1]), lines[end - 1]


def test_spilling_happens_where_it_should() -> None:
    """Anti-vacuity: `hungry` needs the stack on x86-64."""
    text = listing(unit.function_of(every_feature.hungry.definition), targets.target("x86_64"))
    assert "this thread's stack slots" in text


# Emulated

RECORD = DATA + 0x20000
HANDLE = {"base": DATA, "stride": 0x1000, "count": 1, "record": RECORD}
PROCESSORS: dict[str, Processor] = {}


def processor(name: str) -> Processor:
    return PROCESSORS.setdefault(name, Processor(targets.target(name)))


def emulate(machine: Processor, code: Any, arguments: dict[int, Any], here: bytes, there: bytes, kind: Any) -> tuple[Any, bytes, bytes]:
    """Run a sequence over `here` (its per-CPU copy) and `there` (what its pointer leads to), both of the struct `kind`."""
    machine.machine.mem_write(DATA, ordered(here, kind, machine))
    machine.machine.mem_write(DATA + 0x10000, ordered(there, kind, machine))
    order = "<" if machine.known.byte_order == "little" else ">"
    machine.machine.mem_write(RECORD, struct.pack(order + "3Q", HANDLE["base"], HANDLE["stride"], HANDLE["count"]))

    def value_of(what: str, index: int) -> int | float:
        if what == "parameter":
            value: int | float = arguments[index]
            return value
        return HANDLE[what]

    how, raw = machine.run(code, value_of)
    raw_after = (bytes(machine.machine.mem_read(DATA + at, len(what))) for at, what in ((0, here), (0x10000, there)))
    after = [ordered(what, kind, machine) for what in raw_after]
    if how != "done":
        return {"index": "IndexError", "assertion": "AssertionError", "unavailable": "Unavailable"}[how], after[0], after[1]
    results: list[Any] = []
    for kind, value in zip(code.function.results, raw, strict=True):
        if isinstance(kind, Int):
            number = kind.wrap(value)
            assert value == number & (1 << 64) - 1, "the result is not extended to 64 bits"
            results.append(number)
        elif isinstance(kind, Bool):
            assert value in (0, 1)
            results.append(bool(value))
        else:
            results.append("nan" if math.isnan(value) else struct.pack("<d", value) if isinstance(kind, Float) else value)
    return tuple(results) if results else (None,), after[0], after[1]


def ordered(content: bytes, kind: Any, machine: Processor) -> bytes:
    """A struct's bytes between this machine's order and the emulated one's."""
    return turned(content, kind.__rseq_struct__) if content and machine.known.byte_order != sys.byteorder else content


def calm(raw: bytes) -> bytes:
    """Memory with every nan alike."""
    buffer = ctypes.create_string_buffer(raw, len(raw))
    return read(ctypes.addressof(buffer))


@pytest.mark.parametrize("name", EMULATED)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(batch=st.lists(st.tuples(programs(native=False), ARGUMENTS, MEMORY, MEMORY), min_size=8, max_size=8))
def test_random_sequences_emulated(name: str, batch: list[tuple[tuple[str, list[str]], tuple[Any, ...], bytes, bytes]]) -> None:
    """Random sequences, assembled and emulated, do what the interpreter does."""
    target, machine = targets.target(name), processor(name)
    functions = [load(program[0]) for program, *_ in batch]
    assembled = assemble_all([unit.function_of(f.definition) for f in functions], target)
    data = rseq.per_cpu(S, stride=512, backend="kernel")
    for function, code, (program, arguments, here, there) in zip(functions, assembled, batch, strict=True):
        note(program[0])
        p, copy = S(), data[0]
        ctypes.memmove(p._address, there, SIZE)
        ctypes.memmove(copy._address, here, SIZE)
        with interpreter.on_cpu(0):
            wanted = outcome(lambda f=function, p=p, a=arguments: f.python(data, p, *a))
        given_arguments = {1: DATA + 0x10000} | {i + 2: value for i, value in enumerate(arguments)}
        found, here_after, there_after = emulate(machine, code, given_arguments, here, there, S)
        assert found == wanted
        assert calm(here_after) == read(copy._address)
        assert calm(there_after) == read(p._address)
    data.close()


@pytest.mark.parametrize("name", EMULATED)
def test_a_cpu_beyond_the_copies_leaves_without_touching_memory(name: str) -> None:
    """An unregistered thread reads -1 as its CPU: it must reach the fallback, never memory."""
    machine = processor(name)
    (code,) = assemble_all([unit.function_of(every_feature.gives_up.definition)], targets.target(name))
    for cpu in (1, 5, 0xFFFFFFFF, 0xFFFFFFFE):
        machine.machine.mem_write(DATA, bytes(0x1000))
        how, _ = machine.run(code, lambda what, index: HANDLE.get(what, 7), cpu)
        assert how == "unavailable"
        assert bytes(machine.machine.mem_read(DATA, 0x1000)) == bytes(0x1000)


def test_parameter_kinds_are_covered() -> None:
    kinds = {type(p.type) for f in SEQUENCES.values() for p in f.definition.parameters}
    assert kinds == {Int, Float, Bool, Pointer, PerCpuOf}


@pytest.mark.parametrize("name", EMULATED)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(memory=st.binary(min_size=160, max_size=160), numbers=st.lists(st.integers(0, 2**64 - 1), min_size=4, max_size=4))
def test_spilled_sections_emulated(name: str, memory: bytes, numbers: list[int]) -> None:
    """More values than registers: computed the same, through the stack, natively and emulated."""
    function, machine = every_feature.hungry, processor(name)
    (code,) = assemble_all([unit.function_of(function.definition)], targets.target(name))
    cells = rseq.per_cpu(every_feature.Cell, stride=65536, backend="kernel")
    size, start = rseq.sizeof(every_feature.Cell), rseq.offset_of(every_feature.Cell, "far")
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    copy: Any = cells[min(before)]
    ctypes.memmove(copy._address + start, memory, len(memory))
    here = ctypes.string_at(copy._address, size)
    with interpreter.on_cpu(min(before)):
        wanted = function.python(cells, *numbers)
    after = ctypes.string_at(copy._address, size)
    found, emulated, _ = emulate(machine, code, dict(enumerate(numbers, 1)), here, b"", every_feature.Cell)
    assert found == (wanted,)
    assert emulated == after
    ctypes.memmove(copy._address, here, size)
    assert function(cells, *numbers) == wanted
    assert ctypes.string_at(copy._address, size) == after
    os.sched_setaffinity(0, before)
    cells.close()


FIELDS = ("f_u64", "f_i64", "f_f64", "f_i32", "f_bool", "f_u8")
MANY = f"""
import rseq
from tests.programs import S

@rseq.sequence
def program(cells: rseq.PerCpu[S], n: rseq.u64) -> tuple[{", ".join(["rseq.u64, rseq.i64, rseq.f64, rseq.i32, bool, rseq.u8"] * 5)}]:
    here = cells.here()
    {"; ".join(f"v{i} = here.{field}" for i, field in enumerate(FIELDS * 5))}
    here.f_u64 = n
    return {", ".join(f"v{i}" for i in range(30))}
"""


@pytest.mark.parametrize("name", EMULATED)
def test_more_results_than_registers(name: str) -> None:
    """They come out through the stack, also of a section that commits."""
    machine, function = processor(name), load(MANY)
    (code,) = assemble_all([unit.function_of(function.definition)], targets.target(name))
    assert len(code.text.result_slots) == 30
    cells = rseq.per_cpu(S, stride=512, backend="kernel")
    for copy in cells:
        copy.f_u64, copy.f_i64, copy.f_f64, copy.f_i32, copy.f_bool, copy.f_u8 = 2**63 + 1, -5, 0.5, -7, True, 200
    here: Any = cells[0]
    found, after, _ = emulate(machine, code, {1: 9}, ctypes.string_at(here._address, SIZE), b"", S)
    assert found == (2**63 + 1, -5, struct.pack("<d", 0.5), -7, True, 200) * 5
    assert function(cells, 9) == (2**63 + 1, -5, 0.5, -7, True, 200) * 5
    assert [copy.f_u64 for copy in cells].count(9) == 1
    here.f_u64 = 9
    assert after == ctypes.string_at(here._address, SIZE)
    cells.close()
