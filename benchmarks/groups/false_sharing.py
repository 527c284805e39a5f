"""Two threads that add to cells of their own, which lie in one cache line or apart.

No data is shared and nothing is atomic: what differs is the distance alone. It is why the library puts CPUs' memory 128
bytes apart, and refuses a stride that is not a multiple of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import rseq
from benchmarks import peer, threads
from benchmarks.harness import Case, Plan, Side, compare, skip
from rseq import Array, Struct, u64


class Line(Struct):
    """384 bytes: from the first multiple of 128 in it, there is room for two cells 128 bytes apart."""

    words: Array[u64, Literal[48]]


def cases(plan: Plan) -> Iterator[Case]:
    name, effect = "plain add, one line / 128 bytes apart", "false sharing: the cache line travels for nothing"
    names = "C: plain add, 2 threads, 8 bytes apart", "C: plain add, 2 threads, 128 bytes apart"
    missing = threads.too_few_cpus() or peer.missing()
    if missing:
        yield skip(name, effect, *names, missing)
        return
    memory = rseq.new(Line)
    start = -(-peer.address(memory) // 128) * 128

    def side(title: str, distance: int) -> Side:
        adders = [peer.on_one_cell("peer_plain", start + place * distance) for place in range(2)]
        return threads.together(title, [_work(adder) for adder in adders])

    def _work(adder: peer.Peer) -> threads.Work:
        def work(gate: peer.Gate, rounds: int) -> None:
            assert memory is not None  # it must live as long as its cells are written
            adder(peer.address(gate), rounds)

        return work

    yield compare(name, effect, side(names[0], 8), side(names[1], 128), threads.short(plan))
