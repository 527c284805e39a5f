"""Calls: conversions, the built-in functions, and other compiled functions (inlined, or called)."""

from __future__ import annotations

import ast
import builtins
import dataclasses
from collections.abc import Callable
from typing import Any

from rseq.compiler.frontend import intrinsics
from rseq.compiler.frontend.expressions import MISSING, Expressions
from rseq.compiler.frontend.places import article
from rseq.compiler.frontend.state import Frame
from rseq.compiler.ir import Binary, Call, Const, Convert, Count, Here, Move, Operand, Unary, Var
from rseq.language.definition import Definition, Parameter
from rseq.language.numbers import NUMBERS
from rseq.language.types import F64, I64, INTS, U64, ArrayOf, Bool, Float, Int, PerCpuOf, Pointer, Type

AfterCommit = Callable[[tuple[Operand, ...]], None]


class Calls(Expressions):
    # Provided by the layer above.
    def function_body(self, definition: Definition) -> None:
        raise NotImplementedError

    def locals_of(self, definition: Definition) -> frozenset[str]:
        raise NotImplementedError

    def call(self, node: ast.Call, want: Type | None, after_commit: AfterCommit | None = None) -> tuple[Operand, ...]:
        """The results of a call. `after_commit` goes on where the callee has committed (a call in last place)."""
        if isinstance(node.func, ast.Attribute) and node.func.attr == "here":
            handle = self._per_cpu(node.func.value)
            if handle is not None:
                return (self._here(handle, node),)
        target = self.static(node.func)
        if target is MISSING:
            text = ast.unparse(node.func)
            if isinstance(node.func, ast.Name) and text in self.frame.locals:
                self.error(
                    node.func, f"{text} is a variable of this function, not the {text} outside of it", "give the variable another name"
                )
            self.error(node.func, f"{text} is no function that compiled code can call", "call functions of the module by name")
        number = next((INTS[name] for name, cls in NUMBERS.items() if target is cls), None)
        if number is None and target is float:
            number = F64  # type: ignore[assignment]
        if number is not None:
            return (self._convert(node, number),)
        if target in (builtins.min, builtins.max):
            return (self._extreme(node, "lt" if target is builtins.min else "gt", want),)
        if target is builtins.abs:
            return (self._absolute(node, want),)
        if target is builtins.len:
            return (self._length(node),)
        special = intrinsics.find(target)
        if special is not None:
            return special(self, node, want)
        definition = getattr(target, "definition", None)
        if isinstance(definition, Definition):
            return self._function(definition, node, after_commit)
        if target in (int, bool):
            self.error(node, f"{target.__name__}() is not in the language", "convert with u64(x), i32(x), …; compare for a bool: x != 0")
        self.error(
            node.func,
            f"{ast.unparse(node.func)} is not compiled, so compiled code cannot call it",
            "decorate it with @rseq.native or @rseq.sequence",
        )

    def arguments(self, node: ast.Call, count: int) -> list[ast.expr]:
        if node.keywords or len(node.args) != count or any(isinstance(a, ast.Starred) for a in node.args):
            self.error(
                node, f"{ast.unparse(node.func)}() takes {counted(count)}", f"write {ast.unparse(node.func)}({', '.join('…' * count)})"
            )
        return node.args

    def _here(self, handle: Var, node: ast.Call) -> Operand:
        self.arguments(node, 0)
        if self.kind != "sequence":
            self.error(
                node,
                "`.here()` is only in sequences: elsewhere the thread may move to another CPU at any time",
                "call a sequence, or name the CPU: lists[cpu]",
            )
        assert isinstance(handle.type, PerCpuOf)
        self.before_commit(node, "takes this CPU's copy")
        result = self.temporary(Pointer(handle.type.item))
        self.emit(Here(result, handle, self.where(node)))
        return self.known(self.within(handle, result))

    # Conversions and numbers

    def _convert(self, node: ast.Call, kind: Int | Float) -> Operand:
        (argument,) = self.arguments(node, 1)
        fixed = self.constant(argument)
        if fixed is not None:
            if isinstance(kind, Float):
                return Const(float(fixed), F64)
            return Const(int(NUMBERS[kind.name](fixed)), kind)
        return self.convert(self.expression(argument), kind, node)

    def convert(self, value: Operand, kind: Int | Float, node: ast.AST) -> Operand:
        have = value.type
        if have == kind:
            return value
        if not isinstance(have, Int | Float | Bool):
            self.error(node, f"{article(have)} cannot be converted to {kind.name}", "only numbers and bools are converted")
        if self.kind == "sequence" and isinstance(have, Float):
            self.error(node, f"f64 cannot be converted to {kind.name} in a sequence", "convert before or after it")
        if self.kind == "sequence" and isinstance(kind, Float) and have == U64:
            return self._float_of_u64(value, node)
        result = self.temporary(kind)
        self.emit(Convert(result, value, self.where(node)))
        return result

    def _float_of_u64(self, value: Operand, node: ast.AST) -> Operand:
        """Processors convert signed numbers. For 2**63 and more: halve, keeping the lost bit so that rounding
        is the same as in one step, convert, and double."""
        result, where = self.temporary(F64), self.where(node)
        small, large, end = self.label("small"), self.label("large"), self.label("end")
        signed = self.temporary(I64)
        self.emit(Convert(signed, value, where))
        self.branch("ge", signed, Const(0, I64), small, large, node)
        self.start(small)
        self.emit(Convert(result, signed, where))
        self.jump(end, node)
        self.start(large)
        half, low, both, halved = self.temporary(U64), self.temporary(U64), self.temporary(U64), self.temporary(I64)
        self.emit(Binary(half, "shr", value, Const(1, U64), where))
        self.emit(Binary(low, "and", value, Const(1, U64), where))
        self.emit(Binary(both, "or", half, low, where))
        self.emit(Convert(halved, both, where))
        self.emit(Convert(result, halved, where))
        self.emit(Binary(result, "add", result, result, where))
        self.jump(end, node)
        self.start(end)
        return result

    def _extreme(self, node: ast.Call, op: Any, want: Type | None) -> Operand:
        first, second = self.arguments(node, 2)
        left, right = self._operands(node, first, second, want)
        if not isinstance(left.type, Int | Float) or left.type != right.type:
            self.error(
                node,
                f"{ast.unparse(node.func)}() needs two numbers of one type, not {left.type.name} and {right.type.name}",
                f"convert one: {right.type.name}(…)" if isinstance(right.type, Int | Float) else "",
            )
        result = self.temporary(left.type)
        # Python's min(a, b) is b only if b < a, its max is b only if b > a: the same choice for nan.
        take, end = self.label("other"), self.label("end")
        self.emit(Move(result, left, self.where(node)))
        self.branch(op, right, left, take, end, node)
        self.start(take)
        self.emit(Move(result, right, self.where(node)))
        self.start(end)
        return result

    def _absolute(self, node: ast.Call, want: Type | None) -> Operand:
        (argument,) = self.arguments(node, 1)
        value = self.expression(argument, want)
        kind = value.type
        if not isinstance(kind, Int | Float):
            self.error(node, f"abs() needs a number, not {article(kind)}", "pass an integer or an f64")
        result = self.temporary(kind)
        negate, end = self.label("negative"), self.label("end")
        zero = Const(0.0 if isinstance(kind, Float) else 0, kind)
        self.emit(Move(result, value, self.where(node)))
        if isinstance(kind, Float):
            # Also -0.0 becomes 0.0: 0.0 - (-0.0) is 0.0, and nan stays nan.
            self.branch("le", value, zero, negate, end, node)
            self.start(negate)
            self.emit(Binary(result, "sub", zero, value, self.where(node)))
        else:
            self.branch("lt", value, zero, negate, end, node)
            self.start(negate)
            self.emit(Unary(result, "neg", value, self.where(node)))
        self.start(end)
        return result

    def _length(self, node: ast.Call) -> Operand:
        (argument,) = self.arguments(node, 1)
        handle = self._per_cpu(argument)
        if handle is not None:
            count = self.temporary(U64)
            self.emit(Count(count, handle, self.where(node)))
            return count
        known = self.frame.names.get(argument.id) if isinstance(argument, ast.Name) else None
        pointer = known is not None and isinstance(known.type, Pointer)
        place = self._container(argument, node) if pointer or self.is_place(argument) else None
        if place is None or not isinstance(place.type, ArrayOf):
            self.error(
                node, f"len() of {ast.unparse(argument)}: only arrays and per-CPU handles have a length", "pass a field that is an Array"
            )
        return Const(place.type.length, U64)

    # Other compiled functions

    def _function(self, callee: Definition, node: ast.Call, after_commit: AfterCommit | None) -> tuple[Operand, ...]:
        if callee in self.frame.chain() and self.kind == "sequence":
            self.error(node, f"{callee.name} calls itself, which a sequence cannot", "write a loop with a bound")
        if callee.kind == "transaction" and self.kind == "sequence":
            self.error(
                node, f"{callee.name} is a transaction, which is two sequences and cannot be part of one", "call it from a native function"
            )
        self.before_commit(node, f"calls {callee.name}()")
        values = self._pass(callee, node)
        if self.kind == "sequence":
            return self._inline(callee, node, values, after_commit)
        results = tuple(self.temporary(kind) for kind in callee.results)
        self.emit(Call(results, callee, tuple(values), self.where(node)))
        return self._returned(callee, results)

    def _returned(self, callee: Definition, results: tuple[Var, ...]) -> tuple[Operand, ...]:
        for kind, result in zip(callee.results, results, strict=True):
            if isinstance(kind, Pointer) and not kind.optional:
                self.known(result)
        return results

    def _pass(self, callee: Definition, node: ast.Call) -> list[Operand]:
        """The arguments, in the order of the parameters."""
        parameters = callee.parameters
        given: dict[str, ast.expr] = {}
        if len(node.args) > len(parameters) or any(isinstance(a, ast.Starred) for a in node.args):
            self.error(
                node,
                f"{callee.name}() takes {counted(len(parameters))}, {len(node.args)} are given",
                f"its parameters are {_names(parameters)}",
            )
        for parameter, argument in zip(parameters, node.args, strict=False):
            given[parameter.name] = argument
        for keyword in node.keywords:
            if keyword.arg not in {p.name for p in parameters} or keyword.arg in given:
                self.error(node, f"{callee.name}() has no free parameter {keyword.arg!r}", f"its parameters are {_names(parameters)}")
            given[keyword.arg] = keyword.value
        values: list[Operand] = []
        for parameter in parameters:
            if parameter.name not in given:
                if not parameter.has_default:
                    self.error(node, f"{callee.name}() misses its argument {parameter.name!r}", f"its parameters are {_names(parameters)}")
                values.append(default_value(parameter))
                continue
            values.append(self._argument(callee, parameter, given[parameter.name]))
        return values

    def _argument(self, callee: Definition, parameter: Parameter, node: ast.expr) -> Operand:
        if isinstance(parameter.type, PerCpuOf):
            handle = self._per_cpu(node)
            if handle is None or handle.type != parameter.type:
                what = f"is {handle.type.name}" if handle is not None else "is no per-CPU parameter of this function"
                self.error(
                    node,
                    f"parameter {parameter.name} of {callee.name}() is {parameter.type.name}, but {ast.unparse(node)} {what}",
                    f"pass a parameter of type {parameter.type.name}",
                )
            return handle
        return self.value(node, parameter.type, f"parameter {parameter.name} of {callee.name}()")

    def _inline(self, callee: Definition, node: ast.Call, values: list[Operand], after_commit: AfterCommit | None) -> tuple[Operand, ...]:
        """Build the callee's body here: one critical section, however many functions it was written as."""
        caller = self.frame
        results = tuple(self.var(f"{callee.name}_result", kind) for kind in callee.results)
        frame = Frame(
            callee, parent=caller, call=node, staging=caller.staging, results=results,
            exit_label=self.label(f"{callee.name}_end"), after_commit=after_commit, locals=self.locals_of(callee),
        )  # fmt: skip
        changed = assigned_names(callee.tree)
        for parameter, value in zip(callee.parameters, values, strict=True):
            bound = value
            if parameter.name in changed and not isinstance(parameter.type, PerCpuOf):
                bound = self.var(parameter.name, value.type)
                self.emit(Move(bound, value, self.where(node)))
                self.same_segments(value, bound)
                if isinstance(value, Var) and value in self.state.not_null:
                    self.known(bound)
            frame.names[parameter.name] = bound
        self.frame = frame
        self.function_body(callee)
        self.frame = caller
        self.start(frame.exit_label)
        if self.current is not None:
            self.state = dataclasses.replace(self.state, assigned=self.state.assigned | set(results))
        return self._returned(callee, results)


def counted(count: int) -> str:
    """`1 argument`, `2 arguments`: for messages."""
    return f"{count or 'no'} plain argument{'' if count == 1 else 's'}"


def _names(parameters: list[Parameter]) -> str:
    return ", ".join(f"{p.name}: {p.type.name}" for p in parameters) or "none"


def default_value(parameter: Parameter) -> Const:
    """A parameter's default as a constant."""
    kind, value = parameter.type, parameter.default
    assert isinstance(kind, Int | Float | Bool | Pointer)
    if isinstance(kind, Pointer):
        return Const(0, kind)
    return Const(float(value or 0) if isinstance(kind, Float) else int(value or 0), kind)


def assigned_names(tree: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
