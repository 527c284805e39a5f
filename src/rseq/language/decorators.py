"""`@rseq.sequence` and `@rseq.native`: from a Python function to a compiled one."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

from rseq.language.definition import Definition

if TYPE_CHECKING:
    from rseq.language.function import Function

P = ParamSpec("P")
R = TypeVar("R")


@overload
def sequence(function: Callable[P, R], /) -> Function[P, R]: ...
@overload
def sequence(*, max_restarts: int | None = None) -> Callable[[Callable[P, R]], Function[P, R]]: ...
def sequence(function: Any = None, /, *, max_restarts: int | None = None) -> Any:
    """Make a restartable sequence of a typed function; it is compiled when it is first called.

    `max_restarts`: give up (`rseq.Aborted`) after so many restarts, 0 to 2**31 - 1; None retries until done.
    The rules are in docs/language.md; a function that breaks one raises `rseq.CompileError` when it is
    compiled. Decorating costs microseconds; the first call some 25 ms, or 3 ms from the cache, and the first of all in
    a process loads LLVM, 40 ms more.
    """
    if max_restarts is not None and (
        isinstance(max_restarts, bool) or not isinstance(max_restarts, int) or not 0 <= max_restarts < 1 << 31
    ):
        raise ValueError(f"max_restarts is a number from 0 to 2**31 - 1, or None, not {max_restarts!r}")
    return _decorate(function, "sequence", max_restarts=max_restarts)


@overload
def native(function: Callable[P, R], /) -> Function[P, R]: ...
@overload
def native(*, release_gil: bool = False) -> Callable[[Callable[P, R]], Function[P, R]]: ...
def native(function: Any = None, /, *, release_gil: bool = False) -> Any:
    """Make a compiled function of a typed function: loops, calls, atomics; sequences it calls are inlined.

    `release_gil`: let other Python threads run while it runs (costs some 50 ns a call; for long loops).
    """
    if not isinstance(release_gil, bool):
        raise TypeError(f"release_gil is True or False, not {release_gil!r}")
    return _decorate(function, "native", release_gil=release_gil)


@overload
def transaction(function: Callable[P, R], /) -> Function[P, R]: ...
@overload
def transaction(*, max_restarts: int | None = None) -> Callable[[Callable[P, R]], Function[P, R]]: ...
def transaction(function: Any = None, /, *, max_restarts: int | None = None) -> Any:
    """Make a transaction of a typed function: up to 14 words of this CPU's copy are changed together, or not at all.

    Others never see some of its stores without the rest, also if the thread is killed in between (read with `rseq.snapshot`).
    It writes 8-byte fields of the copy that `.here()` gives; it costs two sections. How it works: docs/language.md.
    """
    if max_restarts is not None and (
        isinstance(max_restarts, bool) or not isinstance(max_restarts, int) or not 0 <= max_restarts < 1 << 31
    ):
        raise ValueError(f"max_restarts is a number from 0 to 2**31 - 1, or None, not {max_restarts!r}")
    return _decorate(function, "transaction", max_restarts=max_restarts)


def _decorate(function: Any, kind: Any, **options: Any) -> Any:
    caller = sys._getframe(2)
    frame = caller if caller.f_locals is not caller.f_globals else None

    def decorate(target: Any) -> Any:
        from rseq.language.function import Function

        if not isinstance(target, types.FunctionType):
            what = "a " + type(target).__name__
            raise TypeError(f"@rseq.{kind} goes on a plain function (def), not on {what}")
        return Function(Definition(target, kind, frame=frame, **options))

    return decorate if function is None else decorate(function)
