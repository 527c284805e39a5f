"""The grammar of ir.py, executable: what must hold of every function between any two passes.

Run in tests after each pass (`verify(function)`), and by `rseq show`. It states the specification once more,
independently of the front end that should guarantee it: types agree, every variable has a value on every path
that reads it, labels exist, sequences commit at most once per path and do nothing that a section must not.
"""

from __future__ import annotations

import os

from rseq.compiler.ir import (
    Atomic,
    Binary,
    Block,
    Branch,
    Call,
    Commit,
    Compare,
    Const,
    Convert,
    Count,
    CpuIndex,
    Distance,
    Element,
    Extent,
    Fail,
    Function,
    Here,
    Home,
    Instruction,
    Load,
    Move,
    Offset,
    Operand,
    Remote,
    Return,
    Start,
    Store,
    Terminator,
    Unary,
    Var,
    operands,
    results_of,
    successors,
)  # fmt: skip
from rseq.language.definition import Definition
from rseq.language.types import BOOL, U32, U64, Bool, Float, Int, PerCpuOf, Pointer, Type

ALWAYS = bool(os.environ.get("RSEQ_VERIFY"))
"""Whether `check` verifies between passes: in tests, or with RSEQ_VERIFY=1."""


class VerifyError(AssertionError):
    """The IR breaks its own grammar: a mistake in the compiler, never in the user's program."""


def verify(function: Function) -> Function:
    """Check one function and return it. Raises VerifyError, naming block and node."""
    labels = [b.label for b in function.blocks]
    _need(len(set(labels)) == len(labels), function, "two blocks have one label")
    _need(bool(labels), function, "there is no block")
    for block in function.blocks:
        _need(block.end is not None, function, f"{block.label} has no end")
        for target in successors(block.end):
            _need(target in labels, function, f"{block.label} goes to {target}, which does not exist")
        for node in block.body:
            _instruction(function, block, node)
        assert block.end is not None
        _terminator(function, block, block.end)
    if function.stays_on is not None:
        _need(function.kind == "sequence" and function.stays_on[0] in function.parameters, function, "stays_on names no parameter")
    _assigned(function)
    return function


def check(function: Function) -> Function:
    """`verify` where that is asked for, between any two passes."""
    return verify(function) if ALWAYS else function


def _need(condition: bool, function: Function, text: str) -> None:
    if not condition:
        raise VerifyError(f"{function.name}: {text}")


def _same(a: Type, b: Type) -> bool:
    return a == b or (isinstance(a, Pointer) and a.same_target(b))


def _address(operand: Operand) -> bool:
    return isinstance(operand.type, Pointer)


def _instruction(function: Function, block: Block, node: Instruction) -> None:
    def need(condition: bool, text: str) -> None:
        _need(condition, function, f"{block.label}: {type(node).__name__} at line {node.where.line}: {text}")

    sequence = function.kind == "sequence"
    need(node.where.line > 0, "has no source position")
    match node:
        case Move(dst, src):
            need(_same(dst.type, src.type), "types differ")
        case Unary(dst, "bits", value):
            need(not sequence and dst.type == U64 and isinstance(value.type, Float), "gives the bits of an f64, in native functions")
        case Unary(dst, op, value):
            need(_same(dst.type, value.type) and isinstance(dst.type, Int | Float), "needs one number")
            need(op == "neg" or isinstance(dst.type, Int), "not is for integers")
        case Binary(dst, op, left, right):
            need(_same(dst.type, left.type) and _same(left.type, right.type), "types differ")
            need(isinstance(dst.type, Int) or (isinstance(dst.type, Float) and op in ("add", "sub", "mul", "div")), "operator")
            need(not (sequence and op in ("div", "mod")), "a section cannot divide")
        case Compare(dst, op, left, right):
            need(dst.type == BOOL and _same(left.type, right.type), "types differ")
            need(isinstance(left.type, Int | Float) or op in ("eq", "ne"), "has no order")
        case Convert(dst, src):
            need(isinstance(dst.type, Int | Float) and isinstance(src.type, Int | Float | Bool), "converts numbers")
            need(not (sequence and isinstance(src.type, Float)), "a section cannot convert from f64")
        case Load(dst, address, _, order):
            need(_address(address) and order in ("relaxed", "acquire"), "address or order")
            need(not isinstance(dst.type, PerCpuOf), "a handle is no value")
        case Store(address, _, value, kind, order, role):
            need(_address(address) and order in ("relaxed", "release"), "address or order")
            need(_same(value.type, kind), "types differ")
            need(role == ("staged" if sequence else "plain"), "role")
        case Offset(dst, address):
            need(_address(dst) and _address(address), "addresses")
        case Element(dst, address, index, size):
            need(_address(dst) and _address(address) and isinstance(index.type, Int) and size > 0, "addresses and index")
        case CpuIndex():
            need(sequence, "only in sequences")
        case Here(dst, percpu):
            need(sequence and isinstance(percpu.type, PerCpuOf) and dst.type == Pointer(percpu.type.item), "only in sequences")
        case Remote(dst, percpu):
            need(isinstance(percpu.type, PerCpuOf) and dst.type == Pointer(percpu.type.item), "types differ")
        case Home(dst, percpu):
            need(isinstance(percpu.type, PerCpuOf) and dst.type == Pointer(U64), "types differ")
            need(sequence is (node.index is None), "our own CPU's is only in sequences, another's only in native functions")
        case Distance(dst, left, right):
            need(dst.type == U64 and _address(left) and _address(right), "addresses")
        case Start(dst, percpu):
            need(_address(dst) and isinstance(percpu.type, PerCpuOf), "an address, of a handle's segment")
        case Extent(dst, percpu):
            need(dst.type == U64 and isinstance(percpu.type, PerCpuOf), "a u64, of a handle's segment")
        case Count(_, percpu):
            need(isinstance(percpu.type, PerCpuOf), "needs a handle")
        case Call(dsts, callee, arguments):
            need(not sequence, "a section cannot call")
            need(isinstance(callee, Definition), "calls something that is not compiled")
            wanted = [p.type for p in callee.parameters]
            need(len(wanted) == len(arguments) and all(_same(a.type, w) for a, w in zip(arguments, wanted, strict=True)), "arguments")
            need(len(dsts) == len(callee.results), "results")
            need(node.outcome is None or node.outcome.type == U32, "the outcome is a u32")
        case Atomic():
            need(not sequence, "only in native functions")


def _terminator(function: Function, block: Block, node: Terminator) -> None:
    def need(condition: bool, text: str) -> None:
        _need(condition, function, f"{block.label}: {type(node).__name__} at line {node.where.line}: {text}")

    match node:
        case Branch(op, left, right):
            need(_same(left.type, right.type), "types differ")
            need(isinstance(left.type, Int | Float) or op in ("eq", "ne"), "has no order")
        case Return(values):
            need([_plain(v.type) for v in values] == [_plain(r) for r in function.results], "results")
        case Commit(address, _, value, kind, order, values):
            need(function.kind == "sequence", "only in sequences")
            need(_address(address) and _same(value.type, kind) and order in ("relaxed", "release"), "address, type or order")
            need([_plain(v.type) for v in values] == [_plain(r) for r in function.results], "results")
        case Fail(reason):
            need(
                reason in ("index", "assertion", "null", "zero", "segment")
                or (reason in ("occupied", "damaged") and function.kind == "sequence"),
                "reason",
            )


def _plain(kind: Type) -> Type:
    return Pointer(kind.target) if isinstance(kind, Pointer) else kind


def _assigned(function: Function) -> None:
    """Every variable has a value on every path that reads it: a forward data-flow analysis to a fixed point."""
    blocks = {b.label: b for b in function.blocks}
    everything = {v for b in function.blocks for n in b.body for v in results_of(n)} | set(function.parameters)
    entry = function.blocks[0].label
    known = {label: set(everything) for label in blocks}
    known[entry] = set(function.parameters)
    changed = True
    while changed:
        changed = False
        for label, block in blocks.items():
            after = known[label] | {v for n in block.body for v in results_of(n)}
            for target in successors(block.end):
                merged = known[target] & after
                if merged != known[target]:
                    known[target], changed = merged, True
    for label, block in blocks.items():
        have = set(known[label])
        for node in [*block.body, block.end]:
            assert node is not None
            for operand in operands(node):
                if isinstance(operand, Var):
                    _need(operand in have, function, f"{label}: {operand} is read at line {node.where.line} without a value")
                else:
                    assert isinstance(operand, Const)
            have |= set(results_of(node))
