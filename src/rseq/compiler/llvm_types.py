"""How values of the language appear in LLVM: their types, constants, and small pieces of text."""

from __future__ import annotations

import struct

from rseq.compiler.ir import Const
from rseq.language.types import Bool, Float, Int, Type


def llvm_type(kind: Type) -> str:
    """The LLVM type of a scalar, at its width in memory."""
    match kind:
        case Int(bits=bits):
            return f"i{bits}"
        case Bool():
            return "i8"
        case Float():
            return "double"
    return "ptr"


def constant(value: Const) -> str:
    """A literal, as LLVM writes it: f64 as its bits, so that nothing is rounded."""
    match value.type:
        case Float():
            return f"0x{struct.unpack('<Q', struct.pack('<d', value.value))[0]:016X}"
        case Int() | Bool():
            return str(int(value.value))
    return "null"


def result_pointers(results: tuple[Type, ...]) -> list[str]:
    """The last parameters of inner functions: where the results go. They return the status, a plain i32, because LLVM
    sees through that behind a `callbr`, and not through a struct."""
    return [f"ptr %r{i}" for i in range(len(results))]


def result_type(results: tuple[Type, ...]) -> str:
    """What the locked form returns, which is never inlined: the status, then the results."""
    return "{ " + ", ".join(["i32", *map(llvm_type, results)]) + " }"


def result_offsets(results: tuple[Type, ...]) -> tuple[list[int], int]:
    """Offsets of the results in the caller's C struct, and its size."""
    offsets, end, align = [], 0, 1
    for kind in results:
        end = -(-end // kind.align) * kind.align
        offsets.append(end)
        end += kind.size
        align = max(align, kind.align)
    return offsets, -(-end // align) * align


def quoted(name: str) -> str:
    """A global's name."""
    return f'@"{name}"'


def asm_string(text: str) -> str:
    """Inside of `asm "…"`."""
    return "".join(c if c.isprintable() and c not in '"\\' else f"\\{ord(c):02X}" for c in text)
