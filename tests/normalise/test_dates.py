"""Dates in running text: day before month, no date that no calendar has."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.dates.find import agree, find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on the 8 th February 2016 to", ["2016-02-08"]),
        ("As of 06/11/18: 207 officers", ["2018-11-06"]),
        ("As of 06.11.2018", ["2018-11-06"]),
        ("report 2018-05-01 and 2018-11", ["2018-05-01", "2018-11"]),
        ("Winter 2018/19, Q2 2018", ["2019-02", "2018-06"]),
        ("meetings in May and June 2017", ["2017-06"]),
        ("31 February 2017", []),
        ("99/99/2017 and 12:30", []),
        ("23-Mar", []),
        ("March 5th", []),
        ("the may 2 officers took", []),
        ("scored 10/12/14%", []),
    ],
)
def test_the_dates_of_a_text_are_found_in_order(text, expected):
    """Each printed form of a date is read, and what only looks like one is not."""
    assert [date.iso for date in find_dates(text)] == expected


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_in_figures_is_day_first(date):
    """No library's guess: 05/01/2018 is the fifth of January, always."""
    for printed in (f"{date:%d/%m/%Y}", f"{date:%d %B %Y}", date.isoformat()):
        assert [found.iso for found in find_dates(printed)] == [date.isoformat()]


@given(st.text(max_size=120))
def test_found_dates_never_overlap_and_stand_where_they_say(text):
    """Spans are in order, inside the text, and real."""
    end = 0
    for date in find_dates(text):
        assert end <= date.start < date.stop <= len(text)
        end = date.stop


def test_dates_agree_as_far_as_both_are_known():
    """A month agrees with a day in it, and with no day of another."""
    assert agree("2018-03", "2018-03-22")
    assert not agree("2018-03", "2017-03-22")
