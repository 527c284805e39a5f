"""From the Python source of a function to its IR; every rule of the language is enforced on the way."""

from __future__ import annotations

from rseq.compiler.frontend import mixing
from rseq.compiler.frontend.statements import Statements
from rseq.compiler.ir import Function, Var
from rseq.compiler.tidy import tidy
from rseq.compiler.verify import check
from rseq.language.definition import Definition
from rseq.language.types import Pointer


def build(definition: Definition) -> Function:
    """The IR of one function, callees inlined where it is a sequence. Raises CompileError."""
    if definition.kind == "transaction":
        from rseq.compiler.frontend.transactions import driver, parts_of

        parts_of(definition)  # what is wrong with the body is said here
        return driver(definition)
    if hasattr(definition, "build"):
        made: Function = definition.build()
        return made
    builder = Statements(definition)
    frame = builder.frame
    frame.locals = builder.locals_of(definition)
    parameters = []
    results = definition.results
    for parameter in definition.parameters:
        var: Var = builder.var(parameter.name, parameter.type)  # type: ignore[arg-type]
        parameters.append(var)
        frame.names[parameter.name] = var
    not_null = {
        var for var, p in zip(parameters, definition.parameters, strict=True) if isinstance(p.type, Pointer) and not p.type.optional
    }
    builder.begin(frozenset(parameters), frozenset(not_null))
    builder.function_body(definition)
    function = check(
        Function(
            definition.name,
            definition.kind,
            parameters,
            results,
            builder.blocks,
            builder.where(definition.tree),
            definition.file,
            definition.doc,
            definition.max_restarts,
        )
    )
    if definition.kind == "sequence":
        mixing.claim(builder, definition, "sequence")
    definition.settle()
    return check(tidy(function))
