"""What the machine code of a section must look like, whatever it computes: read off the bytes, nothing is run.

For each descriptor: its fields; the signature; the abort address outside; the committing store, one and last; every other
store staged or to the thread's own stack; the CPU number read inside, before memory is touched; no call, no system call,
no way out except to an exit; the thread's rseq_cs set right before start_ip, and again on the way back from the abort
handler; nothing that is needed after an abort overwritten inside. What holds for code from anywhere is in `checker/form.py`.
"""

from __future__ import annotations

import re
import time

from rseq.checker import form, layout
from rseq.checker.bench import Bench, Partial
from rseq.checker.code import Code, Instruction, Section, successors
from rseq.checker.passes._search import Progress

NAME = "lint"
ORDER = 1
NEEDS_MODEL = False
RUNS_CODE = False
SAYS = "each section's bytes have the form that the kernel and the rules ask for"
NOT_COVERED = ()


def parts(bench: Bench) -> int:
    return 1


def bounds(bench: Bench) -> list[str]:
    return [f"{len(bench.code.sections)} sections, every instruction"]


def run(bench: Bench, part: int, progress: Progress | None = None) -> Partial:
    began = time.monotonic()
    code = bench.code
    partial = Partial(schedules=len(code.sections))
    for section in code.sections:
        partial.findings += [f"{section.function}: {text}" for text in findings(code, section)]
    for one, _ in form.overlaps(code.sections):
        partial.findings.append(f"{one.function}: its section overlaps with another one: an interruption in both has two abort addresses")
    partial.seconds = time.monotonic() - began
    return partial


def findings(code: Code, section: Section) -> list[str]:
    """What is wrong with one section."""
    found = _descriptor(code, section)
    inside = [code.instructions[a] for a in sorted(code.instructions) if section.contains(a)]
    if not inside:
        return [*found, "the section is empty"]
    return (
        found
        + form.borders(section, inside)
        + _stores(code, inside)
        + _ways_out(code, section, inside)
        + _cpu_number(code, inside)
        + _arming(code, section)
        + _inputs(code, section, inside)
    )


def _descriptor(code: Code, section: Section) -> list[str]:
    found = form.descriptor(section, code.target.signature)
    if section.abort not in code.instructions:
        found.append("there is no code at the abort address")
    return found


def place(code: Code, instruction: Instruction) -> str:
    """ "line 44: `movq %rsi, (%r10)`" """
    where = code.places.get(instruction.address)
    return f"line {where.line}: `{instruction.text}`" if where is not None else f"`{instruction.text}`"


def _stores(code: Code, inside: list[Instruction]) -> list[str]:
    """One committing store, last; others are known to be staged, or to go to the stack."""
    found = []
    known = any(a.address in code.roles for a in inside)
    for instruction in inside[:-1]:
        if not instruction.stores:
            continue
        role = code.roles.get(instruction.address, "")
        if re.search(rf"\b{code.processor.stack_pointer}\b", instruction.text) or role in ("spill", "result"):
            continue
        if known and role != "staged":
            found.append(f"{place(code, instruction)} stores before the end of the section, and is not staged")
    last = inside[-1]
    commits = code.inside[last.address].descriptor in code.committing
    if commits and code.roles.get(last.address) != "commit":
        found.append(f"{place(code, last)} is the last instruction, and it is not the committing store")
    if not known:
        found += form.commit_is_last(inside, code.processor.stack_pointer, lambda i: place(code, code.instructions[i.address]))
    return found


def _ways_out(code: Code, section: Section, inside: list[Instruction]) -> list[str]:
    def leads(address: int) -> str:
        if address not in code.instructions:
            return form.UNKNOWN
        return "" if code.inside.get(address, section) is section else form.INSIDE_OTHER

    return form.ways_out(inside, leads, lambda i: place(code, code.instructions[i.address]))


def _reads_cpu(code: Code, instruction: Instruction) -> bool:
    """Whether an instruction reads cpu_id or mm_cid of the thread's area."""
    return instruction.loads and not instruction.stores and code.processor.reads_cpu(instruction.text, layout.AREA - code.thread_pointer)


def _cpu_number(code: Code, inside: list[Instruction]) -> list[str]:
    """It is read inside of the section, before any other memory, and compared."""
    for instruction in inside:
        if _reads_cpu(code, instruction):
            break
        if instruction.loads or instruction.stores:
            return [f"{place(code, instruction)} touches memory before the CPU number is read inside of the section"]
    else:
        return ["the CPU number is not read inside of the section: it may be another one by now"]
    rest = inside[inside.index(instruction) + 1 :]
    for following in rest:
        if _reads_cpu(code, following):
            continue  # both numbers are read, then both compared
        if following.kind == "branch":
            return []
        if (following.loads or following.stores) and code.roles.get(following.address) not in ("reload", "spill"):
            break
    return ["the CPU number is not compared with the number of copies before it is used: an unregistered thread reads -1"]


def _arming(code: Code, section: Section) -> list[str]:
    """Every way into the section goes through a store to rseq_cs right before its start."""
    before = [a for a, i in code.instructions.items() if section.start in successors(code, i) and a not in code.inside]
    found = []
    for address in before:
        if not _arms(code, code.instructions[address]):
            found.append(f"`{code.instructions[address].text}` leads into the section without having set rseq_cs: nothing protects it")
    if not before:
        found.append("nothing leads into the section")
    seen: set[int] = set()
    todo = [section.abort]
    while todo:
        address = todo.pop()
        if address in seen or address not in code.instructions:
            continue
        seen.add(address)
        instruction = code.instructions[address]
        for following in successors(code, instruction):
            if section.contains(following) and not _arms(code, instruction):
                found.append("the abort handler leads back into the section without setting rseq_cs again: the retry is not protected")
                return list(dict.fromkeys(found))
            if not section.contains(following):
                todo.append(following)
    return list(dict.fromkeys(found))


def _arms(code: Code, instruction: Instruction) -> bool:
    return instruction.stores and code.processor.arms(instruction.text, layout.AREA - code.thread_pointer)


def _inputs(code: Code, section: Section, inside: list[Instruction]) -> list[str]:
    """What is alive at the abort address is the input of the retry."""
    known = code.processor
    # An argument register that functions preserve (r6 of s390x) seems to be needed when a callee only saves it: there the
    # abort sweep, which runs the retry, has the last word.
    needed = code.live.get(section.abort, frozenset()) - {known.flags, *(known.preserved & set(known.arguments))}
    found = []
    for instruction in inside:
        lost = sorted(instruction.writes & needed)
        if lost:
            found.append(f"{place(code, instruction)} overwrites {', '.join(lost)}, which a restart needs")
    changed = sorted(known.veneers & needed)
    if changed:
        found.append(
            f"{', '.join(changed)} is needed after an abort, and a linker may use it on the way from the abort address into the function"
        )
    return found
