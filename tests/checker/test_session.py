"""A check is the same wherever it is done: in this process, in several, on a cluster, also when a part of that dies."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from rseq.checker import passes, session
from rseq.checker.model import CheckError
from rseq.checker.report import Report, from_json, to_json
from rseq.checker.scenarios import Bounds
from rseq.checker.session import Options, check, replay
from rseq.checker.subjects import Subject, find
from rseq.structures.freelist import FreeListModel

FREE_LIST = Subject("rseq.structures.freelist", "FreeListModel", True)
WRONG = str(Path(__file__).parent / "wrong_list.py")
BOUNDS = Bounds(threads=2, depth=2)


def essence(report: Report) -> Any:
    """A report without the time it took."""
    content = to_json(report)
    content.pop("seconds")
    for outcome in content["outcomes"]:
        outcome.pop("seconds")
    return content["outcomes"]


@pytest.fixture(scope="module")
def alone() -> Any:
    """What one process says."""
    return essence(check([FREE_LIST], Options(bounds=BOUNDS, jobs=1)))


def test_what_is_shipped_holds(alone: Any) -> None:
    assert {o["verdict"] for o in alone} == {"holds"}
    coverage = alone[-1]
    assert coverage["pass_name"] == "coverage"
    counts = coverage["counts"]
    assert (counts["abort_points"], counts["commits"], counts["exits"]) == (counts["abort_points_of"], 2, 3)


def test_several_processes_say_the_same(alone: Any) -> None:
    assert essence(check([FREE_LIST], Options(bounds=BOUNDS, jobs=2))) == alone


def test_a_report_survives_json(alone: Any) -> None:
    report = check([FREE_LIST], Options(bounds=BOUNDS, jobs=1, passes=("lint",)))
    assert from_json(Report, json.loads(json.dumps(to_json(report)))) == report


@contextmanager
def cluster(workers: int) -> Iterator[Any]:
    """A Dask scheduler with worker processes on this machine."""
    distributed = pytest.importorskip("distributed", reason="skipped, because distributed is not installed")
    import dask

    with dask.config.set({"distributed.comm.timeouts.connect": "30s", "distributed.scheduler.allowed-failures": 10}):
        made = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50
        )
        try:
            yield made
        finally:
            made.close(timeout=30)


@pytest.mark.filterwarnings("ignore")  # of distributed, which is closed while a worker is missing
def test_a_cluster_says_the_same_also_when_a_worker_is_killed(alone: Any) -> None:
    with cluster(2) as made:
        options = Options(bounds=BOUNDS, cluster=made.scheduler_address)
        assert essence(check([FREE_LIST], options)) == alone
        killed: list[int] = []

        def progress(done: int, total: int, what: str, states: int) -> None:
            if done >= 3 and not killed:
                victim = next(iter(made.workers.values())).pid
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

        assert essence(check([FREE_LIST], options, progress)) == alone
        assert killed


def test_a_cluster_that_is_not_there() -> None:
    pytest.importorskip("distributed", reason="skipped, because distributed is not installed")
    with pytest.raises(CheckError, match="there is no Dask scheduler at not-an-address"):
        check([FREE_LIST], Options(cluster="not-an-address"))


def test_a_wrong_model_has_a_story_that_can_be_done_again() -> None:
    report = check(find(WRONG), Options(bounds=BOUNDS, jobs=1))
    assert report.status == 1
    failed = next(o for o in report.outcomes if o.verdict == "fails")
    story = failed.story
    assert failed.pass_name == "one CPU"
    assert story is not None
    again = replay(find(WRONG), story.token)
    assert again.status == 1
    repeated = again.outcomes[0].story
    assert repeated is not None
    assert dataclasses.replace(repeated, token="") == dataclasses.replace(story, token="")
    later = [o for o in report.outcomes if o.verdict == "skipped"]
    assert [o.pass_name for o in later] == ["several CPUs", "death", "locked backend"]


def test_the_same_wrong_model_in_other_processes() -> None:
    one, other = (check(find(WRONG), Options(bounds=BOUNDS, jobs=jobs)) for jobs in (1, 2))
    assert essence(one) == essence(other)


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("nonsense", "this is no replay token: it should begin with rseq1."),
        ("rseq1.abc.123456", "the replay token was not copied whole, or was changed"),
    ],
)
def test_damaged_tokens(token: str, said: str) -> None:
    with pytest.raises(CheckError) as caught:
        replay(find(WRONG), token)
    assert str(caught.value) == said


def test_a_token_of_something_else() -> None:
    story = next(o.story for o in check(find(WRONG), Options(bounds=BOUNDS, jobs=1)).outcomes if o.story is not None)
    with pytest.raises(CheckError, match="the token is for WrongList, which is not here; here is FreeListModel"):
        replay([FREE_LIST], story.token)


def test_a_token_of_code_that_has_changed() -> None:
    from rseq.checker import token as tokens

    story = next(o.story for o in check(find(WRONG), Options(bounds=BOUNDS, jobs=1)).outcomes if o.story is not None)
    schedule = tokens.decode(story.token)
    schedule.moves = [[0, 5, 0], *schedule.moves]
    with pytest.raises(CheckError, match="does not exist with this code any more"):
        replay(find(WRONG), tokens.encode(schedule))


def test_ctrl_c_reports_what_was_covered() -> None:
    def progress(done: int, total: int, what: str, states: int) -> None:
        if done == 3:
            signal.raise_signal(signal.SIGINT)

    report = check([FREE_LIST], Options(bounds=BOUNDS, jobs=1), progress)
    assert report.interrupted
    verdicts = {o.pass_name: o.verdict for o in report.outcomes}
    assert (verdicts["lint"], verdicts["abort sweep"]) == ("holds", "holds")
    assert "stopped" in verdicts.values()


def test_ctrl_c_ends_worker_processes() -> None:
    before = threading.active_count()

    def progress(done: int, total: int, what: str, states: int) -> None:
        if "several" in what:
            signal.raise_signal(signal.SIGINT)

    report = check([FREE_LIST], Options(bounds=BOUNDS, jobs=2), progress)
    assert report.interrupted
    deadline = time.monotonic() + 60
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert threading.active_count() <= before


def test_only_some_passes() -> None:
    report = check([FREE_LIST], Options(bounds=BOUNDS, jobs=1, passes=("lint", "one CPU")))
    assert [o.pass_name for o in report.outcomes] == ["lint", "one CPU"]


def test_every_pass_says_what_it_does() -> None:
    for module in passes.all_passes():
        assert module.NAME
        assert module.SAYS
        assert isinstance(module.NOT_COVERED, tuple)
    with pytest.raises(ValueError, match="there is no pass 'sleep'; choose among lint, abort sweep, one CPU"):
        passes.named("sleep")


def test_too_many_states_are_no_success() -> None:
    report = check([FREE_LIST], Options(bounds=Bounds(threads=2, depth=2, most_states=200_000), jobs=1, passes=("one CPU",)))
    assert report.outcomes[0].verdict == "holds"
    small = Options(bounds=Bounds(threads=3, depth=3, most_states=1), jobs=1, passes=("locked backend",))
    outcome = check([FREE_LIST], small).outcomes[0]
    assert outcome.verdict == "stopped"
    assert "more than 1 states" in outcome.findings[0]


def test_units_are_plain_data() -> None:
    run = session._Run(FREE_LIST, Options(bounds=BOUNDS), passes.all_passes())
    with run.bench:
        unit = run._unit(passes.named("lint"), 0)
    assert session.run_unit(json.loads(json.dumps(unit)))["findings"] == []


@pytest.mark.parametrize("stride", [5000, 0, -4096, 1 << 21, "4096", True, None])
def test_a_stride_that_is_none(stride: Any) -> None:
    made = type("Wide", (FreeListModel,), {"stride": stride})
    with pytest.raises(CheckError, match=r"^Wide\.stride is .*, and it is a multiple of 4096, of at most 1 MiB$"):
        made._open()
