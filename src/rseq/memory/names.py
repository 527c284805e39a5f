"""What a segment and an object may be called, and where a segment's file is.

A bare name is a file in one folder that all processes of a machine share: "metrics" is /dev/shm/rseq-metrics, or
rseq-metrics in the folder $RSEQ_DIR. Anything with a slash is a path.
"""

from __future__ import annotations

import os

VARIABLE = "RSEQ_DIR"
FOLDER = "/dev/shm"
PREFIX = "rseq-"
LONGEST_FILE_NAME = 255
LONGEST_PATH = 4095
LONGEST_OBJECT_NAME = 4095


def folder() -> str:
    """Where segments with bare names are."""
    return os.environ.get(VARIABLE) or FOLDER


def locate(name: str | os.PathLike[str]) -> str:
    """The absolute path of a segment's file. TypeError and ValueError say what is wrong with the name."""
    given = os.fspath(name) if isinstance(name, os.PathLike) else name
    if not isinstance(given, str):
        raise TypeError(f"the name of a segment is a string or a path, not {name!r}")
    if not given:
        raise ValueError("the name of a segment is empty")
    if "\0" in given:
        raise ValueError(f"the name of a segment has no NUL character: {given!r}")
    bare = is_bare(name)
    try:
        size = len(os.fsencode(given))
    except UnicodeEncodeError:
        raise ValueError(f"the name of a segment is text, without lone surrogates: {given!r}") from None
    longest = LONGEST_FILE_NAME - len(PREFIX)
    if bare and size > longest:
        raise ValueError(f"the name of a segment has at most {longest} bytes, not {size}")
    path = os.path.abspath(os.path.join(folder(), PREFIX + given) if bare else given)
    file_size = len(os.fsencode(os.path.basename(path)))
    if file_size > LONGEST_FILE_NAME:
        raise ValueError(f"the name of a file has at most {LONGEST_FILE_NAME} bytes, not {file_size}")
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise ValueError(f"the path of a segment has at most {LONGEST_PATH} bytes, not {len(os.fsencode(path))}")
    return path


def is_bare(name: str | os.PathLike[str]) -> bool:
    """Whether the name means a file in the common folder."""
    return isinstance(name, str) and "/" not in name


def shown(path: str) -> str:
    """The shortest name by which `locate` finds this path here: the bare name if there is one."""
    base = os.path.basename(path)
    if os.path.dirname(path) == os.path.abspath(folder()) and base.startswith(PREFIX) and base != PREFIX:
        return base[len(PREFIX) :]
    return path


def encode_object_name(name: str) -> bytes:
    """An object's name as the directory keeps it. TypeError and ValueError say what is wrong with it."""
    if not isinstance(name, str):
        raise TypeError(f"the name of an object is a string, not {name!r}")
    if not name:
        raise ValueError("the name of an object is empty")
    if "\0" in name:
        raise ValueError(f"the name of an object has no NUL character: {name!r}")
    try:
        encoded = name.encode()
    except UnicodeEncodeError:
        raise ValueError(f"the name of an object is text, without lone surrogates: {name!r}") from None
    if len(encoded) > LONGEST_OBJECT_NAME:
        raise ValueError(f"the name of an object has at most {LONGEST_OBJECT_NAME} bytes in UTF-8, not {len(encoded)}")
    return encoded
