"""Sequences interrupted at every instruction by the kernel that runs here: right ones pass, and each mistake is found and told."""

from __future__ import annotations

import functools
import json
import os
import platform
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rseq.checker import Model, on_kernel
from rseq.checker.locate import locate
from rseq.checker.model import CheckError
from rseq.checker.report import Outcome
from rseq.kernel import abi, registration
from tests.checker import kernel_models as models
from tests.kernel.needs import LIMIT, SOURCES, facts_of, needs_registration, needs_two_cpus

HERE = Path(__file__).parent
TRACED = "tracing a process is refused here"


@functools.cache
def run(model: type[Model]) -> Outcome:
    """One run; a machine that does not let processes be traced skips the test."""
    try:
        return on_kernel.run(model)
    except CheckError as error:
        if TRACED in str(error):
            pytest.skip(f"skipped, because {error}")
        raise


def place(line: str, source: str, text: str) -> str:
    """An instruction as findings have it."""
    return f"`{line}` (kernel_models.py:{line_of(source, text)}, `{text}`)"


def line_of(within: str, text: str) -> int:
    """The number of the first line that is `text`, from the line that contains `within` on."""
    lines = (HERE / "kernel_models.py").read_text().splitlines()
    first = next(i for i, line in enumerate(lines) if within in line)
    return next(i for i in range(first, len(lines)) if lines[i].strip() == text) + 1


# What is right


@needs_registration
@pytest.mark.parametrize(
    ("model", "instructions", "exits"),
    [("FreeListModel", 22, 3), ("CounterModel", 9, 1), ("SlotsModel", 43, 4), ("ByCid", 12, 1), ("Looks", 29, 5)],
)
def test_every_instruction_is_interrupted_and_everything_holds(model: str, instructions: int, exits: int) -> None:
    if model == "ByCid" and not registration.find().has_cid:
        pytest.skip("skipped, because this kernel gives no concurrency ids")
    outcome = run(getattr(models, model))
    assert (outcome.verdict, outcome.pass_name, outcome.model, outcome.target) == ("holds", "on the kernel", model, abi.machine())
    assert outcome.story is None
    counts = outcome.counts
    assert counts.abort_points == counts.abort_points_of > 0
    assert counts.commits == counts.commits_of > 0
    assert counts.exits == counts.exits_of == exits
    assert counts.schedules > 3 * counts.abort_points
    if abi.machine() == "x86_64":
        assert counts.abort_points == instructions
    native = ["empty: left out, since it is a native function: it is no critical section itself"]
    assert outcome.findings == (native if model == "Looks" else [])
    assert Path(outcome.file) == HERE / "kernel_models.py"


@needs_registration
@needs_two_cpus
def test_threads_are_moved_where_there_is_another_cpu() -> None:
    first, second = sorted(os.sched_getaffinity(0))[:2]
    outcome = run(models.CounterModel)
    assert outcome.bounds[0] == f"one thread, on CPU {first}, moved to CPU {second}"
    assert not [line for line in outcome.not_covered if "migration" in line]


@needs_registration
def test_with_one_cpu_there_is_no_migration_and_that_is_said() -> None:
    before = os.sched_getaffinity(0)
    last = max(before)
    os.sched_setaffinity(0, {last})
    try:
        outcome = run.__wrapped__(models.FreeListModel)
    finally:
        os.sched_setaffinity(0, before)
    assert outcome.verdict == "holds"
    assert outcome.bounds[0] == f"one thread, on CPU {last}"
    assert outcome.not_covered[0] == "migration, since this process may use one CPU only"


@needs_registration
def test_progress_is_told_at_every_instruction() -> None:
    told: list[str] = []
    on_kernel.run(models.CounterModel, told.append)
    assert any(re.fullmatch(r"add\(1\): instruction 1 of \d+", text) for text in told)
    assert any(re.fullmatch(r"add\(1\), after add\(-1099511627776\): instruction \d+ of \d+", text) for text in told)


@needs_registration
def test_a_model_in_a_file_is_found_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "random.py"  # the name of another module
    file.write_text((HERE / "kernel_models.py").read_text())
    outcome = run(locate(str(file), "CounterModel"))
    assert outcome.verdict == "holds"
    assert outcome.file == str(file)


@needs_registration
def test_what_a_model_prints_does_not_get_in_the_way() -> None:
    assert run(models.Chatters).verdict == "holds"


# What is not tried


@needs_registration
def test_native_functions_are_left_out_and_that_is_said() -> None:
    outcome = run(models.OnlyNative)
    assert outcome.verdict == "skipped"
    assert outcome.findings == ["empty: left out, since it is a native function: it is no critical section itself"]


@needs_registration
def test_instructions_that_are_never_reached_are_named() -> None:
    outcome = run(models.NeverFull)
    assert outcome.verdict == "vacuous"
    assert outcome.counts.abort_points_of - outcome.counts.abort_points == 2
    assert (outcome.counts.commits, outcome.counts.commits_of) == (0, 1)
    found = [line for line in outcome.findings if "never reached" in line]
    assert len(found) == 2
    line = line_of("def pop(lists", "here.head = node.next")
    assert all(re.fullmatch(rf"pop: `[^`]+` \(kernel_models.py:{line}, `here.head = node.next`\) was never reached", f) for f in found)


@needs_registration
def test_a_way_out_that_a_model_says_is_never_taken_need_not_be() -> None:
    outcome = run(models.NeverEmpty)
    assert outcome.verdict == "holds"
    assert outcome.findings == []
    assert (outcome.counts.exits, outcome.counts.exits_of) == (1, 1)
    assert [line for line in outcome.not_covered if line.startswith("pop: ") and "never reached" in line]


@needs_registration
def test_an_operation_that_cannot_be_called_is_not_passed_over() -> None:
    outcome = run(models.NothingToPush)
    assert outcome.verdict == "vacuous"
    assert outcome.findings[1:] == ["push: never called, since a thread owns nothing that it takes: give() something in setup()"]


# What is wrong: descriptors


def failing(name: str) -> Outcome:
    outcome = run(getattr(models, name))
    assert outcome.verdict == "fails"
    assert outcome.story is not None
    assert outcome.story.title == outcome.findings[0]
    return outcome


@needs_registration
def test_a_section_that_ends_one_instruction_early_is_not_aborted_there() -> None:
    (finding,) = failing("TooShort").findings
    line = line_of("def damaged(", "here.value += amount")
    assert re.fullmatch(
        rf"add: at `[^`]+` \(kernel_models.py:{line}, `here.value \+= amount`\) the kernel did not abort the section \(preemption\)",
        finding,
    )


@needs_registration
def test_a_section_that_begins_one_instruction_late_is_not_aborted_there() -> None:
    (finding,) = failing("BeginsLate").findings
    line = line_of("def damaged(", "def increase(cells: PerCpu[Cell], amount: i64) -> None:")
    assert f"(kernel_models.py:{line}, `def increase" in finding
    assert finding.endswith("the kernel did not abort the section (preemption)")


@needs_registration
@needs_two_cpus
def test_a_section_that_ends_one_instruction_late_counts_twice() -> None:
    outcome = failing("TooLong")
    home, away = sorted(os.sched_getaffinity(0))[:2]
    start = "add: past its commit the kernel aborted the section"
    twice, moved, once = ([n if cpu == home else m if cpu == away else 0 for cpu in range(away + 1)] for n, m in ((2, 0), (1, 1), (1, 0)))
    assert outcome.findings == [
        f"{start} (preemption), and the effect counts again: the memory means {twice}, but once would be {once}",
        f"{start} (signal), and the effect counts again: the memory means {twice}, but once would be {once}",
        f"{start} (migration), and the effect counts again: the memory means {moved}, but once would be {once}",
    ]
    assert outcome.story is not None
    assert [row.what for row in outcome.story.rows][-3:] == ["kernel", "kernel", "return"]
    cell = f"cells[{home}].value"
    changes = [(c.place, c.before, c.after) for row in outcome.story.rows for c in row.changes]
    assert changes == [(cell, "0", "1"), (cell, "1", "2")]


@needs_registration
@pytest.mark.parametrize("model", ["NoSignature", "AbortsNowhere"])
def test_a_descriptor_without_signature_kills_and_that_is_told(model: str) -> None:
    for finding in failing(model).findings:
        assert finding.endswith(
            "the thread was killed by SIGSEGV: the kernel refuses the descriptor, its abort address does not follow the signature"
        )


@needs_registration
@pytest.mark.skipif(
    tuple(map(int, re.findall(r"\d+", platform.release())[:2])) >= (6, 19),
    reason="skipped, because Linux looks at the version only when debugging from 6.19 on",
)
def test_a_descriptor_of_another_version_kills_and_that_is_told() -> None:
    for finding in failing("WrongVersion").findings:
        assert finding.endswith("the thread was killed by SIGSEGV: the kernel refuses the descriptor, its version is 1, not 0")


@needs_registration
def test_an_abort_address_inside_of_the_section_kills_and_that_is_told() -> None:
    for finding in failing("AbortsInside").findings:
        assert "the thread was killed by SIGSEGV: the kernel refuses the descriptor" in finding
        assert finding.endswith("its abort address is inside of the section")


needs_x86_64 = pytest.mark.skipif(abi.machine() != "x86_64", reason="skipped, because the instructions of this test are for x86-64")


@needs_registration
@needs_x86_64
def test_an_abort_that_is_taken_for_done_loses_the_effect() -> None:
    home = min(os.sched_getaffinity(0))
    for finding in failing("Forgets").findings:
        should = [int(cpu == home) for cpu in range(len(re.findall(r"0", finding.partition("the memory means ")[2].partition("]")[0])))]
        assert re.search(
            r"interrupted \(preemption\) and started over, the memory means \[0(, 0)*\], but by the model it should mean", finding
        )
        assert finding.endswith(str(should))


@needs_registration
@needs_x86_64
def test_an_abort_that_leads_nowhere_is_no_hang() -> None:
    for finding in failing("Hangs").findings:
        assert finding.endswith("the thread did not return within 0.5 seconds")


# What is wrong: sequences and models


@needs_registration
@pytest.mark.parametrize(
    ("model", "finding"),
    [
        ("PushesToTheEnd", r"push: the memory means (\[.*\]), but by the model it should mean (?!\1).*"),
        ("PopReturnsNothing", r"pop: it returned nodes\[0\], but by the model it returns None here"),
        ("NeverFails", r"put: it raises AssertionError \(assertion at line \d+\), but by the model it does not here"),
        (
            "StagesWhatIsSeen",
            r"attempt: at `.*`\) without having committed it has changed what the memory means, from \[\(0, 0\).* to .*\(1, 0\).*",
        ),
        (
            "CountsTries",
            r"attempt: at `.*`\) interrupted \(preemption\) and started over, "
            r"it left other memory than without an interruption: cells\[\d+\].tries from 1 to 3",
        ),
    ],
)
def test_what_the_model_does_not_say_is_wrong(model: str, finding: str) -> None:
    assert re.fullmatch(finding, failing(model).findings[0])


@needs_registration
@needs_two_cpus
def test_a_model_that_is_right_on_one_cpu_only_is_wrong() -> None:
    (first, *_) = failing("AddsToTheFirst").findings
    assert re.fullmatch(r"add: on CPU \d+, the memory means \[.*\], but by the model it should mean \[.*\]", first)


# Where it cannot be done


@needs_registration
def test_a_model_that_fails_is_said_in_one_sentence() -> None:
    with pytest.raises(CheckError, match=r"^FailsToSetUp.setup\(\) fails: KeyError: 'nothing'$"):
        run(models.FailsToSetUp)


@needs_registration
def test_a_model_that_ends_the_process_is_said_in_one_sentence() -> None:
    with pytest.raises(CheckError, match=r"^the process that runs the model on the kernel ended with status 3: on its way out$"):
        run(models.Leaves)


def test_a_model_that_another_process_cannot_find_is_refused() -> None:
    class Local(models.CounterModel):
        pass

    if registration.find().usable:
        with pytest.raises(CheckError, match=r"Local is made inside of a function, where another process cannot find it"):
            on_kernel.run(Local)


RUN = """
import json
from rseq.checker import on_kernel
from rseq.checker.model import CheckError
from tests.checker import kernel_models
try:
    said = on_kernel.run(kernel_models.CounterModel).verdict
except CheckError as error:
    said = str(error)
print(json.dumps(said))
"""
PATHS = os.pathsep.join([str(SOURCES), str(HERE.parents[1])])


def test_without_the_facility_a_sentence_says_so() -> None:
    said = facts_of(RUN, GLIBC_TUNABLES="glibc.pthread.rseq=0", PYTHONPATH=PATHS)
    assert said.startswith("sequences cannot run on the kernel facility here: ")


@needs_registration
def test_where_tracing_is_refused_a_sentence_says_so() -> None:
    command = [sys.executable, str(HERE / "without_ptrace.py"), "-W", "error", "-c", RUN]
    ran = subprocess.run(command, env={**os.environ, "PYTHONPATH": PATHS}, capture_output=True, text=True, timeout=LIMIT, check=True)
    assert json.loads(ran.stdout) == f"{TRACED} (ptrace: Operation not permitted)"


@needs_registration
def test_locks_asked_for_elsewhere_do_not_matter() -> None:
    said = facts_of(RUN, RSEQ_BACKEND="locked", PYTHONPATH=PATHS)
    assert said == "holds" or said.startswith(TRACED)


# Nothing is left behind


def children(of: int) -> list[int]:
    """The processes that a process has started, each followed by those that it has started."""
    found: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == of:
            number = int(stat.parent.name)
            found += [number, *children(number)]
    return found


def is_gone(number: int) -> bool:
    """Whether a process has ended, even if nobody has asked for its status."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_until_gone(numbers: list[int]) -> None:
    deadline = time.monotonic() + LIMIT
    while not all(map(is_gone, numbers)):
        assert time.monotonic() < deadline, f"still there: {[n for n in numbers if not is_gone(n)]}"
        time.sleep(0.01)


@needs_registration
def test_whoever_interrupts_it_leaves_no_process_behind() -> None:
    seen: list[int] = []
    before = children(os.getpid())

    def stop(_: str) -> None:
        seen.extend(n for n in children(os.getpid()) if n not in before)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        on_kernel.run(models.SlotsModel, stop)
    assert len(seen) == 2  # the tracer and the traced
    assert not [number for number in seen if Path(f"/proc/{number}").exists()]


@needs_registration
@pytest.mark.parametrize(
    ("which", "how"),
    [(0, "the process that runs the model on the kernel was killed by SIGKILL"), (1, r"the thread that is traced got lost: .*")],
    ids=["tracer", "traced"],
)
def test_if_one_of_the_processes_is_killed_that_is_an_error_and_the_other_goes_too(which: int, how: str) -> None:
    seen: list[int] = []
    before = children(os.getpid())

    def kill(_: str) -> None:
        if not seen:
            seen.extend(n for n in children(os.getpid()) if n not in before)
            os.kill(seen[which], signal.SIGKILL)

    with pytest.raises(CheckError, match=f"^{how}$"):
        on_kernel.run(models.SlotsModel, kill)
    assert len(seen) == 2
    wait_until_gone(seen)


DIES = """
import os, signal
from rseq.checker import on_kernel
from tests.checker import kernel_models, test_on_kernel
def die(_):
    print(*test_on_kernel.children(os.getpid()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
on_kernel.run(kernel_models.SlotsModel, die)
"""


@needs_registration
def test_a_caller_that_is_killed_takes_everything_along() -> None:
    command = [sys.executable, "-c", DIES]
    ran = subprocess.run(command, env={**os.environ, "PYTHONPATH": PATHS}, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    numbers = [int(n) for n in ran.stdout.split()]
    assert len(numbers) == 2
    wait_until_gone(numbers)
