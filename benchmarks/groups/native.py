"""Native loops, one thread: what the section costs, and what the lock prefix costs.

Everything here adds 1 to memory of the same layout (the record of one handle), so that rows differ in one thing each.
"""

from __future__ import annotations

from collections.abc import Iterator

import rseq
from benchmarks import loops, peer
from benchmarks.harness import Case, Goal, Plan, Side, compare, skip, timed
from rseq.structures.counter import CounterCell

COMPILED = "compiled sequence"
# name, effect, first (None: the compiled loop), second, goal
ROWS = [
    ("sequence / by hand in C", "what the compiler adds to the same sequence", None, "peer_sequence", Goal("<=", 1.05)),
    ("sequence / librseq's shape in C", "finding the cell inside the section instead of before it", None, "peer_librseq", None),
    ("sequence / per-CPU lock xadd", "the section against the lock prefix, both per CPU", None, "peer_cpu_atomic", Goal("<", 1.0)),
    ("sequence / per-CPU plain add", "the section against nothing, which would lose updates", None, "peer_cpu_plain", None),
    ("lock xadd / plain add", "the lock prefix alone: one cell, one thread", "peer_atomic", "peer_plain", None),
    ("per-CPU lock xadd / lock xadd", "finding the CPU's cell", "peer_cpu_atomic", "peer_atomic", None),
]  # fmt: skip
NAMES = {
    "peer_sequence": "C: the same sequence by hand",
    "peer_librseq": "C: librseq's shape by hand",
    "peer_cpu_atomic": "C: lock xadd, cell of this CPU",
    "peer_cpu_plain": "C: plain add, cell of this CPU",
    "peer_atomic": "C: lock xadd, one cell",
    "peer_plain": "C: plain add, one cell",
}


def cases(plan: Plan) -> Iterator[Case]:
    cells = rseq.per_cpu(CounterCell)
    compiled = timed(COMPILED, loops.add_many, cells)
    for name, effect, first, second, goal in ROWS:
        by_hand = first is None or "_cpu_" in first + second
        missing = peer.missing() or (peer.no_kernel_backend() if by_hand else None)
        if missing:
            yield skip(name, effect, COMPILED if first is None else NAMES[first], NAMES[second], missing, goal)
            continue
        yield compare(name, effect, compiled if first is None else _peer(first, cells), _peer(second, cells), plan, goal)


def _peer(name: str, cells: rseq.PerCpu[CounterCell]) -> Side:
    if name in ("peer_atomic", "peer_plain"):
        return timed(NAMES[name], peer.on_one_cell(name, peer.first_cell(cells)), None)
    return timed(NAMES[name], peer.on_cells(name, cells), None)
