"""What is to be built: functions, the names they get in C, for which processor.

Every name at file level begins with a prefix: the last part of the module's name without `_` at its end, so that `push` in freelist.py is
`freelist_push`, and its struct `Link` is `struct freelist_Link`. Another prefix can be asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rseq.compiler import ir
from rseq.compiler.export._c_names import NoSuchName, joined
from rseq.compiler.targets import Target
from rseq.compiler.unit import function_of
from rseq.language.definition import Definition
from rseq.language.errors import RseqError
from rseq.language.types import ArrayOf, PerCpuOf, Pointer, StructType, Type


class Refused(RseqError):
    """What was asked for cannot be built, and why."""


@dataclass(frozen=True, slots=True)
class Item:
    """One function, and its name in C."""

    definition: Definition
    name: str

    @property
    def function(self) -> ir.Function:
        """Its IR. Raises CompileError."""
        return function_of(self.definition)


@dataclass(frozen=True)
class Subject:
    """What is built in one go. `left_out`: functions of a whole file that this kind of output cannot have, each with why."""

    target: Target
    items: tuple[Item, ...]
    prefix: str | None = None
    left_out: tuple[tuple[str, str], ...] = ()

    def struct_name(self, kind: StructType) -> str:
        """The C tag of a struct."""
        return joined(_prefix(kind.python_class.__module__) if self.prefix is None else self.prefix, kind.python_class.__qualname__)

    def handle_name(self, kind: PerCpuOf) -> str:
        """The C tag of a per-CPU handle."""
        if not isinstance(kind.item, StructType):
            raise Refused(f"{kind.name} has no name in C: make the item a Struct")
        return f"{self.struct_name(kind.item)}_{'per_cpu' if kind.index == 'cpu' else 'per_cid'}"

    def structs(self) -> list[StructType]:
        """Every struct that the functions mention, each after those it contains."""
        reached: dict[StructType, None] = {}
        todo = [kind for item in self.items for kind in mentioned(item.definition)]
        while todo:
            match todo.pop(0):
                case Pointer(target=inner) | PerCpuOf(item=inner) | ArrayOf(item=inner):
                    todo.append(inner)
                case StructType() as kind if kind not in reached:
                    reached[kind] = None
                    todo += [f.type for f in kind.fields.values()]
        made: dict[StructType, None] = {}
        for kind in reached:
            _contained_first(kind, made)
        return list(made)

    def handles(self) -> list[PerCpuOf]:
        """Every kind of per-CPU handle, once."""
        kinds = (p.type for item in self.items for p in item.definition.parameters)
        return list(dict.fromkeys(kind for kind in kinds if isinstance(kind, PerCpuOf)))

    def refuse_clashes(self, counters: bool) -> None:
        """Refused if two things would have one name in C. `counters`: each sequence comes with a count of its restarts."""
        tags, others = _Names(), _Names()
        for struct in self.structs():
            tags.add(self.struct_name(struct), f"struct {struct.python_class.__qualname__} of {struct.python_class.__module__}")
        for item in self.items:
            others.add(item.name, f"function {item.definition.name}()")
            if len(item.definition.results) > 1:
                tags.add(f"{item.name}_results", f"struct of the results of {item.definition.name}()")
            if counters and item.definition.kind == "sequence":
                others.add(f"{item.name}_restarts", f"count of the restarts of {item.definition.name}()")
        for kind in self.handles():
            name = self.handle_name(kind)
            tags.add(name, f"handle on {kind.name}")
            for end in ("at", "allocate", "free"):
                others.add(f"{name}_{end}", f"function for the handle on {kind.name}")


def _prefix(module: str) -> str:
    """What names begin with if nothing else is asked for."""
    last = module.rpartition(".")[2]
    return last.rstrip("_") or last


class _Names(dict[str, str]):
    """Names in C, each with what it stands for."""

    def add(self, name: str, what: str) -> None:
        if name in self:
            raise Refused(
                f"{name} would be two things in C, the {self[name]} and the {what}: rename one, or build them apart with --prefix"
            )
        self[name] = what


def _contained_first(kind: Type, made: dict[StructType, None]) -> None:
    """A struct cannot contain itself, so that this ends."""
    match kind:
        case ArrayOf(item=inner):
            _contained_first(inner, made)
        case StructType() if kind not in made:
            for field_ in kind.fields.values():
                _contained_first(field_.type, made)
            made[kind] = None


def mentioned(definition: Definition) -> Iterator[Type]:
    """The types of parameters and results."""
    for parameter in definition.parameters:
        yield parameter.type
    yield from definition.results


def closure(definitions: Sequence[Definition]) -> list[Definition]:
    """Definitions and all they call, each once, callers first."""
    found: dict[Definition, None] = dict.fromkeys(definitions)
    todo = list(definitions)
    while todo:
        for block in function_of(todo.pop(0)).blocks:
            for node in block.body:
                if isinstance(node, ir.Call) and node.callee not in found:
                    found[node.callee] = None
                    todo.append(node.callee)
    return list(found)


def with_journals(definition: Definition, seen: frozenset[Definition] = frozenset()) -> list[int]:
    """Which parameters are handles whose journals a function uses, which must have regions. Raises CompileError."""
    function = function_of(definition)
    used: set[object] = set()
    for node in (node for block in function.blocks for node in block.body):
        if isinstance(node, ir.Home):
            used.add(node.percpu)
        elif isinstance(node, ir.Call) and node.callee not in seen:
            used |= {node.arguments[i] for i in with_journals(node.callee, seen | {definition})}
    return [i for i, parameter in enumerate(function.parameters) if parameter in used]


def follows_refs(definition: Definition) -> str | None:
    """Why a function cannot be built that follows a Ref; None if it follows none. Raises CompileError."""
    for each in closure([definition]):
        if any(isinstance(node, ir.Start | ir.Extent) for block in function_of(each).blocks for node in block.body):
            return "a function that follows a Ref: where a segment begins and ends is known to the Python library only"
    return None


def items(found: Sequence[tuple[str, Definition]], prefix: str | None) -> tuple[Item, ...]:
    """Functions with their names in C. Refused if two are called the same, C cannot call one so, or one follows a Ref."""
    made: dict[str, Item] = {}
    for name, definition in found:
        begins = _prefix(definition.python.__module__) if prefix is None else prefix
        try:
            called = joined(begins, name)
        except NoSuchName as error:
            advice = "; or give names another beginning than the module's with --prefix" if prefix is None and not begins.isascii() else ""
            raise Refused(f"{error}{advice}") from None
        why = follows_refs(definition)
        if why:
            raise Refused(f"{definition.name} is {why}")
        if called in made and made[called].definition is not definition:
            raise Refused(f"two functions would be called {called} in C: build them apart, or with another --prefix each")
        made[called] = Item(definition, called)
    return tuple(made.values())
