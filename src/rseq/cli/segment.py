"""`rseq segment`: what segments there are on this machine, what is in one, removing one, repairing one.

Nothing is mapped, and only `repair` opens a file for writing: one that is damaged, or still in use, can be looked at.
"""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import stat
import time
from typing import Any

import click

from rseq.cli.common import InputError, console
from rseq.memory import creation, names
from rseq.memory import repair as repairing
from rseq.memory.errors import SegmentError
from rseq.memory.segment import Segment
from rseq.tools.top.text import cells
from rseq.tools.top.text import printable as _printable


@click.group("segment", help="List the segments of this machine, look into one, remove one, repair one.", invoke_without_command=True)
@click.pass_context
def COMMAND(context: click.Context) -> None:  # noqa: N802
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@COMMAND.command("list", help="List the segments that have bare names, those in /dev/shm or $RSEQ_DIR.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def list_(as_json: bool) -> int:
    try:
        found = sorted(entry for entry in os.listdir(names.folder()) if entry.startswith(names.PREFIX))
    except OSError as error:
        raise InputError(f"{names.folder()} cannot be listed: {error.strerror}") from None
    facts = [fact for entry in found if (fact := summary(os.path.join(names.folder(), entry))) is not None]
    if as_json:
        click.echo(json.dumps(facts, indent=2))
    elif not facts:
        click.echo(f"there are no segments in {names.folder()}")
    else:
        show_list(facts)
    return 0


@COMMAND.command("info", help="Show the header and the objects of one segment. NAME is a bare name, or a path with a slash.")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def info(name: str, as_json: bool) -> int:
    path = located(name)
    try:
        facts = details(path)
    except (OSError, SegmentError) as error:
        raise InputError(_sentence(path, error)) from None
    if as_json:
        click.echo(json.dumps(facts, indent=2))
    else:
        show_details(facts)
    return 0


@COMMAND.command("remove", help="Remove a segment's file. Programs that use it go on with it; new ones do not find it.")
@click.argument("name")
@click.option("--force", is_flag=True, help="Also if the file is damaged, or no segment of this version.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def remove(name: str, force: bool, as_json: bool) -> int:
    path = located(name)
    try:
        Segment.remove(path, force=force)
    except SegmentError as error:
        raise InputError(_sentence(path, error) + _hint(path)) from None
    except OSError as error:
        raise InputError(_sentence(path, error)) from None
    if as_json:
        click.echo(json.dumps({"name": names.shown(path), "path": path, "removed": True}, indent=2))
    return 0


def _hint(path: str) -> str:
    """What else can be done about a file that is no segment. A link is not what was meant, and a folder or a device stays."""
    with contextlib.suppress(OSError):
        kind = os.lstat(path).st_mode
        if stat.S_ISREG(kind) or stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind):
            return "; --force removes it all the same"
    return ""


@COMMAND.command("repair", help="Empty the journals of transactions that are damaged; what words hold stays. Safe while it is in use.")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def repair(name: str, as_json: bool) -> int:
    path = located(name)
    try:
        found = repairing.repair(path)
    except (OSError, SegmentError) as error:
        raise InputError(_sentence(path, error)) from None
    if as_json:
        emptied = [{"cpu": cpu, "problem": wrong} for cpu, wrong in found]
        click.echo(json.dumps({"name": names.shown(path), "path": path, "emptied": emptied}, indent=2))
        return 0
    for cpu, wrong in found:
        click.echo(f"the journal of CPU {cpu} was emptied: {wrong}")
    if not found:
        click.echo("no journal is damaged")
    return 0


def located(name: str) -> str:
    """The path that a name means. InputError if it is none."""
    try:
        return names.locate(name)
    except ValueError as error:
        raise InputError(str(error)) from None


def _sentence(path: str, error: OSError) -> str:
    """What is wrong, with the name in front once."""
    if isinstance(error, SegmentError):
        return f"{_printable(path)}: {_reason(path, error)}"
    if isinstance(error, FileNotFoundError):
        return f"there is no segment {_printable(path)}"
    return f"{_printable(path)}: {error.strerror or error}"


def _reason(path: str, error: OSError) -> str:
    """What is wrong, without the name."""
    if isinstance(error, SegmentError):
        return str(error).removeprefix(f"{path}: ")
    return error.strerror or str(error)


def _owner(found: os.stat_result) -> str:
    with contextlib.suppress(KeyError):
        return pwd.getpwuid(found.st_uid).pw_name
    return str(found.st_uid)


def summary(path: str) -> dict[str, Any] | None:
    """One line of the list; None if the file has gone meanwhile."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    facts: dict[str, Any] = {
        "name": names.shown(path),
        "path": path,
        "size": found.st_size,
        "mode": stat.filemode(found.st_mode),
        "owner": _owner(found),
        "problem": None,
    }
    try:
        directory = creation.open_directory(path, read_only=True, follow=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        return facts | {"problem": _reason(path, error)}
    directory.file.close()
    header = directory.header
    return facts | {
        "backend": header.backend,
        "copies": header.copies,
        "objects": directory.known,
        "age_seconds": max(round(time.time() - header.created / 1e9, 3), 0.0),
    }


def details(path: str) -> dict[str, Any]:
    """Everything about one segment. SegmentError or OSError says why not."""
    directory = creation.open_directory(path, read_only=True)
    try:
        header, entries, state, found = directory.header, directory.all(), directory.state(), os.fstat(directory.file.fd)
    finally:
        directory.file.close()
    return {
        "name": names.shown(path),
        "path": path,
        "size": found.st_size,
        "mode": stat.filemode(found.st_mode),
        "owner": _owner(found),
        "format": header.version,
        "backend": header.backend,
        "created": header.created / 1e9,
        "identity": header.identity.hex(),
        "copies": header.copies,
        "stride": header.stride,
        "per_cpu_used": state.per_cpu_end,
        "arrays_size": header.arrays_size,
        "arrays_used": state.arrays_end,
        "directory_size": header.directory_size,
        "directory_used": state.size,
        "objects": [
            {
                "name": entry.name,
                "kind": entry.kind,
                "type": entry.type,
                "offset": entry.offset,
                "item_size": entry.item_size,
                "length": entry.length,
                "note": entry.note,
                "bytes": entry.item_size * (header.copies if entry.kind == "per_cpu" else entry.length),
            }
            for entry in entries
        ],
    }


def _bytes(size: int) -> str:
    """1.5 MiB."""
    value, unit = float(size), "B"
    for following in ("KiB", "MiB", "GiB", "TiB"):
        if value < 1024:
            break
        value, unit = value / 1024, following
    return f"{size} B" if unit == "B" else f"{value:.4g} {unit}"


def _age(seconds: float) -> str:
    """3 h."""
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit}"
    return f"{int(seconds)} s"


def show_list(facts: list[dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("name", "size", "copies", "backend", "objects", "mode", "owner", "age"):
        table.add_column(column, justify="right" if column in ("size", "copies", "objects", "age") else "left", overflow="fold")
    for fact in facts:
        start: list[Text | str] = [Text(_printable(fact["name"])), _bytes(fact["size"])]
        end = [fact["mode"], fact["owner"]]
        if fact["problem"] is None:
            table.add_row(*start, str(fact["copies"]), fact["backend"], str(fact["objects"]), *end, _age(fact["age_seconds"]))
        else:
            table.add_row(*start, "-", "-", "-", *end, "-")
    console().print(table)
    for fact in facts:
        if fact["problem"] is not None:
            console().print(Text(f"{_printable(fact['name'])} cannot be used: {_printable(fact['problem'])}"))


def show_details(facts: dict[str, Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    created = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(min(facts["created"], 253402300000)))
    head = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    head.add_column(style="bold", no_wrap=True)
    head.add_column(overflow="fold")
    for what, text in (
        ("name", _printable(facts["name"])),
        ("path", _printable(facts["path"])),
        ("size", f"{_bytes(facts['size'])}, {facts['mode']}, {facts['owner']}"),
        ("created", f"{created}, format {facts['format']}, identity {facts['identity']}"),
        ("backend", facts["backend"]),
        ("per CPU", f"{facts['copies']} copies of {_bytes(facts['stride'])}, {_bytes(facts['per_cpu_used'])} used"),
        ("arrays", f"{_bytes(facts['arrays_used'])} of {_bytes(facts['arrays_size'])} used"),
        ("directory", f"{_bytes(facts['directory_used'])} of {_bytes(facts['directory_size'])} used"),
    ):
        head.add_row(what, Text(text))
    console().print(head)
    if not facts["objects"]:
        console().print("\nno objects")
        return
    rows = [_row(entry, facts["copies"]) for entry in facts["objects"]]
    console().print()
    if len(rows) > MOST_FOLDED:
        click.echo("\n".join(_columns([OBJECT_COLUMNS, *rows])))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in OBJECT_COLUMNS:
        table.add_column(column, justify="right" if column in NUMBERS else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


OBJECT_COLUMNS = ("object", "kind", "items", "bytes", "type")
NUMBERS = ("items", "bytes")
MOST_FOLDED = 200
"""Up to so many objects, long names and types are folded inside of their columns. That measures every cell, at some 0.6 ms a row."""


def _row(entry: dict[str, Any], copies: int) -> tuple[str, ...]:
    """What is shown of an object."""
    per_cpu = entry["kind"] == "per_cpu"
    return (
        _printable(entry["name"]) or "(no name)",
        "per CPU" if per_cpu else "array",
        f"{copies if per_cpu else entry['length']} x {_bytes(entry['item_size'])}",
        _bytes(entry["bytes"]),
        _printable(entry["type"]),
    )


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    """The rows of a table as lines, the first one with the names of the columns; each as long as it must be."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(OBJECT_COLUMNS))]
    lines = []
    for row in rows:
        parts = []
        for name, cell, width in zip(OBJECT_COLUMNS, row, widths, strict=True):
            space = " " * (width - cells(cell))
            parts.append(space + cell if name in NUMBERS else cell + space)
        lines.append("  ".join(parts).rstrip())
    return lines
