"""A counterexample as something to read: the moves of a search, done again one by one and written down.

The search knows threads by position in a sorted state; a reader knows T0 and T1. So the path is walked again with the threads in
their own order, every instruction of every step is executed once more, and each becomes a row: the user's line, the instruction, what
changed. At the end come the sentence that says what is wrong, what else is known (who owns what twice, who was interrupted
without being sent back), and what to do about it.
"""

from __future__ import annotations

import linecache
from typing import TYPE_CHECKING, Any

from rseq.checker import explorer as ex
from rseq.checker.explorer import DRAIN, PREEMPT, RUN, SIGNAL, STEP, Move, Result
from rseq.checker.judge import Violation
from rseq.checker.local import Reference
from rseq.checker.locate import short_path
from rseq.checker.naming import address_text, cells, item_names, value_text
from rseq.checker.operations import Call
from rseq.checker.report import Cell, Change, Row, Story, ThreadPlan
from rseq.checker.token import Schedule, encode
from rseq.compiler import journal

if TYPE_CHECKING:
    from rseq.checker.bench import Setting, Trial

Threads = list[tuple[int, tuple[Reference, ...]]]
ADVICE = {
    "peace": "This happens in peace, with one thread: the sequence and its model do not say the same, and one of them is wrong.",
    "sweep": "A retry must find its inputs as they were, and read everything else again: look at what is written before the commit.",
    "visible": "Stores that others can reach must not come before the commit: stage only into memory that nobody can see yet, and commit "
    "with one store.",
    "second": "Only one store may be visible, and it must be the last: stage the others where nobody looks, or put what belongs together "
    "behind one pointer.",
    "kernel": "Let the compiler place the descriptor, the signature and the abort handler; look at them with `rseq show`.",
    "missing": "The way out without a commit was taken on values that were not current: read them inside of the section.",
    "endless": "Every loop must end when nobody interferes: give it a bound that counts down.",
    "stuck": "A lock was not given back on some way out.",
    "fault": "An address was computed from values that do not belong together, or was not tested: compare the CPU number, and test "
    "pointers for None.",
    "status": "Either the model or the sequence is wrong about when it fails.",
    "result": "What is returned must be read inside of the section, before the commit.",
    "effect": "What the commit stores was computed from values that were no longer current: read the CPU number and everything else inside "
    "of the section, and let whoever changes another CPU's data fence first.",
}


def schedule_of(setting: Setting, threads: Threads, path: list[Move]) -> list[tuple[int, int, int]]:
    """(kind, thread, CPU) of each move, threads numbered as in the scenario."""
    explorer = setting.explorer
    started = [explorer.start(program, spare) for program, spare in threads]
    identities = sorted(range(len(started)), key=lambda i: started[i])
    state: tuple[int, ...] = (setting.world.first, *sorted(started))
    found = []
    for move in path:
        cpu = move.cpu if move.kind in (RUN, DRAIN) else explorer.threads[state[move.position]][1]
        found.append((move.kind, identities[move.position - 1], cpu))
        state, order, violation = explorer.successor(state, move)
        identities = [identities[i] for i in order]
        if violation is not None:
            break
    return found


def tell(setting: Setting, trial: Trial, threads: Threads, result: Result, pass_name: str) -> Story:
    """The story of a violation."""
    assert result.violation is not None
    moves = schedule_of(setting, threads, result.path)
    story, _ = Teller(setting, trial, threads).tell(moves, result.violation, pass_name)
    return story


class Teller:
    """Walks a schedule and writes it down."""

    def __init__(self, setting: Setting, trial: Trial, threads: Threads) -> None:
        self.setting, self.trial, self.threads = setting, trial, threads
        self.explorer, self.machine, self.world = setting.explorer, setting.machine, setting.world
        self.code = self.machine.code
        self.names = item_names(setting.model)
        self.cells = cells(setting.model)
        self.rows: list[Row] = []
        self.notes: list[str] = []
        self.memory = self.world.first
        self.states = [self.explorer.start(program, spare) for program, spare in threads]
        self.last_cpu = [-1] * len(threads)
        self.begun: list[tuple[int, int] | None] = [None] * len(threads)
        self.seen_lines: list[list[int]] = [[] for _ in threads]
        self.unprotected: dict[int, str] = {}
        self.returned: list[int] = []
        """What the last operation that ended has returned: addresses."""

    def tell(self, moves: list[tuple[int, int, int]], violation: Violation | None, pass_name: str) -> tuple[Story, Violation | None]:
        """Follow the moves; `violation` is what they lead to, if that is known already. Returns also what was found."""
        found: Violation | None = None
        for kind, thread, cpu in moves:
            found = self.move(kind, thread, cpu)
            if found is not None:
                break
        if found is None and violation is not None:
            found = violation
        return self._story(found, moves, pass_name), found

    def _story(self, found: Violation | None, moves: list[tuple[int, int, int]], pass_name: str) -> Story:
        trial = self.trial
        programs = [[step.label() for step in program] for program in trial.scenario.programs]
        schedule = Schedule(
            self.setting.bench.subject.name, pass_name, self.code.target.name, self.setting.cpus, self.setting.backend, programs,
            trial.handler.label() if trial.handler is not None else "", [list(m) for m in moves],
        )  # fmt: skip
        details = self._details(found) if found is not None else []
        return Story(
            title=found.sentence if found is not None else "Nothing is wrong in this schedule",
            details=details,
            fix=self._fix(found) if found is not None else "",
            file=short_path(self.setting.bench.subject.file),
            threads=[ThreadPlan(f"T{n}", program) for n, program in enumerate(programs)],
            cpus=self.setting.cpus,
            cells=[Cell(c.name, c.object, c.index, c.field, c.per_cpu) for c in self.cells],
            rows=self.rows,
            token=encode(schedule),
        )

    # For passes that do not search

    def kernel(self, cpu: int, text: str) -> None:
        """A row in which the kernel does something to the only thread."""
        self._add(Row(0, cpu, "kernel", text))

    def started(self, cpu: int, call: Call, arguments: tuple[int | float, ...]) -> None:
        self._add(Row(0, cpu, "start", self.call_text(call, arguments)))

    def retell(self, cpu: int, local: int, memory: int) -> None:
        """The next instruction of a thread."""
        self.memory = memory
        self._write_down(0, local, memory, cpu)

    def told(self, sentence: str, kind: str) -> Story:
        """The story so far, which ends with this. It has no token: it is no schedule of several threads."""
        story = self._story(Violation(kind, sentence), [], "abort sweep")
        story.token = ""
        return story

    # Moves

    def move(self, kind: int, thread: int, cpu: int) -> Violation | None:
        """Do one move and write it down."""
        if kind == RUN:
            self._run(thread, cpu)
            return None
        if kind == STEP:
            return self._step(thread)
        if kind == DRAIN:
            cpu_of_store, stores = self.explorer._hidden(self.states[thread])  # type: ignore[attr-defined]
            self.states[thread] = self.explorer.drained(self.states[thread])[cpu]
            stored = address_text(self.names, stores[cpu][0])
            self._add(Row(thread, cpu_of_store, "kernel", f"has its store to {stored} seen by other CPUs only now"))
            return None
        inside = self._inside(thread)
        number = self.states[thread]
        descriptor = self.machine.locals[self.explorer.threads[number][0]].descriptor
        where = self.last_cpu[thread]
        violation = None
        if kind == PREEMPT:
            self.states[thread], violation = self.explorer._preempt(number)
            said = self._interrupted("is preempted", thread, inside, descriptor)
        elif kind == SIGNAL:
            assert self.explorer.handler is not None
            self.states[thread], violation = self.explorer._signal(number, self.explorer.handler, self.memory)
            said = self._interrupted("gets a signal", thread, inside, descriptor)
            self.begun[thread] = None
        else:
            state = (self.memory, *self.states)
            self.memory = self.explorer._killed(state, thread + 1)[0]
            self.states[thread] = ex.GONE
            said = "is killed"
        self._add(Row(thread, where, "kernel", said, inside=inside))
        if kind == SIGNAL and violation is None:
            self._begin(thread)
        if violation is not None:
            return violation
        return None

    def _interrupted(self, what: str, thread: int, inside: bool, descriptor: int) -> str:
        if inside and not self.machine.done(self.explorer.threads[self.states[thread]][0]):
            return f"{what} inside of its section: the kernel sends it to the abort handler, it starts over"
        lines = self.seen_lines[thread]
        if lines and self.begun[thread] is not None:
            self.unprotected[thread] = (
                f"T{thread} had already executed line {lines[-1]} when it was interrupted, but it was not inside of a section then, "
                "so that the kernel did not make it start over"
            )
        armed = " (rseq_cs is cleared)" if descriptor else ""
        return f"{what} outside of a section: nothing is undone{armed}"

    def _inside(self, thread: int) -> bool:
        local = self.machine.locals[self.explorer.threads[self.states[thread]][0]]
        if local.context is None:
            return False
        section = self.code.inside.get(local.context.pc)
        return section is not None and section.descriptor == local.descriptor

    def _run(self, thread: int, cpu: int) -> None:
        local, _, ghost = self.explorer.threads[self.states[thread]]
        before = self.last_cpu[thread]
        said = f"runs on CPU {cpu}" if before in (-1, cpu) else f"is moved from CPU {before} to CPU {cpu}"
        self.last_cpu[thread] = cpu
        self._add(Row(thread, cpu, "kernel", said))
        self.states[thread] = self.explorer.intern(local, cpu, ghost)
        self._begin(thread)
        self._settle(thread)

    def _settle(self, thread: int) -> None:
        """The private instructions that a thread executes as soon as it runs."""
        local, cpu, ghost = self.explorer.threads[self.states[thread]]
        for _ in range(100):
            moved = None if self.machine.done(local) else self.machine.private_step(local, cpu)
            if moved is None:
                break
            self._write_down(thread, local, self.memory, cpu)
            local = moved
        self.states[thread] = self.explorer.intern(local, cpu, None if self.machine.done(local) else ghost)

    def _begin(self, thread: int) -> None:
        """A row where an operation begins."""
        local = self.machine.locals[self.explorer.threads[self.states[thread]][0]]
        key = (local.program, local.position) if local.context is not None else None
        if key is None or key == self.begun[thread]:
            return
        self.begun[thread] = key
        self.seen_lines[thread] = []
        step = self.machine.programs[local.program][local.position]
        handler = "signal handler: " if local.saved is not None else ""
        text = self.call_text(step, local.arguments) if isinstance(step, Call) else "membarrier"
        self._add(Row(thread, self.last_cpu[thread], "start", handler + text))

    def call_text(self, call: Call, arguments: tuple[int | float, ...]) -> str:
        """push(nodes[2])"""
        shown = []
        for index, raw in zip(call.operation.choices, arguments, strict=True):
            kind = call.operation.definition.parameters[index].type
            shown.append(address_text(self.names, int(raw)) if kind.name.startswith("Ptr") else repr(raw))
        return f"{call.operation.name}({', '.join(shown)})"

    def _step(self, thread: int) -> Violation | None:
        number = self.states[thread]
        local, cpu, _ = self.explorer.threads[number]
        self._begin(thread)
        before = self.memory
        seen = self.explorer.seen((before, *self.states), thread + 1)
        if seen != before:
            self._add(Row(thread, cpu, "kernel", f"still sees {self._differing(before, seen)}"))
        self._write_down(thread, local, seen, cpu)
        self.memory = before
        stepped = self.explorer._step(before, number, seen)
        if stepped is None:
            return None
        outcome = self.machine.execute(local, seen, cpu)
        if outcome.fence:
            self._fenced(thread, cpu)
        self.memory = stepped.memory
        call = self.machine.step_of(local)
        if outcome.writes and isinstance(call, Call):
            self._effect(thread, cpu, call, before, outcome)
        if outcome.ended is not None:
            self.returned = _references(outcome.ended.result) if outcome.ended.call.operation.owns else []
            text = (
                f"returns {self.explorer.judge.shown(outcome.ended.result)}"
                if outcome.ended.call.operation.definition.results
                else "returns"
            )
            if outcome.ended.status:
                text = f"returns with status {outcome.ended.status}"
            self._add(Row(thread, cpu, "return", text))
        if stepped.violation is not None:
            return stepped.violation
        self.states[thread] = stepped.thread
        if stepped.view >= 0:
            self.states = [self.explorer._saw(t, stepped.view) if t != ex.GONE else t for t in self.states]
        if outcome.ended is not None or outcome.fence:
            self.begun[thread] = None
            if self.explorer._cpu[stepped.thread] >= 0:
                resumed = self.machine.locals[local].saved is not None
                if resumed:
                    after = self.machine.locals[self.explorer.threads[stepped.thread][0]]
                    self.begun[thread] = (after.program, after.position)
                self._begin(thread)
        return None

    def _fenced(self, thread: int, cpu: int) -> None:
        self._add(Row(thread, cpu, "kernel", "calls membarrier: every other running thread is interrupted"))
        for other, number in enumerate(self.states):
            if other == thread or self.explorer._cpu[number] < 0:
                continue
            inside = self._inside(other)
            others, violation = self.explorer._fence((self.memory, number, self.states[thread]), 2)
            if violation is None:
                self.states[other] = others[0]
            self._add(
                Row(
                    other,
                    self.last_cpu[other],
                    "kernel",
                    "is inside of its section: it starts over" if inside else "is in no section",
                    inside=inside,
                )
            )

    def _effect(self, thread: int, cpu: int, call: Call, before: int, outcome: Any) -> None:
        """A row for what the model makes of a commit."""
        operation = call.operation
        world = self.world
        now, was = world.view(self.memory), world.view(before)
        if operation.effect == "read" or not (
            outcome.committed if operation.effect == "commit" and not self.explorer.locked else now != was
        ):
            return
        place = world.place(operation, cpu) if outcome.copy is None else outcome.copy
        arguments = self.machine.locals[self.explorer.threads[self.states[thread]][0]].arguments
        expected, _, failure = world.apply(was, operation, place, arguments)
        change = Change("meaning", world.shown(was), failure or world.shown(expected), "model")
        self._add(Row(thread, cpu, "effect", f"{operation.name} takes effect on CPU {place}", changes=[change]))
        effect = self.rows.pop()  # it belongs right behind the store that it is
        stored = [i for i, row in enumerate(self.rows) if row.what == "instruction" and any(c.kind == "memory" for c in row.changes)]
        self.rows.insert(stored[-1] + 1 if stored else len(self.rows), effect)

    def _write_down(self, thread: int, local: int, memory: int, cpu: int) -> None:
        """A row for each instruction of a step."""
        for done in self.machine.trace(local, memory, cpu):
            where = self.code.places.get(done.pc)
            changes = []
            for name, old, new in done.registers:
                changes.append(Change(name, address_text(self.names, old), address_text(self.names, new), "register"))
            content = memory
            if done.writes:
                memory = self.world.write(memory, tuple(done.writes))
                self.memory = memory
                changes += self._memory_changes(content, memory)
            line = where.line if where is not None else 0
            if line and line not in self.seen_lines[thread][-1:] and (done.reads or done.reads_cpu or done.writes):
                self.seen_lines[thread].append(line)
            source = linecache.getline(where.file, where.line).strip() if where is not None else ""
            instruction = self.code.instructions.get(done.pc)
            text = instruction.text if instruction is not None else f"{self.code.stubs.get(done.pc, '?')}()"
            self._add(Row(thread, cpu, "instruction", text, line, source, done.inside, changes))

    def _memory_changes(self, before: int, after: int) -> list[Change]:
        found = []
        for cell in self.cells:
            old, new = (self.world.read(m, cell.address, cell.type.size) for m in (before, after))
            if old != new:
                found.append(Change(cell.name, value_text(self.names, cell.type, old), value_text(self.names, cell.type, new)))
        for cpu, address in enumerate(self.machine.locks if self.world.has_journal else []):
            old, new = (self.world.read(m, address + journal.HEADER, 8) for m in (before, after))
            if old != new:
                pending, now = old[0], new[0]
                found.append(
                    Change(f"journal of CPU {cpu}", f"{pending} pending" if pending else "empty", f"{now} pending" if now else "empty")
                )
        for cpu, address in enumerate(self.machine.locks):
            old, new = (self.world.read(m, address, 8) for m in (before, after))
            if old != new:
                texts = {0: "free", 1: "taken", 2: "taken by a dead thread"}
                found.append(Change(f"lock of copy {cpu}", texts.get(old[0], "?"), texts.get(new[0], "?")))
        return found

    def _differing(self, memory: int, seen: int) -> str:
        """What a CPU sees that is out of date."""
        found = []
        for cell in self.cells:
            new, old = (self.world.read(m, cell.address, cell.type.size) for m in (memory, seen))
            if new != old:
                found.append(f"{cell.name} = {value_text(self.names, cell.type, old)}")
        return ", ".join(found)

    def _add(self, row: Row) -> None:
        if row.what == "kernel":
            row.text = f"T{row.thread} {row.text}"
        row.memory = [value_text(self.names, c.type, self.world.read(self.memory, c.address, c.type.size)) for c in self.cells]
        self.rows.append(row)

    # What it means

    def _details(self, found: Violation) -> list[str]:
        details = list(found.details)
        owners: dict[int, list[str]] = {}
        for thread, number in enumerate(self.states):
            if number == ex.GONE:
                continue
            local = self.machine.locals[self.explorer.threads[number][0]]
            for _, address in {*local.owned, *local.spare}:
                owners.setdefault(address, []).append(f"T{thread}")
        last = self.rows[-1].thread if self.rows else -1
        if self.rows and self.rows[-1].what == "return":
            for address in self.returned:
                if f"T{last}" not in owners.setdefault(address, []):
                    owners[address].append(f"T{last}")
        for address, who in owners.items():
            if len(who) > 1:
                details.append(f"{address_text(self.names, address)} is owned by {' and '.join(who)}.")
        meaning = self.world.views[self.world.view(self.memory)]
        for address in _references(meaning.frozen):
            if address in owners and self.rows and self.rows[-1].thread != -1:
                who = [w for w in owners[address] if w != f"T{last}"]
                if who:
                    name = address_text(self.names, address)
                    details.append(f"{name} can be reached in the structure, and is owned by {' and '.join(who)}.")
        details += [f"{text}." for thread, text in self.unprotected.items() if thread == last]
        return list(dict.fromkeys(details))

    def _fix(self, found: Violation) -> str:
        last = self.rows[-1].thread if self.rows else -1
        if self.explorer.weak:
            return "Make the commit a release, rseq.store_release(here.field, value), and let readers on other CPUs use rseq.load_acquire."
        if last in self.unprotected and found.kind in ("effect", "missing", "result", "fault"):
            return "Read the CPU number, and everything that the commit depends on, inside of the section, behind start_ip."
        return ADVICE.get(found.kind, "")


def _references(frozen: Any) -> list[int]:
    """The addresses that a frozen view mentions."""
    if isinstance(frozen, tuple):
        if len(frozen) == 3 and frozen[0] == "&":
            return [frozen[2]]
        return [a for part in frozen for a in _references(part)]
    if isinstance(frozen, frozenset):
        return [a for part in frozen for a in _references(part)]
    return []
