"""`rseq segment`: listing, looking into one, removing one; every failure is one line."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rseq import Segment, Struct, u64
from rseq.cli import segment as command
from rseq.compiler import journal
from rseq.memory import layout
from rseq.memory.layout import HEAD
from rseq.memory.segment import RESERVED
from tests.cli.command import Result, refused, rseq, rseq_process


class Cell(Struct):
    value: u64


CELL = f"struct {__name__}.Cell{{value:u64@0}}#8/8"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where bare names are during the test."""
    with tempfile.TemporaryDirectory(prefix="rseq-test-") as made:
        monkeypatch.setenv("RSEQ_DIR", made)
        yield Path(made)


@pytest.fixture
def metrics(folder: Path) -> Iterator[Any]:
    """A segment with two objects."""
    with Segment.create("metrics", capacity=1000, copies=4, backend="kernel", mode=0o640) as segment:
        segment.per_cpu("requests", Cell)
        segment.array("names\n\x1b[31m", u64, 5)
        yield segment


def test_nothing_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rseq(capsys, "segment", "list") == Result(0, f"there are no segments in {folder}\n", "")
    assert rseq(capsys, "segment", "list", "--json") == Result(0, "[]\n", "")


def test_without_a_command_it_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "segment")
    assert (result.status, result.err) == (0, "")
    assert [line.split()[0] for line in result.out.partition("Commands:\n")[2].splitlines()] == ["info", "list", "remove", "repair"]


def test_list(metrics: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rseq-junk[red]").write_text("junk")
    (folder / "other").write_text("not ours")
    (folder / "rseq-cut").write_bytes(Path(metrics.path).read_bytes()[:-1])
    os.mkfifo(folder / "rseq-pipe")
    result = rseq(capsys, "segment", "list")
    assert (result.status, result.err) == (0, "")
    lines = [line.split() for line in result.out.splitlines()]
    assert lines[0] == ["name", "size", "copies", "backend", "objects", "mode", "owner", "age"]
    owner = command._owner(os.stat(metrics.path))
    row = next(line for line in lines if line[0] == "metrics")
    assert row[3:8] == ["4", "kernel", "2", "-rw-r-----", owner]
    assert [line[0] for line in lines[1:5]] == ["cut", "junk[red]", "metrics", "pipe"]
    size = os.path.getsize(metrics.path)
    assert result.out.splitlines()[5:] == [
        f"cut cannot be used: it was truncated: it has {size - 1} bytes, its header says {size}",
        "junk[red] cannot be used: it is no rseq segment",
        "pipe cannot be used: it is no regular file",
    ]


def test_list_json(metrics: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rseq-junk").write_text("junk")
    junk, found = json.loads(rseq(capsys, "segment", "list", "--json").out)
    assert 0 <= found.pop("age_seconds") < 600
    assert found == {
        "name": "metrics",
        "path": metrics.path,
        "size": os.path.getsize(metrics.path),
        "mode": "-rw-r-----",
        "owner": command._owner(os.stat(metrics.path)),
        "problem": None,
        "backend": "kernel",
        "copies": 4,
        "objects": 2,
    }
    assert (junk["name"], junk["problem"]) == ("junk", "it is no rseq segment")


def test_info(metrics: Any, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("metrics", metrics.path):
        result = rseq(capsys, "segment", "info", name)
        assert (result.status, result.err) == (0, "")
        lines = [" ".join(line.split()) for line in result.out.splitlines()]
        assert lines[0] == "name metrics"
        assert f"per CPU 4 copies of 4 KiB, {RESERVED + 8} B used" in lines
        assert "arrays 40 B of 64 KiB used" in lines
        assert f"requests per CPU 4 x 8 B 32 B {CELL}" in lines
        assert r"names\n\x1b[31m array 5 x 8 B 40 B u64" in lines
        assert "\x1b" not in result.out


def test_info_json(metrics: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(rseq(capsys, "segment", "info", "metrics", "--json").out)
    header = metrics.directory.header
    assert {name: found[name] for name in ("backend", "copies", "stride", "format", "identity", "per_cpu_used", "arrays_used")} == {
        "backend": "kernel",
        "copies": 4,
        "stride": 4096,
        "format": 2,
        "identity": header.identity.hex(),
        "per_cpu_used": RESERVED + 8,
        "arrays_used": 40,
    }
    assert found["objects"] == [
        {"name": "requests", "kind": "per_cpu", "type": CELL, "offset": RESERVED, "item_size": 8, "length": 1, "note": "", "bytes": 32},
        {"name": "names\n\x1b[31m", "kind": "array", "type": "u64", "offset": 0, "item_size": 8, "length": 5, "note": "", "bytes": 40},
    ]
    assert abs(found["created"] - time.time()) < 600


def test_info_of_many_objects(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond some hundred objects the table is written without rich: the same columns and numbers, nothing cut."""
    with Segment.create("x", capacity=4000, copies=2) as segment:
        for name in ["short", "名前", "e\u0301", "n\n", *(f"number {i}" for i in range(command.MOST_FOLDED - 4)), "x" * 300]:
            segment.per_cpu(name, Cell)
        lines = rseq(capsys, "segment", "info", "x").out.splitlines()
        monkeypatch.setattr(command, "MOST_FOLDED", 1000)
        by_rich = rseq(capsys, "segment", "info", "x").out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("object "))
    assert len(lines) == start + 1 + 201
    assert lines[start].split() == ["object", "kind", "items", "bytes", "type"]
    assert lines[-1].split() == ["x" * 300, "per", "CPU", "2", "x", "8", "B", "16", "B", *CELL.split()]
    folded = {line.split()[0] for line in by_rich if line}
    assert {"short", "名前", "e\u0301", "n\\n"} <= {line.split()[0] for line in lines if line} & folded
    ends = {line.index("per CPU") + sum(c == "名" or c == "前" for c in line) - line.count("\u0301") for line in lines[start + 1 :]}
    assert ends == {302}, "wide and combining characters are counted as a terminal shows them"


def test_info_of_an_empty_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Segment.create("x").close()
    assert rseq(capsys, "segment", "info", "x").out.endswith("\nno objects\n")


def test_remove(metrics: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rseq(capsys, "segment", "remove", "metrics") == Result(0, "", "")
    assert os.listdir(folder) == []
    assert "requests" in metrics
    refused(rseq(capsys, "segment", "remove", "metrics"), f"there is no segment {folder}/rseq-metrics")


def test_remove_what_is_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rseq-junk").write_text("junk")
    refused(rseq(capsys, "segment", "remove", "junk"), f"{folder}/rseq-junk: it is no rseq segment; --force removes it all the same")
    assert (folder / "rseq-junk").exists()
    refused(rseq(capsys, "segment", "remove", "--force", f"{folder}/nothing"), f"there is no segment {folder}/nothing")
    assert rseq(capsys, "segment", "remove", "--force", "junk") == Result(0, "", "")
    assert os.listdir(folder) == []


def test_remove_a_pipe(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "rseq-pipe")
    os.symlink("rseq-pipe", folder / "rseq-link")
    refused(rseq(capsys, "segment", "remove", "pipe"), f"{folder}/rseq-pipe: it is no regular file; --force removes it all the same")
    refused(rseq(capsys, "segment", "remove", "link"), f"{folder}/rseq-link: it is a symbolic link; give the path of the file")
    assert rseq(capsys, "segment", "remove", "pipe", "--force") == Result(0, "", "")
    assert os.listdir(folder) == ["rseq-link"]


def test_remove_and_repair_as_json(metrics: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = {"name": "metrics", "path": metrics.path}
    repaired = rseq(capsys, "segment", "repair", "metrics", "--json")
    assert (repaired.status, json.loads(repaired.out), repaired.err) == (0, {**named, "emptied": []}, "")
    at = metrics.directory.header.per_cpu_at + metrics.stride + journal.HEADER
    with open(metrics.path, "r+b") as file:
        file.seek(at)
        file.write((0xFFFF).to_bytes(8, sys.byteorder))
    (emptied,) = json.loads(rseq(capsys, "segment", "repair", "metrics", "--json").out)["emptied"]
    assert emptied["cpu"] == 1
    assert "entries" in emptied["problem"]
    removed = rseq(capsys, "segment", "remove", "metrics", "--json")
    assert (removed.status, json.loads(removed.out), removed.err) == (0, {**named, "removed": True}, "")
    refused(rseq(capsys, "segment", "remove", "metrics", "--json"), f"there is no segment {folder}/rseq-metrics")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["info", "nothing"], "there is no segment {folder}/rseq-nothing"),
        (["info", "junk"], "{folder}/rseq-junk: it is no rseq segment"),
        (["info", ""], "the name of a segment is empty"),
        (["info", "a" * 251], "the name of a segment has at most 250 bytes, not 251"),
        (["remove", ""], "the name of a segment is empty"),
        (["info", "/"], "/: it is no regular file"),
        (["info", "/dev/null"], "/dev/null: it is no regular file"),
        (["info", "a\nb"], "there is no segment {folder}/rseq-a\\nb"),
        (["info", "junk/x"], "there is no segment {cwd}/junk/x"),
        (["remove", "/"], "/: it is no regular file"),
        (["remove", "--force", "/"], "/: it is a folder"),
        (["info"], "Missing argument 'NAME'."),
        (["remove"], "Missing argument 'NAME'."),
        (["list", "x"], "Got unexpected extra argument (x)"),
        (["bogus"], "No such command 'bogus'."),
    ],
)
def test_wrong_input_is_one_line(folder: Path, arguments: list[str], text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rseq-junk").write_text("junk")
    refused(rseq(capsys, "segment", *arguments), text.format(folder=folder, cwd=os.getcwd()))


def test_a_folder_that_is_none(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSEQ_DIR", str(folder / "nothing"))
    refused(rseq(capsys, "segment", "list"), f"{folder}/nothing cannot be listed: No such file or directory")


def test_a_creation_time_that_is_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file may claim anything; that is no reason to fail."""
    with Segment.create("x") as segment, open(segment.path, "r+b") as file:
        data = bytearray(file.read(HEAD.size))
        data[104:112] = b"\xff" * 8
        file.seek(0)
        file.write(data + layout.CHECKSUM.pack(layout.crc32(bytes(data))))
    for arguments in (["info", "x"], ["list"], ["list", "--json"], ["info", "x", "--json"]):
        result = rseq(capsys, "segment", *arguments)
        assert (result.status, result.err) == (0, "")


def test_in_a_process_of_its_own(metrics: Any, folder: Path) -> None:
    result = rseq_process("segment", "list", RSEQ_DIR=str(folder))
    assert (result.status, result.err) == (0, "")
    assert "metrics" in result.out
    assert rseq_process("segment", "info", "é\udcff", RSEQ_DIR=str(folder)).err.startswith("rseq: there is no segment ")
    assert stat.S_IMODE(os.stat(metrics.path).st_mode) == 0o640


def test_it_is_not_opened_for_writing(metrics: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(metrics.path).read_bytes(), os.stat(metrics.path).st_mtime_ns
    rseq(capsys, "segment", "list")
    rseq(capsys, "segment", "info", "metrics")
    assert (Path(metrics.path).read_bytes(), os.stat(metrics.path).st_mtime_ns) == before
