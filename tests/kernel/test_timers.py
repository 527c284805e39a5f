"""Signal storms: signals arrive in the threads that asked, and afterwards everything is as before."""

from __future__ import annotations

import ctypes
import signal
import threading
import time

import pytest

from rseq.kernel import selftest
from rseq.kernel.timers import SignalStorm
from tests.kernel.needs import LIMIT, facts_of, needs_registration

REPEATED = """
import json, threading
from rseq.kernel.timers import SignalStorm

delivered = []
for _ in range(50):
    with SignalStorm(10_000) as storm:
        def run():
            storm.join_in()
            while storm.signals < 20:
                pass
        threads = [threading.Thread(target=run) for _ in range(2)]
        for thread in threads: thread.start()
        storm.join_in()
        run()
        for thread in threads: thread.join()  # their timers go on until the end of the block
    delivered.append(storm.signals)
for _ in range(1000):
    threading.Event().wait(0.00001)  # a signal that is still under way would arrive now, and kill us
print(json.dumps(min(delivered)))
"""
ALL_SIGNALS_TAKEN = """
import json, signal
from rseq.kernel.timers import SignalStorm
for number in range(signal.SIGRTMIN, signal.SIGRTMAX + 1):
    signal.signal(number, signal.SIG_IGN)
try:
    SignalStorm(10).__enter__()
except RuntimeError as error:
    print(json.dumps(str(error)))
"""


def handlers() -> list[object]:
    """What is installed for every real-time signal."""
    return [selftest._sigaction(number, None).handler for number in range(signal.SIGRTMIN, signal.SIGRTMAX + 1)]


def wait_for(storm: SignalStorm, count: int) -> None:
    """Run until so many signals were delivered."""
    deadline = time.monotonic() + LIMIT
    while storm.signals < count:
        assert time.monotonic() < deadline, f"only {storm.signals} signals were delivered in {LIMIT} s"


@needs_registration
@pytest.mark.parametrize("rate", [1, 1000, 50_000])
def test_signals_arrive_and_handlers_are_restored(rate: int) -> None:
    before = handlers()
    with SignalStorm(rate) as storm:
        assert len([new for new, old in zip(handlers(), before, strict=True) if new != old]) == 1
        assert storm.signals == 0
        storm.join_in()
        wait_for(storm, min(rate, 100))
    assert handlers() == before
    counted = storm.signals
    assert counted >= min(rate, 100)


@needs_registration
def test_nothing_arrives_before_joining_in_and_after_the_end() -> None:
    with SignalStorm(100_000) as quiet:
        for _ in range(100_000):
            pass
        assert quiet.signals == 0
    with SignalStorm(10_000) as storm:
        storm.join_in()
        wait_for(storm, 10)
    counted = storm.signals
    for _ in range(1_000_000):
        pass
    assert storm.signals == counted


@needs_registration
def test_handlers_are_restored_after_an_error() -> None:
    before = handlers()

    def fail() -> None:
        with SignalStorm(1000) as storm:
            storm.join_in()
            wait_for(storm, 5)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert handlers() == before


@needs_registration
def test_threads_may_end_before_the_storm() -> None:
    with SignalStorm(10_000) as storm:
        seen = []

        def run() -> None:
            begun = storm.signals
            storm.join_in()
            wait_for(storm, begun + 10)
            seen.append(storm.signals - begun)

        for _ in range(5):
            thread = threading.Thread(target=run)
            thread.start()
            thread.join()
    assert len(seen) == 5
    assert min(seen) >= 10


@pytest.mark.parametrize("rate", [0, -1, 1_000_001])
def test_a_rate_out_of_range_is_refused(rate: int) -> None:
    with pytest.raises(ValueError, match="the rate") as caught:
        SignalStorm(rate)
    assert str(caught.value) == f"the rate is 1 to 1,000,000 signals a second, not {rate}"


@needs_registration
def test_refused_timers_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing:
        """A C library whose kernel has no timers left."""

        @staticmethod
        def timer_create(*_: object) -> int:
            ctypes.set_errno(11)
            return -1

    before = handlers()
    with SignalStorm(10) as storm:
        monkeypatch.setattr(storm, "_library", Refusing())
        with pytest.raises(OSError, match=r"^\[Errno 11\] timer_create$"):
            storm.join_in()
    assert handlers() == before


@needs_registration
def test_a_process_survives_fifty_storms() -> None:
    assert facts_of(REPEATED) >= 20


@needs_registration
def test_without_a_free_signal_it_says_so() -> None:
    assert facts_of(ALL_SIGNALS_TAKEN) == "every real-time signal is in use"
