"""The program that is booted, without a boot: on the running kernel, linked with this machine's C library."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rseq.compiler import targets
from rseq.kernel import backend
from tests.kernels.program import link
from tests.kernels.report import Result, messages, read
from tests.kernels.sections import Section, sections, table


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if backend.choose().backend != "kernel":
        pytest.skip(f"skipped, because sequences cannot run here: {backend.choose().reason}")
    if shutil.which("cc") is None:
        pytest.skip("skipped, because there is no cc here")
    if platform.libc_ver()[0] != "glibc" or (os.cpu_count() or 1) < 2:
        pytest.skip("skipped, because this needs glibc, which can be told not to register threads, and two CPUs")
    return link(targets.host().name, tmp_path_factory.mktemp("program"), ["cc", "-no-pie", "-pthread"])


def run(program: Path, found: list[Section], folder: Path) -> str:
    """What the program says with this table of its sections."""
    path = folder / "sections"
    path.write_text(table(found, targets.host().name))
    environment = {**os.environ, "RSEQ_SECTIONS": str(path), "GLIBC_TUNABLES": "glibc.pthread.rseq=0"}
    return subprocess.run([program], env=environment, stdout=subprocess.PIPE, text=True, timeout=300, check=False).stdout


def host_sections(program: Path) -> list[Section]:
    return sections(program.read_bytes())


def test_every_instruction_on_the_running_kernel(program: Path, tmp_path: Path) -> None:
    found = host_sections(program)
    console = run(program, found, tmp_path)
    result = Result("host", "running")
    read(result, console)
    result.problems = [p for p in result.problems if not p.startswith("the machine has")]
    assert result.problems == []
    assert result.aborts_everywhere
    area = result.areas[0]
    assert area.sections == len(found)
    assert area.instructions == sum(len(section.instructions) for section in found)
    assert area.reached >= 0.95 * area.instructions
    assert area.preempted
    assert not area.lost


def test_a_wrong_abort_address_is_noticed(program: Path, tmp_path: Path) -> None:
    """In the table, which stands for a kernel that sends threads elsewhere."""
    found = host_sections(program)
    changed = [
        Section(s.function, s.start, s.post_commit, s.abort + (1 if s.function == "freelist_pop" else 0), s.instructions) for s in found
    ]
    wrong = [m for m in messages(run(program, changed, tmp_path)) if m["kind"] == "wrong"]
    assert wrong
    assert {(m["function"], m["what"]) for m in wrong} == {("freelist_pop", "not at the abort address")}


def test_a_section_that_is_too_long_is_noticed(program: Path, tmp_path: Path) -> None:
    """Behind the commit nothing is aborted, and memory has changed: the instruction there is none of the section."""
    found = host_sections(program)
    (push,) = [s for s in found if s.function == "freelist_push"]
    longer = Section(push.function, push.start, push.post_commit + 64, push.abort, (*push.instructions, push.post_commit - push.start))
    console = run(program, [longer if s is push else s for s in found], tmp_path)
    wrong = {(m["function"], m["at"], m["what"]) for m in messages(console) if m["kind"] == "wrong"}
    assert ("freelist_push", push.post_commit - push.start, "not at the abort address") in wrong


def test_every_shipped_sequence_is_called() -> None:
    """calls.c names all that `rseq build` makes; gauges have native functions only."""
    from rseq.checker.locate import load_module
    from rseq.language.function import Function
    from tests.kernels.program import SHIPPED, SOURCES

    text = "".join(path.read_text() for path in SOURCES.glob("*.c")).replace("memcpy_store##release", "memcpy_store memcpy_store_release")
    called = set(re.findall(r"\w+", text))
    for where in SHIPPED:
        module = load_module(where)
        prefix = Path(where).stem if where.endswith(".py") else where.rpartition(".")[2]
        for name, found in vars(module).items():
            if isinstance(found, Function) and found.definition.kind in ("sequence", "transaction"):
                if found.definition.python.__module__ != module.__name__:
                    continue
                c_name = f"{prefix}_{name}"
                assert c_name in called or c_name.removeprefix("librseq_ops_load_cbne_") in called, c_name
