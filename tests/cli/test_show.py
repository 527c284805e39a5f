"""`rseq show`: all five parts are there, and the descriptor is about the bytes that are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import rseq as package
from rseq.compiler import targets
from rseq.compiler.assembler import available
from rseq.kernel import abi
from tests.cli.command import Result, rseq, rseq_process, textual

FREELIST = Path(package.__file__).parent / "structures" / "freelist.py"
OTHER = "aarch64" if targets.host().name != "aarch64" else "x86_64"
SIGNATURES = {
    "x86_64": 0x53053053, "aarch64": 0xD428BC00, "riscv64": 0xF1401073, "ppc64le": 0x0FE5000B, "s390x": 0xB2FF0FFF,
    "loongarch64": 0x002A0010, "armv7": 0xE7F5DEF3,
}  # fmt: skip
"""As the C library has them."""
READABLE = [name for name in targets.names() if targets.target(name).disassembler]
PROGRAM = """
    import rseq
    from rseq import PerCpu, Struct, u64

    class Cell(Struct):
        value: u64

    @rseq.sequence
    def add(cells: PerCpu[Cell], amount: u64) -> None:
        here = cells.here()
        here.value += amount  # [bold]not markup[/bold] ✓

    @rseq.sequence
    def look(cells: PerCpu[Cell]) -> u64:
        here = cells.here()
        return here.value

    @rseq.sequence
    def largest(cells: PerCpu[Cell]) -> u64:
        here = cells.here()
        most: u64 = 0
        for i in range(8):
            most = max(most, here.value + u64(i))
        here.value = most
        return most

    @rseq.native
    def double(x: u64) -> u64:
        return x + x

    @rseq.native
    def twice(cells: PerCpu[Cell]) -> None:
        add(cells, 1)
        add(cells, 2)
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the part "bytes"."""

    offset: int
    inside: bool
    size: int
    mark: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The parts of the output by their headings."""

    parts: dict[str, str]

    @staticmethod
    def of(result: Result) -> Shown:
        assert (result.status, result.err) == (0, "")
        pieces = re.split(r"^== (.*) ==\n", result.out, flags=re.MULTILINE)
        assert pieces[0] == ""
        return Shown(dict(zip(pieces[1::2], pieces[2::2], strict=True)))

    @property
    def headings(self) -> list[str]:
        return list(self.parts)

    def field(self, name: str) -> str:
        """A field of the descriptor, as it is written."""
        descriptor = next(text for heading, text in self.parts.items() if heading.startswith("descriptor of "))
        return next(line.removeprefix(name).strip() for line in descriptor.splitlines() if line.startswith(name))

    @property
    def lines(self) -> list[Line]:
        pattern = r"^ *([0-9a-f]+) ([| ]) ([0-9a-f]+) .*?(?:<- (\w+))?$"
        found = [re.match(pattern, line) for line in self.parts["bytes"].rstrip().splitlines()]
        return [Line(int(m[1], 16), m[2] == "|", len(m[3]) // 2, m[4] or "") for m in found if m is not None]


def check_the_descriptor(shown: Shown, target: str, last: str) -> None:
    """Its fields say what the marks beside the bytes say."""
    lines = shown.lines
    inside = [line for line in lines if line.inside]
    assert len(lines) == len(shown.parts["bytes"].rstrip().splitlines())
    assert all(first.offset + first.size == second.offset for first, second in zip(lines, lines[1:], strict=False))
    length = sum(line.size for line in inside)
    start, end = inside[0].offset, inside[-1].offset + inside[-1].size
    assert end - start == length
    assert [line.mark for line in lines if line.mark] == ["start_ip", last, "post_commit_ip"]
    assert inside[0].mark == "start_ip"
    assert inside[-1].mark == last
    assert next(line for line in lines if line.offset == end).mark == "post_commit_ip"
    assert shown.field("version") == "0, flags 0"
    assert re.fullmatch(rf"\.text\S*\+{start:#x}", shown.field("start_ip"))
    assert re.fullmatch(rf"{length} bytes, to \.text\S*\+{end:#x}", shown.field("post_commit_offset"))
    abort = re.fullmatch(r"(__rseq_failure)\+(0x[0-9a-f]+), after the signature (0x[0-9a-f]+)", shown.field("abort_ip"))
    assert abort is not None
    assert int(abort[2], 16) >= 4
    assert int(abort[3], 16) == SIGNATURES[target]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return textual(tmp_path / "mine.py", PROGRAM)


def skip_without_assembler(target: str) -> None:
    if target != targets.host().name and not available(targets.target(target)):
        pytest.skip(f"skipped, because there is no assembler for {target} here")


def test_the_signatures_are_those_that_are_registered() -> None:
    assert {"armv7l" if name == "armv7" else name: number for name, number in SIGNATURES.items()} == abi.SIGNATURE
    assert {name: targets.target(name).signature for name in targets.names()} == SIGNATURES


def test_without_a_disassembler_there_are_the_bytes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    skip_without_assembler("loongarch64")
    monkeypatch.setattr(type(targets.target("loongarch64")), "disassembler", ())
    shown = Shown.of(rseq(capsys, "show", "rseq.structures.freelist:push", "--target", "loongarch64"))
    first, *rows = shown.parts["bytes"].strip().splitlines()
    assert first == "of the section; the disassembler does not know loongarch64"
    length = int(shown.field("post_commit_offset").split()[0])
    assert len(bytes.fromhex("".join(rows))) == length


@pytest.mark.parametrize("target", READABLE)
@pytest.mark.parametrize("function", ["push", "pop"])
@pytest.mark.parametrize("where", [str(FREELIST), "rseq.structures.freelist"], ids=["file", "module"])
def test_all_five_parts(where: str, function: str, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    skip_without_assembler(target)
    shown = Shown.of(rseq(capsys, "show", f"{where}:{function}", "--target", target))
    source, ir, assembly, descriptor, code = shown.headings
    assert source == str(FREELIST)
    assert ir == "IR"
    assert assembly == f"assembly for {target} (registers in order, lines of the source at the right)"
    assert descriptor.startswith("descriptor of ")
    assert function in descriptor
    assert code == "bytes"
    text = FREELIST.read_text().splitlines()
    numbered = [line.split(maxsplit=1) for line in shown.parts[source].splitlines() if len(line.split()) > 1]
    assert all(text[int(number) - 1].strip() == line.strip() for number, line in numbered)
    assert any(f"def {function}(" in line for _, line in numbered)
    assert shown.parts[ir].startswith(f"sequence {function}(")
    assert "; line" in shown.parts[ir]
    assert f".globl {function}" in shown.parts[assembly]
    check_the_descriptor(shown, target, "commit")


@pytest.mark.parametrize("target", READABLE)
@pytest.mark.parametrize(("function", "last"), [("add", "commit"), ("look", "last"), ("largest", "commit")])
def test_the_descriptor_is_about_the_bytes(
    function: str, last: str, target: str, program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    skip_without_assembler(target)
    check_the_descriptor(Shown.of(rseq(capsys, "show", f"{program}:{function}", "--target", target)), target, last)


def test_the_host_is_the_default(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rseq(capsys, "show", f"{program}:add") == rseq(capsys, "show", f"{program}:add", "--target", targets.host().name)


def test_every_instruction_inside_has_a_line_of_the_source(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown.of(rseq(capsys, "show", f"{program}:largest"))
    first = next(i for i, line in enumerate(program.read_text().splitlines(), 1) if "def largest" in line)
    for line in shown.parts["bytes"].splitlines():
        origin = re.search(r"line (\d+)", line)
        assert (origin is not None) == ("|" in line.split()[1:2])
        assert origin is None or first <= int(origin[1]) <= first + 6


def test_the_source_is_shown_as_it_is(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown.of(rseq(capsys, "show", f"{program}:add"))
    assert "here.value += amount  # [bold]not markup[/bold] ✓" in shown.parts[str(program)]


def test_a_native_function_has_no_section(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown.of(rseq(capsys, "show", f"{program}:double"))
    assert shown.headings == [str(program), "IR", "bytes"]
    assert re.search(r"^ +[0-9a-f]+  [0-9a-f]+ +\w+", shown.parts["bytes"])
    assert "ret" in shown.parts["bytes"]


def test_a_native_function_for_another_processor(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown.of(rseq(capsys, "show", f"{program}:double", "--target", OTHER))
    assert shown.headings == [str(program), "IR", "bytes"]
    assert shown.parts["bytes"] == f"a native function is compiled by LLVM for this machine ({targets.host().name}) only\n\n"


def test_a_native_function_with_sequences_inlined(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown.of(rseq(capsys, "show", f"{program}:twice"))
    assert len([heading for heading in shown.headings if heading.startswith("descriptor of ")]) >= 1


def test_without_an_assembler_it_says_what_to_install(
    program: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rseq.compiler.assembler.KINDS", {})
    shown = Shown.of(rseq(capsys, "show", f"{program}:add", "--target", OTHER))
    assert len(shown.headings) == 4
    prefix = targets.target(OTHER).cross_binutils.rstrip("-")
    assert shown.parts["bytes"].strip() == (
        f"there is no assembler for {OTHER} here: install rseq[cross] (ziglang), clang, or Debian's binutils-{prefix}"
    )


def test_in_a_process_of_its_own_from_another_folder(program: Path) -> None:
    result = rseq_process("show", "mine.py:add", folder=program.parent)
    assert Shown.of(result).headings[0] == "mine.py"
