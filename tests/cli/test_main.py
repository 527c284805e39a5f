"""The command line as such: help, version, wrong commands and options, and how it ends when it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import rseq as package
from rseq.cli import doctor
from tests.cli.command import LIMIT, PROGRAM, Result, environment, refused, rseq, rseq_process

COMMANDS = ["build", "check", "demo", "doctor", "inspect", "segment", "show", "top"]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert rseq(capsys, "--version") == Result(0, f"rseq {package.__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []], ids=["--help", "-h", "nothing"])
def test_help_lists_the_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, *arguments)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Usage: rseq [OPTIONS] COMMAND [ARGS]...\n\n  Restartable sequences:")
    listed = result.out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = rseq(capsys, command, "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"Usage: rseq {command} [OPTIONS]")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["nonsense"], "there is no command 'nonsense'; choose one of build, check, demo, doctor, inspect, segment, show, top"),
        (["common"], "there is no command 'common'; choose one of build, check, demo, doctor, inspect, segment, show, top"),
        (["_stress"], "there is no command '_stress'; choose one of build, check, demo, doctor, inspect, segment, show, top"),
        ([""], "there is no command ''; choose one of build, check, demo, doctor, inspect, segment, show, top"),
        (["doctor", "extra"], "Got unexpected extra argument (extra)"),
        (["show"], "Missing argument 'WHERE'."),
        (["show", "a:b", "c:d"], "Got unexpected extra argument (c:d)"),
        (["show", "--target"], "Option '--target' requires an argument."),
        (["demo", "--seconds", "x"], "Invalid value for '--seconds': 'x' is not a valid float range."),
        (["demo", "--seconds", "0"], "Invalid value for '--seconds': 0.0 is not in the range 0.1<=x<=600."),
        (["demo", "--seconds", "601"], "Invalid value for '--seconds': 601.0 is not in the range 0.1<=x<=600."),
    ],
)
def test_wrong_input_is_one_line(arguments: list[str], text: str, capsys: pytest.CaptureFixture[str]) -> None:
    refused(rseq(capsys, *arguments), text)


@pytest.mark.parametrize("arguments", [["--nonsense"], ["doctor", "--nonsense"], ["demo", "--nonsense"], ["show", "--nonsense", "a:b"]])
def test_an_unknown_option_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The text is click's; what matters is that it names the option."""
    result = rseq(capsys, *arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("rseq: No such option")
    assert "--nonsense" in result.err
    assert result.err.count("\n") == 1


def test_wrong_input_in_a_process_of_its_own() -> None:
    refused(
        rseq_process("nonsense"), "there is no command 'nonsense'; choose one of build, check, demo, doctor, inspect, segment, show, top"
    )


def test_the_version_in_a_process_of_its_own() -> None:
    assert rseq_process("--version") == Result(0, f"rseq {package.__version__}\n", "")


def test_the_module_of_a_command_is_imported_only_when_asked_for() -> None:
    text = "import sys; from rseq.cli.main import run; run(['--version']); print('rseq.cli.demo' in sys.modules, 'llvmlite' in sys.modules)"
    ran = subprocess.run([*PROGRAM[:-1], text], env=environment(), capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "False False"


NO_ASCII = "'ascii' codec can't encode character '\\xe9' in position 0: not in range set PYTHONIOENCODING"


@pytest.mark.parametrize(
    ("error", "status", "text"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (package.Unavailable("no registration"), 1, "no registration"),
        (OSError(28, "No space left on device"), 1, "[Errno 28] No space left on device"),
        (MemoryError(), 1, "MemoryError"),
        (ValueError("no"), 1, "no"),
        (UnicodeEncodeError("ascii", "é", 0, 1, "not in range\nset PYTHONIOENCODING"), 1, NO_ASCII),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_failures_become_one_line(
    error: BaseException, status: int, text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(doctor, "examine", fail)
    result = rseq(capsys, "doctor")
    assert (result.status, result.out) == (status, "")
    assert result.err.strip() == f"rseq: {text}"


@pytest.mark.parametrize("arguments", [["show", "rseq.structures.freelist:push"], ["doctor"], ["doctor", "--json"]])
def test_a_reader_that_leaves_is_no_error(arguments: list[str]) -> None:
    """As in `rseq show … | head -1`, where head has ended before anything was written."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*PROGRAM, *arguments], env=environment(), stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert ran.stderr == ""
    assert ran.returncode in (1, 141)


def test_head_gets_its_line() -> None:
    line = f"{subprocess.list2cmdline(PROGRAM[:-1])} '{PROGRAM[-1]}' show rseq.structures.freelist:push | head -1"
    ran = subprocess.run(["bash", "-c", line], env=environment(), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"== {Path(package.__file__).parent / 'structures' / 'freelist.py'} ==\n"


def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*PROGRAM, "doctor"], env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.stderr == "rseq: [Errno 28] No space left on device\n"
    assert ran.returncode == 1


@pytest.mark.parametrize("arguments", ["--version", "doctor", "doctor --json"])
def test_a_closed_output_is_no_traceback(arguments: str) -> None:
    line = f"{subprocess.list2cmdline(PROGRAM[:-1])} '{PROGRAM[-1]}' {arguments} >&-"
    ran = subprocess.run(["bash", "-c", line], env=environment(), capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr


def interrupt(code: str, *arguments: str, ready: Callable[[subprocess.Popen[str]], bool]) -> tuple[int, list[str]]:
    """Run a script, press Ctrl-C (SIGINT to all of its processes) as soon as it is ready: (status, words on standard error)."""
    command = [*PROGRAM[:-1], code, *arguments]
    settings = environment(PYTHONUNBUFFERED="1")
    with subprocess.Popen(
        command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            while not ready(process):
                assert process.poll() is None, "it ended by itself"
            os.killpg(process.pid, signal.SIGINT)
            _, said = process.communicate(timeout=LIMIT)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode, said.split()


def test_ctrl_c_while_threads_are_tested() -> None:
    def ready(process: subprocess.Popen[str]) -> bool:
        assert process.stdout is not None
        return "8 threads, then 4 forked processes" in process.stdout.readline()

    assert interrupt(PROGRAM[-1], "demo", "--seconds", "1", ready=ready) == (130, ["rseq:", "interrupted"])


def test_ctrl_c_while_processes_are_tested() -> None:
    """The demo with its first part left out, so that the processes run at once."""
    code = "from rseq.cli import _stress, main\n_stress.in_threads = lambda *_: None\nmain.main()"

    def busy(child: str) -> bool:
        user_time = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[11]
        return int(user_time) >= 5

    def ready(process: subprocess.Popen[str]) -> bool:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        return len(children) == 4 and all(busy(child) for child in children)

    assert interrupt(code, "demo", "--seconds", "60", ready=ready) == (130, ["rseq:", "interrupted"])
