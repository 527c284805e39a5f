"""`rseq doctor`: what it says about this machine, in text and as JSON, and its exit status."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from rseq.cli import doctor
from rseq.kernel import backend, cpus, membarrier, registration, selftest, tracepoints
from rseq.kernel.errors import Unavailable
from tests.cli.command import Result, rseq, rseq_process

KEYS: dict[str, Any] = {
    "kernel": str,
    "machine": str,
    "c_library": str,
    "python": str,
    "registration": {"owner": str, "reason": str, "offset": (int, type(None)), "reported_size": int, "flags": int},
    "feature_size": {"bytes": int, "kernel_bytes": int, "alignment": int, "concurrency_ids": bool},
    "cpus": {"possible": list, "online": list, "allowed": list, "copies": int},
    "membarrier": bool,
    "tracepoint": {"readable": bool, "reason": str},
    "self_test": list,
    "compiler": {"works": bool, "target": str, "reason": str},
    "kernel_facility": {"usable": bool, "reason": str},
    "backend": {"chosen": (str, type(None)), "reason": str},
}
ROWS = [
    "kernel",
    "C library",
    "Python",
    "registration",
    "feature size",
    "CPUs",
    "membarrier",
    "tracepoint",
    "self-test",
    "compiler",
    "backend",
]
GLIBC = registration.Registration("glibc", 2336, 20, 28, 0, "glibc registers every thread")
OFF = "glibc was told not to register threads (GLIBC_TUNABLES=glibc.pthread.rseq=0)"


def follows(facts: Any, keys: Any) -> None:
    """The same keys in the same order, with values of the right type."""
    assert list(facts) == list(keys)
    for name, kind in keys.items():
        if isinstance(kind, dict):
            follows(facts[name], kind)
        else:
            assert isinstance(facts[name], kind), f"{name} is {facts[name]!r}"


def rows(result: Result) -> list[str]:
    """The first column of the text, a heading that is repeated once."""
    names = [next(name for name in ROWS if line.strip().startswith(name)) for line in result.out.splitlines()]
    return list(dict.fromkeys(names))


def usable() -> bool:
    return backend.examine().backend == "kernel"


def test_json_has_the_documented_keys(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "doctor", "--json")
    assert result.err == ""
    assert result.status == (0 if usable() else 1)
    facts = json.loads(result.out)
    follows(facts, KEYS)
    for outcome in facts["self_test"]:
        follows(outcome, {"name": str, "verdict": str, "reason": str})


def test_json_says_what_the_kernel_package_found(capsys: pytest.CaptureFixture[str]) -> None:
    facts, found = json.loads(rseq(capsys, "doctor", "--json").out), registration.find()
    assert facts["registration"]["owner"] == found.owner
    assert facts["registration"]["offset"] == found.offset
    assert facts["feature_size"]["bytes"] == found.feature_size
    assert facts["cpus"] == {"possible": cpus.possible(), "online": cpus.online(), "allowed": cpus.allowed(), "copies": cpus.copies()}
    assert facts["membarrier"] is membarrier.supported()
    assert facts["compiler"]["works"] is True
    assert facts["backend"]["chosen"] == backend.choose().backend


def test_text_has_a_row_for_each_fact(capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, "doctor")
    assert result.err == ""
    assert result.status == (0 if usable() else 1)
    assert rows(result) == ROWS
    assert "Traceback" not in result.out


def test_each_way_of_the_self_test_is_told_as_it_went(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = (
        selftest.Outcome("signal", "passed"),
        selftest.Outcome("migration", "not tried", "this process may use one CPU only"),
        selftest.Outcome("preemption", "failed", "the section was not aborted"),
    )
    reason = "this kernel does not abort sections on preemption"
    monkeypatch.setattr(backend, "examine", lambda: backend.Choice("locked", reason, GLIBC, outcomes))
    result = rseq(capsys, "doctor")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert result.status == 1
    assert [line for line in lines if line.startswith("self-test")] == [
        "self-test ok a section is aborted on signal",
        "self-test migration was not tried: this process may use one CPU only",
        "self-test no a section is NOT aborted on preemption",
    ]
    facts = json.loads(rseq(capsys, "doctor", "--json").out)
    assert facts["kernel_facility"] == {"usable": False, "reason": reason}
    assert facts["self_test"][2] == {"name": "preemption", "verdict": "failed", "reason": "the section was not aborted"}


def test_a_tracepoint_that_cannot_be_read_says_why(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise Unavailable("tracefs is not mounted and cannot be: Operation not permitted")

    monkeypatch.setattr(tracepoints, "Fixups", refuse)
    result = rseq(capsys, "doctor")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert "tracepoint tracefs is not mounted and cannot be: Operation not permitted" in lines
    assert result.status == (0 if usable() else 1)


def test_a_compiler_that_does_not_work_says_why(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from rseq.compiler import targets

    def refuse() -> None:
        raise ValueError("there is no target 'm68k'; choose one of aarch64, x86_64")

    monkeypatch.setattr(targets, "host", refuse)
    facts = json.loads(rseq(capsys, "doctor", "--json").out)
    assert facts["compiler"]["works"] is False
    assert facts["compiler"]["reason"] == "there is no target 'm68k'; choose one of aarch64, x86_64"


@pytest.mark.skipif(not registration.find().usable, reason=f"skipped, because {registration.find().reason}")
def test_switched_off_in_glibc() -> None:
    result = rseq_process("doctor", GLIBC_TUNABLES="glibc.pthread.rseq=0")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert (result.status, result.err) == (1, "")
    assert f"registration no owner: nobody (switched off in glibc); {OFF}" in lines
    assert "self-test not run: there is no registration to test" in lines
    assert f"backend no locked: {OFF}" in lines


@pytest.mark.skipif(not registration.find().usable, reason=f"skipped, because {registration.find().reason}")
def test_insisting_on_what_is_switched_off() -> None:
    result = rseq_process("doctor", "--json", GLIBC_TUNABLES="glibc.pthread.rseq=0", RSEQ_BACKEND="kernel")
    facts = json.loads(result.out)
    reason = f"RSEQ_BACKEND=kernel, but sequences cannot run on the kernel facility: {OFF}"
    assert (result.status, result.err) == (1, "")
    assert facts["backend"] == {"chosen": None, "reason": reason}
    assert facts["compiler"]["works"] is False
    assert facts["compiler"]["reason"] == reason


def test_a_setting_that_makes_no_sense_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "_choice", None)
    monkeypatch.setenv("RSEQ_BACKEND", "nonsense")
    result = rseq(capsys, "doctor")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert result.err == ""
    assert "backend no none: RSEQ_BACKEND is 'kernel' or 'locked', not 'nonsense'" in lines


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([0], "0"), ([0, 1, 2, 3], "0-3"), ([0, 1, 2, 3, 8, 10, 11], "0-3,8,10-11"), ([], "")],
)
def test_cpu_lists_are_written_as_the_kernel_does(numbers: list[int], text: str) -> None:
    assert doctor._list(numbers) == text
    assert cpus.parse(text) == numbers


def test_allowed_cpus_are_those_of_the_caller(capsys: pytest.CaptureFixture[str]) -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        facts = json.loads(rseq(capsys, "doctor", "--json").out)
    finally:
        os.sched_setaffinity(0, before)
    assert facts["cpus"]["allowed"] == [min(before)]
    assert facts["cpus"]["copies"] == cpus.copies()
