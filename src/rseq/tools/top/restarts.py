"""Restarts of sequences per second, as the kernel counts them.

A process counts the restarts of its own sequences in its own memory (`f.restarts`), not in the segment. What can be seen from
outside is how often the kernel sent any thread of this machine to an abort address: the tracepoint rseq:rseq_ip_fixup
(kernel/tracepoints.py). It tells nothing about which segment, and needs the right to trace, as root has it, as a rule.

Killed with SIGKILL we leave an empty trace instance, rseq-PID, behind; it goes with rmdir.
"""

from __future__ import annotations

import time

from rseq.kernel.errors import Unavailable
from rseq.kernel.tracepoints import Fixups


class Restarts:
    """`with Restarts() as restarts: …; restarts.rate()`. Where that is not possible `reason` says why, and there is no rate."""

    def __init__(self) -> None:
        self.reason: str | None = None
        self._fixups: Fixups | None = None
        self._last: tuple[float, int] | None = None

    def __enter__(self) -> Restarts:
        try:
            fixups = Fixups(everyone=True)
        except (Unavailable, OSError) as error:
            self.reason = str(error)
            return self
        try:
            fixups.__enter__()
        except OSError as error:
            fixups.__exit__(None, None, None)
            self.reason = f"the tracepoint cannot be enabled: {error.strerror}"
            return self
        self._fixups = fixups
        self._last = time.monotonic(), 0
        return self

    def __exit__(self, *_: object) -> None:
        if self._fixups is not None:
            self._fixups.__exit__(None, None, None)
            self._fixups = None

    def rate(self) -> float | None:
        """Restarts per second on this machine since the last call (or the beginning); None if they cannot be counted."""
        if self._fixups is None or self._last is None:
            return None
        try:
            now = time.monotonic(), self._fixups.count()
        except OSError as error:
            self.__exit__()
            self.reason = f"the tracepoint cannot be read any more: {error.strerror}"
            return None
        (began, before), self._last = self._last, now
        return (now[1] - before) / (now[0] - began) if now[0] > began else None
