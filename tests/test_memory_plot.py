"""docs/memory.svg is what the script draws from the recorded numbers, and what is recorded is what is measured."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from benchmarks import memory_plot
from tests.memory.processes import fork, wait


def recorded() -> memory_plot.Numbers:
    found: memory_plot.Numbers = json.loads((memory_plot.DOCS / "memory.json").read_text())
    return found


def test_the_picture_is_of_the_numbers() -> None:
    picture = (memory_plot.DOCS / "memory.svg").read_text()
    assert picture == memory_plot.drawn(recorded())
    points = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}circle")
    assert len(list(points)) == sum(len(curve) for curve in recorded().values())


def test_other_numbers_are_another_picture() -> None:
    numbers = recorded()
    numbers["rseq, by CPUs"]["64"] *= 10
    assert memory_plot.drawn(numbers) != memory_plot.drawn(recorded())


def test_what_is_said_of_the_numbers() -> None:
    """Nothing grows with the number of processes, and a copy for a CPU costs the same everywhere."""
    numbers = recorded()
    assert len(set(numbers["rseq, by processes"].values())) == 1
    by_cpus = {int(cpus): size for cpus, size in numbers["rseq, by CPUs"].items()}
    assert {(by_cpus[2 * cpus] - by_cpus[cpus]) // cpus for cpus in (2, 64, 512)} == {4096}


def test_a_segment_takes_what_was_recorded(tmp_path: Path) -> None:
    for cpus in (2, 64):
        with memory_plot.of_segments(tmp_path / f"{cpus}", cpus) as segment:
            updates = memory_plot.use(segment)
            before = memory_plot.blocks(tmp_path / f"{cpus}")
            for _ in range(5):
                assert wait(fork(lambda updates=updates: [update() for update in updates])) == 0
            assert memory_plot.blocks(tmp_path / f"{cpus}") == before
            assert before >= recorded()["rseq, by CPUs"][str(cpus)], "other file systems have larger blocks"
