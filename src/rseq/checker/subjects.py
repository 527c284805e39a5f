"""What there is to check in a module: its models, and the sequences that no model speaks of."""

from __future__ import annotations

import inspect
import os
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from rseq.checker.locate import locate, module_at
from rseq.checker.model import CheckError, Model


@dataclass(frozen=True, slots=True)
class Subject:
    """A model, or a function without one. `where` and `name` find it again in another process."""

    where: str
    name: str
    is_model: bool

    def model_class(self, seed: int = 0) -> type[Model]:
        """The model; for a lone function one that is made from its parameters' types."""
        if self.is_model:
            return locate(self.where, self.name)
        from rseq.checker.made_up import model_for

        return model_for(self.function(), seed)

    def function(self) -> Any:
        """The function, where there is no model."""
        found: Any = module_at(self.where)
        for part in self.name.split("."):
            found = getattr(found, part, None)
        if found is None:
            raise CheckError(f"{self.where} has no function {self.name!r}")
        return found

    def functions(self) -> list[Any]:
        """The compiled functions that it speaks of."""
        if not self.is_model:
            return [self.function()]
        stated: dict[str, Any] = {}
        for cls in self.model_class().__mro__:
            for name, method in vars(cls).items():
                stated.setdefault(name, getattr(method, "__rseq_operation__", None))
        return list(dict.fromkeys(s.function for s in stated.values() if s is not None))

    @property
    def file(self) -> str:
        functions = self.functions()
        return functions[0].definition.file if functions else self.where


def find(where: str) -> list[Subject]:
    """The subjects that a module, a package, a file, a folder, or FILE:NAME means. CheckError says why there are none."""
    if not where:
        raise CheckError("name a module, a file or a folder to check")
    head, colon, name = where.rpartition(":")
    if colon and head and name and not os.path.exists(where):
        return [_named(head, name)]
    path = Path(where)
    if path.is_dir():
        files = sorted(p for p in path.rglob("*.py") if not any(part.startswith(".") for part in p.parts))
        found = [s for p in files if _mentions(p) for s in _in_module(str(p), module_at(str(p)))]
    else:
        module = module_at(where)
        found = list(_in_module(where, module))
        for info in pkgutil.walk_packages(getattr(module, "__path__", []), f"{module.__name__}."):
            found += _in_module(info.name, module_at(info.name))
    if not found:
        raise CheckError(f"there is nothing to check in {where}: no model, and no function with @rseq.sequence")
    return found


def find_all(where: Iterable[str]) -> list[Subject]:
    """As `find`, for several, each subject once however it was named."""
    found: dict[tuple[str, str], Subject] = {}
    for subject in (s for each in where for s in find(each)):
        file = getattr(module_at(subject.where), "__file__", None) or subject.where
        found.setdefault((os.path.realpath(file), subject.name), subject)
    return list(found.values())


def _mentions(path: Path) -> bool:
    """Whether a file of a folder is worth importing."""
    try:
        text = path.read_text()
    except (OSError, UnicodeDecodeError):
        return False
    return "rseq" in text and ("sequence" in text or "Model" in text)


def _named(where: str, name: str) -> Subject:
    from rseq.language.function import Function

    module = module_at(where)
    found: Any = module
    for part in name.split("."):
        found = getattr(found, part, None)
    if isinstance(found, type) and issubclass(found, Model):
        return Subject(where, name, True)
    if isinstance(found, Function):
        if found.definition.kind != "sequence":
            raise CheckError(f"{name} is a native function, which can only be checked with a model")
        return Subject(where, name, False)
    there = ", ".join(s.name for s in _in_module(where, module)) or "nothing that can be checked"
    what = "nothing called" if found is None else "no model and no sequence called"
    raise CheckError(f"{where} has {what} {name!r}; it has {there}")


def _in_module(where: str, module: ModuleType) -> Iterator[Subject]:
    from rseq.language.function import Function

    models = [c for c in vars(module).values() if inspect.isclass(c) and issubclass(c, Model) and c.__module__ == module.__name__]
    spoken_of: set[Any] = set()
    for cls in dict.fromkeys(models):
        subject = Subject(where, cls.__qualname__, True)
        functions = subject.functions()
        if not functions or cls.__name__.startswith("_"):
            continue  # a base for others
        for function in functions:
            spoken_of |= _reached(function)
        yield subject
    for name, thing in vars(module).items():
        own = isinstance(thing, Function) and thing.definition.python.__module__ == module.__name__
        if own and thing.definition.kind == "sequence" and thing not in spoken_of:
            spoken_of.add(thing)
            yield Subject(where, name, False)


def _reached(function: Any) -> set[Any]:
    """A function and those whose names it uses: a model of the outer one speaks of the inner ones."""
    from rseq.language.function import Function

    found, todo = {function}, [function]
    while todo:
        definition = todo.pop().definition
        for name in definition.python.__code__.co_names:
            other = definition.scope.get(name)
            if isinstance(other, Function) and other not in found:
                found.add(other)
                todo.append(other)
    return found
