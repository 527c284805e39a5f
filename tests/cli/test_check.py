"""`rseq check`: what it prints, what it writes, and its exit statuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from rseq.checker import processors
from rseq.checker.processors import emulated, names
from rseq.checker.report import Outcome, Report
from rseq.compiler import targets
from rseq.compiler.assembler import available
from tests.cli.command import LIMIT, PROGRAM, environment, refused, rseq, rseq_process, textual
from tests.kernel.needs import needs_registration

WRONG = str(Path(__file__).parents[1] / "checker" / "wrong_list.py")
QUICK = ("--threads", "2", "--depth", "2", "--jobs", "1")


def test_what_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "check", "rseq.structures.freelist", *QUICK)
    assert (result.status, result.err) == (0, "")
    for name in ("lint", "abort sweep", "one CPU", "several CPUs", "death", "locked backend", "coverage"):
        assert name in result.out
    assert "7 checks in" in result.out
    assert "Within these bounds:" in result.out
    assert "Not covered:" in result.out


def test_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "check", WRONG, *QUICK)
    assert (result.status, result.err) == (1, "")
    assert "T1 had already executed line 29 when it was interrupted" in result.out
    assert "node.next = here.first" in result.out
    assert "--replay rseq1." in result.out


def test_a_replay(capsys: pytest.CaptureFixture[str]) -> None:
    found = rseq(capsys, "check", WRONG, *QUICK, "--json")
    assert found.status == 1
    content = json.loads(found.out)
    assert content["status"] == 1
    (token,) = [o["story"]["token"] for o in content["outcomes"] if o["story"]]
    again = rseq(capsys, "check", WRONG, "--replay", token)
    assert again.status == 1
    assert "pop took effect on CPU 0" in again.out


def test_one_subject_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert " CounterModel" not in rseq(capsys, "check", "rseq.structures.counter:FloatCounterModel", *QUICK).out
    result = rseq(capsys, "check", f"{WRONG}:push", *QUICK)
    assert result.status == 0
    assert [line.split()[1] for line in result.out.splitlines() if line.startswith("  push")] == ["lint", "abort", "coverage"]


def test_several_subjects(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One report, and each once, whatever it was called."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text(Path(WRONG).read_text())
    (tmp_path / "other.py").write_text(Path(WRONG).read_text().replace("WrongList", "OtherList"))
    again = ("mine.py:push", "./mine.py:push", str(tmp_path / "mine.py:push"))
    result = rseq(capsys, "check", "other.py", *again, "rseq.structures.counter:CounterModel", "--pass", "lint", "--json")
    assert (result.status, result.err) == (0, "")
    assert [o["model"] for o in json.loads(result.out)["outcomes"]] == ["OtherList", "push", "CounterModel"]
    refused(rseq(capsys, "check", "mine.py", "none.py"), "there is no file none.py")
    assert rseq(capsys, "check").status == 2
    # A token names a model: of several files it is looked for in all.
    found = rseq(capsys, "check", "mine.py", *QUICK, "--pass", "one CPU", "--json")
    (token,) = [o["story"]["token"] for o in json.loads(found.out)["outcomes"] if o["story"]]
    page = ("--html", "page.html")
    assert rseq(capsys, "check", "other.py", "mine.py", "--replay", token, *page).status == 1
    assert "node.next = here.first" in (tmp_path / "page.html").read_text()
    (tmp_path / "third.py").write_text(Path(WRONG).read_text())
    said = "the token is for WrongList, which is in mine.py and in third.py: name one of them"
    refused(rseq(capsys, "check", "mine.py", "third.py", "--replay", token), said)


def test_a_file_with_a_colon_in_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a:b.py").write_text(Path(WRONG).read_text())
    result = rseq(capsys, "check", "a:b.py", "a:b.py:push", "--pass", "lint", "--json")
    assert [(o["file"], o["model"]) for o in json.loads(result.out)["outcomes"]] == [("a:b.py", "WrongList"), ("a:b.py", "push")]


def test_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = Path(WRONG).read_text()
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "one.py").write_text(text.replace("WrongList", "First"))
    (tmp_path / "two.py").write_text(text.replace("WrongList", "Second"))
    (tmp_path / "other.py").write_text("raise RuntimeError('has nothing to do with it')\n")
    result = rseq(capsys, "check", str(tmp_path), *QUICK, "--pass", "lint")
    assert result.status == 0
    assert "First" in result.out
    assert "Second" in result.out


def test_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    result = rseq(capsys, "check", WRONG, *QUICK, "--html", str(page))
    assert result.status == 1
    assert f"The page is in {page}" in result.out
    first = page.read_text()
    assert "node.next = here.first" in first
    refused(rseq(capsys, "check", WRONG, *QUICK, "--html", str(page)), f"{page} exists; give --force to overwrite it")
    assert page.read_text() == first
    assert rseq(capsys, "check", WRONG, *QUICK, "--html", str(page), "--force").status == 1
    missing = tmp_path / "no" / "where.html"
    refused(rseq(capsys, "check", WRONG, *QUICK, "--html", str(missing)), f"{missing} cannot be written: No such file or directory")


def test_what_the_emulator_does_not_know(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    knows = f"the emulator knows {', '.join(emulated())}"
    for name in sorted({*names()} - {*emulated()}):
        said = f"the emulator does not know {name}: only `--pass lint`, which runs nothing, is for it; {knows}"
        refused(rseq(capsys, "check", "rseq.structures.counter:CounterModel", "--target", name), said)
    # A target that is as new as step 2 of docs/adding-a-target.md.
    known = processors.processor
    monkeypatch.setattr(processors, "processor", lambda name: None if name == "loongarch64" else known(name))
    said = f"neither the emulator nor the disassembler knows loongarch64, so it cannot be checked; {knows}"
    refused(rseq(capsys, "check", "rseq.structures.counter:CounterModel", "--target", "loongarch64", "--pass", "lint"), said)


@pytest.mark.parametrize("target", names())
def test_lint_of_every_processor_that_can_be_disassembled(capsys: pytest.CaptureFixture[str], target: str) -> None:
    if target != targets.host().name and not available(targets.target(target)):
        pytest.skip(f"skipped, because there is no compiler for {target}")
    result = rseq(capsys, "check", "rseq.structures", "--target", target, "--pass", "lint", "--jobs", "1")
    assert (result.status, result.err) == (0, "")
    assert f"on {target}" in result.out


@pytest.mark.parametrize("target", sorted({*emulated()} - {targets.host().name}))
def test_the_shipped_models_on_other_processors(capsys: pytest.CaptureFixture[str], target: str) -> None:
    """With a small budget."""
    if not available(targets.target(target)):
        pytest.skip(f"skipped, because there is no compiler for {target}")
    subject = "rseq.structures.freelist"
    quick = ("--threads", "2", "--depth", "1", "--jobs", "1", "--pass", "abort sweep", "--pass", "one CPU", "--pass", "several CPUs")
    result = rseq(capsys, "check", subject, "--target", target, *quick)
    assert (result.status, result.err) == (0, "")
    assert f"on {target}" in result.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.py",), "there is no file nowhere.py"),
        (("no.such.module",), "there is no file and no module 'no.such.module'"),
        (("rseq.structures.freelist:Nothing",), "rseq.structures.freelist has nothing called 'Nothing'; it has FreeListModel"),
        (("rseq.language.types",), "there is nothing to check in rseq.language.types: no model, and no function with @rseq.sequence"),
        (("rseq.structures.freelist", "--target", "z80"), f"there is no target 'z80'; choose one of {', '.join(targets.names())}"),
        (
            ("rseq.structures.freelist", "--pass", "sleep"),
            "there is no pass 'sleep'; choose among lint, abort sweep, one CPU, several CPUs, death, store order, locked backend",
        ),
        (("rseq.structures.freelist", "--replay", "x"), "this is no replay token: it should begin with rseq1."),
        ((f"{WRONG}:pop",), "pop is a native function, which can only be checked with a model"),
        (("rseq.structures.freelist", "--threads", "0"), "Invalid value for '--threads': 0 is not in the range 1<=x<=6."),
    ],
)
def test_what_cannot_be_checked(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    refused(rseq(capsys, "check", *arguments), said)


MODEL = """
    from typing import Any
    import rseq
    from rseq import PerCpu, Struct, u64

    class Cell(Struct):
        value: u64

    @rseq.sequence
    def add(cells: PerCpu[Cell], n: u64) -> None:
        here = cells.here()
        here.value += n

    class Adding(rseq.Model):
        def setup(self) -> None:
            self.cells = self.per_cpu(Cell)

        def view(self, memory: Any) -> Any:
            return [cell.value for cell in memory.cells]

        @rseq.operation(add)
        def add(self, state: Any, cpu: int, n: int) -> None:
            state[cpu] += n
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("            self.cells = self.per_cpu(Cell)", "            1 / 0", "Adding.setup() fails: ZeroDivisionError: division by zero"),
        ("            return [cell.value for cell in memory.cells]", "            return memory.shells",
         "Adding.view() fails: AttributeError: the model's setup() made no 'shells'"),
        ("def add(self, state: Any, cpu: int, n: int)", "def add(self, state: Any, cpu: int)",
         "Adding.add takes (self, state, cpu), but should take (self, state, cpu, n)"),
        ("@rseq.operation(add)", "@rseq.operation(add, m=[1])", "Adding.add: add() has no parameter 'm'"),
        ("@rseq.operation(add)", "@rseq.operation(add, n=[-1])", "Adding.add: n is u64: 0 to 18446744073709551615, not -1"),
        ("@rseq.operation(add)", "@rseq.operation(add, n=[])", "Adding.add: there is nothing to try for n"),
        ("            state[cpu] += n", "            state[7] += n / 0",
         "Adding.add fails on [0, 0], CPU 0: IndexError: list index out of range"),
        ("here.value += n", "here.value += n\n        here.value += n", "this does not compile: "),
        ("        def setup(self)", "        scenarios = [['sub']]\n        def setup(self)", "Adding: there is no operation 'sub'; there are add and fence"),
    ],
)  # fmt: skip
def test_models_that_are_not_complete(capsys: pytest.CaptureFixture[str], tmp_path: Path, old: str, new: str, said: str) -> None:
    path = textual(tmp_path / "adding.py", MODEL)
    text = path.read_text().replace(old.removeprefix("    "), new.replace("\n    ", "\n").removeprefix("    "))
    path.write_text(text)
    result = rseq(capsys, "check", str(path), *QUICK)
    if said.endswith(" "):
        assert result.status == 2
        assert result.err.startswith(f"rseq: {said}{path}:")
        assert result.err.count("\n") == 1
    elif "IndexError" in said:  # a model that raises says that the operation fails
        assert result.status == 1
        assert "by the model it raises IndexError, but it raises nothing" in result.out
    else:
        refused(result, said)


def test_a_model_that_says_something_else(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = textual(tmp_path / "adding.py", MODEL.replace("state[cpu] += n", "state[0] += n"))
    result = rseq(capsys, "check", str(path), *QUICK)
    assert result.status == 1
    assert "the memory should mean [1, 0], but it means [0, 1]" in " ".join(result.out.split())


LONE = """
import rseq
from rseq import Array, PerCpu, Ptr, Struct, u64


class Cell(Struct):
    count: u64


@rseq.sequence
def add(cells: PerCpu[Cell], row: Ptr[Array[u64, 4]]) -> None:
    here = cells.here()
    here.count += row[1]
"""


def test_a_lone_function_whose_memory_cannot_be_made_up(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "lone.py").write_text(LONE)
    said = (
        "add() takes row: Ptr[Array[u64, 4]], and only structs to point at can be made up: write a model for it, or put the Array[u64, 4]"
    )
    result = rseq(capsys, "check", str(tmp_path / "lone.py"))
    assert (result.status, result.err) == (2, "")
    assert f"add, abort sweep: unchecked - {said} into a Struct " in " ".join(result.out.split())
    assert rseq(capsys, "check", str(tmp_path / "lone.py"), "--pass", "lint").status == 0


MANY = """

@rseq.sequence
def many(cells: PerCpu[Cell], a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u64, h: u64, i: u64) -> None:
    here = cells.here()
    here.count += a + b + c + d + e + f + g + h + i


@rseq.sequence
def bump(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.count += 1
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_cannot_be_checked_leaves_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path, jobs: str) -> None:
    path = tmp_path / "lone.py"
    path.write_text(LONE + MANY)
    result = rseq(capsys, "check", str(path), "--json", "--jobs", jobs, "--html", str(tmp_path / "page.html"))
    content = json.loads(result.out)
    assert (result.status, content["status"], result.err) == (2, 2, "")
    swept = {o["model"]: o["verdict"] for o in content["outcomes"] if o["pass_name"] == "abort sweep"}
    assert swept == {"add": "unchecked", "many": "unchecked", "bump": "holds"}
    said = "many() takes more arguments than go into registers, which the checker does not do"
    assert [o["findings"] for o in content["outcomes"] if o["model"] == "many"] == [[], [said]]
    assert [o["pass_name"] for o in content["outcomes"] if o["model"] == "bump"] == ["lint", "abort sweep", "coverage"]
    assert '<span class="verdict unchecked">' in (tmp_path / "page.html").read_text()
    if jobs == "1":
        shown = rseq(capsys, "check", str(path), "--jobs", jobs)
        assert ("6 checks in" in shown.out, "2 cannot be checked." in shown.out) == (False, True)


def test_what_cannot_be_checked_hides_no_failure() -> None:
    unchecked, failed = Outcome("a", "a.py", "lint", "x86_64", "unchecked"), Outcome("b", "b.py", "lint", "x86_64", "fails")
    assert [Report("1", [], made).status for made in ([unchecked], [unchecked, failed], [])] == [2, 1, 0]


def test_what_is_never_exercised_is_no_success(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = MODEL.replace("here.value += n", "if here.value == 500:\n            return\n        here.value += n")
    path = textual(tmp_path / "adding.py", text)
    result = rseq(capsys, "check", str(path), *QUICK)
    assert result.status == 1
    assert "vacuous" in result.out
    assert "add: the way out (return) at line" in result.out


def test_ctrl_c(tmp_path: Path) -> None:
    """A search that takes minutes is interrupted: it says what was covered, and no process stays."""
    command = [*PROGRAM, "check", "rseq.structures", "--threads", "5", "--depth", "5", "--jobs", "2", "--json"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + LIMIT
    while not children.read_text().split() and time.monotonic() < deadline:  # until it waits for its workers
        time.sleep(0.05)
    time.sleep(0.5)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=LIMIT)
    content = json.loads(out)
    assert process.returncode == 130, err
    assert content["interrupted"]
    assert any(o["verdict"] == "stopped" for o in content["outcomes"])


def test_as_a_process() -> None:
    result = rseq_process("check", "rseq.structures.counter:CounterModel", *QUICK)
    assert (result.status, result.err) == (0, "")


@needs_registration
def test_on_the_kernel(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "check", "rseq.structures.counter:CounterModel", "--pass", "lint", "--on-kernel")
    assert (result.status, result.err) == (0, "")
    assert "on the kernel" in result.out


def test_on_a_kernel_without_the_facility() -> None:
    off = {"GLIBC_TUNABLES": "glibc.pthread.rseq=0"}
    result = rseq_process("check", "rseq.structures.counter:CounterModel", "--pass", "lint", "--on-kernel", **off)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("rseq: ")
    assert result.err.count("\n") == 1
    # What runs in the emulator does not need it.
    assert rseq_process("check", "rseq.structures.counter:CounterModel", *QUICK, **off).status == 0


def test_no_pass_for_this(capsys: pytest.CaptureFixture[str]) -> None:
    said = "of the passes that were asked for none is for this: a sequence without a model gets lint and the abort sweep"
    refused(rseq(capsys, "check", f"{WRONG}:push", "--pass", "death"), said)
    refused(rseq(capsys, "check", ""), "name a module, a file or a folder to check")
