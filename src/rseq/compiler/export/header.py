"""`--emit header`: sequences as `static inline` functions in one self-contained header for C11 and C++17, GCC and Clang."""

from __future__ import annotations

from pathlib import Path

from rseq.compiler.export._c_header import complete
from rseq.compiler.export._c_sequence import define
from rseq.compiler.export._subject import Refused, Subject

SAYS = "a C11/C++17 header of static inline functions (GCC, Clang)"


def refusal(kind: str) -> str | None:
    """Why a header cannot have a function of this kind; None if it can."""
    if kind == "sequence":
        return None
    what = "a native function" if kind == "native" else "a transaction (two sequences in a native loop)"
    return f"{what}: a header has sequences only; --emit object, asm or shared has everything"


def files(subject: Subject, out: Path) -> dict[Path, bytes]:
    for item in subject.items:
        why = refusal(item.definition.kind)
        if why:
            raise Refused(f"{item.definition.name} is {why}")
    subject.refuse_clashes(counters=False)
    return {out: complete(subject, out.name, [define(subject, item) for item in subject.items], inline=True).encode()}
