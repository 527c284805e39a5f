"""The disassembler of LoongArch against an assembler, which knows the instructions from elsewhere; and what it says that they read and write
against rules that are written down here once more, by name."""

from __future__ import annotations

import io
import random
import re
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rseq.compiler import decoders, targets
from rseq.compiler.assembler import available
from rseq.compiler.decoders._loongarch64_table import FIELDS, TABLE
from rseq.compiler.decoders.loongarch64 import FLOATS, INTEGERS, Decoder, Instruction, decode

EXTENSIONS = "generic_la64+d+lsx+lasx+lam_bh+lamcas+ld_seq_sa+div32+frecipe+scq"
EACH = 6
"""Words that are tried of each instruction."""


def instructions() -> list[tuple[int, str, str]]:
    """All of the table: fixed bits, name, operands."""
    listed = [(group.operands, group.instructions.split()) for group in TABLE]
    return [(int(code, 16), name, operands) for operands, words in listed for code, name in zip(words[::2], words[1::2], strict=True)]


def assembled(lines: list[str], folder: Path) -> list[int]:
    """The words of instructions, one a line."""
    from elftools.elf.elffile import ELFFile

    target = targets.target("loongarch64")
    command = available(target).get("ziglang")
    if command is None:
        pytest.skip("skipped, because ziglang, whose assembler knows every instruction, is not installed")
    source, out = folder / "all.s", folder / "all.o"
    source.write_text("\n".join([*lines, ""]))
    ran = subprocess.run(
        [*command, f"-mcpu={EXTENSIONS}", str(source), "-o", str(out)], capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 0, ran.stderr[:2000]
    section = ELFFile(io.BytesIO(out.read_bytes())).get_section_by_name(".text")
    assert section is not None
    return [word for (word,) in struct.iter_unpack("<I", section.data())]


def at(word: int, address: int = 0) -> Instruction | None:
    return decode(word.to_bytes(4, "little"), address)


def text(found: Instruction) -> str:
    """As an assembler takes it: the distance of a jump is that from the address 0, and may be backwards."""
    if found.goes_to is not None:
        distance = found.goes_to - (1 << 64) if found.goes_to >> 63 else found.goes_to
        return f"{found.mnemonic} {', '.join([*found.op_str.split(', ')[:-1], str(distance)])}"
    return f"{found.mnemonic} {found.op_str}"


def refused(name: str, word: int) -> bool:
    """Words that assemblers do not make: a field that ends before it begins; an atomic operation into its own operand."""
    if name.startswith("bstr"):
        wide = name.endswith(".d")
        return FIELDS["msbd" if wide else "msbw"].value(word) < FIELDS["lsbd" if wide else "lsbw"].value(word)
    rd, rj, rk = (FIELDS[f].value(word) for f in ("rd", "rj", "rk"))
    return (name.startswith("am") and rd != 0 and rd in (rj, rk)) or (name == "csrxchg" and rj < 2) or (name == "sc.q" and rd == rk)


def words() -> list[tuple[str, int]]:
    """Of each instruction the one with nothing but its fixed bits, and some at random."""
    chance = random.Random(1)
    made = []
    for code, name, operands in instructions():
        pieces = [piece for operand in operands.split() for piece in FIELDS[operand.lstrip("=+")].pieces]
        tried = [code, *(code | sum(chance.getrandbits(bits) << place for place, bits in pieces) for _ in range(EACH))]
        made += [(name, word) for word in tried if not refused(name, word)]
    return made


def test_what_it_says_assembles_to_the_same_words(tmp_path: Path) -> None:
    tried = words()
    found = [at(word) for _, word in tried]
    lines = [text(one) if one is not None else "" for one in found]
    assert "" not in lines
    assert assembled(lines, tmp_path) == [word for _, word in tried]
    aliases = {"nop": "andi", "move": "or", "jr": "jirl", "ret": "jirl"}
    for (name, _), one in zip(tried, found, strict=True):
        assert one is not None
        assert aliases.get(one.mnemonic, one.mnemonic) == name
    assert {name for name, _ in tried} == {name for _, name, _ in instructions()}


REGISTER = re.compile(r"\$(\w+)")
WRITE_NOTHING = re.compile(
    r"f?st(x|ptr|gt|le)?\.|x?vstx?$|b(eq|ne|lt|ge|ltu|geu)$|b(eq|ne)z$|bc(eq|ne)z$|iocsrwr|asrt|ldpte|invtlb|cacop|preldx?$|jr$|ret$"
)
"""Their registers are all operands; of other instructions the first one is the result."""
CHANGE = re.compile(r"bstrins|lu32i|movgr2frh|sc\.|screl\.|amcas|csrwr|csrxchg")
"""The result is an operand, too."""
HIDDEN = {"ret": ({"ra"}, set()), "bl": (set(), {"ra"})}
"""Registers that are not in the text."""
LOADS = re.compile(r"f?ld(x|ptr|gt|le)?\.|x?vldx?$|ll(acq)?\.|am")
STORES = re.compile(r"f?st(x|ptr|gt|le)?\.|x?vstx?$|sc(rel)?\.|am")


def register(name: str) -> str:
    return FLOATS[int(name[2:])] if name[:2] in ("vr", "xr") else name


def test_registers_and_memory_are_those_of_the_rules() -> None:
    for _, word in words():
        found = at(word)
        assert found is not None
        named = [register(name) for name in REGISTER.findall(found.op_str)]
        reads, writes = HIDDEN.get(found.mnemonic, (set(), set()))
        if WRITE_NOTHING.match(found.mnemonic):
            reads = reads | {*named}
        elif found.mnemonic.startswith("rdtime"):
            writes = writes | {*named}
        else:
            reads, writes = reads | {*named[0 if CHANGE.match(found.mnemonic) else 1 :]}, writes | {*named[:1]}
        assert (found.reads, found.writes) == (reads - {"zero"}, writes - {"zero"}), found
        assert (found.loads, found.stores) == (bool(LOADS.match(found.mnemonic)), bool(STORES.match(found.mnemonic))), found
        assert found.exclusive == bool(re.match(r"(ll|llacq|sc|screl)\.", found.mnemonic)), found


FLOW = {
    0x50001000: ("b 0x1010", "jump", 0x1010), 0x53FFFFFF: ("b 0xffc", "jump", 0xFFC), 0x54001000: ("bl 0x1010", "call", 0x1010),
    0x58000FC4: ("beq $s7, $a0, 0x100c", "branch", 0x100C), 0x43FFFC9F: ("beqz $a0, 0xffc", "branch", 0xFFC),
    0x48000520: ("bcnez $fcc1, 0x1004", "branch", 0x1004), 0x4C000020: ("ret", "return", None), 0x4C000180: ("jr $t0", "jump", None),
    0x4C000420: ("jirl $zero, $ra, 4", "jump", None), 0x4C000181: ("jirl $ra, $t0, 0", "call", None), 0x4C00018C: ("jirl $t0, $t0, 0", "call", None),
    0x002B0000: ("syscall 0", "system", None), 0x002A0010: ("break 16", "trap", None), 0x38720014: ("dbar 20", "plain", None),
}  # fmt: skip


@pytest.mark.parametrize("word", FLOW)
def test_where_it_leads(word: int) -> None:
    found = at(word, 0x1000)
    assert found is not None
    assert (f"{found.mnemonic} {found.op_str}".strip(), found.kind, found.goes_to) == FLOW[word]


@given(st.integers(0, (1 << 32) - 1) | st.sampled_from([code for code, _, _ in instructions()]).flatmap(
    lambda code: st.integers(0, (1 << 20) - 1).map(lambda low: code ^ low)
), st.integers(0, (1 << 64) - 4))  # fmt: skip
def test_every_word_is_an_instruction_or_none(word: int, address: int) -> None:
    found = at(word, address)
    if found is not None:
        assert found.reads | found.writes <= {*INTEGERS, *FLOATS, *(f"fcc{n}" for n in range(8)), *(f"fcsr{n}" for n in range(4))} - {
            "zero"
        }
        assert found.goes_to is None or 0 <= found.goes_to < 1 << 64
        assert found.kind in ("plain", "jump", "branch", "call", "return", "system", "trap")


def test_what_is_not_known_ends_it_or_is_passed_over() -> None:
    nop, vector = (0x03400000).to_bytes(4, "little"), (0x700A0000).to_bytes(4, "little")  # vadd.b
    code = nop + vector + nop + b"\x00\x00"
    reader = decoders.decoder("loongarch64")
    assert isinstance(reader, Decoder)
    assert [(i.address, i.size, i.mnemonic) for i in reader.disasm(code, 64)] == [(64, 4, "nop")]
    assert [i.address for i in reader.disasm(nop * 5, 0, 2)] == [0, 4]
    reader.skipdata = True
    assert [*reader.disasm_lite(code, 64)] == [(64, 4, "nop", ""), (68, 4, ".word", "0x700a0000"), (72, 4, "nop", "")]


def test_a_processor_without_a_decoder() -> None:
    assert decoders.names() == ["loongarch64"]
    with pytest.raises(KeyError):
        decoders.decoder("vax")
