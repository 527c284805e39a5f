"""The passes: one file each, found by its name. A pass is a module with

NAME      as it is reported and asked for: "one CPU"
ORDER     a number; cheaper passes have smaller ones
NEEDS_MODEL
RUNS_CODE     optional: False if the emulator is not needed
SAYS      what holds if it finds nothing, within the bounds
NOT_COVERED   sentences: what it does not try

parts(bench) -> int                      in how many independent parts it can be done
run(bench, part, progress) -> Partial    one part of it; `progress` is told how much has been looked at
bounds(bench) -> list[str]               what is tried, in words
fits(bench) -> bool                      optional: whether there is anything to try on this target
unfit(model) -> str                      optional: why it is not for this model, "" if it is

A new pass is a new file.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any


def names() -> list[str]:
    """The modules of the passes, cheapest first."""
    return [m.__name__.rpartition(".")[2] for m in all_passes()]


def all_passes() -> list[Any]:
    """The pass modules, cheapest first."""
    found = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
    return sorted(found, key=lambda module: module.ORDER)


def named(name: str) -> Any:
    """The pass called so. ValueError names the ones there are."""
    for module in all_passes():
        if name in (module.NAME, module.__name__.rpartition(".")[2]):
            return module
    raise ValueError(f"there is no pass {name!r}; choose among {', '.join(m.NAME for m in all_passes())}")
