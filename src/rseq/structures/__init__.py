"""Data structures made of restartable sequences. Each file is one structure: its memory, its sequences, its Python face."""

from __future__ import annotations

from rseq.structures.counter import Counter as Counter
from rseq.structures.counter import FloatCounter as FloatCounter
from rseq.structures.freelist import FreeList as FreeList
from rseq.structures.freelist import Link as Link
