"""Due dates as papers print them, read no more precisely than printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.due import deadlines_in, read_due, split_lead

ORIGINAL, REVISED = "original", "revised"

PRINTED = [
    ("March 2017", [("2017-03", ORIGINAL)], False),
    ("31/03/2019", [("2019-03-31", ORIGINAL)], False),
    ("31 Mar 19", [("2019-03-31", ORIGINAL)], False),
    ("Q4 2018/19", [("2019-03", ORIGINAL)], False),
    ("Spring 2019", [("2019-05", ORIGINAL)], False),
    ("Late Spring 2011", [("2011-05", ORIGINAL)], False),
    ("September 2018 And January 2019", [("2018-09", ORIGINAL), ("2019-01", ORIGINAL)], False),
    ("July 2018 Now due November 2018", [("2018-07", ORIGINAL), ("2018-11", REVISED)], False),
    (
        "Sept 17 [internal deadline] Revised to: January 2018",
        [("2017-09", ORIGINAL), ("2018-01", REVISED)],
        False,
    ),
    ("No date set by HMICFRS Deadline of April 2019 set", [("2019-04", ORIGINAL)], True),
    ("No deadlines set by HMICFRS Force to determine", [], True),
    (
        "HMICFRS have not set a deadline. Internal deadline set to align with the IPA inspection November 2018",
        [("2018-11", ORIGINAL)],
        True,
    ),
    (
        "Deadline October 2018 assigned by Planning to align with the November 2018 IPA inspection",
        [("2018-10", ORIGINAL)],
        False,
    ),
    ("Nov 2018 deadline set to align with next inspection", [("2018-11", ORIGINAL)], False),
    ("Sept 2018 as per published guidance", [("2018-09", ORIGINAL)], False),
    ("TBC", [], False),
    ("Ongoing", [], False),
    ("", [], False),
]


@pytest.mark.parametrize(("printed", "dates", "no_deadline"), PRINTED)
def test_a_due_cell_gives_its_dates_with_their_roles(printed, dates, no_deadline):
    """Every printed form of the field gives the dates it prints, and none that it does not."""
    read = read_due(printed)
    assert [(due.date, due.role) for due in read.due] == dates
    assert read.no_deadline is no_deadline
    assert read.problems == ()


def test_a_deadline_at_once_stands_beside_one_that_the_force_set():
    """ "Immediate A deadline of February 2019 has been set." is two deadlines."""
    at_once, set_later = read_due("Immediate A deadline of February 2019 has been set.", "Forces should.").due
    assert (at_once.immediate, at_once.date) == (True, None)
    assert (set_later.date, set_later.set_by) == ("2019-02", "force")


def test_a_date_that_the_recommendation_itself_prints_was_set_by_the_inspectorate():
    """The recommendation's own words bear the due date out."""
    (due,) = read_due("June 2016", "By 30 June 2016, every force should publish a plan.").due
    assert due.set_by == "inspectorate"


def test_an_internal_deadline_was_set_by_the_force():
    """ "[internal deadline]" says who set the date."""
    (due,) = read_due("April 2017 [internal deadline]").due
    assert due.set_by == "force"


@pytest.mark.parametrize("printed", ["23-Mar", "end of March", "June Board", "after the election"])
def test_words_that_give_no_date_are_kept_as_a_problem(printed):
    """What cannot be read is said, never guessed: "23-Mar" has no year."""
    read = read_due(printed)
    assert read.due == ()
    assert [problem.code for problem in read.problems] == ["due_unread"]
    assert printed in read.problems[0].message


def test_a_cell_of_two_columns_is_parted_at_the_end_of_its_dates():
    """A date that only follows ("Q4 2017/2018 analysis ...") begins the comment."""
    due, comment = split_lead(
        "April 2017 [internal deadline] Now Due: November 2018 Q4 2017/2018 figures went up."
    )
    assert due == "April 2017 [internal deadline] Now Due: November 2018"
    assert comment == "Q4 2017/2018 figures went up."


def test_deadlines_stand_inside_recommendations_too():
    """ "Within six months" and "By 30 June 2016" are deadlines; a date that dates something else is none."""
    found = deadlines_in("Within six months, and by 30 June 2016, forces should redo the review of May 2015.")
    assert [(due.date, due.relative) for due in found] == [("2016-06-30", None), (None, "P6M")]


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_a_fault(text):
    """Cells hold anything; the grammar never breaks on them."""
    read = read_due(text, text)
    for due in read.due:
        assert due.text in text
        assert due.date or due.immediate or due.relative


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]


@given(st.sampled_from(range(1, 10)), st.integers(2010, 2029))
def test_a_month_stays_a_month(month, year):
    """Nobody fills in a day."""
    (due,) = read_due(f"{MONTHS[month - 1]} {year}").due
    assert (due.date, due.precision) == (f"{year}-{month:02}", "month")
