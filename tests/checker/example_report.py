"""A report made by hand, for the tests of everything that shows one.

The story is that of a wrong free list: `pop` reads the head and the head's link outside of any section, and only stores the
new head in one. T0 is preempted in between, T1 pops the same node, and T0 goes on with what it remembers, on another CPU.
"""

from __future__ import annotations

import copy
from typing import Literal

from rseq.checker.report import Cell, Change, Counts, Outcome, Report, Row, Story, ThreadPlan

FILE = "examples/wrong_freelist.py"
TOKEN = "FreeListModel.several-cpus.x86_64.0p4-1p7s2-0m1"
SOURCE = {
    24: "here = lists.here()",
    25: "return here.head",
    30: "here = lists.here()",
    31: "here.head = node",
    36: "node = first(lists)",
    37: "if node is None:",
    39: "following = node.next",
    40: "replace(lists, following)",
}
CELLS = [
    *(Cell(f"lists[{cpu}].head", "lists", cpu, "head", True) for cpu in range(2)),
    *(Cell(f"nodes[{item}].next", "nodes", item, "next", False) for item in range(3)),
]
BEFORE = {
    "lists[0].head": "nodes[0]",
    "lists[1].head": "None",
    "nodes[0].next": "nodes[1]",
    "nodes[1].next": "nodes[2]",
    "nodes[2].next": "None",
}


class _Writer:
    """Writes rows and keeps the memory beside them."""

    def __init__(self) -> None:
        self.memory = dict(BEFORE)
        self.rows: list[Row] = []

    def row(
        self,
        thread: int,
        cpu: int,
        what: Literal["start", "instruction", "return", "kernel", "effect"],
        text: str,
        line: int = 0,
        inside: bool = False,
        changes: list[Change] | None = None,
    ) -> None:
        for change in changes or []:
            if change.kind == "memory":
                self.memory[change.place] = change.after
        values = [self.memory[cell.name] for cell in CELLS]
        self.rows.append(Row(thread, cpu, what, text, line, SOURCE.get(line, ""), inside, changes or [], values))

    def code(self, thread: int, cpu: int, line: int, text: str, *changes: Change, inside: bool = True) -> None:
        self.row(thread, cpu, "instruction", text, line, inside, list(changes))

    def find_copy(self, thread: int, cpu: int) -> None:
        """`here = lists.here()`, as each sequence begins."""
        self.code(thread, cpu, 30, "movl %fs:4(%rdi), %eax", register("rax", "?", str(cpu)))
        self.code(thread, cpu, 30, "imulq %rax, %rdx", register("rdx", "0x1000", hex(cpu << 12)))
        self.code(thread, cpu, 30, "leaq (%r9,%rdx), %rax", register("rax", str(cpu), f"lists[{cpu}]"))

    def read_first(self, thread: int, cpu: int) -> None:
        """The part of `pop` that should have been in the section."""
        self.row(thread, cpu, "start", "pop(lists)")
        self.code(thread, cpu, 25, "movq (%rax), %rcx", register("rcx", "?", "nodes[0]"))
        self.code(thread, cpu, 39, "movq (%rcx), %rsi", register("rsi", "?", "nodes[1]"), inside=False)


def register(name: str, before: str, after: str) -> Change:
    return Change(name, before, after, "register")


def rows() -> list[Row]:
    told = _Writer()
    told.read_first(0, 0)
    told.row(0, 0, "kernel", "T0 is preempted outside of its section: nothing is restarted", 40)
    told.read_first(1, 0)
    told.find_copy(1, 0)
    told.row(1, 0, "kernel", "a signal interrupts T1 inside of its section: it starts over", 31, True)
    told.find_copy(1, 0)
    told.code(1, 0, 31, "movq %rsi, (%rax)", Change("lists[0].head", "nodes[0]", "nodes[1]"))
    told.row(
        1,
        0,
        "effect",
        "pop takes nodes[0] from CPU 0",
        changes=[Change("free on CPU 0", "nodes[0], nodes[1], nodes[2]", "nodes[1], nodes[2]", "model")],
    )
    told.row(1, 0, "return", "pop returns nodes[0]")
    told.row(0, 1, "kernel", "T0 goes on, on CPU 1")
    told.find_copy(0, 1)
    told.code(0, 1, 31, "movq %rsi, (%rax)", Change("lists[1].head", "None", "nodes[1]"))
    return told.rows


def story() -> Story:
    return Story(
        title="After this store the memory means that nodes[1] and nodes[2] are free on CPU 0 and again on CPU 1, "
        "but on CPU 1 nothing should be free.",
        details=["nodes[0] is owned by T0 and T1.", "nodes[1] is on the lists of CPU 0 and CPU 1."],
        fix="Read here.head and node.next inside of the sequence that stores here.head: what was read before the section "
        "may be out of date when the section begins.",
        file=FILE,
        threads=[ThreadPlan("T0", ["pop(lists)"]), ThreadPlan("T1", ["pop(lists)", "push(lists, nodes[0])"])],
        cpus=2,
        cells=copy.deepcopy(CELLS),
        rows=rows(),
        token=TOKEN,
    )


def crowded(threads: int = 3) -> Story:
    """The same with more threads than fit side by side, the last ones idle."""
    told = story()
    told.threads += [ThreadPlan(f"T{i}", ["push(lists, nodes[2])"]) for i in range(2, threads)]
    return told


def report() -> Report:
    bounds = ["2 threads on 2 CPUs, up to 2 operations each", "at most 3 preemptions of a thread"]
    sections = {"abort_points": 21, "abort_points_of": 21, "commits": 2, "commits_of": 2, "exits": 1, "exits_of": 1}
    weak = "reordering of loads and stores by the processor (weak memory)"
    return Report(
        version="0.3.0",
        arguments=["examples/wrong_freelist.py", "rseq.structures.counter", "--cpus", "2"],
        outcomes=[
            Outcome("FreeListModel", FILE, "lint", "x86_64", "holds", counts=Counts(schedules=2, commits=2, commits_of=2), seconds=0.01),
            Outcome("FreeListModel", FILE, "abort sweep", "x86_64", "holds", counts=Counts(schedules=84, **sections), seconds=0.21),
            Outcome(
                "FreeListModel",
                FILE,
                "one CPU",
                "x86_64",
                "holds",
                counts=Counts(18_344, 40_112, 9, **sections),
                bounds=["2 threads on 1 CPU, up to 2 operations each", bounds[1]],
                not_covered=[weak],
                seconds=0.84,
            ),
            Outcome(
                "FreeListModel",
                FILE,
                "several CPUs",
                "x86_64",
                "fails",
                findings=["a store made from what was read before the section"],
                story=story(),
                counts=Counts(1_204_551, 3_001_777, 9, **sections),
                bounds=bounds,
                not_covered=[weak],
                seconds=12.4,
            ),
            Outcome(
                "Counter",
                "src/rseq/structures/counter.py",
                "death",
                "x86_64",
                "vacuous",
                findings=["the exit at line 31 was never reached: no thread is killed while it waits for the lock"],
                counts=Counts(512, 900, 4, 6, 7, 1, 1, 0, 1),
                bounds=["one thread is killed"],
                seconds=0.3,
            ),
            Outcome(
                "Counter",
                "src/rseq/structures/counter.py",
                "on the kernel",
                "x86_64",
                "skipped",
                findings=["this kernel has no restartable sequences"],
            ),
        ],
        seconds=13.8,
    )
