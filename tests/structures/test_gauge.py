"""Gauges: modes, takeover of the rows of the dead, kills at every step of it, forks, closed segments, what is refused."""

from __future__ import annotations

import gc
import math
import os
import pickle
import signal
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq.language import regions
from rseq.memory import processes
from rseq.memory.file_segment import FileSegment
from rseq.structures import Gauge
from rseq.structures.gauge import BLOCK, MODES
from tests.memory.processes import at_once, fork, python, wait


class Actor:
    """A forked process that does one thing after another, on demand, and stays until it is killed."""

    def __init__(self, *works: Callable[[], object]) -> None:
        self.reading, writing = os.pipe()
        ours, self.writing = os.pipe()

        def run() -> None:
            for work in works:
                work()
                os.write(writing, b"x")
                os.read(ours, 1)
            os.read(ours, 1)  # until it is killed, or its parent ends

        def alone() -> None:
            os.close(self.writing)
            run()

        self.pid = fork(alone)
        os.close(ours)
        os.close(writing)
        assert os.read(self.reading, 1) == b"x", "the actor failed"

    def next(self) -> None:
        os.write(self.writing, b"x")
        assert os.read(self.reading, 1) == b"x", "the actor failed"

    def die(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        assert wait(self.pid) == -signal.SIGKILL
        os.close(self.reading)
        os.close(self.writing)


def test_a_private_gauge() -> None:
    gauge = Gauge()
    assert gauge.value == 0.0
    gauge.set(3)
    gauge.inc()
    gauge.inc(2.5)
    gauge.dec()
    gauge.dec(amount=0.5)
    assert gauge.value == 5.0
    assert [(level.pid, level.alive, level.value) for level in gauge.levels()] == [(os.getpid(), True, 5.0)]
    assert repr(gauge) == "<rseq.Gauge 5.0 (livesum)>"
    gauge.set(-math.inf)
    assert gauge.value == -math.inf


# (what the first says, what the second says, while both live, when the first is dead)
TABLE = {
    "sum": (3.0, 5.0, 8.0, 8.0),
    "min": (3.0, 5.0, 0.0, 0.0),
    "max": (3.0, 5.0, 5.0, 5.0),
    "livesum": (3.0, 5.0, 8.0, 5.0),
    "livemin": (-3.0, 5.0, -3.0, 0.0),
    "livemax": (7.0, 5.0, 7.0, 5.0),
    "all": (3.0, 5.0, 8.0, 8.0),
    "liveall": (3.0, 5.0, 8.0, 5.0),
    "last": (3.0, 5.0, 5.0, 5.0),
    "livelast": (5.0, 3.0, 3.0, 3.0),
}


def test_the_table_has_every_mode() -> None:
    assert set(TABLE) == set(MODES)


@pytest.mark.parametrize("mode", MODES)
def test_modes(segment: FileSegment, mode: str) -> None:
    """This process has the gauge too, and says 0 (but for the modes that take what was set last)."""
    gauge = Gauge("x", mode=mode, segment=segment)
    first_says, second_says, both, one = TABLE[mode]
    first = Actor(lambda: gauge.set(first_says))
    second = Actor(lambda: gauge.set(second_says))
    assert gauge.value == both
    first.die()
    assert gauge.value == one
    assert {level.pid: level.alive for level in gauge.levels()}[first.pid] is False
    second.die()
    assert gauge.value == {"sum": 8, "all": 8, "max": 5, "last": 5}.get(mode, 0.0)


@pytest.mark.parametrize("mode", MODES)
def test_a_row_that_is_taken_over(segment: FileSegment, mode: str) -> None:
    """Twenty processes, one after the other, say 1, 2, … 20: they have one row, and sums and extremes are of all of them."""
    gauge = Gauge("x", mode=mode, segment=segment)
    for number in range(1, 21):
        assert wait(fork(lambda number=number: gauge.set(float(number)))) == 0
    assert len(gauge.levels()) == 2
    assert len(segment.objects()) == 2, "the table of processes, and the gauge"
    expected = {"sum": 210.0, "max": 20.0, "last": 20.0, "all": 20.0}
    assert gauge.value == expected.get(mode, 0.0)


class DeadlyRow:
    """A row that kills the process before the store of that number."""

    def __init__(self, row: Any, left: int) -> None:
        self.__dict__.update(row=row, left=left)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        self.__dict__["left"] = self.left - 1
        setattr(self.row, name, value)


@pytest.mark.parametrize("mode", MODES)
def test_killed_at_every_step_of_taking_over(segment: FileSegment, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every store of the takeover may be the last thing that a process does: what the dead contributed is there exactly once."""
    gauge = Gauge("x", mode=mode, segment=segment)
    take_over, contributed, step = Gauge._take_over, 0.0, 0
    while True:
        says = 10.0 * 2.0**step
        assert wait(fork(lambda says=says: gauge.set(says))) == 0
        contributed += says
        with monkeypatch.context() as patch:
            # Of this gauge alone: others that were not collected yet take their rows over in the child, too.
            patch.setattr(Gauge, "_take_over", lambda self, row, at=step: take_over(self, DeadlyRow(row, at) if self is gauge else row))
            status = wait(fork(lambda: None))  # takes its row over right after the fork
        expected = {"sum": contributed, "max": says, "last": says, "all": gauge.value}
        assert gauge.value == expected.get(mode, 0.0), step
        assert len(gauge.levels()) == 2
        if status == 0:
            break
        assert status == -signal.SIGKILL
        step += 1
    assert step == {"min": 3, "max": 3, "sum": 2, "last": 1, "livelast": 2}.get(mode, 3)


def test_threads_that_make_the_same_gauge_at_once(segment: FileSegment) -> None:
    """A row is taken over once: what one thread has set is not taken for what a dead process left."""
    for number in range(20):
        name = f"gauge {number}"
        assert wait(fork(lambda name=name: Gauge(name, mode="sum", segment=segment).set(100.0))) == 0
        barrier = threading.Barrier(4)

        def work(name: str = name, barrier: Any = barrier) -> None:
            barrier.wait()
            Gauge(name, mode="sum", segment=segment).inc(1.0)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        gauge = Gauge(name, mode="sum", segment=segment)
        assert gauge.value == 104.0
        assert {level.value for level in gauge.levels() if level.alive} == {4.0}


def test_more_processes_than_rows_of_a_block(segment: FileSegment) -> None:
    gauge = Gauge("x", segment=segment)
    actors = [Actor(lambda: gauge.set(1.0)) for _ in range(BLOCK + 3)]
    assert gauge.value == BLOCK + 3
    assert len(gauge.levels()) == BLOCK + 4
    for actor in actors:
        actor.die()
    assert gauge.value == 0.0
    assert [entry.name for entry in segment.objects()] == ["x", "rseq processes", f"x [{BLOCK} to {2 * BLOCK - 1}]"]


def test_a_program_that_executes_another_one(segment: FileSegment, folder: Path) -> None:
    """Its pid and start time stay the same, and what it said does not count for what comes after."""
    gauge = Gauge("x", segment=segment)
    text = """
        import os, sys
        import rseq
        from rseq.structures import Gauge
        gauge = Gauge("x", segment=rseq.Segment.open("x"))
        if len(sys.argv) == 1:
            gauge.set(7.0)
            os.execv(sys.executable, [sys.executable, "-c", os.environ["TEXT"], "again"])
        print([(level.pid == os.getpid(), level.value) for level in gauge.levels()][1:])
    """
    assert python(text, TEXT=textwrap.dedent(text)) == "[(True, 0.0)]\n"
    assert gauge.value == 0.0


def test_a_child_has_a_row_of_its_own_also_if_the_gauge_is_forgotten(segment: FileSegment) -> None:
    settings = [Gauge("x", segment=segment).set]
    settings[0](3.0)
    gc.collect()

    def work() -> None:
        settings[0](100.0)
        assert Gauge("x", segment=segment).value == 103.0

    assert wait(fork(work)) == 0
    assert sorted(level.value for level in Gauge("x", segment=segment).levels()) == [3.0, 100.0]
    settings.clear()
    gc.collect()
    assert not [user for user in processes.slot_of(segment)._users if user.name == "x"], "nothing keeps it"


def mapped(path: str) -> int:
    """How many mappings of a file this process has."""
    return sum(path in line for line in Path("/proc/self/maps").read_text().splitlines())


def test_a_gauge_that_is_forgotten_leaves_no_mapping(segment: FileSegment) -> None:
    """Neither does one that was forked, moved, or whose builtins were kept a while; and its row counts as long as this process lives."""
    before, regions_before = mapped(segment.path), len(regions._table.regions)
    for number in range(10):
        again = rseq.Segment.open("x")
        gauge = Gauge(f"level {number % 3}", mode=MODES[number % 3], segment=again)
        kept = gauge.set
        del again, gauge
        gc.collect()
        kept(float(number))
        assert wait(fork(lambda kept=kept: kept(1.0))) == 0
        assert mapped(segment.path) == before + 1, "the builtin keeps it"
        del kept
        gc.collect()
        assert mapped(segment.path) == before, number
    assert Gauge("level 0", mode="sum", segment=segment).levels()[0].value == 9.0
    for _ in range(10):
        Gauge().set(1.0)
        Gauge(mode="max").inc()
    gc.collect()
    assert len(regions._table.regions) <= regions_before + 1, "private rows are given back, but for the memory that many handles share"


def test_a_finalizer_that_sets_a_gauge_whose_segment_goes_with_it(folder: Path) -> None:
    """All three are garbage of one cycle: whatever is freed first, nothing is written to memory that is gone."""
    told: list[str] = []

    class Last:
        def __init__(self) -> None:
            self.gauge = Gauge("x", segment=rseq.Segment.attach_or_create("cycle"))
            self.me = self

        def __del__(self) -> None:
            try:
                self.gauge.set(5.0)
                told.append("set")
            except ValueError:
                told.append("closed")

    Last()
    gc.collect()
    assert len(told) == 1
    assert mapped("rseq-cycle") == 0


def test_a_fork_after_a_gauge_was_closed(segment: FileSegment) -> None:
    gauge = Gauge("x", segment=segment)
    gauge.set(2.0)
    gauge.close()
    other = Gauge("y", segment=segment)
    assert wait(fork(lambda: other.set(1.0))) == 0
    assert [level.value for level in Gauge("x", segment=segment).levels()][:1] == [2.0]
    assert len(other.levels()) == 2, "the child had a row of its own"


def test_the_segment_of_a_gauge_is_closed(folder: Path) -> None:
    segment = rseq.Segment.create("closed")
    gauge = Gauge("x", segment=segment)
    setting, last = gauge.set, Gauge("y", mode="last", segment=segment)
    gauge.set(1.0)
    segment.close()
    for use in (lambda: setting(2.0), gauge.inc, gauge.dec, lambda: gauge.value, gauge.levels, lambda: last.set(1.0)):
        with pytest.raises(ValueError, match="closed"):
            use()
    assert repr(gauge) == "<rseq.Gauge closed>"

    def work() -> None:
        with pytest.raises(ValueError, match="closed"):
            setting(5.0)

    assert wait(fork(work)) == 0
    with rseq.Segment.open("closed") as again:
        assert Gauge("x", segment=again).value == 1.0, "it is still this process's"
        assert wait(fork(lambda: Gauge("x", segment=again).set(4.0))) == 0


def test_a_child_that_can_have_no_row(folder: Path) -> None:
    """There is no room for more rows: what it sets is seen by nobody, and changes nobody's."""
    with rseq.Segment.create("small", arrays=4096) as segment:
        gauge = Gauge("x", segment=segment)
        segment.array("filler", rseq.u64, 384)  # there is room for 16 rows and 64 slots
        actors = [Actor(lambda: gauge.set(1.0)) for _ in range(BLOCK - 1)]
        late = Actor(lambda: gauge.set(50.0))
        assert gauge.value == BLOCK - 1
        for actor in (*actors, late):
            actor.die()


def test_nan_and_infinities(segment: FileSegment) -> None:
    for mode, expected in (("min", -1.0), ("max", 2.0), ("livemin", -1.0), ("livemax", 2.0)):
        gauge = Gauge(mode, mode=mode, segment=segment)
        actors = [Actor(lambda value=value, gauge=gauge: gauge.set(value)) for value in (math.nan, -1.0, math.nan, 2.0)]
        assert gauge.value == expected
        for actor in actors:
            actor.die()
    alone = Gauge("alone", mode="max", segment=segment)
    alone.set(math.nan)
    assert math.isnan(alone.value)
    alone.set(-math.inf)
    assert alone.value == -math.inf
    total = Gauge("total", mode="livesum", segment=segment)
    total.set(math.inf)
    actor = Actor(lambda: total.set(-math.inf))
    assert math.isnan(total.value)
    actor.die()


def test_times() -> None:
    gauge = Gauge(mode="last")
    gauge.set_at(3.0, 1e9)
    assert [(level.value, level.time) for level in gauge.levels()] == [(3.0, 1e9)]
    for wrong in (math.nan, math.inf, 0, -1.0):
        with pytest.raises(ValueError) as caught:
            gauge.set_at(4.0, wrong)
        assert str(caught.value) == f"a time is in seconds since 1970, positive and finite, not {wrong!r}"
    wrong_type: Any = "now"
    with pytest.raises(TypeError, match="'time' is f64"):
        gauge.set_at(4.0, wrong_type)
    assert gauge.value == 3.0
    with pytest.raises(TypeError) as told:
        Gauge().set_at(1.0, 1e9)
    assert str(told.value) == "a gauge of mode 'livesum' keeps no times; use set()"
    for change in (gauge.inc, gauge.dec):
        with pytest.raises(TypeError) as told:
            change()
        assert str(told.value) == "a gauge of mode 'last' has no sum that could change; set it"


def test_what_is_refused(segment: FileSegment) -> None:
    wrong: Any = 3
    for mode in ("total", "", wrong):
        with pytest.raises(ValueError) as caught:
            Gauge(mode=mode)
        assert str(caught.value) == f"the mode of a gauge is one of {', '.join(MODES)}, not {mode!r}"
    with pytest.raises(TypeError, match=r"^a gauge in a segment needs a name: Gauge\('level', segment=segment\)$"):
        Gauge(segment=segment)
    with pytest.raises(TypeError, match="^a gauge is of this process, or in a segment in a file"):
        Gauge("x", segment=rseq.Segment())
    Gauge("x", segment=segment)
    with pytest.raises(ValueError, match="^the gauge 'x' has the mode 'livesum', not 'sum'$"):
        Gauge("x", mode="sum", segment=segment)
    for value in ("1", None, True):
        with pytest.raises(TypeError):
            Gauge().set(value)  # type: ignore[arg-type]
    closed = Gauge("x", segment=segment)
    kept = closed.set
    closed.close()
    for use in (closed.set, closed.inc, kept):
        with pytest.raises(ValueError, match="was closed|stands for no memory"):
            use(1.0)


@pytest.mark.parametrize("mode", ["sum", "max", "last"])
def test_messages_name_the_method_that_was_called(segment: FileSegment, mode: str) -> None:
    gauge: Any = Gauge("x", mode=mode, segment=segment)
    sentences = {"set": "value", "inc": "amount", "dec": "amount"} if mode != "last" else {"set": "value"}
    for method, argument in sentences.items():
        with pytest.raises(TypeError) as caught:
            getattr(gauge, method)("a")
        assert str(caught.value) == f"{method}() argument {argument!r} is f64: a number, not 'a'"
    with rseq.Segment.open("x") as again:
        other = Gauge("x", mode=mode, segment=again)
    for use in (lambda: other.value, other.levels, lambda: other.set(1.0)):
        with pytest.raises(ValueError, match="^Gauge 'x' was closed$"):
            use()
    gauge.close()
    with pytest.raises(ValueError, match="^Gauge 'x' was closed$"):
        gauge.set(1.0)


def test_eight_want_the_same_name_with_another_mode(segment: FileSegment) -> None:
    def work(number: int) -> Callable[[], None]:
        def run() -> None:
            try:
                Gauge("x", mode=("sum", "min")[number % 2], segment=segment)
            except ValueError as error:
                assert str(error).startswith("the gauge 'x' has the mode "), error
                os._exit(3)

        return run

    assert sorted(at_once(work(number) for number in range(8))) == [0] * 4 + [3] * 4


def test_pickled_and_read_only(segment: FileSegment) -> None:
    gauge = Gauge("größe", mode="max", segment=segment, note={"help": "x"})
    gauge.set(4.0)
    again = pickle.loads(pickle.dumps(gauge))
    assert (again.mode, again.value, again.name) == ("max", 4.0, "größe")
    with rseq.Segment.open("x", read_only=True) as reader:
        seen = Gauge("größe", mode="max", segment=reader)
        assert (seen.value, [level.pid for level in seen.levels()]) == (4.0, [os.getpid()])
        for use in (seen.set, seen.inc, seen.dec):
            with pytest.raises(ValueError, match=r"^it can only be read: "):
                use(1.0)
        with pytest.raises(ValueError, match="can only be read"):
            seen.set_at(1.0, 1.0)
