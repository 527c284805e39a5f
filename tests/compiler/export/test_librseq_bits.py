"""librseq's operations in the language do what librseq says they do, and become a `bits.h` for each processor whose macros are known.

librseq itself is no part of this project: `make librseq-conformance LIBRSEQ=path` runs its tests with what is made here. Where LIBRSEQ is set,
so does the last test, briefly.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import rseq
from rseq import Ptr, Struct, u64
from rseq.checker.locate import load_module
from rseq.compiler import targets
from rseq.compiler.export import kind
from rseq.compiler.export._librseq_ways import WAYS
from rseq.compiler.export._subject import Refused, Subject, items
from rseq.compiler.export._words import narrow
from rseq.compiler.export.librseq_bits import OPERATIONS, RELEASED
from rseq.compiler.unit import function_of
from rseq.language.function import Function
from tests.compiler.export.test_other_processors import emulator, program
from tests.compiler.export.toolchain import WARNINGS, run, tool, zig
from tests.conftest import Golden
from tests.librseq.checkout import FLAGS, Checkout

ROOT = Path(__file__).parents[3]
ops: Any = load_module(str(ROOT / "examples" / "librseq_ops.py"))
FOUND = [(name, f.definition) for name, f in vars(ops).items() if isinstance(f, Function)]


def made(target: str, tmp_path: Path) -> str:
    subject = Subject(targets.target(target), items(FOUND, ""), "")
    (content,) = kind("librseq-bits").files(subject, tmp_path / "bits.h").values()
    return content.decode()


@pytest.mark.parametrize("name", WAYS)
def test_golden_bits(name: str, golden: Golden, tmp_path: Path) -> None:
    golden.check(Path(__file__).parent / "golden" / f"librseq_{name}.h", made(name, tmp_path))


@pytest.mark.parametrize("name", WAYS)
def test_every_operation_in_librseqs_shape(name: str, tmp_path: Path) -> None:
    """Templates first and last, each operation once for its orders, delays numbered without gaps and at most up to 6."""
    text = made(name, tmp_path)
    includes = re.findall(r"^#include .*", text, re.MULTILINE)
    assert includes == ['#include "rseq/arch/templates/bits.h"', '#include "rseq/arch/templates/bits-reset.h"']
    functions = re.findall(r"RSEQ_TEMPLATE_IDENTIFIER\(rseq_(\w+)__ptr\)\(.*, int cpu\)", text)
    assert functions == [*OPERATIONS, *RELEASED]
    for body in text.split("RSEQ_INJECT_C(9)")[1:]:
        delays = [int(n) for n in re.findall(r"RSEQ_INJECT_ASM\((\d)\)", body)]
        assert delays == list(range(3, 3 + len(delays)))
        assert delays[-1] <= 6
        table = f"RSEQ_ASM_DEFINE_TABLE({WAYS[name].labels[0]}, 1f, 2f, 4f)"
        for macro in (table, "RSEQ_INJECT_FAILED", "RSEQ_INJECT_INPUT", "RSEQ_INJECT_CLOBBER"):
            assert body.count(macro) == 1
        block = body[: body.index(": /* no outputs */")]
        for register in WAYS[name].reserved:
            assert not re.search(rf"(?<![\w$]){re.escape(register)}\b", block), "what delays use is not used"
        # Nothing stands between the commit and the label behind it.
        assert re.search(r'"[^"\n]*(?:mov|add|str|stlr|sd|std|stg|agsi|st\.d|amadd\.d)[^"\n]*"\n\t\t"2:', block), block[-300:]


def test_a_processor_whose_macros_are_not_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert set(WAYS) == set(targets.names())
    monkeypatch.delitem(WAYS, "riscv64")
    with pytest.raises(Refused, match="librseq's macros on riscv64 are not known here; they are on x86_64, aarch64, ppc64le"):
        made("riscv64", tmp_path)


def test_operations_are_built_together(tmp_path: Path) -> None:
    subject = Subject(targets.host(), items([f for f in FOUND if "memcpy" not in f[0]], ""), "")
    with pytest.raises(Refused) as caught:
        kind("librseq-bits").files(subject, tmp_path / "bits.h")
    assert str(caught.value) == (
        "librseq's operations are to be built together, and load_cbne_memcpy_store, load_cbne_memcpy_store_release are missing"
    )


class Late(Struct):
    """A word behind a word."""

    first: u64
    second: u64


@rseq.sequence
def to_a_later_field(late: Ptr[Late], n: u64) -> None:
    late.second = n


@rseq.sequence
def to_a_number_of_64_bits(word: Ptr[Late], n: u64) -> None:
    word.first = n + 0x1_0000_0000


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (to_a_later_field, "a field that stands behind a word stands elsewhere"),
        (to_a_number_of_64_bits, "4294967296 does not fit"),
    ],
)
def test_what_cannot_be_had_with_words_of_four_bytes(function: Any, why: str) -> None:
    with pytest.raises(Refused, match=rf"{function.__name__} cannot be had with words of 4 bytes: {why} \(line \d+\)"):
        narrow(function_of(function.definition))


def test_a_test_of_none_is_left_to_the_processor_where_an_access_follows(tmp_path: Path) -> None:
    """The table's own stays: an item of it may be far from its beginning."""
    text = made("x86_64", tmp_path)
    body = text[text.index("rseq_load_add_load_load_add_store__ptr") :]
    assert re.findall(r"%l\[(exit\w+)\]\\n", body[: body.index("no outputs")]) == ["exit_assertion1"]
    head = text[text.index("rseq_load_cbeq_store_add_load_store__ptr") :]
    assert "exit_assertion" in head[: head.index("no outputs")], "a store to elsewhere comes before the access"


# What the operations mean, compiled and interpreted.

FORMS = [pytest.param(lambda f: f, id="compiled"), pytest.param(lambda f: f.python, id="interpreted")]


@pytest.mark.parametrize("form", FORMS)
def test_compare_and_store(form: Any) -> None:
    v, v2 = ops.Word(value=3), ops.Word(value=5)
    form(ops.load_cbne_store)(v, 4, 7)
    assert v.value == 3
    form(ops.load_cbne_store)(v, 3, 7)
    assert v.value == 7
    form(ops.load_add_store)(v, -2)
    assert v.value == 5
    for expect, expect2, after in ((4, 5, 5), (5, 4, 5), (5, 5, 9)):
        form(ops.load_cbne_load_cbne_store)(v, expect, v2, expect2, 9)
        assert v.value == after
    for operation in (ops.load_cbne_store_store, ops.load_cbne_store_store_release):
        v.value, v2.value = 1, 2
        form(operation)(v, 5, v2, 3, 4)
        assert (v.value, v2.value) == (1, 2)
        form(operation)(v, 1, v2, 3, 4)
        assert (v.value, v2.value) == (4, 3)


@pytest.mark.parametrize("form", FORMS)
def test_lists_and_tables(form: Any) -> None:
    """Nodes and tables have room for 65536 words, of which one is used."""
    nodes, tables = rseq.array(ops.Node, 2), rseq.array(ops.Table, 1)
    head, found, word = ops.Head(node=nodes[0]), ops.Head(), ops.Word(value=40)
    nodes[0].words[3], tables[0].words[5] = nodes[1], word
    form(ops.load_cbeq_store_add_load_store)(head, nodes[0], 3, found)
    assert (head.node, found.node) == (nodes[0], None)
    form(ops.load_cbeq_store_add_load_store)(head, None, 3, found)
    assert (head.node, found.node) == (nodes[1], nodes[0])
    form(ops.load_cbeq_store_add_load_store)(head, None, 3, found)
    assert (head.node, found.node) == (None, nodes[1])
    form(ops.load_add_load_load_add_store)(ops.TableLink(table=tables[0]), 5, 2)
    assert word.value == 42
    with pytest.raises(AssertionError):
        form(ops.load_add_load_load_add_store)(ops.TableLink(), 5, 2)


def test_every_operation_is_checked() -> None:
    """Interrupted everywhere, on the bytes: made-up arguments, no model, the passes for functions on their own."""
    ran = subprocess.run(
        [sys.executable, "-m", "rseq", "check", str(ROOT / "examples" / "librseq_ops.py"), "--pass", "lint"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr


# What they do as a bits.h, compiled for each processor and run where nothing interrupts them: as the same in plain C does.

OPERATIONS_C = ROOT / "tests" / "librseq" / "operations.c"
STANDIN = ROOT / "tests" / "librseq" / "standin"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the operations in C do."""
    lines = natively(tmp_path_factory.mktemp("reference"), "-DREFERENCE")
    assert {line.split("__ptr")[0] for line in lines} == set(OPERATIONS)
    return lines


def natively(folder: Path, *flags: str | Path) -> list[str]:
    """What the program with all operations prints."""
    run(tool("cc"), "-std=gnu11", "-O2", *WARNINGS, "-isystem", STANDIN, *flags, OPERATIONS_C, "-o", folder / "program")
    return run(folder / "program").splitlines()


STATES = [(name, state) for name in WAYS for state in (("-marm", "-mthumb") if name == "armv7" else ("",))]


@pytest.mark.parametrize(("name", "state"), STATES)
def test_operations_do_what_the_same_in_c_does(name: str, state: str, reference: list[str], tmp_path: Path) -> None:
    """Between macros that spoil what librseq's may, comparing twice, past a descriptor among the instructions."""
    (tmp_path / "bits.h").write_text(made(name, tmp_path))
    if targets.target(name) is targets.host():
        assert natively(tmp_path, "-isystem", tmp_path) == reference
        return
    qemu = emulator(name)
    shutil.copy(OPERATIONS_C, tmp_path / "main.c")
    flags = ("-std=gnu11", "-O2", "-DALONE", "-isystem", str(STANDIN), "-isystem", str(tmp_path), *filter(None, [state]))
    assert run(qemu, program(name, tmp_path, False, flags=flags)).splitlines() == reference


def test_with_a_checkout_of_librseq_operations_do_what_those_by_hand_do(tmp_path: Path) -> None:
    """With its real macros, on this CPU and on another."""
    path = os.environ.get("LIBRSEQ")
    if not path:
        pytest.skip("skipped, because LIBRSEQ names no checkout of librseq")
    checkout = Checkout(Path(path), tmp_path / "work")
    for twice in ((), ("-DRSEQ_COMPARE_TWICE",)):
        outcomes = []
        for include in (checkout.include, checkout.by_hand):
            run(tool("cc"), *FLAGS, *twice, "-I", include, OPERATIONS_C, "-o", tmp_path / "program")
            outcomes.append(run(tmp_path / "program").splitlines())
        assert outcomes[0] == outcomes[1]
        assert any(" aborted:" in line for line in outcomes[0])


HEADERS = {"aarch64": "aarch64", "riscv64": "riscv", "ppc64le": "ppc", "loongarch64": "loongarch", "s390x": "s390", "armv7": "arm"}
"""By target: where librseq has its headers."""


@pytest.mark.parametrize("name", [n for n in WAYS if n in HEADERS])
def test_with_a_checkout_of_librseq_it_compiles_for_other_processors(name: str, tmp_path: Path) -> None:
    path = os.environ.get("LIBRSEQ")
    if not path:
        pytest.skip("skipped, because LIBRSEQ names no checkout of librseq")
    if name == "loongarch64":
        pytest.skip("skipped, because clang does not take librseq's own headers for loongarch64")
    compiler = [word.replace("-musl", "-gnu") for word in zig(name)]  # librseq's headers want the C library of GNU
    shutil.copytree(Path(path) / "include", tmp_path / "include")
    (tmp_path / "include" / "rseq" / "arch" / HEADERS[name] / "bits.h").write_text(made(name, tmp_path))
    for level in ("-O0", "-O2"):
        command = [
            *compiler, "-std=gnu11", level, "-Wall", "-D_GNU_SOURCE",
            "-Wno-implicit-function-declaration",  # librseq has an operation for some processors only
            "-I", tmp_path / "include", "-c", ROOT / "benchmarks" / "librseq_loops.c", "-o", tmp_path / "loops.o",
        ]  # fmt: skip
        ran = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
        inspected = subprocess.run(
            [sys.executable, "-m", "rseq", "inspect", tmp_path / "loops.o"], capture_output=True, text=True, check=False
        )
        assert inspected.returncode == 0, inspected.stdout
        assert int(re.findall(r"(\d+) sequences", inspected.stdout)[-1]) >= len(OPERATIONS)


def test_a_checkout_of_librseq_passes_its_own_tests() -> None:
    path = os.environ.get("LIBRSEQ")
    if not path:
        pytest.skip("skipped, because LIBRSEQ names no checkout of librseq")
    command = [sys.executable, "-m", "tests.librseq.conformance", path, "--quick", "--repetitions", "20"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
