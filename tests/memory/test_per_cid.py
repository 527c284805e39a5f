"""`rseq.per_cid`: memory indexed by the dense concurrency id, where few threads use the first copies only."""

from __future__ import annotations

import threading
from typing import Any

import pytest

import rseq
from rseq import PerCid, PerCpu, Struct, u64
from rseq.kernel import backend
from rseq.memory import percpu


class Cell(Struct):
    value: u64


@rseq.sequence
def add(cells: PerCid[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


@rseq.sequence
def add_per_cpu(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


@rseq.native(release_gil=True)
def add_often(cells: PerCid[Cell], rounds: u64) -> None:
    for _ in range(rounds):
        add(cells)


def total(cells: Any) -> int:
    return sum(cell.value for cell in cells)


def kernel_memory() -> Any:
    if backend.choose().backend != "kernel" or not percpu.has_cid():
        pytest.skip("skipped, because this kernel gives no concurrency ids")
    return rseq.per_cid(Cell, backend="kernel", copies=64)


def test_both_backends_count() -> None:
    for cells in (rseq.per_cid(Cell), rseq.per_cid(Cell, backend="locked")):
        for _ in range(1000):
            add(cells)
        assert total(cells) == 1000


def test_a_thread_on_its_own_uses_one_copy_at_a_time() -> None:
    """However many CPUs it is moved to: ids are below the number of threads that run."""
    cells = kernel_memory()
    for _ in range(10_000):
        add(cells)
    assert total(cells) == 10_000
    used = [number for number, cell in enumerate(cells) if cell.value]
    assert max(used) < max(threading.active_count() + 4, 8), "dense: no id is as large as 64"


def test_many_threads() -> None:
    for cells in (kernel_memory(), rseq.per_cid(Cell, backend="locked")):
        threads = [threading.Thread(target=add_often, args=(cells, 50_000)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert total(cells) == 200_000


def test_not_in_shared_memory() -> None:
    message = "concurrency ids are numbered by each process on its own: use per_cpu in shared memory"
    with rseq.Segment(shared=True) as segment, pytest.raises(ValueError) as caught:
        rseq.per_cid(Cell, segment=segment)
    assert str(caught.value) == message
    make: Any = rseq.per_cid
    with pytest.raises(TypeError, match="unexpected keyword argument 'shared'"):
        make(Cell, shared=True)


def test_in_a_private_segment() -> None:
    with rseq.Segment() as segment:
        cells = rseq.per_cid(Cell, segment=segment)
        add(cells, 5)
        assert total(cells) == 5


def test_another_type_than_per_cpu() -> None:
    ids, cpus = rseq.per_cid(Cell), rseq.per_cpu(Cell)
    assert repr(ids).startswith("<rseq.PerCid[Cell], ")
    wrong: Any = cpus
    with pytest.raises(TypeError, match=r"^add\(\) argument 'cells' is PerCid\[Cell\], not PerCpu\[Cell\]$"):
        add(wrong)
    wrong = ids
    with pytest.raises(TypeError, match=r"^add_per_cpu\(\) argument 'cells' is PerCpu\[Cell\], not PerCid\[Cell\]$"):
        add_per_cpu(wrong)
    with pytest.raises(TypeError, match=r"is PerCid\[Cell\], made with rseq\.per_cid\(Cell\), not NoneType|not None$"):
        add(None)  # type: ignore[arg-type]


def test_without_ids_in_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(percpu, "has_cid", lambda: False)
    assert repr(rseq.per_cid(Cell)).endswith("locked>")
    message = "this kernel gives no concurrency ids (Linux 6.3 and later do): use per_cpu, or backend='locked'"
    with pytest.raises(rseq.Unavailable) as caught:
        rseq.per_cid(Cell, backend="kernel")
    assert str(caught.value) == message
    with rseq.Segment(backend="kernel") as segment, pytest.raises(rseq.Unavailable) as caught:
        rseq.per_cid(Cell, segment=segment)
    assert str(caught.value) == message
    add(rseq.per_cid(Cell, backend="locked"))


def test_options_are_checked_as_those_of_per_cpu() -> None:
    with pytest.raises(ValueError, match="^the number of copies is at least 1, not 0$"):
        rseq.per_cid(Cell, copies=0)
    with pytest.raises(ValueError, match="^stride is a multiple of 128, so that CPUs share no cache line, not 400$"):
        rseq.per_cid(Cell, stride=400)
    with pytest.raises(ValueError, match="^backend is 'kernel' or 'locked', not 'x'$"):
        rseq.per_cid(Cell, backend="x")
