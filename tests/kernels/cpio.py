"""An initramfs: files that the kernel unpacks before it starts /init.

The format is cpio's "newc", in which a header of hexadecimal numbers stands before each name and each content, everything padded to 4 bytes
(Documentation/driver-api/early-userspace/buffer-format.rst of Linux).
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

DIRECTORIES = ("dev", "proc", "sys", "tmp")
CONSOLE = (5, 1)
"""The numbers of /dev/console, without which the first process has nothing to write to."""


@dataclass(slots=True)
class Archive:
    """Entries in the order in which they are added; folders on the way are made."""

    content: bytearray = field(default_factory=bytearray)
    names: set[str] = field(default_factory=set)

    @classmethod
    def with_devices(cls) -> Archive:
        """One that has what any first process needs."""
        made = cls()
        for name in DIRECTORIES:
            made.folder(name)
        made._add("dev/console", stat.S_IFCHR | 0o600, b"", CONSOLE)
        return made

    def file(self, name: str, content: bytes, mode: int = 0o644) -> None:
        self._add(name, stat.S_IFREG | mode, content)

    def link(self, name: str, leads_to: str) -> None:
        self._add(name, stat.S_IFLNK | 0o777, leads_to.encode())

    def folder(self, name: str) -> None:
        if name not in self.names:
            self._add(name, stat.S_IFDIR | 0o755, b"")

    def tree(self, folder: Path) -> None:
        """Everything in a folder, unless something is already there."""
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if name in self.names:
                continue
            if path.is_symlink():
                self.link(name, os.readlink(path))
            elif path.is_dir():
                self.folder(name)
            elif path.is_file():
                self.file(name, path.read_bytes(), stat.S_IMODE(path.stat().st_mode))

    def finish(self) -> bytes:
        """The whole archive."""
        self._entry("TRAILER!!!", 0, b"", (0, 0), 0)
        return bytes(self.content)

    def _add(self, name: str, mode: int, content: bytes, device: tuple[int, int] = (0, 0)) -> None:
        name = name.strip("/")
        if name in self.names:
            raise ValueError(f"{name} is in the archive already")
        parent = name.rpartition("/")[0]
        if parent:
            self.folder(parent)
        self.names.add(name)
        self._entry(name, mode, content, device, len(self.names))

    def _entry(self, name: str, mode: int, content: bytes, device: tuple[int, int], number: int) -> None:
        called = name.encode() + b"\0"
        links = 2 if stat.S_ISDIR(mode) else 1
        numbers = (number, mode, 0, 0, links, 0, len(content), 0, 0, *device, len(called), 0)
        self.content += b"070701" + b"".join(b"%08x" % number for number in numbers) + called
        self._pad()
        self.content += content
        self._pad()

    def _pad(self) -> None:
        self.content += bytes(-len(self.content) % 4)
