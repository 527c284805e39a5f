"""Every rule's message, whole. The functions are in the modules beside this file, the messages in the .txt beside those.

And the other way round: every place in the front end that refuses something is reached by some function here, so
that no message is unread.
"""

from __future__ import annotations

import ast
import importlib
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rseq
from rseq.compiler import frontend
from rseq.compiler.listing import listing
from rseq.compiler.targets import host
from rseq.language.function import Function
from tests.conftest import Golden

HERE = Path(__file__).parent
MODULES = ["sequences", "expressions", "transactions", "references"]
GOOD = {"push", "take", "writes", "bumps", "pair", "good", "second"}


def functions(name: str) -> dict[str, Function[..., Any]]:
    module = importlib.import_module(f"tests.compiler.errors.{name}")
    return {n: f for n, f in vars(module).items() if isinstance(f, Function) and n not in GOOD}


def refusal(function: Function[..., Any]) -> rseq.CompileError:
    with pytest.raises(rseq.CompileError) as caught:
        listing(frontend.build(function.definition), host())
    return caught.value


@pytest.mark.parametrize("name", MODULES)
def test_golden_messages(name: str, golden: Golden) -> None:
    parts = []
    for title, function in functions(name).items():
        text = str(refusal(function)).replace(str(HERE) + "/", "")
        parts.append(f"--- {title}\n{text}\n")
    golden.check(HERE / f"{name}.txt", "\n".join(parts))


@pytest.mark.parametrize("name", MODULES)
def test_each_message_has_place_excerpt_and_caret(name: str) -> None:
    for title, function in functions(name).items():
        error = refusal(function)
        file = str(HERE / f"{name}.py")
        assert str(error).startswith(f"{file}:{error.places[0].line}: "), title
        assert error.places[0].file == file, title
        assert "^" in str(error), title


def test_a_conflict_names_both_places() -> None:
    error = refusal(functions("sequences")["two_commits"])
    assert [place.label for place in error.places] == ["the second", "the first commit"]
    assert error.places[0].line == error.places[1].line + 1


def test_the_first_call_raises_it_too() -> None:
    function = functions("sequences")["two_commits"]
    with pytest.raises(rseq.CompileError, match="a second store that others can see"):
        function(None, None)


def _raising_calls(module: ModuleType) -> set[tuple[str, int, int]]:
    """Places in the source of a module where `.error(…)` is called, or, in the front end, a CompileError made."""
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text())
    direct = "CompileError" if module.__package__ == "rseq.compiler.frontend" else None
    return {
        (Path(module.__file__).name, node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (node.func.attr == "error" if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "") == direct)
    }


# Refused by Python's own parser, or unreachable through it: kept as a safeguard.
UNREACHABLE = {"outside of a loop", "a tuple assignment takes"}


def test_every_refusal_of_the_front_end_is_tested() -> None:
    modules = [
        importlib.import_module(f"rseq.compiler.frontend.{name}")
        for name in (
            "references",
            "places",
            "expressions",
            "calls",
            "intrinsics",
            "loops",
            "statements",
            "transactions",
            "recording",
            "mixing",
        )
    ]
    modules.append(importlib.import_module("rseq.language.definition"))
    wanted = set().union(*map(_raising_calls, modules))
    seen = set()
    for name in MODULES:
        for function in functions(name).values():
            try:
                listing(frontend.build(function.definition), host())
            except rseq.CompileError as error:
                for frame in traceback.extract_tb(error.__traceback__):
                    file = Path(frame.filename).name
                    seen |= {place for place in wanted if place[0] == file and place[1] <= (frame.lineno or 0) <= place[2]}
    lines = {m.__file__: Path(m.__file__ or "").read_text().splitlines() for m in modules}
    missed = []
    for file, first, last in sorted(wanted - seen):
        source = next(text for path, text in lines.items() if path and Path(path).name == file)
        text = " ".join(part.strip() for part in source[first - 1 : last])
        if not any(known in text for known in UNREACHABLE):
            missed.append(f"{file}:{first}: {text}")
    assert not missed, "\n".join(missed)
