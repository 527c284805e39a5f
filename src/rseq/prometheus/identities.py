"""Names for processes: what stands in the label `pid` of gauges that show each process, where it is not the pid.

`MultiProcessValue(process_identifier=…)` lets an application say what its processes are called, the number of a uWSGI worker, say. The text
stands beside the process's slot (memory/processes.py), with the word of the process, so that it counts only as long as that one has the
slot. So nothing grows with the number of processes that ever lived.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from rseq.language.annotations import Array
from rseq.language.numbers import u8, u64
from rseq.language.structs import Struct
from rseq.memory.processes import BLOCK, slot_of

if TYPE_CHECKING:
    from rseq.memory.file_segment import FileSegment

LONGEST = 56


class Called(Struct):
    """What the process with a slot is called: 64 bytes."""

    word: u64
    text: Array[u8, Literal[56]]


def block_name(block: int) -> str:
    """The name of a block of such texts."""
    return f"rseq prometheus identifiers {block * BLOCK}"


class Identity:
    """This process's name, written again in every forked child."""

    def __init__(self, segment: FileSegment, identify: Callable[[], object]) -> None:
        self.segment, self._identify = segment, identify
        self._slot = slot_of(segment)
        self._slot.add_user(self)
        self.moved()

    def moved(self) -> None:
        """This process has (another) slot."""
        text = str(self._identify()).encode()
        if len(text) > LONGEST:
            raise ValueError(f"what process_identifier returns has at most {LONGEST} bytes, not {len(text)}")
        block, index = divmod(self._slot.number, BLOCK)
        row: Any = self.segment.array(block_name(block), Called, BLOCK)[index]
        row.word = 0
        row.text.numpy()[:] = list(text.ljust(LONGEST, b"\0"))
        row.word = self._slot.word

    def lost(self) -> None:
        """A forked child that could have no slot has no gauges either."""


def called(segment: FileSegment, slot: int, word: int) -> str | None:
    """What the process with that slot and word is called, if not by its pid."""
    block, index = divmod(slot, BLOCK)
    if block_name(block) not in segment:
        return None
    row: Any = segment.array(block_name(block), Called, BLOCK)[index]
    if row.word != word:
        return None
    return bytes(row.text.numpy()).rstrip(b"\0").decode(errors="replace")
