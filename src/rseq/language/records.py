"""Small immutable classes, as `dataclasses.dataclass(frozen=True)` makes them, for what `import rseq` needs at once.

The standard module imports `inspect`, which imports half a compiler, and generates source for every class: together a third of
the time that importing this package took. For a type checker a `@record` is a dataclass.
"""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Give a class with annotated fields `__init__`, equality and hash by value, `__repr__`; forbid assignment."""
    made: Any = cls
    names: tuple[str, ...] = tuple(cls.__annotations__)
    defaults = {name: getattr(cls, name) for name in names if name in cls.__dict__}
    for method in (_init, _eq, _hash, _repr, _setattr):
        name = f"__{method.__name__[1:]}__"
        if name not in cls.__dict__:
            setattr(made, name, method)
    made._record_names, made._record_defaults = names, defaults
    setattr(made, "__match_args__", names)  # noqa: B010
    return cls


def _init(self: Any, *args: Any, **kwargs: Any) -> None:
    names, defaults = self._record_names, self._record_defaults
    if len(args) > len(names):
        raise TypeError(f"{type(self).__name__} takes {len(names)} values, not {len(args)}")
    given = {**defaults, **dict(zip(names, args, strict=False)), **kwargs}
    if len(given) != len(names) or any(name not in given for name in names):
        wrong = sorted(set(given) ^ set(names))
        raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
    values = self.__dict__
    for name in names:
        values[name] = given[name]
    values["_record_key"] = tuple(given[name] for name in names)


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self is other or self._record_key == other._record_key


def _hash(self: Any) -> int:
    return hash(self._record_key)


def _repr(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._record_names)})"


def _setattr(self: Any, name: str, value: Any) -> None:
    raise AttributeError(f"cannot assign to field {name!r}: {type(self).__name__} does not change")
