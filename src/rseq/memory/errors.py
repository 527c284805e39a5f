"""What can be wrong with a segment in a file."""

from __future__ import annotations

from rseq.kernel.errors import RseqError


class SegmentError(RseqError, OSError):
    """The file is no segment, or a damaged one, or one that this machine cannot use; the message says what is wrong.

    An OSError, because opening a file that is not there, or that may not be opened, raises one too: one `except OSError` has
    all that can go wrong when a segment is opened, but for `rseq.Unavailable`.
    """
