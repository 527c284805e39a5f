"""Shared memory and its meaning as small numbers: every content that occurs gets a number once, and so does every view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rseq.checker.emulator import concurrency_id
from rseq.checker.model import CheckError, Model
from rseq.checker.operations import copy_of, freeze, transacts
from rseq.compiler import journal
from rseq.kernel.errors import RseqError

TWICE = 50
"""So many views are asked for twice: a view must depend on the memory alone."""


@dataclass(slots=True)
class View:
    """What some memory means. `error`: why it means nothing (view() raised)."""

    frozen: Any
    sample: Any
    error: str = ""


class World:
    """All contents of a model's memory that were seen, and what they mean."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.extents = model._arena.extent
        self._offsets: list[tuple[int, int, int]] = []
        offset = 0
        for start, end in self.extents:
            self._offsets.append((start, end, offset))
            offset += end - start
        self.contents: list[bytes] = []
        self._ids: dict[bytes, int] = {}
        self._views: dict[int, int] = {}
        self.views: list[View] = []
        self._view_ids: dict[Any, int] = {}
        self._written: dict[tuple[int, Any], int] = {}
        self._tidied: dict[tuple[int, int], int] = {}
        self.has_journal = any(transacts(o.definition) for o in model._operations.values())
        """Whether there are transactions: then a CPU's journal is tidied when nobody is inside of a section there."""
        self._applied: dict[Any, tuple[int, Any, str]] = {}
        self.first = self.intern(b"".join(model._arena.read(start, end - start) for start, end in self.extents))

    def intern(self, content: bytes) -> int:
        found = self._ids.get(content)
        if found is None:
            found = self._ids[content] = len(self.contents)
            self.contents.append(content)
        return found

    def offset(self, address: int, size: int) -> int | None:
        """Where in a content an address is; None if it belongs to no object."""
        for start, end, offset in self._offsets:
            if start <= address and address + size <= end:
                return offset + address - start
        return None

    def read(self, memory: int, address: int, size: int) -> bytes:
        """Bytes of a content. The address must belong to an object."""
        offset = self.offset(address, size)
        assert offset is not None
        return self.contents[memory][offset : offset + size]

    def write(self, memory: int, writes: tuple[tuple[int, bytes], ...]) -> int:
        """The content after some stores."""
        key = (memory, writes)
        found = self._written.get(key)
        if found is None:
            content = bytearray(self.contents[memory])
            for address, data in writes:
                offset = self.offset(address, len(data))
                assert offset is not None
                content[offset : offset + len(data)] = data
            found = self._written[key] = self.intern(bytes(content))
        return found

    def tidied(self, memory: int, copy: int) -> int:
        """The content when nobody is inside of a section on a CPU: entries of its journal that do not count mean nothing, so they
        become a value that nobody expects. That also makes contents equal that differ in it only."""
        key = (memory, copy)
        found = self._tidied.get(key)
        if found is None:
            home = self.model._arena.base + copy * self.model._arena.stride
            header = int.from_bytes(self.read(memory, home + journal.HEADER, 8), "little")
            first = home + journal.ENTRIES + journal.ENTRY * min(header & journal.COUNT_MASK, journal.MOST)
            length = home + journal.END - first
            rest = self.read(memory, first, length) if length else b""
            spoiled = b"\x5a" * length if any(rest) else rest
            found = self._tidied[key] = self.write(memory, ((first, spoiled),)) if spoiled != rest else memory
        return found

    def put(self, memory: int) -> None:
        """Make a content the real one."""
        content = self.contents[memory]
        for start, end, offset in self._offsets:
            self.model._arena.write(start, content[offset : offset + end - start])

    def view(self, memory: int) -> int:
        """The number of what a content means."""
        found = self._views.get(memory)
        if found is None:
            self.put(memory)
            try:
                sample = self.model.view(self.model._memory)
                made = View(freeze(sample), copy_of(sample))
            except CheckError:
                raise
            except (RseqError, RuntimeError, ValueError, IndexError, KeyError, AssertionError) as error:
                made = View(("error", str(error)), None, f"{error}" or type(error).__name__)
            except Exception as error:
                where = f"{type(self.model).__name__}.view()"
                raise CheckError(f"{where} fails: {type(error).__name__}: {error}") from error
            if len(self._views) < TWICE and not made.error and freeze(self.model.view(self.model._memory)) != made.frozen:
                raise CheckError(f"{type(self.model).__name__}.view() says something else when it is asked twice about the same memory")
            found = self._view_ids.get(made.frozen)
            if found is None:
                found = self._view_ids[made.frozen] = len(self.views)
                self.views.append(made)
            self._views[memory] = found
        return found

    def apply(
        self, view: int, operation: Any, cpu: int, arguments: tuple[int | float, ...], committed: bool = True
    ) -> tuple[int, Any, str]:
        """What an operation's model makes of a view: (view, frozen result, exception's name or "")."""
        key = (view, operation.name, cpu, arguments, committed or not operation.told)
        found = self._applied.get(key)
        if found is None:
            found = self._applied[key] = self._apply(view, operation, cpu, arguments, committed)
        return found

    def _apply(self, view: int, operation: Any, cpu: int, arguments: tuple[int | float, ...], committed: bool) -> tuple[int, Any, str]:
        before = self.views[view]
        if before.error:
            return view, None, "error"
        state = copy_of(before.sample)
        values = [self.python_value(operation, i, raw) for i, raw in zip(operation.choices, arguments, strict=True)]
        try:
            result = operation.method(state, cpu, *values, **({"committed": committed} if operation.told else {}))
        except (IndexError, AssertionError, ZeroDivisionError) as error:
            return view, None, type(error).__name__
        except ValueError:
            return view, None, "ValueError"
        except Exception as error:
            where = f"{type(self.model).__name__}.{operation.name}"
            raise CheckError(
                f"{where} fails on {self.model._describe(before.sample)}, CPU {cpu}: {type(error).__name__}: {error}"
            ) from error
        frozen = freeze(state)
        after = self._view_ids.get(frozen)
        if after is None:
            after = self._view_ids[frozen] = len(self.views)
            self.views.append(View(frozen, copy_of(state)))
        return after, freeze(result), ""

    def place(self, operation: Any, cpu: int) -> int:
        """The copy that an operation works on when it runs on a CPU: that of its concurrency id, if its objects go by that."""
        return concurrency_id(cpu, self.model._arena.copies) if operation.by_cid else cpu

    def python_value(self, operation: Any, parameter: int, raw: int | float) -> Any:
        """An argument as the model's method gets it."""
        from rseq.language.structs import decode

        kind = operation.definition.parameters[parameter].type
        if hasattr(kind, "wrap"):
            return kind.wrap(int(raw))
        return decode(kind, raw)

    def shown(self, view: int) -> str:
        """A view in words."""
        found = self.views[view]
        return found.error or self.model._describe(found.sample)
