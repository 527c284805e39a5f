"""Following a segment by its name, as `tail -F` follows a log: what is there may be removed, truncated, damaged, or made anew.

A file whose name is gone is still there for all who have it open, so we go on with it and say so. As soon as there is another
segment under the name, that is the one that is shown.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from rseq.memory import creation, layout, names
from rseq.memory.errors import SegmentError
from rseq.tools.top.sample import Sample, Sampler

if TYPE_CHECKING:
    from rseq.memory.directory import Directory

PRESENT, REMOVED, DAMAGED = "present", "removed", "damaged"


class Place:
    """A segment's path, and what is found there. OSError or SegmentError if there is none to begin with."""

    def __init__(self, name: str) -> None:
        self.path = names.locate(name)
        self.name = names.shown(self.path)
        self._follow = not names.is_bare(name)
        self.state = PRESENT
        """present, removed (its name is gone) or damaged (nothing can be read)."""
        self.problem: str | None = None
        """What is wrong, in words."""
        self.anew: float | None = None
        """When another segment was found under the name, in seconds since 1970."""
        self._open(creation.open_directory(self.path, read_only=True, follow=self._follow))

    def _open(self, directory: Directory) -> None:
        self.directory, self._sampler = directory, Sampler(directory)
        self._head = directory.file.read(0, layout.HEAD.size)

    def close(self) -> None:
        """Close the file."""
        self.directory.file.close()

    def sample(self) -> Sample | None:
        """A sample of now; None if nothing can be read, and `problem` says why."""
        self._look()
        if self.state != DAMAGED:
            try:
                return self._sampler.sample()
            except SegmentError as error:
                self._wrong(error)
            except MemoryError:
                self.state, self.problem = DAMAGED, "there is not enough memory to read it"
        return None

    def _look(self) -> None:
        """Whether the name still means the file that is open; if not, go over to what it means now."""
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            self._gone("it was removed; processes that have it open go on with it")
            return
        except OSError as error:
            self._gone(f"it cannot be found any more: {error.strerror}")
            return
        same = (found.st_dev, found.st_ino) == self.directory.file.inode
        if same and self.state == PRESENT and self.directory.file.read(0, layout.HEAD.size) == self._head:
            return
        try:
            directory = creation.open_directory(self.path, read_only=True, follow=self._follow)
        except FileNotFoundError:
            self._gone("it was removed; processes that have it open go on with it")
        except OSError as error:
            if same:
                self._wrong(error)
            else:
                self._gone(f"it was replaced by something that cannot be used: {self._words(error)}")
        else:
            if directory.header.identity != self.directory.header.identity:
                self.anew = time.time()
            self.directory.file.close()
            self._open(directory)
            self.state, self.problem = PRESENT, None

    def _gone(self, words: str) -> None:
        if self.state != DAMAGED:
            self.state, self.problem = REMOVED, words

    def _wrong(self, error: OSError) -> None:
        self.state, self.problem = DAMAGED, self._words(error)

    def _words(self, error: OSError) -> str:
        """What is wrong, without the path."""
        return str(error).removeprefix(f"{self.path}: ") if isinstance(error, SegmentError) else error.strerror or str(error)
