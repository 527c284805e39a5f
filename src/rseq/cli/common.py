"""What commands share: the console, errors of one line, and finding the function that `FILE:FUNCTION` names."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
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
    path = Path(where)
    try:
        is_file = path.suffix == ".py" or "/" in where or path.exists()
        if is_file:
            return _from_file(path)
    except OSError as error:
        raise InputError(
            f"{where[:80]}… cannot be looked at: {error.strerror}" if len(where) > 80 else f"{where}: {error.strerror}"
        ) from None
    try:
        return importlib.import_module(where)
    except ModuleNotFoundError as error:
        if error.name and (where == error.name or where.startswith(error.name + ".")):
            raise InputError(f"there is no file and no module {where!r}") from None
        raise InputError(f"importing {where} fails: {_reason(error)}") from None
    except BaseException as error:
        raise _import_failed(where, error) from None


def _from_file(path: Path) -> ModuleType:
    if path.is_dir():
        raise InputError(f"{path} is a folder, not a Python file")
    if not path.exists():
        raise InputError(f"there is no file {path}")
    try:
        source = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    try:
        compile(source, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or 1}: this is no Python: {error.msg}") from None
    except ValueError as error:
        raise InputError(f"{path} is no Python: {error}") from None
    except (RecursionError, MemoryError, OverflowError):
        raise InputError(f"{path} is nested too deeply, or too long, for Python") from None
    name = path.stem if path.stem.isidentifier() else "module"
    spec = importlib.util.spec_from_loader(name, loader=_Loader(name, str(path)), origin=str(path))
    if spec is None:
        raise InputError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.resolve().parent))
    previous = sys.modules.get(name)
    sys.modules[name] = module
    try:
        assert spec.loader is not None
        spec.loader.exec_module(module)
    except BaseException as error:
        raise _import_failed(str(path), error) from None
    finally:
        if previous is not None:
            sys.modules[name] = previous
        sys.path.pop(0)
    return module


def _import_failed(where: str, error: BaseException) -> BaseException:
    """What is raised when a module cannot be imported."""
    if isinstance(error, KeyboardInterrupt):
        return error
    if isinstance(error, SystemExit):
        return InputError(f"importing {where} ends the program (status {error.code}): guard it with `if __name__ == '__main__':`")
    return InputError(f"importing {where} fails: {_reason(error)}")


def _Loader(name: str, path: str) -> Any:  # noqa: N802
    from importlib.machinery import SourceFileLoader

    return SourceFileLoader(name, path)


def _reason(error: BaseException) -> str:
    first = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def find_function(where: str) -> Function[..., Any]:
    """The compiled function that `FILE:FUNCTION` or `module:FUNCTION` names. InputError says what is wrong, and what there is."""
    from rseq.language.function import Function

    file, colon, name = where.rpartition(":")
    if not colon or not file or not name:
        raise InputError(f"{where!r} names no function: write FILE:FUNCTION, such as mine.py:push or rseq.structures.freelist:push")
    module = load_module(file)
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
