"""`Ref[T]`: a link that is the same in every process, inside of one segment.

    class Node(Struct):
        next: Ref["Node"]

The problem: processes map a segment at different addresses, so an address stored in it leads anywhere in another process.
And what another process has stored may be anything at all, by mistake or on purpose.

What a Ref holds: 8 bytes, 0 for None, else 8 + the distance in bytes from the segment's first byte. It is the distance within the
segment, and not from the Ref itself, so that it can be copied, compared and read with numpy. 8 more, since the first byte may be
the first item of an array, and 0 is None; and 8 is the largest alignment, so that a Ref is aligned as what it leads to.

What it is relative to: *the segment is the mapping that the Ref lies in*. Python knows it from the address of the Ref (regions.py).
Compiled code has no time to look it up. It takes the segment of **the first per-CPU parameter of the function**, whose record
names the region; a function without one cannot use Refs. This is not taken on trust: a Ref that is read or
written through a pointer of which the compiler does not know where it leads has its own place checked first.

In compiled code a Ref exists only in memory. Loading one gives a pointer, or None; storing takes a pointer. Each load is one load, and
what was loaded is checked before it is an address: that the whole T lies within the segment, and aligned. Each store checks that
the pointer leads there. What fails leaves the function with the status SEGMENT, a ValueError. So whatever a process writes into a
segment, another one reads and writes nothing outside of it.

What is not checked: that what a Ref leads to is a T. Whoever may write a segment may make a mess of all that is in it,
and Refs add nothing to that. Nor are Refs counted: whoever frees an item sees to it that none leads there.

The rule holds in private memory too. Whatever a Ref leads to must be in the same mapping: in an anonymous `Segment` with
`arrays`, say (`rseq.array(Node, 1000, segment=segment)`), or among the items of one array.
"""

from __future__ import annotations

from rseq.language import regions, types

FIRST = 8
"""What a Ref to the segment's first byte holds."""


def extent(region: int) -> tuple[int, int]:
    """(first byte, size) of a region, from the address of its record."""
    record = regions.Record.from_address(region)
    return int(record.base), int(record.size)


def place_of(kind: types.Ref, word: int, region: int) -> int:
    """The address that a Ref with this content leads to; 0 for None. ValueError if it leads nowhere."""
    base, size = extent(region)
    if word == 0:
        return 0
    distance = word - FIRST
    if not 0 <= distance <= size - kind.target.size or distance % kind.target.align:
        raise ValueError(f"a {kind.name} holds {word:#x}, which is no place of a {kind.target.name} in its segment")
    return base + distance


def word_of(kind: types.Ref, address: int, region: int) -> int | None:
    """What a Ref in this region holds that leads to an address; None if the address is not in the region."""
    base, size = extent(region)
    if address == 0:
        return 0
    distance = address - base
    return distance + FIRST if 0 <= distance <= size - kind.target.size else None
