"""Names of the language as names in C and C++, which have words of their own."""

from __future__ import annotations

import re

from rseq.language.errors import RseqError

WORDS = """
    auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return
    short signed sizeof static struct switch typedef union unsigned void volatile while asm typeof
    alignas alignof and and_eq bitand bitor bool catch char16_t char32_t class compl concept const_cast constexpr decltype delete
    dynamic_cast explicit export false friend mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected
    public reinterpret_cast requires static_assert static_cast template this thread_local throw true try typeid typename using virtual
    wchar_t xor xor_eq char8_t consteval constinit co_await co_return co_yield
"""
# What a generated header needs to mean itself: types, macros (in GNU modes also the name of the system), our own variables.
OURS = """
    int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t uintptr_t ptrdiff_t size_t assert errno NULL offsetof memcpy
    stdin stdout stderr EOF BUFSIZ SEEK_SET SEEK_CUR SEEK_END RAND_MAX EXIT_SUCCESS EXIT_FAILURE SIZE_MAX
    INT8_MAX INT16_MAX INT32_MAX INT64_MAX UINT8_MAX UINT16_MAX UINT32_MAX UINT64_MAX INT8_MIN INT16_MIN INT32_MIN INT64_MIN
    linux unix i386 result results
"""
TAKEN = frozenset(WORDS.split()) | frozenset(OURS.split())


class NoSuchName(RseqError):
    """A name that C cannot have."""


def identifier(name: str) -> str:
    """A parameter or field as C can call it: with `_` behind it where C means something else by the word."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise NoSuchName(f"{name!r} cannot be a name in C: use letters of ASCII, digits and _")
    return f"{name}_" if name in TAKEN or name.startswith("rseq_") else name


def joined(prefix: str, name: str) -> str:
    """A name at file level: prefix and name with `_` between, dots too."""
    whole = "_".join(filter(None, [prefix, *name.replace("<locals>", "").split(".")]))
    return identifier(whole) if not whole.startswith("rseq_") else whole


def macro(text: str) -> str:
    """Any text as part of a macro's name."""
    return re.sub(r"\W", "_", text).upper()
