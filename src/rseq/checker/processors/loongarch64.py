"""LoongArch, 64 bits: for looking at code only, since the emulator does not know it.

The disassembler (`compiler/decoders/loongarch64.py`) says what an instruction reads, writes and does. Which order a `dbar` keeps
is in the bits of its hint, each of which lets something pass: 8 earlier loads, 4 earlier stores, 2 later loads, 1 later stores.

Sources: LoongArch Reference Manual, volume 1, on DBAR; the ELF psABI for registers and relocations.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from rseq.checker.processors import Effect, Processor, Relocating
from rseq.compiler.decoders.loongarch64 import CONDITIONS, FLOATS, INTEGERS
from rseq.language.errors import RseqError

PASSES = 8 | 4 | 1
"""In the hint of a barrier: what would let an earlier load or store come after a later store."""


def _effect(known: Processor, found: Any) -> Effect:
    kind = "system" if found.kind == "trap" else "exclusive" if found.exclusive else found.kind
    return Effect(set(found.reads), set(found.writes), kind, found.goes_to, found.stores, found.loads)


def _releases(text: str) -> bool:
    barrier = re.match(r"dbar (\d+)$", text)
    return int(barrier[1]) & PASSES == 0 if barrier else re.match(r"am\w+_db\.|screl\.", text) is not None


def _far_call(high: Any, low: Any) -> int | None:
    """`pcaddu18i register, high; jirl link, register, low`, a call or a tail call."""
    one = re.match(r"pcaddu18i (\$\w+), (-?\d+)$", high.text)
    two = re.match(r"jirl \$\w+, (\$\w+), (-?\d+)$|jr (\$\w+)$", low.text)
    if one is None or two is None or one[1] != (two[1] or two[3]):
        return None
    return int(high.address) + (int(one[2]) << 18) + int(two[2] or "0")


def _relocate(loader: Relocating, kind: int, data: bytearray, offset: int, place: int, symbol: int, addend: int) -> None:
    target = symbol + addend
    distance = target - place
    if kind == 2:  # R_LARCH_64
        struct.pack_into("<Q", data, offset, target & (1 << 64) - 1)
    elif kind == 99:  # 32_PCREL
        struct.pack_into("<i", data, offset, distance)
    elif kind in DIFFERENCES:
        size, sign = DIFFERENCES[kind]
        before = int.from_bytes(data[offset : offset + size], "little")
        data[offset : offset + size] = (before + sign * target & (1 << 8 * size) - 1).to_bytes(size, "little")
    elif kind == 64:  # B16
        _fill(data, offset, distance >> 2, ((10, 16),))
    elif kind == 65:  # B21
        _fill(data, offset, distance >> 2, ((10, 16), (0, 5)))
    elif kind == 66:  # B26
        _fill(data, offset, distance >> 2, ((10, 16), (0, 10)))
    elif kind in (71, 75):  # PCALA_HI20, GOT_PC_HI20: the distance of pages of 4096 bytes
        wanted = target if kind == 71 else loader.slot(symbol) + addend
        _fill(data, offset, (wanted + 0x800 >> 12) - (place >> 12), ((5, 20),))
    elif kind in (72, 76):  # PCALA_LO12, GOT_PC_LO12
        _fill(data, offset, target if kind == 72 else loader.slot(symbol) + addend, ((10, 12),))
    elif kind == 110:  # CALL36: pcaddu18i and jirl
        _fill(data, offset, distance + (1 << 17) >> 18, ((5, 20),))
        _fill(data, offset + 4, distance >> 2, ((10, 16),))
    elif kind in (100, 102):  # RELAX, ALIGN
        pass
    else:
        raise RseqError(f"relocation {kind} of LoongArch is not known to the loader")


DIFFERENCES = {50: (4, 1), 51: (8, 1), 55: (4, -1), 56: (8, -1)}
"""ADD32, ADD64, SUB32, SUB64: bytes, and the sign."""


def _fill(data: bytearray, offset: int, value: int, pieces: tuple[tuple[int, int], ...]) -> None:
    """The low bits of a value into the fields of an instruction: place and number of bits, the lowest first."""
    (word,) = struct.unpack_from("<I", data, offset)
    for place, bits in pieces:
        mask = (1 << bits) - 1
        word = word & ~(mask << place) | (value & mask) << place
        value >>= bits
    struct.pack_into("<I", data, offset, word)


PROCESSOR = Processor(
    name="loongarch64",
    integers=(*(n for n in INTEGERS if n not in ("zero", "tp", "r21")), *CONDITIONS),
    flags="",
    flags_mask=0,
    floats=FLOATS,
    stack_pointer="sp",
    arguments=tuple(f"a{n}" for n in range(8)),
    float_arguments=tuple(f"fa{n}" for n in range(8)),
    result="a0",
    link="ra",
    preserved=frozenset({"ra", "sp", "fp", *(f"s{n}" for n in range(9)), *(f"fs{n}" for n in range(8))}),
    thread_pointer="tp",
    red_zone=0,
    weak_stores=True,
    releases=_releases,
    effect=_effect,
    relocate=_relocate,
    far_call=_far_call,
    arms=lambda text, area: re.match(r"st\.d \$\w+, \$\w+, 8$", text) is not None,
    reads_cpu=lambda text, area: re.match(r"ld\.wu \$\w+, \$\w+, (4|24)$", text) is not None,
    emulated=False,
)
