"""What a decorator captures: the Python function, its options, and (when first asked) its typed signature.

A `Definition` is the input of the compiler, of the interpreter behind `f.python`, and of the Python-call
wrapper. Making one costs microseconds and compiles nothing: annotations are resolved on first use, so
that a module may name classes that it defines further down.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any, Literal

from rseq.language import types
from rseq.language.annotations import AnnotationError, resolve
from rseq.language.errors import CompileError, Place
from rseq.language.records import record

if TYPE_CHECKING:
    import ast


_MISSING = object()


@record
class Parameter:
    """One parameter: its type, and its default (None together with `has_default` False: required)."""

    name: str
    type: types.Type
    has_default: bool = False
    default: int | float | bool | None = None


class Definition:
    """A function of the language. Two definitions are the same only if they are one object.

    `frame`: where it was decorated, if inside of a function; annotations may name what is local there.
    """

    def __init__(
        self,
        python: Callable[..., Any],
        kind: Literal["sequence", "native", "transaction"],
        max_restarts: int | None = None,
        release_gil: bool = False,
        frame: FrameType | None = None,
    ) -> None:
        self.python, self.kind, self.max_restarts, self.release_gil, self.frame = python, kind, max_restarts, release_gil, frame
        self._locals: dict[str, Any] = {}

    @property
    def name(self) -> str:
        return self.python.__name__

    @property
    def qualified_name(self) -> str:
        return f"{self.python.__module__}.{self.python.__qualname__}"

    @property
    def file(self) -> str:
        return self.python.__code__.co_filename

    @property
    def doc(self) -> str:
        import inspect

        return inspect.getdoc(self.python) or ""

    @functools.cached_property
    def scope(self) -> dict[str, Any]:
        """Every name the body can see that is not its own: globals, then the closure's constants."""
        import inspect

        inside = inspect.getclosurevars(self.python).nonlocals
        return {**self.python.__globals__, **inside}

    @property
    def names(self) -> dict[str, Any]:
        """What annotations can name: the body's scope, and the local names of an enclosing function."""
        local = self._locals if self.frame is None else self.frame.f_locals
        return {**local, **self.scope}

    def settle(self) -> None:
        """Keep only the local names that annotations mention, and let the frame (and all it holds) go."""
        if self.frame is None:
            return
        import ast
        import re

        texts = [
            ast.unparse(a) for node in ast.walk(self.tree) for a in (getattr(node, "annotation", None), getattr(node, "returns", None)) if a
        ]
        mentioned = set(re.findall(r"\w+", " ".join(texts)))
        self._locals = {name: value for name, value in self.frame.f_locals.items() if name in mentioned}
        self.frame = None

    @functools.cached_property
    def tree(self) -> ast.FunctionDef:
        """The syntax tree, with line and column numbers of the file."""
        import ast
        import inspect
        import linecache
        import textwrap

        first = self.python.__code__.co_firstlineno
        lines = linecache.getlines(self.file, self.python.__globals__)
        if not lines:
            raise CompileError(
                f"the source of {self.name} cannot be read: it was not written in a file",
                [Place(self.file, first, 0, 0)],
                "write it in a module, a script or a notebook cell; a plain `python -c` or exec() keeps no source",
            )
        block = inspect.getblock(lines[first - 1 :])
        text = "".join(block)
        indent = len(block[0]) - len(block[0].lstrip())
        tree = ast.parse(textwrap.dedent(text)).body[0]
        ast.increment_lineno(tree, first - 1)
        for node in ast.walk(tree):
            if isinstance(node, ast.expr | ast.stmt | ast.arg | ast.keyword | ast.alias):
                node.col_offset += indent
                if node.end_col_offset is not None:
                    node.end_col_offset += indent
        if not isinstance(tree, ast.FunctionDef):
            raise CompileError(
                f"{self.name} is not a plain function",
                [Place(self.file, first, 0, 0)],
                "write `def`; lambdas and async functions are not in the language",
            )
        return tree

    @functools.cached_property
    def parameters(self) -> list[Parameter]:
        arguments = self.tree.args
        odd = arguments.vararg or arguments.kwarg or next(iter(arguments.kwonlyargs), None)
        if odd is not None:
            raise self.error(odd, "a compiled function takes plain positional parameters only", "name each one")
        plain = [*arguments.posonlyargs, *arguments.args]
        defaults = list(self.python.__defaults__ or ())
        first_default = len(plain) - len(defaults)
        made = []
        for place, node in enumerate(plain):
            kind = self._resolve(node, node.arg, f"the parameter {node.arg} has no type")
            if isinstance(kind, types.Ref):
                raise self.error(node, f"{kind.name} is only in memory", f"pass a pointer: {node.arg}: Ptr[{kind.target.name}] | None")
            if isinstance(kind, types.StructType | types.ArrayOf):
                raise self.error(node, f"{kind.name} cannot be passed by value", f"write {node.arg}: Ptr[{kind.name}]")
            if place < first_default:
                made.append(Parameter(node.arg, kind))
                continue
            default = defaults[place - first_default]
            made.append(Parameter(node.arg, kind, True, self._default(node, kind, default)))
        return made

    @functools.cached_property
    def results(self) -> tuple[types.Scalar, ...]:
        """() for None, one type, or several for a tuple."""
        hint: Any = self.python.__annotations__.get("return", _MISSING)
        node = self.tree.returns or self.tree
        if hint is _MISSING:
            raise self.error(self.tree, f"{self.name} has no result type", "write `-> None` or the type it returns")
        if isinstance(hint, str):
            try:
                hint = eval(hint, dict(self.names))
            except Exception as error:
                raise self.error(node, f"the result type cannot be read: {error}", "") from None
        if hint is None or hint is type(None):
            return ()
        parts = typing.get_args(hint) if typing.get_origin(hint) is tuple else (hint,)
        kinds = []
        for part in parts:
            try:
                kind = resolve(part, self.names)
            except AnnotationError as error:
                raise self.error(node, str(error), "") from None
            if isinstance(kind, types.Ref):
                raise self.error(node, f"{kind.name} is only in memory", f"return a pointer: Ptr[{kind.target.name}] | None")
            if not types.is_scalar(kind):
                raise self.error(node, f"{kind.name} cannot be returned by value", "return a pointer to it, or its fields")
            kinds.append(typing.cast(types.Scalar, kind))
        return tuple(kinds)

    def error(self, node: ast.AST, message: str, help: str) -> CompileError:
        return CompileError(message, [self.place(node)], help)

    def place(self, node: ast.AST, label: str = "") -> Place:
        """Where a node stands; a node of several lines is shown by its first."""
        import ast
        import linecache

        line = getattr(node, "lineno", self.tree.lineno)
        column = getattr(node, "col_offset", 0)
        end = getattr(node, "end_col_offset", column + 1)
        if isinstance(node, ast.FunctionDef):
            column, end = column + 4, column + 4 + len(node.name)
        elif getattr(node, "end_lineno", line) != line:
            end = len(linecache.getline(self.file, line).rstrip())
        return Place(self.file, line, column, end or column + 1, label)

    def _resolve(self, node: ast.arg, name: str, missing: str) -> types.Type:
        hint = self.python.__annotations__.get(name)
        if hint is None:
            raise self.error(node, missing, f"write {name}: u64, or whichever type it has")
        try:
            return resolve(hint, self.names)
        except AnnotationError as error:
            raise self.error(node, str(error), "") from None

    def _default(self, node: ast.arg, kind: types.Type, value: Any) -> int | float | bool | None:
        fits = (
            (isinstance(kind, types.Int) and isinstance(value, int) and kind.low <= value <= kind.high)
            or (isinstance(kind, types.Float) and isinstance(value, int | float))
            or (isinstance(kind, types.Bool) and isinstance(value, bool))
            or (isinstance(kind, types.Pointer) and kind.optional and value is None)
        )
        if not fits:
            raise self.error(node, f"the default {value!r} is no {kind.name}", "give a constant of the parameter's type")
        return typing.cast("int | float | bool | None", value)
