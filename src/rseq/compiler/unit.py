"""One compiled unit: a function, everything it calls, and what the loader must connect it to.

The module's text depends on nothing that changes from run to run, so that the object code can be cached:
addresses come in as imported symbols.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import os
import re
import threading
import weakref
from collections.abc import Iterable
from dataclasses import dataclass

from rseq.compiler import frontend, ir, llvm_body, llvm_locked, llvm_sequence, targets
from rseq.compiler.assembly import spell
from rseq.compiler.llvm_types import quoted, result_offsets, result_pointers
from rseq.compiler.targets import Target
from rseq.kernel import process
from rseq.kernel.registration import area_offset
from rseq.language.definition import Definition


@dataclass(frozen=True, slots=True)
class Unit:
    """What `build` makes: LLVM IR defining `@symbol` (the C interface), and its imports by name."""

    function: ir.Function
    llvm_ir: str
    symbol: str
    target: Target
    imports: dict[str, int]
    restart_counter: ctypes.c_uint64


_functions: weakref.WeakKeyDictionary[Definition, ir.Function] = weakref.WeakKeyDictionary()
_counters: weakref.WeakKeyDictionary[Definition, ctypes.c_uint64] = weakref.WeakKeyDictionary()
_lock = threading.RLock()


def function_of(definition: Definition) -> ir.Function:
    """The IR of a definition, built once. Raises CompileError."""
    with _lock:
        found = _functions.get(definition)
        if found is None:
            found = _functions[definition] = frontend.build(definition)
        return found


def restart_counter(definition: Definition) -> ctypes.c_uint64:
    """Where compiled code counts the restarts of a sequence; kept for ever, since loaded code is."""
    with _lock:
        found = _counters.get(definition)
        if found is None:
            found = _counters[definition] = ctypes.c_uint64()
            _kept.append(found)
        return found


_kept: list[ctypes.c_uint64] = []


def symbol(definition: Definition) -> str:
    """A name for linkers and debuggers: the qualified name, and something that tells apart equal ones."""
    plain = re.sub(r"\W+", "_", definition.qualified_name).strip("_")
    place = f"{definition.file}:{definition.python.__code__.co_firstlineno}:{definition.kind}"
    closure = repr([c.cell_contents for c in definition.python.__closure__ or () if _is_number(c)])
    return f"{plain}.{hashlib.blake2b((place + closure).encode(), digest_size=4).hexdigest()}"


def _is_number(cell: object) -> bool:
    try:
        return isinstance(cell.cell_contents, int | float)  # type: ignore[attr-defined]
    except ValueError:  # a name that has no value yet
        return False


def build(
    definition: Definition,
    target: Target | None = None,
    *,
    c_interface: bool = True,
    spelled: llvm_sequence.Spelling = spell,
    sections: bool = False,
) -> Unit:
    """The unit of a definition for a target (default: this machine). Raises CompileError.

    `spelled`: another speller of sections (the checker's tests try wrong ones). `sections`: with critical sections even where
    this machine cannot run them.
    """
    host = targets.host()
    target = target or host
    offset = area_offset() if target is host else 0
    if offset is None and sections:
        offset = 0
    definitions = _closure(definition)
    names = _names(definitions)
    parts = [f'target triple = "{target.triple}"', ""]
    imports: dict[str, int] = {}
    sequences = [d for d in definitions if d.kind == "sequence"]
    for each in definitions:
        function, name = function_of(each), names[each]
        if each.kind == "sequence":
            counter = quoted(name + ".restarts")
            parts.append(f"{counter} = external global i64")
            imports[name + ".restarts"] = ctypes.addressof(restart_counter(each))
            parts.append(llvm_sequence.emit(function, name, target, offset, spelled))
            around = getattr(each, "around", None)
            parts.append(llvm_locked.emit(function, name, names[around] if around is not None else None))
            given = ", ".join(filter(None, [llvm_sequence.parameters(function), "i64 %cpu", *result_pointers(function.results)]))
            head = f"define internal i32 {quoted(name + '.locked.body')}({given}) nounwind"
            if _has_handle(function):
                parts.append(llvm_body.emit(function, head, names.__getitem__, "%cpu"))
        else:
            head = f"define internal i32 {quoted(name + '.inline')}({llvm_sequence.signature(function)}) nounwind"
            parts.append(llvm_body.emit(function, head, names.__getitem__))
    parts += rare_functions(definitions, names)
    if c_interface:
        function = function_of(definition)
        attributes = f"nounwind {llvm_sequence.CALLED}"
        parts.append(c_function(function, names[definition], names[definition], f"{target.extends_results}i32", attributes))
    if sequences:
        parts.append(llvm_locked.DECLARATIONS)
        if target is host:
            imports.update(_library(("sched_getcpu",)))
            imports["rseq.lock.try"] = lock_support()
    parts.append("declare ptr @llvm.thread.pointer.p0()\n!0 = !{}\n" + llvm_sequence.METADATA)
    return Unit(function_of(definition), "\n".join(parts), names[definition], target, imports, restart_counter(definition))


def _names(definitions: list[Definition]) -> dict[Definition, str]:
    """Symbols, each different: functions made by one factory may have the same place."""
    made: dict[Definition, str] = {}
    for each in definitions:
        name, number = symbol(each), 0
        while name in made.values():
            number += 1
            name = f"{symbol(each)}.{number}"
        made[each] = name
    return made


def _has_handle(function: ir.Function) -> bool:
    return any(hasattr(p.type, "index") for p in function.parameters)


def _closure(definition: Definition) -> list[Definition]:
    """The definition and all it calls, each once, in a stable order."""
    found: dict[Definition, None] = {definition: None}
    todo = [definition]
    while todo:
        each = todo.pop()
        around = getattr(each, "around", None)
        if around is not None and around not in found:
            found[around] = None
            todo.append(around)
        for block in function_of(each).blocks:
            for node in block.body:
                if isinstance(node, ir.Call) and node.callee not in found:
                    found[node.callee] = None
                    todo.append(node.callee)
    return list(found)


def parts_within(definition: Definition) -> list[Definition]:
    """The parts of transactions that a function consists of or calls. Raises CompileError."""
    return [each for each in _closure(definition) if hasattr(each, "role")]


def c_function(function: ir.Function, name: str, inner: str, returns: str = "i32", attributes: str = "nounwind", first: str = "") -> str:
    """`i32 name(arguments…, results *)` around `@inner.inline`, for C, ctypes, numba, and the Python wrapper. Arguments are extended
    here, whatever the caller did.

    `first`: code that comes before the call.
    """
    given = llvm_sequence.parameters(function)
    results = function.results
    taken = ", ".join(filter(None, [given, "ptr %results" if results else ""]))
    lines = [f"define {returns} {quoted(name)}({taken}) {attributes} {{"]
    offsets, _ = result_offsets(results)
    lines += [first] if first else []
    lines += [f"  %r{i} = getelementptr i8, ptr %results, i64 {offset}" for i, offset in enumerate(offsets)]
    return "\n".join(
        [*lines, f"  %status = call i32 {quoted(inner + '.inline')}({llvm_sequence.signature(function)})", "  ret i32 %status", "}", ""]
    )


def rare_functions(definitions: Iterable[Definition], names: dict[Definition, str]) -> list[str]:
    """`@name.rare` of those that some of them call rarely."""
    calls = [n for d in definitions for b in function_of(d).blocks for n in b.body if isinstance(n, ir.Call) and n.rare]
    return [_rare(function_of(each), names[each]) for each in dict.fromkeys(n.callee for n in calls)]


def _rare(function: ir.Function, name: str) -> str:
    """`@name.rare`: the same as `@name.inline`, never inlined."""
    given = llvm_sequence.signature(function)
    head = f"define internal i32 {quoted(name + '.rare')}({given}) noinline cold nounwind"
    return f"{head} {{\n  %status = call i32 {quoted(name + '.inline')}({given})\n  ret i32 %status\n}}\n"


def _library(names: tuple[str, ...]) -> dict[str, int]:
    library = ctypes.CDLL(None)
    return {name: ctypes.cast(getattr(library, name), ctypes.c_void_p).value or 0 for name in names}


@functools.cache
def lock_support() -> int:
    """The address of `rseq.lock.try`, compiled once for all sequences."""
    from rseq.compiler import jit

    triple = f'target triple = "{targets.host().triple}"\n'
    imports = {**_library(llvm_locked.IMPORTS), "rseq.process_identity": process_identity()}
    return jit.load(triple + llvm_locked.SUPPORT, ["rseq.lock.try"], imports)["rseq.lock.try"]


_identity = ctypes.c_uint64()


def process_identity() -> int:
    """The address of the u64 with which this process signs its locks."""
    if not _identity.value:
        _identify()
        os.register_at_fork(after_in_child=_identify)
    return ctypes.addressof(_identity)


def _identify() -> None:
    _identity.value = process.identity()
