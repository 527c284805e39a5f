"""`--emit object`: a relocatable object file, and the header that declares what is in it."""

from __future__ import annotations

from pathlib import Path

from rseq.compiler import cross
from rseq.compiler.export._c_header import beside, complete, declarations
from rseq.compiler.export._llvm_module import module
from rseq.compiler.export._subject import Subject

SAYS = "an object file with unwind and line tables, and its C header"


def files(subject: Subject, out: Path) -> dict[Path, bytes]:
    header = beside(out)
    return {
        out: cross.portable_object_code(module(subject), subject.target),
        header: complete(subject, header.name, [declarations(subject)]).encode(),
    }
