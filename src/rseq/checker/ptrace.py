"""ptrace(2) from Python: one traced child, its registers, memory and breakpoints, and never a wait without a limit.

The tracer is the thread that forked the child; the child asks to be traced (`trace_me`) and stops itself. What the kernel gives
back in a stop is plain: a register set as 64-bit words (PTRACE_GETREGSET, NT_PRSTATUS, the layout of `struct user_regs_struct`
in sys/user.h), memory through /proc/PID/mem. Code is changed with PTRACE_POKEDATA, which may write where the child may not.

A breakpoint is an instruction that traps. On x86-64 the program counter is then one byte behind it, on aarch64 it is on it; `wait`
puts it back, so that a stop at a breakpoint looks the same everywhere: the instruction has not been executed, and `resume` goes on
with it once the breakpoint is removed.

waitpid(2) has no time limit. SIGCHLD comes with every stop, so it is blocked and waited for with sigtimedwait(2), which has
one. Hence this is for a process that has no other children. If the tracer dies the child is killed (PTRACE_O_EXITKILL).

Sources: ptrace(2); arch/x86/include/asm/sigframe.h and arch/arm64/kernel/signal.c for where a signal handler finds what it interrupted.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import signal
import struct
import time
from dataclasses import dataclass
from typing import Literal

from rseq.kernel import abi

TRACEME, PEEKDATA, POKEDATA, CONT, GETREGSET, SETREGSET, SETOPTIONS = 0, 2, 5, 7, 0x4204, 0x4205, 0x4200
O_EXITKILL = 1 << 20
NT_PRSTATUS = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """A processor's registers as the kernel hands them out, numbered as 64-bit words, and how its code is stopped."""

    words: int
    pc: int
    stack_pointer: int
    general: tuple[int, ...]
    """Registers that must keep their values when a section is aborted, the stack pointer among them."""
    flags: int
    flags_mask: int
    """The bits of the flags that computations use."""
    breakpoint: bytes
    behind: int
    """How far behind the breakpoint the program counter is after it."""
    interrupted_pc: int
    """In a signal handler's first instruction: where the program counter of the interrupted code is, from the stack pointer."""


LAYOUTS = {
    # r15 r14 r13 r12 rbp rbx r11 r10 r9 r8 rax rcx rdx rsi rdi orig_rax rip cs eflags rsp ss fs_base gs_base ds es fs gs
    # On the stack: return address 8, then ucontext: flags 8, link 8, stack 24, then r8 to rsp, 16 registers, then rip.
    "x86_64": Layout(27, 16, 19, (*range(15), 19), 18, 0xCD5, b"\xcc", 1, 8 + 40 + 16 * 8),
    # x0 … x30 sp pc pstate
    # On the stack: siginfo 128, then ucontext: flags 8, link 8, stack 24, mask 128, padding 8, then fault address 8, x0 … x30, sp, pc.
    "aarch64": Layout(34, 32, 31, tuple(range(32)), 33, 0xF000_0000, bytes.fromhex("000020d4"), 0, 128 + 176 + 8 + 32 * 8),
}


class _Vector(ctypes.Structure):
    """`struct iovec`."""

    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


@functools.cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.restype = ctypes.c_long
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    return library


def _ptrace(request: int, pid: int, address: int, data: int) -> int:
    """One request. OSError if the kernel refuses it; PEEKDATA gives the word."""
    ctypes.set_errno(0)
    result = int(_library().ptrace(request, pid, address, data))
    code = ctypes.get_errno()
    if result == -1 and code:
        raise OSError(code, f"ptrace: {os.strerror(code)}")
    return result


def trace_me() -> None:
    """In the child: the parent traces us from now on. OSError if that is refused."""
    _ptrace(TRACEME, 0, 0, 0)


class Hang(Exception):
    """The child did nothing that could be waited for, for too long."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why the child stopped: a breakpoint at `address`, a signal `number`, or it is gone ("exited" with status, "killed" by signal)."""

    kind: Literal["breakpoint", "signal", "exited", "killed"]
    number: int = 0
    address: int = 0


class Tracee:
    """A traced child, from its first stop on."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.layout = LAYOUTS[abi.machine()]
        self.breakpoints: dict[int, bytes] = {}
        self._memory = -1
        self.gone = False

    @staticmethod
    def prepare() -> None:
        """In the tracer, before it forks: stops of the child are waited for and not handled."""
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])

    def attached(self) -> None:
        """At the first stop: from now on the child dies with us, and its memory is at hand."""
        _ptrace(SETOPTIONS, self.pid, 0, O_EXITKILL)
        self._memory = os.open(f"/proc/{self.pid}/mem", os.O_RDWR | os.O_CLOEXEC)

    # Running

    def resume(self, number: int = 0) -> None:
        """Go on, with a signal if `number` is one."""
        _ptrace(CONT, self.pid, 0, number)

    def wait(self, limit: float) -> Stop:
        """Until the child stops. Hang if it does not within `limit` seconds."""
        deadline = time.monotonic() + limit
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return self._stop(status)
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise Hang
            signal.sigtimedwait([signal.SIGCHLD], remaining)

    def _stop(self, status: int) -> Stop:
        if os.WIFEXITED(status):
            self.gone = True
            return Stop("exited", os.WEXITSTATUS(status))
        if os.WIFSIGNALED(status):
            self.gone = True
            return Stop("killed", os.WTERMSIG(status))
        number = os.WSTOPSIG(status)
        if number == signal.SIGTRAP:
            address = self.pc - self.layout.behind
            if address in self.breakpoints:
                self.pc = address
                return Stop("breakpoint", number, address)
        return Stop("signal", number)

    def kill(self) -> None:
        """End the child, and wait until it is gone."""
        if not self.gone:
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
            self.gone = True
        if self._memory >= 0:
            os.close(self._memory)
            self._memory = -1

    # Registers

    @property
    def registers(self) -> list[int]:
        """All of them; see `Layout`."""
        buffer = (ctypes.c_uint64 * self.layout.words)()
        vector = _Vector(ctypes.addressof(buffer), ctypes.sizeof(buffer))
        _ptrace(GETREGSET, self.pid, NT_PRSTATUS, ctypes.addressof(vector))
        return list(buffer)

    @registers.setter
    def registers(self, values: list[int]) -> None:
        buffer = (ctypes.c_uint64 * self.layout.words)(*values)
        vector = _Vector(ctypes.addressof(buffer), ctypes.sizeof(buffer))
        _ptrace(SETREGSET, self.pid, NT_PRSTATUS, ctypes.addressof(vector))

    @property
    def pc(self) -> int:
        """The program counter."""
        return self.registers[self.layout.pc]

    @pc.setter
    def pc(self, address: int) -> None:
        values = self.registers
        values[self.layout.pc] = address
        self.registers = values

    def working_registers(self) -> list[int]:
        """What code computes with: general registers, stack pointer, the flags that matter."""
        values = self.registers
        return [*(values[i] for i in self.layout.general), values[self.layout.flags] & self.layout.flags_mask]

    def interrupted_pc(self) -> int:
        """At the first instruction of a signal handler: the saved program counter, where the interrupted code will go on."""
        (found,) = struct.unpack("<Q", self.read(self.registers[self.layout.stack_pointer] + self.layout.interrupted_pc, 8))
        return int(found)

    # Memory

    def read(self, address: int, size: int) -> bytes:
        """Bytes of the child's memory. OSError where there are none."""
        found = os.pread(self._memory, size, address)
        if len(found) != size:
            raise OSError(errno.EIO, f"the child has no {size} bytes at {address:#x}")
        return found

    def write(self, address: int, content: bytes) -> None:
        """Change memory that the child itself could change."""
        if os.pwrite(self._memory, content, address) != len(content):
            raise OSError(errno.EIO, f"the child has no {len(content)} bytes at {address:#x}")

    def peek(self, address: int, size: int) -> bytes:
        """Bytes of code, word by word. OSError where there is none."""
        first, last = address & ~7, (address + size - 1) & ~7
        words = [_ptrace(PEEKDATA, self.pid, at, 0) & (1 << 64) - 1 for at in range(first, last + 1, 8)]
        return struct.pack(f"<{len(words)}Q", *words)[address - first :][:size]

    def poke(self, address: int, content: bytes) -> None:
        """Change code, which the child itself could not."""
        first, last = address & ~7, (address + len(content) - 1) & ~7
        around = bytearray(self.peek(first, last + 8 - first))
        around[address - first : address - first + len(content)] = content
        for at in range(first, last + 1, 8):
            _ptrace(POKEDATA, self.pid, at, int.from_bytes(around[at - first : at - first + 8], "little"))

    # Breakpoints

    def stop_at(self, address: int) -> None:
        """The next time the child is about to execute this instruction it stops."""
        if address not in self.breakpoints:
            self.breakpoints[address] = self.peek(address, len(self.layout.breakpoint))
            self.poke(address, self.layout.breakpoint)

    def pass_by(self, *addresses: int) -> None:
        """Put the original instructions back, at these addresses or everywhere."""
        for address in addresses or list(self.breakpoints):
            original = self.breakpoints.pop(address, None)
            if original is not None:
                self.poke(address, original)
