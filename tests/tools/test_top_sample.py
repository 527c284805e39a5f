"""What `rseq top` reads: the same numbers as the structures have, without mapping the file; rates; whatever the file says."""

from __future__ import annotations

import contextlib
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

import rseq
from rseq import Segment, u16, u64
from rseq.compiler import journal
from rseq.memory import layout
from rseq.memory.errors import SegmentError
from rseq.structures import attach
from rseq.structures.gauge import BLOCK, MODES, GaugeRow
from rseq.tools.top import as_json, layouts, rates, screen
from rseq.tools.top.place import Place
from rseq.tools.top.reader import Stretches
from rseq.tools.top.record import Record
from rseq.tools.top.state import State
from tests.memory.test_fork import finish, start
from tests.tools.top_segments import Both, Counter, CounterArray, FloatCounter, Gauge, Histogram, Inside, sampler, view


@pytest.fixture
def segment(tmp_path: Path) -> Iterator[Any]:
    with Segment.create(tmp_path / "segment", capacity=40_000) as made:
        yield made


def records(segment: Any) -> dict[str, Record]:
    """Of a sample of now."""
    found = sampler(segment).sample()
    return {record.name: record for record in map(found.record, range(len(found)))}


def test_every_structure_has_the_value_that_it_has_itself(segment: Any) -> None:
    whole, part = Counter("whole", segment=segment), FloatCounter("part", segment=segment)
    whole.add(-5)
    part.add(0.375)
    for bounds in (None, [0.5, 1, 2]):
        histogram = Histogram(f"histogram {bounds}", bounds=bounds, segment=segment)
        for value in (0.1, 0.7, 0.8, 1.5, 99, math.inf):
            histogram.observe(value)
    array = CounterArray(30, "array", segment=segment)
    array.add_many([0, 5, 5, 29], 7)
    with Segment.open(segment.path, read_only=True) as seen:
        for name, record in records(segment).items():
            entry = seen.entry(name)
            assert entry is not None
            there: Any = attach.attach(seen, entry)
            assert record.kind == type(there).__name__
            assert record.problem is None
            if record.kind == "Histogram":
                assert record.histogram == there.read()
                assert (record.value, record.per_cpu) == (there.count, [p.count for p in there.per_cpu()])
            elif record.kind == "CounterArray":
                assert record.items == there.value.tolist()
                assert (record.value, record.per_cpu) == (28, there.per_cpu().sum(axis=1).tolist())
            else:
                assert (record.value, record.per_cpu) == (there.value, there.per_cpu())


def rows(gauge: Any, *values: tuple[int, float, float, float]) -> None:
    """Write rows of a gauge: (owner, value, base, time)."""
    for block in range(-(-len(values) // BLOCK)):
        there = gauge._block(block)
        for index, row in enumerate(values[block * BLOCK : block * BLOCK + BLOCK]):
            there[index].owner, there[index].value, there[index].base, there[index].time = row


@pytest.mark.parametrize("mode", MODES)
def test_gauges_of_every_mode(segment: Any, mode: str) -> None:
    gauge = Gauge("g", mode=mode, segment=segment)
    mine = gauge._slot.word
    for values in (
        [(mine, 4.0, 1.0, 5.0)],
        [(mine, 4.0, 1.0, 5.0), (12345, 9.5, 2.0, 7.0), (0, 100.0, 100.0, 100.0), (777, -3.25, -8.0, 0.0)],
        [(mine, -4.0, 0.5, 0.0), *[(5000 + n, float(n), 0.25, float(n)) for n in range(40)]],
    ):
        rows(gauge, *values)
        record = records(segment)["g"]
        assert record.value == gauge.value
        assert record.processes == gauge.levels()
        assert record.mode == mode
    assert list(records(segment)) == ["g"], "further rows and the table of processes are no objects of their own"


def test_a_process_that_ended_is_dead_at_once(segment: Any) -> None:
    gauge = Gauge("g", mode="livesum", segment=segment)
    gauge.set(2.0)

    (told, tell), (waits, go) = os.pipe(), os.pipe()

    def other() -> None:
        Gauge("g", mode="livesum", segment=segment).set(40.0)
        os.write(tell, b"set")
        os.read(waits, 1)

    child = start(other)
    assert os.read(told, 3) == b"set"
    assert records(segment)["g"].value == 42.0
    os.write(go, b".")
    finish(child)
    for fd in (told, tell, waits, go):
        os.close(fd)
    record = records(segment)["g"]
    assert record.value == 2.0
    assert sorted(level.alive for level in record.processes or []) == [False, True]


def test_what_is_no_structure(segment: Any) -> None:
    both: Any = segment.per_cpu("both", Both)
    for cell in both:
        cell.hits, cell.ratio, cell.small, cell.full = 3, 0.5, 200, True
    segment.per_cpu("number", u16)[0] = 65535
    segment.array("numbers", u64, 100).numpy()[:] = 2**60
    items: Any = segment.array("structs", Both, 3)
    items[2].small = 9
    segment.per_cpu("inside", Inside)
    found = records(segment)
    n = segment.copies
    assert found["both"].fields == {"hits": 3 * n, "ratio": 0.5 * n, "small": 200 * n}
    assert (found["both"].value, found["both"].kind) == (None, "per_cpu")
    assert (found["number"].value, found["number"].per_cpu) == (65535, [65535] + [0] * (n - 1))
    assert found["numbers"].value == 100 * 2**60 % 2**64, "it wraps"
    assert found["structs"].fields == {"hits": 0, "ratio": 0.0, "small": 9}
    assert (found["inside"].value, found["inside"].fields, found["inside"].problem) == (None, None, None)


def test_a_pending_transaction_counts(segment: Any) -> None:
    """A writer was killed after its commit and before the words were written."""
    histogram = Histogram("h", bounds=[1.0], segment=segment)
    histogram.observe(0.5)
    entry = segment.entry("h")
    home = segment.directory.header.per_cpu_at
    with open(segment.path, "r+b") as file:
        for number, (offset, value) in enumerate([(0, 8), (16, 7), (24, 1)]):
            file.seek(home + journal.ENTRIES + number * journal.ENTRY)
            file.write((entry.offset + offset).to_bytes(8, sys.byteorder) + value.to_bytes(8, sys.byteorder))
        file.seek(home + journal.HEADER)
        file.write((5 * journal.GENERATION + 3).to_bytes(8, sys.byteorder))
    record = records(segment)["h"]
    assert record.per_cpu is not None
    assert record.per_cpu[0] == 8
    assert record.histogram == histogram.read()


def test_rates_are_exact(segment: Any) -> None:
    counter, part = Counter("counter", segment=segment), FloatCounter("part", segment=segment)
    histogram, gauge, array = Histogram("h", segment=segment), Gauge("g", segment=segment), CounterArray(3, "a", segment=segment)
    counter.cells[0].value = 2**63 - 1
    taker = sampler(segment)
    before = taker.sample()
    counter.cells[0].value = -(2**63) + 9
    part.cells[0].value = 2.5
    for _ in range(6):
        histogram.observe(1.0)
    gauge.set(5.0)
    array.cells[0].values[2] = 30
    Counter("new", segment=segment).cells[segment.copies - 1].value = 8
    now = taker.sample()
    before.clock, now.clock = 10.0, 12.0
    found = rates.between(before, now)
    assert found is not None
    got = {}
    for number in range(len(now)):
        record = now.record(number)
        found.complete(record, number)
        got[record.name] = (record.rate, sum(record.per_cpu_rate or []))
    assert got == {"counter": (5, 5), "part": (1.25, 1.25), "h": (3, 3), "g": (None, 0), "a": (15, 15), "new": (4, 4)}
    names = [row.entry.name for row in now.plan.rows]
    assert dict(zip(names, map(str, found.values().tolist()), strict=True))["g"] == "nan"
    now.clock = before.clock
    assert rates.between(before, now) is None


def test_stretches_are_put_one_after_another() -> None:
    found = Stretches([(10_000, 8), (320, 100), (440, 8), (9990, 2), (50_000, 64)])
    assert found.pieces == [(320, 448, 0), (9984, 10_048, 128), (49_984, 50_112, 192)]
    assert found.size == 320
    assert found.places([320, 440, 9990, 10_000, 50_000]).tolist() == [0, 120, 134, 144, 208]
    assert Stretches([]).size == 0


@pytest.mark.parametrize(
    "description",
    [
        "", "u7", "i128", "f32", "struct a{", "struct a{x:u64@0}#4/8", "struct a{x:u64@0,x:u64@0}#8/8", "struct a{x:Array[u64,9]@0}#64/8",
        "struct a{x:Array[u64,0]@0}#64/8", "struct a{x:Ptr[b]@0}#8/8", "struct a{x:struct b{y:u8@0}#1/1@0}#8/8", "Array[u8,4]", "u64\n",
    ],
)  # fmt: skip
def test_descriptions_that_are_not_understood(description: str) -> None:
    assert layouts.parse(description) is None


def test_a_hostile_directory_is_listed_and_nothing_is_believed(segment: Any) -> None:
    """Objects that have our types' names and other contents."""
    cell, row = "struct rseq.structures.counter.CounterCell{value:i64@0}#8/8", rseq.language.types.describe(GaugeRow.__rseq_struct__)
    log = "struct rseq.structures.histogram.LogLinearCell{count:u64@0,total:f64@8,buckets:Array[u64,%d]@16}#%d/8"
    bounded = "struct rseq.structures.histogram.HistogramCell{count:u64@0,total:f64@8,buckets:Array[u64,3]@16}#40/8"
    add = segment.directory.add
    wrong = {
        "array of cells": ("array", cell, 8, 4, ""),
        "another size": ("per_cpu", cell, 16, 1, ""),
        "another field": ("per_cpu", cell.replace("value", "other"), 8, 1, ""),
        "few buckets": ("per_cpu", log % (3, 40), 40, 1, ""),
        "no bounds": ("per_cpu", bounded, 40, 1, ""),
        "falling bounds": ("per_cpu", bounded, 40, 1, '{"bounds":[2,1]}'),
        "many bounds": ("per_cpu", bounded, 40, 1, '{"bounds":[1,2,3,4,5,6,7,8,9]}'),
        "no JSON": ("array", row, 32, BLOCK, "{"),
        "no mode": ("array", row, 32, BLOCK, "{}"),
        "a short gauge": ("array", row, 32, 3, '{"mode":"sum"}'),
        "a gauge of each CPU": ("per_cpu", row, 32, 1, '{"mode":"sum"}'),
        "a row of bytes": ("per_cpu", "struct rseq.structures.counter_array.CounterRow{values:Array[u8,8]@0}#8/8", 8, 1, ""),
        "strange [16 to 31]": ("array", row, 32, BLOCK, '{"rows of":["strange"]}'),
    }
    for name, (kind, description, size, count, note) in wrong.items():
        add(name, kind, description, 1, size, count, 8, note)
    add("good [16 to 31]", "array", row, 1, 32, 4, 8, '{"rows of":"good"}')
    add("rseq processes", "array", "u64", 1, 8, 64, 8, "")
    add("fine", "per_cpu", cell, 1, 8, 1, 8, "")
    found = records(segment)
    assert all(found[name].problem for name in wrong), {n: found[n] for n in wrong if not found[n].problem}
    assert all(found[name].value is None for name in wrong)
    assert found["fine"].value == 0
    assert found["fine"].problem is None


NAMES = ["counter.CounterCell", "counter.FloatCounterCell", "gauge.GaugeRow", "histogram.LogLinearCell", "histogram.HistogramCell", "x"]
FIELDS = ["value", "owner", "base", "time", "count", "total", "buckets", "bounds", "values", "gap"]
NOTES = [
    "",
    "{",
    "[]",
    "0",
    '{"mode":"sum"}',
    '{"mode":[]}',
    '{"rows of":"a"}',
    '{"bounds":[1,2]}',
    '{"bounds":[1e999]}',
    '{"bounds":{}}',
    "[" * 5000,
]
SIZES = st.sampled_from([1, 4, 8, 16, 32, 40, 80, 4128, 2**20])
field = st.tuples(
    st.sampled_from(FIELDS), st.sampled_from(["u64", "i64", "f64", "u8", "bool", "Ptr[x]", "Array[u64,3]", "Array[u64,514]"]), st.sampled_from([0, 8, 16, 24, 3])
)  # fmt: skip
description = st.builds(
    lambda name, fields, size: f"struct rseq.structures.{name}{{{','.join(f'{f}:{t}@{o}' for f, t, o in fields)}}}#{size}/8",
    st.sampled_from(NAMES), st.lists(field, max_size=4), SIZES,
)  # fmt: skip
thing = st.tuples(
    st.sampled_from(["a", "b", "a [16 to 31]", "rseq processes", "rseq processes 64", "ü\x1b"]),
    st.sampled_from(["per_cpu", "array"]),
    st.one_of(description, st.sampled_from(["u64", "u8", "f64", "nothing"])),
    SIZES,
    st.sampled_from([1, 3, 16, 64]),
    st.sampled_from([1, 4, 8]),
    st.sampled_from(NOTES),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(thing, min_size=1, max_size=6), st.binary(min_size=64, max_size=64))
def test_any_directory_can_be_shown(tmp_path: Path, things: list[Any], junk: bytes) -> None:
    """Made-up objects with junk in them: a line for each, drawn and written as JSON, or a sentence."""
    path = tmp_path / "made up"
    path.unlink(missing_ok=True)
    with Segment.create(path, copies=2, stride=1 << 16, arrays=1 << 16) as segment:
        for name, kind, words, size, count, align, note in things:
            with contextlib.suppress(MemoryError, SegmentError):
                segment.directory.add(name, kind, words, 1, max(size, align), count if kind == "array" else 1, align, note)
        header = segment.directory.header
        with open(path, "r+b") as file:
            for start, room in ((header.per_cpu_at + 320, header.stride - 320), (header.arrays_at, header.arrays_size)):
                file.seek(start)
                file.write((junk * (room // 64 + 1))[:room])
        taker = sampler(segment)
        seen = view(segment, taker.sample(), taker.sample())
        names = {entry.name for entry in taker.directory.all()}
        drawn = screen.picture(seen, State(), 1.0, 100, 30).plain
        found = as_json.document(seen, range(len(seen.sample)))
        assert json.loads(json.dumps(found, allow_nan=False)) == found
        assert {each["name"] for each in found["objects"]} <= names
        assert drawn.count("\n") == 29


def test_something_too_large_is_listed(segment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from rseq.tools.top import sample

    monkeypatch.setattr(sample, "MOST_BYTES", 8 * segment.copies)
    Counter("small", segment=segment)
    Counter("one too many", segment=segment)
    found = records(segment)
    assert found["small"].value == 0
    assert "too large" in str(found["one too many"].problem)


def test_infinities_make_no_noise(segment: Any) -> None:
    counter, gauge = FloatCounter("f", segment=segment), Gauge("g", mode="sum", segment=segment)
    counter.cells[0].value = math.inf
    counter.cells[1 if segment.copies > 1 else 0].value = -math.inf
    rows(gauge, (gauge._slot.word, math.inf, 0, 0), (99, -math.inf, 0, 0))
    assert not math.isfinite(records(segment)["f"].value or 0)
    assert math.isnan(records(segment)["g"].value or 0)


def test_the_file_is_only_read(segment: Any) -> None:
    Counter("c", segment=segment)
    before = Path(segment.path).read_bytes()
    os.chmod(segment.path, 0o400)
    place = Place(segment.path)
    assert (
        os.O_ACCMODE & int(Path(f"/proc/self/fdinfo/{place.directory.file.fd}").read_text().split("flags:")[1].split()[0], 8) == os.O_RDONLY
    )
    found = place.sample()
    assert found is not None
    assert found.record(0).value == 0
    maps = Path("/proc/self/maps").read_text().splitlines()
    assert not [line for line in maps if segment.path in line and " r--s " in line], "it is not mapped"
    place.close()
    assert Path(segment.path).read_bytes() == before


def test_removed_replaced_and_made_anew(segment: Any) -> None:
    counter = Counter("c", segment=segment)
    counter.add(3)
    place = Place(segment.path)

    def seen() -> Any:
        sample = place.sample()
        return None if sample is None else [sample.record(n).value for n in range(len(sample))]

    assert (seen(), place.state, place.problem) == ([3], "present", None)
    os.unlink(segment.path)
    counter.add(2)
    assert (seen(), place.state, place.problem) == ([5], "removed", "it was removed; processes that have it open go on with it")
    Path(segment.path).write_text("junk")
    assert (seen(), place.state) == ([5], "removed")
    assert place.problem == "it was replaced by something that cannot be used: it is no rseq segment"
    os.unlink(segment.path)
    with Segment.create(segment.path) as second:
        Counter("other", segment=second).add(70)
        assert (seen(), place.state, place.problem) == ([70], "present", None)
        assert place.anew is not None
    place.close()


def test_truncated_and_made_good_again(segment: Any) -> None:
    Counter("c", segment=segment).add(3)
    whole = Path(segment.path).read_bytes()
    place = Place(segment.path)
    assert place.sample() is not None
    os.truncate(segment.path, len(whole) - 4096)
    assert place.sample() is None
    assert place.state == "damaged"
    assert f"from {len(whole)} to {len(whole) - 4096} bytes while it was in use" in str(place.problem)
    assert place.sample() is None
    assert f"it was truncated: it has {len(whole) - 4096} bytes" in str(place.problem)
    os.unlink(segment.path)
    assert place.sample() is None
    Path(segment.path).write_bytes(whole)
    again = place.sample()
    assert again is not None
    assert (place.state, place.problem, again.record(0).value) == ("present", None, 3)
    assert place.anew is None, "it is the same segment"
    place.close()


def test_a_truncation_that_comes_while_it_is_read(segment: Any) -> None:
    Counter("c", segment=segment)
    taker = sampler(segment)
    plan = taker.sample().plan
    os.truncate(segment.path, segment.directory.header.per_cpu_at)
    with pytest.raises(SegmentError, match="truncated while it was in use"):
        plan.read()


def test_another_header_in_the_same_file(segment: Any) -> None:
    place = Place(segment.path)
    with open(segment.path, "r+b") as file:
        file.write(b"junk" * (layout.HEAD.size // 4))
    assert place.sample() is None
    assert place.problem == "it is no rseq segment"
    place.close()


def test_it_loads_no_compiler() -> None:
    code = "import sys, rseq.cli.top, rseq.tools.top.live, rseq.tools.top.place; print('llvmlite' in sys.modules, 'unicorn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False False\n"
