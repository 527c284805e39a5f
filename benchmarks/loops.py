"""The compiled side: native loops around the library's own counter sequence."""

from __future__ import annotations

import rseq
from benchmarks.peer import Gate
from rseq import PerCpu, u64
from rseq.structures.counter import CounterCell, add


@rseq.native(release_gil=True)
def add_many(cells: PerCpu[CounterCell], rounds: u64) -> None:
    for _ in range(rounds):
        add(cells)


@rseq.native(release_gil=True)
def add_many_together(cells: PerCpu[CounterCell], gate: rseq.Ptr[Gate], rounds: u64) -> None:
    rseq.atomic.add(gate.arrived, 1)
    while rseq.atomic.load(gate.arrived) < gate.expected:
        pass
    for _ in range(rounds):
        add(cells)


@rseq.native
def nothing(cells: PerCpu[CounterCell]) -> None:
    pass
