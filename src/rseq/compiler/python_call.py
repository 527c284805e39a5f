"""The wrapper through which Python calls a compiled function, in LLVM, next to the function itself.

    @name.vectorcall    ptr (ptr callable, ptr args, i64 nargsf, ptr kwnames)     the function object's own calls
    @name.bound         ptr (ptr self, ptr args, i64 nargs, ptr kwnames)          builtins made by bind(): self is the first argument

Each entry is a module of its own, compiled when it is first needed.

The fast path costs a handful of loads per argument: exact types, compared by address, and the type number of a handle.
Whatever is not exactly that (keywords, a number that implements __index__, an address, a mistake) goes to
Python (`python_slow.py`), which converts it or raises; so there is one place for messages, and none of it is hot.

Only functions of the stable ABI are called. What is assumed of CPython beyond it: an object's type is the last
word of its head (checked by language/heap_types.py).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rseq.compiler.llvm_sequence import CALLED
from rseq.compiler.llvm_types import llvm_type, quoted
from rseq.language.definition import Definition, Parameter
from rseq.language.handles import ADDRESS, REGION, TYPE_ID
from rseq.language.heap_types import TYPE_OFFSET
from rseq.language.regions import ESCAPED_OFFSET, OPEN, STATE_OFFSET
from rseq.language.types import Bool, Float, Int, PerCpuOf, Pointer, StructType, Type, type_id

DECLARATIONS = """\
declare ptr @PyObject_CallFunctionObjArgs(ptr, ...)
declare i64 @PyLong_AsLongLongAndOverflow(ptr, ptr)
declare i64 @PyLong_AsLongLong(ptr)
declare i64 @PyLong_AsUnsignedLongLong(ptr)
declare ptr @PyLong_FromLongLong(i64)
declare ptr @PyLong_FromUnsignedLongLong(i64)
declare ptr @PyFloat_FromDouble(double)
declare double @PyFloat_AsDouble(ptr)
declare ptr @PyBool_FromLong(i64)
declare ptr @PyTuple_New(i64)
declare i32 @PyTuple_SetItem(ptr, i64, ptr)
declare i64 @PyTuple_Size(ptr)
declare void @Py_IncRef(ptr)
declare void @Py_DecRef(ptr)
declare ptr @PyType_GenericAlloc(ptr, i64)
declare ptr @PyEval_SaveThread()
declare void @PyEval_RestoreThread(ptr)
declare ptr @rseq.find.region(i64, i64)
@rseq.convert = external global i8
@rseq.call = external global i8
@rseq.fail = external global i8
@rseq.stray = external global i8
@rseq.PerCpuHandle = external global i8
@PyLong_Type = external global i8
@PyFloat_Type = external global i8
@_Py_NoneStruct = external global i8
@_Py_TrueStruct = external global i8
@_Py_FalseStruct = external global i8
"""
API = (
    "PyObject_CallFunctionObjArgs", "PyLong_AsLongLongAndOverflow", "PyLong_AsLongLong", "PyLong_AsUnsignedLongLong",
    "PyLong_FromLongLong", "PyLong_FromUnsignedLongLong", "PyFloat_FromDouble", "PyFloat_AsDouble", "PyBool_FromLong", "PyTuple_New",
    "PyTuple_SetItem", "PyTuple_Size", "Py_IncRef", "Py_DecRef", "PyType_GenericAlloc", "PyEval_SaveThread",
    "PyEval_RestoreThread",
)  # fmt: skip
IMMORTAL_NONE = sys.version_info >= (3, 12)

# `rseq.find.region(address, size)`: the record of the open region with these bytes, or null; see language/regions.py.
FIND_REGION = """
@rseq.regions = external global ptr
define ptr @rseq.find.region(i64 %address, i64 %size) nounwind {
entry:
  %table = load atomic ptr, ptr @rseq.regions acquire, align 8
  %count = load i64, ptr %table
  %end = add i64 %address, %size
  br label %search
search:
  %low = phi i64 [ 0, %entry ], [ %low.next, %step ]
  %high = phi i64 [ %count, %entry ], [ %high.next, %step ]
  %empty = icmp uge i64 %low, %high
  br i1 %empty, label %none, label %look
look:
  %sum = add i64 %low, %high
  %middle = lshr i64 %sum, 1
  %words = mul i64 %middle, 3
  %at = add i64 %words, 1
  %entry.ptr = getelementptr i64, ptr %table, i64 %at
  %base = load i64, ptr %entry.ptr
  %limit.ptr = getelementptr i64, ptr %entry.ptr, i64 1
  %limit = load i64, ptr %limit.ptr
  %before = icmp ult i64 %address, %base
  %after = icmp uge i64 %address, %limit
  %outside = or i1 %before, %after
  br i1 %outside, label %step, label %inside
step:
  %next = add i64 %middle, 1
  %low.next = select i1 %before, i64 %low, i64 %next
  %high.next = select i1 %before, i64 %middle, i64 %high
  br label %search
inside:
  %fits = icmp ule i64 %end, %limit
  br i1 %fits, label %found, label %none
found:
  %record.ptr = getelementptr i64, ptr %entry.ptr, i64 2
  %record = load ptr, ptr %record.ptr
  ret ptr %record
none:
  ret ptr null
}
"""


def emit(definition: Definition, name: str, entry: str) -> str:
    """One wrapper of a function, "vectorcall" or "bound". Imports: API, the objects above, `name.owner`, `name.class.N`."""
    return _Wrapper(definition, name).emit(entry)


def classes(definition: Definition) -> dict[str, type]:
    """The struct classes whose instances the wrapper tests for and makes, by the last part of their import's name."""
    found = {}
    for kind in [*(p.type for p in definition.parameters), *definition.results]:
        if isinstance(kind, Pointer) and isinstance(kind.target, StructType):
            found[f"class.{type_id(kind.target):x}"] = kind.target.python_class
    return found


class _Wrapper:
    def __init__(self, definition: Definition, name: str) -> None:
        self.definition, self.name = definition, name
        self.parameters = definition.parameters
        self.bound = 0
        self.lines: list[str] = []
        self.count = 0

    def emit(self, entry: str) -> str:
        head = [f"{quoted(f'{self.name}.{c}')} = external global i8" for c in classes(self.definition)]
        head.append(f"{quoted(self.name + '.owner')} = external global i8")
        self.bound = int(entry == "bound")
        self._run()
        self._entry(entry, self.bound)
        return "\n".join([*head, *self.lines, ""])

    # Text

    def fresh(self, hint: str = "v") -> str:
        self.count += 1
        return f"{hint}{self.count}"

    def add(self, text: str) -> str:
        name = "%" + self.fresh()
        self.lines.append(f"  {name} = {text}")
        return name

    def put(self, *lines: str) -> None:
        self.lines += lines

    def block(self, label: str) -> None:
        self.lines.append(f"{label}:")

    def field(self, obj: str, offset: int, of: str) -> str:
        return self.add(f"load {of}, ptr {self.add(f'getelementptr i8, ptr {obj}, i64 {offset}')}")

    def owner(self) -> str:
        return f"ptr {quoted(self.name + '.owner')}"

    def python(self, function: str, *arguments: str) -> str:
        given = "".join(f", {a}" for a in arguments)
        return self.add(f"call ptr (ptr, ...) @PyObject_CallFunctionObjArgs(ptr @{function}, {self.owner()}{given}, ptr null)")

    def fail_if_null(self, value: str) -> None:
        """Return null, the exception being set, if a call into Python failed."""
        good, bad = self.fresh("ok"), self.fresh("raised")
        self.put(f"  br i1 {self.add(f'icmp eq ptr {value}, null')}, label %{bad}, label %{good}")
        self.block(bad)
        self.put("  ret ptr null")
        self.block(good)

    # The call

    def _run(self) -> None:
        """`@name.run(objects…)`: convert, call, convert the results."""
        given = ", ".join(f"ptr %a{i}" for i in range(len(self.parameters)))
        self.put(f"define internal ptr {quoted(self.name + '.run')}({given}) alwaysinline {{", "entry:", "  %overflow = alloca i32")
        for i, result in enumerate(self.definition.results):
            self.put(f"  %result{i} = alloca {llvm_type(result)}")
        values = [self._argument(i, parameter) for i, parameter in enumerate(self.parameters)]
        slots = [f"ptr %result{i}" for i in range(len(self.definition.results))]
        passed = ", ".join([*(f"{llvm_type(p.type)} {v}" for p, v in zip(self.parameters, values, strict=True)), *slots])
        if self.definition.release_gil:
            thread = self.add("call ptr @PyEval_SaveThread()")
        status = self.add(f"call i32 {quoted(self.name + '.inline')}({passed})")
        if self.definition.release_gil:
            self.put(f"  call void @PyEval_RestoreThread(ptr {thread})")
        done, failed = self.fresh("done"), self.fresh("failed")
        self.put(f"  br i1 {self.add(f'icmp eq i32 {status}, 0')}, label %{done}, label %{failed}, !prof !1")
        self.block(failed)
        wide = self.add(f"zext i32 {status} to i64")
        number = self.add(f"call ptr @PyLong_FromLongLong(i64 {wide})")
        self.fail_if_null(number)
        numbers = [number, *self._whole_numbers(values)]
        raised = self.python("rseq.fail", *(f"ptr {n}" for n in numbers))
        self.put(*(f"  call void @Py_DecRef(ptr {n})" for n in numbers), f"  ret ptr {raised}")
        self.block(done)
        self._results()
        self.put("}")

    def _whole_numbers(self, values: list[str]) -> list[str]:
        """The whole numbers that a sequence was given, for the sentence about a failure. They are still in registers, as its operands."""
        made = []
        for parameter, value in zip(self.parameters, values, strict=True):
            if self.definition.kind == "sequence" and isinstance(parameter.type, Int):
                made.append(self._box(parameter.type, value))
                self.fail_if_null(made[-1])
        return made

    def _argument(self, index: int, parameter: Parameter) -> str:
        """The value of one argument, from its object %aN; null stands for the default."""
        obj, kind = f"%a{index}", parameter.type
        of = llvm_type(kind)
        done = self.fresh("have")
        incoming: list[tuple[str, str]] = []

        def arrive(value: str) -> None:
            label = self.fresh("from")
            self.put(f"  br label %{label}")
            self.block(label)
            self.put(f"  br label %{done}")
            incoming.append((value, label))

        if parameter.has_default:
            absent, present = self.fresh("absent"), self.fresh("present")
            self.put(f"  br i1 {self.add(f'icmp eq ptr {obj}, null')}, label %{absent}, label %{present}")
            self.block(absent)
            arrive(_default(parameter))
            self.block(present)
        slow = self.fresh("slow")
        arrive(self._fast(obj, kind, slow, index < self.bound))
        self.block(slow)
        place = self.add(f"call ptr @PyLong_FromLongLong(i64 {index})")
        self.fail_if_null(place)
        converted = self.python("rseq.convert", f"ptr {place}", f"ptr {obj}")
        self.put(f"  call void @Py_DecRef(ptr {place})")
        self.fail_if_null(converted)
        raw = self._unbox(converted, kind)
        self.put(f"  call void @Py_DecRef(ptr {converted})")
        arrive(raw)
        self.block(done)
        return self.add(f"phi {of} " + ", ".join(f"[ {v}, %{label} ]" for v, label in incoming))

    def need(self, condition: str, slow: str) -> None:
        """Go on if the i1 holds, else to the slow path."""
        good = self.fresh("is")
        self.put(f"  br i1 {condition}, label %{good}, label %{slow}, !prof !1")
        self.block(good)

    def _has_type(self, obj: str, type_symbol: str, slow: str) -> None:
        self.need(self.add(f"icmp eq ptr {self.field(obj, TYPE_OFFSET, 'ptr')}, {type_symbol}"), slow)

    def _fast(self, obj: str, kind: Type, slow: str, known: bool) -> str:
        """The value of an object that is exactly what is wanted; `known`: bind() has seen its type."""
        match kind:
            case PerCpuOf():
                if not known:
                    self._has_type(obj, "@rseq.PerCpuHandle", slow)
                return self._handle(obj, type_id(kind), slow, known)[0]
            case Pointer(target=target):
                if not isinstance(target, StructType):
                    self.put(f"  br label %{slow}")
                    self.block(self.fresh("never"))
                    return "null"
                self._has_type(obj, quoted(f"{self.name}.class.{type_id(target):x}"), slow)
                address, region = self._handle(obj, type_id(target), slow, False)
                at = self.add(f"getelementptr i8, ptr {region}, i64 {ESCAPED_OFFSET}")
                mark, marked = self.fresh("mark"), self.fresh("marked")
                fresh = self.add(f"icmp eq i32 {self.add(f'load i32, ptr {at}')}, 0")
                self.put(f"  br i1 {fresh}, label %{mark}, label %{marked}")
                self.block(mark)
                self.put(f"  store i32 1, ptr {at}", f"  br label %{marked}")
                self.block(marked)
                return address
            case Int():
                self._has_type(obj, "@PyLong_Type", slow)
                value = self.add(f"call i64 @PyLong_AsLongLongAndOverflow(ptr {obj}, ptr %overflow)")
                over = self.add("load i32, ptr %overflow")
                self.need(self.add(f"icmp eq i32 {over}, 0"), slow)
                return self._in_range(value, kind, slow)
            case Bool():
                yes = self.add(f"icmp eq ptr {obj}, @_Py_TrueStruct")
                no = self.add(f"icmp eq ptr {obj}, @_Py_FalseStruct")
                self.need(self.add(f"or i1 {yes}, {no}"), slow)
                return self.add(f"zext i1 {yes} to i8")
        return self._number(obj, slow)

    def _number(self, obj: str, slow: str) -> str:
        """A float, or a whole number as a float: `gauge.set(5)` is as common as `gauge.set(5.0)`."""
        is_float, other, done = self.fresh("float"), self.fresh("whole"), self.fresh("number")
        found = self.field(obj, TYPE_OFFSET, "ptr")
        self.put(f"  br i1 {self.add(f'icmp eq ptr {found}, @PyFloat_Type')}, label %{is_float}, label %{other}")
        self.block(is_float)
        given = self.add(f"call double @PyFloat_AsDouble(ptr {obj})")
        self.put(f"  br label %{done}")
        self.block(other)
        self.need(self.add(f"icmp eq ptr {found}, @PyLong_Type"), slow)
        whole = self.add(f"call i64 @PyLong_AsLongLongAndOverflow(ptr {obj}, ptr %overflow)")
        self.need(self.add(f"icmp eq i32 {self.add('load i32, ptr %overflow')}, 0"), slow)
        converted, near = self.add(f"sitofp i64 {whole} to double"), self.fresh("near")
        self.put(f"  br label %{near}")
        self.block(near)
        self.put(f"  br label %{done}")
        self.block(done)
        return self.add(f"phi double [ {given}, %{is_float} ], [ {converted}, %{near} ]")

    def _handle(self, obj: str, number: int, slow: str, known: bool) -> tuple[str, str]:
        """Address and region record of a handle, after the tests that compiled code relies on."""
        if not known:
            self.need(self.add(f"icmp eq i64 {self.field(obj, TYPE_ID, 'i64')}, {number}"), slow)
        region = self.field(obj, REGION, "ptr")
        self.need(self.add(f"icmp ne ptr {region}, null"), slow)
        self.need(self.add(f"icmp eq i32 {self.field(region, STATE_OFFSET, 'i32')}, {OPEN}"), slow)
        return self.field(obj, ADDRESS, "ptr"), region

    def _in_range(self, value: str, kind: Int, slow: str) -> str:
        if kind.bits == 64:
            if not kind.signed:
                self.need(self.add(f"icmp sge i64 {value}, 0"), slow)
            return value
        low = self.add(f"icmp sge i64 {value}, {kind.low}")
        high = self.add(f"icmp sle i64 {value}, {kind.high}")
        self.need(self.add(f"and i1 {low}, {high}"), slow)
        return self.add(f"trunc i64 {value} to i{kind.bits}")

    def _unbox(self, obj: str, kind: Type) -> str:
        """What `convert` gave: an int (address, number) or a float, in range."""
        if isinstance(kind, Float):
            return self.add(f"call double @PyFloat_AsDouble(ptr {obj})")
        signed = isinstance(kind, Int) and kind.signed
        value = self.add(f"call i64 @PyLong_As{'' if signed else 'Unsigned'}LongLong(ptr {obj})")
        of = llvm_type(kind)
        if of == "ptr":
            return self.add(f"inttoptr i64 {value} to ptr")
        return value if of == "i64" else self.add(f"trunc i64 {value} to {of}")

    # Results

    def _results(self) -> None:
        kinds = self.definition.results
        if not kinds:
            if not IMMORTAL_NONE:
                self.put("  call void @Py_IncRef(ptr @_Py_NoneStruct)")
            self.put("  ret ptr @_Py_NoneStruct")
            return
        raw = [self.add(f"load {llvm_type(kind)}, ptr %result{i}") for i, kind in enumerate(kinds)]
        if len(kinds) == 1:
            self.put(f"  ret ptr {self._box(kinds[0], raw[0])}")
            return
        made = self.add(f"call ptr @PyTuple_New(i64 {len(kinds)})")
        self.fail_if_null(made)
        for i, (each, value) in enumerate(zip(kinds, raw, strict=True)):
            item = self._box(each, value)
            good, bad = self.fresh("item"), self.fresh("none")
            self.put(f"  br i1 {self.add(f'icmp eq ptr {item}, null')}, label %{bad}, label %{good}")
            self.block(bad)
            self.put(f"  call void @Py_DecRef(ptr {made})", "  ret ptr null")
            self.block(good)
            self.put(f"  call i32 @PyTuple_SetItem(ptr {made}, i64 {i}, ptr {item})")
        self.put(f"  ret ptr {made}")

    def _box(self, kind: Type, value: str) -> str:
        match kind:
            case Float():
                return self.add(f"call ptr @PyFloat_FromDouble(double {value})")
            case Bool():
                return self.add(f"call ptr @PyBool_FromLong(i64 {self.add(f'zext i8 {value} to i64')})")
            case Int():
                if kind.bits < 64:
                    value = self.add(f"{'sext' if kind.signed else 'zext'} i{kind.bits} {value} to i64")
                return self.add(f"call ptr @PyLong_From{'' if kind.signed else 'Unsigned'}LongLong(i64 {value})")
        assert isinstance(kind, Pointer)
        null, some, end = self.fresh("null"), self.fresh("some"), self.fresh("end")
        self.put(f"  br i1 {self.add(f'icmp eq ptr {value}, null')}, label %{null}, label %{some}")
        self.block(null)
        if not IMMORTAL_NONE:
            self.put("  call void @Py_IncRef(ptr @_Py_NoneStruct)")
        self.put(f"  br label %{end}")
        self.block(some)
        address = self.add(f"ptrtoint ptr {value} to i64")
        if isinstance(kind.target, StructType):
            made = self._reference(kind.target, address)
        else:
            made = self.add(f"call ptr @PyLong_FromUnsignedLongLong(i64 {address})")
        last = self.fresh("made")
        self.put(f"  br label %{last}")
        self.block(last)
        self.put(f"  br label %{end}")
        self.block(end)
        return self.add(f"phi ptr [ @_Py_NoneStruct, %{null} ], [ {made}, %{last} ]")

    def _reference(self, target: StructType, address: str) -> str:
        """A new instance of the struct's class for an address; an exception if it leads out of our memory."""
        number = type_id(target)
        region = self.add(f"call ptr @rseq.find.region(i64 {address}, i64 {target.size})")
        known, stray, end = self.fresh("known"), self.fresh("stray"), self.fresh("ref")
        self.put(f"  br i1 {self.add(f'icmp eq ptr {region}, null')}, label %{stray}, label %{known}")
        self.block(stray)
        shown = self.add(f"call ptr @PyLong_FromUnsignedLongLong(i64 {address})")
        self.fail_if_null(shown)
        raised = self.python("rseq.stray", f"ptr {shown}")
        self.put(f"  call void @Py_DecRef(ptr {shown})")
        from_stray = self.fresh("from")
        self.put(f"  br label %{from_stray}")
        self.block(from_stray)
        self.put(f"  br label %{end}")
        self.block(known)
        cls = quoted(f"{self.name}.class.{number:x}")
        made = self.add(f"call ptr @PyType_GenericAlloc(ptr {cls}, i64 0)")
        self.fail_if_null(made)
        for offset, value in ((ADDRESS, address), (TYPE_ID, str(number))):
            at = self.add(f"getelementptr i8, ptr {made}, i64 {offset}")
            self.put(f"  store i64 {value}, ptr {at}")
        at = self.add(f"getelementptr i8, ptr {made}, i64 {REGION}")
        from_known = self.fresh("from")
        self.put(f"  store ptr {region}, ptr {at}", f"  br label %{from_known}")
        self.block(from_known)
        self.put(f"  br label %{end}")
        self.block(end)
        return self.add(f"phi ptr [ {raised}, %{from_stray} ], [ {made}, %{from_known} ]")

    # Entries

    def _entry(self, entry: str, bound: int) -> None:
        """Arguments from the caller's array; anything but plain positional ones is arranged by Python."""
        total = len(self.parameters)
        required = sum(not p.has_default for p in self.parameters)
        self.put(
            f"define ptr {quoted(f'{self.name}.{entry}')}(ptr %self, ptr %args, i64 %nargsf, ptr %kwnames) {CALLED} {{",
            "entry:",
            "  %n = and i64 %nargsf, 9223372036854775807",
            "  %plain = icmp eq ptr %kwnames, null",
            f"  %least = icmp uge i64 %n, {max(required - bound, 0)}",
            f"  %most = icmp ule i64 %n, {total - bound}",
            "  %enough = and i1 %least, %most",
            "  %fast = and i1 %plain, %enough",
            "  br i1 %fast, label %load, label %odd, !prof !1",
            "load:",
        )
        values = ["%self"] * bound
        for i, parameter in enumerate(self.parameters[bound:]):
            if parameter.has_default:
                given, absent, end = self.fresh("given"), self.fresh("absent"), self.fresh("next")
                self.put(f"  br i1 {self.add(f'icmp ugt i64 %n, {i}')}, label %{given}, label %{absent}")
                self.block(given)
                value = self.field("%args", 8 * i, "ptr")
                self.put(f"  br label %{end}")
                self.block(absent)
                self.put(f"  br label %{end}")
                self.block(end)
                values.append(self.add(f"phi ptr [ {value}, %{given} ], [ null, %{absent} ]"))
            else:
                values.append(self.field("%args", 8 * i, "ptr"))
        self.put(f"  %result = call ptr {quoted(self.name + '.run')}({_pointers(values)})", "  ret ptr %result")
        self._odd(bound)
        self.put("}")

    def _odd(self, bound: int) -> None:
        """Keywords, or a wrong number: all values as a tuple, and Python puts them in order and calls again."""
        self.block("odd")
        names = self.fresh("names")
        self.put(f"  br i1 %plain, label %no{names}, label %some{names}")
        self.block(f"some{names}")
        keywords = self.add("call i64 @PyTuple_Size(ptr %kwnames)")
        self.put(f"  br label %{names}")
        self.block(f"no{names}")
        self.put(f"  br label %{names}")
        self.block(names)
        extra = self.add(f"phi i64 [ {keywords}, %some{names} ], [ 0, %no{names} ]")
        kwnames = self.add(f"phi ptr [ %kwnames, %some{names} ], [ @_Py_NoneStruct, %no{names} ]")
        count = self.add(f"add i64 %n, {extra}")
        size = self.add(f"add i64 {count}, {bound}")
        packed = self.add(f"call ptr @PyTuple_New(i64 {size})")
        self.fail_if_null(packed)
        if bound:
            self.put("  call void @Py_IncRef(ptr %self)", f"  call i32 @PyTuple_SetItem(ptr {packed}, i64 0, ptr %self)")
        before = self.fresh("before")
        self.put(f"  br label %{before}")
        self.block(before)
        self.put("  br label %copy")
        self.block("copy")
        self.put(f"  %i = phi i64 [ 0, %{before} ], [ %i.next, %copying ]", f"  %more = icmp ult i64 %i, {count}")
        self.put("  br i1 %more, label %copying, label %copied")
        self.block("copying")
        item = self.add("load ptr, ptr " + self.add("getelementptr ptr, ptr %args, i64 %i"))
        self.put(
            f"  call void @Py_IncRef(ptr {item})",
            f"  %to = add i64 %i, {bound}",
            f"  call i32 @PyTuple_SetItem(ptr {packed}, i64 %to, ptr {item})",
            "  %i.next = add i64 %i, 1",
            "  br label %copy",
        )
        self.block("copied")
        result = self.python("rseq.call", f"ptr {packed}", f"ptr {kwnames}")
        self.put(f"  call void @Py_DecRef(ptr {packed})", f"  ret ptr {result}")


def _pointers(values: Sequence[str]) -> str:
    return ", ".join(f"ptr {v}" for v in values)


def _default(parameter: Parameter) -> str:
    from rseq.compiler.frontend.calls import default_value
    from rseq.compiler.llvm_types import constant

    return constant(default_value(parameter))
