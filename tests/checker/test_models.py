"""Right models, about which nothing may be said, and wrong ones, each of which must be found, with its story.

`models/` holds them, one idea a file. A wrong one says in its first line what is wrong with it.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from rseq.checker.processors import emulated, processor
from rseq.checker.render_outline import outline
from rseq.checker.report import Report
from rseq.checker.scenarios import Bounds
from rseq.checker.session import Options, check
from rseq.checker.subjects import find
from rseq.compiler import targets
from rseq.compiler.assembler import available
from tests.checker.wording import without_machine
from tests.conftest import Golden

FOLDER = Path(__file__).parent / "models"
WEAK = [name for name in emulated() if (found := processor(name)) is not None and found.weak_stores]
GOLDEN = Path(__file__).parent / "golden" / "models"
RIGHT = [
    "array_stack", "cid_counter", "few_restarts", "histogram", "inbox", "nested", "pair_behind_pointer", "payload_copy",
    "reader_handler", "ref_list", "ring", "scratch",
    "slot_table", "steal_behind_fence", "swap_pointer", "ticket", "toggle", "two_handles", "watermark",
]  # fmt: skip
LONG = {
    "ref_list",
    "histogram",
    "pair_behind_pointer",
    "payload_copy",
    "scratch",
    "slot_table",
    "two_handles",
    "ring",
    "array_stack",
    "toggle",
    "cid_counter",
}
"""Checked with single operations only; the others with rows of two."""
WRONG = {
    "array_stack_off_by_one": "abort sweep",
    "array_stack_push_in_place": "abort sweep",
    "cid_counter_of_the_first": "abort sweep",
    "count_elsewhere_plainly": "several CPUs",
    "histogram_past_the_end": "abort sweep",
    "inbox_aba": "one CPU",
    "inbox_emptied_in_two_steps": "one CPU",
    "inbox_link_not_renewed": "one CPU",
    "level_stored_back": "one CPU",
    "nested_in_a_native": "one CPU",
    "observed_in_two_transactions": "one CPU",
    "pair_changed_in_place": "abort sweep",
    "pair_read_through_two_loads": "one CPU",
    "payload_copy_in_place": "abort sweep",
    "payload_copy_incomplete": "abort sweep",
    "publish_value_of_the_first": "abort sweep",
    "read_wrong_cpu": "several CPUs",
    "ref_list_forgets_the_first": "abort sweep",
    "ring_item_in_the_wrong_place": "abort sweep",
    "ring_not_tested_for_empty": "abort sweep",
    "ring_overfull": "abort sweep",
    "row_of_the_first": "abort sweep",
    "scratch_not_cleared": "abort sweep",
    "slot_table_first_free": "abort sweep",
    "staged_accumulate": "abort sweep",
    "steal_not_closed": "one CPU",
    "steal_without_fence": "several CPUs",
    "swap_pointer_natively": "one CPU",
    "ticket_steps_of_one": "abort sweep",
    "toggle_gives_the_new": "abort sweep",
    "toggle_wraps": "abort sweep",
    "two_handles_mixed": "abort sweep",
    "watermark_test_outside": "one CPU",
}
OTHER = {"__init__", "publish", "remote_drain", "summary", "summary_read", "weighed"}
"""Files with right and wrong ones, in tests of their own below."""


@functools.cache
def checked(name: str, depth: int, target: str = "") -> Report:
    options = Options(target=target, bounds=Bounds(threads=2, depth=depth), jobs=1)
    return check(find(str(FOLDER / f"{name}.py")), options)


def test_every_model_is_in_a_list() -> None:
    assert {p.stem for p in FOLDER.glob("*.py")} == {*RIGHT, *WRONG, *OTHER}
    assert len(RIGHT) >= 15
    assert len(WRONG) >= 25


@pytest.mark.parametrize("name", RIGHT)
def test_nothing_is_said_about_what_is_right(name: str) -> None:
    report = checked(name, 1 if name in LONG else 2)
    assert [(o.pass_name, o.findings) for o in report.outcomes if o.verdict not in ("holds", "skipped")] == []
    assert report.status == 0
    assert any(o.counts.states for o in report.outcomes)


@pytest.mark.parametrize("name", sorted(WRONG))
def test_what_is_wrong_is_found(name: str, golden: Golden) -> None:
    report = checked(name, 2)
    failed = [o for o in report.outcomes if o.verdict == "fails"]
    assert [o.pass_name for o in failed if o.story is not None or o is failed[-1]][:1] == [WRONG[name]]
    story: Any = next(o.story for o in failed if o.story is not None)
    what = (FOLDER / f"{name}.py").read_text().split('"""')[1].strip().splitlines()[0]
    golden.check(GOLDEN / f"{name}.txt", without_machine(f"{what}\n\n{outline(story)}"))


def verdicts(report: Report) -> dict[str, set[str]]:
    """The passes that fail, by model."""
    found: dict[str, set[str]] = {o.model: set() for o in report.outcomes}
    for outcome in report.outcomes:
        if outcome.verdict in ("fails", "vacuous"):
            found[outcome.model].add(outcome.pass_name)
    return found


def test_a_remote_drain_needs_its_fence() -> None:
    assert verdicts(checked("remote_drain", 2)) == {"Drain": set(), "DrainWithoutFence": {"several CPUs"}}


def test_a_remote_reader_does_not_need_the_release_on_x86_64() -> None:
    """Every store is one."""
    assert verdicts(checked("publish", 2, "x86_64")) == {"Publish": set(), "PublishWithoutRelease": set()}


@pytest.mark.parametrize("target", WEAK)
def test_a_remote_reader_needs_the_release(target: str) -> None:
    """Where stores may be seen in another order, the missing one is found: a store of its own kind on aarch64, a fence on riscv64."""
    if not available(targets.target(target)):
        pytest.skip(f"skipped, because there is no compiler for {target}")
    report = checked("publish", 2, target)
    assert verdicts(report) == {"Publish": set(), "PublishWithoutRelease": {"store order"}}
    story = next(o.story for o in report.outcomes if o.story is not None)
    assert "store_release" in story.fix
