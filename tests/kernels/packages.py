"""Debian packages of any architecture and release, by a configuration of apt that is private: nothing of the system is changed.

One folder for each architecture, in the cache, holds what apt keeps in /var and /etc: lists, state, a list of sources. Packages come
from the mirror that the machine itself uses (or one that is named), checked with Debian's keyring. They are unpacked, not installed,
so that nothing needs root.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import struct
import subprocess
import tarfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from tests.kernels.machines import SUITES

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
STALE = 24 * 3600
"""Seconds until lists are asked for again."""
CONFIGURATION = """\
Dir "{folder}";
Dir::State "state";
Dir::State::lists "lists";
Dir::State::status "{folder}/status";
Dir::Cache "cache";
Dir::Etc::sourcelist "{folder}/sources.list";
Dir::Etc::sourceparts "{folder}/parts";
Dir::Etc::parts "{folder}/parts";
Dir::Etc::preferencesparts "{folder}/parts";
APT::Architecture "{architecture}";
APT::Architectures {{ "{architecture}"; }};
APT::Sandbox::User "";
Acquire::Languages "none";
// A mirror may lag behind; what it has is signed all the same.
Acquire::Check-Valid-Until "false";
"""


class Missing(Exception):
    """A package, a mirror or a tool that is not to be had, in one sentence."""


def cache_folder() -> Path:
    """Where downloads are kept: rseq/kernels in the user's cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rseq" / "kernels"


def mirror(etc: Path = Path("/etc/apt")) -> str:
    """The address of the Debian mirror that this machine uses. Missing if it uses none."""
    for path in sorted([etc / "sources.list", *(etc / "sources.list.d").glob("*")]):
        if path.suffix not in (".list", ".sources") or not path.is_file():
            continue
        for address in _addresses(path.read_text()):
            if urlsplit(address).path.rstrip("/").endswith("/debian"):
                return address.rstrip("/")
    raise Missing(f"{etc} names no mirror of Debian: name one with --mirror")


def _addresses(text: str) -> Iterator[str]:
    """The addresses in a file of sources, of either form."""
    for line in text.splitlines():
        found = re.match(r"\s*(?:deb\s+(?:\[[^\]]*\]\s*)?|URIs:\s*)(\S.*)", line)
        if found:
            yield from (word for word in found[1].split() if "://" in word)


class Packages:
    """The packages of one architecture."""

    def __init__(self, architecture: str, address: str | None = None, cache: Path | None = None) -> None:
        self.architecture = architecture
        self.cache = (cache or cache_folder()) / architecture
        self.folder = self.cache / "apt"
        self.address = address
        self._ready = False

    def write_configuration(self) -> Path:
        """The private configuration; its path. Missing if the machine names no mirror."""
        for name in ("state", "lists/partial", "cache/archives/partial", "parts"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "status").touch()
        signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
        address = self.address or mirror()
        (self.folder / "sources.list").write_text("".join(f"deb {signed}{address} {suite} main\n" for suite in SUITES))
        path = self.folder / "apt.conf"
        path.write_text(CONFIGURATION.format(folder=self.folder, architecture=self.architecture))
        return path

    def _run(self, *command: str, folder: Path | None = None) -> str:
        if shutil.which(command[0]) is None:
            raise Missing(f"there is no {command[0]} here: kernels come as packages of Debian")
        environment = {**os.environ, "APT_CONFIG": str(self.folder / "apt.conf"), "LC_ALL": "C.UTF-8"}
        ran = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
        if ran.returncode:
            complaint = [line for line in ran.stderr.splitlines() if line.startswith("E: ")] or ["no reason given"]
            raise Missing(f"{' '.join(command[:2])}: {complaint[-1].removeprefix('E: ')}")
        return ran.stdout

    def _lists(self) -> None:
        """Ask the mirror what there is, once a day. Without an answer, what it said before is good enough."""
        if self._ready:
            return
        stamp = self.folder / "updated"
        self.write_configuration()
        if not stamp.exists() or time.time() - stamp.stat().st_mtime > STALE:
            try:
                self._run("apt-get", "update")
                stamp.touch()
            except Missing:
                if not stamp.exists():
                    raise
        self._ready = True

    def versions(self, name: str) -> dict[str, str]:
        """By release, the version of a package there: of the releases that have it."""
        self._lists()
        return parse_madison(self._run("apt-cache", "madison", name))

    def depends(self, name: str, version: str) -> list[tuple[str, str | None]]:
        """The packages that one depends on: (name, version if it says exactly one), of alternatives the first."""
        self._lists()
        return parse_depends(self._run("apt-cache", "show", f"{name}={version}"))

    def download(self, name: str, version: str) -> Path:
        """The package's file, in the cache."""
        self._lists()
        there = self.cache / f"{name}_{version.replace(':', '%3a')}.deb"
        if not there.exists():
            work = self.cache / "downloading"
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir(parents=True)
            self._run("apt-get", "download", f"{name}={version}", folder=work)
            (found,) = work.glob("*.deb")
            found.rename(there)
            work.rmdir()
        return there

    def kernel(self, meta: str, suite: str) -> tuple[str, Path]:
        """(version, file) of the kernel of a release, to which the package `meta` leads. The rest of its package is not kept."""
        version = self.versions(meta).get(suite)
        if version is None:
            raise Missing(f"{suite} has no {meta} for {self.architecture}")
        name = self._holder(meta, version)
        there = self.cache / "kernels" / f"{name}_{version.replace(':', '%3a')}"
        if not there.exists():
            package = self.download(name, version)
            there.parent.mkdir(exist_ok=True)
            unfinished = there.with_suffix(".part")
            unfinished.write_bytes(kernel_of(package))
            unfinished.rename(there)
            package.unlink()
        return version, there

    def kernel_of_generation(self, meta: str, suites: Iterable[str]) -> tuple[str, Path]:
        """The same of the first of several releases that has it to give."""
        said = []
        for suite in suites:
            try:
                return self.kernel(meta, suite)
            except Missing as error:
                said.append(str(error))
        raise Missing("; ".join(said))

    def _holder(self, name: str, version: str) -> str:
        """The package with the kernel itself: linux-image-7.2.13+deb14-amd64 at the end of the dependencies, or since Linux 7
        linux-binary-… behind that. All have one version."""
        for each, exactly in self.depends(name, version):
            if each.startswith(("linux-image-", "linux-binary-")) and exactly == version:
                return self._holder(each, version)
        return name


def parse_madison(text: str) -> dict[str, str]:
    """`package | version | address suite/main architecture Packages`: versions by suite."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        parts = [part.strip() for part in line.split("|")]
        if len(parts) == 3:
            found.setdefault(parts[2].split()[1].partition("/")[0], parts[1])
    return found


def parse_depends(text: str) -> list[tuple[str, str | None]]:
    """The dependencies of the first package that `apt-cache show` tells of."""
    found: list[tuple[str, str | None]] = []
    for line in text.partition("\n\n")[0].splitlines():
        if line.startswith(("Depends: ", "Pre-Depends: ")):
            for each in line.partition(": ")[2].split(","):
                match = re.match(r"([a-z0-9.+-]+)(?::\w+)?\s*(?:\(= ([^)]+)\))?", each.strip())
                if match:
                    found.append((match[1], match[2]))
    return found


def unpack(package: Path) -> Iterator[tuple[tarfile.TarInfo, tarfile.TarFile]]:
    """The members of a package, each with what it can be read from, before the next one."""
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(package)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
            for member in archive:
                yield member, archive
        process.stdout.read()


def kernel_of(package: Path) -> bytes:
    """The kernel in a package. Missing if it has none."""
    found = None
    for member, archive in unpack(package):
        if found is None and re.fullmatch(r"\./(?:boot|usr/lib/modules/[^/]+)/vmlinu[xz](?:-[^/]+)?", member.name) and member.isfile():
            file = archive.extractfile(member)
            assert file is not None
            found = file.read()
    if found is None:
        raise Missing(f"{package.name} has no kernel in it")
    return without_zboot(found)


def without_zboot(kernel: bytes) -> bytes:
    """A kernel that is a program of EFI which unpacks itself (drivers/firmware/efi/libstub/zboot-header.S of Linux), unpacked: QEMU starts
    it without EFI then, and knows only some of the ways of packing. Any other as it is."""
    if kernel[:2] != b"MZ" or kernel[4:8] != b"zimg":
        return kernel
    start, size = struct.unpack_from("<II", kernel, 8)
    packed, way = kernel[start : start + size], kernel[24:32].split(b"\0")[0].decode(errors="replace")
    if way == "gzip":
        return gzip.decompress(packed)
    if way != "zstd":
        raise Missing(f"the kernel is packed by {way!r}, which is not known here")
    if shutil.which("zstd") is None:
        raise Missing("the kernel is packed by zstd, and there is no zstd here: apt-get install zstd")
    return subprocess.run(["zstd", "-dc"], input=packed, capture_output=True, check=True).stdout
