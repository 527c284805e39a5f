"""One run of a sequence with one interruption, and everything that must hold of it.

Where the thread is interrupted is exact: a breakpoint on the instruction stops it in the kernel, on its way back to user mode.
There the original byte is put back and the program counter is set to the instruction itself. So what the kernel finds when it lets
the thread go is a thread that was stopped precisely there, and with it one of

    preemption   nothing more: the thread was off its CPU, and the tracer, which is bound to the same one, ran on it
    signal       a signal with a handler. What the handler would return to, which the kernel saved on the stack, is looked at
    migration    the thread may run on another CPU only

Inside of the section each of them must abort it: the thread arrives at the abort address of the descriptor that its area points at
(a breakpoint there tells), with the area's pointer cleared, every register as it was, not a byte of the model's memory different. Equal
registers also say that it was this interruption that aborted it: nothing was executed in between. Then the function runs to its
end, undisturbed, and result and memory must be what the model says, on the CPU it ends on. Behind the commit none of
them may abort, and the effect stands as it is.

The comparison of bytes goes beyond the model's view: the retried run must leave what a run without interruption leaves from the same
start. Only where the first attempt had already staged something may its leftover be there instead.

A real preemption may come on top at any time. It restarts the section before the breakpoint or after the abort, and changes nothing
of the above; a function that then gives up before it was interrupted (`max_restarts`) is run once more.

Sources: kernel/rseq.c (rseq_ip_fixup, rseq_need_restart), Documentation/userspace-api/rseq.rst in Linux.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from rseq.checker._kernel_meaning import EXCEPTIONS, Meaning, ReadyCall, State, Value
from rseq.checker._kernel_thread import Descriptor, Died, Returned, Thread
from rseq.language.status import Status, split
from rseq.memory.percpu import PerCpuRecord

if TYPE_CHECKING:
    from rseq.checker import ptrace
    from rseq.checker._kernel_section import Instruction, LoadedSection

Way = Literal["preemption", "signal", "migration"]
WAYS: tuple[Way, ...] = get_args(Way)
PATIENCE = 100
"""Runs that are begun again because of real preemptions, which are rare."""


class Wrong(Exception):
    """Something that must hold does not. The text says what, without saying of which operation."""

    def __init__(self, text: str, fix: str = "", memory: bytes | None = None) -> None:
        super().__init__(text)
        self.text, self.fix, self.memory = text, fix, memory


@dataclass(slots=True)
class Moment:
    """What a run was seen doing: for the story of a failure."""

    what: Literal["start", "instruction", "kernel", "return"]
    text: str
    memory: bytes
    cpu: int
    at: Instruction | None = None


@dataclass(slots=True)
class Trials:
    """Runs on one model. `home`: the CPU they start on; `away`: another one, None if there is none."""

    thread: Thread
    meaning: Meaning
    home: int
    away: int | None
    runs: int = 0
    moments: list[Moment] = field(default_factory=list)
    """Of the run in progress."""
    last: Returned | None = None
    _straight: dict[tuple[bytes, ReadyCall, int], Returned] = field(default_factory=dict)

    def ways(self) -> list[Way]:
        return [way for way in WAYS if way != "migration" or self.away is not None]

    # Without interruption

    def straight(self, start: State, ready: ReadyCall, cpu: int) -> Returned:
        """A run that nobody disturbs. Wrong if it is not what the model says."""
        key = (start.memory, ready, cpu)
        if key not in self._straight:
            found = self._returned(self._until(start, ready, cpu))
            try:
                self._straight[key] = self._judged_straight(start, ready, found)
            except Wrong as wrong:
                wrong.text = wrong.text if cpu == self.home else f"on CPU {cpu}, {wrong.text}"
                raise
        self.last = self._straight[key]
        return self._straight[key]

    def plain(self, start: State, ready: ReadyCall) -> Returned:
        """A run that leads to another state to start from; nothing is said about it."""
        return self._returned(self._until(start, ready, self.home))

    def reaches(self, start: State, ready: ReadyCall, wanted: list[Instruction]) -> bool:
        """Whether a run from here comes to one of these instructions."""
        found = self._until(start, ready, self.home, *(i.address for i in wanted))
        if not isinstance(found, Returned):
            self._returned(self.thread.go())  # started over, since it was stopped inside
            return True
        self._judged_straight(start, ready, found)
        return False

    def without_copies(self, start: State, ready: ReadyCall) -> bool:
        """The way out that a thread takes which may not use this memory: told that there are no copies, it must leave it alone."""
        records = [handle._address + PerCpuRecord.count.offset for handle in ready.operation.handles.values()]
        if not records:
            return False
        kept = {address: self.thread.tracee.read(address, 8) for address in records}
        for address in records:
            self.thread.tracee.write(address, bytes(8))
        ended = self._returned(self._until(start, ready, self.home))
        for address, content in kept.items():
            self.thread.tracee.write(address, content)
        if split(ended.status)[0] != Status.UNAVAILABLE:
            raise Wrong(f"told that there are no copies for its CPU, it did not leave as unavailable: {_status(ended.status)}")
        if ended.memory != start.memory:
            raise Wrong(f"told that there are no copies for its CPU, it changed memory: {self._changed(start.memory, ended.memory)}")
        return True

    # Interrupted inside of the section

    def interrupt(self, start: State, ready: ReadyCall, at: Instruction, way: Way) -> bool:
        """Interrupt at one instruction, the first time it is reached. False if it is not reached; Wrong if something does not hold.

        A preempted section is preempted once more in its second attempt, which must be armed as the first one was.
        """
        found = self._until(start, ready, self.home, at.address)
        if isinstance(found, Returned):
            self._judged_straight(start, ready, found)
            return False
        stopped = self._abort(start, at, way)
        if way == "preemption":
            with self._stops(at.address):
                found = self.thread.go()
            if not isinstance(found, Returned):  # or it gave up, as it may with max_restarts
                stopped = self._abort(start, at, way)
        if not isinstance(found, Returned):
            found = self._returned(self.thread.go())
        cpu = self.away if way == "migration" and self.away is not None else self.home
        self.moments.append(Moment("return", f"{ready.operation.name} returns: {_status(found.status)}", found.memory, cpu))
        try:
            self._retried(start, ready, stopped, found, cpu)
        except Wrong as wrong:
            wrong.text = f"interrupted ({way}) and started over, {wrong.text}"
            raise
        self.last = found
        return True

    def _retried(self, start: State, ready: ReadyCall, stopped: bytes, found: Returned, cpu: int) -> None:
        """The end of a run that was started over, against the model and against a run that was not."""
        if found.cpu != cpu:
            raise Wrong(f"it ended on CPU {found.cpu}, but the thread may run on CPU {cpu} only", memory=found.memory)
        if _gave_up(ready, found):
            self._still_means(start, found.memory)
            return
        self._judge(start, ready, found, found.cid if ready.by_cid else cpu)
        self._same_bytes(start, stopped, found.memory, self.straight(start, ready, cpu).memory)
        if found.restarts < 1:
            raise Wrong("it counted no restart", memory=found.memory)

    def _abort(self, start: State, at: Instruction, way: Way) -> bytes:
        """Interrupt the thread that stands at an instruction of its section: the kernel must send it to the abort address.

        Returns what memory was then.
        """
        thread, before = self.thread, self.thread.tracee.working_registers()
        stopped = thread.memory()
        self.moments.append(Moment("instruction", at.text, stopped, self.home, at))
        self._still_means(start, stopped)
        descriptor = thread.descriptor()
        if descriptor is None:
            raise Wrong("no section is armed: the thread's rseq_cs is 0", "arm the section before its first instruction")
        try:
            with self._stops(*_abort_address(descriptor)):
                arrived, saved = self._interrupted(way)
        except Died as died:
            raise Wrong(f"interrupted ({way}), the thread {died}", died.fix) from None
        if isinstance(arrived, Returned):
            self.moments.append(Moment("kernel", f"{way}: the kernel lets the section go on", arrived.memory, arrived.cpu))
            raise Wrong(
                f"the kernel did not abort the section ({way})",
                "the range of the descriptor must cover every instruction from the first read to the commit",
                arrived.memory,
            )
        if saved not in (None, descriptor.abort):
            raise Wrong(f"the pointer saved for the handler of a signal was {saved:#x}, not the abort address {descriptor.abort:#x}")
        memory = thread.memory()
        self.moments.append(Moment("kernel", f"{way}: the kernel aborts the section", memory, self.home))
        area = thread.read_area()
        if area.rseq_cs:
            raise Wrong(f"the kernel aborted the section ({way}), but the thread's rseq_cs is still {area.rseq_cs:#x}", memory=memory)
        if memory != stopped:
            raise Wrong(f"the kernel aborted the section ({way}), but memory changed: {self._changed(stopped, memory)}", memory=memory)
        if thread.tracee.working_registers() != before:
            raise Wrong(f"the kernel aborted the section ({way}), but not before more instructions had been executed", memory=memory)
        if way == "migration" and area.cpu_id != self.away:
            raise Wrong(f"the thread was moved to CPU {self.away}, but its area says that it runs on CPU {area.cpu_id}", memory=memory)
        return stopped

    def _interrupted(self, way: Way) -> tuple[ptrace.Stop | Returned, int | None]:
        """Let a stopped thread go on, interrupted in one way, until it stops or returns; and what a signal's handler would return to."""
        thread = self.thread
        if way == "migration" and self.away is not None:
            thread.move(self.away)
        if way != "signal":
            return thread.go(), None
        with self._stops(thread.handler):
            found = thread.go(thread.number)
            if isinstance(found, Returned) or found.address != thread.handler:
                raise Wrong("a signal was sent, but its handler did not run at once")
            saved, area = thread.tracee.interrupted_pc(), thread.read_area()
        if area.rseq_cs:
            raise Wrong(f"the handler of a signal runs, but the thread's rseq_cs is still {area.rseq_cs:#x}")
        found = thread.go()
        if thread.handlers_run() != 1:
            raise Wrong(f"one signal was sent, and its handler ran {thread.handlers_run()} times")
        return found, saved

    # Interrupted behind it

    def behind(self, start: State, ready: ReadyCall, section: LoadedSection, way: Way) -> bool:
        """Interrupt at post_commit_ip, where the effect stands. False if the section is left in another way."""
        thread = self.thread
        found = self._until(start, ready, self.home, section.post_commit)
        if isinstance(found, Returned):
            self._judged_straight(start, ready, found)
            return False
        area, memory = thread.read_area(), thread.memory()
        self.moments.append(Moment("instruction", "the section is over", memory, self.home))
        copy = area.mm_cid if ready.by_cid else self.home
        descriptor = thread.descriptor()
        try:
            with self._stops(*_abort_address(descriptor)):
                found, saved = self._interrupted(way)
        except Died as died:
            raise Wrong(f"interrupted past its commit ({way}), the thread {died}", died.fix) from None
        if not isinstance(found, Returned):
            self.moments.append(Moment("kernel", f"{way}: the kernel aborts the section, which was over", thread.memory(), self.home))
            ended = self._returned(thread.go())
            view, right = self._view(ended.memory), self.meaning.expected(start.memory, ready, copy, ended.memory).view
            twice = "" if view == right else f": the memory means {view.text}, but once would be {right.text}"
            raise Wrong(
                f"past its commit the kernel aborted the section ({way}), and the effect counts again{twice}",
                "the range of the descriptor must end with the commit: post_commit_ip is the address behind it",
                ended.memory,
            )
        if saved not in (None, section.post_commit):
            raise Wrong(f"the pointer saved for the handler of a signal was {saved:#x}, and should be that behind the commit")
        self._judge(start, ready, found, copy)
        self._same_bytes(start, start.memory, found.memory, self.straight(start, ready, self.home).memory)
        self.last = found
        return True

    # What must hold

    def _judged_straight(self, start: State, ready: ReadyCall, found: Returned) -> Returned:
        self.last = found
        self.moments.append(Moment("return", f"{ready.operation.name} returns: {_status(found.status)}", found.memory, found.cpu))
        self._judge(start, ready, found, found.cid if ready.by_cid else found.cpu)
        return found

    def _judge(self, start: State, ready: ReadyCall, found: Returned, copy: int) -> None:
        """The end of a run against the model."""
        expected, how = self.meaning.expected(start.memory, ready, copy, found.memory), split(found.status)[0]
        raised = EXCEPTIONS.get(how)
        if how != Status.DONE and raised is None:
            raise Wrong(f"it gave up: {_status(found.status)}", memory=found.memory)
        if raised is not None:
            self._still_means(start, found.memory)
            if not isinstance(expected.error, raised):
                said = f"it raises {type(expected.error).__name__}" if expected.error is not None else "it does not"
                raise Wrong(f"it raises {raised.__name__} ({_status(found.status)}), but by the model {said} here")
            return
        if expected.error is not None:
            raise Wrong(f"it succeeded, but by the model it raises {type(expected.error).__name__} here", memory=found.memory)
        view = self._view(found.memory)
        if view != expected.view:
            raise Wrong(f"the memory means {view.text}, but by the model it should mean {expected.view.text}", memory=found.memory)
        try:
            result = self.meaning.value(self.meaning.result(ready, found.results))
        except ValueError as error:
            raise Wrong(f"what it returns is no result: {error}", memory=found.memory) from None
        if result != expected.result:
            raise Wrong(f"it returned {result.text}, but by the model it returns {expected.result.text} here", memory=found.memory)

    def _still_means(self, start: State, memory: bytes) -> None:
        view, before = self._view(memory), self.meaning.view(start.memory)
        if view != before:
            raise Wrong(
                f"without having committed it has changed what the memory means, from {before.text} to {view.text}",
                "stage only what nobody can reach before the commit",
                memory,
            )

    def _same_bytes(self, start: State, stopped: bytes, found: bytes, straight: bytes) -> None:
        """What a run left that was started over, against one that was not."""
        if found == straight:
            return
        for first, halfway, now, right in zip(start.memory, stopped, found, straight, strict=True):
            if now != right and not (halfway != first and now == halfway):
                raise Wrong(
                    f"it left other memory than without an interruption: {self._changed(straight, found)}",
                    "whatever is stored before the commit must be the same, however often the section starts over",
                    found,
                )

    def _view(self, memory: bytes) -> Value:
        try:
            return self.meaning.view(memory)
        except Exception as error:
            raise Wrong(f"view() fails on the memory: {type(error).__name__}: {error}", memory=memory) from None

    # Small things

    def _until(self, start: State, ready: ReadyCall, cpu: int, *addresses: int) -> ptrace.Stop | Returned:
        """A new run, as far as one of these instructions or to its end. Once more if a real preemption made the function give up."""
        for _ in range(PATIENCE):
            self.runs += 1
            self.last = None
            self.moments = [Moment("start", ready.call.label(), start.memory, cpu)]
            self.thread.prepare(cpu, start.memory, ready.function, ready.words)
            with self._stops(*addresses):
                found = self.thread.go()
            if not isinstance(found, Returned) or not _gave_up(ready, found):
                return found
        raise Wrong(f"it gave up {PATIENCE} times, and nobody interrupted it")

    @contextlib.contextmanager
    def _stops(self, *addresses: int) -> Iterator[None]:
        """Breakpoints, for as long as the block runs."""
        for address in addresses:
            self.thread.tracee.stop_at(address)
        yield
        self.thread.tracee.pass_by(*addresses)

    def _returned(self, found: ptrace.Stop | Returned) -> Returned:
        assert isinstance(found, Returned), found
        return found

    def _changed(self, before: bytes, after: bytes) -> str:
        found = [f"{name} from {old} to {new}" for name, old, new in self.meaning.changes(before, after)]
        return ", ".join(found) or "in bytes that belong to no object"


def _abort_address(descriptor: Descriptor | None) -> list[int]:
    """Where a thread that is aborted arrives; nothing if there is no such place."""
    return [] if descriptor is None or descriptor.signature < 0 else [descriptor.abort]


def _gave_up(ready: ReadyCall, found: Returned) -> bool:
    """Whether a function was aborted more often than it has patience for, and came back saying so."""
    limit = ready.operation.definition.max_restarts
    return split(found.status)[0] == Status.ABORTED and limit is not None and found.restarts > limit


def _status(status: int) -> str:
    how, line = split(status)
    return how.name.lower() + (f" at line {line}" if line else "")
