"""Run in a fresh interpreter: what starting costs, step by step, as JSON in seconds.

    python -I first_compile.py SOURCE FOLDER

SOURCE is the folder that holds `rseq`; FOLDER that of the object cache. Everything that is needed once a process is timed on
its own, so that the last step is one more sequence and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
from time import perf_counter


def main() -> None:
    sys.path.insert(0, sys.argv[1])
    os.environ["RSEQ_CACHE_DIR"] = sys.argv[2]
    marks = [("start", perf_counter())]

    def mark(name: str) -> None:
        marks.append((name, perf_counter()))

    import rseq.structures as structures
    from rseq.structures import counter, freelist

    mark("import")
    from rseq.kernel import backend

    backend.choose()
    mark("self-test")
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    llvm.initialize_native_asmparser()
    mark("llvmlite")
    counter.add.compile()
    mark("first")
    freelist.pop.compile()
    mark("second")
    structures.FreeList()
    print(json.dumps({name: at - marks[place][1] for place, (name, at) in enumerate(marks[1:])}))


main()
