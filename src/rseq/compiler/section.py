"""From the IR of a sequence to one critical section: what is done in which order, still without registers.

The kernel knows one contiguous range [start_ip, post_commit_ip) and one abort address. So:

    arm          rseq_cs = descriptor
    start_ip:    read the CPU number, leave (unavailable) unless it is below the number of copies
                 the body, block after block
                 the commit, the last instruction
    post_commit_ip:

Several paths may commit, but only one instruction can be the last: they all jump to one store, with its address
and value in registers. Results are computed before the commit, since after it the section is over.

Then the steps are made such that a target can spell each of them: constants that do not fit an instruction
go through a register, indexing becomes a multiplication and an addition, narrow results are extended again
(every integer is kept sign- or zero-extended to 64 bits), f64 constants are made from their bits.

What it does not do: move or drop instructions. A section is short; what the user wrote is what runs.
Source of the layout: Documentation/userspace-api/rseq.rst and include/uapi/linux/rseq.h in Linux.
"""

from __future__ import annotations

import dataclasses
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rseq.compiler import ir
from rseq.compiler.ir import (
    Binary, Block, Branch, Commit, Compare, Const, Convert, Count, CpuIndex, Element, Fail, Function, Here, Jump, Load, Move,
    Offset, Operand, Remote, Return, Store, Unary, Var, Where, operands, results_of,
)  # fmt: skip
from rseq.language.errors import CompileError, Place
from rseq.language.types import BOOL, F64, U32, U64, Float, Int, PerCpuOf, Pointer, Scalar

if TYPE_CHECKING:
    from rseq.compiler.targets import Target


# Steps that exist only in sections, beside the IR's own.


@dataclass(frozen=True, slots=True)
class Arm:
    """rseq_cs = address of the descriptor; the section starts behind it. `scratch` is free afterwards."""

    dst: Var
    area: Var
    where: Where


@dataclass(frozen=True, slots=True)
class ReadArea:
    """dst = a u32 of the registered area: 4 is cpu_id, 24 is mm_cid."""

    dst: Var
    area: Var
    field: int
    where: Where


@dataclass(frozen=True, slots=True)
class Extend:
    """dst = src cut to `kind` and sign- or zero-extended to 64 bits."""

    dst: Var
    src: Var
    kind: Int
    where: Where


@dataclass(frozen=True, slots=True)
class Bits:
    """dst = the same 64 bits in the other kind of register (integer or f64)."""

    dst: Var
    src: Var
    where: Where


@dataclass(frozen=True, slots=True)
class Reload:
    """dst = a variable kept on this thread's own stack (see registers.py)."""

    dst: Var
    frame: Var
    slot: int
    where: Where


@dataclass(frozen=True, slots=True)
class Spill:
    """A variable goes to this thread's own stack, which no other thread reads."""

    src: Var
    frame: Var
    slot: int
    where: Where


@dataclass(frozen=True, slots=True)
class LeaveIf:
    """Leave for `label` if `left op right`: a branch whose other side is the next step."""

    op: ir.CompareOp
    left: Operand
    right: Operand
    label: str
    where: Where


Step = Arm | LeaveIf | ReadArea | Extend | Bits | Reload | Spill | ir.Instruction
OWN = (Arm, ReadArea, Extend, Bits, Reload, Spill)
UNAVAILABLE = "unavailable"


def reads(step: Step | ir.Terminator) -> Iterable[Operand]:
    match step:
        case Arm(area=a) | ReadArea(area=a):
            return (a,)
        case Extend(src=a) | Bits(src=a):
            return (a,)
        case Reload(frame=f):
            return (f,)
        case Spill(src=a, frame=f):
            return (a, f)
        case LeaveIf(left=a, right=b):
            return (a, b)
    return operands(step)


def writes(step: Step | ir.Terminator) -> tuple[Var, ...]:
    if isinstance(step, Spill | LeaveIf):
        return ()
    if isinstance(step, OWN):
        return (step.dst,)
    return results_of(step)


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out that is not the end: `fail`, with its reason and line, or "unavailable"."""

    label: str
    reason: str
    line: int = 0


@dataclass(slots=True)
class Section:
    """A sequence as one critical section, before registers.

    `blocks[-1]` holds the commit, if there is one. `inputs` name what each read-only variable is:
    ("parameter", i), ("base" | "stride" | "count", i) of per-CPU parameter i, ("area", 0), ("frame", 0).
    """

    function: Function
    target: Target
    blocks: list[Block]
    inputs: dict[Var, tuple[str, int]]
    results: list[Var]
    exits: list[Exit]
    commits: bool
    spilled_inputs: dict[Var, int] = field(default_factory=dict)
    spilled_what: dict[Var, tuple[str, int]] = field(default_factory=dict)
    slots: int = 0
    _numbers: int = 1_000_000

    def var(self, name: str, kind: Scalar) -> Var:
        self._numbers += 1
        return Var(name, kind, self._numbers)


def lay_out(function: Function, target: Target) -> Section:
    """The section of a sequence for a target. Raises CompileError where its commits cannot share one store."""
    section = Section(function, target, [], {}, [], [], False)
    _Layout(section, function).run()
    return section


class _Layout:
    def __init__(self, section: Section, function: Function) -> None:
        self.section, self.function = section, function
        self.target = section.target
        self.percpu: dict[Var, dict[str, Var]] = {}
        self.indices: dict[str, Var] = {}
        self.renamed: dict[Operand, Operand] = {}
        self.exits: dict[tuple[str, int], str] = {}
        self.failing: dict[str, str] = {}

    def run(self) -> None:
        section, function = self.section, self.function
        prologue = self._prologue()
        section.results = [section.var(f"result{i}", kind) for i, kind in enumerate(function.results)]
        self._note_commits()
        # A block that only fails is its exit.
        for block in function.blocks:
            if isinstance(block.end, Fail) and not block.body:
                self.failing[block.label] = self.exit(block.end.reason, block.end.where.line)
        blocks = [self._block(block) for block in function.blocks if block.label not in self.failing]
        prologue.end = Jump(blocks[0].label, function.where)
        if not isinstance(blocks[0].end, type(None)) and not self._is_target(blocks, blocks[0].label):
            prologue.body += blocks[0].body
            prologue.end = blocks[0].end
            blocks = blocks[1:]
        section.blocks = [prologue, *blocks]
        if self.tail is not None:
            section.blocks.append(self.tail)
        else:
            # The committing block goes last, so that the store is the section's last instruction.
            section.blocks.sort(key=lambda b: isinstance(b.end, Commit))
            head = section.blocks.index(prologue)
            section.blocks.insert(0, section.blocks.pop(head))
        section.exits = [Exit(label, reason, line) for (reason, line), label in self.exits.items()]

    @staticmethod
    def _is_target(blocks: list[Block], label: str) -> bool:
        return any(label in ir.successors(b.end) for b in blocks)

    # Prologue and inputs

    def input(self, name: str, kind: Scalar, what: str, index: int) -> Var:
        var = self.section.var(name, kind)
        self.section.inputs[var] = (what, index)
        return var

    def _prologue(self) -> Block:
        section, function = self.section, self.function
        where = function.where
        area = self.input("area", U64, "area", 0)
        block = Block("prologue")
        body: list[Step] = [Arm(section.var("descriptor", U64), area, where)]
        used = {n for b in function.blocks for n in b.body}
        handles = [(i, p) for i, p in enumerate(function.parameters) if isinstance(p.type, PerCpuOf)]
        kinds = [p.type.index for _, p in handles if isinstance(p.type, PerCpuOf)]
        if any(isinstance(n, CpuIndex) for n in used) or "cid" in kinds or "cpu" not in kinds:
            kinds.append("cpu")
        for index in dict.fromkeys(kinds):
            self.indices[index] = section.var(index, U64)
            body.append(ReadArea(self.indices[index], area, 4 if index == "cpu" else 24, where))
        checks: list[tuple[Operand, Operand]] = []
        for i, parameter in handles:
            assert isinstance(parameter.type, PerCpuOf)
            parts = {"count": self.input(f"{parameter.name}_count", U64, "count", i)}
            for part in ("base", "stride"):
                if any(isinstance(n, Here | Remote) and n.percpu is parameter for n in used):
                    parts[part] = self.input(f"{parameter.name}_{part}", U64, part, i)
            self.percpu[parameter] = parts
            checks.append((self.indices[parameter.type.index], parts["count"]))
        if "cpu" not in [p.type.index for _, p in handles if isinstance(p.type, PerCpuOf)]:
            # cpu_id is -1 or -2 while the thread is not registered: as u32 at least 2**31.
            checks.append((self.indices["cpu"], Const(1 << 30, U64)))
        self._parameters(body)
        block.body = body  # type: ignore[assignment]
        self.checks = checks
        block.body.extend(self._checks(where))  # type: ignore[arg-type]
        return block

    def _checks(self, where: Where) -> list[LeaveIf]:
        label = self.exit(UNAVAILABLE, 0)
        return [LeaveIf("ge", left, right, label, where) for left, right in self.checks]

    def _parameters(self, body: list[Step]) -> None:
        """Parameters are read-only inputs; one that the body assigns is copied inside, so that a restart finds it."""
        written = {v for b in self.function.blocks for n in b.body for v in results_of(n)}
        used = {o for b in self.function.blocks for n in [*b.body, b.end] if n for o in operands(n)}
        for i, parameter in enumerate(self.function.parameters):
            if isinstance(parameter.type, PerCpuOf) or (parameter not in used and parameter not in written):
                continue
            given = self.input(parameter.name, parameter.type, "parameter", i)
            if parameter in written:
                own = self.section.var(parameter.name, parameter.type)
                body.append(Move(own, given, self.function.where))
                self.renamed[parameter] = own
            else:
                self.renamed[parameter] = given

    def exit(self, reason: str, line: int) -> str:
        return self.exits.setdefault((reason, line), f"exit_{reason}{'' if not self.exits else len(self.exits)}")

    # Blocks

    def _note_commits(self) -> None:
        """One commit is stored as it is; several share a store at the end."""
        commits = [b.end for b in self.function.blocks if isinstance(b.end, Commit)]
        self.section.commits = bool(commits)
        self.tail: Block | None = None
        if len(commits) < 2:
            return
        first = commits[0]
        for other in commits[1:]:
            if (other.kind.size, other.order) != (first.kind.size, first.order):
                raise CompileError(
                    "the commits of two paths differ in size or order, and a section has one committing instruction",
                    [_place(other, f"stores {other.kind.name}"), _place(first, f"stores {first.kind.name}")],
                    "give both fields the same width, or stage one of the stores",
                )
        bits = {1: Int(8, False), 2: Int(16, False), 4: U32, 8: U64}[first.kind.size]
        self.address = self.section.var("commit_address", Pointer(bits))
        self.word = self.section.var("commit_value", bits)
        self.tail = Block("commit")
        values = tuple(self.section.results)
        self.tail.end = Commit(self.address, 0, self.word, bits, first.order, values, first.where)

    def _block(self, block: Block) -> Block:
        made = Block(block.label)
        out: list[Step] = []
        for node in block.body:
            self._instruction(self._rename(node), out)  # type: ignore[arg-type]
        end = self._rename(block.end)
        match end:
            case Return(values, where):
                self._results(values, where, out)
                made.end = Return((), where)
            case Commit():
                made.end = self._commit(end, out)
            case Fail(reason, where):
                made.end = Jump(self.exit(reason, where.line), where)
            case Jump(target, where):
                made.end = Jump(self.failing.get(target, target), where)
            case Branch(then=then, otherwise=otherwise):
                then, otherwise = self.failing.get(then, then), self.failing.get(otherwise, otherwise)
                made.end = dataclasses.replace(end, then=then, otherwise=otherwise)
        made.body = out  # type: ignore[assignment]
        legalize(self.section, made)
        return made

    def _rename(self, node: object) -> object:
        if not self.renamed:
            return node
        changes = {}
        for f in dataclasses.fields(node):  # type: ignore[arg-type]
            value = getattr(node, f.name)
            if isinstance(value, tuple):
                fresh = tuple(self.renamed.get(v, v) for v in value)
            else:
                fresh = self.renamed.get(value, value) if isinstance(value, Var) else value
            if fresh is not value:
                changes[f.name] = fresh
        return dataclasses.replace(node, **changes) if changes else node  # type: ignore[type-var]

    def _results(self, values: tuple[Operand, ...], where: Where, out: list[Step]) -> None:
        for result, value in zip(self.section.results, values, strict=True):
            out.append(Move(result, value, where))

    def _commit(self, end: Commit, out: list[Step]) -> ir.Terminator:
        if self.tail is None:
            self._results(end.values, end.where, out)
            return dataclasses.replace(end, values=tuple(self.section.results))
        self._results(end.values, end.where, out)
        out.append(Offset(self.address, end.address, end.offset, end.where))
        value = end.value
        if isinstance(end.kind, Float):
            if isinstance(value, Const):
                value = Const(float_bits(value.value), U64)
            else:
                out.append(Bits(self.word, value, end.where))
                return Jump("commit", end.where)
        out.append(Move(self.word, Const(value.value, self.word.type) if isinstance(value, Const) else value, end.where))  # type: ignore[arg-type]
        return Jump("commit", end.where)

    def _instruction(self, node: ir.Instruction, out: list[Step]) -> None:
        where = node.where
        match node:
            case CpuIndex(dst):
                out.append(Move(dst, self.indices["cpu"], where))
            case Here(dst, percpu) | Remote(dst, percpu):
                parts = self.percpu[percpu]
                assert isinstance(percpu.type, PerCpuOf)
                index = node.index if isinstance(node, Remote) else self.indices[percpu.type.index]
                scaled = self.section.var("scaled", U64)
                out.append(Binary(scaled, "mul", parts["stride"], index, where))
                out.append(Binary(dst, "add", parts["base"], scaled, where))
            case Count(dst, percpu):
                out.append(Move(dst, self.percpu[percpu]["count"], where))
            case _:
                out.append(node)


def _place(node: Commit, label: str) -> Place:
    where = node.where
    return Place(where.file, where.line, where.column, where.end_column or where.column + 1, label)


def float_bits(value: float) -> int:
    """The 64 bits of an f64."""
    return int(struct.unpack("<Q", struct.pack("<d", value))[0])


# Legal steps: what a target's instructions can take.


def legalize(section: Section, block: Block) -> None:
    """Rewrite a block's steps into ones the target can spell."""
    out: list[Step] = []
    fix = _Legal(section, out)
    for step in block.body:
        fix.step(step)
    if block.end is not None:
        block.end = fix.end(block.end)
    block.body = out  # type: ignore[assignment]


class _Legal:
    def __init__(self, section: Section, out: list[Step]) -> None:
        self.section, self.target, self.out = section, section.target, out

    def register(self, operand: Operand, where: Where) -> Var:
        """The operand in a register."""
        if isinstance(operand, Var):
            return operand
        fresh = self.section.var("constant", operand.type)
        self.move(fresh, operand, where)
        return fresh

    def move(self, dst: Var, src: Operand, where: Where) -> None:
        if isinstance(src, Const) and isinstance(dst.type, Float):
            bits = self.section.var("bits", U64)
            self.out.append(Move(bits, Const(float_bits(src.value), U64), where))
            self.out.append(Bits(dst, bits, where))
            return
        self.out.append(Move(dst, src, where))

    def fitting(self, op: str, operand: Operand, where: Where) -> Operand:
        """The operand itself if the instruction `op` can hold it, else in a register."""
        if isinstance(operand, Const) and (isinstance(operand.type, Float) or not self.target.immediate(op, int(operand.value))):
            return self.register(operand, where)
        return operand

    def step(self, node: Step) -> None:
        match node:
            case Move(dst, src, where):
                self.move(dst, src, where)
            case Binary():
                self._binary(node)
            case Unary():
                self._unary(node)
            case Compare(dst, op, left, right, where):
                left, right, op = self._sides(left, right, op, where)
                self.out.append(Compare(dst, op, left, right, where))
            case Convert(dst, src, where):
                self._convert(dst, self.register(src, where), where)
            case Load(dst, address, offset, order, where):
                base, offset = self._address(address, offset, order, where)
                if order != "relaxed" and isinstance(dst.type, Float):
                    bits = self.section.var("bits", U64)
                    self.out += [Load(bits, base, offset, order, where), Bits(dst, bits, where)]
                else:
                    self.out.append(Load(dst, base, offset, order, where))
            case Store(address, offset, value, kind, order, role, where):
                base, offset = self._address(address, offset, order, where)
                value, kind = self._stored(value, kind, order, where)
                self.out.append(Store(base, offset, value, kind, order, role, where))
            case Offset(dst, address, offset, where):
                base = self.register(address, where)
                if offset == 0:
                    self.out.append(Move(dst, base, where))
                else:
                    self.step(Binary(dst, "add", base, Const(offset, U64), where))
            case Element():
                self._element(node)
            case LeaveIf(op, left, right, label, where):
                left, right, op = self._sides(left, right, op, where)
                self.out.append(LeaveIf(op, left, right, label, where))
            case _:
                self.out.append(node)

    def end(self, node: ir.Terminator) -> ir.Terminator:
        match node:
            case Branch(op, left, right, then, otherwise, where):
                left, right, op = self._sides(left, right, op, where)
                return Branch(op, left, right, then, otherwise, where)
            case Commit(address, offset, value, kind, order, values, where):
                base, offset = self._address(address, offset, order, where)
                value, kind = self._stored(value, kind, order, where)
                return Commit(base, offset, value, kind, order, values, where)
        return node

    def _address(self, address: Operand, offset: int, order: str, where: Where) -> tuple[Var, int]:
        base = self.register(address, where)
        if self.target.offset_fits(offset, order):
            return base, offset
        moved = self.section.var("address", U64)
        self.step(Binary(moved, "add", base, Const(offset, U64), where))
        return moved, 0

    def _stored(self, value: Operand, kind: Scalar, order: str, where: Where) -> tuple[Operand, Scalar]:
        if isinstance(kind, Float):
            if isinstance(value, Const):
                value, kind = Const(float_bits(value.value), U64), U64
            elif order != "relaxed":
                bits = self.section.var("bits", U64)
                self.out.append(Bits(bits, value, where))
                return bits, U64
            else:
                return value, kind
        return self.fitting(f"store{kind.size}" if order == "relaxed" else "store_ordered", value, where), kind

    def _sides(self, left: Operand, right: Operand, op: ir.CompareOp, where: Where) -> tuple[Operand, Operand, ir.CompareOp]:
        if isinstance(left, Const) and not isinstance(right, Const):
            left, right, op = right, left, ir.SWAPPED[op]
        return self.register(left, where), self.fitting("compare", right, where), op

    def _binary(self, node: Binary) -> None:
        dst, op, left, right, where = node.dst, node.op, node.left, node.right, node.where
        kind = dst.type
        if isinstance(kind, Float):
            self.out.append(Binary(dst, op, self.register(left, where), self.register(right, where), where))
            return
        if op in ("add", "mul", "and", "or", "xor") and isinstance(left, Const):
            left, right = right, left
        if op in ("shl", "shr"):
            right = self._count(right, kind.bits if isinstance(kind, Int) else 64, where)
        self.out.append(Binary(dst, op, self.register(left, where), self.fitting(op, right, where), where))
        if isinstance(kind, Int) and kind.bits < 64 and op in ("add", "sub", "mul", "shl"):
            self.out.append(Extend(dst, dst, kind, where))

    def _count(self, count: Operand, bits: int, where: Where) -> Operand:
        """Shift counts are taken modulo the width."""
        if isinstance(count, Const):
            return Const(int(count.value) % bits, U64)
        if bits == 64:
            return count  # every processor here takes the count of a 64-bit shift modulo 64
        masked = self.section.var("count", U64)
        self.step(Binary(masked, "and", count, Const(bits - 1, U64), where))
        return masked

    def _unary(self, node: Unary) -> None:
        value = self.register(node.value, node.where)
        kind = node.dst.type
        if isinstance(kind, Float):  # -x flips the sign bit, of zero and nan too
            bits, flipped = self.section.var("bits", U64), self.section.var("bits", U64)
            self.out.append(Bits(bits, value, node.where))
            self.step(Binary(flipped, "xor", bits, Const(1 << 63, U64), node.where))
            self.out.append(Bits(node.dst, flipped, node.where))
            return
        self.out.append(dataclasses.replace(node, value=value))
        if isinstance(kind, Int) and kind.bits < 64:
            self.out.append(Extend(node.dst, node.dst, kind, node.where))

    def _convert(self, dst: Var, src: Var, where: Where) -> None:
        have, want = src.type, dst.type
        if isinstance(want, Int) and isinstance(have, Int):
            contained = have.low >= want.low and have.high <= want.high
            if want.bits == 64 or contained:
                self.out.append(Move(dst, src, where))
            else:
                self.out.append(Extend(dst, src, want, where))
            return
        if have == BOOL and isinstance(want, Int):
            self.out.append(Move(dst, src, where))
            return
        assert want == F64
        self.out.append(Convert(dst, src, where))  # from a signed 64-bit number; u64 was split by the front end

    def _element(self, node: Element) -> None:
        base, index, where = self.register(node.address, node.where), self.register(node.index, node.where), node.where
        if node.size in self.target.scales and self.target.offset_fits(node.offset, "relaxed"):
            self.out.append(dataclasses.replace(node, address=base, index=index))
            return
        scaled = self.section.var("scaled", U64)
        if node.size & (node.size - 1) == 0:
            self.step(Binary(scaled, "shl", index, Const(node.size.bit_length() - 1, U64), where))
        else:
            self.step(Binary(scaled, "mul", index, Const(node.size, U64), where))
        if node.offset:
            moved = self.section.var("address", U64)
            self.step(Binary(moved, "add", base, scaled, where))
            self.step(Binary(node.dst, "add", moved, Const(node.offset, U64), where))
        else:
            self.step(Binary(node.dst, "add", base, scaled, where))
