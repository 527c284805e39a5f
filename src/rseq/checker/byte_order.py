"""Memory of a processor with the other byte order than this machine's.

A model's memory is real memory, and `view` reads it as this machine does. A big-endian processor in the emulator must find the same
numbers there. So each scalar is turned round on its way in and out, which is exact for any access: the byte at offset k of a scalar
of n bytes is, on the other side, the byte at offset n - 1 - k of the same scalar. Which scalars there are the types of the model's
objects say; what belongs to none of them (rseq's own words in each CPU's region, padding) counts as words of 8 bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rseq.language.types import ArrayOf, StructType, Type


def scalars(kind: Type, start: int = 0) -> Iterator[tuple[int, int]]:
    """(address, size) of each scalar of a value of this type at `start`."""
    if isinstance(kind, StructType):
        for field in kind.fields.values():
            yield from scalars(field.type, start + field.offset)
    elif isinstance(kind, ArrayOf):
        for index in range(kind.length):
            yield from scalars(kind.item, start + index * kind.item.size)
    else:
        yield start, kind.size


def turned(content: bytes, kind: Type) -> bytes:
    """A value of this type in the other byte order."""
    made = bytearray(content)
    for start, size in scalars(kind):
        made[start : start + size] = content[start : start + size][::-1]
    return bytes(made)


class Turned:
    """Where bytes of the other byte order are on this machine."""

    def __init__(self, placed: Iterable[tuple[int, Type]]) -> None:
        """`placed`: the address and type of each object."""
        self._narrow: dict[int, tuple[int, int]] = {}
        """Of each byte of a scalar below 8 bytes: where that begins, and its size."""
        for at, kind in placed:
            for start, size in scalars(kind, at):
                if size < 8:
                    self._narrow |= dict.fromkeys(range(start, start + size), (start, size))
        for byte in [*self._narrow]:  # padding beside them
            for other in range(byte & ~7, (byte & ~7) + 8):
                self._narrow.setdefault(other, (other, 1))

    def pieces(self, address: int, size: int) -> list[tuple[int, int]]:
        """The ranges (address, size) here that an access there means, in its order; the bytes of each are in reverse."""
        made, end = [], address + size
        while address < end:
            start, length = self._narrow.get(address, (address & ~7, 8))
            stop = min(end, start + length)
            made.append((start + length - (stop - start), stop - address))
            address = stop
        return made
