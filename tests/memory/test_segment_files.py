"""Segments in files: made, opened, found, removed, sent; what they hold, and what is said when something is wrong."""

from __future__ import annotations

import gc
import os
import pickle
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

import rseq
from rseq import Array, PerCid, PerCpu, Ptr, Segment, Struct, f64, u8, u32, u64
from rseq.language import types
from rseq.memory import names
from rseq.memory.errors import SegmentError
from rseq.memory.segment import RESERVED
from rseq.structures import Counter
from rseq.structures.counter import CounterCell
from tests.memory.processes import fork, python, wait

make: Any = Segment.create
row: Any = Array
STRIDE = -(-(RESERVED + 128) // 128) * 128


class Cell(Struct):
    value: u64
    small: u8
    row: Array[u32, 3]  # type: ignore[valid-type]


class Other(Struct):
    value: u64
    total: f64


class Outer(Struct):
    cell: Cell
    flag: bool


class Node(Struct):
    next: Ptr[Node]


class Deep(Struct):
    nodes: Array[Node, 2]  # type: ignore[valid-type]


@rseq.sequence
def add(cells: PerCpu[Cell], n: u64 = 1) -> None:
    here = cells.here()
    here.value += n


@rseq.sequence
def by_id(cells: PerCid[u64]) -> u32:
    return rseq.cpu()


def total(cells: Any) -> int:
    return sum(cell.value for cell in cells)


@pytest.mark.parametrize("backend", ["kernel", "locked"])
def test_two_mappings_are_one_memory(folder: Path, backend: str) -> None:
    with make("metrics", backend=backend) as one, Segment.open("metrics") as two:
        assert one.base != two.base
        first, second = one.per_cpu("a", Cell), two.per_cpu("a", Cell)
        add(first, 3)
        add(second, 4)
        assert total(first) == total(second) == 7
        numbers = one.array("n", u64, 5)
        numbers[4] = 2**64 - 1
        assert list(two.array("n", u64, 5)) == [0, 0, 0, 0, 2**64 - 1]
        assert (two.backend, two.copies, two.stride, two.shared) == (backend, one.copies, one.stride, True)


def test_names_and_paths(folder: Path) -> None:
    with make("metrics") as segment:
        assert segment.path == str(folder / "rseq-metrics")
        assert (segment.name, segment.read_only) == ("metrics", False)
    with Segment.open(segment.path) as same, Segment.open(Path(segment.path)) as again:
        assert same.name == again.name == "metrics"
    with make(folder / "elsewhere") as segment:
        assert segment.name == str(folder / "elsewhere")


def test_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RSEQ_DIR")
    assert names.locate("x") == "/dev/shm/rseq-x"
    assert names.locate("./x") == f"{os.getcwd()}/x"


@pytest.mark.parametrize("name", ["a", "ü", "日本語", "a b\n\t", "..", "-", "\U0001f600" * 62, "\udcff", "a" * 250, "%s{}[red]"])
def test_any_name(folder: Path, name: str) -> None:
    with make(name, capacity=8, arrays=0, objects=1), Segment.open(name) as segment:
        assert segment.name == name
    Segment.remove(name)
    assert os.listdir(folder) == []


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("", ValueError, "the name of a segment is empty"),
        ("a\0b", ValueError, r"the name of a segment has no NUL character: 'a\x00b'"),
        ("a" * 251, ValueError, "the name of a segment has at most 250 bytes, not 251"),
        ("ü" * 126, ValueError, "the name of a segment has at most 250 bytes, not 252"),
        ("/tmp/" + "a" * 256, ValueError, "the name of a file has at most 255 bytes, not 256"),
        ("/tmp" + "/aaaaaaaa" * 455, ValueError, "the path of a segment has at most 4095 bytes, not 4099"),
        ("\ud800", ValueError, r"the name of a segment is text, without lone surrogates: '\ud800'"),
        (b"metrics", TypeError, "the name of a segment is a string or a path, not b'metrics'"),
        (3, TypeError, "the name of a segment is a string or a path, not 3"),
        (None, TypeError, "the name of a segment is a string or a path, not None"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_names_that_are_none(folder: Path, name: Any, kind: type[Exception], text: str) -> None:
    uses: list[Callable[[Any], Any]] = [Segment.create, Segment.open, Segment.attach_or_create, Segment.remove]
    for use in uses:
        with pytest.raises(kind) as caught:
            use(name)
        assert str(caught.value) == text


@pytest.mark.parametrize(
    ("options", "kind", "text"),
    [
        ({"capacity": 7}, ValueError, "capacity is at least 8, not 7"),
        ({"capacity": "x"}, TypeError, "capacity is a whole number, not 'x'"),
        ({"capacity": 64, "stride": 1024}, TypeError, "give capacity or stride, not both"),
        ({"stride": RESERVED}, ValueError, f"stride is at least {RESERVED + 8}, not {RESERVED}"),
        ({"stride": 1001}, ValueError, "stride is a multiple of 128, so that CPUs share no cache line, not 1001"),
        ({"copies": 0}, ValueError, "the number of copies is at least 1, not 0"),
        ({"copies": 65537}, ValueError, "the number of copies is at most 65536, not 65537"),
        ({"arrays": -1}, ValueError, "arrays is at least 0, not -1"),
        ({"objects": 0}, ValueError, "the number of objects is at least 1, not 0"),
        ({"objects": 1 << 40}, ValueError, "the number of objects is at most "),
        ({"mode": 0o1000}, ValueError, "mode is from 0 to 0o777, not 0o1000"),
        ({"mode": "rw"}, TypeError, "mode is a whole number such as 0o600, not 'rw'"),
        ({"backend": "other"}, ValueError, "backend is 'kernel' or 'locked', not 'other'"),
        ({"arrays": 1 << 47}, MemoryError, "is larger than one mapping can be"),
    ],
    ids=str,
)
def test_options_that_make_no_sense(folder: Path, options: dict[str, Any], kind: type[Exception], text: str) -> None:
    for use in (Segment.create, Segment.attach_or_create):
        with pytest.raises(kind) as caught:
            use("x", **options)
        assert text in str(caught.value)
    assert os.listdir(folder) == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o400])
def test_the_mode_is_exactly_what_is_given(folder: Path, mode: int) -> None:
    old = os.umask(0o077)
    try:
        with make("x", mode=mode) as segment:
            assert stat.S_IMODE(os.stat(segment.path).st_mode) == mode
    finally:
        os.umask(old)
    with make("y") as segment:
        assert stat.S_IMODE(os.stat(segment.path).st_mode) == 0o600


def test_create_does_not_replace(folder: Path) -> None:
    with make("x"), pytest.raises(FileExistsError, match="there is a file of this name already"):
        make("x")
    (folder / "plain").write_text("hello")
    with pytest.raises(FileExistsError):
        make(folder / "plain")
    assert (folder / "plain").read_text() == "hello"
    (folder / "link").symlink_to(folder / "nowhere")
    with pytest.raises(FileExistsError):
        make(folder / "link")
    with pytest.raises(FileNotFoundError):
        make(folder / "no" / "x")
    with pytest.raises(FileNotFoundError):
        Segment.open("nothing")


def test_attach_or_create(folder: Path) -> None:
    with Segment.attach_or_create("x", capacity=100) as one, Segment.attach_or_create("x", capacity=1 << 20) as two:
        assert one.directory.header == two.directory.header
        assert one.backend in ("kernel", "locked")
        other = "locked" if one.backend == "kernel" else "kernel"
        with pytest.raises(ValueError, match=f"rseq-x is of the {one.backend} backend, not {other}"):
            Segment.attach_or_create("x", backend=other)


def test_of_all_types(folder: Path) -> None:
    with make("x") as segment, Segment.open("x", read_only=True) as reader:
        kinds: list[Any] = [u8, u64, rseq.i32, f64, bool, row[u8, 3], row[row[u32, 2], 3], Cell, Outer, row[Outer, 2]]
        for number, kind in enumerate(kinds):
            segment.per_cpu(f"p{number}", kind)
            segment.array(f"a{number}", kind, 3)
            assert [entry.type for entry in reader.objects()[-2:]] == [types.describe(rseq.language.structs.struct_of(kind))] * 2
            reader.per_cpu(f"p{number}", kind)
            assert len(reader.array(f"a{number}", kind, 3)) == 3
        outer: Any = segment.per_cpu("p8", Outer)
        outer[0].cell.row[1] = 5
        outer[0].flag = True
        seen: Any = reader.per_cpu("p8", Outer)[0]
        assert (seen.cell.row[1], list(seen.cell.row), seen.flag, len(seen.cell.row)) == (5, [0, 5, 0], True, 3)
        assert repr(seen) == "Outer(cell=Cell(value=0, small=0, row=[0, 5, 0]), read-only, flag=True), read-only"


@pytest.mark.parametrize("name", ["a", "ü", "\U0001f600" * 63, "a" * 4095, " ", "../x", "a\nb", "%s{}"])
def test_any_name_of_an_object(folder: Path, name: str) -> None:
    with make("x") as segment, Segment.open("x") as other:
        segment.per_cpu(name, u64)[0] = 7  # type: ignore[index]
        assert name in other
        assert [entry.name for entry in other.objects()] == [name]
        assert other.per_cpu(name, u64)[0] == 7


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("", ValueError, "the name of an object is empty"),
        ("a\0", ValueError, r"the name of an object has no NUL character: 'a\x00'"),
        ("a" * 4096, ValueError, "the name of an object has at most 4095 bytes in UTF-8, not 4096"),
        ("ü" * 2048, ValueError, "the name of an object has at most 4095 bytes in UTF-8, not 4096"),
        ("\udcff", ValueError, r"the name of an object is text, without lone surrogates: '\udcff'"),
        (b"a", TypeError, "the name of an object is a string, not b'a'"),
        (None, TypeError, "the name of an object is a string, not None"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_names_of_objects_that_are_none(folder: Path, name: Any, kind: type[Exception], text: str) -> None:
    with make("x") as segment:
        for use in (lambda: segment.per_cpu(name, u64), lambda: segment.array(name, u64, 1)):
            with pytest.raises(kind) as caught:
                use()
            assert str(caught.value) == text
        assert name not in segment
        assert segment.objects() == []


def test_another_type_is_refused_with_both_names(folder: Path) -> None:
    with make("x") as segment:
        segment.per_cpu("a", Cell)
        segment.array("b", u64, 10)
        cell = f"struct {__name__}.Cell{{value:u64@0,small:u8@8,row:Array[u32,3]@12}}#24/8"
        other = f"struct {__name__}.Other{{value:u64@0,total:f64@8}}#16/8"
        where = f"in {segment.path}"
        wrong: list[tuple[Callable[[], object], type[Exception], str]] = [
            (lambda: segment.per_cpu("a", Other), TypeError, f"'a' {where} is per-CPU {cell}, not per-CPU {other}"),
            (lambda: segment.per_cpu("a", u64), TypeError, f"'a' {where} is per-CPU {cell}, not per-CPU u64"),
            (lambda: segment.array("a", Cell, 1), TypeError, f"'a' {where} is per-CPU {cell}, not an array of {cell}"),
            (lambda: segment.array("b", u8, 10), TypeError, f"'b' {where} is an array of u64, not an array of u8"),
            (lambda: segment.array("b", u64, 11), ValueError, f"'b' {where} is an array of 10 items, not of 11"),
        ]
        for use, kind, text in wrong:
            with pytest.raises(kind) as caught:
                use()
            assert str(caught.value) == text
        assert len(segment.objects()) == 2


def test_pointers_are_refused(folder: Path) -> None:
    with make("x") as segment:
        for kind, what in ((Node, "Node.next"), (Deep, "Deep.nodes"), (row[Ptr[u64], 2], "Ptr[u64]")):
            for use in (lambda k=kind: segment.per_cpu("a", k), lambda k=kind: rseq.per_cpu(k, segment=segment)):
                with pytest.raises(TypeError) as caught:
                    use()
                assert str(caught.value).startswith(f"{what} is a pointer, and a segment in a file cannot have any: every process maps it")
        with pytest.raises(TypeError, match=r"PerCpu\[u64\] is a handle"):
            segment.per_cpu("a", PerCpu[u64])
        with pytest.raises(TypeError):
            segment.per_cpu("a", int)
        assert segment.objects() == []


def test_concurrency_ids_are_refused(folder: Path) -> None:
    with make("x") as segment, pytest.raises(ValueError, match="^concurrency ids are numbered by each process on its own: use per_cpu"):
        rseq.per_cid(u64, segment=segment)
    with make("y") as segment:
        for use in (lambda: segment.per_cpu("a", PerCid[u64]), lambda: segment.reserve(types.PerCpuOf(types.U64, "cid"))):
            with pytest.raises(TypeError) as caught:
                use()
            assert str(caught.value) == (
                "PerCid[u64] is indexed by concurrency ids, which every process numbers on its own, so two processes would update one "
                "copy at once; a segment in a file has one u64 per CPU: segment.per_cpu(name, u64)"
            )
        assert segment.objects() == []
        with pytest.raises(TypeError, match=r"^by_id\(\) argument 'cells' is PerCid\[u64\], not PerCpu\[u64\]$"):
            by_id(cast(Any, segment.per_cpu("a", u64)))
        with Segment.open("y", read_only=True) as reader, pytest.raises(ValueError, match="^concurrency ids are numbered by each process"):
            rseq.per_cid(u64, segment=reader)


def test_full(folder: Path) -> None:
    with make("x", stride=STRIDE, arrays=4096, objects=20) as segment:
        assert segment.free == STRIDE - RESERVED
        segment.per_cpu("a", row[u64, 12])
        with pytest.raises(MemoryError) as caught:
            segment.per_cpu("b", row[u64, 20])
        assert str(caught.value) == (
            f"'b' needs 160 bytes a CPU, and {STRIDE - RESERVED - 96} of {STRIDE} are left in {segment.path}; "
            "a segment does not grow: make a new one with a larger capacity"
        )
        segment.array("c", u64, 256)
        with pytest.raises(MemoryError) as caught:
            segment.array("d", u64, 257)
        assert str(caught.value) == (
            f"'d' needs 2056 bytes, and 2048 of the 4096 bytes for arrays are left in {segment.path}; "
            "a segment does not grow: make a new one with larger arrays=…"
        )
        segment.array("d", u64, 256)
        segment.per_cpu("b", row[u64, (STRIDE - RESERVED - 96) // 8])
        assert segment.free == 0
        assert [entry.name for entry in segment.objects()] == ["a", "c", "d", "b"]
    with make("y", objects=1) as segment:
        with pytest.raises(MemoryError, match=r"the directory of .*rseq-y is full, with \d+ objects; .* larger objects="):
            [segment.per_cpu(str(number), u64) for number in range(200)]
        assert len(segment.objects()) > 40
        assert len(Segment.open("y").objects()) == len(segment.objects())


def test_ten_thousand_objects(folder: Path) -> None:
    with make("x", capacity=160_000, objects=10_000) as segment:
        for number in range(10_000):
            segment.per_cpu(f"a counter with a longer name, {number}", CounterCell)
        with Segment.open("x") as other:
            assert len(other.objects()) == 10_000
            for number in (0, 4_999, 9_999):
                cells = other.per_cpu(f"a counter with a longer name, {number}", CounterCell)
                cells[0].value = number
                assert segment.per_cpu(f"a counter with a longer name, {number}", CounterCell)[0].value == number
            offsets = [entry.offset for entry in other.objects()]
            assert len(set(offsets)) == 10_000


def test_objects_without_a_name(folder: Path) -> None:
    with make("x") as segment:
        counter, other = Counter(segment=segment), Counter(segment=segment)
        counter.add(3)
        assert wait(fork(lambda: counter.add(4))) == 0
        assert (counter.value, other.value) == (7, 0)
        assert [(entry.name, entry.kind) for entry in segment.objects()] == [("", "per_cpu")] * 2
        assert "" not in segment
        with pytest.raises(TypeError, match="memory of a segment in a file belongs to an object"):
            segment.allocate(8, 8)


def test_unlink_and_remove(folder: Path) -> None:
    segment = make("x")
    cells = segment.per_cpu("a", Cell)
    other = Segment.open("x")
    segment.unlink()
    assert os.listdir(folder) == []
    with pytest.raises(FileNotFoundError):
        segment.unlink()
    segment.unlink(missing_ok=True)
    add(cells)
    assert total(other.per_cpu("a", Cell)) == 1
    other.per_cpu("b", Cell)
    assert "b" in segment
    with make("x") as later, pytest.raises(FileNotFoundError, match="the file of that name is another one by now"):
        other.unlink()
    assert later.path
    Segment.remove("x")
    with pytest.raises(FileNotFoundError):
        Segment.remove("x")
    Segment.remove("x", missing_ok=True)
    (folder / "rseq-y").write_text("something else")
    with pytest.raises(SegmentError, match="rseq-y: it is no rseq segment"):
        Segment.remove("y")
    assert (folder / "rseq-y").exists()
    Segment.remove("y", force=True)
    with pytest.raises(SegmentError, match="it is a folder"):
        Segment.remove(folder, force=True)
    closed = make("z")
    closed.close()
    closed.unlink()
    assert os.listdir(folder) == []


def test_closed(folder: Path) -> None:
    segment = make("x")
    cells, numbers = segment.per_cpu("a", Cell), segment.array("n", u64, 3)
    bound, reference = add.bind(cells), cells[0]
    with segment as same:
        assert same is segment
    segment.close()
    uses: list[Callable[[], object]] = [
        bound, lambda: reference.value, lambda: cells[0], lambda: numbers[0], lambda: segment.per_cpu("a", Cell), segment.objects,
        lambda: "a" in segment, lambda: pickle.dumps(segment), lambda: pickle.dumps(cells), lambda: pickle.dumps(numbers),
    ]  # fmt: skip
    for use in uses:
        with pytest.raises(ValueError, match="closed"):
            use()
    assert repr(segment).endswith(", closed>")
    with Segment.open("x") as again:
        kept = again.array("n", u64, 3)
        kept.close()
        with pytest.raises(ValueError, match="closed"):
            kept[0]
        assert list(again.array("n", u64, 3)) == [0, 0, 0]


def test_nothing_stays_open(folder: Path) -> None:
    def descriptors() -> int:
        return len(os.listdir("/proc/self/fd"))

    def mappings() -> int:
        return len(Path("/proc/self/maps").read_text().splitlines())

    def use() -> None:
        cells = Segment.open("x").per_cpu("a", Cell)
        assert cells[0].value == 0
        with Segment.open("x", read_only=True) as reader:
            reader.per_cpu("a", Cell)
        Segment.attach_or_create("x")

    make("x").per_cpu("a", Cell)
    use()
    gc.collect()
    before = descriptors(), mappings()
    for _ in range(200):
        use()
    gc.collect()
    assert descriptors() <= before[0]
    assert mappings() <= before[1] + 10


def test_a_process_that_ends_removes_nothing(folder: Path) -> None:
    text = """
        import rseq
        segment = rseq.Segment.attach_or_create("x")
        segment.per_cpu("a", rseq.u64)[0] += 5
        import sys; print("multiprocessing" in sys.modules)
    """
    assert python(text) == "False\n"
    assert python(text) == "False\n"
    with Segment.open("x") as segment:
        assert segment.per_cpu("a", u64)[0] == 10
