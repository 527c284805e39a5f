"""Which backend new memory gets: restartable sequences on the kernel facility, or locks where that does not work.

Decided once a process, when first asked, with the reason. `RSEQ_BACKEND=locked` asks for locks, `RSEQ_BACKEND=kernel` insists on the
kernel and raises `Unavailable` where that is impossible. Forks inherit the decision.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import Literal

from rseq.kernel import registration, selftest
from rseq.kernel.errors import Unavailable

Backend = Literal["kernel", "locked"]
VARIABLE = "RSEQ_BACKEND"


@dataclass(frozen=True, slots=True)
class Choice:
    """The backend, why, and what was found on the way."""

    backend: Backend
    reason: str
    registration: registration.Registration
    self_test: tuple[selftest.Outcome, ...]

    @property
    def has_cid(self) -> bool:
        """Whether memory can be indexed by concurrency id on the kernel backend."""
        return self.registration.has_cid


_lock = threading.Lock()
_choice: Choice | None = None
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


def choose() -> Choice:
    """The backend of this process. About 10 ms the first time (the self-test), then nothing.

    ValueError if RSEQ_BACKEND is neither "kernel" nor "locked"; Unavailable if it is "kernel" and that cannot be.
    """
    global _choice
    if _choice is None:
        wanted = os.environ.get(VARIABLE)
        if wanted not in (None, "", "kernel", "locked"):
            raise ValueError(f"{VARIABLE} is 'kernel' or 'locked', not {wanted!r}")
        with _lock:
            if _choice is None:
                found = examine()
                _choice = _decide(wanted or None, found)
    return _choice


def examine() -> Choice:
    """What this machine can do, whatever RSEQ_BACKEND says."""
    found = registration.find()
    if not found.usable or found.offset is None:
        return Choice("locked", found.reason, found, ())
    try:
        outcomes = tuple(selftest.run(found.offset))
    except OSError as error:
        return Choice("locked", f"the self-test cannot run: {error}", found, ())
    failed = [o.name for o in outcomes if o.verdict == "failed"]
    if failed:
        return Choice("locked", f"this kernel does not abort sections on {' and '.join(failed)}", found, outcomes)
    tried = [o.name for o in outcomes if o.verdict == "passed"]
    if not tried:
        return Choice("locked", f"the self-test could not try anything: {outcomes[0].reason}", found, outcomes)
    return Choice("kernel", f"glibc registers every thread, and sections are aborted on {', '.join(tried)}", found, outcomes)


def _decide(wanted: str | None, found: Choice) -> Choice:
    if wanted == "locked":
        return Choice("locked", f"{VARIABLE}=locked asks for it", found.registration, found.self_test)
    if wanted == "kernel" and found.backend != "kernel":
        raise Unavailable(f"{VARIABLE}=kernel, but sequences cannot run on the kernel facility: {found.reason}")
    return found
