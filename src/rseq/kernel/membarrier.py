"""membarrier(2): abort sections that other threads of this process are in, and order their memory accesses with ours.

`fence()` is what remote access to per-CPU data needs: after it, no thread is still inside of a section that it began
before. Source: kernel/sched/membarrier.c.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os

from rseq.kernel import abi


@functools.cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(command: int, flags: int = 0, cpu: int = 0) -> int:
    number = abi.MEMBARRIER_CALL.get(abi.machine())
    if number is None:
        raise OSError(errno.ENOSYS, f"no membarrier number is known for {abi.machine()}")
    result = _library().syscall(ctypes.c_long(number), ctypes.c_int(command), ctypes.c_uint(flags), ctypes.c_int(cpu))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"membarrier({command:#x}): {os.strerror(code)}")
    return int(result)


def commands() -> int:
    """The commands this kernel knows, as a mask; 0 if it has no membarrier."""
    try:
        return _call(abi.MEMBARRIER_QUERY)
    except OSError:
        return 0


def supported() -> bool:
    """Whether `fence` works here (Linux 5.10 and later)."""
    return bool(commands() & abi.MEMBARRIER_PRIVATE_EXPEDITED_RSEQ)


def register() -> None:
    """Announce that this process will fence; once is enough, and forks inherit it. OSError where unsupported."""
    _call(abi.MEMBARRIER_REGISTER_PRIVATE_EXPEDITED_RSEQ)


def fence(cpu: int | None = None) -> None:
    """Abort the sections in flight on `cpu`, or on all CPUs. Some microseconds.

    OSError: EPERM before `register()`, EINVAL or ENOSYS where the kernel does not know it, or for a negative CPU.
    """
    if cpu is None:
        _call(abi.MEMBARRIER_PRIVATE_EXPEDITED_RSEQ)
    else:
        if cpu < 0:
            raise OSError(errno.EINVAL, f"there is no CPU {cpu}")
        _call(abi.MEMBARRIER_PRIVATE_EXPEDITED_RSEQ, abi.MEMBARRIER_FLAG_CPU, cpu)
