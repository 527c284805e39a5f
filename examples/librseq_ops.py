"""librseq's seven operations (its <rseq/pseudocode.h> says what they are), written in the language.

`rseq build examples/librseq_ops.py --emit librseq-bits -o bits.h` makes of them what librseq has by hand for each processor,
`rseq/arch/…/bits.h`. They work on any word, not on a per-CPU object: the caller has found the word of a CPU and says which CPU that was,
and the section goes on only there. Leaving without a commit is what librseq calls a compare exit. An offset into a node counts words.
"""

from __future__ import annotations

from typing import Literal

import rseq
from rseq import Array, Ptr, Struct, i64, u8, u64


class Word(Struct):
    """A word that is a number."""

    value: i64


class Node(Struct):
    """A node of a list: one of its words is the address of the next."""

    words: Array[Ptr["Node"], Literal[0x1FFF_FFFF]]


class Head(Struct):
    """A word that is the address of a node."""

    node: Ptr[Node]


class Table(Struct):
    """Addresses of numbers."""

    words: Array[Ptr[Word], Literal[0x1FFF_FFFF]]


class TableLink(Struct):
    """A word that is the address of a table."""

    table: Ptr[Table]


class Bytes(Struct):
    """Any memory."""

    at: Array[u8, Literal[0xFFFF_FFFF]]


@rseq.sequence
def load_cbne_store(v: Ptr[Word], expect: i64, newv: i64) -> None:
    """Store newv if the word is what was expected: compare and swap."""
    if v.value != expect:
        return
    v.value = newv


@rseq.sequence
def load_cbeq_store_add_load_store(v: Ptr[Head], expectnot: Ptr[Node] | None, voffp: u64, load: Ptr[Head]) -> None:
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
def load_add_load_load_add_store(ptr: Ptr[TableLink], off: u64, inc: i64) -> None:
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
    assert len_ < 0xFFFF_FFFF
    with rseq.staging():
        for i in range(min(len_, 0xFFFF_FFFF)):
            dst.at[i] = src.at[i]
    v.value = newv


@rseq.sequence
def load_cbne_memcpy_store_release(v: Ptr[Word], expect: i64, dst: Ptr[Bytes], src: Ptr[Bytes], len_: u64, newv: i64) -> None:
    """The same, for readers on other CPUs that load the word with acquire."""
    if v.value != expect:
        return
    assert len_ < 0xFFFF_FFFF
    with rseq.staging():
        for i in range(min(len_, 0xFFFF_FFFF)):
            dst.at[i] = src.at[i]
    rseq.store_release(v.value, newv)
