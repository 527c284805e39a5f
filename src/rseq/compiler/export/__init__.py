"""What `rseq build` makes: one file beside this one for each kind of output, found by its name.

A kind is a module that defines

    SAYS                       one line for `--help`
    files(subject, out)        the files it writes, {path: content}, of which `out` is one

A name with a dash is the module with an underscore. Modules whose names begin with an underscore are what kinds share.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Protocol, cast

from rseq.compiler import targets
from rseq.compiler.export._subject import Subject


class Kind(Protocol):
    """A module of this folder."""

    SAYS: str

    def files(self, subject: Subject, out: Path) -> dict[Path, bytes]: ...


def buildable() -> list[str]:
    """The targets for which files can be made, by name."""
    return [name for name in targets.names() if targets.target(name).builds]


def names() -> list[str]:
    """The kinds there are, as in `--emit`."""
    return sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))


def kind(name: str) -> Kind:
    """The kind called `name`. ValueError names the ones there are."""
    if name not in names():
        raise ValueError(f"--emit {name} is nothing that can be built; choose one of {', '.join(names())}")
    return cast(Kind, importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))
