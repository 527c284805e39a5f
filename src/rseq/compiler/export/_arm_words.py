"""32-bit numbers in the core registers of ARM, in ARM or Thumb-2 state, for librseq's macros.

The target itself (targets/armv7.py) keeps every variable in a double register, since the language's numbers have 64 bits, and spends
several instructions on each step. librseq's words have 32, so that one core register is enough (see _words.py). It has to be: librseq's
macro for arming takes the descriptor's address with `adr`, and has the descriptor behind the instructions. In ARM state that reaches
1020 bytes, and beyond only addresses that happen to suit; the copying operations in double registers would take twice that.

r4 is what its tests use for delays; r7 and r11 are frame pointers, of Thumb and of ARM code. Instructions are spelled the same in both
of GNU as's syntaxes for ARM, since GCC's inline assembly may be in either.

In ARM state GCC counts a block with `asm goto` as one instruction, and what it loads constants from must not be 4 KiB away: a function
with several copying operations should be compiled as Thumb code, or without RSEQ_COMPARE_TWICE (librseq's param_test has four in one).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rseq.compiler.ir import Binary, Branch, Commit, CompareOp, Const, Element, Load, Move, Operand, Store, Unary, Var
from rseq.compiler.steps import Extend, LeaveIf, Reload, Spill, Step
from rseq.compiler.targets import Name, Target, unsigned
from rseq.compiler.targets.armv7 import LOADS, STORES
from rseq.compiler.targets.armv7 import TARGET as ARMV7
from rseq.language.types import Int, Pointer, Scalar

UNSIGNED = {"eq": "eq", "ne": "ne", "lt": "lo", "le": "ls", "gt": "hi", "ge": "hs"}
SIGNED = {"eq": "eq", "ne": "ne", "lt": "lt", "le": "le", "gt": "gt", "ge": "ge"}
OPPOSITE = {"eq": "ne", "ne": "eq", "lo": "hs", "hs": "lo", "ls": "hi", "hi": "ls", "lt": "ge", "ge": "lt", "le": "gt", "gt": "le"}
SIMPLE = {"add": "add", "sub": "sub", "mul": "mul", "and": "and", "or": "orr", "xor": "eor", "shl": "lsl"}
REGISTERS = ("r0", "r1", "r2", "r3", "r5", "r6", "r8", "r9", "r10", "r12", "lr")


class ArmWords(type(ARMV7)):  # type: ignore[misc]
    integer_registers = len(REGISTERS)
    integer_constraint = "r"
    scales = (1, 2, 4, 8)
    llvm_widths: ClassVar[Mapping[int, str]] = {8: "", 16: "", 32: "", 64: ""}

    def register(self, number: int, bits: int) -> str:
        return REGISTERS[number]

    def immediate(self, op: str, value: int) -> bool:
        if op in ("add", "sub", "and", "or", "xor", "compare"):  # eight bits at an even place, which both states have
            return any(value == (value >> place & 0xFF) << place for place in range(0, 25, 2))
        return op in ("shl", "shr") and 0 < value < 32

    def step(self, step: Step, name: Name) -> list[str]:
        match step:
            case Move(dst, Const(value)):
                number = int(value) & 0xFFFFFFFF
                return [f"mov {name(dst)}, #{number}"] if self.immediate("compare", number) else self._half(name(dst), number)
            case Move(dst, src):
                return [] if name(dst) == name(src) else [f"mov {name(dst)}, {name(src)}"]
            case Binary():
                return self._binary(step, name)
            case Unary(dst, op, value):
                return [f"mvn {name(dst)}, {name(value)}" if op == "not" else f"rsb {name(dst)}, {name(value)}, #0"]
            case Extend(dst, src, kind):
                if kind.bits >= 32:
                    return [] if name(dst) == name(src) else [f"mov {name(dst)}, {name(src)}"]
                return [f"{'s' if kind.signed else 'u'}xt{'b' if kind.bits == 8 else 'h'} {name(dst)}, {name(src)}"]
            case Load(dst, address, offset, order):
                fence = ["dmb ish"] if order == "acquire" else []
                return [f"{self._loaded(dst)} {name(dst)}, {_memory(address, offset, name)}", *fence]
            case Store(address, offset, value, kind, order):
                return self._stored(kind, value, address, offset, order, name)
            case Element(dst, address, index, size, offset):
                shift = f", lsl #{size.bit_length() - 1}" if size > 1 else ""
                moved = [f"add {name(dst)}, {name(dst)}, #{offset}"] if offset else []
                return [f"add {name(dst)}, {name(address)}, {name(index)}{shift}", *moved]
            case LeaveIf(op, left, right, exit):
                return self.leave_if(op, left, right, f"<@{exit}>", name)
            case Reload(dst, frame, slot):
                return [f"ldr {name(dst)}, {_memory(frame, 4 * slot, name)}"]
            case Spill(src, frame, slot):
                return [f"str {name(src)}, {_memory(frame, 4 * slot, name)}"]
        raise TypeError(f"no instruction for {type(step).__name__}")

    def commit(self, node: Commit, name: Name) -> list[str]:
        return self._stored(node.kind, node.value, node.address, node.offset, node.order, name)

    @staticmethod
    def _loaded(dst: Var) -> str:
        kind = dst.type
        return "ldr" if isinstance(kind, Pointer) else LOADS[kind.size, isinstance(kind, Int) and kind.signed]

    @staticmethod
    def _stored(kind: Scalar, value: Operand, address: Operand, offset: int, order: str, name: Name) -> list[str]:
        fence = ["dmb ish"] if order == "release" else []
        return [*fence, f"{'str' if isinstance(kind, Pointer) else STORES[kind.size]} {name(value)}, {_memory(address, offset, name)}"]

    def _binary(self, step: Binary, name: Name) -> list[str]:
        right = f"#{step.right.value}" if isinstance(step.right, Const) else name(step.right)
        mnemonic = SIMPLE.get(step.op) or ("lsr" if unsigned(step.dst.type) else "asr")  # type: ignore[arg-type]
        return [f"{mnemonic} {name(step.dst)}, {name(step.left)}, {right}"]

    def _flags(self, op: CompareOp, left: Operand, right: Operand, name: Name) -> tuple[str, str]:
        other = f"#{right.value}" if isinstance(right, Const) else name(right)
        codes = UNSIGNED if unsigned(left.type) else SIGNED  # type: ignore[arg-type]
        return f"cmp {name(left)}, {other}", codes[op]

    def branch(self, node: Branch, name: Name, then: str, otherwise: str, following: str) -> list[str]:
        test, code = self._flags(node.op, node.left, node.right, name)
        if then == following:
            return [test, f"b{OPPOSITE[code]} {otherwise}"]
        return [test, f"b{code} {then}", *([] if otherwise == following else [f"b {otherwise}"])]

    def leave_if(self, op: CompareOp, left: object, right: object, exit: str, name: Name) -> list[str]:
        assert isinstance(left, Var)
        test, code = self._flags(op, left, right, name)  # type: ignore[arg-type]
        return [test, f"b{code} {exit}"]


def _memory(address: Operand, offset: int, name: Name) -> str:
    return f"[{name(address)}, #{offset}]" if offset else f"[{name(address)}]"


TARGET: Target = ArmWords()
