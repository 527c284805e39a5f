"""What is full, damaged, hostile or read-only: a sentence, or a warning, and the rest goes on."""

from __future__ import annotations

import json
import os
import struct
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Counter, Enum, Gauge, Histogram, Info, Summary, generate_latest
from prometheus_client.samples import Exemplar

import rseq.prometheus
from rseq import Segment, SegmentError, u64
from rseq.memory.file_segment import FileSegment
from rseq.prometheus import Collector, exemplars
from rseq.structures import FloatCounter
from rseq.structures import Gauge as Level
from rseq.structures import Histogram as Distribution
from tests.memory.processes import fork, wait
from tests.prometheus.test_install import found

Install = Callable[..., FileSegment]


def test_a_full_segment_says_what_to_do_and_the_program_goes_on(install: Install) -> None:
    install(capacity=4096 - 320, arrays=4096, objects=400)
    counter = Counter("jobs", "done", ["n"], registry=None)
    made = 0
    with pytest.raises(MemoryError, match=r"larger capacity \(for metrics: rseq.prometheus.install\(name, capacity=…"):  # noqa: PT012
        for number in range(1000):
            counter.labels(str(number)).inc()
            made += 1
    assert 100 < made < 1000
    counter.labels("0").inc()
    assert sum(found(counter).values()) == made + 1
    with pytest.raises(MemoryError, match="larger capacity"):
        Histogram("latency", "s", registry=None)
    with pytest.raises(MemoryError, match="larger arrays"):  # noqa: PT012
        for number in range(20):
            Gauge(f"level_{number}", "a level", registry=None)
    registry = CollectorRegistry()
    with pytest.raises(MemoryError):
        Counter("another", "not registered", registry=registry)
    assert list(registry.collect()) == []
    with pytest.warns(RuntimeWarning, match="no room for exemplars"):
        counter.labels("1").inc(exemplar={"trace": "x"})
    counter.labels("2").inc(exemplar={"trace": "x"})  # said once
    assert sum(found(counter).values()) == made + 3
    exemplars.Exemplars.full = False


def test_metrics_that_do_not_fit_stay_as_they_were(install: Install) -> None:
    counters = [Counter(f"jobs_{number}", "done", registry=None) for number in range(10)]
    histograms = [Histogram(f"latency_{number}", "s", registry=None) for number in range(40)]
    for one in (*counters, *histograms):
        getattr(one, "inc", getattr(one, "observe", None))(3)
    with pytest.raises(MemoryError, match="larger capacity"):
        install(capacity=8, arrays=4096, objects=100)
    assert rseq.prometheus.installed() is None
    for one in (*counters, *histograms):
        getattr(one, "inc", getattr(one, "observe", None))(3)
    for number, one in enumerate(counters):
        assert found(one)[f"jobs_{number}_total"] == 6.0
    for number, one in enumerate(histograms):
        assert found(one)[f"latency_{number}_count"] == 2.0


def test_names_of_any_length_and_kind(install: Install, path: Path) -> None:
    install()
    counter = Counter("jobs", "done", ["of"], registry=None)
    values = ["", "\0", "\\0", '"', "\n", "é\U0001f600", "x" * 4000, "x" * 4001, "y" * 30_000, "{},="]
    for number, value in enumerate(values):
        counter.labels(value).inc(number + 1)
    labels = {sample.labels["of"]: sample.value for sample in counter.collect()[0].samples}  # type: ignore[index]
    assert labels == {value: number + 1.0 for number, value in enumerate(values)}
    with pytest.raises(ValueError, match="half a surrogate pair"):
        counter.labels("\ud800").inc()
    with pytest.raises(ValueError, match="at most 65535 bytes"):
        counter.labels("z" * 70_000)
    with pytest.raises(ValueError, match="UTF-8|surrogate"):
        Counter("other", "\ud800", registry=None)
    assert generate_latest(_registry(path)).decode().count("jobs_total{") == len(values)


def _registry(path: Path) -> CollectorRegistry:
    registry = CollectorRegistry()
    Collector(path, registry=registry)
    return registry


def test_two_versions_of_a_program(install: Install) -> None:
    """Another help or other buckets are taken; another type or mode is refused with what to do."""
    segment = install()
    Counter("jobs", "done", registry=None).inc()
    Counter("jobs", "jobs that were done", registry=None).inc()
    for bounds in ((1, 2), (1, 3)):
        Histogram("latency", "s", registry=None, buckets=bounds).observe(2)
    for states in (["a", "b"], ["b", "c"]):
        Enum("state", "which", registry=None, states=states).state("b")
    Gauge("level", "a level", registry=None, multiprocess_mode="sum")
    with pytest.raises(ValueError, match=r"has the mode 'sum', not 'max': give the metric another name, or remove the segment"):
        Gauge("level", "a level", registry=None, multiprocess_mode="max")
    with pytest.raises(ValueError, match=r"is a histogram in the segment, not a gauge: give the metric another name"):
        Gauge("latency", "s", registry=None)
    for kind in (lambda: Summary("latency", "s", registry=None), lambda: Enum("latency", "s", registry=None, states=["a"])):
        with pytest.raises(
            ValueError, match=r"'latency' is a histogram in the segment, not a (summary|stateset): give the metric another name"
        ):
            kind()
    with pytest.raises(ValueError, match=r"one comes twice: 1.0, 1.0, 2.0"):
        Histogram("twice", "s", registry=None, buckets=(1, 1, 2))
    FloatCounter("other_total", segment=segment)
    with pytest.raises(ValueError, match="is no child of a metric"):
        Counter("other", "by something else", registry=None)
    assert found(Collector(segment)) == {
        "jobs_total": 2.0,
        "latency_bucket{le=1.0}": 0.0,
        "latency_bucket{le=2.0}": 1.0,
        "latency_bucket{le=3.0}": 2.0,
        "latency_bucket{le=+Inf}": 2.0,
        "latency_count": 2.0,
        "latency_sum": 4.0,
        "state{state=b}": 1.0,
        "state{state=c}": 0.0,
        "level": 0.0,
    }
    assert [family.documentation for family in Collector(segment).collect() if family.name == "jobs"] == ["done"]


def test_another_type_or_mode_is_refused_whatever_the_labels(install: Install) -> None:
    """The objects have different names, and it is one metric all the same: two types of it cannot be shown."""
    segment = install()
    Counter("jobs", "done", registry=None).inc()
    Histogram("latency", "s", ["a"], registry=None).labels("1").observe(1)
    Gauge("level", "a level", ["a"], registry=None, multiprocess_mode="mostrecent").labels("1").set(1)
    Gauge("level", "a level", ["a"], registry=None, multiprocess_mode="mostrecent").labels("2").set(2)
    Info("build", "what", registry=None).info({"version": "1"})
    for kind, make in {
        "counter": lambda: Gauge("jobs", "done", registry=None),
        "histogram": lambda: Summary("latency", "s", ["b"], registry=None).labels("1"),
        "gauge": lambda: Enum("level", "which", registry=None, states=["a"]),
        "info": lambda: Counter("build", "what", registry=None),
    }.items():
        with pytest.raises(ValueError, match=f"is a {kind} in the segment, not a .*: give the metric another name, or remove the segment"):
            make()
    with pytest.raises(ValueError, match=r"the gauge 'level' has the mode 'last', not 'max': give the metric another name"):
        Gauge("level", "a level", ["a"], registry=None, multiprocess_mode="max").labels("3")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        shown = found(Collector(segment))
    assert {"jobs_total", "level{a=1}", "level{a=2}", "build_info{version=1}"} <= set(shown)
    assert len(shown) == 4 + 15 + 2


def test_what_cannot_be_made_is_said_of_the_metric(install: Install) -> None:
    install()
    with pytest.raises(ValueError, match="^the metric 'wide': a histogram has at most 10000 bounds, not 10001$"):
        Histogram("wide", "s", registry=None, buckets=range(10_001))
    with pytest.raises(ValueError, match=r"^the metric 'told': an object's note \(labels, .*\) has at most 65535 bytes in UTF-8$"):
        Counter("told", "x" * 70_000, registry=None)


def test_info_and_enum_hold_what_was_set_last(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    segment = install()
    info, enum = Info("build", "what", ["part"], registry=None), Enum("state", "which", registry=None, states=["a", "b", "c"])
    assert found(enum) == {"state{state=a}": 1.0, "state{state=b}": 0.0, "state{state=c}": 0.0}
    assert found(info) == {}
    part = info.labels("x")
    monkeypatch.setattr("time.time_ns", lambda: 5)  # a clock that stands still, or was set back
    for version in ("1", "2", "1", "3", "2"):
        part.info({"version": version, "by": "é"})
        info.labels("y").info({"version": "0"})
        assert found(info) == {f"build_info{{by=é,part=x,version={version}}}": 1.0, "build_info{part=y,version=0}": 1.0}
    for state in ("b", "a", "c", "b", "c"):
        enum.state(state)
        assert {key for key, value in found(enum).items() if value} == {f"state{{state={state}}}"}
    assert sum(entry.name.startswith("build_info") for entry in segment.objects()) == 4
    with pytest.raises(ValueError, match="Overlapping"):
        part.info({"part": "again"})
    with pytest.raises(ValueError, match="is not in list"):
        enum.state("nonsense")


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_scraping_with_the_right_to_read_only(install: Install, path: Path, mode: int) -> None:
    install()
    Counter("jobs", "done", ["n"], registry=None).labels("1").inc(exemplar={"trace": "x"})
    Gauge("level", "a level", registry=None, multiprocess_mode="liveall").set(3)
    Histogram("latency", "s", registry=None, buckets=(1,)).observe(2)
    Info("build", "what", registry=None).info({"version": "1"})
    Enum("state", "which", registry=None, states=["a"]).state("a")
    os.chmod(path, 0o444)
    with Segment.open(path, read_only=True) as segment:
        collector = Collector(segment)
        assert set(found(collector)) == {
            "jobs_total{n=1}",
            f"level{{pid={os.getpid()}}}",
            *(f"latency_{each}" for each in ("bucket{le=1.0}", "bucket{le=+Inf}", "count", "sum")),
            "build_info{version=1}",
            "state{state=a}",
        }
        assert collector.collect()[0].samples[0].exemplar == Exemplar({"trace": "x"}, 1.0, pytest.approx(0, abs=1e12))  # type: ignore[index]
        families = list(collector.collect())
    with pytest.raises(ValueError, match="closed"):
        found(collector)
    with pytest.raises(ValueError, match="closed"):
        families[0].samples


def test_exemplars_that_were_torn_are_passed_over(install: Install) -> None:
    segment = install()
    counter = Counter("jobs", "done", registry=None)
    for number in range(3):
        counter.inc(exemplar={"n": str(number)})
    newest: Any = counter._value.get_exemplar()
    assert newest.labels == {"n": "2"}
    places = segment.array("jobs_total exemplar 0", exemplars.Place, 2).numpy().view("u1").reshape(2, -1)
    slot = int(bytes(places[1]).find(b'{"n":"2"}') >= 0)
    places[slot, 30:] = 7  # as a writer that was killed leaves it
    assert counter._value.get_exemplar().labels == {"n": "1"}
    counter.inc(exemplar={"n": "3"})
    assert counter._value.get_exemplar().labels == {"n": "3"}
    places[:] = 255
    assert counter._value.get_exemplar() is None
    assert found(counter) == {"jobs_total": 4.0}
    assert exemplars.packed(Exemplar({"x": "y" * 2000}, 1.0)) is None
    assert exemplars.packed(Exemplar({"x": object()}, 1.0)) is None  # type: ignore[dict-item]


@given(st.binary(min_size=1024, max_size=1024))
def test_no_bytes_of_an_exemplar_crash(content: bytes) -> None:
    assert exemplars.parsed(content) is None
    good = exemplars.packed(Exemplar({"a": "b"}, 2.5, 3.0))
    assert good is not None
    assert exemplars.parsed(good) == Exemplar({"a": "b"}, 2.5, 3.0)
    from zlib import crc32

    body = struct.pack("=Idd", 900, 0, 0) + content[:900]
    exemplars.parsed((struct.pack("=I", crc32(body)) + body).ljust(1024, b"\0"))  # a forged one: whatever it gives


HOSTILE: list[tuple[str, Any]] = [
    ("", "{not json"),
    ("", ["prometheus"]),
    ("does not say what metric it is", {"prometheus": 5, "labels": {}}),
    ("name, help and unit", {"prometheus": {"metric": 5, "type": "counter"}, "labels": {}}),
    ("name, help and unit", {"prometheus": {"metric": "", "type": "counter"}, "labels": {}}),
    ("name, help and unit", {"prometheus": {"metric": "x", "type": "counter", "series": 5}, "labels": {}}),
    ("does not know", {"prometheus": {"metric": "x", "type": "nonsense"}, "labels": {}}),
    ("does not know", {"prometheus": {"metric": "x", "type": ["counter"]}, "labels": {}}),
    ("labels that are no text", {"prometheus": {"metric": "x", "type": "counter"}, "labels": {"a": 1}}),
    ("half a surrogate pair", {"prometheus": {"metric": "x", "type": "counter"}, "labels": {"a": "\ud800"}}),
    ("half a surrogate pair", {"prometheus": {"metric": "x", "type": "counter", "help": "\ud800"}, "labels": {}}),
    ("cannot be printed", {"prometheus": {"metric": "x\n", "type": "counter"}, "labels": {}}),
    ("cannot be printed", {"prometheus": {"metric": "x", "type": "counter"}, "labels": {"a\nb 1": "c"}}),
    ("cannot be printed", {"prometheus": {"metric": "x", "type": "counter", "series": "\ud800"}, "labels": {}}),
    ("is no gauge", {"prometheus": {"metric": "x", "type": "gauge"}, "labels": {}}),
    ("is of type unknown, and", {"prometheus": {"metric": "taken", "type": "unknown"}, "labels": {}}),
]


@pytest.mark.parametrize(("message", "note"), HOSTILE)
def test_an_object_with_a_damaged_note_is_left_out(install: Install, message: str, note: Any) -> None:
    segment = install()
    counter = Counter("taken", "good", registry=None)
    counter.inc()
    text = note if isinstance(note, str) else json.dumps(note)
    segment.per_cpu("bad", FloatCounter.cell, note=text if '"prometheus"' in text else text + ' "prometheus"')
    collector = Collector(segment)
    with pytest.warns(RuntimeWarning, match=f"an object is left out: .*{message}"):
        collector.collect()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert found(collector) == {"taken_total": 1.0}  # said once, and the rest is there
        counter.inc()
        assert found(counter) == {"taken_total": 2.0}


def _note(kind: str, **more: Any) -> str:
    return json.dumps({"prometheus": {"metric": "x", "type": kind, **more.pop("mine", {})}, "labels": {}, **more})


def test_objects_that_are_not_what_their_notes_say(install: Install) -> None:
    segment = install()
    segment.array("1", u64, 3, note=_note("stateset", mine={"states": ["a"]}))
    segment.array("2", u64, 1, note=_note("stateset", mine={"states": [5]}))
    segment.array("3", u64, 2, note=_note("info", mine={"own": []}))
    segment.array("4", u64, 1, note=_note("info", mine={"own": ["nothing"]}))
    segment.array("5", u64, 1, note=_note("counter"))
    segment.per_cpu("6", Distribution("good", bounds=[1], segment=segment).cells.kind.item, note=_note("histogram"))  # type: ignore[attr-defined]
    segment.per_cpu("7", Distribution("good", bounds=[1], segment=segment).cells.kind.item, note=_note("histogram", bounds=[1, 2]))  # type: ignore[attr-defined]
    Level("8", mode="sum", segment=segment)
    rows = segment.entry("8")
    assert rows is not None
    from rseq.structures.gauge import GaugeRow

    segment.array("9", GaugeRow, 3, note=_note("gauge", mode="sum"))
    segment.array("10", GaugeRow, 16, note=_note("gauge", mode="nonsense"))
    segment.array("11", GaugeRow, 16, note=_note("gauge", mode="sum"))
    segment.array("11 [32 to 47]", GaugeRow, 16, note=json.dumps({"rows of": "11"}))
    segment.array("12", exemplars.Place, 3, note=json.dumps({"exemplar of": "11", "part": 0}))
    segment.array("13", u64, 2, note=json.dumps({"exemplar of": "11", "part": 0}))
    with pytest.warns(RuntimeWarning) as said:
        collector = list(Collector(segment).collect())
    assert len(said) == 12
    assert [family.name for family in collector] == ["x"]
    assert collector[0].samples == []  # nobody has a row


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_note_crashes_a_scrape(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Real notes with parts exchanged for anything."""
    anything: Any = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=5,
    )
    segment = Segment.create(tmp_path_factory.mktemp("any") / "metrics", capacity=1 << 14, arrays=1 << 14, objects=30)
    real = {"metric": "x", "type": "counter", "help": "", "states": ["a"], "own": []}
    from rseq.structures.gauge import GaugeRow

    kinds: dict[str, Callable[[str, str], object]] = {
        "counter": lambda name, note: segment.per_cpu(name, FloatCounter.cell, note=note),
        "gauge": lambda name, note: segment.array(name, GaugeRow, 16, note=note),
        "histogram": lambda name, note: segment.per_cpu(name, Distribution(bounds=[1.0]).cells.kind.item, note=note),  # type: ignore[attr-defined]
        "info": lambda name, note: segment.array(name, u64, 1, note=note),
        "stateset": lambda name, note: segment.array(name, u64, 1, note=note),
    }
    for number in range(4):
        kind = data.draw(st.sampled_from(sorted(kinds)))
        mine = {**real, "type": kind, **data.draw(st.dictionaries(st.sampled_from(sorted(real)), anything, max_size=2))}
        note = {"prometheus": mine, "labels": {"a": "b"}, "bounds": [1.0], "mode": "sum"}
        note.update(data.draw(st.dictionaries(st.sampled_from(sorted(note)), anything, max_size=1)))
        text = json.dumps(note)
        if len(text) < 60_000:
            kinds[kind](str(number), text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        registry = CollectorRegistry()
        Collector(segment, registry=registry)
        text = generate_latest(registry).decode()
    assert text == "" or text.startswith("# HELP")
    segment.close()


def test_a_damaged_directory_is_an_error_with_a_sentence(install: Install, path: Path) -> None:
    install()
    Counter("jobs", "done", registry=None).inc()
    collector = Collector(path)
    with path.open("r+b") as file:
        file.seek(1024)
        file.write(b"\xff" * 8)
    with pytest.raises(SegmentError, match="its directory says that it has"):
        found(collector)


def test_the_module_prints_and_serves(install: Install, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from rseq.prometheus.__main__ import main

    install()
    Counter("jobs", "done", registry=None).inc()
    assert main([str(path)]) == 0
    assert "jobs_total 1.0" in capsys.readouterr().out
    assert main([str(path.with_name("nothing"))]) == 1
    assert "No such file" in capsys.readouterr().err
    other = path.with_name("other")
    other.write_bytes(b"nonsense")
    assert main([str(other)]) == 1
    assert "no rseq segment" in capsys.readouterr().err
    for port in ("70000", "-1"):
        with pytest.raises(SystemExit) as stopped:
            main([str(path), f"--port={port}"])
        assert stopped.value.code == 2
        assert f"a port is from 0 to 65535, not {port}" in capsys.readouterr().err


def test_many_processes_take_turns(install: Install) -> None:
    """Nothing grows with the number of processes that have lived."""
    segment = install()
    counter, gauge = Counter("jobs", "done", ["n"], registry=None), Gauge("level", "a level", registry=None, multiprocess_mode="sum")
    histogram, info = Histogram("latency", "s", registry=None), Info("build", "what", registry=None)

    def work() -> None:
        counter.labels("a").inc(exemplar={"pid": str(os.getpid())})
        gauge.inc()
        histogram.observe(1)
        info.info({"version": "1"})
        os._exit(0)

    counts = []
    for _ in range(3):
        for _ in range(10):
            assert wait(fork(work)) == 0
        counts.append((len(segment.objects()), segment.free))
    assert counts[0] == counts[1] == counts[2]
    assert found(Collector(segment))["jobs_total{n=a}"] == 30.0
    assert found(gauge) == {"level": 30.0}
    assert found(histogram)["latency_count"] == 30.0
