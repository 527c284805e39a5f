"""The critical section of a sequence as it stands in this process's memory, instruction by instruction.

The code that is looked at is that of the C interface (`Function.address`), the very bytes that run. Where its section is follows from
the object file they were linked from: offsets within the function do not change in linking. The loaded bytes are compared with
the object's, so that a mistake here shows at once. The descriptor is *not* taken from the object: what counts is the one that the
thread points at when it runs, see _kernel_thread.py.
"""

from __future__ import annotations

import ctypes
import linecache
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rseq.checker.model import CheckError
from rseq.compiler import jit, targets, unit
from rseq.compiler.assembly import spell
from rseq.compiler.listing import instruction_places
from rseq.compiler.llvm_sequence import status_of
from rseq.compiler.object_file import critical_sections, disassemble

if TYPE_CHECKING:
    from rseq.language.function import Function


@dataclass(frozen=True, slots=True)
class Instruction:
    """One machine instruction of a section, and the user's line it comes from."""

    address: int
    size: int
    text: str
    file: str
    line: int
    role: str
    """"commit" for the committing store; see assembly.Text.roles."""
    returns: bool
    """Whether it leaves the section without a commit, by the user's `return`."""

    @property
    def source(self) -> str:
        """The user's line, stripped."""
        return linecache.getline(self.file, self.line).strip() if self.line else ""

    def __str__(self) -> str:
        place = f" ({Path(self.file).name}:{self.line}, `{self.source}`)" if self.line else ""
        return f"`{self.text}`{place}"


@dataclass(frozen=True, slots=True)
class LoadedSection:
    """Instructions from start_ip up to post_commit_ip, in the order of their addresses."""

    instructions: list[Instruction]
    post_commit: int
    failures: dict[int, str]
    """Ways out by failing: the status that the function returns then, and why."""
    signature: int

    @property
    def commits(self) -> bool:
        return any(i.role == "commit" for i in self.instructions)

    @property
    def returns(self) -> list[Instruction]:
        """Where the section is left by `return`, without a commit."""
        return [i for i in self.instructions if i.returns]


def find(function: Function[..., Any]) -> LoadedSection:
    """The section of a sequence, compiled and loaded. CheckError if its code is not what it should be; CompileError."""
    definition, target = function.definition, targets.host()
    built = unit.build(definition)
    found = [s for s in critical_sections(jit.cached_object_code(built.llvm_ir)) if s.function == built.symbol]
    if len(found) != 1:
        raise CheckError(f"the code of {definition.name}() has {len(found)} critical sections, and only one can be tried on the kernel")
    (section,) = found
    start = function.address + section.start.offset - section.function_start
    if ctypes.string_at(start, len(section.code)) != section.code:
        raise CheckError(f"the code of {definition.name}() in memory is not that of its object file")
    text = spell(unit.function_of(definition), target)
    decoded = disassemble(section.code, target.name, section.start.offset)  # offsets as `rseq show` has them
    places = instruction_places(text)
    if len(places) != len(decoded):
        raise CheckError(f"the section of {definition.name}() has {len(decoded)} instructions, but {len(places)} were spelled")
    jump = target.jump("")[0].split()[0]
    runs_over = not any(role == "commit" for _, role, _ in places) and decoded[-1].text.split()[0] != jump
    instructions = [
        Instruction(
            start + each.offset - section.start.offset,
            len(each.bytes),
            each.text,
            where.file if where else definition.file,
            where.line if where else 0,
            role,
            leaves == "return" or (runs_over and each is decoded[-1]),
        )
        for each, (where, role, leaves) in zip(decoded, places, strict=True)
    ]
    failures = {status_of(e.reason, e.line): e.reason for e in text.exits}
    return LoadedSection(instructions, start + section.post_commit_offset, failures, section.signature)
