"""The first part of a transaction: its body, with the journal's entries in the place of its stores.

The body is built as that of a sequence is, and its stores are only noted. When it is complete, it is known how many entries
there are before each of them. Where that is one number on every path (and it mostly is), an entry has a fixed place in the journal,
and how many there are is a constant; otherwise the section counts. The entries are then put where the stores were noted.

With fixed places, a section that writes few words is *direct*: it gives back the values, so that the words can be
written from registers (transactions.py, `settle`) instead of from the journal.

The rules beyond those of sequences: the body writes 8-byte words of the copy it got from `.here()`, at most 14 on any path, not
in loops; and it does not read what it may have written, since the words themselves still hold what was there before.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rseq.compiler import journal
from rseq.compiler.frontend import mixing
from rseq.compiler.frontend.state import Place
from rseq.compiler.frontend.statements import Statements
from rseq.compiler.ir import (
    Binary,
    Block,
    Branch,
    Commit,
    Const,
    Convert,
    CpuIndex,
    Distance,
    Element,
    Fail,
    Function,
    Here,
    Home,
    Instruction,
    Load,
    Move,
    Offset,
    Operand,
    Order,
    Return,
    Store,
    Var,
    Where,
    successors,
)
from rseq.compiler.tidy import tidy
from rseq.compiler.verify import check
from rseq.language.definition import Definition
from rseq.language.errors import CompileError
from rseq.language.types import U8, U64, Float, PerCpuOf, Pointer, Scalar

if TYPE_CHECKING:
    from rseq.compiler.frontend.transactions import Part

WORD = Pointer(U64)
DIRECT = 4
"""So many integer registers a direct section may need for values, addresses and the user's results: it gives all back at once."""


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


@dataclass(frozen=True, slots=True)
class Written(Access):
    """A store that becomes an entry: of `value` at `address`, which is None if the extent says it."""

    address: Operand | None
    value: Operand
    kind: Scalar
    where: Where


@dataclass(slots=True)
class Recorded:
    """What `record` gives back, besides the user's results, and what is known of it."""

    function: Function
    words: list[Scalar] = field(default_factory=list)
    """Direct: the types of the values, in the order of the entries."""
    places: list[int | None] = field(default_factory=list)
    """Direct: where each belongs, in bytes from the copy's start; None where an address is given back."""
    least: int = 0
    """Direct: how many there are at least when there are some."""
    may_do_nothing: bool = False
    """Whether it may leave without having noted anything: the header that it gives back is 0 then."""

    @property
    def direct(self) -> bool:
        return bool(self.words)


class Recording(Statements):
    """The body of a transaction: its stores are noted, and so is where it ends."""

    def __init__(self, definition: Definition, home: Var, copy: Var) -> None:
        super().__init__(definition)
        self.kind = "sequence"
        self.home, self.own = home, copy
        assert isinstance(copy.type, Pointer)
        self.extents: dict[Var, Extent] = {copy: Extent(0, copy.type.target.size, True)}
        """For pointers into this CPU's copy: what of it they may lead to."""
        self.elsewhere: set[Var] = set()
        """Variables that were a pointer to something else."""
        self.loads: list[Access] = []
        self.stores: list[Written] = []
        self.ends: list[tuple[Block, tuple[Operand, ...], Where]] = []

    # Where pointers lead

    def _here(self, handle: Var, node: ast.Call) -> Operand:
        self.arguments(node, 0)
        return self.known(self.within(handle, self.own))

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

    def load(self, place: Place, node: ast.AST, order: Order = "relaxed") -> Var:
        if self.current is not None:
            self.loads.append(Access(self.current, len(self.current.body), self._extent(place), node, self.frame.definition))
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
            self.error(node, "a transaction cannot write a pointer: an address is not the same in every process", "make the field a Ref")
        known = self._extent(place)
        if known is None:
            self.error(
                node,
                "a transaction writes only into the copy of this CPU",
                f"write fields of what `.here()` gives, not {ast.unparse(_target(node))}",
            )
        mixing.note(self, node)
        address = None if known.exact else self.address(place, node)
        self.stores.append(
            Written(
                self.current, len(self.current.body), known, node, self.frame.definition, address, value, kind, self.where(node)  # type: ignore[arg-type]
            )
        )  # fmt: skip

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
        self.ends.append((self.current, values, where))
        self.finish(Return(values, where))  # how it really ends is known later: _Filling


def _target(node: ast.AST) -> ast.AST:
    found: Any = getattr(node, "target", None) or (getattr(node, "targets", None) or [node])[0]
    return found if isinstance(found, ast.AST) else node


def record(part: Part) -> Recorded:
    """The sequence that notes what is to be written. Raises CompileError."""
    definition, handle = part.parent, part.handle
    assert isinstance(handle.type, PerCpuOf)
    home, copy = Var("home", WORD, 900_001), Var("copy", Pointer(handle.type.item), 900_002)
    builder = Recording(definition, home, copy)
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
    pending, header = builder.temporary(U8), builder.temporary(U64)
    builder.emit(Home(home, handle_var, where))
    # Acquire: what follows is not seen before what emptied the journal. (Here and in the other parts on the same CPU's own words,
    # which matters where stores may pass a store-release that is before them: on aarch64.)
    builder.emit(Load(header, home, journal.HEADER, "acquire", where))
    builder.emit(Convert(pending, header, where))
    occupied, free = builder.label("occupied"), builder.label("free")
    builder.branch("ne", pending, Const(0, U8), occupied, free, definition.tree)
    builder.start(occupied)
    builder.finish(Fail("occupied", where))
    builder.start(free)
    assert builder.current is not None
    first = builder.current
    builder.emit(Here(copy, handle_var, where))
    builder.function_body(definition)
    if not builder.stores:
        raise definition.error(definition.tree, f"{definition.name}() writes nothing, so it is no transaction", "make it a sequence")
    _check_order(builder)
    mixing.claim(builder, definition, "transaction")
    made = _Filling(builder, header, handle_var, first).fill()
    part.__dict__["results"] = made.function.results
    made.function.name, made.function.parameters, made.function.max_restarts = part.name, parameters, definition.max_restarts
    made.function.where, made.function.file, made.function.doc = where, definition.file, definition.doc
    definition.settle()
    made.function = check(tidy(check(made.function)))
    return made


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


class _Filling:
    """Puts the entries where the stores were noted, and the commits where the body ends."""

    def __init__(self, builder: Recording, header: Var, handle: Var, first: Block) -> None:
        self.builder, self.header, self.handle, self.first = builder, header, handle, first
        self.home, self.own = builder.home, builder.own
        self.entries, self.shift = builder.var("entries", U64), builder.var("shift", U64)
        self.index = builder.var("index", U64)
        before = _counts(builder)
        self.numbers: dict[int, int] | None = {}
        """By store: its place in the journal; None if that depends on the path."""
        seen: dict[str, int] = {}
        for place, one in enumerate(builder.stores):
            label = one.block.label
            if len(before[label]) > 1:
                self.numbers = None
                break
            self.numbers[place] = next(iter(before[label])) + seen.get(label, 0)
            seen[label] = seen.get(label, 0) + 1
        self.totals: list[int] = []
        """By end: how many entries there are, where the places are fixed."""
        for block, _, _ in builder.ends:
            if len(before[block.label]) > 1:
                self.numbers = None
            self.totals.append(max(before[block.label]) + seen.get(block.label, 0))
        self.values: list[Var] = []
        self.addresses: list[Var | int] = []
        """By place: the variable with the address, or how far from the copy's start it always is."""

    def fill(self) -> Recorded:
        """The function, without its name."""
        builder, numbers = self.builder, self.numbers
        results = builder.frame.definition.results
        direct = numbers is not None and self._direct(numbers)
        for place in reversed(range(len(builder.stores))):
            one = builder.stores[place]
            one.block.body[one.number : one.number] = self._entry(one, None if numbers is None else numbers[place], direct)
        beginning: list[Instruction] = []
        where = builder.where(None)
        if any(one.extent is not None and one.extent.exact for one in builder.stores):
            beginning.append(Distance(self.shift, self.own, self.home, where))
        if numbers is None:
            beginning.append(Move(self.entries, Const(0, U64), where))
        if direct:
            beginning.append(CpuIndex(self.index, where, self.handle))
        self.first.body[1:1] = beginning  # behind the copy's address
        for number, (block, values, end_where) in enumerate(builder.ends):
            self._end(block, values, end_where, None if numbers is None else self.totals[number], direct)
        kinds: list[Scalar] = [U64]
        if direct:
            kinds += [U64, WORD, _pointer(self.own), *(_scalar(v) for v in self.values)]
            kinds += [WORD for a in self.addresses if isinstance(a, Var)]
        function = Function("", "sequence", [], (*kinds, *results), builder.blocks, where)
        least = min((t for t in self.totals if t), default=0) if numbers is not None else 0
        return Recorded(
            function,
            [_scalar(v) for v in self.values],
            [None if isinstance(a, Var) else a for a in self.addresses],
            least,
            numbers is None or 0 in self.totals,
        )

    def _direct(self, numbers: dict[int, int]) -> bool:
        """Whether the words can be given back: few of them, and each place always of one type."""
        builder = self.builder
        at: dict[int, list[Written]] = {}
        for place, one in enumerate(builder.stores):
            at.setdefault(numbers[place], []).append(one)
        kinds = [{one.kind for one in at[n]} for n in range(len(at))]
        places = [{one.extent for one in at[n]} for n in range(len(at))]
        fixed = [len(p) == 1 and all(e is not None and e.exact for e in p) for p in places]
        integers = sum(isinstance(k, Float) is False for one in kinds for k in one) + fixed.count(False)
        integers += sum(not isinstance(r, Float) for r in builder.frame.definition.results)
        if any(len(k) != 1 for k in kinds) or integers > DIRECT or len(kinds) - fixed.count(False) > 2 * DIRECT:
            return False
        for n, (kind,) in enumerate(kinds):
            self.values.append(builder.var(f"value{n}", kind))
            extent = at[n][0].extent
            assert extent is not None
            self.addresses.append(extent.low if fixed[n] else builder.var(f"place{n}", WORD))
        return True

    def _entry(self, one: Written, number: int | None, direct: bool) -> list[Instruction]:
        """One entry of the journal, in the place of a store."""
        builder, where, home = self.builder, one.where, self.home
        distance, value = builder.temporary(U64), one.value
        made: list[Instruction] = []
        assert one.extent is not None
        if one.extent.exact:
            if one.extent.low:
                made.append(Binary(distance, "add", self.shift, Const(one.extent.low, U64), where))
            else:
                distance = self.shift
        else:
            assert one.address is not None
            address = one.address
            made.append(Distance(distance, address, home, where))
        if direct:
            assert number is not None
            value = self.values[number]
            made.append(Move(self.values[number], one.value, where))
            place = self.addresses[number]
            if isinstance(place, Var):
                made.append(
                    Offset(place, self.own if one.address is None else one.address, one.extent.low if one.extent.exact else 0, where)
                )
        if number is not None:
            at, offset = home, journal.ENTRIES + number * journal.ENTRY
        else:
            at, offset = builder.temporary(WORD), 0
            made.append(Element(at, home, self.entries, journal.ENTRY, journal.ENTRIES, where))
        made.append(Store(at, offset, distance, U64, "relaxed", "staged", where))
        made.append(Store(at, offset + 8, value, one.kind, "relaxed", "staged", where))
        if number is None:
            made.append(Binary(self.entries, "add", self.entries, Const(1, U64), where))
        return made

    def _end(self, block: Block, values: tuple[Operand, ...], where: Where, total: int | None, direct: bool) -> None:
        """The commit, or a way out where nothing was written."""
        nothing: list[Operand] = [Const(0, U64)]
        something: list[Operand] = [self.header]
        if direct:
            assert total is not None
            nothing += [Const(0, U64), Const(0, WORD), Const(0, _pointer(self.own))]
            something += [self.index, self.home, self.own]
            addresses = [(n, a) for n, a in enumerate(self.addresses) if isinstance(a, Var)]
            for n, var in [*enumerate(self.values), *addresses]:
                zero = Const(0.0 if isinstance(var.type, Float) else 0, _scalar(var))
                nothing.append(zero)
                something.append(var if n < total else zero)
        if total == 0:
            block.end = Return((*nothing, *values), where)
            return
        count: Operand = self.entries if total is None else Const(total, U64)
        if total is None:
            empty = Block(self.builder.label("nothing"), [], Return((*nothing, *values), where))
            full = Block(self.builder.label("something"))
            self.builder.blocks += [empty, full]
            block.end = Branch("eq", self.entries, Const(0, U64), empty.label, full.label, where)
            block = full
        block.body.append(Binary(self.header, "add", self.header, count, where))
        block.end = Commit(self.home, journal.HEADER, self.header, U64, "release", (*something, *values), where)


def _counts(builder: Recording) -> dict[str, set[int]]:
    """By block: how many entries there may be when it begins."""
    own = dict.fromkeys((b.label for b in builder.blocks), 0)
    for one in builder.stores:
        own[one.block.label] += 1
    blocks = {b.label: b for b in builder.blocks}
    found: dict[str, set[int]] = {label: set() for label in blocks}
    found[builder.blocks[0].label] = {0}
    todo = [builder.blocks[0].label]
    while todo:
        label = todo.pop()
        after = {n + own[label] for n in found[label]}
        for target in successors(blocks[label].end):
            if target in found and not after <= found[target]:
                found[target] |= after
                todo.append(target)
    return found


def _scalar(var: Var) -> Scalar:
    assert not isinstance(var.type, PerCpuOf)
    return var.type


def _pointer(var: Var) -> Pointer:
    assert isinstance(var.type, Pointer)
    return var.type
