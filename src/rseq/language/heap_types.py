"""Python types with fields that compiled code can read: made at run time, without a C compiler.

Compiled code must find an address inside of a Python object in one load. A class written in Python keeps its
attributes in a dict or in slots that hold objects; a type made with `PyType_FromSpec` (stable ABI, documented in
the C API's "Type Objects") may have raw 64-bit fields behind the object's head. Such a type can be derived from in
Python as usual, and the fields stay where they are.

The names, members and slots must live as long as the type: they are kept here for ever.
"""

from __future__ import annotations

import ctypes
from typing import Any

Py_TPFLAGS_BASETYPE = 1 << 10
Py_TPFLAGS_HAVE_VECTORCALL = 1 << 11
Py_TPFLAGS_DEFAULT = 1 << 18  # HAVE_VERSION_TAG, all that the default is
T_ULONGLONG, T_PYSSIZET, READONLY = 18, 19, 1
Py_tp_members = 72


class _Slot(ctypes.Structure):
    _fields_ = [("slot", ctypes.c_int), ("value", ctypes.c_void_p)]


class _Member(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("type", ctypes.c_int),
        ("offset", ctypes.c_ssize_t),
        ("flags", ctypes.c_int),
        ("doc", ctypes.c_char_p),
    ]


class _Spec(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("basicsize", ctypes.c_int),
        ("itemsize", ctypes.c_int),
        ("flags", ctypes.c_uint),
        ("slots", ctypes.POINTER(_Slot)),
    ]


_kept: list[Any] = []


def make_type(name: str, base: type, fields: list[str], flags: int, vectorcall: str = "") -> type:
    """A new type deriving from `base` with a u64 for each of `fields` behind the base's own.

    Python code reads the fields as attributes and cannot write them (`poke` can). `vectorcall` names the field that
    holds the vectorcall entry point. `name` is "module.Name".
    """
    start = base.__basicsize__
    entries = [(field, T_ULONGLONG, start + 8 * i) for i, field in enumerate(fields)]
    if vectorcall:
        entries.append(("__vectorcalloffset__", T_PYSSIZET, start + 8 * fields.index(vectorcall)))
        flags |= Py_TPFLAGS_HAVE_VECTORCALL
    members = (_Member * (len(entries) + 1))(
        *(_Member(field.encode(), kind, offset, READONLY, None) for field, kind, offset in entries), _Member()
    )
    slots = (_Slot * 2)(_Slot(Py_tp_members, ctypes.addressof(members)), _Slot())
    spec = _Spec(name.encode(), start + 8 * len(fields), 0, flags | Py_TPFLAGS_DEFAULT, slots)
    _kept.extend((members, slots, spec))
    create = ctypes.pythonapi.PyType_FromSpecWithBases
    create.restype, create.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.py_object]
    made: type = create(ctypes.addressof(spec), (base,))
    _check(made)
    return made


def _check(made: type) -> None:
    """The one thing that compiled code knows of CPython's objects: where their type is."""
    probe = make_probe(made)
    at = ctypes.c_size_t.from_address(id(probe) + TYPE_OFFSET).value
    if at != id(type(probe)):
        raise ImportError("this Python keeps an object's type elsewhere than rseq's compiled code expects")


def make_probe(made: type) -> object:
    instance: object = object.__new__(made)
    return instance


TYPE_OFFSET = object.__basicsize__ - 8
"""Where an object's type pointer is: the last word of the head, in every build of CPython."""


def poke(instance: object, offset: int, value: int) -> None:
    """Write a u64 field of an instance; `offset` counts from the start of the object."""
    ctypes.c_uint64.from_address(id(instance) + offset).value = value


def peek(instance: object, offset: int) -> int:
    """Read a u64 field of an instance."""
    return ctypes.c_uint64.from_address(id(instance) + offset).value
