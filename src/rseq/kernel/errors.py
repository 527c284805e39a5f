"""The errors that are raised below the language; `rseq.language.errors` has the others."""

from __future__ import annotations


class RseqError(Exception):
    """The base of what rseq raises."""


class Unavailable(RseqError, RuntimeError):
    """This thread or this machine cannot run the sequence on this memory; the message says why."""
