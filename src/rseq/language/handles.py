"""`HandleBase`: what every Python object that stands for memory derives from.

Three raw words that compiled code reads (docs/architecture.md, "Handles"): the address, the type's number, and the
record of the memory region it lies in. `check` is the Python side of the same test.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from rseq.language.heap_types import Py_TPFLAGS_BASETYPE, make_type, poke
from rseq.language.regions import OPEN, READ_ONLY, STATE_OFFSET

ADDRESS = object.__basicsize__
TYPE_ID = ADDRESS + 8
REGION = ADDRESS + 16

if TYPE_CHECKING:

    class HandleBase:
        _address: int
        _type_id: int
        _region: int
else:
    HandleBase = make_type("rseq.HandleBase", object, ["_address", "_type_id", "_region"], Py_TPFLAGS_BASETYPE)


def bind(handle: HandleBase, address: int, type_id: int, region: int) -> None:
    """Make a handle stand for `address`; `region` is the address of the region's record."""
    poke(handle, ADDRESS, address)
    poke(handle, TYPE_ID, type_id)
    poke(handle, REGION, region)


def name_handle(handle: HandleBase, called: str) -> None:
    """What a message calls a handle whose memory is gone: a structure, where the user never sees the handle itself."""
    handle.__dict__["_called"] = called


def closed(handle: HandleBase) -> str:
    """In words, that the memory of a handle was closed."""
    called = getattr(handle, "_called", None)
    return f"{called or f'the memory of this {type(handle).__name__}'} was closed"


def nowhere(handle: HandleBase) -> str:
    """In words, that a handle itself was closed, and memory that it may share with others was not."""
    called = getattr(handle, "_called", None)
    return f"{called} was closed" if called else f"this {type(handle).__name__} stands for no memory"


def address_of(handle: Any) -> int:
    """The address a handle stands for. ValueError if its memory was closed."""
    region: int = handle._region
    if not region:
        raise ValueError(nowhere(handle))
    state = ctypes.c_uint32.from_address(region + STATE_OFFSET).value
    if state == READ_ONLY:
        raise ValueError(f"the memory of this {type(handle).__name__} was opened with read_only=True, and compiled code may write")
    if state != OPEN:
        raise ValueError(closed(handle))
    return int(handle._address)
