"""Refs in a segment in a file: processes that map it at different addresses, processes that are killed, and one that writes anything."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import Ptr, Ref, Segment, Struct, u64
from tests.memory.processes import LIMIT, SOURCES
from tests.memory.ref_lists import NODES, Heads, Node, churn, objects, on_each_cpu, pop, popped, push

create: Any = Segment.create


def started(name: str, what: str) -> subprocess.Popen[str]:
    """Another interpreter, started by exec: it has nothing from us but the name."""
    roots = os.pathsep.join([str(SOURCES), str(SOURCES.parent)])
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", "from tests.memory.ref_lists import main; main()", name, what],
        env=os.environ | {"PYTHONPATH": roots},
        stdout=subprocess.PIPE,
        text=True,
    )


def spread(lists: Any, nodes: Any) -> None:
    """Some nodes on the list of each CPU."""
    left = list(nodes)
    share = -(-len(left) // len(os.sched_getaffinity(0)))
    for _ in on_each_cpu():
        for node in left[:share]:
            push(lists, node)
        del left[:share]


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_what_one_process_pushed_another_one_pops(folder: Path, backend: str) -> None:
    with create("x", backend=backend) as segment:
        nodes, lists = objects(segment)
        for number, node in enumerate(nodes):
            node.value = number
        spread(lists, nodes)
        other = started("x", "hand over")
        out, _ = other.communicate(timeout=LIMIT)
        assert other.returncode == 0
        address, total, count = map(int, out.split())
        assert (total, count) == (NODES * (NODES - 1) // 2, NODES)
        assert address != nodes.numpy().ctypes.data, "it was mapped at the same address, so that nothing was shown"
        back = popped(lists)
        assert sorted(node.value for node in back) == list(range(0, NODES, 2))
        assert set(back) == {nodes[n] for n in range(0, NODES, 2)}


def test_killed_at_any_moment(folder: Path) -> None:
    """Nine processes, each killed (-9) while it pops and pushes: all lists stay whole, and each of them took at most two nodes along."""
    chance = random.Random(7)
    kills = 0
    with create("x", backend="kernel") as segment:
        nodes, lists = objects(segment)
        spread(lists, nodes)
        for _ in range(3):
            workers = [started("x", "churn") for _ in range(3)]
            for worker in workers:
                assert worker.stdout is not None
                assert worker.stdout.readline() == "ready\n"
            for worker in workers:
                churn(lists, 1000)  # we go on meanwhile
                time.sleep(chance.uniform(0, 0.01))
                worker.kill()
                assert worker.wait(LIMIT) == -signal.SIGKILL
                assert worker.stdout is not None
                worker.stdout.close()
                kills += 1
        found: list[Any] = []
        for head in lists:
            node = head.head
            while node is not None:
                found.append(node)
                assert len(found) <= NODES, "a node is there twice"
                node = node.next
        assert len(set(found)) == len(found)
        assert set(found) <= set(nodes)
        assert NODES - 2 * kills <= len(found)
        assert len(popped(lists)) == len(found)


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_whatever_another_process_writes(folder: Path, backend: str) -> None:
    """Compiled code and Python say that a Ref leads nowhere; nothing outside is read or written."""
    with create("x", backend=backend, arrays=NODES * 16) as segment, Segment.open("x") as mapped_again:
        nodes, lists = objects(segment)
        _, others = objects(mapped_again)
        heads = others.array("head")  # what another process would do
        size = segment.region.end - segment.region.base
        last = size - rseq.sizeof(Node) + 8
        for wild in (1, 7, 12, last + 8, last + 1, size, size + 8, 1 << 40, 1 << 63, 2**64 - 8, 2**64 - 1):
            heads[:] = wild
            for use in (pop, pop.python, lambda lists: lists[0].head):
                with pytest.raises(ValueError, match=r"a Ref leads out of its segment|which is no place of a Node in its segment"):
                    use(lists)
            assert set(heads) == {wild}
            assert repr(lists[0]).startswith("Heads(head=astray) at ")
        heads[:] = 0
        assert pop(lists) is None
        heads[:] = last  # the last place there is
        assert pop(lists)._address == segment.region.end - rseq.sizeof(Node)  # type: ignore[union-attr]
        heads[:] = 8  # the first one
        assert pop(lists) == nodes[0]


def test_memory_of_another_segment(folder: Path) -> None:
    with create("x") as one, create("y") as two:
        nodes, lists = objects(one)
        foreign, _ = objects(two)
        for node in (foreign[0], Node()):
            node.next = None
            with pytest.raises(ValueError, match=r"in push\(\): a Ref leads out of its segment; a Ref, and what it leads to, lie in"):
                push(lists, node)
            with pytest.raises(ValueError, match="a Ref lies in the segment of the first per-CPU argument"):
                push.python(lists, node)
            with pytest.raises(ValueError, match=r"^Heads\.head is Ref\[Node\], which leads to a Node in the segment that it lies in, and"):
                lists[0].head = node
        assert [head.head for head in lists] == [None] * len(lists)
        push(lists, nodes[3])
        assert pop(lists) in (nodes[3], None)


def test_read_only_and_snapshots(folder: Path) -> None:
    with create("x") as segment:
        nodes, lists = objects(segment)
        lists[0].head, nodes[4].next, nodes[5].value = nodes[4], nodes[5], 55
        taken: Any = rseq.snapshot(lists, 0)
        assert taken.head == nodes[4]
        with Segment.open("x", read_only=True) as reader:
            _, seen = objects(reader)
            assert seen[0].head.next.value == 55
            assert seen[0].head.next.next is None
            assert rseq.snapshot(seen, 0).head.next.value == 55
            lists.array("head")[0] = 1 << 50
            with pytest.raises(ValueError, match=r"^a Ref\[Node\] holds 0x4000000000000, which is no place of a Node in its segment$"):
                _ = seen[0].head


class Addressed(Struct):
    next: Ptr[Node]


class Indirect(Struct):
    """No pointer itself; but what its Ref leads to would have one, wherever another process lets it lead."""

    value: u64
    link: Ref[Addressed]


def test_the_refusal_of_pointers_names_refs(folder: Path) -> None:
    with create("x") as segment:
        with pytest.raises(TypeError, match=r"^Addressed\.next is a pointer, and a segment in a file cannot have any: every process"):
            segment.per_cpu("a", Indirect)
        with pytest.raises(TypeError) as caught:
            segment.per_cpu("a", Addressed)
        assert str(caught.value) == (
            "Addressed.next is a pointer, and a segment in a file cannot have any: every process maps it at another address; "
            "write Ref[…] instead of Ptr[…], which leads to an item of an array of the same segment"
        )


def test_refs_as_items(folder: Path) -> None:
    """An array of Refs, a Ref per CPU, and both sent to another process."""
    import pickle

    table: Any = Ref[Node]
    with create("x") as segment:
        nodes, _ = objects(segment)
        links: Any = segment.array("links", table, 5)
        each: Any = segment.per_cpu("each", table)
        links[2], each[0] = nodes[7], nodes[1]
        assert [link for link in links if link is not None] == [nodes[7]]
        assert list(links.numpy()) == [0, 0, 8 + 7 * rseq.sizeof(Node), 0, 0]
        assert pickle.loads(pickle.dumps(links))[2].value == nodes[7].value
        assert pickle.loads(pickle.dumps(each))[0] is not None
        with pytest.raises(TypeError, match=r"an array of Ref\[tests\.memory\.ref_lists\.Node\], not an array of u64$"):
            segment.array("links", u64, 5)
        unnamed = rseq.array(Node, 2, segment=segment)
        each[0] = unnamed[1]
        assert each[0] == unnamed[1]
        assert len(rseq.per_cpu(Heads, segment=segment)) == segment.copies
