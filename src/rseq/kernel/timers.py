"""Timers that interrupt one thread, many thousand times a second: what stress tests and the demo disturb sequences with.

A POSIX timer with SIGEV_THREAD_ID sends its signal to one thread. The handler is a few instructions
(machine_code.py) that count, so that Python is not involved.
"""

from __future__ import annotations

import ctypes
import threading
from types import TracebackType

from rseq.kernel import machine_code
from rseq.kernel.selftest import borrowed, free_signal

CLOCK_MONOTONIC, SIGEV_THREAD_ID = 1, 4


class _Event(ctypes.Structure):
    """`struct sigevent`, 64 bytes."""

    _fields_ = [
        ("value", ctypes.c_uint64),
        ("signal", ctypes.c_int),
        ("notify", ctypes.c_int),
        ("thread", ctypes.c_int),
        ("reserved", ctypes.c_int * 11),
    ]


class _Setting(ctypes.Structure):
    """`struct itimerspec`."""

    _fields_ = [
        ("interval_seconds", ctypes.c_long),
        ("interval_nanoseconds", ctypes.c_long),
        ("first_seconds", ctypes.c_long),
        ("first_nanoseconds", ctypes.c_long),
    ]


class SignalStorm:
    """`with SignalStorm(10_000) as storm: storm.join_in()` in each thread: a signal `rate` times a second, each.

    `handler`: the address of a C function to handle it instead of counting. `signals` is how many were counted. One storm
    a process at a time. OSError if timers are refused, RuntimeError if all real-time signals are in use.
    """

    def __init__(self, rate: int, handler: int | None = None) -> None:
        if not 1 <= rate <= 1_000_000:
            raise ValueError(f"the rate is 1 to 1,000,000 signals a second, not {rate}")
        self.rate, self._handler = rate, handler
        self._word = ctypes.c_uint32()
        _kept.append(self._word)
        self._timers: list[ctypes.c_void_p] = []
        self._library = ctypes.CDLL(None, use_errno=True)

    def __enter__(self) -> SignalStorm:
        number = free_signal()
        if number is None:
            raise RuntimeError("every real-time signal is in use")
        self._signal = number
        self._borrowed = borrowed(number, self._handler or machine_code.Loaded(ctypes.addressof(self._word)).handler)
        self._borrowed.__enter__()
        return self

    @property
    def signals(self) -> int:
        """Signals delivered so far."""
        return int(self._word.value)

    def join_in(self) -> None:
        """From now on the calling thread is interrupted."""
        event = _Event(0, self._signal, SIGEV_THREAD_ID, threading.get_native_id())
        timer = ctypes.c_void_p()
        if self._library.timer_create(CLOCK_MONOTONIC, ctypes.byref(event), ctypes.byref(timer)):
            raise OSError(ctypes.get_errno(), "timer_create")
        self._timers.append(timer)
        period = divmod(1_000_000_000 // self.rate, 1_000_000_000)
        if self._library.timer_settime(timer, 0, ctypes.byref(_Setting(*period, *period)), None):
            raise OSError(ctypes.get_errno(), "timer_settime")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for timer in self._timers:
            self._library.timer_delete(timer)
        self._timers.clear()
        self._borrowed.__exit__()


_kept: list[object] = []
