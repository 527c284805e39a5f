"""Reports as JSON: what goes out comes back the same, and what has another form is refused with ValueError, nothing else."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rseq.checker.report import Change, Counts, Outcome, Report, Row, Story, from_json, to_json
from tests.checker import example_report

KINDS = [Report, Outcome, Story, Row, Change, Counts]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def places(content: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value, as the keys and indices that lead there."""
    inner = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    return [way] + [place for key, value in inner for place in places(value, (*way, key))]


WHOLE = to_json(example_report.report())
PLACES = places(WHOLE)


def test_it_comes_back_the_same() -> None:
    report = example_report.report()
    assert from_json(Report, json.loads(json.dumps(to_json(report)))) == report


def test_a_story_alone_comes_back_the_same() -> None:
    story = example_report.story()
    assert from_json(Story, json.loads(json.dumps(to_json(story)))) == story


def test_a_number_without_a_fraction_is_a_number_of_seconds() -> None:
    assert from_json(Report, {"version": "1", "arguments": [], "seconds": 3}) == Report("1", [], seconds=3.0)


@given(st.sampled_from(KINDS), JSON)
def test_anything_else_is_a_value_error(kind: Any, content: Any) -> None:
    try:
        made = from_json(kind, content)
    except ValueError:
        return
    assert isinstance(made, kind)


@given(st.sampled_from(PLACES), JSON)
def test_one_wrong_place_is_a_value_error(place: tuple[Any, ...], content: Any) -> None:
    changed = copy.deepcopy({"whole": WHOLE})
    inner: Any = changed
    *way, last = ("whole", *place)
    for key in way:
        inner = inner[key]
    inner[last] = content
    try:
        made = from_json(Report, changed["whole"])
    except ValueError:
        return
    assert isinstance(made, Report)


@given(st.sampled_from(PLACES[1:]))
def test_a_missing_place_is_a_value_error_or_has_a_default(place: tuple[Any, ...]) -> None:
    changed = copy.deepcopy(WHOLE)
    inner: Any = changed
    *way, last = place
    for key in way:
        inner = inner[key]
    del inner[last]
    try:
        made = from_json(Report, changed)
    except ValueError:
        return
    assert isinstance(made, Report)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Report is an object, not None"),
        ({"version": "1", "arguments": [], "colour": 1}, "Report has no 'colour'"),
        ({"version": 1, "arguments": []}, "Report.version is str, not 1"),
        ({"version": "1", "arguments": "x"}, "Report.arguments is a list, not 'x'"),
        ({"version": "1", "arguments": [], "interrupted": 1}, "Report.interrupted is bool, not 1"),
    ],
)
def test_the_message_says_where(content: Any, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        from_json(Report, content)
    assert str(caught.value) == message
