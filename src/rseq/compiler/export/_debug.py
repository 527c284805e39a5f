"""Debug information that leads from machine code to the lines of the Python source.

Two ways, since LLVM does not look into a section: instructions of native functions have locations of LLVM's own (`!dbg`), and inside of a
section's text `.loc` directives say where each instruction is from. Both end in one line table. `.file` directives at the top of the
module number the files for `.loc`; LLVM numbers those it needs itself behind them. DWARF 4, which every debugger and assembler reads.
"""

from __future__ import annotations

import dataclasses
import os

from rseq.compiler.assembly import Text
from rseq.compiler.ir import Function, Where
from rseq.compiler.llvm_types import asm_string

FIRST = 100
"""Metadata below is the generated code's own."""


class DebugInfo:
    """The debug information of one module, put together as its functions are."""

    def __init__(self) -> None:
        self.nodes: list[str] = []
        self.files: dict[str, tuple[int, str]] = {}
        self.unit = self._node("")  # made last: it names a file
        self.signature = self._node(f"!DISubroutineType(types: {self._node('!{null}')})")
        self.locations: dict[tuple[str, int, int], str] = {}

    def _node(self, text: str) -> str:
        self.nodes.append(text)
        return f"!{FIRST + len(self.nodes) - 1}"

    def _file(self, path: str) -> tuple[int, str]:
        """Number in `.loc`, and metadata, of a file."""
        whole = os.path.abspath(path)
        if whole not in self.files:
            folder, _, name = whole.rpartition("/")
            node = self._node(f'!DIFile(filename: "{asm_string(name)}", directory: "{asm_string(folder)}")')
            self.files[whole] = (len(self.files) + 1, node)
        return self.files[whole]

    def subprogram(self, function: Function, symbol: str, local: bool) -> str:
        """The metadata of a function."""
        _, file = self._file(function.file)
        flags = "DISPFlagDefinition | DISPFlagOptimized" + (" | DISPFlagLocalToUnit" if local else "")
        line = function.where.line
        return self._node(
            f'distinct !DISubprogram(name: "{asm_string(function.name)}", linkageName: "{asm_string(symbol)}", scope: {file}, '
            f"file: {file}, line: {line}, type: {self.signature}, scopeLine: {line}, spFlags: {flags}, unit: {self.unit})"
        )

    def location(self, scope: str, line: int, column: int) -> str:
        """The metadata of a place in a function."""
        key = (scope, line, column)
        if key not in self.locations:
            self.locations[key] = self._node(f"!DILocation(line: {line}, column: {column}, scope: {scope})")
        return self.locations[key]

    def mark(self, function: Function, scope: str, where: Where) -> str:
        """What stands behind an instruction that comes from `where`."""
        here = not where.file or os.path.abspath(where.file) == os.path.abspath(function.file)
        place = where if here and where.line else function.where
        return f", !dbg {self.location(scope, place.line, place.column + 1)}"

    def attach(self, text: str, function: Function, scope: str) -> str:
        """One LLVM function with its subprogram, and the place of its `def` wherever there is no other."""
        default = self.mark(function, scope, function.where)
        lines = []
        for line in text.split("\n"):
            if line.startswith("define "):
                line = f"{line.removesuffix('{')}!dbg {scope} {{"
            elif line.startswith("  ") and ", !dbg !" not in line:
                line += default
            lines.append(line)
        return "\n".join(lines)

    def with_lines(self, text: Text, function: Function) -> Text:
        """A section's text in which every instruction has its line."""
        lines: list[str] = []
        now: Where | None = None
        default = self._loc(function, function.where)
        for line, place in zip(text.lines, text.places, strict=True):
            if place is not None and place.line and place != now:
                lines.append(self._loc(function, place))
                now = place
            lines.append(line)
            if line == "<.end>:":
                lines.append(default)
        return dataclasses.replace(text, lines=lines)

    def _loc(self, function: Function, place: Where) -> str:
        number, _ = self._file(place.file or function.file)
        return f".loc {number} {place.line} {place.column + 1}"

    def directives(self) -> str:
        """The head of the module: files by number."""
        lines = []
        for path, (number, _) in self.files.items():
            quoted = path.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'module asm "{asm_string(f".file {number} {chr(34)}{quoted}{chr(34)}")}"')
        return "\n".join(lines)

    def metadata(self) -> str:
        """The end of the module."""
        import rseq

        (_, first) = next(iter(self.files.values()))
        self.nodes[0] = (
            f'distinct !DICompileUnit(language: DW_LANG_C11, file: {first}, producer: "rseq {rseq.__version__}", isOptimized: true, '
            "runtimeVersion: 0, emissionKind: FullDebug, splitDebugInlining: false, nameTableKind: None)"
        )
        version, debug = self._node('!{i32 7, !"Dwarf Version", i32 4}'), self._node('!{i32 2, !"Debug Info Version", i32 3}')
        unwind = self._node('!{i32 7, !"uwtable", i32 2}')
        named = [f"!llvm.dbg.cu = !{{{self.unit}}}", f"!llvm.module.flags = !{{{version}, {debug}, {unwind}}}"]
        return "\n".join([*named, *(f"!{FIRST + i} = {node}" for i, node in enumerate(self.nodes)), ""])
