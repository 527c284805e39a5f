"""What a thread is, beside shared memory, and what one of its steps does: the words that machine.py is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from rseq.checker.emulator import Context
from rseq.checker.operations import Call

ALIVE, DEAD = 1, 2
"""What a lock word holds: a living owner, or a dead one. 0: free."""


Reference = tuple[int, int]
"""A pointer's target: the type's number, and the address."""


class Local(NamedTuple):
    """Everything about a thread that is not shared memory."""

    program: int
    position: int
    arguments: tuple[int | float, ...]
    """Of the current operation, handles left out."""
    owned: tuple[Reference, ...]
    spare: tuple[Reference, ...]
    context: Context | None
    """None: the program is done."""
    descriptor: int
    held: tuple[int, ...]
    """Addresses of the lock words it has taken."""
    saved: tuple[Any, ...] | None
    """While a signal handler runs: (program, position, arguments, context, held, (owned, spare) in use) of what was interrupted."""
    signalled: bool
    scratch: tuple[int, ...] = ()
    halfway: tuple[tuple[int, int, bytes], ...] = ()
    """In the middle of an instruction that reads memory and writes it, not atomically: (address, size, bytes) that it has read. Other
    CPUs may come in between, but nothing on this one."""
    """Inside of a section: the words of private memory that it has written."""


@dataclass(frozen=True, slots=True)
class Ended:
    """An operation has returned."""

    call: Call
    arguments: tuple[int | float, ...]
    status: int
    result: Any
    """As `model.freeze` gives it."""


@dataclass(slots=True)
class Outcome:
    """What one step does."""

    next: int
    """The thread afterwards. If `ended`, ask `advance` how it goes on."""
    writes: tuple[tuple[int, bytes], ...] = ()
    committed: int = 0
    """The address of the committing instruction, if the step contains it."""
    ended: Ended | None = None
    blocked: bool = False
    fence: bool = False
    fault: str = ""
    copy: int | None = None
    """The copy whose lock it held, under the locked backend."""
    left: int = 0
    """The address of an instruction that left a section without commit."""
    addresses: tuple[int, ...] = ()
    """The instructions, in order."""


@dataclass(slots=True)
class Traced:
    """One executed instruction, for stories: registers as (name, before, after)."""

    pc: int
    registers: list[tuple[str, int, int]]
    reads: list[tuple[int, int]]
    writes: list[tuple[int, bytes]]
    reads_cpu: bool
    inside: bool


POISON = 0x5A5A_5A5A_5A5A_5A5A


def spoil(private: dict[int, int], scratch: tuple[int, ...]) -> None:
    """What a section has put on the stack is of no use once the section is over, or is started again: nobody may rely on it. So
    it becomes a value that nobody expects, which also makes states equal that differ in it only."""
    for address in scratch:
        private[address] = POISON


def results_of(result: Any) -> tuple[Any, ...]:
    """The parts of a frozen result."""
    if isinstance(result, tuple) and result and result[0] == "[":
        return result[1:]
    return (result,)
