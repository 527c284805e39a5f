"""What the checker finds it finds on every processor: the same wrong code, made for each; where there is no emulator, by reading it."""

from __future__ import annotations

from pathlib import Path

import pytest

import rseq
from rseq import PerCpu, u64
from rseq.checker import code as codes
from rseq.checker import form
from rseq.checker.bench import Bench
from rseq.checker.byte_order import Turned, turned
from rseq.checker.passes import lint, one_cpu
from rseq.checker.processors import emulated, names, processor
from rseq.checker.scenarios import Bounds
from rseq.checker.session import Options, check
from rseq.checker.subjects import Subject
from rseq.compiler import targets
from rseq.compiler.assembler import available
from rseq.language.function import Function
from rseq.language.types import U8, U16, U32, U64, ArrayOf, StructType
from rseq.structures import freelist
from rseq.structures.counter import CounterCell, add
from tests.checker.mutants import EDITS, Edit, mutated
from tests.checker.other_mutants import edits
from tests.compiler import every_feature

FREE_LIST = Subject("rseq.structures.freelist", "FreeListModel", True)
SUMMARY = Subject(str(Path(__file__).parent / "models" / "summary.py"), "SummaryModel", True)
WEIGHED = Subject(str(Path(__file__).parent / "models" / "weighed.py"), "WeighedModel", True)
OTHERS = sorted({*emulated()} - {targets.host().name})
ONLY_READ = sorted({*names()} - {*emulated()})
FEATURES = [f.definition for f in vars(every_feature).values() if isinstance(f, Function)]


def skip_without_compiler(name: str) -> None:
    if name != targets.host().name and not available(targets.target(name)).keys() & {"ziglang", "clang"}:
        pytest.skip(f"skipped, because there is no compiler for {name}")


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("edit", ["loads_before_the_section", "one_instruction_short"])
def test_wrong_code_is_found(name: str, edit: str) -> None:
    """By reading it, and by interrupting it, each without the other."""
    skip_without_compiler(name)
    change: Edit = EDITS[edit][0]
    with Bench(FREE_LIST, targets.target(name), Bounds(2, 2, 1), mutated(change)) as bench:
        assert lint.run(bench, 0).findings
        parts = (one_cpu.run(bench, part) for part in range(one_cpu.parts(bench)))
        assert next((p.story for p in parts if p.findings), None) is not None


def test_every_target_can_be_read() -> None:
    assert names() == targets.names()


@pytest.mark.parametrize("name", names())
def test_wrong_code_is_found_by_reading(name: str) -> None:
    """Each edit, with the finding that it is to have."""
    skip_without_compiler(name)
    target = targets.target(name)
    for edit, (change, said) in edits(target).items():
        code = codes.build([freelist.push.definition], target, mutated(change))
        found = [text for section in code.sections for text in lint.findings(code, section)]
        found += ["its section overlaps with another one" for _ in form.overlaps(code.sections)]
        assert any(said in text for text in found), (edit, found)


@pytest.mark.parametrize("name", sorted({*names()} - {targets.host().name}))
def test_right_code_is_not_complained_about(name: str) -> None:
    skip_without_compiler(name)
    with Bench(FREE_LIST, targets.target(name)) as bench:
        assert not lint.run(bench, 0).findings


@pytest.mark.parametrize("name", ONLY_READ)
def test_no_feature_is_complained_about(name: str) -> None:
    """Emulated processors have this test, and what it rests on, in test_instructions.py. Every call leads somewhere, and no instruction
    of a function is missing: liveness follows both."""
    skip_without_compiler(name)
    code = codes.build(FEATURES, targets.target(name))
    assert [text for section in code.sections for text in lint.findings(code, section)] == []
    assert len(code.sections) == sum(len(codes.sequences_in(d)) for d in FEATURES)
    assert [i.text for i in code.instructions.values() if i.kind == "call" and i.goes_to is None] == []
    ends = {address for address, i in code.instructions.items() if i.kind not in ("return", "jump", "system")}
    assert [a for a in ends if code.instructions[a].next not in code.instructions] == []


@rseq.native
def keeps_much(cells: PerCpu[CounterCell], a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, rounds: u64) -> u64:
    """More values than argument registers, all of them needed behind each section."""
    g, h, i, j, k, m = a ^ b, b ^ c, c ^ d, d ^ e, e ^ f, f ^ a
    for n in range(rounds):
        add(cells, 3)
        a, b, c, d, e, f = a + g, b + h, c + i, d + j, e + k, f + m
        g, h, i, j, k, m = g ^ n, h + n, i ^ n, j + n, k ^ n, m + n
    return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ k ^ m


@pytest.mark.parametrize("name", [name for name in names() if (found := processor(name)) is not None and found.veneers])
def test_what_a_linker_may_change_is_not_needed_after_an_abort(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The jump at an abort address may go by way of a veneer. If that is not said, LLVM keeps something where the veneer computes:
    on aarch64 at least, where it prefers those registers for what lives shortly."""
    skip_without_compiler(name)
    found, target = processor(name), targets.target(name)
    assert found is not None

    def said() -> list[str]:
        code = codes.build([keeps_much.definition], target)
        return [text for section in code.sections for text in lint.findings(code, section)]

    assert said() == []
    kept = tuple(c for c in target.clobbers if c not in found.veneers)
    assert kept != target.clobbers
    monkeypatch.setattr(type(target), "clobbers", kept)
    assert name != "aarch64" or any("is needed after an abort, and a linker may use it" in text for text in said())


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("subject", [SUMMARY, WEIGHED], ids=lambda subject: subject.name)
def test_right_transactions_are_not_complained_about(subject: Subject, name: str) -> None:
    skip_without_compiler(name)
    with Bench(subject, targets.target(name)) as bench:
        assert not lint.run(bench, 0).findings


def test_results_come_through_the_stack() -> None:
    """ARMv7 has too few registers for what the first part of this transaction gives back."""
    skip_without_compiler("armv7")
    report = check([WEIGHED], Options(target="armv7", bounds=Bounds(1, 1, 1), jobs=1, passes=("lint", "one CPU")))
    assert [o.findings for o in report.outcomes if o.verdict != "holds"] == []
    assert all(o.counts.commits == 3 for o in report.outcomes if o.pass_name == "one CPU")


@pytest.mark.parametrize("name", ["riscv64", "s390x"])
def test_a_transaction_is_all_or_nothing(name: str) -> None:
    """On s390x with the journal in the other byte order."""
    skip_without_compiler(name)
    report = check([SUMMARY], Options(target=name, bounds=Bounds(2, 2, 1), jobs=1, passes=("lint", "several CPUs")))
    assert [o.findings for o in report.outcomes if o.verdict != "holds"] == []


def test_memory_of_the_other_byte_order() -> None:
    inner = ArrayOf(U16, 2)
    kind = StructType("T", "T", lambda: [("a", U8), ("b", U32), ("c", inner), ("d", U64)])
    assert turned(bytes(range(24)), kind).hex() == "000102030706050409080b0a0c0d0e0f1716151413121110"
    memory = Turned([(64, kind)])
    assert memory.pieces(68, 4) == [(68, 4)]
    assert memory.pieces(68, 2) == [(70, 2)]
    assert memory.pieces(64, 8) == [(64, 1), (65, 1), (66, 1), (67, 1), (68, 4)]
    assert memory.pieces(72, 4) == [(72, 2), (74, 2)]
    assert memory.pieces(80, 8) == [(80, 8)]
    assert memory.pieces(81, 1) == [(86, 1)]
