"""What C allocates for a per-CPU object has room for transactions, whichever header it was allocated with.

Two headers of one struct define the same handle, and the first one included is taken; in a program each file may have another one. So
a header that knows of no transaction allocates as one that does, or the journal would lie in the struct itself.
"""

from __future__ import annotations

import re
from pathlib import Path

import rseq
from rseq import Array, PerCpu, Ptr, Struct, u64
from tests.compiler.export.toolchain import WARNINGS, build, compiler, need_sequences, run


class Wide(Struct):
    """As long as all that rseq has in front of it."""

    words: Array[u64, 40]
    first: u64
    second: u64


@rseq.sequence
def count(wides: PerCpu[Wide]) -> None:
    here = wides.here()
    here.words[0] += 1


@rseq.transaction
def both(wides: PerCpu[Wide], n: u64) -> None:
    here = wides.here()
    here.first += n
    here.second += n


@rseq.native
def total(wides: PerCpu[Wide], copy: Ptr[Wide]) -> u64:
    found: u64 = 0
    for cpu in range(len(wides)):
        assert rseq.snapshot_into(wides, cpu, copy)
        found += copy.first + copy.words[8]
    return found


@rseq.native
def twice(others: PerCpu[Wide], some: PerCpu[Wide]) -> None:
    count(others)
    both(some, 2)


FILL = """
    for (uint64_t cpu = 0; cpu < wides.copies; cpu++)
        for (int i = 0; i < 40; i++)
            Wide_per_cpu_at(&wides, cpu)->words[i] = 77;
"""

SNAPSHOT = f"""
#include "total.h"
int main(void)
{{
    struct Wide_per_cpu wides;
    struct Wide copy;
    uint64_t found;
    if (Wide_per_cpu_allocate(&wides))
        return 1;
    {FILL}
    return total(&wides, &copy, &found) ? 2 : found == 77 * wides.copies ? 42 : 3;
}}
"""

TRANSACTION = f"""
#include "count.h"
#include "both.h"
int main(void)
{{
    struct Wide_per_cpu wides;
    if (Wide_per_cpu_allocate(&wides))
        return 1;
    {FILL}
    for (int i = 0; i < 100; i++)
        if (both(&wides, 3))
            return 2;
    for (uint64_t cpu = 0; cpu < wides.copies; cpu++)
        for (int i = 0; i < 40; i++)
            if (Wide_per_cpu_at(&wides, cpu)->words[i] != 77)
                return 3;
    return count(&wides) ? 4 : 42;
}}
"""


def test_a_snapshot_where_no_transaction_was_built(tmp_path: Path) -> None:
    build("object", [("total", total.definition)], tmp_path / "total.o", prefix="")
    (tmp_path / "main.c").write_text(SNAPSHOT)
    run(compiler("gcc"), *WARNINGS, "main.c", "total.o", "-o", "program", folder=tmp_path)
    run(tmp_path / "program", status=42)


def test_the_header_says_who_needs_a_region(tmp_path: Path) -> None:
    found = [(f.definition.name, f.definition) for f in (count, both, total, twice)]
    build("object", found, tmp_path / "all.o", prefix="")
    said = dict(re.findall(r"/\*((?:(?!\*/).)*)\*/\nRSEQ_MUST_CHECK int (\w+)\(", (tmp_path / "all.h").read_text(), re.DOTALL))
    needed = {name: re.findall(r"Not null: (.*)\.", text) for text, name in said.items()}
    assert needed == {"count": [], "both": ["wides->region"], "total": ["copy, wides->region"], "twice": ["some->region"]}


def test_memory_of_a_header_without_transactions(tmp_path: Path) -> None:
    need_sequences()
    build("header", [("count", count.definition)], tmp_path / "count.h", prefix="")
    build("object", [("both", both.definition)], tmp_path / "both.o", prefix="")
    (tmp_path / "main.c").write_text(TRANSACTION)
    run(compiler("gcc"), *WARNINGS, "main.c", "both.o", "-o", "program", folder=tmp_path)
    run(tmp_path / "program", status=42)
