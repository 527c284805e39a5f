"""Run a Python command line on a kernel without rseq(2): `without_rseq.py ARGUMENT…` installs a filter and becomes `python ARGUMENT…`.

The filter (seccomp, Documentation/userspace-api/seccomp_filter.rst) answers ENOSYS to that one system call, as a kernel does
that does not know it. It survives exec and cannot be taken off, hence the process of its own.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys

from rseq.kernel import abi

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ANSWER_ERROR, ALLOW = 0x00050000, 0x7FFF0000


class Instruction(ctypes.Structure):
    """`struct sock_filter`."""

    _fields_ = [("code", ctypes.c_uint16), ("then", ctypes.c_uint8), ("otherwise", ctypes.c_uint8), ("operand", ctypes.c_uint32)]


class Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(Instruction))]


def hide_rseq() -> None:
    """From now on rseq(2) answers ENOSYS to this thread, and to all threads and processes that it starts."""
    instructions = (Instruction * 4)(
        Instruction(LOAD_WORD, 0, 0, 0),  # the number of the system call
        Instruction(JUMP_IF_EQUAL, 0, 1, abi.SYSTEM_CALL[abi.machine()]),
        Instruction(RETURN, 0, 0, ANSWER_ERROR | errno.ENOSYS),
        Instruction(RETURN, 0, 0, ALLOW),
    )
    library = ctypes.CDLL(None, use_errno=True)
    nothing = ctypes.c_ulong(0)
    if library.prctl(PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), nothing, nothing, nothing):
        raise OSError(ctypes.get_errno(), "PR_SET_NO_NEW_PRIVS")
    program = Program(len(instructions), instructions)
    if library.prctl(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), ctypes.byref(program), nothing, nothing):
        raise OSError(ctypes.get_errno(), "PR_SET_SECCOMP")


if __name__ == "__main__":
    hide_rseq()
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
