"""What threads do in a check: what a model states, or every choice of a few operations."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from rseq.checker.model import CheckError, Model
from rseq.checker.operations import Call, Fence, Program, Scenario, Step


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a check goes."""

    threads: int = 3
    cpus: int = 2
    depth: int = 3
    """How many operations one thread does in a row (against one operation of a second thread)."""
    most_states: int = 5_000_000


def program_of(model: Model, names: str | Sequence[str]) -> list[Program]:
    """A program from names; several if an operation has several arguments to try. CheckError for an unknown one."""
    steps: list[list[Step]] = []
    for name in [names] if isinstance(names, str) else names:
        head, _, given = name.partition("(")
        if name == "fence":
            steps.append([Fence()])
            continue
        if head not in model._operations:
            raise CheckError(f"{type(model).__name__}: there is no operation {head!r}; there are {', '.join(model._operations)} and fence")
        found = model._operations[head]
        if given:
            try:
                values = ast.literal_eval(f"({given.rstrip(')')},)")
                steps.append([Call(found, dict(zip(found.choices, values, strict=True)))])
            except (ValueError, SyntaxError):
                raise CheckError(f"{type(model).__name__}: {name!r} is no call of {head} with constants") from None
        else:
            steps.append(list(found.calls()))
    return list(itertools.product(*steps))


def scenarios_of(model: Model, bounds: Bounds) -> list[Scenario]:
    """What the model states, or: every choice of one operation a thread, and one operation against up to `depth` in a row."""
    if model.scenarios is not None:
        made = []
        for stated in model.scenarios:
            if isinstance(stated, str):
                raise CheckError(
                    f"{type(model).__name__}.scenarios: {stated!r} is one name; a scenario is a list of programs, one for each thread"
                )
            for programs in itertools.product(*(program_of(model, names) for names in stated)):
                made.append(Scenario(tuple(programs)))
        return made
    calls: list[Step] = [c for o in model._operations.values() for c in o.calls()]

    def one_each(threads: int) -> list[Scenario]:
        return [Scenario(tuple((c,) for c in chosen)) for chosen in itertools.combinations_with_replacement(calls, threads)]

    # Fewest threads first: more show nothing new in most cases, but a shorter story is a better one.
    found = [s for threads in range(1, min(bounds.threads, 2) + 1) for s in one_each(threads)]
    for length in range(2, bounds.depth + 1):
        for single in calls:
            for row in itertools.product(calls, repeat=length):
                found.append(Scenario(((single,), tuple(row))))
    return found + [s for threads in range(3, bounds.threads + 1) for s in one_each(threads)]


def handlers_of(model: Model) -> list[Step]:
    """What signal handlers run."""
    names = model.handlers
    if names is None:  # where the model states what threads do, it must also say what handlers may do
        names = list(model._operations) if model.scenarios is None else []
    return [program[0] for name in names for program in program_of(model, name)]
