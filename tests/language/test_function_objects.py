"""What `@rseq.sequence` and `@rseq.native` make, as a Python object: names, signature, help, pickling, copies, life."""

from __future__ import annotations

import copy
import functools
import gc
import inspect
import pickle
import pydoc
import weakref
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Ptr, Struct, f64, u8, u64
from rseq.language.function import Function


class Cell(Struct):
    value: u64


@rseq.sequence
def add(cells: PerCpu[Cell], amount: u64 = 1) -> None:
    """Add to the copy of this CPU.

    In more lines than one.
    """
    here = cells.here()
    here.value += amount


@rseq.native
def many(n: u8, weight: f64 = 1.5, flag: bool = False, cell: Ptr[Cell] | None = None) -> tuple[u8, f64, bool]:
    """Give some of it back."""
    return n, weight, flag


@rseq.native
def undocumented() -> None:
    return


class Methods:
    add = add

    @rseq.native
    def inside(n: u64) -> u64:  # type: ignore[misc]  # noqa: N805
        return n + 1


def test_names() -> None:
    assert add.__name__ == "add"
    assert add.__qualname__ == "add"  # type: ignore[attr-defined]
    assert add.__module__ == __name__
    assert add.__doc__ == add.definition.python.__doc__  # from 3.13 on Python takes the indentation off
    assert inspect.cleandoc(str(add.__doc__)) == "Add to the copy of this CPU.\n\nIn more lines than one."
    assert undocumented.__doc__ is None
    assert add.__wrapped__ is add.definition.python  # type: ignore[attr-defined]
    assert add.__annotations__ == {"cells": "PerCpu[Cell]", "amount": "u64", "return": "None"}
    assert type(add) is Function
    assert f"{type(add).__module__}.{type(add).__qualname__}" == "rseq.Function"


def test_repr() -> None:
    assert repr(add) == "<rseq.sequence add(cells: PerCpu[Cell], amount: u64) -> None>"
    assert repr(many) == "<rseq.native many(n: u8, weight: f64, flag: bool, cell: Ptr[Cell] | None) -> u8, f64, bool>"
    assert repr(undocumented) == "<rseq.native undocumented() -> None>"


def test_signature() -> None:
    assert str(inspect.signature(add)) == "(cells: 'PerCpu[Cell]', amount: 'u64' = 1) -> 'None'"
    parameters = inspect.signature(many).parameters
    assert list(parameters) == ["n", "weight", "flag", "cell"]
    assert [p.default for p in parameters.values()] == [inspect.Parameter.empty, 1.5, False, None]
    assert inspect.signature(many).bind(3, flag=True).arguments == {"n": 3, "flag": True}
    assert add.__text_signature__ == "(cells, amount=1)"
    assert many.__text_signature__ == "(n, weight=1.5, flag=False, cell=None)"
    assert undocumented.__text_signature__ == "()"


def test_help() -> None:
    text = pydoc.plain(pydoc.render_doc(add))
    assert "add(cells: 'PerCpu[Cell]', amount: 'u64' = 1) -> 'None'" in text
    assert "Add to the copy of this CPU." in text
    assert "In more lines than one." in text


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("function", [add, many, undocumented], ids=lambda f: f.__name__)
def test_pickled_by_name(function: Any, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(function, protocol)) is function


def test_pickled_by_qualified_name() -> None:
    assert pickle.loads(pickle.dumps(Methods.inside)) is Methods.inside


def test_a_local_function_is_not_pickled() -> None:
    @rseq.native
    def local(n: u64) -> u64:
        return n

    with pytest.raises((AttributeError, pickle.PicklingError), match="local"):
        pickle.dumps(local)


def test_copies_are_the_same() -> None:
    assert copy.copy(add) is add
    assert copy.deepcopy(add) is add
    assert copy.deepcopy([add])[0] is add


def test_as_an_attribute_of_a_class() -> None:
    cells = rseq.per_cpu(Cell)
    made = Methods()
    assert made.add is Methods.add is add
    made.add(cells, 5)
    Methods.add(cells, 6)
    assert sum(cell.value for cell in cells) == 11
    assert Methods.inside(4) == made.inside(4) == 5  # type: ignore[misc,call-arg,arg-type]


def test_hash_equality_attributes() -> None:
    assert add == add
    assert add != many
    assert {add: 1, many: 2}[add] == 1
    remembered: Any = many
    remembered.note = "mine"
    assert remembered.note == "mine"
    del remembered.note
    assert not hasattr(many, "note")
    assert callable(add)


def test_wraps_and_partial() -> None:
    @functools.wraps(many)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return many(*args, **kwargs)

    assert (wrapper.__name__, wrapper.__doc__) == ("many", "Give some of it back.")
    assert inspect.signature(wrapper) == inspect.signature(many)
    assert wrapper(3) == (3, 1.5, False)
    assert functools.partial(many, 3, flag=True)() == (3, 1.5, True)
    assert list(map(many, [1, 2])) == [(1, 1.5, False), (2, 1.5, False)]


def test_weak_references() -> None:
    @rseq.native
    def never_compiled(n: u64) -> u64:
        return n

    reference = weakref.ref(never_compiled)
    assert reference() is never_compiled
    del never_compiled
    gc.collect()
    assert reference() is None

    @rseq.native
    def compiled(n: u64) -> u64:
        return n

    kept = weakref.ref(compiled.compile())
    del compiled
    gc.collect()
    found = kept()
    assert found is not None, "compiled code is kept for ever"
    assert found(3) == 3


def test_compile_gives_the_function() -> None:
    assert many.compile() is many
    assert many.compile() is many
    assert add.restarts >= 0


def test_the_python_body_is_the_reference() -> None:
    cells = rseq.per_cpu(Cell)
    assert add.python(cells, 5) is None  # type: ignore[func-returns-value]
    assert sum(cell.value for cell in cells) == 5
    assert many.python(200) == many(200) == (200, 1.5, False)
    assert many.python(n=200, flag=True) == (200, 1.5, True)


@pytest.mark.parametrize("keywords", [{"n": 1, "unknown": 2}, {"weight": 1.0}])
@pytest.mark.parametrize("positional", [(), (1,), (1, 1.0, True, None, 5)])
def test_the_python_body_refuses_what_the_compiled_one_refuses(positional: tuple[Any, ...], keywords: dict[str, Any]) -> None:
    compiled: Any = many
    try:
        wanted = compiled(*positional, **keywords)
    except TypeError as error:
        with pytest.raises(TypeError) as caught:
            compiled.python(*positional, **keywords)
        assert str(caught.value) == str(error)
    else:
        assert compiled.python(*positional, **keywords) == wanted


def test_no_pointer_for_the_python_body_either() -> None:
    @rseq.native
    def value(cell: Ptr[Cell]) -> u64:
        return cell.value

    nothing: Any = None
    with pytest.raises(TypeError, match="which is never None"):
        value(nothing)
    with pytest.raises(TypeError, match="which is never None"):
        value.python(nothing)


def test_final() -> None:
    with pytest.raises(TypeError, match=r"type 'rseq\.Function' is not an acceptable base type"):
        type("Derived", (Function,), {})
