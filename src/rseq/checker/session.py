"""One check from beginning to end: subjects, passes, parts; done here, in other processes, or on a cluster; and a report.

A *unit* is one part of one pass over one subject, as plain data, so that it can be done anywhere: `run_unit` finds the model
again by where it is written, and gives back plain data. What it finds does not depend on where or in which order units
are done, so that verdicts and counts are the same everywhere.
"""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from rseq.checker import passes, processors
from rseq.checker.bench import Bench, Partial, partial_from_json, partial_to_json
from rseq.checker.locate import short_path
from rseq.checker.model import CheckError, Unchecked
from rseq.checker.report import Counts, Outcome, Report
from rseq.checker.scenarios import Bounds
from rseq.checker.subjects import Subject
from rseq.compiler import targets

Unit = dict[str, Any]
KEPT = 4
"""Benches that a process keeps set up."""
AFTER_FAILURE = "an earlier pass has failed"
FEW = 6
"""Units that are not worth starting processes for."""


@dataclass(slots=True)
class Options:
    """What is asked for. `passes`: names, all if empty."""

    target: str = ""
    bounds: Bounds = field(default_factory=Bounds)
    passes: tuple[str, ...] = ()
    jobs: int = 0
    """Processes; 0: as many as there are CPUs to run on."""
    cluster: str = ""
    """The address of a Dask scheduler."""


class Progress(Protocol):
    """Told about a check while it runs."""

    def __call__(self, done: int, total: int, what: str, states: int) -> None: ...


def check(subjects: list[Subject], options: Options, progress: Progress | None = None, arguments: list[str] | None = None) -> Report:
    """Check everything; Ctrl-C ends it early, with a report of what was covered. CheckError, CompileError if it cannot be done."""
    import rseq

    began = time.monotonic()
    report = Report(rseq.__version__, arguments or [])
    chosen = [passes.named(n) for n in dict.fromkeys(options.passes)] or passes.all_passes()
    if options.target:
        _can_check(options.target, chosen)
    runs = [_Run(subject, options, chosen) for subject in subjects]
    try:
        total = sum(run.total for run in runs)
        done = states = 0
        with _Workers(options, total) as workers:
            for run in runs:
                for what, partial in run.advance(workers):
                    done += 1
                    states += partial.states
                    if progress is not None:
                        progress(done, total, what, states)
                done = sum(r.total for r in runs[: runs.index(run) + 1])
    except KeyboardInterrupt:
        report.interrupted = True
    finally:
        for run in runs:
            run.bench.close()
    for run in runs:
        report.outcomes += run.outcomes(report.interrupted)
    report.seconds = time.monotonic() - began
    return report


def _can_check(target: str, chosen: list[Any]) -> None:
    """ValueError if there is no such target, CheckError if the checker cannot run its code, or not even read it."""
    known = processors.processor(targets.target(target).name)
    running = ", ".join(processors.emulated())
    if known is None:
        raise CheckError(f"neither the emulator nor the disassembler knows {target}, so it cannot be checked; the emulator knows {running}")
    if not known.emulated and any(getattr(p, "RUNS_CODE", True) for p in chosen):
        raise CheckError(
            f"the emulator does not know {target}: only `--pass lint`, which runs nothing, is for it; the emulator knows {running}"
        )


class _Run:
    """One subject's passes."""

    def __init__(self, subject: Subject, options: Options, chosen: list[Any]) -> None:
        self.subject, self.options = subject, options
        self.bench = Bench(subject, targets.target(options.target) if options.target else None, options.bounds)
        self.chosen = [p for p in chosen if (subject.is_model or not p.NEEDS_MODEL) and self._fits(p)]
        self.skipped = {p.NAME: reason for p in self.chosen if (reason := _unfit(p, subject))}
        self.skipped |= {p.NAME: "there is nothing to try" for p in self.chosen if p.NAME not in self.skipped and not p.parts(self.bench)}
        self.parts = {p.NAME: 0 if p.NAME in self.skipped else p.parts(self.bench) for p in self.chosen}
        self.found: dict[str, Partial] = {}
        self.finished: set[str] = set()

    def _fits(self, module: Any) -> bool:
        """Whether a pass has anything to try on this target."""
        return not hasattr(module, "fits") or bool(module.fits(self.bench))

    @property
    def total(self) -> int:
        return sum(self.parts.values())

    def advance(self, workers: _Workers) -> Iterator[tuple[str, Partial]]:
        """Do the passes, yielding each part's result; after one that fails with a story, the rest is left out."""
        for module in self.chosen:
            if module.NAME in self.skipped:
                continue
            merged = self.found[module.NAME] = Partial()
            began = time.monotonic()
            units = [self._unit(module, part) for part in range(self.parts[module.NAME])]
            for partial in workers.do(units, self.bench):
                merged.add(partial)
                merged.seconds = time.monotonic() - began
                yield f"{self.subject.name}: {module.NAME}", partial
                if partial.failed or partial.unchecked:
                    break
            self.finished.add(module.NAME)
            if merged.story is not None:
                break

    def _unit(self, module: Any, part: int) -> Unit:
        subject = dataclasses.asdict(self.subject)
        if os.path.exists(subject["where"]):
            subject["where"] = os.path.abspath(subject["where"])
        bounds = dataclasses.asdict(self.options.bounds)
        return {"subject": subject, "target": self.bench.target.name, "bounds": bounds, "pass": module.NAME, "part": part}

    def outcomes(self, interrupted: bool) -> list[Outcome]:
        """One for each pass, and one that says whether anything was never exercised."""
        made = [self._outcome(module, interrupted) for module in self.chosen]
        failed = any(o.verdict in ("fails", "stopped", "unchecked") for o in made)
        wanted = [p for p in passes.all_passes() if (self.subject.is_model or not p.NEEDS_MODEL) and self._fits(p)]
        everything = {p.NAME for p in wanted} <= {p.NAME for p in self.chosen}
        if everything and not failed:
            made.append(self._coverage())
        return made

    def _outcome(self, module: Any, interrupted: bool) -> Outcome:
        outcome = Outcome(
            self.subject.name,
            short_path(self.subject.file),
            module.NAME,
            self.bench.target.name,
            "holds",
        )
        found = self.found.get(module.NAME)
        if module.NAME in self.skipped:
            outcome.verdict, outcome.findings = "skipped", [self.skipped[module.NAME]]
            return outcome
        if found is None or (module.NAME not in self.finished and not found.failed):
            outcome.verdict = "stopped" if interrupted else "skipped"
            outcome.findings = ["interrupted" if interrupted else AFTER_FAILURE]
            if found is not None:
                outcome.counts = _counts(found)
            return outcome
        if found.unchecked:
            outcome.verdict, outcome.findings = "unchecked", [found.unchecked]
            return outcome
        outcome.findings, outcome.story, outcome.seconds = list(found.findings), found.story, found.seconds
        outcome.counts = _counts(found)
        outcome.bounds, outcome.not_covered = module.bounds(self.bench), list(module.NOT_COVERED)
        if found.failed:
            outcome.verdict = "fails"
        elif found.incomplete:
            outcome.verdict, outcome.findings = "stopped", [found.incomplete]
        elif module.ORDER > 2:
            missing = self._never(found, module)
            if missing:
                outcome.verdict, outcome.findings = "vacuous", missing
        return outcome

    def _never(self, found: Partial, module: Any) -> list[str]:
        """Operations that a walk over schedules never let end, or never let take effect."""
        if not found.schedules:
            return []
        operations = self.bench.setting(self.options.bounds.cpus if self.options.bounds.cpus > 1 else 1).model._operations
        named = _named_in(self.subject)
        made = []
        for operation in operations.values():
            if named is not None and operation.name not in named:
                continue
            if operation.name not in found.ended:
                made.append(f"{operation.name} never came to an end in this pass: nothing was checked of it")
            elif operation.effect != "read" and operation.name not in found.effects and _can_take_effect(operation):
                made.append(f"{operation.name} never took effect in this pass: make a setup() or scenarios in which it does")
        return made

    def _coverage(self) -> Outcome:
        """What was never exercised by any pass."""
        union = Partial()
        for partial in self.found.values():
            union.add(partial)
        code, bench = self.bench.code, self.bench
        allowed = self._never_stated()
        # What native functions contain is not swept, and steps that touch nothing shared are not stopped at.
        swept = {d.name for d in code.entries if d.kind == "sequence"}
        points = {bench.offset(a): a for a, s in code.inside.items() if s.function in swept}
        commits = {bench.offset(a): a for a, role in code.roles.items() if role == "commit"}
        exits = {bench.offset(a): a for a, reason in code.exits.items() if (code.inside[a].function, reason) not in allowed}
        # A Ref leads out of its segment only after damage from elsewhere, which no model has.
        exits = {o: a for o, a in exits.items() if code.exits[a] != "segment" or o in union.exits}
        # A thread that is not registered leaves a section by one exit, however many handles are compared.
        left = {code.inside[a].descriptor for a, r in code.exits.items() if r == "unavailable" and bench.offset(a) in union.exits}
        exits = {
            o: a for o, a in exits.items() if code.exits[a] != "unavailable" or o in union.exits or code.inside[a].descriptor not in left
        }
        outcome = Outcome(self.subject.name, short_path(self.subject.file), "coverage", bench.target.name, "holds")
        outcome.counts = Counts(
            abort_points=len(points.keys() & union.aborts), abort_points_of=len(points),
            commits=len(commits.keys() & union.commits), commits_of=len(commits),
            exits=len(exits.keys() & union.exits), exits_of=len(exits),
        )  # fmt: skip
        from rseq.checker.passes.lint import place

        for what, wanted, had in (("commit", commits, union.commits), ("way out", exits, union.exits)):
            for offset in sorted(wanted.keys() - had):
                address = wanted[offset]
                function = code.inside[address].function if address in code.inside else "?"
                reason = f" ({code.exits[address]})" if what == "way out" else ""
                outcome.findings.append(f"{function}: the {what}{reason} at {place(code, code.instructions[address])} was never reached")
        reached = union.exits | union.commits
        missing = [points[o] for o in sorted(points.keys() - union.aborts) if o not in reached]
        lines = dict.fromkeys(f"{code.inside[a].function}: no abort was tried at {place(code, code.instructions[a])}" for a in missing)
        outcome.findings += list(lines)
        if (outcome.findings and self.subject.is_model) or (
            not self.subject.is_model and not (outcome.counts.abort_points and (outcome.counts.commits or not outcome.counts.commits_of))
        ):
            outcome.verdict = "vacuous"
        return outcome

    def _never_stated(self) -> set[tuple[str, str]]:
        """Ways out that the model says it cannot reach, by function and reason."""
        from rseq.compiler import unit

        found: set[tuple[str, str]] = set()
        for operation in self.bench.setting(max(self.options.bounds.cpus, 2), fused=False).model._operations.values():
            definition = operation.definition
            found |= {(definition.name, reason) for reason in operation.never}
            if definition.kind == "native":  # the abort sweep, which tries threads that are not registered, is for sequences
                found.add((definition.name, "unavailable"))
            # A part of a transaction that stands for itself runs where another part has passed the same test.
            for part in unit.parts_within(definition):
                found |= {(unit.symbol(part).partition(".")[0], reason) for reason in (*operation.never, "unavailable")}
        return found


def _can_take_effect(operation: Any) -> bool:
    """Whether its function has anything that could: a sequence without a commit cannot."""
    return operation.definition.kind == "native" or _has_commit(operation.definition)


def _has_commit(definition: Any) -> bool:
    from rseq.compiler import ir
    from rseq.compiler.unit import function_of

    return any(isinstance(block.end, ir.Commit) for block in function_of(definition).blocks)


def _named_in(subject: Subject) -> set[str] | None:
    """The operations that a model's own scenarios mention; None if the checker makes them up."""
    stated = subject.model_class().scenarios
    if stated is None:
        return None
    flat = [names for scenario in stated for names in scenario]
    return {name.partition("(")[0] for names in flat for name in ([names] if isinstance(names, str) else names)}


def _unfit(module: Any, subject: Subject) -> str:
    """Why a pass is not for a model, if so."""
    reason = getattr(module, "unfit", None)
    return reason(subject.model_class()) if reason is not None and subject.is_model else ""


def _counts(found: Partial) -> Counts:
    return Counts(found.states, found.transitions, found.schedules, len(found.aborts), 0, len(found.commits), 0, len(found.exits), 0)


# Units

_benches: dict[str, Bench] = {}


def run_unit(unit: Unit) -> dict[str, Any]:
    """Do a unit, in whichever process this is."""
    key = repr((unit["subject"], unit["target"], unit["bounds"]))
    bench = _benches.get(key)
    if bench is None:
        while len(_benches) >= KEPT:
            _benches.pop(next(iter(_benches))).close()
        bench = _benches[key] = Bench(Subject(**unit["subject"]), targets.target(unit["target"]), Bounds(**unit["bounds"]))
    try:
        return partial_to_json(_done(unit, bench))
    except CheckError:
        raise
    except Exception as error:  # what does not pickle must not hide what went wrong
        import traceback

        raise RuntimeError("".join(traceback.format_exception(error))) from None


def _done(unit: Unit, bench: Bench) -> Partial:
    """A part of a pass. What the checker cannot do with one subject is no reason to leave out the others."""
    try:
        partial: Partial = passes.named(unit["pass"]).run(bench, unit["part"])
    except Unchecked as error:
        return Partial(unchecked=str(error))
    return partial


class _Workers:
    """Where units are done: in this process, in several, or on a cluster."""

    def __init__(self, options: Options, total: int) -> None:
        self.cluster = options.cluster
        self.jobs = options.jobs or len(os.sched_getaffinity(0))
        if total <= FEW and not options.jobs:
            self.jobs = 1
        self._pool: Any = None
        self._client: Any = None

    def __enter__(self) -> _Workers:
        if self.cluster:
            from rseq.checker.cluster import connect

            self._client = connect(self.cluster)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._client is not None:
            self._client.close()
        if self._pool is not None:
            stopped = kind is not None
            if stopped:
                for process in list(getattr(self._pool, "_processes", {}).values()):
                    process.terminate()
            self._pool.shutdown(wait=not stopped, cancel_futures=True)

    def do(self, units: list[Unit], bench: Bench) -> Iterator[Partial]:
        """The results of units, in order."""
        if self._client is not None:
            from rseq.checker.cluster import run_units

            yield from (partial_from_json(c) for c in run_units(self._client, units))
        elif self.jobs > 1 and len(units) > 1:
            yield from self._in_pool(units)
        else:
            for unit in units:
                yield _done(unit, bench)

    def _in_pool(self, units: list[Unit]) -> Iterator[Partial]:
        import concurrent.futures
        import multiprocessing

        if self._pool is None:
            # Fresh processes: a fork would copy other threads' locks, and LLVM's.
            context = multiprocessing.get_context("spawn")
            self._pool = concurrent.futures.ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_quiet)
        futures = [self._pool.submit(run_unit, unit) for unit in units]
        try:
            for future in futures:
                yield partial_from_json(future.result())
        finally:
            for future in futures:
                future.cancel()


def _quiet() -> None:
    """Workers leave Ctrl-C to the process that asked."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def replay(subjects: list[Subject], token: str, say: Callable[[str], None] | None = None) -> Report:
    """Do the schedule of a token again. CheckError if there is no such schedule (any more)."""
    import rseq
    from rseq.checker import token as tokens
    from rseq.checker.bench import Trial
    from rseq.checker.operations import Scenario
    from rseq.checker.scenarios import program_of
    from rseq.checker.story import Teller

    schedule = tokens.decode(token)
    fitting = [s for s in subjects if s.name == schedule.subject]
    if not fitting:
        raise CheckError(f"the token is for {schedule.subject}, which is not here; here is {', '.join(s.name for s in subjects)}")
    if len(fitting) > 1:
        raise CheckError(f"the token is for {schedule.subject}, which is in {' and in '.join(s.where for s in fitting)}: name one of them")
    (subject,) = fitting
    module = passes.named(schedule.pass_name)
    with Bench(subject, targets.target(schedule.target), Bounds(cpus=schedule.cpus)) as bench:
        weak = module.NAME == "store order"
        setting = bench.setting(schedule.cpus, schedule.backend, weak=weak)
        programs = []
        for names in schedule.programs:
            choices = program_of(setting.model, names)
            programs.append(next((c for c in choices if [s.label() for s in c] == names), choices[0]))
        handler = program_of(setting.model, schedule.handler)[0][0] if schedule.handler else None
        trial = Trial(Scenario(tuple(programs)), schedule.cpus, schedule.backend, handler=handler, weak=weak)
        setting.explorer.handler = setting.machine.add_program((handler,)) if handler is not None else None
        threads = setting.threads(trial.scenario.programs)
        try:
            moves = [(kind, thread, cpu) for kind, thread, cpu in schedule.moves]
            story, violation = Teller(setting, trial, threads).tell(moves, None, module.NAME)
        except (IndexError, KeyError, AssertionError, ValueError):
            raise CheckError("the schedule of this token does not exist with this code any more: run the check again") from None
        outcome = Outcome(
            subject.name, short_path(subject.file), module.NAME, schedule.target, "fails" if violation else "holds", story=story
        )
        outcome.findings = [story.title] if violation else ["in this schedule nothing is wrong (any more)"]
    return Report(rseq.__version__, ["--replay", token], [outcome])
