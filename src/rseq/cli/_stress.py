"""The demo's runs: threads, or forked processes, on one piece of shared memory, disturbed all the time; then every node is counted."""

from __future__ import annotations

import contextlib
import functools
import os
import random
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rseq
from rseq.cli import _demo_program as program
from rseq.kernel.timers import SignalStorm

ROUNDS = 100_000
"""Of the compiled loop between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, and what was found afterwards. `mistakes` is empty if every total and every node is right."""

    who: str
    seconds: float
    adds: int
    visits: int
    signals: int
    moves: int
    restarts: dict[str, int]
    mistakes: list[str]


class Stage:
    """The memory of one run: lists, a counter, nodes, all shared with forked processes."""

    def __init__(self, nodes: int) -> None:
        self.lists = rseq.per_cpu(program.FreeList, shared=True)
        self.cells = rseq.per_cpu(program.Cell, shared=True)
        self.nodes = rseq.array(program.Node, nodes, shared=True)
        for node in self.nodes:
            program.push(self.lists, node)

    def verify(self, adds: int, visits: int) -> list[str]:
        """What is wrong: a lost addition, a node that is lost, on two lists, or visited more or less often than was counted."""
        mistakes = []
        counted = sum(cell.value for cell in self.cells)
        if counted != adds:
            mistakes.append(f"the counter says {counted:,}, {adds:,} were added")
        seen: set[int] = set()
        for cpu, here in enumerate(self.lists):
            node = here.head
            while node is not None:
                if node._address in seen:
                    mistakes.append(f"a node on the list of CPU {cpu} was met before")
                    break
                seen.add(node._address)
                node = node.next
        if len(seen) != len(self.nodes):
            mistakes.append(f"{len(seen):,} nodes are on the lists, {len(self.nodes):,} were put there")
        noted = sum(node.visits for node in self.nodes)
        if noted != visits:
            mistakes.append(f"the nodes noted {noted:,} visits, {visits:,} were made")
        return mistakes

    def close(self) -> None:
        for memory in (self.lists, self.cells, self.nodes):
            memory.close()


def _work(stage: Stage, deadline: float) -> tuple[int, int]:
    """Churn until the deadline: (additions, visits)."""
    adds = visits = 0
    while time.monotonic() < deadline:
        visits += program.churn(stage.lists, stage.cells, ROUNDS)
        adds += ROUNDS
    return adds, visits


def _restarts() -> dict[str, int]:
    return {f.__name__: f.restarts for f in (program.push, program.pop, program.add)}


def _shuffle(threads: Callable[[], list[int]], cpus: list[int]) -> int:
    """Move each of these threads (or processes) to some CPU."""
    moves = 0
    for thread in threads():
        with contextlib.suppress(OSError):
            os.sched_setaffinity(thread, {random.choice(cpus)})
            moves += 1
    return moves


def in_threads(count: int, seconds: float, rate: int = 5000) -> Report:
    """`count` threads, each interrupted by `rate` signals a second and moved from CPU to CPU."""
    stage, cpus = Stage(1000), sorted(os.sched_getaffinity(0))
    before, done, numbers, moves = _restarts(), [], [], 0
    deadline = time.monotonic() + seconds
    with SignalStorm(rate) as storm:

        def run() -> None:
            storm.join_in()
            numbers.append(threading.get_native_id())
            done.append(_work(stage, deadline))

        threads = [threading.Thread(target=run) for _ in range(count)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            moves += _shuffle(lambda: list(numbers), cpus)
            time.sleep(0.001)
        signals = storm.signals
    adds, visits = sum(a for a, _ in done), sum(v for _, v in done)
    restarts = {name: count - before[name] for name, count in _restarts().items()}
    mistakes = stage.verify(adds, visits)
    stage.close()
    return Report(f"{count} threads", seconds, adds, visits, signals, moves, restarts, mistakes)


def in_processes(count: int, seconds: float, rate: int = 5000) -> Report:
    """`count` forked processes on the same memory, disturbed likewise."""
    stage, cpus = Stage(1000), sorted(os.sched_getaffinity(0))
    program.churn(stage.lists, stage.cells, 0)  # compiled once, before forking
    results = rseq.array(rseq.u64, count * 6, shared=True)
    deadline, moves = time.monotonic() + seconds, 0
    children = [_fork(functools.partial(_child, stage, results, place, deadline, rate)) for place in range(count)]
    left, failed = set(children), 0
    while left:
        moves += _shuffle(lambda: list(left), cpus)
        for child in list(left):
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                left.discard(child)
                failed += status != 0
        time.sleep(0.001)
    columns = [sum(results[place * 6 + column] for place in range(count)) for column in range(6)]
    adds, visits, signals = columns[:3]
    restarts = dict(zip(_restarts(), columns[3:], strict=True))
    mistakes = stage.verify(adds, visits)
    if failed:
        mistakes.append(f"{failed} processes ended badly")
    stage.close()
    results.close()
    return Report(f"{count} processes", seconds, adds, visits, signals, moves, restarts, mistakes)


def _child(stage: Stage, results: Any, place: int, deadline: float, rate: int) -> None:
    before = _restarts()
    with SignalStorm(rate) as storm:
        storm.join_in()
        adds, visits = _work(stage, deadline)
        signals = storm.signals
    after = _restarts()
    row = [adds, visits, signals, *(after[name] - before[name] for name in after)]
    results[place * 6 : place * 6 + 6] = row


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except KeyboardInterrupt:
        status = 130  # the parent says it
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)
