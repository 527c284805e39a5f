"""A model class is found again by what `where_of` says, also in another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rseq.checker import Model
from rseq.checker.locate import load_module, locate, where_of
from rseq.checker.model import CheckError
from tests.checker import kernel_models
from tests.kernel.needs import LIMIT, SOURCES

TEXT = """
from rseq.checker import Model

class Outer:
    class Inner(Model):
        number = {number}

class Inherits(Outer.Inner):
    pass

plain = 3
"""


def test_a_class_of_a_module_is_found_by_the_modules_name() -> None:
    where = where_of(kernel_models.CounterModel)
    assert where == ("tests.checker.kernel_models", "CounterModel")
    assert locate(*where) is kernel_models.CounterModel


@pytest.mark.parametrize("name", ["mine.py", "queue.py", "not-a-name.py"])
def test_a_class_of_a_file_is_found_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    import queue

    file = tmp_path / name
    file.write_text(TEXT.format(number=1))
    monkeypatch.chdir(tmp_path)
    for qualified in ("Outer.Inner", "Inherits"):
        found = locate(name, qualified)
        assert where_of(found) == (str(file), qualified)
        assert locate(str(file), qualified) is locate(str(file), qualified)
    assert sys.modules["queue"] is queue


def test_a_file_that_was_written_again_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(TEXT.format(number=1))
    assert vars(locate(str(file), "Outer.Inner"))["number"] == 1
    file.write_text(TEXT.format(number=22))
    assert vars(locate(str(file), "Outer.Inner"))["number"] == 22


def test_a_class_of_a_script_is_found_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "script.py"
    file.write_text(
        TEXT.format(number=1) + "from rseq.checker.locate import where_of\nimport json\n"
        "if __name__ == '__main__':\n    print(json.dumps(where_of(Outer.Inner)))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    ran = subprocess.run([sys.executable, str(file)], env=environment, capture_output=True, text=True, timeout=LIMIT, check=True)
    where, name = json.loads(ran.stdout)
    assert (where, name) == (str(file), "Outer.Inner")
    assert issubclass(locate(where, name), Model)


def test_a_class_that_cannot_be_found_again_is_refused() -> None:
    class Local(Model):
        pass

    with pytest.raises(CheckError, match="is made inside of a function, where another process cannot find it"):
        where_of(Local)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Missing", "mine.py has no 'Missing'"),
        ("Outer.Missing", "mine.py has no 'Outer.Missing'"),
        ("plain", "plain in mine.py is no model: a class that derives from rseq.Model"),
        ("Outer", "Outer in mine.py is no model: a class that derives from rseq.Model"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    (tmp_path / "mine.py").write_text(TEXT.format(number=1))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CheckError) as caught:
        locate("mine.py", name)
    assert str(caught.value) == text


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("missing.py", "there is no file missing.py"),
        ("no_such_module_at_all", "there is no file and no module 'no_such_module_at_all'"),
        ("./", ". is a folder, not a Python file"),
    ],
)
def test_a_place_that_does_not_exist_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, text: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CheckError) as caught:
        load_module(where)
    assert str(caught.value) == text
