"""Stores that other CPUs see late: the one weakness of memory that per-CPU code with remote readers runs into most.

A processor with weak ordering may let a committing store be seen by another CPU before the stores that were staged for it,
unless the commit is a release. So here each plain store that is not a commit is *hidden*: other CPUs still see what
was there before, until a move (DRAIN) makes it visible. The commit is visible at once. A release store, an atomic operation and a
fence make everything visible first, and so does the kernel when it takes the thread off its CPU.

The state's memory is what the storing CPU sees; a thread on another CPU looks at a copy with the hidden stores undone. Views are
of the former: what is judged is what remote readers return, and what they do with it.

What it does not do: loads are not reordered (an acquire that is missing on the reader's side is not found), commits of one thread
are seen in order, and a hidden store stays hidden only until the thread's next operation commits.
"""

from __future__ import annotations

from typing import Any

from rseq.checker.explorer import Explorer, State, _Stepped
from rseq.checker.judge import Violation

Hidden = tuple[int, tuple[tuple[int, bytes], ...]]
"""(CPU that stored, ((address, what was there before), …))"""
NOTHING: Hidden = (-1, ())


class LateStores(Explorer):
    """The search with stores that may be seen late. The third part of a thread's ghost is what is hidden."""

    weak = True

    def _hidden(self, thread: int) -> Hidden:
        ghost = self.threads[thread][2]
        found: Hidden = ghost[2] if ghost is not None and len(ghost) > 2 else NOTHING
        return found

    def _with(self, thread: int, hidden: Hidden) -> int:
        local, cpu, ghost = self.threads[thread]
        rest: tuple[Any, ...] = (ghost[0], ghost[1]) if ghost is not None else (None, None)
        return self.intern(local, cpu, (*rest, hidden) if hidden[1] else rest if ghost is not None else None)

    def drained(self, thread: int) -> list[int]:
        cpu, stores = self._hidden(thread)
        return [self._with(thread, (cpu, (*stores[:i], *stores[i + 1 :]))) for i in range(len(stores))]

    def seen(self, state: State, k: int) -> int:
        """What was hidden by threads of other CPUs is undone, the latest first."""
        memory, mine = state[0], self._cpu[state[k]]
        for place in range(1, len(state)):
            cpu, stores = self._hidden(state[place]) if state[place] else NOTHING
            if place != k and stores and cpu != mine:
                memory = self.world.write(memory, tuple(reversed(stores)))
        return memory

    def _step(self, memory: int, thread: int, seen: int) -> _Stepped | None:
        stepped = super()._step(memory, thread, seen)
        if stepped is None or stepped.violation is not None:
            return stepped
        local, cpu, _ = self.threads[thread]
        outcome = self.machine.execute(local, seen, cpu)
        home, stores = self._hidden(thread)
        if outcome.fence:
            stores = ()
        code = self.machine.code
        executed = [i for a in outcome.addresses if (i := code.instructions.get(a)) is not None]
        atomic = any(i.kind == "exclusive" or (i.stores and i.loads and not i.divided) for i in executed)
        for address, data in outcome.writes:
            if not executed or code.processor.releases(executed[0].text):
                stores = ()
            elif outcome.committed or atomic:  # what is read and written in one is never late
                stores = tuple(s for s in stores if s[0] != address)
            else:
                stores, home = (*stores, (address, self.world.read(memory, address, len(data)))), cpu
        if any(code.processor.releases(i.text) for i in executed if not i.stores):  # a fence: for what is before it
            stores = ()
        stepped.thread = self._with(stepped.thread, (home, stores))
        return stepped

    def _preempt(self, thread: int) -> tuple[int, Violation | None]:
        moved, violation = super()._preempt(thread)
        return self._with(moved, NOTHING), violation
