"""A schedule as a short text that one can paste: `rseq check WHERE --replay TOKEN` does the same again, step by step.

    rseq1.<base64 of zlib of JSON>.<check>

It holds the pass, the model's name, target, CPUs, backend, the scenario's programs, and the decisions. It does not hold the code:
with changed code the schedule may not exist any more, which is then said.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any

from rseq.checker.model import CheckError

MAGIC = "rseq1"


@dataclass(slots=True)
class Schedule:
    """Everything that must be known to do it again."""

    subject: str
    pass_name: str
    target: str
    cpus: int
    backend: str
    programs: list[list[str]]
    handler: str
    moves: list[list[int]]
    """(kind, thread, CPU) each; kinds as in explorer.py."""


def encode(schedule: Schedule) -> str:
    packed = zlib.compress(json.dumps(list(asdict(schedule).values()), separators=(",", ":")).encode(), 9)
    body = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"{MAGIC}.{body}.{_check(body)}"


def _check(body: str) -> str:
    return hashlib.blake2b(body.encode(), digest_size=3).hexdigest()


def decode(token: str) -> Schedule:
    """CheckError if it is no token, or was not copied whole."""
    parts = token.strip().split(".")
    if len(parts) != 3 or parts[0] != MAGIC:
        raise CheckError(f"this is no replay token: it should begin with {MAGIC}.")
    if _check(parts[1]) != parts[2]:
        raise CheckError("the replay token was not copied whole, or was changed")
    try:
        packed = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        reader = zlib.decompressobj()
        content: Any = json.loads(reader.decompress(packed, 1 << 22))
        schedule = Schedule(*content)
        texts = (schedule.subject, schedule.pass_name, schedule.target, schedule.backend, schedule.handler)
        sound = all(isinstance(t, str) for t in texts) and isinstance(schedule.cpus, int) and 1 <= schedule.cpus <= 8
        sound = sound and all(isinstance(s, str) for p in schedule.programs for s in p)
        sound = sound and all(len(m) == 3 and all(isinstance(n, int) for n in m) for m in schedule.moves)
    except (binascii.Error, zlib.error, ValueError, TypeError, UnicodeDecodeError):
        sound = False
    if not sound:
        raise CheckError("the replay token says nothing that can be replayed")
    return schedule
