"""Refs: what is loaded from one is checked and becomes a pointer; a pointer that is stored is checked and becomes one.

What a Ref is, and what it is relative to, is in language/references.py. This is made of ordinary IR. With w for what the
Ref holds, and `limit` for the segment's size less the size of T:

    load        d = w - 8;              if d > limit unsigned: None if w is 0, else fail; fail if misaligned;  segment + d
    store       d = pointer - segment;  if d > limit unsigned: 0 if the pointer is None, else fail;            d + 8

None is told from a wild value only where the comparison has failed: 0 - 8 is out of bounds. So following a Ref
costs one comparison more than following a pointer does, and one more where T must be aligned.

w is loaded once: what was checked is what is followed. (In a native function by a relaxed atomic load, since LLVM may
repeat a plain one.)

`State.inside` says of which pointers it is known that they lead into a handle's segment, or are None: those that came out
of a Ref, of `.here()` or of `lists[cpu]`. The Ref that is read or written through any other pointer has its place checked, too.
"""

from __future__ import annotations

import ast
import dataclasses

from rseq.compiler.frontend.builder import Builder
from rseq.compiler.frontend.state import Place
from rseq.compiler.ir import Atomic, Binary, Const, Distance, Element, Extent, Move, Operand, Order, Start, Var
from rseq.language.definition import Definition
from rseq.language.references import FIRST
from rseq.language.types import U8, U64, PerCpuOf, Pointer, Ref

SMALLEST = 4096
"""No segment is smaller, in bytes: so `limit` does not wrap around for a T of up to this size."""


class References(Builder):
    # Provided by the layer above.
    def load(self, place: Place, node: ast.AST, order: Order = "relaxed") -> Var:
        raise NotImplementedError

    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        self.rooms: dict[tuple[Var, int], Var] = {}
        """(handle, size): where it is kept how far from its segment's start an item of that size may be."""

    # What is known

    def segment(self, node: ast.AST) -> Var:
        """The handle in whose segment the Refs of this function lie: its first."""
        frame = self.frame
        for parameter in frame.definition.parameters:
            if isinstance(parameter.type, PerCpuOf):
                found = frame.names[parameter.name]
                assert isinstance(found, Var)
                return found
        name = frame.definition.name
        self.error(
            node,
            f"a Ref is a place in a segment, and {name}() takes no per-CPU object that says in which",
            "add a parameter such as lists: PerCpu[…]: Refs are places in the segment of the first one",
        )

    def within(self, handle: Var, pointer: Operand) -> Operand:
        """Record that a pointer leads into the segment of a handle, or is None."""
        if isinstance(pointer, Var):
            self.state = dataclasses.replace(self.state, inside=self.state.inside | {(handle, pointer)})
        return pointer

    def same_segments(self, source: Operand, copy: Operand) -> None:
        """What is known of a pointer's segment holds for its copy."""
        if isinstance(source, Var) and isinstance(copy, Var):
            found = {(handle, copy) for handle, pointer in self.state.inside if pointer is source}
            if found:
                self.state = dataclasses.replace(self.state, inside=self.state.inside | found)

    # Checks

    def _distance(self, handle: Var, pointer: Operand, node: ast.AST) -> Var:
        distance = self.var("t", U64)
        self.emit(Distance(distance, pointer, self._start(handle, node), self.where(node)))
        return distance

    def _start(self, handle: Var, node: ast.AST) -> Var:
        start = self.var("t", Pointer(U8))
        self.emit(Start(start, handle, self.where(node)))
        return start

    def _branch_within(self, handle: Var, distance: Operand, size: int, then: str, otherwise: str, node: ast.AST) -> None:
        """To `then` if `size` bytes, that far from its start, lie within the segment."""
        room = self.rooms.get((handle, size))
        if room is None or room not in self.state.assigned:
            where = self.where(node)
            extent, room = self.var("t", U64), self.var("room", U64)
            self.emit(Extent(extent, handle, where))
            if size > SMALLEST:
                large = self.label("large")
                self.branch("ge", extent, Const(size, U64), large, otherwise, node)
                self.start(large)
            self.emit(Binary(room, "sub", extent, Const(size, U64), where))
            self.rooms[handle, size] = room
        self.branch("le", distance, room, then, otherwise, node)

    def _place_within(self, place: Place, handle: Var, node: ast.AST) -> None:
        """Fail unless a Ref lies in the segment, where that is not known."""
        pointer = place.address
        if (handle, pointer) in self.state.inside or self.current is None:
            return
        assert isinstance(pointer.type, Pointer)
        good, bad = self.label("ok"), self.label("fail")
        self._branch_within(handle, self._distance(handle, pointer, node), pointer.type.target.size, good, bad, node)
        self.fail_at(bad, "segment", node)
        self.start(good)
        self.within(handle, pointer)

    # Words

    def _word(self, place: Place, node: ast.AST, order: Order) -> Var:
        """What a Ref holds, loaded once."""
        if self.kind != "native" or order != "relaxed":
            return self.load(Place(place.address, place.offset, U64), node, order)
        word = self.var("t", U64)
        self.emit(Atomic(word, "load", place.address, place.offset, U64, (), "relaxed", self.where(node)))
        return word

    def _distance_of(self, word: Operand, kind: Ref, handle: Var, node: ast.AST, end: str, pointer: Var | None = None) -> Var:
        """What follows is reached with the distance that a word stands for, checked. If the word is None, `end` is jumped to,
        with None in `pointer`. (What is rare comes first, since what follows is then gone on with without a jump.)"""
        distance, where = self.var("t", U64), self.where(node)
        self.emit(Binary(distance, "sub", word, Const(FIRST, U64), where))
        inside, outside, bad = self.label("inside"), self.label("outside"), self.label("fail")
        self._branch_within(handle, distance, kind.target.size, inside, outside, node)
        self.start(outside)
        none = end if pointer is None else self.label("none")
        self.branch("ne", word, Const(0, U64), bad, none, node)
        if pointer is not None:
            self.start(none)
            self.emit(Move(pointer, Const(0, Pointer(kind.target)), where))
            self.jump(end, node)
        self.fail_at(bad, "segment", node)
        self.start(inside)
        if kind.target.align > 1:
            odd, good, bad = self.var("t", U64), self.label("aligned"), self.label("fail")
            self.emit(Binary(odd, "and", distance, Const(kind.target.align - 1, U64), where))
            self.branch("ne", odd, Const(0, U64), bad, good, node)
            self.fail_at(bad, "segment", node)
            self.start(good)
        return distance

    def pointer_of(self, word: Operand, kind: Ref, handle: Var, node: ast.AST) -> Var:
        """The pointer that a word stands for, or None."""
        pointer = self.var("ref", Pointer(kind.target))
        end = self.label("end")
        distance = self._distance_of(word, kind, handle, node, end, pointer)
        self.emit(Element(pointer, self._start(handle, node), distance, 1, 0, self.where(node)))
        self.start(end)
        self.within(handle, pointer)
        return pointer

    def word_of(self, pointer: Operand, kind: Ref, handle: Var, node: ast.AST) -> Operand:
        """What a Ref holds that leads where a pointer leads."""
        if isinstance(pointer, Const):
            return Const(0, U64)
        where, null = self.where(node), Const(0, Pointer(kind.target))
        known, sure = (handle, pointer) in self.state.inside, pointer in self.state.not_null
        word = self.var("word", U64)
        distance = self._distance(handle, pointer, node)
        if known and sure:
            self.emit(Binary(word, "add", distance, Const(FIRST, U64), where))
            return word
        none, inside, end = self.label("none"), self.label("inside"), self.label("end")
        if known:
            self.branch("eq", pointer, null, none, inside, node)
        else:
            outside, bad = self.label("outside"), self.label("fail")
            self._branch_within(handle, distance, kind.target.size, inside, outside, node)
            self.start(outside)
            self.branch("ne", pointer, null, bad, none, node)
            self.fail_at(bad, "segment", node)
        self.start(none)
        self.emit(Move(word, Const(0, U64), where))
        self.jump(end, node)
        self.start(inside)
        self.emit(Binary(word, "add", distance, Const(FIRST, U64), where))
        self.start(end)
        return word

    # What the layers above use

    def load_ref(self, place: Place, node: ast.AST, order: Order) -> Var:
        """The pointer that the Ref at a place stands for, or None."""
        assert isinstance(place.type, Ref)
        handle = self.segment(node)
        self._place_within(place, handle, node)
        return self.pointer_of(self._word(place, node, order), place.type, handle, node)

    def copied_word(self, place: Place, node: ast.AST) -> Operand:
        """What the Ref at a place holds, checked: for a copy, which needs no pointer."""
        assert isinstance(place.type, Ref)
        handle, end = self.segment(node), self.label("end")
        self._place_within(place, handle, node)
        word = self._word(place, node, "relaxed")
        self._distance_of(word, place.type, handle, node, end)
        self.start(end)
        return word

    def word_place(self, place: Place, node: ast.AST) -> tuple[Place, Var]:
        """A Ref's place as one of a word, for a store, and the handle of its segment."""
        handle = self.segment(node)
        self._place_within(place, handle, node)
        return Place(place.address, place.offset, U64), handle
