"""Wrong: the inbox is read and then cleared: what is posted in between is lost."""

from __future__ import annotations

from typing import Any

import rseq
from rseq import Ptr, Struct


class Letter(Struct):
    """One item."""

    next: Ptr["Letter"]


class Inbox(Struct):
    """Its items, the newest first."""

    first: Ptr[Letter]


@rseq.native
def post(inbox: Ptr[Inbox], letter: Ptr[Letter]) -> None:
    """Put a letter in front."""
    while True:
        first = rseq.atomic.load(inbox.first)
        letter.next = first
        if rseq.atomic.compare_exchange(inbox.first, first, letter):
            return


@rseq.native
def empty(inbox: Ptr[Inbox]) -> Ptr[Letter] | None:
    """All letters, as a list."""
    first = rseq.atomic.load(inbox.first)
    rseq.atomic.store(inbox.first, None)
    return first


class InboxEmptiedInTwoSteps(rseq.Model):
    """The letters, the newest first."""

    scenarios = [["post", "post", "empty"], ["post", ("post", "empty")], [("post", "post"), ("empty", "empty")]]

    def setup(self) -> None:
        self.inbox = self.new(Inbox)
        self.letters = self.array(Letter, 4)
        self.give(*self.letters)

    def view(self, memory: Any) -> Any:
        return memory.chain(memory.inbox.first)

    @rseq.operation(post, inbox=lambda model: [model.inbox])
    def post(self, state: Any, cpu: int, inbox: Inbox, letter: Letter) -> None:
        state.insert(0, letter)

    @rseq.operation(empty, inbox=lambda model: [model.inbox], owns=False)
    def empty(self, state: Any, cpu: int, inbox: Inbox) -> Letter | None:
        first: Letter | None = state[0] if state else None
        state.clear()
        return first
