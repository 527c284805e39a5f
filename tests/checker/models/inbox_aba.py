"""Wrong: one letter is taken with a compare-exchange: the first one may have gone and come back, with another behind it."""

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
    """The newest letter."""
    while True:
        first = rseq.atomic.load(inbox.first)
        if first is None:
            return None
        following = first.next
        if rseq.atomic.compare_exchange(inbox.first, first, following):
            return first


class InboxAba(rseq.Model):
    """The letters, the newest first."""

    scenarios = [["empty", ("empty", "empty", "post")]]

    def setup(self) -> None:
        self.inbox = self.new(Inbox)
        self.letters = self.array(Letter, 4)
        self.inbox.first, self.letters[0].next, self.letters[1].next = self.letters[0], self.letters[1], self.letters[2]

    def view(self, memory: Any) -> Any:
        return memory.chain(memory.inbox.first)

    @rseq.operation(post, inbox=lambda model: [model.inbox])
    def post(self, state: Any, cpu: int, inbox: Inbox, letter: Letter) -> None:
        state.insert(0, letter)

    @rseq.operation(empty, inbox=lambda model: [model.inbox])
    def empty(self, state: Any, cpu: int, inbox: Inbox) -> Letter | None:
        return state.pop(0) if state else None
