"""`rseq inspect`: what it prints, exit statuses, and files that it refuses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.command import Result, refused, rseq, rseq_process
from tests.tools.assembly import Parts, gcc
from tests.tools.test_inspect_damaged import damaged

SHOWN = """\
{path}: relocatable object for x86_64
  it has __rseq_cs, __rseq_cs_ptr_array, __rseq_exit_point_array, __rseq_failure

1. push, by the descriptor at __rseq_cs+0x0
   version             0, flags 0x0
   start_ip            .text+0xc <push+0xc>
   post_commit_offset  17 bytes, to .text+0x1d <push+0x1d>
   abort_ip            __rseq_failure+0x7, after 0x53053053
   commit              movq %r8, (%rdx)
          c | 648b4704    movl %fs:4(%rdi), %eax                 <- start_ip
         10 | 39f0        cmpl %esi, %eax
         12 | 730c        jae .text+0x20                         <- exit point
         14 | 488b0a      movq (%rdx), %rcx
         17 | 498908      movq %rcx, (%r8)
         1a | 4c8902      movq %r8, (%rdx)                       <- commit
   abort handler
          7   e900000000  jmp .text+0x0                          <- abort_ip
   exit point          .text+0x20 <push+0x20>
   ? 1 of the stores come before the last instruction; nobody may see them before it: `movq %rcx, (%r8)`

1 sequence, nothing is wrong with what can be decided.
"""


def test_a_clean_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = gcc(Parts().text(), tmp_path)
    assert rseq(capsys, "inspect", str(path)) == Result(0, SHOWN.format(path=path), "")
    assert json.loads(rseq(capsys, "inspect", "--json", str(path)).out)["status"] == 0


def test_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = gcc(Parts(signature=".long 0", flags=1).text(), tmp_path)
    result = rseq(capsys, "inspect", str(path))
    assert (result.status, result.err) == (1, "")
    assert "   ✗ the word before the abort address is 0x00000000, not the signature 0x53053053\n" in result.out
    assert result.out.endswith("\n1 sequence, 2 findings.\n")
    as_json = rseq(capsys, "inspect", str(path), "--json")
    found = json.loads(as_json.out)
    assert (as_json.status, found["status"], found["count"]) == (1, 1, 2)
    assert found["sequences"][0]["signature"] == 0
    assert [line["mark"] for line in found["sequences"][0]["code"]][-1] == "commit"
    assert len(found["sequences"][0]["findings"]) == 2


def test_a_file_without_sequences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = gcc("\t.text\n\tret\n", tmp_path)
    result = rseq(capsys, "inspect", str(path))
    assert (result.status, result.err) == (0, "")
    assert "- no restartable sequences: none of the sections __rseq_cs, " in result.out
    assert result.out.endswith("\nno sequences, nothing to find.\n")


def test_what_cannot_be_inspected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, empty, pipe = tmp_path / "plain", tmp_path / "empty", tmp_path / "pipe"
    plain.write_text("nothing of the sort")
    empty.write_bytes(b"")
    os.mkfifo(pipe)
    cases = [
        (plain, "this is no ELF file"),
        (empty, "the file is empty"),
        (pipe, "this is no regular file"),
        (tmp_path, "this is a folder; name one file"),
        (tmp_path / "nowhere", "no such file or directory"),
    ]
    for path, why in cases:
        refused(rseq(capsys, "inspect", str(path)), f"{path}: {why}")
    refused(rseq(capsys, "inspect"), "Missing argument 'ELF'.")


def test_damaged_files_give_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "damaged"
    statuses = set()
    for seed in range(0, 200, 5):
        path.write_bytes(damaged(seed))
        result = rseq(capsys, "inspect", str(path))
        statuses.add(result.status)
        if result.status == 2:
            assert (result.out, result.err.count("\n")) == ("", 1)
            assert result.err.startswith(f"rseq: {path}: ")
        else:
            assert result.err == ""
    assert 2 in statuses


def test_as_users_run_it(tmp_path: Path) -> None:
    path = gcc(Parts(version=7).text(), tmp_path)
    result = rseq_process("inspect", path.name, folder=tmp_path)
    assert (result.status, result.err) == (1, "")
    assert "✗ the descriptor's version is 7, and only 0 exists" in result.out
