"""A copy of a variable is the variable.

The front end makes a variable of every name and every conversion, and a conversion to a wider integer is a copy, since every integer is
kept extended to 64 bits anyway. Where neither the copy nor what it was made from is written anywhere else, both hold the same as long
as the copy has a value: whoever reads the copy is reached by way of it, and so by way of the original.

What it does not do: follow constants; join variables that are compared or shifted differently (signed and unsigned ones); touch results.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING

from rseq.compiler.ir import Move, Terminator, Var
from rseq.compiler.steps import Step, writes
from rseq.language.types import Float, Int

if TYPE_CHECKING:
    from rseq.compiler.section import Section


def without_copies(section: Section) -> None:
    """Have whoever reads a copy read what it was made from; changes `section`."""
    steps = [s for b in section.blocks for s in b.body]
    written = Counter(var for s in [*steps, *(b.end for b in section.blocks if b.end)] for var in writes(s))
    stands_for: dict[Var, Var] = {}
    for step in steps:
        if isinstance(step, Move) and isinstance(step.src, Var) and step.dst not in section.results:
            once = written[step.dst] == 1 and written[step.src] == (step.src not in section.inputs)
            if once and _alike(step.dst, step.src):
                stands_for[step.dst] = step.src
    if not stands_for:
        return
    for dst, src in stands_for.items():  # chains: the copy of a copy
        while src in stands_for:
            src = stands_for[src]
        stands_for[dst] = src
    for block in section.blocks:
        kept = [s for s in block.body if not (isinstance(s, Move) and s.dst in stands_for)]
        block.body = [_renamed(s, stands_for) for s in kept]  # type: ignore[misc]
        block.end = _renamed(block.end, stands_for) if block.end else None  # type: ignore[assignment]


def _alike(copy: Var, original: Var) -> bool:
    """Whether steps treat both the same."""
    kinds = [(isinstance(v.type, Float), isinstance(v.type, Int) and v.type.signed) for v in (copy, original)]
    return kinds[0] == kinds[1]


def _renamed(step: Step | Terminator, stands_for: dict[Var, Var]) -> Step | Terminator:
    changes: dict[str, object] = {}
    for field in dataclasses.fields(step):
        value = getattr(step, field.name)
        if isinstance(value, Var) and value in stands_for:
            changes[field.name] = stands_for[value]
        elif isinstance(value, tuple) and any(isinstance(v, Var) and v in stands_for for v in value):
            changes[field.name] = tuple(stands_for.get(v, v) for v in value)
    return dataclasses.replace(step, **changes) if changes else step  # type: ignore[arg-type]
