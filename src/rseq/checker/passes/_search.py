"""What the passes that walk schedules share: trials made from scenarios, run one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from rseq.checker.bench import Bench, Partial, Trial
from rseq.checker.model import CheckError, Model
from rseq.checker.operations import Call, Scenario
from rseq.checker.scenarios import Bounds, scenarios_of

Progress = Callable[[int], None]
PER_PART = 12
MOST = 300
"""Trials of one pass and kind; with more, rows of operations get shorter."""


def fitting(model: Model, threads: int, depth: int) -> tuple[list[Scenario], int]:
    """The scenarios for so many threads, and how long the rows in them are: shorter ones if there would be too many.

    What a model states is never left out. CheckError if single operations are too many already.
    """
    while True:
        found = scenarios_of(model, Bounds(threads=threads, depth=depth))
        if len(found) <= MOST or model.scenarios is not None:
            return found, depth
        if depth > 1:
            depth -= 1
        elif threads > 2:
            threads -= 1
        elif len(found) <= 10 * MOST:
            return found, depth
        else:
            raise CheckError(
                f"{type(model).__name__} gives its operations so many arguments to try that there are {len(found):,} ways to choose two; "
                "give fewer, or state scenarios"
            )


def part_of(trials: Sequence[Trial], part: int) -> Sequence[Trial]:
    return trials[part * PER_PART : (part + 1) * PER_PART]


def count_parts(trials: Sequence[Trial]) -> int:
    return -(-len(trials) // PER_PART)


def run_trials(bench: Bench, trials: Sequence[Trial], pass_name: str, progress: Progress | None = None) -> Partial:
    """Search all schedules of each trial; stop at the first that fails, and tell its story."""
    partial = Partial()
    began = time.monotonic()
    for trial in trials:
        setting = bench.setting(trial.cpus, trial.backend, weak=trial.weak)
        explorer, machine = setting.explorer, setting.machine
        handler = machine.add_program((trial.handler,)) if trial.handler is not None else None
        explorer.handler = handler
        threads = setting.threads(trial.scenario.programs)
        result = explorer.search(threads, kill=trial.kill, handler=handler, most=bench.bounds.most_states, progress=progress)
        partial.states += result.states
        partial.transitions += result.transitions
        partial.schedules += 1
        covered = result.coverage
        for kind, into in (("abort", partial.aborts), ("commit", partial.commits), ("exit", partial.exits)):
            into |= {bench.offset(a) for a in covered.get(kind, ())}
        partial.effects |= covered.get("effect", set())
        partial.ended |= covered.get("end", set())
        if not result.complete:
            partial.incomplete = (
                f"{trial.label()}: more than {bench.bounds.most_states:,} states; ask for fewer threads, or for more with --most-states"
            )
        if result.violation is not None:
            from rseq.checker.story import tell

            story = tell(setting, trial, threads, result, pass_name)
            partial.findings.append(f"{trial.label()}: {story.title}")
            partial.story = story
            break
        if progress is not None:
            progress(partial.states)
    partial.seconds = time.monotonic() - began
    return partial


def calls_in(model: Model) -> list[Call]:
    return [c for o in model._operations.values() for c in o.calls()]
