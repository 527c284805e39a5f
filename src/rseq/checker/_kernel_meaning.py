"""What memory means, and what it should mean: the model's side of a run on the kernel.

Bytes that were read from the traced thread are copied into this process's own copy of the model's memory, which is at the same
addresses, and the model's `view` and methods are asked. The same bytes come back again and again, so answers are remembered.
"""

from __future__ import annotations

import struct
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rseq.checker import naming
from rseq.checker.model import CheckError
from rseq.checker.operations import OWNED, copy_of, freeze
from rseq.compiler.llvm_types import result_offsets
from rseq.language import types
from rseq.language.status import Status
from rseq.language.structs import c_type, decode, encode

if TYPE_CHECKING:
    from rseq.checker.model import Model
    from rseq.checker.operations import Call, Operation

EXCEPTIONS: dict[Status, type[Exception]] = {
    Status.INDEX: IndexError,
    Status.ASSERTION: AssertionError,
    Status.NULL: ValueError,
    Status.ZERO: ZeroDivisionError,
}
"""What a model's method raises where the function fails, as the function itself does in Python."""


@dataclass(frozen=True, slots=True)
class Value:
    """Something of a model: comparable, and in words."""

    frozen: Hashable
    text: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What one operation does according to the model."""

    view: Value
    result: Value
    error: Exception | None


@dataclass(frozen=True, slots=True)
class State:
    """Memory to start from, what the thread owns in it, and how it came about, in words."""

    memory: bytes
    owned: tuple[Any, ...]
    story: str


@dataclass(frozen=True, slots=True, eq=False)
class ReadyCall:
    """A call with all its arguments: as words for the child, and as values for the model."""

    call: Call
    function: int
    """Its number among the thread's functions."""
    words: tuple[int, ...]
    values: tuple[Any, ...]
    """Without the handles."""
    left: tuple[Any, ...]
    """What the thread still owns after it."""

    @property
    def operation(self) -> Operation:
        return self.call.operation

    @property
    def by_cid(self) -> bool:
        """Whether its copies are numbered by the concurrency id."""
        return any(h.kind.index == "cid" for h in self.operation.handles.values())


class Meaning:
    """The model, asked about bytes."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.cells = naming.cells(model)
        self.names = naming.item_names(model)
        self._views: dict[bytes, Value | Exception] = {}
        self._expected: dict[tuple[bytes, ReadyCall, int, tuple[bool, ...]], Expected] = {}
        self._slices = [self._slice(cell) for cell in self.cells]

    def load(self, memory: bytes) -> None:
        """Make these bytes the model's memory in this process."""
        at = 0
        for start, end in self.model._arena.extent:
            self.model._arena.write(start, memory[at : at + end - start])
            at += end - start

    def current(self) -> bytes:
        """The model's memory in this process."""
        return b"".join(self.model._arena.read(start, end - start) for start, end in self.model._arena.extent)

    def view(self, memory: bytes) -> Value:
        """What bytes mean. Whatever the model's view raises on them."""
        found = self._views.get(memory)
        if found is None:
            self.load(memory)
            try:
                found = self.value(self.model.view(self.model._memory))
            except CheckError:
                raise
            except Exception as error:
                found = error
            self._views[memory] = found
        if isinstance(found, Exception):
            raise found
        return found

    def value(self, thing: Any) -> Value:
        return Value(freeze(thing), self.model._describe(thing))

    def expected(self, memory: bytes, ready: ReadyCall, copy: int, after: bytes) -> Expected:
        """What the operation's method makes of what these bytes mean, taking effect on one copy.

        `after`: what became of them. With one thread it tells whether the operation took effect, if the method asks.
        """
        told: dict[str, bool] = {}
        if ready.operation.told:
            told["committed"] = self.view(memory).frozen != self.view(after).frozen
        key = (memory, ready, copy, tuple(told.values()))
        found = self._expected.get(key)
        if found is None:
            self.load(memory)
            state = copy_of(self.model.view(self.model._memory))
            result, error = None, None
            try:
                result = ready.operation.method(state, copy, *ready.values, **told)
            except tuple(EXCEPTIONS.values()) as raised:
                error = raised
            except Exception as raised:
                where = f"{type(self.model).__name__}.{ready.operation.name}"
                raise CheckError(f"{where} fails on {self.view(memory).text}, CPU {copy}: {type(raised).__name__}: {raised}") from raised
            found = self._expected[key] = Expected(self.value(state), self.value(result), error)
        return found

    def result(self, ready: ReadyCall, content: bytes) -> Any:
        """The result of a function from the bytes of its C struct. ValueError for a pointer to nowhere."""
        kinds = ready.operation.definition.results
        offsets, _ = result_offsets(kinds)
        values = [decode(k, c_type(k).from_buffer_copy(content, o).value) for k, o in zip(kinds, offsets, strict=True)]
        return None if not values else values[0] if len(values) == 1 else tuple(values)

    # Cells

    def cell_texts(self, memory: bytes) -> list[str]:
        """The value of every cell, in their order."""
        return [naming.value_text(self.names, c.type, memory[s]) for c, s in zip(self.cells, self._slices, strict=True)]

    def changes(self, before: bytes, after: bytes) -> list[tuple[str, str, str]]:
        """(name, before, after) of the cells that differ."""
        if before == after:
            return []
        found = []
        for cell, place in zip(self.cells, self._slices, strict=True):
            if before[place] != after[place]:
                texts = (naming.value_text(self.names, cell.type, memory[place]) for memory in (before, after))
                found.append((cell.name, *texts))
        return found  # type: ignore[return-value]

    def _slice(self, cell: naming.NamedCell) -> slice:
        """Where a cell is in the bytes of all ranges."""
        at = 0
        for start, end in self.model._arena.extent:
            if start <= cell.address < end:
                return slice(at + cell.address - start, at + cell.address - start + cell.type.size)
            at += end - start
        raise CheckError(f"{cell.name} is not in the memory of its model")


def ready_call(call: Call, function: int, owned: tuple[Any, ...]) -> ReadyCall | None:
    """A call with OWNED pointers taken from what the thread owns; None if it owns too few."""
    operation = call.operation
    left = list(owned)
    words, values = [], []
    for index, parameter in enumerate(operation.definition.parameters):
        kind = parameter.type
        if isinstance(kind, types.PerCpuOf):
            words.append(operation.handles[index]._address)
            continue
        value = call.values[index]
        if value is OWNED:
            fitting = [v for v in left if isinstance(kind, types.Pointer) and _fits(kind, v)]
            if not fitting:
                return None
            value = fitting[0]
            left.remove(value)
        words.append(_word(kind, encode(kind, value, parameter.name)))
        values.append(value)
    kept = tuple(left) if operation.owns else owned
    return ReadyCall(call, function, tuple(words), tuple(values), kept)


def _fits(kind: types.Pointer, value: Any) -> bool:
    try:
        encode(kind, value, "")
    except (TypeError, ValueError):
        return False
    return True


def _word(kind: types.Type, value: int | float) -> int:
    """A number as 64 bits."""
    if isinstance(kind, types.Float):
        return int(struct.unpack("<Q", struct.pack("<d", value))[0])
    return int(value) & (1 << 64) - 1
