"""The same storm over what Python programs use today: multiprocessing.Value, and prometheus_client's multi-process mode.

multiprocessing.Value: a process that is killed while it has the lock keeps it for ever, and everybody waits. That is seen as a
second in which no survivor acknowledges anything; then the storm ends.

prometheus_client: every process writes files of its own. They are read as a program reads them, with MultiProcessCollector, every so
often and in the end. A process that is killed before it has filled its new file leaves an empty one, over which every scrape fails from
then on; those are counted, and removed before the last look. mark_process_dead is not called, since nobody is there to call it when
processes are killed; what it would change is the live gauge alone.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import rseq
from benchmarks.storm import BOUNDS, VALUES, WORKERS, Hung, raging
from rseq import Struct, u64

PATIENCE = 1.0
"""Seconds without a sign of life. The storm never leaves a process that long without its turn."""


class Said(Struct):
    """What one process has acknowledged."""

    added: u64
    observed: u64


def over_value(kills: int) -> dict[str, Any]:
    """`with value.get_lock(): value.value += 1`, as its documentation says. The storm stops while the survivors may hang."""
    value: Any = multiprocessing.get_context("fork").Value("q", 0)
    said: Any = rseq.array(Said, kills + WORKERS, shared=True)

    def work(place: int) -> None:
        mine = said[place]
        while True:
            with value.get_lock():
                value.value += 1
            mine.added += 1

    words = said.numpy()["added"]

    def look(_: int) -> None:
        """Before the next kill somebody has to show that he goes on."""
        seen, deadline = int(words.sum()), time.monotonic() + PATIENCE
        while int(words.sum()) == seen:
            if time.monotonic() > deadline:
                raise Hung("no survivor has done anything for a second")
            time.sleep(0.001)

    storm = raging(work, look, kills)
    acknowledged = int(words.sum())
    return {
        "processes that lived": storm.processes,
        "killed": storm.kills,
        "the rest hung": f"after {storm.kills} kills, for ever" if storm.hung else "never",
        "updates acknowledged": acknowledged,
        "of them lost": max(acknowledged - value.get_obj().value, 0),
        "done and not acknowledged": f"{max(value.get_obj().value - acknowledged, 0)} (at most {storm.processes})",
        "looks at the histograms": "it has none",
        "of them torn": "",
        "killed in a transaction": "",
        "files left": 0,
        "bytes left": 0,
        "the live gauge says": "it has none",
    }


def over_prometheus(kills: int, folder: str) -> dict[str, Any]:
    """Counter.inc(), Histogram.observe() and a live gauge in prometheus_client's multi-process mode."""
    os.makedirs(folder)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder  # before it is imported for the first time
    import prometheus_client
    from prometheus_client import values

    if values.ValueClass is values.MutexValue:
        raise RuntimeError("prometheus_client was imported before PROMETHEUS_MULTIPROC_DIR was set")
    registry = prometheus_client.CollectorRegistry()
    counter = prometheus_client.Counter("counter", "a counter", registry=registry)
    histogram = prometheus_client.Histogram("histogram", "a histogram", buckets=BOUNDS, registry=registry)
    alive = prometheus_client.Gauge("alive", "who lives", multiprocess_mode="livesum", registry=registry)
    said: Any = rseq.array(Said, kills + WORKERS, shared=True)

    def work(place: int) -> None:
        mine, chance = said[place], random.Random(place)
        alive.set(1)
        while True:
            counter.inc()
            mine.added += 1
            histogram.observe(VALUES[chance.randrange(len(VALUES))])
            mine.observed += 1

    looks: list[str] = []
    turn = 0

    def look(_: int) -> None:
        nonlocal turn
        turn += 1
        if turn % 100 == 0:  # it takes longer and longer
            looks.append(_look(folder))

    storm = raging(work, look, kills)
    broken = _without_broken_files(folder)
    started = time.perf_counter()
    found = _scraped(folder)
    seconds = time.perf_counter() - started
    looks.append("torn" if _torn(found) else "")
    words = said.numpy()
    there = (int(found["counter_total"]), int(found["histogram_count"]))
    acknowledged = (int(words["added"].sum()), int(words["observed"].sum()))
    files = list(Path(folder).iterdir())
    return {
        "processes that lived": storm.processes,
        "killed": storm.kills,
        "the rest hung": storm.hung or "never",
        "updates acknowledged": sum(acknowledged),
        "of them lost": sum(max(a - t, 0) for a, t in zip(acknowledged, there, strict=True)),
        "done and not acknowledged": f"{sum(max(t - a, 0) for a, t in zip(acknowledged, there, strict=True))} (at most {storm.processes})",
        "looks at the histograms": len(looks),
        "of them torn": f"{looks.count('torn')}, and {looks.count('failed')} failed",
        "killed in a transaction": "",
        "files left": f"{len(files) + broken}, a scrape of them {seconds * 1e3:.0f} ms; with {broken} of them no scrape works",
        "bytes left": sum(file.stat().st_blocks * 512 for file in files),
        "the live gauge says": f"{found.get('alive', 0):g} (all are dead)",
    }


def _scraped(folder: str) -> dict[str, float]:
    """The samples, by name and bound."""
    import prometheus_client
    from prometheus_client import multiprocess

    registry = prometheus_client.CollectorRegistry()
    multiprocess.MultiProcessCollector(registry, folder)
    found: dict[str, float] = {}
    for metric in registry.collect():
        for sample in metric.samples:
            found[sample.name + sample.labels.get("le", "")] = sample.value
    return found


def _look(folder: str) -> str:
    """What a scrape is: "torn", "failed", or whole (empty)."""
    try:
        return "torn" if _torn(_scraped(folder)) else ""
    except Exception:  # whatever it raises over a file that is not as it should be
        return "failed"


def _without_broken_files(folder: str) -> int:
    """How many files of the dead cannot be read, so that every scrape fails until somebody removes them; they are removed here."""
    from prometheus_client.mmap_dict import MmapedDict

    broken = []
    for file in Path(folder).iterdir():
        try:
            list(MmapedDict.read_all_values_from_file(str(file)))
        except Exception:  # as above
            broken.append(file)
    for file in broken:
        file.unlink()
    return len(broken)


def _torn(found: dict[str, float]) -> bool:
    """Whether the sum is not what the buckets, which are cumulative in this form, say."""
    before = worth = 0.0
    for bound, value in zip((*BOUNDS, float("inf")), VALUES, strict=True):
        now = found.get("histogram_bucket" + ("+Inf" if bound == float("inf") else f"{bound}"), before)
        worth += (now - before) * value
        before = now
    return worth != found.get("histogram_sum", 0.0) or before != found.get("histogram_count", 0.0)


def show(columns: dict[str, dict[str, Any]]) -> None:
    """What was found, beside each other."""
    console = Console(width=max(Console().width, 120))
    table = Table(title="8 processes count, one is killed every 10 ms and replaced", title_justify="left", title_style="bold")
    table.add_column("")
    for name in columns:
        table.add_column(name, justify="right", overflow="fold")
    for row in next(iter(columns.values())):
        table.add_row(row, *(f"{found[row]:,}" if isinstance(found[row], int) else str(found[row]) for found in columns.values()))
    console.print(table)
