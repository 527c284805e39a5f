"""Atomic operations of native functions, in LLVM."""

from __future__ import annotations

from typing import Protocol

from rseq.compiler.ir import Atomic, Operand, Var
from rseq.compiler.llvm_types import llvm_type

ORDERS = {"relaxed": "monotonic", "acquire": "acquire", "release": "release", "seq_cst": "seq_cst"}
READ_MODIFY_WRITE = {"add": "add", "sub": "sub", "and": "and", "or": "or", "xor": "xor", "exchange": "xchg"}


class Emitter(Protocol):
    lines: list[str]

    def add(self, text: str) -> str: ...
    def get(self, operand: Operand) -> str: ...
    def set(self, var: Var, value: str) -> None: ...
    def at(self, address: Operand, offset: int) -> str: ...


def atomic(body: Emitter, node: Atomic) -> None:
    """One atomic operation."""
    order = ORDERS[node.order]
    if node.op == "fence":
        if order != "monotonic":  # a relaxed fence orders nothing
            body.lines.append(f"  fence {order}")
        return
    assert node.kind is not None
    assert node.address is not None
    of, at = llvm_type(node.kind), body.at(node.address, node.offset)
    values = [body.get(a) for a in node.arguments]
    align = node.kind.size
    if node.op == "load":
        assert node.dst is not None
        body.set(node.dst, body.add(f"load atomic {of}, ptr {at} {order}, align {align}"))
    elif node.op == "store":
        body.lines.append(f"  store atomic {of} {values[0]}, ptr {at} {order}, align {align}")
    elif node.op == "compare_exchange":
        # A failed exchange only reads: it cannot be a release.
        failure = {"release": "monotonic"}.get(order, order)
        pair = body.add(f"cmpxchg ptr {at}, {of} {values[0]}, {of} {values[1]} {order} {failure}, align {align}")
        done = body.add(f"extractvalue {{ {of}, i1 }} {pair}, 1")
        assert node.dst is not None
        body.set(node.dst, body.add(f"zext i1 {done} to i8"))
    else:
        op = READ_MODIFY_WRITE[node.op]
        if of == "double" and op in ("add", "sub"):
            op = f"f{op}"  # LLVM makes a loop with compare-exchange of it
        old = body.add(f"atomicrmw {op} ptr {at}, {of} {values[0]} {order}, align {align}")
        if node.dst is not None:
            body.set(node.dst, old)
