"""A sequence as a `static inline` function of C: its assembly block in `asm goto`.

The block is the same text as in LLVM (compiler/assembly.py). What differs is how values come and go:

- No outputs. With outputs, GCC before 11.5, 12.4 and 13.3 makes wrong code (its bug 113921), and clang before 11 refuses them. So
  temporaries are registers that the block names and lists as clobbered, and results are left in an array on the caller's stack, before
  the commit.
- Inputs are in registers of the compiler's choice, except that what does not fit is put into the same array.
- The descriptor and the abort handler are in the ELF group of the function around them (`?` in the flags), so that a C++ template that
  uses a sequence in several files can be merged by the linker.

A restart jumps to the first label: nothing is kept from before. Variables stand before all labels, as C++ asks for.
"""

from __future__ import annotations

import re

from rseq.compiler.assembly import Text, in_long_programs, spell_with_results_on_stack
from rseq.compiler.export._c_names import identifier
from rseq.compiler.export._c_types import comment, declare, member, narrow
from rseq.compiler.export._subject import Item, Subject, with_journals
from rseq.compiler.llvm_sequence import status_of
from rseq.language.status import Status
from rseq.language.types import Float, Int, PerCpuOf, Pointer, Type

PARTS = {"base": "base", "stride": "stride", "count": "count", "lock": "region"}
NAMES = {status: f"RSEQ_{status.name}" for status in (Status.INDEX, Status.ASSERTION, Status.NULL, Status.ZERO, Status.SEGMENT)}


def prototype(subject: Subject, item: Item) -> str:
    """`int name(arguments)`, without what follows."""
    definition = item.definition
    given = [declare(subject, p.type, identifier(p.name)) for p in definition.parameters]
    results = definition.results
    if len(results) == 1:
        given.append(declare(subject, results[0], "*result"))
    elif results:
        given.append(f"struct {item.name}_results *results")
    return f"int {item.name}({', '.join(given) or 'void'})"


def results_struct(subject: Subject, item: Item) -> list[str]:
    """The struct of several results."""
    if len(item.definition.results) < 2:
        return []
    members = [f"    {member(subject, kind, f'item{i}')};" for i, kind in enumerate(item.definition.results)]
    return [f"struct {item.name}_results {{", *members, "};"]


def documentation(item: Item) -> str:
    """The docstring, and how the function can end."""
    definition, function = item.definition, item.function
    lines = [definition.doc, ""] if definition.doc else []
    lines.append(f"{definition.file.rpartition('/')[2]}:{definition.tree.lineno}, {definition.kind}.")
    needed = [identifier(p.name) for p in definition.parameters if isinstance(p.type, Pointer) and not p.type.optional]
    needed += [f"{identifier(definition.parameters[i].name)}->region" for i in with_journals(definition)]
    if needed:
        lines.append(f"Not null: {', '.join(needed)}.")
    for i, kind in enumerate(definition.results):
        if isinstance(kind, Pointer) and kind.optional:
            lines.append(f"{'*result' if len(definition.results) == 1 else f'results->item{i}'} may be null.")
    ends = ["RSEQ_DONE", "RSEQ_UNAVAILABLE"]
    if function.max_restarts is not None:
        ends.append(f"RSEQ_ABORTED (after {function.max_restarts} restarts)")
    ends += _failures(item)
    lines.append(f"Status: {', '.join(ends)}.")
    return comment("\n".join(lines))


def _failures(item: Item) -> list[str]:
    from rseq.compiler.ir import Fail
    from rseq.compiler.llvm_sequence import REASONS

    found = {(REASONS[b.end.reason], b.end.where.line) for b in item.function.blocks if isinstance(b.end, Fail)}
    return [f"{NAMES[status]} (line {line})" for status, line in sorted(found, key=lambda f: (f[1], f[0]))]


def define(subject: Subject, item: Item) -> str:
    """The whole function. Raises CompileError."""
    text = spell_with_results_on_stack(item.function, subject.target, subject.target.integer_registers - 1)
    return _Function(subject, item, in_long_programs(text, subject.target)).text()


class _Function:
    def __init__(self, subject: Subject, item: Item, text: Text) -> None:
        self.subject, self.item, self.block, self.target = subject, item, text, subject.target
        self.definition, self.function = item.definition, item.function
        usable = [n for n in range(self.target.integer_registers + 1) if n not in self.target.c_untouchable]
        self.registers: list[tuple[bool, int]] = []
        integers = floats = 0
        for kind in text.temporaries:
            self.registers.append((kind == "x", floats if kind == "x" else usable[integers]))
            integers, floats = integers + (kind != "x"), floats + (kind == "x")

    def text(self) -> str:
        block, target = self.block, self.target
        parameters = [identifier(p.name) for p in self.definition.parameters]
        self.parameters = parameters
        counted = self.function.max_restarts is not None
        lines = [*results_struct(self.subject, self.item), documentation(self.item), f"RSEQ_MUST_CHECK static inline {self._head()}", "{"]
        if block.stack_slots:
            lines.append(f"    uint64_t rseq_frame[{block.stack_slots}];")
        if counted:
            lines.append("    unsigned int rseq_restarts = 0;")
        area = "(uint64_t)__rseq_offset" if target.area == "offset" else "(uint64_t)rseq_thread_pointer() + (uint64_t)__rseq_offset"
        lines += ["    uint64_t rseq_area;", "    if (!&__rseq_offset)", "        return RSEQ_UNAVAILABLE;"]
        if any(isinstance(p.type, PerCpuOf) and p.type.index == "cid" for p in self.definition.parameters):
            lines += ["    if (!rseq_has_concurrency_ids())", "        return RSEQ_UNAVAILABLE;"]
        lines.append(f"    rseq_area = {area};")
        for what, index, slot, var in block.stack_inputs:
            lines += self._stack_input(slot, what, index, var.type)
        lines += [f"    (void){name};" for name in self._unused()]
        lines += ["rseq_again:", "    __asm__ goto (", *self._assembly()]
        lines += [
            f"        : /* no outputs */\n        : {self._inputs()}",
            f"        : {self._clobbers()}",
            f"        : {self._labels()});",
        ]
        lines += [*self._results(), "    return RSEQ_DONE;", "rseq_aborted:", f"    RSEQ_RESTARTED({self.item.name});"]
        if counted:
            lines += [f"    if (++rseq_restarts > {self.function.max_restarts}u)", "        return RSEQ_ABORTED;"]
        lines.append("    goto rseq_again;")
        for exit in block.exits:
            lines += [f"rseq_{exit.label}:", f"    return {self._status(exit.reason, exit.line)};"]
        return "\n".join([*lines, "}", ""])

    def _head(self) -> str:
        return prototype(self.subject, self.item)

    @staticmethod
    def _status(reason: str, line: int) -> str:
        status = status_of(reason, line)
        if status == Status.UNAVAILABLE:
            return "RSEQ_UNAVAILABLE"
        return f"{NAMES[Status(status & 0xFF)]} | {status >> 8} << 8"

    def _unused(self) -> list[str]:
        """Parameters that the section does not look at."""
        given = [(what, index) for _, what, index in self.block.inputs] + [(what, index) for what, index, _, _ in self.block.stack_inputs]
        used = {index for what, index in given if what == "parameter" or what in PARTS}
        return [name for i, name in enumerate(self.parameters) if i not in used]

    # Values

    def _input(self, what: str, index: int, kind: Type) -> str:
        if what == "area":
            return "rseq_area"
        name = "rseq_frame" if what == "frame" else self.parameters[index]
        if what in PARTS:
            name = f"{name}->{PARTS[what]}"
        if self._is_address(what, kind):
            return f"(uint64_t)(uintptr_t){name}" if narrow(self.subject) else name
        if what in PARTS or isinstance(kind, Float):
            return name
        if isinstance(kind, Int):
            return name if kind.bits == 64 else f"({'u' if not kind.signed else ''}int64_t){name}"
        return f"(uint64_t){name}"

    @staticmethod
    def _is_address(what: str, kind: Type) -> bool:
        return what in ("frame", "base", "lock") or (what == "parameter" and isinstance(kind, Pointer))

    def _stack_input(self, slot: int, what: str, index: int, kind: Type) -> list[str]:
        value = self._input(what, index, kind)
        if isinstance(kind, Float):
            return [f"    memcpy(&rseq_frame[{slot}], &{value}, 8);"]
        pointer = isinstance(kind, Pointer) or what in ("base", "lock")
        return [f"    rseq_frame[{slot}] = {'(uint64_t)(uintptr_t)' if pointer else '(uint64_t)'}{value};"]

    def _results(self) -> list[str]:
        kinds = self.definition.results
        lines = []
        for i, (kind, slot) in enumerate(zip(kinds, self.block.result_slots, strict=True)):
            into = "*result" if len(kinds) == 1 else f"results->item{i}"
            if isinstance(kind, Float):
                lines.append(f"    memcpy({'result' if len(kinds) == 1 else '&' + into}, &rseq_frame[{slot}], 8);")
                continue
            cast = declare(self.subject, kind, "").rstrip()
            value = f"(uintptr_t)rseq_frame[{slot}]" if isinstance(kind, Pointer) else f"rseq_frame[{slot}]"
            lines.append(f"    {into} = ({cast}){value};")
        return lines

    # The block

    def _register(self, number: int, bits: int) -> str:
        is_float, register = self.registers[number]
        return self.target.float_register(register) if is_float else self.target.register(register, bits)

    def _inputs(self) -> str:
        given = []
        for number, (var, what, index) in enumerate(self.block.inputs):
            constraint = self.target.float_constraint if isinstance(var.type, Float) else self.target.integer_constraint
            given.append(f'[i{number}] "{constraint}" ({self._input(what, index, var.type)})')
        return ", ".join(given)

    def _clobbers(self) -> str:
        names = [self.target.clobber(self._register(n, 64)) for n in range(len(self.registers))]
        names += [*self.target.c_clobbers, *(c for c in self.block.clobbers if c not in self.target.clobbers)]
        return ", ".join(f'"{name}"' for name in [*names, "cc", "memory"])

    def _labels(self) -> str:
        return ", ".join(["rseq_aborted", *(f"rseq_{exit.label}" for exit in self.block.exits)])

    def _assembly(self) -> list[str]:
        lines = []
        for line, place in zip(self.block.lines, self.block.places, strict=True):
            spelled = re.sub(r"<([.@]?[\w.]+)>", self._replace, line.replace("%", "%%"))
            if spelled.startswith(".pushsection"):
                spelled = re.sub(r'"(aw|ax)"', r'"\1?"', spelled)
            quoted = spelled.replace("\\", "\\\\").replace('"', '\\"')
            ending = r"\n" if line.endswith(":") else r"\n\t"
            said = f'        "{quoted}{ending}"'
            lines.append(f"{said:<72}/* {_place(place.file or self.function.file)}:{place.line} */" if place and place.line else said)
        return lines

    def _replace(self, match: re.Match[str]) -> str:
        what = match.group(1)
        if what[0] == ".":
            return f".Lrseq_{what[1:]}_%="
        if what[0] == "@":
            return f"%l[rseq_{what[1:]}]"
        operand, _, bits = what.partition(".")
        number = int(operand[1:])
        if operand[0] == "t":
            return self._register(number, int(bits or 64)).replace("%", "%%")
        is_float = isinstance(self.block.inputs[number][0].type, Float)
        return f"%{self.target.llvm_float if is_float else self.target.llvm_widths[int(bits or 64)]}[{operand}]"


def _place(file: str) -> str:
    return file.rpartition("/")[2].replace("*/", "* /")
