"""Which CPUs there are. Memory is laid out for every CPU that could ever appear, not for those online now.

The kernel numbers CPUs, with gaps on some machines, and a sequence indexes its memory with that number. So what counts
is the highest *possible* number plus one: /sys/devices/system/cpu/possible. How many CPUs this thread may run on (its affinity,
a container's share) decides nothing: a cgroup with one CPU may still be put on CPU 63.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path("/sys/devices/system/cpu")


def parse(text: str) -> list[int]:
    """The numbers of a kernel CPU list such as "0-3,8,10-11", ascending. ValueError if it is none."""
    found: set[int] = set()
    for part in text.strip().split(",") if text.strip() else []:
        low, dash, high = part.partition("-")
        first = int(low)
        last = int(high) if dash else first
        if not 0 <= first <= last < 1 << 20:
            raise ValueError(f"{part!r} is no range of CPUs")
        found.update(range(first, last + 1))
    return sorted(found)


def possible() -> list[int]:
    """Every CPU that may ever be online. Where /sys is hidden: as many as the C library knows of."""
    return _listed("possible") or _guess()


def online() -> list[int]:
    """The CPUs that are online now."""
    return _listed("online") or sorted(os.sched_getaffinity(0))


def allowed() -> list[int]:
    """The CPUs that the calling thread may run on."""
    return sorted(os.sched_getaffinity(0))


def copies() -> int:
    """How many copies per-CPU memory has: the highest possible CPU number plus one."""
    return possible()[-1] + 1


def _listed(name: str) -> list[int]:
    try:
        return parse((FOLDER / name).read_text())
    except (OSError, ValueError):
        return []


def _guess() -> list[int]:
    """Without /sys: the configured number, and in any case all that we are allowed to use."""
    configured = max(os.sysconf("SC_NPROCESSORS_CONF"), 1)
    return list(range(max(configured, max(os.sched_getaffinity(0)) + 1)))
