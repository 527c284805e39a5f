"""The operations of a model, made ready: where their handles are, what to try as arguments, what threads do with them.

Here is also how views are copied and compared.
"""

from __future__ import annotations

import dataclasses
import itertools
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rseq.checker.model import CheckError, Effect, Model, Statement, called, kind_of
from rseq.language import types


class Owned:
    """As an argument: a pointer that the thread owns."""

    def __repr__(self) -> str:
        return "owned"


OWNED = Owned()


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation of a model, ready to be called: its function, where its handles are, what to try as arguments."""

    name: str
    function: Any
    method: Callable[..., Any]
    effect: Effect
    owns: bool
    never: tuple[str, ...]
    handles: dict[int, Any]
    """By parameter: the handle that is passed."""
    choices: dict[int, tuple[Any, ...]]
    """By other parameter: the values to try."""
    told: bool
    """Whether the method asks to be told if the operation took effect (`*, committed`)."""

    @property
    def definition(self) -> Any:
        return self.function.definition

    @property
    def by_cid(self) -> bool:
        """Whether its per-CPU objects are indexed by concurrency id."""
        return bool(self.handles) and all(h.kind.index == "cid" for h in self.handles.values())

    def calls(self) -> list[Call]:
        """Every combination of arguments."""
        return [
            Call(self, dict(zip(self.choices, values, strict=True)))
            for values in itertools.product(*(self.choices[i] for i in self.choices))
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """An operation with its arguments; OWNED where the thread takes one of what it owns."""

    operation: Operation
    values: dict[int, Any]

    def label(self) -> str:
        shown = [v for v in self.values.values() if v is not OWNED]
        alone = all(len(c) == 1 for c in self.operation.choices.values())
        return self.operation.name if alone or not shown else f"{self.operation.name}({', '.join(map(_short, shown))})"


@dataclass(frozen=True, slots=True)
class Fence:
    """As a step of a program: membarrier, which aborts the sections that other threads are in."""

    def label(self) -> str:
        return "fence"


Step = Call | Fence
Program = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the threads do, one program each."""

    programs: tuple[Program, ...]
    handler: Step | None = None
    """What a signal handler does, in whichever thread it interrupts."""

    def label(self) -> str:
        shown = " | ".join(", ".join(s.label() for s in program) for program in self.programs)
        return shown + (f" | signal: {self.handler.label()}" if self.handler else "")


def _short(value: Any) -> str:
    return str(value) if isinstance(value, int | float) else repr(value)


def operations_of(model: Model) -> Iterator[Operation]:
    seen: set[str] = set()
    for cls in type(model).__mro__:
        for name, method in vars(cls).items():
            statement = getattr(method, "__rseq_operation__", None)
            if statement is not None and name not in seen:
                yield _operation(model, name, statement)
            seen.add(name)


def _operation(model: Model, name: str, statement: Statement) -> Operation:
    definition = statement.function.definition
    where = f"{type(model).__name__}.{name}"
    if hasattr(Model, name):
        raise CheckError(f"{where}: an operation cannot be called {name!r}, which every model has already; choose another name")
    unknown = set(statement.arguments) - {p.name for p in definition.parameters}
    if unknown:
        raise CheckError(f"{where}: {definition.name}() has no parameter {sorted(unknown)[0]!r}")
    handles: dict[int, Any] = {}
    choices: dict[int, tuple[Any, ...]] = {}
    for index, parameter in enumerate(definition.parameters):
        given = statement.arguments.get(parameter.name)
        if isinstance(parameter.type, types.PerCpuOf):
            handles[index] = _handle(model, where, parameter, given)
        else:
            choices[index] = _choices(model, where, parameter, given)
    method = getattr(model, name)
    wanted = [definition.parameters[i].name for i in choices]
    names = list(method.__code__.co_varnames[1 : method.__code__.co_argcount])
    if len(names) < 2 or names[2:] != wanted:
        raise CheckError(f"{where} takes (self, {', '.join(names)}), but should take (self, {', '.join(['state', 'cpu', *wanted])})")
    told = method.__code__.co_kwonlyargcount == 1 and method.__code__.co_varnames[method.__code__.co_argcount] == "committed"
    if method.__code__.co_kwonlyargcount and not told:
        raise CheckError(f"{where}: the only argument that may be asked for behind `*` is `committed`")
    # A transaction commits twice, and takes effect where that changes what the memory means.
    usual: Effect = "commit" if has_commit(definition) and not transacts(definition) else "write"
    effect = statement.effect or usual
    return Operation(name, statement.function, method, effect, statement.owns, statement.never, handles, choices, told)


def has_commit(definition: Any) -> bool:
    """Whether a function contains a section that commits, its own or that of a sequence it calls."""
    from rseq.compiler import ir
    from rseq.compiler.unit import function_of

    reached = _reached(definition)
    return definition.kind == "sequence" or any(isinstance(b.end, ir.Commit) for each in reached for b in function_of(each).blocks)


def transacts(definition: Any) -> bool:
    """Whether a function is a transaction, or calls one."""
    return any(each.kind == "transaction" for each in _reached(definition))


def _reached(definition: Any) -> list[Any]:
    """A function and all that it calls, directly or not."""
    from rseq.compiler import ir
    from rseq.compiler.unit import function_of

    found = [definition]
    for each in found:
        for block in function_of(each).blocks:
            found += [n.callee for n in block.body if isinstance(n, ir.Call) and n.callee not in found]
    return found


def _handle(model: Model, where: str, parameter: Any, given: Any) -> Any:
    name = given if given is not None else parameter.name
    found = model._objects.get(name) if isinstance(name, str) else None
    if given is not None and (found is None or kind_of(found) != "per_cpu"):
        raise CheckError(f"{where}: {given!r} is no per-CPU object that setup() made")
    if found is not None and kind_of(found) == "per_cpu" and found.kind == parameter.type:
        return found
    fitting = [n for n, o in model._objects.items() if kind_of(o) == "per_cpu" and o.kind == parameter.type]
    if len(fitting) != 1:
        several = f"several objects are: {', '.join(fitting)}" if fitting else "no object that setup() made is one"
        raise CheckError(f"{where}: {parameter.name} is {parameter.type.name}, and {several}; say which: {parameter.name}='name'")
    return model._objects[fitting[0]]


def _choices(model: Model, where: str, parameter: Any, given: Any) -> tuple[Any, ...]:
    from rseq.language.structs import encode

    if given is None:
        match parameter.type:
            case types.Pointer():
                return (OWNED,)
            case types.Float():
                return (1.0,)
            case types.Bool():
                return (False, True)
        return (1,)
    if callable(given):
        given = called(f"{where}: the choices for {parameter.name}", lambda: list(given(model)))
    if not isinstance(given, Iterable) or isinstance(given, str):
        raise CheckError(f"{where}: {parameter.name} is a list of values to try, not {given!r}")
    made = tuple(given)
    if not made:
        raise CheckError(f"{where}: there is nothing to try for {parameter.name}")
    for value in made:
        if value is OWNED:
            continue
        try:
            encode(parameter.type, value, parameter.name)
        except (TypeError, ValueError, OverflowError) as error:
            raise CheckError(f"{where}: {error}") from None
    return made


def copy_of(value: Any) -> Any:
    """A copy of a view that can be changed in place; references and numbers are themselves."""
    if isinstance(value, list) or kind_of(value) == "array":
        return [copy_of(v) for v in value]
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, tuple):
        return tuple(copy_of(v) for v in value)
    if isinstance(value, dict):
        return {k: copy_of(v) for k, v in value.items()}
    if isinstance(value, set):
        return set(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{f.name: copy_of(getattr(value, f.name)) for f in dataclasses.fields(value)})
    return value


def freeze(value: Any) -> Any:
    """A view as something hashable: equal if and only if the views are."""
    if isinstance(value, list | tuple):
        return ("[", *map(freeze, value))
    if isinstance(value, dict):
        return ("{", frozenset((freeze(k), freeze(v)) for k, v in value.items()))
    if isinstance(value, set | frozenset):
        return ("set", frozenset(map(freeze, value)))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(freeze(getattr(value, f.name)) for f in dataclasses.fields(value)))
    if hasattr(value, "tolist"):
        return freeze(value.tolist())
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, float):
        return ("float", "nan" if value != value else struct.pack("<d", value))
    kind = kind_of(value)
    if kind == "array":
        return ("[", *map(freeze, value))
    if kind == "struct":
        return ("&", value._type_id, value._address)
    try:
        hash(value)
    except TypeError:
        raise CheckError(f"view() gives a {type(value).__name__}, which cannot be compared; use lists, dicts, sets and numbers") from None
    return value
