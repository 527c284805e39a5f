"""All schedules of a scenario: which thread runs where, when it is interrupted, and what holds after every step.

A state is a number for the memory and one for each thread, sorted, since threads doing the same are the same. From a state,
every thread that is on a CPU can take its next step or be preempted (its section is aborted then and there); every
thread that is not can be put on any idle CPU, which is how threads migrate; within the bounds of the pass a signal
handler may begin in a thread, or a thread may be killed. Nothing else decides, so that walking all of these walks
all schedules at the granularity of machine.py.

States are visited by the number of context switches that lead to them, then by steps: the first counterexample is the
simplest. That is a bound in the order of the search and never part of the state.

The rule that is held against every step: `view(memory)` is what the operations' models have made of the first view, an
operation taking effect at its commit. It follows that the state of the model is always the view of the memory, and
needs no place in the state of the search.

What it does not do: memory is sequentially consistent here (late_stores.py and passes/store_order.py treat one weakness), and
threads are not woken in any order that the kernel would prefer: every order is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from rseq.checker import endings
from rseq.checker.judge import Judge, Violation
from rseq.checker.local import DEAD, Reference
from rseq.checker.machine import Machine
from rseq.checker.operations import Call
from rseq.checker.world import World

State = tuple[int, ...]
STEP, PREEMPT, RUN, SIGNAL, KILL, DRAIN = range(6)
GONE = 0
"""The thread number of one that was killed."""


@dataclass(frozen=True, slots=True)
class Move:
    """One decision: a kind, the position of a thread in the state's order, and a CPU for RUN (for DRAIN, which store)."""

    kind: int
    position: int
    cpu: int = 0


@dataclass(slots=True)
class Result:
    """What a search found."""

    states: int = 0
    transitions: int = 0
    violation: Violation | None = None
    path: list[Move] = field(default_factory=list)
    complete: bool = True
    coverage: dict[str, set[Any]] = field(default_factory=dict)


class _Stepped:
    """A remembered step of one thread on some memory."""

    __slots__ = ("fence", "memory", "thread", "view", "violation")

    def __init__(self, memory: int, thread: int, view: int, fence: bool, violation: Violation | None) -> None:
        self.memory, self.thread, self.view, self.fence, self.violation = memory, thread, view, fence, violation


class Explorer:
    """The search. One serves several scenarios of a model: what threads do on some memory is remembered across them."""

    def __init__(self, machine: Machine, world: World, cpus: int, locked: bool = False) -> None:
        self.machine, self.world, self.cpus, self.locked = machine, world, cpus, locked
        self.threads: list[tuple[int, int, Any]] = [(-1, -1, None)]
        """(local, CPU or -1, ghost); number 0 is a thread that is gone."""
        self._ids: dict[tuple[int, int, Any], int] = {}
        self._steps: dict[int, _Stepped | None] = {}
        self.judge = Judge(world, locked, self._cover)
        self._off: dict[int, tuple[int, Violation | None]] = {}
        self._on: dict[int, int] = {}
        self._fenced: dict[int, tuple[int, Violation | None]] = {}
        self._seen: dict[tuple[int, int], int] = {}
        self._signalled: dict[tuple[int, int], tuple[int, Violation | None]] = {}
        self._covered: dict[int, set[tuple[str, Any]]] = {}
        """By thread: what its next step was seen to do, for `coverage`."""
        self.good: set[int] = set()
        self.looked = 0
        self.circle: set[int] = set()
        """For endings.py: steps that lead to an end, how many were looked at, and a circle that was found."""
        self._covering: set[tuple[str, Any]] = set()
        self._runnable: list[bool] = [False]
        self._cpu: list[int] = [-1]
        self._halfway: list[bool] = [False]
        """Threads in the middle of an instruction: nothing can happen to them but its other half."""
        self._reading: list[bool] = [False]

    # Threads as numbers

    def intern(self, local: int, cpu: int, ghost: Any) -> int:
        key = (local, cpu, ghost)
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = len(self.threads)
            self.threads.append(key)
            self._runnable.append(not self.machine.done(local))
            self._cpu.append(cpu)
            self._halfway.append(bool(self.machine.locals[local].halfway))
            self._reading.append(any(call is not None for call, _ in self._reading_calls(local)))
        return found

    def start(self, program: int, spare: tuple[Reference, ...]) -> int:
        """A thread at the beginning of a program, on no CPU."""
        local = self.machine.start(program, spare)
        return self.intern(local, -1, (self._ghost(local, self.world.view(self.world.first)), None))

    def _ghost(self, local: int, view: int) -> Any:
        """What is noted of an operation when it begins: for a reading one, what it may return."""
        step = self.machine.step_of(local)
        if isinstance(step, Call) and step.operation.effect == "read":
            return ("seen", self._answers(step, self.machine.locals[local].arguments, view))
        return None

    def _answers(self, call: Call, arguments: tuple[int | float, ...], view: int) -> frozenset[Any]:
        places = (self.world.place(call.operation, cpu) for cpu in range(self.cpus))
        return frozenset((p, *self.world.apply(view, call.operation, p, arguments, committed=False)[1:]) for p in places)

    # The search

    def search(
        self,
        programs: list[tuple[int, tuple[Reference, ...]]],
        *,
        kill: bool = False,
        handler: int | None = None,
        most: int = 5_000_000,
        progress: Callable[[int], None] | None = None,
    ) -> Result:
        """All schedules of these programs: (number, spare items) each."""
        first_memory = self.world.first
        if self.world.views[self.world.view(first_memory)].error:
            return Result(
                violation=Violation("setup", f"setup() makes memory that means nothing: {self.world.shown(self.world.view(first_memory))}")
            )
        threads = sorted(self.start(program, spare) for program, spare in programs)
        for thread in threads:
            fault = self.machine.fault_of(self.threads[thread][0])
            if fault:
                return Result(violation=Violation("fault", fault))
        root: State = (first_memory, *threads)
        visited: dict[State, tuple[State | None, int]] = {root: (None, 0)}
        level, result = [root], Result()
        count, cpus = len(root), range(self.cpus)
        steps, cpu_of, runnable, reading, weak = self._steps, self._cpu, self._runnable, self._reading, self.weak
        transitions, journals = 0, self.world.has_journal
        while level:
            following: dict[State, tuple[State, int]] = {}
            position = 0
            while position < len(level):
                state = level[position]
                position += 1
                memory = state[0]
                busy = 0
                for thread in state[1:]:
                    if cpu_of[thread] >= 0:
                        busy |= 1 << cpu_of[thread]
                previous = -1
                for k in range(1, count):
                    thread = state[k]
                    if thread == previous:
                        continue
                    previous = thread
                    if weak:
                        for which, moved in enumerate(self.drained(thread)):
                            transitions += 1
                            new = (memory, *sorted((*state[1:k], moved, *state[k + 1 :])))
                            if new not in visited:
                                visited[new] = (state, DRAIN | k << 3 | which << 8)
                                level.append(new)
                    if not runnable[thread]:
                        continue
                    if kill and GONE not in state and not self._halfway[thread]:
                        transitions += 1
                        new = self._killed(state, k)
                        if new not in visited and new not in following:
                            following[new] = (state, KILL | k << 3)
                    if cpu_of[thread] < 0:
                        for cpu in cpus:
                            if not busy >> cpu & 1:
                                transitions += 1
                                key = thread * 64 + cpu
                                placed = self._on.get(key)
                                if placed is None:
                                    placed = self._on[key] = self._settled(
                                        self.intern(self.threads[thread][0], cpu, self.threads[thread][2])
                                    )
                                new = (memory, *sorted((*state[1:k], placed, *state[k + 1 :])))
                                if new not in visited and new not in following:
                                    following[new] = (state, RUN | k << 3 | cpu << 8)
                        continue
                    seen = self.seen(state, k) if weak else memory
                    key = memory << 24 | thread
                    if seen != memory:
                        key |= (1 + seen) << 64
                    if key in steps:
                        stepped = steps[key]
                    else:
                        stepped = steps[key] = self._step(memory, thread, seen)
                    if stepped is not None:
                        transitions += 1
                        if stepped.violation is not None:
                            return self._found(result, visited, transitions, state, STEP | k << 3, stepped.violation)
                        if stepped.fence:
                            others, violation = self._fence(state, k)
                            if violation is not None:
                                return self._found(result, visited, transitions, state, STEP | k << 3, violation)
                            new = (stepped.memory, *sorted((*others, stepped.thread)))
                        elif stepped.view >= 0 and any(reading[t] for t in state[1:]):
                            others = [self._saw(t, stepped.view) for t in (*state[1:k], *state[k + 1 :], stepped.thread)]
                            new = (stepped.memory, *sorted(others))
                        else:
                            new = (stepped.memory, *sorted((*state[1:k], stepped.thread, *state[k + 1 :])))
                        if new not in visited:
                            visited[new] = (state, STEP | k << 3)
                            level.append(new)
                    if self._halfway[thread]:
                        continue
                    transitions += 1
                    if thread in self._off:
                        moved, violation = self._off[thread]
                    else:
                        moved, violation = self._off[thread] = self._preempt(thread)
                    if violation is not None:
                        return self._found(result, visited, transitions, state, PREEMPT | k << 3, violation)
                    left = self._quiet(memory, cpu_of[thread]) if journals else memory
                    new = (left, *sorted((*state[1:k], moved, *state[k + 1 :])))
                    if new not in visited and new not in following:
                        following[new] = (state, PREEMPT | k << 3)
                    if handler is not None and not self.machine.locals[self.threads[thread][0]].signalled:
                        transitions += 1
                        moved, violation = self._signal(thread, handler, memory)
                        if violation is not None:
                            return self._found(result, visited, transitions, state, SIGNAL | k << 3, violation)
                        new = (memory, *sorted((*state[1:k], moved, *state[k + 1 :])))
                        if new not in visited and new not in following:
                            following[new] = (state, SIGNAL | k << 3)
                if position & 0x3FF == 0:
                    if progress is not None:
                        progress(len(visited))
                    if len(visited) > most:
                        result.complete = False
                        result.states, result.transitions = len(visited), transitions
                        result.coverage = self.coverage(visited)
                        return result
            level = []
            for new, how in following.items():
                if new not in visited:
                    visited[new] = how
                    level.append(new)
        result.states, result.transitions = len(visited), transitions
        result.coverage = self.coverage(visited)
        result.complete = len(visited) <= most
        stuck = endings.stuck(self, visited) if self.locked else endings.endless(self)
        if stuck is not None:
            place, result.violation = stuck
            if place is None:
                place = next((s for s in visited if any((s[0] << 24 | t) in self.circle for t in s[1:])), root)
            result.path = self._path(visited, place)
        return result

    def _found(
        self,
        result: Result,
        visited: dict[State, tuple[State | None, int]],
        transitions: int,
        state: State,
        move: int,
        violation: Violation,
    ) -> Result:
        result.states, result.transitions, result.violation = len(visited), transitions, violation
        result.coverage = self.coverage(visited)
        result.path = [*self._path(visited, state), _move(move)]
        return result

    @staticmethod
    def _path(visited: dict[State, tuple[State | None, int]], state: State) -> list[Move]:
        moves: list[Move] = []
        at: State | None = state
        while at is not None:
            came_from, move = visited[at]
            if came_from is not None:
                moves.append(_move(move))
            at = came_from
        return moves[::-1]

    def successor(self, state: State, move: Move) -> tuple[State, list[int], Violation | None]:
        """Where a move leads, and the order in which its threads stood before they were sorted: for retelling a path."""
        memory, k = state[0], move.position
        thread = state[k]
        others = list(state[1:])
        violation = None
        if move.kind == RUN:
            key = self.intern(self.threads[thread][0], move.cpu, self.threads[thread][2])
            others[k - 1] = self._settled(key)
        elif move.kind == PREEMPT:
            memory = self._quiet(memory, self._cpu[thread])
            others[k - 1], violation = self._preempt(thread)
        elif move.kind == SIGNAL:
            assert self.handler is not None
            others[k - 1], violation = self._signal(thread, self.handler, memory)
        elif move.kind == DRAIN:
            others[k - 1] = self.drained(thread)[move.cpu]
        elif move.kind == KILL:
            killed = self._killed(state, k)
            memory = killed[0]
            others[k - 1] = GONE
        else:
            stepped = self._step(memory, thread, self.seen(state, k))
            if stepped is None:
                return state, list(range(len(others))), None
            violation, memory = stepped.violation, stepped.memory
            if violation is None:
                if stepped.fence:
                    moved, violation = self._fence(state, k)
                    others = [*moved[: k - 1], stepped.thread, *moved[k - 1 :]]
                else:
                    others[k - 1] = stepped.thread
                    if stepped.view >= 0:
                        others = [self._saw(t, stepped.view) for t in others]
        order = sorted(range(len(others)), key=lambda i: others[i])
        return (memory, *(others[i] for i in order)), order, violation

    handler: int | None = None

    def _cover(self, what: str, which: Any) -> None:
        self._covering.add((what, which))

    def coverage(self, visited: Iterable[State]) -> dict[str, set[Any]]:
        """What the threads of these states were seen to do: "abort", "commit", "exit" (addresses), "effect", "end" (operations)."""
        found: dict[str, set[Any]] = {"abort": set(), "commit": set(), "exit": set(), "effect": set(), "end": set()}
        for thread in {t for state in visited for t in state[1:]}:
            local, cpu, _ = self.threads[thread]
            if cpu < 0:
                continue
            context = self.machine.locals[local].context
            if context is not None and context.pc in self.machine.code.inside:
                found["abort"].add(context.pc)
            for what, which in self._covered.get(thread, ()):
                found[what].add(which)
        return found

    # What moves do

    def _settled(self, thread: int) -> int:
        """A thread on a CPU that has only private things to do next (arming its section, say) does them at once: nobody can tell."""
        for _ in range(100):
            local, cpu, ghost = self.threads[thread]
            if self.machine.done(local):
                return self.intern(local, -1, None)
            moved = self.machine.private_step(local, cpu)
            if moved is None:
                return thread
            thread = self.intern(moved, cpu, ghost)
        return thread

    weak = False
    """Whether stores may be seen late (store_order.py)."""

    def drained(self, thread: int) -> list[int]:
        """A thread after each of its stores that others cannot see yet has become visible to them."""
        return []

    def seen(self, state: State, k: int) -> int:
        """The memory as the thread at a position sees it."""
        return state[0]

    def _quiet(self, memory: int, cpu: int) -> int:
        """The memory once nobody is inside of a section on a CPU (or, under locks, holds the lock of a copy)."""
        if not self.world.has_journal or cpu < 0:
            return memory
        if not self.locked:
            return self.world.tidied(memory, cpu)
        for copy, address in enumerate(self.machine.locks):
            if not any(self.world.read(memory, address, 8)):
                memory = self.world.tidied(memory, copy)
        return memory

    def _step(self, memory: int, thread: int, seen: int) -> _Stepped | None:
        stepped = self._raw_step(memory, thread, seen)
        if stepped is not None and stepped.violation is None and self.world.has_journal:
            context = self.machine.locals[self.threads[stepped.thread][0]].context
            if self.locked or context is None or context.pc not in self.machine.code.inside:
                stepped.memory = self._quiet(stepped.memory, self.threads[thread][1])
        return stepped

    def _raw_step(self, memory: int, thread: int, seen: int) -> _Stepped | None:
        local, cpu, ghost = self.threads[thread]
        outcome = self.machine.execute(local, seen, cpu)
        if outcome.blocked:
            return None
        if outcome.fence:
            moved = self.machine.advance(local, None, False)
            resumed = self.machine.locals[local].saved is not None
            after_fence = (ghost[1], None) if resumed else (self._ghost(moved, self.world.view(memory)), None)
            return _Stepped(memory, self._settled(self.intern(moved, cpu, after_fence)), -1, True, None)
        self._covering = self._covered.setdefault(thread, set())
        if outcome.committed:
            self._cover("commit", outcome.committed)
        if outcome.left:
            self._cover("exit", outcome.left)
        call = self.machine.step_of(local)
        after = self.world.write(memory, outcome.writes) if outcome.writes and not outcome.fault else memory
        if outcome.fault:
            return _Stepped(memory, thread, -1, False, Violation("fault", f"{call.operation.name}: {outcome.fault}"))
        current, violation = self.judge.step(call, self.machine.locals[local].arguments, outcome, memory, after, cpu, ghost[0])
        if violation is not None:
            return _Stepped(after, thread, -1, False, violation)
        changed = self.world.view(after) if self.world.view(after) != self.world.view(memory) else -1
        if outcome.ended is None:
            return _Stepped(after, self._settled(self.intern(outcome.next, cpu, (current, ghost[1]))), changed, False, None)
        acted = current is not None and current[0] in ("acted", "wrote")
        found = self.machine.locals[outcome.next]
        if len(found.held) > (len(found.saved[4]) if found.saved is not None else 0):
            kept = Violation("stuck", f"{call.operation.name} returns, and has not given back the lock that it took")
            return _Stepped(after, thread, -1, False, kept)
        moved = self.machine.advance(outcome.next, outcome.ended, acted)
        fault = self.machine.fault_of(moved)
        if fault:
            return _Stepped(after, thread, -1, False, Violation("fault", fault))
        if self.machine.done(moved):
            return _Stepped(after, self.intern(moved, -1, None), changed, False, None)
        resumed = self.machine.locals[local].saved is not None
        noted = (ghost[1], None) if resumed else (self._ghost(moved, self.world.view(after)), None)
        return _Stepped(after, self._settled(self.intern(moved, cpu, noted)), changed, False, None)

    def _saw(self, thread: int, view: int) -> int:
        """A reading operation in progress has lived through another view."""
        if not self._reading[thread]:
            return thread
        found = self._seen.get((thread, view))
        if found is None:
            local, cpu, ghost = self.threads[thread]
            noted = list(ghost)
            for place, (call, arguments) in enumerate(self._reading_calls(local)):
                if call is not None:
                    noted[place] = ("seen", self._answers(call, arguments, view) | ghost[place][1])
            found = self._seen[thread, view] = self.intern(local, cpu, tuple(noted))
        return found

    def _reading_calls(self, local: int) -> list[tuple[Call | None, tuple[int | float, ...]]]:
        """Of the operation that a thread is in, and of the one that a signal handler has interrupted: it, if it is a reading one."""
        found = self.machine.locals[local]
        if found.context is None:
            return []
        calls: list[tuple[Any, tuple[int | float, ...]]] = [(self.machine.step_of(local), found.arguments)]
        if found.saved is not None:
            program, position, arguments = found.saved[:3]
            calls.append((self.machine.programs[program][position], arguments))
        return [(c if isinstance(c, Call) and c.operation.effect == "read" else None, a) for c, a in calls]

    def _preempt(self, thread: int) -> tuple[int, Violation | None]:
        local, _, ghost = self.threads[thread]
        moved, _, killed = self.machine.interrupt(local)
        if killed:
            return thread, Violation("kernel", f"interrupted here, the thread dies: {killed}")
        return self.intern(moved, -1, ghost), None

    def _fence(self, state: State, k: int) -> tuple[list[int], Violation | None]:
        """All other threads that run are interrupted where they are."""
        others = []
        for thread in (*state[1:k], *state[k + 1 :]):
            if self._cpu[thread] < 0:
                others.append(thread)
                continue
            if thread not in self._fenced:
                local, cpu, ghost = self.threads[thread]
                moved, _, killed = self.machine.interrupt(local)
                violation = Violation("kernel", f"interrupted by the fence, a thread dies: {killed}") if killed else None
                self._fenced[thread] = (self._settled(self.intern(moved, cpu, ghost)), violation)
            moved_thread, violation = self._fenced[thread]
            if violation is not None:
                return others, violation
            others.append(moved_thread)
        return others, None

    def _signal(self, thread: int, handler: int, memory: int) -> tuple[int, Violation | None]:
        key = (thread, self.world.view(memory))
        found = self._signalled.get(key)
        if found is None:
            local, cpu, ghost = self.threads[thread]
            moved, killed = self.machine.signal(local, handler)
            if killed:
                found = (thread, Violation("kernel", f"when the signal arrives here, the thread dies: {killed}"))
            else:
                begun = self.machine.locals[moved].saved is not None
                noted = (self._ghost(moved, key[1]), ghost[0]) if begun else ghost
                found = (self._settled(self.intern(moved, cpu, noted)), None)
            self._signalled[key] = found
        return found

    def _killed(self, state: State, k: int) -> State:
        """A thread is gone; locks it held have a dead owner."""
        local = self.machine.locals[self.threads[state[k]][0]]
        memory = state[0]
        if local.held:
            memory = self.world.write(memory, tuple((a, DEAD.to_bytes(8, "little")) for a in local.held))
        return (memory, *sorted((*state[1:k], GONE, *state[k + 1 :])))


def _move(code: int) -> Move:
    return Move(code & 7, code >> 3 & 31, code >> 8)
