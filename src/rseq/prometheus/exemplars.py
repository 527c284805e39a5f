"""Exemplars in a segment: the last example of what was counted, a short text that any process may replace at any moment.

An exemplar is more than one word, so it cannot be written at once, and its writer may be killed half way. So each value has two
places. A writer takes the one with the older exemplar, and everything is under a checksum: a reader takes the newer one of those that are
whole. One that was torn, by two writers at once or by a killed one, is passed over, and the one before is shown.

A place is made when a value is first given an exemplar, 2 KiB. They are examples: when the segment is full, there are none, and a
warning says so once.
"""

from __future__ import annotations

import json
import math
import struct
import warnings
from typing import TYPE_CHECKING, Any, Literal
from zlib import crc32

from prometheus_client.samples import Exemplar

from rseq.language.annotations import Array
from rseq.language.numbers import f64, u8, u32
from rseq.language.structs import Struct
from rseq.structures.place import written

if TYPE_CHECKING:
    from rseq.memory.file_segment import FileSegment

ROOM = 1000
HEAD = struct.Struct("=Idd")
OWNER, PART = "exemplar of", "part"


class Place(Struct):
    """One exemplar: 1024 bytes."""

    check: u32
    size: u32
    value: f64
    time: f64
    text: Array[u8, Literal[1000]]


def name_of(owner: str, part: int) -> str:
    """The object with the exemplars of one value."""
    return f"{owner} exemplar {part}"


def packed(exemplar: Exemplar) -> bytes | None:
    """The bytes of a place; None if they do not fit."""
    try:
        text = json.dumps(exemplar.labels, ensure_ascii=False, separators=(",", ":")).encode()
        if len(text) > ROOM:
            return None
        content = HEAD.pack(len(text), float(exemplar.value), float(exemplar.timestamp or 0)) + text
    except (TypeError, ValueError):
        return None
    return (struct.pack("=I", crc32(content)) + content).ljust(ROOM + 24, b"\0")


def parsed(content: bytes) -> Exemplar | None:
    """What stands in a place; None for nothing, or half of something."""
    check, size, value, time = struct.unpack_from("=IIdd", content)
    if not check or size > ROOM or check != crc32(content[4 : 24 + size]):
        return None
    try:
        labels = json.loads(content[24 : 24 + size])
    except (ValueError, RecursionError):
        return None
    if not isinstance(labels, dict) or not all(isinstance(each, str) for each in labels.values()):
        return None
    return Exemplar(labels, value, time or None)


def newest(places: list[bytes]) -> Exemplar | None:
    """The newest of those that are whole."""
    found = [exemplar for exemplar in map(parsed, places) if exemplar is not None]
    return max(found, key=_time, default=None)


def _time(exemplar: Exemplar | None) -> float:
    return -math.inf if exemplar is None else float(exemplar.timestamp or 0)


class Exemplars:
    """The exemplars of one value."""

    full = False
    """Whether a segment was found to have no room; said once."""

    def __init__(self, segment: FileSegment, owner: str, part: int = 0) -> None:
        self._segment, self._owner, self._part = segment, owner, part
        self._view: Any = None

    def _places(self, make: bool) -> Any:
        """A numpy view of shape (2, 1024); None if there are none."""
        if self._view is None:
            name = name_of(self._owner, self._part)
            if not make and name not in self._segment:
                return None
            array = self._segment.array(name, Place, 2, note=written({OWNER: self._owner, PART: self._part}))
            self._view = array.numpy().view("u1").reshape(2, -1)
        return self._view

    def set(self, exemplar: Exemplar) -> None:
        """Replace the older one."""
        content = packed(exemplar)
        if content is None:
            return
        try:
            places = self._places(True)
        except MemoryError as error:
            if not Exemplars.full:
                Exemplars.full = True
                warnings.warn(f"there is no room for exemplars: {error}", RuntimeWarning, stacklevel=3)
            return
        times = [_time(parsed(place.tobytes())) for place in places]
        import numpy as np

        places[int(times[0] > times[1])] = np.frombuffer(content, np.uint8)

    def get(self) -> Exemplar | None:
        """The newest one that is whole."""
        places = self._places(False)
        return None if places is None else newest([place.tobytes() for place in places])
