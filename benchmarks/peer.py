"""The peers written in C, compiled here and now by the system's compiler and loaded with ctypes, which releases the GIL."""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from rseq import PerCpu, Struct, u64
from rseq.kernel.backend import choose
from rseq.kernel.registration import area_offset
from rseq.language.handles import address_of
from rseq.structures.counter import CounterCell

SOURCE = Path(__file__).with_name("peer.c")
FLAGS = ("-O2", "-shared", "-fPIC")


class Gate(Struct):
    """Where threads meet before they start; in C, `struct gate`."""

    arrived: u64
    expected: u64


class Missing(Exception):
    """There is no peer here, and why."""


def compiler() -> str | None:
    """The system's C compiler, $CC first."""
    return next(filter(None, (shutil.which(name) for name in (os.environ.get("CC", ""), "cc", "gcc", "clang") if name)), None)


@functools.cache
def _library() -> ctypes.CDLL:
    found = compiler()
    if found is None:
        raise Missing("there is no C compiler here")
    with tempfile.TemporaryDirectory(prefix="rseq-benchmarks-") as folder:
        path = Path(folder) / "peer.so"
        done = subprocess.run([found, *FLAGS, str(SOURCE), "-o", str(path)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"{found} does not compile the peer: {done.stderr.strip().splitlines()[0]}")
        return ctypes.CDLL(str(path))


def missing() -> str | None:
    """Why there are no peers here; None if there are."""
    try:
        _library()
    except Missing as why:
        return str(why)
    return None


class Peer:
    """A C function; a result other than 0 is an error."""

    def __init__(self, name: str, types: list[Any], *leading: Any) -> None:
        self._function = _library()[name]
        self._function.argtypes = types
        self._leading = leading

    def __call__(self, *rest: Any) -> None:
        if self._function(*self._leading, *rest):
            raise RuntimeError("this thread is not registered with the kernel")


def on_cells(name: str, cells: PerCpu[CounterCell]) -> Peer:
    """A peer that works on per-CPU cells: call it with (gate's address or None, rounds)."""
    types = [ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_uint64]
    return Peer(name, types, address_of(cells), area_offset() or 0)


def on_one_cell(name: str, address: int) -> Peer:
    """A peer that works on one cell: call it with (gate's address or None, rounds)."""
    return Peer(name, [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint64], address)


def address(struct: Struct) -> int:
    """What C takes."""
    return int(address_of(struct))


def no_kernel_backend() -> str | None:
    """Why sequences written by hand cannot run here; None if they can."""
    choice = choose()
    return None if choice.backend == "kernel" else f"memory has the locked backend here: {choice.reason}"


def first_cell(cells: PerCpu[CounterCell]) -> int:
    """The address of CPU 0's cell."""
    return int(ctypes.c_uint64.from_address(address_of(cells)).value)
