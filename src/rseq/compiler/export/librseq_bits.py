"""`--emit librseq-bits`: librseq's operations as it has them by hand for each processor, `rseq/arch/…/bits.h`.

librseq's header is included once for each way of indexing (CPU number, concurrency id) and each memory order, between two templates of its
own. A function is one assembly block put together of macros: the descriptor, the exits, arming, the comparison of the CPU number, the
abort handler. Between them stand the instructions of the operation, and here those come from the sequence. Of our own section only what
comes after the test of the CPU number is used, since the caller has said which CPU it found the word of.

Tests of librseq define macros that put delays (`RSEQ_INJECT_ASM(n)`) between the steps; they use a register that instructions must leave
alone. With RSEQ_COMPARE_TWICE everything that was compared is compared again before the first store, and must be the same.

In librseq an address of None is not looked for: going there is a fault, which ends the program. So an assertion that something is not None
is left out where the next thing that happens is an access there: the processor makes it. Nothing is stored either way.

What may be built: functions of the names in OPERATIONS, all of them; `examples/librseq_ops.py` has them.
Source of the interface: librseq, include/rseq/arch/templates, include/rseq/pseudocode.h, include/rseq/inject.h.
"""

from __future__ import annotations

import re
from pathlib import Path

import rseq
from rseq.compiler.export._c_header import condition
from rseq.compiler.export._c_types import comment
from rseq.compiler.export._librseq_ways import WAYS, Way
from rseq.compiler.export._subject import Item, Refused, Subject
from rseq.compiler.export._words import narrow
from rseq.compiler.ir import Block, Branch, Commit, Const, Jump, Load, Move, Operand, Return, Store, Var
from rseq.compiler.pairs import Pairs
from rseq.compiler.registers import Allocation, allocate, spill
from rseq.compiler.section import Section, lay_out
from rseq.compiler.steps import UNAVAILABLE, Arm, LeaveIf, ReadArea, Step
from rseq.compiler.targets import Target
from rseq.language.types import Float, Pointer

SAYS = "rseq/arch/…/bits.h for librseq, from its seven operations"


# An offset in bytes, which C usually knows when it compiles, as one in words.
WORDS = "(uint64_t) {0} / sizeof(intptr_t)"
WORDS_CHECK = """\
if ({0} % (long) sizeof(intptr_t) || (unsigned long) {0} / sizeof(intptr_t) > 65535)
\t\trseq_bug("an offset that is not one of a word");"""
# The parameters in C, and what of them a parameter of the sequence is where it is not the same.
OPERATIONS: dict[str, tuple[str, dict[str, str]]] = {
    "load_cbne_store": ("intptr_t *v, intptr_t expect, intptr_t newv", {}),
    "load_cbeq_store_add_load_store": (
        "intptr_t *v, intptr_t expectnot, long voffp, intptr_t *load", {"voffp": WORDS.format("voffp")},
    ),
    "load_add_store": ("intptr_t *v, intptr_t count", {}),
    "load_add_load_load_add_store": ("intptr_t *ptr, long off, intptr_t inc", {"off": WORDS.format("off")}),
    "load_cbne_load_cbne_store": ("intptr_t *v, intptr_t expect, intptr_t *v2, intptr_t expect2, intptr_t newv", {}),
    "load_cbne_store_store": ("intptr_t *v, intptr_t expect, intptr_t *v2, intptr_t newv2, intptr_t newv", {}),
    "load_cbne_memcpy_store": ("intptr_t *v, intptr_t expect, void *dst, void *src, size_t len, intptr_t newv", {"len_": "len"}),
}  # fmt: skip
RELEASED = ("load_cbne_store_store", "load_cbne_memcpy_store")
"""Those that there are with release order, too."""
SPECIAL = {"load_add_load_load_add_store": "#define rseq_arch_has_load_add_load_load_add_store\n"}
PAGE = 4096
UNLIMITED = 1000
INDEXED = "(defined(RSEQ_TEMPLATE_INDEX_CPU_ID) || defined(RSEQ_TEMPLATE_INDEX_MM_CID))"


def files(subject: Subject, out: Path) -> dict[Path, bytes]:
    """The header. Refused if an operation is missing, or librseq's way on this processor is not known."""
    way = WAYS.get(subject.target.name)
    if way is None:
        raise Refused(f"librseq's macros on {subject.target.name} are not known here; they are on {', '.join(WAYS)}")
    found = {item.definition.name: item for item in subject.items}
    missing = [name for name in [*OPERATIONS, *(f"{name}_release" for name in RELEASED)] if name not in found]
    if missing:
        raise Refused(
            f"librseq's operations are to be built together, and {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        )
    lines = [
        comment(f"Made by rseq {rseq.__version__} from {_file(next(iter(found.values())))} for {subject.target.name}."),
        '#include "rseq/arch/templates/bits.h"',
        "",
        f"#if !({condition(subject.target)})",
        f'# error "built for {subject.target.name} only"',
        "#endif",
        "",
    ]
    for order in ("RELAXED", "RELEASE"):
        lines.append(f"#if defined(RSEQ_TEMPLATE_MO_{order}) && {INDEXED}\n")
        for name in OPERATIONS if order == "RELAXED" else RELEASED:
            item = found[name if order == "RELAXED" else f"{name}_release"]
            lines += [SPECIAL.get(name, ""), _Operation(item, name, subject.target, way).text()]
        lines.append("#endif\n")
    lines.append('#include "rseq/arch/templates/bits-reset.h"\n')
    return {out: "\n".join(lines).encode()}


def _file(item: Item) -> str:
    return item.definition.file.rpartition("/")[2]


class _Operation:
    def __init__(self, item: Item, name: str, target: Target, way: Way) -> None:
        self.item, self.called, self.way = item, name, way
        self.target = target = way.words or target
        function = item.function
        if function.kind != "sequence" or function.results or any(isinstance(p.type, Float) for p in function.parameters):
            raise Refused(f"{item.definition.name}: an operation of librseq is a sequence without a result, on words")
        self.section = lay_out(narrow(function) if way.words else function, target)
        _without_cpu(self.section)
        _without_tests_of_none(self.section)
        self.pairs = Pairs(self.section)
        known = range(target.integer_registers + len(target.c_untouchable))
        self.registers = [n for n in known if n not in target.c_untouchable and self._register(n, 64) not in way.reserved]
        self.allocation = self._allocate()
        self.inputs = {var: "frame" if what == "frame" else f"i{n}" for n, (var, (what, _)) in enumerate(self.section.inputs.items())}
        self.injected = 2
        self.exits: list[str] = []
        self.failures = {e.label: e for e in self.section.exits if e.reason != UNAVAILABLE}

    def _allocate(self) -> Allocation:
        """Registers for the body; where there are too few, inputs are in memory, those that are read least first."""
        section, way = self.section, self.way
        # The CPU number and one address in the area are in registers, too.
        most = way.registers or self.target.integer_registers - 2
        while True:
            reads_of = {v: Pairs(section).uses[v][1] for v, (what, _) in section.inputs.items() if what != "frame"}
            frame = bool(section.slots) and not way.slot
            allocation = allocate(section, UNLIMITED)
            over = allocation.counts["r"] + len(reads_of) + frame - most
            if over <= 0 and allocation.counts["r"] <= len(self.registers) and not allocation.counts["x"]:
                return allocation
            if over <= 0 or not reads_of or way.registers is None:
                raise Refused(f"{self.item.definition.name} needs more registers than librseq's macros leave")
            spill(section, min(reads_of, key=lambda v: (reads_of[v], v.number)))

    def _register(self, number: int, bits: int) -> str:
        return self.target.register(number, bits).lstrip("%")

    def name(self, var: object, bits: int = 64) -> str:
        """An operand, as C's inline assembly has it."""
        assert isinstance(var, Var)
        if var in self.inputs:
            return f"%{self.target.llvm_widths[bits]}[{self.inputs[var]}]"
        _, number = self.allocation.temporaries[var]
        return self.target.register(self.registers[number], bits).replace("%", "%%")

    # Lines

    def text(self) -> str:
        body = self._with_slots(self._with_memory_operands(self._body()))
        parameters, _ = OPERATIONS[self.called]
        twice = [f"error{n + 1}" for n in range(1 + bool(self.compared))]
        exits = self.exits
        lines = [
            "static inline __attribute__((always_inline))",
            f"int RSEQ_TEMPLATE_IDENTIFIER(rseq_{self.called}__ptr)({parameters}, int cpu)",
            "{",
            *self._frame(),
            "\tRSEQ_INJECT_C(9)",
            "",
            *(f"\t{WORDS_CHECK.format(name)}" for name, value in OPERATIONS[self.called][1].items() if value == WORDS.format(name)),
            "\t__asm__ __volatile__ goto (",
            f"\t\tRSEQ_ASM_DEFINE_TABLE({self.way.labels[0]}, 1f, 2f, 4f)",
            *(f"\t\tRSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[{exit}])" for exit in exits),
            "#ifdef RSEQ_COMPARE_TWICE",
            *(f"\t\tRSEQ_ASM_DEFINE_EXIT_POINT(1f, %l[{exit}])" for exit in twice),
            "#endif",
            f"\t\tRSEQ_ASM_STORE_RSEQ_CS(1, {self.way.labels[1]}, {self.way.area})",
            f"\t\tRSEQ_ASM_CBNE_CPU_ID(cpu_id, {self.way.current}, 4f)",
            *body,
            *self._abort(),
            "\t\t: /* no outputs */",
            f"\t\t: {self._operands(body)}",
            "\t\t  RSEQ_INJECT_INPUT",
            f"\t\t: {self._clobbers()}",
            "\t\t  RSEQ_INJECT_CLOBBER",
            f"\t\t: {', '.join(['abort', *exits])}",
            "#ifdef RSEQ_COMPARE_TWICE",
            f"\t\t  , {', '.join(twice)}",
            "#endif",
            "\t);",
            *_ending("", ["return 0;"]),
            *_ending("abort", ["RSEQ_INJECT_FAILED", "return -1;"]),
        ]
        for exit in exits:
            failure = self.failures.get(exit)
            said = f'rseq_bug("{self.item.definition.name}: {failure.reason}, line {failure.line}");' if failure else "return 1;"
            lines += _ending(exit, [said])
        lines.append("#ifdef RSEQ_COMPARE_TWICE")
        for exit, what in zip(twice, ("cpu_id", "expected value"), strict=False):
            lines += _ending(exit, [f'rseq_bug("{what} comparison failed");'])
        return "\n".join([*lines, "#endif", "}", ""])

    def _with_memory_operands(self, body: list[str]) -> list[str]:
        """Addresses that are used for nothing but the word there become memory operands."""
        self.in_memory: set[str] = set()
        if self.way.memory is None:
            return body
        for operand in self.inputs.values():
            pattern = self.way.memory[0].format(operand)
            everywhere = "\n".join(body)
            if everywhere.count(pattern) and everywhere.count(f"[{operand}]") == everywhere.count(pattern):
                self.in_memory.add(operand)
                body = [line.replace(pattern, f"%[{operand}]") for line in body]
        return body

    def _with_slots(self, body: list[str]) -> list[str]:
        """What has no register is in memory on the stack, which C has an address for."""
        size = self.target.pointer_bits // 8

        def slot(found: re.Match[str]) -> str:
            return f"%[slot{int(found[1] or 0) // size}]"

        return [re.sub(self.way.slot, slot, line) for line in body] if self.way.slot else body

    def _frame(self) -> list[str]:
        """That memory, in C."""
        if not self.section.slots:
            return []
        given = {slot: self._value(self.section.spilled_what[var][1]) for var, slot in self.section.spilled_inputs.items()}
        values = ", ".join(f"[{slot}] = (uintptr_t) {value}" for slot, value in sorted(given.items()))
        return [f"\tuintptr_t rseq_frame[{self.section.slots}]{f' = {{ {values} }}' if values else ''};", ""]

    def _abort(self) -> list[str]:
        abort = f'\t\tRSEQ_ASM_DEFINE_ABORT(4, "", abort{self.way.labels[2]})'
        if self.way.around is None:
            return [abort]
        return [_quoted(self.way.around[0]), abort, _quoted(self.way.around[1])]

    def _value(self, index: int) -> str:
        """A parameter, in C."""
        name = self.item.definition.parameters[index].name
        return OPERATIONS[self.called][1].get(name, name)

    def _operands(self, body: list[str]) -> str:
        given = ['[cpu_id] "r" (cpu)', *self.way.operands]
        for var, (what, index) in self.section.inputs.items():
            if what == "frame" and not self.way.slot:
                given.append(f'[frame] "{self.target.integer_constraint}" (rseq_frame)')
                continue
            if what == "frame":
                given += [f'[slot{n}] "m" (rseq_frame[{n}])' for n in range(self.section.slots)]
                continue
            assert what == "parameter"
            operand, value = self.inputs[var], self._value(index)
            constraint = self.target.integer_constraint
            if self.way.memory and operand in self.in_memory:
                constraint, value = self.way.memory[1], f"*{value}"
            elif self.way.constant and self._may_be_constant(operand, body, self.way.constant[0]):
                constraint = self.way.constant[1]
            given.append(f'[{operand}] "{constraint}" ({value})')
        return ", ".join(given)

    @staticmethod
    def _may_be_constant(operand: str, body: list[str], pattern: str) -> bool:
        """Whether every instruction with the operand can have a constant there."""
        everywhere = "\n".join(body)
        return len(re.findall(pattern.format(operand), everywhere)) == everywhere.count(f"[{operand}]")

    def _clobbers(self) -> str:
        used = [self._register(self.registers[n], 64) for n in range(self.allocation.counts["r"])]
        steps = [s for b in self.section.blocks for s in b.body]
        used += [self.way.scratch, *self.target.extra_clobbers(steps)]
        return ", ".join(f'"{name}"' for name in dict.fromkeys(["memory", "cc", *used]))

    def _inject(self) -> str:
        self.injected += 1
        return f"\t\tRSEQ_INJECT_ASM({self.injected})"

    def _body(self) -> list[str]:
        blocks = [b for b in self.section.blocks if not self._leaves(b)]
        leaving = {b.label for b in self.section.blocks if self._leaves(b)}
        self.leaving = leaving
        lines = [self._inject()]
        self.compared: list[str] = []
        chain, stored = True, False
        if not self._guards(blocks[0], leaving):
            chain, lines = False, [*lines, *self._again()]
        for block, following in zip(blocks, [*(b.label for b in blocks[1:]), "end"], strict=True):
            if block is not blocks[0]:
                lines.append(f'\t\t"{self._label(block.label)}:\\n\\t"')
            end = block.end
            assert end is not None
            made, ended = self._steps(block, following)
            stored = stored or any(isinstance(step, Store) for step in block.body)
            if isinstance(end, Commit):
                commit = self.target.commit(end, self.name)
                if stored:
                    lines += [*map(_quoted, self._shorter(made)), self._inject(), *map(_quoted, commit)]
                else:
                    lines += map(_quoted, self._shorter([*made, *commit], last=True))
                continue
            made = self._shorter(made)
            spelled = [] if ended else self._end(end, following)
            lines += map(_quoted, [*made, *spelled])
            if chain and self._guards(block, leaving):
                self.compared += map(_quoted, [line.replace("%l[ne]", "%l[error2]") for line in [*made, *spelled]])
                lines.append(self._inject())
                after = next(b for b in blocks if b.label == following)
                if not self._guards(after, leaving):
                    chain, lines = False, [*lines, *self._again()]
        return [*lines, '\t\t"2:\\n\\t"', self._inject()]

    def _steps(self, block: Block, following: str) -> tuple[list[str], bool]:
        """The lines of a block's steps, and whether the branch at its end is among them."""
        steps = [*block.body, *([block.end] if isinstance(block.end, Branch) else [])]
        lines: list[str] = []
        done = -1
        for position, step in enumerate(block.body):
            if position == done:
                continue
            both = self.pairs.spelled(step, steps[position + 1 : position + 2], following, self.name, self._goto)
            if both is not None:
                done = position + 1
            lines += self.target.step(step, self.name) if both is None else both
        return lines, done == len(block.body)

    def _shorter(self, lines: list[str], *, last: bool = False) -> list[str]:
        """The same instructions, fewer where the processor has one for several. `last`: the section ends with them."""
        text = "\n".join(lines)
        for several, one in self.way.shorter[0 if last else 1 :]:
            text = re.sub(several, one, text, flags=re.MULTILINE)
        return text.split("\n") if text else []

    def _again(self) -> list[str]:
        return [
            "#ifdef RSEQ_COMPARE_TWICE",
            f"\t\tRSEQ_ASM_CBNE_CPU_ID(cpu_id, {self.way.current}, %l[error1])",
            *self.compared,
            "#endif",
        ]

    @staticmethod
    def _leaves(block: Block) -> bool:
        return isinstance(block.end, Return) and not block.body

    @staticmethod
    def _guards(block: Block, leaving: set[str]) -> bool:
        """Whether a block compares and may leave, and changes nothing."""
        return (
            isinstance(block.end, Branch)
            and bool({block.end.then, block.end.otherwise} & leaving)
            and not any(isinstance(s, Store) for s in block.body)
        )

    @staticmethod
    def _label(label: str) -> str:
        return f".Lrseq_{label}_%="

    def _goto(self, label: str) -> str:
        if label in self.leaving or label in self.failures:
            exit = label if label in self.failures else "ne"
            if exit not in self.exits:
                self.exits.append(exit)
            return f"%l[{exit}]"
        return self._label(label)

    def _end(self, end: object, following: str) -> list[str]:
        match end:
            case Jump(label):
                return [] if label == following else self.target.jump(self._goto(label))
            case Branch(then=then, otherwise=otherwise):
                return self.target.branch(end, self.name, self._goto(then), self._goto(otherwise), self._label(following))
            case Return():
                return self.target.jump(self._goto(next(iter(self.leaving))) if self.leaving else "2f")
        raise TypeError(end)


def _quoted(line: str) -> str:
    ending = r"\n" if line.endswith(":") else r"\n\t"
    return f'\t\t"{line}{ending}"'


def _ending(label: str, lines: list[str]) -> list[str]:
    return [*([f"{label}:"] if label else []), "\trseq_after_asm_goto();", *(f"\t{line}" for line in lines)]


def _without_cpu(section: Section) -> None:
    """Drop what our own sections begin with: librseq's macros do that."""
    first = section.blocks[0]
    steps: list[Step] = list(first.body)
    only_for_tests: set[Operand] = {operand for s in steps if isinstance(s, LeaveIf) for operand in (s.left, s.right)}
    kept = [s for s in steps if not isinstance(s, Arm | ReadArea | LeaveIf) and not (isinstance(s, Move) and s.dst in only_for_tests)]
    first.body = kept  # type: ignore[assignment]
    for var in [v for v, (what, _) in section.inputs.items() if what == "area"]:
        del section.inputs[var]


def _without_tests_of_none(section: Section) -> None:
    """Leave an assertion that an address is not None to the processor, where the next access to memory is to what is there."""
    failures = {e.label for e in section.exits if e.reason in ("assertion", "null")}
    blocks = {b.label: b for b in section.blocks}
    for block in section.blocks:
        end = block.end
        if not isinstance(end, Branch) or not isinstance(end.left.type, Pointer) or not isinstance(end.right, Const):
            continue
        none, other = (end.then, end.otherwise) if end.op == "eq" else (end.otherwise, end.then)
        if none in failures and other in blocks and _first_access(blocks[other]) is end.left:
            block.end = Jump(other, end.where)


def _first_access(block: Block) -> Operand | None:
    """The address of the first access to memory, if that is in the page that begins there: none is mapped at None."""
    for step in [*block.body, block.end]:
        if isinstance(step, Load | Store | Commit):
            return step.address if 0 <= step.offset < PAGE else None
    return None
