"""What passes work with: one subject on one target, its code loaded once, its memory set up for each need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rseq.checker.code import Code, Spelling, build
from rseq.checker.explorer import Explorer
from rseq.checker.late_stores import LateStores
from rseq.checker.local import Reference
from rseq.checker.machine import Machine
from rseq.checker.model import Model
from rseq.checker.operations import OWNED, Call, Program, Scenario, Step
from rseq.checker.report import Story
from rseq.checker.scenarios import Bounds
from rseq.checker.subjects import Subject
from rseq.checker.world import World
from rseq.compiler import targets
from rseq.compiler.assembly import spell
from rseq.compiler.targets import Target


@dataclass(slots=True)
class Partial:
    """What a part of a pass found; parts are added up. Places are offsets in the loaded code, the same in every process."""

    states: int = 0
    transitions: int = 0
    schedules: int = 0
    aborts: set[int] = field(default_factory=set)
    commits: set[int] = field(default_factory=set)
    exits: set[int] = field(default_factory=set)
    effects: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    findings: list[str] = field(default_factory=list)
    story: Story | None = None
    incomplete: str = ""
    unchecked: str = ""
    """Why this pass cannot be done at all."""
    seconds: float = 0.0

    def add(self, other: Partial) -> None:
        """The sum; the first story stays."""
        self.states += other.states
        self.transitions += other.transitions
        self.schedules += other.schedules
        self.aborts |= other.aborts
        self.commits |= other.commits
        self.exits |= other.exits
        self.effects |= other.effects
        self.ended |= other.ended
        self.findings += [f for f in other.findings if f not in self.findings]
        self.story = self.story or other.story
        self.incomplete = self.incomplete or other.incomplete
        self.unchecked = self.unchecked or other.unchecked
        self.seconds += other.seconds

    @property
    def failed(self) -> bool:
        return bool(self.findings)


class Setting:
    """A model with its memory, machine and explorer, for some number of CPUs and a backend."""

    def __init__(self, bench: Bench, model: Model, cpus: int, backend: str, fused: bool, weak: bool) -> None:
        self.bench, self.model, self.cpus, self.backend = bench, model, cpus, backend
        self.world = World(model)
        self.machine = Machine(model, bench.code, self.world, fused)
        kind = LateStores if weak else Explorer
        self.explorer = kind(self.machine, self.world, cpus, backend == "locked")

    def threads(self, programs: tuple[Program, ...]) -> list[tuple[int, tuple[Reference, ...]]]:
        """Programs with the spare items that each thread starts with: as many as it passes on, first one for everybody."""
        pool: list[Reference] = [(item._type_id, item._address) for item in self.model._spare]
        given: list[list[Reference]] = [[] for _ in programs]
        wanted = [_needs(program) for program in programs]
        for round_number in range(max(map(len, wanted), default=0)):
            for needs, own in zip(wanted, given, strict=True):
                if round_number < len(needs):
                    fitting = next((r for r in pool if r[0] == needs[round_number]), None)
                    if fitting is not None:
                        pool.remove(fitting)
                        own.append(fitting)
        return [(self.machine.add_program(program), tuple(own)) for program, own in zip(programs, given, strict=True)]


def _needs(program: Program) -> list[int]:
    """The type numbers of the pointers that a program passes on."""
    from rseq.language.types import type_id

    return [
        type_id(step.operation.definition.parameters[index].type.target)
        for step in program if isinstance(step, Call)
        for index, value in step.values.items() if value is OWNED
    ]  # fmt: skip


class Bench:
    """One subject on one target. Close it when done: it holds the memory of its models."""

    def __init__(self, subject: Subject, target: Target | None = None, bounds: Bounds | None = None, spelled: Spelling = spell) -> None:
        self.subject, self.target, self.bounds, self.spelled = subject, target or targets.host(), bounds or Bounds(), spelled
        self._settings: dict[tuple[int, str, bool, int, bool], Setting] = {}
        self._code: Code | None = None

    @property
    def code(self) -> Code:
        if self._code is None:
            self._code = build([f.definition for f in self.subject.functions()], self.target, self.spelled)
        return self._code

    def setting(self, cpus: int = 2, backend: str = "kernel", fused: bool = True, seed: int = 0, weak: bool = False) -> Setting:
        """The model set up for so many CPUs."""
        key = (cpus, backend, fused, seed, weak)
        if key not in self._settings:
            _ = self.code  # a CompileError comes before anything is set up
            model = self.subject.model_class(seed)._open(cpus, backend, self.code.processor.word == 4)
            self._settings[key] = Setting(self, model, cpus, backend, fused, weak)
        return self._settings[key]

    def close(self) -> None:
        for setting in self._settings.values():
            setting.model._close()
        self._settings.clear()

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def offset(self, address: int) -> int:
        """An address as it is counted in a Partial."""
        from rseq.checker.layout import CODE

        return address - CODE


@dataclass(frozen=True, slots=True)
class Trial:
    """One scenario of a search: threads, CPUs, and what else may happen."""

    scenario: Scenario
    cpus: int
    backend: str = "kernel"
    kill: bool = False
    handler: Step | None = None
    weak: bool = False

    def label(self) -> str:
        return self.scenario.label() + (f", signal handler: {self.handler.label()}" if self.handler is not None else "")


def partial_to_json(partial: Partial) -> dict[str, Any]:
    """For other processes."""
    from rseq.checker.report import to_json

    return {
        **{n: getattr(partial, n) for n in ("states", "transitions", "schedules", "findings", "incomplete", "unchecked", "seconds")},
        **{n: sorted(getattr(partial, n)) for n in ("aborts", "commits", "exits", "effects", "ended")},
        "story": to_json(partial.story) if partial.story is not None else None,
    }


def partial_from_json(content: dict[str, Any]) -> Partial:
    from rseq.checker.report import from_json

    story = from_json(Story, content["story"]) if content["story"] is not None else None
    plain: dict[str, Any] = {
        n: content[n] for n in ("states", "transitions", "schedules", "findings", "incomplete", "unchecked", "seconds")
    }
    sets: dict[str, Any] = {n: set(content[n]) for n in ("aborts", "commits", "exits", "effects", "ended")}
    return Partial(
        **plain,
        **sets,
        story=story,
    )
