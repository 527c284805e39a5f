"""install(): the metrics of prometheus_client keep their values in the segment, made before or after, in whatever process."""

from __future__ import annotations

import gc
import math
import os
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Enum, Gauge, Histogram, Info, Summary, generate_latest, values
from prometheus_client.openmetrics import exposition
from prometheus_client.samples import Sample

import rseq.prometheus
from rseq import Segment
from rseq.memory.file_segment import FileSegment
from rseq.prometheus import Collector
from tests.memory.processes import fork, python, wait
from tests.prometheus.processes import staying

Install = Callable[..., FileSegment]


def found(registry: Any) -> dict[str, float]:
    """All samples as text."""
    made: dict[str, float] = {}
    for family in registry.collect():
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            key = f"{sample.name}{{{labels}}}" if labels else sample.name
            assert key not in made
            made[key] = sample.value
    return made


def in_child(work: Callable[[], object]) -> None:
    assert wait(fork(work)) == 0


def test_metrics_that_exist_move_with_what_they_counted(install: Install) -> None:
    registry = CollectorRegistry()
    counter = Counter("jobs", "done", registry=registry)
    by_label = Counter("answers", "by code", ["code"], registry=registry)
    gauge = Gauge("level", "a level", registry=registry, multiprocess_mode="sum")
    recent = Gauge("recent", "the last", registry=registry, multiprocess_mode="mostrecent")
    summary, histogram = Summary("size", "bytes", registry=registry), Histogram("latency", "s", registry=registry, buckets=(1, 2))
    info, enum = Info("build", "what", registry=registry), Enum("state", "which", ["part"], registry=registry, states=["a", "b"])
    counter.inc(2.5, exemplar={"trace": "abc"})
    by_label.labels("200").inc()
    gauge.set(-4)
    recent.set(6)
    summary.observe(3)
    histogram.observe(0.5)
    histogram.observe(7, exemplar={"trace": "long"})
    info.info({"version": "1"})
    enum.labels("x").state("b")
    without_a_registry = Counter("lonely", "in none", registry=None)
    without_a_registry.inc(3)
    before = found(registry)
    segment = install()
    after = found(registry)
    assert after == {key: value for key, value in before.items() if "_created" not in key}

    def again() -> None:
        counter.inc()
        by_label.labels("500").inc(2)
        gauge.inc(10)
        recent.set(9)
        summary.observe(1)
        histogram.observe(1.5)
        info.info({"version": "2"})
        enum.labels("x").state("a")
        without_a_registry.inc()

    in_child(again)
    assert found(registry) == {
        "jobs_total": 3.5,
        "answers_total{code=200}": 1.0,
        "answers_total{code=500}": 2.0,
        "level": 6.0,
        "recent": 9.0,
        "size_count": 2.0,
        "size_sum": 4.0,
        "latency_bucket{le=1.0}": 1.0,
        "latency_bucket{le=2.0}": 2.0,
        "latency_bucket{le=+Inf}": 3.0,
        "latency_count": 3.0,
        "latency_sum": 9.0,
        "build_info{version=2}": 1.0,
        "state{part=x,state=a}": 1.0,
        "state{part=x,state=b}": 0.0,
    }
    assert found(Collector(segment))["lonely_total"] == 4.0
    text = exposition.generate_latest(registry).decode()
    assert '# {trace="abc"} 2.5' in text
    assert 'latency_bucket{le="+Inf"} 3.0 # {trace="long"} 7.0' in text


def test_the_default_registry_gives_totals_of_all_processes(install: Install) -> None:
    install()
    mine = Counter("mine", "of this process too", ["who"])
    try:
        mine.labels("parent").inc()

        def child() -> None:
            mine.labels("child").inc(2)
            Counter("theirs", "of the child alone").inc(5)

        in_child(child)
        text = generate_latest().decode()
        assert 'mine_total{who="parent"} 1.0\nmine_total{who="child"} 2.0\n' in text
        assert "theirs_total 5.0\n" in text
        assert text.count("# HELP mine_total") == text.count("# HELP theirs_total") == 1
        assert REGISTRY.get_sample_value("theirs_total") == 5.0
        restricted: Any = REGISTRY.restricted_registry(["mine_total"])
        assert set(found(restricted)) == {"mine_total{who=parent}", "mine_total{who=child}"}
        theirs = Counter("theirs", "now here too")  # the name is free
        theirs.inc()
        text = generate_latest().decode()
        assert "theirs_total 6.0\n" in text
        assert text.count("# HELP theirs_total") == 1
        REGISTRY.unregister(theirs)
    finally:
        REGISTRY.unregister(mine)


def test_a_collector_beside_the_metrics_shows_nothing_twice(install: Install) -> None:
    segment = install()
    for collector_first in (True, False):
        registry = CollectorRegistry(auto_describe=True)
        if collector_first:
            registry.register(Collector())
        counter = Counter("jobs", "done", registry=registry)
        counter.inc()
        if not collector_first:
            Collector(segment, registry=registry)
        assert found(registry) == {"jobs_total": 1.0 if collector_first else 2.0}


def test_a_collector_elsewhere_describes_what_there_is(install: Install, path: Path) -> None:
    install()
    Counter("jobs", "done", registry=None).inc()
    Histogram("latency", "s", unit="seconds", registry=None)
    assert list(Collector().describe()) == []
    rseq.prometheus.uninstall()
    described = {metric.name: (metric.type, metric.documentation, metric.unit) for metric in Collector(path).describe()}
    assert described == {"jobs": ("counter", "done", ""), "latency_seconds": ("histogram", "s", "seconds")}
    registry = CollectorRegistry()
    Collector(path, registry=registry)
    with pytest.raises(ValueError, match="Duplicated timeseries"):
        Counter("jobs", "another program's", registry=registry)
    assert set(found(registry.restricted_registry(["jobs_total"]))) == {"jobs_total"}
    with pytest.raises(RuntimeError, match="no segment is installed"):
        Collector()
    with pytest.raises(TypeError, match="in a file"):
        Collector(Segment())
    with pytest.raises(FileNotFoundError):
        Collector(path.with_name("nothing"))


def test_values_behave_as_prometheus_clients(install: Install) -> None:
    install()
    counter, gauge = Counter("jobs", "done", registry=None), Gauge("level", "a level", registry=None, multiprocess_mode="sum")
    with pytest.raises(ValueError, match="non-negative"):
        counter.inc(-1)
    counter.inc(True)
    counter.inc(amount=2**70)
    assert counter._value.get() == 1.0 + 2.0**70
    counter.reset()
    assert counter._value.get() == 0.0
    counter._value.inc(3)
    counter._value.set(7)
    assert counter._value.get() == 7.0
    with pytest.raises(KeyError), counter.count_exceptions():
        raise KeyError
    assert counter._value.get() == 8.0
    with gauge.track_inprogress():
        assert gauge._value.get() == 1.0
    gauge.dec(2)
    gauge.set("1.5")  # type: ignore[arg-type]
    assert gauge._value.get() == 1.5
    in_child(lambda: gauge.set(4))
    assert gauge._value.get() == 1.5
    assert found(gauge) == {"level": 5.5}
    recent = Gauge("recent", "the last", registry=None, multiprocess_mode="livemostrecent")
    with pytest.raises(RuntimeError, match="mostrecent"):
        recent.inc()
    recent.set_to_current_time()
    histogram = Histogram("latency", "s", registry=None, buckets=(1, 2))
    with histogram.time():
        pass
    histogram.observe(math.inf)
    histogram._sum.inc(1)
    histogram._buckets[1].inc(2)
    histogram._buckets[0].set(5)
    assert [bucket.get() for bucket in histogram._buckets] == [5.0, 2.0, 1.0]
    assert found(histogram)["latency_count"] == 8.0
    labelled = Counter("by_code", "answers", ["code"], registry=None)
    for wrong in (lambda: labelled.inc(), lambda: labelled.labels("a", "b")):
        with pytest.raises(ValueError, match="label"):
            wrong()
    labelled.labels(code="x").inc()
    assert found(labelled) == {"by_code_total{code=x}": 1.0}


def test_the_value_increments_by_the_builtin_itself(install: Install) -> None:
    install()
    counter = Counter("jobs", "done", registry=None)
    assert type(counter._value.inc).__name__ == "builtin_function_or_method"
    assert type(Gauge("level", "a level", registry=None)._value.inc).__name__ == "builtin_function_or_method"


def test_a_programs_own_classes(install: Install) -> None:
    class Loud(Counter):
        def inc(self, amount: float = 1, exemplar: Any = None) -> None:
            super().inc(amount * 10, exemplar)

    class Own(Histogram):
        def _metric_init(self) -> None:
            self._sum = values.ValueClass("histogram", self._name, self._name + "_sum", (), (), "")
            self._buckets = [
                values.ValueClass("histogram", self._name, self._name + "_bucket", ("le",), (le,), "") for le in ("1.0", "+Inf")
            ]

    class Doubled(Counter):
        def _child_samples(self) -> Any:
            return [Sample("_total", {}, self._value.get() * 2, None, None)]

    segment = install()
    registry = CollectorRegistry()
    Collector(segment, registry=registry)
    labelled, doubled = Loud("labelled", "ten times", ["n"], registry=registry), Doubled("doubled", "twice", ["n"], registry=registry)
    labelled.labels("1").inc()
    in_child(lambda: labelled.labels("2").inc())
    doubled.labels("1").inc()
    assert found(registry) == {"labelled_total{n=1}": 10.0, "labelled_total{n=2}": 10.0, "doubled_total{n=1}": 2.0}
    loud, own = Loud("loud", "ten times", registry=None), Own("own", "with values of its own", registry=None, buckets=(1,))
    loud.inc()
    for amount in (0.5, 3, 4):
        own.observe(amount)
    bare = values.ValueClass("counter", "bare", "bare_total", ("a",), ("b",), "made by hand")
    bare.inc(3)
    assert found(Collector(segment)) == {
        "labelled_total{n=1}": 10.0,
        "labelled_total{n=2}": 10.0,
        "doubled_total{n=1}": 1.0,
        "loud_total": 10.0,
        "own_bucket{le=1.0}": 1.0,
        "own_bucket{le=+Inf}": 3.0,
        "own_count": 3.0,
        "own_sum": 7.5,
        "bare_total{a=b}": 3.0,
    }


def test_gauges_with_functions_are_of_this_process(install: Install) -> None:
    install()
    gauge = Gauge("level", "a level", ["who"], registry=None, multiprocess_mode="sum")
    gauge.labels("a").set(1)
    gauge.labels("b").set_function(lambda: 42)
    alone = Gauge("alone", "no labels", registry=None)
    alone.set_function(lambda: 43)
    assert found(gauge) == {"level{who=a}": 1.0, "level{who=b}": 42.0}
    assert found(alone) == {"alone": 43.0}


def test_levels_of_dead_processes_vanish_by_themselves(install: Install) -> None:
    install()
    gauges = {
        mode: Gauge(mode, "a level", registry=None, multiprocess_mode=mode)
        for mode in ("liveall", "livesum", "livemax", "livemostrecent", "all")
    }

    def child() -> None:
        for gauge in gauges.values():
            gauge.set(7)

    with staying([child, child]) as children:
        mine = str(os.getpid())
        both = dict.fromkeys(map(str, children), 7.0)
        assert {s.labels["pid"]: s.value for s in gauges["liveall"].collect()[0].samples} == {mine: 0.0, **both}  # type: ignore[index]
        assert found(gauges["livesum"]) == {"livesum": 14.0}
        assert found(gauges["livemostrecent"]) == {"livemostrecent": 7.0}
    assert found(gauges["liveall"]) == {f"liveall{{pid={mine}}}": 0.0}
    assert found(gauges["livesum"]) == {"livesum": 0.0}
    assert found(gauges["livemax"]) == {"livemax": 0.0}
    assert found(gauges["livemostrecent"]) == {}
    assert found(gauges["all"])[f"all{{pid={children[0]}}}"] == 7.0  # until another process takes its place


def test_processes_that_are_spawned(path: Path) -> None:
    """With RSEQ_PROMETHEUS the import is all that is needed."""
    program = """
        import multiprocessing, os, sys, rseq.prometheus
        from prometheus_client import Counter, generate_latest
        JOBS = Counter("jobs", "done", ["by"])
        def work(number):
            JOBS.labels(multiprocessing.current_process().name[:5]).inc(number)
        if __name__ == "__main__":
            JOBS.labels("main").inc()
            for method in ("spawn", "fork"):
                with multiprocessing.get_context(method).Pool(2) as pool:
                    pool.map(work, range(10), chunksize=1)
                print(JOBS.labels("Spawn")._value.get(), JOBS.labels("ForkP")._value.get())
            assert 'jobs_total{by="Spawn"} 45.0' in generate_latest().decode()
    """
    script = path.with_name("program.py")
    script.write_text("\n".join(line[8:] for line in program.splitlines()))
    printed = python(f"import runpy; runpy.run_path({str(script)!r}, run_name='__main__')", RSEQ_PROMETHEUS=str(path))
    assert printed == "45.0 0.0\n45.0 45.0\n"
    assert found(Collector(path)) == {"jobs_total{by=main}": 1.0, "jobs_total{by=Spawn}": 45.0, "jobs_total{by=ForkP}": 45.0}


def test_threads(install: Install) -> None:
    install()
    counter, histogram = Counter("jobs", "done", ["n"], registry=None), Histogram("latency", "s", registry=None)

    def work() -> None:
        for number in range(500):
            counter.labels(str(number % 5)).inc()
            histogram.observe(number)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        one = found(histogram)
        assert one["latency_bucket{le=+Inf}"] == one["latency_count"]
    for thread in threads:
        thread.join()
    assert sum(found(counter).values()) == 2000
    assert found(histogram)["latency_sum"] == 4 * sum(range(500))


def test_which_segment(install: Install, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RSEQ_PROMETHEUS", "PROMETHEUS_MULTIPROC_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert rseq.prometheus.installed() is None
    with pytest.raises(ValueError, match="name a segment"):
        rseq.prometheus.install()
    with pytest.raises(TypeError, match="in a file"):
        rseq.prometheus.install(Segment())
    segment = install()
    assert rseq.prometheus.installed() is segment
    assert install() is segment
    assert rseq.prometheus.install(str(path)) is segment
    with pytest.raises(RuntimeError, match=f"metrics are in {path} already"):
        rseq.prometheus.install(path.with_name("another"), capacity=4096, arrays=4096, objects=10)
    rseq.prometheus.uninstall()
    rseq.prometheus.uninstall()
    with pytest.raises(ValueError, match="read_only"):
        rseq.prometheus.install(Segment.open(path, read_only=True))
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(path.parent))
    assert rseq.prometheus.install().path == str(path.parent / "rseq-prometheus")
    rseq.prometheus.uninstall()
    monkeypatch.setenv("RSEQ_PROMETHEUS", str(path))
    assert rseq.prometheus.install().path == str(path)


def test_after_uninstall_all_is_as_before(install: Install) -> None:
    install()
    kept = Counter("kept", "stays in the segment", ["n"], registry=None)
    kept.labels("1").inc()
    rseq.prometheus.uninstall()
    fresh = Counter("fresh", "of this process", registry=None)
    assert type(fresh._value) is values.MutexValue
    fresh.inc(2)
    kept.labels("2").inc(4)
    assert found(fresh)["fresh_total"] == 2.0
    assert {key: value for key, value in found(kept).items() if "created" not in key} == {"kept_total{n=1}": 1.0, "kept_total{n=2}": 4.0}


def test_metrics_are_adopted_only_where_they_are(install: Install) -> None:
    """Half-made metrics, and classes that only look like one, do no harm."""
    broken: Any = Counter.__new__(Counter)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        install()
    assert "_value" not in broken.__dict__
    del broken
    gc.collect()
