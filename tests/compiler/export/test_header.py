"""The header: compiled without warnings in every mode, used from several files, its layouts checked by the compiler, its text kept."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import PerCpu, Ptr, Struct, u8, u64
from rseq.compiler import targets
from rseq.compiler.export import buildable, kind
from rseq.compiler.export._subject import Refused, Subject, items
from rseq.compiler.object_file import critical_sections
from rseq.language.function import Function
from rseq.structures import counter, freelist
from tests.compiler import every_feature
from tests.compiler.export.toolchain import (
    FAMILIES,
    WARNINGS,
    all_of_them,
    build,
    compiler,
    cross_compilers,
    functions_of,
    names_in,
    need_sequences,
    run,
    tool,
)
from tests.conftest import Golden

EVERYTHING = functions_of(counter, freelist, every_feature)
MODES = [("c", "gnu11"), ("c", "gnu17"), ("c++", "gnu++17")]
MODES_OF_OTHERS = [("c", "gnu11", "-O0"), ("c", "gnu17", "-O2"), ("c++", "gnu++17", "-O2")]

MAIN = """
int main(void)
{
    struct counter_CounterCell_per_cpu cells;
    struct freelist_FreeListHead_per_cpu lists;
    struct freelist_Link nodes[2], *first, *second, *none;
    int64_t total = 0;
    uint64_t cpu;
    int i;
    if (counter_CounterCell_per_cpu_allocate(&cells) || freelist_FreeListHead_per_cpu_allocate(&lists))
        return 1;
    for (i = 0; i < 1000; i++)
        if (counter_add(&cells, i % 2 ? 3 : -1) != RSEQ_DONE)
            return 2;
    for (cpu = 0; cpu < cells.copies; cpu++)
        total += counter_CounterCell_per_cpu_at(&cells, cpu)->value;
    if (total != 1000)
        return 3;
    if (freelist_push(&lists, &nodes[0]) || freelist_push(&lists, &nodes[1]))
        return 4;
    if (freelist_pop(&lists, &first) || freelist_pop(&lists, &second) || freelist_pop(&lists, &none))
        return 5;
    if (first != &nodes[1] || second != &nodes[0] || none)
        return 6;
    counter_CounterCell_per_cpu_free(&cells);
    freelist_FreeListHead_per_cpu_free(&lists);
    return cells.base ? 7 : 42;
}
"""


@pytest.fixture(scope="module")
def header(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One header of all shipped sequences, and of those that use every feature of the language."""
    made = tmp_path_factory.mktemp("header") / "everything.h"
    build("header", EVERYTHING, made)
    return made


@pytest.mark.parametrize("optimised", ["-O0", "-O2"])
@pytest.mark.parametrize(("language", "standard"), MODES)
@pytest.mark.parametrize("family", FAMILIES)
def test_compiles_without_warnings_and_runs(
    family: str, language: str, standard: str, optimised: str, header: Path, tmp_path: Path
) -> None:
    need_sequences()
    pointers = all_of_them(header, tmp_path / "pointers.c").read_text()
    source = tmp_path / f"program.{language.replace('+', 'x')}"
    # On one CPU, since what is popped is what was pushed on the same one.
    source.write_text(f"#include <sched.h>\n{pointers}{MAIN}")
    out = tmp_path / "program"
    run(compiler(family, language), f"-std={standard}", optimised, *WARNINGS, "-I", header.parent, source, "-o", out)
    run(tool("taskset"), "-c", str(min(os.sched_getaffinity(0))), out, status=42)
    run(out, status=2, GLIBC_TUNABLES="glibc.pthread.rseq=0")


@pytest.mark.parametrize("kind", ["gcc", "g++", "clang", "ziglang"])
@pytest.mark.parametrize("name", buildable())
def test_compiles_for_every_target(name: str, kind: str, tmp_path: Path) -> None:
    """Without warnings in every mode, with every compiler; at -O0, where compilers have the fewest registers, and at -O2."""
    target = targets.target(name)
    command = cross_compilers(name).get(kind)
    if command is None:
        pytest.skip(f"skipped, because there is no {kind} for {name} here")
    build("header", EVERYTHING, tmp_path / "everything.h", target=name)
    source = all_of_them(tmp_path / "everything.h", tmp_path / "everything.c")
    for language, standard, optimised in MODES_OF_OTHERS:
        if language == {"gcc": "c++", "g++": "c"}.get(kind):
            continue  # the other one's
        out = tmp_path / f"{standard}.o"
        flags = ["-x", language, f"-std={standard}", optimised, *WARNINGS, "-fPIC", "-fno-omit-frame-pointer"]
        run(*command, *flags, "-c", source, "-o", out)
        sections = critical_sections(out.read_bytes())
        assert len(sections) >= len(EVERYTHING), "compilers may copy a block, each copy has its descriptor"
        assert {(s.version, s.flags, s.signature) for s in sections} == {(0, 0, target.signature)}


@pytest.mark.parametrize("family", FAMILIES)
def test_several_files_of_one_program(family: str, header: Path, tmp_path: Path) -> None:
    """C and C++ files with the same header, included twice; a sequence in a C++ template that two files use."""
    need_sequences()
    (tmp_path / "shared.h").write_text(
        f'#include "{header}"\n#include "{header}"\n'
        "template <int N> inline int add_some(struct counter_CounterCell_per_cpu *cells) { return counter_add(cells, N); }\n"
    )
    (tmp_path / "one.cc").write_text(
        '#include "shared.h"\nextern "C" int two(struct counter_CounterCell_per_cpu *), three(struct counter_CounterCell_per_cpu *);\n'
        "int main() {\n    counter_CounterCell_per_cpu cells;\n    if (counter_CounterCell_per_cpu_allocate(&cells)) return 1;\n"
        "    if (add_some<5>(&cells) || two(&cells) || three(&cells)) return 2;\n    int64_t total = 0;\n"
        "    for (uint64_t cpu = 0; cpu < cells.copies; cpu++) total += counter_CounterCell_per_cpu_at(&cells, cpu)->value;\n"
        "    return (int)total;\n}\n"
    )
    (tmp_path / "two.cc").write_text(
        '#include "shared.h"\nextern "C" int two(struct counter_CounterCell_per_cpu *cells) { return add_some<5>(cells); }\n'
    )
    (tmp_path / "three.c").write_text(
        f'#include "{header}"\nint three(struct counter_CounterCell_per_cpu *cells);\n'
        "int three(struct counter_CounterCell_per_cpu *cells) { return counter_add(cells, 7); }\n"
    )
    for optimised in ("-O0", "-O2"):
        for name in ("one.cc", "two.cc", "three.c"):
            language = "c" if name.endswith(".c") else "c++"
            run(compiler(family, language), optimised, *WARNINGS, "-c", name, "-o", f"{name}.o", folder=tmp_path)
        run(compiler(family, "c++"), "one.cc.o", "two.cc.o", "three.c.o", "-o", "program", folder=tmp_path)
        run(tmp_path / "program", status=17)


def test_two_headers_of_one_name(tmp_path: Path) -> None:
    """Both count, and what both define is refused by the compiler; the same one twice is one."""
    for folder, found in (("one", functions_of(counter)), ("two", functions_of(freelist)), ("three", functions_of(freelist)[:1])):
        (tmp_path / folder).mkdir()
        build("header", found, tmp_path / folder / "mine.h")
    (tmp_path / "both.c").write_text(
        '#include "one/mine.h"\n#include "two/mine.h"\n#include "one/mine.h"\n'
        "int both(struct counter_CounterCell_per_cpu *cells, struct freelist_FreeListHead_per_cpu *lists, struct freelist_Link **link);\n"
        "int both(struct counter_CounterCell_per_cpu *cells, struct freelist_FreeListHead_per_cpu *lists, struct freelist_Link **link)\n"
        "{\n    return counter_add(cells, 1) | freelist_pop(lists, link);\n}\n"
    )
    (tmp_path / "clash.c").write_text('#include "two/mine.h"\n#include "three/mine.h"\n')
    run(compiler("gcc"), *WARNINGS, "-fsyntax-only", tmp_path / "both.c")
    assert "redefinition of" in run(compiler("gcc"), "-fsyntax-only", tmp_path / "clash.c", status=1)


@pytest.mark.parametrize(
    ("layout", "other", "complaint"),
    [
        ("uint32_t c;", "uint64_t c;", "where d is in struct every_feature_Cell"),
        ("int64_t value;", "int32_t value;", "the size of struct counter_CounterCell"),
        ("uint8_t a;", "uint16_t a;", "the size of a in struct every_feature_Cell"),
    ],
)
def test_another_layout_is_refused_by_the_compiler(layout: str, other: str, complaint: str, header: Path, tmp_path: Path) -> None:
    """Every size and offset is asserted: a struct that differs does not compile."""
    changed = header.read_text().replace(f"    {layout}", f"    {other}", 1)
    assert changed != header.read_text()
    (tmp_path / "changed.c").write_text(changed)
    said = run(compiler("gcc"), "-fsyntax-only", tmp_path / "changed.c", status=1)
    assert complaint in said


def test_every_field_is_asserted(header: Path) -> None:
    text = header.read_text()
    for struct in (every_feature.Cell, every_feature.Node, every_feature.Point, freelist.Link):
        layout = struct.__rseq_struct__
        name = f"{'freelist' if struct is freelist.Link else 'every_feature'}_{layout.name}"
        assert f"sizeof(struct {name}) == {layout.size}," in text
        for field in layout.fields.values():
            assert f"offsetof(struct {name}, {field.name}) == {field.offset}," in text


@pytest.mark.parametrize("name", buildable())
def test_golden_header(name: str, golden: Golden, tmp_path: Path) -> None:
    """A sequence without a result, one with, one with failures: what their C is, for every target."""
    wanted = [(n, d) for n, d in EVERYTHING if (n, d.python.__module__.rpartition(".")[2]) in {("add", "counter"), ("pop", "freelist")}]
    build("header", [*wanted, ("asserts", every_feature.asserts.definition)], tmp_path / "some.h", target=name)
    text = (tmp_path / "some.h").read_text()
    text = re.sub(r"(RSEQ_BUILT_SOME_H)_\w+", r"\1", text[text.index("#endif\n\nstruct ") :])  # a digest of all the text
    golden.check(Path(__file__).parent / "golden" / f"{name}.h", text)


def test_names_of_a_header(header: Path) -> None:
    found = names_in(header)
    assert {"counter_add", "freelist_pop", "every_feature_hungry"} <= set(found)
    assert len(found) == len(EVERYTHING)


class Words(Struct):
    """Names that C, C++ or its headers take."""

    register: u64
    new: u8
    linux: u8
    stdin: u64
    UINT64_MAX: u64
    next: Ptr["Words"]


@rseq.sequence
def delete(int: PerCpu[Words], class_: u64, result: u8, rseq_area: u64) -> u64:
    """A comment */ that would end early, and /* one in another, and both: /*/."""
    here = int.here()
    here.register = class_ + u64(result) + rseq_area
    return class_


def test_words_of_other_languages_as_names(tmp_path: Path) -> None:
    build("header", [("delete", delete.definition)], tmp_path / "words.h", prefix="")
    text = (tmp_path / "words.h").read_text()
    assert "int delete_(const struct Words_per_cpu *int_, uint64_t class_, uint8_t result_, uint64_t rseq_area_, uint64_t *result)" in text
    for language in ("c", "c++"):
        source = all_of_them(tmp_path / "words.h", tmp_path / f"words.{'c' if language == 'c' else 'cc'}")
        run(compiler("gcc", language), *WARNINGS, "-c", source, "-o", tmp_path / "words.o")


def test_two_functions_of_one_name_are_refused() -> None:
    with pytest.raises(Refused, match="two functions would be called push in C: build them apart, or with another --prefix each"):
        items([("push", freelist.push.definition), ("push", every_feature.push.definition)], "")


class Node(Struct):
    """Another one than every_feature.Node."""

    first: u64


class NODE(Struct):
    """Differs in the case of its name only."""

    second: u64


@rseq.sequence
def first(nodes: PerCpu[Node]) -> tuple[u64, u64]:
    here = nodes.here()
    return here.first, here.first


@rseq.sequence
def second(nodes: PerCpu[NODE]) -> u64:
    here = nodes.here()
    return here.second


@rseq.native
def first_restarts(nodes: PerCpu[Node]) -> u64:
    return nodes[0].first


@rseq.sequence
def push_node(node: Ptr[every_feature.Node]) -> u64:
    return node.value


def test_structs_whose_names_differ_in_case(tmp_path: Path) -> None:
    build("header", [("first", first.definition), ("second", second.definition)], tmp_path / "case.h")
    run(compiler("gcc"), *WARNINGS, "-c", all_of_them(tmp_path / "case.h", tmp_path / "case.c"), "-o", tmp_path / "case.o")


@pytest.mark.parametrize(
    ("kind", "functions", "complaint"),
    [
        (
            "header",
            [first, push_node],
            "Node would be two things in C, the struct Node of tests.*test_header and the struct Node of .*every_",
        ),
        (
            "object",
            [first, first_restarts],
            "first_restarts would be two things in C, the count of the restarts of first.* and the function",
        ),
    ],
)
def test_two_things_of_one_name_are_refused(kind: str, functions: list[Function[..., Any]], complaint: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=complaint):
        build(kind, [(f.definition.name, f.definition) for f in functions], tmp_path / "out.o", prefix="")


def test_two_headers_with_another_struct_of_one_name(tmp_path: Path) -> None:
    """The first definition is taken, and the second header says that it is another one."""
    build("header", [("first", first.definition)], tmp_path / "first.h", prefix="")
    build("header", [("push_node", push_node.definition)], tmp_path / "second.h", prefix="")
    (tmp_path / "both.c").write_text('#include "first.h"\n#include "second.h"\n')
    assert "the size of struct Node" in run(compiler("gcc"), "-fsyntax-only", tmp_path / "both.c", status=1)


def test_names_that_c_cannot_have_are_refused() -> None:
    with pytest.raises(Refused, match="'zähle' cannot be a name in C: use letters of ASCII, digits and _"):
        items([("zähle", counter.add.definition)], "")


def test_natives_are_refused_in_a_header(tmp_path: Path) -> None:
    subject = Subject(targets.host(), items([("clamp", every_feature.clamp.definition)], None))
    with pytest.raises(Refused) as caught:
        kind("header").files(subject, tmp_path / "x.h")
    assert str(caught.value) == "clamp is a native function: a header has sequences only; --emit object, asm or shared has everything"


def test_what_follows_refs_is_refused() -> None:
    """Where a segment begins and ends is in records of the Python library."""
    with pytest.raises(Refused, match="^push_link is a function that follows a Ref: "):
        items([("push_link", every_feature.push_link.definition)], None)
