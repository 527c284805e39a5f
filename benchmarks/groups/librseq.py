"""librseq's operations, by hand and from one source in Python: both headers built in one run, called through librseq's interface.

Needs a checkout of librseq, which is no part of this project: `LIBRSEQ=path make bench`.

How fast a load behind a store is depends on where both happen to be (addresses that differ from start to start), on either side by up to
a half. So each side is several processes, which take turns, and the least of a side is what it does where its data are best.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.harness import Case, Goal, Plan, Side, compare, skip
from rseq.compiler.export.librseq_bits import OPERATIONS
from tests.librseq.checkout import Checkout, NotThere

SOURCE = Path(__file__).parents[1] / "librseq_loops.c"
GOAL = Goal("<=", 1.05)
EFFECT = "what the compiler adds to the assembly of librseq"
PROCESSES = 10
NAMES = ("from librseq_ops.py", "librseq, by hand")


def cases(plan: Plan) -> Iterator[Case]:
    path = os.environ.get("LIBRSEQ")
    if not path:
        yield from _skipped("LIBRSEQ names no checkout of librseq")
        return
    with tempfile.TemporaryDirectory(prefix="rseq-benchmarks-") as folder:
        try:
            checkout = Checkout(Path(path), Path(folder))
            programs = [checkout.build(name, [SOURCE], ours=name == "ours") for name in ("ours", "theirs")]
        except NotThere as error:
            yield from _skipped(str(error))
            return
        with contextlib.ExitStack() as stack:
            ours, theirs = ([stack.enter_context(_started(program)) for _ in range(PROCESSES)] for program in programs)
            for name in OPERATIONS:
                yield compare(name, EFFECT, _side(NAMES[0], ours, name), _side(NAMES[1], theirs, name), plan, GOAL)


def _skipped(reason: str) -> Iterator[Case]:
    for name in OPERATIONS:
        yield skip(name, EFFECT, *NAMES, reason, GOAL)


def _started(program: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)


def _side(name: str, programs: Sequence[subprocess.Popen[str]], operation: str) -> Side:
    turns = itertools.cycle(programs)

    def run(count: int) -> float:
        program = next(turns)
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(f"{operation} {count}\n")
        answer = program.stdout.readline()
        if not answer:
            raise RuntimeError("librseq cannot run here")
        return float(answer)

    return Side(name, run)
