"""Make the control-flow graph plain: no unreachable blocks, no jumps to jumps, straight lines in one block.

The front end makes a label wherever a construct might need one. Sections are laid out from the IR as it is
(LLVM never looks into them), so what can go goes here. What it does not do: move, merge or drop instructions.
"""

from __future__ import annotations

import dataclasses
from collections import Counter

from rseq.compiler.ir import Block, Branch, Function, Jump, Terminator, successors


def tidy(function: Function) -> Function:
    """The same function with fewer blocks; changes `function` and returns it."""
    blocks = {b.label: b for b in function.blocks}
    entry = function.blocks[0].label
    _skip_empty(blocks)
    order = _reachable(blocks, entry)
    _merge_lines(blocks, order, entry)
    reachable = _reachable(blocks, entry)
    function.blocks = [blocks[label] for label in order if label in reachable]
    return function


def _skip_empty(blocks: dict[str, Block]) -> None:
    """Jumps to a block that only jumps on go straight there."""

    def final(label: str) -> str:
        seen = set()
        while label not in seen:
            seen.add(label)
            block = blocks[label]
            if block.body or not isinstance(block.end, Jump):
                break
            label = block.end.target
        return label

    for block in blocks.values():
        block.end = _retarget(block.end, final)
        end = block.end
        if isinstance(end, Branch) and end.then == end.otherwise:
            block.end = Jump(end.then, end.where)


def _retarget(end: Terminator | None, final: object) -> Terminator | None:
    assert callable(final)
    match end:
        case Jump(target, where):
            return Jump(final(target), where)
        case Branch():
            return dataclasses.replace(end, then=final(end.then), otherwise=final(end.otherwise))
    return end


def _reachable(blocks: dict[str, Block], entry: str) -> list[str]:
    """Labels in the order the source has them, as far as a path from the entry leads there."""
    found, todo = {entry}, [entry]
    while todo:
        for label in successors(blocks[todo.pop()].end):
            if label not in found:
                found.add(label)
                todo.append(label)
    return [label for label in blocks if label in found]


def _merge_lines(blocks: dict[str, Block], order: list[str], entry: str) -> None:
    """A block whose only predecessor only goes there becomes part of it."""
    uses = Counter(label for name in order for label in successors(blocks[name].end))
    for label in order:
        block = blocks[label]
        while isinstance(block.end, Jump) and uses[block.end.target] == 1 and block.end.target not in (entry, label):
            following = blocks[block.end.target]
            uses[following.label] = 0
            block.body.extend(following.body)
            block.end = following.end
            following.body, following.end = [], Jump(following.label, following.end.where)  # type: ignore[union-attr]
