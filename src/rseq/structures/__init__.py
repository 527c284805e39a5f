"""Data structures made of restartable sequences. Each file is one structure: its memory, its sequences, its Python face."""

from __future__ import annotations

from rseq.structures.counter import Counter as Counter
from rseq.structures.counter import FloatCounter as FloatCounter
from rseq.structures.counter_array import CounterArray as CounterArray
from rseq.structures.family import Family as Family
from rseq.structures.freelist import FreeList as FreeList
from rseq.structures.freelist import Link as Link
from rseq.structures.gauge import Gauge as Gauge
from rseq.structures.histogram import Distribution as Distribution
from rseq.structures.histogram import Histogram as Histogram
