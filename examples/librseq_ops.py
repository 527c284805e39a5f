"""librseq's seven operations (its <rseq/pseudocode.h> says what they are), written in the language.

`rseq build examples/librseq_ops.py --emit librseq-bits -o bits.h` makes of them what librseq has by hand for each processor,
`rseq/arch/…/bits.h`. They work on any word, not on a per-CPU object: the caller has found the word of a CPU and says which CPU that was,
and the section goes on only there. Leaving without a commit is what librseq calls a compare exit. An offset into
a node counts words.
"""

from __future__ import annotations

from typing import Literal

import rseq
from rseq import Array, Ptr, Struct, i64, u8, u16, u64


class Word(Struct):
    """A word that is a number."""

    value: i64


class Node(Struct):
    """A node of a list: one of its words is the address of the next."""

    words: Array[Ptr["Node"], Literal[65536]]


class Head(Struct):
    """A word that is the address of a node."""

    node: Ptr[Node]


class Table(Struct):
    """Addresses of numbers."""

    words: Array[Ptr[Word], Literal[65536]]


class TableLink(Struct):
    """A word that is the address of a table."""

    table: Ptr[Table]


class Eight(Struct):
    """Eight bytes; they may stand anywhere."""

    byte: Array[u8, Literal[8]]


class Bytes(Struct):
    """Any memory."""

    at: Array[Eight, Literal[0x1000_0000]]


@rseq.sequence
def load_cbne_store(v: Ptr[Word], expect: i64, newv: i64) -> None:
    """Store newv if the word is what was expected: compare and swap."""
    if v.value != expect:
        return
    v.value = newv


@rseq.sequence
def load_cbeq_store_add_load_store(v: Ptr[Head], expectnot: Ptr[Node] | None, voffp: u16, load: Ptr[Head]) -> None:
    """Take the first node from a list, unless it is the one not expected (none, say)."""
    node = v.node
    if node == expectnot:
        return
    assert node is not None
    with rseq.staging():
        load.node = node
    v.node = node.words[voffp]


@rseq.sequence
def load_add_store(v: Ptr[Word], count: i64) -> None:
    """Add to a word."""
    v.value += count


@rseq.sequence
def load_add_load_load_add_store(ptr: Ptr[TableLink], off: u16, inc: i64) -> None:
    """Add to the word that a table leads to."""
    table = ptr.table
    assert table is not None
    word = table.words[off]
    assert word is not None
    word.value += inc


@rseq.sequence
def load_cbne_load_cbne_store(v: Ptr[Word], expect: i64, v2: Ptr[Word], expect2: i64, newv: i64) -> None:
    """Store newv if two words are what was expected."""
    if v.value != expect:
        return
    if v2.value != expect2:
        return
    v.value = newv


@rseq.sequence
def load_cbne_store_store(v: Ptr[Word], expect: i64, v2: Ptr[Word], newv2: i64, newv: i64) -> None:
    """Store two words if the second one is what was expected; nobody looks at the first before."""
    if v.value != expect:
        return
    with rseq.staging():
        v2.value = newv2
    v.value = newv


@rseq.sequence
def load_cbne_store_store_release(v: Ptr[Word], expect: i64, v2: Ptr[Word], newv2: i64, newv: i64) -> None:
    """The same, for readers on other CPUs that load the second word with acquire."""
    if v.value != expect:
        return
    with rseq.staging():
        v2.value = newv2
    rseq.store_release(v.value, newv)


@rseq.sequence
def load_cbne_memcpy_store(v: Ptr[Word], expect: i64, dst: Ptr[Bytes], src: Ptr[Bytes], len_: u64, newv: i64) -> None:
    """Copy bytes to where nobody looks yet, and store a word if it is what was expected."""
    if v.value != expect:
        return
    assert len_ < 0x7F00_0000
    with rseq.staging():
        for i in range(min(len_ >> 3, 0x1000_0000)):
            into, from_ = dst.at[i], src.at[i]
            into.byte[0] = from_.byte[0]
            into.byte[1] = from_.byte[1]
            into.byte[2] = from_.byte[2]
            into.byte[3] = from_.byte[3]
            into.byte[4] = from_.byte[4]
            into.byte[5] = from_.byte[5]
            into.byte[6] = from_.byte[6]
            into.byte[7] = from_.byte[7]
        last = len_ >> 3
        into, from_ = dst.at[last], src.at[last]
        rest = len_ & 7
        if rest > 0:
            into.byte[0] = from_.byte[0]
        if rest > 1:
            into.byte[1] = from_.byte[1]
        if rest > 2:
            into.byte[2] = from_.byte[2]
        if rest > 3:
            into.byte[3] = from_.byte[3]
        if rest > 4:
            into.byte[4] = from_.byte[4]
        if rest > 5:
            into.byte[5] = from_.byte[5]
        if rest > 6:
            into.byte[6] = from_.byte[6]
    v.value = newv


@rseq.sequence
def load_cbne_memcpy_store_release(v: Ptr[Word], expect: i64, dst: Ptr[Bytes], src: Ptr[Bytes], len_: u64, newv: i64) -> None:
    """The same, for readers on other CPUs that load the word with acquire."""
    if v.value != expect:
        return
    assert len_ < 0x7F00_0000
    with rseq.staging():
        for i in range(min(len_ >> 3, 0x1000_0000)):
            into, from_ = dst.at[i], src.at[i]
            into.byte[0] = from_.byte[0]
            into.byte[1] = from_.byte[1]
            into.byte[2] = from_.byte[2]
            into.byte[3] = from_.byte[3]
            into.byte[4] = from_.byte[4]
            into.byte[5] = from_.byte[5]
            into.byte[6] = from_.byte[6]
            into.byte[7] = from_.byte[7]
        last = len_ >> 3
        into, from_ = dst.at[last], src.at[last]
        rest = len_ & 7
        if rest > 0:
            into.byte[0] = from_.byte[0]
        if rest > 1:
            into.byte[1] = from_.byte[1]
        if rest > 2:
            into.byte[2] = from_.byte[2]
        if rest > 3:
            into.byte[3] = from_.byte[3]
        if rest > 4:
            into.byte[4] = from_.byte[4]
        if rest > 5:
            into.byte[5] = from_.byte[5]
        if rest > 6:
            into.byte[6] = from_.byte[6]
    rseq.store_release(v.value, newv)
