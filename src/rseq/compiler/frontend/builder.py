"""The mechanics of building a control-flow graph: blocks, variables, states at joins, errors.

Nothing here knows a Python construct; the layers above it do, each one file:

    Builder -> References -> Places -> Expressions -> Conditions -> Calls -> Statements

A label may be jumped to before it is started. `jump` and `branch` remember the state on every edge, and
`start` joins them, which is all the data flow analysis there is: one forward pass, as the source is read.
"""

from __future__ import annotations

import ast
import dataclasses
from typing import NoReturn

from rseq.compiler.frontend.state import Frame, State
from rseq.compiler.ir import (
    Block,
    Branch,
    CompareOp,
    Fail,
    Instruction,
    Jump,
    Operand,
    Terminator,
    Var,
    Where,
    results_of,
)
from rseq.language.definition import Definition
from rseq.language.errors import CompileError
from rseq.language.errors import Place as SourcePlace
from rseq.language.types import PerCpuOf, Pointer, Scalar, StructType


class Builder:
    def __init__(self, definition: Definition) -> None:
        self.kind = definition.kind
        self.frame = Frame(definition)
        self.blocks: list[Block] = []
        self.current: Block | None = None
        self.state = State()
        self._edges: dict[str, list[State]] = {}
        self.fields: dict[int, tuple[StructType, str]] = {}
        """By the identity of an expression such as `here.count`: the field that it names."""
        self.written: dict[tuple[StructType, str], SourcePlace] = {}
        """Fields that are stored to (mixing.py)."""
        self._labels = 0
        self._vars = 0

    # Variables

    def var(self, name: str, kind: Scalar | PerCpuOf) -> Var:
        if isinstance(kind, Pointer) and kind.optional:
            kind = Pointer(kind.target)
        self._vars += 1
        return Var(name, kind, self._vars)

    def temporary(self, kind: Scalar) -> Var:
        return self.var("t", kind)

    # Blocks

    def begin(self, assigned: frozenset[Var], not_null: frozenset[Var]) -> None:
        """The entry, where the parameters have their values."""
        self.state = State(assigned, not_null)
        self.current = Block("entry")
        self.blocks.append(self.current)

    def label(self, hint: str) -> str:
        self._labels += 1
        return f"{hint}{self._labels}"

    def start(self, label: str) -> None:
        """Continue at `label`, with what holds on every edge that leads there; unreachable if there is none."""
        if self.current is not None:
            self.jump(label)
        edges = self._edges.get(label)
        if not edges:
            self.current = None
            return
        self.state = edges[0]
        for edge in edges[1:]:
            self.state = self.state.join(edge)
        self.current = Block(label)
        self.blocks.append(self.current)

    def start_loop(self, label: str, changed: set[Var]) -> None:
        """As `start`, for a label that will be jumped back to: what the loop may change is not known here."""
        self.start(label)
        inside = frozenset(known for known in self.state.inside if known[1] not in changed)
        self.state = dataclasses.replace(self.state, not_null=self.state.not_null - changed, inside=inside)

    def emit(self, node: Instruction) -> None:
        if self.current is None:
            return
        self.current.body.append(node)
        for var in results_of(node):
            self.wrote(var)

    def wrote(self, var: Var) -> None:
        """A variable has a new value, of which nothing is known."""
        inside = frozenset(known for known in self.state.inside if known[1] is not var)
        self.state = dataclasses.replace(
            self.state, assigned=self.state.assigned | {var}, not_null=self.state.not_null - {var}, inside=inside
        )

    def known(self, var: Operand) -> Operand:
        """Record that a pointer is not None here."""
        if isinstance(var, Var):
            self.state = dataclasses.replace(self.state, not_null=self.state.not_null | {var})
        return var

    def finish(self, end: Terminator) -> None:
        if self.current is not None:
            self.current.end = end
            self.current = None

    def jump(self, label: str, node: ast.AST | None = None) -> None:
        if self.current is not None:
            self._edges.setdefault(label, []).append(self.state)
            self.finish(Jump(label, self.where(node)))

    def branch(
        self,
        op: CompareOp,
        left: Operand,
        right: Operand,
        then: str,
        otherwise: str,
        node: ast.AST,
        then_known: Operand | None = None,
        otherwise_known: Operand | None = None,
    ) -> None:
        """End the block on a comparison; a pointer may become known not to be None on one side."""
        if self.current is None:
            return
        for label, known in ((then, then_known), (otherwise, otherwise_known)):
            state = self.state
            if isinstance(known, Var):
                state = dataclasses.replace(state, not_null=state.not_null | {known})
            self._edges.setdefault(label, []).append(state)
        self.finish(Branch(op, left, right, then, otherwise, self.where(node)))

    def fail_unless(self, op: CompareOp, left: Operand, right: Operand, reason: str, node: ast.AST, known: Operand | None = None) -> None:
        """Leave with a failure unless the comparison holds."""
        good, bad = self.label("ok"), self.label("fail")
        self.branch(op, left, right, good, bad, node, then_known=known)
        self.fail_at(bad, reason, node)
        self.start(good)

    def fail_at(self, label: str, reason: str, node: ast.AST) -> None:
        """Make `label` a block that leaves with a failure."""
        self.start(label)
        self.finish(Fail(reason, self.where(node)))  # type: ignore[arg-type]

    # Places in the source

    def where(self, node: ast.AST | None) -> Where:
        definition = self.frame.definition
        if node is None or not hasattr(node, "lineno"):
            return Where(definition.tree.lineno, 0, file=definition.file)
        return Where(
            node.lineno,
            getattr(node, "col_offset", 0),
            getattr(node, "end_lineno", 0) or 0,
            getattr(node, "end_col_offset", 0) or 0,
            definition.file,
        )

    def error(self, node: ast.AST, message: str, help: str = "", also: list[SourcePlace] | None = None, label: str = "") -> NoReturn:
        """Refuse, showing the place, then the places it conflicts with, then how we got here when inlined."""
        places = [self.frame.definition.place(node, label), *(also or [])]
        frame = self.frame
        while frame.parent is not None and frame.call is not None:
            places.append(frame.parent.definition.place(frame.call, "called from here"))
            frame = frame.parent
        raise CompileError(message, places, help)
