"""A function, its wrappers and its imports, put together and loaded: what `Function.compile` calls."""

from __future__ import annotations

import ctypes
import functools
from typing import Any

from rseq.compiler import jit, python_call, python_slow, targets, unit
from rseq.language import regions


def load_entry(function: Any, entry: str) -> int:
    """The address of one entry of a function: "c", "vectorcall", or "bound" (for functions with parameters).

    Each entry is a module of its own, with its own copy of the section: most functions need one of them only.
    """
    definition = function.definition
    built = unit.build(definition, c_interface=entry == "c")
    name = built.symbol
    if entry == "c":
        return jit.load(built.llvm_ir, [name], built.imports)[name]
    text = "\n".join([built.llvm_ir, python_call.DECLARATIONS, python_call.emit(definition, name, entry), PROFILE])
    imports = {**built.imports, **_python_api(), f"{name}.owner": id(function)}
    for suffix, cls in python_call.classes(definition).items():
        imports[f"{name}.{suffix}"] = id(cls)
        _kept.append(cls)
    symbol = f"{name}.{entry}"
    return jit.load(text, [symbol], imports)[symbol]


PROFILE = '!1 = !{!"branch_weights", i32 2000, i32 1}\n'
_kept: list[Any] = []


@functools.cache
def _python_api() -> dict[str, int]:
    """Addresses of what wrappers call and compare with."""
    from rseq.memory.percpu import PerCpuHandle

    api = {name: ctypes.cast(getattr(ctypes.pythonapi, name), ctypes.c_void_p).value or 0 for name in python_call.API}
    objects = {
        "rseq.convert": python_slow.convert,
        "rseq.call": python_slow.call,
        "rseq.fail": python_slow.fail,
        "rseq.stray": python_slow.stray,
        "rseq.PerCpuHandle": PerCpuHandle,
        "PyLong_Type": int,
        "PyFloat_Type": float,
        "_Py_NoneStruct": None,
        "_Py_TrueStruct": True,
        "_Py_FalseStruct": False,
    }
    _kept.extend(objects.values())
    triple = f'target triple = "{targets.host().triple}"\n'
    name = "rseq.find.region"
    support = jit.load(triple + python_call.FIND_REGION, [name], {"rseq.regions": regions.TABLE_CELL})
    return {**api, **support, **{key: id(value) for key, value in objects.items()}}
