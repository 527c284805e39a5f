"""A section as a stand-alone listing: registers in a fixed order, every line with the user's line beside it.

LLVM chooses the registers of the code that runs. A listing takes them in order instead, so that it is the same everywhere,
for golden files and for people, and needs no compiler: an assembler for the target turns it into bytes. It
is a function in form, but with a calling convention of its own: inputs and results are in the registers that its head names.
"""

from __future__ import annotations

import re

from rseq.compiler import ir
from rseq.compiler.assembly import Text, spell
from rseq.compiler.ir import Function
from rseq.compiler.targets import Target
from rseq.language.types import Float


def listing(function: Function, target: Target) -> str:
    """The section of a sequence as text that an assembler takes."""
    return _Listing(function, target, spell(function, target)).emit()


def instruction_lines(function: Function, target: Target, fixed: bool = True) -> list[int]:
    """The user's line for each machine instruction between start_ip and post_commit_ip, in order. `fixed`: as for `spell`."""
    text = spell(function, target, fixed)
    first, last = text.lines.index("<.start>:"), text.lines.index("<.post_commit>:")
    inside = zip(text.lines[first:last], text.origins[first:last], strict=True)
    return [origin for line, origin in inside if not line.endswith(":")]


def instruction_places(text: Text) -> list[tuple[ir.Where | None, str, str]]:
    """Of each machine instruction between start_ip and post_commit_ip: the user's place, the role (assembly.Text.roles), and the
    reason for which it may leave ("" if it does not)."""
    first, last = text.lines.index("<.start>:"), text.lines.index("<.post_commit>:")
    reasons = {f"<@{exit.label}>": exit.reason for exit in text.exits} | {"<.end>": "return"}
    inside = zip(text.lines[first:last], text.places[first:last], text.roles[first:last], strict=True)
    return [
        (place, role, next((reason for label, reason in reasons.items() if line.endswith(label)), ""))
        for line, place, role in inside
        if not line.endswith(":")
    ]


class _Listing:
    def __init__(self, function: Function, target: Target, text: Text) -> None:
        self.function, self.target, self.text = function, target, text
        self.symbol = re.sub(r"\W", "_", function.name)
        floats = [number for number, kind in enumerate(text.temporaries) if kind == "x"]
        self.names: dict[str, tuple[bool, int]] = {}
        counts = {False: 0, True: 0}
        operands = [(f"t{n}", n in floats) for n in range(len(text.temporaries))]
        operands += [(f"i{n}", isinstance(var.type, Float)) for n, (var, _, _) in enumerate(text.inputs)]
        for name, is_float in operands:
            self.names[name] = (is_float, counts[is_float])
            counts[is_float] += 1

    def register(self, name: str, bits: int = 64) -> str:
        """The register of an operand such as t0 or i2."""
        is_float, number = self.names[name]
        return self.target.float_register(number) if is_float else self.target.register(number, bits)

    def input(self, number: int) -> str:
        """What input `number` holds, in words."""
        _, what, index = self.text.inputs[number]
        if what in ("area", "frame"):
            where = "offset of the rseq area from the thread pointer" if self.target.area == "offset" else "the rseq area"
            return where if what == "area" else "this thread's stack slots"
        name = self.function.parameters[index].name
        return name if what == "parameter" else f"{what} of {name}"

    def emit(self) -> str:
        note = self.target.comment
        lines = [*self.target.listing_head, f".text\n.globl {self.symbol}\n.type {self.symbol}, %function\n{self.symbol}:"]
        for number in range(len(self.text.inputs)):
            lines.append(f"    {note} {self.register(f'i{number}')}: {self.input(number)}")
        for number, result in enumerate(self.text.results):
            lines.append(f"    {note} result {number} in {self.register(f't{result}')}")
        for number, slot in enumerate(self.text.result_slots):
            lines.append(f"    {note} result {number} in stack slot {slot}")
        for line, origin in zip(self.text.lines, self.text.origins, strict=True):
            spelled = re.sub(r"<([.@]?[\w.]+)>", self._replace, line)
            if spelled.endswith(":"):
                lines.append(spelled)
            else:
                lines.append(f"    {spelled:<40}{note} {origin}" if origin else f"    {spelled}")
        lines.append(f"    {self.target.returning}")
        lines.append(f"{self._label('aborted')}:")
        lines += [f"    {line}" for line in self.target.jump(self.symbol)]
        for exit in self.text.exits:
            lines += [f"{self._label(exit.label)}:", f"    {self.target.returning}"]
        lines.append(f".size {self.symbol}, . - {self.symbol}")
        return "\n".join(lines) + "\n"

    def _label(self, name: str) -> str:
        return f".L{self.symbol}_{name}"

    def _replace(self, match: re.Match[str]) -> str:
        what = match.group(1)
        if what[0] in ".@":
            return self._label(what[1:])
        operand, _, bits = what.partition(".")
        return self.register(operand, int(bits or 64))
