"""Disassemblers of our own, for processors that no released capstone knows: one file each beside this one.

A file defines DECODER, with as much of the interface of capstone's `Cs` as is used here: `disasm`, `disasm_lite` and `skipdata`.
What they yield has `address`, `size`, `bytes`, `mnemonic` and `op_str`. A file goes when capstone is released with its processor.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any


def names() -> list[str]:
    """The processors that are decoded here, by the files beside this one."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))


def decoder(name: str) -> Any:
    """A fresh disassembler of a processor. KeyError if there is no file for it."""
    if name not in names():
        raise KeyError(name)
    return importlib.import_module(f"{__name__}.{name}").DECODER()
