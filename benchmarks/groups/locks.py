"""Calls from Python next to what one would use instead: a lock around an int, a value shared by processes."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator

from benchmarks.harness import Case, Goal, Plan, Side, compare, statement
from benchmarks.threads import together
from rseq.structures import Counter

TENTH = Goal("<=", 0.1)


class LockedCounter:
    """A counter for threads as one writes it, and as prometheus_client has it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.value = 0

    def add(self, amount: int = 1) -> None:
        with self._lock:
            self.value += amount


def cases(plan: Plan) -> Iterator[Case]:
    counter, locked = Counter(), LockedCounter()
    adding = statement("add()", "add()", add=counter.add)
    method = statement("lock + int, as a method", "add()", add=locked.add)
    yield compare("add() / method with lock + int", "lock, int object and a Python-level call", adding, method, plan, TENTH)
    inline = statement("lock + int, written in place", "with lock: n += 1", lock=threading.Lock(), n=0)
    yield compare("add() / lock + int in place", "lock and int object alone, no call", adding, inline, plan)
    yield compare("add() / method, 2 threads", "the same from two threads, which share the interpreter", _two(adding), _two(method), plan)

    shared, value = Counter(shared=True), multiprocessing.Value("q", 0)
    across = statement("add() of a shared counter", "add()", add=shared.add)
    whole = statement("multiprocessing.Value", "with lock: value.value += 1", lock=value.get_lock(), value=value.get_obj())
    yield compare("shared add() / multiprocessing.Value", "a semaphore and ctypes, between processes", across, whole, plan)


def _two(side: Side) -> Side:
    """The same statement in two Python threads at once."""
    return together(f"{side.name}, 2 threads", [lambda gate, count: _discard(side.run(count))] * 2)


def _discard(_: float) -> None: ...
