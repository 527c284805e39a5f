"""Starting: importing the package, loading LLVM once, compiling a sequence, taking one from the cache.

Every round is a fresh interpreter (bytecode compiled beforehand, files in the page cache), and the figures are
medians in milliseconds. A process that compiles nothing pays for the import only. `compile` means all of it: reading the
source, the rules, LLVM, linking; the sequence is FreeList's pop, after Counter's add was compiled in the same process.
"""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import rseq
from benchmarks.harness import Case, Figure, Goal, Plan, Samples

SOURCE = Path(rseq.__file__).parents[1]
PROGRAM = Path(__file__).parents[1] / "first_compile.py"
Steps = dict[str, float]


def cases(plan: Plan) -> Iterator[Case]:
    @functools.cache
    def imports() -> Samples:
        _import("import rseq")  # writes the bytecode
        samples = Samples([], [])
        for _ in range(plan.processes * 2):
            samples.first.append(_import("import rseq"))
            samples.second.append(_import("pass"))
        return samples

    @functools.cache
    def compiles() -> tuple[list[Steps], list[Steps]]:
        with tempfile.TemporaryDirectory(prefix="rseq-benchmarks-") as warm:
            _steps(Path(warm))
            cold_rounds, cached_rounds = [], []
            for _ in range(plan.processes):
                with tempfile.TemporaryDirectory(prefix="rseq-benchmarks-") as cold:
                    cold_rounds.append(_steps(Path(cold)))
                cached_rounds.append(_steps(Path(warm)))
            return cold_rounds, cached_rounds

    def step(first: tuple[int, str], second: tuple[int, str]) -> Samples:
        """Samples of two steps; 0 is a process with an empty cache, 1 one with a full cache."""
        runs = compiles()
        return Samples(*([steps[name] for steps in runs[which]] for which, name in (first, second)))

    cold, cached = 0, 1
    yield Case(
        "import rseq", "importing, beyond the interpreter's own start", "python -I, import rseq", "python -I, pass",
        imports, "difference", Goal("<=", 30.0),
    )  # fmt: skip
    for name, effect, titles, pair, goal, figure in [
        ("compile a sequence, cold", "front end, rules, LLVM, linking", ("cold", "from the cache"),
         ((cold, "second"), (cached, "second")), Goal("<=", 50.0), "first"),
        ("load a sequence from the cache", "front end, rules, linking", ("from the cache", "cold"),
         ((cached, "second"), (cold, "second")), Goal("<=", 5.0), "first"),
        ("load llvmlite", "once a process, when something is first compiled", ("import llvmlite and initialise it", "import rseq"),
         ((cached, "llvmlite"), (cached, "import")), None, "first"),
        ("first sequence of a process, cached", "the rest that happens once: compiler modules, target machine, support code",
         ("first sequence, from the cache", "second one"), ((cached, "first"), (cached, "second")), None, "difference"),
        ("first sequence of a process, cold", "the same with an empty cache",
         ("first sequence, cold", "second one"), ((cold, "first"), (cold, "second")), None, "difference"),
        ("self-test of the kernel facility", "once a process, when memory is first made", ("self-test", "import rseq"),
         ((cached, "self-test"), (cached, "import")), None, "first"),
    ]:  # fmt: skip
        yield Case(name, effect, *titles, functools.partial(step, *pair), _figure(figure), goal)


def _figure(name: str) -> Figure:
    return "first" if name == "first" else "difference"


def _import(what: str) -> float:
    """Seconds that a fresh interpreter takes, from before it exists to after it has ended."""
    started = perf_counter()
    subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(SOURCE)!r}); {what}"], check=True)
    return perf_counter() - started


def _steps(cache: Path) -> Steps:
    done = subprocess.run([sys.executable, "-I", str(PROGRAM), str(SOURCE), str(cache)], check=True, capture_output=True, text=True)
    found: Steps = json.loads(done.stdout)
    return found
