"""Values: constants, arithmetic, comparisons, conditions and conditional expressions."""

from __future__ import annotations

import ast
import builtins
import difflib
import enum
import types as python_types
from typing import Any

from rseq.compiler.frontend.places import Places, article
from rseq.compiler.ir import Binary, BinaryOp, Compare, CompareOp, Const, Move, Operand, Unary, Var
from rseq.language.definition import Definition
from rseq.language.types import BOOL, F64, I64, Bool, Float, Int, PerCpuOf, Pointer, Scalar, Type, is_scalar

BINARY: dict[type[ast.operator], BinaryOp] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
    ast.LShift: "shl", ast.RShift: "shr", ast.FloorDiv: "div", ast.Mod: "mod", ast.Div: "div",
}  # fmt: skip
COMPARE: dict[type[ast.cmpop], CompareOp] = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip
MISSING = object()


class Expressions(Places):
    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        self.ranges: dict[Var, int] = {}
        """Loop variables that stay below a constant."""

    # Provided by the layer above.
    def call(self, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
        raise NotImplementedError

    # Names and constants

    def static(self, node: ast.expr) -> Any:
        """The Python object that a name or dotted name stands for outside of the function, or MISSING."""
        if isinstance(node, ast.Name):
            if node.id in self.frame.locals:
                return MISSING
            scope = self.frame.definition.scope
            return scope.get(node.id, getattr(builtins, node.id, MISSING))
        if isinstance(node, ast.Attribute):
            base = self.static(node.value)
            if isinstance(base, python_types.ModuleType | type | python_types.SimpleNamespace) or (
                base is not MISSING and getattr(base, "__rseq_namespace__", False)
            ):
                return getattr(base, node.attr, MISSING)
        return MISSING

    def constant(self, node: ast.expr) -> int | float | None:
        """The number (or bool) that `node` always has, or None."""
        match node:
            case ast.Constant(value=bool() | int() | float() as value):
                return value
            case ast.Name() | ast.Attribute():
                found = self.static(node)
                if isinstance(found, enum.Enum) and isinstance(found, int):
                    return int(found)
                return found if isinstance(found, int | float) else None
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                negated = self.constant(inner)
                return None if negated is None else -negated
            case ast.UnaryOp(op=ast.Invert(), operand=inner):
                inverted = self.constant(inner)
                return ~inverted if isinstance(inverted, int) and not isinstance(inverted, bool) else None
            case ast.BinOp(left=left, op=op, right=right):
                return self._fold(node, self.constant(left), op, self.constant(right))
        return None

    def _fold(self, node: ast.AST, left: int | float | None, op: ast.operator, right: int | float | None) -> int | float | None:
        if left is None or right is None or isinstance(left, bool) or isinstance(right, bool):
            return None
        if isinstance(op, ast.LShift | ast.Pow) and (right < 0 or right > 1024):
            return None
        expression = ast.Expression(ast.BinOp(ast.Constant(left), op, ast.Constant(right)))
        try:
            value = eval(compile(ast.fix_missing_locations(expression), "<constant>", "eval"), {})
        except (ArithmeticError, TypeError, ValueError):
            return None
        return value if isinstance(value, int | float) else None

    def literal(self, value: int | float, want: Type | None, node: ast.AST) -> Const:
        """A constant as a value of the type that its surroundings want."""
        if isinstance(value, bool):
            return Const(int(value), BOOL)
        if isinstance(value, float):
            return Const(value, F64)
        if isinstance(want, Float):
            return Const(float(value), F64)
        kind = want if isinstance(want, Int) else I64
        if not kind.low <= value <= kind.high:
            self.error(
                node,
                f"{value} does not fit {kind.name} ({kind.low} to {kind.high})",
                f"use a number in that range, or a wider type than {kind.name}",
            )
        return Const(int(value), kind)

    def name(self, node: ast.Name) -> Operand:
        found = self.frame.names.get(node.id)
        if found is not None:
            if isinstance(found, Var) and found not in self.state.assigned and self.current is not None:
                self.error(node, f"{node.id} may have no value here", "assign it on every path that leads here")
            return found
        if node.id in self.frame.locals:
            self.error(node, f"{node.id} has no value here", "assign it before it is used")
        outside = self.static(node)
        if outside is MISSING:
            near = difflib.get_close_matches(node.id, [*self.frame.names, *self.frame.definition.scope], 1)
            self.error(node, f"the name {node.id!r} is unknown", f"did you mean {near[0]}?" if near else "assign it first, or import it")
        self.error(
            node,
            f"{node.id} is a {type(outside).__name__}, which compiled code cannot use as a value",
            "only numbers, bools and members of an IntEnum from outside of the function are constants",
        )

    # Expressions

    def value(self, node: ast.expr, want: Type, purpose: str) -> Operand:
        """An expression that must have the type `want`."""
        operand = self.expression(node, want)
        self.check(operand, want, node, purpose)
        return operand

    def check(self, operand: Operand, want: Type, node: ast.AST, purpose: str) -> None:
        have = operand.type
        if isinstance(want, Pointer) and want.same_target(have):
            if not want.optional and purpose.startswith(("parameter", "the result")) and self.current is not None:
                if isinstance(operand, Const):
                    self.error(node, f"{purpose} is {want.name}, which is never None", f"declare it {want.name} | None")
                self.require_not_null(operand, node)  # type: ignore[arg-type]
            return
        if have == want:
            return
        text = ast.unparse(node)
        help = ""
        if isinstance(want, Int | Float) and isinstance(have, Int | Float | Bool):
            help = f"convert it: {want.name}({text})"
        self.error(node, f"{purpose} is {want.name}, but {text} is {article(have)}", help)

    def expression(self, node: ast.expr, want: Type | None = None) -> Operand:
        constant = self.constant(node)
        if constant is not None:
            return self.literal(constant, want, node)
        match node:
            case ast.Constant(value=None):
                if not isinstance(want, Pointer):
                    self.error(node, "None has no type here", "give the variable one: p: Ptr[Node] | None = None")
                return Const(0, Pointer(want.target))
            case ast.Name():
                return self.name(node)
            case ast.Attribute() | ast.Subscript():
                return self.value_at(self.place(node), node)
            case ast.BinOp():
                return self._binary(node, want)
            case ast.UnaryOp(op=ast.Not()) | ast.BoolOp():
                return self._truth(node)
            case ast.Compare():
                op, left, right = self.comparison(node)
                result = self.temporary(BOOL)
                self.emit(Compare(result, op, left, right, self.where(node)))
                return result
            case ast.UnaryOp():
                return self._unary(node, want)
            case ast.IfExp():
                return self._choice(node, want)
            case ast.Call():
                results = self.call(node, want)
                if len(results) == 1:
                    return results[0]
                what = "no value" if not results else f"{len(results)} values"
                self.error(
                    node, f"{ast.unparse(node.func)}() returns {what} and cannot be used as one", "unpack the results first: a, b = …"
                )
            case ast.Constant():
                self.error(node, f"{type(node.value).__name__} values are not in the language", "use integers, f64, bool and None")
            case ast.NamedExpr():
                self.error(node, "`:=` is not in the language", "assign in a statement of its own")
        self.error(node, f"{_what(node)} is not in the language", "use names, fields, arithmetic, comparisons and calls")

    def _unary(self, node: ast.UnaryOp, want: Type | None) -> Operand:
        operand = self.expression(node.operand, want)
        if isinstance(node.op, ast.UAdd) and isinstance(operand.type, Int | Float):
            return operand
        whole = isinstance(operand.type, Int)
        if not whole and not (isinstance(operand.type, Float) and isinstance(node.op, ast.USub)):
            needs = "a number" if isinstance(node.op, ast.USub) else "an integer"
            self.error(
                node,
                f"{ast.unparse(node.operand)} is {article(operand.type)}; `{_sign(node.op)}` needs {needs}",
                "use `not`" if isinstance(operand.type, Bool) else "convert it first",
            )
        result = self.temporary(operand.type)  # type: ignore[arg-type]
        self.emit(Unary(result, "neg" if isinstance(node.op, ast.USub) else "not", operand, self.where(node)))
        return result

    def _binary(self, node: ast.BinOp, want: Type | None) -> Operand:
        left, right = self._operands(node, node.left, node.right, want)
        return self.arithmetic(node, node.op, left, right, node.right)

    def _operands(self, node: ast.AST, a: ast.expr, b: ast.expr, want: Type | None) -> tuple[Operand, Operand]:
        """Both sides, literals taking the type of the other side."""
        first = self.constant(a)
        if first is not None:
            right = self.expression(b, want)
            return self.literal(first, right.type, a), right
        left = self.expression(a, want)
        if isinstance(a, ast.Name) and isinstance(left, Var) and _assigns(b):
            left = self.copy(left, a)
        return left, self.expression(b, left.type)

    def copy(self, operand: Var, node: ast.AST) -> Var:
        fresh = self.temporary(operand.type)  # type: ignore[arg-type]
        self.emit(Move(fresh, operand, self.where(node)))
        return fresh

    def arithmetic(self, node: ast.AST, op: ast.operator, left: Operand, right: Operand, divisor: ast.AST) -> Operand:
        """`left op right`, both already evaluated."""
        kind = left.type
        same = left.type == right.type
        if not isinstance(kind, Int | Float) or not isinstance(right.type, Int | Float):
            culprit = left if not isinstance(kind, Int | Float) else right
            help = "use `and`, `or`, `not` on bools, or convert: u64(flag)"
            if not isinstance(culprit.type, Bool):
                help = "take the address of an array's item instead: array[i]" if isinstance(culprit.type, Pointer) else "use a number"
            self.error(node, f"`{_sign(op)}` needs numbers, not {article(culprit.type)}", help)
        if not same:
            self.error(
                node,
                f"{article(left.type)} and {article(right.type)} cannot be mixed in `{_sign(op)}`",
                f"convert one: {left.type.name}(…) or {right.type.name}(…)",
            )
        if type(op) not in BINARY or (isinstance(kind, Float) and not isinstance(op, ast.Add | ast.Sub | ast.Mult | ast.Div)):
            instead = {ast.Pow: "multiply, or shift: 1 << n", ast.FloorDiv: "use `/`", ast.Mod: "use integers"}
            self.error(node, f"`{_sign(op)}` is not in the language for {kind.name}", instead.get(type(op), "convert to an integer first"))
        if isinstance(op, ast.Div) and isinstance(kind, Int):
            self.error(node, "`/` is for f64", "use `//` for integers")
        if isinstance(op, ast.Div | ast.FloorDiv | ast.Mod):
            reduced = self._divide_by_constant(node, op, left, right)
            if reduced is not None:
                return reduced
            if self.kind == "sequence" and isinstance(kind, Float):
                self.error(node, "a sequence cannot divide f64", "multiply by the reciprocal, or divide before or after the sequence")
            if self.kind == "sequence":
                self.error(
                    node,
                    f"`{_sign(op)}` in a sequence needs a constant power of two",
                    "divide before the sequence, or in a native function",
                )
            if isinstance(kind, Int):
                self.fail_unless("ne", right, Const(0, kind), "zero", divisor)
        result = self.temporary(kind)
        self.emit(Binary(result, BINARY[type(op)], left, right, self.where(node)))
        return result

    def _divide_by_constant(self, node: ast.AST, op: ast.operator, left: Operand, right: Operand) -> Operand | None:
        """Floor division by 2**k is an arithmetic shift, the remainder a mask; for signed numbers too."""
        if not isinstance(right, Const) or not isinstance(right.type, Int) or isinstance(op, ast.Div):
            return None
        divisor = int(right.value)
        if divisor <= 0 or divisor & (divisor - 1):
            return None
        result = self.temporary(right.type)
        if isinstance(op, ast.FloorDiv):
            amount = Const(divisor.bit_length() - 1, right.type)
            self.emit(Binary(result, "shr", left, amount, self.where(node)))
        else:
            self.emit(Binary(result, "and", left, Const(divisor - 1, right.type), self.where(node)))
        return result

    # Comparisons and conditions

    def comparison(self, node: ast.Compare) -> tuple[CompareOp, Operand, Operand]:
        if len(node.ops) != 1:
            self.error(node, "a chained comparison is not in the language", "write `a < b and b < c`")
        op, a, b = node.ops[0], node.left, node.comparators[0]
        none = [side for side in (a, b) if isinstance(side, ast.Constant) and side.value is None]
        if isinstance(op, ast.Is | ast.IsNot) and not none:
            self.error(node, "`is` compares with None only", "compare pointers with `==`")
        if none:
            if not isinstance(op, ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
                self.error(node, "None has no order", "write `is None` or `is not None`")
            other = self.expression(a if b is none[0] else b)
            if not isinstance(other.type, Pointer):
                self.error(node, f"{article(other.type)} is never None", "only pointers can be None")
            return ("eq" if isinstance(op, ast.Is | ast.Eq) else "ne"), other, Const(0, other.type)
        if type(op) not in COMPARE:
            self.error(node, f"`{_sign(op)}` is not in the language", "compare with `==`, and combine with `or`")
        left, right = self._operands(node, a, b, None)
        self._comparable(node, op, left, right)
        return COMPARE[type(op)], left, right

    def _comparable(self, node: ast.AST, op: ast.cmpop, left: Operand, right: Operand) -> None:
        if isinstance(left.type, PerCpuOf) or isinstance(right.type, PerCpuOf):
            self.error(node, "per-CPU handles cannot be compared", "compare the addresses of copies: a[0] == b[0]")
        pointers = isinstance(left.type, Pointer) and left.type.same_target(right.type)
        if not pointers and left.type != right.type:
            self.error(
                node,
                f"{article(left.type)} and {article(right.type)} cannot be compared",
                f"convert one: {left.type.name}(…) or {right.type.name}(…)"
                if isinstance(left.type, Int | Float)
                else f"compare it with another {left.type.name}",
            )
        if (pointers or isinstance(left.type, Bool)) and not isinstance(op, ast.Eq | ast.NotEq):
            self.error(node, f"{article(left.type)} has no order", "use `==` or `!=`")

    def condition(self, node: ast.expr, then: str, otherwise: str) -> None:
        """End the block: to `then` if `node` is true, else to `otherwise`."""
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                for value in values[:-1]:
                    middle = self.label("and")
                    self.condition(value, middle, otherwise)
                    self.start(middle)
                self.condition(values[-1], then, otherwise)
            case ast.BoolOp(op=ast.Or(), values=values):
                for value in values[:-1]:
                    middle = self.label("or")
                    self.condition(value, then, middle)
                    self.start(middle)
                self.condition(values[-1], then, otherwise)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                self.condition(inner, otherwise, then)
            case ast.Compare():
                op, left, right = self.comparison(node)
                known = left if isinstance(right, Const) and isinstance(left.type, Pointer) else None
                self.branch(
                    op, left, right, then, otherwise, node,
                    then_known=known if op == "ne" else None, otherwise_known=known if op == "eq" else None,
                )  # fmt: skip
            case _:
                fixed = self.constant(node)
                if isinstance(fixed, bool):
                    self.jump(then if fixed else otherwise, node)
                    return
                truth = self.expression(node, BOOL)
                if not isinstance(truth.type, Bool):
                    text = ast.unparse(node)
                    help = f"write `{text} is not None`" if isinstance(truth.type, Pointer) else f"write `{text} != 0`"
                    self.error(node, f"a condition is a bool, but {text} is {article(truth.type)}", help)
                self.branch("ne", truth, Const(0, BOOL), then, otherwise, node)

    def _truth(self, node: ast.expr) -> Operand:
        result = self.var("t", BOOL)
        yes, no, end = self.label("true"), self.label("false"), self.label("end")
        self.condition(node, yes, no)
        for label, value in ((yes, 1), (no, 0)):
            self.start(label)
            self.emit(Move(result, Const(value, BOOL), self.where(node)))
            self.jump(end, node)
        self.start(end)
        return result

    def _choice(self, node: ast.IfExp, want: Type | None) -> Operand:
        yes, no, end = self.label("then"), self.label("else"), self.label("end")
        self.condition(node.test, yes, no)
        if want is None and self.constant(node.body) is not None and self.constant(node.orelse) is None:
            # The literal side takes the other side's type: build that one first.
            first, second, arms = node.orelse, node.body, (no, yes)
        else:
            first, second, arms = node.body, node.orelse, (yes, no)
        self.start(arms[0])
        value = self.expression(first, want)
        if not is_scalar(value.type):
            self.error(first, f"{article(value.type)} cannot be chosen by `if … else …`", "use an `if` statement")
        kind: Scalar = value.type  # type: ignore[assignment]
        result = self.var("t", kind)
        known = True
        for place, (arm, source) in enumerate(((arms[0], first), (arms[1], second))):
            if place:
                self.start(arm)
                value = self.expression(source, kind)
                self.check(value, kind, source, "the other choice")
            self.emit(Move(result, value, self.where(source)))
            if isinstance(value, Var) and value in self.state.not_null:
                self.known(result)
            else:
                known = False
            self.jump(end, node)
        self.start(end)
        if known:
            self.known(result)
        return result

    def bound_of(self, node: ast.expr) -> int | None:
        """An exclusive upper bound of an expression that cannot be negative, where its form shows one."""
        match node:
            case ast.BinOp(op=ast.BitAnd(), left=left, right=right):
                masks = [m for m in (self.constant(left), self.constant(right)) if isinstance(m, int) and m >= 0]
                return min(masks) + 1 if masks else None
            case ast.BinOp(op=ast.Mod(), right=right):
                divisor = self.constant(right)
                return divisor if isinstance(divisor, int) and divisor > 0 else None
            case ast.Name(id=name):
                found = self.frame.names.get(name)
                return self.ranges.get(found) if isinstance(found, Var) else None
        return None


def _assigns(node: ast.expr) -> bool:
    return any(isinstance(inner, ast.Call) for inner in ast.walk(node))


def _sign(op: ast.operator | ast.unaryop | ast.cmpop) -> str:
    signs = {
        ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
        ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.MatMult: "@",
        ast.USub: "-", ast.UAdd: "+", ast.Invert: "~", ast.In: "in", ast.NotIn: "not in",
    }  # fmt: skip
    return signs.get(type(op), type(op).__name__)


def _what(node: ast.expr) -> str:
    names = {
        "Lambda": "a lambda", "List": "a list", "Dict": "a dict", "Set": "a set", "Tuple": "a tuple here",
        "ListComp": "a list comprehension", "DictComp": "a comprehension", "SetComp": "a comprehension",
        "GeneratorExp": "a generator", "Await": "await", "Yield": "yield", "YieldFrom": "yield",
        "JoinedStr": "an f-string", "Starred": "a starred value", "Slice": "a slice",
    }  # fmt: skip
    return names.get(type(node).__name__, type(node).__name__)


sign = _sign
