"""A thread is killed, with SIGKILL, at any instruction: what is left means what it meant before or after, and the others finish.

Nothing else runs in a killed thread, so its death shows only in memory that it left half done and in locks that it held. The
rule that the view is right after every instruction covers the first; the second is that the survivors, from every state,
do what they have to do with the right results, and end.
"""

from __future__ import annotations

from rseq.checker.bench import Bench, Partial, Trial
from rseq.checker.passes._search import Progress, count_parts, fitting, part_of, run_trials

NAME = "death"
ORDER = 5
NEEDS_MODEL = True
SAYS = "one thread is killed anywhere, and the others finish with the right results"
NOT_COVERED = ("more than one death", "what belonged to a killed thread is lost to it: nobody gives that back")


def trials(bench: Bench, backend: str = "kernel") -> list[Trial]:
    cpus = bench.bounds.cpus
    found, _ = fitting(bench.setting(cpus, backend).model, bench.bounds.threads, min(bench.bounds.depth, 2))
    return [Trial(scenario, cpus, backend, kill=True) for scenario in found]


def parts(bench: Bench) -> int:
    return count_parts(trials(bench))


def run(bench: Bench, part: int, progress: Progress | None = None) -> Partial:
    return run_trials(bench, part_of(trials(bench), part), NAME, progress)


def bounds(bench: Bench) -> list[str]:
    return [f"{bench.bounds.threads} threads on {bench.bounds.cpus} CPUs, one of them killed"]
