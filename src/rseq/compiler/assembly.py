"""A section as text: the lines of one assembly block, with placeholders for its operands.

    <t3> <t3.32>    a temporary;  <i2>  an input (see `Text.inputs`)
    <.abort>        a label of this copy of the section
    <@aborted>      a label in the surrounding function

The same text becomes LLVM inline assembly (llvm_sequence.py), and listings with registers of our choice (listing.py).
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from rseq.compiler.ir import Branch, Commit, Function, Jump, Return, Store, Var, Where
from rseq.compiler.pairs import Pairs
from rseq.compiler.registers import Allocation, allocate, results_to_stack
from rseq.compiler.section import Exit, Section, lay_out
from rseq.compiler.steps import LeaveIf, Reload, Spill, Step
from rseq.compiler.targets import Target
from rseq.language.types import Float


# The conventional sections: include/uapi has the descriptor, librseq named the other two; debuggers read them.
def descriptor(target: Target) -> list[str]:
    """The lines of `struct rseq_cs`, and of the pointer to it."""
    return [
        '.pushsection __rseq_cs, "aw"',
        ".balign 32",
        "<.descriptor>:",
        ".long 0, 0",
        target.quad("<.start>", "<.post_commit> - <.start>", "<.abort>"),
        ".popsection",
        '.pushsection __rseq_cs_ptr_array, "aw"',
        target.quad("<.descriptor>"),
        ".popsection",
    ]


@dataclass(frozen=True, slots=True)
class Text:
    """The block: `lines`, the classes of its temporaries ("r", "x"), what its inputs are, where results end up."""

    lines: list[str]
    origins: list[int]
    """For each line of text the user's line, 0 where there is none."""
    places: list[Where | None]
    """The same with the file: a sequence may call one from another file."""
    roles: list[str]
    """For each line of text: "staged", "commit", "spill", "reload" and "result" (this thread's own stack), or ""."""
    temporaries: list[str]
    inputs: list[tuple[Var, str, int]]
    results: list[int]
    exits: list[Exit]
    clobbers: tuple[str, ...]
    area_in_place: bool
    stack_slots: int
    stack_inputs: list[tuple[str, int, int, Var]]
    """(what, index, slot, variable): inputs that are passed on the stack."""
    result_slots: list[int] = field(default_factory=list)
    """Where results are on the stack, if they were asked for there or are too many for registers; `results` is then empty."""


def spell(function: Function, target: Target, fixed: bool = True) -> Text:
    """The assembly text of a sequence. `fixed`: for this process, not to be linked into another program (see `allocate`)."""
    return _spell(lay_out(function, target), target.integer_registers, fixed)


def spell_with_results_on_stack(function: Function, target: Target, registers: int) -> Text:
    """The same for a block that has no outputs: it leaves its results in the stack slots. `registers`: how many it may use."""
    section = lay_out(function, target)
    results_to_stack(section)
    return _spell(section, registers, False)


def in_long_programs(text: Text, target: Target) -> Text:
    """The text for programs of any length: from the abort address, which is in an ELF section of its own, it is a long way back."""
    near, far = target.jump("<@aborted>"), target.far_jump("<@aborted>")
    at = text.lines.index("<.abort>:") + 1
    assert text.lines[at : at + 1] == near
    assert len(far) == 1
    return dataclasses.replace(text, lines=[*text.lines[:at], *far, *text.lines[at + 1 :]])


def _spell(section: Section, registers: int, fixed: bool) -> Text:
    _check(section)
    allocation = allocate(section, registers, fixed)
    _check(section, allocation)
    return _Speller(section, allocation).text()


def _check(section: Section, allocation: Allocation | None = None) -> None:
    from rseq.compiler import verify

    if verify.ALWAYS:
        from rseq.compiler.verify_section import verify_section

        verify_section(section, allocation)


def role_of(step: Step) -> str:
    """What kind of store a step is, or that it only looks at the thread's own stack, for the checker."""
    match step:
        case Store():
            return "staged"
        case Spill(result=result):
            return "result" if result else "spill"
        case Reload():
            return "reload"
    return ""


class _Speller:
    def __init__(self, section: Section, allocation: Allocation) -> None:
        self.section, self.target, self.allocation = section, section.target, allocation
        integers = allocation.counts["r"]
        self.names = {var: f"t{number + (integers if kind == 'x' else 0)}" for var, (kind, number) in allocation.temporaries.items()}
        self.pairs = Pairs(section)
        self.inputs = [(var, what, index) for var, (what, index) in section.inputs.items()]
        for number, (var, _, _) in enumerate(self.inputs):
            self.names[var] = f"i{number}"

    def name(self, var: object, bits: int = 64) -> str:
        assert isinstance(var, Var), var
        return f"<{self.names[var]}>" if bits == 64 or isinstance(var.type, Float) else f"<{self.names[var]}.{bits}>"

    def text(self) -> Text:
        section, target = self.section, self.target
        lines = [*target.opening, *descriptor(target)]
        places: list[Where | None] = [None] * len(lines)
        roles = [""] * len(lines)

        def came_from(where: Where | None, role: str = "") -> None:
            new = len(lines) - len(places)
            places.extend([where] * new)
            roles.extend([""] * (new - 1) + [role] if new else [])  # a store is the last line of its step

        blocks = section.blocks
        ends = [block.label for block in blocks[1:]] + ["end"]
        exit_labels: set[str] = {e.label for e in section.exits}
        for block, following in zip(blocks, ends, strict=True):
            if block is not blocks[0]:
                lines.append(f"<.{block.label}>:")
                came_from(None)
            end = block.end
            assert end is not None

            def goto(label: str) -> str:
                return f"<@{label}>" if label in exit_labels else f"<.{label}>"

            steps = [*block.body, *([end] if isinstance(end, Branch) else [])]
            done = -1
            for position, step in enumerate(block.body):
                if position == done:
                    continue
                both = self.pairs.spelled(step, steps[position + 1 : position + 2], following, self.name, goto)
                if both is not None:
                    done = position + 1
                    lines += both
                    came_from(steps[done].where)
                    continue
                lines += target.step(step, self.name)
                came_from(step.where, role_of(step))
                if block is blocks[0] and position == 0:
                    lines.append("<.start>:")
                    came_from(None)
            if done == len(block.body):
                continue
            match end:
                case Jump(label):
                    lines += [] if label == following else target.jump(goto(label))
                case Branch(then=then, otherwise=otherwise):
                    lines += target.branch(end, self.name, goto(then), goto(otherwise), f"<.{following}>")
                case Return():
                    lines += [] if following == "end" else target.jump("<.end>")
                case Commit():
                    lines += target.commit(end, self.name)
                    if following != "end":
                        raise AssertionError("the commit is the last instruction")
            came_from(end.where, "commit" if isinstance(end, Commit) else "")
        lines.append("<.post_commit>:")
        lines.append("<.end>:")
        lines += self._abort()
        lines += self._exit_points()
        lines += target.closing
        came_from(None)
        all_steps = [s for b in blocks for s in b.body if not isinstance(s, LeaveIf)]
        counts = self.allocation.counts
        return Text(
            lines,
            [where.line if where else 0 for where in places],
            places,
            roles,
            ["r"] * counts["r"] + ["x"] * counts["x"],
            self.inputs,
            [self._number(result) for result in section.results],
            section.exits,
            (*target.clobbers, *target.extra_clobbers(all_steps)),
            section.area_in_place,
            section.slots,
            [(*section.spilled_what[var], slot, var) for var, slot in section.spilled_inputs.items()],
            section.result_slots,
        )

    def _number(self, var: Var) -> int:
        return int(self.names[var][1:])

    def _abort(self) -> list[str]:
        """Out of line: the signature, which the kernel demands below the abort address, and the way to the retry."""
        return [
            '.pushsection __rseq_failure, "ax"',
            *self.target.signature_lines,
            "<.abort>:",
            *self.target.jump("<@aborted>"),
            ".popsection",
        ]

    def _exit_points(self) -> list[str]:
        """Pairs (start, exit) for debuggers: where a thread can be next when it leaves the section."""
        return [
            '.pushsection __rseq_exit_point_array, "aw"',
            *(self.target.quad("<.start>", f"<@{e.label}>") for e in self.section.exits),
            ".popsection",
        ]
