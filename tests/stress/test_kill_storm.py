"""A thousand processes that count are killed, one every 10 ms: nothing they acknowledged is lost, and nothing is ever seen torn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import rseq
from benchmarks import storm
from rseq.kernel import backend as backends
from rseq.structures import Histogram
from rseq.structures.histogram import Distribution
from tests.memory.conftest import folder as folder


@pytest.mark.parametrize(("backend", "kills"), [("kernel", 1000), ("locked", 50)])
def test_nothing_is_lost_or_torn(folder: Path, backend: str, kills: int) -> None:
    """In the segment are a counter, an array, two histograms, a family and two gauges; see benchmarks/storm.py."""
    if backend == "kernel" and backends.examine().backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {backends.examine().reason}")
    found, ground = storm.over_rseq(kills, str(folder / "segment"), backend)
    assert (found.kills, found.processes, found.hung) == (kills, kills + storm.WORKERS - 1, "")
    assert ground.torn == []
    assert found.looks >= kills
    totals = ground.totals()
    for kind, (said, there) in totals.items():
        assert said <= there <= said + found.processes, kind
        assert said > 0, kind
    assert sum(there - said for said, there in totals.values()) <= found.processes, "one update of each process, at most"
    assert set(ground.unacknowledged()) <= {0, 1}
    assert ground.journals_left > 0, "nobody was killed in a transaction: the storm shows nothing"
    assert ground.alive.value == 0, "the dead are not alive"
    assert len(ground.alive.levels()) <= 64, "rows are for those that live at the same time"
    with rseq.Segment.open(folder / "segment") as again:
        distribution = Histogram("bounded", bounds=storm.BOUNDS, segment=again).read()
        assert sum(distribution.buckets) == distribution.count == totals["observed"][1]
        assert distribution.total == storm.worth(distribution)
        assert len([entry for entry in again.objects() if entry.name.startswith("family{")]) == len(ground.family)
    ground.segment.close()


def test_the_look_of_the_storm_sees_what_is_torn(folder: Path) -> None:
    """Its own mutants: a count without its bucket, and a value that is in another bucket than the sum says."""
    ground = storm.Field(str(folder / "segment"), 1)
    cells: Any = ground.bounded.cells
    for change, said in (("count", "1 values, and 0 in the buckets"), ("total", "the sum is 1.0, and the buckets say 0.0")):
        setattr(cells[0], change, 1)
        ground.look(), ground.look()
        assert any(said in line for line in ground.torn), ground.torn
        setattr(cells[0], change, 0)
        ground.torn.clear()
        ground.counted = [0, 0, 0]
    ground.look(), ground.look()
    assert ground.torn == []
    ground.segment.close()


def test_what_values_are_worth() -> None:
    part = Distribution(storm.BOUNDS, (1, 0, 2, 0, 0, 0, 0, 1), 4, 137.0)
    assert storm.worth(part) == 137.0
