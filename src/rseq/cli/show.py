"""`rseq show FILE:FUNCTION`: one function on its way from Python to bytes."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import click

from rseq.cli.common import InputError, console, find_function
from rseq.language.errors import CompileError, RseqError

if TYPE_CHECKING:
    from rseq.compiler.object_file import CriticalSection
    from rseq.compiler.targets import Target


@click.command("show", help="Show a function's source, IR, assembly, descriptor and bytes. WHERE is FILE:FUNCTION or MODULE:FUNCTION.")
@click.argument("where")
@click.option("--target", "target_name", default=None, help="A processor: x86_64, aarch64, riscv64, s390x, …; this machine's by default.")
def COMMAND(where: str, target_name: str | None) -> int:  # noqa: N802
    from rseq.compiler import targets

    try:
        target = targets.target(target_name) if target_name else targets.host()
    except ValueError as error:
        raise InputError(str(error)) from None
    function = find_function(where)
    try:
        _Show(function, target).everything()
    except CompileError as error:
        click.echo(str(error), err=True)
        return 1
    return 0


class _Show:
    def __init__(self, function: Any, target: Target) -> None:
        self.definition, self.target, self.console = function.definition, target, console()

    def everything(self) -> None:
        from rseq.compiler import ir, unit, verify

        function = verify.verify(unit.function_of(self.definition))
        self.source()
        self.part("IR", ir.show(function))
        if self.definition.kind == "sequence":
            self.assembly(function)
        self.machine_code()

    def part(self, title: str, text: str, language: str = "") -> None:
        """A heading and a block of text."""
        if not self.console.is_terminal:
            self.console.print(f"== {title} ==\n{text.rstrip()}\n", markup=False)
            return
        from rich.syntax import Syntax

        self.console.rule(f"[bold]{title}", align="left")
        self.console.print(Syntax(text.rstrip(), language or "text", background_color="default", word_wrap=False))
        self.console.print()

    def source(self) -> None:
        lines, first = inspect.getsourcelines(self.definition.python)
        numbered = "".join(f"{first + i:4}  {line}" for i, line in enumerate(lines))
        self.part(f"{self.definition.file}", numbered, "python")

    def assembly(self, function: Any) -> None:
        from rseq.compiler.listing import listing

        self.part(f"assembly for {self.target.name} (registers in order, lines of the source at the right)", listing(function, self.target))

    def machine_code(self) -> None:
        """Descriptor and machine code: of the object that runs here, or of the listing for another processor."""
        from rseq.compiler import jit, targets, unit
        from rseq.compiler.assembler import assemble
        from rseq.compiler.listing import listing
        from rseq.compiler.object_file import critical_sections

        host = self.target is targets.host()
        if not host and self.definition.kind != "sequence":
            self.part("bytes", f"a native function is compiled by LLVM for this machine ({targets.host().name}) only")
            return
        try:
            content = (
                jit.object_code(unit.build(self.definition).llvm_ir)
                if host
                else assemble(listing(unit.function_of(self.definition), self.target), self.target)
            )
            sections = critical_sections(content)
        except RseqError as error:
            self.part("bytes", str(error))
            return
        if not sections:
            self.native(content)
        for section in sections:
            self.section(section)

    def section(self, section: CriticalSection) -> None:
        fields = [
            ("version", f"{section.version}, flags {section.flags}"),
            ("start_ip", f"{section.start}"),
            ("post_commit_offset", f"{section.post_commit_offset} bytes, to {section.post_commit}"),
            ("abort_ip", f"{section.abort}, after the signature {section.signature:#010x}"),
        ]
        self.part(f"descriptor of {section.function}", "\n".join(f"{name:<20}{value}" for name, value in fields))
        from rseq.compiler.ir import Commit
        from rseq.compiler.listing import instruction_lines
        from rseq.compiler.unit import function_of

        function = function_of(self.definition)
        commits = any(isinstance(block.end, Commit) for block in function.blocks)
        # A native function contains sections of the sequences it calls, whose lines are elsewhere.
        origins = instruction_lines(function, self.target) if function.kind == "sequence" else []
        if not self.target.disassembler:
            rows = [section.code[at : at + 16].hex(" ", 4) for at in range(0, len(section.code), 16)]
            self.part("bytes", "\n".join([f"of the section; the disassembler does not know {self.target.name}", *rows]))
            return
        self.part("bytes", "\n".join(code_lines(section, self.target.name, commits, origins)))

    def native(self, content: bytes) -> None:
        """A function without a section: its own bytes."""
        import io

        from elftools.elf.elffile import ELFFile

        from rseq.compiler.object_file import disassemble
        from rseq.compiler.unit import symbol

        elf: Any = ELFFile(io.BytesIO(content))
        wanted = symbol(self.definition)
        for entry in elf.get_section_by_name(".symtab").iter_symbols():
            if entry.name == wanted:
                code = elf.get_section(entry["st_shndx"]).data()[entry["st_value"] : entry["st_value"] + entry["st_size"]]
                self.part("bytes", "\n".join(f"{i.offset:6x}  {i.bytes.hex():<22}  {i.text}" for i in disassemble(code, self.target.name)))


def code_lines(section: CriticalSection, machine: str, commits: bool, origins: list[int]) -> list[str]:
    """The function around a section, one instruction a line, with the section's borders and the lines of the source."""
    from rseq.compiler.object_file import disassemble

    start, end = section.start.offset, section.post_commit.offset
    instructions = disassemble(section.function_code, machine, section.function_start)
    inside = [i.offset for i in instructions if start <= i.offset < end]
    line_of = dict(zip(inside, origins, strict=True)) if len(inside) == len(origins) else {}
    lines = []
    for instruction in instructions:
        mark = ""
        if instruction.offset == start:
            mark = "  <- start_ip"
        elif inside and instruction.offset == inside[-1]:
            mark = f"  <- {'commit' if commits else 'last'}"
        elif instruction.offset == end:
            mark = "  <- post_commit_ip"
        edge = "|" if instruction.offset in inside else " "
        origin = f"line {line_of[instruction.offset]}" if instruction.offset in line_of else ""
        lines.append(f"{instruction.offset:6x} {edge} {instruction.bytes.hex():<22}  {instruction.text:<40}{origin:<9}{mark}".rstrip())
    return lines
