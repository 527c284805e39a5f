"""A disassembler of LoongArch, 64 bits: what lint and `rseq inspect` must know of an instruction, and no more.

Other processors' instructions are read by capstone. Its release 5 does not know LoongArch, release 6, which does, is not out, and
no other released disassembler for Python knows it. The instruction set is regular enough to be read from a table: every
instruction has 32 bits, some of them fixed, the others fields of a few kinds, most of them always at the same place. So an
instruction is its fixed bits and the list of its fields (`_loongarch64_table.py`); the mask follows from the fields; and which
registers it reads and writes stands with the fields. This file goes when capstone 6 is released.

The text is what assemblers take, in the spelling of LLVM and capstone 6: registers by the names of the calling convention,
decimal numbers, the aliases `nop`, `move`, `jr` and `ret`. Where a branch leads is an address, in hexadecimal digits.

Known are the base instructions, integer, floating-point and privileged, those that version 1.1 added (atomic operations on
bytes, compare-and-swap), and of the vector extensions loads and stores, with which memory is copied. Calculations on vectors,
virtualization and the help for translating other processors' code are not known: there is no instruction at such a word.

Source: LoongArch Reference Manual, volume 1: basic architecture, version 1.10; names of registers from the calling convention
in the ELF psABI.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from rseq.compiler.decoders._loongarch64_table import FIELDS, TABLE, Field

INTEGERS = (
    "zero", "ra", "tp", "sp", *(f"a{n}" for n in range(8)), *(f"t{n}" for n in range(9)), "r21", "fp", *(f"s{n}" for n in range(9)),
)  # fmt: skip
FLOATS = (*(f"fa{n}" for n in range(8)), *(f"ft{n}" for n in range(16)), *(f"fs{n}" for n in range(8)))
CONDITIONS = tuple(f"fcc{n}" for n in range(8))
REGISTERS = {
    "integer": INTEGERS,
    "float": FLOATS,
    "condition": CONDITIONS,
    "control": tuple(f"fcsr{n}" for n in range(4)),
    "vector": tuple(f"vr{n}" for n in range(32)),
    "long vector": tuple(f"xr{n}" for n in range(32)),
}
NOP = 0x03400000
SIZE = 4
FIRST = 26
"""The six bits from here on are fixed in every instruction."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One operand of a form: its field, and whether a register there is read and written."""

    field: Field
    reads: bool
    writes: bool


@dataclass(frozen=True, slots=True)
class Form:
    """All instructions of one name."""

    mnemonic: str
    does: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction. Registers are whole ones, by name and without `$`; the vector registers are the floating-point registers that
    they extend. `zero` is neither read nor written."""

    address: int
    bytes: bytes
    mnemonic: str
    op_str: str
    reads: frozenset[str]
    writes: frozenset[str]
    kind: str
    """plain, jump, branch (conditional), call, return, system, trap"""
    goes_to: int | None
    """Where a jump, branch or call leads, if that is in the instruction itself."""
    loads: bool
    stores: bool
    exclusive: bool
    """Whether it is one of a pair: load-linked, store-conditional."""
    size: int = SIZE


class Decoder:
    """With the interface of capstone's `Cs`."""

    def __init__(self) -> None:
        self.skipdata = False
        """Whether to go on, with `.word`, past words that are no instruction."""

    def disasm(self, code: bytes, offset: int, count: int = 0) -> Iterator[Instruction]:
        """The instructions of some bytes that are at the address `offset`; `count` of them at most, if it is not 0."""
        for at in range(0, len(code) - SIZE + 1, SIZE):
            found = decode(code[at : at + SIZE], offset + at)
            if found is None and self.skipdata:
                found = _data(code[at : at + SIZE], offset + at)
            if found is None:
                return
            yield found
            if at // SIZE + 1 == count:
                return

    def disasm_lite(self, code: bytes, offset: int, count: int = 0) -> Iterator[tuple[int, int, str, str]]:
        """The same, as (address, size, mnemonic, operands)."""
        for found in self.disasm(code, offset, count):
            yield found.address, found.size, found.mnemonic, found.op_str


DECODER = Decoder


def decode(content: bytes, address: int) -> Instruction | None:
    """The instruction in four bytes; None if they are none that is known here."""
    word = int.from_bytes(content, "little")
    form = _form(word)
    if form is None:
        return None
    reads: set[str] = set()
    writes = {"ra"} if form.does == "call" else set()
    values, shown = [], []
    for operand in form.operands:
        kind, value = operand.field.kind, operand.field.value(word)
        if kind == "distance" and form.does != "indirect":
            value = address + value & (1 << 64) - 1
            shown.append(f"{value:#x}")
        elif kind in REGISTERS:
            shown.append(f"${REGISTERS[kind][value]}")
            name = FLOATS[value] if kind.endswith("vector") else REGISTERS[kind][value]
            reads |= {name} if operand.reads else set()
            writes |= {name} if operand.writes else set()
        else:
            shown.append(str(value))
        values.append(value)
    kind, goes_to = _flow(form.does, values)
    mnemonic, shown = _alias(word, form.mnemonic, kind, shown)
    return Instruction(
        address,
        content,
        mnemonic,
        ", ".join(shown),
        frozenset(reads - {"zero"}),
        frozenset(writes - {"zero"}),
        kind,
        goes_to,
        form.does in ("load", "atomic", "reserve"),
        form.does in ("store", "atomic", "conditional"),
        form.does in ("reserve", "conditional"),
    )


def _flow(does: str, values: list[int]) -> tuple[str, int | None]:
    """What an instruction does with the flow of control, and where it leads."""
    if does == "indirect":
        link, base, distance = values
        if link != INTEGERS.index("zero"):
            return "call", None
        return "return" if (base, distance) == (INTEGERS.index("ra"), 0) else "jump", None
    if does in ("branch", "jump", "call"):
        return does, values[-1]
    return does if does in ("return", "system", "trap") else "plain", None


def _alias(word: int, mnemonic: str, kind: str, shown: list[str]) -> tuple[str, list[str]]:
    """The names that disassemblers have for four forms."""
    if word == NOP:
        return "nop", []
    if mnemonic == "or" and shown[2] == "$zero":
        return "move", shown[:2]
    if mnemonic == "jirl" and kind == "return":
        return "ret", []
    if mnemonic == "jirl" and kind == "jump" and shown[2] == "0":
        return "jr", shown[1:2]
    return mnemonic, shown


def _data(content: bytes, address: int) -> Instruction:
    nothing: frozenset[str] = frozenset()
    shown = f"{int.from_bytes(content, 'little'):#010x}"
    return Instruction(address, content, ".word", shown, nothing, nothing, "plain", None, False, False, False)


def _form(word: int) -> Form | None:
    """The form whose fixed bits a word has."""
    return next((found for mask, forms in _forms().get(word >> FIRST, ()) if (found := forms.get(word & mask)) is not None), None)


@functools.cache
def _forms() -> dict[int, list[tuple[int, dict[int, Form]]]]:
    """By the highest bits, which all forms have, and by mask of the fixed bits: the forms by these bits. Masks with more of them come
    first: csrrd is a csrxchg with a register that csrxchg may not have."""
    made: dict[int, dict[int, dict[int, Form]]] = {}
    for group in TABLE:
        operands = tuple(Operand(FIELDS[o.lstrip("=+")], o[0] != "=", o[0] in "=+") for o in group.operands.split())
        mask = (1 << 32) - 1 - sum((1 << bits) - 1 << place for operand in operands for place, bits in operand.field.pieces)
        listed = group.instructions.split()
        for digits, mnemonic in zip(listed[::2], listed[1::2], strict=True):
            code = int(digits, 16)
            made.setdefault(code >> FIRST, {}).setdefault(mask, {})[code] = Form(mnemonic, group.does, operands)
    return {first: sorted(masks.items(), key=lambda item: -item[0].bit_count()) for first, masks in made.items()}
