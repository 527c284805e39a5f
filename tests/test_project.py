"""The package as users get it: light to import, pure Python, typed, imports pointing one way."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "rseq"
LAYERS = ["kernel", "language", "compiler", "memory", "checker", "structures", "prometheus", "tools", "cli"]
HEAVY = ["llvmlite", "numpy", "rich", "click", "unicorn", "capstone", "elftools", "multiprocessing", "asyncio"]


def python(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_importing_loads_nothing_heavy() -> None:
    code = f"import sys, rseq; print([m for m in {HEAVY!r} if m in sys.modules])"
    assert python(code).strip() == "[]"


def test_defining_and_making_memory_loads_no_compiler() -> None:
    code = """
import sys, rseq
from rseq.structures import freelist
cells = rseq.per_cpu(rseq.u64)
print("llvmlite" in sys.modules)
"""
    assert python(code).strip() == "False"


def test_imports_point_one_way() -> None:
    """At module level a layer imports only from the layers below it."""
    for path in SOURCE.rglob("*.py"):
        parts = path.relative_to(SOURCE).parts
        if len(parts) < 2 or parts[0] not in LAYERS:
            continue
        below = LAYERS[: LAYERS.index(parts[0]) + 1]
        for node in ast.parse(path.read_text()).body:
            names = (
                [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names] if isinstance(node, ast.Import) else []
            )
            for name in names:
                pieces = (name or "").split(".")
                if pieces[0] == "rseq" and len(pieces) > 1:
                    allowed = pieces[1] in below or (parts[0] == "memory" and pieces[1] == "language")
                    assert allowed, f"{path.relative_to(ROOT)} imports {name}"


def test_files_are_short_and_say_what_they_are() -> None:
    for path in [*SOURCE.rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]:
        text = path.read_text()
        assert text.count("\n") <= 520, f"{path} is long"
        assert text == "" or ast.get_docstring(ast.parse(text)) or path.name == "__init__.py", f"{path} has no docstring"


def test_public_names_are_documented() -> None:
    import rseq

    for name in [n for n in vars(rseq) if not n.startswith("_")]:
        thing = getattr(rseq, name)
        if getattr(thing, "__module__", "").startswith("rseq") or callable(thing):
            assert thing.__doc__, name


def test_the_wheel_is_pure_python_and_typed(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode and "No module named pip" in ran.stderr:
        pytest.skip("skipped, because this environment has no pip")
    assert ran.returncode == 0, ran.stderr
    (wheel,) = tmp_path.iterdir()
    assert wheel.name.endswith("-py3-none-any.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "rseq/py.typed" in names
    assert any(name.endswith("entry_points.txt") for name in names)
    assert any("LICENSE" in name for name in names)
    assert all(name.startswith(("rseq/", "rseq-")) for name in names)
