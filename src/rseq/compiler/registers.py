"""Which variables of a section share a register, and which go to the stack.

A section is one inline-assembly block, and LLVM (or a C compiler) chooses its machine registers. What is left to
do here is to need few of them: variables that are never alive together share one *temporary*. That is graph
colouring on a handful of nodes, done greedily in the order of definition, preferring the temporary of the
source of a move.

If a section still needs more registers than the processor has, first the area's place goes into the instructions, if it can; then
the fields of a handle are loaded where they are used, which takes one register for all of them (they never change). Then the variables
that live longest are kept on the thread's own stack, which nobody else reads, so that the section stays restartable; and if that is
not enough, the results, which otherwise are in registers all at once.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from dataclasses import dataclass

from rseq.compiler import ir
from rseq.compiler.ir import Binary, Block, Commit, Load, Move, Operand, Return, Var
from rseq.compiler.section import PERCPU_FIELDS, Section
from rseq.compiler.steps import Reload, Spill, Step, reads, writes
from rseq.language.types import U64, Float, Pointer


@dataclass(slots=True)
class Allocation:
    """`temporaries[var]` is (class, number): class "r" for integers and pointers, "x" for f64."""

    temporaries: dict[Var, tuple[str, int]]
    counts: dict[str, int]


def allocate(section: Section, registers: int | None = None, fixed: bool = False) -> Allocation:
    """Temporaries for all variables of a section; changes it where something has to go to the stack.

    `registers`: how many integer registers there are; the target's number by default. `fixed`: the area's distance from the thread
    pointer is known, and handles are per-CPU records: neither holds for code that is linked into other programs.
    """
    target = section.target
    most = target.integer_registers if registers is None else registers
    for _ in range(200):
        allocation, live_ranges = _colour(section)
        inputs = len(section.inputs) - section.area_in_place
        over = allocation.counts["r"] + inputs > most
        over_float = allocation.counts["x"] + _float_inputs(section) > target.float_registers
        if not over and not over_float:
            return allocation
        if over and fixed and target.area == "offset" and not section.area_in_place:
            section.area_in_place = True
        elif not over or not fixed or not _load_fields(section):
            _spill_one(section, live_ranges, "x" if over_float else "r")
    raise AssertionError("spilling does not end")


def _float_inputs(section: Section) -> int:
    return sum(isinstance(v.type, Float) for v in section.inputs)


def _class(var: Var) -> str:
    return "x" if isinstance(var.type, Float) else "r"


def _vars(operands: object) -> list[Var]:
    return [o for o in operands if isinstance(o, Var)]  # type: ignore[attr-defined]


def live_out(section: Section) -> dict[str, set[Var]]:
    """The variables whose values are needed after each block, by label."""
    blocks = {b.label: b for b in section.blocks}
    read: dict[str, set[Var]] = {}
    written: dict[str, set[Var]] = {}
    targets: dict[str, list[str]] = {}
    for label, block in blocks.items():
        first: set[Var] = set()
        killed: set[Var] = set()
        targets[label] = [t for t in ir.successors(block.end) if t in blocks]
        for step in _steps(block):
            first |= set(_vars(reads(step))) - killed
            killed |= set(writes(step))
        read[label], written[label] = first, killed
    at_end = set(section.results)
    out: dict[str, set[Var]] = {label: set() for label in blocks}
    changed = True
    while changed:
        changed = False
        for label in reversed(list(blocks)):
            new = set(at_end) if isinstance(blocks[label].end, ir.Return | Commit) else set()
            for target in targets[label]:
                new |= read[target] | (out[target] - written[target])
            if new != out[label]:
                out[label], changed = new, True
    return out


def _steps(block: Block) -> list[Step]:
    return [*block.body, *([block.end] if block.end is not None else [])]  # type: ignore[list-item]


def _colour(section: Section) -> tuple[Allocation, dict[Var, int]]:
    """A greedy colouring, and for each variable how many steps it is alive for."""
    out = live_out(section)
    conflicts: dict[Var, set[Var]] = defaultdict(set)
    wishes: dict[Var, list[Var]] = defaultdict(list)
    length: dict[Var, int] = defaultdict(int)
    order: dict[Var, None] = {}
    for block in section.blocks:
        live = set(out[block.label])
        for step in reversed(_steps(block)):
            made = set(writes(step))
            used = _vars(reads(step))
            source = step.src if isinstance(step, Move) else None
            for var in made:
                for other in (live | made) - {var}:
                    if other is not source:
                        conflicts[var].add(other)
                        conflicts[other].add(var)
                if isinstance(step, Binary) and isinstance(step.right, Var) and step.right is not var and step.left is not step.right:
                    # dst = left; dst op= right: dst must not be where right is
                    conflicts[var].add(step.right)
                    conflicts[step.right].add(var)
                wish = source if isinstance(source, Var) else (step.left if isinstance(step, Binary) else None)
                if isinstance(wish, Var):
                    wishes[var].append(wish)
                    wishes[wish].append(var)
            live = (live - made) | set(used)
            for var in live:
                length[var] += 1
        for step in _steps(block):
            for var in writes(step):
                order.setdefault(var)
    for result in section.results:
        order.setdefault(result)
    chosen: dict[Var, tuple[str, int]] = {}
    counts = {"r": 0, "x": 0}
    for var in order:
        if var in section.inputs:
            raise AssertionError(f"the input {var} is written")
        kind = _class(var)
        taken = {chosen[c][1] for c in conflicts[var] if c in chosen and chosen[c][0] == kind}
        wished = [chosen[w][1] for w in wishes[var] if w in chosen and chosen[w][0] == kind]
        free = next((w for w in wished if w not in taken), None)
        if free is None:
            free = next(n for n in range(counts[kind] + 1) if n not in taken)
        chosen[var] = (kind, free)
        counts[kind] = max(counts[kind], free + 1)
    return Allocation(chosen, counts), length


def _frame(section: Section) -> Var:
    """The input that leads to the stack slots."""
    found = next((v for v, (what, _) in section.inputs.items() if what == "frame"), None)
    if found is None:
        found = section.var("frame", Pointer(U64))
        section.inputs[found] = ("frame", 0)
    return found


def results_to_stack(section: Section) -> None:
    """Have a section store its results in stack slots, before it commits."""
    if not section.results:
        return
    frame = _frame(section)
    slots = list(range(section.slots, section.slots + len(section.results)))
    section.slots += len(slots)
    for block in section.blocks:
        if isinstance(block.end, Return | Commit):
            spills = [Spill(result, frame, slot, block.end.where, result=True) for result, slot in zip(section.results, slots, strict=True)]
            block.body += spills  # type: ignore[arg-type]
        if isinstance(block.end, Commit):
            block.end = dataclasses.replace(block.end, values=())
    section.results, section.result_slots = [], slots


def _load_fields(section: Section) -> bool:
    """Load the fields of a handle where they are used instead of having each in a register; False if none has two of them.

    The count stays in its register: until the CPU number has been compared with it, a section reads nothing else (checker/passes/lint.py).
    """
    fields: dict[int, list[Var]] = defaultdict(list)
    for var, (what, index) in section.inputs.items():
        if what in PERCPU_FIELDS and what != "count":
            fields[index].append(var)
    index, several = max(fields.items(), key=lambda found: len(found[1]), default=(0, []))
    if len(several) < 2:
        return False
    record = section.var("record", Pointer(U64))
    offsets = {var: PERCPU_FIELDS[section.inputs.pop(var)[0]] for var in several}
    section.inputs[record] = ("record", index)
    for block in section.blocks:
        body: list[Step] = []
        for step in _steps(block):
            fresh: dict[Operand, Var] = {}
            for var in dict.fromkeys(_vars(reads(step))):
                if var in offsets:
                    fresh[var] = section.var("spilled", U64)
                    body.append(Load(fresh[var], record, offsets[var], "relaxed", step.where))
            if isinstance(step, Binary) and step.op == "add" and step.left in fresh:  # some targets add from memory
                step = dataclasses.replace(step, left=step.right, right=step.left)
            body.append(_replaced(step, fresh, record, None))
        if block.end is not None:
            block.end = body.pop()  # type: ignore[assignment]
        block.body = body  # type: ignore[assignment]
    return True


def _spill_one(section: Section, length: dict[Var, int], kind: str) -> None:
    """Move the longest-lived variable of a class to the stack (helpers excepted); without one, the results."""
    frame = _frame(section)
    pinned = set(section.results) | {frame}
    candidates = [
        v for v, n in length.items()
        if (n > 2 or v in section.inputs) and v not in pinned and _class(v) == kind and v.name != "spilled"
        and section.inputs.get(v, ("", 0))[0] != "area"
    ]  # fmt: skip
    if not candidates and section.results:
        results_to_stack(section)
        return
    if not candidates:
        raise AssertionError("a section needs more registers than there are, and nothing can be spilled")
    spill(section, max(candidates, key=lambda v: (length[v], v.number)))


def spill(section: Section, victim: Var) -> None:
    """Keep a variable in a stack slot: it is loaded into a temporary where it is read, and stored where it is written."""
    frame = _frame(section)
    slot = section.slots
    section.slots += 1
    if victim in section.inputs:
        section.spilled_inputs[victim] = slot
        what = section.inputs.pop(victim)
        section.spilled_what[victim] = what
    for block in section.blocks:
        body: list[Step] = []
        for step in _steps(block):
            fresh: dict[Operand, Var] = {}
            if victim in _vars(reads(step)):
                temporary = section.var("spilled", victim.type)  # type: ignore[arg-type]
                fresh[victim] = temporary
                body.append(Reload(temporary, frame, slot, step.where))
            into = section.var("spilled", victim.type) if victim in writes(step) else None  # type: ignore[arg-type]
            body.append(_replaced(step, fresh, victim, into))
            if into is not None:
                body.append(Spill(into, frame, slot, step.where))
        if block.end is not None:
            block.end = body.pop()  # type: ignore[assignment]
        block.body = body  # type: ignore[assignment]


def _replaced(step: Step, fresh: dict[Operand, Var], victim: Var, into: Var | None) -> Step:
    changes: dict[str, object] = {}
    for field in dataclasses.fields(step):
        value = getattr(step, field.name)
        if field.name == "dst" and value is victim:
            changes["dst"] = into
        elif isinstance(value, Var) and value in fresh:
            changes[field.name] = fresh[value]
    return dataclasses.replace(step, **changes) if changes else step  # type: ignore[arg-type]
