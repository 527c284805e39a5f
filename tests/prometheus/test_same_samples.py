"""What our collector gives is what prometheus_client's MultiProcessCollector gives, after the same has been done by several processes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import prometheus_client
import pytest
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Summary, multiprocess, values

import rseq.prometheus
from tests.memory.processes import fork, wait
from tests.prometheus import processes

MODES = sorted(Gauge._MULTIPROC_MODES)
PROCESSES, STEPS = 4, 60
LABELS = ["", "GET", 'a"b\\c\nd', "é\u4e2d", "\0"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    before = values.ValueClass
    yield tmp_path
    values.ValueClass = before


def work(seed: int) -> None:
    """Metrics of every kind, and some random steps with them."""
    registry = CollectorRegistry()
    some = random.Random(seed)
    counter = Counter("requests", "how many", registry=registry)
    by_label = Counter("answers", "by code", ["code", "method"], registry=registry)
    gauges = [Gauge(f"level_{mode}", mode, ["where"], registry=registry, multiprocess_mode=mode) for mode in MODES]
    summary = Summary("size", "bytes", ["route"], registry=registry)
    histograms = [
        Histogram("latency", "seconds", registry=registry),
        Histogram("depth", "may be negative", ["q"], registry=registry, buckets=(-1, 0, 0.1, 7)),
    ]
    # another version of the program, with other buckets
    other = Histogram("length", "cm", ["q"], registry=registry, buckets=(1, 2, 5) if seed % 2 else (1, 3, 5))
    for _ in range(STEPS):
        label = some.choice(LABELS)
        counter.inc(some.choice([1, 2.5, 0, True]))
        by_label.labels(some.choice(["200", "500"]), label).inc()
        for gauge in gauges:
            if "recent" in gauge._multiprocess_mode:
                gauge.labels(label).set(some.uniform(-9, 9))
            else:
                step = some.randrange(3)
                child = gauge.labels(label)
                (child.inc, child.dec, child.set)[step](some.uniform(-9, 9))
        summary.labels(label).observe(some.expovariate(0.01))
        histograms[0].observe(some.expovariate(1))
        histograms[1].labels(label).observe(some.choice([-5, -1, 0, 0.1, 0.05, 7, 8, float("inf")]))
        other.labels("x").observe(some.uniform(0, 6))


def samples(collector: Any) -> dict[str, tuple[str, str, dict[Any, float]]]:
    """Type, help and samples of each metric."""
    return {
        metric.name: (
            metric.type,
            metric.documentation,
            {(s.name, frozenset(s.labels.items())): float(f"{s.value:.9g}") for s in metric.samples},  # sums round differently
        )
        for metric in collector.collect()
    }


def both(seed: int) -> None:
    """The same steps with their values and with ours."""
    for value_class in (values.MultiProcessValue(), rseq.prometheus.MultiProcessValue()):
        values.ValueClass = value_class
        work(seed)


def test_the_same_samples_while_processes_live_and_when_they_are_dead(folder: Path) -> None:
    theirs, ours = multiprocess.MultiProcessCollector(CollectorRegistry()), rseq.prometheus.MultiProcessCollector(CollectorRegistry())
    assert samples(ours) == {} == samples(theirs)
    with processes.staying([lambda seed=seed: both(seed) for seed in range(PROCESSES)]) as children:  # type: ignore[misc]
        found = samples(ours)
        assert found == samples(theirs)
        assert {"requests", "answers", "size", "latency", "depth", "length", *(f"level_{mode}" for mode in MODES)} == set(found)
    for pid in children:
        multiprocess.mark_process_dead(pid)
        rseq.prometheus.mark_process_dead(pid)
    expected = samples(theirs)
    found = samples(ours)
    for name in {name for name in found if not found[name][2]}:  # a live gauge of which nobody lives
        assert name.startswith("level_live")
        assert name not in expected
        del found[name]
    assert found == expected
    assert all(f"level_{mode}" in found for mode in MODES if not mode.startswith("live"))


def test_switching_is_changing_an_import(folder: Path) -> None:
    values.ValueClass = rseq.prometheus.MultiProcessValue(process_identifier=lambda: "worker-1")
    registry = CollectorRegistry()
    Gauge("level", "of each", registry=registry).set(3)
    Counter("jobs", "done", registry=registry).inc(2)
    fresh = CollectorRegistry()
    rseq.prometheus.MultiProcessCollector(fresh)
    assert 'level{pid="worker-1"} 3.0' in prometheus_client.generate_latest(fresh).decode()
    assert fresh.get_sample_value("jobs_total") == 2.0
    assert (folder / "rseq-prometheus").exists()


PROGRAM = """
import os, signal
from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
early = Counter("early", "made before", registry=None)
early.inc()
from {module} import multiprocess
late = Counter("late", "made behind", registry=None)
for number in range(2):
    worker = os.fork()
    if worker == 0:
        late.inc(), early.inc()
        Gauge("busy", "workers", multiprocess_mode="livesum", registry=None).inc()
        os._exit(0)
    os.waitpid(worker, 0)
    multiprocess.mark_process_dead(worker)
registry = CollectorRegistry()
multiprocess.MultiProcessCollector(registry)
print(generate_latest(registry).decode())
"""


@pytest.mark.parametrize("module", ["prometheus_client", "rseq.prometheus"])
def test_a_program_switches_by_changing_an_import(folder: Path, module: str) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM.format(module=module)], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    samples = dict(line.split(" ") for line in ran.stdout.splitlines() if line and line[0] != "#")
    samples.pop("busy", None)  # theirs has forgotten the gauge of a dead process; here it is 0
    assert samples == {"early_total": "3.0", "late_total": "2.0"}
    assert (folder / "rseq-prometheus").exists() == (module == "rseq.prometheus")
    # What was made before the import has files of theirs already.
    assert len(list(folder.glob("counter_*.db"))) == (3 if module == "prometheus_client" else 1)


def test_the_import_does_nothing_without_a_folder(folder: Path) -> None:
    code = "from rseq.prometheus import multiprocess, installed; assert installed() is None; multiprocess.MultiProcessCollector(None)"
    for value in (str(folder / "nothing"), None):
        environment = {k: v for k, v in os.environ.items() if k != "PROMETHEUS_MULTIPROC_DIR"}
        if value is not None:
            environment["PROMETHEUS_MULTIPROC_DIR"] = value
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
        assert ran.stderr.splitlines()[-1].startswith("ValueError: ")
    assert list(folder.iterdir()) == []


def test_a_collector_alone_says_that_the_values_are_elsewhere(folder: Path) -> None:
    """The variable alone makes prometheus_client write its files; nothing here reads those."""
    collector = rseq.prometheus.MultiProcessCollector(None)
    assert list(collector.collect()) == []
    (folder / "counter_1.db").write_bytes(b"")
    with pytest.warns(RuntimeWarning, match=r"has metrics of prometheus_client's own .*: call rseq.prometheus.install\(\)"):
        assert list(collector.collect()) == []
    values.ValueClass = rseq.prometheus.MultiProcessValue()
    Counter("jobs", "done", registry=None).inc()
    assert [family.name for family in collector.collect()] == ["jobs"]


def test_an_identifier_is_asked_for_in_every_process(folder: Path) -> None:
    values.ValueClass = rseq.prometheus.MultiProcessValue(lambda: f"process {os.getpid()}")
    gauge = Gauge("level", "of each", registry=None)
    gauge.set(1)
    child = fork(lambda: gauge.set(2))
    assert wait(child) == 0
    found = {s.labels["pid"]: s.value for m in rseq.prometheus.MultiProcessCollector(None).collect() for s in m.samples}
    assert found == {f"process {os.getpid()}": 1.0, f"process {child}": 2.0}
    values.ValueClass = rseq.prometheus.MultiProcessValue(lambda: "x" * 57)
    with pytest.raises(ValueError, match="at most 56 bytes, not 57"):
        Gauge("another", "of each", registry=None)


@pytest.mark.parametrize("wrong", [None, "file", "nothing"])
def test_a_folder_that_is_none_is_refused(folder: Path, wrong: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("")
    if wrong is None:
        monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR")
    else:
        monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(folder / wrong))
    values.ValueClass = rseq.prometheus.MultiProcessValue()
    for doing in (
        lambda: rseq.prometheus.MultiProcessCollector(None),
        lambda: rseq.prometheus.mark_process_dead(1),
        lambda: Counter("jobs", "done", registry=None),
    ):
        with pytest.raises(ValueError, match="PROMETHEUS_MULTIPROC_DIR is not set or not a directory"):
            doing()
    rseq.prometheus.mark_process_dead(1, folder)
    assert list(rseq.prometheus.MultiProcessCollector(None, folder).collect()) == []


def test_the_variables_old_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR")
    monkeypatch.setenv("prometheus_multiproc_dir", str(folder))
    with pytest.warns(DeprecationWarning, match="upper case"):
        rseq.prometheus.MultiProcessCollector(None)
    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(folder)


def test_a_folder_that_is_wiped_begins_anew(folder: Path) -> None:
    collector = rseq.prometheus.MultiProcessCollector(None)
    for number in (1.0, 2.0):
        values.ValueClass = rseq.prometheus.MultiProcessValue()
        Counter("jobs", "done", registry=None).inc(number)
        (family,) = collector.collect()
        assert [s.value for s in family.samples] == [number]
        (folder / "rseq-prometheus").unlink()
        assert list(collector.collect()) == []
