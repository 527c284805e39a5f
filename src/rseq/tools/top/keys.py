"""What a terminal sends, as names of keys.

Arrow keys and the like come as several bytes that begin with Escape, and so does the key Escape itself, alone. Which one it is
shows in what follows at once: so an Escape with nothing behind it is kept until `flush`, some hundredths of a second later.
Source: ECMA-48, console_codes(4).
"""

from __future__ import annotations

import codecs
import re

SEQUENCE = re.compile(r"\x1b(?:\[([0-9;?]*)([A-Za-z~])|O([A-Za-z]))")
UNFINISHED = re.compile(r"\x1b(?:\[[0-9;?]{0,16}|O)?")
LETTERS = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "M": "enter"}
NUMBERS = {"1": "home", "7": "home", "4": "end", "8": "end", "5": "page up", "6": "page down"}
CONTROLS = {"\r": "enter", "\n": "enter", "\x7f": "backspace", "\x08": "backspace", "\x15": "erase", "\x03": "q", "\x0c": "redraw"}


class Keys:
    """Takes bytes, gives keys: one printable character, or up, down, page up, enter, escape, …"""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._text = ""

    def feed(self, data: bytes) -> list[str]:
        """The keys in what arrived."""
        self._text += self._decoder.decode(data)
        found: list[str] = []
        while self._text:
            if self._text[0] != "\x1b":
                found += self._one(self._text[0])
                self._text = self._text[1:]
                continue
            sequence = SEQUENCE.match(self._text)
            if sequence is not None:
                found += self._named(sequence)
                self._text = self._text[sequence.end() :]
            elif UNFINISHED.fullmatch(self._text):
                break
            else:
                found.append("escape")
                self._text = self._text[1:]
        return found

    @property
    def waiting(self) -> bool:
        """Whether something has begun that may be the key Escape."""
        return bool(self._text)

    def flush(self) -> list[str]:
        """Nothing followed: it was Escape, and what came with it."""
        text, self._text = self._text, ""
        return ["escape", *(key for c in text[1:] for key in self._one(c))] if text else []

    @staticmethod
    def _one(character: str) -> list[str]:
        if character in CONTROLS:
            return [CONTROLS[character]]
        return [character] if character.isprintable() else []

    @staticmethod
    def _named(sequence: re.Match[str]) -> list[str]:
        numbered = sequence[2] == "~"
        name = NUMBERS.get(sequence[1].partition(";")[0]) if numbered else LETTERS.get(sequence[2] or sequence[3])
        return [name] if name else []
