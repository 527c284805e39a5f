"""numpy arrays that share memory with handles and arrays. numpy is imported here, when first asked for."""

from __future__ import annotations

import ctypes
from typing import Any

from rseq.language import types


def dtype(kind: types.Type) -> Any:
    """The numpy dtype with a type's layout. Pointers are their addresses, as u64, and Refs what they hold (language/references.py)."""
    import numpy as np

    match kind:
        case types.Int():
            return np.dtype(f"{'i' if kind.signed else 'u'}{kind.size}")
        case types.Float():
            return np.dtype("f8")
        case types.Bool():
            return np.dtype("?")
        case types.Pointer() | types.Ref():
            return np.dtype("u8")
        case types.ArrayOf():
            return np.dtype((dtype(kind.item), (kind.length,)))
        case types.StructType():
            fields = kind.fields.values()
            return np.dtype(
                {
                    "names": [f.name for f in fields],
                    "formats": [dtype(f.type) for f in fields],
                    "offsets": [f.offset for f in fields],
                    "itemsize": kind.size,
                }
            )
    raise TypeError(f"{kind.name} has no numpy form")


class _Memory:
    """Lends memory to numpy, and keeps its owner alive as long as the array."""

    def __init__(self, address: int, size: int, owner: Any, read_only: bool) -> None:
        self.owner = owner
        buffer: Any = (ctypes.c_char * size).from_address(address)
        buffer._owner = owner
        self.buffer = buffer
        if read_only:  # an array on an array that cannot be written to: nobody can make this one writable
            import numpy as np

            self.buffer = np.frombuffer(memoryview(buffer).toreadonly(), np.uint8)


def view(kind: types.ArrayOf, address: int, owner: Any) -> Any:
    """An array of `kind` at an address."""
    return strided(kind.item, address, kind.length, kind.item.size, owner)


def strided(item: types.Type, address: int, count: int, stride: int, owner: Any, *, read_only: bool = False) -> Any:
    """`count` items `stride` bytes apart."""
    import numpy as np

    lent = _Memory(address, (count - 1) * stride + item.size, owner, read_only)
    inner = dtype(item)
    shape: tuple[int, ...] = (count,)
    strides: tuple[int, ...] = (stride,)
    if inner.subdtype is not None:  # an array in each: one more dimension
        base, extent = inner.subdtype
        step = base.itemsize
        inner_strides = [step]
        for length in reversed(extent[1:]):
            inner_strides.insert(0, inner_strides[0] * length)
        inner, shape, strides = base, (count, *extent), (stride, *inner_strides)
    return np.ndarray(shape, dtype=inner, buffer=lent.buffer, strides=strides)
