"""`rseq build`: what it writes, and that whatever cannot be built is refused in one line, with nothing written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.command import Result, refused, rseq, rseq_process, textual

SOURCE = """\
import rseq
from rseq import PerCpu, Struct, u64
from rseq.structures.counter import add as add_elsewhere

class Cell(Struct):
    value: u64

@rseq.sequence
def add(cells: PerCpu[Cell], n: u64) -> None:
    here = cells.here()
    here.value += n

@rseq.sequence
def take(cells: PerCpu[Cell]) -> u64:
    here = cells.here()
    found = here.value
    here.value = 0
    return found

@rseq.native
def total(cells: PerCpu[Cell]) -> u64:
    found: u64 = 0
    for cpu in range(len(cells)):
        found += cells[cpu].value
    return found
"""
WRONG = (
    SOURCE + "\n@rseq.sequence\ndef twice(cells: PerCpu[Cell]) -> None:\n    here = cells.here()\n    here.value = 1\n    here.value = 2\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that we are in, with mine.py in it."""
    monkeypatch.chdir(tmp_path)
    textual(tmp_path / "mine.py", SOURCE)
    return tmp_path


def files(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()} - {"mine.py", "__pycache__"}


def test_a_whole_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that is defined in it, not what it imports; what a header cannot have is named."""
    result = rseq(capsys, "build", "mine.py", "--emit", "header", "-o", "mine.h")
    left_out = "left out: total, a native function: a header has sequences only; --emit object, asm or shared has everything\n"
    assert result == Result(0, f"wrote mine.h\n{left_out}", "")
    text = (here / "mine.h").read_text()
    assert "int mine_add(" in text
    assert "int mine_take(" in text
    assert "elsewhere" not in text
    assert " *   total: a native function" in text
    assert files(here) == {"mine.h"}
    assert (here / "mine.h").stat().st_mode & 0o777 == 0o666 & ~umask()


def test_a_file_with_a_colon_in_its_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "c:d.py").write_text(SOURCE)
    for where in ("c:d.py", "c:d.py:add,take"):
        result = rseq(capsys, "build", where, "--emit", "header", "-o", "x.h", "--prefix", "my", "--force")
        assert (result.status, result.err) == (0, "")
        assert "int my_take(" in (here / "x.h").read_text()


@pytest.mark.parametrize(
    ("file", "prefix"),
    [("2fast.py", "_2fast"), ("dash-ed.py", "dash_ed"), ("my file.py", "my_file"), ("queue.py", "queue"), ("a.b.py", "a_b")],
)
def test_a_file_whose_name_is_no_name(file: str, prefix: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / file).write_text(SOURCE)
    assert rseq(capsys, "build", f"{file}:add,take", "--emit", "header", "-o", "x.h").status == 0
    text = (here / "x.h").read_text()
    assert f"int {prefix}_take(const struct {prefix}_Cell_per_cpu *cells, uint64_t *result)" in text


def test_a_file_may_import_another_of_nearly_its_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "my_tool.py").write_text("from rseq import Struct, u64\nclass Cell(Struct):\n    value: u64\n")
    (here / "my-tool.py").write_text(SOURCE.replace("class Cell(Struct):\n    value: u64\n", "from my_tool import Cell\n"))
    assert rseq(capsys, "build", "my-tool.py", "--emit", "object", "-o", "x.o").status == 0
    assert "int my_tool_add(const struct my_tool_Cell_per_cpu *cells, uint64_t n);" in (here / "x.h").read_text()


def test_a_file_whose_name_c_cannot_have(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "ümläut.py").write_text(SOURCE)
    said = "'ümläut_add' cannot be a name in C: use letters of ASCII, digits and _; or give names another beginning than the module's with --prefix"
    refused(rseq(capsys, "build", "ümläut.py:add", "--emit", "header", "-o", "x.h"), said)
    assert rseq(capsys, "build", "ümläut.py:add", "--emit", "header", "-o", "x.h", "--prefix", "my").status == 0


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_some_functions_under_another_prefix(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "build", "mine.py:take", "rseq.structures.freelist:push,pop", "--emit", "header", "-o", "x.h", "--prefix", "my")
    assert result == Result(0, "wrote x.h\n", "")
    text = (here / "x.h").read_text()
    for name in ("my_take", "my_push", "my_pop"):
        assert f"int {name}(" in text
    assert "int my_add(" not in text
    assert "struct my_Link {" in text


@pytest.mark.parametrize(("kind", "out", "made"), [
    ("object", "mine.o", {"mine.o", "mine.h"}),
    ("asm", "mine.s", {"mine.s", "mine.h"}),
    ("shared", "libmine.so", {"libmine.so", "mine.h", "mine.pc"}),
])  # fmt: skip
def test_other_kinds_write_a_header_too(kind: str, out: str, made: set[str], here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "build", "mine.py", "--emit", kind, "-o", out)
    assert (result.status, result.err) == (0, "")
    assert files(here) == made
    assert "int mine_total(const struct mine_Cell_per_cpu *cells, uint64_t *result);" in (here / "mine.h").read_text()


def test_it_never_overwrites_unless_told_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.h").write_text("mine")
    refused(rseq(capsys, "build", "mine.py", "--emit", "header", "-o", "mine.h"), "mine.h exists; --force writes over it")
    refused(rseq(capsys, "build", "mine.py", "--emit", "object", "-o", "mine.o"), "mine.h exists; --force writes over it")
    assert (here / "mine.h").read_text() == "mine"
    assert files(here) == {"mine.h"}
    assert rseq(capsys, "build", "mine.py", "--emit", "object", "-o", "mine.o", "--force").status == 0
    assert files(here) == {"mine.h", "mine.o"}
    assert (here / "mine.h").read_text() != "mine"


def test_a_link_that_leads_nowhere_exists_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.h").symlink_to("elsewhere.h")
    refused(rseq(capsys, "build", "mine.py", "--emit", "header", "-o", "mine.h"), "mine.h exists; --force writes over it")


def test_a_target_that_is_not_ready(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from rseq.compiler import targets

    monkeypatch.setattr(type(targets.target("s390x")), "builds", False)
    others = ", ".join(name for name in targets.names() if name != "s390x")
    refused(
        rseq(capsys, "build", "mine.py", "--emit", "header", "-o", "x.h", "--target", "s390x"),
        f"files for s390x cannot be built yet; choose one of {others}",
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["mine.py:nope", "--emit", "header", "-o", "x.h"], "mine.py has no function 'nope'; it has add_elsewhere, add, take, total"),
        (
            ["mine.py:Cell", "--emit", "header", "-o", "x.h"],
            "Cell in mine.py is a class, no sequence (@rseq.sequence) or native function (@rseq.native)",
        ),
        (["none.py", "--emit", "header", "-o", "x.h"], "there is no file none.py"),
        (["mine.py", "--emit", "header", "-o", "x.h", "--target", "vax"], "there is no target 'vax'; choose one of TARGETS"),
        (["mine.py", "--emit", "pdf", "-o", "x.h"], "--emit pdf is nothing that can be built; choose one of KINDS"),
        (["mine.py", "--emit", "header", "-o", "no/such/x.h"], "no/such/x.h cannot be written: No such file or directory"),
        (["mine.py", "--emit", "header", "-o", "folder"], "folder is a folder"),
        (["mine.py", "--emit", "header", "-o", "mine.py/x.h"], "mine.py/x.h cannot be written: Not a directory"),
        (
            ["mine.py:total", "--emit", "header", "-o", "x.h"],
            "total is a native function: a header has sequences only; --emit object, asm or shared has everything",
        ),
        (
            ["mine.py", "--emit", "shared", "-o", "x.so"],
            "a shared library is called libNAME.so, so that linkers find it as -lNAME; x.so is not",
        ),
        (["mine.py", "--emit", "object", "-o", "x.h"], "x.h would be its own header: give it another ending than .h"),
        (
            ["mine.py", "--emit", "header", "-o", "x.h", "--prefix", "a-b"],
            "'a-b_add' cannot be a name in C: use letters of ASCII, digits and _",
        ),
        (["rseq.compiler.ir", "--emit", "header", "-o", "x.h"], "rseq.compiler.ir has no function that can be built"),
        (["mine.py", "-o", "x.h"], "Missing option '--emit'."),
        (["mine.py", "--emit", "header"], "Missing option '-o'."),
    ],
)
def test_what_cannot_be_built(arguments: list[str], text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from rseq.compiler import export, targets

    (here / "folder").mkdir()
    result = rseq(capsys, "build", *arguments)
    refused(result, text.replace("TARGETS", ", ".join(targets.names())).replace("KINDS", ", ".join(export.names())))
    assert files(here) == {"folder"}


def test_a_folder_that_cannot_be_written(here: Path) -> None:
    """As a user who is not root, whom nothing can refuse."""
    (here / "closed").mkdir(mode=0o555)
    if os.access(here / "closed", os.W_OK):
        refused(
            rseq_process("build", "mine.py", "--emit", "header", "-o", "/proc/x.h", folder=here),
            "/proc/x.h cannot be written: No such file or directory",
        )
    else:
        refused(
            rseq_process("build", "mine.py", "--emit", "header", "-o", "closed/x.h", folder=here),
            "closed/x.h cannot be written: Permission denied",
        )


def test_what_the_language_refuses_is_told_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    textual(here / "wrong.py", WRONG)
    result = rseq(capsys, "build", "wrong.py", "--emit", "header", "-o", "x.h")
    assert result.status == 1
    assert "a second store that others can see; a sequence has one commit, its last step" in result.err
    assert files(here) == {"wrong.py"}
    assert rseq(capsys, "build", "wrong.py:add", "--emit", "header", "-o", "x.h").status == 0


def test_no_compiler_for_another_processor(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from rseq.compiler import cross, targets

    other = next(name for name in targets.names() if name != targets.host().name)
    monkeypatch.setattr(cross.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(cross.shutil, "which", lambda name: None)
    refused(
        rseq(capsys, "build", "mine.py", "--emit", "object", "-o", "x.o", "--target", other),
        f"there is no compiler for {other} here: install rseq[cross] (ziglang), or a clang 15 or newer that knows it; "
        f"Debian's binutils-{other}-linux-gnu assembles what `rseq show` prints, no more",
    )
    assert not files(here)
