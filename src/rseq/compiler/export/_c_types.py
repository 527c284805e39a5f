"""Types of the language in C: declarations, and structs whose layout the C compiler checks."""

from __future__ import annotations

from rseq.compiler.export._c_names import identifier
from rseq.compiler.export._subject import Subject
from rseq.language.types import ArrayOf, Bool, Float, Int, PerCpuOf, Pointer, Ref, StructType, Type

RESERVED = 320
"""Bytes at the start of every CPU's region that are rseq's: transactions need them (docs/architecture.md)."""


def declare(subject: Subject, kind: Type, name: str) -> str:
    """`name` declared with a type."""
    match kind:
        case Int(bits=bits, signed=signed):
            return f"{'' if signed else 'u'}int{bits}_t {name}"
        case Float():
            return f"double {name}"
        case Bool():
            return f"bool {name}"
        case Pointer(target=target):
            return declare(subject, target, f"(*{name})" if isinstance(target, ArrayOf) else f"*{name}")
        case Ref():
            return f"uint64_t {name}"
        case ArrayOf(item=Pointer(), length=length) if narrow(subject):
            return f"uint64_t {name}[{length}]"
        case ArrayOf(item=item, length=length):
            return declare(subject, item, f"{name}[{length}]")
        case PerCpuOf():
            return f"const struct {subject.handle_name(kind)} *{name}"
        case StructType():
            return f"struct {subject.struct_name(kind)} {name}"
    raise TypeError(kind)


def narrow(subject: Subject) -> bool:
    """Whether addresses have 32 bits. In memory they have 64 all the same, of which the low half counts and no code looks at the other."""
    return subject.target.pointer_bits == 32


def member(subject: Subject, kind: Type, name: str) -> str:
    """`name` declared as a field. Where addresses are narrow, a pointer shares its eight bytes with a number."""
    declared = declare(subject, kind, name)
    return f"union {{ {declared}; uint64_t {_cell(name)}; }}" if isinstance(kind, Pointer) and narrow(subject) else declared


def _cell(name: str) -> str:
    return f"rseq_cell_{name}"


def comment(text: str, indent: str = "") -> str:
    """A block comment. What would end it, or begin another one (a warning), is taken apart."""
    lines = text.replace("*/", "* /").replace("/*", "/ *").strip().split("\n")
    return "\n".join([f"{indent}/*", *(f"{indent} * {line}".rstrip() for line in lines), f"{indent} */"])


def struct(subject: Subject, kind: StructType) -> str:
    """The definition of a struct, with its documentation and what must hold of its layout.

    Another header may have defined it already. That this was the same struct is asserted, too: one that is old, or made of another
    module of the same name, is no silent change of the layout.
    """
    name = subject.struct_name(kind)
    fields = [(identifier(f.name), f) for f in kind.fields.values()]
    members = [f"    {member(subject, f.type, called)};" for called, f in fields] or ["    unsigned char unused;"]
    doc = (kind.python_class.__doc__ or "").strip()
    return "\n".join(
        [
            f"#ifndef RSEQ_STRUCT_{name}",
            f"#define RSEQ_STRUCT_{name} 1",
            *([comment(_dedented(doc))] if doc else []),
            f"struct {name} {{",
            *members,
            "};",
            "#endif",
            *_sizes(name, kind.size, [(_whole(subject, called, f.type), f.offset, f.type.size) for called, f in fields]),
            "",
        ]
    )


def _whole(subject: Subject, called: str, kind: Type) -> str:
    """What has the size of a field."""
    return _cell(called) if isinstance(kind, Pointer) and narrow(subject) else called


def _dedented(text: str) -> str:
    import inspect

    return inspect.cleandoc(text)


def _sizes(name: str, size: int, fields: list[tuple[str, int, int]]) -> list[str]:
    lines = [f'static_assert(sizeof(struct {name}) == {size}, "the size of struct {name}");']
    for called, offset, width in fields:
        lines.append(f'static_assert(offsetof(struct {name}, {called}) == {offset}, "where {called} is in struct {name}");')
        lines.append(f'static_assert(sizeof(((struct {name} *)0)->{called}) == {width}, "the size of {called} in struct {name}");')
    return lines


HANDLE = """\
#ifndef RSEQ_HANDLE_{handle}
#define RSEQ_HANDLE_{handle} 1
/*
 * One struct {item} for each {each}. Filled by {handle}_allocate(), or by hand: then what needs a region must not
 * be called if there is none, which is not looked at.
 */
struct {handle} {{
    {base} /* copy 0; copy n is n * stride bytes behind it */
    uint64_t stride; /* bytes from one copy to the next */
    uint64_t count;  /* what a sequence compares the {each} with; 0: it answers RSEQ_UNAVAILABLE */
    uint64_t copies; /* how many copies there are */
    {freed} /* copy 0's region: {reserved} bytes for transactions, zeroed at first, then the copy; null, if there are none */
}};
static_assert(sizeof(struct {handle}) == 40, "the size of struct {handle}");
static_assert(offsetof(struct {handle}, stride) == 8, "where stride is in struct {handle}");
static_assert(offsetof(struct {handle}, count) == 16, "where count is in struct {handle}");
static_assert(offsetof(struct {handle}, copies) == 24, "where copies is in struct {handle}");
static_assert(offsetof(struct {handle}, region) == 32, "where region is in struct {handle}");

/* The copy of one {each}, below copies. */
static inline struct {item} *{handle}_at(const struct {handle} *handle, uint64_t index)
{{
    return (struct {item} *)(void *)((char *)handle->base + index * handle->stride);
}}

/* Memory for all copies, zeroed, each in cache lines of its own. 0, or -1 if there is no memory. */
static inline int {handle}_allocate(struct {handle} *handle)
{{
    char *const memory = rseq_copies_allocate(sizeof(struct {item}) + {reserved}, &handle->stride, &handle->copies);
    handle->base = (struct {item} *)(void *)(memory ? memory + {reserved} : memory);
    handle->region = memory;
    handle->count = {count};
    return memory ? 0 : -1;
}}

/* Give the memory of {handle}_allocate() back. */
static inline void {handle}_free(struct {handle} *handle)
{{
    free(handle->region);
    memset(handle, 0, sizeof *handle);
}}
#endif
"""


def handle(subject: Subject, kind: PerCpuOf) -> str:
    """A per-CPU handle and what one does with it.

    What it allocates has room for transactions always: another header of the same struct, in this file or another one of the program,
    may declare some, and of the two definitions the first is taken.
    """
    assert isinstance(kind.item, StructType)
    name = subject.handle_name(kind)
    by_cpu = kind.index == "cpu"
    base, region = f"struct {subject.struct_name(kind.item)} *base;", "void *region;"
    if narrow(subject):
        base, region = (f"union {{ {field} uint64_t {_cell(called)}; }};" for field, called in ((base, "base"), (region, "region")))
    return HANDLE.format(
        base=base,
        freed=region,
        item=subject.struct_name(kind.item),
        handle=name,
        each="CPU number" if by_cpu else "concurrency id",
        reserved=RESERVED,
        count="memory ? handle->copies : 0" if by_cpu else "memory && rseq_has_concurrency_ids() ? handle->copies : 0",
    )
