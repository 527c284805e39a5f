"""Making a segment's file, opening one, and making it if it is not there, however many processes try at once.

A segment must never be seen half made, not even when its maker is killed or the disk fills. So it is made where nobody can see
it, as a file *without a name* (O_TMPFILE, open(2)): memory is reserved, the header is written, the file is mapped, and one system
call, link(2), gives it its name if that is still free. So whatever the system refuses, it refuses before there is a name. A process
that is killed before leaves nothing, since the kernel frees a file that has no name; one that is killed after leaves a complete
segment. Of many processes that make the same segment at once, one gets the name, and the others throw theirs away and open that
one. Nobody waits for anybody, so nobody can wait for a dead process, and there is nothing to take over. That is why there is no
lock and no "being initialised" here.

The price: while processes race, each has reserved the memory of a whole segment for a moment.

File systems without O_TMPFILE (NFS, older overlayfs) get a hidden temporary name first; a process that is killed there leaves that
file behind, but never a half segment under the real name.

`posix_fallocate` reserves the memory. Without it a full file system shows when a page is first touched, as a signal (SIGBUS)
that kills the process; with it, as an OSError here. A file that lost its reserved pages, a sparse copy say, gets them back
when it is opened for writing.

What remains: whoever may write to the file can also truncate it, while others use it, and they are killed by SIGBUS when they touch
what is gone. (Seals, which would prevent that, exist only for files without a name in any folder, memfd_create(2).) So the
files are made for their owner alone, 0600, unless asked otherwise.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from typing import TypeVar

from rseq.memory import layout
from rseq.memory.directory import Directory, boot_id, pid_namespace
from rseq.memory.errors import SegmentError
from rseq.memory.layout import Boot, Header
from rseq.memory.mapping import MAXIMUM
from rseq.memory.owner_lock import OpenFile

T = TypeVar("T")
ROUNDS = 100
"""How often making and opening are tried in turn, while others make and remove the same file."""
_NO_UNNAMED_FILES = (errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL, errno.EXDEV)
"""What the system says where files without a name cannot be made, or not be given one."""
_FULL = {
    errno.ENOSPC: "the file system is full",
    errno.EDQUOT: "the quota is used up",
    errno.EFBIG: "files may not be that large here (a limit of the process, or of the file system)",
}


def create(path: str, header: Header, mode: int, use: Callable[[Directory], T]) -> T:
    """A new segment's file, as what `use` makes of it before it has its name; if that fails there is no file.

    FileExistsError if there is one; OSError if there is no room for it.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "there is a file of this name already", path)
    folder = os.open(os.path.dirname(path), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            return _make(path, folder, "", header, mode, use)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_UNNAMED_FILES:
                raise
        return _make(path, folder, f".rseq-new-{os.urandom(8).hex()}", header, mode, use)
    finally:
        os.close(folder)


def _make(path: str, folder: int, temporary: str, header: Header, mode: int, use: Callable[[Directory], T]) -> T:
    """The file, complete, and then its name. `temporary`: its first name in the folder, or empty for none."""
    flags = os.O_RDWR | os.O_CLOEXEC | (os.O_CREAT | os.O_EXCL if temporary else os.O_TMPFILE)
    try:
        fd = os.open(temporary or ".", flags, 0o600, dir_fd=folder)
    except OSError as error:  # it names what was opened, which says nothing to the user
        raise OSError(error.errno, f"no file can be made in this folder: {error.strerror}", path) from None
    file = OpenFile(fd, path, True)
    try:
        reserve(file.fd, header.file_size, path)
        file.write(0, layout.pack_header(header, Boot(boot_id(), pid_namespace())))
        os.fchmod(file.fd, mode)
        os.fsync(file.fd)
        used = use(Directory(file, header))
        try:
            if temporary:
                os.link(temporary, os.path.basename(path), src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
            else:
                os.link(f"/proc/self/fd/{file.fd}", os.path.basename(path), dst_dir_fd=folder, follow_symlinks=True)
        except FileExistsError:
            raise FileExistsError(errno.EEXIST, "there is a file of this name already", path) from None
        return used
    except BaseException:
        file.close()
        raise
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary, dir_fd=folder)


def reserve(fd: int, size: int, path: str) -> None:
    """Reserve memory for every page of the file. OSError says how much is missing.

    Looks first whether there is so much: a file system in memory would take all that there is before it says no.
    """
    room, missing = os.fstatvfs(fd), size - os.fstat(fd).st_blocks * 512
    free = room.f_bavail * room.f_frsize
    try:
        if room.f_blocks and missing > free:  # no blocks: a file system without a limit
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.posix_fallocate(fd, 0, size)
    except OSError as error:
        if error.errno not in _FULL:
            raise OSError(error.errno, f"no memory can be reserved for a segment of {size} bytes: {error.strerror}", path) from None
        what = f"there is no room for a segment of {size} bytes: {_FULL[error.errno]}; {free} bytes are free"
        raise OSError(error.errno, what, path) from None


def open_directory(path: str, *, read_only: bool, follow: bool = True) -> Directory:
    """Open a segment's file and check it and all of its directory.

    `follow`: whether the name may be a symbolic link. FileNotFoundError, PermissionError, SegmentError.
    """
    _look(path, follow)
    flags = (os.O_RDONLY if read_only else os.O_RDWR) | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY | (0 if follow else os.O_NOFOLLOW)
    fd = os.open(path, flags)
    file = OpenFile(fd, path, not read_only)
    try:
        found = os.fstat(fd)
        if not stat.S_ISREG(found.st_mode):
            raise SegmentError(f"{path}: it is no regular file")
        first = file.read(0, layout.HEADER_BYTES)
        try:
            header = layout.parse_header(first, found.st_size)
        except SegmentError as error:
            raise SegmentError(f"{path}: {error}") from None
        directory = Directory(file, header)
        directory.refresh()
        if not read_only:
            if found.st_blocks * 512 < header.file_size:
                reserve(fd, header.file_size, path)
            directory.settle(layout.parse_boot(first))
        return directory
    except BaseException:
        file.close()
        raise


def _look(path: str, follow: bool) -> None:
    """Opening a device or a pipe can do something, so look first."""
    found = os.stat(path) if follow else os.lstat(path)
    if stat.S_ISLNK(found.st_mode):
        raise SegmentError(f"{path}: it is a symbolic link; give the path of the file")
    if not stat.S_ISREG(found.st_mode):
        raise SegmentError(f"{path}: it is no regular file")
    if found.st_size > MAXIMUM:
        raise SegmentError(f"{path}: it has {found.st_size} bytes, more than any segment")


def attach_or_create(path: str, header: Header, mode: int, use: Callable[[Directory], T], *, follow: bool) -> T:
    """Open the segment of that name, or make it, and give what `use` makes of it; safe when many processes do so at once."""
    refusals = 0
    for _ in range(ROUNDS):
        found = None
        with contextlib.suppress(FileNotFoundError):
            found = open_directory(path, read_only=False, follow=follow)
        if found is not None:
            return use(found)
        try:
            return create(path, header, mode, use)
        except FileExistsError:
            continue
        except OSError as error:
            # Others may hold the room while they race for the name: one of them wins it soon, or all have given theirs back.
            refusals += 1
            if error.errno != errno.ENOSPC or (not _appears(path) and refusals > 3):
                raise
    raise SegmentError(f"{path}: other processes make and remove it all the time; it was never there when it was opened")


def _appears(path: str) -> bool:
    """Whether somebody else's file is there within some 20 to 60 ms."""
    for _ in range(20):
        if os.path.lexists(path):
            return True
        time.sleep(0.001 + os.urandom(1)[0] * 8e-6)  # not in step with the others
    return False
