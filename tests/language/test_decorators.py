"""`@rseq.sequence` and `@rseq.native`: their options, what they go on, and sources that cannot be read."""

from __future__ import annotations

import functools
import inspect
import pydoc
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Struct, u64
from rseq.language import intrinsics


class Cell(Struct):
    value: u64


sequence: Any = rseq.sequence
native: Any = rseq.native


@pytest.mark.parametrize("given", [-1, 1 << 31, True, 1.5, "3"])
def test_max_restarts_is_a_number(given: Any) -> None:
    with pytest.raises(ValueError) as caught:
        sequence(max_restarts=given)
    assert str(caught.value) == f"max_restarts is a number from 0 to 2**31 - 1, or None, not {given!r}"


@pytest.mark.parametrize("given", [0, 1, (1 << 31) - 1, None])
def test_max_restarts_that_are_good(given: int | None) -> None:
    @rseq.sequence(max_restarts=given)
    def add(cells: PerCpu[Cell]) -> None:
        here = cells.here()
        here.value += 1

    cells = rseq.per_cpu(Cell)
    done = 0
    for _ in range(200):
        try:
            add(cells)
            done += 1
        except rseq.Aborted as error:
            assert str(error) == f"add() was restarted more than {given} times and gave up; nothing was committed"
    assert done > 0
    assert sum(cell.value for cell in cells) == done
    assert add.definition.max_restarts == given


@pytest.mark.parametrize("given", [1, None, "yes"])
def test_release_gil_is_a_bool(given: Any) -> None:
    with pytest.raises(TypeError) as caught:
        native(release_gil=given)
    assert str(caught.value) == f"release_gil is True or False, not {given!r}"


def test_each_has_its_own_options() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'release_gil'"):
        sequence(release_gil=True)
    with pytest.raises(TypeError, match="unexpected keyword argument 'max_restarts'"):
        native(max_restarts=3)
    with pytest.raises(TypeError, match="positional argument"):
        sequence(len, 3)


class Wrong:
    def method(self) -> None: ...

    def __call__(self) -> None: ...


@pytest.mark.parametrize(
    ("target", "what"),
    [
        (Wrong, "a type"),
        (Cell, "a StructMeta"),
        (len, "a builtin_function_or_method"),
        (Wrong().method, "a method"),
        (Wrong(), "a Wrong"),
        (functools.partial(print), "a partial"),
        (staticmethod(print), "a staticmethod"),
        (classmethod(print), "a classmethod"),
        (property(), "a property"),
        (3, "a int"),
        ("text", "a str"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("kind", ["sequence", "native"])
def test_only_on_plain_functions(kind: str, target: Any, what: str) -> None:
    for decorate in (getattr(rseq, kind), getattr(rseq, kind)()):
        with pytest.raises(TypeError) as caught:
            decorate(target)
        assert str(caught.value) == f"@rseq.{kind} goes on a plain function (def), not on {what}"


def test_not_twice() -> None:
    @rseq.native
    def once(n: u64) -> u64:
        return n

    for decorate in (sequence, native):
        with pytest.raises(TypeError, match=r"goes on a plain function \(def\), not on a Function$"):
            decorate(once)


def test_a_lambda() -> None:
    shortened = native(lambda n: n)
    for attempt in (shortened, shortened.compile, lambda *_: shortened.bind(1)):
        with pytest.raises(rseq.CompileError) as caught:
            attempt(*([1] if attempt is shortened else []))
        assert caught.value.message == "<lambda> is not a plain function"
        assert caught.value.help == "write `def`; lambdas and async functions are not in the language"
        assert str(caught.value).startswith(f"{__file__}:{shortened.definition.python.__code__.co_firstlineno}: <lambda> is not")
    assert repr(shortened) == "<rseq.native <lambda>, not valid>"


def test_a_method() -> None:
    class Holder:
        @rseq.native
        def method(self, n: u64) -> u64:
            return n

    wrong: Any = Holder.method
    with pytest.raises(rseq.CompileError) as caught:
        wrong(Holder(), 3)
    line = wrong.definition.python.__code__.co_firstlineno + 1
    assert str(caught.value) == (
        f"{__file__}:{line}: the parameter self has no type\n"
        f"  {line} |         def method(self, n: u64) -> u64:\n"
        f"  {' ' * len(str(line))} |                    ^^^^\n"
        "  help: write self: u64, or whichever type it has"
    )


def made_by_exec() -> Any:
    names: dict[str, Any] = {"rseq": rseq, "u64": u64}
    exec("@rseq.native\ndef hidden(n: u64) -> u64:\n    return n\n", names)
    return names["hidden"]


def test_a_source_that_cannot_be_read() -> None:
    hidden = made_by_exec()
    with pytest.raises(rseq.CompileError) as caught:
        hidden(1)
    assert str(caught.value) == (
        "<string>:1: the source of hidden cannot be read: it was not written in a file\n"
        "  help: write it in a module, a script or a notebook cell; a plain `python -c` or exec() keeps no source"
    )


def test_what_is_not_valid_can_still_be_looked_at() -> None:
    hidden = made_by_exec()
    assert repr(hidden) == "<rseq.native hidden, not valid>"
    assert str(inspect.signature(hidden)).startswith("(n: ")
    assert "hidden(n" in pydoc.plain(pydoc.render_doc(hidden))


def test_a_source_that_changed(tmp_path: Path) -> None:
    """The file is gone when the function is compiled: the same message, not a crash."""
    import importlib.util

    file = tmp_path / "gone.py"
    file.write_text("import rseq\nfrom rseq import u64\n\n@rseq.native\ndef lost(n: u64) -> u64:\n    return n\n")
    spec = importlib.util.spec_from_file_location("gone", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    file.unlink()
    module.__dict__.pop("__loader__", None)
    module.__dict__.pop("__spec__", None)
    with pytest.raises(rseq.CompileError, match="the source of lost cannot be read: it was not written in a file"):
        module.lost(1)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("staging", ()), ("at_most", (3,)), ("cpu", ()), ("load_acquire", (1,)), ("store_release", (1, 2)),
        ("atomic.load", (1,)), ("atomic.store", (1, 2)), ("atomic.add", (1, 2)), ("atomic.sub", (1, 2)), ("atomic.and_", (1, 2)),
        ("atomic.or_", (1, 2)), ("atomic.xor", (1, 2)), ("atomic.exchange", (1, 2)), ("atomic.compare_exchange", (1, 2, 3)),
        ("atomic.fence", ()), ("float_bits", (1.0,)),
    ],
)  # fmt: skip
def test_names_that_mean_something_only_in_compiled_functions(name: str, given: tuple[Any, ...]) -> None:
    found: Any = intrinsics
    for part in name.split("."):
        found = getattr(found, part)
    with pytest.raises(RuntimeError) as caught:
        found(*given)
    assert str(caught.value) == f"rseq.{name}() has a meaning only inside of a function with @rseq.sequence or @rseq.native"


def test_decorating_compiles_nothing() -> None:
    @rseq.native
    def invalid(n: u64) -> u64:
        return missing_name  # type: ignore[name-defined]  # noqa: F821

    with pytest.raises(rseq.CompileError, match="missing_name"):
        invalid(1)
    with pytest.raises(rseq.CompileError, match="missing_name"):
        invalid.compile()
