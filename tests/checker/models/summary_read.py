"""A count and a total that are read from another CPU while transactions change them: the compiled reader, beside the writer."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import PerCpu, Ptr, Struct, u64


class Summary(Struct):
    """One CPU's part."""

    count: u64
    total: u64


class Seen(Struct):
    """What the reader copies to."""

    summary: Summary


@rseq.transaction
def observe(summaries: PerCpu[Summary], value: u64) -> None:
    """Note a value."""
    here = summaries.here()
    here.count += 1
    here.total += value


@rseq.native
def look(summaries: PerCpu[Summary], which: u64, into: Ptr[Seen]) -> tuple[bool, u64, u64]:
    """Whether the journal was sound, the count, and the total of one CPU."""
    sound = rseq.snapshot_into(summaries, which, into.summary)
    return sound, into.summary.count, into.summary.total


class SummaryReadModel(rseq.Model):
    """For each CPU, [count, total], with what is pending in its journal; readers do not wait for a writer that stands still or is dead."""

    scenarios = [["observe", "look"], ["observe", "observe"]]

    def setup(self) -> None:
        self.summaries = self.per_cpu(Summary)
        self.give(self.new(Seen))

    def view(self, memory: Any) -> Any:
        return [[part.count, part.total] for part in rseq.snapshot(self.summaries)]

    @rseq.operation(observe, value=[5], never=["damaged"])
    def observe(self, state: Any, cpu: int, value: int) -> None:
        state[cpu][0] += 1
        state[cpu][1] += value

    @rseq.operation(look, which=[0], effect="read", never=["index"])
    def look(self, state: Any, cpu: int, which: int, into: Any) -> Any:
        return True, state[which][0], state[which][1]
