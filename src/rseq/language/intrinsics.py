"""Names that mean something inside of compiled functions. Called anywhere else they raise RuntimeError.

What they mean to the compiler is in `compiler/frontend/intrinsics.py`, to the interpreter in
`language/interpreter.py`. Functions that take "a field" take an expression such as `here.head` or
`table.slots[i]`: it is the location that counts, not the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rseq.language.annotations import PerCpu

T = TypeVar("T")
Number = TypeVar("Number", int, float)
Order = Literal["relaxed", "acquire", "release", "seq_cst"]


def _only_compiled(name: str) -> NoReturn:
    raise RuntimeError(f"rseq.{name}() has a meaning only inside of a function with @rseq.sequence or @rseq.native")


def staging() -> AbstractContextManager[None]:
    """`with rseq.staging():` around stores that nobody else can see before the commit; sequences only."""
    _only_compiled("staging")


def at_most(rounds: int) -> bool:
    """`while rseq.at_most(64) and …:` bounds a loop: true the first `rounds` times. `rounds` is a constant."""
    _only_compiled("at_most")


def cpu() -> int:
    """The number of the CPU that this sequence runs on, u32. The sequence restarts if that changes."""
    _only_compiled("cpu")


def load_acquire(field: T) -> T:
    """The value of a field; nothing that follows is read before it. Pairs with `store_release` elsewhere."""
    _only_compiled("load_acquire")


def float_bits(value: float) -> int:
    """The 64 bits of an f64 as a u64: sign, exponent, fraction (IEEE 754). Native functions only."""
    _only_compiled("float_bits")


def store_release(field: T, value: T) -> None:
    """Store to a field after everything before it; staged, or the commit. For readers on other CPUs."""
    _only_compiled("store_release")


def snapshot_into(cells: PerCpu[T], cpu: int, into: T) -> bool:
    """Copy a CPU's copy as it was at one moment, also while transactions go on; native functions only. Never waits for a writer.

    False if the CPU's journal is damaged; `into` holds anything then. IndexError if there is no such CPU.
    """
    _only_compiled("snapshot_into")


class atomic:  # noqa: N801  (a namespace, used like a module)
    """Atomic operations on fields, in native functions. All take `order=`, sequentially consistent by default."""

    @staticmethod
    def load(field: T, *, order: Order = "seq_cst") -> T:
        """The field's value. order: relaxed, acquire or seq_cst."""
        _only_compiled("atomic.load")

    @staticmethod
    def store(field: T, value: T, *, order: Order = "seq_cst") -> None:
        """Store. order: relaxed, release or seq_cst."""
        _only_compiled("atomic.store")

    @staticmethod
    def add(field: Number, value: Number, *, order: Order = "seq_cst") -> Number:
        """Add, integers or f64; gives the value before."""
        _only_compiled("atomic.add")

    @staticmethod
    def sub(field: Number, value: Number, *, order: Order = "seq_cst") -> Number:
        """Subtract, integers or f64; gives the value before."""
        _only_compiled("atomic.sub")

    @staticmethod
    def and_(field: int, value: int, *, order: Order = "seq_cst") -> int:
        """Bitwise and; gives the value before."""
        _only_compiled("atomic.and_")

    @staticmethod
    def or_(field: int, value: int, *, order: Order = "seq_cst") -> int:
        """Bitwise or; gives the value before."""
        _only_compiled("atomic.or_")

    @staticmethod
    def xor(field: int, value: int, *, order: Order = "seq_cst") -> int:
        """Bitwise exclusive or; gives the value before."""
        _only_compiled("atomic.xor")

    @staticmethod
    def exchange(field: T, value: T, *, order: Order = "seq_cst") -> T:
        """Store; gives the value before."""
        _only_compiled("atomic.exchange")

    @staticmethod
    def compare_exchange(field: T, expected: Any, value: Any, *, order: Order = "seq_cst") -> bool:
        """Store `value` if the field holds `expected`; whether it did."""
        _only_compiled("atomic.compare_exchange")

    @staticmethod
    def fence(*, order: Order = "seq_cst") -> None:
        """Order the accesses before and after."""
        _only_compiled("atomic.fence")
