"""Transactions: several words of one CPU's memory, changed together, also if the thread dies in between.

A section has one visible store, so several words need a redo journal. Of one Python function four are made:

    record    a sequence: if the journal is not empty, leave and say so. Else run the body, whose stores go into the journal as
              (offset, value), and commit by one store of how many there are. From then on the transaction has happened.
    apply     a sequence: write the journal's entries to where they belong (writing one twice is writing it once), and commit
              by clearing the count and advancing the generation.
    settle    a sequence: as apply, from registers, for whoever has just recorded. It leaves unless it is on the same CPU and the header
              is exactly what `record` has committed: a generation comes once, so then the journal is our own, and not applied.
    driver    a native function: record; settle; apply if settle could not; and if record found the journal occupied (whoever filled it
              was preempted or killed before applying it), apply, and again.

A reader on any CPU looks at the header, takes pending entries for what the words hold, and looks at the header again: if it
is the same, what it read was there all at once (memory/snapshot.py). It never waits: a header that does not change any more is right.

Why settle: apply must do whatever it finds, a loop over checked entries, which costs five times what the writing itself does; and the
words would come back from memory that was written a moment ago. Where `record` gives back too much for registers, apply does it.

Under locks (compiler/llvm_locked.py) all of it is done while the lock is held once: apply, record, apply. So a thread never finds the
journal occupied, except by one that was killed, and two threads cannot make each other start over.
"""

from __future__ import annotations

from typing import Any

from rseq.compiler import journal
from rseq.compiler.frontend.recording import WORD, Recorded, record
from rseq.compiler.ir import (
    Binary,
    Block,
    Branch,
    Call,
    Commit,
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
    Remote,
    Return,
    Store,
    Var,
    Where,
)
from rseq.compiler.tidy import tidy
from rseq.compiler.verify import check
from rseq.language.definition import Definition, Parameter
from rseq.language.status import Status
from rseq.language.types import U32, U64, PerCpuOf, Pointer, Scalar


class Part(Definition):
    """One of the sequences that a transaction is made of; it has no source of its own."""

    def __init__(self, parent: Definition, role: str) -> None:
        # Giving up means that nothing happened, so that only `record` may.
        super().__init__(parent.python, "sequence", parent.max_restarts if role == "record" else None)
        self.parent, self.role, self.handle = parent, role, handle_of(parent)
        self.__dict__["tree"] = parent.tree
        self.__dict__["parameters"] = list(parent.parameters) if role == "record" else [self.handle]
        self.__dict__["results"] = ()

    @property
    def name(self) -> str:
        return f"{self.parent.name}_{self.role}"

    @property
    def qualified_name(self) -> str:
        return f"{self.parent.qualified_name}.{self.role}"

    @property
    def around(self) -> Definition | None:
        """Under locks: what is done before and behind this part while the lock is held."""
        return part_of(self.parent, "apply") if self.role == "record" else None

    def build(self) -> Function:
        if self.role == "apply":
            return apply(self)
        recorded = recorded_by(self.parent)
        return recorded.function if self.role == "record" else settle(self, recorded)


def handle_of(definition: Definition) -> Parameter:
    """The one per-CPU parameter. Raises CompileError."""
    handles = [p for p in definition.parameters if isinstance(p.type, PerCpuOf)]
    if len(handles) != 1:
        raise definition.error(
            definition.tree, f"a transaction is about one per-CPU object, and {definition.name}() takes {len(handles) or 'none'}",
            "put what belongs together into one struct",
        )  # fmt: skip
    return handles[0]


def part_of(definition: Definition, role: str) -> Part:
    """A part of a transaction, made once."""
    parts: dict[str, Part] = definition.__dict__.setdefault("_parts", {})
    if role not in parts:
        parts[role] = Part(definition, role)
    return parts[role]


def recorded_by(definition: Definition) -> Recorded:
    """The first part, built once. Raises CompileError."""
    found: Recorded | None = definition.__dict__.get("_recorded")
    if found is None:
        found = definition.__dict__["_recorded"] = record(part_of(definition, "record"))
        if found.direct:  # what the first part gives back goes to the second
            kinds = found.function.results[: len(found.function.results) - len(definition.results)]
            part_of(definition, "settle").__dict__["parameters"] = [Parameter(f"given{n}", kind) for n, kind in enumerate(kinds)]
    return found


def parts_of(definition: Definition) -> tuple[Part, ...]:
    """record, apply, and settle where there is one. Raises CompileError."""
    roles = ("record", "apply", "settle") if recorded_by(definition).direct else ("record", "apply")
    return tuple(part_of(definition, role) for role in roles)


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
    writing = maker.var("writing", U64)
    entry, place = maker.var("entry", WORD), maker.var("place", WORD)
    first, second = maker.var("first", Pointer(handle.type.item)), maker.var("second", Pointer(handle.type.item))
    low = maker.var("low", U64)
    assert isinstance(cells, Var)
    blocks = [
        Block("entry", [
            Home(home, cells, where),
            Load(header, home, journal.HEADER, "acquire", where),
            Binary(count, "and", header, Const(journal.COUNT_MASK, U64), where),
        ], Branch("eq", count, Const(0, U64), "empty", "some", where)),
        Block("empty", [], Return((), where)),
        # What is in shared memory may be anything: neither more entries than there are, nor words outside of the region, nor
        # rseq's own. Twice: once to look at all of them, and once to write them (and look again: who damages one may do so now).
        Block("some", [
            Remote(first, cells, Const(0, U64), where),
            Remote(second, cells, Const(1, U64), where),
            Distance(limit, second, first, where),
            Binary(limit, "sub", limit, Const(8 + journal.FIRST, U64), where),
            Move(i, Const(0, U64), where),
            Move(writing, Const(0, U64), where),
        ], Branch("gt", count, Const(journal.MOST, U64), "broken", "next", where)),
        Block("next", [
            Element(entry, home, i, journal.ENTRY, journal.ENTRIES, where),
            Load(distance, entry, 0, "relaxed", where),
            Load(value, entry, 8, "relaxed", where),
            Binary(low, "and", distance, Const(7, U64), where),
        ], Branch("ne", low, Const(0, U64), "broken", "aligned", where)),
        Block("aligned", [
            Binary(low, "sub", distance, Const(journal.FIRST, U64), where),
        ], Branch("gt", low, limit, "broken", "sound", where)),
        Block("sound", [], Branch("eq", writing, Const(0, U64), "step", "write", where)),
        Block("write", [
            Element(place, home, distance, 1, 0, where),
            Store(place, 0, value, U64, "relaxed", "staged", where),
        ], Jump("step", where)),
        Block("step", [
            Binary(i, "add", i, Const(1, U64), where),
        ], Branch("lt", i, count, "next", "through", where)),
        Block("through", [], Branch("eq", writing, Const(0, U64), "again", "last", where)),
        Block("again", [
            Move(writing, Const(1, U64), where),
            Move(i, Const(0, U64), where),
        ], Jump("next", where)),
        Block("broken", [], Fail("damaged", where)),
        Block("last", [
            Binary(header, "sub", header, count, where),
            Binary(header, "add", header, Const(journal.GENERATION, U64), where),
        ], Commit(home, journal.HEADER, header, U64, "release", (), where)),
    ]  # fmt: skip
    return check(Function(part.name, "sequence", [cells], (), blocks, where, part.file))


def settle(part: Part, recorded: Recorded) -> Function:
    """The sequence that writes the words from registers, if nothing has come in between."""
    maker = _Maker(part)
    where, handle = maker.where, part.handle
    assert isinstance(handle.type, PerCpuOf)
    index, header, now = (maker.var(n, U64) for n in ("index", "header", "now"))
    home, copy = maker.var("home", WORD), maker.var("copy", Pointer(handle.type.item))
    values = [maker.var(f"value{n}", kind) for n, kind in enumerate(recorded.words)]
    addresses = {n: maker.var(f"place{n}", WORD) for n, offset in enumerate(recorded.places) if offset is None}
    parameters = [header, index, home, copy, *values, *addresses.values()]

    def write(n: int) -> Store:
        offset = recorded.places[n]
        at: Operand = addresses[n] if offset is None else copy
        return Store(at, offset or 0, values[n], recorded.words[n], "relaxed", "staged", where)

    blocks = [
        Block("entry", [Load(now, home, journal.HEADER, "acquire", where)], Branch("ne", header, now, "changed", "write0", where)),
        Block("changed", [], Fail("occupied", where)),
    ]  # fmt: skip
    body: list[Any] = [write(n) for n in range(recorded.least)]
    count = maker.var("count", U64)
    if recorded.least < len(values):
        body.append(Binary(count, "and", header, Const(journal.COUNT_MASK, U64), where))
    for n in range(recorded.least, len(values)):
        blocks.append(
            Block(f"write{n - recorded.least}", body, Branch("le", count, Const(n, U64), "last", f"write{n - recorded.least + 1}", where))
        )
        body = [write(n)]
    blocks.append(Block(f"write{len(values) - recorded.least}", body, Jump("last", where)))
    emptied = maker.var("emptied", U64)
    change: list[Any] = [Binary(emptied, "add", header, Const(journal.GENERATION - recorded.least, U64), where)]
    if recorded.least < len(values):
        change = [Binary(emptied, "sub", header, count, where), Binary(emptied, "add", emptied, Const(journal.GENERATION, U64), where)]
    blocks.append(Block("last", change, Commit(home, journal.HEADER, emptied, U64, "release", (), where)))
    made = Function(part.name, "sequence", parameters, (), blocks, where, part.file)
    made.stays_on = (index, "cid" if handle.type.index == "cid" else "cpu")
    return check(tidy(check(made)))


def driver(definition: Definition) -> Function:
    """What is called: record and settle; and if that does not do it, apply, and again."""
    recorded = recorded_by(definition)
    maker = _Maker(definition)
    where = maker.where
    parameters = [maker.var(p.name, p.type) for p in definition.parameters]  # type: ignore[arg-type]
    handle = parameters[[isinstance(p.type, PerCpuOf) for p in definition.parameters].index(True)]
    outcome, second = maker.var("outcome", U32), maker.var("second", U32)
    given = [maker.var(f"given{n}", kind) for n, kind in enumerate(recorded.function.results)]
    results = given[len(given) - len(definition.results) :]
    recording = Call(tuple(given), part_of(definition, "record"), tuple(parameters), where, outcome)
    applying = Call((), part_of(definition, "apply"), (handle,), where, rare=True)
    done, settled, occupied = (Const(int(s), U32) for s in (Status.DONE, Status.SETTLED, Status.OCCUPIED))
    blocks = [
        Block("entry", [], Jump("again", where)),
        Block("again", [recording], Branch("eq", outcome, done, "recorded", "odd", where)),
        Block("odd", [], Branch("eq", outcome, occupied, "help", "done", where)),
        Block("help", [applying], Jump("again", where)),
        Block("recorded", [], Branch("eq", given[0], Const(0, U64), "done", "settle", where)),
        Block("settle", [], Jump("apply", where)),
        Block("apply", [applying], Jump("done", where)),
        Block("done", [], Return(tuple(results), where)),
    ]
    if not recorded.may_do_nothing:
        blocks[4].end = Jump("settle", where)
    if recorded.direct:
        words = given[: len(given) - len(definition.results)]
        call = Call((), part_of(definition, "settle"), tuple(words), where, second)
        blocks[5] = Block("settle", [call], Branch("eq", second, done, "done", "apply", where))
    assert settled.value not in (done.value, occupied.value), "what is settled under locks is done"
    made = Function(definition.name, "native", parameters, definition.results, blocks, where, definition.file, definition.doc)
    return check(tidy(check(made)))
