"""RISC-V, 64 bits (rv64gc), GNU assembler.

The area is a plain pointer (tp plus the offset), made before the block. There are no acquire loads of all widths: orders are
fences, `fence r, rw` behind a load and `fence rw, w` before a store, as the memory model's table for C11 has it. Comparisons
have no flags; those of f64 give their answer in an integer register, t6, which is kept for that.

Linkers shorten address pairs and calls here, and move everything behind them: post_commit_ip would then be wrong. So the whole
block is `norelax`, and inside of a section there are only branches to labels. A branch reaches 4 KiB; assemblers turn a longer
one into a branch over a jump.

The signature is `csrw mhartid, x0`, as glibc has it (sysdeps/unix/sysv/linux/riscv/bits/rseq.h).
"""

from __future__ import annotations

import re
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

# (mnemonic, whether the operands change places)
BRANCHES = {
    "eq": ("beq", False),
    "ne": ("bne", False),
    "lt": ("blt", False),
    "le": ("bge", True),
    "gt": ("blt", True),
    "ge": ("bge", False),
}
FLOATING = {"eq": ("feq.d", False), "lt": ("flt.d", False), "le": ("fle.d", False), "gt": ("flt.d", True), "ge": ("fle.d", True)}
OPPOSITE: dict[str, CompareOp] = {"eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "le": "gt", "gt": "le"}
SIMPLE = {"add": "add", "sub": "sub", "mul": "mul", "and": "and", "or": "or", "xor": "xor", "shl": "sll"}
FLOAT = {"add": "fadd.d", "sub": "fsub.d", "mul": "fmul.d"}
WIDTH = {1: "b", 2: "h", 4: "w", 8: "d"}
REGISTERS = (*(f"a{n}" for n in range(8)), *(f"t{n}" for n in range(6)), *(f"s{n}" for n in range(1, 12)))
SCRATCH = "t6"


class RiscV64(Target):
    name = "riscv64"
    builds = True
    triple = "riscv64-unknown-linux-gnu"
    llvm_name = "riscv64"
    signature = 0xF1401073
    signature_lines = (".word 0xf1401073",)  # csrw mhartid, x0
    integer_registers = 24
    float_registers = 24
    float_constraint = "f"
    area = "pointer"
    extends_results = "signext "
    clobbers = ("x31",)
    c_clobbers = (SCRATCH,)
    c_condition = "defined(__riscv) && __riscv_xlen == 64 && defined(__riscv_mul) && defined(__riscv_flen) && __riscv_flen >= 64"
    opening = (".option push", ".option norelax")
    closing = (".option pop",)
    listing_head = (".option norelax",)
    assembler_flags = ("-mno-relax",)
    breakpoint = bytes.fromhex("0290")  # c.ebreak
    cross_binutils = "riscv64-linux-gnu-"
    disassembler = ("CS_ARCH_RISCV", "CS_MODE_RISCV64", "CS_MODE_RISCVC")
    comment = "#"
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "", 16: "", 32: "", 64: ""}

    def portable(self, assembly: str) -> str:
        """Without the versions of extensions, and new names for parts of old ones, which older assemblers refuse."""
        return re.sub(r'^(\t\.attribute\t5, )".*"$', r'\1"rv64gc"', assembly, flags=re.MULTILINE)

    def register(self, number: int, bits: int) -> str:
        return REGISTERS[number]

    def float_register(self, number: int) -> str:
        return f"fa{number}" if number < 8 else f"ft{number - 8}" if number < 20 else f"fs{number - 20}"

    def immediate(self, op: str, value: int) -> bool:
        if op == "sub":
            return -2048 < value <= 2048
        if op in ("add", "and", "or", "xor"):
            return -2048 <= value < 2048
        if op in ("shl", "shr"):
            return 0 <= value < 64
        return (op == "compare" or op.startswith("store")) and value == 0  # the register that is always zero

    def offset_fits(self, offset: int, order: str) -> bool:
        return -2048 <= offset < 2048

    def jump(self, label: str) -> list[str]:
        return [f"j {label}"]

    def far_jump(self, label: str) -> list[str]:
        return [f"jump {label}, {SCRATCH}"]  # becomes two instructions; one alone reaches 1 MiB

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Arm(dst, area):
                return [f"lla {name(dst)}, <.descriptor>", f"sd {name(dst)}, 8({name(area)})"]
            case ReadArea(dst, area, field):
                return [f"lwu {name(dst)}, {field}({name(area)})"]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Move(dst, src):
                return self._move(dst, src, name)
            case Binary():
                return [self._binary(step, name)]
            case Unary(dst, op, value):
                return [f"{op} {name(dst)}, {name(value)}"]
            case Extend(dst, src, kind):
                if kind.bits == 32 and kind.signed:
                    return [f"sext.w {name(dst)}, {name(src)}"]
                if kind.bits == 8 and not kind.signed:
                    return [f"andi {name(dst)}, {name(src)}, 255"]
                shift, back = 64 - kind.bits, "srai" if kind.signed else "srli"
                return [f"slli {name(dst)}, {name(src)}, {shift}", f"{back} {name(dst)}, {name(dst)}, {shift}"]
            case Bits(dst, src):
                return [f"{'fmv.d.x' if isinstance(dst.type, Float) else 'fmv.x.d'} {name(dst)}, {name(src)}"]
            case Reload(dst, frame, slot):
                return [f"{'fld' if isinstance(dst.type, Float) else 'ld'} {name(dst)}, {8 * slot}({name(frame)})"]
            case Spill(src, frame, slot):
                return [f"{'fsd' if isinstance(src.type, Float) else 'sd'} {name(src)}, {8 * slot}({name(frame)})"]
            case Convert(dst, src):
                return [f"fcvt.d.l {name(dst)}, {name(src)}"]
            case Compare():
                return self._compare(step, name)
            case Load(dst, address, offset, order):
                return [self._load(dst, f"{offset}({name(address)})", name), *(["fence r, rw"] if order == "acquire" else [])]
            case Store(address, offset, value, kind, order):
                return self._store(kind, value, f"{offset}({name(address)})", order, name)
            case Element():
                raise AssertionError("indexing is a shift and an addition here")
        raise TypeError(f"no instruction for {type(step).__name__}")

    def commit(self, node: Commit, name: Name) -> list[str]:
        return self._store(node.kind, node.value, f"{node.offset}({name(node.address)})", node.order, name)

    def _value(self, operand: Operand, name: Name) -> str:
        """A register, the zero register, or an immediate that `immediate` has allowed."""
        if isinstance(operand, Const):
            return "zero" if operand.value == 0 else str(operand.value)
        return name(operand)

    def _move(self, dst: Var, src: Operand, name: Name) -> list[str]:
        if isinstance(src, Const):
            return self._constant(int(src.value), name(dst))
        if name(dst) == name(src):
            return []
        return [f"{'fmv.d' if isinstance(dst.type, Float) else 'mv'} {name(dst)}, {name(src)}"]

    def _constant(self, value: int, register: str) -> list[str]:
        """Twelve bits at a time from below, the rest shifted into place; 32 bits at once with `lui`."""
        value = (value & (1 << 64) - 1) - (1 << 64 if value >> 63 & 1 else 0)
        low = (value & 0xFFF) - (0x1000 if value & 0x800 else 0)
        if value == low:
            return [f"li {register}, {value}"]
        add = f"{register}, {register}, {low}"
        if -(1 << 31) <= value < 1 << 31:
            return [f"lui {register}, {(value - low) >> 12 & 0xFFFFF}", *([f"addiw {add}"] if low else [])]
        rest, shift = (value - low) >> 12, 12
        while rest & 1 == 0:
            rest, shift = rest >> 1, shift + 1
        return [*self._constant(rest, register), f"slli {register}, {register}, {shift}", *([f"addi {add}"] if low else [])]

    def _binary(self, step: Binary, name: Name) -> str:
        dst, op, left, right = step.dst, step.op, step.left, step.right
        if isinstance(dst.type, Float):
            return f"{FLOAT[op]} {name(dst)}, {name(left)}, {name(right)}"
        mnemonic = SIMPLE[op] if op != "shr" else ("srl" if unsigned(dst.type) else "sra")  # type: ignore[arg-type]
        if isinstance(right, Const):
            value = int(right.value)
            if op == "sub":
                mnemonic, value = "add", -value
            return f"{mnemonic}i {name(dst)}, {name(left)}, {value}"
        return f"{mnemonic} {name(dst)}, {name(left)}, {name(right)}"

    def _load(self, dst: Var, memory: str, name: Name) -> str:
        kind = dst.type
        if isinstance(kind, Float):
            return f"fld {name(dst)}, {memory}"
        sign = "u" if kind.size < 8 and unsigned(kind) else ""  # type: ignore[arg-type]
        return f"l{WIDTH[kind.size]}{sign} {name(dst)}, {memory}"

    def _store(self, kind: Scalar, value: Operand, memory: str, order: str, name: Name) -> list[str]:
        fence = ["fence rw, w"] if order == "release" else []
        if isinstance(value, Var) and isinstance(value.type, Float):
            return [*fence, f"fsd {name(value)}, {memory}"]
        return [*fence, f"s{WIDTH[kind.size]} {self._value(value, name)}, {memory}"]

    # Comparisons

    def _compare(self, step: Compare, name: Name) -> list[str]:
        dst, op, left, right = name(step.dst), step.op, step.left, step.right
        if isinstance(left.type, Float):
            lines = self._compare_floats(op, left, right, dst, name)
            return [*lines, f"xori {dst}, {dst}, 1"] if op == "ne" else lines
        if op in ("eq", "ne"):
            test = f"{'seqz' if op == 'eq' else 'snez'} {dst}, "
            if isinstance(right, Const):
                return [test + name(left)]
            return [f"xor {dst}, {name(left)}, {name(right)}", test + dst]
        less = "sltu" if unsigned(left.type) else "slt"  # type: ignore[arg-type]
        first, second = self._value(left, name), self._value(right, name)
        if op in ("gt", "le"):
            first, second = second, first
        return [f"{less} {dst}, {first}, {second}", *([f"xori {dst}, {dst}, 1"] if op in ("le", "ge") else [])]

    def _compare_floats(self, op: CompareOp, left: Operand, right: Operand, into: str, name: Name) -> list[str]:
        """1 or 0 into an integer register; "ne" as its opposite, since an unordered result is unequal."""
        mnemonic, swapped = FLOATING["eq" if op == "ne" else op]
        one, two = (right, left) if swapped else (left, right)
        return [f"{mnemonic} {into}, {name(one)}, {name(two)}"]

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        tail = [] if otherwise == following else [f"j {otherwise}"]
        if isinstance(node.left.type, Float):
            test = self._compare_floats(node.op, node.left, node.right, SCRATCH, name)
            return [*test, f"{'beqz' if node.op == 'ne' else 'bnez'} {SCRATCH}, {then}", *tail]
        if then == following:
            return [self._branch(OPPOSITE[node.op], node.left, node.right, otherwise, unsigned(node.left.type), name)]  # type: ignore[arg-type]
        return [self._branch(node.op, node.left, node.right, then, unsigned(node.left.type), name), *tail]  # type: ignore[arg-type]

    def _branch(self, op: CompareOp, left: Operand, right: Operand, label: str, is_unsigned: bool, name: Name) -> str:
        mnemonic, swapped = BRANCHES[op]
        first, second = self._value(left, name), self._value(right, name)
        if swapped:
            first, second = second, first
        return f"{mnemonic}{'u' if is_unsigned and op not in ('eq', 'ne') else ''} {first}, {second}, {label}"

    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        assert isinstance(left, Var)
        return [self._branch(op, left, right, exit, True, name)]  # type: ignore[arg-type]


TARGET = RiscV64()
