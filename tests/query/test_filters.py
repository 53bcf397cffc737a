"""Filters: what they take, and how they say themselves."""

import doctest
from typing import Any

import pytest

import query.due.overdue
import query.due.spans
import query.filters
import query.names
import query.render
import query.terminal.layout
import query.timeline
import query.wording
from query import Filters


@pytest.mark.parametrize(
    "module",
    [
        query.due.overdue, query.due.spans, query.filters, query.names, query.render, query.terminal.layout,
        query.timeline, query.wording,
    ],
)  # fmt: skip
def test_the_examples_in_the_code_hold(module: object) -> None:
    """Docstrings of the modules are true."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), "recommendations"),
        (
            Filters(authority="City of London Police", colour="red"),
            "recommendations of City of London Police that are now red",
        ),
        (
            Filters(kind="area_for_improvement", scope="national"),
            "areas for improvement in national reports",
        ),
        (
            Filters(kind="cause_of_concern", report="legitimacy", since="2017", until="2018-03"),
            'causes of concern in reports named like "legitimacy" in papers of 2017 to 2018-03',
        ),
        (
            Filters(scope="joint", report="stalking", text="training"),
            'recommendations in joint reports named like "stalking" whose words hold "training"',
        ),
        (Filters(since="2017-02-09"), "recommendations in papers since 2017-02-09"),
        (Filters(until="2018"), "recommendations in papers up to 2018"),
    ],
)
def test_filters_say_themselves_in_english(filters: Filters, words: str) -> None:
    """What a page is headed with, and what is said where nothing is found."""
    assert str(filters) == words


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"colour": "orange"}, "there is no colour 'orange'; there are green, amber, red"),
        ({"kind": "recommendations"}, "there is no kind 'recommendations'; there are recommendation, "),
        ({"scope": "local"}, "there is no scope 'local'; there are national, force, joint, regional"),
        ({"since": "February 2017"}, "since is a year, a month or a day such as 2017-02"),
        ({"until": "2017-13"}, "until is a year"),
        ({"as_of": "2017-02-30"}, "as-of is a year, a month or a day such as 2017-02, not '2017-02-30'"),
        ({"since": "0000"}, "since is a year"),
        ({"since": "２０１７"}, "since is a year"),
        ({"as_read": -1}, "as-read is the number of a run, such as 7, not -1"),
        ({"authority": "x\0"}, "the authority that is asked for holds what is no character"),
        ({"text": "\udcff"}, "the text that is asked for holds what is no character"),
        ({"report": "x" * 1_001}, "the report that is asked for has more than 1,000 characters"),
        ({"since": "2018", "until": "2017-12"}, "nothing lies between 2018 and 2017-12"),
    ],
)
def test_a_filter_that_can_find_nothing_is_refused(wrong: dict[str, Any], reason: str) -> None:
    """With the values that there are: an empty answer would look like a true one."""
    with pytest.raises(ValueError, match=reason):
        Filters(**wrong)


def test_an_unknown_filter_is_refused() -> None:
    """A misspelt one would let everything through."""
    with pytest.raises(TypeError, match="color"):
        query.history("no such file", color="red")
