"""`rseq inspect` for every processor: what its instructions do, relocations of objects and shared objects, signatures."""

from __future__ import annotations

from pathlib import Path

import capstone
import pytest

from rseq.compiler import targets
from rseq.compiler.decoders.loongarch64 import decode
from rseq.tools import inspect_machines
from rseq.tools.inspect import inspect, inspect_bytes
from rseq.tools.inspect_code import Code
from rseq.tools.inspect_machines import MACHINES
from tests.compiler.decoders.test_loongarch64 import words
from tests.tools.assembly import cross
from tests.tools.test_inspect import all_findings

TRIPLES = {
    "x86_64": "x86_64-linux-gnu", "i386": "x86-linux-gnu", "aarch64": "aarch64-linux-gnu", "riscv64": "riscv64-linux-gnu",
    "ppc64le": "powerpc64le-linux-gnu", "s390x": "s390x-linux-gnu", "armv7": "arm-linux-gnueabihf",
    "loongarch64": "loongarch64-linux-gnu",
}  # fmt: skip

# What arms and reads the CPU number is left out: `{exit}` and `{abort}` are the ways out, the last line is the commit.
SECTIONS = {
    "x86_64": ["cmpl %esi, %fs:4(%rdi)", "jne {abort}", "testq %rcx, %rcx", "je {exit}", "movq %r8, (%rdx)"],
    "i386": ["cmpl %esi, %gs:4(%edi)", "jne {abort}", "testl %ecx, %ecx", "je {exit}", "movl %eax, (%edx)"],
    "aarch64": ["ldr w3, [x0, #4]", "cmp w3, w1", "b.ne {abort}", "cbz x2, {exit}", "stlr x4, [x5]"],
    "riscv64": ["lw t0, 4(a0)", "bne t0, a1, {abort}", "beqz a2, {exit}", "fence rw, w", "sd a3, 0(a4)"],
    "ppc64le": ["lwz 5, 4(3)", "cmpw 7, 5, 4", "bne- 7, {abort}", "cmpdi 6, 0", "beq {exit}", "std 7, 0(8)"],
    "s390x": ["c %r3, 4(%r2)", "jne {abort}", "cgije %r4, 0, {exit}", "stg %r5, 0(%r6)"],
    "armv7": ["ldr r3, [r0, #4]", "cmp r3, r1", "bne {abort}", "cmp r2, #0", "beq {exit}", "str r4, [r5]"],
    "loongarch64": ["ld.wu $t0, $a0, 4", "bne $t0, $a1, {abort}", "beqz $a2, {exit}", "dbar 18", "st.d $a3, $a4, 0"],
}
CALLS = {
    "x86_64": ("call push", "syscall"), "i386": ("call push", "int $0x80"), "aarch64": ("bl push", "svc #0"),
    "riscv64": ("jal push", "ecall"), "ppc64le": ("bl push", "sc"), "s390x": ("brasl %r14, push", "svc 0"), "armv7": ("bl push", "svc #0"),
    "loongarch64": ("bl push", "syscall 0"),
}  # fmt: skip
JUMPS = {
    "x86_64": "jmp {}", "i386": "jmp {}", "aarch64": "b {}", "riscv64": "j {}", "ppc64le": "b {}", "s390x": "jg {}", "armv7": "b {}", "loongarch64": "b {}",
}  # fmt: skip
UNKNOWN = "processor 8 (64 bits, little-endian)"


def text(machine: str, extra: str = "", signature: int | None = None) -> str:
    """A section that is left by an exit and by its own abort address, which stands in a section of its own."""
    word = next(m for m in MACHINES if m.name == machine).bits == 32
    pointer = (lambda name: f".long {name}, 0") if word else (lambda name: f".quad {name}")
    lines = [line.format(abort=".Labort", exit=".Lexit") for line in SECTIONS[machine]]
    nothing = {"x86_64": "nop", "i386": "nop", "s390x": "nopr %r7"}.get(machine, "nop")
    value = inspect_machines.signature(machine) if signature is None else signature
    kind = "%function" if machine == "armv7" else "@function"
    inside = [*lines[:-1], extra or nothing]
    return "\n".join([
        ".text", ".globl push", ".hidden push", f".type push, {kind}", "push:", nothing, ".Lstart:", *inside, lines[-1], ".Lend:", ".Lexit:", nothing,
        JUMPS[machine].format("push"), ".size push, .-push",
        # A branch of RISC-V and LoongArch does not reach into another section; the assembler would make two instructions of it.
        ".text" if machine in ("riscv64", "loongarch64") else '.section __rseq_failure, "ax"', ".balign 4", f".long {value:#x}", ".Labort:", JUMPS[machine].format("push"),
        '.section __rseq_cs, "aw"', ".balign 32", ".Lcs:", ".long 0, 0", pointer(".Lstart"),
        *([".long .Lend - .Lstart, 0"] if word else [".quad .Lend - .Lstart"]), pointer(".Labort"),
        '.section __rseq_cs_ptr_array, "aw"', pointer(".Lcs"),
        '.section __rseq_exit_point_array, "aw"', pointer(".Lstart"), pointer(".Lexit"), "",
    ])  # fmt: skip


@pytest.mark.parametrize("machine", SECTIONS)
@pytest.mark.parametrize("kind", ["object", "shared"])
def test_a_right_section(machine: str, kind: str, tmp_path: Path) -> None:
    path = cross(text(machine), tmp_path, TRIPLES[machine], *([] if kind == "object" else ["-shared", "-nostdlib"]))
    found = inspect(str(path))
    (one,) = found.sequences
    # The handler leads back to where rseq_cs would be set; here nothing does that.
    assert [f for f in all_findings(found) if "rseq_cs is not set again" not in f] == []
    assert (found.machine, found.signature, one.signature) == (machine, inspect_machines.signature(machine), found.signature)
    assert (one.function, len(one.code)) == ("push", len(SECTIONS[machine]) + 1)
    assert one.length == sum(len(line.bytes) // 2 for line in one.code)
    assert one.commit.split()[0].removeprefix("c.") == SECTIONS[machine][-1].split()[0]
    assert [line.exit for line in one.code if line.exit] == ["abort handler", "end"]
    assert [line.stores for line in one.code] == [False] * (len(one.code) - 1) + [True]
    assert len(one.handler) == 1


@pytest.mark.parametrize("machine", SECTIONS)
def test_wrong_sections(machine: str, tmp_path: Path) -> None:
    call, system = CALLS[machine]
    for extra, signature, expected in (
        (call, None, "calls out of the section"),
        (system, None, "is a system call inside"),
        ("", 0x01020304, "is 0x01020304, not the signature"),
    ):
        found = inspect(str(cross(text(machine, extra, signature), tmp_path, TRIPLES[machine])))
        ours = [f for f in all_findings(found) if "rseq_cs is not set again" not in f]
        assert [expected in f for f in ours] == [True], ours
    assert any("rseq_cs is not set again" in f for f in all_findings(found))  # nothing between the handler and the section stores


KINDS = {
    "x86_64": ["jmp 0x10", "jmpq *%rax", "retq", "repz retq", "callq *%rax", "jne 0x10", "int $0x80", "int3", "movl $1, (%rax)"],
    "aarch64": ["b #0x10", "br x1", "ret", "blr x1", "b.ne #0x10", "svc #0", "brk #1", "bfi x0, x1, #1, #2"],
    "riscv64": ["c.j -4", "c.jr a0", "c.jr ra", "c.jalr a0", "c.beqz a0, 8", "ecall", "c.ebreak", "bgtz a0, 8"],
    "ppc64le": ["b 0x10", "bctr", "beqlr", "bctrl", "bdnz 0x10", "sc", "twui r5, 0xb", "bne cr7, 0x10"],
    "s390x": ["jg 0x10", "br %r1", "br %r14", "basr %r14, %r1", "cgrje %r1, %r2, 0x10", "svc 0", "trap4 0xfff", "jne 0x10"],
    "armv7": ["b #0x10", "bx r2", "pop {r4, pc}", "blne #0x10", "bls #0x10", "svc #0", "udf #0x5de3", "ldr pc, [r3]"],
    "loongarch64": [
        "b 0x10",
        "jr $t0",
        "ret",
        "jirl $ra, $t0, 0",
        "bltu $a0, $a1, 0x10",
        "syscall 0",
        "break 5",
        "bceqz $fcc0, 0x10",
        "bl 0x10",
        "jirl $zero, $ra, 4",
        "bstrpick.d $a0, $a1, 7, 0",
    ],
}
EXPECTED = {
    "x86_64": ["jump", "jump", "return", "return", "call", "branch", "system", "plain", "plain"],
    "aarch64": ["jump", "jump", "return", "call", "branch", "system", "plain", "plain"],
    "riscv64": ["jump", "jump", "return", "call", "branch", "system", "plain", "branch"],
    "ppc64le": ["jump", "jump", "return", "call", "branch", "system", "plain", "branch"],
    "s390x": ["jump", "jump", "return", "call", "branch", "system", "plain", "branch"],
    "armv7": ["jump", "jump", "return", "call", "branch", "system", "plain", "jump"],
    "loongarch64": ["jump", "jump", "return", "call", "branch", "system", "plain", "branch", "call", "jump", "plain"],
}
STORES = {
    "aarch64": (["str x0, [x1]", "stp x0, x1, [sp]", "stxr w0, x1, [x2]", "ldadd x0, x1, [x2]"], ["ldr x0, [x1]", "sub x0, x0, x1"]),
    "riscv64": (["c.sdsp a0, 8(sp)", "sw a0, 4(a1)", "sc.d a0, a1, (a2)", "amoadd.d.aqrl a0, a1, (a2)"], ["sub a0, a0, a1", "srl a0, a0, a1"]),
    "ppc64le": (["std r3, 0(r4)", "stdcx. r3, r4, r5", "stfd f1, 0(r3)"], ["subf r3, r4, r5", "lwz r3, 0(r4)"]),
    "s390x": (["stg %r1, 0(%r2)", "mvghi 0(%r2), 1", "agsi 0(%r2), 1", "csg %r1, %r2, 0(%r3)"], ["lg %r1, 0(%r2)", "ay %r1, 0(%r2)", "sgr %r1, %r2"]),
    "armv7": (["str r1, [r2]", "streq r1, [r2]", "push {r4, lr}", "strex r1, r2, [r3]", "vstr d0, [r1]"], ["ldr r1, [r2]", "sub r1, r1, r2"]),
    "loongarch64": (
        ["st.d $a0, $a1, 8", "fst.d $fa0, $a0, 0", "stptr.w $a0, $a1, 4", "sc.d $a0, $a1, 0", "amadd_db.d $a0, $a1, $a2", "vstx $vr0, $a0, $a1"],
        ["ld.d $a0, $a1, 8", "sub.d $a0, $a1, $a2", "ll.d $a0, $a1, 0", "fldx.d $fa0, $a0, $a1", "andn $a0, $a1, $a2"],
    ),
}  # fmt: skip


def reading(name: str) -> Code:
    made = object.__new__(Code)
    made.machine = next(m for m in MACHINES if m.name == name)
    return made


@pytest.mark.parametrize("machine", KINDS)
def test_what_instructions_do(machine: str) -> None:
    code = reading(machine)
    assert [code.kind(t) for t in KINDS[machine]] == EXPECTED[machine]


@pytest.mark.parametrize("machine", STORES)
def test_which_instructions_store(machine: str) -> None:
    stores, others = STORES[machine]
    fits = next(m for m in MACHINES if m.name == machine).fits
    assert [fits("store", t) for t in [*stores, *others]] == [True] * len(stores) + [False] * len(others)


def test_signatures_are_the_targets() -> None:
    for name in targets.names():
        assert inspect_machines.signature(name) == targets.target(name).signature
        assert inspect_machines.SIGNATURES.get(name, targets.target(name).signature) == targets.target(name).signature
    for machine in MACHINES:
        assert 0 < inspect_machines.signature(machine.name) < 1 << 32


def test_thumb_code_is_known_by_its_mapping_symbols(tmp_path: Path) -> None:
    source = text("armv7").replace(".text\n", ".text\n.syntax unified\n.thumb\n", 1).replace("nop\n.Lstart:", "nop\nnop\n.Lstart:")
    found = inspect(str(cross(source, tmp_path, TRIPLES["armv7"])))
    (one,) = found.sequences
    assert one.commit == "str r4, [r5]"
    assert {len(line.bytes) for line in one.code} == {4, 8} or {len(line.bytes) for line in one.code} == {4}


def test_a_processor_that_cannot_be_disassembled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Descriptors are shown, and a sentence says that nothing else was looked at."""
    content = bytearray(cross(text("riscv64"), tmp_path, TRIPLES["riscv64"]).read_bytes())
    monkeypatch.setattr("rseq.tools.inspect_code.reader", lambda *of: None)
    for number, name, why in ((243, "riscv64", f"capstone {capstone.__version__} does not know it"), (8, UNKNOWN, "it is not known here")):
        content[18:20] = number.to_bytes(2, "little")
        found = inspect_bytes(bytes(content))
        assert found.machine == name
        (one,) = found.sequences
        assert one.code == []
        assert found.notes == [f"code for {name} cannot be disassembled, since {why}: only descriptors were looked at"]


def test_what_the_patterns_say_is_what_our_own_disassembler_says() -> None:
    """Of every instruction of LoongArch, where both know it."""
    code, seen = reading("loongarch64"), set()
    for _, word in words():
        found = decode(word.to_bytes(4, "little"), 0x1000)
        assert found is not None
        shown = f"{found.mnemonic} {found.op_str}".strip()
        assert code.kind(shown) == ("plain" if found.kind == "trap" else found.kind), shown
        assert code.machine.fits("store", shown) == found.stores, shown
        if found.goes_to is not None:
            assert code._target(found.address, shown) == found.goes_to
        seen.add(found.kind)
    assert seen == {"plain", "jump", "branch", "call", "return", "system", "trap"}


def test_stores_to_the_stack_are_those_with_it_as_base() -> None:
    (stack,) = {m.stack_pointer for m in MACHINES if m.name == "loongarch64"}
    assert stack in "st.d $a0, $sp, 8"
    assert stack not in "st.d $sp, $a0, 8"
