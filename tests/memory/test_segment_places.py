"""Segments and the machine they are on: full disks, backends, other boots, containers, fewer CPUs than there are."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Segment, Struct, Unavailable, u64
from rseq.kernel import backend as backends
from rseq.kernel import cpus
from rseq.memory import creation, layout
from rseq.memory.directory import boot_id, pid_namespace
from rseq.memory.file_segment import FileSegment
from rseq.memory.layout import BOOT_AT, Boot
from tests.memory.processes import at_once, fork, python, wait

needs_kernel = pytest.mark.skipif(backends.examine().backend != "kernel", reason="sequences cannot run on the kernel facility here")


class Cell(Struct):
    value: u64


@rseq.sequence
def add(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


def total(cells: Any) -> int:
    return sum(cell.value for cell in cells)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one mebibyte."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "rseq-test", str(place)], capture_output=True, check=False).returncode:
        pytest.skip("a file system can only be mounted by root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("make", [Segment.create, Segment.attach_or_create])
def test_a_segment_that_cannot_be_mapped_leaves_no_file(folder: Path, make: Any) -> None:
    """There is room for the file, but not for the addresses: nothing stands in the way of the next one who tries."""

    def work() -> None:
        Segment.create("first").close()  # what is imported and made once, is there
        Segment.remove("first")
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + (1 << 24), resource.RLIM_INFINITY))
        open_before = len(os.listdir("/proc/self/fd"))
        with pytest.raises(MemoryError, match="memory left for this mapping"):
            make("x", stride=1 << 22, copies=16)
        assert len(os.listdir("/proc/self/fd")) == open_before
        assert os.listdir(folder) == []
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        with make("x", stride=1 << 22, copies=16) as segment:
            assert segment.per_cpu("cells", Cell)[0].value == 0

    assert wait(fork(work)) == 0


def test_a_full_file_system(small_disk: Path) -> None:
    for use in (Segment.create, Segment.attach_or_create):
        with pytest.raises(OSError, match="there is no room for a segment of") as caught:
            use(small_disk / "x", capacity=1 << 20)
        assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(small_disk / "x"))
        assert "the file system is full; 1048576 bytes are free" in str(caught.value)
        assert os.listdir(small_disk) == []
    with Segment.create(small_disk / "x", capacity=1 << 16, copies=4) as segment:
        with pytest.raises(OSError, match="there is no room"):
            Segment.create(small_disk / "y", capacity=1 << 18, copies=4)
        (small_disk / "filler").write_bytes(bytes(os.statvfs(small_disk).f_bavail * 4096))
        cells: Any = segment.per_cpu("a", Cell)  # nothing more is needed once it is there
        cells.array()[:] = 1
        numbers = segment.array("n", u64, 8000)
        numbers.numpy()[:] = 2
        assert (total(cells), sum(numbers)) == (4, 16000)
    assert sorted(os.listdir(small_disk)) == ["filler", "x"]


def test_a_full_file_system_that_does_not_say_so(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The room is gone between looking and taking it."""

    class Room:
        f_blocks, f_bavail, f_frsize = 1 << 30, 1 << 30, 4096

    monkeypatch.setattr(os, "fstatvfs", lambda fd: Room)
    with pytest.raises(OSError, match="there is no room for a segment of") as caught:
        Segment.create(small_disk / "x", capacity=1 << 20)
    assert caught.value.errno == errno.ENOSPC
    assert os.listdir(small_disk) == []


def test_racers_for_a_small_disk(small_disk: Path) -> None:
    """Eight have no room at once, and one segment is there in the end."""

    def work() -> None:
        with Segment.attach_or_create(small_disk / "x", capacity=(1 << 16) - 512, arrays=1 << 19, copies=2) as segment:
            segment.per_cpu("a", Cell)

    assert at_once([work] * 8) == [0] * 8
    assert os.listdir(small_disk) == ["x"]


def test_a_limit_on_the_size_of_files(folder: Path) -> None:
    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))
        with pytest.raises(OSError, match="files may not be that large here") as caught:
            Segment.create("x")
        assert caught.value.errno == errno.EFBIG
        assert os.listdir(folder) == []

    assert wait(fork(work)) == 0


def test_a_sparse_copy_gets_its_memory_back(folder: Path) -> None:
    with Segment.create("x") as segment:
        cells: Any = segment.per_cpu("a", Cell)
        cells[0].value = 5
    data = Path(segment.path).read_bytes()
    with open(folder / "rseq-copy", "wb") as file:
        for at in range(0, len(data), 4096):
            if any(data[at : at + 4096]):
                file.seek(at)
                file.write(data[at : at + 4096])
        file.truncate(len(data))
    assert os.stat(folder / "rseq-copy").st_blocks * 512 < len(data)
    with Segment.open("copy") as copy:
        assert os.stat(folder / "rseq-copy").st_blocks * 512 >= len(data)
        assert copy.per_cpu("a", Cell)[0].value == 5


def test_on_a_disk(tmp_path: Path) -> None:
    with Segment.create(tmp_path / "x") as segment:
        add(segment.per_cpu("a", Cell), 3)
    with Segment.open(tmp_path / "x") as again:
        assert total(again.per_cpu("a", Cell)) == 3


PROGRAM = """
    import rseq
    from rseq.structures.counter import CounterCell, add

    segment = rseq.Segment.attach_or_create("x")
    bound = add.bind(segment.per_cpu("a", CounterCell))
    print(segment.backend)
"""


@needs_kernel
def test_new_segments_follow_the_environment_and_old_ones_do_not(folder: Path) -> None:
    assert python(PROGRAM, RSEQ_BACKEND="locked", RSEQ_DIR=str(folder)) == "locked\n"
    assert python(PROGRAM + "    bound()", RSEQ_BACKEND="kernel") == "locked\n"
    Segment.remove("x")
    assert python(PROGRAM) == "kernel\n"
    assert python(PROGRAM + "    bound()", RSEQ_BACKEND="locked") == "kernel\n"


@needs_kernel
def test_a_process_that_cannot_use_the_backend(folder: Path) -> None:
    for name, backend, value in (("x", "kernel", 7), ("y", "locked", 8)):
        cells: Any = Segment.create(name, backend=backend, copies=2).per_cpu("a", u64)
        cells[1] = value
    text = """
        import rseq
        try:
            rseq.Segment.open("x")
        except rseq.Unavailable as error:
            print(error)
        print(rseq.Segment.open("x", read_only=True).per_cpu("a", rseq.u64)[1])
        print(rseq.Segment.open("y").per_cpu("a", rseq.u64)[1])
    """
    said = python(text, GLIBC_TUNABLES="glibc.pthread.rseq=0").splitlines()
    assert said[0].startswith(f"{folder}/rseq-x is of the kernel backend, which this process cannot use: ")
    assert said[0].endswith("; it can be read with read_only=True")
    assert said[1:] == ["7", "8"]


@needs_kernel
def test_fewer_copies_than_cpus(folder: Path) -> None:
    if len(cpus.allowed()) < 2:
        pytest.skip("there is only one CPU")
    first, *_, last = cpus.allowed()
    with Segment.create("x", copies=last, backend="kernel") as segment:
        cells = segment.per_cpu("a", Cell)
        assert len(cells) == last

        def work() -> None:
            os.sched_setaffinity(0, {last})
            with pytest.raises(Unavailable):
                add(cells)
            os.sched_setaffinity(0, {first})
            add(cells)

        assert wait(fork(work)) == 0
        assert total(cells) == 1
    with Segment.create("y", copies=1, backend="locked") as segment:
        others = segment.per_cpu("a", Cell)
        assert at_once([lambda: [add(others) for _ in range(1000)] and None] * 4) == [0] * 4
        assert total(others) == 4000


@needs_kernel
def test_more_copies_than_cpus(folder: Path) -> None:
    with Segment.create("x", copies=100, backend="kernel") as segment, Segment.open("x") as other:
        cells = segment.per_cpu("a", Cell)
        add(cells, 5)
        assert total(other.per_cpu("a", Cell)) == 5


def test_what_is_in_a_file_after_another_boot(folder: Path) -> None:
    """Values stay; locks, whose owners cannot be alive, go. A process of this boot that comes later leaves locks alone."""
    with Segment.create("x", backend="locked") as segment:
        cells = segment.per_cpu("a", Cell)
        add(cells, 5)
        header = segment.directory.header
    path = Path(segment.path)

    def lock_words() -> list[int]:
        data = path.read_bytes()
        return [int.from_bytes(data[at : at + 8], "little") for at in places]

    places = [header.per_cpu_at + cpu * header.stride for cpu in range(header.copies)]
    with path.open("r+b") as file:
        for at in places:
            file.seek(at)
            file.write(b"\x11" * 8)
    Segment.open("x", read_only=True).close()
    Segment.open("x").close()
    assert all(lock_words())
    with path.open("r+b") as file:
        file.seek(BOOT_AT)
        file.write(layout.pack_boot(Boot(b"another boot....", pid_namespace())))
    Segment.open("x", read_only=True).close()
    assert all(lock_words())
    with Segment.open("x") as again:
        assert not any(lock_words())
        again_cells = again.per_cpu("a", Cell)
        add(again_cells)
        assert total(again_cells) == 6
    assert layout.parse_boot(path.read_bytes()) == Boot(boot_id(), pid_namespace())


def test_locks_of_another_container(folder: Path) -> None:
    for backend in ("locked", "kernel"):
        with Segment.create(backend, backend=backend) as segment, open(segment.path, "r+b") as file:
            file.seek(BOOT_AT)
            file.write(layout.pack_boot(Boot(boot_id(), 12345)))
    with pytest.raises(Unavailable, match="was made in another container"):
        Segment.open("locked")
    Segment.open("locked", read_only=True).close()
    if backends.examine().backend == "kernel":
        Segment.open("kernel").close()


@needs_kernel
def test_two_processes_of_one_number(folder: Path) -> None:
    """In two pid namespaces: the kernel's lock and the kernel's sequences know no numbers."""
    program = PROGRAM + "    import os\n    for _ in range(10000): bound()\n    print(os.getpid())"
    with contextlib.ExitStack() as stack:
        segment = stack.enter_context(Segment.create("x", backend="kernel"))
        Segment.create("y", backend="locked").close()
        command = ["unshare", "--pid", "--fork", "--mount-proc"]
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
            pytest.skip("namespaces cannot be made here")
        assert [python(program, prefix=command) for _ in range(2)] == ["kernel\n1\n"] * 2
        cells = segment.objects()
        assert [entry.name for entry in cells] == ["a"]
        told = python(
            'import rseq\ntry: rseq.Segment.open("y")\nexcept rseq.Unavailable as error: print("made in another container" in str(error))',
            prefix=command,
        )
        assert told == "True\n"
        data = Path(segment.path).read_bytes()
        header, offset = segment.directory.header, cells[0].offset
        starts = [header.per_cpu_at + cpu * header.stride + offset for cpu in range(header.copies)]
        assert sum(int.from_bytes(data[at : at + 8], "little") for at in starts) == 20000


def test_a_file_system_without_unnamed_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refusing(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(errno.EOPNOTSUPP, "not supported")
        return real(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refusing)
    with Segment.create("x") as segment:
        segment.per_cpu("a", Cell)
        with pytest.raises(FileExistsError):
            Segment.create("x")
    with pytest.raises(OSError, match="there is no room"):
        creation.create(str(folder / "y"), layout.geometry("kernel", 1, 1 << 44, 0, 4096), 0o600, FileSegment)
    assert os.listdir(folder) == ["rseq-x"]
