"""Transactions: several words of one CPU's memory, changed together, also if the thread dies in between.

A section has one visible store, so several words need a redo journal. Of one Python function three are made:

    record    a sequence: if the journal is not empty, leave and say so. Else run the body, whose stores go into the journal as
              (offset, value), and commit by one store of how many there are. From then on the transaction has happened.
    apply     a sequence: write the journal's entries to where they belong (writing one twice is writing it once), and commit
              by clearing the count and advancing the generation.
    driver    a native function: record; apply; and if record found the journal occupied (whoever filled it was preempted or killed
              before applying it), again.

A reader on any CPU looks at the header, takes pending entries for what the words hold, and looks at the header again: if it
is the same, what it read was there all at once (memory/snapshot.py). It never waits: a header that does not change any more is right.

The rules beyond those of sequences: the body writes 8-byte words of the copy it got from `.here()`, at most 14 on any path, not
in loops; and it does not read what it may have written, since the words themselves still hold what was there before.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from rseq.compiler import journal
from rseq.compiler.frontend.state import Place
from rseq.compiler.frontend.statements import Statements
from rseq.compiler.ir import (
    Binary,
    Block,
    Branch,
    Call,
    Commit,
    Compare,
    Const,
    Distance,
    Element,
    Fail,
    Function,
    Home,
    Jump,
    Load,
    Move,
    Operand,
    Order,
    Remote,
    Return,
    Store,
    Var,
    Where,
    successors,
)
from rseq.compiler.tidy import tidy
from rseq.compiler.verify import check
from rseq.language.definition import Definition, Parameter
from rseq.language.errors import CompileError
from rseq.language.types import BOOL, U64, PerCpuOf, Pointer, Scalar

WORD = Pointer(U64)


class Part(Definition):
    """One of the sequences that a transaction is made of; it has no source of its own."""

    def __init__(self, parent: Definition, role: str) -> None:
        # Giving up means that nothing happened, so that only `record` may.
        super().__init__(parent.python, "sequence", parent.max_restarts if role == "record" else None)
        self.parent, self.role = parent, role
        self.__dict__["tree"] = parent.tree
        handle = handle_of(parent)
        self.__dict__["parameters"] = list(parent.parameters) if role == "record" else [handle]
        self.__dict__["results"] = (U64, *parent.results) if role == "record" else ()

    @property
    def name(self) -> str:
        return f"{self.parent.name}_{self.role}"

    @property
    def qualified_name(self) -> str:
        return f"{self.parent.qualified_name}.{self.role}"

    def build(self) -> Function:
        return record(self) if self.role == "record" else apply(self)


def handle_of(definition: Definition) -> Parameter:
    """The one per-CPU parameter. Raises CompileError."""
    handles = [p for p in definition.parameters if isinstance(p.type, PerCpuOf)]
    if len(handles) != 1:
        raise definition.error(
            definition.tree, f"a transaction is about one per-CPU object, and {definition.name}() takes {len(handles) or 'none'}",
            "put what belongs together into one struct",
        )  # fmt: skip
    return handles[0]


def parts_of(definition: Definition) -> tuple[Part, Part]:
    """(record, apply) of a transaction, made once."""
    found: tuple[Part, Part] | None = definition.__dict__.get("_parts")
    if found is None:
        found = definition.__dict__["_parts"] = (Part(definition, "record"), Part(definition, "apply"))
    return found


@dataclass(frozen=True, slots=True)
class Extent:
    """Bytes of this CPU's copy: where a pointer leads to, at `low` exactly, or somewhere in it."""

    low: int
    high: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Access:
    """A load or store, the number of instructions before it in its block, and what it is of: None for anything."""

    block: Block
    number: int
    extent: Extent | None
    node: ast.AST
    definition: Definition


class Recording(Statements):
    """The body of a transaction: its stores become entries of the journal."""

    def __init__(self, definition: Definition, home: Var, entries: Var) -> None:
        super().__init__(definition)
        self.kind = "sequence"
        self.home, self.entries = home, entries
        self.extents: dict[Var, Extent] = {}
        """For pointers into this CPU's copy: what of it they may lead to."""
        self.elsewhere: set[Var] = set()
        """Variables that were a pointer to something else."""
        self.loads: list[Access] = []
        self.stores: list[Access] = []

    # Where pointers lead

    def _here(self, handle: Var, node: ast.Call) -> Operand:
        pointer = super()._here(handle, node)
        assert isinstance(pointer, Var)
        assert isinstance(handle.type, PerCpuOf)
        self.extents[pointer] = Extent(0, handle.type.item.size, True)
        return pointer

    def _element(self, base: Place, node: ast.Subscript) -> Place:
        place = super()._element(base, node)
        known = self._extent(base)
        if known is not None and isinstance(place.address, Var) and place.address is not base.address:
            self.extents[place.address] = Extent(known.low, known.high, False)
        return place

    def address(self, place: Place, node: ast.AST) -> Operand:
        result = super().address(place, node)
        known = self._extent(place)
        if known is not None and isinstance(result, Var) and result is not place.address:
            self.extents[result] = known
        return result

    def assign_name(self, target: ast.Name, value: Operand, node: ast.AST) -> None:
        known = self.extents.get(value) if isinstance(value, Var) and self.frame.parent is None else None
        super().assign_name(target, value, node)
        variable = self.frame.names.get(target.id)
        if not isinstance(variable, Var) or not isinstance(variable.type, Pointer):
            return
        before = self.extents.get(variable)
        if (before is not None and before != known) or (known is not None and variable in self.elsewhere):
            self.error(
                node, f"{target.id} points into the copy of this CPU at one time, and at something else at another",
                "use a variable for each",
            )  # fmt: skip
        if known is not None:
            self.extents[variable] = known
        else:
            self.elsewhere.add(variable)

    def _extent(self, place: Place) -> Extent | None:
        """What of this CPU's copy a place may be, if it is in it."""
        known = self.extents.get(place.address) if isinstance(place.address, Var) else None
        if known is None or not known.exact:
            return known
        return Extent(known.low + place.offset, known.low + place.offset + place.type.size, True)

    # Loads and stores

    def _access(self, place: Place, node: ast.AST) -> Access:
        assert self.current is not None
        return Access(self.current, len(self.current.body), self._extent(place), node, self.frame.definition)

    def load(self, place: Place, node: ast.AST, order: Order = "relaxed") -> Var:
        if self.current is not None:
            self.loads.append(self._access(place, node))
        return super().load(place, node, order)

    def _store(self, place: Place, value: Operand, node: ast.AST, order: Order) -> None:
        if self.current is None:
            return
        if self.frame.definition.kind == "sequence" or self.frame.parent is not None:
            self.error(
                node, f"{self.frame.definition.name}() stores, and a transaction writes only in its own body",
                "let it return what to write",
            )  # fmt: skip
        kind = place.type
        if kind.size != 8:
            self.error(
                node, f"a transaction writes 8-byte words, and this is {kind.name}", "give the field a type of 64 bits: u64, i64 or f64"
            )
        if isinstance(kind, Pointer):
            self.error(node, "a transaction cannot write a pointer: an address is not the same in every process", "write an index instead")
        if self._extent(place) is None:
            self.error(
                node,
                "a transaction writes only into the copy of this CPU",
                f"write fields of what `.here()` gives, not {ast.unparse(_target(node))}",
            )
        where = self.where(node)
        self.stores.append(self._access(place, node))
        address: Operand = self.address(place, node)
        distance, entry = self.temporary(U64), self.temporary(WORD)
        self.emit(Distance(distance, address, self.home, where))
        self.emit(Element(entry, self.home, self.entries, journal.ENTRY, journal.ENTRIES, where))
        self.emit(Store(entry, 0, distance, U64, "relaxed", "staged", where))
        self.emit(Store(entry, 8, value, kind, "relaxed", "staged", where))  # type: ignore[arg-type]
        self.emit(Binary(self.entries, "add", self.entries, Const(1, U64), where))

    def _with(self, node: ast.With) -> None:
        self.error(node, "rseq.staging() is only in sequences: in a transaction every store is part of it", "store directly")

    # Leaving

    def leave(self, values: tuple[Operand, ...], node: ast.AST) -> None:
        if self.frame.parent is not None:
            super().leave(values, node)
            return
        if self.current is None:
            return
        where = self.where(node)
        done = (Const(0, U64), *values)
        if not self.stores:
            self.finish(Return(done, where))
            return
        nothing, something = self.label("nothing"), self.label("something")
        self.branch("eq", self.entries, Const(0, U64), nothing, something, node)
        self.start(nothing)
        self.finish(Return(done, where))
        self.start(something)
        header = self.temporary(U64)
        self.emit(Load(header, self.home, journal.HEADER, "relaxed", where))
        self.emit(Binary(header, "add", header, self.entries, where))
        self.finish(Commit(self.home, journal.HEADER, header, U64, "release", done, where))


def _target(node: ast.AST) -> ast.AST:
    found: Any = getattr(node, "target", None) or (getattr(node, "targets", None) or [node])[0]
    return found if isinstance(found, ast.AST) else node


def record(part: Part) -> Function:
    """The sequence that notes what is to be written."""
    definition = part.parent
    handle = handle_of(definition)
    home, entries = Var("home", WORD, 900_001), Var("entries", U64, 900_002)
    builder = Recording(definition, home, entries)
    frame = builder.frame
    frame.locals = builder.locals_of(definition)
    parameters = []
    for parameter in definition.parameters:
        var = builder.var(parameter.name, parameter.type)  # type: ignore[arg-type]
        parameters.append(var)
        builder.elsewhere.add(var)
        frame.names[parameter.name] = var
    not_null = {v for v, p in zip(parameters, definition.parameters, strict=True) if isinstance(p.type, Pointer) and not p.type.optional}
    builder.begin(frozenset(parameters), frozenset(not_null))
    where = builder.where(definition.tree)
    handle_var = frame.names[handle.name]
    assert isinstance(handle_var, Var)
    header, pending = builder.temporary(U64), builder.temporary(U64)
    builder.emit(Home(home, handle_var, where))
    # Acquire: what follows is not seen before what emptied the journal. (Here and in `apply` on the same CPU's own words,
    # which matters where stores may pass a store-release that is before them: on aarch64.)
    builder.emit(Load(header, home, journal.HEADER, "acquire", where))
    builder.emit(Binary(pending, "and", header, Const(journal.COUNT_MASK, U64), where))
    occupied, free = builder.label("occupied"), builder.label("free")
    builder.branch("ne", pending, Const(0, U64), occupied, free, definition.tree)
    builder.start(occupied)
    nothing = tuple(Const(0.0 if r.name == "f64" else 0, r) for r in definition.results)
    builder.finish(Return((Const(1, U64), *nothing), where))
    builder.start(free)
    builder.emit(Move(entries, Const(0, U64), where))
    builder.function_body(definition)
    if not builder.stores:
        raise definition.error(definition.tree, f"{definition.name}() writes nothing, so it is no transaction", "make it a sequence")
    _check_order(builder)
    function = Function(
        part.name, "sequence", parameters, part.results, builder.blocks, where, definition.file, definition.doc, definition.max_restarts
    )
    definition.settle()
    return check(tidy(check(function)))


def _check_order(builder: Recording) -> None:
    """No store in a loop, at most 14 on any path, and no load of what may have been stored before. Raises CompileError."""
    definition = builder.frame.definition
    blocks = {b.label: b for b in builder.blocks}
    following = {b.label: [s for s in successors(b.end) if s in blocks] for b in builder.blocks}
    reached = {one.block.label: _reached(one.block.label, following) for one in builder.stores}
    for one in builder.stores:
        if one.block.label in reached[one.block.label]:
            raise definition.error(one.node, "a transaction cannot write in a loop", "write each word in a statement of its own")
    for load in builder.loads:
        for store in builder.stores:
            after = load.number >= store.number if load.block is store.block else load.block.label in reached[store.block.label]
            if after and _overlap(load.extent, store.extent):
                places = [load.definition.place(load.node), definition.place(store.node, "written here")]
                raise CompileError(
                    "this may read a word that the transaction has written, and what it wrote is not there yet", places,
                    "read it before, and keep it in a variable",
                )  # fmt: skip
    counts = dict.fromkeys(blocks, 0)
    for one in builder.stores:
        counts[one.block.label] += 1
    longest: dict[str, int] = {}
    # Blocks that store are in no loop: so the longest path from one of them leads over those it reaches.
    for label in sorted(reached, key=lambda label: len(reached[label] & reached.keys())):
        longest[label] = counts[label] + max((longest[r] for r in reached[label] if r in longest), default=0)
    total = max(longest.values())
    if total > journal.MOST:
        raise definition.error(
            builder.stores[-1].node, f"{definition.name}() writes up to {total} words, and a transaction has room for {journal.MOST}",
            "split it, or keep less in it",
        )  # fmt: skip


def _reached(start: str, following: dict[str, list[str]]) -> set[str]:
    """The blocks that come after one; itself only if it is in a loop."""
    found: set[str] = set()
    todo = list(following[start])
    while todo:
        label = todo.pop()
        if label not in found:
            found.add(label)
            todo += following[label]
    return found


def _overlap(one: Extent | None, other: Extent | None) -> bool:
    return one is None or other is None or (one.low < other.high and other.low < one.high)


class _Maker:
    """Variables and places for a function that is written down here instead of by a user."""

    def __init__(self, definition: Definition) -> None:
        self.where = Where(definition.tree.lineno, 0, file=definition.file)
        self.numbers = 0

    def var(self, name: str, kind: Scalar | PerCpuOf) -> Var:
        self.numbers += 1
        return Var(name, Pointer(kind.target) if isinstance(kind, Pointer) else kind, self.numbers)


def apply(part: Part) -> Function:
    """The sequence that writes a full journal's words to where they belong, and empties it."""
    maker = _Maker(part)
    where, handle = maker.where, part.parameters[0]
    assert isinstance(handle.type, PerCpuOf)
    cells, home = maker.var(handle.name, handle.type), maker.var("home", WORD)
    header, count, i, distance, value, limit = (maker.var(n, U64) for n in ("header", "count", "i", "offset", "value", "limit"))
    entry, place = maker.var("entry", WORD), maker.var("place", WORD)
    first, second = maker.var("first", Pointer(handle.type.item)), maker.var("second", Pointer(handle.type.item))
    sound = maker.var("sound", BOOL)
    assert isinstance(cells, Var)
    blocks = [
        Block("entry", [
            Home(home, cells, where),
            Load(header, home, journal.HEADER, "acquire", where),
            Binary(count, "and", header, Const(journal.COUNT_MASK, U64), where),
        ], Branch("eq", count, Const(0, U64), "empty", "some", where)),
        Block("empty", [], Return((), where)),
        # What is in shared memory may be anything: neither more entries than there are, nor words outside of the region.
        Block("some", [
            Remote(first, cells, Const(0, U64), where),
            Remote(second, cells, Const(1, U64), where),
            Distance(limit, second, first, where),
            Binary(limit, "sub", limit, Const(8, U64), where),
            Move(i, Const(0, U64), where),
        ], Branch("gt", count, Const(journal.MOST, U64), "broken", "next", where)),
        Block("next", [
            Element(entry, home, i, journal.ENTRY, journal.ENTRIES, where),
            Load(distance, entry, 0, "relaxed", where),
            Load(value, entry, 8, "relaxed", where),
            Compare(sound, "le", distance, limit, where),
        ], Branch("eq", sound, Const(0, BOOL), "broken", "write", where)),
        Block("write", [
            Element(place, home, distance, 1, 0, where),
            Store(place, 0, value, U64, "relaxed", "staged", where),
            Binary(i, "add", i, Const(1, U64), where),
        ], Branch("lt", i, count, "next", "last", where)),
        Block("broken", [], Fail("index", where)),
        Block("last", [
            Binary(header, "sub", header, count, where),
            Binary(header, "add", header, Const(journal.GENERATION, U64), where),
        ], Commit(home, journal.HEADER, header, U64, "release", (), where)),
    ]  # fmt: skip
    return check(Function(part.name, "sequence", [cells], (), blocks, where, part.file))


def driver(definition: Definition) -> Function:
    """What is called: record, apply, and again if somebody else's journal had to be applied first."""
    recording, applying = parts_of(definition)
    maker = _Maker(definition)
    where = maker.where
    parameters = [maker.var(p.name, p.type) for p in definition.parameters]  # type: ignore[arg-type]
    handle = parameters[[isinstance(p.type, PerCpuOf) for p in definition.parameters].index(True)]
    pending = maker.var("pending", U64)
    results = tuple(maker.var(f"result{n}", kind) for n, kind in enumerate(definition.results))
    calls: list[Any] = [Call((pending, *results), recording, tuple(parameters), where), Call((), applying, (handle,), where)]
    blocks = [
        Block("entry", [], Jump("again", where)),
        Block("again", calls, Branch("eq", pending, Const(0, U64), "done", "again", where)),
        Block("done", [], Return(results, where)),
    ]
    return check(Function(definition.name, "native", parameters, definition.results, blocks, where, definition.file, definition.doc))
