"""The machine code of a model's operations: the bytes that will run, loaded where the emulator finds them.

For this machine it is the very object file that is linked when the function is first called through its C interface; for
another target the same LLVM IR, compiled by clang. On top of the bytes: where the critical sections are, as their
descriptors say (nothing is taken from the compiler's word), each instruction with the registers it reads and writes, the
registers that are still needed at each address, and the user's line for each instruction of a section.
"""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rseq.checker import layout
from rseq.checker.model import CheckError
from rseq.checker.object_loader import Loaded, load
from rseq.checker.processors import Processor, processor
from rseq.compiler import cross, ir, jit, targets, unit
from rseq.compiler.assembly import Text, spell
from rseq.compiler.listing import instruction_places
from rseq.compiler.object_file import reader
from rseq.compiler.targets import Target
from rseq.kernel.registration import area_offset

Spelling = Callable[[ir.Function, Target], Text]
IMPORTED_DATA = ".restarts"


@dataclass(frozen=True, slots=True)
class Instruction:
    """One machine instruction. `goes_to`: where a jump or call leads, if that is in the instruction itself."""

    address: int
    size: int
    text: str
    mnemonic: str
    reads: frozenset[str]
    writes: frozenset[str]
    kind: str
    """As in processors.Effect."""
    goes_to: int | None
    stores: bool
    loads: bool
    divided: bool
    """Whether it reads and writes memory in two accesses, between which another CPU can come."""

    @property
    def next(self) -> int:
        return self.address + self.size


@dataclass(frozen=True, slots=True)
class Section:
    """One critical section, as its descriptor says."""

    descriptor: int
    version: int
    flags: int
    start: int
    post_commit: int
    abort: int
    signature: int
    """The u32 before the abort address; -1 if that cannot be read."""
    function: str

    def contains(self, address: int) -> bool:
        return self.start <= address < self.post_commit


@dataclass(slots=True)
class Code:
    """Everything loaded."""

    target: Target
    processor: Processor
    memory: dict[int, bytes] = field(default_factory=dict)
    """Constant bytes by address."""
    entries: dict[Any, int] = field(default_factory=dict)
    """By definition: where its C interface is."""
    sections: list[Section] = field(default_factory=list)
    instructions: dict[int, Instruction] = field(default_factory=dict)
    stubs: dict[int, str] = field(default_factory=dict)
    places: dict[int, ir.Where] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    exits: dict[int, str] = field(default_factory=dict)
    """Instructions that may leave a section without a commit: why ("return", "unavailable", "index", …)."""
    names: dict[int, str] = field(default_factory=dict)
    """Functions by address."""
    live: dict[int, frozenset[str]] = field(default_factory=dict)
    thread_pointer: int = 0
    without_avx: list[str] = field(default_factory=list)
    """Functions that were compiled again for the emulator, without AVX."""
    committing: set[int] = field(default_factory=set)
    """Descriptors of sections that were written with a commit, wherever it is now."""
    inside: dict[int, Section] = field(default_factory=dict)
    """By address: the section that an instruction is in."""
    descriptors: dict[int, Section] = field(default_factory=dict)
    end: int = layout.CODE

    def read(self, address: int, size: int) -> bytes | None:
        """Constant bytes; None where there are none."""
        for start, content in self.memory.items():
            if start <= address and address + size <= start + len(content):
                return content[address - start : address - start + size]
        return None


def build(definitions: Iterable[Any], target: Target | None = None, spelled: Spelling = spell) -> Code:
    """Compile and load the C interfaces of these functions. CompileError for a wrong one, CheckError where it cannot be done."""
    target = target or targets.host()
    known = processor(target.name)
    if known is None:
        raise CheckError(f"the checker cannot read the instructions of {target.name}: its disassembler does not know them")
    code = Code(target, known)
    offset = area_offset() if target is targets.host() else 0
    code.thread_pointer = layout.AREA - (offset or 0)
    if code.thread_pointer < layout.PRIVATE - 0x10_0000:
        raise CheckError("the C library keeps the rseq area further from the thread pointer than the checker expects")
    counters: dict[str, int] = {}
    stubs: dict[str, int] = {}

    def resolve(name: str) -> int:
        if name.endswith(IMPORTED_DATA):
            return counters.setdefault(name, layout.COUNTERS + 8 * len(counters))
        return stubs.setdefault(name, layout.STUBS + 16 * (1 + len(stubs)))

    for definition in dict.fromkeys(definitions):
        built = unit.build(definition, target, spelled=spelled, sections=True)
        content = cross.object_code(built.llvm_ir, target)
        loaded = load(content, code.end, resolve, known)
        if target.name == "x86_64" and _has_vex(loaded):
            # The emulator does not know AVX. Sections have none; what LLVM made around them is compiled again without.
            code.without_avx.append(definition.name)
            loaded = load(jit.plain_object_code(built.llvm_ir), code.end, resolve, known)
        _add(code, loaded, definition, built.symbol)
    code.stubs = {address: name for name, address in stubs.items()} | {layout.RETURN: "return"}
    _find_sections(code)
    _liveness(code)
    for definition in code.entries:
        _attribute(code, definition, spelled)
    return code


def _has_vex(loaded: Loaded) -> bool:
    """Whether code for x86-64 has vector instructions in the VEX or EVEX encoding."""
    for start, content in loaded.content.items():
        if not any(s <= start < e for s, e in loaded.executable):
            continue
        for found in reader("x86_64").disasm(content, start):
            if found.mnemonic.startswith("v") and ("mm" in found.op_str or found.mnemonic == "vzeroupper"):
                return True
    return False


def _add(code: Code, loaded: Loaded, definition: Any, symbol: str) -> None:
    known = code.processor
    code.memory |= loaded.content
    code.end = -(-(loaded.end + 64) // 4096) * 4096
    code.entries[definition] = loaded.symbols[symbol][0]
    code.names |= {address: name for name, (address, _) in loaded.symbols.items()}
    for start, end in loaded.executable:
        content = code.read(start, end - start)
        assert content is not None
        starts = sorted([a for a, size in loaded.symbols.values() if start <= a < end])
        _decode(code, content, start, starts)
    for start, end in loaded.sections.get("__rseq_cs", []):
        content = code.read(start, end - start)
        assert content is not None
        for at in range(0, len(content) - 31, 32):
            version, flags, first, length, abort = struct.unpack_from(f"{'>' if known.byte_order == 'big' else '<'}IIQQQ", content, at)
            before = code.read(abort - 4, 4)
            owner = max((a for a in code.names if a <= first), default=0)
            named = definition.name if code.names.get(owner) == symbol else code.names.get(owner, "?").partition(".")[0]
            section = Section(
                start + at, version, flags, first, first + length, abort,
                int.from_bytes(before, known.byte_order) if before is not None else -1, named,
            )  # fmt: skip
            code.sections.append(section)
            code.descriptors[start + at] = section
            # The abort address follows the signature, which a disassembler must not run into.
            content_of = next(((s, e) for s, e in loaded.executable if s <= abort < e), None)
            if content_of is not None:
                body = code.read(abort, content_of[1] - abort)
                assert body is not None
                _decode(code, body, abort, [])


def _decode(code: Code, content: bytes, start: int, starts: list[int]) -> None:
    """Instructions of a stretch of code; each function begins afresh, since there may be padding between."""
    borders = sorted({start, *starts, start + len(content)})
    before: Instruction | None = None
    for first, last in itertools.pairwise(borders):
        for found in _disassembled(code, content[first - start : last - start], first):
            code.instructions[found.address] = made = _instruction(code.processor, found)
            if code.processor.far_call is not None and before is not None and before.next == made.address:
                target = code.processor.far_call(before, made)
                if target is not None:
                    code.instructions[found.address] = made = dataclasses.replace(made, goes_to=target)
            before = made


def _disassembled(code: Code, content: bytes, start: int) -> Iterator[Any]:
    """What the disassembler finds. It stops at a word of zeros, which LLVM puts behind tail calls on POWER: there it begins again."""
    at = 0
    while at < len(content):
        for found in reader(code.target.name).disasm(content[at:], start + at):
            yield found
            at = found.address + found.size - start
        if content[at : at + 4] != bytes(4):
            return
        at += 4


def _instruction(known: Processor, found: Any) -> Instruction:
    does = known.effect(known, found)
    does.reads.discard(known.thread_pointer)
    relevant = {*known.integers, known.flags, *known.floats} - {""}
    return Instruction(
        found.address,
        found.size,
        f"{found.mnemonic} {found.op_str}".strip(),
        found.mnemonic,
        frozenset(does.reads & relevant),
        frozenset(does.writes & relevant),
        does.kind,
        does.goes_to,
        does.stores,
        does.loads,
        does.divided,
    )


def _find_sections(code: Code) -> None:
    for section in code.sections:
        for address in code.instructions:
            if section.contains(address):
                code.inside.setdefault(address, section)


def successors(code: Code, found: Instruction) -> list[int]:
    """Where control can go after an instruction, calls being passed over."""
    match found.kind:
        case "return" | "system":
            return []
        case "jump":
            return [found.goes_to] if found.goes_to is not None else []
        case "branch":
            return [found.next, *([found.goes_to] if found.goes_to is not None else [])]
    return [found.next]


def _widened(code: Code, found: Instruction) -> frozenset[str]:
    """x86-64: a `set…` into a byte register that the next instruction extends does not need what was in the register."""
    following = code.instructions.get(found.next)
    if found.mnemonic.startswith("set") and following is not None and following.mnemonic.startswith("movzb"):
        return found.writes & following.reads & following.writes
    return frozenset()


def _taken_by(code: Code, address: int | None, arguments: frozenset[str]) -> frozenset[str]:
    """The registers that an imported function reads."""
    known, name = code.processor, code.stubs.get(address or 0)
    count = {"sched_getcpu": 0, "rseq.lock.try": 1}.get(name or "")
    return arguments if count is None else frozenset({*known.arguments[:count], known.stack_pointer})


def _liveness(code: Code) -> None:
    """Which registers are still needed at each address: what a state must remember, everything else is forgotten.

    Backwards over the control flow, until nothing changes. An instruction inside of a section can be followed by the
    abort handler, so that what the handler needs is needed at all of them.
    """
    known = code.processor
    kept = known.preserved | {known.stack_pointer} | ({known.link} if known.link else set())
    # LLVM's own functions may return several values, in more registers than the calling convention knows.
    returned = frozenset({known.result, *known.arguments, *known.float_arguments})
    outer = frozenset(kept | {known.result})
    callers: dict[int, list[int]] = {}
    jumpers: dict[int, set[int]] = {}
    """Functions that end by jumping to another one: its return is theirs."""
    names = sorted(code.names)
    for found in code.instructions.values():
        if found.kind == "call" and found.goes_to is not None:
            callers.setdefault(found.goes_to, []).append(found.next)
        elif found.kind == "jump" and found.goes_to in code.names:
            place = bisect.bisect_right(names, found.address) - 1
            if place >= 0 and names[place] != found.goes_to:
                jumpers.setdefault(found.goes_to, set()).add(names[place])

    def enders(function: int) -> set[int]:
        """The functions whose end a return in this one may be."""
        seen, todo = {function}, [function]
        while todo:
            for other in jumpers.get(todo.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return seen

    starts = sorted(code.names)
    entries = set(code.entries.values())
    arguments = frozenset({*known.arguments, *known.float_arguments, known.stack_pointer})
    live: dict[int, frozenset[str]] = dict.fromkeys(code.instructions, frozenset())
    following = {a: successors(code, i) for a, i in code.instructions.items()}
    changed = True
    while changed:
        changed = False
        for address in sorted(code.instructions, reverse=True):
            found = code.instructions[address]
            out: set[str] = set()
            for other in following[address]:
                out |= live.get(other, frozenset())
            if found.kind in ("return", "conditional return"):
                place = bisect.bisect_right(starts, address) - 1
                function = starts[place] if place >= 0 else 0
                out |= outer if enders(function) & entries else kept
                for ender in enders(function):
                    for back in callers.get(ender, ()):  # of what it returns, its callers need what they read afterwards
                        out |= live.get(back, frozenset()) & returned
            elif found.kind == "call":
                # What a function preserves it may push: that is no need of its own. It reads its arguments.
                out = (out & known.preserved) | (live.get(found.goes_to or 0, _taken_by(code, found.goes_to, arguments)) & arguments)
            elif found.kind == "jump" and (found.goes_to is None or found.goes_to not in code.instructions):
                out |= arguments | known.preserved | ({known.link} if known.link else set())
            new = (out - found.writes) | (found.reads - _widened(code, found))
            section = code.inside.get(address)
            if section is not None:
                new |= live.get(section.abort, frozenset())
            if new != live[address]:
                live[address], changed = frozenset(new), True
    code.live = live


def _attribute(code: Code, definition: Any, spelled: Spelling) -> None:
    """The user's line for each instruction of the sections of one function, where the spelled text has as many."""
    texts = [spelled(unit.function_of(d), code.target) for d in sequences_in(definition)]
    candidates = [(instruction_places(text), _mnemonics(text), "commit" in text.roles) for text in texts]
    entry = code.entries[definition]
    limit = min((e for e in code.entries.values() if e > entry), default=1 << 62)
    for section in code.sections:
        if not entry & ~4095 <= section.start < limit:
            continue
        inside = [a for a in sorted(code.inside) if code.inside[a] is section]
        spelled_here = [code.instructions[a].mnemonic for a in inside]
        fitting = [c for c in candidates if len(c[0]) == len(inside)]
        fitting.sort(key=lambda c: -sum(a == b for a, b in zip(c[1], spelled_here, strict=True)))
        for places, _, commits in fitting[:1]:
            if len(places) == len(inside):
                if commits:
                    code.committing.add(section.descriptor)
                for address, (where, role, reason) in zip(inside, places, strict=True):
                    code.roles[address] = role
                    if reason:
                        code.exits[address] = reason
                    if where is not None:
                        code.places[address] = where
                break


def _mnemonics(text: Text) -> list[str]:
    """The first words of the instructions of a section, as they were spelled."""
    first, last = text.lines.index("<.start>:"), text.lines.index("<.post_commit>:")
    return [line.split()[0] for line in text.lines[first:last] if not line.endswith(":")]


def sequences_in(definition: Any) -> list[Any]:
    """The sequences whose sections a function contains: itself, and those it calls."""
    found, todo = {definition: None}, [definition]
    while todo:
        for block in unit.function_of(todo.pop()).blocks:
            for node in block.body:
                if isinstance(node, ir.Call) and node.callee not in found:
                    found[node.callee] = None
                    todo.append(node.callee)
    return [d for d in found if d.kind == "sequence"]
