"""Who has registered this thread with the kernel, where its area is, and how much of it the kernel fills.

glibc 2.35 and later registers every thread and exports where: `__rseq_offset` from the thread pointer, `__rseq_size`,
`__rseq_flags`. Its size needs reading with care: up to 2.39 it says 20 (or 32) whatever the kernel fills, so such
a value means the smaller of 32 and the kernel's own AT_RSEQ_FEATURE_SIZE.

A thread can be registered once. If glibc did not, somebody else may have (an allocator, say): trying to register
tells, since the kernel then answers EINVAL or EBUSY. A registration that succeeds is undone at once.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
from dataclasses import dataclass
from typing import Literal

from rseq.kernel import abi

Owner = Literal["glibc", "other", "disabled", "none", "missing"]


@dataclass(frozen=True, slots=True)
class Registration:
    """The registration of the calling thread.

    `owner`: "glibc"; "other" (another library registered the thread, and only it knows where its area is);
    "disabled" (glibc could, and was told not to); "none" (this C library does not register threads); "missing" (the
    kernel has no rseq, or it is forbidden here). `offset`: bytes from the thread pointer to glibc's area, None if it has
    none. `feature_size`: bytes the kernel really fills, 0 unless glibc owns the registration. `reason`: one sentence.
    """

    owner: Owner
    offset: int | None
    reported_size: int
    feature_size: int
    flags: int
    reason: str

    @property
    def usable(self) -> bool:
        """Whether sequences can use this registration."""
        return self.owner == "glibc"

    @property
    def has_cid(self) -> bool:
        """Whether the kernel fills the concurrency id."""
        return self.usable and self.feature_size >= abi.CID_FEATURES


@functools.cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.getauxval.restype = ctypes.c_ulong
    library.getauxval.argtypes = [ctypes.c_ulong]
    return library


def auxiliary(number: int) -> int:
    """An entry of the auxiliary vector, 0 if the kernel gave none."""
    try:
        return int(_library().getauxval(number))
    except AttributeError:
        return 0


def kernel_feature_size() -> int:
    """Bytes of the area that this kernel fills; 20 before Linux 6.3, which does not say."""
    return auxiliary(abi.AT_RSEQ_FEATURE_SIZE) or abi.ORIGINAL_FEATURES


def true_feature_size(reported: int, kernel: int) -> int:
    """What a reported `__rseq_size` means, given what the kernel fills."""
    if reported == 0:
        return 0
    return min(abi.ORIGINAL_SIZE, kernel) if reported in (abi.ORIGINAL_FEATURES, abi.ORIGINAL_SIZE) else min(reported, kernel)


def exported() -> tuple[int, int, int] | None:
    """glibc's (offset, size, flags); None if this C library exports none."""
    library = _library()
    try:
        return (
            ctypes.c_ssize_t.in_dll(library, "__rseq_offset").value,
            ctypes.c_uint.in_dll(library, "__rseq_size").value,
            ctypes.c_uint.in_dll(library, "__rseq_flags").value,
        )
    except ValueError:
        return None


def area_offset() -> int | None:
    """Where glibc keeps a thread's area, from the thread pointer; None if it keeps none."""
    found = exported()
    return None if found is None else found[0]


def find() -> Registration:
    """The registration of the calling thread."""
    found = exported()
    offset, size, flags = found if found is not None else (None, 0, 0)
    if size:
        return Registration(
            "glibc", offset, size, true_feature_size(size, kernel_feature_size()), flags,
            "glibc registers every thread",
        )  # fmt: skip
    owner, reason = _probe(found is not None)
    return Registration(owner, offset, size, 0, flags, reason)


def _probe(glibc_could: bool) -> tuple[Owner, str]:
    """Why glibc has not registered this thread."""
    number = abi.SYSTEM_CALL.get(abi.machine())
    signature = abi.SIGNATURE.get(abi.machine(), 0x53053053)  # any will do for a question
    if number is None:
        return "missing", f"rseq is not known to this package on {abi.machine()}"
    buffer = ctypes.create_string_buffer(4 * abi.ORIGINAL_SIZE)
    start = -(-ctypes.addressof(buffer) // abi.ORIGINAL_SIZE) * abi.ORIGINAL_SIZE
    code = _rseq(number, start, 0, signature)
    if code == 0:
        _rseq(number, start, abi.FLAG_UNREGISTER, signature)
        if glibc_could:
            return "disabled", "glibc was told not to register threads (GLIBC_TUNABLES=glibc.pthread.rseq=0)"
        return "none", "this C library does not register threads (glibc does from 2.35 on)"
    if code in (errno.EINVAL, errno.EBUSY, errno.EPERM):
        return "other", "another library has registered this thread, and only it knows where"
    if code == errno.ENOSYS:
        return "missing", "the kernel has no rseq(2) (it came with Linux 4.18, CONFIG_RSEQ), or something hides it"
    return "missing", f"rseq(2) answers {errno.errorcode.get(code, code)}: {os.strerror(code)}"


def _rseq(number: int, area: int, flags: int, signature: int) -> int:
    """rseq(2): 0 or the error's number."""
    result = _library().syscall(
        ctypes.c_long(number), ctypes.c_void_p(area), ctypes.c_uint32(abi.ORIGINAL_SIZE), ctypes.c_int(flags), ctypes.c_uint32(signature)
    )
    return 0 if result == 0 else ctypes.get_errno()
