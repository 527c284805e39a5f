"""Which CPUs there are: the kernel's lists, gaps in the numbers, and that affinity and containers change nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rseq.kernel import cpus
from rseq.memory.segment import Segment
from tests.kernel.needs import facts_of

WHERE = "import json; from rseq.kernel import cpus; print(json.dumps([cpus.copies(), cpus.allowed()]))"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", [0]),
        ("0-3\n", [0, 1, 2, 3]),
        ("0-3,8,10-11\n", [0, 1, 2, 3, 8, 10, 11]),
        ("5-5", [5]),
        ("4,2", [2, 4]),
        ("0-2,1-3", [0, 1, 2, 3]),
        ("", []),
        (" \n", []),
    ],
)
def test_lists_as_the_kernel_writes_them(text: str, expected: list[int]) -> None:
    assert cpus.parse(text) == expected


@pytest.mark.parametrize("text", ["x", "0-", "-3", "3-1", "0,,1", ",", "0-1-2", "1.5", "0 1", "0x3", "0-1048576", "99999999999999999999"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no range of CPUs|invalid literal"):
        cpus.parse(text)


def as_list(numbers: list[int]) -> str:
    """A kernel CPU list, ranges where there are any."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(f"{first}-{last}" if first < last else str(first) for first, last in parts)


@given(st.sets(st.integers(0, 5000)))
def test_every_set_survives_being_written_and_parsed(numbers: set[int]) -> None:
    assert cpus.parse(as_list(sorted(numbers)) + "\n") == sorted(numbers)


def test_this_machine_is_consistent() -> None:
    assert set(cpus.allowed()) <= set(cpus.online()) <= set(cpus.possible())
    assert cpus.allowed() == sorted(os.sched_getaffinity(0))
    assert cpus.copies() == max(cpus.possible()) + 1


def test_gaps_in_the_numbers_get_copies_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "possible").write_text("0-1,4,9\n")
    (tmp_path / "online").write_text("0,9\n")
    monkeypatch.setattr(cpus, "FOLDER", tmp_path)
    assert cpus.possible() == [0, 1, 4, 9]
    assert cpus.online() == [0, 9]
    assert cpus.copies() == 10
    with Segment() as segment:
        assert segment.copies == 10


@pytest.mark.parametrize("content", [None, "", "garbage\n"])
def test_where_sys_is_hidden_the_c_library_is_asked(content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if content is not None:
        (tmp_path / "possible").write_text(content)
        (tmp_path / "online").write_text(content)
    monkeypatch.setattr(cpus, "FOLDER", tmp_path)
    monkeypatch.setattr(os, "sysconf", {"SC_NPROCESSORS_CONF": 3}.__getitem__)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert cpus.possible() == [0, 1, 2]
    assert cpus.online() == [0, 1]
    assert cpus.copies() == 3


def test_without_sys_a_high_allowed_cpu_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpus, "FOLDER", tmp_path)
    monkeypatch.setattr(os, "sysconf", lambda _: -1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {6})
    assert cpus.copies() == 7


def test_affinity_does_not_change_the_number_of_copies() -> None:
    before, copies = os.sched_getaffinity(0), cpus.copies()
    os.sched_setaffinity(0, {min(before)})
    try:
        assert cpus.allowed() == [min(before)]
        assert cpus.copies() == copies
        assert facts_of(WHERE) == [copies, [min(before)]]
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def cgroup_of_one_cpu(cpu: int) -> Iterator[Path]:
    """A fresh cgroup whose processes get one CPU, of version 1 or 2."""
    name = f"rseq-test-{os.getpid()}"
    old, new = Path("/sys/fs/cgroup/cpuset"), Path("/sys/fs/cgroup")
    version_1 = (old / "cpuset.cpus").exists()
    if not version_1 and "cpuset" not in _text(new / "cgroup.subtree_control").split():
        pytest.skip("skipped, because there is no cpuset controller that a test may use")
    group = (old if version_1 else new) / name
    try:
        group.mkdir()
    except OSError as error:
        pytest.skip(f"skipped, because no cgroup can be made: {error}")
    try:
        if version_1:
            (group / "cpuset.mems").write_text((old / "cpuset.mems").read_text())
        (group / "cpuset.cpus").write_text(str(cpu))
        yield group
    finally:
        group.rmdir()


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def test_a_container_of_one_cpu_has_copies_for_all() -> None:
    cpu = max(cpus.allowed())
    with cgroup_of_one_cpu(cpu) as group:
        join = f"import os, pathlib; pathlib.Path({str(group / 'cgroup.procs')!r}).write_text(str(os.getpid()))\n"
        copies, allowed = facts_of(join + WHERE)
    assert allowed == [cpu]
    assert copies == cpus.copies()
