"""Findings without what differs from compiler to compiler: instructions, registers, line numbers."""

from __future__ import annotations

import re


def without_machine(text: str) -> str:
    text = re.sub(r"line \d+: `[^`]*`", "`…`", text)
    text = re.sub(r"line \d+", "line N", text)
    text = re.sub(r"`[^`]*`", "`…`", text)
    text = re.sub(r"overwrites [\w, ]+, which", "overwrites …, which", text)
    return re.sub(r"0x[0-9a-f]{5,}", "…", text)
