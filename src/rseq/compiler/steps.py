"""The steps of a section: the IR's instructions, and a few that exist only inside of a critical section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rseq.compiler import ir
from rseq.compiler.ir import Operand, Var, Where, operands, results_of
from rseq.language.types import Int


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
    """A variable goes to this thread's own stack, which no other thread reads. `result`: to be read when the section is over."""

    src: Var
    frame: Var
    slot: int
    where: Where
    result: bool = False


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
