"""What a check found, as plain data: everything that is shown, stored or sent between machines is made of this.

    Report      one run of `rseq check`: what was checked, within which bounds, with which verdict
      Outcome   one pass over one model (or over one sequence that has none)
        Story   a counterexample, told row by row

Every class turns into JSON with `to_json` and back with `from_json`. Renderers (terminal, HTML, JSON) read it and know
nothing of emulators or explorers; the checker writes it and knows nothing of colours.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

R = TypeVar("R")


@dataclass(slots=True)
class Change:
    """One value that a row changed. `place` is a name such as "lists[0].head", or a register; `kind` says which."""

    place: str
    before: str
    after: str
    kind: Literal["memory", "register", "model"] = "memory"


@dataclass(slots=True)
class Row:
    """One moment of a story: what one thread did, or what the kernel did to it.

    what: "start" (an operation begins), "instruction", "return" (it ends, `text` says with which result), "kernel" (preempted,
    migrated, scheduled, signalled, killed, fenced; `text` says what it means), "effect" (the model's operation happened).
    """

    thread: int
    """Index into `Story.threads`; -1 where no thread is concerned."""
    cpu: int
    """The CPU it happened on; -1 for none."""
    what: Literal["start", "instruction", "return", "kernel", "effect"]
    text: str
    """The machine instruction, or a few words."""
    line: int = 0
    """The user's line, 0 if none."""
    source: str = ""
    """That line's text, stripped."""
    inside: bool = False
    """Whether the thread was inside of its critical section before this row."""
    changes: list[Change] = field(default_factory=list)
    memory: list[str] = field(default_factory=list)
    """The value of every cell of `Story.cells` after this row, in their order."""


@dataclass(slots=True)
class Cell:
    """One scalar in the memory of a model, for drawing: object "lists", copy 0, field "head"."""

    name: str
    """The whole name, as in `Change.place`: "lists[0].head"."""
    object: str
    """The object's name: "lists"."""
    index: int
    """Which copy (CPU) or item; -1 for an object that stands alone."""
    field: str
    """"head", or "" where the item is a number itself."""
    per_cpu: bool


@dataclass(slots=True)
class ThreadPlan:
    """A column of the story: a thread and the operations it is to do, such as "push(nodes[2])"."""

    name: str
    program: list[str]


@dataclass(slots=True)
class Story:
    """A counterexample. The rows lead from the start to the moment that is wrong; the last row is that moment."""

    title: str
    """What is wrong, in one sentence: "after this store the memory means … but it should mean …"."""
    details: list[str]
    """Further sentences: "nodes[1] is owned by T0 and T1"."""
    fix: str
    """What to do about it, or ""."""
    file: str
    """The file of the sequence the last row is in."""
    threads: list[ThreadPlan]
    cpus: int
    cells: list[Cell]
    rows: list[Row]
    token: str
    """Replays this schedule: `rseq check … --replay TOKEN`."""


@dataclass(slots=True)
class Counts:
    """How much a pass did, for the reader who wants to know whether it did anything (anti-vacuity)."""

    states: int = 0
    transitions: int = 0
    schedules: int = 0
    """Scenarios, or runs in passes that only run."""
    abort_points: int = 0
    """Instructions inside of sections at which an abort was tried."""
    abort_points_of: int = 0
    commits: int = 0
    """Commits (places in the code) that were reached."""
    commits_of: int = 0
    exits: int = 0
    """Ways out without a commit that were reached."""
    exits_of: int = 0


@dataclass(slots=True)
class Outcome:
    """One pass. `verdict`: "holds" within the bounds, "fails" (with `findings` and usually a story), "vacuous" (something
    was never exercised, so nothing can be said), "skipped" (`findings` say why), "stopped" (by the user, before the end),
    "unchecked" (the checker cannot do it with this function; `findings` say why).
    """

    model: str
    """The model's name, or that of the sequence."""
    file: str
    pass_name: str
    """"lint", "abort sweep", "one CPU", "several CPUs", "death", "locked backend", "on the kernel", …"""
    target: str
    verdict: Literal["holds", "fails", "vacuous", "skipped", "stopped", "unchecked"]
    findings: list[str] = field(default_factory=list)
    story: Story | None = None
    counts: Counts = field(default_factory=Counts)
    bounds: list[str] = field(default_factory=list)
    """"3 threads on 2 CPUs, one operation each", …: what was tried."""
    not_covered: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(slots=True)
class Report:
    """One run."""

    version: str
    arguments: list[str]
    outcomes: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def status(self) -> int:
        """The exit status: 1 if anything fails, is vacuous, or went beyond a bound; else 2 if something cannot be checked; 0 if
        everything that was tried holds.
        """
        bad = ("fails", "vacuous") if self.interrupted else ("fails", "vacuous", "stopped")
        verdicts = {o.verdict for o in self.outcomes}
        return 1 if verdicts & {*bad} else 2 if "unchecked" in verdicts else 0


def to_json(thing: Any) -> Any:
    """A dataclass of this module as dicts and lists."""
    return dataclasses.asdict(thing)


def from_json(kind: type[R], content: Any) -> R:
    """The other way round. ValueError if the content does not have the form."""
    made: R = _read(kind, content, kind.__name__)
    return made


def _read(kind: Any, content: Any, where: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if content is None:
            return None
        (kind,) = [k for k in typing.get_args(kind) if k is not type(None)]
        return _read(kind, content, where)
    if origin is Literal:
        if content not in typing.get_args(kind):
            raise ValueError(f"{where} is one of {', '.join(typing.get_args(kind))}, not {content!r}")
        return content
    if origin is list:
        if not isinstance(content, list):
            raise ValueError(f"{where} is a list, not {content!r}")
        (item,) = typing.get_args(kind)
        return [_read(item, c, f"{where}[{i}]") for i, c in enumerate(content)]
    if dataclasses.is_dataclass(kind):
        if not isinstance(content, dict):
            raise ValueError(f"{where} is an object, not {content!r}")
        hints = typing.get_type_hints(kind)
        unknown = set(content) - set(hints)
        if unknown:
            raise ValueError(f"{where} has no {sorted(unknown)[0]!r}")
        try:
            return kind(**{name: _read(hints[name], value, f"{where}.{name}") for name, value in content.items()})  # type: ignore[operator]
        except TypeError as error:
            raise ValueError(f"{where}: {error}") from None
    if kind is float and isinstance(content, int) and not isinstance(content, bool):
        return float(content)
    if not isinstance(content, kind) or (kind is int and isinstance(content, bool)):
        raise ValueError(f"{where} is {kind.__name__}, not {content!r}")
    return content
