"""How a user spells a type, and how the spelling becomes a `types.Type`.

At run time `Ptr[Node]`, `Array[u64, 8]`, `PerCpu[FreeList]` are small records of what was written; `resolve`
turns one (or a string, under `from __future__ import annotations`) into a Type. For a type checker
(`TYPE_CHECKING`) the same names are plain Python: `Ptr[Node]` is Node, `u64` is int, so that modules written
in the language pass `mypy --strict` and editors complete fields.
"""

from __future__ import annotations

import types as python_types
import typing
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar

from rseq.language import types
from rseq.language.numbers import NUMBERS
from rseq.language.records import record

T = TypeVar("T")
N = TypeVar("N")

if TYPE_CHECKING:
    Ptr = Annotated[T, "pointer"]
    Ref = Annotated[T, "reference"]

    class Array(Generic[T, N]):
        """`N` items of `T` in a row; `Array[u64, Literal[8]]` (or `Array[u64, 8]` where no checker looks)."""

        def __getitem__(self, index: int) -> T: ...
        def __setitem__(self, index: int, value: T) -> None: ...
        def __len__(self) -> int: ...
        def __iter__(self) -> Iterator[T]: ...

    class PerCpu(Generic[T]):
        """One `T` per CPU. In a sequence `.here()` is the copy of the CPU it runs on."""

        def here(self) -> T: ...
        def __getitem__(self, cpu: int) -> T: ...
        def __len__(self) -> int: ...
        def __iter__(self) -> Iterator[T]: ...
        def array(self, field: str = ...) -> Any: ...
        def close(self) -> None: ...

    class PerCid(PerCpu[T]):
        """As `PerCpu`, indexed by the dense concurrency id instead of the CPU number."""
else:

    @record
    class Spelling:
        """One type as written: `Ptr[Node]` is Spelling("Ptr", ("Node" or the class,))."""

        family: str
        arguments: tuple

        def __or__(self, other: object) -> object:
            return typing.Union[typing.Annotated[object, self], other]  # noqa: UP007

        def __ror__(self, other: object) -> object:
            return self | other

    class Family:
        """What stands before the bracket."""

        def __init__(self, name: str, arguments: int, doc: str) -> None:
            self.__name__, self.count, self.__doc__ = name, arguments, doc

        def __getitem__(self, arguments: object) -> Spelling:
            given = arguments if isinstance(arguments, tuple) else (arguments,)
            if len(given) != self.count:
                raise TypeError(f"{self.__name__} takes {self.count} argument(s) in brackets, not {len(given)}")
            return Spelling(self.__name__, given)

        def __repr__(self) -> str:
            return f"rseq.{self.__name__}"

        def __call__(self, *_: object) -> object:
            raise TypeError(f"{self.__name__} is only an annotation; make memory with rseq.per_cpu() or rseq.array()")

    Ptr = Family("Ptr", 1, "The address of one item, or None.")
    Ref = Family("Ref", 1, "A field: one struct in the same segment, or None; the same for every process that maps it.")
    Array = Family("Array", 2, "N items in a row: Array[u64, 8].")
    PerCpu = Family("PerCpu", 1, "One item per CPU.")
    PerCid = Family("PerCid", 1, "One item per concurrency id.")


class AnnotationError(TypeError):
    """The annotation is no type of the language; the text says what to write."""


KNOWN = "u8 … u64, i8 … i64, f64, bool, Ptr[T], Ref[T], Array[T, N], a Struct class, PerCpu[T] or PerCid[T]"


def resolve(annotation: Any, scope: Mapping[str, Any]) -> types.Type:
    """The Type that `annotation` spells; strings are looked up in `scope`.

    Raises AnnotationError with what to write instead.
    """
    if isinstance(annotation, str):
        try:
            annotation = eval(annotation, {"__builtins__": __builtins__, **scope})
        except Exception as error:
            raise AnnotationError(f"the annotation {annotation!r} cannot be read: {error}") from None
    if isinstance(annotation, typing.ForwardRef):
        return resolve(annotation.__forward_arg__, scope)
    if annotation is bool:
        return types.BOOL
    if annotation is float:
        return types.F64
    if annotation is int:
        raise AnnotationError("int has no width; write u64 or i64 (or u8 … i32)")
    for name, number in NUMBERS.items():
        if annotation is number:
            return types.INTS[name]
    layout = getattr(annotation, "__rseq_struct__", None)
    if layout is not None:
        return typing.cast(types.StructType, layout)
    optional = _optional(annotation)
    if optional is not None:
        inner = resolve(optional, scope)
        if isinstance(inner, types.Ref):
            return inner  # None like any other
        if not isinstance(inner, types.Pointer):
            raise AnnotationError(f"only a pointer can be None; {inner.name} | None is no type here")
        return types.Pointer(inner.target, True)
    family = getattr(annotation, "family", None)
    if family is None:
        raise AnnotationError(f"{_spell(annotation)} is no type of the language; use {KNOWN}")
    item = resolve(annotation.arguments[0], scope)
    if isinstance(item, types.PerCpuOf):
        raise AnnotationError(f"{family}[{item.name}]: a per-CPU handle is only a parameter, never inside another type")
    if family == "Ptr":
        return types.Pointer(item)
    if family == "Ref":
        if not isinstance(item, types.StructType):
            raise AnnotationError(f"Ref[{item.name}]: a Ref leads to a struct; make {item.name} the field of one")
        return types.Ref(item)
    if family == "Array":
        return types.ArrayOf(item, _length(annotation.arguments[1], scope))
    return types.PerCpuOf(item, "cpu" if family == "PerCpu" else "cid")


def _spell(annotation: Any) -> str:
    return getattr(annotation, "__name__", None) or repr(annotation)


def _optional(annotation: Any) -> Any:
    """`X` when the annotation is `X | None`, else None."""
    if typing.get_origin(annotation) not in (typing.Union, python_types.UnionType):
        return None
    rest = [a for a in typing.get_args(annotation) if a is not type(None)]
    if len(rest) != 1 or len(typing.get_args(annotation)) != 2:
        return None
    inner = rest[0]
    metadata = getattr(inner, "__metadata__", None)
    return metadata[0] if metadata else inner


def _length(given: Any, scope: Mapping[str, Any]) -> int:
    if isinstance(given, typing.ForwardRef):
        given = given.__forward_arg__
    if isinstance(given, str):
        try:
            given = eval(given, dict(scope))
        except Exception as error:
            raise AnnotationError(f"the length {given!r} cannot be read: {error}") from None
    if typing.get_origin(given) is Literal:
        (given,) = typing.get_args(given)
    if not isinstance(given, int) or isinstance(given, bool) or not 0 < given < 1 << 32:
        raise AnnotationError(f"the length of an Array is a whole number from 1 to 2**32 - 1, not {given!r}")
    return int(given)
