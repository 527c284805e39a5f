"""Compiled functions where programs use them: in coroutines, threads, at exit, in their own interpreter from start to end."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import rseq
from rseq import PerCpu, Struct, u64

SOURCE = Path(rseq.__file__).parents[1]


class Cell(Struct):
    value: u64


@rseq.sequence
def add(cells: PerCpu[Cell], amount: u64 = 1) -> None:
    here = cells.here()
    here.value += amount


@rseq.native(release_gil=True)
def add_often(cells: PerCpu[Cell], rounds: u64) -> u64:
    for _ in range(rounds):
        add(cells)
    return rounds


@rseq.sequence
def compiled_by_many(cells: PerCpu[Cell]) -> None:
    here = cells.here()
    here.value += 1


def total(cells: PerCpu[Cell]) -> int:
    return sum(cell.value for cell in cells)


def run(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    file = folder / "program.py"
    file.write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run([sys.executable, "-W", "error", str(file)], capture_output=True, text=True, env=environment, timeout=300)


def test_in_coroutines() -> None:
    cells = rseq.per_cpu(Cell)

    async def one(rounds: int) -> int:
        for _ in range(rounds):
            add(cells)
            await asyncio.sleep(0)
        return await asyncio.to_thread(add_often, cells, rounds)

    async def main() -> list[int]:
        return await asyncio.gather(*(one(n) for n in (10, 20, 30)))

    assert asyncio.run(main()) == [10, 20, 30]
    assert total(cells) == 120


def test_in_a_pool_of_threads() -> None:
    cells = rseq.per_cpu(Cell)
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add_often, [cells] * 40, [1000] * 40)) == 40_000
    assert total(cells) == 40_000


def test_the_first_call_from_many_threads_at_once() -> None:
    cells = rseq.per_cpu(Cell)
    barrier = threading.Barrier(8)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            barrier.wait()
            for _ in range(100):
                compiled_by_many(cells)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert total(cells) == 800


PROGRAM = """
import atexit
import rseq
from rseq import PerCpu, Ptr, Struct, u64
class Cell(Struct):
    next: Ptr["Cell"]
    value: u64
@rseq.sequence
def add(cells: PerCpu[Cell], amount: u64 = 1) -> None:
    here = cells.here()
    here.value += amount
@rseq.sequence
def push(cells: PerCpu[Cell], cell: Ptr[Cell]) -> None:
    here = cells.here()
    with rseq.staging():
        cell.next = here.next
    here.next = cell
cells = rseq.per_cpu(Cell)
"""


def test_at_exit(tmp_path: Path) -> None:
    program = PROGRAM + (
        "@atexit.register\n"
        "def last() -> None:\n"
        "    bound = add.bind(cells)\n"
        "    bound(); bound(2); add(cells, 3); push(cells, Cell())\n"
        "    print(sum(cell.value for cell in cells))\n"
    )
    done = run(tmp_path, program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "6\n", "")


def test_in_finalizers_while_the_interpreter_ends(tmp_path: Path) -> None:
    program = PROGRAM + (
        "import weakref\n"
        "class Held: pass\n"
        "held = Held()\n"
        "def last(bound, cells):\n"
        "    bound(4)\n"
        "    print(sum(cell.value for cell in cells))\n"
        "weakref.finalize(held, last, add.bind(cells), cells)\n"
        "add(cells)\n"
    )
    done = run(tmp_path, program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "5\n", "")


@pytest.mark.parametrize(
    "ending", ["", "cells.close()\n", "import sys; sys.exit(0)\n", "del cells\n", "kept = [Cell() for _ in range(100)]\n"]
)
def test_a_program_ends_well(tmp_path: Path, ending: str) -> None:
    program = PROGRAM + "nodes = rseq.array(Cell, 10)\npush(cells, nodes[0])\nadd(cells)\nview = cells.array('value')\n" + ending
    done = run(tmp_path, program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_importing_loads_nothing_heavy(tmp_path: Path) -> None:
    program = "import sys\nimport rseq\nprint(sorted({'llvmlite', 'numpy', 'rich', 'click', 'capstone', 'elftools'} & set(sys.modules)))\n"
    done = run(tmp_path, program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_threads_that_outlive_the_main_one(tmp_path: Path) -> None:
    program = PROGRAM + (
        "import threading\n"
        "started = threading.Event()\n"
        "def work():\n"
        "    bound = add.bind(cells)\n"
        "    for n in range(20000):\n"
        "        bound()\n"
        "        started.set()\n"
        "    print(sum(cell.value for cell in cells))\n"
        "threading.Thread(target=work).start()\n"
        "started.wait()\n"
    )
    done = run(tmp_path, program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "20000\n", "")


def test_a_daemon_thread_inside_of_compiled_code(tmp_path: Path) -> None:
    program = PROGRAM + (
        "import threading\n"
        "@rseq.native(release_gil=True)\n"
        "def forever(cells: PerCpu[Cell]) -> None:\n"
        "    while True:\n"
        "        add(cells)\n"
        "forever.compile()\n"
        "threading.Thread(target=forever, args=(cells,), daemon=True).start()\n"
        "while sum(cell.value for cell in cells) < 1000:\n"
        "    pass\n"
    )
    done = run(tmp_path, program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
