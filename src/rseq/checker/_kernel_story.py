"""A run on the kernel that went wrong, told as a `report.Story`: one thread, its instructions, and what the kernel did to it.

Between two instructions memory is known because every instruction was stopped at in its turn. So the rows before the interruption
come from the runs before this one; they are the same up to there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rseq.checker._kernel_trial import Moment
from rseq.checker.report import Cell, Change, Row, Story, ThreadPlan

if TYPE_CHECKING:
    from rseq.checker._kernel_meaning import ReadyCall
    from rseq.checker._kernel_trial import Trials, Wrong


def tell(trials: Trials, ready: ReadyCall, title: str, wrong: Wrong, trail: list[Moment]) -> Story:
    """The story of the run that `trials` has just made. `trail`: what earlier runs of this sweep saw, instruction by instruction."""
    meaning, moments = trials.meaning, trials.moments
    seen = [*moments[:1], *_before(trail, moments), *moments[1:]]
    rows: list[Row] = []
    memory = seen[0].memory if seen else b""

    def tell_row(moment: Moment, what: Literal["start", "instruction", "kernel", "return"], text: str, now: bytes) -> None:
        at = moment.at
        line, source = (at.line, at.source) if at is not None else (0, "")
        changes = [Change(*change) for change in meaning.changes(memory, now)]
        rows.append(Row(0, moment.cpu, what, text, line, source, at is not None, changes, meaning.cell_texts(now)))

    for moment, following in zip(seen, [*seen[1:], None], strict=True):
        if moment.what == "instruction" and following is not None and following.what == "instruction":
            now = following.memory  # it was executed: the next one was stopped at
            tell_row(moment, "instruction", moment.text, now)
        else:
            now = moment.memory
            stopped = moment.what == "instruction"
            tell_row(moment, "kernel" if stopped else moment.what, f"stopped before {moment.text}" if moment.at else moment.text, now)
        memory = now
    if wrong.memory is not None and seen and wrong.memory != memory:
        tell_row(Moment("return", "", wrong.memory, seen[-1].cpu), "return", "in the end", wrong.memory)
    return Story(
        title,
        [],
        wrong.fix,
        ready.operation.definition.file,
        [ThreadPlan("T0", [ready.call.label()])],
        trials.meaning.model._arena.copies,
        [Cell(c.name, c.object, c.index, c.field, c.per_cpu) for c in meaning.cells],
        rows,
        "",
    )


def _before(trail: list[Moment], moments: list[Moment]) -> list[Moment]:
    """What was seen before the instruction that this run stopped at."""
    stopped = [m.at for m in moments if m.at is not None]
    return [m for m in trail if not stopped or (m.at is not None and m.at.address < stopped[0].address)]
