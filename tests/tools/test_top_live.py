"""`rseq top` on a real terminal: keys, sizes, signals; and the terminal as it was, whatever ended it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rseq import Segment
from rseq.structures import Counter, Histogram
from tests.tools.on_terminal import OnTerminal


@pytest.fixture
def segment(tmp_path: Path) -> Iterator[Any]:
    """A segment that is updated all the time."""
    with Segment.create(tmp_path / "web", capacity=20_000) as made:
        counters = [Counter(f"counter {letter}", segment=made) for letter in "abc"]
        counters[0].add(1_000_000)
        seconds, stop = Histogram("seconds", segment=made), threading.Event()

        def load() -> None:
            while not stop.wait(0.005):
                counters[1].add(10)
                seconds.observe(0.25)

        thread = threading.Thread(target=load)
        thread.start()
        yield made
        stop.set()
        thread.join()


def test_keys_and_sizes(segment: Any) -> None:
    with OnTerminal(80, 24, "top", segment.path, "--interval", "0.1") as program:
        shown = program.wait_for(r"counter a .*counter b .*/s.*seconds .*p99 .*\? help")
        assert "name ▲" in shown
        assert b"\x1b[?1049h" in program.raw
        program.send("s")
        program.wait_for(r"value ▼.*counter a .*counter b ")
        program.send("s")
        program.wait_for(r"rate ▼.*counter b .*counter a ")
        program.send("r")
        program.wait_for(r"rate ▲.*counter a .*counter b ")
        program.send("/b")
        program.wait_for(r"1 of 4 objects.*filter: b")
        program.send("\x1b")
        program.wait_for(r" 4 objects.*rate ▲.*counter c")
        program.send("\x1b[B\x1b[B")
        program.wait_for(r"── [^c]")
        program.send(" ")
        program.wait_for("paused")
        program.send(" ")
        program.wait_for(r"every 0\.1 s")
        program.send("?")
        program.wait_for("order by name, value or rate")
        program.send("x")
        program.wait_for("counter a")
        program.mark()
        program.resize(40, 12)
        program.wait_for(r"\nname +value +rate ▲\n")
        program.mark()
        program.resize(20, 5)
        program.wait_for(r"\nname +value\n.*\nq quit")
        program.mark()
        program.resize(120, 40)
        program.wait_for(r"kind .*Counter .*p50 .*p90 .*p99 ")
        segment.unlink()
        program.wait_for("it was removed; processes that have it open go on with it")
        Counter("late", segment=segment).add(5)
        program.wait_for(" 5 objects.*late ")
        with Segment.create(segment.path) as anew:
            Counter("fresh", segment=anew)
            program.wait_for("fresh .*the segment was made anew")
            os.truncate(segment.path, 100_000)
            program.wait_for("nothing can be read any more: ")
        program.send("q")
        assert program.status() == "0"
        assert program.given_back()


@pytest.mark.parametrize(("end", "status"), [("Ctrl-C", "130"), (signal.SIGTERM, "-15"), (signal.SIGHUP, "-1")])
def test_stopped_continued_and_ended(segment: Any, end: Any, status: str) -> None:
    with OnTerminal(80, 24, "top", segment.path, "--interval", "0.1") as program:
        program.wait_for("counter a")
        if end == "Ctrl-C":
            program.send("\x1a")
            assert program.status() == "stopped"
            assert program.given_back()
            program.continued()
            program.wait_for("counter a.*help")
            assert not program.given_back()
            program.send("\x03")
        else:
            os.kill(program.number, end)
        assert program.status() == status
        assert program.given_back()
        assert b"Traceback" not in program.raw
        assert not Path(f"/sys/kernel/tracing/instances/rseq-{program.number}").exists()


def test_without_a_keyboard(segment: Any) -> None:
    """Standard input is no terminal: it is shown, and ended by a signal."""
    import subprocess

    from tests.cli.command import LIMIT, PROGRAM, environment

    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "top", segment.path], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment(TERM="xterm")
    )
    try:
        shown = b""
        while b"counter a" not in shown:
            shown += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        while b"rseq: interrupted" not in shown:
            shown += os.read(ours, 4096)
        assert process.wait(LIMIT) == 130
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)
