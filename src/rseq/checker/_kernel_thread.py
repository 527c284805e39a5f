"""The thread whose sections are interrupted: a traced child that calls compiled functions when it is told to.

The child is a fork of this process, so that the model's memory, the compiled code and the per-CPU records are at the same
addresses, and its thread is registered with the kernel as ours is. It waits in SIGSTOP; the tracer writes what to call into its
mailbox, and lets it go. Whatever happens then comes back as a stop: a breakpoint, a deadly signal, or SIGSTOP again when the
function has returned.

Every run begins with memory that is written anew, so that runs do not depend on each other; only a child in which something
went wrong is thrown away.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import signal
import struct
import sys
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rseq.checker import ptrace
from rseq.checker.model import CheckError
from rseq.compiler.llvm_types import result_offsets
from rseq.compiler.unit import restart_counter
from rseq.kernel import abi, machine_code, selftest
from rseq.kernel.registration import area_offset
from rseq.language import types

if TYPE_CHECKING:
    from rseq.checker.model import Model
    from rseq.language.function import Function

LIMIT = 20.0
"""Seconds within which a stop must come: a run takes a millisecond."""
REFUSED = 100
"""Exit status of a child that may not be traced: this, plus the error's number."""
DEADLY = {signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGABRT, signal.SIGTRAP, signal.SIGSYS}


class Mailbox(ctypes.Structure):
    """What the child is to call, and what came back."""

    _fields_ = [
        ("function", ctypes.c_uint64),
        ("arguments", ctypes.c_uint64 * 32),
        ("status", ctypes.c_uint64),
        ("results", ctypes.c_uint64 * 64),
    ]


class Died(Exception):
    """The child was killed, or did not come back. The text says how, `fix` what to look at."""

    fix = ""


@dataclass(frozen=True, slots=True)
class Descriptor:
    """The descriptor that the thread's area points at, as the kernel reads it."""

    address: int
    version: int
    start: int
    length: int
    abort: int
    signature: int
    """The u32 before the abort address; -1 if nothing can be read there."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A function that has come back: the C status, the bytes of its results, memory, and where it ran last."""

    status: int
    results: bytes
    memory: bytes
    cpu: int
    cid: int
    restarts: int


class Thread:
    """The traced child. `close` it, also after an error."""

    def __init__(self, model: Model, functions: Sequence[Function[..., Any]]) -> None:
        """CheckError if tracing is refused here."""
        offset = area_offset()
        if offset is None:
            raise CheckError("this C library does not register threads with the kernel")
        self.extent = model._arena.extent
        self.functions = list(functions)
        self._calls = [function.ctypes for function in functions]
        self._counters = [ctypes.addressof(restart_counter(function.definition)) for function in functions]
        self._mailbox = Mailbox()
        self._handled = ctypes.c_uint32()
        loaded = machine_code.Loaded(ctypes.addressof(self._handled))
        self.handler = loaded.handler
        self.area = int(loaded.thread_pointer()) + offset
        self.number = _install(self.handler)
        self.tracee = self._fork()

    def restart(self) -> None:
        """Another child instead of this one, in which something went wrong."""
        self.tracee.kill()
        self.tracee = self._fork()

    def close(self) -> None:
        self.tracee.kill()

    def _fork(self) -> ptrace.Tracee:
        ptrace.Tracee.prepare()
        sys.stdout.flush()
        sys.stderr.flush()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a library's threads do not survive in the child, and need not
            pid = os.fork()
        if pid == 0:
            self._serve()
        tracee = ptrace.Tracee(pid)
        try:
            stop = tracee.wait(LIMIT)
            if stop.kind == "exited" and stop.number > REFUSED:
                raise CheckError(f"tracing a process is refused here (ptrace: {os.strerror(stop.number - REFUSED)})")
            if stop.kind != "signal":
                raise CheckError(f"the child that is to be traced ended at once ({stop.kind}, {stop.number})")
            tracee.attached()
        except BaseException as error:
            tracee.kill()
            if isinstance(error, OSError | ptrace.Hang):
                raise CheckError(f"tracing a process does not work here: {error or 'the child does not stop'}") from None
            raise
        return tracee

    def _serve(self) -> None:
        """In the child, for the rest of its life."""
        try:
            try:
                ptrace.trace_me()
            except OSError as error:
                os._exit(REFUSED + (error.errno or errno.EPERM))
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [self.number])
            results = ctypes.addressof(self._mailbox) + Mailbox.results.offset
            while True:
                os.kill(os.getpid(), signal.SIGSTOP)
                index = self._mailbox.function
                definition = self.functions[index].definition
                values: list[Any] = [_argument(p.type, self._mailbox.arguments[i]) for i, p in enumerate(definition.parameters)]
                if definition.results:
                    values.append(results)
                self._mailbox.status = self._calls[index](*values) & 0xFFFF_FFFF
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    # Runs

    def prepare(self, cpu: int, memory: bytes, index: int, arguments: Sequence[int]) -> None:
        """Before a run, while the child waits: where it is to run, on which memory, and what to call."""
        self.move(cpu)
        self.set_memory(memory)
        box = ctypes.addressof(self._mailbox)
        self.tracee.write(box + Mailbox.function.offset, struct.pack("<Q", index))
        self.tracee.write(box + Mailbox.arguments.offset, struct.pack(f"<{len(arguments)}Q", *arguments))
        self.tracee.write(ctypes.addressof(self._handled), bytes(4))
        self._index = index
        self._restarts = self._counter(index)

    def go(self, number: int = 0) -> ptrace.Stop | Returned:
        """Until the next breakpoint, or until the function has returned. Died if neither comes."""
        while True:
            self.tracee.resume(number)
            try:
                stop = self.tracee.wait(LIMIT)
            except ptrace.Hang:
                raise Died(f"did not return within {LIMIT:g} seconds") from None
            if stop.kind == "breakpoint":
                return stop
            if stop.kind == "exited":
                raise Died(f"ended the process with status {stop.number}")
            if stop.kind == "killed" or stop.number in DEADLY:
                raise self._died(stop)
            if stop.number == signal.SIGSTOP:
                return self._returned()
            number = stop.number  # not ours: somebody's signal, which the child gets

    def _returned(self) -> Returned:
        definition = self.functions[self._index].definition
        box = ctypes.addressof(self._mailbox)
        (status,) = struct.unpack("<Q", self.tracee.read(box + Mailbox.status.offset, 8))
        size = result_offsets(definition.results)[1]
        area = self.read_area()
        return Returned(
            status,
            self.tracee.read(box + Mailbox.results.offset, size) if size else b"",
            self.memory(),
            area.cpu_id,
            area.mm_cid,
            self._counter(self._index) - self._restarts,
        )

    def _died(self, stop: ptrace.Stop) -> Died:
        """A child that gets a deadly signal: with the reason, if it is one that the kernel has. CheckError if it was none of ours."""
        if stop.number == signal.SIGKILL:
            raise CheckError("the thread that is traced got lost: somebody killed it")
        descriptor = None if stop.kind == "killed" else self.descriptor()
        wrong = _damage(descriptor) if descriptor is not None and stop.number == signal.SIGSEGV else []
        why = f": the kernel refuses the descriptor, {' and '.join(wrong)}" if wrong else ""
        died = Died(f"was killed by {_name(stop.number)}{why}")
        died.fix = "correct what the section's descriptor says" if wrong else ""
        return died

    def move(self, cpu: int) -> None:
        """Bind the child to one CPU; it goes there when it next runs."""
        try:
            os.sched_setaffinity(self.tracee.pid, {cpu})
        except OSError as error:
            raise CheckError(f"a thread cannot be bound to CPU {cpu}: {error.strerror}") from None

    # What is in the child

    def memory(self) -> bytes:
        """All of the model's memory, range after range."""
        return b"".join(self.tracee.read(start, end - start) for start, end in self.extent)

    def set_memory(self, content: bytes) -> None:
        at = 0
        for start, end in self.extent:
            self.tracee.write(start, content[at : at + end - start])
            at += end - start

    def read_area(self) -> Any:
        """A copy of the thread's `struct rseq`."""
        return abi.Area.from_buffer_copy(self.tracee.read(self.area, ctypes.sizeof(abi.Area)))

    def descriptor(self) -> Descriptor | None:
        """What the area points at; None if at nothing."""
        address = int(self.read_area().rseq_cs)
        if address == 0:
            return None
        try:
            found = abi.Descriptor.from_buffer_copy(self.tracee.read(address, ctypes.sizeof(abi.Descriptor)))
        except (OSError, OverflowError):
            return None
        try:
            signature = int.from_bytes(self.tracee.read(found.abort_ip - 4, 4), "little")
        except (OSError, OverflowError):
            signature = -1
        return Descriptor(address, found.version, found.start_ip, found.post_commit_offset, found.abort_ip, signature)

    def handlers_run(self) -> int:
        """How often the signal handler has run since `prepare`."""
        return int.from_bytes(self.tracee.read(ctypes.addressof(self._handled), 4), "little")

    def _counter(self, index: int) -> int:
        return int.from_bytes(self.tracee.read(self._counters[index], 8), "little")


def _install(handler: int) -> int:
    """A real-time signal with the handler in place, for as long as this process lives; forks inherit it."""
    number = selftest.free_signal()
    if number is None:
        raise CheckError("every real-time signal is in use, and one is needed to interrupt with")
    selftest.borrowed(number, handler).__enter__()
    return number


def _argument(kind: types.Type, word: int) -> Any:
    """A word of the mailbox as ctypes takes it."""
    return struct.unpack("<d", struct.pack("<Q", word))[0] if isinstance(kind, types.Float) else word


def _damage(descriptor: Descriptor) -> list[str]:
    """What is wrong with a descriptor, so that the kernel kills for it."""
    wrong = []
    if descriptor.version:
        wrong.append(f"its version is {descriptor.version}, not 0")
    if descriptor.signature != abi.SIGNATURE[abi.machine()]:
        wrong.append("its abort address does not follow the signature")
    if 0 <= descriptor.abort - descriptor.start < descriptor.length:
        wrong.append("its abort address is inside of the section")
    return wrong


def _name(number: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(number).name
    return f"signal {number}"
