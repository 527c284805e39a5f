"""x86-64, System V, GNU assembler in AT&T order.

The area is reached through %fs, with its offset from the thread pointer in a register. Plain loads are acquire
loads and plain stores release stores here, so orders cost nothing. The signature is the operand of a `ud1`, as
glibc has it (sysdeps/unix/sysv/linux/x86/bits/rseq.h).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from rseq.compiler.targets import Goto, Name, Target, unsigned
from rseq.language.types import Float, Int, Scalar

UNSIGNED = {"eq": "e", "ne": "ne", "lt": "b", "le": "be", "gt": "a", "ge": "ae"}
SIGNED = {"eq": "e", "ne": "ne", "lt": "l", "le": "le", "gt": "g", "ge": "ge"}
OPPOSITE = {"e": "ne", "ne": "e", "b": "ae", "ae": "b", "a": "be", "be": "a", "l": "ge", "ge": "l", "g": "le", "le": "g"}
SIMPLE = {"add": "addq", "sub": "subq", "mul": "imulq", "and": "andq", "or": "orq", "xor": "xorq"}
FLOAT = {"add": "addsd", "sub": "subsd", "mul": "mulsd"}
SUFFIX = {1: "b", 2: "w", 4: "l", 8: "q"}
# In the order of a listing; %rcx last but out of use, since shifts take their count in it.
REGISTERS = ("rax", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "rbx", "rbp", "r12", "r13", "r14", "r15")


class X86_64(Target):  # noqa: N801
    name = "x86_64"
    builds = True
    triple = "x86_64-unknown-linux-gnu"
    llvm_name = "x86-64"
    signature = 0x53053053
    signature_lines = (".byte 0x0f, 0xb9, 0x3d", ".long 0x53053053")  # ud1 0x53053053(%rip), %edi
    integer_registers = 13  # 16 less the stack pointer, and two that LLVM may need around the block
    float_registers = 14
    float_constraint = "x"
    area = "offset"
    scales = (1, 2, 4, 8)
    clobbers = ("dirflag", "fpsr", "flags")
    breakpoint = b"\xcc"
    cross_binutils = "x86_64-linux-gnu-"
    disassembler = ("CS_ARCH_X86", "CS_MODE_64")
    comment = "#"
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "b", 16: "w", 32: "k", 64: "q"}
    returning = "retq"
    c_condition = "defined(__x86_64__) && defined(__LP64__)"
    c_thread_pointer = "movq %%fs:0, %0"
    c_untouchable = (9,)  # %rbp

    def register(self, number: int, bits: int) -> str:
        name = REGISTERS[number]
        if name[1].isdigit():
            return f"%{name}{ {64: '', 32: 'd', 16: 'w', 8: 'b'}[bits] }"
        if bits == 8:
            return f"%{name[1:]}l" if name[1:] in ("si", "di", "bp") else f"%{name[1]}l"
        return f"%{ {64: 'r', 32: 'e', 16: ''}[bits] }{name[1:]}"

    def float_register(self, number: int) -> str:
        return f"%xmm{number}"

    def immediate(self, op: str, value: int) -> bool:
        if op in ("store1", "store2", "store4"):
            return True
        return -(1 << 31) <= value < 1 << 31

    def offset_fits(self, offset: int, order: str) -> bool:
        return -(1 << 31) <= offset < 1 << 31

    def extra_clobbers(self, steps: Sequence[Step]) -> tuple[str, ...]:
        shifts = any(isinstance(s, Binary) and s.op in ("shl", "shr") and isinstance(s.right, Var) for s in steps)
        return ("rcx",) if shifts else ()

    def jump(self, label: str) -> list[str]:
        return [f"jmp {label}"]

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Arm(dst, area):
                return [f"leaq <.descriptor>(%rip), {name(dst)}", f"movq {name(dst)}, %fs:8({name(area)})"]
            case ReadArea(dst, area, field):
                return [f"movl %fs:{field}({name(area)}), {name(dst, 32)}"]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Move(dst, src):
                return self._move(dst, src, name)
            case Binary():
                return self._binary(step, name)
            case Unary(dst, op, value):
                return [*self._move(dst, value, name), f"{op}q {name(dst)}"]
            case Extend(dst, src, kind):
                if kind.bits == 32:
                    if kind.signed:
                        return [f"movslq {name(src, 32)}, {name(dst)}"]
                    return [f"movl {name(src, 32)}, {name(dst, 32)}"]
                letters = "s" if kind.signed else "z"
                width = SUFFIX[kind.size]
                wide = ("q", 64) if kind.signed else ("l", 32)
                return [f"mov{letters}{width}{wide[0]} {name(src, kind.bits)}, {name(dst, wide[1])}"]
            case Bits(dst, src):
                return [f"movq {name(src)}, {name(dst)}"]
            case Reload(dst, frame, slot):
                return [f"{'movsd' if isinstance(dst.type, Float) else 'movq'} {8 * slot}({name(frame)}), {name(dst)}"]
            case Spill(src, frame, slot):
                return [f"{'movsd' if isinstance(src.type, Float) else 'movq'} {name(src)}, {8 * slot}({name(frame)})"]
            case Convert(dst, src):
                return [f"xorps {name(dst)}, {name(dst)}", f"cvtsi2sdq {name(src)}, {name(dst)}"]
            case Compare():
                return self._compare(step, name)
            case Load(dst, address, offset):
                return [self._load(dst, f"{offset or ''}({name(address)})", name)]
            case Store(address, offset, value, kind):
                return [self._store(kind, value, f"{offset or ''}({name(address)})", name)]
            case Element(dst, address, index, size, offset):
                return [f"leaq {offset or ''}({name(address)},{name(index)},{size}), {name(dst)}"]
        raise TypeError(f"no instruction for {type(step).__name__}")

    def together(self, first: Step, second: Step | Branch, name: Name, goto: Goto) -> list[str] | None:
        """Comparisons and additions with memory, tests of a low byte."""
        match first, second:
            case Load(dst, address, offset), LeaveIf(op, Var() as left, right, label) if right is dst and _word(dst):
                return [f"cmpq {offset or ''}({name(address)}), {name(left)}", f"j{UNSIGNED[op]} {goto(label)}"]
            case Load(dst, address, offset), Branch(op, Var() as left, right, then) if right is dst and left is not dst and _word(dst):
                code = (UNSIGNED if unsigned(left.type) else SIGNED)[op]  # type: ignore[arg-type]
                return [f"cmpq {offset or ''}({name(address)}), {name(left)}", f"j{code} {goto(then)}"]
            case Load(dst, address, offset), Branch(op, left, right, then) if left is dst and right is not dst and _word(dst):
                code = (UNSIGNED if unsigned(dst.type) else SIGNED)[op]  # type: ignore[arg-type]
                other = f"${right.value}" if isinstance(right, Const) else name(right)
                return [f"cmpq {other}, {offset or ''}({name(address)})", f"j{code} {goto(then)}"]
            case Load(dst, address, offset), Binary(into, "add", Var() as left, right) if right is dst and _word(dst):
                if left is not dst and name(into) == name(left):
                    return [f"addq {offset or ''}({name(address)}), {name(into)}"]
            case Extend(dst, src, Int(bits=8)), Branch(("eq" | "ne") as op, left, Const(0), then) if left is dst:
                return [f"testb {name(src, 8)}, {name(src, 8)}", f"j{UNSIGNED[op]} {goto(then)}"]
            case ReadArea(dst, area, field), LeaveIf(("eq" | "ne") as op, left, Var() as right, label) if left is dst:
                return [f"cmpl %fs:{field}({name(area)}), {name(right, 32)}", f"j{UNSIGNED[op]} {goto(label)}"]
        return None

    def commit(self, node: Commit, name: Name) -> list[str]:
        return [self._store(node.kind, node.value, f"{node.offset or ''}({name(node.address)})", name)]

    def _move(self, dst: Var, src: Operand, name: Name) -> list[str]:
        if isinstance(src, Const):
            value = int(src.value)
            if value == 0:
                return [f"movl $0, {name(dst, 32)}"]  # not xor: flags may be in use by a comparison around it
            if 0 < value < 1 << 32:
                return [f"movl ${value}, {name(dst, 32)}"]
            if -(1 << 31) <= value < 0:
                return [f"movq ${value}, {name(dst)}"]
            return [f"movabsq ${value & (1 << 64) - 1}, {name(dst)}"]
        if name(dst) == name(src):
            return []
        return [f"{'movapd' if isinstance(dst.type, Float) else 'movq'} {name(src)}, {name(dst)}"]

    def _binary(self, step: Binary, name: Name) -> list[str]:
        dst, op, left, right = step.dst, step.op, step.left, step.right
        if isinstance(dst.type, Float):
            if name(dst) == name(right) and name(dst) != name(left):
                raise AssertionError("the register allocator keeps dst and right apart")
            return [*self._move(dst, left, name), f"{FLOAT[op]} {name(right)}, {name(dst)}"]
        if op in ("shl", "shr"):
            mnemonic = "shlq" if op == "shl" else ("shrq" if unsigned(dst.type) else "sarq")  # type: ignore[arg-type]
            if isinstance(right, Const):
                return [*self._move(dst, left, name), f"{mnemonic} ${right.value}, {name(dst)}"]
            return [f"movq {name(right)}, %rcx", *self._move(dst, left, name), f"{mnemonic} %cl, {name(dst)}"]
        if isinstance(right, Const):
            if op == "mul":
                return [f"imulq ${right.value}, {name(left)}, {name(dst)}"]
            if op == "add" and name(dst) != name(left):
                return [f"leaq {right.value}({name(left)}), {name(dst)}"]
            return [*self._move(dst, left, name), f"{SIMPLE[op]} ${right.value}, {name(dst)}"]
        if op == "add" and name(dst) != name(left):
            return [f"leaq ({name(left)},{name(right)}), {name(dst)}"]
        return [*self._move(dst, left, name), f"{SIMPLE[op]} {name(right)}, {name(dst)}"]

    def _load(self, dst: Var, memory: str, name: Name) -> str:
        kind = dst.type
        if isinstance(kind, Float):
            return f"movsd {memory}, {name(dst)}"
        if kind.size == 8:
            return f"movq {memory}, {name(dst)}"
        if unsigned(kind):  # type: ignore[arg-type]
            if kind.size == 4:
                return f"movl {memory}, {name(dst, 32)}"
            return f"movz{SUFFIX[kind.size]}l {memory}, {name(dst, 32)}"
        return f"movs{SUFFIX[kind.size]}q {memory}, {name(dst)}"

    def _store(self, kind: Scalar, value: Operand, memory: str, name: Name) -> str:
        if isinstance(value, Const):
            return f"mov{SUFFIX[kind.size]} ${_signed(int(value.value), kind.size)}, {memory}"
        if isinstance(value.type, Float):
            return f"movsd {name(value)}, {memory}"
        return f"mov{SUFFIX[kind.size]} {name(value, kind.size * 8)}, {memory}"

    # Comparisons

    def _test(self, left: Operand, right: Operand, name: Name) -> str:
        if isinstance(right, Const):
            if right.value == 0:
                return f"testq {name(left)}, {name(left)}"
            return f"cmpq ${right.value}, {name(left)}"
        return f"cmpq {name(right)}, {name(left)}"

    def _compare(self, step: Compare, name: Name) -> list[str]:
        dst, op, left, right = step.dst, step.op, step.left, step.right
        if isinstance(left.type, Float):
            return self._compare_float(step, name)
        code = (UNSIGNED if unsigned(left.type) else SIGNED)[op]  # type: ignore[arg-type]
        return [self._test(left, right, name), f"set{code} {name(dst, 8)}", f"movzbl {name(dst, 8)}, {name(dst, 32)}"]

    def _compare_float(self, step: Compare, name: Name) -> list[str]:
        dst, op, left, right = step.dst, step.op, name(step.left), name(step.right)
        if op in ("lt", "le"):  # swapped, so that an unordered comparison (carry set) is false
            left, right, op = right, left, "gt" if op == "lt" else "ge"
        if op in ("gt", "ge"):
            code = "a" if op == "gt" else "ae"
            return [f"ucomisd {right}, {left}", f"set{code} {name(dst, 8)}", f"movzbl {name(dst, 8)}, {name(dst, 32)}"]
        # Equal means zero set and parity clear.
        yes, no = (1, 0) if op == "eq" else (0, 1)
        return [
            f"ucomisd {right}, {left}",
            f"movl ${no}, {name(dst, 32)}",
            "jne 99f",
            "jp 99f",
            f"movl ${yes}, {name(dst, 32)}",
            "99:",
        ]

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        if isinstance(node.left.type, Float):
            return self._branch_float(node, name, then, otherwise, following)
        test = self._test(node.left, node.right, name)
        code = (UNSIGNED if unsigned(node.left.type) else SIGNED)[node.op]  # type: ignore[arg-type]
        if then == following:
            return [test, f"j{OPPOSITE[code]} {otherwise}"]
        return [test, f"j{code} {then}", *([] if otherwise == following else [f"jmp {otherwise}"])]

    def _branch_float(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        left, right, op = name(node.left), name(node.right), node.op
        tail = [] if otherwise == following else [f"jmp {otherwise}"]
        if op in ("lt", "le"):
            left, right, op = right, left, "gt" if op == "lt" else "ge"
        test = f"ucomisd {right}, {left}"
        if op in ("gt", "ge"):
            return [test, f"j{'a' if op == 'gt' else 'ae'} {then}", *tail]
        if op == "eq":
            return [test, f"jne {otherwise}", f"jp {otherwise}", *([] if then == following else [f"jmp {then}"])]
        return [test, f"jne {then}", f"jp {then}", *tail]

    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        assert isinstance(left, Var)
        return [self._test(left, right, name), f"j{UNSIGNED[op]} {exit}"]  # type: ignore[arg-type]


def _word(var: Var) -> bool:
    """Whether a variable is an integer of a register's width."""
    return var.type.size == 8 and not isinstance(var.type, Float)


def _signed(value: int, size: int) -> int:
    """As the assembler takes it: any value of the width, written as a signed number."""
    value &= (1 << 8 * size) - 1
    return value - (1 << 8 * size) if value >> (8 * size - 1) else value


TARGET = X86_64()
