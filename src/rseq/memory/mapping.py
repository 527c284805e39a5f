"""Anonymous mappings: the pages that segments and arrays are made of."""

from __future__ import annotations

import ctypes
import errno
import functools
import mmap
import os

MAP_FIXED, MAP_NORESERVE, MAP_FIXED_NOREPLACE = 0x10, 0x4000, 0x100000
MAXIMUM = 1 << 46
"""No mapping is larger, in bytes: a quarter of what a process can address."""


@functools.cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.mmap.restype = ctypes.c_void_p
    library.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
    library.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    return library


def round_up(size: int, unit: int) -> int:
    """The next multiple of `unit`."""
    return -(-size // unit) * unit


def map_anonymous(size: int, shared: bool) -> int:
    """The address of `size` fresh zero bytes, rounded up to pages. `shared`: seen by forked children too.

    MemoryError if the system gives none. Pages cost memory only once they are touched.
    """
    return _map(0, size, (mmap.MAP_SHARED if shared else mmap.MAP_PRIVATE) | MAP_NORESERVE)


def replace_by_empty_pages(address: int, size: int) -> None:
    """Give the memory back but keep the addresses: whoever still reads there reads zeros."""
    _map(address, size, mmap.MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED)


def map_at(address: int, size: int) -> None:
    """Fresh zero bytes at exactly these addresses. OSError (EEXIST) if something is there already."""
    found = _map(address, size, mmap.MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED_NOREPLACE)
    if found != address:  # kernels before 4.17 do not know the flag and go elsewhere
        unmap(found, size)
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))


def map_file(fd: int, offset: int, size: int, writable: bool) -> int:
    """The address of `size` bytes of an open file from `offset` on, shared with everybody who maps it.

    `offset` and `size` are multiples of the page size. MemoryError or OSError if the system refuses.
    """
    protection = mmap.PROT_READ | (mmap.PROT_WRITE if writable else 0)
    return _checked(_library().mmap(None, size, protection, mmap.MAP_SHARED, fd, offset), size)


def unmap(address: int, size: int) -> None:
    """Give memory and addresses back; nothing may point there."""
    _library().munmap(address, round_up(size, mmap.PAGESIZE))


def _map(address: int, size: int, flags: int) -> int:
    length = round_up(size, mmap.PAGESIZE)
    if length > MAXIMUM:
        raise MemoryError(f"{size} bytes are more than one mapping can have ({MAXIMUM})")
    found = _library().mmap(address or None, length, mmap.PROT_READ | mmap.PROT_WRITE, flags | mmap.MAP_ANONYMOUS, -1, 0)
    return _checked(found, size)


def _checked(found: int | None, size: int) -> int:
    """What mmap gave, or the error it means."""
    if found is None or found == ctypes.c_void_p(-1).value:
        code = ctypes.get_errno()
        if code == errno.ENOMEM:
            raise MemoryError(f"the system has no {size} bytes of memory left for this mapping")
        raise OSError(code, os.strerror(code))
    return int(found)
