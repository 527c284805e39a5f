"""Threads that count together: one shared atomic against one cell for each CPU.

What costs is not the lock prefix (see the native group) but the cache line, which has to travel to whoever adds next. The two
1-thread / 2-thread rows show each side's own scaling: 1.0x means that a second thread costs the first one nothing.

How far a line travels depends on the machine. Two hyperthreads of one core share its cache, and the line does not
travel at all: the goal can only be met on CPUs that are no siblings (the machine's facts say which are).

On a busy machine no verdict of this group can be believed. Elsewhere a disturbance only adds time; here a round in which one
thread lost its CPU for a moment was less contended, so that the least of the shared atomic is too low, while the medians (in
the JSON) have lost time on both sides. Measure on an idle machine.
"""

from __future__ import annotations

from collections.abc import Iterator

import rseq
from benchmarks import loops, peer, threads
from benchmarks.harness import Case, Goal, Plan, Side, compare, skip
from rseq.structures.counter import CounterCell

GOAL = Goal(">=", 10.0)
ATOMIC, SEQUENCE = "C: lock xadd, one shared cell", "compiled sequence, per-CPU cells"


def cases(plan: Plan) -> Iterator[Case]:
    cells = rseq.per_cpu(CounterCell)
    cell = rseq.new(CounterCell)
    missing = threads.too_few_cpus() or peer.missing()

    def atomic(count: int) -> Side:
        shared = peer.on_one_cell("peer_atomic", peer.address(cell))
        works: list[threads.Work] = [lambda gate, rounds: shared(peer.address(gate), rounds)] * count
        return threads.together(f"{ATOMIC}, {count} thread{'s' * (count > 1)}", works)

    def sequence(count: int) -> Side:
        works: list[threads.Work] = [lambda gate, rounds: loops.add_many_together(cells, gate, rounds)] * count
        return threads.together(f"{SEQUENCE}, {count} thread{'s' * (count > 1)}", works)

    name, effect = "shared atomic / sequence, 2 threads", "contention for one cache line"
    if missing:
        yield skip(name, effect, ATOMIC, SEQUENCE, missing, GOAL)
    else:
        yield compare(name, effect, atomic(2), sequence(2), threads.short(plan), GOAL)

    name, effect = "shared atomic, 2 threads / 1 thread", "how a shared atomic scales"
    if missing:
        yield skip(name, effect, ATOMIC, ATOMIC, missing)
    else:
        yield compare(name, effect, atomic(2), atomic(1), threads.short(plan))

    name, effect = "sequence, 2 threads / 1 thread", "how a sequence scales"
    if missing := threads.too_few_cpus():
        yield skip(name, effect, SEQUENCE, SEQUENCE, missing)
    else:
        yield compare(name, effect, sequence(2), sequence(1), threads.short(plan))
