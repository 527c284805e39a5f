"""Every instruction of a section is interrupted, once and twice, with the retry on every CPU: it must leave no trace.

No model is needed. A run without interruption says what the operation does, from each memory to start with. Then, for every
instruction k: run to k, abort, and let it retry, here or on another CPU; and again with a second abort at every instruction of
the retry. Until the commit no word may have changed except by staged stores; the result, and every word that was
not staged, must be what a straight run on that CPU gives. A thread that is not registered (its CPU number reads -1), and one on
a CPU beyond the copies, must leave without touching memory.

With a model the memories to start with are those that its operations lead to, and what the memory means is compared as well.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from rseq.checker.bench import Bench, Partial, Setting, Trial
from rseq.checker.judge import EXCEPTIONS
from rseq.checker.local import Ended
from rseq.checker.made_up import SEEDS
from rseq.checker.operations import Call, Scenario
from rseq.checker.passes._search import Progress, calls_in
from rseq.language.status import Status

NAME = "abort sweep"
ORDER = 2
NEEDS_MODEL = False
SAYS = "an abort at any instruction leaves no trace, and the retry does what a straight run does"
NOT_COVERED = ()
MEMORIES = 24
"""Memories to start from, at most, for one call."""
LONGEST = 5_000
STEPS = 2_000_000
"""Emulated or remembered instructions of all second retries; where every pair of aborts would take more, the second is tried
only at every n-th instruction."""


@dataclass(slots=True)
class Run:
    """A thread's way from some point to the end of its operation."""

    locals: list[int] = field(default_factory=list)
    memories: list[int] = field(default_factory=list)
    staged: set[int] = field(default_factory=set)
    """Addresses (of bytes) that were written before the commit."""
    wrote: set[int] = field(default_factory=set)
    """Addresses that were written at all."""
    ended: Ended | None = None
    committed: bool = False
    fault: str = ""

    @property
    def memory(self) -> int:
        return self.memories[-1]


def parts(bench: Bench) -> int:
    return 1 if bench.subject.is_model else SEEDS


def bounds(bench: Bench) -> list[str]:
    start = "memories that the model's operations lead to" if bench.subject.is_model else f"{SEEDS} memories made up from the types"
    return [f"every instruction, twice, retried on each of {max(bench.bounds.cpus, 2)} CPUs, from {start}"]


def run(bench: Bench, part: int, progress: Progress | None = None) -> Partial:
    began = time.monotonic()
    setting = bench.setting(max(bench.bounds.cpus, 2), fused=False, seed=part)
    partial = Partial()
    sweep = _Sweep(bench, setting, partial)
    for call in calls_in(setting.model):
        sweep.call(call)
        if partial.failed:
            break
        if progress is not None:
            progress(partial.transitions)
    machine = setting.machine
    partial.aborts |= {bench.offset(a) for a in machine.abort_points}
    partial.seconds = time.monotonic() - began
    return partial


@dataclass(slots=True)
class _Leg:
    """A part of a story: a run, up to its `upto`-th instruction, on a CPU."""

    run: Run
    cpu: int
    upto: int = 1 << 30


class _Sweep:
    def __init__(self, bench: Bench, setting: Setting, partial: Partial) -> None:
        self.bench, self.setting, self.partial = bench, setting, partial
        self.machine, self.world, self.code = setting.machine, setting.world, bench.code
        self.cpus = range(setting.cpus)
        self._first: list[tuple[int, tuple[Any, ...]]] | None = None
        self._runs: dict[tuple[int, int, int], Run] = {}
        self._differences: dict[tuple[int, int], frozenset[int]] = {}

    # Memories to start from

    def starts(self) -> list[tuple[int, tuple[Any, ...]]]:
        """(memory, what the thread owns): the first, and what operations done in peace lead to."""
        if self._first is not None:
            return self._first
        spare = tuple((i._type_id, i._address) for i in self.setting.model._spare)
        found: dict[tuple[int, tuple[Any, ...]], None] = {(self.world.first, spare): None}
        todo = list(found)
        calls = calls_in(self.setting.model) if self.bench.subject.is_model else []
        while todo and len(found) < MEMORIES:
            memory, spare = todo.pop(0)
            for call in calls:
                for cpu in self.cpus:
                    begun = self.machine.start(self.machine.add_program((call,)), spare)
                    if self.machine.done(begun) or len(found) >= MEMORIES:
                        continue
                    done = self.straight(begun, memory, cpu)
                    if done.fault or done.ended is None or done.ended.status:
                        continue
                    after = self.machine.advance(done.locals[-1], done.ended, done.memory != memory)
                    local = self.machine.locals[after]
                    key = (done.memory, (*local.owned, *local.spare))
                    if key not in found:
                        found[key] = None
                        todo.append(key)
        self._first = list(found)
        return self._first

    def straight(self, local: int, memory: int, cpu: int) -> Run:
        """Run to the end of the operation, one instruction a step, without interruption.

        Most retries are one of a few: what was aborted early has changed nothing, and starts over with the registers it began with.
        """
        key = (local, memory, cpu)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._run(local, memory, cpu)
        return found

    def _run(self, local: int, memory: int, cpu: int) -> Run:
        done = Run([local], [memory])
        for _ in range(LONGEST):
            outcome = self.machine.execute(local, memory, cpu)
            self.partial.transitions += 1
            if outcome.blocked:
                done.fault = "waits for a lock that nobody holds"
                return done
            if outcome.fault:
                done.fault = outcome.fault
                return done
            if outcome.committed:
                self.partial.commits.add(self.bench.offset(outcome.committed))
                done.committed = True
            elif outcome.left:
                self.partial.exits.add(self.bench.offset(outcome.left))
            if outcome.writes:
                memory = self.world.write(memory, outcome.writes)
                done.wrote |= {a + i for a, data in outcome.writes for i in range(len(data))}
                if not outcome.committed:
                    done.staged |= {a + i for a, data in outcome.writes for i in range(len(data))}
            local = outcome.next
            done.locals.append(local)
            done.memories.append(memory)
            if outcome.ended is not None:
                done.ended = outcome.ended
                return done
        done.fault = f"does not end within {LONGEST:,} instructions"
        return done

    # The sweep

    def call(self, call: Call) -> None:
        program = self.machine.add_program((call,))
        if call.operation.definition.kind != "sequence":
            return
        for memory, spare in self.starts():
            local = self.machine.start(program, spare)
            if self.machine.done(local):
                continue
            self._from(call, local, memory)
            if self.partial.failed:
                return

    def _from(self, call: Call, local: int, memory: int) -> None:
        straight = {cpu: self.straight(local, memory, cpu) for cpu in self.cpus}
        for cpu in self.cpus:
            if straight[cpu].fault:
                self._fail(call, f"on CPU {cpu} it goes wrong without any interruption: {straight[cpu].fault}", [_Leg(straight[cpu], cpu)])
                return
            wrong = self._by_the_model(call, local, memory, straight[cpu], cpu)
            if wrong:
                self._fail(call, f"on CPU {cpu}, without any interruption: {wrong}", [_Leg(straight[cpu], cpu)])
                return
        self._beyond(call, local, memory)
        for cpu in self.cpus:
            self.partial.schedules += 1
            self._sweep(call, straight[cpu], straight, straight[cpu].staged, [], cpu)
            if self.partial.failed:
                return

    def _sweep(self, call: Call, run: Run, straight: dict[int, Run], staged: set[int], before: list[_Leg], on: int) -> None:
        """Abort a run on CPU `on` at every instruction inside, and look at the retries. `before`: what has happened already."""
        level = len(before) + 1
        inside = [k for k, number in enumerate(run.locals) if self._inside(number)]
        step = 1 if level == 1 else self._stride(len(inside), len(run.locals))
        retries: list[tuple[Run, list[_Leg], int]] = []  # one abort everywhere comes before two: a shorter story
        for k in inside[::step]:
            local, now = run.locals[k], run.memories[k]
            where = self._place(local)
            legs = [*before, _Leg(run, on, k)]
            trace = self._unstaged(run, k)
            if trace is not None:
                self._fail(call, f"at {where} {trace} has changed before the commit", legs)
                return
            moved, aborted, killed = self.machine.interrupt(local)
            if killed:
                self._fail(call, f"interrupted at {where}, the thread dies: {killed}", legs)
                return
            if not aborted:
                self._fail(call, f"interrupted at {where}, inside of its section, the thread is not sent back: rseq_cs is not set", legs)
                self.partial.story = None  # what comes of that is told better by the passes that follow
                return
            for cpu in self.cpus:
                retried = self.straight(moved, now, cpu)
                self.partial.states += 1
                wrong = self._compare(retried, straight[cpu], staged - straight[cpu].wrote)
                if wrong:
                    times = "twice" if level > 1 else "once"
                    said = f"aborted {times}, the last time at {where}, and retried on CPU {cpu}: {wrong}"
                    self._fail(call, said, [*legs, _Leg(retried, cpu)])
                    return
                if level == 1:
                    retries.append((retried, legs, cpu))
        for retried, legs, cpu in retries:
            self._sweep(call, retried, straight, staged | retried.staged, legs, cpu)
            if self.partial.failed:
                return

    def _stride(self, points: int, length: int) -> int:
        """At every how manyeth instruction a second abort is tried, so that all of them together stay within STEPS."""
        wanted = points * points * length * len(self.cpus) ** 3 * len(self.starts()) * max(1, len(calls_in(self.setting.model)))
        return max(1, -(-wanted // STEPS))

    def _inside(self, number: int) -> bool:
        local = self.machine.locals[number]
        return local.context is not None and local.context.pc in self.code.inside

    def _unstaged(self, run: Run, k: int) -> str | None:
        """A word that differs from the entry of this run, and was not staged by then."""
        first, now = self.world.contents[run.memories[0]], self.world.contents[run.memories[k]]
        if first == now:
            return None
        if not self.bench.subject.is_model:
            return None  # the linter has looked at each store's role
        before, after = self.world.view(run.memories[0]), self.world.view(run.memories[k])
        if before != after:
            return f"the meaning of the memory ({self.world.shown(before)} to {self.world.shown(after)})"
        return None

    def _compare(self, retried: Run, straight: Run, staged: set[int]) -> str:
        if retried.fault:
            return retried.fault
        assert retried.ended is not None
        assert straight.ended is not None
        if retried.ended.status == Status.ABORTED and not retried.committed:
            return ""  # max_restarts: it gave up, and has done nothing
        if retried.ended.status != straight.ended.status:
            return f"it ends with status {Status(retried.ended.status).name} instead of {Status(straight.ended.status).name}"
        if retried.ended.result != straight.ended.result:
            shown = self.setting.explorer.judge.shown
            return f"it returns {shown(retried.ended.result)} instead of {shown(straight.ended.result)}"
        beyond = self._differing(retried.memory, straight.memory) - staged
        if beyond:
            from rseq.checker.naming import address_text, item_names

            return f"{address_text(item_names(self.setting.model), min(beyond) & ~7)} is not what a straight run leaves there"
        if self.bench.subject.is_model and self.world.view(retried.memory) != self.world.view(straight.memory):
            meant = self.world.shown(self.world.view(straight.memory))
            return f"the memory means {self.world.shown(self.world.view(retried.memory))} instead of {meant}"
        return ""

    def _differing(self, one: int, other: int) -> frozenset[int]:
        """The addresses of the bytes in which two memories differ."""
        found = self._differences.get((one, other))
        if found is None:
            first, second = self.world.contents[one], self.world.contents[other]
            places = ((start - offset, range(offset, offset + end - start)) for start, end, offset in self.world._offsets)
            found = frozenset(base + at for base, part in places for at in part if first[at] != second[at]) if one != other else frozenset()
            self._differences[one, other] = found
        return found

    def _by_the_model(self, call: Call, local: int, memory: int, run: Run, cpu: int) -> str:
        """What a straight run did, held against the model."""
        if not self.bench.subject.is_model or run.ended is None or call.operation.effect != "commit":
            return ""
        world, shown = self.world, self.setting.explorer.judge.shown
        arguments = self.machine.locals[local].arguments
        place = world.place(call.operation, cpu)
        expected, result, failure = world.apply(world.view(memory), call.operation, place, arguments, run.committed)
        raised = EXCEPTIONS.get(Status(run.ended.status), "") if run.ended.status != Status.DONE else ""
        if failure != raised:
            return f"by the model it raises {failure or 'nothing'}, but it raises {raised or 'nothing'}"
        if expected != world.view(run.memory):
            return f"the memory should mean {world.shown(expected)}, but it means {world.shown(world.view(run.memory))}"
        if not failure and result != run.ended.result:
            return f"it returns {shown(run.ended.result)}, but by the model {shown(result)}"
        return ""

    def _beyond(self, call: Call, local: int, memory: int) -> None:
        """A thread that is not registered, and one on a CPU without a copy."""
        for cpu, who in ((-1, "a thread that is not registered"), (self.setting.model._arena.copies, "a CPU beyond the copies")):
            run = self.straight(local, memory, cpu)
            legs = [_Leg(run, cpu)]
            if run.fault:
                self._fail(call, f"{who}: {run.fault}", legs)
            elif run.ended is not None and run.ended.status != Status.UNAVAILABLE:
                self._fail(call, f"{who} is not turned away: the CPU number is not compared with the number of copies", legs)
            elif run.memory != memory:
                self._fail(call, f"{who} is turned away, but memory has changed", legs)
            if self.partial.failed:
                return

    def _place(self, number: int) -> str:
        from rseq.checker.passes.lint import place

        local = self.machine.locals[number]
        assert local.context is not None
        return place(self.code, self.code.instructions[local.context.pc])

    def _fail(self, call: Call, text: str, legs: list[_Leg]) -> None:
        from rseq.checker.story import Teller

        self.partial.findings.append(f"{call.label()}: {text}")
        trial = Trial(Scenario(((call,),)), self.setting.cpus)
        teller = Teller(self.setting, trial, self.setting.threads(trial.scenario.programs))
        teller.memory = legs[0].run.memories[0]
        first = self.machine.locals[legs[0].run.locals[0]]
        for number, leg in enumerate(legs):
            teller.kernel(leg.cpu, "runs here" if leg.cpu >= 0 else "is not registered: its CPU number reads -1")
            if number == 0:
                teller.started(leg.cpu, call, first.arguments)
            for local, memory in zip(leg.run.locals[: leg.upto], leg.run.memories, strict=False):
                if not self.machine.done(local) and self.machine.step_of(local) is call:
                    teller.retell(leg.cpu, local, memory)
            if leg.upto < len(leg.run.locals):
                teller.kernel(leg.cpu, "is interrupted inside of its section: the kernel sends it to the abort handler")
        kind = "kernel" if "dies" in text else "fault" if "turned away" in text or "registered" in text else "sweep"
        kind = "peace" if "without any interruption:" in text else kind
        self.partial.story = teller.told(f"{call.label()}: {text}", kind)
