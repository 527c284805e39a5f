"""`rseq build FILE[:FUNCTION,…] --emit KIND -o OUT`: functions for programs in other languages."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rseq.cli.common import InputError, find_function, load_module, parts
from rseq.language.errors import CompileError

if TYPE_CHECKING:
    from rseq.compiler.export import Kind
    from rseq.language.definition import Definition

HELP = """Build functions for C, C++, Rust and whatever else links: WHERE is FILE or MODULE, for all functions that are defined in it, or
FILE:FUNCTION,FUNCTION. Several may be given."""


@click.command("build", help=HELP)
@click.argument("where", nargs=-1, required=True)
@click.option("--emit", "kind_name", required=True, metavar="KIND", help="What to make: header, asm, object, shared, librseq-bits.")
@click.option("-o", "out", required=True, type=click.Path(path_type=Path), help="The file to write; others go beside it.")
@click.option("--target", "target_name", default=None, help="A processor; this machine's by default.")
@click.option(
    "--prefix", default=None, help="What names begin with, instead of the name of the module, _ for what is no letter; '' for nothing."
)
@click.option("--force", is_flag=True, help="Write over files that exist.")
def COMMAND(  # noqa: N802
    where: tuple[str, ...], kind_name: str, out: Path, target_name: str | None, prefix: str | None, force: bool
) -> int:
    from rseq.compiler import export, targets
    from rseq.compiler.assembler import NoAssembler
    from rseq.compiler.export._c_names import NoSuchName
    from rseq.compiler.export._link import NoLinker
    from rseq.compiler.export._subject import Refused, Subject, items

    try:
        target = targets.target(target_name) if target_name else targets.host()
        kind = export.kind(kind_name)
    except ValueError as error:
        raise InputError(str(error)) from None
    if not target.builds:
        raise InputError(f"files for {target.name} cannot be built yet; choose one of {', '.join(export.buildable())}")
    found: list[tuple[str, Definition]] = []
    left_out: list[tuple[str, str]] = []
    for each in where:
        _functions(each, kind, found, left_out)
    try:
        subject = Subject(target, items(found, prefix), prefix, tuple(left_out))
        files = kind.files(subject, out)
    except CompileError as error:
        click.echo(str(error), err=True)
        return 1
    except (Refused, NoSuchName, NoAssembler, NoLinker) as error:
        raise InputError(str(error)) from None
    write(files, force)
    for path in files:
        click.echo(f"wrote {path}")
    for name, why in left_out:
        click.echo(f"left out: {name}, {why}")
    return 0


def _functions(where: str, kind: Kind, found: list[tuple[str, Definition]], left_out: list[tuple[str, str]]) -> None:
    """The functions that one argument names. InputError if there are none."""
    from rseq.language.function import Function

    file, names = parts(where)
    if names:
        module = load_module(file)
        for name in names.split(","):
            function: Any = find_function(f"{file}:{name}", module)
            found.append((name, function.definition))
        return
    module = load_module(file)
    refusal = getattr(kind, "refusal", None)
    there = [
        (n, f.definition) for n, f in vars(module).items() if isinstance(f, Function) and f.definition.python.__module__ == module.__name__
    ]
    before = len(found)
    for name, definition in there:
        why = (refusal(definition.kind) if refusal else None) or _follows_refs(definition)
        if why:
            left_out.append((name, why))
        else:
            found.append((name, definition))
    if len(found) == before:
        raise InputError(f"{where} has no function that can be built" + "".join(f"; {name} is {why}" for name, why in left_out))


def _follows_refs(definition: Definition) -> str | None:
    from rseq.compiler.export._subject import follows_refs
    from rseq.language.errors import CompileError

    try:
        return follows_refs(definition)
    except CompileError:
        return None  # told when it is built


def write(files: dict[Path, bytes], force: bool) -> None:
    """All files or none: first each beside its place under another name, then all moved there."""
    for path in files:
        if path.is_dir():
            raise InputError(f"{path} is a folder")
        if not force and (path.exists() or path.is_symlink()):
            raise InputError(f"{path} exists; --force writes over it")
    made: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            made.append((name, path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                os.fchmod(file.fileno(), 0o666 & ~_umask())
        while made:
            name, path = made[0]
            if force:
                os.replace(name, path)
            else:
                _move_to_new(name, path)
            made.pop(0)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        for name, _ in made:
            with contextlib.suppress(OSError):
                os.unlink(name)


def _move_to_new(name: str, path: Path) -> None:
    """Somebody may have made the file since we looked: then it stays."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise InputError(f"{path} exists; --force writes over it") from None
    except OSError:  # a file system without hard links
        os.replace(name, path)
        return
    os.unlink(name)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
