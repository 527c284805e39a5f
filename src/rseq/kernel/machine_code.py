"""A few instructions in executable memory, for the self-test: it must run before, and without, a compiler.

`watch(area, descriptor, word, limit, inside)` arms a section, reads `*word` inside of it, sets `*inside = 1`, and then does nothing
but look whether `*word` has changed. It returns

    0   nothing happened in `limit` rounds
    1   aborted, and the word has changed: what changed it did abort the section
    2   the word has changed *inside of the section*: this kernel does not abort it
    3   aborted for another reason

`handler` is a signal handler that adds one to a word. `thread_pointer()` returns the thread pointer.

The bytes below are the assembled text beside them; a test assembles it again. Memory is written, then made executable, never
both at once.
"""

from __future__ import annotations

import ctypes
import mmap
from dataclasses import dataclass

from rseq.kernel import abi

PLACEHOLDER = 0x1122334455667788
"""Where the handler's word goes."""


@dataclass(frozen=True, slots=True)
class Code:
    """One processor's instructions: the source, its bytes, and where in them the labels are."""

    source: str
    text: bytes
    thread_pointer: int
    watch: int
    start: int
    post: int
    abort: int
    handler: int


X86_64 = Code(
    """
thread_pointer:
    movq %fs:0, %rax
    ret
watch:
    movq %rsi, 8(%rdi)
watch_start:
    movl (%rdx), %r9d
    movl $1, (%r8)
1:  cmpl %r9d, (%rdx)
    jne 2f
    decq %rcx
    jnz 1b
watch_post:
    xorl %eax, %eax
    ret
2:  movl $2, %eax
    ret
    .byte 0x0f, 0xb9, 0x3d
    .long 0x53053053
watch_abort:
    xorl %eax, %eax
    cmpl %r9d, (%rdx)
    sete %al
    leal 1(%rax,%rax), %eax
    ret
handler:
    movabsq $0x1122334455667788, %rax
    lock incl (%rax)
    ret
""",
    bytes.fromhex(
        "64488b042500000000c348897708448b0a41c7000100000044390a750848ffc9"
        "75f631c0c3b802000000c30fb93d5330055331c044390a0f94c08d440001c348"
        "b88877665544332211f0ff00c3"
    ),
    thread_pointer=0, watch=10, start=14, post=34, abort=50, handler=63,
)  # fmt: skip
AARCH64 = Code(
    """
thread_pointer:
    mrs x0, tpidr_el0
    ret
watch:
    str x1, [x0, #8]
watch_start:
    ldr w5, [x2]
    mov w6, #1
    str w6, [x4]
1:  ldr w6, [x2]
    cmp w6, w5
    b.ne 2f
    subs x3, x3, #1
    b.ne 1b
watch_post:
    mov w0, #0
    ret
2:  mov w0, #2
    ret
    .inst 0xd428bc00
watch_abort:
    ldr w6, [x2]
    cmp w6, w5
    cset w0, eq
    lsl w0, w0, #1
    add w0, w0, #1
    ret
handler:
    ldr x9, 3f
    ldr w10, [x9]
    add w10, w10, #1
    str w10, [x9]
    ret
    .balign 8
3:  .quad 0x1122334455667788
""",
    bytes.fromhex(
        "40d03bd5c0035fd6010400f9450040b926008052860000b9460040b9df00056b"
        "a1000054630400f181ffff5400008052c0035fd640008052c0035fd600bc28d4"
        "460040b9df00056be0179f1a00781f5300040011c0035fd6c90000582a0140b9"
        "4a0500112a0100b9c0035fd61f2003d58877665544332211"
    ),
    thread_pointer=0, watch=8, start=12, post=44, abort=64, handler=88,
)  # fmt: skip
CODE = {"x86_64": X86_64, "aarch64": AARCH64}


class Loaded:
    """The code of this machine in memory, for as long as the process lives."""

    def __init__(self, word: int) -> None:
        """`word`: the address of the u32 that the handler adds to. OSError if executable memory is refused."""
        code = CODE[abi.machine()]
        text = code.text.replace(PLACEHOLDER.to_bytes(8, "little"), word.to_bytes(8, "little"))
        base = _executable(text)
        self.handler = base + code.handler
        self.thread_pointer = ctypes.CFUNCTYPE(ctypes.c_uint64)(base + code.thread_pointer)
        arguments = [ctypes.c_uint64] * 5
        self.watch = ctypes.CFUNCTYPE(ctypes.c_int, *arguments)(base + code.watch)
        self.descriptor = _aligned_descriptor(base + code.start, code.post - code.start, base + code.abort)


def _aligned_descriptor(start: int, length: int, abort: int) -> int:
    """The address of a descriptor, 32-byte aligned as the kernel wants it."""
    buffer = ctypes.create_string_buffer(64)
    _kept.append(buffer)
    address = -(-ctypes.addressof(buffer) // 32) * 32
    ctypes.memmove(address, bytes(abi.Descriptor(0, 0, start, length, abort)), 32)
    return address


def _executable(text: bytes) -> int:
    """The address of a fresh page with these bytes, executable and no longer writable."""
    page = mmap.mmap(-1, mmap.PAGESIZE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE)
    page.write(text)
    base = ctypes.addressof(ctypes.c_char.from_buffer(page))
    library = ctypes.CDLL(None, use_errno=True)
    library.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    if library.mprotect(base, mmap.PAGESIZE, mmap.PROT_READ | mmap.PROT_EXEC):
        raise OSError(ctypes.get_errno(), "the system refuses executable memory")
    _kept.append(page)
    return base


_kept: list[object] = []
