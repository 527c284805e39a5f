"""What the numbers were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from typing import Any

import rseq
from benchmarks.peer import compiler
from rseq.kernel import cpus
from rseq.kernel.backend import choose

FOLDER = Path("/sys/devices/system/cpu")


def facts() -> dict[str, Any]:
    """For the JSON, and for the heading of the table."""
    allowed = cpus.allowed()
    siblings = _siblings(allowed)
    found = compiler()
    return {
        "kernel": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "architecture": platform.machine(),
        "guest": "hypervisor" in _first_line("flags").split(),
        "cpus_online": len(cpus.online()),
        "cpus_allowed": allowed,
        "sibling_groups": siblings,
        "siblings": None if siblings is None else any(len(group) > 1 for group in siblings),
        "load_average": os.getloadavg()[0],
        "backend": choose().backend,
        "backend_reason": choose().reason,
        "python": platform.python_version(),
        "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "optimised_python": "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or ""),
        "executable": sys.executable,
        "rseq": rseq.__version__,
        "llvmlite": version("llvmlite"),
        "c_library": " ".join(platform.libc_ver()),
        "c_compiler": None
        if found is None
        else subprocess.run([found, "--version"], capture_output=True, text=True).stdout.partition("\n")[0],
    }


def _siblings(wanted: list[int]) -> list[list[int]] | None:
    """The allowed CPUs, those that share a core together; None if the kernel does not say."""
    groups = set()
    for cpu in wanted:
        try:
            listed = cpus.parse((FOLDER / f"cpu{cpu}/topology/thread_siblings_list").read_text())
        except (OSError, ValueError):
            return None
        groups.add(tuple(each for each in listed if each in wanted))
    return sorted(map(list, groups))


def _first_line(key: str) -> str:
    """The value of the first line of /proc/cpuinfo with this key; empty if there is none."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.partition(":")[0].strip() == key), "")


def _processor() -> str:
    return _first_line("model name") or platform.processor() or platform.machine()
