"""The memory of a model: real memory, at addresses that are the same in every process that checks the model.

A model's objects are ordinary handles, arrays and structs, so that `setup` and `view` are ordinary code. The checker
copies the bytes of one state in, and asks `view` what they mean; the emulator uses the same addresses; and on the
running kernel the real functions work on the very same objects.

Addresses are fixed, so that a worker process, or one on another machine, sees the same numbers and counts the same states.
Several arenas can exist at once; each takes the first free slot.
"""

from __future__ import annotations

import ctypes
import threading
import weakref
from typing import Any

from rseq.kernel.errors import RseqError
from rseq.language import regions, types
from rseq.language.handles import bind
from rseq.memory import mapping
from rseq.memory.array import TypedArray
from rseq.memory.percpu import PerCpuHandle
from rseq.memory.segment import ALIGN, RESERVED, Segment

BASE = 0x2000_0000_0000
SLOT = 1 << 32
LOW, LOW_SLOT = 0x4000_0000, 1 << 24
"""The same for processors with 32-bit addresses."""
SLOTS = 64
STRIDE = 4096
"""Bytes from one CPU's region to the next in an arena, if a model needs no more: small, but pages of their own, so that a wrong stride is
found."""
_lock = threading.Lock()
_taken: set[int] = set()


class _ArenaSegment(Segment):
    """The per-CPU part of an arena."""

    def __init__(self, base: int, copies: int, stride: int, backend: str, region: regions.Region) -> None:
        self.copies, self.stride, self.backend, self.shared = copies, stride, backend, False
        self.base, self.region, self._used = base, region, RESERVED


class Arena:
    """Memory for one model: `per_cpu` first, plain items behind it. `size` grows with what is made."""

    def __init__(self, copies: int, backend: str = "kernel", stride: int = STRIDE, low: bool = False) -> None:
        with _lock:
            slot = next((n for n in range(SLOTS) if n not in _taken), None)
            if slot is None:
                raise RseqError(f"{SLOTS} models are being checked at once in this process; close one")
            _taken.add(slot)
        self.base = LOW + slot * LOW_SLOT if low else BASE + slot * SLOT
        self.copies, self.stride, self.backend = copies, stride, backend
        self.limit = mapping.round_up(copies * stride, 4096) + (1 << 20)
        try:
            mapping.map_at(self.base, self.limit)
        except OSError as error:
            _taken.discard(slot)
            raise RseqError(f"the checker needs the addresses from {self.base:#x}, and the system refuses: {error}") from None
        self.region = regions.register(self.base, self.limit)
        self.segment = _ArenaSegment(self.base, copies, stride, backend, self.region)
        self.heap = self.base + mapping.round_up(copies * stride, 4096)
        self.heap_start = self.heap
        self.placed: list[tuple[int, types.Type]] = []
        """Address and type of everything that was made; of what is per CPU, each copy."""
        self._release = weakref.finalize(self, _give_back, self.region, self.base, self.limit, slot)

    def per_cpu(self, item: types.Type, index: str) -> PerCpuHandle:
        """One zeroed item per copy."""
        offset = self.segment.allocate(item.size, item.align)
        self.placed += [(self.base + cpu * self.stride + offset, item) for cpu in range(self.copies)]
        return PerCpuHandle(types.PerCpuOf(item, index), self.segment, offset, False)

    def _take(self, size: int, align: int) -> int:
        start = mapping.round_up(self.heap, max(align, 8))
        if start + size > self.base + self.limit:
            raise MemoryError("a model's memory is at most 1 MiB: it is copied for every state")
        self.heap = start + size
        return start

    def array(self, item: types.Type, length: int) -> Any:
        """`length` zeroed items in a row."""
        kind = types.ArrayOf(item, length)
        make: Any = TypedArray
        start = self._take(kind.size, kind.align)
        self.placed.append((start, kind))
        return make(kind, start, self.region.address, self)

    def place(self, instance: Any, kind: types.StructType) -> None:
        """Bind a struct instance to zeroed memory of its own."""
        start = self._take(kind.size, kind.align)
        self.placed.append((start, kind))
        bind(instance, start, types.type_id(kind), self.region.address)
        instance.__dict__["_owner"] = self

    @property
    def extent(self) -> list[tuple[int, int]]:
        """The ranges (start, end) that hold anything: each CPU's region as far as it is used, then the plain items."""
        used = self.segment._used
        ranges = [(self.base + cpu * self.stride, self.base + cpu * self.stride + used) for cpu in range(self.copies)]
        if self.heap > self.heap_start:
            ranges.append((self.heap_start, self.heap))
        return [(a, mapping.round_up(b, 8)) for a, b in ranges]

    def read(self, address: int, size: int) -> bytes:
        return ctypes.string_at(address, size)

    def write(self, address: int, content: bytes) -> None:
        ctypes.memmove(address, content, len(content))

    def close(self) -> None:
        """Give the memory back; references into it raise ValueError from now on."""
        self._release()


def _give_back(region: regions.Region, base: int, size: int, slot: int) -> None:
    region.close()
    mapping.unmap(base, size)
    with _lock:
        _taken.discard(slot)


assert STRIDE % ALIGN == 0
