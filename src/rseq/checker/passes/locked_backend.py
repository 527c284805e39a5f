"""The same operations under locks instead of critical sections: what runs where the kernel facility is missing.

Threads on one CPU with signal handlers, on several CPUs, and with one killed while it may hold a lock. An operation takes
effect at its first store that changes what the memory means, on the copy whose lock it holds. A thread waits while every
copy is locked; from every state somebody can go on.
"""

from __future__ import annotations

from rseq.checker.bench import Bench, Partial, Trial
from rseq.checker.model import Model
from rseq.checker.operations import Scenario
from rseq.checker.passes._search import Progress, calls_in, count_parts, fitting, part_of, run_trials
from rseq.checker.scenarios import handlers_of

NAME = "locked backend"
ORDER = 6
NEEDS_MODEL = True
SAYS = "the same under the locks of the fallback, with one thread killed while it holds one"
NOT_COVERED = ("giving up after a second of waiting for locks", "fences, which the locked backend has no use for")
THREADS = 2


def unfit(model: type[Model]) -> str:
    """Why this pass is not for a model."""
    return "" if model.locked else "the model leaves the locked backend out: locked = False"


def trials(bench: Bench) -> list[Trial]:
    cpus = max(bench.bounds.cpus, 2)  # a signal handler needs a second copy
    model = bench.setting(cpus, "locked").model
    if model.scenarios is not None:
        found = fitting(model, THREADS, 2)[0]
        found = [s for s in found if all(step.label() != "fence" for program in s.programs for step in program)]
    else:
        found = fitting(model, THREADS, min(bench.bounds.depth, 2))[0]
    made = [Trial(scenario, cpus, "locked") for scenario in found]
    pairs = fitting(model, THREADS, 1)[0] if model.scenarios is None else found
    made += [Trial(scenario, cpus, "locked", kill=True) for scenario in pairs]
    for handler in handlers_of(model):
        made += [Trial(Scenario(((call,),)), cpus, "locked", handler=handler) for call in calls_in(model)]
    return made


def parts(bench: Bench) -> int:
    return count_parts(trials(bench))


def run(bench: Bench, part: int, progress: Progress | None = None) -> Partial:
    return run_trials(bench, part_of(trials(bench), part), NAME, progress)


def bounds(bench: Bench) -> list[str]:
    return [f"{THREADS} threads on {max(bench.bounds.cpus, 2)} CPUs, one killed, one signal handler"]
