"""What must hold of a section between its layout and its spelling; the counterpart of verify.py for later passes.

- it begins by arming, reads the CPU number inside, and tests it before anything else happens;
- inputs are never written, so that a restart finds them as they were;
- every other variable has a value on every path that reads it, from inside of the section;
- at most one instruction commits, and it is the section's last;
- after register allocation, two variables that are alive together never share a temporary.
"""

from __future__ import annotations

from rseq.compiler.ir import Block, Branch, Commit, Jump, Move, Return, Var, successors
from rseq.compiler.registers import Allocation, live_out
from rseq.compiler.section import Section
from rseq.compiler.steps import Arm, LeaveIf, ReadArea, Step, reads, writes
from rseq.compiler.verify import VerifyError


def verify_section(section: Section, allocation: Allocation | None = None) -> None:
    """Check a section, and its registers where it has them. Raises VerifyError."""
    labels = [b.label for b in section.blocks]
    exits = {e.label for e in section.exits}

    def need(condition: bool, text: str) -> None:
        if not condition:
            raise VerifyError(f"section of {section.function.name}: {text}")

    need(len(set(labels)) == len(labels) and not exits & set(labels), "two labels are the same")
    first = section.blocks[0].body
    need(bool(first) and isinstance(first[0], Arm), "it does not begin by arming")
    read = next((i for i, s in enumerate(first) if isinstance(s, ReadArea)), None)
    tested = next((i for i, s in enumerate(first) if isinstance(s, LeaveIf)), None)
    need(read is not None and tested is not None and read < tested, "the CPU number is not read and tested")
    commits = [b for b in section.blocks if isinstance(b.end, Commit)]
    need(len(commits) <= 1, "more than one instruction commits")
    need(not commits or commits[0] is section.blocks[-1], "the commit is not last")
    for block in section.blocks:
        need(isinstance(block.end, Jump | Branch | Return | Commit), f"{block.label} has no end")
        for target in successors(block.end):
            need(target in labels or target in exits, f"{block.label} goes to {target}, which does not exist")
        for step in _steps(block):
            for var in writes(step):
                need(var not in section.inputs, f"the input {var} is written")
    _assigned(section, need)
    if allocation is not None:
        _apart(section, allocation, need)


def _steps(block: Block) -> list[Step]:
    return [*block.body, block.end]  # type: ignore[list-item]


def _assigned(section: Section, need: object) -> None:
    """Liveness at the start: only inputs may be alive there."""
    assert callable(need)
    out = live_out(section)
    live = set(out[section.blocks[0].label])
    for step in reversed(_steps(section.blocks[0])):
        live -= set(writes(step))
        live |= {v for v in reads(step) if isinstance(v, Var)}
    for var in live - set(section.inputs) - set(section.results):
        need(False, f"{var} is read without a value")


def _apart(section: Section, allocation: Allocation, need: object) -> None:
    assert callable(need)
    out = live_out(section)
    place = allocation.temporaries
    for block in section.blocks:
        live = set(out[block.label])
        for step in reversed(_steps(block)):
            source = step.src if isinstance(step, Move) else None
            for var in writes(step):
                for other in live - {var}:
                    if other in place and other is not source:
                        need(place[var] != place[other], f"{var} and {other} share a register")
            live = (live - set(writes(step))) | {v for v in reads(step) if isinstance(v, Var)}
