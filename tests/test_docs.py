"""Every code block of README.md and docs/ does what it says.

- `python` blocks of one page run in order, as one program. A block followed by a `text` block must be refused with exactly
  that message.
- A `python` block that begins with a comment such as `# mine.py` is that file (several blocks: one file), which the page's commands,
  run in the file's folder, must use.
- `c`, `cpp` and `rust` blocks begin with their file's name in a comment, too (`// mine.c`).
- `sh` blocks: `rseq …`, `python …`, compilers and the programs they make (`./mine`) are run on a terminal of 80 columns, and end with status 0, or with the one in a comment
  `# exit status 1`. The word TOKEN is the replay token that was printed last. A `text` block that follows is what the
  command prints, but for times, tokens and folders; after a wanted change `pytest tests/test_docs.py --update` writes it.
  `make …` and `pip install …` must name what exists (CI runs them for real).
- Anything else is an error, so that nothing is left out by accident.
"""

from __future__ import annotations

import linecache
import os
import platform
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq.language.function import Function
from tests.conftest import Golden

ROOT = Path(__file__).parent.parent
FILES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE_NAME = re.compile(r"# (\w+\.py)\n")
OTHER_FILE_NAME = re.compile(r"// (\w+\.(?:c|cc|rs))\n")
OTHER_LANGUAGES = {"c", "cpp", "rust"}
COMPILERS = {"cc", "c++", "rustc"}
REFUSAL = re.compile(r"\w+\.py:\d+: ")
STATUS = re.compile(r"# exit status (\d+)$")
TOKEN = re.compile(r"\brseq1\.\S+")
PICTURES = {("architecture.md", "cli -> tools"), ("top.md", "web  7 objects")}
"""`text` blocks that belong to nothing, by their beginnings."""


def blocks(path: Path) -> list[tuple[str, str, int]]:
    """(language, text, first line) of each block."""
    content = path.read_text()
    return [(m[1], m[2], content.count("\n", 0, m.start()) + 2) for m in BLOCK.finditer(content)]


def execute(name: str, text: str, line: int, scope: dict[str, Any]) -> None:
    """Run a block as if it stood in a file of its own at the same lines."""
    padded = "\n" * (line - 1) + text
    linecache.cache[name] = (len(padded), None, padded.splitlines(keepends=True), name)
    exec(compile(padded, name, "exec"), scope)


def files_of(path: Path) -> dict[str, str]:
    """The files that a page's blocks are, by name."""
    made: dict[str, str] = {}
    for language, text, _ in blocks(path):
        named = (OTHER_FILE_NAME if language in OTHER_LANGUAGES else FILE_NAME).match(text)
        if language in OTHER_LANGUAGES | {"python"} and named:
            made[named[1]] = made.get(named[1], "") + text
    return made


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_python_blocks(path: Path) -> None:
    scope: dict[str, Any] = {"__name__": path.stem}
    found = blocks(path)
    for place, (language, text, line) in enumerate(found):
        if language != "python" or FILE_NAME.match(text):
            continue
        following = found[place + 1] if place + 1 < len(found) else ("", "", 0)
        before = set(scope)
        execute(f"{path.stem}-{line}.py", text, line, scope)
        if following[0] == "text":
            (function,) = [v for k, v in scope.items() if isinstance(v, Function) and k not in before]
            with pytest.raises(rseq.CompileError) as caught:
                function.compile()
            shown = re.sub(r"^(\S*?)\.py:\d+", "mine.py:N", str(caught.value))
            wanted = re.sub(r"^\w+\.py:\d+", "mine.py:N", following[1].rstrip("\n"))
            assert without_numbers(shown) == without_numbers(wanted), f"{path.name}:{line}"


def without_numbers(text: str) -> str:
    """A message without the line numbers at its left."""
    return re.sub(r"^ +\d* \| ?", "| ", text, flags=re.MULTILINE)


def on_terminal(command: list[str], folder: str) -> tuple[int, str]:
    """Run a command on a terminal of 80 columns that has no colours: its exit status, and what it prints."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "80"}
    with tempfile.TemporaryFile("w+") as errors:  # not on the terminal, where there would be a progress bar
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=errors)
        os.close(theirs)
        printed = b""
        try:
            while chunk := os.read(ours, 1 << 16):
                printed += chunk
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        status = process.wait()
        errors.seek(0)
        return status, printed.decode().replace("\r\n", "\n") + errors.read()


def is_run(word: str) -> bool:
    """Whether a command that begins so is run here."""
    return word in {"rseq", "python"} | COMPILERS or word.startswith("./")


def runnable(words: list[str]) -> list[str]:
    """What to start for a command."""
    if words[0] in COMPILERS or words[0].startswith("./"):
        return words
    if words[0] == "rseq":
        short = ["--seconds", "0.2"] if words[1:] == ["demo"] else []
        return [sys.executable, "-c", "from rseq.cli.main import main; main()", *words[1:], *short]
    # A stress test of a wrong list passes nearly always; on one CPU, where nothing migrates under Python's lock, it always does.
    on_one = "import os, runpy, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); sys.path[0] = ''; runpy.run_path(sys.argv[1])"
    return [sys.executable, "-c", on_one, *words[1:]]


def as_on_the_page(said: str, folder: str) -> str:
    """Output as a reader has it: without the folder's name, and with the word TOKEN instead of a token."""
    found = TOKEN.sub("TOKEN", said.replace(f"{folder}/", ""))
    return re.sub(r"^── .* ─+$", lambda m: m[0].rstrip("─").ljust(80, "─"), found, flags=re.MULTILINE)


def settled(text: str) -> str:
    """Output without what differs from run to run."""
    text = re.sub(r"\b\d+\.\d s\b", "N s", text)
    return re.sub(r" +\d+\.\d$", " N", text, flags=re.MULTILINE)


def kernel_refuses(said: str) -> bool:
    """Whether `--on-kernel` was refused because it is not possible on this machine."""
    return "cannot run on the kernel facility here" in said or "tracing a process is refused here" in said


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_shell_blocks(path: Path, golden: Golden) -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found, files, page = blocks(path), files_of(path), path.read_text()
    used: set[str] = set()
    token, incomparable, missing = "", False, ""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_text(content)
        for place, (language, text, line) in enumerate(found):
            if language != "sh":
                continue
            following = found[place + 1] if place + 1 < len(found) else ("", "", 0)
            printed = ""
            for command in text.splitlines():
                words = [token if word == "TOKEN" else word for word in shlex.split(command, comments=True)]
                if not words:
                    continue
                where = f"{path.name}:{line}: {command}"
                if is_run(words[0]):
                    used |= {name for name in files for word in words if word.partition(":")[0] == name}
                    if words[0] in COMPILERS and shutil.which(words[0]) is None:
                        missing = missing or words[0]
                        continue
                    if words[0].startswith("./") and not (Path(folder) / words[0]).exists():
                        assert missing, where
                        continue
                    status, said = on_terminal(runnable(words), folder)
                    expected = int(match[1]) if (match := STATUS.search(command)) else 0
                    if "--on-kernel" in words and status == 2:
                        assert kernel_refuses(said), f"{where}\n{said}"
                    else:
                        assert status == expected, f"{where}: exit status {status}\n{said}"
                    printed += as_on_the_page(said, folder)
                    token = next((t[0] for t in TOKEN.finditer(said)), token)
                elif words[0] == "make":
                    assert {w for w in words[1:] if "=" not in w} <= targets, where
                elif words[:2] == ["pip", "install"]:
                    extras = set(re.findall(r"\[(.*?)\]", words[-1]))
                    assert extras <= set(project["optional-dependencies"]), where
                elif words[0] == "pytest":
                    assert any(requirement.startswith("pytest") for requirement in project["optional-dependencies"]["test"])
                else:
                    raise AssertionError(f"{where}: this test does not know what to do with {words[0]}")
            if following[0] == "text":
                if platform.machine() != "x86_64":
                    incomparable = True
                elif missing and not printed:
                    continue
                elif golden.update:
                    block = f"```text\n{following[1]}```"
                    assert page.count(block) == 1, f"{path.name}:{following[2]}: make this block differ from the others"
                    page = page.replace(block, f"```text\n{printed}```")
                else:
                    assert settled(printed) == settled(following[1]), f"{path.name}:{following[2]}"
    assert used == set(files), f"{path.name}: no command uses {', '.join(sorted(set(files) - used))}"
    if golden.update and page != path.read_text():
        path.write_text(page)
    if missing:
        pytest.skip(f"skipped after running all other commands, because there is no {missing} here")
    if incomparable:
        pytest.skip("skipped after running every command, because what they print on the page is about x86-64")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_block_is_left_out(path: Path) -> None:
    """Every fence belongs to a block of a known language, and every `text` block to what is before it."""
    found = blocks(path)
    assert len(re.findall(r"^\s*```", path.read_text(), re.MULTILINE)) == 2 * len(found), f"{path.name}: a fence that is no block's"
    for place, (language, text, line) in enumerate(found):
        where = f"{path.name}:{line}"
        assert language in {"python", "sh", "text"} | OTHER_LANGUAGES, f"{where}: {language!r}"
        if language in OTHER_LANGUAGES:
            assert OTHER_FILE_NAME.match(text), f"{where}: which file is this?"
        if language != "text" or any(path.name == page and text.startswith(start) for page, start in PICTURES):
            continue
        before, content, _ = found[place - 1] if place else ("", "", 0)
        if before == "python":
            assert REFUSAL.match(text), f"{where}: what follows a python block is the message that refuses it"
            assert not FILE_NAME.match(content), f"{where}: a file is not compiled here; a command that uses it may be refused"
        else:
            assert before == "sh", f"{where}: a text that belongs to nothing"
            commands = [c for c in content.splitlines() if shlex.split(c, comments=True)]
            assert len(commands) == 1, f"{where}: which of the commands prints this?"
            assert is_run(commands[0].split()[0]), f"{where}: this command is not run here"


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
