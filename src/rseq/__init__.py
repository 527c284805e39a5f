"""Restartable sequences for Python: write one as a typed function, check it, run it, build it into other programs.

    import rseq
    from rseq import PerCpu, Ptr, Struct, u64

    class Cell(Struct):
        value: u64

    @rseq.sequence
    def add(cells: PerCpu[Cell], n: u64) -> None:
        here = cells.here()
        here.value += n

    cells = rseq.per_cpu(Cell)
    add(cells, 5)

The language is described in docs/language.md, the parts in docs/architecture.md. Importing this package loads
nothing heavy: LLVM is loaded when something is first compiled, numpy when a view is first asked for.
"""

from __future__ import annotations

from rseq.checker.model import CheckError as CheckError
from rseq.checker.model import Memory as Memory
from rseq.checker.model import Model as Model
from rseq.checker.model import operation as operation
from rseq.language.annotations import AnnotationError as AnnotationError
from rseq.language.annotations import Array as Array
from rseq.language.annotations import PerCid as PerCid
from rseq.language.annotations import PerCpu as PerCpu
from rseq.language.annotations import Ptr as Ptr
from rseq.language.annotations import Ref as Ref
from rseq.language.decorators import native as native
from rseq.language.decorators import sequence as sequence
from rseq.language.decorators import transaction as transaction
from rseq.language.errors import Aborted as Aborted
from rseq.language.errors import CompileError as CompileError
from rseq.language.errors import JournalError as JournalError
from rseq.language.errors import RseqError as RseqError
from rseq.language.errors import Unavailable as Unavailable
from rseq.language.intrinsics import at_most as at_most
from rseq.language.intrinsics import atomic as atomic
from rseq.language.intrinsics import cpu as cpu
from rseq.language.intrinsics import float_bits as float_bits
from rseq.language.intrinsics import load_acquire as load_acquire
from rseq.language.intrinsics import snapshot_into as snapshot_into
from rseq.language.intrinsics import staging as staging
from rseq.language.intrinsics import store_release as store_release
from rseq.language.numbers import f64 as f64
from rseq.language.numbers import i8 as i8
from rseq.language.numbers import i16 as i16
from rseq.language.numbers import i32 as i32
from rseq.language.numbers import i64 as i64
from rseq.language.numbers import u8 as u8
from rseq.language.numbers import u16 as u16
from rseq.language.numbers import u32 as u32
from rseq.language.numbers import u64 as u64
from rseq.language.structs import Struct as Struct
from rseq.language.structs import offset_of as offset_of
from rseq.language.structs import sizeof as sizeof
from rseq.memory.array import array as array
from rseq.memory.array import new as new
from rseq.memory.errors import SegmentError as SegmentError
from rseq.memory.percpu import per_cid as per_cid
from rseq.memory.percpu import per_cpu as per_cpu
from rseq.memory.segment import Segment as Segment
from rseq.memory.snapshot import snapshot as snapshot

__version__ = "0.1.0"
