"""A transaction in the checker: right over every interruption and death, and wrong when record or apply is broken."""

from __future__ import annotations

import copy
import platform
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rseq.checker import passes
from rseq.checker.bench import Bench
from rseq.checker.render_outline import outline
from rseq.checker.report import Story
from rseq.checker.scenarios import Bounds
from rseq.checker.session import Options, check
from rseq.checker.subjects import Subject
from rseq.compiler import ir, unit
from rseq.compiler.journal_reader import read_copy
from rseq.language.types import BOOL
from tests.checker.mutants import Edit, Line, only, role
from tests.checker.wording import without_machine
from tests.conftest import Golden

SUMMARY = Subject(str(Path(__file__).parent / "models" / "summary.py"), "SummaryModel", True)
GOLDEN = Path(__file__).parent / "golden" / "transactions"


@pytest.mark.parametrize("target", ["", "aarch64"])
def test_a_transaction_is_all_or_nothing(target: str) -> None:
    from rseq.compiler import targets
    from rseq.compiler.assembler import available

    if target and not available(targets.target(target)):
        pytest.skip(f"skipped, because there is no compiler for {target}")
    report = check([SUMMARY], Options(target=target, jobs=1, passes=("lint", "one CPU", "several CPUs", "death", "locked backend")))
    assert [o.findings for o in report.outcomes if o.verdict != "holds"] == []
    assert all(o.counts.commits == 3 for o in report.outcomes if o.pass_name in ("one CPU", "several CPUs", "death"))


def count_before_the_entries(lines: list[Line]) -> None:
    """record says how many entries there are before they are written."""
    staged, commit = role(lines, "staged"), role(lines, "commit")
    lines[staged], lines[commit] = (lines[commit][0], lines[commit][1], "commit"), (lines[staged][0], lines[staged][1], "staged")


def emptied_without_writing(lines: list[Line]) -> None:
    """apply empties the journal, and has not written the words."""
    lines.pop(role(lines, "staged"))


def one_entry_only(lines: list[Line]) -> None:
    """apply writes the first word, and empties the journal."""
    place = next(i for i, line in enumerate(lines) if line[0].startswith("jb "))
    lines.pop(place)


def written_before_the_commit(lines: list[Line]) -> None:
    """record writes a word itself, before it has committed: somebody else sees a part of the transaction."""
    addition = next(i for i, line in enumerate(lines) if line[0].startswith("addq $1, "))
    value = lines[addition][0].removeprefix("addq $1, ")
    memory = re.match(r"movq (\S+), ", lines[addition - 1][0])
    assert memory is not None
    lines.insert(addition + 1, (f"movq {value}, {memory[1]}", lines[addition][1], "staged"))


def cleared_before_the_words(lines: list[Line]) -> None:
    """The journal is emptied first, and then the last word written: who dies in between has torn the transaction."""
    staged = max(i for i, line in enumerate(lines) if line[2] == "staged")
    commit = role(lines, "commit")
    lines[staged], lines[commit] = (lines[commit][0], lines[commit][1], "commit"), (lines[staged][0], lines[staged][1], "staged")
    added = next(i for i, line in enumerate(lines) if re.match(r"leaq \d+\(<\w+>\)|addq \$256", line[0]))
    if added > staged:  # the header's new value is needed earlier
        lines.insert(staged, lines.pop(added))


def settled_without_the_header(lines: list[Line]) -> None:
    """settle does not ask whether the journal is still its own: somebody has applied it, and gone on."""
    place = next(i for i, line in enumerate(lines) if line[0].startswith("cmpq 64("))
    del lines[place : place + 2]


def settled_on_another_cpu(lines: list[Line]) -> None:
    """settle does not ask whether it is still on the CPU on which it has recorded."""
    place = next(i for i, line in enumerate(lines) if line[0].startswith("cmpl %fs:4"))
    del lines[place : place + 2]


MUTANTS: dict[str, tuple[Edit, str]] = {
    edit.__name__: (edit, part)
    for edit, part in (
        (count_before_the_entries, "observe_record"),
        (emptied_without_writing, "observe_apply"),
        (one_entry_only, "observe_apply"),
        (written_before_the_commit, "observe_record"),
        (cleared_before_the_words, "observe_settle"),
        (settled_without_the_header, "observe_settle"),
        (settled_on_another_cpu, "observe_settle"),
    )
}


@pytest.mark.skipif(platform.machine() != "x86_64", reason="skipped, because the edits are of x86-64 assembly")
@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_a_broken_transaction_is_found(name: str, golden: Golden) -> None:
    edit, part = MUTANTS[name]
    story: Story | None = None
    with Bench(SUMMARY, bounds=Bounds(threads=2, depth=1), spelled=only(edit, (part,))) as bench:
        for which in ("one CPU", "several CPUs"):
            module = passes.named(which)
            for number in range(module.parts(bench)):
                story = story or module.run(bench, number).story
    assert story is not None, edit.__doc__
    golden.check(GOLDEN / f"{name}.txt", without_machine(f"{edit.__doc__}\n\n{outline(story)}"))


# The reader

READ = Subject(str(Path(__file__).parent / "models" / "summary_read.py"), "SummaryReadModel", True)


def test_a_reader_on_another_cpu_sees_one_moment() -> None:
    """Beside a writer that goes on, stands still anywhere, or is dead."""
    report = check([READ], Options(jobs=1, passes=("several CPUs", "death")))
    assert [(o.pass_name, o.findings) for o in report.outcomes if o.verdict != "holds"] == []
    assert {o.pass_name for o in report.outcomes} >= {"several CPUs", "death"}


def without_generation_check(reader: ir.Function) -> None:
    """The reader does not look whether the header is still the same: what it has copied may be half of two transactions."""
    (block,) = [b for b in reader.blocks if any(isinstance(n, ir.Atomic) and n.op == "fence" for n in b.body)]
    assert isinstance(block.end, ir.Branch)
    assert block.end.op == "eq"
    block.end = ir.Jump(block.end.then, block.end.where)


def without_the_journal(reader: ir.Function) -> None:
    """The reader takes the words for what they are, and leaves out what is pending."""
    (block,) = [b for b in reader.blocks if isinstance(b.end, ir.Branch) and isinstance(b.end.right, ir.Const) and b.end.left.type == BOOL
                and any(isinstance(n, ir.Compare) and n.op == "le" for n in b.body)]  # fmt: skip
    assert isinstance(block.end, ir.Branch)
    fence = next(b.label for b in reader.blocks if any(isinstance(n, ir.Atomic) and n.op == "fence" for n in b.body))
    block.end = ir.Jump(fence, block.end.where)


@pytest.mark.parametrize("edit", [without_generation_check, without_the_journal])
def test_a_broken_reader_is_found(edit: Callable[[ir.Function], None], golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    definition = read_copy.definition  # type: ignore[attr-defined]
    wrong = copy.deepcopy(unit.function_of(definition), {id(definition): definition})
    edit(wrong)
    monkeypatch.setitem(unit._functions, definition, wrong)
    story: Story | None = None
    with Bench(READ, bounds=Bounds(threads=2, depth=1)) as bench:
        module = passes.named("several CPUs")
        for number in range(module.parts(bench)):
            story = story or module.run(bench, number).story
    assert story is not None, edit.__doc__
    golden.check(GOLDEN / f"reader_{edit.__name__}.txt", without_machine(f"{edit.__doc__}\n\n{outline(story)}"))
