"""What commands share: the console, errors of one line, and finding the function that `FILE:FUNCTION` names."""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from rseq.language.function import Function


class InputError(click.ClickException):
    """The command cannot do what was asked for: one line, exit status 2."""

    exit_code = 2


def console() -> Console:
    """The terminal, or plain text where there is none. Lines are not cut when the output is not a terminal."""
    from rich.console import Console

    plain = not sys.stdout.isatty()
    return Console(soft_wrap=plain, highlight=False, width=200 if plain else None)


def load_module(where: str) -> ModuleType:
    """The module that a path (`mine.py`) or a dotted name (`rseq.structures.freelist`) means. InputError says why not."""
    from rseq.checker import locate
    from rseq.checker.model import CheckError

    try:
        return locate.load_module(where)
    except CheckError as error:
        raise InputError(str(error)) from None


def parts(where: str) -> tuple[str, str]:
    """(file or module, names) of what may be `FILE:NAMES`; no names if there are none, as in `a:b.py` where that is a file."""
    if os.path.isfile(where):
        return where, ""
    file, _, names = where.rpartition(":")
    return (file, names) if file and names else (where.rstrip(":"), "")


def find_function(where: str, module: ModuleType | None = None) -> Function[..., Any]:
    """The compiled function that `FILE:FUNCTION` or `module:FUNCTION` names. InputError says what is wrong, and what there is.

    `module`: the module, if it has been loaded.
    """
    from rseq.language.function import Function

    file, name = parts(where)
    if not name:
        raise InputError(f"{where!r} names no function: write FILE:FUNCTION, such as mine.py:push or rseq.structures.freelist:push")
    module = module or load_module(file)
    there = {n: f for n, f in vars(module).items() if isinstance(f, Function)}
    found: Any = module
    for part in name.split("."):
        found = getattr(found, part, None)
        if found is None:
            raise InputError(f"{file} has no function {name!r}; {_choices(there)}")
    if not isinstance(found, Function):
        kind = "class" if isinstance(found, type) else "plain Python function" if callable(found) else type(found).__name__
        what = f"a {kind}"
        raise InputError(f"{name} in {file} is {what}, no sequence (@rseq.sequence) or native function (@rseq.native)")
    return found


def _choices(there: dict[str, Any]) -> str:
    return f"it has {', '.join(there)}" if there else "nor any other function with @rseq.sequence or @rseq.native"
