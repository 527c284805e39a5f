"""The counterpart of `prometheus_client.multiprocess`: a program that uses that one switches by changing an import.

    from rseq.prometheus import multiprocess      # was: from prometheus_client import multiprocess

prometheus_client chooses its multi-process mode when it is imported and PROMETHEUS_MULTIPROC_DIR is set. Importing this module does what
that does: the same metrics are kept in the segment of that folder from then on, and those that exist move there, as after
`rseq.prometheus.install()`. It does nothing where metrics are in a segment already, nor where the variable is not set or names no folder;
then `MultiProcessCollector` says so (ValueError), as there. OSError if there is no room for the segment, SegmentError if the file
there is none.
"""

from __future__ import annotations

import contextlib

from rseq.prometheus import install as _install
from rseq.prometheus import installed as _installed
from rseq.prometheus.collector import MultiProcessCollector as MultiProcessCollector
from rseq.prometheus.collector import mark_process_dead as mark_process_dead
from rseq.prometheus.collector import multiprocess_path as _multiprocess_path

__all__ = ["MultiProcessCollector", "mark_process_dead"]

if _installed() is None:
    _folder = None
    with contextlib.suppress(ValueError):
        _folder = _multiprocess_path()
    if _folder is not None:
        _install(_folder)
