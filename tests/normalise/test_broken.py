"""Statuses and dates that a narrow cell broke: kept as printed, read for what they mean."""

import pytest

from normalise.dates.find import find_dates
from normalise.due.read import read_due
from normalise.legend import read_legend
from normalise.status import read_status


@pytest.mark.parametrize(
    ("printed", "colour", "is_new"),
    [
        ("GRE EN", "green", False),
        ("BLU E", "blue", False),
        ("WHIT E", "white", False),
        ("NE W RE D", "red", True),
        ("NEW AMB ER", "amber", True),
        ("AMBER GREEN", None, False),
    ],
)
def test_a_broken_status_is_read_and_stays_as_printed(printed, colour, is_new):
    """Two colours are none."""
    status = read_status(printed, None, read_legend(()))
    assert (status.raw, status.is_new) == (printed, is_new)
    assert status.colour == colour


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("31/12/202 0", ["2020-12-31"]),
        ("31/1 2/2020", ["2020-12-31"]),
        ("31/12/20 21", ["2021-12-31"]),
        ("Septembe r 2020", ["2020-09"]),
        ("March 202 0", ["2020-03"]),
        ("Jan uary 2021 and Mar ch 2022", ["2021-01", "2022-03"]),
        ("12/11/20 19 forces took part", ["2020-11-12"]),
        ("12/11/2019 20 forces took part", ["2019-11-12"]),
        ("31 March 2020 15 people", ["2020-03-31"]),
    ],
)
def test_a_broken_date_is_read_where_its_words_stand(printed, expected):
    """Figures after a date are no part of it; a year of two figures ends where it ends, but at the cell's end."""
    found = find_dates(printed)
    assert [date.iso for date in found] == expected
    assert all(printed[date.start : date.stop].strip() == printed[date.start : date.stop] for date in found)


def test_a_broken_due_date_keeps_its_printed_words():
    """The words that it was read from have the gap."""
    (due,) = read_due("31/12/202 0").due
    assert (due.date, due.precision, due.text) == ("2020-12-31", "day", "31/12/202 0")
