"""The intermediate representation: one small grammar that the compiler, the checker and the tools read.

    function  = kind name parameters results blocks          kind: "sequence" | "native"
    block     = label instruction* terminator
    instruction
        Move      dst = src
        Unary     dst = op a                 op: neg not; bits (f64 to u64; native only)
        Binary    dst = a op b               op: add sub mul and or xor shl shr div mod
        Convert   dst = a as dst.type
        Compare   dst = a op b               op: eq ne lt le gt ge     (dst is a Bool)
        Load      dst = [a + offset]         order: relaxed acquire
        Store     [a + offset] = value       order: relaxed release;   role: staged plain
        Offset    dst = a + offset           the address of a field
        Element   dst = a + index * size + offset
        CpuIndex  dst = the CPU number of this section, or the index of a per-CPU parameter's copy
        Here      dst = address of our CPU's copy of a per-CPU parameter
        Remote    dst = address of CPU `index`'s copy of a per-CPU parameter
        Home      dst = address of our CPU's (or CPU `index`'s) whole region of a per-CPU parameter, where rseq's own words are
        Distance  dst = a - b, in bytes, of two addresses
        Start     dst = address of the first byte of the segment of a per-CPU parameter
        Extent    dst = that segment's size in bytes
        Count     dst = the number of copies of a per-CPU parameter
      native functions only
        Call      dsts = function(arguments)      another compiled function, or a C function; outcome = how a part of a transaction ended
        Atomic    dst = op [a + offset] arguments op: load store add sub and or xor exchange compare_exchange fence
    terminator
        Jump      to label
        Branch    if a op b then label else label
        Return    values                     leaves; a sequence leaves without having committed
        Commit    [a + offset] = value, then return values     the one visible store; sequences only
        Fail      leaves with a failure      index, assertion, null, zero division, segment (a Ref that leads out of it);
                                             in parts of transactions: occupied, damaged

A `Var` is a mutable virtual register, as in the source; it is not single assignment, because a
section keeps its variables in machine registers that LLVM never looks into, and native functions
become single assignment in LLVM. Every integer `Var` is kept *canonical*: sign- or zero-extended
from its width to 64 bits; lowering re-extends after an operation that may leave the range.

That `Commit` ends a block is the central rule made structural: nothing can follow it but leaving.
Every node has `where`, the user's line and column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from rseq.language.types import PerCpuOf, Scalar, Type


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the user's file: 1-based line and 0-based column, with the end for the underline."""

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Var:
    """A virtual register. Identity is the variable; the name is for people."""

    name: str
    type: Scalar | PerCpuOf
    number: int

    def __str__(self) -> str:
        return f"%{self.name}.{self.number}"


@dataclass(frozen=True, slots=True)
class Const:
    """A literal: int for Int, Bool (0/1) and Pointer (always 0), float for Float."""

    value: int | float
    type: Scalar

    def __str__(self) -> str:
        return f"{self.value}:{self.type.name}"


Operand = Var | Const
BinaryOp = Literal["add", "sub", "mul", "and", "or", "xor", "shl", "shr", "div", "mod"]
CompareOp = Literal["eq", "ne", "lt", "le", "gt", "ge"]
Order = Literal["relaxed", "acquire", "release", "seq_cst"]
Role = Literal["staged", "plain"]
NEGATED: dict[str, CompareOp] = {"eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "gt": "le", "le": "gt"}
SWAPPED: dict[str, CompareOp] = {"eq": "eq", "ne": "ne", "lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}


@dataclass(frozen=True, slots=True)
class Move:
    dst: Var
    src: Operand
    where: Where


@dataclass(frozen=True, slots=True)
class Unary:
    dst: Var
    op: Literal["neg", "not", "bits"]
    value: Operand
    where: Where


@dataclass(frozen=True, slots=True)
class Binary:
    dst: Var
    op: BinaryOp
    left: Operand
    right: Operand
    where: Where


@dataclass(frozen=True, slots=True)
class Convert:
    dst: Var
    src: Operand
    where: Where


@dataclass(frozen=True, slots=True)
class Compare:
    dst: Var
    op: CompareOp
    left: Operand
    right: Operand
    where: Where


@dataclass(frozen=True, slots=True)
class Load:
    dst: Var
    address: Operand
    offset: int
    order: Order
    where: Where


@dataclass(frozen=True, slots=True)
class Store:
    address: Operand
    offset: int
    value: Operand
    kind: Scalar
    order: Order
    role: Role
    where: Where


@dataclass(frozen=True, slots=True)
class Offset:
    dst: Var
    address: Operand
    offset: int
    where: Where


@dataclass(frozen=True, slots=True)
class Element:
    dst: Var
    address: Operand
    index: Operand
    size: int
    offset: int
    where: Where


@dataclass(frozen=True, slots=True)
class CpuIndex:
    dst: Var
    where: Where
    percpu: Var | None = None


@dataclass(frozen=True, slots=True)
class Here:
    dst: Var
    percpu: Var
    where: Where


@dataclass(frozen=True, slots=True)
class Remote:
    dst: Var
    percpu: Var
    index: Operand
    where: Where


@dataclass(frozen=True, slots=True)
class Home:
    dst: Var
    percpu: Var
    where: Where
    index: Operand | None = None


@dataclass(frozen=True, slots=True)
class Distance:
    dst: Var
    left: Operand
    right: Operand
    where: Where


@dataclass(frozen=True, slots=True)
class Start:
    dst: Var
    percpu: Var
    where: Where


@dataclass(frozen=True, slots=True)
class Extent:
    dst: Var
    percpu: Var
    where: Where


@dataclass(frozen=True, slots=True)
class Count:
    dst: Var
    percpu: Var
    where: Where


@dataclass(frozen=True, slots=True)
class Call:
    dsts: tuple[Var, ...]
    callee: Any  # compiler.unit.Callee: a compiled function's definition, or a C function
    arguments: tuple[Operand, ...]
    where: Where
    outcome: Var | None = None
    """Calls of a transaction's parts: the status, if it is one of INTERNAL; others leave, as everywhere."""
    rare: bool = False
    """Whether this hardly ever happens: then the callee stays out of the way, in a function of its own."""


@dataclass(frozen=True, slots=True)
class Atomic:
    dst: Var | None
    op: str
    address: Operand | None
    offset: int
    kind: Scalar | None
    arguments: tuple[Operand, ...]
    order: Order
    where: Where


Instruction = (
    Move | Unary | Binary | Convert | Compare | Load | Store | Offset | Element
    | CpuIndex | Here | Remote | Home | Distance | Start | Extent | Count | Call | Atomic
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Jump:
    target: str
    where: Where


@dataclass(frozen=True, slots=True)
class Branch:
    op: CompareOp
    left: Operand
    right: Operand
    then: str
    otherwise: str
    where: Where


@dataclass(frozen=True, slots=True)
class Return:
    values: tuple[Operand, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Commit:
    address: Operand
    offset: int
    value: Operand
    kind: Scalar
    order: Order
    values: tuple[Operand, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Fail:
    reason: Literal["index", "assertion", "null", "zero", "segment", "occupied", "damaged"]
    where: Where


Terminator = Jump | Branch | Return | Commit | Fail


@dataclass(slots=True)
class Block:
    label: str
    body: list[Instruction] = field(default_factory=list)
    end: Terminator | None = None


@dataclass(slots=True)
class Function:
    """One compiled function. `blocks[0]` is the entry. `results` is () for None."""

    name: str
    kind: Literal["sequence", "native"]
    parameters: list[Var]
    results: tuple[Scalar, ...]
    blocks: list[Block]
    where: Where
    file: str = "<unknown>"
    doc: str = ""
    max_restarts: int | None = None
    stays_on: tuple[Var, Literal["cpu", "cid"]] | None = None
    """Sequences only: the section leaves ("occupied") unless it runs on the CPU (or has the concurrency id) in this parameter."""

    def block(self, label: str) -> Block:
        return next(b for b in self.blocks if b.label == label)


def operands(node: Instruction | Terminator) -> Iterator[Operand]:
    """The values a node reads."""
    match node:
        case Move(src=a) | Convert(src=a):
            yield a
        case Unary(value=a) | Load(address=a) | Offset(address=a):
            yield a
        case Binary(left=a, right=b) | Compare(left=a, right=b) | Branch(left=a, right=b) | Distance(left=a, right=b):
            yield a
            yield b
        case Store(address=a, value=b):
            yield a
            yield b
        case Element(address=a, index=b):
            yield a
            yield b
        case Home(percpu=a, index=index):
            yield a
            if index is not None:
                yield index
        case Here(percpu=a) | Start(percpu=a) | Extent(percpu=a) | Count(percpu=a):
            yield a
        case CpuIndex(percpu=handle):
            if handle is not None:
                yield handle
        case Remote(percpu=a, index=b):
            yield a
            yield b
        case Call(arguments=many) | Return(values=many):
            yield from many
        case Atomic(address=address, arguments=many):
            if address is not None:
                yield address
            yield from many
        case Commit(address=a, value=b, values=many):
            yield a
            yield b
            yield from many


def results_of(node: Instruction | Terminator) -> tuple[Var, ...]:
    """The variables a node writes."""
    if isinstance(node, Call):
        return node.dsts if node.outcome is None else (*node.dsts, node.outcome)
    dst = getattr(node, "dst", None)
    return (dst,) if dst is not None else ()


def successors(end: Terminator | None) -> tuple[str, ...]:
    match end:
        case Jump(target=target):
            return (target,)
        case Branch(then=a, otherwise=b):
            return (a, b)
    return ()


def show(function: Function) -> str:
    """The text form, for people and for golden files."""
    lines = [
        f"{function.kind} {function.name}({', '.join(f'{p}: {p.type.name}' for p in function.parameters)})"
        f" -> {', '.join(r.name for r in function.results) or 'None'}"
    ]
    for block in function.blocks:
        lines.append(f"{block.label}:")
        for node in [*block.body, *([block.end] if block.end else [])]:
            lines.append(f"    {_line(node):<56}; line {node.where.line}")
    return "\n".join(lines)


def _line(node: Instruction | Terminator) -> str:
    match node:
        case Move(dst, src):
            return f"{dst} = {src}"
        case Unary(dst, op, value):
            return f"{dst} = {op} {value}"
        case Binary(dst, op, left, right) | Compare(dst, op, left, right):
            return f"{dst} = {op} {left}, {right}"
        case Convert(dst, src):
            return f"{dst} = {src} as {dst.type.name}"
        case Load(dst, address, offset, order):
            return f"{dst} = load{_order(order)} {dst.type.name} [{address} + {offset}]"
        case Store(address, offset, value, kind, order, role):
            return f"{role} store{_order(order)} {kind.name} [{address} + {offset}] = {value}"
        case Offset(dst, address, offset):
            return f"{dst} = {address} + {offset}"
        case Element(dst, address, index, size, offset):
            return f"{dst} = {address} + {index} * {size} + {offset}"
        case CpuIndex(dst, _, handle):
            return f"{dst} = cpu" if handle is None else f"{dst} = index {handle}"
        case Here(dst, percpu):
            return f"{dst} = here {percpu}"
        case Home(dst, percpu):
            return f"{dst} = home {percpu}" if node.index is None else f"{dst} = home {node.index} of {percpu}"
        case Distance(dst, left, right):
            return f"{dst} = distance {left}, {right}"
        case Start(dst, percpu):
            return f"{dst} = start of the segment of {percpu}"
        case Extent(dst, percpu):
            return f"{dst} = size of the segment of {percpu}"
        case Remote(dst, percpu, index):
            return f"{dst} = copy {index} of {percpu}"
        case Count(dst, percpu):
            return f"{dst} = count {percpu}"
        case Call(callee=callee, arguments=arguments):
            into = f"{', '.join(map(str, results_of(node)))} = " if results_of(node) else ""
            return f"{into}call {callee.name}({', '.join(map(str, arguments))})"
        case Atomic(dst, op, address, offset, kind, arguments, order):
            into = f"{dst} = " if dst else ""
            place = f" {kind.name} [{address} + {offset}]" if address is not None and kind else ""
            return f"{into}atomic {op}{_order(order)}{place} {', '.join(map(str, arguments))}".rstrip()
        case Jump(target):
            return f"jump {target}"
        case Branch(op, left, right, then, otherwise):
            return f"if {op} {left}, {right} then {then} else {otherwise}"
        case Return(values):
            return f"return {', '.join(map(str, values))}".rstrip()
        case Commit(address, offset, value, kind, order, values):
            tail = f", return {', '.join(map(str, values))}" if values else ", return"
            return f"commit{_order(order)} {kind.name} [{address} + {offset}] = {value}{tail}"
        case Fail(reason):
            return f"fail {reason}"
    raise TypeError(node)


def _order(order: Order) -> str:
    return "" if order == "relaxed" else f".{order}"


def type_of(operand: Operand) -> Type:
    return operand.type
