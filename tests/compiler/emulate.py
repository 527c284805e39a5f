"""A section's listing, assembled and run in an emulated processor: how code for other machines than this one is tried."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rseq.compiler.assembler import assemble
from rseq.compiler.assembly import Text, spell
from rseq.compiler.ir import Function
from rseq.compiler.listing import listing
from rseq.compiler.object_file import CriticalSection, critical_sections, disassemble
from rseq.compiler.targets import Target
from rseq.language.types import Float

RETURNS = ("ret", "c.jr ra", "br %r14", "bx lr")
"""How a disassembler writes the instruction that returns."""
CODE, DATA, STACK, AREA = 0x100000, 0x400000, 0x800000, 0x900000
SIZE = 0x100000


@dataclass(frozen=True, slots=True)
class Assembled:
    """One sequence, assembled: its text, its place in the object, and where it leaves."""

    function: Function
    text: Text
    section: CriticalSection
    code: bytes


def assemble_all(functions: list[Function], target: Target) -> list[Assembled]:
    """Assemble several sequences with one run of the assembler."""
    renamed = []
    for number, function in enumerate(functions):
        text = listing(function, target)
        renamed.append(text.replace(f"{function.name}", f"s{number}_{function.name}"))
    sections = critical_sections(assemble("\n".join(renamed), target))
    assert len(sections) == len(functions)
    return [Assembled(f, spell(f, target), s, s.function_code) for f, s in zip(functions, sections, strict=True)]


class Processor:
    """An emulated processor with some memory; registers are named as in listings."""

    def __init__(self, target: Target) -> None:
        from rseq.checker.processors import emulator, processor

        known = processor(target.name)
        assert known is not None
        self.target, self.known = target, known
        self.machine, self.numbers = emulator(target.name)
        self.order = ">" if known.byte_order == "big" else "<"
        for base in (CODE, DATA, STACK, AREA):
            self.machine.mem_map(base, SIZE)
        if target.area == "offset":
            self.machine.reg_write(self.numbers[known.thread_pointer], AREA)

    def register(self, number: int, is_float: bool) -> int:
        spelled = self.target.float_register(number) if is_float else self.target.register(number, 64)
        return self.numbers[self.known.canonical(spelled.lstrip("%"))]

    def run(self, code: Assembled, value_of: Callable[[str, int], int | float], cpu: int = 0) -> tuple[str, list[Any]]:
        """Run a section once; `value_of(what, index)` gives its inputs. How it left, and the raw results."""
        machine, text, section = self.machine, code.text, code.section
        machine.mem_write(CODE, bytes(SIZE))
        machine.mem_write(CODE, code.code)
        machine.mem_write(AREA, struct.pack(f"{self.order}IIQIIII", cpu, cpu, 0, 0, 0, cpu, 0))
        floats = {n for n, kind in enumerate(text.temporaries) if kind == "x"}
        counts = [len(text.temporaries) - len(floats), len(floats)]
        for var, what, index in text.inputs:
            is_float = isinstance(var.type, Float)
            register = self.register(counts[is_float], is_float)
            counts[is_float] += 1
            self._write(register, self._input(what, index, value_of), is_float)
        for what, index, slot, _ in text.stack_inputs:
            value = self._input(what, index, value_of)
            machine.mem_write(
                STACK + 8 * slot,
                struct.pack(f"{self.order}d", value)
                if isinstance(value, float)
                else struct.pack(f"{self.order}Q", int(value) & (1 << 64) - 1),
            )
        instructions = disassemble(code.code, self.target.name)
        first = section.function_start
        returning = [i.offset for i in instructions if i.text.startswith(RETURNS) and i.offset >= section.post_commit.offset - first]
        ways = ["done", *(exit.reason for exit in text.exits)]
        assert len(returning) == len(ways)
        # Start behind the arming, whose address pair nobody has relocated.
        start = CODE + section.start.offset - first
        stops = {CODE + offset: way for offset, way in zip(returning, ways, strict=True)}
        found: list[str] = []

        def look(machine: Any, address: int, size: int, user: Any) -> None:
            if address in stops:
                found.append(stops[address])
                machine.emu_stop()

        import unicorn

        hook = machine.hook_add(unicorn.UC_HOOK_CODE, look)
        machine.emu_start(start, CODE + SIZE - 8, count=200_000)
        machine.hook_del(hook)
        assert found, "the section does not end"
        return found[0], [self._result(code, n) for n in range(len(text.result_slots or text.results))]

    def _input(self, what: str, index: int, value_of: Callable[[str, int], int | float]) -> int | float:
        if what == "area":
            return 0 if self.target.area == "offset" else AREA
        if what == "frame":
            return STACK
        return value_of(what, index)

    def _write(self, register: int, value: int | float, is_float: bool) -> None:
        if is_float:
            self.machine.reg_write(register, struct.unpack("<Q", struct.pack("<d", value))[0])
        else:
            self.machine.reg_write(register, int(value) & (1 << 64) - 1)

    def _result(self, code: Assembled, number: int) -> Any:
        if code.text.result_slots:
            kind = "d" if isinstance(code.function.results[number], Float) else "Q"
            return struct.unpack(self.order + kind, self.machine.mem_read(STACK + 8 * code.text.result_slots[number], 8))[0]
        temporary = code.text.results[number]
        floats = [n for n, kind in enumerate(code.text.temporaries) if kind == "x"]
        is_float = temporary in floats
        place = floats.index(temporary) if is_float else temporary
        raw = self.machine.reg_read(self.register(place, is_float))
        if is_float:
            return struct.unpack("<d", struct.pack("<Q", raw & (1 << 64) - 1))[0]
        return raw
