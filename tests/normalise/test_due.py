"""Due dates as papers print them, read no more precisely than printed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.due.read import computed, deadlines_in, read_due, split_lead
from schemas import Due

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


DEADLINES = [
    ("Within twelve months, forces should plan.", ["P12M"]),
    ("Forces should, within the next 18 months, plan.", ["P18M"]),
    ("The force should plan within six months.", ["P6M"]),
    ("The force should plan within six months of this report.", ["P6M"]),
    ("Within a year, chief constables should plan.", ["P1Y"]),
    ("Within twenty-four months, forces should plan.", ["P24M"]),
    ("Within 28 days the force should reply.", ["P28D"]),
    ("“Within six months, all forces should plan.”", ["P6M"]),
    ("Recommendation 2: Within three months, forces should plan.", ["P3M"]),
    ("Immediately, forces should plan.", ["immediate"]),
    ("The force should immediately take steps to plan.", ["immediate"]),
    ("Forces should take immediate action to plan.", ["immediate"]),
    ("With immediate effect, forces should plan.", ["immediate"]),
    ("The force should, as soon as possible, plan.", ["immediate"]),
    ("immediately make sure that there is a plan;", ["immediate"]),
    ("Annually, forces should plan.", ["R/P1Y"]),
    ("By September 2018, chief constables should plan.", ["2018-09"]),
    ("By 30 June 2016, forces should plan.", ["2016-06-30"]),
    ("Forces should plan by the end of 2019.", ["2019"]),
    ("By the end of the financial year 2019/20, forces should plan.", ["2020-03"]),
    ("By the end of March 2020, forces should plan.", ["2020-03"]),
    ("By no later than June 2020, the force should plan.", ["2020-06"]),
    ("From April 2020, forces should publish their plans.", ["2020-04"]),
    ("Victims should be told of an immediate risk.", []),
    ("Calls should be such that they are answered immediately.", []),
    ("The force should ensure that victims are updated within 28 days.", []),
    ("The force should make sure that reviews are done annually.", []),
    ("Since April 2020 the force has published data from May 2019.", []),
    ("Staff who respond within two days should be praised.", []),
]


@pytest.mark.parametrize(("text", "deadlines"), DEADLINES)
def test_a_recommendation_sets_its_deadline_in_words(text, deadlines):
    """What says when it must be done, and not how the work itself is done; the words are kept as printed."""
    found = deadlines_in(text)
    assert [due.date or ("immediate" if due.immediate else due.relative) for due in found] == deadlines
    assert all(due.text in text and due.set_by == "inspectorate" for due in found)


@given(st.text(max_size=200))
def test_deadlines_of_any_text_at_all_are_its_own_words(text):
    """The ruler meets anything."""
    for due in deadlines_in(f"Within six months, {text}"):
        assert due.text in f"Within six months, {text}"


@pytest.mark.parametrize(
    ("relative", "published", "expected"),
    [
        ("P6M", "2017-10-24", "2018-04-24"),
        ("P6M", "2018-08-31", "2019-02-28"),
        ("P6M", "2017-10", "2018-04"),
        ("P6M", "2017", None),
        ("P1Y", "2017", "2018"),
        ("P1Y", "2016-02-29", "2017-02-28"),
        ("R/P1Y", "2017-10-24", "2018-10-24"),
        ("P28D", "2017-10-24", "2017-11-21"),
        ("P2W", "2017-10-24", "2017-11-07"),
        ("P28D", "2017-10", None),
    ],
)
def test_a_deadline_in_words_has_a_date_once_its_report_is_dated(relative, published, expected):
    """No more precise than the publication; where it cannot be told so precisely, none."""
    due = computed(Due(date=None, relative=relative, text="x"), published)
    assert (due.computed, due.computed_from) == ((expected, published) if expected else (None, None))
    assert due.date is None


def test_a_deadline_at_once_is_the_day_of_publication():
    """And what has a date, or no dated report, stays as it is."""
    assert computed(Due(date=None, immediate=True), "2017-10").computed == "2017-10"
    dated = Due(date="2018-09")
    assert computed(dated, "2017-10") is dated
    assert computed(Due(date=None, relative="P6M"), None).computed is None


@given(st.dates(min_value=datetime.date(2000, 1, 1), max_value=datetime.date(2050, 1, 1)), st.integers(1, 60))
def test_months_later_is_that_many_months_later(day, months):
    """The same day of the month, or the last that the month has."""
    found = datetime.date.fromisoformat(
        computed(Due(date=None, relative=f"P{months}M"), day.isoformat()).computed or ""
    )
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + datetime.timedelta(days=1)).day == 1


@given(st.integers(2000, 2050), st.integers(1, 12), st.integers(1, 60))
def test_a_month_gives_a_month(year, month, months):
    """Precision is part of a date."""
    assert len(computed(Due(date=None, relative=f"P{months}M"), f"{year}-{month:02}").computed or "") == 7
