#!/usr/bin/python3.11
"""The first process of an emulated arm64 machine: CPython, which runs tests of the package and turns the machine off."""

import ctypes
import json
import os
import sys
import time
import traceback

sys.path[:0] = ["/site", "/project"]
POWER_OFF = 0x4321FEDC
CONSOLE_LEVEL = 8
started = time.monotonic()
library = ctypes.CDLL(None, use_errno=True)


def say(**what: object) -> None:
    """A line for the machine outside."""
    print(f"\n@rseq {json.dumps(what)} @end", flush=True)


class Outcomes:
    """A plugin of pytest that counts."""

    def __init__(self) -> None:
        self.passed = self.failed = self.skipped = 0

    def pytest_configure(self) -> None:
        import hypothesis  # not earlier: pytest wants to be the first

        hypothesis.settings.register_profile("emulated", deadline=None)
        hypothesis.settings.load_profile("emulated")

    def pytest_runtest_logreport(self, report) -> None:  # type: ignore[no-untyped-def]
        if report.failed:
            self.failed += 1
            say(kind="failed", test=report.nodeid, why=str(report.longrepr)[-1500:])
        elif report.skipped:
            self.skipped += 1
        elif report.when == "call":
            self.passed += 1

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        print(f"{time.monotonic() - started:7.1f} {nodeid}", flush=True)

    def pytest_collectreport(self, report) -> None:  # type: ignore[no-untyped-def]
        if report.failed:
            self.failed += 1
            say(kind="failed", test=report.nodeid, why=str(report.longrepr)[-1500:])


def main() -> None:
    for kind, where in (("proc", "/proc"), ("sysfs", "/sys"), ("devtmpfs", "/dev"), ("tmpfs", "/tmp"), ("tmpfs", "/dev/shm")):
        os.makedirs(where, exist_ok=True)
        if library.mount(kind.encode(), where.encode(), kind.encode(), 0, None):
            print(f"{where} cannot be mounted: {os.strerror(ctypes.get_errno())}", flush=True)
    library.klogctl(CONSOLE_LEVEL, None, 1)
    os.environ.update(HOME="/tmp", PATH="/usr/bin:/bin")
    os.chdir("/project")
    import pytest

    import rseq
    from rseq.kernel import backend

    assert rseq.__file__.startswith("/site/")
    with open("/project/chosen") as file:
        chosen = file.read().split()
    outcomes = Outcomes()
    pytest.main(["-q", "-p", "no:cacheprovider", "--color=no", "--timeout=1200", *chosen], plugins=[outcomes])
    say(
        kind="python",
        version=sys.version.split()[0],
        release=os.uname().release,
        process=os.getpid(),
        backend=backend.choose().backend,
        passed=outcomes.passed,
        failed=outcomes.failed,
        skipped=outcomes.skipped,
    )


try:
    main()
except BaseException:
    traceback.print_exc()
finally:
    sys.stdout.flush()
    sys.stderr.flush()
    time.sleep(1)  # the console is slow
    library.reboot(POWER_OFF)
