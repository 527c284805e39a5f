"""The kernel's structures and numbers: as measured, and as the kernel's own headers have them for every processor."""

from __future__ import annotations

import ctypes
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from rseq.kernel import abi

ZIG_TARGETS = {
    "x86_64": "x86_64-linux-gnu",
    "aarch64": "aarch64-linux-gnu",
    "riscv64": "riscv64-linux-gnu",
    "loongarch64": "loongarch64-linux-gnu",
    "ppc64le": "powerpc64le-linux-gnu",
    "s390x": "s390x-linux-gnu",
    "armv7l": "arm-linux-gnueabihf",
}
AREA = {"cpu_id_start": 0, "cpu_id": 4, "rseq_cs": 8, "flags": 16, "node_id": 20, "mm_cid": 24, "slice_ctrl": 28}
DESCRIPTOR = {"version": 0, "flags": 4, "start_ip": 8, "post_commit_offset": 16, "abort_ip": 24}


def test_the_area_is_laid_out_as_the_kernel_has_it() -> None:
    assert ctypes.sizeof(abi.Area) == 32
    assert {name: getattr(abi.Area, name).offset for name, *_ in abi.Area._fields_} == AREA


def test_the_descriptor_is_laid_out_as_the_kernel_has_it() -> None:
    assert ctypes.sizeof(abi.Descriptor) == 32
    assert {name: getattr(abi.Descriptor, name).offset for name, *_ in abi.Descriptor._fields_} == DESCRIPTOR


def test_the_cpu_number_of_an_unregistered_thread_is_negative() -> None:
    area = abi.Area(cpu_id=0xFFFFFFFF)
    assert area.cpu_id == abi.CPU_ID_UNINITIALIZED == -1
    assert abi.CPU_ID_REGISTRATION_FAILED == -2


def test_feature_sizes_end_after_the_field_they_are_named_for() -> None:
    assert abi.ORIGINAL_SIZE == 32
    assert AREA["flags"] + 4 == abi.ORIGINAL_FEATURES
    assert AREA["mm_cid"] + 4 == abi.CID_FEATURES


@pytest.mark.parametrize("machine", sorted(abi.SYSTEM_CALL))
def test_the_kernel_headers_agree(machine: str, tmp_path: Path) -> None:
    """A C program of nothing but static assertions, compiled against the headers that zig brings for each processor."""
    if importlib.util.find_spec("ziglang") is None:
        pytest.skip("skipped, because ziglang, which has the kernel headers of every processor, is not installed")
    facts = {
        "__NR_rseq": abi.SYSTEM_CALL[machine],
        "__NR_membarrier": abi.MEMBARRIER_CALL[machine],
        "MEMBARRIER_CMD_QUERY": abi.MEMBARRIER_QUERY,
        "MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ": abi.MEMBARRIER_PRIVATE_EXPEDITED_RSEQ,
        "MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ": abi.MEMBARRIER_REGISTER_PRIVATE_EXPEDITED_RSEQ,
        "MEMBARRIER_CMD_FLAG_CPU": abi.MEMBARRIER_FLAG_CPU,
        "AT_RSEQ_FEATURE_SIZE": abi.AT_RSEQ_FEATURE_SIZE,
        "AT_RSEQ_ALIGN": abi.AT_RSEQ_ALIGN,
        "RSEQ_FLAG_UNREGISTER": abi.FLAG_UNREGISTER,
        "RSEQ_CPU_ID_UNINITIALIZED": abi.CPU_ID_UNINITIALIZED,
        "RSEQ_CPU_ID_REGISTRATION_FAILED": abi.CPU_ID_REGISTRATION_FAILED,
        "sizeof(struct rseq_cs)": ctypes.sizeof(abi.Descriptor),
        **{f"offsetof(struct rseq, {name})": offset for name, offset in AREA.items() if name != "slice_ctrl"},
        **{f"offsetof(struct rseq_cs, {name})": offset for name, offset in DESCRIPTOR.items()},
    }
    headers = ["stddef.h", "linux/rseq.h", "linux/membarrier.h", "linux/auxvec.h", "asm/unistd.h"]
    text = [f"#include <{header}>" for header in headers]
    text += [f'_Static_assert({name} == {value}, "{name} is not {value}");' for name, value in facts.items()]
    source = tmp_path / "facts.c"
    source.write_text("\n".join(text) + "\n")
    ran = subprocess.run(
        [sys.executable, "-m", "ziglang", "cc", "-target", ZIG_TARGETS[machine], "-g0", "-c", str(source), "-o", str(tmp_path / "facts.o")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
