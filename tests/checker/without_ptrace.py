"""Run a Python command line where tracing is refused: `without_ptrace.py ARGUMENT…` installs a filter and becomes `python ARGUMENT…`.

As the default filters of container engines did for long: EPERM for ptrace(2).
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys

from rseq.kernel import abi
from tests.kernel.without_rseq import (
    ALLOW,
    ANSWER_ERROR,
    JUMP_IF_EQUAL,
    LOAD_WORD,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_SECCOMP,
    RETURN,
    SECCOMP_MODE_FILTER,
    Instruction,
    Program,
)

PTRACE_CALL = {"x86_64": 101, "aarch64": 117}


def refuse_ptrace() -> None:
    """From now on ptrace(2) answers EPERM to this thread, and to all threads and processes that it starts."""
    instructions = (Instruction * 4)(
        Instruction(LOAD_WORD, 0, 0, 0),  # the number of the system call
        Instruction(JUMP_IF_EQUAL, 0, 1, PTRACE_CALL[abi.machine()]),
        Instruction(RETURN, 0, 0, ANSWER_ERROR | errno.EPERM),
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
    refuse_ptrace()
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
