"""From the description of a type, as it stands in a segment's directory, to a numpy dtype.

    struct mine.Cell{hits:u64@0,misses:u64@8}#16/8

Whoever may write to the file wrote the description, so it decides nothing but where numbers are looked for, inside of the bytes of its
object. Understood are numbers, arrays of numbers, and structs of these; a struct with structs inside, or with pointers, is not.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

NUMBERS = {"u8": "u1", "u16": "u2", "u32": "u4", "u64": "u8", "i8": "i1", "i16": "i2", "i32": "i4", "i64": "i8", "f64": "f8"}
"""Types of the language, and numpy's names for them."""
NUMBER = r"[uif](?:8|16|32|64)|bool"
FIELD = re.compile(rf"([^:,@{{}}]+):(?:({NUMBER})|Array\[({NUMBER}),([0-9]{{1,10}})\])@([0-9]{{1,12}})(?:,|$)")
STRUCT = re.compile(r"struct ([^{]*)\{([^{}]*)\}#([0-9]{1,12})/([1248])")
SCALAR = re.compile(rf"({NUMBER})")
MOST_FIELDS = 1000


class Field(NamedTuple):
    """A number, or an array of numbers, in a struct."""

    type: str
    length: int | None
    """Items of the array; None for one number."""
    offset: int


class Layout(NamedTuple):
    """Where the numbers of an item are."""

    name: str
    """Of the struct; empty for a plain number."""
    fields: dict[str, Field]
    """For a plain number, one field with an empty name."""
    size: int

    def has(self, **wanted: tuple[str, int | None]) -> bool:
        """Whether there are these fields, of these types and lengths, at places that are multiples of eight."""
        return all(
            name in self.fields and self.fields[name][:2] == kind and not self.fields[name].offset % 8 for name, kind in wanted.items()
        )

    def numbers(self) -> dict[str, Field]:
        """The fields that can be added up: all but truth values."""
        return {name: field for name, field in self.fields.items() if field.type in NUMBERS}

    def dtype(self) -> np.dtype[Any]:
        """Of an item; fields of no name are called "value"."""
        import numpy as np

        fields = self.numbers()
        return np.dtype(
            {
                "names": [name or "value" for name in fields],
                "formats": [
                    (NUMBERS[field.type], () if field.length is None else (field.length,))  # a shape of its own: an array inside
                    for field in fields.values()
                ],
                "offsets": [field.offset for field in fields.values()],
                "itemsize": self.size,
            }
        )


def _size(kind: str) -> int:
    return 1 if kind == "bool" else int(kind[1:]) // 8


@functools.lru_cache(1024)
def parse(description: str) -> Layout | None:
    """The layout that a description tells; None if it is not one of those that are understood."""
    scalar = SCALAR.fullmatch(description)
    if scalar is not None and (description in NUMBERS or description == "bool"):
        return Layout("", {"": Field(description, None, 0)}, _size(description))
    struct = STRUCT.fullmatch(description)
    if struct is None:
        return None
    name, inside, size = struct[1], struct[2], int(struct[3])
    fields: dict[str, Field] = {}
    at = 0
    while at < len(inside):
        found = FIELD.match(inside, at)
        if found is None or len(fields) >= MOST_FIELDS or found[1] in fields:
            return None
        kind = found[2] or found[3]
        if kind not in NUMBERS and kind != "bool":
            return None
        length = int(found[4]) if found[4] else None
        field = Field(kind, length, int(found[5]))
        if length == 0 or field.offset + _size(kind) * (length or 1) > size:
            return None
        fields[found[1]] = field
        at = found.end()
    return Layout(name, fields, size)
