"""Steps rewritten into ones that a target's instructions can take.

Constants that do not fit an instruction go through a register, indexing becomes a multiplication and an
addition, narrow results are extended again (every integer is kept sign- or zero-extended to 64 bits), f64 constants are
made from their bits. What an instruction can hold is the target's to say (`immediate`, `offset_fits`, `scales`).
"""

from __future__ import annotations

import dataclasses
import struct
from typing import TYPE_CHECKING

from rseq.compiler import ir
from rseq.compiler.ir import (
    Binary,
    Block,
    Branch,
    Commit,
    Compare,
    Const,
    Convert,
    Element,
    Load,
    Move,
    Offset,
    Operand,
    Store,
    Unary,
    Var,
    Where,
)  # fmt: skip
from rseq.compiler.steps import Bits, Extend, LeaveIf, Step
from rseq.language.types import BOOL, F64, U64, Bool, Float, Int, Scalar

if TYPE_CHECKING:
    from rseq.compiler.section import Section


def float_bits(value: float) -> int:
    """The 64 bits of an f64."""
    return int(struct.unpack("<Q", struct.pack("<d", value))[0])


def legalize(section: Section, block: Block) -> None:
    """Rewrite a block's steps into ones the target can spell."""
    out: list[Step] = []
    fix = _Legal(section, out)
    for step in block.body:
        fix.step(step)
    if block.end is not None:
        block.end = fix.end(block.end)
    block.body = out  # type: ignore[assignment]


class _Legal:
    def __init__(self, section: Section, out: list[Step]) -> None:
        self.section, self.target, self.out = section, section.target, out

    def register(self, operand: Operand, where: Where) -> Var:
        """The operand in a register."""
        if isinstance(operand, Var):
            return operand
        fresh = self.section.var("constant", operand.type)
        self.move(fresh, operand, where)
        return fresh

    def move(self, dst: Var, src: Operand, where: Where) -> None:
        if isinstance(src, Const) and isinstance(dst.type, Float):
            bits = self.section.var("bits", U64)
            self.out.append(Move(bits, Const(float_bits(src.value), U64), where))
            self.out.append(Bits(dst, bits, where))
            return
        self.out.append(Move(dst, src, where))

    def fitting(self, op: str, operand: Operand, where: Where) -> Operand:
        """The operand itself if the instruction `op` can hold it, else in a register."""
        if isinstance(operand, Const) and (isinstance(operand.type, Float) or not self.target.immediate(op, int(operand.value))):
            return self.register(operand, where)
        return operand

    def step(self, node: Step) -> None:
        match node:
            case Move(dst, src, where):
                self.move(dst, src, where)
            case Binary():
                self._binary(node)
            case Unary():
                self._unary(node)
            case Compare(dst, op, left, right, where):
                left, right, op = self._sides(left, right, op, where)
                self.out.append(Compare(dst, op, left, right, where))
            case Convert(dst, src, where):
                self._convert(dst, self.register(src, where), where)
            case Load(dst, address, offset, order, where):
                base, offset = self._address(address, offset, order, where)
                if order != "relaxed" and isinstance(dst.type, Float):
                    bits = self.section.var("bits", U64)
                    self.out += [Load(bits, base, offset, order, where), Bits(dst, bits, where)]
                else:
                    self.out.append(Load(dst, base, offset, order, where))
                kind = dst.type
                if isinstance(kind, Bool):  # whatever byte is there, a bool is 0 or 1
                    self.step(Binary(dst, "and", dst, Const(1, U64), where))
                elif isinstance(kind, Int) and kind.signed and kind.bits < 64 and order != "relaxed" and not self.target.acquire_extends:
                    self.out.append(Extend(dst, dst, kind, where))
            case Store(address, offset, value, stored, order, role, where):
                base, offset = self._address(address, offset, order, where)
                value, stored = self._stored(value, stored, order, where)
                self.out.append(Store(base, offset, value, stored, order, role, where))
            case Offset(dst, address, offset, where):
                base = self.register(address, where)
                if offset == 0:
                    self.out.append(Move(dst, base, where))
                else:
                    self.step(Binary(dst, "add", base, Const(offset, U64), where))
            case Element():
                self._element(node)
            case LeaveIf(op, left, right, label, where):
                left, right, op = self._sides(left, right, op, where)
                self.out.append(LeaveIf(op, left, right, label, where))
            case _:
                self.out.append(node)

    def end(self, node: ir.Terminator) -> ir.Terminator:
        match node:
            case Branch(op, left, right, then, otherwise, where):
                left, right, op = self._sides(left, right, op, where)
                return Branch(op, left, right, then, otherwise, where)
            case Commit(address, offset, value, kind, order, values, where):
                base, offset = self._address(address, offset, order, where)
                value, kind = self._stored(value, kind, order, where)
                return Commit(base, offset, value, kind, order, values, where)
        return node

    def _address(self, address: Operand, offset: int, order: str, where: Where) -> tuple[Var, int]:
        base = self.register(address, where)
        if self.target.offset_fits(offset, order):
            return base, offset
        moved = self.section.var("address", U64)
        self.step(Binary(moved, "add", base, Const(offset, U64), where))
        return moved, 0

    def _stored(self, value: Operand, kind: Scalar, order: str, where: Where) -> tuple[Operand, Scalar]:
        if isinstance(kind, Float):
            if isinstance(value, Const):
                value, kind = Const(float_bits(value.value), U64), U64
            elif order != "relaxed":
                bits = self.section.var("bits", U64)
                self.out.append(Bits(bits, value, where))
                return bits, U64
            else:
                return value, kind
        return self.fitting(f"store{kind.size}" if order == "relaxed" else "store_ordered", value, where), kind

    def _sides(self, left: Operand, right: Operand, op: ir.CompareOp, where: Where) -> tuple[Operand, Operand, ir.CompareOp]:
        if isinstance(left, Const) and not isinstance(right, Const):
            left, right, op = right, left, ir.SWAPPED[op]
        return self.register(left, where), self.fitting("compare", right, where), op

    def _binary(self, node: Binary) -> None:
        dst, op, left, right, where = node.dst, node.op, node.left, node.right, node.where
        kind = dst.type
        if isinstance(kind, Float):
            self.out.append(Binary(dst, op, self.register(left, where), self.register(right, where), where))
            return
        if op in ("add", "mul", "and", "or", "xor") and isinstance(left, Const):
            left, right = right, left
        if op in ("shl", "shr"):
            right = self._count(right, kind.bits if isinstance(kind, Int) else 64, where)
        self.out.append(Binary(dst, op, self.register(left, where), self.fitting(op, right, where), where))
        if isinstance(kind, Int) and kind.bits < 64 and op in ("add", "sub", "mul", "shl"):
            self.out.append(Extend(dst, dst, kind, where))

    def _count(self, count: Operand, bits: int, where: Where) -> Operand:
        """Shift counts are taken modulo the width."""
        if isinstance(count, Const):
            return Const(int(count.value) % bits, U64)
        if bits == 64:
            return count  # every processor here takes the count of a 64-bit shift modulo 64
        masked = self.section.var("count", U64)
        self.step(Binary(masked, "and", count, Const(bits - 1, U64), where))
        return masked

    def _unary(self, node: Unary) -> None:
        value = self.register(node.value, node.where)
        kind = node.dst.type
        if isinstance(kind, Float):  # -x flips the sign bit, of zero and nan too
            bits, flipped = self.section.var("bits", U64), self.section.var("bits", U64)
            self.out.append(Bits(bits, value, node.where))
            self.step(Binary(flipped, "xor", bits, Const(1 << 63, U64), node.where))
            self.out.append(Bits(node.dst, flipped, node.where))
            return
        self.out.append(dataclasses.replace(node, value=value))
        if isinstance(kind, Int) and kind.bits < 64:
            self.out.append(Extend(node.dst, node.dst, kind, node.where))

    def _convert(self, dst: Var, src: Var, where: Where) -> None:
        have, want = src.type, dst.type
        if isinstance(want, Int) and isinstance(have, Int):
            contained = have.low >= want.low and have.high <= want.high
            if want.bits == 64 or contained:
                self.out.append(Move(dst, src, where))
            else:
                self.out.append(Extend(dst, src, want, where))
            return
        if have == BOOL and isinstance(want, Int):
            self.out.append(Move(dst, src, where))
            return
        assert want == F64
        self.out.append(Convert(dst, src, where))  # from a signed 64-bit number; u64 was split by the front end

    def _element(self, node: Element) -> None:
        base, index, where = self.register(node.address, node.where), self.register(node.index, node.where), node.where
        if node.size in self.target.scales and self.target.offset_fits(node.offset, "relaxed"):
            self.out.append(dataclasses.replace(node, address=base, index=index))
            return
        scaled = self.section.var("scaled", U64)
        if node.size & (node.size - 1) == 0:
            self.step(Binary(scaled, "shl", index, Const(node.size.bit_length() - 1, U64), where))
        else:
            self.step(Binary(scaled, "mul", index, Const(node.size, U64), where))
        if node.offset:
            moved = self.section.var("address", U64)
            self.step(Binary(moved, "add", base, scaled, where))
            self.step(Binary(node.dst, "add", moved, Const(node.offset, U64), where))
        else:
            self.step(Binary(node.dst, "add", base, scaled, where))
