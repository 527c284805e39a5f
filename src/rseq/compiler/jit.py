"""LLVM: from text to code in memory. The only module that imports llvmlite, and only when something is compiled.

ORC links the object code into memory that is writable while it is being filled and executable afterwards, never
both. Code stays for the life of the process: a thread may be in it, and the kernel may still read a descriptor.
"""

from __future__ import annotations

import ctypes
import functools
import itertools
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from rseq.compiler import cache
from rseq.language.errors import RseqError

_lock = threading.RLock()
_names = itertools.count()  # a name that failed to link is not used again


class BackEndError(RseqError):
    """LLVM refused what the compiler made: a mistake in rseq, to be reported with the text shown."""


@functools.cache
def _llvm() -> Any:
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    llvm.initialize_native_asmparser()
    return llvm


@functools.cache
def _all_targets() -> None:
    llvm = _llvm()
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    for name in ("LLVMPY_InitializeAllAsmParsers",):
        initialize = getattr(llvm.ffi.lib, name, None)
        if initialize is not None:
            initialize()


@functools.cache
def _machine(triple: str | None) -> Any:
    """A target machine: this processor, with all it has, or a plain one of another kind."""
    llvm = _llvm()
    if triple is None or triple == llvm.get_process_triple():
        features = llvm.get_host_cpu_features().flatten()
        return llvm.Target.from_default_triple().create_target_machine(
            cpu=llvm.get_host_cpu_name(), features=features, opt=2, reloc="pic", codemodel="small"
        )
    _all_targets()
    return llvm.Target.from_triple(triple).create_target_machine(opt=2, reloc="pic", codemodel="small")


@functools.cache
def _plain_machine() -> Any:
    """This machine as the least of its kind: without the instructions that only some processors have."""
    return _llvm().Target.from_default_triple().create_target_machine(cpu="", features="", opt=2, reloc="pic", codemodel="small")


def plain_object_code(llvm_ir: str) -> bytes:
    """The ELF object of a module for the least processor of this kind, for an emulator that knows no more."""

    def make() -> bytes:
        machine = _plain_machine()
        return bytes(machine.emit_object(_module(llvm_ir, machine)))

    with _lock:
        return cache.fetch(cache.key("plain " + _fingerprint(), llvm_ir), make)


def plain_assembly(llvm_ir: str) -> str:
    """The assembly text of the same object."""
    with _lock:
        machine = _plain_machine()
        return str(machine.emit_assembly(_module(llvm_ir, machine)))


@functools.cache
def _session() -> Any:
    return _for_ever(_llvm().create_lljit_compiler(_machine(None)))


def _for_ever(thing: Any) -> Any:
    """Never given back, also not when the interpreter ends: another thread may still be in the code."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))
    return thing


@functools.cache
def _fingerprint() -> str:
    """What decides the object code besides the text."""
    import llvmlite

    llvm = _llvm()
    version = ".".join(map(str, llvm.llvm_version_info))
    return f"{llvmlite.__version__} {version} {llvm.get_host_cpu_name()} {llvm.get_host_cpu_features().flatten()}"


def _module(llvm_ir: str, machine: Any) -> Any:
    llvm = _llvm()
    try:
        module = llvm.parse_assembly(llvm_ir)
        module.verify()
    except RuntimeError as error:
        raise BackEndError(f"LLVM refuses the generated module: {error}") from None
    builder = llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options(speed_level=2))
    builder.getModulePassManager().run(module, builder)
    return module


def assembly(llvm_ir: str, triple: str | None = None) -> str:
    """The assembly text of a module, for the machine `triple` names (default: this one)."""
    with _lock:
        machine = _machine(triple)
        return str(machine.emit_assembly(_module(llvm_ir, machine)))


def object_code(llvm_ir: str, triple: str | None = None) -> bytes:
    """The ELF object of a module."""
    with _lock:
        machine = _machine(triple)
        return bytes(machine.emit_object(_module(llvm_ir, machine)))


def cached_object_code(llvm_ir: str) -> bytes:
    """The same object that `load` links, from the cache if it is there."""
    with _lock:
        return cache.fetch(cache.key(_fingerprint(), llvm_ir), lambda: object_code(llvm_ir))


def load(llvm_ir: str, exports: Sequence[str], imports: Mapping[str, int]) -> dict[str, int]:
    """Compile (or take from the cache), link with `imports` (name: address), and give the addresses of `exports`."""
    with _lock:
        llvm = _llvm()
        code = cached_object_code(llvm_ir)
        builder = llvm.JITLibraryBuilder().add_object_img(code)
        for name, address in imports.items():
            builder.import_symbol(name, address)
        for name in exports:
            builder.export_symbol(name)
        try:
            library = builder.link(_session(), f"rseq{next(_names)}")
        except RuntimeError as error:
            raise BackEndError(f"the generated code cannot be linked: {error}") from None
        _for_ever(library)
        return {name: int(library[name]) for name in exports}
