"""The kernel's structures and numbers, as in include/uapi/linux/rseq.h, membarrier.h and auxvec.h."""

from __future__ import annotations

import ctypes
import platform

# struct rseq: one for each thread, 32-byte aligned.


class Area(ctypes.Structure):
    """`struct rseq`: what the kernel and a thread share. 32 bytes; later kernels append to it."""

    _fields_ = [
        ("cpu_id_start", ctypes.c_uint32),
        ("cpu_id", ctypes.c_int32),
        ("rseq_cs", ctypes.c_uint64),
        ("flags", ctypes.c_uint32),
        ("node_id", ctypes.c_uint32),
        ("mm_cid", ctypes.c_uint32),
        ("slice_ctrl", ctypes.c_uint32),
    ]


class Descriptor(ctypes.Structure):
    """`struct rseq_cs`: one critical section. 32 bytes, 32-byte aligned."""

    _fields_ = [
        ("version", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("start_ip", ctypes.c_uint64),
        ("post_commit_offset", ctypes.c_uint64),
        ("abort_ip", ctypes.c_uint64),
    ]


CPU_ID_UNINITIALIZED, CPU_ID_REGISTRATION_FAILED = -1, -2
ORIGINAL_SIZE = 32
"""The length that the first version registers, and the least that any kernel accepts."""
ORIGINAL_FEATURES = 20
"""Bytes that every kernel fills: up to and including `flags`."""
CID_FEATURES = Area.mm_cid.offset + 4
"""Bytes that must be filled for `mm_cid` to mean something (Linux 6.3)."""

# rseq(2): the system call's number, and the signature that glibc registers, by `platform.machine()`.
SYSTEM_CALL = {
    "x86_64": 334, "aarch64": 293, "riscv64": 293, "loongarch64": 293, "ppc64le": 387, "s390x": 383, "armv7l": 398,
}  # fmt: skip
SIGNATURE = {
    "x86_64": 0x53053053, "aarch64": 0xD428BC00, "riscv64": 0xF1401073, "ppc64le": 0x0FE5000B, "s390x": 0xB2FF0FFF,
    "loongarch64": 0x002A0010, "armv7l": 0xE7F5DEF3,
}  # fmt: skip
FLAG_UNREGISTER = 1

# membarrier(2)
MEMBARRIER_CALL = {
    "x86_64": 324, "aarch64": 283, "riscv64": 283, "loongarch64": 283, "ppc64le": 365, "s390x": 356, "armv7l": 389,
}  # fmt: skip
MEMBARRIER_QUERY = 0
MEMBARRIER_PRIVATE_EXPEDITED_RSEQ, MEMBARRIER_REGISTER_PRIVATE_EXPEDITED_RSEQ = 1 << 7, 1 << 8
MEMBARRIER_FLAG_CPU = 1

# Auxiliary vector
AT_RSEQ_FEATURE_SIZE, AT_RSEQ_ALIGN = 27, 28


def machine() -> str:
    """The processor, as `uname -m` has it."""
    return platform.machine()
