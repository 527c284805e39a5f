"""Statements, the rules of a sequence (one commit, last; stores staged before it), and function bodies.

How the commit rule is kept: the first store outside of `staging()` becomes this path's `Pending` commit. It is
evaluated but not stored; `after_commit` then looks at everything that still follows on this path, outwards
through the enclosing blocks and (when inlined) callers. Only a `return` may, and it becomes the IR's
`Commit`, which stores and leaves in one terminator.
"""

from __future__ import annotations

import ast
import dataclasses
from typing import Any

from rseq.compiler.frontend import mixing
from rseq.compiler.frontend.calls import assigned_names
from rseq.compiler.frontend.expressions import sign
from rseq.compiler.frontend.loops import Loops
from rseq.compiler.frontend.places import article, scalar
from rseq.compiler.frontend.state import Pending, Place, Rest
from rseq.compiler.ir import Commit, Move, Operand, Order, Return, Store, Var
from rseq.language import intrinsics as names
from rseq.language.annotations import AnnotationError, resolve
from rseq.language.definition import Definition
from rseq.language.types import PerCpuOf, Pointer, Ref, Type, is_scalar


class Statements(Loops):
    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        self.first_assignments: dict[Var, ast.AST] = {}

    # Bodies

    def locals_of(self, definition: Definition) -> frozenset[str]:
        return frozenset(assigned_names(definition.tree) | {p.name for p in definition.parameters})

    def function_body(self, definition: Definition) -> None:
        tree = definition.tree
        self.body(tree.body)
        if self.current is not None:
            if definition.results:
                self.error(tree, f"{definition.name} can end without returning {_several(definition)}", "add a `return` at the end")
            self.leave((), tree)

    def body(self, statements: list[ast.stmt], loop: object = None) -> None:
        """Build a list of statements; stops where it becomes unreachable."""
        rest = Rest(statements, 0, loop)  # type: ignore[arg-type]
        self.frame.rest.append(rest)
        for index, statement in enumerate(statements):
            if self.current is None:
                break
            rest.index = index
            self.statement(statement)
            if self.current is not None and self.state.commit is not None:
                self.after_commit()
        self.frame.rest.pop()

    def statement(self, node: ast.stmt) -> None:
        match node:
            case ast.Pass() | ast.Expr(value=ast.Constant(value=str())):
                pass
            case ast.Expr(value=ast.Call() as call):
                self.call(call, None, lambda values: self.after_commit())
            case ast.Assign(targets=[ast.Tuple() as target]):
                self._unpack(target, node)
            case ast.Assign(targets=[target]):
                self._assign(target, node.value, node)
            case ast.AnnAssign(value=None):
                self._declare(node)
            case ast.AnnAssign():
                self._annotated(node)
            case ast.AugAssign():
                self._augmented(node)
            case ast.If():
                self._if(node)
            case ast.While():
                self.while_loop(node)
            case ast.For():
                self.for_loop(node)
            case ast.Break() | ast.Continue():
                self.leave_loop(node)
            case ast.Return():
                self._return(node)
            case ast.Assert():
                good, bad = self.label("ok"), self.label("fail")
                self.condition(node.test, good, bad)
                self.fail_at(bad, "assertion", node)
                self.start(good)
            case ast.With():
                self._with(node)
            case ast.Assign():
                self.error(node, "one assignment has one target", "write one statement for each")
            case ast.Expr():
                self.error(node, f"`{ast.unparse(node)}` does nothing", "remove it, or assign its value")
            case _:
                self.error(
                    node, f"`{_keyword(node)}` is not in the language", "use assignments, if, while, for … in range(…), return, assert"
                )

    # Assignments

    def _assign(self, target: ast.expr, value: ast.expr, node: ast.stmt) -> None:
        if not isinstance(target, ast.Name):
            self.store(target, value, node, "relaxed")
            return
        if isinstance(value, ast.Call):

            def committed(values: tuple[Operand, ...]) -> None:
                self._bind_after_commit({target.id: self._single(values, value)})

            operands = self.call(value, self._wanted(target.id), committed)
            self.assign_name(target, self._single(operands, value), node)
            return
        self.assign_name(target, self.expression(value, self._wanted(target.id)), node)

    def _single(self, values: tuple[Operand, ...], node: ast.Call) -> Operand:
        if len(values) != 1:
            self.error(
                node,
                f"{ast.unparse(node.func)}() returns {len(values) or 'no'} values; one is assigned",
                "write one name for each result: a, b = …",
            )
        return values[0]

    def _wanted(self, name: str) -> Type | None:
        found = self.frame.names.get(name)
        return found.type if found is not None else None

    def _bind_after_commit(self, bound: dict[str, Operand]) -> None:
        """`x = pop(lists)` in last place: x names the result on this path; no register may change any more."""
        before = dict(self.frame.names)
        self.frame.names.update(bound)
        for operand in bound.values():
            if isinstance(operand, Var):
                self.state = dataclasses.replace(self.state, assigned=self.state.assigned | {operand})
        self.after_commit()
        self.frame.names = before

    def assign_name(self, target: ast.Name, value: Operand, node: ast.AST) -> None:
        if isinstance(value.type, PerCpuOf):
            self.error(node, f"{ast.unparse(target)} would be a second name for a per-CPU handle", "use the parameter itself")
        variable = self.variable(target, value.type, node)
        known = isinstance(value, Var) and value in self.state.not_null
        inside = [handle for handle, pointer in self.state.inside if pointer is value]
        self._move(variable, value, node)
        if known:
            self.known(variable)
        for handle in inside:
            self.within(handle, variable)
        self.ranges.pop(variable, None)

    def variable(self, target: ast.Name, kind: Type, node: ast.AST) -> Var:
        """The variable of a name: made by its first assignment, of the same type ever after."""
        found = self.frame.names.get(target.id)
        if found is None:
            found = self.frame.names[target.id] = self.var(target.id, scalar(kind))
            self.first_assignments[found] = node
        assert isinstance(found, Var)
        same = found.type == kind or (isinstance(found.type, Pointer) and found.type.same_target(kind))
        if not same:
            first = self.first_assignments.get(found)
            also = [self.frame.definition.place(first, f"{target.id} becomes {article(found.type)} here")] if first else []
            self.error(
                node, f"{target.id} is {article(found.type)} and cannot become {article(kind)}",
                f"use another name, or give it its type at first: {target.id}: {kind.name} = …", also,
            )  # fmt: skip
        return found

    def _move(self, variable: Var, value: Operand, node: ast.AST) -> None:
        """variable = value; a temporary that was just made for it is made in place instead."""
        body = self.current.body if self.current is not None else []
        last = body[-1] if body else None
        if last is not None and getattr(last, "dst", None) is value and isinstance(value, Var) and value.name == "t":
            changed: Any = dataclasses.replace(last, dst=variable)  # type: ignore[arg-type]
            body[-1] = changed
            self.wrote(variable)
            return
        self.emit(Move(variable, value, self.where(node)))

    def _unpack(self, target: ast.Tuple, node: ast.Assign) -> None:
        targets = target.elts
        if not all(isinstance(t, ast.Name) for t in targets):
            self.error(target, "a tuple assignment takes plain names", "store into fields in statements of their own")
        plain = [t for t in targets if isinstance(t, ast.Name)]
        if isinstance(node.value, ast.Call):
            call = node.value

            def committed(values: tuple[Operand, ...]) -> None:
                self._bind_after_commit({t.id: v for t, v in zip(plain, values, strict=True)})

            values = self.call(call, None, committed)
            if len(values) != len(plain):
                self.error(node, f"{len(plain)} names for {len(values)} values", "write one name for each")
        elif isinstance(node.value, ast.Tuple):
            if len(node.value.elts) != len(plain):
                self.error(node, f"{len(plain)} names for {len(node.value.elts)} values", "write one name for each")
            values = tuple(self.expression(e, self._wanted(t.id)) for e, t in zip(node.value.elts, plain, strict=True))
            values = tuple(self._kept(v, node) for v in values)
        else:
            self.error(node.value, "only a tuple or a call that returns several values can be unpacked", "write a, b = x, y")
        for name, value in zip(plain, values, strict=True):
            self.assign_name(name, value, node)

    def _kept(self, value: Operand, node: ast.AST) -> Operand:
        """A value that later assignments of the same statement do not change."""
        if not isinstance(value, Var) or value.name == "t":
            return value
        known = value in self.state.not_null
        fresh = self.copy(value, node)
        self.same_segments(value, fresh)
        return self.known(fresh) if known else fresh

    def _annotation(self, node: ast.AnnAssign) -> Type:
        try:
            kind = resolve(ast.unparse(node.annotation), self.frame.definition.names)
        except AnnotationError as error:
            self.error(node.annotation, str(error))
        if isinstance(kind, Ref):
            self.error(node.annotation, f"{kind.name} is only in memory", f"a variable holds a pointer: Ptr[{kind.target.name}] | None")
        if not is_scalar(kind):
            self.error(node.annotation, f"a variable cannot hold {article(kind)}", f"point to it: Ptr[{kind.name}]")
        return kind

    def _declare(self, node: ast.AnnAssign) -> None:
        kind = self._annotation(node)
        if isinstance(node.target, ast.Name):
            self.variable(node.target, kind, node)

    def _annotated(self, node: ast.AnnAssign) -> None:
        kind = self._annotation(node)
        assert node.value is not None
        if not isinstance(node.target, ast.Name):
            self.error(node, "only a variable takes an annotation", "the field has its type from its struct")
        value = self.expression(node.value, kind)
        self.check(value, Pointer(kind.target, True) if isinstance(kind, Pointer) else kind, node.value, node.target.id)
        self.assign_name(node.target, value, node)

    def _augmented(self, node: ast.AugAssign) -> None:
        target = node.target
        if isinstance(target, ast.Name):
            left = self.name(ast.copy_location(ast.Name(target.id, ast.Load()), target))
            if isinstance(left, Var) and any(isinstance(n, ast.Call) for n in ast.walk(node.value)):
                left = self._kept(left, node)
            right = self.expression(node.value, left.type)
            self.assign_name(target, self.arithmetic(node, node.op, left, right, node.value), node)
            return
        place = self.place(target)
        if not is_scalar(place.type):
            self.error(
                node, f"{ast.unparse(target)} is {article(place.type)}; `{sign(node.op)}=` needs a number", "name an item or field of it"
            )
        old = self.load(place, node)
        right = self.expression(node.value, place.type)
        self._store(place, self.arithmetic(node, node.op, old, right, node.value), node, "relaxed")

    # Stores and the commit

    def store(self, target: ast.expr, value: ast.expr, node: ast.AST, order: Order) -> None:
        if isinstance(target, ast.Name | ast.Starred | ast.List):
            self.error(target, f"{ast.unparse(target)} is no location in memory", "store into a field: pointer.field = value")
        place = self.place(target)
        if not is_scalar(place.type):
            self.error(node, f"{ast.unparse(target)} is {article(place.type)}, which one store cannot write", "store its fields one by one")
        if isinstance(place.type, Ref):
            self._store_ref(place, value, ast.unparse(target), node, order)
            return
        operand = self.expression(value, place.type)
        self.check(operand, place.type, value, ast.unparse(target))
        self._store(place, operand, node, order)

    def _store_ref(self, place: Place, value: ast.expr, target: str, node: ast.AST, order: Order) -> None:
        """Store a pointer as a Ref, or a Ref as it is."""
        kind = place.type
        assert isinstance(kind, Ref)
        source = self.place(value) if self.is_place(value) else None
        if source is not None and source.type == kind:
            self.before_commit(value, "reads memory")
            word: Operand = self.copied_word(source, value)
            self._store(self.word_place(place, node)[0], word, node, order)
            return
        operand = self.expression(value, Pointer(kind.target)) if source is None else self.value_at(source, value)
        if not Pointer(kind.target).same_target(operand.type):
            self.error(
                value, f"{target} is {kind.name}, but {ast.unparse(value)} is {article(operand.type)}",
                f"store a Ptr[{kind.target.name}] or None",
            )  # fmt: skip
        words, handle = self.word_place(place, node)
        self._store(words, self.word_of(operand, kind, handle, node), node, order)

    def _store(self, place: Place, value: Operand, node: ast.AST, order: Order) -> None:
        kind = scalar(place.type)
        mixing.note(self, node)
        if self.kind == "native" or self.frame.staging:
            role = "plain" if self.kind == "native" else "staged"
            self.emit(Store(place.address, place.offset, value, kind, order, role, self.where(node)))  # type: ignore[arg-type]
            return
        if self.current is None:
            return
        frame = self.frame
        if frame.definition.kind == "native":
            name = frame.definition.name
            self.error(
                node, f"{name}() stores, and a sequence can only call native functions that do not",
                f"call it inside of `with rseq.staging():`, or make {name} a sequence",
            )  # fmt: skip
        while frame.parent is not None:
            if frame.after_commit is None and frame.call is not None:
                here = frame.definition
                committing = [self.frame.definition.place(node, "the commit")]
                self.frame = frame.parent
                self.error(
                    frame.call, f"{here.name}() commits, so it can only be called as the last step",
                    f"call it in a statement of its own, or as `return {here.name}(…)`, with only `return` after it", committing,
                )  # fmt: skip
            frame = frame.parent
        pending = Pending(place, kind, value, order, node, self.frame.definition)
        self.state = dataclasses.replace(self.state, commit=pending)

    def after_commit(self) -> None:
        """The path has committed: only leaving may follow."""
        frame = self.frame
        for rest in reversed(frame.rest):
            for follower in rest.body[rest.index + 1 :]:
                if isinstance(follower, ast.Pass) or (isinstance(follower, ast.Expr) and isinstance(follower.value, ast.Constant)):
                    continue
                if isinstance(follower, ast.Return):
                    self._return(follower)
                    return
                self._refuse_after_commit(follower)
            if rest.loop is not None:
                self._refuse_loop(rest.loop.node)
        if frame.definition.results:
            self.error(
                frame.definition.tree,
                f"{frame.definition.name} can end without returning {_several(frame.definition)}",
                "add a `return` after the commit",
            )
        self.leave((), frame.definition.tree)

    def _refuse_after_commit(self, follower: ast.stmt) -> None:
        commit = self.state.commit
        assert commit is not None
        inner = "" if commit.definition is self.frame.definition else f", in {commit.definition.name}()"
        first = commit.definition.place(commit.node, f"the first commit{inner}")
        target = getattr(follower, "target", None) or (getattr(follower, "targets", None) or [None])[0]
        if target is not None and not isinstance(target, ast.Name | ast.Tuple):
            self.error(
                follower, "a second store that others can see; a sequence has one commit, its last step",
                "put every store but the last into `with rseq.staging():`", [first], "the second",
            )  # fmt: skip
        if isinstance(follower, ast.With):
            self.error(
                follower, "staged stores after the commit", "move this block before the commit",
                [first.labelled(f"the commit{inner}")],
            )  # fmt: skip
        self.error(
            follower, f"`{_keyword(follower)}` after the commit", "after the commit only `return` may follow: do this before it",
            [first.labelled(f"the commit{inner}")],
        )  # fmt: skip

    def _refuse_loop(self, loop: ast.AST) -> None:
        commit = self.state.commit
        assert commit is not None
        self.error(
            commit.node, "the commit is in a loop that goes on after it",
            "stage the stores of the loop, and commit once after it; or `return` right after the commit",
            [self.frame.definition.place(loop, "the loop")],
        )  # fmt: skip

    def _return(self, node: ast.Return) -> None:
        definition = self.frame.definition
        kinds = definition.results
        given: list[ast.expr] = []
        value = node.value
        if value is not None and not (isinstance(value, ast.Constant) and value.value is None and not kinds):
            given = value.elts if isinstance(value, ast.Tuple) else [value]
        if len(kinds) >= 1 and len(given) == 1 and isinstance(given[0], ast.Call):
            call = given[0]
            values = self.call(call, kinds[0], lambda v: self._leave_checked(v, call))
            if self.current is not None:
                self._leave_checked(values, call)
            return
        if not kinds and len(given) == 1 and isinstance(given[0], ast.Call):
            # `return push(…)` in a function that returns None
            if self.call(given[0], None, lambda v: self._leave_checked(v, node)) and self.current is not None:
                self.error(node, f"{definition.name} returns None", "declare the result type after `->`")
            self.leave((), node)
            return
        if len(given) != len(kinds):
            got = f"{len(given)} values" if len(given) > 1 else "one value" if given else "nothing"
            self.error(node, f"{definition.name} returns {_several(definition)}, but this returns {got}", "return what stands after `->`")
        operands = tuple(
            self.value(expression, kind, f"the result of {definition.name}()") for expression, kind in zip(given, kinds, strict=True)
        )
        self.leave(operands, node)

    def _leave_checked(self, values: tuple[Operand, ...], node: ast.AST) -> None:
        definition = self.frame.definition
        if len(values) != len(definition.results):
            self.error(node, f"{definition.name} returns {_several(definition)}, not {len(values)} values", "return what stands after `->`")
        for value, kind in zip(values, definition.results, strict=True):
            self.check(value, kind, node, f"the result of {definition.name}()")
        self.leave(values, node)

    def leave(self, values: tuple[Operand, ...], node: ast.AST) -> None:
        """Return from the function of this frame."""
        frame, commit = self.frame, self.state.commit
        if self.current is None:
            return
        if frame.parent is None:
            if commit is None:
                self.finish(Return(values, self.where(node)))
                return
            where = dataclasses.replace(self.where(commit.node), file=commit.definition.file)
            self.finish(Commit(commit.place.address, commit.place.offset, commit.value, commit.kind, commit.order, values, where))
            return
        if commit is not None:
            assert frame.after_commit is not None
            self.frame = frame.parent
            frame.after_commit(values)
            self.frame = frame
            return
        known = [isinstance(v, Var) and v in self.state.not_null for v in values]
        for result, value, sure in zip(frame.results, values, known, strict=True):
            self.emit(Move(result, value, self.where(node)))
            if sure:
                self.known(result)
        self.jump(frame.exit_label, node)

    # Blocks

    def _if(self, node: ast.If) -> None:
        fixed = self.constant(node.test)
        if isinstance(fixed, bool):
            self.body(node.body if fixed else node.orelse)
            return
        then, otherwise, end = self.label("then"), self.label("else"), self.label("end")
        self.condition(node.test, then, otherwise)
        for label, statements in ((then, node.body), (otherwise, node.orelse)):
            self.start(label)
            self.body(statements)
            self.jump(end, node)
        self.start(end)

    def _with(self, node: ast.With) -> None:
        context = node.items[0].context_expr
        if len(node.items) != 1 or not isinstance(context, ast.Call) or self.static(context.func) is not names.staging:
            self.error(node, "`with` is only for `rseq.staging()`", "write `with rseq.staging():`")
        if node.items[0].optional_vars is not None or context.args:
            self.error(node, "rseq.staging() takes no argument and gives no value", "write `with rseq.staging():`")
        if self.kind == "native":
            self.error(node, "rseq.staging() is only in sequences: a native function has no commit", "store directly")
        if self.frame.staging:
            self.error(node, "rseq.staging() inside of rseq.staging()", "one block is enough")
        self.frame.staging = True
        self.body(node.body)
        self.frame.staging = False


def _several(definition: Definition) -> str:
    kinds = definition.results
    return ", ".join(kind.name for kind in kinds) if kinds else "None"


def _keyword(node: ast.stmt) -> str:
    text = ast.unparse(node).split("\n")[0]
    return text if len(text) <= 40 else text[:37] + "…"
