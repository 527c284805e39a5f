"""What the program said, read from the console, and judged.

The program prints one JSON object a line, between marks (program/report.c); around and in between is what firmware and kernel print.
Results are plain data, so that they can be kept in a file and made into a table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

MARKED = re.compile(r"@rseq (.*?) @end")
MOST_PROBLEMS = 8


@dataclass(slots=True)
class Area:
    """What was found with an area of one length."""

    length: int
    sections: int = 0
    instructions: int = 0
    """In all sections together."""
    reached: int = 0
    """Instructions that had a breakpoint which was hit, by any of the calls."""
    trapped: int = 0
    """Breakpoints that were hit inside sections: more, since several calls come by."""
    aborted: int = 0
    """Those that led to the abort address, memory untouched, and to the right end afterwards."""
    behind: int = 0
    stayed: int = 0
    """Breakpoints hit right behind the commit, and those that left the thread there."""
    counted: bool = False
    """Four threads on two CPUs counted, observed and moved nodes exactly."""
    restarts: int = 0
    """Of sections, while they did."""
    preempted: int = 0
    lost: int = 0
    """Sections that a thread on the same CPU preempted: that were aborted, and that went on and lost its update."""


@dataclass(slots=True)
class Result:
    """One boot. `problems`: all that is not as it should be, in sentences; empty if everything is."""

    target: str
    generation: str
    date: str = ""
    release: str = ""
    """As `uname -r`; "" if the machine never came to it."""
    package: str = ""
    """The version of Debian's package."""
    feature_size: int = 0
    alignment: int = 0
    seconds: float = 0.0
    areas: list[Area] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def aborts_everywhere(self) -> bool:
        """Whether every breakpoint inside led to the abort address, and none behind."""
        return bool(self.areas) and all(a.reached and a.aborted == a.trapped and a.stayed == a.behind for a in self.areas)


def messages(console: str) -> Iterator[dict[str, Any]]:
    """The objects on a console. ValueError if one of them is damaged."""
    for found in MARKED.finditer(console):
        try:
            message = json.loads(found[1])
        except json.JSONDecodeError as error:
            raise ValueError(f"the program's line {found[1]!r} is damaged: {error}") from None
        if not isinstance(message, dict) or "kind" not in message:
            raise ValueError(f"the program's line {found[1]!r} says nothing known")
        yield message


def read(result: Result, console: str) -> None:
    """Put into a result what the program said on a console."""
    ended = False
    try:
        for message in messages(console):
            _take(result, message)
            ended = ended or message["kind"] == "end"
    except (ValueError, KeyError) as error:
        result.problems.append(str(error))
    if not ended:
        result.problems.append("the program did not come to its end")
    for area in result.areas:
        if not area.counted:
            result.problems.append(f"with an area of {area.length} bytes, totals were not exact or not reached")
    result.problems[MOST_PROBLEMS:] = [f"and {len(result.problems) - MOST_PROBLEMS} more"] if len(result.problems) > MOST_PROBLEMS else []


def _take(result: Result, message: dict[str, Any]) -> None:
    match message["kind"]:
        case "machine":
            result.release = message["release"]
            result.feature_size, result.alignment = message["feature_size"], message["alignment"]
            if message["cpus"] != 2:
                result.problems.append(f"the machine has {message['cpus']} CPUs, not 2")
        case "area":
            result.areas.append(Area(message["length"]))
            if message["refused"]:
                result.problems.append(f"rseq(2) refuses an area of {message['length']} bytes: error {message['refused']}")
        case "section":
            area = result.areas[-1]
            area.sections += 1
            for name in ("instructions", "reached", "trapped", "aborted", "behind", "stayed"):
                setattr(area, name, getattr(area, name) + message[name])
            if not message["reached"]:
                result.problems.append(f"a section of {message['function']} was not reached by any call")
        case "wrong":
            where = f"{message['function']}+{message['at']}" if message["function"] else "without a breakpoint"
            result.problems.append(f"{where}, in the call '{message['call']}': {message['what']} (went on at {message['pc']:+d})")
        case "count":
            result.areas[-1].counted = exact(message)
            result.areas[-1].restarts = message["restarts"]
        case "preemption":
            area = result.areas[-1]
            area.preempted, area.lost = message["aborted"], message["lost"]
            if message["lost"]:
                result.problems.append(
                    f"with an area of {area.length} bytes, a section preempted on its own CPU went on, and an update was lost"
                )
        case "stopped":
            result.problems.append(message["why"])


def exact(message: dict[str, Any]) -> bool:
    """Whether the totals of the four threads are what they must be."""
    total = message["threads"] * message["rounds"]
    return (
        message["counter"] == message["observed"] == message["buckets"] == total
        and message["even"] == message["odd"] == total // 2
        and message["sum"] == 2.0 * total
        and message["nodes"] == message["nodes_made"]
        and not message["owned_twice"]
        and not message["refused"]
    )


def to_json(results: list[Result]) -> str:
    """As it is kept in a file."""
    return json.dumps([asdict(result) for result in results], indent=1, ensure_ascii=False) + "\n"


def from_json(text: str) -> list[Result]:
    """What was kept."""
    return [Result(**{**given, "areas": [Area(**area) for area in given["areas"]]}) for given in json.loads(text)]
