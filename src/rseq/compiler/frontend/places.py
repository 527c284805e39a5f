"""Locations in memory: `p.field`, `p.nested.field`, `p.items[i]`, `lists[cpu]`, and what may be followed."""

from __future__ import annotations

import ast
from typing import Any

from rseq.compiler.frontend.references import References
from rseq.compiler.frontend.state import Place
from rseq.compiler.ir import Const, Convert, Count, Element, Load, Offset, Operand, Order, Remote, Var
from rseq.language.types import U32, U64, ArrayOf, Int, PerCpuOf, Pointer, Ref, Scalar, StructType, Type, is_scalar


class Places(References):
    # Provided by the layers above.
    def expression(self, node: ast.expr, want: Type | None = None) -> Operand:
        raise NotImplementedError

    def constant(self, node: ast.expr) -> Any:
        raise NotImplementedError

    def bound_of(self, node: ast.expr) -> int | None:
        raise NotImplementedError

    def is_place(self, node: ast.expr) -> bool:
        """Whether `node` is written like a location (and is not a module constant such as `Color.RED`)."""
        return isinstance(node, ast.Attribute | ast.Subscript) and self.constant(node) is None

    def place(self, node: ast.expr) -> Place:
        """The location that `node` names. Loads what leads there, not the location itself."""
        if isinstance(node, ast.Attribute):
            base = self._container(node.value, node)
            if not isinstance(base.type, StructType):
                self.error(node, f"{ast.unparse(node.value)} is {_a(base.type)} and has no fields", "an array has items: write array[i]")
            found = base.type.fields.get(node.attr)
            if found is None:
                self.error(
                    node,
                    f"{base.type.name} has no field {node.attr!r}",
                    f"its fields are {', '.join(base.type.fields) or 'none'}",
                )
            self.fields[id(node)] = base.type, node.attr
            return Place(base.address, base.offset + found.offset, found.type)
        if isinstance(node, ast.Subscript):
            handle = self._per_cpu(node.value)
            if handle is not None:
                return self._remote(handle, node)
            base = self._container(node.value, node)
            if isinstance(base.type, ArrayOf):
                return self._element(base, node)
            self.error(node, f"{ast.unparse(node.value)} is {_a(base.type)} and takes no index", "only arrays and per-CPU handles do")
        self.error(node, f"{ast.unparse(node)} is no location in memory", "store into a field: pointer.field = value")

    def _container(self, node: ast.expr, user: ast.AST) -> Place:
        """The struct or array that `node` denotes, whether it is a location itself or a pointer to one."""
        if self.is_place(node):
            place = self.place(node)
            if not is_scalar(place.type):
                return place
            pointer: Operand = self.load(place, node)
        else:
            pointer = self.expression(node)
        return self.follow(pointer, node, user)

    def follow(self, pointer: Operand, node: ast.expr, user: ast.AST) -> Place:
        """What a pointer points to; refused where it may be None."""
        kind = pointer.type
        if isinstance(kind, PerCpuOf):
            self.error(
                node,
                f"{ast.unparse(node)} is a handle on one {kind.item.name} per CPU, not one {kind.item.name}",
                f"take the copy of this CPU first: here = {ast.unparse(node)}.here()",
            )
        if not isinstance(kind, Pointer):
            self.error(node, f"{ast.unparse(node)} is {_a(kind)}, not a pointer", "only what a pointer leads to has fields and items")
        self.require_not_null(pointer, node)
        return Place(pointer, 0, kind.target)

    def require_not_null(self, pointer: Operand, node: ast.expr) -> None:
        if isinstance(pointer, Var) and pointer in self.state.not_null:
            return
        text = ast.unparse(node)
        if isinstance(node, ast.Name):
            help = f"test it first: `if {text} is None: return …`, or `assert {text} is not None`"
        else:
            help = f"keep it in a variable and test that: `p = {text}`, `if p is None: return …`"
        self.error(node, f"{text} may be None here", help)

    def load(self, place: Place, node: ast.AST, order: Order = "relaxed") -> Var:
        """The scalar at a place."""
        self.before_commit(node, "reads memory")
        assert is_scalar(place.type)
        if isinstance(place.type, Ref):
            return self.load_ref(place, node, order)
        result = self.temporary(place.type)  # type: ignore[arg-type]
        self.emit(Load(result, place.address, place.offset, order, self.where(node)))
        return result

    def address(self, place: Place, node: ast.AST) -> Operand:
        """A pointer to a place; never None."""
        if place.offset == 0 and isinstance(place.address.type, Pointer) and place.address.type.target == place.type:
            return place.address
        result = self.temporary(Pointer(place.type))
        self.emit(Offset(result, place.address, place.offset, self.where(node)))
        self.same_segments(place.address, result)
        return self.known(result)

    def value_at(self, place: Place, node: ast.AST) -> Operand:
        """What a place means in an expression: the scalar there, or the address of anything larger."""
        return self.load(place, node) if is_scalar(place.type) else self.address(place, node)

    def before_commit(self, node: ast.AST, what: str) -> None:
        """Refuse work after the commit."""
        commit = self.state.commit
        if commit is not None and self.current is not None:
            self.error(
                node,
                f"this {what} after the commit",
                "do it before, keep the result in a variable, and return that; after the commit only `return` may follow",
                [commit.definition.place(commit.node, "the commit")],
            )

    # Elements

    def _element(self, base: Place, node: ast.Subscript) -> Place:
        assert isinstance(base.type, ArrayOf)
        item, length = base.type.item, base.type.length
        if isinstance(node.slice, ast.Slice | ast.Tuple):
            self.error(node.slice, "a slice is not in the language", "use one index, in a loop")
        fixed = self.constant(node.slice)
        if isinstance(fixed, int):
            if not 0 <= fixed < length:
                self.error(
                    node.slice,
                    f"index {fixed} is out of range: {ast.unparse(node.value)} has {length} items (0 to {length - 1})",
                    f"use 0 to {length - 1}",
                )
            return Place(base.address, base.offset + int(fixed) * item.size, item)
        index = self.index(node.slice)
        bound = self.bound_of(node.slice)
        if isinstance(node.slice, ast.Name):  # a narrow number may be too small to be out of range
            kind = getattr(self.frame.names.get(node.slice.id), "type", None)
            if isinstance(kind, Int) and not kind.signed and kind.bits < 64:
                bound = min(bound or 1 << 64, 1 << kind.bits)
        if bound is None or bound > length:
            self.fail_unless("lt", index, Const(length, U64), "index", node.slice)
        result = self.temporary(Pointer(item))
        self.emit(Element(result, base.address, index, item.size, base.offset, self.where(node)))
        self.known(result)
        self.same_segments(base.address, result)
        return Place(result, 0, item)

    def index(self, node: ast.expr) -> Operand:
        """An index as u64; a negative one becomes a huge one and fails the range check."""
        value = self.expression(node, U64)
        if not isinstance(value.type, Int):
            self.error(node, f"an index is an integer, not {_a(value.type)}", "convert it before: u64(…)")
        if value.type == U64 or isinstance(value, Const):
            return value
        wide = self.temporary(U64)
        self.emit(Convert(wide, value, self.where(node)))
        return wide

    # Per-CPU handles

    def _per_cpu(self, node: ast.expr) -> Var | None:
        if isinstance(node, ast.Name):
            found = self.frame.names.get(node.id)
            if isinstance(found, Var) and isinstance(found.type, PerCpuOf):
                return found
        return None

    def _remote(self, handle: Var, node: ast.Subscript) -> Place:
        assert isinstance(handle.type, PerCpuOf)
        self.before_commit(node, "reads memory")
        index = self.index(node.slice)
        count = self.temporary(U32)
        self.emit(Count(count, handle, self.where(node)))
        wide = self.temporary(U64)
        self.emit(Convert(wide, count, self.where(node)))
        self.fail_unless("lt", index, wide, "index", node.slice)
        result = self.temporary(Pointer(handle.type.item))
        self.emit(Remote(result, handle, index, self.where(node)))
        self.known(self.within(handle, result))
        return Place(result, 0, handle.type.item)


def scalar(kind: Type) -> Scalar:
    assert is_scalar(kind)
    return kind  # type: ignore[return-value]


def _a(kind: Type) -> str:
    """`a u64`, `an i64`: for messages."""
    vowel = kind.name[0] in "aeioAEIO" or kind.name == "f64"  # "an eff-64", but "a you-64"
    return f"{'an' if vowel else 'a'} {kind.name}"


article = _a
