"""POWER, 64 bits, little endian (POWER8 and later, ELFv2), GNU assembler.

The area is a plain pointer (r13 and the offset), made before the block. An acquire load is followed by `lwsync`, a release store
follows one. Register 0 means zero in an address and in `addi`, so it is no variable's place (constraint "b"); it is kept for masks
and comparisons.

The address of the descriptor is relative to a place in the code, which `bcl 20, 31` puts into the link register: going through r2
(the TOC) would rest on r2 being set up, which a function that seems not to use it does not do. All of that is before the section; in
it there are only branches to labels, which no linker changes. A conditional branch reaches 32 KiB; a function that is longer
does not assemble.

The signature is a trap that is never taken, as glibc has it (sysdeps/unix/sysv/linux/powerpc/bits/rseq.h).
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

# Condition register field 7 holds every comparison: (bit of it that decides, whether it must be set).
BITS = {"lt": (28, True), "gt": (29, True), "eq": (30, True), "ge": (28, False), "le": (29, False), "ne": (30, False)}
BRANCHES = {"eq": "beq", "ne": "bne", "lt": "blt", "ge": "bge", "gt": "bgt", "le": "ble"}
OPPOSITE: dict[str, CompareOp] = {"eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "le": "gt", "gt": "le"}
SIMPLE = {"add": "add", "sub": "sub", "mul": "mulld", "and": "and", "or": "or", "xor": "xor"}
IMMEDIATE = {"add": "addi", "mul": "mulli", "and": "andi.", "or": "ori", "xor": "xori"}
FLOAT = {"add": "fadd", "sub": "fsub", "mul": "fmul"}
LOADS = {(1, False): "lbz", (2, False): "lhz", (4, False): "lwz", (1, True): "lbz", (2, True): "lha", (4, True): "lwa"}
STORES = {1: "stb", 2: "sth", 4: "stw", 8: "std"}
SIGNED = {8: "extsb", 16: "extsh", 32: "extsw"}
REGISTERS = (*range(3, 13), *range(14, 31))


class Ppc64Le(Target):
    name = "ppc64le"
    builds = True
    triple = "powerpc64le-unknown-linux-gnu"
    llvm_name = "ppc64le"
    signature = 0x0FE5000B
    signature_lines = (".long 0x0fe5000b",)  # twui 5, 11
    integer_registers = 24
    integer_constraint = "b"
    float_registers = 24
    float_constraint = "f"
    area = "pointer"
    extends_results = "signext "
    # r12 and the counter: a linker uses them to get from the abort address into a function that is far away.
    clobbers = ("r0", "r12", "lr", "ctr", "cr0", "cr7", "xer")
    c_clobbers = ("r0", "r12", "lr", "ctr", "cr0", "cr7", "xer")
    c_condition = "defined(__powerpc64__) && defined(__LITTLE_ENDIAN__) && _CALL_ELF == 2"
    c_thread_pointer = "mr %0, 13"
    listing_head = (".abiversion 2",)
    breakpoint = bytes.fromhex("0800e07f")  # trap
    cross_binutils = "powerpc64le-linux-gnu-"
    disassembler = ("CS_ARCH_PPC", "CS_MODE_64", "CS_MODE_LITTLE_ENDIAN")
    comment = "#"
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "", 16: "", 32: "", 64: ""}
    returning = "blr"

    def register(self, number: int, bits: int) -> str:
        return f"%r{REGISTERS[number]}"

    def float_register(self, number: int) -> str:
        return f"%f{number}"

    def clobber(self, register: str) -> str:
        return register.lstrip("%").replace("f", "fr")  # GCC knows f1 as fr1 only

    def immediate(self, op: str, value: int) -> bool:
        if op in ("add", "mul"):
            return -(1 << 15) <= value < 1 << 15
        if op == "sub":
            return -(1 << 15) < value <= 1 << 15
        if op in ("and", "or", "xor"):
            return 0 <= value < 1 << 16
        if op in ("shl", "shr"):
            return 0 <= value < 64
        return op == "compare" and 0 <= value < 1 << 15

    def offset_fits(self, offset: int, order: str) -> bool:
        return -(1 << 15) <= offset < 1 << 15  # of 8-byte fields and i32 a multiple of 4, which fields are

    def jump(self, label: str) -> list[str]:
        return [f"b {label}"]

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Arm(dst, area):
                return [
                    "bcl 20, 31, 99f",
                    "99:",
                    f"mflr {name(dst)}",
                    f"addis {name(dst)}, {name(dst)}, (<.descriptor> - 99b)@ha",
                    f"addi {name(dst)}, {name(dst)}, (<.descriptor> - 99b)@l",
                    f"std {name(dst)}, 8({name(area)})",
                ]
            case ReadArea(dst, area, field):
                return [f"lwz {name(dst)}, {field}({name(area)})"]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Move(dst, src):
                return self._move(dst, src, name)
            case Binary():
                return self._binary(step, name)
            case Unary(dst, op, value):
                return [f"neg {name(dst)}, {name(value)}" if op == "neg" else f"nor {name(dst)}, {name(value)}, {name(value)}"]
            case Extend(dst, src, kind):
                if kind.signed:
                    return [f"{SIGNED[kind.bits]} {name(dst)}, {name(src)}"]
                return [f"clrldi {name(dst)}, {name(src)}, {64 - kind.bits}"]
            case Bits(dst, src):
                return [f"{'mtfprd' if isinstance(dst.type, Float) else 'mffprd'} {name(dst)}, {name(src)}"]
            case Reload(dst, frame, slot):
                return [f"{'lfd' if isinstance(dst.type, Float) else 'ld'} {name(dst)}, {8 * slot}({name(frame)})"]
            case Spill(src, frame, slot):
                return [f"{'stfd' if isinstance(src.type, Float) else 'std'} {name(src)}, {8 * slot}({name(frame)})"]
            case Convert(dst, src):
                return [f"mtfprd {name(dst)}, {name(src)}", f"fcfid {name(dst)}, {name(dst)}"]
            case Compare():
                return self._compare(step, name)
            case Load(dst, address, offset, order):
                return self._load(dst, f"{offset}({name(address)})", order, name)
            case Store(address, offset, value, kind, order):
                return self._store(kind, value, f"{offset}({name(address)})", order, name)
            case Element():
                raise AssertionError("indexing is a shift and an addition here")
        raise TypeError(f"no instruction for {type(step).__name__}")

    def commit(self, node: Commit, name: Name) -> list[str]:
        return self._store(node.kind, node.value, f"{node.offset}({name(node.address)})", node.order, name)

    def _move(self, dst: Var, src: Operand, name: Name) -> list[str]:
        if isinstance(src, Const):
            return self._constant(int(src.value) & (1 << 64) - 1, name(dst))
        if name(dst) == name(src):
            return []
        return [f"{'fmr' if isinstance(dst.type, Float) else 'mr'} {name(dst)}, {name(src)}"]

    @staticmethod
    def _constant(value: int, register: str) -> list[str]:
        """Sixteen bits at a time, from the top of a 32-bit half; the upper half is shifted into place."""
        signed = value - (1 << 64) if value >> 63 else value
        if -(1 << 15) <= signed < 1 << 15:
            return [f"li {register}, {signed}"]
        if -(1 << 31) <= signed < 1 << 31:
            low = [f"ori {register}, {register}, {signed & 0xFFFF}"] if signed & 0xFFFF else []
            return [f"lis {register}, {signed >> 16}", *low]
        high = signed >> 32
        lines = [*Ppc64Le._constant(high & (1 << 64) - 1, register), f"sldi {register}, {register}, 32"]
        if value >> 16 & 0xFFFF:
            lines.append(f"oris {register}, {register}, {value >> 16 & 0xFFFF}")
        if value & 0xFFFF:
            lines.append(f"ori {register}, {register}, {value & 0xFFFF}")
        return lines

    def _binary(self, step: Binary, name: Name) -> list[str]:
        dst, op, left, right = step.dst, step.op, step.left, step.right
        if isinstance(dst.type, Float):
            return [f"{FLOAT[op]} {name(dst)}, {name(left)}, {name(right)}"]
        if op in ("shl", "shr"):
            mnemonic = "sld" if op == "shl" else ("srd" if unsigned(dst.type) else "srad")  # type: ignore[arg-type]
            if isinstance(right, Const):
                return [f"{mnemonic}i {name(dst)}, {name(left)}, {right.value}"]
            # Seven bits of the count are looked at: 64 and more would shift everything out.
            return [f"clrldi %r0, {name(right)}, 58", f"{mnemonic} {name(dst)}, {name(left)}, %r0"]
        if isinstance(right, Const):
            value = -right.value if op == "sub" else right.value
            return [f"{IMMEDIATE['add' if op == 'sub' else op]} {name(dst)}, {name(left)}, {value}"]
        return [f"{SIMPLE[op]} {name(dst)}, {name(left)}, {name(right)}"]

    def _load(self, dst: Var, memory: str, order: str, name: Name) -> list[str]:
        kind = dst.type
        fence = ["lwsync"] if order == "acquire" else []
        if isinstance(kind, Float):
            return [f"lfd {name(dst)}, {memory}", *fence]
        if kind.size == 8:
            return [f"ld {name(dst)}, {memory}", *fence]
        signed = not unsigned(kind)  # type: ignore[arg-type]
        extend = [f"extsb {name(dst)}, {name(dst)}"] if signed and kind.size == 1 else []
        return [f"{LOADS[kind.size, signed]} {name(dst)}, {memory}", *fence, *extend]

    def _store(self, kind: Scalar, value: Operand, memory: str, order: str, name: Name) -> list[str]:
        assert isinstance(value, Var)
        fence = ["lwsync"] if order == "release" else []
        return [*fence, f"{'stfd' if isinstance(value.type, Float) else STORES[kind.size]} {name(value)}, {memory}"]

    # Comparisons

    def _test(self, op: str, left: Operand, right: Operand, name: Name, logical: bool = False) -> tuple[list[str], str]:
        """Into condition field 7; with the comparison that is to be looked for there afterwards."""
        if isinstance(left.type, Float):
            lines = [f"fcmpu 7, {name(left)}, {name(right)}"]
            if op in ("le", "ge"):  # an unordered result is neither: "equal" becomes "less (greater) or equal"
                return [*lines, f"cror 30, {28 if op == 'le' else 29}, 30"], "eq"
            return lines, op
        letter = "l" if logical or unsigned(left.type) else ""  # type: ignore[arg-type]
        if isinstance(right, Const):
            return [f"cmp{letter}di 7, {name(left)}, {right.value}"], op
        return [f"cmp{letter}d 7, {name(left)}, {name(right)}"], op

    def _compare(self, step: Compare, name: Name) -> list[str]:
        dst = name(step.dst)
        test, op = self._test(step.op, step.left, step.right, name)
        bit, wanted = BITS[op]
        if wanted:  # the bit chooses between 1 and register 0
            return ["li %r0, 0", *test, f"li {dst}, 1", f"isel {dst}, {dst}, %r0, {bit}"]
        return ["li %r0, 1", *test, f"li {dst}, 0", f"isel {dst}, {dst}, %r0, {bit}"]

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        test, op = self._test(node.op, node.left, node.right, name)
        if then == following and not isinstance(node.left.type, Float):
            return [*test, f"{BRANCHES[OPPOSITE[op]]} 7, {otherwise}"]
        return [*test, f"{BRANCHES[op]} 7, {then}", *([] if otherwise == following else [f"b {otherwise}"])]

    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        assert isinstance(left, Var)
        test, op_now = self._test(op, left, right, name, logical=True)  # type: ignore[arg-type]
        return [*test, f"{BRANCHES[op_now]} 7, {exit}"]


TARGET = Ppc64Le()
