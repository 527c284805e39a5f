"""`python -m benchmarks.storm [KILLS]`: processes that count and are killed, one every 10 ms, and what is left of what they counted.

Eight processes update the same things as fast as they can. One of them, chosen at random, is killed (SIGKILL) every 10 ms and replaced. Who
counts what must be known from somewhere else, so each process *acknowledges*: after every update, and before the next one, it adds 1
to a word of its own in shared memory, a word for each kind of update. What a process has acknowledged has happened; what it was doing when
it was killed may have happened, and that is one update at most. So in the end

    acknowledged <= counted <= acknowledged + 1     for each process (a `CounterArray` has a counter for each of them), and
    acknowledged <= counted <= acknowledged + processes     for each kind, and for all kinds together.

Meanwhile a reader looks at every histogram on every CPU. Each value observed is the upper bound of its bucket, a whole number: so the sum
of the values follows from the buckets, exactly, and `buckets == count` and `sum == values x buckets` can be decided at every moment.

Half of the time the processes are in a compiled loop that observes and acknowledges: killed there, they are in the middle of a
transaction more often than not. How many journals the dead have left is counted.

The same storm goes over `multiprocessing.Value` and over prometheus_client's multi-process mode (storm_peers.py); the three are printed
beside each other. Nothing here measures speed.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import random
import signal
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, f64, u64
from rseq.compiler import journal
from rseq.structures import Counter, CounterArray, Family, Gauge, Histogram, histogram

WORKERS, INTERVAL = 8, 0.010
BOUNDS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Every value is one of these (or 128, for the last bucket): so it is known what a bucket holds."""
VALUES = (*BOUNDS, 128.0)
FAMILY = 400
"""How many children the family may have: any of them is made by whoever comes first, and by several at once."""


# The storm itself


class Hung(Exception):
    """The survivors do nothing any more."""


@dataclass
class Storm:
    """What happened: how many were killed, how many looks were taken, and what was seen."""

    kills: int = 0
    processes: int = 0
    looks: int = 0
    seconds: float = 0.0
    hung: str = ""
    notes: dict[str, Any] = field(default_factory=dict)


def raging(work: Callable[[int], None], look: Callable[[int], None], kills: int, *, died: Callable[[], None] = lambda: None) -> Storm:
    """Keep 8 processes at `work(place)`, kill one every 10 ms and replace it, and `look` meanwhile; in the end all are dead.

    `place` is a number that no other process has. `look` is told how many processes may be alive; `died` is called after each death.
    """
    storm, started = Storm(), time.monotonic()
    alive: list[int] = []
    dying: list[int] = []
    """Killed, and not gone yet: on a busy machine even that takes its turn, and nobody waits for it here."""
    try:
        while storm.kills < kills:
            while len(alive) < WORKERS:
                alive.append(_fork(work, storm.processes))
                storm.processes += 1
            due = time.monotonic() + INTERVAL
            while True:
                look(len(alive) + len(dying))
                storm.looks += 1
                left = due - time.monotonic()
                if left <= 0:
                    break
                time.sleep(min(left, 0.002))
            dying.append(alive.pop(random.randrange(WORKERS)))
            os.kill(dying[-1], signal.SIGKILL)
            storm.kills += 1
            for pid in [pid for pid in dying if _gone(pid, os.WNOHANG)]:
                dying.remove(pid)
                died()
    except Hung as hung:
        storm.hung = str(hung)
    finally:
        storm.seconds = time.monotonic() - started
        for pid in alive:
            os.kill(pid, signal.SIGKILL)
        for pid in (*alive, *dying):
            _gone(pid, 0)
            died()
    return storm


def _fork(work: Callable[[int], None], place: int) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # idle threads of numpy make newer Pythons warn of any fork
        child = os.fork()
    if child:
        return child
    try:
        os.nice(10)  # so that the one who looks and kills gets its turn
        work(place)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _gone(pid: int, options: int) -> bool:
    """Whether a process that was killed is gone."""
    found, status = os.waitpid(pid, options)
    if found and os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        raise AssertionError(f"a process ended by itself, with status {status}")
    return bool(found)


# Over rseq


class Acknowledged(Struct):
    """What one process has said that it did."""

    added: u64
    listed: u64
    observed: u64
    measured: u64
    labelled: u64
    raised: u64


KINDS = ("added", "listed", "observed", "measured", "labelled", "raised")


@rseq.native
def observe_burst(cells: PerCpu[histogram.LogLinearCell], said: Ptr[Acknowledged], value: f64, rounds: u64) -> None:
    """Observe and acknowledge, in a row. The atomic addition is one that LLVM cannot move out of the loop."""
    for _ in range(rounds):
        histogram.observe_log_linear(cells, value)
        rseq.atomic.add(said.measured, 1, order="relaxed")


class Field:
    """The structures in one segment, and what the processes acknowledge."""

    def __init__(self, path: str, processes: int, backend: str | None = None) -> None:
        self.segment = rseq.Segment.create(path, capacity=1 << 20, arrays=1 << 20, objects=4096, backend=backend)
        self.counter = Counter("counter", segment=self.segment)
        self.each = CounterArray(processes, "each", segment=self.segment)
        self.bounded = Histogram("bounded", bounds=BOUNDS, segment=self.segment)
        self.free = Histogram("free", segment=self.segment)
        self.family: Family[Counter] = Family(Counter, "family", ["number"], segment=self.segment)
        self.level, self.alive = Gauge("level", mode="sum", segment=self.segment), Gauge("alive", mode="livesum", segment=self.segment)
        said: Any = rseq.array(Acknowledged, processes, shared=True)
        self.said = said
        self.homes = [self._home(cpu) for cpu in range(self.segment.copies)]
        self.torn: list[str] = []
        self.journals_left = 0
        self.turn, self.counted = 0, [0] * 3
        self._compile()

    def _compile(self) -> None:
        """Before anything is forked, so that no child has to."""
        self.counter.add(0)
        self.each.add(0, 0)
        Histogram(bounds=BOUNDS).observe(1.0)
        observe_burst(Histogram().cells, self.said[0], 1.0, 0)
        for update in (Gauge().inc, Gauge().set):
            update(1.0)
        self.look()

    def _home(self, cpu: int) -> Any:
        return ctypes.c_uint64.from_address(self.segment.base + cpu * self.segment.stride + journal.HEADER)

    def pending(self) -> int:
        """How many CPUs have a journal that was committed and not applied yet."""
        return sum(bool(header.value & journal.COUNT_MASK) for header in self.homes)

    def work(self, place: int) -> None:
        """What one process does until it is killed."""
        chance, said = random.Random(place), self.said[place]
        add, add_each, observe, raise_level = self.counter.add, self.each.add, self.bounded.observe, self.level.inc
        self.alive.set(1.0)
        while True:
            value = VALUES[chance.randrange(len(VALUES))]
            add()
            said.added += 1
            add_each(place)
            said.listed += 1
            observe(value)
            said.observed += 1
            raise_level()
            said.raised += 1
            observe_burst(self.free.cells, said, value, chance.randrange(2000))
            if chance.random() < 0.05:
                self.family.labels(chance.randrange(FAMILY)).add()
                said.labelled += 1

    def look(self, most: int = 0) -> None:
        """Every CPU's part of a histogram is whole, nothing goes back, and no more live than `most`. The histograms take turns."""
        self.turn ^= 1
        each = (self.bounded, self.free)[self.turn]
        count = 0
        for cpu, part in enumerate(each.per_cpu()):
            if sum(part.buckets) != part.count:
                self.torn.append(f"CPU {cpu}: {part.count} values, and {sum(part.buckets)} in the buckets")
            if part.total != worth(part):
                self.torn.append(f"CPU {cpu}: the sum is {part.total}, and the buckets say {worth(part)}")
            count += part.count
        for place, now in ((self.turn, count), (2, self.counter.value)):
            if now < self.counted[place]:
                self.torn.append(f"{self.counted[place]} went back to {now}")
            self.counted[place] = now
        if self.alive.value > most:
            self.torn.append(f"{self.alive.value:g} processes are said to live, of {most}")

    def died(self) -> None:
        """One look at what the dead left, and at whether it holds together."""
        self.journals_left += self.pending() > 0

    def totals(self) -> dict[str, tuple[int, int]]:
        """For each kind, (what was acknowledged, what is there)."""
        there = {
            "added": self.counter.value,
            "listed": int(self.each.value.sum()),
            "observed": self.bounded.count,
            "measured": self.free.count,
            "labelled": sum(child.value for child in self.family.children().values()),
            "raised": round(self.level.value),
        }
        said = self.said.numpy()
        return {kind: (int(said[kind].sum()), there[kind]) for kind in KINDS}

    def unacknowledged(self) -> list[int]:
        """For each process, what it has added to its own counter and not said."""
        return [int(there) - int(said) for there, said in zip(self.each.value, self.said.numpy()["listed"], strict=True)]


def worth(part: Any) -> float:
    """The sum of the values in these buckets, each being the upper bound of its bucket."""
    where = {bound: index for index, bound in enumerate(part.bounds)}
    return sum(value * part.buckets[where.get(value, len(part.bounds))] for value in VALUES)


def over_rseq(kills: int, path: str, backend: str | None = None) -> tuple[Storm, Field]:
    """The storm over a segment."""
    ground = Field(path, kills + WORKERS, backend)
    storm = raging(ground.work, ground.look, kills, died=ground.died)
    for _ in ground.counted:
        ground.look()
    return storm, ground


def report(storm: Storm, ground: Field) -> dict[str, Any]:
    """What is printed of it."""
    totals = ground.totals()
    extra = sum(there - said for said, there in totals.values())
    return {
        "processes that lived": storm.processes,
        "killed": storm.kills,
        "the rest hung": "never",
        "updates acknowledged": sum(said for said, _ in totals.values()),
        "of them lost": sum(max(said - there, 0) for said, there in totals.values()),
        "done and not acknowledged": f"{extra} (at most {storm.processes})",
        "looks at the histograms": storm.looks,
        "of them torn": len(ground.torn),
        "killed in a transaction": ground.journals_left,
        "files left": 1,
        "bytes left": ground.segment.directory.header.file_size,
        "the live gauge says": f"{ground.alive.value:g} (all are dead)",
    }


def main() -> None:
    from benchmarks import storm_peers

    parser = argparse.ArgumentParser(prog="python -m benchmarks.storm", description="Kill processes that count, and count what is left.")
    parser.add_argument("kills", nargs="?", type=int, default=1000, help="how many to kill, one every 10 ms (default: %(default)s)")
    kills = parser.parse_args().kills
    with tempfile.TemporaryDirectory(prefix="rseq-storm-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        columns = {
            "rseq": report(*over_rseq(kills, os.path.join(folder, "segment"))),
            "multiprocessing.Value": storm_peers.over_value(kills),
            "prometheus_client": storm_peers.over_prometheus(kills, os.path.join(folder, "files")),
        }
    storm_peers.show(columns)


if __name__ == "__main__":
    main()
