"""What `rseq show` cannot show is refused in one line with status 2, and a compile error is told whole; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from rseq.compiler import targets
from tests.cli.command import Result, refused, rseq, rseq_process, textual

HEAD = "import rseq\nfrom rseq import PerCpu, Struct, u64\n\nclass Cell(Struct):\n    value: u64\n"
ADD = "\n@rseq.sequence\ndef add(cells: PerCpu[Cell]) -> None:\n    here = cells.here()\n    here.value += 1\n"
TWO_COMMITS = "\n@rseq.sequence\ndef twice(cells: PerCpu[Cell]) -> None:\n    here = cells.here()\n    here.value = 1\n    here.value = 2\n"
NAMES_NOTHING = "names no function: write FILE:FUNCTION, such as mine.py:push or rseq.structures.freelist:push"
NO_FUNCTION = "no sequence (@rseq.sequence) or native function (@rseq.native)"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that we are in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("where", ["x", "", ":", "x:", ":x", "mine.py"])
def test_a_place_that_names_no_function(where: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(rseq(capsys, "show", where), f"{where!r} {NAMES_NOTHING}")


def test_a_file_with_a_colon_in_its_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "e:f.py").write_text(HEAD + ADD)
    refused(rseq(capsys, "show", "e:f.py"), f"'e:f.py' {NAMES_NOTHING}")
    assert rseq(capsys, "show", "e:f.py:add").out.startswith("== e:f.py ==\n")


def test_an_unknown_target(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = f"there is no target 'z80'; choose one of {', '.join(targets.names())}"
    refused(rseq(capsys, "show", "rseq.structures.freelist:push", "--target", "z80"), said)


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("none.py:f", "there is no file none.py"),
        ("no/where/none.py:f", "there is no file no/where/none.py"),
        ("folder:f", "folder is a folder, not a Python file"),
        ("folder.py:f", "folder.py is a folder, not a Python file"),
        (".:f", ". is a folder, not a Python file"),
        ("no_such_module:f", "there is no file and no module 'no_such_module'"),
        ("rseq.no.such:f", "there is no file and no module 'rseq.no.such'"),
        ("mine.py/more:f", "there is no file mine.py/more"),
    ],
)
def test_a_wrong_path(where: str, text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "folder").mkdir()
    (here / "folder.py").mkdir()
    textual(here / "mine.py", HEAD + ADD)
    refused(rseq(capsys, "show", where), text)


def test_a_path_that_is_too_long(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "show", f"{'a' * 300}.py:f")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)


def test_a_file_that_may_not_be_read(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    textual(here / "mine.py", HEAD + ADD)
    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read every file
    refused(rseq(capsys, "show", "mine.py:add"), "mine.py cannot be read: Permission denied")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"def f(:\n", "mine.py:1: this is no Python: invalid syntax"),
        (b"x = 1\n  y = 2\n", "mine.py:2: this is no Python: unexpected indent"),
    ],
    ids=["syntax", "indentation"],
)
def test_a_file_that_is_no_python(content: bytes, text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.py").write_bytes(content)
    refused(rseq(capsys, "show", "mine.py:f"), text)


@pytest.mark.parametrize(
    "content",
    [
        b"x = 1\0\n",
        b"\x7fELF\x02\x01\x01\0\0\0",
        bytes(range(256)),
        b"\xff\xfex\0",
        b"x = '\xe9'\n",
        b"# -*- coding: no-such-encoding -*-\n",
        b"def f():\n\treturn 1\n        return 2\n",
    ],
    ids=["null byte", "ELF", "every byte", "UTF-16", "Latin-1", "unknown encoding", "tabs and spaces"],
)
def test_a_binary_file(content: bytes, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words are Python's, and differ from version to version."""
    (here / "mine.py").write_bytes(content)
    result = rseq(capsys, "show", "mine.py:f")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("rseq: mine.py")
    assert "no Python: " in result.err


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("x = " + "+".join(["1"] * 50_000), id="deep"),
        pytest.param("x = " + "-" * 100_000 + "1", id="long"),
    ],
)
def test_a_file_that_is_too_much_for_python(content: str, here: Path) -> None:
    (here / "mine.py").write_text(content + "\n")
    result = rseq_process("show", "mine.py:f", folder=here)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("raise ValueError('no luck\\nat all')", "fails: ValueError: no luck"),
        ("raise RuntimeError", "fails: RuntimeError"),
        ("import no_such_module", "fails: ModuleNotFoundError: No module named 'no_such_module'"),
        ("1 // 0", "fails: ZeroDivisionError: integer division or modulo by zero"),
        ("def f(): f()\nf()", "fails: RecursionError: maximum recursion depth exceeded"),
        ("import sys\nsys.exit(3)", "ends the program (status 3): guard it with `if __name__ == '__main__':`"),
        ("raise SystemExit", "ends the program (status None): guard it with `if __name__ == '__main__':`"),
    ],
)
def test_a_file_that_cannot_be_imported(content: str, text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    textual(here / "mine.py", content)
    refused(rseq(capsys, "show", "mine.py:f"), f"importing mine.py {text}")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("raise ValueError('no luck')", "importing broken_module fails: ValueError: no luck"),
        ("import no_such_module", "importing broken_module fails: ModuleNotFoundError: No module named 'no_such_module'"),
        pytest.param(
            "import sys\nsys.exit(3)",
            "importing broken_module ends the program (status 3): guard it with `if __name__ == '__main__':`",
        ),
        ("def f(:", None),
    ],
    ids=["raises", "import", "exits", "syntax"],
)
def test_a_module_that_cannot_be_imported(content: str, text: str | None, here: Path) -> None:
    textual(here / "broken_module.py", content)
    result = rseq_process("show", "broken_module:f", folder=here)
    if text is None:
        assert result.err.startswith("rseq: importing broken_module fails: SyntaxError: invalid syntax")
        assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    else:
        refused(result, text)


def test_a_file_that_raises_something_unusual(here: Path) -> None:
    textual(here / "mine.py", "class Stop(BaseException): pass\nraise Stop('here')")
    refused(rseq_process("show", "mine.py:f", folder=here), "importing mine.py fails: Stop: here")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plain", f"plain in mine.py is a plain Python function, {NO_FUNCTION}"),
        pytest.param(
            "Cell",
            f"Cell in mine.py is a class, {NO_FUNCTION}",
        ),
        ("rseq", f"rseq in mine.py is a module, {NO_FUNCTION}"),
        ("missing", "mine.py has no function 'missing'; it has add, double"),
        ("add.missing", "mine.py has no function 'add.missing'; it has add, double"),
        ("Cell.add", "mine.py has no function 'Cell.add'; it has add, double"),
    ],
)
def test_a_name_that_is_no_function_of_ours(name: str, text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    textual(here / "mine.py", HEAD + ADD + "\n@rseq.native\ndef double(x: u64) -> u64:\n    return x + x\n\ndef plain(): pass\n")
    refused(rseq(capsys, "show", f"mine.py:{name}"), text)


def test_a_file_without_any_function(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    textual(here / "mine.py", "x = 1")
    refused(
        rseq(capsys, "show", "mine.py:f"),
        "mine.py has no function 'f'; nor any other function with @rseq.sequence or @rseq.native",
    )


@pytest.mark.parametrize("target", [[], ["--target", "aarch64"]])
def test_a_compile_error_is_told_whole(target: list[str], here: Path) -> None:
    textual(here / "mine.py", HEAD + TWO_COMMITS)
    expected = """\
mine.py:11: a second store that others can see; a sequence has one commit, its last step
  11 |     here.value = 2
     |     ^^^^^^^^^^^^^^ the second
  10 |     here.value = 1
     |     ^^^^^^^^^^^^^^ the first commit
  help: put every store but the last into `with rseq.staging():`
"""
    result = rseq_process("show", "mine.py:twice", *target, folder=here)
    assert result == Result(1, "", expected)


def test_a_file_is_imported_with_its_neighbours(here: Path) -> None:
    textual(here / "neighbour.py", "AMOUNT = 3")
    textual(here / "mine.py", "from neighbour import AMOUNT\n" + HEAD + ADD.replace("+= 1", "+= AMOUNT"))
    result = rseq_process("show", str(here / "mine.py") + ":add")
    assert (result.status, result.err) == (0, "")
    assert "3:u64" in result.out
