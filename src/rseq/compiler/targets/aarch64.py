"""AArch64 (ARMv8.0 and later), GNU assembler.

The area is a plain pointer (tpidr_el0 plus the offset), made before the block. Acquire loads are `ldar`, release
stores `stlr`; they take no offset. The only address pair (`adrp`, `add` for the descriptor) stands before the section's
start, because linkers may rewrite such pairs. The signature is a `brk` with an unusual number, as glibc has it
(sysdeps/unix/sysv/linux/aarch64/bits/rseq.h).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rseq.compiler.ir import (
    Binary,
    Branch,
    Commit,
    Compare,
    CompareOp,
    Const,
    Convert,
    Element,
    Load,
    Move,
    Operand,
    Store,
    Unary,
    Var,
)  # fmt: skip
from rseq.compiler.steps import Arm, Bits, Extend, LeaveIf, ReadArea, Reload, Spill, Step
from rseq.compiler.targets import Name, Target, unsigned
from rseq.language.types import Float, Scalar

UNSIGNED = {"eq": "eq", "ne": "ne", "lt": "lo", "le": "ls", "gt": "hi", "ge": "hs"}
SIGNED = {"eq": "eq", "ne": "ne", "lt": "lt", "le": "le", "gt": "gt", "ge": "ge"}
# After fcmp an unordered result sets C and V: these conditions are then false (ne: true).
FLOATING = {"eq": "eq", "ne": "ne", "lt": "mi", "le": "ls", "gt": "gt", "ge": "ge"}
OPPOSITE = {"eq": "ne", "ne": "eq", "lo": "hs", "hs": "lo", "hi": "ls", "ls": "hi", "lt": "ge", "ge": "lt", "gt": "le", "le": "gt"}
SIMPLE = {"add": "add", "sub": "sub", "mul": "mul", "and": "and", "or": "orr", "xor": "eor", "shl": "lsl"}
FLOAT = {"add": "fadd", "sub": "fsub", "mul": "fmul"}
LETTER = {1: "b", 2: "h", 4: "", 8: ""}


class AArch64(Target):
    name = "aarch64"
    builds = True
    triple = "aarch64-unknown-linux-gnu"
    llvm_name = "aarch64"
    signature = 0xD428BC00
    signature_lines = (".inst 0xd428bc00",)  # brk #0x45e0
    integer_registers = 24
    float_registers = 24
    float_constraint = "w"
    area = "pointer"
    acquire_extends = False
    scales = (1, 2, 4, 8, 16)
    # The way from the abort address into the function may be too far for one jump, or lead from one section into another: linkers and
    # LLVM's own (ORC) then put a jump through x16 or x17 in between. So nothing that is needed after an abort may be in them.
    clobbers = ("cc", "x16", "x17")
    c_clobbers = ("x16", "x17")
    breakpoint = bytes.fromhex("000020d4")  # brk #0
    # Single instructions instead of load-exclusive loops: an atomic operation is then one step, as on every current processor.
    zig_processor = "generic+lse"
    clang_flags = ("-march=armv8-a+lse",)
    cross_binutils = "aarch64-linux-gnu-"
    disassembler = ("CS_ARCH_ARM64", "CS_MODE_ARM")
    comment = "//"
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "w", 16: "w", 32: "w", 64: "x"}
    llvm_float = "d"
    c_condition = "defined(__aarch64__) && defined(__LP64__) && !defined(__AARCH64EB__)"

    def register(self, number: int, bits: int) -> str:
        return f"{'x' if bits == 64 else 'w'}{number if number < 18 else number + 1}"  # x18 is the platform's

    def float_register(self, number: int) -> str:
        return f"d{number}"

    def immediate(self, op: str, value: int) -> bool:
        if op in ("add", "sub", "compare"):
            return 0 <= value < 4096
        if op in ("and", "or", "xor"):
            return value > 0 and (value & (value + 1)) == 0 and value < (1 << 63)  # a run of low ones
        if op in ("shl", "shr"):
            return 0 <= value < 64
        return op.startswith("store") and value == 0

    def offset_fits(self, offset: int, order: str) -> bool:
        # ldur's range: fits every size, aligned or not
        return offset == 0 if order != "relaxed" else -256 <= offset < 256

    def jump(self, label: str) -> list[str]:
        return [f"b {label}"]

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Arm(dst, area):
                return [
                    f"adrp {name(dst)}, <.descriptor>",
                    f"add {name(dst)}, {name(dst)}, :lo12:<.descriptor>",
                    f"str {name(dst)}, [{name(area)}, #8]",
                ]
            case ReadArea(dst, area, field):
                return [f"ldr {name(dst, 32)}, [{name(area)}, #{field}]"]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Move(dst, src):
                return self._move(dst, src, name)
            case Binary(dst, op, left, right):
                if isinstance(dst.type, Float):
                    return [f"{FLOAT[op]} {name(dst)}, {name(left)}, {name(right)}"]
                mnemonic = SIMPLE[op] if op != "shr" else ("lsr" if unsigned(dst.type) else "asr")  # type: ignore[arg-type]
                return [f"{mnemonic} {name(dst)}, {name(left)}, {self._value(right, name)}"]
            case Unary(dst, op, value):
                return [f"{'neg' if op == 'neg' else 'mvn'} {name(dst)}, {name(value)}"]
            case Extend(dst, src, kind):
                letters = {8: "b", 16: "h", 32: "w"}[kind.bits]
                if kind.signed:
                    return [f"sxt{letters} {name(dst)}, {name(src, 32)}"]
                if kind.bits == 32:
                    return [f"mov {name(dst, 32)}, {name(src, 32)}"]
                return [f"uxt{letters} {name(dst, 32)}, {name(src, 32)}"]
            case Bits(dst, src):
                return [f"fmov {name(dst)}, {name(src)}"]
            case Reload(dst, frame, slot):
                return [f"ldr {name(dst)}, [{name(frame)}, #{8 * slot}]"]
            case Spill(src, frame, slot):
                return [f"str {name(src)}, [{name(frame)}, #{8 * slot}]"]
            case Convert(dst, src):
                return [f"scvtf {name(dst)}, {name(src)}"]
            case Compare(dst, op, left, right):
                return [*self._test(left, right, name), f"cset {name(dst, 32)}, {self._code(op, left)}"]
            case Load(dst, address, offset, order):
                return [self._load(dst, name(address), offset, order, name)]
            case Store(address, offset, value, kind, order):
                return [self._store(kind, value, name(address), offset, order, name)]
            case Element(dst, address, index, size, offset):
                shift = size.bit_length() - 1
                lines = [f"add {name(dst)}, {name(address)}, {name(index)}, lsl #{shift}"]
                if offset:
                    sign = "add" if offset > 0 else "sub"
                    lines.append(f"{sign} {name(dst)}, {name(dst)}, #{abs(offset)}")
                return lines
        raise TypeError(f"no instruction for {type(step).__name__}")

    def commit(self, node: Commit, name: Name) -> list[str]:
        return [self._store(node.kind, node.value, name(node.address), node.offset, node.order, name)]

    def _value(self, operand: Operand, name: Name) -> str:
        return f"#{operand.value}" if isinstance(operand, Const) else name(operand)

    def _move(self, dst: Var, src: Operand, name: Name) -> list[str]:
        if isinstance(src, Const):
            return self._constant(int(src.value) & (1 << 64) - 1, name(dst))
        if name(dst) == name(src):
            return []
        return [f"{'fmov' if isinstance(dst.type, Float) else 'mov'} {name(dst)}, {name(src)}"]

    @staticmethod
    def _constant(value: int, register: str) -> list[str]:
        """Sixteen bits at a time; numbers that are mostly ones start from their complement."""
        parts = [(value >> shift) & 0xFFFF for shift in (0, 16, 32, 48)]
        inverted = sum(p == 0xFFFF for p in parts) > sum(p == 0 for p in parts)
        filler = 0xFFFF if inverted else 0
        rest = [(i, p) for i, p in enumerate(parts) if p != filler] or [(0, filler)]
        first, *more = rest
        value0 = first[1] ^ 0xFFFF if inverted else first[1]
        lines = [f"{'movn' if inverted else 'movz'} {register}, #{value0}, lsl #{16 * first[0]}"]
        return lines + [f"movk {register}, #{p}, lsl #{16 * i}" for i, p in more]

    def _load(self, dst: Var, base: str, offset: int, order: str, name: Name) -> str:
        kind = dst.type
        memory = f"[{base}]" if offset == 0 else f"[{base}, #{offset}]"
        if isinstance(kind, Float):
            return f"{'ldr' if offset == 0 else 'ldur'} {name(dst)}, {memory}"
        letter = LETTER[kind.size]
        if order == "acquire":
            return f"ldar{letter} {name(dst, 64 if kind.size == 8 else 32)}, {memory}"
        unscaled = "ldr" if offset == 0 else "ldur"
        if unsigned(kind):  # type: ignore[arg-type]
            return f"{unscaled}{letter} {name(dst, 64 if kind.size == 8 else 32)}, {memory}"
        signed_letters = {1: "sb", 2: "sh", 4: "sw", 8: ""}[kind.size]
        return f"{unscaled}{signed_letters} {name(dst)}, {memory}"

    def _store(self, kind: Scalar, value: Operand, base: str, offset: int, order: str, name: Name) -> str:
        memory = f"[{base}]" if offset == 0 else f"[{base}, #{offset}]"
        unscaled = "str" if offset == 0 else "stur"
        if isinstance(value, Var) and isinstance(value.type, Float):
            return f"{unscaled} {name(value)}, {memory}"
        wide = kind.size == 8
        register = ("xzr" if wide else "wzr") if isinstance(value, Const) else name(value, 64 if wide else 32)
        mnemonic = "stlr" if order == "release" else unscaled
        return f"{mnemonic}{LETTER[kind.size]} {register}, {memory}"

    # Comparisons

    def _test(self, left: Operand, right: Operand, name: Name) -> list[str]:
        if isinstance(left.type, Float):
            return [f"fcmp {name(left)}, {name(right)}"]
        return [f"cmp {name(left)}, {self._value(right, name)}"]

    def _code(self, op: CompareOp, left: Operand) -> str:
        if isinstance(left.type, Float):
            return FLOATING[op]
        return (UNSIGNED if unsigned(left.type) else SIGNED)[op]  # type: ignore[arg-type]

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        test = self._test(node.left, node.right, name)
        code = self._code(node.op, node.left)
        if then == following and not isinstance(node.left.type, Float):
            return [*test, f"b.{OPPOSITE[code]} {otherwise}"]
        return [*test, f"b.{code} {then}", *([] if otherwise == following else [f"b {otherwise}"])]

    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        assert isinstance(left, Var)
        return [*self._test(left, right, name), f"b.{UNSIGNED[op]} {exit}"]  # type: ignore[arg-type]


TARGET = AArch64()
