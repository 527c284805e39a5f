"""The verifiers find what they are there to find: IR and sections broken on purpose, one rule after the other."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from rseq.compiler import ir, targets, unit, verify
from rseq.compiler.ir import Binary, Commit, Const, Fail, Function, Jump, Load, Move, Return, Store
from rseq.compiler.registers import allocate
from rseq.compiler.section import Section, lay_out
from rseq.compiler.steps import Arm, LeaveIf
from rseq.compiler.verify_section import verify_section
from rseq.language.types import F64, U8, U32, U64
from tests.compiler import every_feature


def fresh(name: str = "push") -> Function:
    """A private copy of a function's IR."""
    original = unit.function_of(getattr(every_feature, name).definition)
    blocks = [ir.Block(b.label, list(b.body), b.end) for b in original.blocks]
    return dataclasses.replace(original, blocks=blocks)


def change(function: Function, wanted: type, **changes: object) -> None:
    """Replace fields of the first node of a kind."""
    for block in function.blocks:
        for place, node in enumerate(block.body):
            if isinstance(node, wanted):
                block.body[place] = dataclasses.replace(node, **changes)  # type: ignore[arg-type]
                return
        if isinstance(block.end, wanted):
            end: Any = block.end
            block.end = dataclasses.replace(end, **changes)
            return
    raise AssertionError(f"no {wanted.__name__}")


def breakers() -> dict[str, Callable[[Function], object]]:
    elsewhere = ir.Where(1, 0)
    return {
        "goes to nowhere, which does not exist": lambda f: setattr(f.blocks[0], "end", Jump("nowhere", elsewhere)),
        "has no end": lambda f: setattr(f.blocks[0], "end", None),
        "there is no block": lambda f: f.blocks.clear(),
        "two blocks have one label": lambda f: f.blocks.append(f.blocks[0]),
        "has no source position": lambda f: change(f, Load, where=ir.Where(0, 0)),
        "role": lambda f: change(f, Store, role="plain"),
        "types differ": lambda f: change(f, Store, kind=U8),
        "address, type or order": lambda f: change(f, Commit, kind=U8),
        "address or order": lambda f: change(f, Load, order="release"),
        "is read at line": lambda f: f.blocks[0].body.pop(0),
        "results": lambda f: change(f, Commit, values=(Const(1, U64),)),
        "a section cannot divide": lambda f: f.blocks[0].body.append(
            Binary(ir.Var("x", U64, 999), "div", Const(1, U64), Const(2, U64), elsewhere)
        ),
        "reason": lambda f: setattr(f.blocks[0], "end", Fail("nonsense", elsewhere)),  # type: ignore[arg-type]
        "only in sequences": lambda f: setattr(f, "kind", "native"),
    }


@pytest.mark.parametrize("text", breakers())
def test_broken_ir_is_found(text: str) -> None:
    function = fresh()
    verify.verify(function)
    breakers()[text](function)
    with pytest.raises(verify.VerifyError, match=text):
        verify.verify(function)


def test_variables_without_value_on_one_path() -> None:
    function = fresh("pop")
    entry = function.blocks[0]
    moved = entry.body.pop()
    function.blocks[1].body.insert(0, moved)
    with pytest.raises(verify.VerifyError, match="without a value"):
        verify.verify(function)


def section_breakers() -> dict[str, Callable[[Section], None]]:
    def drop(section: Section, kind: type) -> None:
        body = section.blocks[0].body
        body[:] = [step for step in body if not isinstance(step, kind)]

    def write_input(section: Section) -> None:
        some = next(iter(section.inputs))
        section.blocks[0].body.append(Move(some, Const(0, U64), section.function.where))

    def commit_early(section: Section) -> None:
        section.blocks.append(ir.Block("late", [], Return((), section.function.where)))

    return {
        "it does not begin by arming": lambda s: drop(s, Arm),
        "the CPU number is not read and tested": lambda s: drop(s, LeaveIf),
        "is written": write_input,
        "the commit is not last": commit_early,
        "is read without a value": lambda s: drop(s, Load),
        "which does not exist": lambda s: setattr(s.blocks[0], "end", Jump("nowhere", s.function.where)),
    }


@pytest.mark.parametrize("text", section_breakers())
def test_broken_sections_are_found(text: str) -> None:
    section = lay_out(fresh(), targets.host())
    verify_section(section)
    section_breakers()[text](section)
    with pytest.raises(verify.VerifyError, match=text):
        verify_section(section)


def test_shared_registers_are_found() -> None:
    section = lay_out(fresh("widths"), targets.host())
    allocation = allocate(section)
    verify_section(section, allocation)
    broken = copy.copy(allocation)
    broken.temporaries = dict.fromkeys(allocation.temporaries, ("r", 0))
    with pytest.raises(verify.VerifyError, match="share a register"):
        verify_section(section, broken)


def test_every_pass_is_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anti-vacuity: in tests both verifiers do run while something is compiled."""
    from rseq.compiler import frontend
    from rseq.compiler import verify_section as module

    seen: list[str] = []
    original, original_section = verify.verify, module.verify_section
    monkeypatch.setattr(verify, "verify", lambda function: (seen.append("ir"), original(function))[1])
    monkeypatch.setattr(module, "verify_section", lambda *a: (seen.append("section"), original_section(*a))[1])
    from rseq.compiler.listing import listing

    listing(frontend.build(every_feature.push.definition), targets.host())
    assert seen == ["ir", "ir", "section", "section"]


def test_types_of_the_grammar_print() -> None:
    """`show` has a line for every node."""
    for function in vars(every_feature).values():
        definition = getattr(function, "definition", None)
        if definition is not None:
            text = ir.show(unit.function_of(definition))
            assert text.startswith(f"{definition.kind} {definition.name}(")
            assert "; line " in text
    assert (F64.name, U32.name) == ("f64", "u32")
