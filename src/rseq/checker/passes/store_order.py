"""On processors that may show plain stores in another order: is what a remote reader gets still right?

Two threads on two CPUs, every schedule, and every moment at which a staged store may become visible to the other CPU. On
x86-64 stores become visible in the order of the program, so there the pass has nothing to try.
"""

from __future__ import annotations

from rseq.checker.bench import Bench, Partial, Trial
from rseq.checker.passes._search import Progress, count_parts, fitting, part_of, run_trials

NAME = "store order"
ORDER = 5.5
NEEDS_MODEL = True
SAYS = "remote readers get right results although staged stores may be seen after the commit, unless it is a release"
NOT_COVERED = ("loads that are seen out of order: an acquire that is missing on the reader's side",)


def fits(bench: Bench) -> bool:
    """Whether there is anything to try on this processor."""
    return bench.code.processor.weak_stores


def trials(bench: Bench) -> list[Trial]:
    found, _ = fitting(bench.setting(2, weak=True).model, 2, min(bench.bounds.depth, 2))
    return [Trial(scenario, 2, weak=True) for scenario in found]


def parts(bench: Bench) -> int:
    return count_parts(trials(bench))


def run(bench: Bench, part: int, progress: Progress | None = None) -> Partial:
    return run_trials(bench, part_of(trials(bench), part), NAME, progress)


def bounds(bench: Bench) -> list[str]:
    return ["2 threads on 2 CPUs, staged stores seen at any later moment"]
