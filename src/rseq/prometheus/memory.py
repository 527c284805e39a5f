"""The words of a segment as numpy arrays, and reading many of them at one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rseq.compiler import journal
from rseq.language import types
from rseq.language.decorators import native
from rseq.language.intrinsics import atomic
from rseq.language.numbers import u64
from rseq.memory.snapshot import settled
from rseq.memory.views import strided

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from rseq.memory.file_segment import FileSegment

    Floats = npt.NDArray[np.float64]
    Wholes = npt.NDArray[np.uint64]

ATTEMPTS = 3
HEADER, COUNT_MASK = journal.HEADER // 8, journal.COUNT_MASK


@native
def fence(n: u64) -> None:
    """What is read after this is read after what was read before it."""
    atomic.fence(order="acquire")


class Words:
    """Views of the memory of an open segment; ValueError once it was closed."""

    def __init__(self, segment: FileSegment) -> None:
        self._segment = segment
        count = segment.copies * segment.stride // 8
        shape = (segment.copies, segment.stride // 8)
        region: Any = strided(types.Float("f64", 8), segment.base, count, 8, segment, read_only=segment.read_only)
        self._floats: Floats = region.reshape(shape)
        self._wholes: Wholes = self._floats.view("u8")
        arrays = strided(
            types.Float("f64", 8), segment._start, (segment.base - segment._start) // 8, 8, segment, read_only=segment.read_only
        )
        self._array_floats: Floats = arrays
        self._array_wholes: Wholes = arrays.view("u8")

    def _open(self) -> None:
        if not self._segment.is_open:
            raise ValueError("the segment was closed")

    def sums(self, places: npt.NDArray[np.intp]) -> Floats:
        """Floats at some places (words from the start of a region), added up over the CPUs."""
        self._open()
        found: Floats = self._floats[:, places].sum(axis=0)
        return found

    def settled(self, places: npt.NDArray[np.intp]) -> list[Wholes]:
        """Words of objects that transactions change, for each CPU, each object at one moment.

        `places` has a row for each object, of consecutive words.
        """
        self._open()
        return [self._settled(cpu, places) for cpu in range(self._segment.copies)]

    def _settled(self, cpu: int, places: npt.NDArray[np.intp]) -> Wholes:
        import numpy as np

        region = self._wholes[cpu]
        for _ in range(ATTEMPTS):
            before = region[HEADER]
            fence(0)
            found: Wholes = region[places]
            fence(0)
            if region[HEADER] == before and not int(before) & COUNT_MASK:
                return found
        stride, size = self._segment.stride, places.shape[1] * 8
        home = self._segment.base + cpu * stride
        return np.stack([np.frombuffer(settled(home + int(row[0]) * 8, size, home, stride, cpu), np.uint64) for row in places])

    def array(self, places: npt.NDArray[np.intp]) -> tuple[Wholes, Floats]:
        """Words of arrays (from their start) as whole numbers and as floats."""
        self._open()
        found: Wholes = self._array_wholes[places]
        return found, found.view("f8")
