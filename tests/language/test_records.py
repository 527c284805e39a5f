"""Records behave as frozen dataclasses do."""

from __future__ import annotations

import dataclasses
import gc
import weakref
from typing import Any

import pytest

import rseq
from rseq import Ptr, Struct, u64
from rseq.language.records import record


@record
class Place:
    file: str
    line: int
    label: str = ""


@dataclasses.dataclass(frozen=True)
class Standard:
    file: str
    line: int
    label: str = ""


@pytest.mark.parametrize("cls", [Place, Standard])
def test_as_a_frozen_dataclass(cls: Any) -> None:
    place = cls("a.py", 3)
    assert (place.file, place.line, place.label) == ("a.py", 3, "")
    assert place == cls("a.py", line=3)
    assert place != cls("a.py", 4)
    assert place != ("a.py", 3, "")
    assert hash(place) == hash(cls("a.py", 3))
    assert repr(place) == f"{cls.__name__}(file='a.py', line=3, label='')"
    match place:
        case cls(file, line):
            assert (file, line) == ("a.py", 3)
        case _:
            raise AssertionError
    with pytest.raises(AttributeError, match="cannot assign to field 'line'"):
        place.line = 4
    for wrong in (lambda: cls(), lambda: cls("a", 1, "", 2), lambda: cls("a", 1, other=2), lambda: cls(line=1)):
        with pytest.raises(TypeError):
            wrong()


def test_compiled_functions_do_not_keep_the_frame_they_were_made_in() -> None:
    class Big:
        pass

    def make() -> tuple[Any, weakref.ref[Big]]:
        class Local(Struct):
            next: Ptr["Local"]
            value: u64

        held = Big()

        @rseq.native
        def value(node: Ptr[Local]) -> u64:
            return node.value

        node = Local(value=3)
        assert value(node) == 3
        assert value.python(node) == 3
        return value, weakref.ref(held)

    _, reference = make()
    gc.collect()
    assert reference() is None
