"""Two steps that a target has one instruction for: a load and what compares or adds it, say.

Only where nobody else needs what is in between; which pairs there are, a target says (`Target.together`).
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from rseq.compiler.ir import NEGATED, Branch, Var
from rseq.compiler.section import Section
from rseq.compiler.steps import Step, reads, writes
from rseq.compiler.targets import Goto, Name, Target


class Pairs:
    """The pairs of one section."""

    def __init__(self, section: Section) -> None:
        self.target: Target = section.target
        self.uses: dict[Var, tuple[int, int]] = defaultdict(lambda: (0, 0))
        """By variable: how often it is written, and read."""
        for step in (s for b in section.blocks for s in [*b.body, *([b.end] if b.end else [])]):
            for var in writes(step):
                self.uses[var] = (self.uses[var][0] + 1, self.uses[var][1])
            for operand in reads(step):
                if isinstance(operand, Var):
                    self.uses[operand] = (self.uses[operand][0], self.uses[operand][1] + 1)
        for result in section.results:
            self.uses[result] = (0, 0)

    def spelled(self, first: Step, rest: Sequence[Step | Branch], following: str, name: Name, goto: Goto) -> list[str] | None:
        """The lines of a step and the one after it (`rest`, which may be empty), if they are a pair.

        `following`: the label of the block behind this one. `goto`: a label as the lines have it.
        """
        if not rest or len(writes(first)) != 1 or self.uses[writes(first)[0]] != (1, 1):
            return None
        second = rest[0]
        if isinstance(second, Branch):
            if second.then == following:
                second = dataclasses.replace(second, op=NEGATED[second.op], then=second.otherwise, otherwise=second.then)
            if second.otherwise != following:
                return None
        return self.target.together(first, second, name, goto)
