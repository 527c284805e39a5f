"""librseq's own tests, compiled with our `bits.h`: `make librseq-conformance LIBRSEQ=path`.

basic_percpu_ops_test, and param_test in its four builds (CPU numbers and concurrency ids, each also comparing twice), with all of its
workloads, with and without fences, undisturbed and with delays, yields, signals and sleeps put in. Each program verifies its own totals.

Exit status 0: all passed; 1: one failed; 2: it cannot be tried here.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.librseq.checkout import Checkout, NotThere

BUILDS = {
    "param_test": (),
    "param_test_compare_twice": ("-DRSEQ_COMPARE_TWICE",),
    "param_test_mm_cid": ("-DBUILDOPT_RSEQ_PERCPU_MM_CID",),
    "param_test_mm_cid_compare_twice": ("-DBUILDOPT_RSEQ_PERCPU_MM_CID", "-DRSEQ_COMPARE_TWICE"),
}
WORKLOADS = [("-T", "s"), ("-T", "l"), ("-T", "b"), ("-T", "b", "-M"), ("-T", "m"), ("-T", "m", "-M"), ("-T", "i"), ("-T", "r")]
SKIPPED = 2
"""What param_test ends with where the kernel has no concurrency ids."""


def disturbances() -> Iterator[tuple[str, ...]]:
    """None; delays at each of the nine places; yields, signals and sleeps at the places in C, at some or all passages."""
    yield ()
    for place in range(1, 10):
        yield (f"-{place}", "10000")
    for place, kind, every in itertools.product((7, 8, 9), (("-y",), ("-k",), ("-s", "1")), (4, 1)):
        yield (f"-{place}", "-1", "-m", str(every), *kind)


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("librseq", type=Path, help="a checkout of librseq")
    given.add_argument("--repetitions", type=int, default=100, help="of each thread (librseq's own run: 1000)")
    given.add_argument("--threads", type=int, default=6)
    given.add_argument("--quick", action="store_true", help="undisturbed, and one disturbance of each kind")
    given.add_argument("--compiler", default="cc")
    options = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="rseq-librseq-") as folder:
        try:
            return run(Checkout(options.librseq, Path(folder), options.compiler), options)
        except NotThere as error:
            print(error, file=sys.stderr)
            return 2


def run(checkout: Checkout, options: argparse.Namespace) -> int:
    tests = checkout.path / "tests"
    failed = passed = skipped = 0
    for name, flags in {"basic": (), "basic_mm_cid": ("-DBUILDOPT_RSEQ_PERCPU_MM_CID",)}.items():
        program = checkout.build(name, [tests / "basic_percpu_ops_test.c", tests / "utils" / "tap.c"], *flags)
        ok = subprocess.run([program], stdout=subprocess.DEVNULL, check=False).returncode == 0
        print(f"basic_percpu_ops_test{name.removeprefix('basic')}: {'passed' if ok else 'FAILED'}", flush=True)
        passed, failed = passed + ok, failed + (not ok)
    ways = list(disturbances())
    if options.quick:
        ways = [ways[0], ways[3], ways[4], ways[9], *ways[10:16:2]]
    for name, flags in BUILDS.items():
        program = checkout.build(name, [tests / "param_test.c"], *flags)
        before = failed
        for way, workload in itertools.product(ways, WORKLOADS):
            # Sleeping at every passage takes as long as all the rest. param_test divides by a tenth of the repetitions.
            repetitions = max(10, options.repetitions // (20 if "-s" in way else 1))
            arguments = [*workload, *way, "-r", str(repetitions), "-t", str(options.threads)]
            ran = subprocess.run([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
            if ran.returncode == SKIPPED and "mm_cid" in name:
                skipped += 1
            elif ran.returncode:
                failed += 1
                said = next(iter(ran.stderr.splitlines()), "")
                print(f"{name} {' '.join(arguments)}: FAILED (status {ran.returncode}) {said}", flush=True)
            else:
                passed += 1
        print(f"{name}: {len(ways)} ways to disturb x {len(WORKLOADS)} workloads: {'passed' if failed == before else 'FAILED'}", flush=True)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped, because the kernel has no concurrency ids" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
