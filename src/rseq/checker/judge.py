"""Is a step right? Held against the model: what the memory means, when an operation takes effect, and what it returns."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rseq.checker.local import Ended, Outcome
from rseq.checker.operations import Call
from rseq.checker.world import World
from rseq.language.status import Status

EXCEPTIONS = {Status.INDEX: "IndexError", Status.ASSERTION: "AssertionError", Status.NULL: "ValueError", Status.ZERO: "ZeroDivisionError"}


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong. `kind` is for the advice that goes with it (story.py)."""

    kind: str
    sentence: str
    details: tuple[str, ...] = ()


class Judge:
    """Compares steps with the model. `cover(what, which)` is told what was seen: ("effect" | "end", an operation's name)."""

    def __init__(self, world: World, locked: bool, cover: Callable[[str, Any], None]) -> None:
        self.world, self.locked, self._cover = world, locked, cover

    def step(
        self, call: Call, arguments: tuple[int | float, ...], outcome: Outcome, memory: int, after: int, cpu: int, current: Any
    ) -> tuple[Any, Violation | None]:
        """Hold a step against the model: (what is noted of the operation now, what is wrong)."""
        world, operation = self.world, call.operation
        place = world.place(operation, cpu) if outcome.copy is None else outcome.copy
        before, now = world.view(memory), world.view(after)
        acted = current is not None and current[0] == "acted"
        if outcome.writes:
            takes_effect = bool(outcome.committed) if operation.effect == "commit" and not self.locked else now != before
            if operation.effect == "read":
                takes_effect = False
            if takes_effect and not acted:
                expected, result, failure = world.apply(before, operation, place, arguments)
                if failure:
                    return current, Violation("effect", f"{operation.name} takes effect, but by the model it raises {failure} here")
                if expected != now:
                    return current, self._mismatch(operation, expected, now, place)
                current, acted = ("acted", result), True
                if now != before:
                    self._cover("effect", operation.name)
            elif now != before:
                return current, self._too_visible(operation, acted, bool(outcome.committed), before, now)
            elif outcome.committed and acted and operation.effect == "commit":
                return current, Violation(
                    "second", f"{operation.name} commits a second time: once it has been seen, it must not start over"
                )
        if self.locked and outcome.writes and current is None and operation.effect == "commit" and self._beside_locks(outcome):
            current = ("wrote", None)  # the store that would be the commit may leave the meaning as it was
        if outcome.ended is not None:
            self._cover("end", operation.name)
            return current, self._judge_end(call, outcome.ended, now, place, current)
        return current, None

    def _beside_locks(self, outcome: Outcome) -> bool:
        """Whether a step has written something else than a lock word."""
        arena = self.world.model._arena
        return any((address - arena.base) % arena.stride or address >= arena.heap_start for address, _ in outcome.writes)

    def _mismatch(self, operation: Any, expected: int, now: int, cpu: int) -> Violation:
        world = self.world
        if world.views[now].error:
            return Violation("effect", f"after the commit of {operation.name} the memory means nothing any more: {world.shown(now)}")
        return Violation(
            "effect",
            f"{operation.name} took effect on CPU {cpu}: the memory should now mean {world.shown(expected)}, "
            f"but it means {world.shown(now)}",
        )

    def _too_visible(self, operation: Any, acted: bool, committed: bool, before: int, now: int) -> Violation:
        world = self.world
        meaning = world.shown(now)
        if world.views[now].error:
            meaning = f"nothing any more ({meaning})"
        if operation.effect == "read":
            return Violation(
                "visible", f"{operation.name} is stated to only read, but this store changes what the memory means, to {meaning}"
            )
        if acted:
            return Violation(
                "second", f"{operation.name} has taken effect, and this second visible store changes the meaning again, to {meaning}"
            )
        return Violation(
            "visible",
            f"this store of {operation.name} can be seen before the commit: the memory meant {world.shown(before)}, "
            f"and now it means {meaning}",
        )

    def _judge_end(self, call: Call, ended: Ended, now: int, cpu: int, current: Any) -> Violation | None:
        world, operation = self.world, call.operation
        name, acted = operation.name, current is not None and current[0] == "acted"
        if ended.status == Status.UNAVAILABLE:
            return Violation("status", f"{name} reports that it cannot run here (the CPU number is not one of its copies')")
        if ended.status == Status.ABORTED:
            return Violation("status", f"{name} gave up (max_restarts), although it has taken effect") if acted else None
        if ended.status != Status.DONE:
            raised = EXCEPTIONS.get(Status(ended.status), "an error")
            expected, _, failure = world.apply(now, operation, cpu, ended.arguments, committed=False)
            if acted or failure != raised:
                said = f"it raises {failure}" if failure else "it does not"
                return Violation("status", f"{name} raises {raised}, but by the model {said} here")
            return None
        if acted:
            if ended.result != current[1]:
                return Violation(
                    "result", f"{name} returned {self.shown(ended.result)}, but what it did means that it returns {self.shown(current[1])}"
                )
            return None
        if operation.effect == "read":
            if (cpu, ended.result, "") not in current[1]:
                right = " or ".join(sorted({self.shown(r) for c, r, f in current[1] if not f and c == cpu}))
                return Violation(
                    "result",
                    f"{name} returned {self.shown(ended.result)}, which was right at no moment of the call (that would be {right})",
                )
            return None
        expected, result, failure = world.apply(now, operation, cpu, ended.arguments, committed=False)
        if failure:
            return Violation("status", f"{name} returned {self.shown(ended.result)}, but by the model it raises {failure} here")
        if expected != now:
            return Violation(
                "missing",
                f"{name} returned {self.shown(ended.result)} without having changed anything, "
                f"but the memory should mean {world.shown(expected)} now",
            )
        if result != ended.result:
            return Violation("result", f"{name} returned {self.shown(ended.result)}, but by the model it returns {self.shown(result)} here")
        return None

    def shown(self, frozen: Any) -> str:
        """A frozen result in words."""
        if isinstance(frozen, tuple) and frozen and frozen[0] == "&":
            from rseq.checker.naming import address_text, item_names

            return address_text(item_names(self.world.model), frozen[2])
        if isinstance(frozen, tuple) and frozen and frozen[0] == "bool":
            return repr(frozen[1])
        if isinstance(frozen, tuple) and frozen and frozen[0] == "float":
            return "nan" if frozen[1] == "nan" else repr(struct.unpack("<d", frozen[1])[0])
        if isinstance(frozen, tuple) and frozen and frozen[0] == "[":
            return f"({', '.join(self.shown(f) for f in frozen[1:])})"
        return repr(frozen)
