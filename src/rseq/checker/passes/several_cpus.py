"""Threads on several CPUs at once: every interleaving of their steps, migration at every point, fences.

A thread that was preempted may go on on any idle CPU, so that a CPU number read too early, or memory of the wrong CPU, shows
here; so does anything that other CPUs read or write meanwhile.
"""

from __future__ import annotations

from rseq.checker.bench import Bench, Partial, Trial
from rseq.checker.passes._search import Progress, count_parts, fitting, part_of, run_trials

NAME = "several CPUs"
ORDER = 4
NEEDS_MODEL = True
SAYS = "threads on several CPUs, preempted and moved anywhere, with everything that others do meanwhile"
NOT_COVERED = (
    "more threads, CPUs and operations in a row than stated",
    "stores that other CPUs see in another order: the pass `store order`, on a target where that happens (--target aarch64)",
    "a load that is done before an earlier store of the same thread can be seen, which every processor does: use rseq.atomic between them",
    "memory that view() does not look at",
)


def trials(bench: Bench, backend: str = "kernel") -> list[Trial]:
    cpus = bench.bounds.cpus
    found, _ = fitting(bench.setting(cpus, backend).model, bench.bounds.threads, bench.bounds.depth)
    return [Trial(scenario, cpus, backend) for scenario in found] if cpus > 1 else []


def parts(bench: Bench) -> int:
    return count_parts(trials(bench))


def run(bench: Bench, part: int, progress: Progress | None = None) -> Partial:
    return run_trials(bench, part_of(trials(bench), part), NAME, progress)


def bounds(bench: Bench) -> list[str]:
    model = bench.setting(bench.bounds.cpus).model
    found, depth = fitting(model, bench.bounds.threads, bench.bounds.depth)
    threads = max(len(s.programs) for s in found)
    stated = "the scenarios that the model states" if model.scenarios is not None else (
        f"{threads} threads with one operation each, and one against up to {depth} in a row"
    )  # fmt: skip
    return [f"on {bench.bounds.cpus} CPUs: {stated}"]
