"""Transactions and plain sequences that write the same words: refused where both are compiled in one process.

A transaction is pending until its words are written, by whoever comes next on that CPU. What a plain sequence has stored to one of these
words in between is written over. So a field of a per-CPU struct is written by transactions, or by sequences; reading is free.

What can be seen: stores by name, `here.field` and `here.items[i]`, in a function that takes a handle on the same struct. What cannot, and
is left to the user: items of handles on arrays, native functions that name a CPU, Python, other processes. Handles are not told apart: two
objects of one struct are taken for one, since functions take any.
"""

from __future__ import annotations

import ast
import threading
import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rseq.language.definition import Definition
from rseq.language.errors import CompileError, Place
from rseq.language.types import ArrayOf, PerCpuOf, StructType, Type, describe

if TYPE_CHECKING:
    from rseq.compiler.frontend.builder import Builder

Kind = Literal["transaction", "sequence"]
OTHER: dict[Kind, Kind] = {"transaction": "sequence", "sequence": "transaction"}


@dataclass(frozen=True, slots=True)
class Writer:
    """Where a field is written, and by what."""

    kind: Kind
    name: str
    qualified_name: str
    place: Place


_writers: weakref.WeakKeyDictionary[StructType, dict[tuple[str, str], dict[Kind, Writer]]] = weakref.WeakKeyDictionary()
"""By the struct with the field; by what there is one of per CPU, and the field's name."""
_lock = threading.Lock()


def note(builder: Builder, node: ast.AST) -> None:
    """Remember the field that a statement stores to, if it names one."""
    target = node.args[0] if isinstance(node, ast.Call) else getattr(node, "target", None) or (getattr(node, "targets", None) or [None])[0]
    while isinstance(target, ast.Subscript):
        target = target.value
    found = builder.fields.get(id(target))
    if found is not None:
        builder.written.setdefault(found, builder.frame.definition.place(node))


def claim(builder: Builder, definition: Definition, kind: Kind) -> None:
    """The fields that a function writes are for its kind from now on. CompileError if another function has them for the other kind."""
    handles = [p.type for p in definition.parameters if isinstance(p.type, PerCpuOf)]
    made: list[tuple[StructType, tuple[str, str], Writer]] = []
    with _lock:
        for handle in handles:
            for (struct, field), place in builder.written.items():
                if not _within(struct, handle.item):
                    continue
                key = describe(handle), field
                other = _writers.get(struct, {}).get(key, {}).get(OTHER[kind])
                if other is not None and other.qualified_name != definition.qualified_name:  # of one name: it was written anew
                    raise CompileError(
                        f"{struct.name}.{field} is written by the {kind} {definition.name}() here and by the {other.kind} {other.name}(): "
                        "a transaction that is pending would write over what a sequence has stored",
                        [place.labelled(f"by a {kind}"), other.place.labelled(f"by a {other.kind}")],
                        "write it by transactions only, or let each have fields of its own",
                    )
                made.append((struct, key, Writer(kind, definition.name, definition.qualified_name, place)))
        for struct, key, writer in made:
            _writers.setdefault(struct, {}).setdefault(key, {})[kind] = writer


def _within(struct: StructType, item: Type) -> bool:
    """Whether a struct is an item, or a part of it."""
    match item:
        case StructType():
            return item is struct or any(_within(struct, f.type) for f in item.fields.values())
        case ArrayOf(item=inner):
            return _within(struct, inner)
    return False
