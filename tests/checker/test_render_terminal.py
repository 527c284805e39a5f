"""Reports in a terminal: what must be there, at which widths, and that nothing in a report can drive the terminal."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from rseq.checker.render_outline import outline
from rseq.checker.render_story import story_lines
from rseq.checker.render_terminal import print_report
from rseq.checker.render_words import memory_at_first, replay_command, short_number, stated, steps, summary
from rseq.checker.report import Change, Outcome, Report, Row, Story, ThreadPlan
from tests.checker import example_report

COMMAND = f"rseq check {example_report.FILE} --replay {example_report.TOKEN}"


def printed(report: Report, width: int = 80, verbose: bool = False, encoding: str = "utf-8", colours: bool = False) -> str:
    content = io.BytesIO()
    with io.TextIOWrapper(content, encoding=encoding, write_through=True) as file:
        print_report(report, Console(file=file, width=width, force_terminal=colours, color_system="standard" if colours else None), verbose)
        return content.getvalue().decode(encoding)


def told(story: Story, width: int, verbose: bool = False) -> str:
    return "\n".join(line.plain for line in story_lines(story, width, verbose))


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("threads", [2, 3, 5])
@pytest.mark.parametrize("verbose", [False, True])
def test_a_story_keeps_to_its_width(width: int, threads: int, verbose: bool) -> None:
    for line in story_lines(example_report.crowded(threads), width, verbose):
        assert cell_len(line.plain) <= width
        assert line.plain == line.plain.rstrip()


def test_only_the_command_is_longer_than_the_terminal() -> None:
    longer = [line for line in printed(example_report.report()).splitlines() if len(line) > 80]
    assert longer == [f"The same again, step by step: {COMMAND}"]


def test_every_row_says_its_cpu() -> None:
    story = example_report.story()
    for width in (80, 160):
        lines = told(story, width).splitlines()
        for step in steps(story, fold=True):
            assert any(re.match(rf"[ ✗] +{step.first + 1}  CPU {step.row.cpu} ", line) for line in lines)


def test_each_thread_has_its_column() -> None:
    lines = told(example_report.story(), 80).splitlines()
    first, second = (next(line for line in lines if re.match(rf" +{number}  CPU", line)) for number in (1, 5))
    head = next(line for line in lines if "T0" in line and "T1" in line)
    assert first.index("▶ pop") == head.index("T0")
    assert second.index("▶ pop") == head.index("T1")


def test_instructions_stand_beside_the_source_if_there_is_room() -> None:
    assert re.search(r"39 following = node.next +movq \(%rcx\), %rsi", told(example_report.story(), 160))
    assert re.search(r"39 following = node.next.*\n.* movq \(%rcx\), %rsi", told(example_report.story(), 80))


def test_instructions_of_one_line_are_folded_and_what_matters_in_registers_is_said() -> None:
    text = told(example_report.story(), 160)
    assert "movl, imulq, leaq" in text
    assert "rax = lists[1]" in text
    assert "rdx" not in text


def test_verbose_shows_every_instruction_and_register() -> None:
    text = told(example_report.story(), 160, verbose=True)
    assert "movl, imulq, leaq" not in text
    assert "leaq (%r9,%rdx), %rax" in text
    assert "rdx: 0x1000 → 0x0" in text


def test_many_instructions_are_counted() -> None:
    story = example_report.story()
    rows = [Row(0, 0, "instruction", f"step{i} %rax", 1, "x = 1") for i in range(7)]
    story.rows = [*rows, story.rows[-1]]
    assert "step0 … step6, 7 instructions" in told(story, 160)


def test_memory_and_model_changes_are_always_shown() -> None:
    text = told(example_report.story(), 160)
    assert "lists[0].head: nodes[0] → nodes[1]" in text
    assert "free on CPU 0: nodes[0], nodes[1], nodes[2] → nodes[1], nodes[2]" in text


def test_the_kernel_is_marked_across_the_columns() -> None:
    bands = [line for line in told(example_report.story(), 160).splitlines() if "━━ kernel: " in line]
    assert len(bands) == 3
    assert all(len(band) == 160 and "│" not in band for band in bands)


def test_the_section_is_marked() -> None:
    lines = told(example_report.story(), 160).splitlines()
    assert "│┃ 25 return here.head" in next(line for line in lines if re.match(" +2  CPU", line))
    assert "┃" not in next(line for line in lines if re.match(" +3  CPU", line))


def test_the_last_row_is_the_wrong_one_and_stands_alone() -> None:
    story = example_report.story()
    story.rows = story.rows[:-1]
    found = steps(story, fold=True)
    assert len(found[-1].rows) == 1
    assert sum(line.startswith("✗ 21") for line in told(story, 160).splitlines()) == 1


def test_a_story_ends_with_what_is_wrong_and_what_to_do() -> None:
    text = " ".join(told(example_report.story(), 80).split())
    story = example_report.story()
    assert text.index("✗ After this store") < text.index("- nodes[0] is owned by T0 and T1.") < text.index("Likely fix: Read")
    assert text.endswith(story.fix)


def test_a_report_has_each_outcome_in_one_line() -> None:
    lines = printed(example_report.report()).splitlines()
    (line,) = [line for line in lines if line.startswith("  FreeListModel  several CPUs")]
    assert line.split() == ["FreeListModel", "several", "CPUs", "fails", "1.2M", "21/21", "2/2", "1/1", "12.4"]
    (line,) = [line for line in lines if line.startswith("  Counter        on the kernel")]
    assert line.split()[-6:] == ["skipped", "-", "-", "-", "-", "0.0"]


def test_a_long_name_gets_a_line_of_its_own() -> None:
    report = example_report.report()
    for outcome in report.outcomes:
        outcome.model = "TheModelOfSomethingWithAVeryLongName"
    lines = printed(report).splitlines()
    assert lines.count("  TheModelOfSomethingWithAVeryLongName") == 2
    assert all(len(line) <= 80 for line in lines if not line.startswith("The same again"))


def test_bounds_are_said_once_with_the_passes_they_are_of() -> None:
    text = printed(example_report.report())
    assert text.count("at most 3 preemptions of a thread") == 1
    assert "  - one CPU, several CPUs: at most 3 preemptions of a thread\n" in text
    assert stated(example_report.report().outcomes, lambda o: o.not_covered)[0][1] == ["one CPU", "several CPUs"]


def test_the_order_of_a_report() -> None:
    text = printed(example_report.report())
    marks = ["verdict", "a store made from", "Within these bounds:", "Not covered:", "── FreeListModel", "✗ After", COMMAND, "6 checks in"]
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)


def test_no_colours_where_there_is_no_terminal() -> None:
    assert "\x1b" not in printed(example_report.report())
    assert "\x1b[" in printed(example_report.report(), colours=True)


def test_ascii_output_keeps_its_columns() -> None:
    report = example_report.report()
    plain, ascii_only = (printed(report, encoding=encoding).splitlines() for encoding in ("utf-8", "ascii"))
    assert [len(line) for line in plain] == [len(line) for line in ascii_only]
    assert any(line.startswith("X 22  CPU 1 |# 31 here.head = node") for line in ascii_only)


def test_nothing_in_a_report_drives_the_terminal() -> None:
    report = example_report.report()
    bad = "\x1b[2J\x07\udc80[bold]x"
    for outcome in report.outcomes:
        outcome.model, outcome.pass_name, outcome.file = bad, bad, bad
        outcome.findings, outcome.bounds, outcome.not_covered = [bad], [bad], [bad]
    story = report.outcomes[3].story
    assert story
    story.title, story.details, story.fix, story.file, story.token = bad, [bad], bad, bad, bad
    story.threads = [ThreadPlan(bad, [bad])]
    for row in story.rows:
        row.text, row.source, row.memory = bad, bad, [bad] * len(story.cells)
        row.changes = [Change(bad, bad, bad, "memory"), Change(bad, bad, bad, "model"), Change(bad, bad, bad, "register")]
    text = printed(report, verbose=True)
    assert not set(text) & {"\x1b", "\x07", "\udc80"}
    assert "\\x1b[2J\\x07\\udc80[bold]x" in text
    outline(story).encode()


def test_wide_characters_keep_the_columns() -> None:
    story = example_report.story()
    for row in story.rows:
        row.source = "名前 = リスト.頭 # " * 4
    for width in (80, 160):
        for line in story_lines(story, width):
            assert cell_len(line.plain) <= width


def test_rows_without_thread_cpu_or_line_can_be_told() -> None:
    story = example_report.story()
    story.rows = [Row(-1, -1, "kernel", "a fence is sent to all CPUs"), Row(-1, -1, "effect", "nothing"), Row(0, 0, "instruction", "nop")]
    story.cells = []
    for width in (80, 160):
        assert "a fence is sent to all CPUs" in told(story, width)
    assert outline(story).splitlines()[3:6] == [
        "kernel: a fence is sent to all CPUs",
        "takes effect: nothing",
        "T0 on CPU 0: (code that belongs to no line)",
    ]


def test_empty_stories_and_reports_can_be_told() -> None:
    empty = Story("Nothing.", [], "", "", [], 0, [], [], "")
    assert "✗ Nothing." in told(empty, 80)
    assert "Wrong: Nothing." in outline(empty)
    assert printed(Report("1", [])).strip() == "0 checks in 0.0 s: nothing was checked."


def test_the_memory_at_first_is_that_before_the_first_row() -> None:
    story = example_report.story()
    said = "lists[0].head = nodes[0], nodes[0].next = nodes[1], nodes[1].next = nodes[2]; all else is 0 or None"
    assert memory_at_first(story) == said
    story.rows[0].changes = [Change("lists[0].head", "nodes[2]", "nodes[0]")]
    assert memory_at_first(story).startswith("lists[0].head = nodes[2], ")
    assert memory_at_first(story, most=1) == "lists[0].head = nodes[2]; and 2 more that are not 0 or None"
    story.rows[0].memory = []
    assert memory_at_first(story) == ""


def test_an_outline_has_what_matters_and_is_stable() -> None:
    text = outline(example_report.story())
    assert text == (
        "T0: pop(lists)\n"
        "T1: pop(lists), push(lists, nodes[0])\n"
        "Memory at first: lists[0].head = nodes[0], nodes[0].next = nodes[1], nodes[1].next = nodes[2]; all else is 0 or None\n"
        "\n"
        "T0 on CPU 0: begins pop(lists)\n"
        "kernel on CPU 0: T0 is preempted outside of its section: nothing is restarted\n"
        "T1 on CPU 0: begins pop(lists)\n"
        "kernel on CPU 0: a signal interrupts T1 inside of its section: it starts over\n"
        "T1 on CPU 0: here.head = node  [lists[0].head: nodes[0] -> nodes[1]]\n"
        "T1 on CPU 0: takes effect: pop takes nodes[0] from CPU 0  "
        "[free on CPU 0: nodes[0], nodes[1], nodes[2] -> nodes[1], nodes[2]]\n"
        "T1 on CPU 0: ends: pop returns nodes[0]\n"
        "kernel on CPU 1: T0 goes on, on CPU 1\n"
        "T0 on CPU 1: here.head = node  [lists[1].head: None -> nodes[1]]\n"
        "\n"
        "Wrong: After this store the memory means that nodes[1] and nodes[2] are free on CPU 0 and again on CPU 1, "
        "but on CPU 1 nothing should be free.\n"
        "- nodes[0] is owned by T0 and T1.\n"
        "- nodes[1] is on the lists of CPU 0 and CPU 1.\n"
        "Fix: Read here.head and node.next inside of the sequence that stores here.head: what was read before the section "
        "may be out of date when the section begins.\n"
    )


def test_an_outline_has_no_addresses() -> None:
    story = example_report.story()
    story.rows[-1].changes = [Change("lists[1].head", "None", "0x7f0012345678")]
    assert "[lists[1].head: None -> (an address)]" in outline(story)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1000, "1.0k"), (18_344, "18.3k"), (999_949, "999.9k"), (999_950, "1.0M"), (2_500_000_000, "2.5G")],
)
def test_short_numbers(number: int, text: str) -> None:
    assert short_number(number) == text


def test_the_command_is_quoted_for_a_shell() -> None:
    outcome = Outcome("M", "my file.py", "lint", "x86_64", "fails")
    story = example_report.story()
    story.token = "a;b"
    assert replay_command(outcome, story) == "rseq check 'my file.py' --replay 'a;b'"


def test_the_summary() -> None:
    report = example_report.report()
    assert summary(report) == "6 checks in 13.8 s: 3 hold, 1 fails, 1 vacuous, 1 skipped."
    report.outcomes, report.interrupted = report.outcomes[:1], True
    assert summary(report) == "Interrupted, so this is not the whole: 1 check in 13.8 s: 1 holds."
