"""FreeList from Python, on both backends: order, emptiness, nodes of every origin, what is refused, closing, circles."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import rseq
from rseq import Struct, u64
from rseq.kernel.backend import choose
from rseq.structures import FreeList, Link
from tests.memory.test_fork import finish, start


class Item(Struct):
    link: Link
    value: u64


class Stranger(Struct):
    value: u64


@pytest.fixture(params=["kernel", "locked"], autouse=True)
def backend(request: pytest.FixtureRequest) -> str:
    """Every test runs on both backends."""
    name = str(request.param)
    if name == "locked":
        request.getfixturevalue("locked")
    elif choose().backend != "kernel":
        pytest.skip(f"skipped, because the kernel facility cannot be used: {choose().reason}")
    return name


@pytest.fixture
def pinned() -> Iterator[int]:
    """This thread stays on one CPU, whose number this is."""
    allowed = os.sched_getaffinity(0)
    cpu = min(allowed)
    os.sched_setaffinity(0, {cpu})
    yield cpu
    os.sched_setaffinity(0, allowed)


@pytest.fixture
def links() -> Iterator[Any]:
    made = rseq.array(Link, 100)
    yield made
    made.close()


def test_last_in_first_out(pinned: int, links: Any, backend: str) -> None:
    lists = FreeList()
    for link in links:
        lists.push(link)
    assert len(lists) == 100
    assert list(lists.on(pinned)) == list(links)[::-1]
    assert [lists.pop() for _ in range(100)] == list(links)[::-1]
    assert lists.pop() is None
    assert len(lists) == 0
    heads: Any = lists.heads
    assert heads.backend == backend


@settings(deadline=None, max_examples=50)
@given(st.lists(st.one_of(st.none(), st.integers(0, 19)), max_size=60))
def _against_a_model(steps: list[int | None]) -> None:
    links: Any = rseq.array(Link, 20)
    lists = FreeList()
    model: list[Link] = []
    for step in steps:
        if step is None or links[step] in model:
            assert lists.pop() == (model.pop() if model else None)
        else:
            lists.push(links[step])
            model.append(links[step])
    assert [node for cpu in range(len(lists.heads)) for node in lists.on(cpu)] == model[::-1]  # type: ignore[arg-type]
    links.close()


@pytest.mark.usefixtures("pinned")
def test_any_order() -> None:
    _against_a_model()


def test_empty(pinned: int) -> None:
    lists = FreeList()
    assert lists.pop() is None
    assert lists.pop() is None
    assert list(lists.on(pinned)) == []
    assert len(lists) == 0
    lists.push(Link())
    assert lists.pop() is not None
    assert lists.pop() is None


def test_popping_gives_the_node_itself(pinned: int) -> None:
    lists, link = FreeList(), Link()
    lists.push(link)
    found: Any = lists.pop()
    assert found == link
    assert type(found) is Link
    assert found._address == link._address


def test_two_cpus_have_their_own_lists(links: Any) -> None:
    allowed = sorted(os.sched_getaffinity(0))
    if len(allowed) < 2:
        pytest.skip("skipped, because this machine has only one CPU")
    lists = FreeList()
    try:
        for number, cpu in enumerate(allowed[:2]):
            os.sched_setaffinity(0, {cpu})
            lists.push(links[number])
            lists.push(links[number + 10])
        assert [list(lists.on(cpu)) for cpu in allowed[:2]] == [[links[10], links[0]], [links[11], links[1]]]
        assert len(lists) == 4
        os.sched_setaffinity(0, {allowed[0]})
        assert [lists.pop() for _ in range(3)] == [links[10], links[0], None]
        assert len(lists) == 2
    finally:
        os.sched_setaffinity(0, allowed)


@pytest.mark.usefixtures("pinned")
def test_nodes_are_the_first_field_of_something_larger() -> None:
    items: Any = rseq.array(Item, 5)
    lists = FreeList()
    for number, item in enumerate(items):
        item.value = number * 11
        lists.push(item.link)
    taken = []
    for _ in range(5):
        link: Any = lists.pop()
        taken.append(Item.at(link._address).value)
    assert taken == [44, 33, 22, 11, 0]
    assert [item.value for item in items] == [0, 11, 22, 33, 44]
    items.close()


def test_wrong_nodes(links: Any) -> None:
    lists = FreeList()
    push: Any = lists.push
    foreign = rseq.per_cpu(u64)
    for node, kind, message in [
        (Stranger(), TypeError, "push() argument 'node' is Ptr[Link], not a reference to Stranger"),
        (Item(), TypeError, "push() argument 'node' is Ptr[Link], not a reference to Item"),
        (foreign, TypeError, "push() argument 'node' is Ptr[Link], not a reference to PerCpuHandle"),
        (None, TypeError, "push() argument 'node' is Ptr[Link], which is never None"),
        ("node", TypeError, "push() argument 'node' is Ptr[Link]: None or a Link, not 'node'"),
        (0, ValueError, "push() argument 'node' is a null pointer; a Link was expected"),
        (8, ValueError, "push() argument 'node': 0x8 does not point into memory made by rseq"),
        (12, ValueError, "push() argument 'node': the address 0xc is misaligned; a Link stands at multiples of 8"),
    ]:
        with pytest.raises(kind) as caught:
            push(node)
        assert str(caught.value) == message
    with pytest.raises(TypeError, match=r"^push\(\) missing 1 required positional argument: 'node'$"):
        push()
    with pytest.raises(TypeError, match=r"^pop\(\) takes 1 positional argument but 2 were given$"):
        lists.pop(3)  # type: ignore[call-arg]
    assert len(lists) == 0
    gone = rseq.array(Link, 1)
    node = gone[0]
    gone.close()
    with pytest.raises(ValueError, match="^the memory of this Link was closed$"):
        push(node)
    assert len(lists) == 0


def test_a_node_pushed_twice_makes_a_circle(pinned: int, links: Any) -> None:
    message = f"^the list of CPU {pinned} runs in a circle: a node was pushed twice$"
    twice = FreeList()
    twice.push(links[0])
    twice.push(links[0])
    with pytest.raises(RuntimeError, match=message):
        len(twice)
    around = FreeList()
    for number in (1, 2, 3, 1):
        around.push(links[number])
    walk = around.on(pinned)
    assert [next(walk) for _ in range(3)] == [links[1], links[3], links[2]]
    with pytest.raises(RuntimeError, match=message):
        next(walk)


def test_other_cpus() -> None:
    lists = FreeList()
    copies = len(list(lists.heads))
    for cpu in (copies, -1, 10_000):
        with pytest.raises(IndexError) as caught:
            list(lists.on(cpu))
        assert str(caught.value) == f"there is no CPU {cpu}: the handle has copies 0 to {copies - 1}"


def test_closed(links: Any) -> None:
    for lists in (FreeList(), FreeList(shared=True)):
        lists.push(links[0])
        lists.close()
        lists.close()
        for use in (lists.pop, lambda each=lists: each.push(links[1]), lambda each=lists: len(each), lambda each=lists: list(each.on(0))):
            with pytest.raises(ValueError, match="stands for no memory|was closed"):
                use()
        assert links[0].next is None, "nodes belong to whoever made them"


@pytest.mark.usefixtures("pinned")
def test_nodes_whose_memory_was_closed() -> None:
    """Popping does not crash: what leads out of our memory is reported."""
    lists = FreeList()
    gone = rseq.array(Link, 2)
    lists.push(gone[0])
    lists.push(gone[1])
    gone.close()
    with pytest.raises(RuntimeError, match=r"^pop\(\) returned the pointer 0x[0-9a-f]+, which leads out of the memory made by rseq$"):
        lists.pop()
    assert lists.pop() is None, "the empty pages that took the place end the list"


def test_in_a_segment(links: Any) -> None:
    with rseq.Segment() as segment:
        first, second = FreeList(segment=segment), FreeList(segment=segment)
        first.push(links[0])
        second.push(links[1])
        second.push(links[2])
        assert (len(first), len(second)) == (1, 2)


def test_not_pickled() -> None:
    with pytest.raises(TypeError, match="^a FreeList belongs to this process and its forks and cannot be pickled$"):
        pickle.dumps(FreeList())


def test_shared_with_children() -> None:
    lists = FreeList(shared=True)
    links: Any = rseq.array(Link, 90, shared=True)
    for link in links:
        lists.push(link)

    def work() -> None:
        held: list[Any] = []
        for turn in range(5000):
            node = lists.pop() if turn % 3 else None
            if node is not None:
                held.append(node)
            elif held:
                lists.push(held.pop())
        for node in held:
            lists.push(node)

    for child in [start(work) for _ in range(3)]:
        finish(child)
    found = [node for cpu in range(len(list(lists.heads))) for node in lists.on(cpu)]
    assert len(found) == 90
    assert set(found) == set(links)
    links.close()
