"""`Function`: the object that `@rseq.sequence` and `@rseq.native` make.

Calling it must cost what calling a builtin costs, and it must have attributes, a signature, and pickle by name. So
it is a heap type whose calls go to a compiled entry point by the vectorcall protocol (PEP 590), with its methods written in
Python below. Until it is compiled the entry point is null, and CPython calls `__call__`, which compiles.

`bind` makes a plain builtin (PyCFunction) over the compiled entry, with the first argument as its `self`.

Compiled code and what it refers to (method definitions, counters, these objects) are kept for ever.
"""

from __future__ import annotations

import ctypes
import functools
import os
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from rseq.language import types
from rseq.language.definition import Definition
from rseq.language.heap_types import make_type, poke

if TYPE_CHECKING:
    import inspect

P = ParamSpec("P")
R = TypeVar("R")

_compile_lock = threading.RLock()
os.register_at_fork(before=_compile_lock.acquire, after_in_parent=_compile_lock.release, after_in_child=_compile_lock.release)
_kept: list[Any] = []
METH_FASTCALL_KEYWORDS = 0x0080 | 0x0002


class MethodDefinition(ctypes.Structure):
    """PyMethodDef."""

    _fields_ = [
        ("name", ctypes.c_char_p),
        ("function", ctypes.c_void_p),
        ("flags", ctypes.c_int),
        ("doc", ctypes.c_char_p),
    ]


class FunctionMethods(Generic[P, R]):
    """What a compiled function can do, beside being called."""

    definition: Definition
    __name__: str
    called: str
    """What messages and bound builtins call it: its name, until a structure whose method it is gives it that one's."""
    explain: Callable[[Mapping[str, Any]], Exception | None]
    """Asked when a number does not fit, or an index is out of range: a better exception, by the arguments that are whole numbers."""
    if TYPE_CHECKING:
        _code: int

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self._entries: dict[str, int] = {}
        self._name = ""
        self.called, self.explain = definition.name, _no_better
        functools.update_wrapper(self, definition.python)
        _defer_reference_count(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        if self._code:  # another thread was faster, or a subclass of the protocol came here anyway
            return cast(R, ctypes_call(self, args, kwargs))
        self.compile()
        return self(*args, **kwargs)

    def compile(self) -> FunctionMethods[P, R]:
        """Compile now instead of at the first call, and return the function itself. Raises CompileError.

        About 25 ms, 3 ms when the object code is in the cache, nothing if it is compiled already. The first in a process
        loads LLVM, which takes 40 ms more.
        """
        if not self._code:
            with _compile_lock:
                if not self._code:
                    self._load()
        return self

    def _load(self) -> None:
        poke(self, CODE_OFFSET, self._entry("vectorcall"))

    def _entry(self, name: str) -> int:
        """The address of an entry: "vectorcall", "bound" or "c"; compiled when first asked for."""
        with _compile_lock:
            if name not in self._entries:
                from rseq.compiler import loader

                self._entries[name] = loader.load_entry(self, name)
                _kept.append(self)
            return self._entries[name]

    # Introspection

    @property
    def restarts(self) -> int:
        """How often the section was aborted and started over, in this process, since it was compiled."""
        from rseq.compiler.unit import restart_counter

        if self.definition.kind == "transaction":
            from rseq.compiler.frontend.transactions import parts_of

            return sum(int(restart_counter(part).value) for part in parts_of(self.definition))
        return int(restart_counter(self.definition).value)

    @property
    def address(self) -> int:
        """The address of the C function: `int name(arguments…, results *)`; see docs/architecture.md."""
        return self._entry("c")

    @property
    def ctypes(self) -> Any:
        """The C function as a ctypes function, `argtypes` set. It checks nothing: for numba, cffi and tests."""
        arguments: list[Any] = [_ctype(p.type) for p in self.definition.parameters]
        if self.definition.results:
            arguments.append(ctypes.c_void_p)
        return ctypes.CFUNCTYPE(ctypes.c_int32, *arguments)(self.address)

    @property
    def python(self) -> Callable[P, R]:
        """The body interpreted by Python, on the same memory, not atomically: the reference for tests."""
        from rseq.language import interpreter

        return functools.partial(interpreter.call, self.definition)

    @property
    def __signature__(self) -> inspect.Signature:
        import inspect

        return inspect.signature(self.definition.python)

    @property
    def __text_signature__(self) -> str:
        return _text_signature(self.definition, 0)

    def __repr__(self) -> str:
        try:
            inside = ", ".join(f"{p.name}: {p.type.name}" for p in self.definition.parameters)
            results = ", ".join(r.name for r in self.definition.results) or "None"
            return f"<rseq.{self.definition.kind} {self.definition.name}({inside}) -> {results}>"
        except Exception:  # a repr must not fail; calling it tells what is wrong
            return f"<rseq.{self.definition.kind} {self.definition.name}, not valid>"

    def __get__(self, instance: Any, owner: type | None = None) -> FunctionMethods[P, R]:
        return self

    def __reduce__(self) -> str:
        return self.definition.python.__qualname__

    def __copy__(self) -> FunctionMethods[P, R]:
        return self

    def __deepcopy__(self, memo: Any) -> FunctionMethods[P, R]:
        return self

    # Binding

    def bind(self, *leading: Any) -> Callable[..., R]:
        """A builtin with the first arguments given: `push_here = push.bind(lists)`, then `push_here(node)`.

        The arguments are checked here (TypeError, ValueError), and again for closed memory at every call. On
        free-threaded Python give every thread its own, so that they share no reference count.
        """
        parameters = self.definition.parameters
        if not leading:
            raise TypeError(f"bind() takes at least one argument: {self.called}.bind({parameters[0].name if parameters else ''})")
        if len(leading) > len(parameters):
            raise TypeError(f"{self.called}() takes {len(parameters)} arguments, bind() was given {len(leading)}")
        from rseq.compiler.python_slow import convert

        for index, value in enumerate(leading):
            convert(self, index, value)  # type: ignore[arg-type]
        first, *rest = leading
        builtin = self._bound(first)
        return functools.partial(builtin, *rest) if rest else builtin

    def _bound(self, first: Any) -> Callable[..., R]:
        definition = self._method
        create = ctypes.pythonapi.PyCFunction_NewEx
        create.restype = ctypes.py_object
        create.argtypes = [ctypes.c_void_p, ctypes.py_object, ctypes.c_void_p]
        made: Callable[..., R] = create(ctypes.addressof(definition), first, None)
        _defer_reference_count(made)
        return made

    @functools.cached_property
    def _method(self) -> MethodDefinition:
        doc = f"{self.called}{_text_signature(self.definition, 1)}\n--\n\n{self.definition.doc}"
        made = MethodDefinition(self.called.encode(), self._entry("bound"), METH_FASTCALL_KEYWORDS, doc.encode())
        _kept.append(made)
        return made


def _no_better(_: Mapping[str, Any]) -> None:
    """Nothing better to say."""


def _defer_reference_count(callable: Any) -> None:
    """On free-threaded Python (from 3.14): calls from many threads do not contend for the reference count."""
    enable = getattr(ctypes.pythonapi, "PyUnstable_Object_EnableDeferredRefcount", None)
    if enable is not None:
        enable.argtypes = [ctypes.py_object]
        enable(callable)


def ctypes_call(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Call through the compiled entry, whatever brought us to `__call__`."""
    call = ctypes.pythonapi.PyVectorcall_Call
    call.restype = ctypes.py_object
    call.argtypes = [ctypes.py_object, ctypes.py_object, ctypes.py_object]
    return call(function, args, kwargs)


CODE_OFFSET = FunctionMethods.__basicsize__

if TYPE_CHECKING:

    class Function(FunctionMethods[P, R]): ...

else:
    FunctionMethods.__name__ = FunctionMethods.__qualname__ = "Function"
    Function = make_type("rseq.Function", FunctionMethods, ["_code"], 0, vectorcall="_code")
    Function.__module__ = "rseq"


def _ctype(kind: types.Type) -> Any:
    from rseq.language.structs import c_type

    if isinstance(kind, types.PerCpuOf | types.Pointer):
        return ctypes.c_void_p
    return c_type(kind)  # type: ignore[arg-type]


def _text_signature(definition: Definition, skip: int) -> str:
    shown = [p.name + (f"={p.default!r}" if p.has_default else "") for p in definition.parameters[skip:]]
    return f"({', '.join(shown)})"
