"""Every wrong piece of generated code in the catalogue is found, by the passes that are written beside it, with a story."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from rseq.checker import passes
from rseq.checker.bench import Bench
from rseq.checker.render_outline import outline
from rseq.checker.report import Story
from rseq.checker.subjects import Subject
from rseq.compiler.assembly import spell
from tests.checker.mutants import EDITS, LOCKED, only
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
FREE_LIST = Subject("rseq.structures.freelist", "FreeListModel", True)

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="skipped, because the edits are of x86-64 assembly")


def found_by(bench: Bench) -> tuple[dict[str, list[str]], Story | None]:
    """By pass: the first finding; and the first story that a search tells."""
    findings: dict[str, list[str]] = {}
    story: Story | None = None
    for module in passes.all_passes():
        if hasattr(module, "fits") and not module.fits(bench):
            continue
        for part in range(module.parts(bench)):
            partial = module.run(bench, part)
            if partial.findings:
                findings[module.NAME] = partial.findings
                story = story or partial.story
                break
        if story is not None:
            break
    return findings, story


def text_of(findings: dict[str, list[str]], story: Story | None) -> str:
    """What a golden file holds: nothing in it depends on registers."""
    from tests.checker.wording import without_machine

    lines = [f"{name}: {text}" for name, texts in findings.items() for text in texts]
    return without_machine("\n".join([*lines, "", outline(story) if story is not None else "no story", ""]))


@pytest.mark.parametrize("name", sorted(EDITS))
def test_wrong_code_is_found(name: str, golden: Golden) -> None:
    edit, which = EDITS[name]
    with Bench(FREE_LIST, spelled=only(edit, which)) as bench:
        findings, story = found_by(bench)
    assert findings, edit.__doc__
    assert story is not None or set(findings) == {"lint"}
    golden.check(GOLDEN / f"{name}.txt", f"{edit.__doc__}\n\n{text_of(findings, story)}")


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_wrong_locking_is_found(name: str, golden: Golden) -> None:
    with LOCKED[name](), Bench(FREE_LIST) as bench:
        findings, story = found_by(bench)
    assert set(findings) == {"locked backend"}, LOCKED[name].__doc__
    assert story is not None
    golden.check(GOLDEN / f"{name}.txt", f"{LOCKED[name].__doc__}\n\n{text_of(findings, story)}")


def test_nothing_is_found_in_what_the_compiler_makes() -> None:
    with Bench(FREE_LIST, spelled=spell) as bench:
        findings, story = found_by(bench)
    assert (findings, story) == ({}, None)
