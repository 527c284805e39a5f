"""From the IR of a sequence to one critical section: what is done in which order, still without registers.

The kernel knows one contiguous range [start_ip, post_commit_ip) and one abort address. So:

    arm          rseq_cs = descriptor
    start_ip:    read the CPU number, leave (unavailable) unless it is below the number of copies
                 the body, block after block
                 the commit, the last instruction
    post_commit_ip:

Several paths may commit, but only one instruction can be the last: they all jump to one store, with its address
and value in registers. Results are computed before the commit, since after it the section is over.

Then the steps are made such that a target can spell each of them (legalize.py), and copies of variables go (copies.py).

What it does not do: move instructions, or drop others. A section is short; what the user wrote is what runs.
Source of the layout: Documentation/userspace-api/rseq.rst and include/uapi/linux/rseq.h in Linux.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rseq.compiler import ir
from rseq.compiler.copies import without_copies
from rseq.compiler.ir import (
    Binary,
    Block,
    Branch,
    Commit,
    Const,
    Count,
    CpuIndex,
    Distance,
    Extent,
    Fail,
    Function,
    Here,
    Home,
    Jump,
    Move,
    Offset,
    Operand,
    Remote,
    Return,
    Start,
    Var,
    Where,
    operands,
    results_of,
)  # fmt: skip
from rseq.compiler.legalize import float_bits, legalize
from rseq.compiler.steps import UNAVAILABLE, Arm, Bits, LeaveIf, ReadArea, Step
from rseq.language.errors import CompileError, Place
from rseq.language.types import U32, U64, Float, Int, PerCpuOf, Pointer, Scalar

if TYPE_CHECKING:
    from rseq.compiler.targets import Target


PERCPU_FIELDS = {"base": 0, "stride": 8, "count": 16, "lock": 32}  # docs/architecture.md: per-CPU record


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out that is not the end: `fail`, with its reason and line, or "unavailable"."""

    label: str
    reason: str
    line: int = 0


NEEDED = (("base", Here | Remote), ("stride", Here | Remote | Home), ("lock", Home), ("start", Start), ("extent", Extent))
"""Parts of a per-CPU parameter, and the nodes that need them."""


@dataclass(slots=True)
class Section:
    """A sequence as one critical section, before registers.

    `blocks[-1]` holds the commit, if there is one. `inputs` name what each read-only variable is:
    ("parameter", i), ("base" | "stride" | "count" | "lock" | "start" | "extent", i) of per-CPU parameter i or ("record", i), which
    leads to them, ("area", 0), ("frame", 0).
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
    result_slots: list[int] = field(default_factory=list)
    """Where the results are on the stack, if they are there; `results` is then empty."""
    area_in_place: bool = False
    """Whether the area's distance from the thread pointer is in the instructions, where a target can (`area` is "offset")."""
    _numbers: int = 1_000_000

    def var(self, name: str, kind: Scalar) -> Var:
        self._numbers += 1
        return Var(name, kind, self._numbers)


def lay_out(function: Function, target: Target) -> Section:
    """The section of a sequence for a target. Raises CompileError where its commits cannot share one store."""
    section = Section(function, target, [], {}, [], [], False)
    _Layout(section, function).run()
    without_copies(section)
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
        self.scaled: dict[Var, Var] = {}
        """By handle: stride times index, where both our copy and our region are wanted."""

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
        entry = function.blocks[0].label
        prologue.end = Jump(self.failing.get(entry, entry), function.where)
        if entry not in self.failing and not self._is_target(blocks, entry):
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
        pinned = function.stays_on
        if pinned is not None:
            kinds.append(pinned[1])
        elif any(isinstance(n, CpuIndex) and n.percpu is None for n in used) or "cid" in kinds or "cpu" not in kinds:
            kinds.append("cpu")
        for index in dict.fromkeys(kinds):
            self.indices[index] = section.var(index, U64)
            body.append(ReadArea(self.indices[index], area, 4 if index == "cpu" else 24, where))
        checks: list[tuple[Operand, Operand]] = []
        for i, parameter in handles:
            assert isinstance(parameter.type, PerCpuOf)
            parts = {"count": self.input(f"{parameter.name}_count", U64, "count", i)}
            for part, needed in NEEDED:
                if any(isinstance(n, needed) and n.percpu is parameter for n in used):
                    parts[part] = self.input(f"{parameter.name}_{part}", U64, part, i)
            self.percpu[parameter] = parts
            for node in used:
                if isinstance(node, Start | Extent) and node.percpu is parameter:
                    self.renamed[node.dst] = parts["start" if isinstance(node, Start) else "extent"]
            checks.append((self.indices[parameter.type.index], parts["count"]))
        if pinned is None and "cpu" not in [p.type.index for _, p in handles if isinstance(p.type, PerCpuOf)]:
            # cpu_id is -1 or -2 while the thread is not registered: as u32 at least 2**31.
            checks.append((self.indices["cpu"], Const(1 << 30, U64)))
        self._parameters(body)
        if pinned is not None:
            given = self.renamed.get(pinned[0])
            assert isinstance(given, Var), "the CPU is a parameter that is used"
            body.append(LeaveIf("ne", self.indices[pinned[1]], given, self.exit("occupied", 0), where))
        block.body = body  # type: ignore[assignment]
        self.checks = checks
        block.body.extend(self._checks(where))  # type: ignore[arg-type]
        for _, parameter in handles:
            if {type(n) for n in used if isinstance(n, Here | Home) and n.percpu is parameter} == {Here, Home}:
                assert isinstance(parameter.type, PerCpuOf)
                scaled = self.scaled[parameter] = section.var("scaled", U64)
                stride = self.percpu[parameter]["stride"]
                block.body.append(Binary(scaled, "mul", stride, self.indices[parameter.type.index], where))
        legalize(section, block)
        return block

    def _checks(self, where: Where) -> list[LeaveIf]:
        if not self.checks:
            return []
        label = self.exit(UNAVAILABLE, 0)
        return [LeaveIf("ge", left, right, label, where) for left, right in self.checks]

    def _parameters(self, body: list[Step]) -> None:
        """Parameters are read-only inputs; one that the body assigns is copied inside, so that a restart finds it."""
        written = {v for b in self.function.blocks for n in b.body for v in results_of(n)}
        used = {o for b in self.function.blocks for n in [*b.body, b.end] if n for o in operands(n)}
        for i, parameter in enumerate(self.function.parameters):
            wanted = parameter in used or parameter in written or (self.function.stays_on or (None,))[0] is parameter
            if isinstance(parameter.type, PerCpuOf) or not wanted:
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
            fresh: object
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

    def _scaled(self, node: Here | Remote | Home, out: list[Step]) -> Var:
        """How far a copy is from the first."""
        percpu = node.percpu
        assert isinstance(percpu.type, PerCpuOf)
        if percpu in self.scaled and not isinstance(node, Remote):
            return self.scaled[percpu]
        index = node.index if isinstance(node, Remote) else self.indices[percpu.type.index]
        scaled = self.section.var("scaled", U64)
        out.append(Binary(scaled, "mul", self.percpu[percpu]["stride"], index, node.where))
        return scaled

    def _instruction(self, node: ir.Instruction, out: list[Step]) -> None:
        where = node.where
        match node:
            case CpuIndex(dst, _, handle):
                index = handle.type.index if handle is not None and isinstance(handle.type, PerCpuOf) else "cpu"
                out.append(Move(dst, self.indices[index], where))
            case Here(dst, percpu) | Remote(dst, percpu):
                parts = self.percpu[percpu]
                out.append(Binary(dst, "add", parts["base"], self._scaled(node, out), where))
            case Home(dst, percpu):
                parts = self.percpu[percpu]
                out.append(Binary(dst, "add", parts["lock"], self._scaled(node, out), where))
            case Distance(dst, left, right):
                out.append(Binary(dst, "sub", left, right, where))
            case Start() | Extent():
                pass  # its result is another name of an input
            case Count(dst, percpu):
                out.append(Move(dst, self.percpu[percpu]["count"], where))
            case _:
                out.append(node)


def _place(node: Commit, label: str) -> Place:
    where = node.where
    return Place(where.file, where.line, where.column, where.end_column or where.column + 1, label)
