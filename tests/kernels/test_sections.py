"""The table of instruction boundaries, of linked files for every target."""

from __future__ import annotations

from pathlib import Path

import pytest

from rseq.compiler import export, targets
from rseq.compiler.export._link import NoLinker
from rseq.structures import counter, freelist
from tests.compiler.export.toolchain import build, functions_of
from tests.kernels.sections import sections, table


@pytest.mark.parametrize("target", export.buildable())
def test_instructions_cover_each_section(target: str, tmp_path: Path) -> None:
    out = tmp_path / "libshipped.so"
    try:
        build("shared", functions_of(freelist, counter), out, target)
    except NoLinker as error:
        pytest.skip(f"skipped, because {error}")
    found = sections(out.read_bytes())
    assert {s.function for s in found} == {"freelist_push", "freelist_pop", "counter_add", "counter_add_float"}
    for section in found:
        length = section.post_commit - section.start
        lengths = [b - a for a, b in zip(section.instructions, [*section.instructions[1:], length], strict=True)]
        assert section.instructions[0] == 0
        assert all(1 <= n <= 16 for n in lengths)
        assert not section.start <= section.abort < section.post_commit
        # A breakpoint must not reach into the next instruction.
        assert min(lengths) >= len(targets.target(target).breakpoint)
        if target in ("aarch64", "armv7", "ppc64le", "loongarch64"):
            assert set(lengths) == {4}


def test_the_text_of_the_table(tmp_path: Path) -> None:
    from tests.kernels.sections import Section

    text = table([Section("push", 0x1000, 0x1020, 0x2000, (0, 5, 16))], "x86_64")
    assert text == "breakpoint cc\nsection push 1000 1020 2000 3 0 5 10\n"


def test_a_damaged_section_is_refused() -> None:
    from rseq.tools.inspect_elf import Unreadable

    with pytest.raises(Unreadable):
        sections(b"\x7fELF" + bytes(60))
