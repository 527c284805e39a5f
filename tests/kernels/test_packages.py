"""Private apt: where packages come from, what apt's answers mean, how a kernel is found in a package. No network."""

from __future__ import annotations

import gzip
import os
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from tests.kernels.machines import GENERATIONS, MACHINES, SUITES, machine
from tests.kernels.packages import Missing, Packages, kernel_of, mirror, parse_depends, parse_madison, without_zboot

MADISON = """\
linux-image-amd64 |   7.2.13-1 | http://mirror.example/debian sid/main amd64 Packages
linux-image-amd64 | 6.12.117-1 | http://mirror.example/debian trixie/main amd64 Packages
linux-image-amd64 |  6.1.176-1 | http://mirror.example/debian bookworm/main amd64 Packages
"""
SHOW = """\
Package: linux-image-7.2.13+deb14-amd64
Version: 7.2.13-1
Pre-Depends: linux-base (>= 4.17~)
Depends: dracut | initramfs-tools (>= 0.120), linux-binary-7.2.13+deb14-amd64 (= 7.2.13-1), linux-modules:any (= 7.2.13-1)

Package: linux-image-7.2.13+deb14-amd64
Depends: nothing-of-this
"""


def test_the_mirror_is_the_one_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d" / "a.sources.disabled").write_text("URIs: http://disabled.example/debian\n")
    (tmp_path / "sources.list.d" / "b.list").write_text("deb https://other.example/apt stable main\n")
    (tmp_path / "sources.list.d" / "c.sources").write_text(
        "Types: deb\n# URIs: http://no.example/debian\nURIs: http://security.example/debian-security http://mirror.example/debian/\nSuites: bookworm\n"
    )
    assert mirror(tmp_path) == "http://mirror.example/debian"
    (tmp_path / "sources.list").write_text(
        "# deb http://old.example/debian a main\ndeb [arch=amd64 trusted=no] http://first.example/debian a main\n"
    )
    assert mirror(tmp_path) == "http://first.example/debian"


def test_a_machine_without_debian_says_so(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text("deb http://mirror.example/ubuntu noble main\n")
    with pytest.raises(Missing, match="names no mirror of Debian: name one with --mirror"):
        mirror(tmp_path)


def test_the_configuration_is_private(tmp_path: Path) -> None:
    text = Packages("riscv64", "http://mirror.example/debian", tmp_path).write_configuration().read_text()
    folder = tmp_path / "riscv64" / "apt"
    assert f'Dir "{folder}";' in text
    assert 'APT::Architecture "riscv64";' in text
    sources = (folder / "sources.list").read_text().splitlines()
    assert [line.split()[-2] for line in sources] == list(SUITES)
    assert all("http://mirror.example/debian" in line and "trusted" not in line for line in sources)
    if shutil.which("apt-config"):
        ran = subprocess.run(
            ["apt-config", "dump"],
            env={"APT_CONFIG": str(folder / "apt.conf"), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=True,
        )
        values = dict(line.rstrip(";").split(" ", 1) for line in ran.stdout.splitlines() if " " in line)
        assert values["Dir::Etc::sourcelist"] == f'"{folder}/sources.list"'
        assert values["APT::Architecture"] == '"riscv64"'
        assert values["Dir::State::status"] == f'"{folder}/status"'


def test_answers_of_apt() -> None:
    assert parse_madison(MADISON) == {"sid": "7.2.13-1", "trixie": "6.12.117-1", "bookworm": "6.1.176-1"}
    assert parse_madison("") == {}
    assert parse_depends(SHOW) == [
        ("linux-base", None),
        ("dracut", None),
        ("linux-binary-7.2.13+deb14-amd64", "7.2.13-1"),
        ("linux-modules", "7.2.13-1"),
    ]


class WithoutMirror(Packages):
    """Whose mirror does not answer."""

    def _run(self, *command: str, folder: Path | None = None) -> str:
        if command[1] == "update":
            raise Missing("apt-get update: no answer")
        return MADISON


def test_without_an_answer_old_lists_are_good_enough(tmp_path: Path) -> None:
    source = WithoutMirror("amd64", "http://mirror.example/debian", tmp_path)
    with pytest.raises(Missing, match="no answer"):
        source.versions("linux-image-amd64")
    stamp = source.folder / "updated"
    stamp.touch()
    os.utime(stamp, (0, 0))
    assert source.versions("linux-image-amd64")["sid"] == "7.2.13-1"


class Canned(Packages):
    """Answers without apt, and a package that is in no need of a download."""

    def __init__(self, cache: Path, package: Path) -> None:
        super().__init__("amd64", "http://mirror.example/debian", cache)
        self.package, self.asked = package, [""]

    def _lists(self) -> None:
        pass

    def _run(self, *command: str, folder: Path | None = None) -> str:
        if command[1] == "madison":
            return MADISON
        name = command[2].partition("=")[0]
        leads = {
            "linux-image-amd64": "linux-image-7.2.13+deb14-amd64 (= 7.2.13-1)",
            "linux-image-7.2.13+deb14-amd64": SHOW.splitlines()[3][9:],
        }
        return f"Package: {name}\nDepends: {leads.get(name, 'libc6')}\n"

    def download(self, name: str, version: str) -> Path:
        self.asked.append(f"{name}={version}")
        copy = self.cache / "copy.deb"
        shutil.copy(self.package, copy)
        return copy


def package(folder: Path, name: str, content: bytes) -> Path:
    """A package with one file."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("skipped, because there is no dpkg-deb here")
    tree = folder / "tree"
    (tree / "DEBIAN").mkdir(parents=True)
    (tree / "DEBIAN" / "control").write_text(
        "Package: linux\nVersion: 1\nArchitecture: all\nMaintainer: nobody <n@example>\nDescription: none\n"
    )
    (tree / name).parent.mkdir(parents=True)
    (tree / name).write_bytes(content)
    out = folder / "linux.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-b", str(tree), str(out)], check=True, capture_output=True)
    return out


def test_a_kernel_is_found_at_the_end_of_the_dependencies(tmp_path: Path) -> None:
    source = Canned(tmp_path, package(tmp_path, "usr/lib/modules/7.2.13+deb14-amd64/vmlinuz", b"the kernel"))
    source.cache.mkdir()
    version, path = source.kernel("linux-image-amd64", "sid")
    assert (version, path.read_bytes()) == ("7.2.13-1", b"the kernel")
    assert source.asked[-1] == "linux-binary-7.2.13+deb14-amd64=7.2.13-1"
    assert not (source.cache / "copy.deb").exists()
    assert source.kernel("linux-image-amd64", "sid") == (version, path)
    assert len(source.asked) == 2
    with pytest.raises(Missing, match="bullseye has no linux-image-amd64 for amd64"):
        source.kernel("linux-image-amd64", "bullseye")
    assert source.kernel_of_generation("linux-image-amd64", ["bullseye", "sid"]) == (version, path)


def test_kernels_in_boot_and_none(tmp_path: Path) -> None:
    assert kernel_of(package(tmp_path / "a", "boot/vmlinux-6.1.0-50-powerpc64le", b"ELF")) == b"ELF"
    with pytest.raises(Missing, match="has no kernel in it"):
        kernel_of(package(tmp_path / "b", "boot/config-6.1.0", b"CONFIG"))


def test_kernels_that_unpack_themselves() -> None:
    packed = gzip.compress(b"the kernel")
    header = b"MZ\0\0zimg" + struct.pack("<II", 64, len(packed)) + bytes(8) + b"gzip\0\0\0\0"
    image = header.ljust(64, b"\0") + packed + b"behind it"
    assert without_zboot(image) == b"the kernel"
    assert without_zboot(b"MZ plain") == b"MZ plain"
    with pytest.raises(Missing, match="packed by 'xz'"):
        without_zboot(image.replace(b"gzip\0", b"xz\0\0\0", 1))


def test_machines_have_one_of_each_target() -> None:
    from rseq.compiler import targets

    assert sorted(MACHINES) == targets.names()
    assert list(GENERATIONS) == ["oldstable", "stable", "unstable"]
    assert machine("arm64") is machine("aarch64")
    with pytest.raises(ValueError, match="there is no machine 'vax'; choose one of x86_64, "):
        machine("vax")
