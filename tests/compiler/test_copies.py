"""A copy of a variable is the variable, where neither is written again."""

from __future__ import annotations

import pytest

from rseq.compiler.copies import without_copies
from rseq.compiler.ir import Binary, Block, Branch, Const, Function, Jump, Move, Return, Store, Var, Where
from rseq.compiler.section import Section
from rseq.compiler.targets import target
from rseq.language.types import I32, I64, U64, Int, Pointer

W = Where(1, 0)
P = Var("p", Pointer(U64), 1)
A, B, C, D = (Var(name, U64, number) for number, name in enumerate("abcd", 2))


def section(*blocks: Block, inputs: tuple[Var, ...] = (P, A), results: tuple[Var, ...] = ()) -> Section:
    function = Function("f", "sequence", list(inputs), (), list(blocks), W)
    return Section(function, target("x86_64"), list(blocks), {v: ("parameter", i) for i, v in enumerate(inputs)}, list(results), [], False)


def store(value: Var) -> Store:
    return Store(P, 0, value, U64, "relaxed", "staged", W)


def test_copies_of_copies_of_an_input_go() -> None:
    made = section(Block("b", [Move(B, A, W), Move(C, B, W), Binary(D, "add", C, B, W), store(D)], Branch("eq", C, B, "b", "b", W)))
    without_copies(made)
    assert made.blocks[0].body == [Binary(D, "add", A, A, W), store(D)]
    assert made.blocks[0].end == Branch("eq", A, A, "b", "b", W)


@pytest.mark.parametrize(
    "body",
    [
        [Move(B, A, W), Binary(B, "add", B, Const(1, U64), W), store(B)],  # the copy is written again
        [Move(C, Const(1, U64), W), Move(B, C, W), Move(C, A, W), store(B), store(C)],  # what it was made from is
        [Move(B, Const(1, U64), W), store(B)],  # a constant
    ],
)
def test_other_moves_stay(body: list[object]) -> None:
    made = section(Block("b", list(body), Return((), W)))  # type: ignore[arg-type]
    without_copies(made)
    assert made.blocks[0].body == body


def test_results_stay() -> None:
    made = section(Block("b", [Move(B, A, W)], Jump("b", W)), results=(B,))
    without_copies(made)
    assert made.blocks[0].body == [Move(B, A, W)]


@pytest.mark.parametrize(("kind", "goes"), [(Int(16, False), True), (I32, False), (I64, False)])
def test_a_conversion_goes_where_comparisons_stay_the_same(kind: Int, goes: bool) -> None:
    """A u64 made of an i32 is compared as an unsigned number."""
    given = Var("given", kind, 9)
    made = section(Block("b", [Move(B, given, W), store(B)], Return((), W)), inputs=(P, given))
    without_copies(made)
    assert (made.blocks[0].body == [store(given)]) is goes
