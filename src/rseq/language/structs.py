"""`Struct`: a C struct written as a class, and its instances: typed references to memory.

    class Node(rseq.Struct):
        next: Ptr["Node"]
        value: u64

An instance never owns what it shows: `node.value` reads the memory, `node.value = 3` writes it, each one aligned
machine access. Values are checked: a number that does not fit its field is an OverflowError, a pointer must be None or
lead to a struct of the right class in memory that rseq made, a Ref to one in the same segment. `Node(value=3)` makes memory for one.
"""

from __future__ import annotations

import ctypes
import operator
import sys
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

from rseq.language import references, regions, types
from rseq.language.annotations import AnnotationError, resolve
from rseq.language.handles import HandleBase, address_of, bind

S = TypeVar("S", bound="Struct")

C_TYPES: dict[tuple[int, bool], Any] = {
    (8, False): ctypes.c_uint8, (16, False): ctypes.c_uint16, (32, False): ctypes.c_uint32, (64, False): ctypes.c_uint64,
    (8, True): ctypes.c_int8, (16, True): ctypes.c_int16, (32, True): ctypes.c_int32, (64, True): ctypes.c_int64,
}  # fmt: skip


def c_type(kind: types.Scalar) -> Any:
    """The ctypes type with the layout of a scalar."""
    match kind:
        case types.Int(bits=bits, signed=signed):
            return C_TYPES[bits, signed]
        case types.Float():
            return ctypes.c_double
        case types.Bool():
            return ctypes.c_uint8
    return ctypes.c_uint64


# Values


def encode(kind: types.Scalar, value: Any, name: str) -> int | float:
    """A Python value as what memory of this type holds. TypeError, OverflowError or ValueError name the field."""
    match kind:
        case types.Bool():
            if value is not True and value is not False:
                raise TypeError(f"{name} is bool: True or False, not {value!r}")
            return int(value)
        case types.Float():
            if isinstance(value, bool) or not hasattr(value, "__float__"):
                raise TypeError(f"{name} is f64: a number, not {value!r}")
            return _float(value, name)
        case types.Int():
            if isinstance(value, bool) or not hasattr(value, "__index__"):
                raise TypeError(f"{name} is {kind.name}: a whole number, not {value!r}")
            number = operator.index(value)
            if not kind.low <= number <= kind.high:
                raise OverflowError(f"{name} is {kind.name}: {kind.low} to {kind.high}, not {number}")
            return number
        case types.Ref():
            raise TypeError(f"{name} is {kind.name}, which is only in memory")
    return encode_pointer(kind, value, name)


def _float(value: Any, name: str) -> float:
    try:
        return float(value)
    except OverflowError as error:
        raise OverflowError(f"{name} is f64: {error}") from None


def encode_pointer(kind: types.Pointer, value: Any, name: str) -> int:
    """An address from None, a struct of the right class, or a number that lies in memory of ours."""
    if value is None:
        return 0
    target = kind.target
    if isinstance(value, HandleBase):
        if not isinstance(value, Struct) or value._type_id != types.type_id(target):
            raise TypeError(f"{name} is {kind.name}, not a reference to {type(value).__name__}")
        address = address_of(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        address = value
    else:
        raise TypeError(f"{name} is {kind.name}: None or a {target.name}, not {value!r}")
    if address == 0:
        return 0
    if address % target.align:
        raise ValueError(f"{name}: the address {address:#x} is misaligned; a {target.name} stands at multiples of {target.align}")
    region = regions.find(address, target.size)
    if region is None:
        raise ValueError(f"{name}: {address:#x} does not point into memory made by rseq")
    region.record.escaped = 1
    return address


def encode_ref(kind: types.Ref, value: Any, place: int, name: str) -> int:
    """What a Ref at an address holds that leads to a struct, or to None. TypeError, ValueError."""
    if value is None:
        return 0
    if not isinstance(value, Struct) or value._type_id != types.type_id(kind.target):
        raise TypeError(f"{name} is {kind.name}: None or a {kind.target.name}, not {value!r}")
    region, address = regions.find(place, kind.size), address_of(value)
    word = references.word_of(kind, address, region.address) if region is not None else None
    if word is None:
        raise ValueError(
            f"{name} is {kind.name}, which leads to a {kind.target.name} in the segment that it lies in, and this one lies in other "
            f"memory; take an item of an array of that segment"
        )
    return word


def referred(kind: types.Ref, word: int, region: int, owner: Any) -> Any:
    """The reference that a Ref in this region stands for. ValueError if what it holds is none."""
    address = references.place_of(kind, word, region)
    return location(kind.target, address, region, owner) if address else None


def decode(kind: types.Scalar, raw: Any) -> Any:
    """The Python value of what memory of this type holds. (A Ref needs to know where it lies: `referred`.)"""
    if isinstance(kind, types.Bool):
        return bool(raw & 1)
    if isinstance(kind, types.Pointer):
        return pointed(kind, int(raw))
    return raw


def pointed(kind: types.Pointer, address: int) -> Any:
    """A struct's reference from its address; None for 0; the number itself where the target is no struct."""
    if address == 0:
        return None
    if not isinstance(kind.target, types.StructType):
        return address
    region = regions.find(address, kind.target.size)
    if region is None:
        raise ValueError(f"the pointer {address:#x} leads out of the memory made by rseq")
    return reference(kind.target, address, region.address)


def reference(kind: types.StructType, address: int, region: int) -> Struct:
    """An instance that shows the struct at `address`."""
    made: Struct = kind.python_class.__new__(kind.python_class)
    bind(made, address, types.type_id(kind), region)
    return made


# Fields


def location(kind: types.Type, address: int, region: int, owner: Any) -> Any:
    """What stands at an address: a value for a scalar, else a reference or a view."""
    if isinstance(kind, types.StructType):
        made = reference(kind, address, region)
        _keep(made, owner)
        return made
    if isinstance(kind, types.ArrayOf):
        return ArrayView(kind, address, region, owner)
    if isinstance(kind, types.Ref):
        return referred(kind, c_type(kind).from_address(address).value, region, owner)
    return decode(kind, c_type(kind).from_address(address).value)  # type: ignore[arg-type]


def _keep(made: Struct, owner: Any) -> None:
    """The owner of the memory stays alive as long as a reference into it."""
    made.__dict__["_owner"] = owner


def write(kind: types.Type, address: int, value: Any, name: str) -> None:
    """Store a value; only scalars can be stored whole."""
    if not types.is_scalar(kind):
        raise TypeError(f"{name} is {kind.name}: assign its parts one by one")
    if isinstance(kind, types.Ref):
        c_type(kind).from_address(address).value = encode_ref(kind, value, address, name)
        return
    c_type(kind).from_address(address).value = encode(kind, value, name)  # type: ignore[arg-type]


class _FieldAccess:
    """`node.value`: a descriptor, one for each field."""

    __slots__ = ("_field", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self._field: types.Field | None = None

    def field(self, cls: type[Struct]) -> types.Field:
        if self._field is None:
            self._field = cls.__rseq_struct__.fields[self.name]
        return self._field

    def __get__(self, instance: Struct | None, cls: type[Struct]) -> Any:
        if instance is None:
            return self
        field = self.field(cls)
        owner = instance.__dict__.get("_owner")
        return location(field.type, address_of(instance) + field.offset, instance._region, owner)

    def __set__(self, instance: Struct, value: Any) -> None:
        field = self.field(type(instance))
        write(field.type, address_of(instance) + field.offset, value, f"{type(instance).__name__}.{self.name}")


class StructMeta(type):
    """Reads the annotations of a struct class into a layout, when the layout is first needed."""

    def __new__(meta, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> StructMeta:
        cls = super().__new__(meta, name, bases, namespace, **options)
        if not any(isinstance(base, StructMeta) for base in bases):
            return cls
        for base in bases:
            if isinstance(base, StructMeta) and "__rseq_struct__" in base.__dict__:
                raise TypeError(f"struct {name} derives from struct {base.__name__}; nest it instead: base: {base.__name__}")
        frame = sys._getframe(1)  # where the class statement stands: its names may be local ones
        names = _annotations(cls)
        for field in names:
            if field in namespace:
                raise TypeError(f"{name}.{field} has a default; a struct's fields start as zero, give values to {name}({field}=…)")
            if field.startswith("_"):
                raise TypeError(f"{name}.{field}: names of fields do not start with an underscore")
            setattr(cls, field, _FieldAccess(field))
        layout = types.StructType(name, f"{cls.__module__}.{cls.__qualname__}", _finish(cls, frame), cls)
        cls.__rseq_struct__ = layout  # type: ignore[attr-defined]
        return cls


def _annotations(cls: type) -> Mapping[str, Any]:
    if sys.version_info >= (3, 14):
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    return dict(cls.__dict__.get("__annotations__", {}))


def _finish(cls: type, frame: FrameType) -> Callable[[], list[tuple[str, types.Type]]]:
    """The fields, when they are needed: by then the names they mention exist, the local ones of `frame` too."""
    pending: list[str] = []

    def fields() -> list[tuple[str, types.Type]]:
        if pending:
            raise AnnotationError(f"struct {cls.__name__} contains itself; point to it: Ptr[{cls.__name__!r}]")
        pending.append(cls.__name__)
        try:
            return _fields(cls, {**frame.f_globals, **frame.f_locals, cls.__name__: cls})
        finally:
            pending.clear()

    return fields


def _fields(cls: type, scope: Mapping[str, Any]) -> list[tuple[str, types.Type]]:
    made: list[tuple[str, types.Type]] = []
    for name, hint in _annotations(cls).items():
        try:
            kind = resolve(hint, scope)
            if isinstance(kind, types.PerCpuOf):
                raise AnnotationError("a per-CPU handle is only a parameter of a sequence, never a field")
            if isinstance(kind, types.Pointer) and kind.optional:
                kind = types.Pointer(kind.target)
            _ = kind.size  # a struct that contains itself shows here
        except AnnotationError as error:
            raise AnnotationError(f"{cls.__name__}.{name}: {error}") from None
        made.append((name, kind))
    if not made:
        raise AnnotationError(f"struct {cls.__name__} has no fields; write at least one: value: u64")
    return made


if TYPE_CHECKING:

    class _Base(HandleBase):
        __rseq_struct__: types.StructType

        def __init__(self, **values: Any) -> None: ...

else:
    _Base = HandleBase


class Struct(_Base, metaclass=StructMeta):
    """The base of structs. An instance is a reference to memory: see this module's docstring.

    `Node(value=3)` makes zeroed memory for one and sets fields. `Node.at(address)` refers to one that exists,
    in memory that rseq made. References to the same place are equal.
    """

    if not TYPE_CHECKING:

        def __init__(self, **values: Any) -> None:
            from rseq.memory.array import allocate_one

            allocate_one(self)
            for name, value in values.items():
                if name not in type(self).__rseq_struct__.fields:
                    raise TypeError(f"{type(self).__name__} has no field {name!r}")
                setattr(self, name, value)

    @classmethod
    def at(cls: type[S], address: int) -> S:
        """The struct at an address. ValueError unless one fits there, in memory that rseq made."""
        kind = types.Pointer(cls.__rseq_struct__)
        if encode_pointer(kind, address, f"{cls.__name__}.at()") == 0:
            raise ValueError(f"{cls.__name__}.at(): the address is 0")
        made: S = pointed(kind, address)
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in type(self).__rseq_struct__.fields:
            raise AttributeError(f"{type(self).__name__} has no field {name!r}")
        object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Struct) and (self._type_id, self._address) == (other._type_id, other._address)

    def __hash__(self) -> int:
        return hash((self._type_id, self._address))

    def __repr__(self) -> str:
        name, fields = type(self).__name__, type(self).__rseq_struct__.fields
        try:
            address_of(self)
        except ValueError:
            return f"<{name}, closed>"
        shown = ", ".join(f"{f}={_shown(self, f)}" for f in fields)
        return f"{name}({shown}) at {self._address:#x}"

    def __reduce__(self) -> Any:
        raise TypeError(f"{type(self).__name__} refers to memory of this process and cannot be pickled")


def _shown(instance: Struct, field: str) -> str:
    try:
        return _short(getattr(instance, field))
    except ValueError:
        return "astray"  # a pointer or Ref that leads out of the memory


def _short(value: Any) -> str:
    if isinstance(value, Struct):
        return f"<{type(value).__name__} at {value._address:#x}>"
    return repr(value)


def _whole(index: Any) -> int:
    try:
        return operator.index(index)
    except TypeError:
        raise TypeError(f"an index is a whole number, not {index!r}") from None


class ArrayView:
    """A fixed array in memory: `len`, indexing, slices (as lists), iteration, assignment of items, `numpy()`."""

    __slots__ = ("_address", "_kind", "_owner", "_region")

    def __init__(self, kind: types.ArrayOf, address: int, region: int, owner: Any) -> None:
        self._kind, self._address, self._region, self._owner = kind, address, region, owner

    def _start(self) -> int:
        if ctypes.c_uint32.from_address(self._region + regions.STATE_OFFSET).value != regions.OPEN:
            raise ValueError("the memory of this array was closed")
        return self._address

    def _at(self, index: int) -> int:
        length = self._kind.length
        place = _whole(index)
        if not -length <= place < length:
            raise IndexError(f"index {place} is out of range: the array has {length} items")
        return self._start() + place % length * self._kind.item.size

    def __len__(self) -> int:
        return self._kind.length

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return location(self._kind.item, self._at(index), self._region, self._owner)

    def __setitem__(self, index: Any, value: Any) -> None:
        if isinstance(index, slice):
            places = range(*index.indices(len(self)))
            values = list(value)
            if len(values) != len(places):
                raise ValueError(f"{len(values)} values for {len(places)} items")
            for place, item in zip(places, values, strict=True):
                self[place] = item
            return
        write(self._kind.item, self._at(index), value, f"an item of {self._kind.name}")

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def numpy(self) -> Any:
        """The same memory as a numpy array."""
        from rseq.memory.views import view

        return view(self._kind, self._start(), self._owner)

    def __reduce__(self) -> Any:
        raise TypeError("an array refers to memory of this process and cannot be pickled; list(array) and array.numpy() can")

    def __repr__(self) -> str:
        shown = ", ".join(_short(self[i]) for i in range(min(len(self), 8)))
        return f"[{shown}{', …' if len(self) > 8 else ''}]"


def struct_of(item: Any) -> types.Type:
    """The layout of a struct class, or of any spelling of a type. TypeError says what is accepted."""
    try:
        return resolve(item, {})
    except AnnotationError as error:
        raise TypeError(str(error)) from None


def sizeof(item: Any) -> int:
    """The size of a type in bytes, as C's sizeof."""
    return struct_of(item).size


def offset_of(struct: type[Struct], field: str) -> int:
    """The offset of a field in bytes, as C's offsetof. AttributeError if there is no such field."""
    fields = struct.__rseq_struct__.fields
    if field not in fields:
        raise AttributeError(f"{struct.__name__} has no field {field!r}; it has {', '.join(fields)}")
    return fields[field].offset
