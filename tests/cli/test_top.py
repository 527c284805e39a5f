"""`rseq top` for scripts: one table, JSON, lines of JSON, and what it refuses, with one sentence each."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rseq import Segment
from rseq.structures import Counter, Gauge
from tests.cli.command import LIMIT, PROGRAM, environment, refused, rseq


@pytest.fixture
def metrics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("RSEQ_DIR", str(tmp_path))
    with Segment.create("metrics", copies=4) as segment:
        Counter("requests", segment=segment).cells[1].value = 1234567
        Counter("errors\x1b[31m", segment=segment)
        Gauge("level", segment=segment).set(2.5)
        yield segment


def test_once(metrics: Any, capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "top", "metrics", "--once", "--interval", "0")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == f"metrics  3 objects  4 CPUs  {metrics.backend}"
    assert lines[1] == "restarts - (it takes two samples)"
    assert [line.split() for line in lines[2:]] == [
        ["name", "▲", "kind", "value", "rate", "CPU", "shape"],
        ["errors\\x1b[31m", "Counter", "0", "-"],
        ["level", "Gauge", "2.5", "-", "livesum", "of", "1", "process"],
        ["requests", "Counter", "1,234,567", "-", "██"],
    ]
    assert rseq(capsys, "top", "metrics", "--interval", "0") == result, "without a terminal it is printed once"


def test_once_with_an_interval_has_rates(metrics: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(rseq(capsys, "top", "metrics", "--once", "--json", "--interval", "0.1", "--filter", "REQ").out)
    (requests,) = found["objects"]
    assert (requests["value"], requests["rate"], requests["rate_per_cpu"]) == (1234567, 0.0, [0.0] * 4)
    assert found["seconds"] >= 0.1
    assert (found["restarts_per_second"] is None) == (found["restarts_problem"] is not None)


def test_where_restarts_cannot_be_counted(metrics: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from rseq.kernel.errors import Unavailable
    from rseq.tools.top import restarts

    def refuse(**_: bool) -> None:
        raise Unavailable("tracefs is not mounted and cannot be: Operation not permitted")

    monkeypatch.setattr(restarts, "Fixups", refuse)
    reason = "tracefs is not mounted and cannot be: Operation not permitted"
    assert rseq(capsys, "top", "metrics", "--once", "--interval", "0.1").out.splitlines()[1] == f"restarts - ({reason})"
    found = json.loads(rseq(capsys, "top", "metrics", "--once", "--json", "--interval", "0.1").out)
    assert (found["restarts_per_second"], found["restarts_problem"]) == (None, reason)


def test_orders(metrics: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def names(*options: str) -> list[str]:
        result = rseq(capsys, "top", "metrics", "--once", "--json", "--interval", "0", *options)
        return [each["name"] for each in json.loads(result.out)["objects"]]

    assert names("--sort", "value") == ["requests", "level", "errors\x1b[31m"]
    assert names("--sort", "value", "--reverse") == ["errors\x1b[31m", "level", "requests"]
    assert names("--reverse") == ["requests", "level", "errors\x1b[31m"]
    assert names("--filter", "e\x1b") == []


@pytest.mark.parametrize("interval", ["0", "0.09", "3601", "nan", "inf", "-1"])
def test_intervals_that_make_no_sense(metrics: Any, interval: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "top", "metrics", "--json", "--interval", interval)
    assert result.status == 2
    assert result.err.startswith("rseq: --interval is from 0.1 to 3600 seconds")
    assert result.err.count("\n") == 1


def test_what_is_no_segment(metrics: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(rseq(capsys, "top", "other", "--once"), f"there is no segment {tmp_path}/rseq-other")
    refused(rseq(capsys, "top", ""), "the name of a segment is empty")
    (tmp_path / "rseq-junk\n").write_text("junk")
    refused(rseq(capsys, "top", "junk\n"), f"{tmp_path}/rseq-junk\\n: it is no rseq segment")
    refused(rseq(capsys, "top", f"{tmp_path}/"), f"{tmp_path}: it is no regular file")
    (tmp_path / "rseq-cut").write_bytes(Path(metrics.path).read_bytes()[:-1])
    result = rseq(capsys, "top", "cut", "--json")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "it was truncated" in result.err


def test_a_signal_ends_it_tidily(metrics: Any, tmp_path: Path) -> None:
    """The trace instance that counts restarts goes with it."""
    command = [*PROGRAM, "top", "metrics", "--json", "--interval", "0.1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(RSEQ_DIR=str(tmp_path))
    ) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        assert first["seconds"] >= 0.1, "rates are over an interval, also the first ones"
        counted = first["restarts_per_second"] is not None
        assert counted == instance_there(process.pid)
        process.terminate()
        _, said = process.communicate(timeout=LIMIT)
    assert (process.returncode, said) == (143, "")
    assert not instance_there(process.pid)


def instance_there(number: int) -> bool:
    """Whether the process has a trace instance of its own."""
    from rseq.kernel.errors import Unavailable
    from rseq.kernel.tracepoints import Fixups

    try:
        with Fixups() as fixups:
            return (fixups._instance.parent / f"rseq-{number}").exists()
    except Unavailable:
        return False


def test_lines_of_json(metrics: Any, tmp_path: Path) -> None:
    """A document for each interval, until nothing can be read any more."""
    command = [*PROGRAM, "top", "metrics", "--json", "--interval", "0.1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(RSEQ_DIR=str(tmp_path)))
    with process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        assert first["state"] == "present"
        assert first["objects"][2]["rate"] == 0.0
        os.rename(metrics.path, tmp_path / "hidden")
        while json.loads(process.stdout.readline())["state"] != "removed":
            pass
        os.truncate(tmp_path / "hidden", 8192)
        _, said = process.communicate(timeout=LIMIT)
    assert process.returncode == 1
    assert said.startswith(f"rseq: {tmp_path}/rseq-metrics: ")
    assert said.count("\n") == 1
