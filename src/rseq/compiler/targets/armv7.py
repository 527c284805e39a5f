"""ARMv7-A, hard float (armhf: VFPv3-D16), 32 bits, GNU assembler.

The language's numbers have 64 bits; a core register has 32. Pairs
of core registers would leave six variables. But the double registers hold 64 bits whatever they mean, and there are sixteen: so
every variable, integer or f64, lives in one, and core registers are scratch inside of a step: values are moved there (`vmov`), added
with carry, and moved back. That costs instructions, and makes one allocation, one kind of spill, and loads and stores of 8 bytes
that are one instruction.

Pointers have eight bytes in memory, as everywhere, so that structs have one layout. Only the lower four are read and written: C, whose
pointers have no more, need not know the others, and a commit of a pointer is one store on every processor.

That instruction matters: a commit of 8 bytes must be one store that others see whole. `vldr` and `vstr` of a doubleword
are single-copy atomic on processors with the Large Physical Address Extension (Cortex-A7, A12, A15, A17, and every ARMv8 in
32-bit state); so these are what this target is for. On older ones (A5, A8, A9) only commits of 4 bytes and less are safe.

The whole language is there. Integers become f64 by halves: both are exact, so that one addition rounds. Shifts by 32 and more, or by
a count in a register, are put together from halves; a core register shifted by 32 to 255 gives zero.

Orders are `dmb ish`, behind an acquire load and before a release store. The descriptor's address is relative to a label. Instructions
are such that they exist in ARM and Thumb-2 state. Conditional branches reach 32 MiB (1 MiB in Thumb).

The signature is an undefined instruction, as glibc has it (sysdeps/unix/sysv/linux/arm/bits/rseq.h). The kernel's structures keep
addresses in 64 bits. Source for atomicity: ARM DDI 0406C, A3.5.3.
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
from rseq.language.types import Float, Int, PerCpuOf, Pointer, Scalar

# After a 64-bit subtraction only "lower" and "higher or same" can be told: the others change places.
UNSIGNED = {"eq": "eq", "ne": "ne", "lt": "lo", "ge": "hs"}
SIGNED = {"eq": "eq", "ne": "ne", "lt": "lt", "ge": "ge"}
# After vcmp an unordered result sets C and V: these conditions are then false (ne: true).
FLOATING = {"eq": "eq", "ne": "ne", "lt": "mi", "le": "ls", "gt": "gt", "ge": "ge"}
OPPOSITE = {"eq": "ne", "ne": "eq", "lo": "hs", "hs": "lo", "lt": "ge", "ge": "lt"}
HALVES = {"add": ("adds", "adc"), "sub": ("subs", "sbc"), "and": ("and", "and"), "or": ("orr", "orr"), "xor": ("eor", "eor")}
FLOAT = {"add": "vadd.f64", "sub": "vsub.f64", "mul": "vmul.f64"}
LOADS = {(1, False): "ldrb", (2, False): "ldrh", (4, False): "ldr", (1, True): "ldrsb", (2, True): "ldrsh", (4, True): "ldr"}
STORES = {1: "strb", 2: "strh", 4: "str"}
INTEGERS = 9


class ArmV7(Target):
    name = "armv7"
    builds = True
    pointer_bits = 32
    triple = "armv7-unknown-linux-gnueabihf"
    llvm_name = "arm"
    signature = 0xE7F5DEF3
    signature_lines = (".long 0xe7f5def3",)  # udf 24035
    integer_registers = INTEGERS
    integer_constraint = "w"
    float_registers = 5  # d0 and d1 are scratch
    float_constraint = "w"
    area = "pointer"
    clobbers = ("r0", "r1", "r2", "r3", "r12", "cc", "d0", "d1")
    c_clobbers = ("r0", "r1", "r2", "r3", "r12", "d0", "d1")
    c_condition = "defined(__arm__) && __ARM_ARCH >= 7 && defined(__ARM_PCS_VFP) && !defined(__ARMEB__)"
    c_thread_pointer = "mrc p15, 0, %0, c13, c0, 3"
    opening = (".syntax unified",)
    listing_head = (".syntax unified", ".arch armv7-a", ".fpu vfpv3-d16", ".arm")
    zig_target = "arm-linux-gnueabihf"
    zig_processor = "cortex_a15-neon+read_tp_tpidruro"
    clang_flags = ("-mcpu=cortex-a15", "-mfpu=vfpv4-d16", "-mtp=cp15")
    breakpoint = bytes.fromhex("f001f0e7")
    cross_binutils = "arm-linux-gnueabihf-"
    disassembler = ("CS_ARCH_ARM", "CS_MODE_ARM")
    comment = "@"
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "P", 16: "P", 32: "P", 64: "P"}
    llvm_float = "P"
    returning = "bx lr"

    def register(self, number: int, bits: int) -> str:
        return f"d{2 + number}"

    def float_register(self, number: int) -> str:
        return f"d{2 + INTEGERS + number}"

    def immediate(self, op: str, value: int) -> bool:
        if op in ("add", "sub", "and", "compare"):
            return 0 <= value < 256
        return op in ("shl", "shr") and 0 <= value < 64

    def offset_fits(self, offset: int, order: str) -> bool:
        return -256 < offset < 256

    def quad(self, *values: str) -> str:
        return f".long {', '.join(f'{value}, 0' for value in values)}"

    def jump(self, label: str) -> list[str]:
        return [f"b {label}"]

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Arm(_, area):
                return [
                    "adr r0, 99f",
                    "movw r1, #:lower16:(<.descriptor> - 99f)",
                    "movt r1, #:upper16:(<.descriptor> - 99f)",
                    "add r0, r0, r1",
                    "99:",
                    self._pointer(area, name),
                    "mov r1, #0",
                    "vmov d0, r0, r1",
                    "vstr d0, [r2, #8]",
                ]
            case ReadArea(dst, area, field):
                return [self._pointer(area, name), f"ldr r0, [r2, #{field}]", "mov r1, #0", f"vmov {name(dst)}, r0, r1"]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Move(dst, src):
                return self._move(dst, src, name)
            case Binary():
                return self._binary(step, name)
            case Unary(dst, op, value):
                inverted = ["mvn r0, r0", "mvn r1, r1"] if op == "not" else ["mov r2, #0", "rsbs r0, r0, #0", "sbc r1, r2, r1"]
                return [f"vmov r0, r1, {name(value)}", *inverted, f"vmov {name(dst)}, r0, r1"]
            case Extend(dst, src, kind):
                return [f"vmov.32 r0, {name(src)}[0]", *self._extend(kind), f"vmov {name(dst)}, r0, r1"]
            case Bits(dst, src):
                return [f"vmov.f64 {name(dst)}, {name(src)}"]
            case Reload(dst, frame, slot):
                return [self._pointer(frame, name), f"vldr {name(dst)}, [r2, #{8 * slot}]"]
            case Spill(src, frame, slot):
                return [self._pointer(frame, name), f"vstr {name(src)}, [r2, #{8 * slot}]"]
            case Convert(dst, src):
                return [
                    f"vmov.f64 d0, {name(src)}",
                    "vcvt.f64.u32 d1, s0",
                    "vcvt.f64.s32 d0, s1",
                    "mov r0, #0",
                    "movw r1, #0",
                    "movt r1, #0x41f0",  # 2 ** 32
                    f"vmov {name(dst)}, r0, r1",
                    f"vmul.f64 d0, d0, {name(dst)}",
                    f"vadd.f64 {name(dst)}, d0, d1",
                ]
            case Compare(dst, op, left, right):
                test, code = self._test(op, left, right, name)
                return [*test, "mov r0, #1", f"b{code} 99f", "mov r0, #0", "99:", "mov r1, #0", f"vmov {name(dst)}, r0, r1"]
            case Load(dst, address, offset, order):
                return [self._pointer(address, name), *self._load(dst, f"[r2, #{offset}]", order, name)]
            case Store(address, offset, value, kind, order):
                return self._store(kind, value, address, offset, order, name)
            case Element():
                raise AssertionError("indexing is a shift and an addition here")
        raise TypeError(f"no instruction for {type(step).__name__}")

    def commit(self, node: Commit, name: Name) -> list[str]:
        return self._store(node.kind, node.value, node.address, node.offset, node.order, name)

    @staticmethod
    def _pointer(address: object, name: Name) -> str:
        """An address into r2; its upper half is zero."""
        return f"vmov.32 r2, {name(address)}[0]"

    @staticmethod
    def _half(register: str, value: int) -> list[str]:
        """A constant of 32 bits in a core register."""
        high = [f"movt {register}, #{value >> 16}"] if value >> 16 else []
        return [f"movw {register}, #{value & 0xFFFF}", *high]

    @staticmethod
    def _extend(kind: Scalar) -> list[str]:
        """r0, cut to a type, to r0 and r1."""
        signed = isinstance(kind, Int) and kind.signed
        cut = {1: [f"{'s' if signed else 'u'}xtb r0, r0"], 2: [f"{'s' if signed else 'u'}xth r0, r0"], 4: []}[kind.size]
        return [*cut, "asr r1, r0, #31" if signed else "mov r1, #0"]

    def _move(self, dst: Var, src: Operand, name: Name) -> list[str]:
        if isinstance(src, Const):
            value = int(src.value) & (1 << 64) - 1
            return [*self._half("r0", value & 0xFFFFFFFF), *self._half("r1", value >> 32), f"vmov {name(dst)}, r0, r1"]
        return [] if name(dst) == name(src) else [f"vmov.f64 {name(dst)}, {name(src)}"]

    @staticmethod
    def _width(kind: Scalar | PerCpuOf) -> int:
        """The bytes of a value that are read and written."""
        return 4 if isinstance(kind, Pointer) else kind.size

    def _load(self, dst: Var, memory: str, order: str, name: Name) -> list[str]:
        kind = dst.type
        fence = ["dmb ish"] if order == "acquire" else []
        if self._width(kind) == 8:
            return [f"vldr {name(dst)}, {memory}", *fence]
        signed = not unsigned(kind)  # type: ignore[arg-type]
        return [
            f"{LOADS[self._width(kind), signed]} r0, {memory}",
            *fence,
            "asr r1, r0, #31" if signed else "mov r1, #0",
            f"vmov {name(dst)}, r0, r1",
        ]

    def _store(self, kind: Scalar, value: Operand, address: object, offset: int, order: str, name: Name) -> list[str]:
        fence = ["dmb ish"] if order == "release" else []
        memory = f"[r2, #{offset}]"
        if self._width(kind) == 8:
            return [self._pointer(address, name), *fence, f"vstr {name(value)}, {memory}"]
        return [self._pointer(address, name), f"vmov.32 r0, {name(value)}[0]", *fence, f"{STORES[self._width(kind)]} r0, {memory}"]

    # Arithmetic on r0, r1 (left) and r2, r3 (right), each with the low half first

    def _binary(self, step: Binary, name: Name) -> list[str]:
        dst, op, left, right = step.dst, step.op, step.left, step.right
        if isinstance(dst.type, Float):
            return [f"{FLOAT[op]} {name(dst)}, {name(left)}, {name(right)}"]
        fetch, result = f"vmov r0, r1, {name(left)}", f"vmov {name(dst)}, r0, r1"
        if op in ("shl", "shr"):
            signed = op == "shr" and not unsigned(dst.type)  # type: ignore[arg-type]
            if isinstance(right, Const):
                return [fetch, *self._shift(op, signed, int(right.value)), result]
            return [fetch, f"vmov.32 r2, {name(right)}[0]", *self._shift_by_register(op, signed), result]
        if isinstance(right, Const):
            low, high = HALVES[op]
            return [fetch, f"{low} r0, r0, #{right.value}", "mov r1, #0" if op == "and" else f"{high} r1, r1, #0", result]
        fetch_both = [fetch, f"vmov r2, r3, {name(right)}"]
        if op == "mul":
            return [*fetch_both, "mul r1, r1, r2", "mla r1, r0, r3, r1", "umull r0, r3, r0, r2", "add r1, r1, r3", result]
        low, high = HALVES[op]
        return [*fetch_both, f"{low} r0, r0, r2", f"{high} r1, r1, r3", result]

    @staticmethod
    def _shift(op: str, signed: bool, count: int) -> list[str]:
        """By a constant. "from" is the half that bits leave, "to" the one that they come to."""
        if count == 0:
            return []
        source, target, there, back = ("r0", "r1", "lsl", "lsr") if op == "shl" else ("r1", "r0", "lsr", "lsl")
        outer = "asr" if signed else there
        if count >= 32:
            moved = f"mov {target}, {source}" if count == 32 else f"{outer} {target}, {source}, #{count - 32}"
            return [moved, f"asr {source}, {source}, #31" if signed else f"mov {source}, #0"]
        return [
            f"{there} {target}, {target}, #{count}",
            f"orr {target}, {target}, {source}, {back} #{32 - count}",
            f"{outer} {source}, {source}, #{count}",
        ]

    @staticmethod
    def _shift_by_register(op: str, signed: bool) -> list[str]:
        """By r2 modulo 64."""
        source, target, there, back = ("r0", "r1", "lsl", "lsr") if op == "shl" else ("r1", "r0", "lsr", "lsl")
        lines = [
            "and r2, r2, #63",
            f"{there} {target}, {target}, r2",
            "rsb r3, r2, #32",
            f"{back} r12, {source}, r3",
            f"orr {target}, {target}, r12",
        ]
        if signed:  # below zero the sign would come in, so only for 32 and more
            return [*lines, "subs r3, r2, #32", "bmi 99f", "asr r0, r1, r3", "99:", "asr r1, r1, r2"]
        return [*lines, "sub r3, r2, #32", f"{there} r12, {source}, r3", f"orr {target}, {target}, r12", f"{there} {source}, {source}, r2"]

    # Comparisons

    def _test(self, op: CompareOp, left: Operand, right: Operand, name: Name, logical: bool = False) -> tuple[list[str], str]:
        """Sets the flags; with the condition that holds afterwards."""
        if isinstance(left.type, Float):
            return [f"vcmp.f64 {name(left)}, {name(right)}", "vmrs APSR_nzcv, fpscr"], FLOATING[op]
        lines = [f"vmov r0, r1, {name(left)}"]
        lines += [f"mov r2, #{right.value}", "mov r3, #0"] if isinstance(right, Const) else [f"vmov r2, r3, {name(right)}"]
        if op in ("eq", "ne"):
            return [*lines, "eor r0, r0, r2", "eor r1, r1, r3", "orrs r0, r0, r1"], op
        codes = UNSIGNED if logical or unsigned(left.type) else SIGNED  # type: ignore[arg-type]
        if op in ("lt", "ge"):
            return [*lines, "cmp r0, r2", "sbcs r0, r1, r3"], codes[op]
        return [*lines, "cmp r2, r0", "sbcs r0, r3, r1"], codes["lt" if op == "gt" else "ge"]

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        test, code = self._test(node.op, node.left, node.right, name)
        if then == following and not isinstance(node.left.type, Float):
            return [*test, f"b{OPPOSITE[code]} {otherwise}"]
        return [*test, f"b{code} {then}", *([] if otherwise == following else [f"b {otherwise}"])]

    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        assert isinstance(left, Var)
        test, code = self._test(op, left, right, name, logical=True)  # type: ignore[arg-type]
        return [*test, f"b{code} {exit}"]


TARGET = ArmV7()
