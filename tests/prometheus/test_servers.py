"""The examples, as they are: real servers, real requests, workers killed and reloaded meanwhile."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rseq import Segment
from rseq.prometheus import Collector
from rseq.prometheus.children import Child
from rseq.structures import FloatCounter
from tests.prometheus.servers import Load, children_of, get, listening, running, scrape, until

KILLS, RELOADS = 15, 2


@pytest.mark.parametrize("preload", [True, False])
def test_gunicorn_with_workers_killed_and_reloaded_under_load(tmp_path: Path, preload: bool) -> None:
    some = random.Random(1)
    kills, reloads = (KILLS, RELOADS) if preload else (4, 1)
    workers = 3 if preload else 2
    with listening() as server:
        address = server.getsockname()
        arguments = ["gunicorn", "-c", "gunicorn.conf.py", "--bind", f"fd://{server.fileno()}", "--workers", str(workers)]
        arguments += [] if preload else ["--config", str(_config(tmp_path))]
        with running("gunicorn", arguments, [server], tmp_path / "log", METRICS=str(tmp_path / "metrics")) as process:
            assert get(address, "/") == b"hello\n"
            with Load(address) as load:
                steps = ["kill"] * kills + ["reload"] * reloads
                some.shuffle(steps)
                before = 0.0
                for step in steps:
                    load.more(10)
                    if step == "kill":
                        until(lambda: children_of(process.pid))
                        _kill(some.choice(children_of(process.pid) or [0]))
                    else:
                        process.send_signal(signal.SIGHUP)
                    answered = load.answered
                    now = scrape(address)["requests_total", (("method", "GET"),)]
                    assert now >= max(before, answered + 1)
                    before = now
                load.more(20)
            found = scrape(address)
            counted = found["requests_total", (("method", "GET"),)]
            assert load.answered + 1 <= counted <= load.sent + 1
            # a request that was killed in its last step is counted, and was not observed
            observed = found["latency_seconds_count", ()]
            assert load.answered + 1 <= observed <= counted
            assert found["latency_seconds_bucket", (("le", "+Inf"),)] == observed
            until(lambda: scrape(address)["busy", ()] == 0)  # what dead workers had begun is not shown
            # with preload_app the master has made the gauge, too
            until(lambda: _shown(scrape(address)) <= {str(pid) for pid in (process.pid, *children_of(process.pid))})
            assert load.sent >= load.answered >= 10 * len(steps)
    _nothing_grew(tmp_path / "metrics", workers, kills, reloads)


def _config(folder: Path) -> Path:
    made = folder / "gunicorn.conf.py"
    made.write_text('wsgi_app = "app:application"\npreload_app = False\n')
    return made


def _kill(pid: int) -> None:
    if pid:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def _shown(found: dict[tuple[str, tuple[tuple[str, str], ...]], float]) -> set[str]:
    """The pids of workers that have a level."""
    return {dict(labels)["pid"] for name, labels in found if name == "started_seconds"}


def _nothing_grew(path: Path, workers: int, kills: int, reloads: int) -> None:
    """There are as many objects as metrics, and as many rows as processes lived at once, not as ever lived."""
    with Segment.open(path, read_only=True) as segment:
        names = [entry.name for entry in segment.objects()]
    assert len(names) == len(set(names))
    assert {'requests_total{method="GET"}', "latency_seconds", "busy", "started_seconds"} <= set(names)
    others = [name for name in names if "[" in name]  # a further block of rows: for more than 16 processes at once
    assert len(others) <= 2 * ((workers * (reloads + 1) + kills) // 16 + 1)


def test_an_exporter_of_its_own(tmp_path: Path) -> None:
    """It goes on when the segment is removed, and follows when it is made again."""
    path, log = tmp_path / "metrics", tmp_path / "log"

    def count(amount: float) -> None:
        FloatCounter("jobs_total", segment=Segment.attach_or_create(path), note=Child("counter", "jobs", {}, series="jobs_total").note).add(
            amount
        )

    count(2)
    with running("gunicorn", ["rseq.prometheus", str(path), "--port", "0"], [], log):
        until(lambda: log.read_text().endswith("/metrics\n"))
        address = ("127.0.0.1", int(log.read_text().rpartition(":")[2].partition("/")[0]))
        assert scrape(address) == {("jobs_total", ()): 2.0}
        count(3)
        assert scrape(address) == {("jobs_total", ()): 5.0}
        path.unlink()
        assert scrape(address) == {("jobs_total", ()): 5.0}
        count(1)
        assert scrape(address) == {("jobs_total", ()): 1.0}


def test_uvicorns_workers(tmp_path: Path) -> None:
    with listening() as server:
        address = server.getsockname()
        arguments = ["uvicorn", "app:app", "--workers", "2", "--fd", str(server.fileno()), "--no-access-log"]
        with running("uvicorn", arguments, [server], tmp_path / "log", RSEQ_PROMETHEUS=str(tmp_path / "metrics")):
            with Load(address, threads=4) as load:
                load.more(100)
            counted = scrape(address)["requests_total", ()]
    assert load.answered <= counted <= load.sent
    assert _total(tmp_path / "metrics", "requests_total") == counted


def _total(path: Path, name: str) -> float:
    return next(s.value for family in Collector(path).collect() for s in family.samples if s.name == name)


def test_celerys_processes(tmp_path: Path) -> None:
    for name in ("in", "out", "control"):
        (tmp_path / name).mkdir()
    settings = tmp_path / "celeryconfig.py"
    folders = {"data_folder_in": "in", "data_folder_out": "in", "control_folder": "control"}
    options = {key: str(tmp_path / folder) for key, folder in folders.items()}
    settings.write_text(f"broker_url = 'filesystem://'\nbroker_transport_options = {options!r}\ntask_ignore_result = True\n")
    environment = {"RSEQ_PROMETHEUS": str(tmp_path / "metrics"), "BROKER": "filesystem://", "CELERY_CONFIG_MODULE": "celeryconfig"}
    environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", ""), *sys.path])
    send = "import tasks\ntasks.app.config_from_object('celeryconfig')\nfor n in range(40): tasks.square.delay(n)\n"
    arguments = [
        "celery",
        "-A",
        "tasks",
        "--config",
        "celeryconfig",
        "worker",
        "--concurrency",
        "2",
        "--without-gossip",
        "--without-mingle",
    ]
    with running("celery", arguments, [], tmp_path / "log", **environment):
        subprocess.run(
            [sys.executable, "-c", send],
            cwd=Path(__file__).parents[2] / "examples" / "celery",
            env={**os.environ, **environment},
            check=True,
            timeout=60,
        )
        until(lambda: (tmp_path / "metrics").exists())
        collector = Collector(tmp_path / "metrics")

        def done() -> dict[str, float]:
            return {s.name: s.value for family in collector.collect() for s in family.samples}

        until(lambda: done().get("tasks_done_total") == 40)
        assert done() == {"tasks_done_total": 40.0, "task_size_count": 40.0, "task_size_sum": float(sum(range(40)))}
