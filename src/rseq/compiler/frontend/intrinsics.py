"""The functions of `rseq` that mean something special in compiled code: one entry each.

An entry takes (builder, call node, wanted type) and gives the call's results. A new one is a function
here, its Python face in `language/intrinsics.py`, and a line in `TABLE`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rseq.compiler.frontend.state import Place
from rseq.compiler.ir import Atomic, Call, Compare, Const, CpuIndex, Distance, Home, Offset, Operand, Order, Remote, Unary, Var
from rseq.language import intrinsics as names
from rseq.language.structs import struct_of
from rseq.language.types import BOOL, F64, U32, U64, Bool, Float, Int, PerCpuOf, Pointer, Ref, Type, is_scalar

if TYPE_CHECKING:
    from rseq.compiler.frontend.calls import Calls

Special = Callable[["Calls", ast.Call, Type | None], tuple[Operand, ...]]
ATTEMPTS = 10_000
"""How often rseq.snapshot_into() reads again; a header that changes each time is no journal's."""
ORDERS: tuple[Order, ...] = ("relaxed", "acquire", "release", "seq_cst")


def find(target: Any) -> Special | None:
    """The meaning of a Python object that is called, if it is one of ours."""
    return next((special for known, special in TABLE if known is target), None)


def _cpu(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
    build.arguments(node, 0)
    if build.kind != "sequence":
        build.error(node, "rseq.cpu() is only in sequences: elsewhere the thread may move at any time", "return it from a sequence")
    build.before_commit(node, "reads the CPU number")
    result = build.temporary(U32)
    build.emit(CpuIndex(result, build.where(node)))
    return (result,)


def _load_acquire(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
    (target,) = build.arguments(node, 1)
    place = build.place(target)
    if not is_scalar(place.type):
        build.error(
            target,
            f"{ast.unparse(target)} is {place.type.name}; an acquire load reads one number or pointer",
            "name an item or field of it",
        )
    return (build.load(place, node, "acquire"),)


def _store_release(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
    target, value = build.arguments(node, 2)
    build.store(target, value, node, "release")  # type: ignore[attr-defined]
    return ()


def _at_most(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
    build.error(
        node,
        "rseq.at_most() is only the condition of a `while`, or one side of its top-level `and`",
        "write `while rseq.at_most(64) and …:`",
    )


def _staging(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
    build.error(node, "rseq.staging() does nothing on its own", "write `with rseq.staging():` around the stores")


def _float_bits(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
    (argument,) = build.arguments(node, 1)
    if build.kind != "native":
        build.error(node, "rseq.float_bits() is only in native functions", "call it before the sequence, and pass the result")
    result = build.temporary(U64)
    build.emit(Unary(result, "bits", build.value(argument, F64, "the argument of float_bits()"), build.where(node)))
    return (result,)


def _snapshot_into(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
    """A call of the reader with what it must know of the handle."""
    from rseq.compiler.journal_reader import Words, read_copy

    cells, cpu, into = build.arguments(node, 3)
    if build.kind != "native":
        build.error(node, "rseq.snapshot_into() is only in native functions", "in a sequence, read the fields: nothing comes in between")
    handle = build._per_cpu(cells)
    if handle is None or not isinstance(handle.type, PerCpuOf):
        build.error(cells, f"{ast.unparse(cells)} is no per-CPU parameter of this function", "write rseq.snapshot_into(cells, cpu, into)")
    item, where = handle.type.item, build.where(node)
    if item.size % 8 or item.align % 8:
        build.error(cells, f"rseq.snapshot_into() copies words of 8 bytes, and {item.name} is not made of them", "give it a u64 field")
    place = build._remote(handle, ast.copy_location(ast.Subscript(cells, cpu, ast.Load()), node))
    target = build.value(into, Pointer(item), "what rseq.snapshot_into() copies to")
    build.require_not_null(target, into)
    remote = next(n for b in reversed(build.blocks) for n in reversed(b.body) if isinstance(n, Remote))
    pointer = Pointer(struct_of(Words))
    home, first, second = build.temporary(Pointer(U64)), build.temporary(Pointer(item)), build.temporary(Pointer(item))
    source, region, copy = (build.temporary(pointer) for _ in range(3))
    start, stride, outcome, good = build.temporary(U64), build.temporary(U64), build.temporary(U64), build.temporary(BOOL)
    build.emit(Home(home, handle, where, remote.index))
    build.emit(Distance(start, place.address, home, where))
    build.emit(Remote(first, handle, Const(0, U64), where))
    build.emit(Remote(second, handle, Const(1, U64), where))
    build.emit(Distance(stride, second, first, where))
    for to, given in ((source, place.address), (region, home), (copy, target)):
        build.emit(Offset(to, given, 0, where))
    given_to_it = (source, Const(item.size // 8, U64), start, region, stride, copy, Const(ATTEMPTS, U64))
    build.emit(Call((outcome,), read_copy.definition, given_to_it, where))
    build.emit(Compare(good, "eq", outcome, Const(0, U64), where))
    return (good,)


def _atomic(op: str, count: int, default: Order = "seq_cst") -> Special:
    """An atomic operation on a location: `count` arguments after the location."""

    def build_it(build: Calls, node: ast.Call, want: Type | None) -> tuple[Operand, ...]:
        if build.kind != "native":
            build.error(
                node,
                f"atomic.{op} is only in native functions: in a sequence plain loads and stores suffice",
                "write here.field = …, or rseq.load_acquire / rseq.store_release where another CPU reads it",
            )
        order = _order(build, node, op, default)
        positional = count + (op != "fence")
        if len(node.args) != positional:
            build.error(
                node,
                f"atomic.{op}() takes {positional or 'no'} plain argument{'' if positional == 1 else 's'} and order=",
                _usage(op, count),
            )
        if op == "fence":
            build.emit(Atomic(None, op, None, 0, None, (), order, build.where(node)))
            return ()
        place = build.place(node.args[0])
        if isinstance(place.type, Ref) and op in ("load", "store", "exchange", "compare_exchange"):
            return _atomic_ref(build, node, op, place, order)
        kind = place.type
        number = isinstance(kind, Int) or (
            op in ("load", "store", "exchange", "compare_exchange") and isinstance(kind, Pointer | Bool | Float)
        )
        number = number or (op in ("add", "sub") and isinstance(kind, Float))
        if not number or (op == "compare_exchange" and isinstance(kind, Float)):
            build.error(
                node.args[0],
                f"atomic.{op} works on integers{' and pointers' if count != 1 or op in ('store', 'exchange') else ''}, not {kind.name}",
                "keep the value in a u64",
            )
        values = tuple(build.value(a, kind, f"the value of atomic.{op}()") for a in node.args[1:])
        result: Var | None = None
        if op != "store":
            result = build.temporary(BOOL if op == "compare_exchange" else kind)  # type: ignore[arg-type]
        build.emit(Atomic(result, op, place.address, place.offset, kind, values, order, build.where(node)))  # type: ignore[arg-type]
        return (result,) if result is not None else ()

    return build_it


def _atomic_ref(build: Calls, node: ast.Call, op: str, place: Place, order: Order) -> tuple[Operand, ...]:
    """An atomic operation on a Ref: on what it holds, with pointers going in and coming out."""
    kind = place.type
    assert isinstance(kind, Ref)
    words, handle = build.word_place(place, node)
    given = [(a, build.value(a, Pointer(kind.target, True), f"the value of atomic.{op}()")) for a in node.args[1:]]
    values = tuple(build.word_of(value, kind, handle, a) for a, value in given)
    result = None if op == "store" else build.temporary(BOOL if op == "compare_exchange" else U64)
    build.emit(Atomic(result, op, words.address, words.offset, U64, values, order, build.where(node)))
    if result is None:
        return ()
    return (result if op == "compare_exchange" else build.pointer_of(result, kind, handle, node),)


def _usage(op: str, count: int) -> str:
    given = [] if op == "fence" else ["p.field", *(["value"] if count == 1 else ["expected", "new"] if count == 2 else [])]
    return f"write rseq.atomic.{op}({', '.join(given)})"


def _order(build: Calls, node: ast.Call, op: str, default: Order) -> Order:
    allowed = {"load": ("relaxed", "acquire", "seq_cst"), "store": ("relaxed", "release", "seq_cst")}.get(op, ORDERS)
    for keyword in node.keywords:
        value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
        if keyword.arg != "order" or value not in allowed:
            build.error(node, f"atomic.{op}() takes order= one of {', '.join(map(repr, allowed))}", "leave it out for 'seq_cst'")
        return value  # type: ignore[return-value]
    return default


TABLE: list[tuple[Any, Special]] = [
    (names.cpu, _cpu),
    (names.load_acquire, _load_acquire),
    (names.store_release, _store_release),
    (names.at_most, _at_most),
    (names.staging, _staging),
    (names.float_bits, _float_bits),
    (names.snapshot_into, _snapshot_into),
    *(
        (getattr(names.atomic, op), _atomic(op.rstrip("_"), count))
        for op, count in (
            ("load", 0), ("store", 1), ("add", 1), ("sub", 1), ("and_", 1), ("or_", 1), ("xor", 1),
            ("exchange", 1), ("compare_exchange", 2), ("fence", 0),
        )
    ),
]  # fmt: skip
