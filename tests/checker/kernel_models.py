"""Models for test_on_kernel.py: right ones, and ones that are wrong in one way each.

Some damage the loaded code's descriptor. They do it in `setup`, so that it is the process which runs the model that has the damaged one.
"""

from __future__ import annotations

import ctypes
import mmap
import os
from collections.abc import Callable
from typing import Any

import rseq
from rseq import Array, PerCid, PerCpu, Ptr, Struct, f64, i64, u8, u64
from rseq.checker import Model, _kernel_section, _kernel_thread, operation
from rseq.checker._kernel_section import LoadedSection
from rseq.kernel import abi, machine_code, registration


class Node(Struct):
    next: Ptr["Node"] | None


class Head(Struct):
    head: Ptr[Node] | None


@rseq.sequence
def push(lists: PerCpu[Head], node: Ptr[Node]) -> None:
    here = lists.here()
    with rseq.staging():
        node.next = here.head
    here.head = node


@rseq.sequence
def pop(lists: PerCpu[Head]) -> Ptr[Node] | None:
    here = lists.here()
    node = here.head
    if node is None:
        return None
    here.head = node.next
    return node


class FreeListModel(Model):
    def setup(self) -> None:
        self.lists = self.per_cpu(Head)
        self.nodes = self.array(Node, 4)
        self.lists[0].head = self.nodes[0]
        self.nodes[0].next = self.nodes[1]
        self.give(*self.nodes[2:])

    def view(self, memory: Any) -> Any:
        return [memory.chain(here.head) for here in memory.lists]

    @operation(push)
    def push(self, state: Any, cpu: int, node: Any) -> None:
        state[cpu].insert(0, node)

    @operation(pop)
    def pop(self, state: Any, cpu: int) -> Any:
        return state[cpu].pop(0) if state[cpu] else None


class Cell(Struct):
    value: i64


@rseq.sequence
def add(cells: PerCpu[Cell], amount: i64) -> None:
    here = cells.here()
    here.value += amount


class CounterModel(Model):
    def setup(self) -> None:
        self.cells = self.per_cpu(Cell)

    def view(self, memory: Any) -> Any:
        return [cell.value for cell in memory.cells]

    @operation(add, amount=[1, -(2**40)])
    def add(self, state: Any, cpu: int, amount: int) -> None:
        state[cpu] += amount


# Everything that a call can have: arguments and results of all kinds, a loop, ways of failing, a limit on restarts


class Slots(Struct):
    count: u8
    sum: f64
    items: Array[u64, 4]


@rseq.sequence
def put(slots: PerCpu[Slots], value: i64, times: u8) -> tuple[u8, bool]:
    """Stage some items, `times` of them counting down to value, and commit the count."""
    here = slots.here()
    assert value != 13
    first = here.count
    with rseq.staging():
        for n in range(min(times, 3)):
            here.items[first] = u64(value) + u64(n)
            first += 1
    here.count = first
    return first, value < 0


@rseq.sequence(max_restarts=0)
def gain(slots: PerCpu[Slots], amount: f64, twice: bool) -> f64:
    here = slots.here()
    total = here.sum + amount
    if twice:
        total += amount
    here.sum = total
    return total


class SlotsModel(Model):
    def setup(self) -> None:
        self.slots = self.per_cpu(Slots)

    def view(self, memory: Any) -> Any:
        return [{"items": list(here.items)[: here.count], "sum": here.sum} for here in memory.slots]

    @operation(put, value=[5, -1, 13], times=[0, 2, 5])
    def put(self, state: Any, cpu: int, value: int, times: int) -> Any:
        assert value != 13
        items = state[cpu]["items"]
        for n in range(min(times, 3)):
            if len(items) == 4:
                raise IndexError
            items.append(value + n & 2**64 - 1)
        return len(items), value < 0

    @operation(gain, amount=[0.5])
    def gain(self, state: Any, cpu: int, amount: float, twice: bool) -> float:
        state[cpu]["sum"] += amount * (2 if twice else 1)
        return state[cpu]["sum"]


@rseq.sequence
def tally(cells: PerCid[Cell]) -> i64:
    here = cells.here()
    before = here.value
    here.value = before + 1
    return before


class ByCid(Model):
    def setup(self) -> None:
        self.cells = self.per_cid(Cell)

    def view(self, memory: Any) -> Any:
        return [cell.value for cell in memory.cells]

    @operation(tally)
    def tally(self, state: Any, cpu: int) -> int:
        state[cpu] += 1
        return state[cpu] - 1


# Sequences that never commit, native functions, and what a model can be silent about


@rseq.sequence
def first(lists: PerCpu[Head]) -> Ptr[Node] | None:
    return lists.here().head


@rseq.native
def empty(lists: PerCpu[Head]) -> None:
    for cpu in range(len(lists)):
        lists[cpu].head = None


class Looks(FreeListModel):
    @operation(first)
    def first(self, state: Any, cpu: int) -> Any:
        return state[cpu][0] if state[cpu] else None

    @operation(empty)
    def empty(self, state: Any, cpu: int) -> None:
        for nodes in state:
            nodes.clear()


class OnlyNative(Model):
    def setup(self) -> None:
        self.lists = self.per_cpu(Head)

    def view(self, memory: Any) -> Any:
        return [memory.chain(here.head) for here in memory.lists]

    @operation(empty)
    def empty(self, state: Any, cpu: int) -> None:
        for nodes in state:
            nodes.clear()


class NeverFull(OnlyNative):
    """Nothing is ever on a list."""

    @operation(pop)
    def pop(self, state: Any, cpu: int) -> Any:
        return state[cpu].pop(0) if state[cpu] else None


class NothingToPush(OnlyNative):
    """Nobody has a node."""

    @operation(push)
    def push(self, state: Any, cpu: int, node: Any) -> None:
        state[cpu].insert(0, node)


class NeverEmpty(Model):
    """One list is never empty, and the model says so."""

    def setup(self) -> None:
        self.lists = self.per_cpu(Head)
        self.nodes = self.array(Node, 20)
        for index, node in enumerate(self.nodes):
            node.next = self.nodes[index + 1] if index % 10 < 9 else None
        for index, here in enumerate(self.lists):
            here.head = self.nodes[index % 2 * 10]

    def view(self, memory: Any) -> Any:
        return [memory.chain(here.head) for here in memory.lists]

    @operation(pop, never=["return"])
    def pop(self, state: Any, cpu: int) -> Any:
        return state[cpu].pop(0)


# Models that say something else, and sequences that do


class PushesToTheEnd(FreeListModel):
    @operation(push)
    def push(self, state: Any, cpu: int, node: Any) -> None:
        state[cpu].append(node)


class PopReturnsNothing(FreeListModel):
    @operation(pop)
    def pop(self, state: Any, cpu: int) -> Any:
        if state[cpu]:
            state[cpu].pop(0)


class NeverFails(SlotsModel):
    @operation(put, value=[13], times=[1])
    def put(self, state: Any, cpu: int, value: int, times: int) -> Any:
        return len(state[cpu]["items"]), False


class AddsToTheFirst(CounterModel):
    """Right on one CPU, and it is the other one that shows it."""

    @operation(add, amount=[1])
    def add(self, state: Any, cpu: int, amount: int) -> None:
        state[min(os.sched_getaffinity(0))] += amount


class Tries(Struct):
    tries: u64
    value: i64


@rseq.sequence
def attempt(cells: PerCpu[Tries]) -> None:
    here = cells.here()
    with rseq.staging():
        here.tries += 1
    here.value += 1


class StagesWhatIsSeen(Model):
    def setup(self) -> None:
        self.cells = self.per_cpu(Tries)

    def view(self, memory: Any) -> Any:
        return [(cell.tries, cell.value) for cell in memory.cells]

    @operation(attempt)
    def attempt(self, state: Any, cpu: int) -> None:
        state[cpu] = (state[cpu][0] + 1, state[cpu][1] + 1)


class CountsTries(StagesWhatIsSeen):
    """The view does not show what is wrong."""

    def view(self, memory: Any) -> Any:
        return [(0, cell.value) for cell in memory.cells]

    @operation(attempt)
    def attempt(self, state: Any, cpu: int) -> None:
        state[cpu] = (0, state[cpu][1] + 1)


# Models that cannot be run


class FailsToSetUp(OnlyNative):
    def setup(self) -> None:
        raise KeyError("nothing")


class Leaves(OnlyNative):
    def setup(self) -> None:
        print("on its way out")
        os._exit(3)


class Chatters(CounterModel):
    def view(self, memory: Any) -> Any:
        print("{")
        return super().view(memory)


# Wrong descriptors


def loaded_descriptor(function: Any, *arguments: int) -> abi.Descriptor:
    """The descriptor of a function's section in memory, writable. The thread's area still points there after a call."""
    offset = registration.area_offset()
    assert offset is not None
    area = abi.Area.from_address(int(machine_code.Loaded(0).thread_pointer()) + offset)
    call = function.ctypes
    while True:
        call(*arguments)
        found = int(area.rseq_cs)
        if found:  # or we were preempted since, and the kernel has cleared it
            area.rseq_cs = 0  # or the kernel looks at it once more, damaged
            return abi.Descriptor.from_address(found)


def damaged(name: str, damage: Callable[[abi.Descriptor, LoadedSection], None]) -> type[Model]:
    """The counter's model over a sequence of its own, whose descriptor is damaged as soon as there is memory to call it with."""

    @rseq.sequence
    def increase(cells: PerCpu[Cell], amount: i64) -> None:
        here = cells.here()
        here.value += amount

    class Damaged(Model):
        def setup(self) -> None:
            self.cells = self.per_cpu(Cell)
            damage(loaded_descriptor(increase, self.cells._address, 0), _kernel_section.find(increase))

        def view(self, memory: Any) -> Any:
            return [cell.value for cell in memory.cells]

        @operation(increase)
        def add(self, state: Any, cpu: int, amount: int) -> None:
            state[cpu] += amount

    Damaged.__name__ = Damaged.__qualname__ = name
    return Damaged


def shorten(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    descriptor.post_commit_offset -= section.instructions[-1].size


def lengthen(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    descriptor.post_commit_offset += 1


def begin_late(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    descriptor.start_ip += section.instructions[0].size
    descriptor.post_commit_offset -= section.instructions[0].size


def change_version(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    descriptor.version = 1


def lose_signature(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    descriptor.abort_ip -= 1


def abort_inside(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    descriptor.abort_ip = section.instructions[3].address


def abort_nowhere(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    descriptor.abort_ip = 0x1000


def made_of(section: LoadedSection, code: bytes) -> int:
    """The address of some instructions in executable memory, with the signature before them."""
    page = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(section.signature.to_bytes(4, "little") + code)
    kept.append(page)
    return ctypes.addressof(ctypes.c_char.from_buffer(page)) + 4


def forget(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    """What was interrupted is taken for done: the abort address leads behind the commit. For x86-64."""
    descriptor.abort_ip = made_of(section, b"\x48\xb8" + section.post_commit.to_bytes(8, "little") + b"\xff\xe0")


def hang(descriptor: abi.Descriptor, section: LoadedSection) -> None:
    """After an abort it goes round in a circle. For x86-64."""
    _kernel_thread.LIMIT = 0.5
    descriptor.abort_ip = made_of(section, b"\xeb\xfe")


kept: list[Any] = []
TooShort = damaged("TooShort", shorten)
TooLong = damaged("TooLong", lengthen)
BeginsLate = damaged("BeginsLate", begin_late)
WrongVersion = damaged("WrongVersion", change_version)
NoSignature = damaged("NoSignature", lose_signature)
AbortsInside = damaged("AbortsInside", abort_inside)
AbortsNowhere = damaged("AbortsNowhere", abort_nowhere)
Forgets = damaged("Forgets", forget)
Hangs = damaged("Hangs", hang)
