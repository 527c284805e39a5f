"""The self-test: a kernel that aborts sections passes, one that does not is noticed and not used."""

from __future__ import annotations

import os
import time

import pytest

from rseq.kernel import abi, backend, machine_code, registration, selftest
from rseq.kernel.selftest import Outcome
from tests.kernel.needs import LIMIT, facts_of, needs_registration, needs_two_cpus

WAYS = ["signal", "migration", "preemption"]
WITHOUT_SIGNALS = """
import json, signal
from rseq.kernel import registration, selftest
for number in range(signal.SIGRTMIN, signal.SIGRTMAX + 1):
    signal.signal(number, signal.SIG_IGN)
outcome = selftest.run(registration.area_offset())[0]
print(json.dumps([selftest.free_signal(), outcome.name, outcome.verdict, outcome.reason]))
"""


def tried() -> dict[str, Outcome]:
    """The outcomes, each of the first run in which it was really tried: on a machine that is busy one may not come to it."""
    offset = registration.area_offset()
    assert offset is not None
    found: dict[str, Outcome] = {}
    deadline = time.monotonic() + LIMIT
    while len(found) < len(WAYS):
        outcomes = selftest.run(offset)
        assert [outcome.name for outcome in outcomes] == WAYS
        for outcome in outcomes:
            if outcome.verdict != "not tried" or "did not happen" not in outcome.reason:
                found.setdefault(outcome.name, outcome)
        assert time.monotonic() < deadline, f"in {LIMIT} s only these were tried: {found}"
    return found


@pytest.fixture
def broken_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sections that cover no instruction, so that none is ever aborted."""
    whole = machine_code._aligned_descriptor
    monkeypatch.setattr(machine_code, "_aligned_descriptor", lambda start, length, abort: whole(start, 0, abort))


@needs_registration
@needs_two_cpus
def test_this_kernel_aborts_on_all_three() -> None:
    assert tried() == {way: Outcome(way, "passed") for way in ("signal", "migration", "preemption")}


@needs_registration
def test_with_one_cpu_migration_is_not_tried() -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        found = tried()
    finally:
        os.sched_setaffinity(0, before)
    assert found == {
        "signal": Outcome("signal", "passed"),
        "migration": Outcome("migration", "not tried", "this process may use one CPU only"),
        "preemption": Outcome("preemption", "passed"),
    }


@needs_registration
def test_affinity_and_signal_handlers_are_as_before() -> None:
    before = os.sched_getaffinity(0)
    handlers = [selftest._sigaction(number, None).handler for number in range(34, 65)]
    tried()
    assert os.sched_getaffinity(0) == before
    assert [selftest._sigaction(number, None).handler for number in range(34, 65)] == handlers


@needs_registration
@needs_two_cpus
@pytest.mark.usefixtures("broken_kernel")
def test_a_kernel_that_aborts_nothing_fails_all_three() -> None:
    reason = "the section was not aborted"
    assert tried() == {way: Outcome(way, "failed", reason) for way in ("signal", "migration", "preemption")}


@needs_registration
@pytest.mark.usefixtures("broken_kernel")
def test_the_backend_of_such_a_kernel_is_locked_and_says_which() -> None:
    deadline = time.monotonic() + LIMIT
    while True:
        found = backend.examine()
        failed = [outcome.name for outcome in found.self_test if outcome.verdict == "failed"]
        assert not [outcome for outcome in found.self_test if outcome.verdict == "passed"]
        assert found.backend == "locked"
        assert found.registration.owner == "glibc"
        if {"signal", "preemption"} <= set(failed):
            break
        assert time.monotonic() < deadline, f"in {LIMIT} s not all were tried: {found.self_test}"
    assert found.reason == f"this kernel does not abort sections on {' and '.join(failed)}"


@pytest.mark.parametrize("way", WAYS)
def test_one_failure_is_enough_for_locks(way: selftest.Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Linux 6.19 for arm64, which did not abort on preemption alone."""
    outcomes = [Outcome(name, "failed" if name == way else "passed") for name in ("signal", "migration", "preemption")]
    glibc = registration.Registration("glibc", 2336, 20, 28, 0, "glibc registers every thread")
    monkeypatch.setattr(registration, "find", lambda: glibc)
    monkeypatch.setattr(selftest, "run", lambda offset: outcomes)
    found = backend.examine()
    assert (found.backend, found.reason) == ("locked", f"this kernel does not abort sections on {way}")
    assert found.self_test == tuple(outcomes)


def test_another_processor_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(abi, "machine", lambda: "riscv64")
    reason = "there is no self-test for riscv64 yet"
    assert selftest.run(0) == [Outcome(way, "not tried", reason) for way in ("signal", "migration", "preemption")]


def test_what_was_not_tried_at_all_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    glibc = registration.Registration("glibc", 2336, 20, 28, 0, "glibc registers every thread")
    monkeypatch.setattr(registration, "find", lambda: glibc)
    monkeypatch.setattr(abi, "machine", lambda: "riscv64")
    found = backend.examine()
    assert found.backend == "locked"
    assert found.reason == "the self-test could not try anything: there is no self-test for riscv64 yet"


def test_a_system_that_refuses_executable_memory_gets_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: bytes) -> int:
        raise OSError(13, "the system refuses executable memory")

    glibc = registration.Registration("glibc", 2336, 20, 28, 0, "glibc registers every thread")
    monkeypatch.setattr(registration, "find", lambda: glibc)
    monkeypatch.setattr(abi, "machine", lambda: "x86_64")
    monkeypatch.setattr(machine_code, "_executable", refuse)
    found = backend.examine()
    assert (found.backend, found.self_test) == ("locked", ())
    assert found.reason == "the self-test cannot run: [Errno 13] the system refuses executable memory"


@needs_registration
def test_a_program_that_uses_every_signal_is_left_alone() -> None:
    assert facts_of(WITHOUT_SIGNALS) == [None, "signal", "not tried", "every real-time signal is in use"]
