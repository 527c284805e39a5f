"""Wrong: each CPU counts on by one, and so gives numbers of others."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Struct, u64


class Next(Struct):
    """The number that this CPU gives next."""

    number: u64


@rseq.sequence
def ticket(numbers: PerCpu[Next]) -> u64:
    """A number that nobody else gets."""
    here = numbers.here()
    number = here.number
    here.number = number + 1
    return number


class TicketStepsOfOne(rseq.Model):
    """What each CPU gives next; no number is given on two."""

    def setup(self) -> None:
        self.numbers = self.per_cpu(Next)
        for cpu, here in enumerate(self.numbers):
            here.number = cpu

    def view(self, memory: Any) -> Any:
        if any(here.number % len(memory.numbers) != cpu for cpu, here in enumerate(memory.numbers)):
            raise RuntimeError("a number will be given twice")
        return [here.number for here in memory.numbers]

    @rseq.operation(ticket)
    def ticket(self, state: Any, cpu: int) -> int:
        state[cpu] += len(state)
        return int(state[cpu]) - len(state)
