"""membarrier(2): permission comes with registering, forks inherit it, and a fence really aborts a section in flight."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import threading
import time

import pytest

from rseq.kernel import machine_code, membarrier, registration
from tests.kernel.needs import LIMIT, facts_of, needs_registration, needs_two_cpus

needs_membarrier = pytest.mark.skipif(not membarrier.supported(), reason="skipped, because this kernel's membarrier knows no rseq fence")

UNREGISTERED = """
import json, os
from rseq.kernel import membarrier
def attempt(work):
    try:
        work()
    except OSError as error:
        return [error.errno, str(error)]
before = [attempt(membarrier.fence), attempt(lambda: membarrier.fence(0))]
membarrier.register()
after = [attempt(membarrier.fence), attempt(lambda: membarrier.fence(min(os.sched_getaffinity(0)))), attempt(membarrier.register)]
child = os.fork()
if not child:
    os._exit(0 if attempt(membarrier.fence) is None else 1)
print(json.dumps([before, after, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]))
"""


@needs_membarrier
def test_a_fence_needs_registration_and_forks_inherit_it() -> None:
    before, after, child = facts_of(UNREGISTERED)
    assert before == [[errno.EPERM, "[Errno 1] membarrier(0x80): Operation not permitted"]] * 2
    assert after == [None, None, None]
    assert child == 0


@needs_membarrier
def test_supported_means_that_the_kernel_lists_the_command() -> None:
    assert membarrier.commands() & (1 << 7)
    assert membarrier.commands() & (1 << 8)


@needs_membarrier
def test_a_cpu_that_cannot_be_is_refused() -> None:
    membarrier.register()
    with pytest.raises(OSError, match=r"^\[Errno 22\] there is no CPU -1$"):
        membarrier.fence(-1)


def test_a_kernel_without_membarrier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rseq.kernel.abi.machine", lambda: "m68k")
    assert membarrier.commands() == 0
    assert not membarrier.supported()
    with pytest.raises(OSError, match="no membarrier number is known for m68k") as caught:
        membarrier.register()
    assert caught.value.errno == errno.ENOSYS


def test_an_older_kernel_has_no_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membarrier, "commands", lambda: 0x7F)
    assert not membarrier.supported()


class Watch:
    """One section that another thread, bound to `cpu`, stays in until it is aborted."""

    def __init__(self, code: machine_code.Loaded, words: ctypes.Array[ctypes.c_uint32], cpu: int) -> None:
        self.words, self.result, self.preemptions = words, -1, -1
        words[1] = 0
        self.thread = threading.Thread(target=self.run, args=(code, cpu))
        self.thread.start()
        deadline = time.monotonic() + LIMIT
        while not words[1]:
            assert time.monotonic() < deadline, "the section was never entered"

    def run(self, code: machine_code.Loaded, cpu: int) -> None:
        os.sched_setaffinity(0, {cpu})
        area = code.thread_pointer() + (registration.area_offset() or 0)
        word = ctypes.addressof(self.words)
        before = resource.getrusage(resource.RUSAGE_THREAD).ru_nivcsw
        self.result = code.watch(area, code.descriptor, word, 1 << 62, word + 4)
        self.preemptions = resource.getrusage(resource.RUSAGE_THREAD).ru_nivcsw - before

    def end(self) -> None:
        """Wait for the abort; without one, change the word, so that the thread ends in any case."""
        self.thread.join(LIMIT)
        self.words[0] += 1
        self.thread.join()


@needs_registration
@needs_membarrier
@needs_two_cpus
@pytest.mark.parametrize("named", [False, True], ids=["all CPUs", "one CPU"])
def test_a_fence_aborts_a_section_in_flight(named: bool) -> None:
    """Aborted (3) in a section without end, although the thread was not preempted: nothing but the fence can have done that."""
    membarrier.register()
    cpus = sorted(os.sched_getaffinity(0))
    words = (ctypes.c_uint32 * 2)()
    code = machine_code.Loaded(ctypes.addressof(words))
    os.sched_setaffinity(0, {cpus[0]})
    try:
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline:
            watch = Watch(code, words, cpus[-1])
            membarrier.fence(cpus[-1] if named else None)
            watch.end()
            assert watch.result == 3
            if watch.preemptions == 0:
                return
    finally:
        os.sched_setaffinity(0, set(cpus))
    pytest.fail("every section was preempted, so that none shows what the fence does")
