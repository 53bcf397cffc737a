"""Records: frozen, strict in JSON both ways, and their published schemas as they are."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Due, Place, Problem, from_json, to_json
from schemas.contracts import FOLDER, PUBLISHED, json_schema

numbers = st.none() | st.integers(1, 10_000)
boxes = st.none() | st.tuples(*[st.floats(0, 2000, allow_nan=False)] * 4)
places = st.builds(Place, page=numbers, table=numbers, row=numbers, bbox=boxes, line=numbers)
texts = st.text(st.characters(exclude_categories=["Cs"]))
problems = st.builds(Problem, code=texts, message=texts, field=texts, place=st.none() | places)


@given(places | problems)
def test_a_record_comes_back_from_its_json_as_it_was(record):
    """Any place, any text."""
    assert from_json(type(record), to_json(record)) == record


@pytest.mark.parametrize(
    "line",
    [
        b'{"date":"2018"}garbage',
        b'{"date":"2018","extra":1}',
        b'{"date":2018}',
        b"{}",
        b'{"date":"x","role":"y"}',
    ],
)
def test_json_that_is_not_exactly_the_record_is_refused(line):
    """Unknown, missing or mistyped fields are faults, not defaults."""
    with pytest.raises(msgspec.DecodeError):
        from_json(Due, line)


def test_a_record_cannot_be_changed():
    """A stage makes another one instead."""
    with pytest.raises(AttributeError):
        Place().page = 1


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_that_of_the_record(name):
    """``make schemas`` writes it anew; a change shows in the diff."""
    assert (FOLDER / f"{name}.schema.json").read_bytes() == json_schema(PUBLISHED[name])
