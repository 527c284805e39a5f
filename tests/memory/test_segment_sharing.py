"""Objects of a segment that only reads, and objects sent to other processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import Array, PerCpu, Ptr, Segment, Struct, f64, u8, u32, u64
from rseq.memory.errors import SegmentError
from rseq.structures import Counter
from tests.memory.processes import fork, wait

make: Any = Segment.create
row: Any = Array


class Cell(Struct):
    value: u64
    small: u8
    row: Array[u32, 3]  # type: ignore[valid-type]


@rseq.sequence
def add(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


@rseq.native
def overwrite(cell: Ptr[Cell]) -> None:
    cell.value = 99


def total(cells: Any) -> int:
    return sum(cell.value for cell in cells)


def add_in_child(cells: Any, numbers: Any) -> None:
    """Runs in a process made by spawn."""
    add(cells, 7)
    numbers[2] = 9


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_read_only(folder: Path, backend: str) -> None:
    with make("x", backend=backend) as segment:
        cells = segment.per_cpu("a", Cell)
        segment.array("n", u64, 3)[1] = 5
        add(cells, 3)
        with Segment.open("x", read_only=True) as reader:
            seen: Any = reader.per_cpu("a", Cell)
            numbers: Any = reader.array("n", u64, 3)
            assert total(seen) == seen.array("value").sum() == 3
            add(cells, 4)
            assert total(seen) == 7
            assert (list(numbers), numbers[-2], numbers[0:2], len(numbers), list(numbers.numpy())) == ([0, 5, 0], 5, [0, 5], 3, [0, 5, 0])
            assert repr(reader) == f"<rseq.Segment 'x' of {reader.copies} x {reader.stride} bytes, {backend}, read-only>"
            may: list[Callable[[], object]] = [
                lambda: add(seen),
                lambda: add.bind(seen),
                lambda: add.python(seen),
                lambda: seen[0].__setattr__("value", 1),
                lambda: seen[0].row.__setitem__(0, 1),
                lambda: numbers.__setitem__(0, 1),
                lambda: numbers.numpy().__setitem__(0, 1),
                lambda: numbers.numpy().setflags(write=True),
                lambda: seen.array("value").__setitem__(0, 1),
                lambda: Counter(segment=reader),
                lambda: overwrite(int(numbers.numpy().ctypes.data)),
                lambda: Cell.at(int(seen.array("value").ctypes.data)),
            ]
            for number, use in enumerate(may):
                with pytest.raises(ValueError):
                    print(number, use())
            with pytest.raises(ValueError) as caught:
                add(seen)
            assert str(caught.value) == "the memory of this PerCpuHandle was opened with read_only=True, and compiled code may write"
            with pytest.raises(TypeError):
                overwrite(seen[0])
            with pytest.raises(KeyError, match="there is no object 'b' in"):
                reader.per_cpu("b", Cell)
            with pytest.raises(IndexError):
                numbers[3]
            one = seen[0]
        for gone in (lambda: one.value, lambda: seen[0], lambda: numbers[0], lambda: reader.objects()):
            with pytest.raises(ValueError, match="closed"):
                gone()
        assert total(cells) == 7


def test_a_read_only_file(folder: Path) -> None:
    with make("x", mode=0o444) as segment:
        segment.per_cpu("a", u64)[0] = 3
    folder.chmod(0o755)

    def work() -> None:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        with pytest.raises(PermissionError) as caught:
            Segment.open("x")
        assert caught.value.filename == segment.path
        cells: Any = Segment.open("x", read_only=True).per_cpu("a", u64)
        assert cells[0] == 3

    assert wait(fork(work)) == 0


@pytest.mark.parametrize("unnamed", [True, False])
def test_a_folder_in_which_nothing_may_be_made(folder: Path, unnamed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the segment, and not what was opened on the way."""
    if not unnamed:
        monkeypatch.setattr(os, "O_TMPFILE", os.O_DIRECTORY | os.O_CREAT)  # refused with EINVAL or EISDIR, as on NFS
    make_here = Segment.create, Segment.attach_or_create

    def work() -> None:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        for one in make_here:
            with pytest.raises(PermissionError, match="no file can be made in this folder: Permission denied") as caught:
                one("x", capacity=8)
            assert caught.value.filename == str(folder / "rseq-x")

    make("warm", capacity=8).unlink()  # what is imported for it, another user may have no right to read
    folder.chmod(0o555)
    assert wait(fork(work)) == 0


def test_pickled(folder: Path) -> None:
    with make("x") as segment:
        cells, numbers = segment.per_cpu("a", Cell), segment.array("n", row[Cell, 2], 3)
        nameless = rseq.per_cpu(u64, segment=segment)
        sent: Any = pickle.loads(pickle.dumps([segment, cells, numbers, nameless, segment.per_cpu("f", f64), segment.per_cpu("b", bool)]))
        assert sent[1].segment is sent[0]
        add(sent[1], 3)
        sent[2][1][1].value = 4
        sent[3][0] = 5
        assert (total(cells), numbers[1][1].value, nameless[0]) == (3, 4, 5)
        assert pickle.loads(pickle.dumps(cells)).segment is sent[0]
        reader: Any = pickle.loads(pickle.dumps(Segment.open("x", read_only=True).per_cpu("a", Cell)))
        assert (total(reader), reader.segment.read_only) == (3, True)
        data = pickle.dumps(cells)
        segment.unlink()
        del sent
        gc.collect()
        with pytest.raises(FileNotFoundError):
            pickle.loads(data)
        with make("x"), pytest.raises(SegmentError, match="it is not the segment that was pickled, but one made later under its name"):
            pickle.loads(data)


def test_spawned_processes(folder: Path) -> None:
    with make("x") as segment:
        cells, numbers = segment.per_cpu("a", Cell), segment.array("n", u64, 3)
        process = multiprocessing.get_context("spawn").Process(target=add_in_child, args=(cells, numbers))
        process.start()
        process.join(60)
        assert process.exitcode == 0
        assert (total(cells), numbers[2]) == (7, 9)
