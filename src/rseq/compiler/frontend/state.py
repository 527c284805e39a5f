"""What the front end knows at one point of the program, and the frames of functions being built.

`State` is what holds on every path that reaches a point: which variables have a value, which pointers are
not None, and whether the sequence has committed. At a join only what holds on both sides survives.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from rseq.compiler.ir import Operand, Order, Var
from rseq.language.definition import Definition
from rseq.language.types import ArrayOf, Scalar, StructType, Type


@dataclass(frozen=True, slots=True)
class Place:
    """A typed location in memory: `address + offset` holds one `type`."""

    address: Operand
    offset: int
    type: Type


@dataclass(frozen=True, slots=True)
class Pending:
    """The commit of this path: evaluated, to be stored as the very last step."""

    place: Place
    kind: Scalar
    value: Operand
    order: Order
    node: ast.AST
    definition: Definition


@dataclass(frozen=True, slots=True)
class State:
    assigned: frozenset[Var] = frozenset()
    not_null: frozenset[Var] = frozenset()
    commit: Pending | None = None
    inside: frozenset[tuple[Var, Var]] = frozenset()
    """(handle, pointer): the pointer leads into the handle's segment, or is None (references.py)."""

    def join(self, other: State) -> State:
        commit = self.commit if self.commit is other.commit else (self.commit or other.commit)
        return State(self.assigned & other.assigned, self.not_null & other.not_null, commit, self.inside & other.inside)


@dataclass(slots=True)
class Loop:
    """Where `break` and `continue` go."""

    node: ast.For | ast.While
    next_label: str
    exit_label: str


@dataclass(slots=True)
class Rest:
    """A statement list being built, and how far: what follows a statement is `body[index + 1:]` and outwards."""

    body: list[ast.stmt]
    index: int = 0
    loop: Loop | None = None


@dataclass(slots=True)
class Frame:
    """One function being built: the outermost, or one that is inlined into it."""

    definition: Definition
    names: dict[str, Operand] = field(default_factory=dict)
    locals: frozenset[str] = frozenset()
    parent: Frame | None = None
    call: ast.AST | None = None
    rest: list[Rest] = field(default_factory=list)
    staging: bool = False
    # Inlined functions only: where a return without a commit goes, with the values in these variables …
    results: tuple[Var, ...] = ()
    exit_label: str = ""
    # … and how the caller goes on, in after-commit mode, when the callee has committed.
    after_commit: Callable[[tuple[Operand, ...]], None] | None = None

    def chain(self) -> list[Definition]:
        frame: Frame | None = self
        found = []
        while frame is not None:
            found.append(frame.definition)
            frame = frame.parent
        return found


Aggregate = StructType | ArrayOf
