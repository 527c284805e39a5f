"""The models of what ships: every one holds over every interruption, here and on the running kernel; the wrong ones are in tests/checker/models."""

from __future__ import annotations

import pytest

from rseq.checker import on_kernel
from rseq.checker.model import CheckError
from rseq.checker.scenarios import Bounds
from rseq.checker.session import Options, check
from rseq.checker.subjects import Subject
from rseq.structures.counter_array import CounterArrayModel
from tests.kernel.needs import needs_registration

MODELS = [
    ("gauge", "GaugeModel", 2),
    ("gauge", "LastModel", 2),
    ("counter_array", "CounterArrayModel", 1),
    ("counter_array", "AddManyModel", 1),
    ("histogram", "HistogramModel", 1),
    ("histogram", "LogLinearModel", 1),
]


@pytest.mark.parametrize(("module", "model", "depth"), MODELS)
def test_nothing_is_said_about_it(module: str, model: str, depth: int) -> None:
    subject = Subject(f"rseq.structures.{module}", model, True)
    report = check([subject], Options(bounds=Bounds(threads=2, depth=depth), jobs=1, passes=("lint", "one CPU", "death")))
    assert [(o.pass_name, o.findings) for o in report.outcomes if o.verdict not in ("holds", "skipped")] == []
    assert any(o.counts.states for o in report.outcomes)


WRONG = {
    "DecreasePlainly": "one CPU",
    "SetExtremeWithBase": "one CPU",
    "SetLevelWithoutBase": "one CPU",
    "SetTimeFirst": "one CPU",
    "AddManyPlainly": "several CPUs",
}
"""Models of wrong_models.py, and the first pass that must find something."""


@pytest.mark.parametrize("model", WRONG)
def test_what_is_wrong_is_found(model: str) -> None:
    subject = Subject("tests.structures.wrong_models", model, True)
    report = check([subject], Options(bounds=Bounds(threads=2, depth=1), jobs=1, passes=("lint", "one CPU", "several CPUs")))
    verdicts = {outcome.pass_name: outcome.verdict for outcome in report.outcomes}
    assert verdicts[WRONG[model]] == "fails", verdicts
    assert all(verdicts[name] == "holds" for name in list(verdicts)[: list(verdicts).index(WRONG[model])])


@needs_registration
def test_an_array_on_the_running_kernel() -> None:
    """Every instruction of its section is interrupted. (Transactions are two sections: test_transactions.py has theirs.)"""
    try:
        outcome = on_kernel.run(CounterArrayModel)
    except CheckError as error:
        if "tracing a process is refused here" not in str(error):
            raise
        pytest.skip(f"skipped, because {error}")
    assert outcome.verdict == "holds", outcome.findings
    assert outcome.counts.abort_points == outcome.counts.abort_points_of > 0
