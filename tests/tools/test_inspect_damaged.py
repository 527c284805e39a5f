"""`rseq inspect` and files that are not what they seem: a report or a sentence, in bounded time, and nothing else."""

from __future__ import annotations

import functools
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rseq.tools.inspect import inspect_bytes, to_json
from rseq.tools.inspect_elf import Unreadable
from tests.tools.assembly import Parts, cross, gcc
from tests.tools.test_inspect import LINKED
from tests.tools.test_inspect_machines import TRIPLES, text

ODD = [0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1 << 63, (1 << 64) - 1]


@functools.cache
def files() -> list[bytes]:
    """An object, a shared object, an executable; and objects with REL relocations, in the other byte order, and for our own disassembler."""
    made = []
    with tempfile.TemporaryDirectory() as folder:
        made += [gcc(Parts().text(), Path(folder), *LINKED[kind]).read_bytes() for kind in ("object", "shared", "packed", "executable")]
        made += [cross(text(m), Path(folder), TRIPLES[m]).read_bytes() for m in ("armv7", "s390x", "loongarch64")]
    return made


def outcome(content: bytes) -> str:
    """What became of a file: "clean", "findings" or the sentence."""
    try:
        found = inspect_bytes(content)
    except Unreadable as error:
        sentence = str(error)
        assert sentence
        assert "\n" not in sentence
        return sentence
    assert to_json(found)["count"] == found.count
    return "findings" if found.count else "clean"


def headers(content: bytes) -> int:
    """Where the section headers begin."""
    order = "big" if content[5] == 2 else "little"
    return int.from_bytes(content[40:48] if content[4] == 2 else content[32:36], order)  # type: ignore[arg-type]


def damaged(seed: int) -> bytes:
    """Always the same damage: cut off, bytes changed, odd numbers in the headers or anywhere, stretches of zeros."""
    choose = random.Random(seed)
    content = bytearray(choose.choice(files()))
    table = min(headers(content), len(content) - 1)
    for _ in range(choose.choice((1, 2, 5))):
        match seed % 5:
            case 0:
                return bytes(content[: choose.randrange(len(content))])
            case 1:
                content[choose.randrange(len(content))] = choose.randrange(256)
            case 2:
                at = choose.randrange(64)
            case 3:
                at = choose.randrange(table, len(content))
            case _:
                at, size = choose.randrange(len(content)), choose.randrange(1, 200)
                content[at : at + size] = bytes(len(content[at : at + size]))
        if seed % 5 in (2, 3):
            width = choose.choice((1, 2, 4, 8))
            value = (choose.choice(ODD) & (1 << 8 * width) - 1).to_bytes(width, "little")[: len(content) - at]
            content[at : at + len(value)] = value
    return bytes(content)


def test_two_hundred_damaged_files() -> None:
    outcomes = [outcome(damaged(seed)) for seed in range(200)]
    # The damage is of every sort: much is refused, something is found wrong, and some harms nothing.
    assert {"clean", "findings"} < set(outcomes)
    assert len({o for o in outcomes if o not in ("clean", "findings")}) > 5


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_damage(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(files())))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        new = data.draw(st.binary(min_size=1, max_size=8))[: len(content) - at]
        content[at : at + len(new)] = new
    outcome(bytes(content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content))


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_anything_behind_a_magic_number(content: bytes) -> None:
    outcome(b"\x7fELF" + content)
    outcome(b"\x7fELF\x02\x01\x01" + content)


@pytest.mark.parametrize("field", ["offset", "size"])
def test_sections_as_large_as_numbers_go(field: str) -> None:
    """A count that is believed would take for ever."""
    content = files()[0]
    table = headers(content)
    for index in range((len(content) - table) // 64):
        changed = bytearray(content)
        at = table + 64 * index + (24 if field == "offset" else 32)
        changed[at : at + 8] = (1 << 63).to_bytes(8, "little")
        outcome(bytes(changed))
