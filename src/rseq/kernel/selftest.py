"""Is a section really aborted? Tried on this kernel, since there are kernels that do not always do it.

Linux 6.19 stopped aborting on preemption within one CPU on arm64, and allocators corrupted their heaps. So before
anything relies on it, a section is interrupted in the three ways there are: by a signal, by moving its thread to
another CPU, and by another thread on its own CPU. Each time it is the section itself that looks whether it noticed
anything (machine_code.py): seeing the other's write from inside means that it was not aborted.

It all happens in threads made for it; about 10 ms. A real-time signal that nobody handles is borrowed for that
moment. What cannot be tried (one CPU only, affinity refused, all signals taken) is said, and does not count against the kernel.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from rseq.kernel import abi, machine_code

Way = Literal["signal", "migration", "preemption"]
ROUNDS = 1 << 21
"""Of one watch: a few milliseconds."""
PATIENCE = 2.0
"""Seconds until something that does not happen counts as not tried."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way of interrupting: "passed", "failed" (the section went on) or "not tried", and why."""

    name: Way
    verdict: Literal["passed", "failed", "not tried"]
    reason: str = ""


class _Words(ctypes.Structure):
    _fields_ = [("word", ctypes.c_uint32), ("inside", ctypes.c_uint32)]


class _Bench:
    """Code, words, and a thread that watches until something conclusive has happened."""

    def __init__(self, area_offset: int) -> None:
        self.words = _Words()
        self.word = ctypes.addressof(self.words)
        self.inside = self.word + _Words.inside.offset
        self.code = machine_code.Loaded(self.word)
        self.offset = area_offset
        self.verdict: int | None = None

    def area(self) -> int:
        """The calling thread's area."""
        return int(self.code.thread_pointer()) + self.offset

    def watch(self, word: int | None, ready: threading.Event, prepare: Callable[[], None]) -> None:
        """In the watching thread: sections until one was aborted, or not, by what we wait for. None: the CPU number."""
        area = self.area()
        prepare()
        ready.set()
        deadline = time.monotonic() + PATIENCE
        while self.verdict is None and time.monotonic() < deadline:
            result = self.code.watch(area, self.code.descriptor, word or area, ROUNDS, self.inside)
            if result in (1, 2):
                self.verdict = result

    def against(
        self, name: Way, word: int | None, disturb: Callable[[threading.Thread, int], None], prepare: Callable[[], None] = lambda: None
    ) -> Outcome:
        """Watch in a thread while `disturb(thread, thread id)` is called again and again from this one."""
        self.verdict, self.words.inside = None, 0
        ready = threading.Event()
        thread = threading.Thread(target=self.watch, args=(word, ready, prepare), daemon=True)
        thread.start()
        ready.wait()
        try:
            while thread.is_alive():
                if self.words.inside:
                    self.words.inside = 0
                    disturb(thread, thread.native_id or 0)
                time.sleep(0.0002)
        except OSError as error:
            self.verdict = self.verdict or 0
            thread.join()
            return Outcome(name, "not tried", str(error))
        thread.join()
        if self.verdict is None:
            return Outcome(name, "not tried", f"it did not happen within {PATIENCE:.0f} s")
        return Outcome(name, "passed" if self.verdict == 1 else "failed", "" if self.verdict == 1 else "the section was not aborted")


def run(area_offset: int) -> list[Outcome]:
    """All three, on this kernel. `area_offset`: where the registered area is, from the thread pointer."""
    if abi.machine() not in machine_code.CODE:
        reason = f"there is no self-test for {abi.machine()} yet"
        return [Outcome(name, "not tried", reason) for name in get_args(Way)]
    bench = _Bench(area_offset)
    _kept.append(bench)
    return [_in_thread(test, bench) for test in (_signal, _migration, _preemption)]


def _in_thread(test: Callable[[_Bench], Outcome], bench: _Bench) -> Outcome:
    """Run a test in a thread of its own, whose affinity nobody else cares for."""
    found: list[Outcome] = []
    thread = threading.Thread(target=lambda: found.append(test(bench)), daemon=True)
    thread.start()
    thread.join()
    return found[0]


def _signal(bench: _Bench) -> Outcome:
    number = free_signal()
    if number is None:
        return Outcome("signal", "not tried", "every real-time signal is in use")
    with borrowed(number, bench.code.handler):

        def unblock() -> None:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [number])

        library = ctypes.CDLL(None)

        def disturb(_: threading.Thread, thread_id: int) -> None:
            library.tgkill(os.getpid(), thread_id, number)

        return bench.against("signal", bench.word, disturb, unblock)


def _migration(bench: _Bench) -> Outcome:
    cpus = sorted(os.sched_getaffinity(0))
    if len(cpus) < 2:
        return Outcome("migration", "not tried", "this process may use one CPU only")
    places = [{cpus[0]}, {cpus[-1]}]

    def disturb(_: threading.Thread, number: int) -> None:
        places.reverse()
        with contextlib.suppress(ProcessLookupError):  # it may just have finished
            os.sched_setaffinity(number, places[0])

    return bench.against("migration", None, disturb)


def _preemption(bench: _Bench) -> Outcome:
    cpu = min(os.sched_getaffinity(0))
    try:
        os.sched_setaffinity(0, {cpu})  # both: the watching thread inherits it
    except OSError as error:
        return Outcome("preemption", "not tried", f"threads cannot be bound to a CPU: {error}")

    def disturb(_: threading.Thread, __: int) -> None:
        bench.words.word += 1  # on the watcher's CPU: it is not running now

    return bench.against("preemption", bench.word, disturb)


# A signal for a moment


SA_RESTART, SIG_IGN = 0x10000000, 1


class _Action(ctypes.Structure):
    """glibc's `struct sigaction`."""

    _fields_ = [("handler", ctypes.c_void_p), ("mask", ctypes.c_uint64 * 16), ("flags", ctypes.c_int), ("restorer", ctypes.c_void_p)]


def _sigaction(number: int, new: _Action | None) -> _Action:
    old = _Action()
    library = ctypes.CDLL(None, use_errno=True)
    if library.sigaction(number, ctypes.byref(new) if new is not None else None, ctypes.byref(old)):
        raise OSError(ctypes.get_errno(), "sigaction")
    return old


def free_signal() -> int | None:
    """A real-time signal with the default action."""
    for number in range(signal.SIGRTMAX - 1, signal.SIGRTMIN, -1):
        if not _sigaction(number, None).handler:
            return number
    return None


class borrowed:  # noqa: N801
    """`with borrowed(signal, handler)`: the handler is in place inside of the block."""

    def __init__(self, number: int, handler: int) -> None:
        self.number, self.action = number, _Action(handler, flags=SA_RESTART)

    def __enter__(self) -> None:
        self.old = _sigaction(self.number, self.action)

    def __exit__(self, *_: object) -> None:
        _sigaction(self.number, _Action(SIG_IGN))  # discards what is still pending; the default action would kill us
        _sigaction(self.number, self.old)


_kept: list[object] = []
