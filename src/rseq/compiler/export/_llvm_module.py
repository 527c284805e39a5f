"""Functions as one LLVM module that needs nothing of Python: what object files, assembly and shared libraries are made of.

Each function has the C interface of docs/architecture.md under its name in C. Sequences find the area that the kernel reads through
`__rseq_offset`, a weak symbol of the C library. There is no locked form: memory of the locked backend is the library's own, so that
where sequences cannot run the status is RSEQ_UNAVAILABLE, and the program does what it wants to do then.
"""

from __future__ import annotations

from rseq.compiler import llvm_body, llvm_locked, llvm_sequence
from rseq.compiler.assembly import Text, in_long_programs, spell
from rseq.compiler.export._debug import DebugInfo
from rseq.compiler.export._subject import Item, Subject, closure
from rseq.compiler.ir import Function
from rseq.compiler.llvm_types import quoted
from rseq.compiler.targets import Target
from rseq.compiler.unit import c_function, function_of, rare_functions
from rseq.language.definition import Definition
from rseq.language.status import Status
from rseq.language.types import PerCpuOf

OFFSET = "__rseq_offset"

# Whether the kernel keeps concurrency ids, asked once; the same as in prelude.h, which says why.
HAS_CID = """\
@rseq.cid = internal global i32 0
define internal zeroext i1 @rseq.has.cid() noinline nounwind uwtable {{
  %known = load atomic i32, ptr @rseq.cid monotonic, align 4
  %asked = icmp ne i32 %known, 0
  br i1 %asked, label %answer, label %ask
ask:
  %filled = call {word} @getauxval({word} 27)
  %none = icmp eq ptr @__rseq_size, null
  br i1 %none, label %found, label %look
look:
  %said = load i32, ptr @__rseq_size
  %is20 = icmp eq i32 %said, 20
  %atleast = select i1 %is20, i32 32, i32 %said
  br label %found
found:
  %size = phi i32 [ 0, %ask ], [ %atleast, %look ]
  %kernel = icmp uge {word} %filled, 28
  %library = icmp uge i32 %size, 28
  %both = and i1 %kernel, %library
  %made = select i1 %both, i32 2, i32 1
  store atomic i32 %made, ptr @rseq.cid monotonic, align 4
  br label %answer
answer:
  %final = phi i32 [ %known, %0 ], [ %made, %found ]
  %yes = icmp eq i32 %final, 2
  ret i1 %yes
}}
declare {word} @getauxval({word})
@__rseq_size = extern_weak constant i32
"""


def module(subject: Subject) -> str:
    """The LLVM IR of everything in `subject`. Raises CompileError, and Refused where a name would be two things."""
    subject.refuse_clashes(counters=True)
    return _Module(subject).text()


class _Module:
    def __init__(self, subject: Subject) -> None:
        self.subject, self.target = subject, subject.target
        self.debug = DebugInfo()
        self.names: dict[Definition, str] = {}
        for item in subject.items:
            self.names.setdefault(item.definition, item.name)
        for number, definition in enumerate(closure([i.definition for i in subject.items])):
            self.names.setdefault(definition, f"{definition.name}.{number}")

    def text(self) -> str:
        parts = [self._inner(definition) for definition in self.names]
        parts += rare_functions(self.names, self.names)
        parts += [self._interface(item) for item in self.subject.items]
        kinds = {d.kind for d in self.names}
        if "sequence" in kinds:
            parts.append(f"@{OFFSET} = extern_weak constant i{self.target.pointer_bits}\ndeclare ptr @llvm.thread.pointer.p0()\n")
        if any(map(_by_cid, self.names)):
            parts.append(HAS_CID.format(word=f"i{self.target.pointer_bits}"))
        head = [f'target triple = "{self.target.triple}"', self.debug.directives(), ""]
        return "\n".join([*head, *parts, "!0 = !{}", llvm_sequence.METADATA, self.debug.metadata()])

    def _inner(self, definition: Definition) -> str:
        function, name = function_of(definition), self.names[definition]
        scope = self.debug.subprogram(function, name + ".inline", local=True)
        if function.kind != "sequence":
            head = f"define internal i32 {quoted(name + '.inline')}({llvm_sequence.signature(function)}) nounwind uwtable"
            mark = lambda where: self.debug.mark(function, scope, where)  # noqa: E731
            return self.debug.attach(llvm_body.emit(function, head, self.names.__getitem__, mark=mark), function, scope)
        shown = any(item.name == name for item in self.subject.items)
        counter = f"{quoted(self._counter(name))} = {'' if shown else 'internal '}global i64 0"
        made = llvm_sequence.emit(function, name, self.target, OFFSET, self._spelled).replace(
            f"ptr {quoted(name + '.restarts')}", f"ptr {quoted(self._counter(name))}"
        )
        return "\n".join([counter, self.debug.attach(made, function, scope), llvm_locked.emit_none(function, name)])

    @staticmethod
    def _counter(name: str) -> str:
        return f"{name}_restarts"

    def _spelled(self, function: Function, target: Target) -> Text:
        return self.debug.with_lines(in_long_programs(spell(function, target, fixed=False), target), function)

    def _interface(self, item: Item) -> str:
        function = item.function
        """The function that others call.

        It has no count (llvm_sequence.CALLED). A count takes a jump or two out of a transaction's way, which nobody could measure in a
        loop of C, and LLVM would note for linkers who calls whom, in directives that GNU as does not know.
        """
        scope = self.debug.subprogram(function, item.name, local=False)
        first = ""
        if _by_cid(item.definition):
            first = f"  %has = call i1 @rseq.has.cid()\n  br i1 %has, label %go, label %no\nno:\n  ret i32 {int(Status.UNAVAILABLE)}\ngo:"
        text = c_function(function, item.name, self.names[item.definition], "signext i32", "nounwind uwtable", first)
        return self.debug.attach(text, function, scope)


def _by_cid(definition: Definition) -> bool:
    return any(isinstance(p.type, PerCpuOf) and p.type.index == "cid" for p in definition.parameters)
