"""Threads that step: what a thread is, beside shared memory, as a number, and each new step emulated once.

A step is one instruction that reads or writes shared memory (or the CPU number, outside of an armed section), and all
instructions behind it that do neither: nobody can tell where between those another thread ran. Steps end
  - before the next such instruction,
  - before an instruction that enters or leaves a critical section (being interrupted means something else there),
  - before one that overwrites what the abort handler needs.
What a step does depends only on the thread's own part (program counter, registers that are still needed, private
memory) and on the words it reads, so that it is remembered by those; the emulator runs for new ones only.

Threads doing the same are the same: private memory stands at the same addresses for all, and a thread has no number, so
that states which differ in who is who are one state.

What the code calls and is not in it: sched_getcpu (answered), rseq.lock.try (one atomic step, blocking while every copy is
taken, which is what spinning and yielding come to), and nothing else.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rseq.checker import kernel, layout
from rseq.checker.byte_order import Turned
from rseq.checker.calling import entry, result
from rseq.checker.code import Code
from rseq.checker.emulator import Context, Emulator
from rseq.checker.local import ALIVE, Ended, Local, Outcome, Reference, Traced, results_of, spoil
from rseq.checker.model import Model
from rseq.checker.operations import OWNED, Call, Fence, Program
from rseq.checker.world import World
from rseq.compiler.llvm_types import result_offsets
from rseq.language import regions, types

LONGEST = 20_000
"""Instructions in a row that touch nothing shared."""


@dataclass(slots=True)
class _Node:
    reads: tuple[tuple[int, int], ...] | None = None
    reads_cpu: bool = False
    outcomes: dict[Any, Outcome] = field(default_factory=dict)


class Machine:
    """The threads of one model on one target. `programs` grows as scenarios are added."""

    def __init__(self, model: Model, code: Code, world: World, fused: bool = True) -> None:
        self.model, self.code, self.world, self.fused = model, code, world, fused
        handles = [o for o in model._objects.values() if hasattr(o, "_record")]
        self._records = {h._address: layout.RECORDS + 64 * n for n, h in enumerate(handles)}
        arena = model._arena
        records = b"".join(self._record(h) for h in handles).ljust(layout.REGION_RECORD - layout.RECORDS, b"\0") + self._region()
        turned = Turned(arena.placed) if code.processor.byte_order != sys.byteorder else None
        self.emulator = Emulator(code, records, (arena.base, arena.base + arena.limit), turned=turned)
        self.emulator.copies = arena.copies
        self.programs: list[Program] = []
        self.locals: list[Local] = []
        self._ids: dict[Local, int] = {}
        self._nodes: list[_Node] = []
        self._interrupted: dict[int, tuple[int, bool, str]] = {}
        self._private: dict[tuple[int, int], int | None] = {}
        self._trace: list[Traced] | None = None
        known = code.processor
        kept = sorted(r for r in known.preserved if r in known.integers and r not in (known.stack_pointer, known.link))
        self._kept = {name: 0x7E57_0000 + 0x11 * number for number, name in enumerate(kept)}
        """What a function must leave as it found it, and the value that it finds."""
        self._faults: dict[int, str] = {}
        self._stray = ""
        self._cpu_was_read = self._touched = False
        self.emulated = 0
        self.abort_points: set[int] = set()
        """Instructions inside of sections at which an interruption was tried."""
        self.locks = [arena.base + cpu * arena.stride for cpu in range(arena.copies)]
        offset = world.offset(arena.base, 8)
        assert offset is not None

    def _record(self, handle: Any) -> bytes:
        """A per-CPU record, as the processor reads it."""
        record = handle._record
        values = {name: getattr(record, name) for name, _ in record._fields_} | {"region": layout.REGION_RECORD}
        return struct.pack(f"{self._order()}5Q2I2Q", *values.values())

    def _region(self) -> bytes:
        """The record of the region that the model's memory lies in."""
        arena = self.model._arena
        return struct.pack(f"{self._order()}QQII8x", arena.base, arena.limit, regions.OPEN, 0)

    def _order(self) -> str:
        return ">" if self.code.processor.byte_order == "big" else "<"

    # Threads as numbers

    def intern(self, local: Local) -> int:
        found = self._ids.get(local)
        if found is None:
            found = self._ids[local] = len(self.locals)
            self.locals.append(local)
            self._nodes.append(_Node())
        return found

    def add_program(self, program: Program) -> int:
        """The number of a program; equal programs are one."""
        if program in self.programs:
            return self.programs.index(program)
        self.programs.append(program)
        return len(self.programs) - 1

    def start(self, program: int, spare: tuple[Reference, ...] = ()) -> int:
        """A thread at the beginning of a program."""
        return self._begin(program, 0, (), spare, False)

    def done(self, local: int) -> bool:
        return self.locals[local].context is None

    def step_of(self, local: int) -> Any:
        """The Call or Fence that a thread is in; None if it is done."""
        found = self.locals[local]
        return None if found.context is None else self.programs[found.program][found.position]

    # Operations

    def _begin(self, program: int, position: int, owned: tuple[Reference, ...], spare: tuple[Reference, ...], signalled: bool) -> int:
        steps = self.programs[program]
        while position < len(steps):
            step = steps[position]
            if isinstance(step, Fence):
                context = Context(0, (), ())
                return self.intern(Local(program, position, (), owned, spare, context, 0, (), None, signalled))
            chosen = self._arguments(step, owned, spare)
            if chosen is not None:
                context = entry(self.emulator, step, chosen, self._records, self._kept)
                return self._settle(Local(program, position, chosen, owned, spare, context, 0, (), None, signalled))
            position += 1  # it owns nothing to give: there is nothing to do
        return self.intern(Local(program, len(steps), (), owned, spare, None, 0, (), None, signalled))

    @staticmethod
    def _arguments(call: Call, owned: tuple[Reference, ...], spare: tuple[Reference, ...]) -> tuple[int | float, ...] | None:
        """Raw values; an owned pointer is the one that was got first, so that a node can return to where it was."""
        pool = [*owned, *spare]
        made: list[int | float] = []
        for index, value in call.values.items():
            kind = call.operation.definition.parameters[index].type
            if value is OWNED:
                number = types.type_id(kind.target)
                fitting = next((r for r in pool if r[0] == number), None)
                if fitting is None:
                    return None
                pool.remove(fitting)
                made.append(fitting[1])
            elif isinstance(kind, types.Float):
                made.append(float(value))
            elif isinstance(kind, types.Pointer):
                made.append(0 if value is None else getattr(value, "_address", value))
            else:
                made.append(int(value))
        return tuple(made)

    def _settle(self, local: Local) -> int:
        """Run what touches nothing shared."""
        outcome = self._run(local, None, 0)
        if outcome.fault:
            self._faults[outcome.next] = outcome.fault
        return outcome.next

    def fault_of(self, local: int) -> str:
        """What went wrong before the first shared access, if anything."""
        return self._faults.get(local, "")

    # Steps

    def execute(self, local: int, memory: int, cpu: int) -> Outcome:
        """The next step of a thread that runs on `cpu`."""
        node = self._nodes[local]
        if node.reads is not None:
            world = self.world
            values: Any = tuple([world.read(memory, a, s) for a, s in node.reads])
            if node.reads_cpu:
                values = (cpu, values)
            found = node.outcomes.get(values)
            if found is not None:
                return found
        outcome = self._execute(local, node, memory, cpu)
        assert node.reads is not None
        values = tuple(self.world.read(memory, a, s) for a, s in node.reads)
        node.outcomes[(cpu, values) if node.reads_cpu else values] = outcome
        return outcome

    def private_step(self, local: int, cpu: int) -> int | None:
        """Where a step leads that touches nothing shared; None if the next one does, or ends something."""
        found = self.locals[local]
        if found.context is None or not found.context.registers:
            return None
        key = (local, cpu)
        if key not in self._private:
            outcome = None
            if found.context.pc not in self.code.stubs:
                self._touched = False
                tried = self._run(found, self._untouched, cpu, first=True)
                if not (self._touched or tried.writes or tried.ended or tried.fault or tried.committed or tried.left):
                    outcome = tried.next
            self._private[key] = outcome
        return self._private[key]

    def _untouched(self, address: int, size: int) -> bytes:
        self._touched = True
        return bytes(size)

    def _execute(self, number: int, node: _Node, memory: int, cpu: int) -> Outcome:
        local = self.locals[number]
        assert local.context is not None
        if isinstance(self.programs[local.program][local.position], Fence):
            node.reads = ()
            return Outcome(number, ended=None, fence=True)
        self._stray = ""
        reads: list[tuple[int, int]] = []

        def content(address: int, size: int) -> bytes:
            for start, length, read in local.halfway:
                if (start, length) == (address, size):
                    return read
            if self.world.offset(address, size) is None:
                self._stray = f"it reads {size} bytes at {address:#x}, which belong to no object of the model"
                return bytes(size)
            if (address, size) not in reads:
                reads.append((address, size))
            return self.world.read(memory, address, size)

        name = self.code.stubs.get(local.context.pc)
        if name == "rseq.lock.try":
            node.reads, node.reads_cpu = tuple((a, 8) for a in self.locks), False
            return self._lock(local, memory)
        outcome = self._run(local, content, cpu, first=True)
        node.reads, node.reads_cpu = tuple(reads), self._cpu_was_read
        known = self.code.instructions.get(local.context.pc)
        if known is not None and known.divided and reads and outcome.writes and not local.halfway and self.fused:
            read = tuple((a, s, self.world.read(memory, a, s)) for a, s in reads)
            return Outcome(self.intern(local._replace(halfway=read)))
        if self._stray:
            outcome.fault = self._stray
        return outcome

    def _run(self, local: Local, content: Callable[[int, int], bytes] | None, cpu: int, first: bool = False) -> Outcome:
        """Execute from where a thread is. `first`: the first instruction may touch what is shared; the others may not."""
        code, emulator = self.code, self.emulator
        context = local.context
        assert context is not None
        pc, registers, private = context.pc, list(context.registers), dict(context.private)
        descriptor, writes, held, scratch = local.descriptor, [], local.held, local.scratch
        outcome = Outcome(-1)
        addresses: list[int] = []
        reserved = False
        """After a load-reserved: a store-conditional that succeeds is one step with it, since one that does not is tried again."""
        self._cpu_was_read = False
        if local.held:
            outcome.copy = self.locks.index(local.held[-1])
        words = context.private
        for _ in range(LONGEST):
            if pc == layout.RETURN:
                break
            stub = code.stubs.get(pc)
            if stub is not None and stub in code.processor.helpers:
                for name, value in code.processor.helpers[stub](lambda name, now=registers: now[emulator.index[name]]).items():  # type: ignore[misc]
                    registers[emulator.index[name]] = value
                pc = self._return(registers, private)
                continue
            if stub is not None:
                if stub != "sched_getcpu" or not first:
                    if stub not in ("sched_getcpu", "rseq.lock.try"):
                        outcome.fault = f"it calls {stub}, which the checker cannot follow"
                    break
                registers[emulator.index[code.processor.result]] = cpu
                pc = self._return(registers, private)
                self._cpu_was_read, first = True, False
                continue
            known = code.instructions.get(pc)
            if known is not None and known.kind == "system":
                outcome.fault = "it makes a system call, which the checker does not follow"
                break
            done = emulator.run(Context(pc, tuple(registers), words), content or _nothing, cpu, descriptor)
            self.emulated += 1
            before, after = code.inside.get(pc), code.inside.get(done.pc)
            # Inside of an armed section the CPU cannot change unnoticed: reading its number is private.
            protected = before is not None and before.descriptor == descriptor
            visible = bool(done.reads or done.writes or (done.reads_cpu and not (protected and content is not None)))
            exclusive = known is not None and known.kind == "exclusive"
            if not first and not done.fault and not (reserved and exclusive and done.writes):
                if visible or before is not after or (content is None and done.pc == layout.RETURN):
                    break  # to return is a step of its own, in which the result is looked at
                if before is not None and code.instructions[pc].writes & code.live.get(before.abort, frozenset()):
                    break
            if done.fault:
                outcome.fault = done.fault
                addresses.append(pc)
                break
            if self._trace is not None:
                self._note(pc, registers, done, before is not None and before.descriptor == descriptor)
            addresses.append(pc)
            if done.reads_cpu:
                self._cpu_was_read = True
            for address, data in done.writes:
                if self.world.offset(address, len(data)) is None:
                    outcome.fault = f"it writes {len(data)} bytes at {address:#x}, which belong to no object of the model"
                writes.append((address, data))
                if address in held and not any(data):
                    held = tuple(h for h in held if h != address)
            if before is not None and after is not before:
                if done.pc == before.post_commit and done.writes:
                    outcome.committed = pc
                else:
                    outcome.left = pc
            if done.descriptor is not None:
                descriptor = done.descriptor
            if before is not None and done.scratch and self.code.roles.get(pc) != "result":
                scratch = tuple(sorted({*scratch, *done.scratch}))
            if scratch and after is not before:
                spoil(done.private, scratch)
                scratch = ()
            if done.private != private:
                words = tuple(sorted(done.private.items()))
            pc, registers, private, first = done.pc, done.registers, done.private, False
            if exclusive:
                reserved = known is not None and known.loads
            if outcome.fault or (not self.fused and not reserved):
                break
        else:
            outcome.fault = "it runs on without touching anything shared, and does not end"
        outcome.writes, outcome.addresses = tuple(writes), tuple(addresses)
        if pc == layout.RETURN and not outcome.fault:
            lost = [n for n, value in self._kept.items() if registers[emulator.index[n]] != value]
            if lost:
                outcome.fault = f"it returns with {', '.join(lost)} changed, which a function must preserve"
            outcome.ended = self._ended(local, registers, private)
        kept = local._replace(context=self._context(pc, registers, private), descriptor=descriptor, held=held, scratch=scratch, halfway=())
        outcome.next = self.intern(kept)
        return outcome

    def _note(self, pc: int, registers: list[int], done: Any, inside: bool) -> None:
        assert self._trace is not None
        known = self.code.processor
        changed = [
            (name, old, new)
            for name, old, new in zip(self.emulator.registers, registers, done.registers, strict=True)
            if old != new and name not in (known.flags, known.stack_pointer)
        ]
        self._trace.append(Traced(pc, changed, list(done.reads), list(done.writes), done.reads_cpu, inside))

    def _context(self, pc: int, registers: list[int], private: dict[int, int]) -> Context:
        """Only what is still needed."""
        known, emulator = self.code.processor, self.emulator
        live = self.code.live.get(pc)
        if pc == layout.RETURN:
            live = frozenset()
        elif live is None:
            live = frozenset({*known.arguments, *known.preserved, known.link, known.stack_pointer, *known.float_arguments})
        kept = tuple(value if name in live else 0 for name, value in zip(emulator.registers, registers, strict=True))
        bottom = registers[emulator.index[known.stack_pointer]] - known.red_zone & ~7  # a word that the stack begins in the middle of, too
        words = tuple(sorted((a, w) for a, w in private.items() if w and not (layout.RESULTS + 0x1000 <= a < bottom)))
        return Context(pc, kept, () if pc == layout.RETURN else words)

    def _return(self, registers: list[int], private: dict[int, int]) -> int:
        """Go back from an imported function."""
        known, emulator = self.code.processor, self.emulator
        if known.link:
            return registers[emulator.index[known.link]]
        stack = emulator.index[known.stack_pointer]
        address = private.get(registers[stack], 0)
        registers[stack] += 8
        return address

    def _lock(self, local: Local, memory: int) -> Outcome:
        """rseq.lock.try as one step: take the lock if it is free, or its owner is dead."""
        context = local.context
        assert context is not None
        registers, private = list(context.registers), dict(context.private)
        word = registers[self.emulator.index[self.code.processor.arguments[0]]]
        if word not in self.locks:
            return Outcome(self.intern(local), fault=f"it takes a lock at {word:#x}, which is no copy's lock word")
        states = {a: int.from_bytes(self.world.read(memory, a, 8), "little") for a in self.locks}
        if all(s == ALIVE for s in states.values()):
            return Outcome(self.intern(local), blocked=True)
        taken = states[word] != ALIVE
        registers[self.emulator.index[self.code.processor.result]] = int(taken)
        pc = self._return(registers, private)
        held = (*local.held, word) if taken else local.held
        moved = local._replace(context=Context(pc, tuple(registers), tuple(sorted(private.items()))), held=held)
        outcome = self._run(moved, None, 0)
        outcome.writes = ((word, ALIVE.to_bytes(8, "little")),) if taken else ()
        return outcome

    # For stories

    def trace(self, local: int, memory: int, cpu: int) -> list[Traced]:
        """The instructions of the next step, one by one, with what each changed."""
        found = self.locals[local]
        if found.context is None or not found.context.registers:
            return []
        name = self.code.stubs.get(found.context.pc)
        self._trace = []
        if name == "rseq.lock.try":
            outcome = self._lock(found, memory)
            first = Traced(found.context.pc, [], [(self.locks[0], 8)], list(outcome.writes), False, False)
            traced, self._trace = [first, *self._trace], None
            return traced
        self._run(found, lambda a, s: self.world.read(memory, a, s) if self.world.offset(a, s) is not None else bytes(s), cpu, first=True)
        traced, self._trace = self._trace, None
        return traced

    # The end of an operation

    def _ended(self, local: Local, registers: list[int], private: dict[int, int]) -> Ended:
        call = self.programs[local.program][local.position]
        assert isinstance(call, Call)
        status = registers[self.emulator.index[self.code.processor.result]] & 0xFFFFFFFF
        results = call.operation.definition.results
        values = [
            result(self.emulator, kind, layout.RESULTS + at, private) for kind, at in zip(results, result_offsets(results)[0], strict=True)
        ]
        together = None if not values else values[0] if len(values) == 1 else ("[", *values)
        return Ended(call, local.arguments, status & 0xFF, together if status & 0xFF == 0 else None)

    def advance(self, local: int, ended: Ended | None, acted: bool) -> int:
        """How a thread goes on after an operation, or after a fence (`ended` is None)."""
        found = self.locals[local]
        owned, spare = found.owned, found.spare
        if ended is not None and acted and ended.call.operation.owns:
            given = [
                raw for raw, (index, value) in zip(ended.arguments, ended.call.values.items(), strict=True) if value is OWNED
            ]  # fmt: skip
            owned = tuple(o for o in owned if o[1] not in given)
            spare = tuple(s for s in spare if s[1] not in given)
            owned += tuple((r[1], r[2]) for r in results_of(ended.result) if isinstance(r, tuple) and r and r[0] == "&")
        if found.saved is not None:
            program, position, arguments, context, held, kept = found.saved
            return self.intern(Local(program, position, arguments, kept[0] + owned, kept[1] + spare, context, 0, held, None, True))
        return self._begin(found.program, found.position + 1, owned, spare, found.signalled)

    # The kernel

    def interrupt(self, local: int) -> tuple[int, bool, str]:
        """A thread after preemption, migration or a fence: (thread, whether it was aborted, why it is killed)."""
        found = self._interrupted.get(local)
        if found is None:
            found = self._interrupted[local] = self._interrupt(self.locals[local])
        return found

    def _interrupt(self, local: Local) -> tuple[int, bool, str]:
        context = local.context
        if context is None or not context.registers:
            return self.intern(local), False, ""
        fixup = kernel.interrupt(self.code, context.pc, local.descriptor)
        if context.pc in self.code.inside:
            self.abort_points.add(context.pc)
        if fixup.killed:
            return self.intern(local), False, fixup.killed
        if not fixup.aborted:
            return self.intern(local._replace(descriptor=0)), False, ""
        registers, private = list(context.registers), dict(context.private)
        spoil(private, local.scratch)
        moved = local._replace(context=self._context(fixup.pc, registers, private), descriptor=0, scratch=())
        if not self.fused:
            return self.intern(moved), True, ""
        return self._settle(moved), True, ""

    def signal(self, local: int, handler: int) -> tuple[int, str]:
        """A thread in which a signal handler, a program of one step, begins: (thread, why it is killed)."""
        number, _, killed = self.interrupt(local)
        if killed:
            return number, killed
        found = self.locals[number]
        # What the interrupted operation is working with is not the handler's to give.
        used = set(found.arguments)
        owned, spare = (tuple(r for r in pool if r[1] not in used) for pool in (found.owned, found.spare))
        kept = tuple(tuple(r for r in pool if r[1] in used) for pool in (found.owned, found.spare))
        saved = (found.program, found.position, found.arguments, found.context, found.held, kept)
        begun = self.locals[self._begin(handler, 0, owned, spare, True)]
        if begun.context is None:  # it had nothing to give: the handler does nothing
            return self.intern(found._replace(signalled=True)), ""
        return self.intern(begun._replace(saved=saved, held=found.held)), ""


def _nothing(address: int, size: int) -> bytes:
    return bytes(size)
