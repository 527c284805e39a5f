"""The status a compiled function returns: the low byte says how it ended, the rest the user's line."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """How a compiled function ended."""

    DONE = 0
    ABORTED = 1
    UNAVAILABLE = 2
    INDEX = 3
    ASSERTION = 4
    NULL = 5
    ZERO = 6
    SEGMENT = 7
    OCCUPIED = 8
    SETTLED = 9
    DAMAGED = 10


INTERNAL = (Status.OCCUPIED, Status.SETTLED)
"""Between the parts of a transaction (compiler/frontend/transactions.py); no function of the user returns them."""


def split(status: int) -> tuple[Status, int]:
    """(how it ended, line in the user's source or 0)."""
    return Status(status & 0xFF), status >> 8
