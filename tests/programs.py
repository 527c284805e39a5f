"""Random programs in the language, as source text, for differential tests.

`Writer` draws from hypothesis and writes a function over one struct with a field of every type. What it writes is valid by
construction: typed expressions, variables assigned before use, bounded loops, one commit.
"""

from __future__ import annotations

import itertools
import linecache
from typing import Any

import hypothesis.strategies as st

import rseq
from rseq.language.types import INTS

INTEGERS = list(INTS)
FIELDS = {name: f"f_{name}" for name in [*INTEGERS, "f64", "bool"]}
PRELUDE = """\
from __future__ import annotations
import rseq
from rseq import Array, PerCpu, Ptr, Struct, f64, i8, i16, i32, i64, u8, u16, u32, u64
from tests.programs import S

"""


class S(rseq.Struct):
    f_u8: rseq.u8
    f_u16: rseq.u16
    f_i8: rseq.i8
    f_u32: rseq.u32
    f_i16: rseq.i16
    f_u64: rseq.u64
    f_bool: bool
    f_i32: rseq.i32
    f_i64: rseq.i64
    f_f64: rseq.f64
    row: rseq.Array[rseq.u16, 8]  # type: ignore[valid-type]
    wide: rseq.Array[rseq.i64, 3]  # type: ignore[valid-type]


class Writer:
    """Draws one function. `native`: with division, conversion of floats, plain stores, and no commit."""

    def __init__(self, draw: Any, native: bool) -> None:
        self.draw, self.native = draw, native
        self.variables: list[tuple[str, str]] = [("x", "u64"), ("y", "i32"), ("z", "f64"), ("flag", "bool"), ("n", "u8")]
        self.lines: list[str] = []
        self.names = 0
        self.fixed: set[str] = set()
        self.bases = ["p"] if native else ["here", "p"]

    def pick(self, options: list[Any]) -> Any:
        return self.draw(st.sampled_from(options))

    def number(self, low: int, high: int) -> int:
        return int(self.draw(st.integers(low, high)))

    # Expressions

    def literal(self, kind: str) -> str:
        if kind == "bool":
            return str(self.pick([True, False]))
        if kind == "f64":
            return repr(self.pick([0.0, -0.0, 1.0, 0.1, -2.5, 1e300, 5e-324, 123456789.0]))
        layout = INTS[kind]
        near = self.pick([0, 1, 2, 3, 7, 100, layout.high, layout.low, layout.high - 1, layout.high // 3])
        return f"{kind}({near})"

    def leaf(self, kind: str) -> str:
        choices = ["literal", "field"] + ["variable"] * 2 * any(k == kind for _, k in self.variables)
        if kind in ("u16", "i64"):
            choices.append("item")
        what = self.pick(choices)
        if what == "variable":
            return str(self.pick([name for name, k in self.variables if k == kind]))
        if what == "field":
            return f"{self.pick(self.bases)}.{FIELDS[kind]}"
        if what == "item":
            array, length = ("row", 8) if kind == "u16" else ("wide", 3)
            index = self.pick([f"{self.number(0, length - 1)}", "x & 1", "n & 1"] + ["n", "y"] * (self.number(0, 4) == 0))
            return f"{self.pick(self.bases)}.{array}[{index}]"
        return self.literal(kind)

    def value(self, kind: str, depth: int) -> str:
        if depth <= 0:
            return self.leaf(kind)
        if kind == "bool":
            return self.truth(depth)
        how = self.pick(["leaf", "binary", "binary", "unary", "convert", "choose", "extreme"])
        if how == "leaf":
            return self.leaf(kind)
        if how == "choose":
            return f"({self.value(kind, depth - 1)} if {self.truth(depth - 1)} else {self.value(kind, depth - 1)})"
        if how == "extreme":
            if self.number(0, 2) == 0:
                return f"abs({self.value(kind, depth - 1)})"
            return f"{self.pick(['min', 'max'])}({self.value(kind, depth - 1)}, {self.value(kind, depth - 1)})"
        if kind == "f64":
            return self.float_value(how, depth)
        return self.integer_value(how, kind, depth)

    def float_value(self, how: str, depth: int) -> str:
        if how == "unary":
            return f"(-{self.value('f64', depth - 1)})"
        if how == "convert":
            return f"f64({self.value(self.pick(INTEGERS), depth - 1)})"
        sign = self.pick(["+", "-", "*"] + ["/"] * self.native)
        return f"({self.value('f64', depth - 1)} {sign} {self.value('f64', depth - 1)})"

    def integer_value(self, how: str, kind: str, depth: int) -> str:
        if how == "unary":
            return f"({self.pick(['-', '~'])}{self.value(kind, depth - 1)})"
        if how == "convert":
            source = self.pick([*INTEGERS, "bool"] + ["f64"] * self.native)
            return f"{kind}({self.value(source, depth - 1)})"
        sign = self.pick(["+", "-", "*", "&", "|", "^", "<<", ">>", "//", "%"])
        left = self.value(kind, depth - 1)
        if sign in ("//", "%") and not self.native:
            power = 1 << self.number(0, INTS[kind].bits - 2)
            return f"({left} {sign} {power})"
        if self.number(0, 3) == 0 and sign not in ("<<", ">>", "//", "%"):
            return f"({left} {sign} {self.number(0, 100)})"  # a bare literal takes the other side's type
        return f"({left} {sign} {self.value(kind, depth - 1)})"

    def truth(self, depth: int) -> str:
        if depth <= 0:
            return self.leaf("bool")
        how = self.pick(["compare", "compare", "and", "or", "not", "leaf", "equal"])
        if how == "leaf":
            return self.leaf("bool")
        if how == "not":
            return f"(not {self.truth(depth - 1)})"
        if how in ("and", "or"):
            return f"({self.truth(depth - 1)} {how} {self.truth(depth - 1)})"
        if how == "equal":
            return f"({self.leaf('bool')} {self.pick(['==', '!='])} {self.leaf('bool')})"
        kind = self.pick([*INTEGERS, "f64"])
        return f"({self.value(kind, depth - 1)} {self.pick(['<', '<=', '>', '>=', '==', '!='])} {self.value(kind, depth - 1)})"

    # Statements

    def put(self, level: int, text: str) -> None:
        self.lines.append("    " * level + text)

    def block(self, level: int, count: int, depth: int) -> None:
        before = list(self.variables)
        for _ in range(count):
            self.statement(level, depth)
        if level > 1:
            self.variables = before

    def statement(self, level: int, depth: int) -> None:
        how = self.pick(["assign", "assign", "augment", "store", "store"] + ["if", "for", "while", "assert"] * (depth > 0))
        if how == "assign":
            kind = self.pick([*INTEGERS, "f64", "bool"])
            self.names += 1
            name = f"v{self.names}"
            self.put(level, f"{name}: {kind} = {self.value(kind, 2)}")
            self.variables.append((name, kind))
        elif how == "augment":
            free = [(n, k) for n, k in self.variables if k != "bool" and n not in self.fixed]
            name, kind = self.pick(free)
            signs = ["+", "-", "*"] + ["&", "|", "^", "<<", ">>"] * (kind != "f64")
            self.put(level, f"{name} {self.pick(signs)}= {self.value(kind, 1)}")
        elif how == "store":
            kind = self.pick([*INTEGERS, "f64", "bool"])
            self.stores(level, f"p.{FIELDS[kind]} = {self.value(kind, 2)}")
        elif how == "assert" and self.number(0, 3) == 0:
            self.put(level, f"assert {self.truth(1)}")
        elif how == "for":
            self.loop(level, depth)
        elif how == "while":
            self.names += 1
            self.put(level, f"while rseq.at_most({self.number(0, 5)}) and {self.truth(1)}:")
            self.block(level + 1, self.number(1, 2), depth - 1)
        else:
            self.put(level, f"if {self.truth(2)}:")
            self.block(level + 1, self.number(1, 2), depth - 1)
            if self.number(0, 1):
                self.put(level, "else:")
                self.block(level + 1, self.number(1, 2), depth - 1)

    def stores(self, level: int, text: str) -> None:
        if self.native:
            self.put(level, text)
        else:
            self.put(level, "with rseq.staging():")
            self.put(level + 1, text)

    def loop(self, level: int, depth: int) -> None:
        self.names += 1
        name = f"k{self.names}"
        ends = self.pick(
            [f"{self.number(0, 6)}", "n & 3", "min(x, 4)", f"{self.number(0, 3)}, {self.number(0, 9)}, {self.number(1, 3)}", "5, 0, -2"]
        )
        kind = "u8" if ends.startswith("n") else "u64" if ends.startswith("min") else "i64"
        self.put(level, f"for {name} in range({ends}):")
        self.variables.append((name, kind))
        self.fixed.add(name)
        if self.number(0, 3) == 0:
            self.put(level + 1, f"if {self.truth(1)}:")
            self.put(level + 2, self.pick(["break", "continue"]))
        self.block(level + 1, self.number(1, 2), depth - 1)
        self.variables = [v for v in self.variables if v[0] != name]

    def source(self) -> tuple[str, list[str]]:
        """The text of `program`, and the types of its results."""
        results = [self.pick([*INTEGERS, "f64", "bool"]) for _ in range(self.number(0, 3))]
        hint = "None" if not results else results[0] if len(results) == 1 else f"tuple[{', '.join(results)}]"
        first = "" if self.native else "data: PerCpu[S], "
        self.put(0, f"@rseq.{'native' if self.native else 'sequence'}")
        self.put(0, f"def program({first}p: Ptr[S], x: u64, y: i32, z: f64, flag: bool, n: u8) -> {hint}:")
        if not self.native:
            self.put(1, "here = data.here()")
        self.block(1, self.number(1, 5), 2)

        def given() -> str:
            return ", ".join(self.value(kind, 2) for kind in results)

        if self.native:
            self.put(1, f"return {given()}")
            return PRELUDE + "\n".join(self.lines) + "\n", results
        if self.number(0, 2) == 0:
            self.put(1, f"if {self.truth(1)}:")
            self.put(2, f"return {given()}")
        for i, kind in enumerate(results):
            self.put(1, f"r{i}: {kind} = {self.value(kind, 2)}")
        named = ", ".join(f"r{i}" for i in range(len(results)))
        kind = self.pick([*INTEGERS, "f64", "bool"])
        commit = f"here.{FIELDS[kind]} = {self.value(kind, 2)}"
        if self.number(0, 3) == 0:
            commit = f"rseq.store_release(here.{FIELDS[kind]}, {self.value(kind, 2)})"
        if self.number(0, 3) == 0:
            self.put(1, f"if {self.truth(1)}:")
            other = self.pick([k for k in [*INTEGERS, "f64", "bool"] if size(k) == size(kind)])
            self.put(2, self.other_commit(other, "release" in commit))
            self.put(2, f"return {named}")
        self.put(1, commit)
        self.put(1, f"return {named}")
        return PRELUDE + "\n".join(self.lines) + "\n", results

    def other_commit(self, kind: str, release: bool) -> str:
        value = self.value(kind, 1)
        return f"rseq.store_release(here.{FIELDS[kind]}, {value})" if release else f"here.{FIELDS[kind]} = {value}"


def size(kind: str) -> int:
    return {"f64": 8, "bool": 1}.get(kind) or INTS[kind].size


@st.composite
def programs(draw: Any, native: bool) -> tuple[str, list[str]]:
    return Writer(draw, native).source()


_numbers = itertools.count()


def load(source: str) -> Any:
    """The function `program` of a source text."""
    name = f"<program {next(_numbers)}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    scope: dict[str, Any] = {"__name__": "tests.program"}
    exec(compile(source, name, "exec"), scope)
    return scope["program"]
