"""All interleavings of threads that share one CPU: preemption at every instruction, and a signal handler in between.

On one CPU only preemption and signals can come between the instructions of a section, so a mistake in where it begins
or ends shows here first, with the shortest story.
"""

from __future__ import annotations

from rseq.checker.bench import Bench, Partial, Trial
from rseq.checker.operations import Scenario
from rseq.checker.passes._search import Progress, calls_in, count_parts, fitting, part_of, run_trials
from rseq.checker.scenarios import handlers_of

NAME = "one CPU"
ORDER = 3
NEEDS_MODEL = True
SAYS = "threads on one CPU, preempted anywhere, and signal handlers that run operations themselves"
NOT_COVERED = ("signal handlers that are interrupted by another signal",)
BACKEND = "kernel"


def trials(bench: Bench, backend: str = BACKEND) -> list[Trial]:
    model = bench.setting(1, backend).model
    found, _ = fitting(model, bench.bounds.threads, bench.bounds.depth)
    made = [Trial(scenario, 1, backend) for scenario in found]
    for handler in handlers_of(model):
        made += [Trial(Scenario(((call,),)), 1, backend, handler=handler) for call in calls_in(model)]
        made += [Trial(Scenario(((call,), (handler,))), 1, backend, handler=handler) for call in calls_in(model)]
    return made


def parts(bench: Bench) -> int:
    return count_parts(trials(bench))


def run(bench: Bench, part: int, progress: Progress | None = None) -> Partial:
    return run_trials(bench, part_of(trials(bench), part), NAME, progress)


def bounds(bench: Bench) -> list[str]:
    model = bench.setting(1).model
    found, depth = fitting(model, bench.bounds.threads, bench.bounds.depth)
    threads = max(len(s.programs) for s in found)
    stated = "the scenarios that the model states" if model.scenarios is not None else (
        f"{threads} threads on one CPU with one operation each, and one against up to {depth} in a row"
    )  # fmt: skip
    return [f"{stated}; 1 and 2 threads with one signal handler in each"]
