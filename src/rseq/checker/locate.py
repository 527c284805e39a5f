"""Modules and model classes by name, so that another process can find the same ones.

A model is a class, and classes do not travel; where they are written does: `where_of` says it, `locate` goes there. `where` is a
path (`mine.py`) or a dotted name (`rseq.structures.freelist`), `name` the class's qualified name in that module.

A file that was loaded by its path is no module that another process could import: its name may be that of another module. So
it is noted of its classes that they came from a path, and `where_of` gives the path again. A dotted name needs the same `sys.path`; where
that would not do (a file beside one that was loaded by its path), the path is given as well.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import os
import re
import sys
import weakref
from collections.abc import Mapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

from rseq.checker.model import CheckError, Model

_paths: weakref.WeakKeyDictionary[type, str] = weakref.WeakKeyDictionary()
"""Classes in modules that were loaded by their paths."""


def locate(where: str, name: str) -> type[Model]:
    """The model class `name` in the module that `where` means, which is loaded once while it stays the same. CheckError says why not."""
    found: object = module_at(where)
    for part in name.split("."):
        found = getattr(found, part, None)
        if found is None:
            raise CheckError(f"{where} has no {name!r}")
    if not isinstance(found, type) or not issubclass(found, Model):
        raise CheckError(f"{name} in {where} is no model: a class that derives from rseq.Model")
    return found


def module_at(where: str) -> ModuleType:
    """As `load_module`, but loaded once while the file stays the same: what is found in it stays the same, too."""
    key = str(Path(where).resolve()) if Path(where).suffix == ".py" else where
    return _loaded(key if Path(key).is_file() else where, _stamp(where))


def where_of(model_class: type[Model]) -> tuple[str, str]:
    """(where, name) with which `locate` finds this class in another process. CheckError if it cannot be found again."""
    name = model_class.__qualname__
    if "<locals>" in name:
        raise CheckError(f"{name} is made inside of a function, where another process cannot find it: put it at the top of a module")
    dotted = model_class.__module__
    file: str | None = _paths.get(model_class) or getattr(sys.modules.get(dotted), "__file__", None)
    if file is not None and (model_class in _paths or not _importable(dotted, Path(file))):
        return str(Path(file).resolve()), name
    if dotted == "__main__":
        raise CheckError(f"{name} was typed in, and is in no file where another process could find it")
    return dotted, name


def _importable(dotted: str, file: Path) -> bool:
    """Whether importing this name, with the path as it is now, finds this file."""
    for finder in sys.meta_path:
        spec = finder.find_spec(dotted.partition(".")[0], None)
        if spec is not None:
            places = [p for p in (spec.origin, *(spec.submodule_search_locations or ())) if p is not None]
            return any(file.resolve().is_relative_to(Path(place).resolve()) for place in places)
    return False


def load_module(where: str) -> ModuleType:
    """The module that a path (`mine.py`) or a dotted name (`rseq.structures.freelist`) means. CheckError says why not."""
    path = Path(where)
    try:
        is_file = path.suffix == ".py" or "/" in where or path.exists()
        if is_file:
            return _from_file(path)
    except OSError as error:
        raise CheckError(
            f"{where[:80]}… cannot be looked at: {error.strerror}" if len(where) > 80 else f"{where}: {error.strerror}"
        ) from None
    try:
        return importlib.import_module(where)
    except ModuleNotFoundError as error:
        if error.name and (where == error.name or where.startswith(error.name + ".")):
            raise CheckError(f"there is no file and no module {where!r}") from None
        raise CheckError(f"importing {where} fails: {_reason(error)}") from None
    except BaseException as error:
        raise _import_failed(where, error) from None


def _from_file(path: Path) -> ModuleType:
    if path.is_dir():
        raise CheckError(f"{path} is a folder, not a Python file")
    if not path.exists():
        raise CheckError(f"there is no file {path}")
    try:
        source = path.read_bytes()
    except OSError as error:
        raise CheckError(f"{path} cannot be read: {error.strerror}") from None
    try:
        compile(source, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        raise CheckError(f"{path}:{error.lineno or 1}: this is no Python: {error.msg}") from None
    except ValueError as error:
        raise CheckError(f"{path} is no Python: {error}") from None
    except (RecursionError, MemoryError, OverflowError):
        raise CheckError(f"{path} is nested too deeply, or too long, for Python") from None
    name = _module_name(path.stem)
    spec = importlib.util.spec_from_loader(name, loader=SourceFileLoader(name, str(path)), origin=str(path))
    if spec is None:
        raise CheckError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.resolve().parent))
    previous = sys.modules.get(name)
    sys.modules[name] = module
    try:
        assert spec.loader is not None
        spec.loader.exec_module(module)
        _note(vars(module), name, str(path.resolve()))
    except BaseException as error:
        raise _import_failed(str(path), error) from None
    finally:
        if previous is not None:
            sys.modules[name] = previous
        sys.path.pop(0)
    return module


def _module_name(stem: str) -> str:
    """What a file's module is called: as the file, if that is a name. Another one ends with `_`, so that it is nobody else's:
    queue.py must not become everybody's `queue`, and my-tool.py may import my_tool.
    """
    if stem.isidentifier() and stem not in sys.stdlib_module_names:
        return stem
    name = re.sub(r"\W", "_", stem) + "_"
    name = name if name.isidentifier() else f"_{name}"
    return name if name.isidentifier() else "module"


def _import_failed(where: str, error: BaseException) -> BaseException:
    """What is raised when a module cannot be imported."""
    if isinstance(error, KeyboardInterrupt):
        return error
    if isinstance(error, SystemExit):
        return CheckError(f"importing {where} ends the program (status {error.code}): guard it with `if __name__ == '__main__':`")
    return CheckError(f"importing {where} fails: {_reason(error)}")


def _reason(error: BaseException) -> str:
    first = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def _stamp(where: str) -> tuple[int, int] | None:
    """What changes when a file is written again."""
    try:
        found = Path(where).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@functools.lru_cache(maxsize=64)
def _loaded(where: str, stamp: tuple[int, int] | None) -> ModuleType:
    return load_module(where)


def _note(namespace: Mapping[str, object], module: str, path: str) -> None:
    """Remember where the classes of a module came from, those inside of others too."""
    for found in list(namespace.values()):
        if isinstance(found, type) and found.__module__ == module and found not in _paths:
            _paths[found] = path
            _note(vars(found), module, path)


def short_path(path: str) -> str:
    """A path from here, where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):
        return path
    return relative if not relative.startswith("..") else path
