"""Every code block of README.md and docs/ does what it says.

- `python` blocks of one file run in order, as one program. A block followed by a `text` block that begins with
  the file's name must be refused with exactly that message.
- `sh` blocks: `rseq …` is run; `make …` and `pip install …` must name what exists (CI runs them for real).
"""

from __future__ import annotations

import linecache
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq.cli.main import run
from rseq.language.function import Function

ROOT = Path(__file__).parent.parent
FILES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(path: Path) -> list[tuple[str, str, int]]:
    """(language, text, first line) of each block."""
    content = path.read_text()
    return [(m[1], m[2], content.count("\n", 0, m.start()) + 2) for m in BLOCK.finditer(content)]


def execute(name: str, text: str, line: int, scope: dict[str, Any]) -> None:
    """Run a block as if it stood in a file of its own at the same lines."""
    padded = "\n" * (line - 1) + text
    linecache.cache[name] = (len(padded), None, padded.splitlines(keepends=True), name)
    exec(compile(padded, name, "exec"), scope)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_python_blocks(path: Path) -> None:
    scope: dict[str, Any] = {"__name__": path.stem}
    found = blocks(path)
    for place, (language, text, line) in enumerate(found):
        if language != "python":
            continue
        name = f"{path.stem}-{line}.py"
        following = found[place + 1] if place + 1 < len(found) else ("", "", 0)
        refused = following[0] == "text" and re.match(r"\w+\.py:\d+: ", following[1])
        before = set(scope)
        execute(name, text, line, scope)
        if refused:
            (function,) = [v for k, v in scope.items() if isinstance(v, Function) and k not in before]
            with pytest.raises(rseq.CompileError) as caught:
                function.compile()
            shown = re.sub(r"^(\S*?)\.py:\d+", "mine.py:N", str(caught.value))
            wanted = re.sub(r"^\w+\.py:\d+", "mine.py:N", following[1].rstrip("\n"))
            assert without_numbers(shown) == without_numbers(wanted), f"{path.name}:{line}"


def without_numbers(text: str) -> str:
    """A message without the line numbers at its left."""
    return re.sub(r"^ +\d* \| ?", "| ", text, flags=re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_shell_blocks(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for language, text, line in blocks(path):
        if language != "sh":
            continue
        for command in text.splitlines():
            words = shlex.split(command, comments=True)
            if not words:
                continue
            where = f"{path.name}:{line}: {command}"
            if words[0] == "rseq":
                short = [*words[1:], "--seconds", "0.2"] if words[1:] == ["demo"] else words[1:]
                assert run(short) == 0, where
            elif words[0] == "make":
                assert {w for w in words[1:] if "=" not in w} <= targets, where
            elif words[:2] == ["pip", "install"]:
                extras = set(re.findall(r"\[(.*?)\]", words[-1]))
                assert extras <= set(project["optional-dependencies"]), where
            elif words[0] == "pytest":
                assert any(requirement.startswith("pytest") for requirement in project["optional-dependencies"]["test"])
            else:
                raise AssertionError(f"{where}: this test does not know what to do with {words[0]}")
    capsys.readouterr()


def test_every_block_has_a_known_language() -> None:
    for path in FILES:
        for language, _, line in blocks(path):
            assert language in {"python", "sh", "text"}, f"{path.name}:{line}: {language!r}"


def test_ci_runs_the_readmes_commands() -> None:
    """`.ci/run` runs exactly the README's test command, and the demo."""
    readme, ci = (ROOT / "README.md").read_text(), (ROOT / ".ci" / "run").read_text().splitlines()
    for command in ("make test", "make demo"):
        assert command in readme
        assert command in ci


def test_links_lead_somewhere() -> None:
    for path in FILES:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text()):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_help_lists_every_target() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("demo", "test", "bench", "lint", "types"):
        assert f"make {target}" in shown


def test_version_is_in_the_changelog() -> None:
    assert f"## {rseq.__version__}" in (ROOT / "CHANGELOG.md").read_text()
    assert sys.version_info >= (3, 11)
