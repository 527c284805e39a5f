"""What compiled wrappers hand over to Python: unusual arguments, keywords, failures. None of it is hot.

Each function gets the `Function` object first. They convert or raise; compiled code passes the exception on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rseq.compiler import journal
from rseq.language import types
from rseq.language.arguments import arrange
from rseq.language.errors import Aborted, JournalError, RseqError, Unavailable
from rseq.language.status import Status, split
from rseq.language.structs import encode

if TYPE_CHECKING:
    from rseq.language.function import Function


def convert(function: Function[..., Any], index: int, value: Any) -> int | float:
    """One argument as a number: its value, or an address. TypeError, OverflowError or ValueError otherwise."""
    from rseq.memory.percpu import PerCpuHandle

    parameter = function.definition.parameters[index]
    kind, name = parameter.type, f"{function.called}() argument {parameter.name!r}"
    if isinstance(kind, types.PerCpuOf):
        from rseq.language.handles import address_of

        if not isinstance(value, PerCpuHandle):
            raise TypeError(f"{name} is {kind.name}, made with rseq.{_maker(kind)}, not {_shown(value)}")
        if value._type_id != types.type_id(kind):
            raise TypeError(f"{name} is {kind.name}, not {value.kind.name}")
        return address_of(value)
    if isinstance(kind, types.Pointer) and value is None and not kind.optional:
        raise TypeError(f"{name} is {kind.name}, which is never None")
    try:
        number = encode(kind, value, name)  # type: ignore[arg-type]
    except OverflowError:
        better = function.explain({parameter.name: value})
        if better is None:
            raise
        raise better from None
    if number == 0 and isinstance(kind, types.Pointer) and value is not None:
        raise ValueError(f"{name} is a null pointer; a {kind.target.name} was expected")
    return number


def _maker(kind: types.PerCpuOf) -> str:
    return f"per_{kind.index}({kind.item.name})"


def _shown(value: Any) -> str:
    return f"{type(value).__name__}" if value is not None else "None"


def call(function: Function[..., Any], values: tuple[Any, ...], keywords: tuple[str, ...] | None) -> Any:
    """Call with keywords, or with some arguments left out: once more, with all of them in order."""
    names = keywords or ()
    plain = len(values) - len(names)
    given = dict(zip(names, values[plain:], strict=True))
    return function(*arrange(function.called, function.definition.parameters, values[:plain], given))


def fail(function: Function[..., Any], status: int, *numbers: int) -> None:
    """Raise what a status other than done means. `numbers`: of a sequence, the whole numbers it was given."""
    how, line = split(status)
    name = f"{function.called}()"
    place = f"{function.definition.file}:{line}: in {name}: "
    match how:
        case Status.ABORTED:
            raise Aborted(f"{name} was restarted more than {function.definition.max_restarts} times and gave up; nothing was committed")
        case Status.UNAVAILABLE:
            raise Unavailable(_why(name))
        case Status.INDEX:
            names = [p.name for p in function.definition.parameters if isinstance(p.type, types.Int)]
            better = function.explain(dict(zip(names, numbers, strict=False)))
            if better is not None:
                raise better
            raise IndexError(f"{place}index out of range")
        case Status.ASSERTION:
            raise AssertionError(f"{place}assertion failed")
        case Status.NULL:
            raise ValueError(f"{place}a null pointer was followed")
        case Status.ZERO:
            raise ZeroDivisionError(f"{place}division by zero")
        case Status.SEGMENT:
            raise ValueError(
                f"{place}a Ref leads out of its segment; a Ref, and what it leads to, lie in the segment of the function's first per-CPU "
                f"argument (and where all memory is made there, something has damaged it)"
            )
        case Status.DAMAGED:
            raise JournalError(
                f"{name} finds that this CPU's journal is damaged, and leaves it as it is: it has more entries than there is room for, "
                f"or one that leads out of the region, so that no transaction has written it; {journal.REMEDY}"
            )
    raise RseqError(f"{name} returned the unknown status {status}")


def _why(name: str) -> str:
    from rseq.kernel.backend import choose

    chosen = choose()
    return (
        f"{name} cannot run on this memory in this thread: the memory's backend is another than the thread can use, "
        f"handles of both backends were mixed, it was made with fewer copies than there are CPUs, "
        f"or a lock stayed taken (backend here: {chosen.backend}, {chosen.reason})"
    )


def stray(function: Function[..., Any], address: int) -> None:
    """A result that points to nothing we know."""
    raise RuntimeError(f"{function.called}() returned the pointer {address:#x}, which leads out of the memory made by rseq")
