"""The IR as ordinary LLVM instructions: native functions, and the locked form of a sequence.

Every variable is an alloca, which LLVM turns into single assignment. What differs between the two:

- a native function's memory accesses are plain, and LLVM optimises them;
- in the locked form they are atomic (relaxed) and the commit is a release store, so that LLVM moves no store past the commit:
  other CPUs may read meanwhile, and a process killed at any instruction must leave the old or the new state.

Arithmetic follows the language: wrap-around, floor division, shift counts modulo the width, saturating f64 to int.
"""

from __future__ import annotations

from collections.abc import Callable

from rseq.compiler import ir
from rseq.compiler.ir import Const, Function, Operand, Var, Where
from rseq.compiler.llvm_atomic import atomic
from rseq.compiler.llvm_sequence import REGION, REGION_FIELDS, status_of
from rseq.compiler.llvm_types import constant, llvm_type, quoted
from rseq.compiler.section import PERCPU_FIELDS
from rseq.language.definition import Definition
from rseq.language.status import INTERNAL, Status
from rseq.language.types import Bool, Float, Int, PerCpuOf, Pointer, Scalar

INTEGER = {"add": "add", "sub": "sub", "mul": "mul", "and": "and", "or": "or", "xor": "xor", "shl": "shl"}
FLOATING = {"add": "fadd", "sub": "fsub", "mul": "fmul", "div": "fdiv"}
COPIES = 24  # docs/architecture.md: per-CPU record


def emit(
    function: Function,
    head: str,
    symbol_of: Callable[[Definition], str],
    cpu: str | None = None,
    mark: Callable[[Where], str] | None = None,
) -> str:
    """A whole LLVM function with the head `head`; `cpu` names the i64 with the copy to use, in the locked form.

    `mark`: what is put behind every instruction that comes from a place (a reference to debug information).
    """
    return _Body(function, symbol_of, cpu, mark).emit(head)


class _Body:
    def __init__(
        self, function: Function, symbol_of: Callable[[Definition], str], cpu: str | None, mark: Callable[[Where], str] | None
    ) -> None:
        self.function, self.symbol_of, self.cpu, self.mark = function, symbol_of, cpu, mark
        self.lines: list[str] = []
        self.slots: dict[Var, str] = {}
        self.names = 0

    def emit(self, head: str) -> str:
        for block in self.function.blocks:
            self.lines.append(f"b.{block.label}:")
            assert block.end is not None
            for node in [*block.body, block.end]:
                first = len(self.lines)
                if node is block.end:
                    self.end(block.end)
                else:
                    self.instruction(node)  # type: ignore[arg-type]
                if self.mark is not None:
                    suffix = self.mark(node.where)
                    self.lines[first:] = [line + suffix if line.startswith("  ") else line for line in self.lines[first:]]
        entry = []
        for var, slot in self.slots.items():
            entry.append(f"  {slot} = alloca {llvm_type(var.type)}")
        for i, parameter in enumerate(self.function.parameters):
            if parameter in self.slots:
                entry.append(f"  store {llvm_type(parameter.type)} %p{i}, ptr {self.slots[parameter]}")
        entry.append(f"  br label %b.{self.function.blocks[0].label}")
        return "\n".join([f"{head} {{", "entry:", *entry, *self.lines, "}", ""])

    # Values

    def fresh(self) -> str:
        self.names += 1
        return f"%v{self.names}"

    def add(self, text: str) -> str:
        """One instruction with a result; returns its name."""
        name = self.fresh()
        self.lines.append(f"  {name} = {text}")
        return name

    def slot(self, var: Var) -> str:
        return self.slots.setdefault(var, f"%s{len(self.slots)}")

    def get(self, operand: Operand) -> str:
        if isinstance(operand, Const):
            return constant(operand)
        if isinstance(operand.type, PerCpuOf):
            return f"%p{self.function.parameters.index(operand)}"
        return self.add(f"load {llvm_type(operand.type)}, ptr {self.slot(operand)}")

    def set(self, var: Var, value: str) -> None:
        self.lines.append(f"  store {llvm_type(var.type)} {value}, ptr {self.slot(var)}")

    def at(self, address: Operand, offset: int) -> str:
        base = self.get(address)
        return self.add(f"getelementptr i8, ptr {base}, i64 {offset}") if offset else base

    def wide(self, operand: Operand) -> str:
        """An integer as i64."""
        value = self.get(operand)
        kind = operand.type
        if isinstance(kind, Int) and kind.bits < 64:
            if isinstance(operand, Const):
                return value
            return self.add(f"{'sext' if kind.signed else 'zext'} i{kind.bits} {value} to i64")
        return value

    def percpu(self, handle: Operand, field: int) -> str:
        at = self.add(f"getelementptr i8, ptr {self.get(handle)}, i64 {field}")
        return self.add(f"load i64, ptr {at}, align 8, !invariant.load !0")

    def region(self, handle: Operand, field: int, of: str) -> str:
        at = self.add(f"getelementptr i8, ptr {self.get(handle)}, i64 {REGION}")
        record = self.add(f"load ptr, ptr {at}, align 8, !invariant.load !0")
        place = self.add(f"getelementptr i8, ptr {record}, i64 {field}")
        return self.add(f"load {of}, ptr {place}, align 8, !invariant.load !0")

    # Instructions

    def instruction(self, node: ir.Instruction) -> None:
        match node:
            case ir.Move(dst, src):
                self.set(dst, self.get(src))
            case ir.Unary(dst, op, value):
                self._unary(dst, op, value)
            case ir.Binary(dst, op, left, right):
                self.set(dst, self._binary(dst.type, op, self.get(left), self.get(right)))
            case ir.Convert(dst, src):
                self.set(dst, self._convert(self.get(src), src.type, dst.type))
            case ir.Compare(dst, op, left, right):
                bit = self._compare(op, left, right)
                self.set(dst, self.add(f"zext i1 {bit} to i8"))
            case ir.Load(dst, address, offset, order):
                self._load(dst, address, offset, order)
            case ir.Store(address, offset, value, kind, order):
                self._store(address, offset, value, kind, order)
            case ir.Offset(dst, address, offset):
                self.set(dst, self.at(address, offset))
            case ir.Element(dst, address, index, size, offset):
                scaled = self.add(f"mul i64 {self.wide(index)}, {size}")
                total = self.add(f"add i64 {scaled}, {offset}")
                self.set(dst, self.add(f"getelementptr i8, ptr {self.get(address)}, i64 {total}"))
            case ir.CpuIndex(dst):
                assert self.cpu is not None
                self.set(dst, self.add(f"trunc i64 {self.cpu} to i32") if dst.type.size == 4 else self.cpu)
            case ir.Here(dst, handle) | ir.Remote(dst, handle):
                copy = self.wide(node.index) if isinstance(node, ir.Remote) else self.cpu
                base, stride = self.percpu(handle, PERCPU_FIELDS["base"]), self.percpu(handle, PERCPU_FIELDS["stride"])
                scaled = self.add(f"mul i64 {copy}, {stride}")
                self.set(dst, self.add(f"inttoptr i64 {self.add(f'add i64 {base}, {scaled}')} to ptr"))
            case ir.Home(dst, handle):
                lock, stride = self.percpu(handle, PERCPU_FIELDS["lock"]), self.percpu(handle, PERCPU_FIELDS["stride"])
                scaled = self.add(f"mul i64 {self.cpu if node.index is None else self.wide(node.index)}, {stride}")
                self.set(dst, self.add(f"inttoptr i64 {self.add(f'add i64 {lock}, {scaled}')} to ptr"))
            case ir.Distance(dst, left, right):
                first, second = (self.add(f"ptrtoint ptr {self.get(v)} to i64") for v in (left, right))
                self.set(dst, self.add(f"sub i64 {first}, {second}"))
            case ir.Start(dst, handle):
                self.set(dst, self.region(handle, REGION_FIELDS["start"], "ptr"))
            case ir.Extent(dst, handle):
                self.set(dst, self.region(handle, REGION_FIELDS["extent"], "i64"))
            case ir.Count(dst, handle):
                count = self.percpu(handle, COPIES)
                self.set(dst, self.add(f"trunc i64 {count} to i32") if dst.type.size == 4 else count)
            case ir.Call():
                self._call(node)
            case ir.Atomic():
                atomic(self, node)
            case _:
                raise TypeError(node)

    def _load(self, dst: Var, address: Operand, offset: int, order: str) -> None:
        how = "monotonic" if order == "relaxed" else order
        of = llvm_type(dst.type)
        if self.cpu is None and order == "relaxed":
            value = self.add(f"load {of}, ptr {self.at(address, offset)}")
        else:
            value = self.add(f"load atomic {of}, ptr {self.at(address, offset)} {how}, align {dst.type.size}")
        if isinstance(dst.type, Bool):  # whatever byte is there, a bool is 0 or 1
            value = self.add(f"and i8 {value}, 1")
        self.set(dst, value)

    def _store(self, address: Operand, offset: int, value: Operand, kind: Scalar, order: str) -> None:
        of, what, at = llvm_type(kind), self.get(value), self.at(address, offset)
        if self.cpu is None and order == "relaxed":
            self.lines.append(f"  store {of} {what}, ptr {at}")
        else:
            how = "monotonic" if order == "relaxed" else order
            self.lines.append(f"  store atomic {of} {what}, ptr {at} {how}, align {kind.size}")

    def _unary(self, dst: Var, op: str, value: Operand) -> None:
        of, what = llvm_type(dst.type), self.get(value)
        if op == "bits":
            self.set(dst, self.add(f"bitcast double {what} to i64"))
        elif isinstance(dst.type, Float):
            self.set(dst, self.add(f"fneg double {what}"))
        elif op == "neg":
            self.set(dst, self.add(f"sub {of} 0, {what}"))
        else:
            self.set(dst, self.add(f"xor {of} {what}, -1"))

    def _binary(self, kind: object, op: str, left: str, right: str) -> str:
        if isinstance(kind, Float):
            return self.add(f"{FLOATING[op]} double {left}, {right}")
        if isinstance(kind, Pointer):  # an address and a distance
            return self.add(f"getelementptr i8, ptr {left}, i64 {right}")
        assert isinstance(kind, Int)
        of = f"i{kind.bits}"
        if op in ("shl", "shr"):
            count = self.add(f"and {of} {right}, {kind.bits - 1}")
            return self.add(f"{'shl' if op == 'shl' else 'ashr' if kind.signed else 'lshr'} {of} {left}, {count}")
        if op in ("div", "mod"):
            return self._divide(kind, op, left, right)
        return self.add(f"{INTEGER[op]} {of} {left}, {right}")

    def _divide(self, kind: Int, op: str, left: str, right: str) -> str:
        """Floor division, as in Python. The divisor is not 0 (checked); the least number by -1 wraps."""
        of = f"i{kind.bits}"
        if not kind.signed:
            return self.add(f"{'udiv' if op == 'div' else 'urem'} {of} {left}, {right}")
        minus = self.add(f"icmp eq {of} {right}, -1")
        safe = self.add(f"select i1 {minus}, {of} 1, {of} {right}")
        quotient = self.add(f"sdiv {of} {left}, {safe}")
        rest = self.add(f"srem {of} {left}, {safe}")
        negated = self.add(f"sub {of} 0, {left}")
        some = self.add(f"icmp ne {of} {rest}, 0")
        signs = self.add(f"xor {of} {rest}, {safe}")
        apart = self.add(f"icmp slt {of} {signs}, 0")
        fix = self.add(f"and i1 {some}, {apart}")
        if op == "div":
            lower = self.add(f"sub {of} {quotient}, 1")
            floor = self.add(f"select i1 {fix}, {of} {lower}, {of} {quotient}")
            return self.add(f"select i1 {minus}, {of} {negated}, {of} {floor}")
        raised = self.add(f"add {of} {rest}, {safe}")
        floor = self.add(f"select i1 {fix}, {of} {raised}, {of} {rest}")
        return self.add(f"select i1 {minus}, {of} 0, {of} {floor}")

    def _convert(self, value: str, have: object, want: object) -> str:
        match have, want:
            case Int() | Bool(), Int():
                source = have.bits if isinstance(have, Int) else 8
                if source == want.bits:
                    return value
                if source > want.bits:
                    return self.add(f"trunc i{source} {value} to i{want.bits}")
                sign = "sext" if isinstance(have, Int) and have.signed else "zext"
                return self.add(f"{sign} i{source} {value} to i{want.bits}")
            case Int(), Float():
                return self.add(f"{'sitofp' if have.signed else 'uitofp'} i{have.bits} {value} to double")
            case Bool(), Float():
                return self.add(f"uitofp i8 {value} to double")
            case Float(), Int():
                sign = "s" if want.signed else "u"
                return self.add(f"call i{want.bits} @llvm.fpto{sign}i.sat.i{want.bits}.f64(double {value})")
        raise TypeError((have, want))

    def _compare(self, op: str, left: Operand, right: Operand) -> str:
        kind = left.type
        a, b = self.get(left), self.get(right)
        if isinstance(kind, Float):
            return self.add(f"fcmp {'une' if op == 'ne' else 'o' + op} double {a}, {b}")
        sign = "" if op in ("eq", "ne") else "s" if isinstance(kind, Int) and kind.signed else "u"
        return self.add(f"icmp {sign}{op} {llvm_type(kind)} {a}, {b}")

    def _call(self, node: ir.Call) -> None:
        """Call another compiled function; a status other than done leaves this one too."""
        callee: Definition = node.callee
        given = ", ".join(
            [*(f"{llvm_type(a.type)} {self.get(a)}" for a in node.arguments), *(f"ptr {self.slot(dst)}" for dst in node.dsts)]
        )
        status = self.add(f"call i32 {quoted(self.symbol_of(callee) + ('.rare' if node.rare else '.inline'))}({given})")
        label = self.fresh()[1:]
        if node.outcome is not None:
            self.set(node.outcome, status)
            cases = " ".join(f"i32 {int(s)}, label %{label}.ok" for s in (Status.DONE, *INTERNAL))
            self.lines += [f"  switch i32 {status}, label %{label}.bad [ {cases} ]", f"{label}.bad:"]
            self.leave(status)
            self.lines.append(f"{label}.ok:")
            return
        good = self.add(f"icmp eq i32 {status}, 0")
        self.lines += [f"  br i1 {good}, label %{label}.ok, label %{label}.bad", f"{label}.bad:"]
        self.leave(status)
        self.lines.append(f"{label}.ok:")

    # Ends

    def leave(self, status: str | int) -> None:
        self.lines.append(f"  ret i32 {status}")

    def end(self, node: ir.Terminator) -> None:
        match node:
            case ir.Jump(target):
                self.lines.append(f"  br label %b.{target}")
            case ir.Branch(op, left, right, then, otherwise):
                bit = self._compare(op, left, right)
                self.lines.append(f"  br i1 {bit}, label %b.{then}, label %b.{otherwise}")
            case ir.Return(values):
                self._return([self.get(v) for v in values])
            case ir.Commit(address, offset, value, kind, _, values):
                returned = [self.get(v) for v in values]
                self._store(address, offset, value, kind, "release")
                self._return(returned)
            case ir.Fail(reason, where):
                self.leave(status_of(reason, where.line))

    def _return(self, values: list[str]) -> None:
        for i, (kind, value) in enumerate(zip(self.function.results, values, strict=True)):
            self.lines.append(f"  store {llvm_type(kind)} {value}, ptr %r{i}")
        self.lines.append("  ret i32 0")
