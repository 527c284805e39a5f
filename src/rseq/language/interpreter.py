"""`f.python(…)`: the body of a compiled function, run by Python, on the same memory and with the same numbers.

It is the reference that compiled code is compared with, so it shares as little as possible with the compiler: no IR and no
type inference. Python itself runs the function's syntax tree; what differs from plain Python is

- numbers are `u64(…)` and so on (numbers.py), and memory is reached through proxies (interpreted_memory.py);
- a few constructs are rewritten first: literals assigned to variables get their type, `at_most` counts, and
  functions that take a field get its location instead of its value (`Rewrite` below).

It is not atomic, and one call is a thousand times slower than compiled code.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import ctypes
import math
import types as python_types
import weakref
from collections.abc import Iterator
from typing import Any, cast

from rseq.language import intrinsics, transacting, types
from rseq.language.annotations import resolve
from rseq.language.arguments import arrange
from rseq.language.definition import Definition
from rseq.language.handles import HandleBase, address_of
from rseq.language.interpreted_memory import PerCpu, Pointer, current_cpu, load, ref_word, referred, segments, store, typed
from rseq.language.interpreted_memory import on_cpu as on_cpu
from rseq.language.numbers import NUMBERS, Number, float_bits
from rseq.language.structs import encode, pointed

# Functions that the rewritten body calls


class Location:
    """A field or item, not its value: what `store_release` and atomics take."""

    def __init__(self, base: Any, name: Any, is_item: bool) -> None:
        self.kind, self.address = base._item(name) if is_item else base._place(name)

    def get(self) -> Any:
        return load(self.kind, self.address)

    def set(self, value: Any) -> None:
        store(self.kind, self.address, value)


def _store_release(place: Location, value: Any) -> None:
    place.set(value)


def _update(place: Location, change: Any) -> Any:
    old = place.get()
    place.set(change(old))
    return old


def _compare_exchange(place: Location, expected: Any, value: Any, order: str = "") -> bool:
    wanted = typed(place.kind, expected, "expected")
    if isinstance(place.kind, types.Ref):  # what they hold is compared, which need not lead anywhere
        old, new = (ref_word(place.kind, p, place.address) for p in (wanted, typed(place.kind, value, "the new value")))
        cell = ctypes.c_uint64.from_address(place.address)
        same = cell.value == old
        cell.value = new if same else cell.value
        return same
    if place.get() != wanted:
        return False
    place.set(value)
    return True


def _exchange(place: Location, value: Any, order: str = "") -> Any:
    if isinstance(place.kind, types.Ref):  # it is done, wherever the old one leads
        old = ctypes.c_uint64.from_address(place.address).value
        place.set(value)
        return referred(place.kind, old, place.address)
    return _update(place, lambda old: value)


ATOMIC = {
    "load": lambda place, order="": place.get(),
    "store": lambda place, value, order="": place.set(value),
    "add": lambda place, value, order="": _update(place, lambda old: old + value),
    "sub": lambda place, value, order="": _update(place, lambda old: old - value),
    "and_": lambda place, value, order="": _update(place, lambda old: old & value),
    "or_": lambda place, value, order="": _update(place, lambda old: old | value),
    "xor": lambda place, value, order="": _update(place, lambda old: old ^ value),
    "exchange": _exchange,
    "compare_exchange": _compare_exchange,
    "fence": lambda order="": None,
}
TAKES_LOCATION: list[tuple[Any, Any]] = [
    (intrinsics.store_release, _store_release),
    *((getattr(intrinsics.atomic, name), function) for name, function in ATOMIC.items()),
]
TAKES_VALUES: list[tuple[Any, Any]] = [
    (intrinsics.cpu, lambda: NUMBERS["u32"](current_cpu())),
    (intrinsics.load_acquire, lambda loaded: loaded),
    (intrinsics.float_bits, float_bits),
    (intrinsics.snapshot_into, transacting.snapshot_into),
]


def _range(*ends: Any) -> Iterator[Any]:
    """`range` with the type of its ends: literals only give i64."""
    kinds = {type(end) for end in ends[:2] if isinstance(end, Number)}
    if len(kinds) > 1:
        raise TypeError("a range has ends of one type")
    cls = kinds.pop() if kinds else NUMBERS["i64"]
    return (cls(i) for i in range(*(int(end) for end in ends)))


def _length(thing: Any) -> Any:
    if isinstance(thing, PerCpu):
        return NUMBERS["u64"](thing.copies)
    return NUMBERS["u64"](thing.__dict__["_type"].length)


def _float(value: Any) -> float:
    return float(int(value)) if isinstance(value, int) else value


def _bare(value: Any) -> Any:
    """A literal that becomes a variable's value: i64 or f64."""
    if isinstance(value, int) and not isinstance(value, bool | Number):
        return NUMBERS["i64"](value)
    return value


def _arm(first: Any, second: Any) -> Any:
    """`first`, as a literal taking the type of `second`."""
    if isinstance(second, Number) and isinstance(first, int) and not isinstance(first, bool | Number):
        return type(second)(first)
    return float(first) if isinstance(second, float) and isinstance(first, int) and not isinstance(first, bool) else first


def _min(first: Any, second: Any) -> Any:
    return min(_arm(first, second), _arm(second, first))


def _max(first: Any, second: Any) -> Any:
    return max(_arm(first, second), _arm(second, first))


def _divide(left: Any, right: Any) -> Any:
    """`/` of f64 as IEEE 754 has it: no exception."""
    if not isinstance(left, float) or not isinstance(right, float) or right != 0.0:
        return left / right
    if left == 0.0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, math.copysign(1.0, left) * math.copysign(1.0, right))


class Rounds:
    """`at_most` of one loop."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, bound: int) -> bool:
        self.done += 1
        return self.done <= bound


HELPERS = {
    "__rseq_location": Location, "__rseq_bare": _bare, "__rseq_rounds": Rounds, "__rseq_typed": typed,
    "__rseq_nothing": contextlib.nullcontext, "__rseq_divide": _divide,
}  # fmt: skip


class Rewrite(ast.NodeTransformer):
    """The few changes to a body that make plain Python compute what the language says."""

    def __init__(self, definition: Definition) -> None:
        self.definition, self.scope = definition, definition.scope
        self.types: dict[str, types.Type] = {}
        self.declared = {p.name for p in definition.parameters}
        self.loops = 0

    def static(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Name):
            return self.scope.get(node.id, getattr(__import__("builtins"), node.id, None))
        if isinstance(node, ast.Attribute):
            base = self.static(node.value)
            return getattr(base, node.attr, None) if base is not None else None
        return None

    def visit_Call(self, node: ast.Call) -> ast.AST:
        target = self.static(node.func)
        if any(target is known for known, _ in TAKES_LOCATION) and node.args:
            place = node.args[0]
            if isinstance(place, ast.Attribute):
                inner = [self.visit(place.value), ast.Constant(place.attr), ast.Constant(False)]
            else:
                assert isinstance(place, ast.Subscript)
                inner = [self.visit(place.value), self.visit(place.slice), ast.Constant(True)]
            location = ast.Call(ast.Name("__rseq_location", ast.Load()), inner, [])
            rest = [self.visit(a) for a in node.args[1:]]
            return ast.copy_location(ast.Call(node.func, [location, *rest], node.keywords), node)
        self.generic_visit(node)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        target = node.targets[0]
        if isinstance(target, ast.Name):
            node.value = self._coerced(target.id, node.value)
        elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            node.value.elts = [
                self._coerced(t.id, v) if isinstance(t, ast.Name) else v for t, v in zip(target.elts, node.value.elts, strict=True)
            ]
        return node

    def _coerced(self, name: str, value: ast.expr) -> ast.expr:
        """A literal gets the variable's type: the declared one, that of its parameter, else i64."""
        if name in self.types:
            return self._call("__rseq_typed", self._constant(self.types[name]), value, ast.Constant(name))
        parameter = next((p for p in self.definition.parameters if p.name == name), None)
        if parameter is not None:
            return self._call("__rseq_typed", self._constant(parameter.type), value, ast.Constant(name))
        return self._call("__rseq_bare", value)

    def _constant(self, kind: types.Type) -> ast.expr:
        name = f"__rseq_type_{len(self.scope)}"
        self.scope[name] = kind
        return ast.Name(name, ast.Load())

    @staticmethod
    def _call(name: str, *arguments: ast.expr) -> ast.expr:
        return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        self.generic_visit(node)
        assert isinstance(node.target, ast.Name)
        self.types[node.target.id] = resolve(ast.unparse(node.annotation), self.definition.names)
        if node.value is None:
            return ast.copy_location(ast.Pass(), node)
        value = self._coerced(node.target.id, node.value)
        return ast.copy_location(ast.Assign([node.target], value), node)

    def visit_While(self, node: ast.While) -> Any:
        counter = f"__rseq_rounds_{self.loops}"
        self.loops += 1
        bounded = False
        parts = node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]
        for part in parts:
            if isinstance(part, ast.Call) and self.static(part.func) is intrinsics.at_most:
                part.func, bounded = ast.Name(counter, ast.Load()), True
        self.generic_visit(node)
        if not bounded:
            return node
        start = ast.Assign([ast.Name(counter, ast.Store())], self._call("__rseq_rounds"))
        return [ast.copy_location(start, node), node]

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return ast.copy_location(self._call("__rseq_divide", node.left, node.right), node) if isinstance(node.op, ast.Div) else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        if isinstance(node.op, ast.Div):
            read = copy.deepcopy(node.target)
            read.ctx = ast.Load()
            plain = ast.Assign([node.target], ast.BinOp(read, node.op, node.value))
            return cast(ast.AST, self.visit(ast.copy_location(plain, node)))
        self.generic_visit(node)
        return node

    def visit_With(self, node: ast.With) -> ast.AST:
        self.generic_visit(node)
        node.items = [ast.withitem(self._call("__rseq_nothing"))]
        return node


_compiled: weakref.WeakKeyDictionary[Definition, Any] = weakref.WeakKeyDictionary()


def _function(definition: Definition) -> Any:
    """The rewritten body as a Python function."""
    found = _compiled.get(definition)
    if found is not None:
        return found
    tree = copy.deepcopy(definition.tree)
    rewrite = Rewrite(definition)
    # First the annotated names, so that an assignment before its loop's second round knows the type.
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            rewrite.types[node.target.id] = resolve(ast.unparse(node.annotation), definition.names)
    tree.body = [s for statement in tree.body for s in _listed(rewrite.visit(statement))]
    tree.decorator_list, tree.returns = [], None
    for argument in [*tree.args.posonlyargs, *tree.args.args]:
        argument.annotation = None
    tree.args.defaults = []
    module = ast.fix_missing_locations(ast.Module([tree], []))
    scope = {name: _seen(value) for name, value in definition.scope.items()}
    scope.update(range=_range, len=_length, min=_min, max=_max, float=_float, **HELPERS)
    exec(compile(module, definition.file, "exec"), scope)
    function = scope[definition.name]
    _compiled[definition] = function
    return function


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _seen(value: Any) -> Any:
    """What a name outside of the function is to interpreted code."""
    if isinstance(getattr(value, "definition", None), Definition):
        return _Callee(value.definition)
    if value is float:
        return _float
    for known, function in (*TAKES_LOCATION, *TAKES_VALUES):
        if value is known:
            return function
    if value is intrinsics.atomic:
        return python_types.SimpleNamespace(**ATOMIC)
    if isinstance(value, python_types.ModuleType) and value.__name__ == "rseq":
        return _Package(value)
    return value


class _Package:
    """The `rseq` module, as interpreted code sees it."""

    def __init__(self, module: python_types.ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return _seen(getattr(self._module, name))


class _Callee:
    """Another compiled function, called from an interpreted one: interpreted too, on typed values."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        parameters = self.definition.parameters
        given = dict(zip((p.name for p in parameters), args, strict=False)) | kwargs
        values = [
            given[p.name] if isinstance(p.type, types.PerCpuOf) else typed(p.type, given.get(p.name, p.default), p.name) for p in parameters
        ]
        return _run(self.definition, values)


def _run(definition: Definition, values: list[Any]) -> Any:
    segments.append(next((v.region for v in values if isinstance(v, PerCpu)), 0))
    try:
        return transacting.run(definition, lambda: _results(definition, _function(definition)(*values)))
    finally:
        segments.pop()


def _results(definition: Definition, value: Any) -> Any:
    """The results with their declared types."""
    kinds = definition.results
    if not kinds:
        return None
    if len(kinds) == 1:
        return typed(kinds[0], value, "the result")
    return tuple(typed(kind, item, "a result") for kind, item in zip(kinds, value, strict=True))


def call(definition: Definition, *args: Any, **kwargs: Any) -> Any:
    """Run a function interpreted, with Python values in and out, as its compiled form takes and gives them."""
    given = arrange(definition.name, definition.parameters, args, kwargs)
    values = [
        _incoming(p.type, value, f"{definition.name}() argument {p.name!r}") for p, value in zip(definition.parameters, given, strict=True)
    ]
    result = _run(definition, values)
    if isinstance(result, tuple):
        return tuple(map(_outgoing, result))
    return _outgoing(result)


def _incoming(kind: types.Type, value: Any, name: str) -> Any:
    if isinstance(kind, types.PerCpuOf):
        if not isinstance(value, HandleBase) or value._type_id != types.type_id(kind):
            raise TypeError(f"{name} is {kind.name}, not {type(value).__name__}")
        return PerCpu(kind, address_of(value))
    if isinstance(kind, types.Pointer):
        if value is None and not kind.optional:
            raise TypeError(f"{name} is {kind.name}, which is never None")
        address = int(encode(kind, value, name))
        return Pointer(kind.target, address) if address else None
    raw = encode(kind, value, name)  # type: ignore[arg-type]
    if isinstance(kind, types.Int):
        return NUMBERS[kind.name](raw)
    return bool(raw) if isinstance(kind, types.Bool) else raw


def _outgoing(value: Any) -> Any:
    if isinstance(value, Number):
        return int(value)
    if isinstance(value, Pointer):
        return pointed(types.Pointer(value.__dict__["_type"]), value.__dict__["_at"])
    return value
