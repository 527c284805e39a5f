"""Which runs are made on the kernel, so that every instruction of every sequence is interrupted, and what that amounts to.

A sweep is one call from one state: at every instruction that it comes to, every way of being interrupted, and then behind the commit.
Every call is swept from the model's own start, and from the states that one operation leads to, unless there are very many. What that
does not reach (the path for an empty list, say) is looked for in states that one more operation leads to: such a state is swept
if a run from it comes to an instruction, or to a way out, that no run has come to before. What is not reached then is said, since
nothing can be said about it.

The order is that of addresses: single steps would tell the order of execution, but a section that is stepped through is aborted at
every step, for ever.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from rseq.checker import _kernel_section
from rseq.checker._kernel_meaning import Meaning, ReadyCall, State, ready_call
from rseq.checker._kernel_section import Instruction, LoadedSection
from rseq.checker._kernel_story import tell
from rseq.checker._kernel_thread import Died, Thread
from rseq.checker._kernel_trial import Moment, Trials, Wrong
from rseq.checker.model import CheckError, Model
from rseq.checker.operations import Call, Operation
from rseq.checker.report import Outcome
from rseq.kernel import abi, cpus
from rseq.language.status import Status, split

if TYPE_CHECKING:
    from rseq.checker._kernel_trial import Way

ENOUGH = 3
"""Failures of one operation after which it is left alone."""
PLENTY = 2000
"""Runs of one operation after which a state is swept only if that leads to something new."""
MOST_STATES = 200
"""States to start from: beyond that the search for something new ends."""


@dataclass(slots=True)
class Covered:
    """What runs of one operation have come to."""

    operation: Operation
    section: LoadedSection
    interrupted: set[Instruction] = field(default_factory=set)
    statuses: set[int] = field(default_factory=set)
    committed: bool = False
    failures: int = 0

    def missing(self) -> list[Instruction]:
        return [i for i in self.section.instructions if i not in self.interrupted]

    def exits(self) -> list[tuple[bool, str]]:
        """Each way out without a commit that can be taken: whether it was, and its name."""
        found, never = [], {*self.operation.never, "segment"}  # only damage from elsewhere makes a Ref lead out of its segment
        if not self.operation.handles:
            never.add("unavailable")  # only a thread that is not registered leaves like that
        for status, reason in self.section.failures.items():
            if reason not in never:
                line = split(status)[1]
                found.append((status in self.statuses, f"by failing: {reason}" + (f", line {line}" if line else "")))
        if "return" not in never:
            found += [(i in self.interrupted, f"by the `{i.source}` in line {i.line}") for i in self.section.returns]
        return found

    def complete(self) -> bool:
        return not self.missing() and all(taken for taken, _ in self.exits())


NOT_COVERED = (
    "an instruction in a loop, after the first time that it is reached",
    "the copies of a section that calls from Python and native functions have: only that of the C interface is run",
)


class Sweep:
    """All runs on one model, in a process that has nothing else to do."""

    def __init__(self, model_class: type[Model], file: str, progress: Callable[[str], None]) -> None:
        allowed = cpus.allowed()
        self.cpus = allowed[:2]
        self.home, self.away = allowed[0], allowed[1] if len(allowed) > 1 else None
        self.model = model_class._open(cpus=self.cpus[-1] + 1)
        self.progress = progress
        self.outcome = Outcome(model_class.__name__, file, "on the kernel", abi.machine(), "holds", not_covered=list(NOT_COVERED))
        if self.away is None:
            self.outcome.bounds = [f"one thread, on CPU {self.home}"]
            self.outcome.not_covered.insert(0, "migration, since this process may use one CPU only")
        else:
            self.outcome.bounds = [f"one thread, on CPU {self.home}, moved to CPU {self.away}"]
        self.sequences = [o for o in self.model._operations.values() if o.definition.kind == "sequence"]
        self.functions = {o.name: i for i, o in enumerate(self.model._operations.values())}
        self.states: list[list[State]] = []
        self.unusable: set[Call] = set()

    def run(self) -> Outcome:
        """Everything. CheckError if it cannot be tried here."""
        outcome = self.outcome
        for operation in self.model._operations.values():
            if operation not in self.sequences:
                outcome.findings.append(f"{operation.name}: left out, since it is a native function: it is no critical section itself")
        if not self.sequences:
            outcome.verdict = "skipped"
            return outcome
        try:
            os.sched_setaffinity(0, {self.home})  # we run where it ran: that is what makes a stop a preemption
        except OSError as error:
            raise CheckError(f"threads cannot be bound to a CPU here: {error.strerror}") from None
        sections = {o.name: _kernel_section.find(o.function) for o in self.sequences}
        thread = Thread(self.model, [o.function for o in self.model._operations.values()])
        try:
            self.trials = Trials(thread, Meaning(self.model), self.home, self.away)
            start = State(self.trials.meaning.current(), tuple(self.model._spare), "")
            self.states = [[start]]
            for operation in self.sequences:
                covered = Covered(operation, sections[operation.name])
                self._operation(covered)
                self._count(covered)
        except OSError as error:
            raise CheckError(f"the thread that is traced got lost: {error}") from error
        finally:
            thread.close()
        depth = "and after up to {} operations" if len(self.states) > 2 else "and after one operation"
        outcome.bounds.append(f"from the model's start {depth.format(len(self.states) - 1)}, {sum(map(len, self.states))} states")
        outcome.counts.schedules = self.trials.runs
        outcome.counts.states = sum(map(len, self.states))
        return outcome

    # One operation

    def _operation(self, covered: Covered) -> None:
        operation, swept, before = covered.operation, 0, self.trials.runs
        for depth, start in self._starts():
            few = depth < 2 and self.trials.runs - before < PLENTY
            if depth and swept and (covered.failures or (covered.complete() and not few)):
                break
            for call in operation.calls():
                ready = ready_call(call, self.functions[operation.name], start.owned)
                if ready is None or covered.failures >= ENOUGH:
                    continue
                if depth == 0 or few or self._leads_on(start, ready, covered):
                    self._sweep(start, ready, covered)
                    swept += 1

    def _leads_on(self, start: State, ready: ReadyCall, covered: Covered) -> bool:
        """Whether a run from here comes to something new."""
        statuses = len(covered.statuses)
        if self._try(covered, ready, start, None, partial(self.trials.reaches, start, ready, covered.missing())):
            return True
        self._note(covered)
        return len(covered.statuses) > statuses

    def _sweep(self, start: State, ready: ReadyCall, covered: Covered) -> None:
        trials, section = self.trials, covered.section
        for cpu in self.cpus:
            if not self._try(covered, ready, start, None, partial(trials.straight, start, ready, cpu)):
                return
            self._note(covered)
        trail: list[Moment] = []
        for number, at in enumerate(section.instructions):
            self.progress(f"{ready.call.label()}{start.story}: instruction {number + 1} of {len(section.instructions)}")
            for way in trials.ways():
                reached = self._try(covered, ready, start, at, partial(trials.interrupt, start, ready, at, way), trail)
                if covered.failures >= ENOUGH:
                    return
                if not reached:
                    break
                self._note(covered)
                covered.interrupted.add(at)
                if way == trials.ways()[0]:
                    trail += [m for m in trials.moments if m.what == "instruction"][:1]
        for way in trials.ways():
            self._behind(start, ready, covered, way, trail)
        if self._try(covered, ready, start, None, partial(trials.without_copies, start, ready)):
            covered.statuses.add(int(Status.UNAVAILABLE))

    def _behind(self, start: State, ready: ReadyCall, covered: Covered, way: Way, trail: list[Moment]) -> None:
        """What an interruption past the commit does: nothing."""
        if covered.failures < ENOUGH:
            held = self._try(covered, ready, start, None, partial(self.trials.behind, start, ready, covered.section, way), trail)
            covered.committed |= held and any(m.at is not None and m.at.role == "commit" for m in trail)

    def _try(
        self,
        covered: Covered,
        ready: ReadyCall,
        start: State,
        at: Instruction | None,
        run: Callable[[], object],
        trail: list[Moment] | None = None,
    ) -> bool:
        """Do a run; a failure becomes a finding, and False."""
        trials = self.trials
        try:
            return bool(run())
        except Died as died:
            wrong = Wrong(f"the thread {died}", died.fix)
        except Wrong as found:
            wrong = found
        trials.thread.restart()
        covered.failures += 1
        where = f"at {at} " if at is not None else ""
        finding = f"{ready.call.label()}{start.story}: {where}{wrong.text}"
        self.outcome.verdict = "fails"
        if finding not in self.outcome.findings:
            self.outcome.findings.append(finding)
        if self.outcome.story is None:
            self.outcome.story = tell(trials, ready, finding, wrong, trail or [])
        return False

    def _note(self, covered: Covered) -> None:
        if self.trials.last is not None:
            covered.statuses.add(self.trials.last.status)

    # States to start from

    def _starts(self) -> Iterator[tuple[int, State]]:
        """The model's own start, then what one operation makes of it, then two; with the number of operations."""
        for depth in range(3):
            if depth == len(self.states):
                self.states.append([])
                self.states[depth] = list(self._next(self.states[depth - 1]))
            for state in self.states[depth]:
                yield depth, state

    def _next(self, before: list[State]) -> Iterator[State]:
        seen = {(s.memory, _addresses(s.owned)) for states in self.states for s in states}
        for state in before:
            for operation in self.model._operations.values():
                for call in operation.calls():
                    made = self._after(state, call)
                    if made is not None and (made.memory, _addresses(made.owned)) not in seen and len(seen) < MOST_STATES:
                        seen.add((made.memory, _addresses(made.owned)))
                        yield made

    def _after(self, state: State, call: Call) -> State | None:
        """The state that a call leads to; None if it cannot be made, or fails."""
        ready = ready_call(call, self.functions[call.operation.name], state.owned)
        if ready is None or call in self.unusable:
            return None
        try:
            ended = self.trials.plain(state, ready)
            result = self.trials.meaning.result(ready, ended.results) if ended.status == Status.DONE else None
        except (Died, ValueError):
            self.unusable.add(call)
            self.trials.thread.restart()
            return None
        gained = [r for r in (result if isinstance(result, tuple) else (result,)) if hasattr(r, "_address")]
        owned = (*ready.left, *gained) if call.operation.owns else state.owned
        story = f"{state.story} and {call.label()}" if state.story else f", after {call.label()}"
        return State(ended.memory, owned, story)

    # What it amounts to

    def _count(self, covered: Covered) -> None:
        operation, outcome, exits = covered.operation, self.outcome, covered.exits()
        counts = outcome.counts
        counts.abort_points += len(covered.interrupted)
        counts.abort_points_of += len(covered.section.instructions)
        counts.commits += covered.committed
        counts.commits_of += covered.section.commits
        counts.exits += sum(taken for taken, _ in exits)
        counts.exits_of += len(exits)
        if covered.failures:
            return
        if not covered.statuses:
            outcome.findings.append(
                f"{operation.name}: never called, since a thread owns nothing that it takes: give() something in setup()"
            )
            outcome.verdict = "vacuous" if outcome.verdict == "holds" else outcome.verdict
            return
        missing = [f"{operation.name}: {instruction} was never reached" for instruction in covered.missing()]
        missing += [f"{operation.name}: it was never left {name}" for taken, name in exits if not taken]
        if operation.never and all(taken for taken, _ in exits):
            outcome.not_covered += [f"{m}, and its model names ways of leaving that it never takes" for m in missing]
        elif missing:
            outcome.findings += missing
            if outcome.verdict == "holds":
                outcome.verdict = "vacuous"


def _addresses(owned: tuple[object, ...]) -> tuple[int, ...]:
    return tuple(o._address for o in owned)  # type: ignore[attr-defined]
