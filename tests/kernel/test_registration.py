"""Who registered this thread, and how much of its area the kernel fills."""

from __future__ import annotations

import ctypes
import os
import threading

import pytest

from rseq.kernel import abi, machine_code, registration
from tests.kernel.needs import needs_registration


@pytest.mark.parametrize(
    ("reported", "kernel", "expected"),
    [
        (0, 28, 0),  # not registered
        (20, 20, 20),  # before Linux 6.3
        (20, 28, 28),  # up to glibc 2.39: 20 whatever the kernel fills
        (32, 28, 28),
        (32, 33, 32),  # glibc registers 32 bytes, and the kernel fills no more than that
        (20, 64, 32),
        (28, 28, 28),  # from glibc 2.40 on: what it says
        (33, 33, 33),
        (64, 33, 33),  # never more than the kernel fills
        (33, 64, 33),  # never more than was registered
    ],
)
def test_what_a_reported_size_means(reported: int, kernel: int, expected: int) -> None:
    assert registration.true_feature_size(reported, kernel) == expected


def test_a_kernel_that_does_not_say_fills_the_original_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registration, "auxiliary", lambda _: 0)
    assert registration.kernel_feature_size() == 20


def test_the_auxiliary_vector_is_read() -> None:
    at_pagesz, nonsense = 6, 9999
    assert registration.auxiliary(at_pagesz) == os.sysconf("SC_PAGESIZE")
    assert registration.auxiliary(nonsense) == 0


@needs_registration
def test_glibc_is_found_with_its_true_feature_size() -> None:
    found = registration.find()
    assert found.owner == "glibc"
    assert found.reason == "glibc registers every thread"
    assert found.usable
    assert found.offset == registration.area_offset()
    assert (found.offset, found.reported_size, found.flags) == registration.exported()
    assert found.feature_size == registration.true_feature_size(found.reported_size, registration.kernel_feature_size())
    assert found.feature_size >= abi.ORIGINAL_FEATURES
    assert found.has_cid == (found.feature_size >= 28)


@needs_registration
def test_the_area_of_every_thread_is_where_the_offset_says() -> None:
    """Each thread's own area has a CPU number that it may run on, and its concurrency id is a small number."""
    offset = registration.find().offset
    assert offset is not None
    word = ctypes.c_uint32()
    code = machine_code.Loaded(ctypes.addressof(word))
    areas: dict[int, tuple[int, int, int]] = {}
    together = threading.Barrier(4)

    def look(number: int) -> None:
        together.wait()
        address = code.thread_pointer() + offset
        area = abi.Area.from_address(address)
        areas[number] = (address, area.cpu_id, area.mm_cid)
        together.wait()

    threads = [threading.Thread(target=look, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({address for address, _, _ in areas.values()}) == 4
    assert all(address % 32 == 0 for address, _, _ in areas.values())
    assert {cpu for _, cpu, _ in areas.values()} <= os.sched_getaffinity(0)
    if registration.find().has_cid:
        assert all(cid < max(os.cpu_count() or 1, 1) for _, _, cid in areas.values())


@pytest.mark.parametrize(
    ("feature_size", "owner", "expected"),
    [(28, "glibc", True), (27, "glibc", False), (20, "glibc", False), (32, "glibc", True), (28, "other", False)],
)
def test_concurrency_ids_need_a_kernel_that_fills_them(feature_size: int, owner: registration.Owner, expected: bool) -> None:
    assert registration.Registration(owner, 0, 32, feature_size, 0, "").has_cid is expected


def test_a_c_library_that_exports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with musl or an old glibc: the kernel is asked whether anyone is registered."""
    monkeypatch.setattr(registration, "exported", lambda: None)
    monkeypatch.setattr(registration, "_rseq", lambda number, area, flags, signature: 0)
    found = registration.find()
    assert (found.owner, found.offset, found.feature_size, found.usable) == ("none", None, 0, False)
    assert found.reason == "this C library does not register threads (glibc does from 2.35 on)"
    assert registration.area_offset() is None


def test_an_unexpected_answer_of_the_kernel_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registration, "exported", lambda: (0, 0, 0))
    monkeypatch.setattr(registration, "_rseq", lambda number, area, flags, signature: 13)
    found = registration.find()
    assert (found.owner, found.reason) == ("missing", "rseq(2) answers EACCES: Permission denied")


def test_an_unknown_processor_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registration, "exported", lambda: (0, 0, 0))
    monkeypatch.setattr(abi, "machine", lambda: "m68k")
    found = registration.find()
    assert (found.owner, found.reason) == ("missing", "rseq is not known to this package on m68k")
