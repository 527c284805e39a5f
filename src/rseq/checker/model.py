"""What a user states about sequences: the memory, what it means, and what each operation does to that meaning.

    class FreeListModel(rseq.Model):
        def setup(self):
            self.lists = self.per_cpu(FreeListHead)
            self.nodes = self.array(Link, 4)
            self.lists[0].head = self.nodes[0]
            self.give(*self.nodes[1:])

        def view(self, memory):
            return [memory.chain(here.head) for here in memory.lists]

        @rseq.operation(push)
        def push(self, state, cpu, node):
            state[cpu].insert(0, node)

        @rseq.operation(pop)
        def pop(self, state, cpu):
            return state[cpu].pop(0) if state[cpu] else None

A method that ends with `*, committed` is told whether the operation took effect, for those that may decline to.

The checker asks `view` what the memory means after every store, and compares it with what the operations' models made of
the meaning before: `state` is a copy of the last view, to be changed in place; what the method returns must be what the
compiled function returned. `cpu` is the CPU on which the operation took effect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from rseq.kernel.errors import RseqError

if TYPE_CHECKING:
    from rseq.checker.arena import Arena
    from rseq.checker.operations import Operation
    from rseq.language import types
    from rseq.language.annotations import PerCid, PerCpu
    from rseq.language.function import Function
    from rseq.language.structs import Struct
    from rseq.memory.array import TypedArray

T = TypeVar("T")
S = TypeVar("S", bound="Struct")
F = TypeVar("F", bound=Callable[..., Any])
Effect = Literal["commit", "write", "read"]
LONGEST_CHAIN = 1000


class CheckError(RseqError):
    """The input cannot be checked: a model that is not complete, or does not fit its functions. One sentence says why."""


class Unchecked(CheckError):
    """What the checker cannot do with one function: others of the same file can be checked."""


class Statement:
    """What `@rseq.operation(…)` noted."""

    def __init__(self, function: Any, effect: Effect | None, owns: bool, never: tuple[str, ...], arguments: dict[str, Any]) -> None:
        self.function, self.effect, self.owns, self.never, self.arguments = function, effect, owns, never, arguments


def operation(
    function: Function[..., Any], *, effect: Effect | None = None, owns: bool = True, never: Sequence[str] = (), **arguments: Any
) -> Callable[[F], F]:
    """Say that a method of a Model is what one call of `function` does.

    `effect`, where the operation takes effect:
      "commit"  at the committing store (the default for what contains a section that commits); leaving without commit must
                change nothing, and its result must be right at that moment;
      "write"   at the first store that changes what the memory means (the default for other native functions);
      "read"    nowhere: it changes nothing, and its result must have been right at some moment of the call.
    `owns`: pointers it returns belong to the thread from then on, and pointers passed to it no longer do (unless `arguments`
    says otherwise).
    `never`: ways of leaving that this model cannot reach and need not: "index", "assertion", "null", "zero", "unavailable",
    "damaged" (a transaction finds a damaged journal).
    (That a Ref leads out of its segment need not be said: only damage from elsewhere gets there.)
    `arguments`: for each parameter what to try: a list of constants; a function of the model that gives one; or for a per-CPU
    parameter the name of the model's attribute. Without: handles are found by name or type, integers are 1, a pointer is one that
    the thread owns.
    """
    from rseq.language.function import Function as Compiled

    if not isinstance(function, Compiled):
        raise TypeError(f"rseq.operation() takes a function with @rseq.sequence or @rseq.native, not {function!r}")
    if effect not in (None, "commit", "write", "read"):
        raise ValueError(f"effect is 'commit', 'write' or 'read', not {effect!r}")
    wrong = set(never) - {"index", "assertion", "null", "zero", "unavailable", "damaged", "return"}
    if wrong:
        raise ValueError(f"never: there is no way of leaving called {sorted(wrong)[0]!r}")

    def note(method: F) -> F:
        method.__rseq_operation__ = Statement(function, effect, owns, tuple(never), dict(arguments))  # type: ignore[attr-defined]
        return method

    return note


class Memory:
    """The memory of a model at one moment: its objects by name, and what helps to read them."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def __getattr__(self, name: str) -> Any:
        try:
            return self._model.__dict__[name]
        except KeyError:
            raise AttributeError(f"the model's setup() made no {name!r}") from None

    def chain(self, first: Any, link: str = "next") -> list[Any]:
        """The items reachable from `first` over a field. RuntimeError if they run in a circle."""
        found: list[Any] = []
        while first is not None:
            if first in found:
                raise RuntimeError(f"the list runs in a circle: {self._model._describe(first)} comes twice")
            if len(found) == LONGEST_CHAIN:
                raise RuntimeError(f"the list is longer than {LONGEST_CHAIN} items")
            found.append(first)
            first = getattr(first, link)
        return found


class Model:
    """Derive from this; see the module's text. Class attributes that may be set:

    `scenarios`: what threads do, instead of what the checker makes up: a list with one entry a scenario, a list of programs, each
    a name or several ("pop", or ("pop", "pop", "push")); "fence" is a membarrier; "add(5)" gives arguments.
    `handlers`: names of operations that a signal handler may run; default all, or none if `scenarios` are stated.
    `locked`: False to leave the locked backend out (the operations reach other CPUs' data behind a fence, say).
    `copies`: per-CPU copies to make, if more than there are CPUs in the check. `stride`: bytes of each copy's region, a multiple of
    4096, at most 1 MiB.
    """

    scenarios: ClassVar[Sequence[Sequence[str | Sequence[str]]] | None] = None
    handlers: ClassVar[Sequence[str] | None] = None
    copies: ClassVar[int | None] = None
    stride: ClassVar[int] = 4096
    locked: ClassVar[bool] = True

    def setup(self) -> None:
        """Make the memory and its first contents: self.per_cpu, self.array, self.new, self.give."""
        raise NotImplementedError

    def view(self, memory: Any) -> Any:
        """What the memory means: lists, tuples, dicts, sets, numbers and references to items."""
        raise NotImplementedError

    # For setup()

    def per_cpu(self, item: type[T]) -> PerCpu[T]:
        """One item per CPU, zeroed."""
        made: Any = self._arena.per_cpu(layout_of(item), "cpu")
        return made  # type: ignore[no-any-return]

    def per_cid(self, item: type[T]) -> PerCid[T]:
        """One item per concurrency id."""
        made: Any = self._arena.per_cpu(layout_of(item), "cid")
        return made  # type: ignore[no-any-return]

    def array(self, item: type[T], length: int) -> TypedArray[T]:
        """Plain items in a row, outside of the per-CPU part."""
        made: TypedArray[T] = self._arena.array(layout_of(item), length)
        return made

    def new(self, item: type[S], **values: Any) -> S:
        """One plain item."""
        made = item.__new__(item)
        self._arena.place(made, item.__rseq_struct__)
        for name, value in values.items():
            setattr(made, name, value)
        return made

    def give(self, *items: Any) -> None:
        """These items belong to nobody yet: each thread that needs some takes one of them before it starts."""
        self._spare.extend(items)

    # For the checker. The names have an underscore, so that operations may be called as they like.

    _arena: Arena
    _spare: list[Any]
    _memory: Memory
    _operations: dict[str, Operation]

    @classmethod
    def _open(cls, cpus: int = 2, backend: str = "kernel", low: bool = False) -> Model:
        """A model with its memory set up, at addresses of 32 bits if `low`. CheckError says what is missing in it."""
        from rseq.checker.arena import Arena

        if isinstance(cls.stride, bool) or not isinstance(cls.stride, int) or cls.stride % 4096 or not 0 < cls.stride <= 1 << 20:
            raise CheckError(f"{cls.__name__}.stride is {cls.stride!r}, and it is a multiple of 4096, of at most 1 MiB")
        model = cls()
        model._arena = Arena(max(cpus, 2, cls.copies or 0), backend, cls.stride, low)
        model._spare, model._memory = [], Memory(model)
        try:
            called(f"{cls.__name__}.setup()", model.setup)
            from rseq.checker.operations import operations_of

            model._operations = {o.name: o for o in operations_of(model)}
            if not model._operations:
                raise CheckError(f"{cls.__name__} states no operation: put @rseq.operation(function) on a method")
            called(f"{cls.__name__}.view()", lambda: model.view(model._memory))
        except BaseException:
            model._arena.close()
            raise
        return model

    @property
    def _objects(self) -> dict[str, Any]:
        """The objects that setup() made, by name."""
        return {n: o for n, o in vars(self).items() if not n.startswith("_") and kind_of(o) is not None}

    def _describe(self, value: Any) -> str:
        """A value in words, references by the names of their objects."""
        from rseq.checker.naming import describe

        return describe(self, value)

    def _close(self) -> None:
        self._arena.close()


def layout_of(item: Any) -> types.Type:
    from rseq.language.structs import struct_of

    return struct_of(item)


def kind_of(thing: Any) -> str | None:
    """What a model's attribute is: "per_cpu", "array", "struct", or None for anything else."""
    from rseq.language.structs import ArrayView, Struct
    from rseq.memory.percpu import PerCpuHandle

    for cls, name in ((PerCpuHandle, "per_cpu"), (ArrayView, "array"), (Struct, "struct")):
        if isinstance(thing, cls):
            return name
    return None


def called(what: str, function: Callable[[], Any]) -> Any:
    try:
        return function()
    except NotImplementedError:
        raise CheckError(f"{what} is missing") from None
    except RseqError:
        raise
    except Exception as error:
        raise CheckError(f"{what} fails: {type(error).__name__}: {error}") from error
