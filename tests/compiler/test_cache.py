"""The object cache: hits, concurrent writers, damage, foreign directories, and that it never gets in the way."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from rseq.compiler import cache

PROGRAM = """
import sys
import rseq
from rseq import PerCpu, Struct, u64
from rseq.compiler import jit

made = []
original = jit.object_code
jit.object_code = lambda *arguments: (made.append(1), original(*arguments))[1]

class Cell(Struct):
    value: u64

@rseq.sequence
def add(cells: PerCpu[Cell], n: u64) -> None:
    here = cells.here()
    here.value += n

cells = rseq.per_cpu(Cell)
add(cells, 5)
assert sum(cell.value for cell in cells) == 5
print(len(made))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cache"
    monkeypatch.setenv("RSEQ_CACHE_DIR", str(path))
    return path


@pytest.fixture
def run(tmp_path: Path, folder: Path) -> Callable[[], int]:
    """Run the program in a fresh process; how many objects were compiled."""
    file = tmp_path / "program.py"
    file.write_text(textwrap.dedent(PROGRAM))

    def go() -> int:
        ran = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return int(ran.stdout)

    return go


def fail() -> bytes:
    raise AssertionError("this should have come from the cache")


def test_the_second_process_compiles_nothing(run: Callable[[], int], folder: Path) -> None:
    assert run() > 0
    assert run() == 0
    for entry in folder.iterdir():
        assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_damaged_entries_are_made_again(run: Callable[[], int], folder: Path) -> None:
    run()
    for damage in (b"", b"\0" * 100, None):
        entries = sorted(folder.iterdir())
        for entry in entries:
            content = bytearray(entry.read_bytes())
            if damage is None:
                content[len(content) // 2] ^= 1
                entry.write_bytes(content)
            else:
                entry.write_bytes(damage)
        assert run() == len(entries)
        assert run() == 0


def test_concurrent_writers(tmp_path: Path, folder: Path) -> None:
    """Many processes fill an empty cache at once: all work, and the cache is whole afterwards."""
    file = tmp_path / "program.py"
    file.write_text(PROGRAM)
    running = [subprocess.Popen([sys.executable, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)]
    for process in running:
        _, error = process.communicate(timeout=300)
        assert process.returncode == 0, error.decode()
    names = [entry.name for entry in folder.iterdir()]
    assert not [name for name in names if name.startswith(".new-")]
    for name in names:
        assert cache._read(folder / name) is not None


def test_fetch_makes_once_and_reads_back(folder: Path) -> None:
    assert cache.fetch("aa", lambda: b"code") == b"code"
    assert cache.fetch("aa", fail) == b"code"


def test_key_depends_on_every_part_and_its_borders() -> None:
    keys = {cache.key("ab", "c"), cache.key("a", "bc"), cache.key("abc"), cache.key("ab", "c", ""), cache.key("ab", "d")}
    assert len(keys) == 5


def test_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSEQ_CACHE_DIR", "")
    assert cache.directory() is None
    assert cache.fetch("aa", lambda: b"code") == b"code"


def test_default_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("RSEQ_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.directory() == tmp_path / "rseq"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache.directory() == tmp_path / "home" / ".cache" / "rseq"


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_can_write_is_not_used(folder: Path, mode: int) -> None:
    """Loading an entry means running it."""
    folder.mkdir()
    folder.chmod(mode)
    assert cache.directory() is None
    assert cache.fetch("aa", lambda: b"code") == b"code"
    assert list(folder.iterdir()) == []


def test_a_folder_of_somebody_else_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert cache.directory() is None


def test_links_and_odd_files_are_not_followed(folder: Path, tmp_path: Path) -> None:
    cache.fetch("aa", lambda: b"code")
    (folder / "aa.o").rename(tmp_path / "elsewhere")
    (folder / "aa.o").symlink_to(tmp_path / "elsewhere")
    assert cache.fetch("aa", lambda: b"other") == b"other"
    (folder / "bb.o").mkdir()
    assert cache.fetch("bb", lambda: b"more") == b"more"
    os.mkfifo(folder / "cc.o")
    assert cache._read(folder / "aa.o") == b"other"


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("RSEQ_CACHE_DIR", str(file / "cache"))
    assert cache.fetch("aa", lambda: b"code") == b"code"


def test_the_oldest_entries_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 2000)
    for number in range(8):
        name = f"f{number}"
        cache.fetch(name, lambda: bytes(500))
        os.utime(folder / f"{name}.o", (number, number))
    cache.fetch("0", lambda: bytes(500))  # a name that begins with 0 prunes
    left = {entry.name for entry in folder.iterdir()}
    assert "0.o" in left
    assert "f7.o" in left
    assert "f0.o" not in left
    assert sum(entry.stat().st_size for entry in folder.iterdir()) <= 2000
