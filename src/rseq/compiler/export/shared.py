"""`--emit shared`: a shared library, its C header, and a file for pkg-config; all in one folder, wherever that is moved."""

from __future__ import annotations

import re
from pathlib import Path

import rseq
from rseq.compiler import cross
from rseq.compiler.export._c_header import complete, declarations
from rseq.compiler.export._link import shared_library
from rseq.compiler.export._llvm_module import module
from rseq.compiler.export._subject import Refused, Subject

SAYS = "a shared library (libNAME.so), its C header, and a pkg-config file"

PKG_CONFIG = """\
prefix=${{pcfiledir}}
libdir=${{prefix}}
includedir=${{prefix}}

Name: {name}
Description: Restartable sequences from {files}, made by rseq
Version: {version}
Libs: -L${{libdir}} -l{name}
Cflags: -I${{includedir}}
"""


def files(subject: Subject, out: Path) -> dict[Path, bytes]:
    found = re.fullmatch(r"lib([\w.+-]+)\.so", out.name)
    if not found:
        raise Refused(f"a shared library is called libNAME.so, so that linkers find it as -lNAME; {out.name} is not")
    header = out.with_name(f"{found[1]}.h")
    content = shared_library(cross.portable_object_code(module(subject), subject.target), out.name, subject.target)
    sources = ", ".join(sorted({item.definition.file.rpartition("/")[2] for item in subject.items}))
    config = PKG_CONFIG.format(name=found[1], files=sources, version=rseq.__version__)
    return {
        out: content,
        header: complete(subject, header.name, [declarations(subject)]).encode(),
        out.with_name(f"{found[1]}.pc"): config.encode(),
    }
