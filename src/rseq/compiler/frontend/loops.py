"""`while` and `for … in range(…)`, and the bound that a loop in a sequence must have."""

from __future__ import annotations

import ast

from rseq.compiler.frontend.calls import Calls, assigned_names
from rseq.compiler.frontend.places import article
from rseq.compiler.frontend.state import Loop
from rseq.compiler.ir import Binary, Const, Move, Operand, Var
from rseq.language import intrinsics as names
from rseq.language.types import U64, Int, Type


class Loops(Calls):
    # Provided by the layer above.
    def body(self, statements: list[ast.stmt], loop: object = None) -> None:
        raise NotImplementedError

    def assign_name(self, target: ast.Name, value: Operand, node: ast.AST) -> None:
        raise NotImplementedError

    def variable(self, target: ast.Name, kind: Type, node: ast.AST) -> Var:
        raise NotImplementedError

    def _changed(self, node: ast.stmt) -> set[Var]:
        """The variables that a loop assigns."""
        found = (self.frame.names.get(name) for name in assigned_names(node))
        return {v for v in found if isinstance(v, Var)}

    def leave_loop(self, node: ast.Break | ast.Continue) -> None:
        loop = next((rest.loop for rest in reversed(self.frame.rest) if rest.loop is not None), None)
        if loop is None:  # Python's own parser refuses this earlier
            self.error(node, "outside of a loop")
        self.jump(loop.exit_label if isinstance(node, ast.Break) else loop.next_label, node)

    # while

    def while_loop(self, node: ast.While) -> None:
        if node.orelse:
            self.error(node, "`else` after a loop is not in the language", "use a variable")
        bound, conditions = self._bound(node)
        if bound is None and self.kind == "sequence":
            self.error(
                node, "this loop has no bound, and a sequence must be short",
                f"state one: `while rseq.at_most(64) and {ast.unparse(node.test)}:`",
            )  # fmt: skip
        head, inside, end = self.label("while"), self.label("do"), self.label("done")
        counter = self.var("rounds", U64)
        if bound is not None:
            self.emit(Move(counter, Const(0, U64), self.where(node)))
        self.start_loop(head, self._changed(node))
        if bound is not None:
            below = self.label("bounded")
            self.branch("lt", counter, Const(bound, U64), below, end, node)
            self.start(below)
            self.emit(Binary(counter, "add", counter, Const(1, U64), self.where(node)))
        for condition in conditions:
            following = self.label("and")
            self.condition(condition, following, end)
            self.start(following)
        self.start(inside)
        self.body(node.body, Loop(node, head, end))
        self.jump(head, node)
        self.start(end)

    def _bound(self, node: ast.While) -> tuple[int | None, list[ast.expr]]:
        """The `at_most` of a loop, and its other conditions."""
        test = node.test
        parts = list(test.values) if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
        if not self._is_bound(parts[0]):
            for part in parts[1:]:
                if self._is_bound(part):
                    self.error(part, "rseq.at_most() comes first in the condition", "write `while rseq.at_most(…) and …:`")
            return None, parts
        call = parts[0]
        assert isinstance(call, ast.Call)
        (argument,) = self.arguments(call, 1)
        bound = self.constant(argument)
        if not isinstance(bound, int) or isinstance(bound, bool) or bound < 0:
            self.error(argument, "the bound of a loop is a constant, 0 or more", "write a number: rseq.at_most(64)")
        return bound, parts[1:]

    def _is_bound(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Call) and self.static(node.func) is names.at_most

    # for

    def for_loop(self, node: ast.For) -> None:
        call = node.iter
        if not isinstance(call, ast.Call) or self.static(call.func) is not range or not isinstance(node.target, ast.Name):
            self.error(node, "a `for` loop runs over a range", "write `for i in range(n):`")
        if node.orelse:
            self.error(node, "`else` after a loop is not in the language", "use a variable")
        if call.keywords or not 1 <= len(call.args) <= 3:
            self.error(call, "range() takes one, two or three plain arguments", "write range(n), range(a, b) or range(a, b, 2)")
        arguments = call.args
        step = self.constant(arguments[2]) if len(arguments) == 3 else 1
        if not isinstance(step, int) or step == 0:
            self.error(arguments[2], "the step of a range is a constant, not 0", "write a number: range(a, b, 2)")
        start_node = arguments[0] if len(arguments) > 1 else None
        stop_node = arguments[1] if len(arguments) > 1 else arguments[0]
        start, stop = self._ends(call, start_node, stop_node)
        assert isinstance(stop.type, Int)
        if self.kind == "sequence":
            self._require_bound(node, start_node, stop_node, start, stop, step)
        self._counted(node, start, stop, step, self._low_high(stop_node, stop))

    def _ends(self, node: ast.Call, start: ast.expr | None, stop: ast.expr) -> tuple[Operand, Operand]:
        if start is None:
            last = self.expression(stop)
            first: Operand = Const(0, last.type)  # type: ignore[arg-type]
        else:
            first, last = self._operands(node, start, stop, None)
        for value, written in ((first, start), (last, stop)):
            if not isinstance(value.type, Int) and written is not None:
                self.error(written, f"a range has integers, not {article(value.type)}", "convert it before: u64(…)")
        if first.type != last.type:
            self.error(node, f"a range from {article(first.type)} to {article(last.type)}", "convert one of them")
        return first, last

    def _low_high(self, node: ast.expr, value: Operand) -> int | None:
        """An upper bound of what `node` evaluates to, where its form or its type shows one."""
        assert isinstance(value.type, Int)
        if isinstance(value, Const):
            return int(value.value)
        if isinstance(node, ast.Call) and self.static(node.func) is min:
            caps = [c for c in map(self.constant, node.args) if isinstance(c, int)]
            if caps:
                return int(min(caps))
        exclusive = self.bound_of(node)
        if exclusive is not None:
            return exclusive - 1
        return value.type.high if value.type.bits <= 8 else None

    def _require_bound(
        self, node: ast.For, start_node: ast.expr | None, stop_node: ast.expr, start: Operand, stop: Operand, step: int
    ) -> None:
        if step > 0:
            known = self._low_high(stop_node, stop) is not None and (
                isinstance(start, Const) or (isinstance(start.type, Int) and not start.type.signed)
            )
            culprit = stop_node
        else:
            known = isinstance(stop, Const) and start_node is not None and self._low_high(start_node, start) is not None
            culprit = start_node or stop_node
        if not known:
            text = ast.unparse(culprit)
            self.error(
                culprit, "the number of rounds of this loop has no bound, and a sequence must be short",
                f"state one: min({text}, 64)",
            )  # fmt: skip

    def _counted(self, node: ast.For, start: Operand, stop: Operand, step: int, high: int | None) -> None:
        """i from start to stop. The counter is apart from the loop variable, which the body may assign."""
        assert isinstance(node.target, ast.Name)
        assert isinstance(stop.type, Int)
        kind, where = stop.type, self.where(node)
        assigned_inside = node.target.id in {n for s in node.body for n in assigned_names(s)}
        head, inside, again, end = self.label("for"), self.label("do"), self.label("next"), self.label("done")
        counter = self.var("i", kind)
        if isinstance(stop, Var) and stop.name != "t":
            stop = self.copy(stop, node)  # the range was made with the value it had then
        self.emit(Move(counter, start, where))
        self.start_loop(head, self._changed(node))
        self.branch("lt" if step > 0 else "gt", counter, stop, inside, end, node)
        self.start(inside)
        loop_variable = self.variable(node.target, kind, node)
        self.emit(Move(loop_variable, counter, where))
        below = isinstance(start, Const) and start.value >= 0 and step > 0 and high is not None
        if below and not assigned_inside:
            assert high is not None
            self.ranges[loop_variable] = high
        self.body(node.body, Loop(node, again, end))
        self.ranges.pop(loop_variable, None)
        self.start(again)
        if abs(step) > 1:
            # The counter must not wrap past the end: is there a whole step left?
            # (counter is on the right side of stop, so the distance is positive; taken as unsigned it is exact.)
            unsigned = Int(kind.bits, False)
            distance = self.temporary(kind)
            far, near = (stop, counter) if step > 0 else (counter, stop)
            self.emit(Binary(distance, "sub", far, near, where))
            onward = self.label("onward")
            converted = self.convert(distance, unsigned, node)
            if abs(step) > unsigned.high:
                self.jump(end, node)
            self.branch("gt", converted, Const(min(abs(step), unsigned.high), unsigned), onward, end, node)
            self.start(onward)
        amount = Const(kind.wrap(abs(step)), kind)
        self.emit(Binary(counter, "add" if step > 0 else "sub", counter, amount, where))
        self.jump(head, node)
        self.start(end)
