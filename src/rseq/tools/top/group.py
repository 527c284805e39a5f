"""Objects of one kind and one layout: what all groups share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rseq.memory.errors import SegmentError

if TYPE_CHECKING:
    from rseq.memory.layout import Entry
    from rseq.tools.top.layouts import Layout
    from rseq.tools.top.record import Record


@dataclass(slots=True)
class Numbers:
    """What a group held at one moment."""

    values: Any
    """numpy, shape (objects,): i64, u64 or f64. None if objects of this group are more than one number."""
    per_cpu: Any = None
    """numpy, shape (CPUs, objects); None if it is not by CPU."""
    more: dict[str, Any] = field(default_factory=dict)


class Group:
    """Some objects, by their rows in the table, and where their bytes are. Subclasses say what they mean."""

    kind = ""

    def __init__(self, layout: Layout | None) -> None:
        self.layout = layout
        self.dtype = layout.dtype() if layout is not None else self.bytes_of(1)
        self.rows: list[int] = []
        self.entries: list[Entry] = []
        self.at: Any = None
        """numpy, shape (objects,): where each one's bytes are among those that were read."""

    @staticmethod
    def bytes_of(size: int) -> Any:
        """The dtype of so many bytes."""
        import numpy as np

        return np.dtype((np.void, size))

    @classmethod
    def key(cls, entry: Entry, layout: Layout | None) -> Any:
        """What objects of one group have in common. SegmentError if the object is not what its name says."""
        raise NotImplementedError

    @staticmethod
    def require(good: bool) -> None:
        """SegmentError unless the layout is the one that this version knows."""
        if not good:
            raise SegmentError("its type is not the one that this version of rseq has under that name")

    def read(self, per_cpu: Any, arrays: Any) -> Numbers:
        """The numbers in the bytes that were read."""
        raise NotImplementedError

    def complete(self, record: Record, numbers: Numbers, place: int) -> None:
        """Add to a record what only this kind has."""


def gather(data: Any, at: Any, dtype: Any) -> Any:
    """One item of `dtype` for each copy and object: shape (copies, objects), a copy. `data` is u8 of shape (copies, size)."""
    import numpy as np

    copies, size = data.shape
    windows = np.lib.stride_tricks.as_strided(  # items overlap where objects are near; they are only read
        data, (copies, size - dtype.itemsize + 1, dtype.itemsize), (data.strides[0], 1, 1), writeable=False
    )
    found = np.ascontiguousarray(windows[:, at])
    return found.view(dtype).reshape(copies, len(at))
