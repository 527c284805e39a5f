"""Object code on disk, so that a program that was compiled once starts fast.

An entry is named by everything that decides its content (the LLVM text, versions, processor), and carries the
digest of its payload. So: two writers write the same bytes (each to a file of its own, renamed into place); a damaged
entry does not match its digest and is made again; nothing is ever invalidated, only pruned by age.

Loading an entry means running it. The directory must therefore be ours alone (mode 0700); otherwise we do without.
A cache that cannot be read or written is no error, only slower.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

MAGIC = b"rseq-object-1\n"
LIMIT = 64 << 20
"""Bytes the cache may take before the oldest entries go."""


def directory() -> Path | None:
    """Where entries are: $RSEQ_CACHE_DIR, else rseq/ in $XDG_CACHE_HOME or ~/.cache; None: no cache."""
    chosen = os.environ.get("RSEQ_CACHE_DIR")
    if chosen == "":
        return None
    if chosen is not None:
        path = Path(chosen)
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        path = Path(base) / "rseq"
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
    except OSError:
        return None
    private = found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return path if private else None


def key(*parts: str) -> str:
    """The name of the entry for these texts."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(len(encoded).to_bytes(8, "little") + encoded)
    return digest.hexdigest()


def fetch(name: str, make: Callable[[], bytes]) -> bytes:
    """The entry called `name`; made, and kept, if it is not there or damaged."""
    folder = directory()
    if folder is None:
        return make()
    path = folder / f"{name}.o"
    payload = _read(path)
    if payload is None:
        payload = make()
        _write(folder, path, payload)
    return payload


def _read(path: Path) -> bytes | None:
    """The payload of an entry; None if there is none that can be trusted."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
            return None
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read()
    except OSError:
        return None
    finally:
        os.close(descriptor)
    head, payload = content[: len(MAGIC) + 32], content[len(MAGIC) + 32 :]
    if head[: len(MAGIC)] != MAGIC or head[len(MAGIC) :] != hashlib.sha256(payload).digest():
        return None
    return payload


def _write(folder: Path, path: Path, payload: bytes) -> None:
    with contextlib.suppress(OSError):
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")  # mode 0600
        try:
            with open(descriptor, "wb") as file:
                file.write(MAGIC + hashlib.sha256(payload).digest() + payload)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
        if path.name[0] == "0":  # one name in sixteen: often enough
            _prune(folder)


def _prune(folder: Path) -> None:
    """Remove the oldest entries beyond LIMIT, and files that a killed writer left."""
    entries = sorted(((e.stat().st_mtime, e.stat().st_size, e.path) for e in os.scandir(folder) if e.is_file()), reverse=True)
    total = 0
    for _, size, path in entries:
        total += size
        if total > LIMIT:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
