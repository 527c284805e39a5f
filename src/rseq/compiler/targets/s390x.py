"""s390x (z10 and later, 64 bits, big endian), GNU assembler.

The area is a plain pointer (access registers 0 and 1, and the offset), made before the block. Loads are seen in order and so are
stores here, so acquire and release cost nothing. Most arithmetic has two operands: the result replaces the first. Register 0 means
"no register" in an address, so it is no variable's place; it is kept for comparisons and masks.

Addresses are relative to the instruction (`larl`, 4 GiB), in one instruction that no linker changes. Branches are the long forms
(`jg…`), which reach as far.

The signature is the pattern of a `trap4` that never happens otherwise, as glibc has it (sysdeps/unix/sysv/linux/s390/bits/rseq.h).
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

# Conditions are those of signed, unsigned and f64 comparisons alike; an unordered result is its own condition, and only "ne" has it.
CONDITIONS = {"eq": "e", "ne": "ne", "lt": "l", "le": "le", "gt": "h", "ge": "he"}
OPPOSITE = {"e": "ne", "ne": "e", "l": "he", "he": "l", "h": "le", "le": "h"}
SIMPLE = {"sub": "sgr", "mul": "msgr", "and": "ngr", "or": "ogr", "xor": "xgr"}
FLOAT = {"add": "adbr", "sub": "sdbr", "mul": "mdbr"}
EXTEND = {(8, False): "llgcr", (16, False): "llghr", (32, False): "llgfr", (8, True): "lgbr", (16, True): "lghr", (32, True): "lgfr"}
LOADS = {(1, False): "llgc", (2, False): "llgh", (4, False): "llgf", (1, True): "lgb", (2, True): "lgh", (4, True): "lgf"}
STORES = {1: "stc", 2: "sth", 4: "st"}
REGISTERS = (*range(2, 6), 1, *range(6, 13))


class S390X(Target):
    name = "s390x"
    builds = True
    triple = "s390x-unknown-linux-gnu"
    llvm_name = "systemz"
    signature = 0xB2FF0FFF
    signature_lines = (".long 0xb2ff0fff",)  # trap4 4095(%r0)
    byte_order = "big"
    integer_registers = 12  # 16 less the stack pointer, 0, the return address, and one that LLVM may need around the block
    integer_constraint = "a"
    float_registers = 14
    float_constraint = "f"
    area = "pointer"
    extends_results = "signext "
    scales = (1,)
    clobbers = ("cc", "r0")
    c_clobbers = ("r0",)
    # Whole functions are for the z196, which adds to memory in one instruction, without its upper halves of registers.
    zig_processor = "z196-high_word"
    clang_flags = ("-march=z196", "-Xclang", "-target-feature", "-Xclang", "-high-word")
    breakpoint = bytes.fromhex("0001")
    cross_binutils = "s390x-linux-gnu-"
    disassembler = ("CS_ARCH_SYSZ", "CS_MODE_BIG_ENDIAN")
    comment = "#"
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "", 16: "", 32: "", 64: ""}
    returning = "br %r14"

    def register(self, number: int, bits: int) -> str:
        return f"%r{REGISTERS[number]}"

    def float_register(self, number: int) -> str:
        return f"%f{number}"

    def immediate(self, op: str, value: int) -> bool:
        if op in ("add", "sub", "mul"):
            return -(1 << 31) < value < 1 << 31
        if op in ("shl", "shr"):
            return 0 <= value < 64
        return op == "compare" and 0 <= value < 1 << 31

    def offset_fits(self, offset: int, order: str) -> bool:
        return -(1 << 19) <= offset < 1 << 19

    def jump(self, label: str) -> list[str]:
        return [f"jg {label}"]

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Arm(dst, area):
                return [f"larl {name(dst)}, <.descriptor>", f"stg {name(dst)}, 8({name(area)})"]
            case ReadArea(dst, area, field):
                return [f"llgf {name(dst)}, {field}({name(area)})"]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Move(dst, src):
                return self._move(dst, src, name)
            case Binary():
                return self._binary(step, name)
            case Unary(dst, op, value):
                if op == "neg":
                    return [f"lcgr {name(dst)}, {name(value)}"]
                return ["lghi %r0, -1", *self._move(dst, value, name), f"xgr {name(dst)}, %r0"]
            case Extend(dst, src, kind):
                return [f"{EXTEND[kind.bits, kind.signed]} {name(dst)}, {name(src)}"]
            case Bits(dst, src):
                return [f"{'ldgr' if isinstance(dst.type, Float) else 'lgdr'} {name(dst)}, {name(src)}"]
            case Reload(dst, frame, slot):
                return [f"{self._float('ld', 8 * slot) if isinstance(dst.type, Float) else 'lg'} {name(dst)}, {8 * slot}({name(frame)})"]
            case Spill(src, frame, slot):
                return [f"{self._float('std', 8 * slot) if isinstance(src.type, Float) else 'stg'} {name(src)}, {8 * slot}({name(frame)})"]
            case Convert(dst, src):
                return [f"cdgbr {name(dst)}, {name(src)}"]
            case Compare(dst, op, left, right):
                # Loads of small constants leave the condition alone.
                return [
                    "lghi %r0, 1",
                    self._test(left, right, name),
                    f"jg{CONDITIONS[op]} 99f",
                    "lghi %r0, 0",
                    "99:",
                    f"lgr {name(dst)}, %r0",
                ]
            case Load(dst, address, offset):
                return [f"{self._load(dst.type, offset)} {name(dst)}, {offset}({name(address)})"]
            case Store(address, offset, value, kind):
                return [self._store(kind, value, offset, address, name)]
            case Element(dst, address, index, _, offset):
                return [f"lay {name(dst)}, {offset}({name(index)},{name(address)})"]
        raise TypeError(f"no instruction for {type(step).__name__}")

    def commit(self, node: Commit, name: Name) -> list[str]:
        return [self._store(node.kind, node.value, node.offset, node.address, name)]

    def _move(self, dst: Var, src: Operand, name: Name) -> list[str]:
        if isinstance(src, Const):
            return self._constant(int(src.value) & (1 << 64) - 1, name(dst))
        if name(dst) == name(src):
            return []
        return [f"{'ldr' if isinstance(dst.type, Float) else 'lgr'} {name(dst)}, {name(src)}"]

    @staticmethod
    def _constant(value: int, register: str) -> list[str]:
        """Signed numbers of 16 or 32 bits in one instruction, others half by half."""
        signed = value - (1 << 64) if value >> 63 else value
        if -(1 << 15) <= signed < 1 << 15:
            return [f"lghi {register}, {signed}"]
        if -(1 << 31) <= signed < 1 << 31:
            return [f"lgfi {register}, {signed}"]
        high, low = value >> 32, value & 0xFFFFFFFF
        if high == 0:
            return [f"llilf {register}, {low}"]
        return [f"llihf {register}, {high}", *([f"oilf {register}, {low}"] if low else [])]

    def _binary(self, step: Binary, name: Name) -> list[str]:
        dst, op, left, right = step.dst, step.op, step.left, step.right
        if op in ("shl", "shr"):
            mnemonic = "sllg" if op == "shl" else ("srlg" if unsigned(dst.type) else "srag")  # type: ignore[arg-type]
            count = str(right.value) if isinstance(right, Const) else f"0({name(right)})"  # the low six bits count
            return [f"{mnemonic} {name(dst)}, {name(left)}, {count}"]
        if isinstance(right, Const):
            if op in ("add", "sub"):
                return [*self._move(dst, left, name), f"agfi {name(dst)}, {right.value if op == 'add' else -right.value}"]
            return [*self._move(dst, left, name), f"msgfi {name(dst)}, {right.value}"]
        if name(dst) == name(right) and name(dst) != name(left):
            raise AssertionError("the register allocator keeps dst and right apart")
        if isinstance(dst.type, Float):
            return [*self._move(dst, left, name), f"{FLOAT[op]} {name(dst)}, {name(right)}"]
        if op == "add":
            return [f"la {name(dst)}, 0({name(right)},{name(left)})"]
        return [*self._move(dst, left, name), f"{SIMPLE[op]} {name(dst)}, {name(right)}"]

    @staticmethod
    def _float(mnemonic: str, offset: int) -> str:
        """The form with a long displacement where it takes one."""
        return mnemonic if 0 <= offset < 4096 else f"{mnemonic}y"

    def _load(self, kind: object, offset: int) -> str:
        if isinstance(kind, Float):
            return self._float("ld", offset)
        size: int = kind.size  # type: ignore[attr-defined]
        return "lg" if size == 8 else LOADS[size, not unsigned(kind)]  # type: ignore[arg-type]

    def _store(self, kind: Scalar, value: Operand, offset: int, address: object, name: Name) -> str:
        assert isinstance(value, Var)
        if isinstance(value.type, Float):
            mnemonic = self._float("std", offset)
        else:
            mnemonic = "stg" if kind.size == 8 else self._float(STORES[kind.size], offset)
        return f"{mnemonic} {name(value)}, {offset}({name(address)})"

    # Comparisons

    def _test(self, left: Operand, right: Operand, name: Name, logical: bool = False) -> str:
        if isinstance(left.type, Float):
            return f"cdbr {name(left)}, {name(right)}"
        letter = "l" if logical or unsigned(left.type) else ""  # type: ignore[arg-type]
        if isinstance(right, Const):
            return f"c{letter}gfi {name(left)}, {right.value}"
        return f"c{letter}gr {name(left)}, {name(right)}"

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        test, code = self._test(node.left, node.right, name), CONDITIONS[node.op]
        if then == following and not isinstance(node.left.type, Float):
            return [test, f"jg{OPPOSITE[code]} {otherwise}"]
        return [test, f"jg{code} {then}", *([] if otherwise == following else [f"jg {otherwise}"])]

    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        assert isinstance(left, Var)
        return [self._test(left, right, name, logical=True), f"jg{CONDITIONS[op]} {exit}"]  # type: ignore[arg-type]


TARGET = S390X()
