"""A story in a form that stays the same from one compiler, processor and machine to the next, for golden files.

It has what the user wrote and what the user's memory holds: threads, lines of the source, changes of memory and of the model, and
where the kernel stepped in. It has no instructions, registers, addresses, line numbers or tokens.
"""

from __future__ import annotations

import re

from rseq.checker.render_words import memory_at_first, plain, thread_name
from rseq.checker.report import Row, Story

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{5,}\b")


def outline(story: Story) -> str:
    """The story, one line for each row that matters."""
    lines = [f"{plain(plan.name)}: {', '.join(map(plain, plan.program)) or 'nothing'}" for plan in story.threads]
    memory = memory_at_first(story)
    if memory:
        lines.append(f"Memory at first: {_stable(memory)}")
    lines.append("")
    for index, row in enumerate(story.rows):
        # The last row is the wrong one, whether it changes anything or not.
        if index == len(story.rows) - 1 or row.what != "instruction" or _changes(row):
            lines.append(_line(story, row))
    lines += ["", f"Wrong: {_stable(story.title)}"]
    lines += [f"- {_stable(detail)}" for detail in story.details]
    if story.fix:
        lines.append(f"Fix: {_stable(story.fix)}")
    return "\n".join(lines) + "\n"


def _line(story: Story, row: Row) -> str:
    who = "kernel" if row.what == "kernel" else thread_name(story, row.thread)
    cpu = f"CPU {row.cpu}" if row.cpu >= 0 else ""
    where = " on ".join(part for part in (who, cpu) if part)
    changes = _changes(row)
    told = f"{_WORDS[row.what]}{_text(row)}"
    told = f"{where}: {told}" if where else told
    return told + (f"  [{'; '.join(changes)}]" if changes else "")


_WORDS = {"start": "begins ", "instruction": "", "return": "ends: ", "kernel": "", "effect": "takes effect: "}


def _text(row: Row) -> str:
    if row.what != "instruction":
        return _stable(row.text)
    return plain(row.source) or "(code that belongs to no line)"


def _changes(row: Row) -> list[str]:
    return [
        f"{_stable(change.place)}: {_stable(change.before)} -> {_stable(change.after)}"
        for change in row.changes
        if change.kind != "register"
    ]


def _stable(text: str) -> str:
    return _ADDRESS.sub("(an address)", plain(text))
