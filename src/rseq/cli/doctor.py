"""`rseq doctor`: what this machine offers, and which backend that leads to."""

from __future__ import annotations

import dataclasses
import json
import os
import platform
import time
from typing import Any

import click

from rseq.cli.common import console
from rseq.kernel import abi, backend, cpus, membarrier, registration, tracepoints
from rseq.kernel.errors import RseqError, Unavailable

OWNERS = {
    "glibc": "glibc",
    "other": "another library",
    "disabled": "nobody (switched off in glibc)",
    "none": "nobody",
    "missing": "nobody (no rseq)",
}


@click.command("doctor", help="Say what this machine offers, which backend is chosen, and why.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
def COMMAND(as_json: bool) -> int:  # noqa: N802
    facts = examine()
    if as_json:
        click.echo(json.dumps(facts, indent=2))
    else:
        show(facts)
    return 0 if facts["kernel_facility"]["usable"] else 1


def examine() -> dict[str, Any]:
    """Everything there is to know, as plain data."""
    found = backend.examine()
    problem = ""
    try:
        chosen: backend.Choice | None = backend.choose()
    except (ValueError, Unavailable) as error:
        chosen, problem = None, str(error)
    own = found.registration
    return {
        "kernel": f"{platform.system()} {platform.release()}",
        "machine": abi.machine(),
        "c_library": _c_library(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "registration": {
            "owner": own.owner,
            "reason": own.reason,
            "offset": own.offset,
            "reported_size": own.reported_size,
            "flags": own.flags,
        },
        "feature_size": {
            "bytes": own.feature_size,
            "kernel_bytes": registration.auxiliary(abi.AT_RSEQ_FEATURE_SIZE),
            "alignment": registration.auxiliary(abi.AT_RSEQ_ALIGN),
            "concurrency_ids": own.has_cid,
        },
        "cpus": {
            "possible": cpus.possible(),
            "online": cpus.online(),
            "allowed": cpus.allowed(),
            "copies": cpus.copies(),
        },
        "membarrier": membarrier.supported(),
        "tracepoint": _tracepoint(),
        "self_test": [dataclasses.asdict(outcome) for outcome in found.self_test],
        "compiler": _compiler(),
        "kernel_facility": {"usable": found.backend == "kernel", "reason": found.reason},
        "backend": {"chosen": chosen.backend if chosen else None, "reason": chosen.reason if chosen else problem},
    }


def _c_library() -> str:
    try:
        return os.confstr("CS_GNU_LIBC_VERSION") or "unknown"
    except (ValueError, OSError):
        return "not glibc"


def _tracepoint() -> dict[str, Any]:
    try:
        with tracepoints.Fixups():
            return {"readable": True, "reason": ""}
    except (Unavailable, OSError) as error:
        return {"readable": False, "reason": str(error)}


def _compiler() -> dict[str, Any]:
    """Compile a sequence and run it."""
    try:
        from rseq.compiler import targets
        from rseq.structures import Counter

        target = targets.host().name
        started = time.perf_counter()
        counter = Counter()
        for _ in range(1000):
            counter.add()
        taken = time.perf_counter() - started
    except (RseqError, ValueError, ImportError) as error:
        return {"works": False, "target": abi.machine(), "reason": str(error)}
    good = counter.value == 1000
    return {
        "works": good,
        "target": target,
        "reason": f"a counter was compiled and counted to 1000 in {taken * 1000:.0f} ms" if good else f"counted to {counter.value}",
    }


def _list(numbers: list[int]) -> str:
    """Numbers as the kernel lists them: 0-3,8."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def rows(facts: dict[str, Any]) -> list[tuple[str, bool | None, str]]:
    """(what, good or bad or neither, in words)."""
    own, size, cpu = facts["registration"], facts["feature_size"], facts["cpus"]
    made = [
        ("kernel", None, f"{facts['kernel']}, {facts['machine']}"),
        ("C library", None, facts["c_library"]),
        ("Python", None, facts["python"]),
        ("registration", own["owner"] == "glibc", f"owner: {OWNERS[own['owner']]}; {own['reason']}"),
        (
            "feature size",
            None,
            f"{size['bytes']} bytes filled (reported {own['reported_size']}, kernel {size['kernel_bytes'] or 'does not say'}); "
            f"concurrency ids: {'yes' if size['concurrency_ids'] else 'no'}",
        ),
        (
            "CPUs",
            None,
            f"possible {_list(cpu['possible'])}, online {_list(cpu['online'])}, allowed {_list(cpu['allowed'])}; "
            f"{cpu['copies']} copies of per-CPU data",
        ),
        ("membarrier", facts["membarrier"], "can abort sections of other threads" if facts["membarrier"] else "cannot abort sections"),
        ("tracepoint", None, "rseq:rseq_ip_fixup can be read" if facts["tracepoint"]["readable"] else facts["tracepoint"]["reason"]),
    ]
    for outcome in facts["self_test"]:
        passed = None if outcome["verdict"] == "not tried" else outcome["verdict"] == "passed"
        words = {"passed": f"a section is aborted on {outcome['name']}", "failed": f"a section is NOT aborted on {outcome['name']}"}
        made.append(("self-test", passed, words.get(outcome["verdict"], f"{outcome['name']} was not tried: {outcome['reason']}")))
    if not facts["self_test"]:
        made.append(("self-test", None, "not run: there is no registration to test"))
    made.append(("compiler", facts["compiler"]["works"], f"{facts['compiler']['target']}: {facts['compiler']['reason']}"))
    chosen = facts["backend"]["chosen"]
    made.append(("backend", chosen == "kernel", f"{chosen or 'none'}: {facts['backend']['reason']}"))
    return made


def show(facts: dict[str, Any]) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for what, good, words in rows(facts):
        mark = "" if good is None else "[green]ok[/]" if good else "[red]no[/]"
        table.add_row(what, mark, words)
    console().print(table)
