"""Where threads are not registered, everything works with locks, exactly, and says why."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from tests.kernel.needs import facts_of, needs_registration

REASONS = {
    "disabled": "glibc was told not to register threads (GLIBC_TUNABLES=glibc.pthread.rseq=0)",
    "other": "another library has registered this thread, and only it knows where",
    "missing": "the kernel has no rseq(2) (it came with Linux 4.18, CONFIG_RSEQ), or something hides it",
}
OFF = "glibc.pthread.rseq=0"
REGISTER = """
import ctypes
from rseq.kernel import abi
library = ctypes.CDLL(None, use_errno=True)
library.aligned_alloc.restype = ctypes.c_void_p
area = library.aligned_alloc(32, 32)  # for ever: the kernel writes to it
abi.Area.from_address(area).__init__(cpu_id=0xffffffff)
arguments = ctypes.c_void_p(area), ctypes.c_uint32(32), ctypes.c_int(0), ctypes.c_uint32(abi.SIGNATURE[abi.machine()])
assert library.syscall(ctypes.c_long(abi.SYSTEM_CALL[abi.machine()]), *arguments) == 0, ctypes.get_errno()
"""
WORK = """
import contextlib, io, json, os, threading
import rseq
from rseq.cli.main import run
from rseq.kernel import backend, registration
from rseq.structures import Counter, FreeList, Link

def in_threads(work):
    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()

found = registration.find()
choice = backend.choose()
counter, lists = Counter(), FreeList()
in_threads(lambda number: [counter.add(number) for _ in range(5000)])

nodes = [Link() for _ in range(100)]
for node in nodes: lists.push(node)
circulated = []

CPUS = sorted(os.sched_getaffinity(0))

def circulate(number):
    os.sched_setaffinity(0, {CPUS[number % len(CPUS)]})  # between them they visit every CPU, also the one the nodes are on
    moved = 0
    for _ in range(5000):
        node = lists.pop()
        if node is not None:
            moved += 1
            lists.push(node)
    circulated.append(moved)

in_threads(circulate)
left = sorted(node._address for cpu in range(len(lists.heads)) for node in lists.on(cpu))

said = io.StringIO()
with contextlib.redirect_stdout(said):
    status = run(["doctor", "--json"])

os.environ["RSEQ_BACKEND"] = "kernel"
backend._choice = None
try:
    backend.choose()
    insisted = None
except rseq.Unavailable as error:
    insisted = str(error)

print(json.dumps({
    "owner": found.owner, "usable": found.usable, "feature_size": found.feature_size, "has_cid": choice.has_cid,
    "backend": choice.backend, "reason": choice.reason, "self_test": len(choice.self_test),
    "total": counter.value, "circulated": sum(circulated), "all_nodes": left == sorted(node._address for node in nodes),
    "status": status, "doctor": json.loads(said.getvalue()), "insisted": insisted,
}))
"""


@functools.cache
def facts(owner: str) -> Any:
    """What a process sees in which `owner` is how things are."""
    if owner == "missing":
        return facts_of(WORK, hide_rseq=True)
    return facts_of((REGISTER if owner == "other" else "") + WORK, GLIBC_TUNABLES=OFF)


pytestmark = [needs_registration, pytest.mark.parametrize("owner", sorted(REASONS))]


def test_the_owner_is_found(owner: str) -> None:
    found = facts(owner)
    assert found["owner"] == owner
    assert (found["usable"], found["feature_size"], found["has_cid"]) == (False, 0, False)


def test_the_backend_is_locked_for_that_reason(owner: str) -> None:
    found = facts(owner)
    assert (found["backend"], found["reason"], found["self_test"]) == ("locked", REASONS[owner], 0)


def test_a_counter_counts_exactly_from_several_threads(owner: str) -> None:
    assert facts(owner)["total"] == 5000 * (0 + 1 + 2 + 3)


def test_a_free_list_loses_no_node_and_doubles_none(owner: str) -> None:
    assert facts(owner)["all_nodes"]
    assert facts(owner)["circulated"] > 0


def test_doctor_says_so_and_its_status_is_1(owner: str) -> None:
    found, doctor = facts(owner), facts(owner)["doctor"]
    assert found["status"] == 1
    assert doctor["registration"]["owner"] == owner
    assert doctor["registration"]["reason"] == REASONS[owner]
    assert doctor["kernel_facility"] == {"usable": False, "reason": REASONS[owner]}
    assert doctor["backend"] == {"chosen": "locked", "reason": REASONS[owner]}
    assert doctor["self_test"] == []
    assert doctor["compiler"]["works"] is True


def test_insisting_on_the_kernel_is_refused(owner: str) -> None:
    assert facts(owner)["insisted"] == f"RSEQ_BACKEND=kernel, but sequences cannot run on the kernel facility: {REASONS[owner]}"
