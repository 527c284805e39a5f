"""Wrong: the message is staged into the place that counts."""

from __future__ import annotations

from typing import Any, Literal

import rseq
from rseq import Array, PerCpu, Ptr, Struct, u64

WORDS = 2


class Message(Struct):
    """What is sent."""

    words: Array[u64, Literal[2]]


class Box(Struct):
    """Two places; `current` says which one counts."""

    current: u64
    places: Array[Message, Literal[2]]


@rseq.sequence
def send(boxes: PerCpu[Box], message: Ptr[Message]) -> None:
    """Replace this CPU's message."""
    here = boxes.here()
    other = here.current & 1
    with rseq.staging():
        for i in range(WORDS):
            here.places[other].words[i] = message.words[i]
    here.current = other


class PayloadCopyInPlace(rseq.Model):
    """For each CPU, the words of the message."""

    def setup(self) -> None:
        self.boxes = self.per_cpu(Box)
        self.messages = self.array(Message, 2)
        for i in range(WORDS):
            self.messages[0].words[i], self.messages[1].words[i] = 10 + i, 20 + i

    def view(self, memory: Any) -> Any:
        return [list(box.places[box.current].words) for box in memory.boxes]

    @rseq.operation(send, message=lambda model: [model.messages[1]], owns=False, never=["index"])
    def send(self, state: Any, cpu: int, message: Message) -> None:
        first = 10 if message == self.messages[0] else 20
        state[cpu] = [first, first + 1]
