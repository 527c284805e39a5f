"""LoongArch, 64 bits (LA64 with double floats), GNU assembler.

The area is a plain pointer (tp and the offset), made before the block. Orders are barriers with a hint (`dbar`), which older
processors take for full ones: 0x14 behind an acquire load, 0x12 before a release store. Comparisons have no flags; those of f64
go through a condition flag, fcc0.

Linkers shorten address pairs and calls here, and move everything behind them. Inside of a section there are only branches to
labels, which reach 128 KiB; the address pair stands before it.

The signature is a `break 0x10`, as glibc has it (sysdeps/unix/sysv/linux/loongarch/bits/rseq.h).
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

# (mnemonic, whether the operands change places)
BRANCHES = {
    "eq": ("beq", False), "ne": ("bne", False), "lt": ("blt", False), "le": ("bge", True), "gt": ("blt", True), "ge": ("bge", False),
}  # fmt: skip
# "cune" holds for an unordered result, the others do not.
FLOATING = {
    "eq": ("ceq", False), "ne": ("cune", False), "lt": ("clt", False), "le": ("cle", False), "gt": ("clt", True), "ge": ("cle", True),
}  # fmt: skip
OPPOSITE: dict[str, CompareOp] = {"eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "le": "gt", "gt": "le"}
SIMPLE = {"add": "add.d", "sub": "sub.d", "mul": "mul.d", "and": "and", "or": "or", "xor": "xor", "shl": "sll.d"}
IMMEDIATE = {"add": "addi.d", "sub": "addi.d", "and": "andi", "or": "ori", "xor": "xori", "shl": "slli.d"}
FLOAT = {"add": "fadd.d", "sub": "fsub.d", "mul": "fmul.d"}
WIDTH = {1: "b", 2: "h", 4: "w", 8: "d"}
REGISTERS = (*(f"$a{n}" for n in range(8)), *(f"$t{n}" for n in range(9)), *(f"$s{n}" for n in range(9)))


class LoongArch64(Target):
    name = "loongarch64"
    builds = True
    triple = "loongarch64-unknown-linux-gnu"
    llvm_name = "loongarch64"
    signature = 0x002A0010
    signature_lines = (".word 0x002a0010",)  # break 0x10
    integer_registers = 24
    float_registers = 24
    float_constraint = "f"
    area = "pointer"
    extends_results = "signext "
    clobbers = ("$fcc0",)
    c_clobbers = ("$fcc0",)
    c_condition = "defined(__loongarch64) && defined(__loongarch_double_float)"
    assembler_flags = ("-mno-relax",)
    # Whole functions do without vectors, which not every processor has.
    zig_processor = "la464-lasx-lsx"
    breakpoint = bytes.fromhex("05002a00")  # break 5
    cross_binutils = "loongarch64-linux-gnu-"
    disassembler = ("loongarch64",)
    comment = "#"
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "", 16: "", 32: "", 64: ""}

    def register(self, number: int, bits: int) -> str:
        return REGISTERS[number]

    def float_register(self, number: int) -> str:
        return f"$fa{number}" if number < 8 else f"$ft{number - 8}" if number < 24 else f"$fs{number - 24}"

    def clobber(self, register: str) -> str:
        if not register.startswith("$f"):
            return register
        return next(f"$f{n}" for n in range(32) if self.float_register(n) == register)  # GCC has no other names for these

    def immediate(self, op: str, value: int) -> bool:
        if op == "sub":
            return -2048 < value <= 2048
        if op == "add":
            return -2048 <= value < 2048
        if op in ("and", "or", "xor"):
            return 0 <= value < 4096
        if op in ("shl", "shr"):
            return 0 <= value < 64
        return (op == "compare" or op.startswith("store")) and value == 0  # the register that is always zero

    def offset_fits(self, offset: int, order: str) -> bool:
        return -2048 <= offset < 2048

    def jump(self, label: str) -> list[str]:
        return [f"b {label}"]

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Arm(dst, area):
                return [
                    f"pcalau12i {name(dst)}, %pc_hi20(<.descriptor>)",
                    f"addi.d {name(dst)}, {name(dst)}, %pc_lo12(<.descriptor>)",
                    f"st.d {name(dst)}, {name(area)}, 8",
                ]
            case ReadArea(dst, area, field):
                return [f"ld.wu {name(dst)}, {name(area)}, {field}"]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Move(dst, src):
                return self._move(dst, src, name)
            case Binary():
                return [self._binary(step, name)]
            case Unary(dst, op, value):
                return [f"{'sub.d' if op == 'neg' else 'nor'} {name(dst)}, $zero, {name(value)}"]
            case Extend(dst, src, kind):
                if not kind.signed:
                    return [f"bstrpick.d {name(dst)}, {name(src)}, {kind.bits - 1}, 0"]
                if kind.bits == 32:
                    return [f"addi.w {name(dst)}, {name(src)}, 0"]
                return [f"ext.w.{'b' if kind.bits == 8 else 'h'} {name(dst)}, {name(src)}"]
            case Bits(dst, src):
                return [f"{'movgr2fr.d' if isinstance(dst.type, Float) else 'movfr2gr.d'} {name(dst)}, {name(src)}"]
            case Reload(dst, frame, slot):
                return [f"{'fld.d' if isinstance(dst.type, Float) else 'ld.d'} {name(dst)}, {name(frame)}, {8 * slot}"]
            case Spill(src, frame, slot):
                return [f"{'fst.d' if isinstance(src.type, Float) else 'st.d'} {name(src)}, {name(frame)}, {8 * slot}"]
            case Convert(dst, src):
                return [f"movgr2fr.d {name(dst)}, {name(src)}", f"ffint.d.l {name(dst)}, {name(dst)}"]
            case Compare():
                return self._compare(step, name)
            case Load(dst, address, offset, order):
                return [f"{self._load(dst)} {name(dst)}, {name(address)}, {offset}", *(["dbar 0x14"] if order == "acquire" else [])]
            case Store(address, offset, value, kind, order):
                return self._store(kind, value, f"{name(address)}, {offset}", order, name)
            case Element():
                raise AssertionError("indexing is a shift and an addition here")
        raise TypeError(f"no instruction for {type(step).__name__}")

    def commit(self, node: Commit, name: Name) -> list[str]:
        return self._store(node.kind, node.value, f"{name(node.address)}, {node.offset}", node.order, name)

    def _value(self, operand: Operand, name: Name) -> str:
        """A register, or the zero register for the only constant that `immediate` allows here."""
        return "$zero" if isinstance(operand, Const) else name(operand)

    def _move(self, dst: Var, src: Operand, name: Name) -> list[str]:
        if isinstance(src, Const):
            return self._constant(int(src.value) & (1 << 64) - 1, name(dst))
        if name(dst) == name(src):
            return []
        return [f"{'fmov.d' if isinstance(dst.type, Float) else 'move'} {name(dst)}, {name(src)}"]

    @staticmethod
    def _constant(value: int, register: str) -> list[str]:
        """The low 32 bits as a signed number, then bits 32 to 51, then the rest, where the sign does not give them already."""

        def signed(number: int, bits: int) -> int:
            number &= (1 << bits) - 1
            return number - (1 << bits) if number >> bits - 1 else number

        low = signed(value, 32)
        if -2048 <= low < 2048:
            lines = [f"addi.w {register}, $zero, {low}"]
        elif 0 <= low < 4096:
            lines = [f"ori {register}, $zero, {low}"]
        else:
            lines = [f"lu12i.w {register}, {low >> 12}", *([f"ori {register}, {register}, {low & 0xFFF}"] if low & 0xFFF else [])]
        if signed(value, 52) != low:
            lines.append(f"lu32i.d {register}, {signed(value >> 32, 20)}")
        if signed(value, 64) != signed(value, 52):
            lines.append(f"lu52i.d {register}, {register}, {signed(value >> 52, 12)}")
        return lines

    def _binary(self, step: Binary, name: Name) -> str:
        dst, op, left, right = step.dst, step.op, step.left, step.right
        if isinstance(dst.type, Float):
            return f"{FLOAT[op]} {name(dst)}, {name(left)}, {name(right)}"
        shift = "srl" if unsigned(dst.type) else "sra"  # type: ignore[arg-type]
        if isinstance(right, Const):
            value = -right.value if op == "sub" else right.value
            return f"{f'{shift}i.d' if op == 'shr' else IMMEDIATE[op]} {name(dst)}, {name(left)}, {value}"
        return f"{f'{shift}.d' if op == 'shr' else SIMPLE[op]} {name(dst)}, {name(left)}, {name(right)}"

    @staticmethod
    def _load(dst: Var) -> str:
        kind = dst.type
        if isinstance(kind, Float):
            return "fld.d"
        return f"ld.{WIDTH[kind.size]}{'u' if kind.size < 8 and unsigned(kind) else ''}"  # type: ignore[arg-type]

    def _store(self, kind: Scalar, value: Operand, memory: str, order: str, name: Name) -> list[str]:
        fence = ["dbar 0x12"] if order == "release" else []
        if isinstance(value, Var) and isinstance(value.type, Float):
            return [*fence, f"fst.d {name(value)}, {memory}"]
        return [*fence, f"st.{WIDTH[kind.size]} {self._value(value, name)}, {memory}"]

    # Comparisons

    def _compare(self, step: Compare, name: Name) -> list[str]:
        dst, op, left, right = name(step.dst), step.op, step.left, step.right
        if isinstance(left.type, Float):
            return [self._compare_floats(op, left, right, name), f"movcf2gr {dst}, $fcc0"]
        if op in ("eq", "ne"):
            difference = [] if isinstance(right, Const) else [f"xor {dst}, {name(left)}, {name(right)}"]
            source = dst if difference else name(left)
            return [*difference, f"sltui {dst}, {source}, 1" if op == "eq" else f"sltu {dst}, $zero, {source}"]
        less = "sltu" if unsigned(left.type) else "slt"  # type: ignore[arg-type]
        first, second = self._value(left, name), self._value(right, name)
        if op in ("gt", "le"):
            first, second = second, first
        return [f"{less} {dst}, {first}, {second}", *([f"xori {dst}, {dst}, 1"] if op in ("le", "ge") else [])]

    def _compare_floats(self, op: CompareOp, left: Operand, right: Operand, name: Name) -> str:
        condition, swapped = FLOATING[op]
        first, second = (right, left) if swapped else (left, right)
        return f"fcmp.{condition}.d $fcc0, {name(first)}, {name(second)}"

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        tail = [] if otherwise == following else [f"b {otherwise}"]
        if isinstance(node.left.type, Float):
            return [self._compare_floats(node.op, node.left, node.right, name), f"bcnez $fcc0, {then}", *tail]
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


TARGET = LoongArch64()
