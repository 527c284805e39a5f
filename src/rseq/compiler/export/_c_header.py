"""A header around declarations: what every kind of output that C can include shares."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import rseq
from rseq.compiler.export import _c_types
from rseq.compiler.export._c_names import macro
from rseq.compiler.export._c_sequence import documentation, prototype, results_struct
from rseq.compiler.export._subject import Item, Refused, Subject
from rseq.compiler.targets import Target

PRELUDE = Path(__file__).with_name("prelude.h")
PUSH = '#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored "-Woverlength-strings"\n'
POP = "#pragma GCC diagnostic pop\n"
PROCESSOR = """\
#ifndef RSEQ_SIGNATURE
/* What a thread is registered with, and what stands before each place where the kernel sends a thread that is to start over. */
#define RSEQ_SIGNATURE {signature:#010x}u

/* What __rseq_offset counts from. */
static inline uintptr_t rseq_thread_pointer(void)
{{
{thread_pointer}
}}
#endif
"""
ASKED = "    return (uintptr_t)__builtin_thread_pointer();"
READ = '    uintptr_t found;\n    __asm__("{instruction}" : "=r"(found));\n    return found;'


def complete(subject: Subject, name: str, functions: Sequence[str], *, inline: bool = False) -> str:
    """The whole header called `name`; `inline`: its functions are for one processor."""
    target = subject.target
    lines = [
        PRELUDE.read_text(),
        f"#if !({condition(target)})",
        f'#error "this header was built for {target.name}: rseq build --target"',
        "#endif",
        "",
        PROCESSOR.format(
            signature=target.signature,
            thread_pointer=READ.format(instruction=target.c_thread_pointer) if target.c_thread_pointer else ASKED,
        ),
    ]
    structs = subject.structs()
    lines += [f"struct {subject.struct_name(kind)};" for kind in structs]
    lines += ["", *(_c_types.struct(subject, kind) for kind in structs)]
    lines += [_c_types.handle(subject, kind) for kind in subject.handles()]
    if inline:  # an assembly block may be longer than the 4095 characters that ISO C asks compilers to take
        functions = [PUSH, *functions, POP]
    content = "\n".join([*lines, *functions])
    # Of two headers of one name the second must not be silently empty: what is in both is told by the compiler.
    guard = f"RSEQ_BUILT_{macro(name)}_{hashlib.sha256(content.encode()).hexdigest()[:12].upper()}"
    about = _c_types.comment("\n".join(_about(subject, inline)))
    return "\n".join([about, f"#ifndef {guard}", f"#define {guard} 1", "", content, f"#endif /* {guard} */", ""])


def condition(target: Target) -> str:
    """The preprocessor's condition for a target."""
    return target.c_condition or f"defined(__{target.name}__)"


def _about(subject: Subject, inline: bool) -> list[str]:
    files = sorted({item.definition.file.rpartition("/")[2] for item in subject.items})
    lines = [f"Made by rseq {rseq.__version__} from {', '.join(files)} for {subject.target.name}. Do not edit: build it again."]
    if inline:
        lines += ["", "Restartable sequences: a thread that is preempted, migrated or interrupted in one starts over."]
    if subject.left_out:
        lines += ["", "Left out:", *(f"  {name}: {why}" for name, why in subject.left_out)]
    return lines


def beside(out: Path) -> Path:
    """Where the header of an object or of assembly goes."""
    header = out.with_suffix(".h")
    if header == out:
        raise Refused(f"{out.name} would be its own header: give it another ending than .h")
    return header


def declarations(subject: Subject) -> str:
    """The prototypes of compiled functions, and the counters of their restarts."""
    lines = ["#ifdef __cplusplus", 'extern "C" {', "#endif", ""]
    for item in subject.items:
        lines += [*results_struct(subject, item), documentation(item), f"RSEQ_MUST_CHECK {prototype(subject, item)};", *_counter(item), ""]
    return "\n".join([*lines, "#ifdef __cplusplus", "}", "#endif", ""])


def _counter(item: Item) -> list[str]:
    if item.definition.kind != "sequence":
        return []
    return [f"extern uint64_t {item.name}_restarts; /* how often it was started over */"]
