"""What interpreted transactions and readers do with memory (interpreter.py): writes at the end, copies with the journal in them.

A compiled transaction that fails has written nothing, so an interpreted one keeps its writes until its body is over.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from rseq.language.definition import Definition


class _Kept(threading.local):
    """The writes of the transaction that this thread interprets; None outside of one."""

    writes: list[tuple[Any, int, Any]] | None = None


_kept = _Kept()


def put(kind: Any, address: int, value: Any) -> None:
    """Store a value as a ctypes type; a transaction's when it is over."""
    if _kept.writes is None:
        kind.from_address(address).value = value
    else:
        _kept.writes.append((kind, address, value))


def run(definition: Definition, body: Callable[[], Any]) -> Any:
    """The result of a body. What a transaction writes is written if it ends without an error."""
    if definition.kind != "transaction":
        return body()
    outer, _kept.writes = _kept.writes, []
    try:
        result, writes = body(), _kept.writes
    finally:
        _kept.writes = outer
    for kind, address, value in writes:
        put(kind, address, value)
    return result


def snapshot_into(cells: Any, cpu: Any, into: Any) -> bool:
    """As `rseq.snapshot_into`. Not atomic, as everything interpreted."""
    from rseq.compiler import journal

    kind, address = cells._place(cpu)
    if kind.size % 8 or kind.align % 8:
        raise TypeError(f"rseq.snapshot_into() copies words of 8 bytes, and {kind.name} is not made of them")
    given: Any = getattr(into, "__dict__", {}).get("_type")
    if given is not kind:
        raise TypeError(f"rseq.snapshot_into() copies to Ptr[{kind.name}], not {f'Ptr[{given.name}]' if given else repr(into)}")
    home, target = cells.lock + int(cpu) * cells.stride, into.__dict__["_at"]
    ctypes.memmove(target, address, kind.size)
    count = ctypes.c_uint64.from_address(home + journal.HEADER).value & journal.COUNT_MASK
    if count > journal.MOST:
        return False
    entries = (ctypes.c_uint64 * (2 * count)).from_address(home + journal.ENTRIES)
    for offset, value in zip(entries[::2], entries[1::2], strict=True):
        if offset % 8 or not journal.FIRST <= offset <= cells.stride - 8:
            return False
        place = home + offset - address
        if 0 <= place < kind.size:
            ctypes.c_uint64.from_address(target + place).value = value
    return True
