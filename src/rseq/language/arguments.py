"""The arguments of a call in order, with the messages that a Python function would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rseq.language.definition import Parameter


def arrange(name: str, parameters: Sequence[Parameter], positional: Sequence[Any], keywords: Mapping[str, Any]) -> tuple[Any, ...]:
    """One value for each parameter, defaults filled in. TypeError as for a Python function called `name`."""
    given = dict(zip((p.name for p in parameters), positional, strict=False))
    known = {p.name for p in parameters}
    for keyword, value in keywords.items():
        if keyword not in known:
            raise TypeError(f"{name}() got an unexpected keyword argument {keyword!r}")
        if keyword in given:
            raise TypeError(f"{name}() got multiple values for argument {keyword!r}")
        given[keyword] = value
    if len(positional) > len(parameters):
        raise TypeError(f"{name}() takes {_range(parameters)} but {len(positional)} {'was' if len(positional) == 1 else 'were'} given")
    missing = [repr(p.name) for p in parameters if p.name not in given and not p.has_default]
    if missing:
        raise TypeError(
            f"{name}() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {_listed(missing)}"
        )
    return tuple(given.get(p.name, p.default) for p in parameters)


def _range(parameters: Sequence[Parameter]) -> str:
    most = len(parameters)
    least = sum(not p.has_default for p in parameters)
    if least < most:
        return f"from {least} to {most} positional arguments"
    return f"{most} positional argument{'' if most == 1 else 's'}"


def _listed(names: Sequence[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
