"""`--emit asm`: the same functions as assembly text for GNU as or clang, and the header that declares them."""

from __future__ import annotations

import re
from pathlib import Path

from rseq.compiler import cross
from rseq.compiler.export._c_header import beside, complete, declarations
from rseq.compiler.export._llvm_module import module
from rseq.compiler.export._subject import Subject

SAYS = "assembly text with unwind and line tables, and its C header"


def files(subject: Subject, out: Path) -> dict[Path, bytes]:
    text = subject.target.portable(cross.portable_assembly(module(subject), subject.target))
    # LLVM writes folder and name of a file apart, which GNU as takes for DWARF 5 only.
    text = re.sub(r'^(\t\.file\t\d+ "[^"\n]*)" "', r"\1/", text, flags=re.MULTILINE)
    header = beside(out)
    return {out: text.encode(), header: complete(subject, header.name, [declarations(subject)]).encode()}
