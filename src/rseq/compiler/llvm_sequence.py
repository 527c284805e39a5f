"""A sequence in LLVM: its assembly block inside a function that retries, counts and falls back.

    @name.kernel    the section in a `callbr`: aborts count and start over, exits return their status
    @name.locked    the same IR under a per-CPU lock (llvm_locked.py)
    @name.inline    the section; if it cannot run, the locked form, which refuses memory of the kernel backend

LLVM keeps the inputs (base, stride and count of a handle; they never change) in registers across a loop that
calls the sequence, because their loads are marked invariant.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rseq.compiler.assembly import Text, spell
from rseq.compiler.ir import Function, Var
from rseq.compiler.llvm_types import asm_string, llvm_type, quoted, result_pointers, result_type
from rseq.compiler.section import PERCPU_FIELDS as PERCPU_FIELDS
from rseq.compiler.section import Exit
from rseq.compiler.targets import Target
from rseq.language.status import Status
from rseq.language.types import Float, Pointer, Type

REASONS = {
    "unavailable": Status.UNAVAILABLE,
    "index": Status.INDEX,
    "assertion": Status.ASSERTION,
    "null": Status.NULL,
    "zero": Status.ZERO,
    "segment": Status.SEGMENT,
    "occupied": Status.OCCUPIED,
    "damaged": Status.DAMAGED,
}
NO_UNROLLING = "!2"  # a copy of the section for each restart would help nobody
LIKELY = 100_000  # how often a section comes to its end, for each time that it does not: so LLVM puts what follows right behind it
CALLED = "!prof !4"
"""On what is called from outside. LLVM takes weights of branches seriously only in functions that have a count; without one it put
restarts and slow paths of a first section between that and the second, so that every round jumped over them."""
METADATA = '!2 = distinct !{!2, !3}\n!3 = !{!"llvm.loop.unroll.disable"}\n!4 = !{!"function_entry_count", i64 1000}\n'
REGION = 48  # in a per-CPU record: the address of the region record,
REGION_FIELDS = {"start": 0, "extent": 8}  # of which these never change


Spelling = Callable[[Function, Target], Text]


def status_of(reason: str, line: int) -> int:
    """The i32 that a failure returns; parts of transactions tell each other no line."""
    return REASONS[reason] | (0 if reason in ("occupied", "damaged") else (line & 0x7FFFFF) << 8)


def parameters(function: Function) -> str:
    return ", ".join(f"{llvm_type(p.type)} %p{i}" for i, p in enumerate(function.parameters))


def signature(function: Function) -> str:
    """The parameters of inner functions: those of the function, then pointers to its results."""
    return ", ".join(filter(None, [parameters(function), *result_pointers(function.results)]))


def _locked(function: Function, name: str) -> list[str]:
    """Run the locked form instead, and return what it returns."""
    kind = result_type(function.results)
    lines = [f"  %locked = call {kind} {quoted(name + '.locked')}({parameters(function)})"]
    for i, result in enumerate(function.results):
        lines += [f"  %locked{i} = extractvalue {kind} %locked, {i + 1}", f"  store {llvm_type(result)} %locked{i}, ptr %r{i}"]
    return [*lines, f"  %locked.status = extractvalue {kind} %locked, 0", "  ret i32 %locked.status"]


def emit(function: Function, name: str, target: Target, offset: int | str | None, spelled: Spelling = spell) -> str:
    """`@name.kernel` and `@name.inline`. `offset` is the area's from the thread pointer; None: there is no area.

    A text is the weak global that holds the offset, in code that is linked later: the address of it is null where there is no area.
    """
    text = spelled(function, target)
    head = f"define internal i32 {quoted(name + '.inline')}({signature(function)}) alwaysinline nounwind"
    locked = _locked(function, name)
    if offset is None:
        return "\n".join([f"{head} {{", *locked, "}", ""])
    return _Kernel(function, name, target, offset, text, head, locked).emit()


class _Kernel:
    def __init__(self, function: Function, name: str, target: Target, offset: int | str, text: Text, head: str, locked: list[str]) -> None:
        self.function, self.name, self.target = function, name, target
        self.offset = str(offset) if isinstance(offset, int) else "%offset"
        self.weak = offset if isinstance(offset, str) else None
        self.text, self.head, self.locked = text, head, locked
        self.lines: list[str] = []

    def emit(self) -> str:
        text = self.text
        before = "entry"
        if self.weak is not None:
            before = "begin"
            self.lines += self._weak_offset(self.weak)
        inputs = self._inputs()
        counted = self.function.max_restarts is not None
        self.lines += ["  br label %try", "try:"]
        if counted:
            self.lines.append(f"  %count = phi i32 [ 0, %{before} ], [ %more, %again ]")
        exits = [(f"exit{i}", e) for i, e in enumerate(text.exits)]
        outputs = ["double" if t == "x" else "i64" for t in text.temporaries]
        produced = "void" if not outputs else outputs[0] if len(outputs) == 1 else "{ " + ", ".join(outputs) + " }"
        constraints = [
            *(f"=&{self.target.float_constraint if t == 'x' else self.target.integer_constraint}" for t in text.temporaries),
            *(self._constraint(var, what) for var, what, _ in text.inputs),
            *["!i"] * (1 + len(exits)),
            "~{memory}",
            *(f"~{{{c}}}" for c in text.clobbers),
        ]
        body = "\n".join(self._substitute(line, exits) for line in text.lines)
        labels = ", ".join(f"label %{label}" for label in ["aborted", *(label for label, _ in exits)])
        likely = f'!{{!"branch_weights", i32 {LIKELY}{", i32 1" * (1 + len(exits))}}}'
        call = f'callbr {produced} asm sideeffect "{asm_string(body)}", "{",".join(constraints)}"({", ".join(inputs)})'
        self.lines.append(f"  {'%out = ' if outputs else ''}{call} to label %done [{labels}], !prof {likely}")
        self._done(outputs, produced)
        self._aborted(counted)
        for label, exit in exits:
            self.lines.append(f"{label}:")
            if exit.reason == "unavailable":
                self.lines += self.locked
            else:
                self._leave(status_of(exit.reason, exit.line))
        if self.weak is not None and not any(e.reason == "unavailable" for _, e in exits):
            self.lines.append("nowhere:")  # a part of a transaction that compares the CPU number with another part's
            self._leave(Status.UNAVAILABLE)
        return "\n".join([f"{self.head} {{", "entry:", *self.lines, "}", ""])

    def _weak_offset(self, name: str) -> list[str]:
        unavailable = next((f"exit{i}" for i, e in enumerate(self.text.exits) if e.reason == "unavailable"), "nowhere")
        word = f"i{self.target.pointer_bits}"
        loaded = "%offset" if word == "i64" else "%narrow"
        return [
            f"  %missing = icmp eq ptr {quoted(name)}, null",
            f"  br i1 %missing, label %{unavailable}, label %begin",
            "begin:",
            f"  {loaded} = load {word}, ptr {quoted(name)}, !invariant.load !0",
            *([] if word == "i64" else [f"  %offset = sext {word} %narrow to i64"]),
        ]

    def _constraint(self, var: Var, what: str) -> str:
        if isinstance(var.type, Float):
            return self.target.float_constraint
        return "i" if what == "area" and self.text.area_in_place else self.target.integer_constraint

    def _leave(self, status: int) -> None:
        self.lines.append(f"  ret i32 {status}")

    def _inputs(self) -> list[str]:
        made = []
        if self.text.stack_slots:
            self.lines.append(f"  %frame = alloca [{self.text.stack_slots} x i64]")
        for number, (var, what, index) in enumerate(self.text.inputs):
            made.append(self._input(f"%in{number}", var.type, what, index))
        for what, index, slot, var in self.text.stack_inputs:
            value = self._input(f"%stack{slot}", var.type, what, index)
            self.lines += [
                f"  %at{slot} = getelementptr i64, ptr %frame, i64 {slot}",
                f"  store {value}, ptr %at{slot}",
            ]
        return made

    def _input(self, name: str, kind: Type, what: str, index: int) -> str:
        """Code that puts one input into `name`; returns it with its LLVM type."""
        if what == "parameter":
            given, of = f"%p{index}", llvm_type(kind)
            if of == "double":
                return f"double {given}"
            if of == "ptr":
                self.lines.append(f"  {name} = ptrtoint ptr {given} to i64")
            elif of == "i64":
                return f"i64 {given}"
            else:
                extend = "sext" if getattr(kind, "signed", False) else "zext"
                self.lines.append(f"  {name} = {extend} {of} {given} to i64")
            return f"i64 {name}"
        if what == "area":
            if self.target.area == "offset":
                return f"i64 {self.offset}"
            self.lines += [
                "  %tp = call ptr @llvm.thread.pointer.p0()",
                f"  %area = getelementptr i8, ptr %tp, i64 {self.offset}",
                f"  {name} = ptrtoint ptr %area to i64",
            ]
            return f"i64 {name}"
        if what in ("frame", "record"):
            self.lines.append(f"  {name} = ptrtoint ptr {'%frame' if what == 'frame' else f'%p{index}'} to i64")
            return f"i64 {name}"
        if what in REGION_FIELDS:
            self.lines += [
                f"  {name}.record = getelementptr i8, ptr %p{index}, i64 {REGION}",
                f"  {name}.region = load ptr, ptr {name}.record, align 8, !invariant.load !0",
                f"  {name}.at = getelementptr i8, ptr {name}.region, i64 {REGION_FIELDS[what]}",
                f"  {name} = load i64, ptr {name}.at, align 8, !invariant.load !0",
            ]
            return f"i64 {name}"
        self.lines.append(f"  {name}.at = getelementptr i8, ptr %p{index}, i64 {PERCPU_FIELDS[what]}")
        if self.target.pointer_bits == 32 and what in ("base", "lock"):  # in C only the low half of an address may have been set
            self.lines += [
                f"  {name}.low = load i32, ptr {name}.at, align 8, !invariant.load !0",
                f"  {name} = zext i32 {name}.low to i64",
            ]
        else:
            self.lines.append(f"  {name} = load i64, ptr {name}.at, align 8, !invariant.load !0")
        return f"i64 {name}"

    def _done(self, outputs: list[str], produced: str) -> None:
        self.lines.append("done:")
        on_stack = bool(self.text.result_slots)
        for i, (kind, number) in enumerate(zip(self.function.results, self.text.result_slots or self.text.results, strict=True)):
            of = llvm_type(kind)
            raw = "%out" if len(outputs) == 1 and not on_stack else f"%raw{i}"
            if on_stack:
                self.lines += [
                    f"  {raw}.at = getelementptr i64, ptr %frame, i64 {number}",
                    f"  {raw} = load {'double' if of == 'double' else 'i64'}, ptr {raw}.at",
                ]
            elif len(outputs) > 1:
                self.lines.append(f"  {raw} = extractvalue {produced} %out, {number}")
            if of not in ("double", "i64"):
                convert = "inttoptr" if isinstance(kind, Pointer) else "trunc"
                self.lines.append(f"  %result{i} = {convert} i64 {raw} to {of}")
                raw = f"%result{i}"
            self.lines.append(f"  store {of} {raw}, ptr %r{i}")
        self.lines.append("  ret i32 0")

    def _aborted(self, counted: bool) -> None:
        """Out of the way of the fast path: count the restart, and start over or give up."""
        counter = quoted(self.name + ".restarts")
        self.lines += ["aborted:", f"  %old = atomicrmw add ptr {counter}, i64 1 monotonic"]
        if not counted:
            self.lines.append(f"  br label %try, !llvm.loop {NO_UNROLLING}")
            return
        self.lines += [
            "  %more = add i32 %count, 1",
            f"  %enough = icmp ugt i32 %more, {self.function.max_restarts}",
            "  br i1 %enough, label %gave_up, label %again",
            "again:",
            f"  br label %try, !llvm.loop {NO_UNROLLING}",
            "gave_up:",
        ]
        self._leave(Status.ABORTED)

    def _substitute(self, line: str, exits: list[tuple[str, Exit]]) -> str:
        """Placeholders to LLVM's: operands by number, labels made unique by ${:uid}."""
        first_input = len(self.text.temporaries)
        first_label = first_input + len(self.text.inputs)
        labels = {"aborted": first_label}
        for i, exit in enumerate(self.text.exits):
            labels[exit.label] = first_label + 1 + i

        def replace(match: re.Match[str]) -> str:
            what = match.group(1)
            if what[0] == ".":
                return f".Lrseq_{what[1:]}_${{:uid}}"
            if what[0] == "@":
                return f"${{{labels[what[1:]]}:l}}"
            operand, _, bits = what.partition(".")
            number = int(operand[1:]) + (first_input if operand[0] == "i" else 0)
            return self._operand(number, operand, int(bits or 64))

        if self.text.area_in_place:
            area = next(n for n, (_, what, _) in enumerate(self.text.inputs) if what == "area")
            line = re.sub(rf"(\d+)\(<i{area}>\)", lambda found: str(int(found.group(1)) + int(self.offset)), line)
        return re.sub(r"<([.@]?[\w.]+)>", replace, line.replace("$", "$$"))

    def _operand(self, number: int, operand: str, bits: int) -> str:
        is_float = (operand[0] == "t" and self.text.temporaries[int(operand[1:])] == "x") or (
            operand[0] == "i" and isinstance(self.text.inputs[int(operand[1:])][0].type, Float)
        )
        modifier = self.target.llvm_float if is_float else self.target.llvm_widths[bits]
        return f"${{{number}:{modifier}}}" if modifier else f"${number}"
