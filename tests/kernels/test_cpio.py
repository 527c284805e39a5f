"""The initramfs: read again here, and by cpio itself where there is one."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.kernels.cpio import Archive


def entries(archive: bytes) -> dict[str, tuple[int, tuple[int, int], bytes]]:
    """(mode, device, content) by name; everything that must hold of the format is asserted."""
    found: dict[str, tuple[int, tuple[int, int], bytes]] = {}
    at = 0
    while True:
        assert at % 4 == 0
        assert archive[at : at + 6] == b"070701"
        numbers = [int(archive[at + 6 + 8 * i : at + 14 + 8 * i], 16) for i in range(13)]
        _, mode, _, _, _, _, size, _, _, major, minor, name_size, check = numbers
        assert check == 0
        name = archive[at + 110 : at + 110 + name_size]
        assert name[-1:] == b"\0"
        start = (at + 110 + name_size + 3) & ~3
        content = archive[start : start + size]
        assert len(content) == size
        at = (start + size + 3) & ~3
        if name == b"TRAILER!!!\0":
            assert at == len(archive)
            return found
        found[name[:-1].decode()] = mode, (major, minor), content


def made() -> bytes:
    archive = Archive.with_devices()
    archive.file("init", b"#!", 0o755)
    archive.file("/usr/lib/odd", b"12345")
    archive.link("lib", "usr/lib")
    return archive.finish()


def test_what_is_put_in_is_there() -> None:
    found = entries(made())
    assert list(found) == ["dev", "proc", "sys", "tmp", "dev/console", "init", "usr", "usr/lib", "usr/lib/odd", "lib"]
    assert found["dev/console"] == (stat.S_IFCHR | 0o600, (5, 1), b"")
    assert found["init"] == (stat.S_IFREG | 0o755, (0, 0), b"#!")
    assert found["usr/lib/odd"][2] == b"12345"
    assert found["lib"] == (stat.S_IFLNK | 0o777, (0, 0), b"usr/lib")
    assert stat.S_ISDIR(found["usr/lib"][0])


def test_cpio_reads_it(tmp_path: Path) -> None:
    if shutil.which("cpio") is None:
        pytest.skip("skipped, because there is no cpio here")
    subprocess.run(["cpio", "-i", "--quiet", "init", "usr/lib/odd", "lib"], input=made(), cwd=tmp_path, check=True)
    assert (tmp_path / "init").read_bytes() == b"#!"
    assert (tmp_path / "lib" / "odd").read_bytes() == b"12345"


def test_a_folder_with_all_that_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "program").write_bytes(b"code")
    (tmp_path / "a" / "program").chmod(0o755)
    (tmp_path / "b").symlink_to("a")
    archive = Archive()
    archive.file("a/first", b"before")
    archive.tree(tmp_path)
    found = entries(archive.finish())
    assert list(found) == ["a", "a/first", "a/program", "b"]
    assert found["a/program"] == (stat.S_IFREG | 0o755, (0, 0), b"code")


def test_names_are_there_once() -> None:
    archive = Archive()
    archive.file("init", b"")
    with pytest.raises(ValueError, match="init is in the archive already"):
        archive.file("/init", b"")
