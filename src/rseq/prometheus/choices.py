"""Info and Enum in a segment: which of several texts or states was set last, by whatever process.

prometheus_client keeps both in Python objects and says that they do not work with several processes. Setting an Info replaces a text, which
cannot be done with one store. So nothing is replaced: every text that was ever set is an object of its own, with the text in its note,
which never changes, and one word, the time when it was set last. Setting it again is one store to that word, and the text with the
latest time is the Info. An Enum has a word for each state in one object.

Time is that of the system's clock in nanoseconds, but always later than what stands there, so that a clock that was set back makes
nothing impossible. What is kept grows with the number of different texts, not with the number of processes.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from rseq.language.numbers import u64
from rseq.memory.errors import SegmentError
from rseq.prometheus.children import MARK, Child, noted, shortened, variant
from rseq.structures.place import read, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rseq.memory.file_segment import FileSegment

STATES, OWN = "states", "own"
"""Keys of our part of the note: an Enum's states; the labels of an Info that are its child's, and not the text."""


def _now(after: int) -> int:
    return max(time.time_ns(), after + 1)


class States:
    """The states of an Enum's child."""

    def __init__(self, segment: FileSegment, child: Child, states: Sequence[str]) -> None:
        states = [str(state) for state in states]
        child = child._replace(extra={STATES: states})
        name, note = child.name, child.note
        found = segment.entry(name)
        if found is not None and noted(found, child)[MARK].get(STATES) != states:
            name = variant(name, repr(states))
            found = segment.entry(name)
        self._times: Any = segment.array(name, u64, len(states), note=found.note if found is not None else written(note))

    def set(self, index: int) -> None:
        """Say that this is the state now."""
        self._times[index] = _now(max(self._times))

    def get(self) -> int:
        """The index of the state that was set last; the first one if none was."""
        times = list(self._times)
        return times.index(max(times))


class Texts:
    """The texts of an Info's child. `latest` gives the time of the one that holds now."""

    def __init__(self, segment: FileSegment, child: Child) -> None:
        self._segment, self._child = segment, child
        self._times: dict[str, Any] = {}

    def set(self, text: dict[str, str], latest: int) -> None:
        """Say that this is the text now; `latest` is the time at which another one was set."""
        labels = {**self._child.labels, **{str(key): str(value) for key, value in text.items()}}
        child = self._child._replace(labels=labels, extra={OWN: sorted(self._child.labels)})
        name = shortened(child.name)
        if name not in self._times:
            found = self._segment.entry(name)
            note = found.note if found is not None else written(child.note)
            if found is not None and read(found).get("labels") != labels:
                raise SegmentError(f"{name!r} in {self._segment.path} has other labels in its note than in its name")
            self._times[name] = self._segment.array(name, u64, 1, note=note)
        self._times[name][0] = _now(latest)
