"""`rseq inspect ELF`: the restartable sequences in any file, disassembled and linted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rseq.cli.common import InputError, console

if TYPE_CHECKING:
    from rseq.tools.inspect import Inspection, Line, Sequence

HELP = """Show and lint the restartable sequences in an executable, shared object or object file, whoever made it.

They are found by the sections that C libraries and allocators put them in: __rseq_cs, __rseq_cs_ptr_array,
__rseq_exit_point_array, __rseq_failure.

Exit status: 0, nothing is wrong, or there are none; 1, there are findings; 2, the file cannot be inspected.
"""


@click.command("inspect", help=HELP)
@click.argument("elf", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def COMMAND(elf: str, as_json: bool) -> int:  # noqa: N802
    from rseq.tools import inspect
    from rseq.tools.inspect_elf import Unreadable

    try:
        found = inspect.inspect(elf)
    except Unreadable as error:
        raise InputError(f"{elf}: {error}") from None
    status = 1 if found.count else 0
    if as_json:
        click.echo(json.dumps({**inspect.to_json(found), "status": status}, indent=1))
    else:
        _Printer(found).everything()
    return status


class _Printer:
    def __init__(self, found: Inspection) -> None:
        self.found, self.console = found, console()

    def say(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """A text, as wide as it is: addresses are to be copied."""
        self.console.print(" " * indent + text, style=style or None, markup=False, soft_wrap=True)

    def sentence(self, text: str, style: str = "", indent: int = 0) -> None:
        """A text that may be cut between words, with a hanging indent."""
        from rich.padding import Padding
        from rich.text import Text

        if not self.console.is_terminal:
            self.say(text, style, indent)
            return
        first, rest = text[:2], text[2:]
        lines = Text(rest, style).wrap(self.console, max(20, self.console.width - indent - 2))
        for i, line in enumerate(lines):
            self.console.print(Padding(Text(first if i == 0 else "  ", style) + line, (0, 0, 0, indent)))

    def everything(self) -> None:
        found = self.found
        self.say(f"{found.file}: {found.kind} for {found.machine}", "bold")
        if found.present:
            self.say(f"  it has {', '.join(found.present)}")
        self.say()
        for number, sequence in enumerate(found.sequences, 1):
            self.sequence(number, sequence)
        for text in found.findings:
            self.sentence(f"✗ {text}", "red")
        for text in found.notes:
            self.sentence(f"- {text}")
        if found.findings or found.notes:
            self.say()
        self.say(self.summary(), "bold red" if found.count else "bold green")

    def summary(self) -> str:
        found = self.found
        many = len(found.sequences)
        sequences = "no sequences" if many == 0 else "1 sequence" if many == 1 else f"{many} sequences"
        findings = "nothing is wrong with what can be decided" if many else "nothing to find"
        if found.count:
            findings = "1 finding" if found.count == 1 else f"{found.count} findings"
        return f"{sequences}, {findings}."

    def sequence(self, number: int, one: Sequence) -> None:
        self.say(f"{number}. {one.function or 'a section'}, by the descriptor at {one.place}", "bold")
        for name, value in self.fields(one):
            self.say(f"{name:<20}{value}", indent=3)
        width = max((len(line.bytes) for line in one.code + one.handler), default=0)
        for line in one.code:
            self.say(self.line(line, "|", width), "cyan" if "commit" in line.mark else "", 3)
        if one.handler:
            self.say("abort handler", indent=3)
            for line in one.handler:
                self.say(self.line(line, " ", width), indent=3)
        for place in one.exits:
            self.say(f"exit point          {place}", indent=3)
        for text in one.undecided:
            self.sentence(f"? {text}", indent=3)
        for text in one.findings:
            self.sentence(f"✗ {text}", "red", 3)
        self.say()

    def fields(self, one: Sequence) -> list[tuple[str, str]]:
        fields = [("version", f"{one.version}, flags {one.flags:#x}")]
        if one.start is not None:
            signature = f"{one.signature:#010x}" if one.signature is not None else "no signature"
            fields += [
                ("start_ip", one.start_place),
                ("post_commit_offset", f"{one.length} bytes, to {one.post_commit_place}"),
                ("abort_ip", f"{one.abort_place}, after {signature}"),
                ("commit", one.commit or ("none" if one.code else "unknown")),
            ]
        return fields

    @staticmethod
    def line(line: Line, edge: str, width: int) -> str:
        marks = [m for m in (line.mark, f"to the {line.exit}" if line.exit in ("end", "abort handler") else line.exit) if m]
        shown = f"{line.address:8x} {edge} {line.bytes:<{width}}  {line.text}"
        return f"{shown:<{width + 50}}  <- {', '.join(marks)}" if marks else shown
