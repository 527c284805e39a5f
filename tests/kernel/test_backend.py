"""Which backend a process gets: what the environment asks for, decided once, by whichever thread comes first, and inherited."""

from __future__ import annotations

import threading

import pytest

from rseq.kernel import backend, registration
from rseq.kernel.errors import RseqError, Unavailable
from rseq.memory.segment import Segment
from tests.kernel.needs import facts_of, needs_registration, run_script

GLIBC = registration.Registration("glibc", 2336, 20, 28, 0, "glibc registers every thread")
NOBODY = registration.Registration("disabled", 2336, 0, 0, 0, "glibc was told not to")
KERNEL = backend.Choice("kernel", "it works", GLIBC, ())
LOCKED = backend.Choice("locked", "it does not work", NOBODY, ())

FORK = """
import json, os, signal, threading
from rseq.kernel import backend

really, begun, tests = backend.examine, threading.Event(), []
def examine():
    begun.set()
    tests.append(os.getpid())
    return really()
backend.examine = examine

children = []
for _ in range(10):
    backend._choice = None
    begun.clear()
    thread = threading.Thread(target=backend.choose)
    thread.start()
    begun.wait()
    child = os.fork()  # the other thread is in the middle of it
    if not child:
        signal.alarm(60)  # a lock that nobody holds any more would be waited for until then
        choice = backend.choose()
        os._exit(0 if choice is backend._choice and tests[-1] != os.getpid() else 1)
    children.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    thread.join()
print(json.dumps(children))
"""


@pytest.fixture(autouse=True)
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has just begun."""
    monkeypatch.setattr(backend, "_choice", None)
    monkeypatch.delenv("RSEQ_BACKEND", raising=False)


@pytest.mark.parametrize("wanted", [None, ""])
@pytest.mark.parametrize("found", [KERNEL, LOCKED], ids=["kernel", "locked"])
def test_by_default_it_is_what_works(wanted: str | None, found: backend.Choice, monkeypatch: pytest.MonkeyPatch) -> None:
    if wanted is not None:
        monkeypatch.setenv("RSEQ_BACKEND", wanted)
    monkeypatch.setattr(backend, "examine", lambda: found)
    assert backend.choose() is found
    assert backend.choose().has_cid is (found is KERNEL)


@pytest.mark.parametrize("found", [KERNEL, LOCKED], ids=["kernel", "locked"])
def test_locks_on_request(found: backend.Choice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSEQ_BACKEND", "locked")
    monkeypatch.setattr(backend, "examine", lambda: found)
    chosen = backend.choose()
    assert (chosen.backend, chosen.reason) == ("locked", "RSEQ_BACKEND=locked asks for it")
    assert chosen.registration is found.registration
    with Segment() as segment:
        assert segment.backend == "locked"


def test_the_kernel_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSEQ_BACKEND", "kernel")
    monkeypatch.setattr(backend, "examine", lambda: KERNEL)
    assert backend.choose() is KERNEL
    with Segment() as segment:
        assert segment.backend == "kernel"


def test_the_kernel_on_request_where_it_does_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSEQ_BACKEND", "kernel")
    monkeypatch.setattr(backend, "examine", lambda: LOCKED)
    for _ in range(2):  # nothing is decided by failing
        with pytest.raises(Unavailable) as caught:
            backend.choose()
        assert str(caught.value) == "RSEQ_BACKEND=kernel, but sequences cannot run on the kernel facility: it does not work"
        assert isinstance(caught.value, RseqError)
    monkeypatch.delenv("RSEQ_BACKEND")
    assert backend.choose() is LOCKED


@pytest.mark.parametrize("wanted", ["nonsense", "Kernel", " locked", "0"])
def test_anything_else_is_refused(wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSEQ_BACKEND", wanted)
    with pytest.raises(ValueError, match="RSEQ_BACKEND") as caught:
        backend.choose()
    assert str(caught.value) == f"RSEQ_BACKEND is 'kernel' or 'locked', not {wanted!r}"


def test_the_error_names_the_variable_where_memory_is_made() -> None:
    ran = run_script("import rseq\nfrom rseq.structures import Counter\nCounter()", RSEQ_BACKEND="nonsense")
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1] == "ValueError: RSEQ_BACKEND is 'kernel' or 'locked', not 'nonsense'"


@needs_registration
def test_this_machine_is_decided_by_its_self_test() -> None:
    found = backend.choose()
    passed = [outcome.name for outcome in found.self_test if outcome.verdict == "passed"]
    assert found.backend == "kernel"
    assert found.reason == f"glibc registers every thread, and sections are aborted on {', '.join(passed)}"


def test_many_threads_agree_and_test_once(monkeypatch: pytest.MonkeyPatch) -> None:
    count, tests = 16, []
    really = backend.examine

    def examine() -> backend.Choice:
        tests.append(threading.get_ident())
        return really()

    monkeypatch.setattr(backend, "examine", examine)
    together, chosen = threading.Barrier(count), []

    def choose() -> None:
        together.wait()
        chosen.append(backend.choose())

    threads = [threading.Thread(target=choose) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(chosen) == count
    assert len(tests) == 1
    assert all(choice is chosen[0] for choice in chosen)


def test_a_fork_in_the_middle_inherits_the_decision() -> None:
    assert facts_of(FORK) == [0] * 10
