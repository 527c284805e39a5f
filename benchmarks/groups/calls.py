"""Calls from Python, one thread: what a compiled sequence costs next to builtins.

Statements stand ten times in a loop's body, with everything they name in local variables.

What a call costs depends on how it is written, so "as fast as list.clear()" is measured in three ways. CPython 3.11 has
special instructions for a method of a builtin type (`items.clear()`) and for a builtin with parameters in a variable
(`add()`), but none for a builtin without parameters in a variable (`clear()`), nor for a callable that is an
attribute of an instance (`counter.add()`: any Python object's, not only a Counter's). The goal holds for the first two rows,
where list.clear() is at its best; the third is easy on us.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Iterator
from typing import Any

from benchmarks import loops
from benchmarks.harness import Case, Goal, Plan, Side, compare, statement
from rseq.kernel.cpus import allowed
from rseq.language.handles import address_of
from rseq.structures import Counter, FreeList, Link
from rseq.structures.counter import add

GOAL = Goal("<=", 1.6)


def cases(plan: Plan) -> Iterator[Case]:
    counter = Counter()
    items: list[Any] = []
    bound = statement("add(), bound to its counter", "add()", add=counter.add)
    method = statement("items.clear()", "items.clear()", items=items)
    yield compare("add() / list.clear()", "a call, each in its fastest form", bound, method, plan, GOAL)
    attribute = statement("counter.add()", "counter.add()", counter=counter)
    yield compare(
        "counter.add() / items.clear()", "each as one writes it: an attribute is looked up every time", attribute, method, plan, GOAL
    )
    clear = statement("clear(), bound to an empty list", "clear()", clear=items.clear)
    yield compare("add() / bound clear()", "both bound, which CPython 3.11 makes fast only for add()", bound, clear, plan)

    amount = statement("add(5)", "add(5)", add=counter.add)
    yield compare("add(5) / add()", "reading an int argument", amount, bound, plan)
    append = statement("append(5), bound to a bounded deque", "append(5)", append=deque([0], maxlen=1).append)
    yield compare("add(5) / deque.append(5)", "a call with an argument", amount, append, plan)

    function = statement("add(cells), the function itself", "add(cells)", add=add, cells=counter.cells)
    yield compare("add(cells) / bound add()", "checking the handle's type, which bind() did once", function, bound, plan)
    foreign = statement("add.ctypes(record, 1)", "call(record, 1)", call=add.ctypes, record=address_of(counter.cells))
    yield compare("ctypes / add(cells)", "calling the same code through ctypes, which checks nothing", foreign, function, plan)
    empty = statement("nothing(cells), an empty native function", "nothing(cells)", nothing=loops.nothing, cells=counter.cells)
    yield compare("add(cells) / nothing(cells)", "the section alone, within the same call", function, empty, plan)

    yield _free_list(plan)


def _free_list(plan: Plan) -> Case:
    """On one CPU: a thread that moves between pop and push would find the other CPU's list empty sooner or later."""
    free = FreeList()
    nodes = [Link() for _ in range(4)]
    with _one_cpu():
        for node in nodes:
            free.push(node)
    pair = statement("push(pop()) on a FreeList", "push(pop())", push=free.push, pop=free.pop)
    stack: list[Any] = [None, None]
    peer = statement("append(pop()) on a list", "append(pop())", append=stack.append, pop=stack.pop)

    def run(count: int) -> float:
        assert len(free) == len(nodes)
        with _one_cpu():
            return pair.run(count)

    return compare("FreeList / list, pop and push", "two calls, and a node that passes through Python", Side(pair.name, run), peer, plan)


@contextlib.contextmanager
def _one_cpu() -> Iterator[None]:
    before = allowed()
    os.sched_setaffinity(0, before[:1])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
