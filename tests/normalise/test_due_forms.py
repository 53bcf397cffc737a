"""The printed forms of due dates, one by one, and what holds for all of them."""

import calendar
import datetime
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalise.dates.find import find_dates, no_dates
from normalise.due.read import read_due

ONE_DATE = [
    ("31/03/2019", "2019-03-31", "day"),
    ("31.03.19", "2019-03-31", "day"),
    ("31-03-2019", "2019-03-31", "day"),
    ("31 Mar 19", "2019-03-31", "day"),
    ("31Mar2019", "2019-03-31", "day"),
    ("31/Mar/2019", "2019-03-31", "day"),
    ("Friday 31st of March, 2017", "2017-03-31", "day"),
    ("November 30, 2017", "2017-11-30", "day"),
    ("Nov 30th 2017", "2017-11-30", "day"),
    ("By 2019-03-31", "2019-03-31", "day"),
    ("March 2017", "2017-03", "month"),
    ("Mar-19", "2019-03", "month"),
    ("Sept. 17", "2017-09", "month"),
    ("Mar ’19", "2019-03", "month"),
    ("03/2019", "2019-03", "month"),
    ("end of March 2019", "2019-03", "month"),
    ("early March 2019", "2019-03", "month"),
    ("by year end 2018/19", "2019-03", "month"),
    ("year-end 2018-19", "2019-03", "month"),
    ("end of FY 18/19", "2019-03", "month"),
    ("Financial year end 2019", "2019-03", "month"),
    ("Q4 2018/19", "2019-03", "quarter"),
    ("Q4 FY18/19", "2019-03", "quarter"),
    ("Q4 (2018–19)", "2019-03", "quarter"),
    ("2018/19 Q4", "2019-03", "quarter"),
    ("Qtr 1 2018/2019", "2018-06", "quarter"),
    ("third quarter of 2018/19", "2018-12", "quarter"),
    ("end of Q2 2018/19", "2018-09", "quarter"),
    ("Q2 2018", "2018-06", "quarter"),
    ("Q2 18", "2018-06", "quarter"),
    ("Jan–Mar 2019", "2019-03", "quarter"),
    ("January to March 2019", "2019-03", "quarter"),
    ("Jan/Feb 2019", "2019-02", "quarter"),
    ("Spring 2019", "2019-05", "season"),
    ("Late Spring 2011", "2011-05", "season"),
    ("Autumn 2018", "2018-11", "season"),
    ("Winter 2018/19", "2019-02", "season"),
    ("Summer '19", "2019-08", "season"),
    ("2019", "2019", "year"),
    ("By 2019", "2019", "year"),
    ("mid-2019", "2019", "year"),
    ("late 2019", "2019", "year"),
    ("end of 2019", "2019", "year"),
    ("year end 2019", "2019", "year"),
    ("2018/19", "2019-03", "year"),
    ("FY 2018/19", "2019-03", "year"),
    ("financial year 18-19", "2019-03", "year"),
    ("April to September 2019", "2019-09", "year"),
]


@pytest.mark.parametrize(("printed", "date", "precision"), ONE_DATE)
def test_each_printed_form_gives_its_date_at_its_precision(printed, date, precision):
    """A quarter, a season, a financial year and a span of months are known by their last month."""
    (due,) = read_due(printed).due
    assert (due.date, due.precision, due.role, due.set_by) == (date, precision, "original", "unknown")
    assert due.text in printed
    assert read_due(printed).problems == ()


BOTH = [
    "March 2018 Revised to: June 2018",
    "March 2018 Now due June 2018",
    "March 2018 → June 2018",
    "March 2018 (original) extended to June 2018",
    "Original: March 2018 Revised: June 2018",
    "Original date March 2018, June 2018",
    "March 2018 Revised date June 2018",
    "Moved from March 2018 to June 2018",
    "March 2018 pushed back to June 2018",
    "March 2018 June 2018 (revised)",
    "June 2018 (was March 2018)",
    "June 2018 (previously March 2018)",
    "June 2018 (revised from March 2018)",
    "June 2018 (original deadline March 2018)",
]


@pytest.mark.parametrize("printed", BOTH)
def test_original_and_revised_dates_are_told_apart_and_stand_as_printed(printed):
    """Whichever is printed first."""
    read = read_due(printed)
    assert sorted((due.role, due.date) for due in read.due) == [
        ("original", "2018-03"),
        ("revised", "2018-06"),
    ]
    assert [due.text for due in read.due] == re.findall(r"(?:March|June) 2018", printed)
    assert read.problems == ()


@pytest.mark.parametrize(
    ("printed", "set_by"),
    [
        ("March 2018 [internal deadline]", "force"),
        ("Force deadline: March 2018", "force"),
        ("Local target March 2018", "force"),
        ("A deadline of March 2018 has been set", "force"),
        ("No deadline set by HMICFRS. March 2018", "force"),
        ("March 2018 (set by HMICFRS)", "inspectorate"),
        ("HMICFRS deadline March 2018", "inspectorate"),
        ("Inspectorate’s target March 2018", "inspectorate"),
        ("March 2018", "unknown"),
    ],
)
def test_who_set_a_date_is_as_the_cell_says(printed, set_by):
    """And unknown where it does not say."""
    assert [due.set_by for due in read_due(printed).due] == [set_by]


@pytest.mark.parametrize(
    ("printed", "relative"),
    [
        ("Within six months", "P6M"),
        ("within 3 months of publication", "P3M"),
        ("Within eighteen months", "P18M"),
        ("within twenty-four months", "P24M"),
        ("Within a year", "P1Y"),
        ("3 months after publication", "P3M"),
        ("six months from the date of publication", "P6M"),
        ("28 days", "P28D"),
    ],
)
def test_so_long_after_the_report_is_a_duration(printed, relative):
    """With the publication a date comes of it."""
    (due,) = read_due(printed).due
    assert (due.date, due.relative) == (None, relative)
    assert due.text in printed


@pytest.mark.parametrize(
    "printed",
    ["TBC", "tbc.", "T.B.C", "N/A", "n/a", "Complete", "Rolling", "monthly", "Ongoing / TBC", "-", "—",
     "To be advised", "Not yet agreed", "Continuous", "Business as usual", "Completed June 2018",
     "Closed in March 2018"],
)  # fmt: skip
def test_known_words_give_no_date_and_no_doubt(printed):
    """What is complete is not due; when it was completed is no deadline."""
    assert read_due(printed).due == ()
    assert read_due(printed).problems == ()


@pytest.mark.parametrize(
    "printed",
    ["31st Sept 2018", "31/02/2019", "12/31/2018", "2018-02-30", "23-Mar", "end Q2", "Q4 FY2018", "Q4 2018/20",
     "end of financial year 2019", "within 12-18 months", "next inspection", "Spring 2018/19"],
)  # fmt: skip
def test_what_is_no_date_is_kept_in_words_and_reported(printed):
    """No calendar has the day, or the year may be either of two, or there is none."""
    read = read_due(printed)
    assert read.due == ()
    assert [problem.code for problem in read.problems] == ["due_unread"]
    assert printed in read.problems[0].message


@pytest.mark.parametrize(
    ("printed", "dates", "unread"),
    [
        ("March 2018 Revised to 31 Sept 2018", ["2018-03"], "31 Sept 2018"),
        ("Sept and Nov 2018", ["2018-11"], "Sept"),
        ("March 2018, then 23-Mar", ["2018-03"], "23-Mar"),
        ("No deadline set. Force aims at end of June", [], "June"),
    ],
)
def test_a_cell_that_is_read_in_part_says_which_words_were_not(printed, dates, unread):
    """The date beside them stands."""
    read = read_due(printed)
    assert [due.date for due in read.due] == dates
    (problem,) = read.problems
    assert f"the words {unread!r}" in problem.message


def test_dates_and_words_stand_in_their_printed_order():
    """Not words first."""
    read = read_due("By March 2019, or immediately, or within 6 months")
    assert [due.text for due in read.due] == ["March 2019", "immediately", "within 6 months"]


DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2068, 12, 31))
DAY_FORMS = [
    "{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%d-%m-%Y}", "{0:%d/%m/%y}", "{0:%d %B %Y}", "{0:%d %b %y}",
    "{0:%d-%b-%Y}", "{0:%d%b%Y}", "{0:%B %d, %Y}", "{0:%Y-%m-%d}", "{0:%A %d %B %Y}", "{0.day} {0:%B} {0:%Y}",
    "{0.day}th {0:%b} {0:%Y}",
]  # fmt: skip
MONTH_FORMS = [
    "{0:%B %Y}",
    "{0:%b %Y}",
    "{0:%b-%y}",
    "{0:%b '%y}",
    "{0:%m/%Y}",
    "end of {0:%B %Y}",
    "{0:%B, %Y}",
]


@given(DAYS, st.sampled_from(DAY_FORMS))
def test_any_day_in_any_form_reads_back_the_same(day, form):
    """Exactly one date, and it is the day."""
    (due,) = read_due(form.format(day)).due
    assert (due.date, due.precision) == (day.isoformat(), "day")


@given(DAYS, st.sampled_from(MONTH_FORMS))
def test_any_month_in_any_form_stays_that_month(day, form):
    """Nobody fills in a day."""
    (due,) = read_due(form.format(day)).due
    assert (due.date, due.precision) == (f"{day:%Y-%m}", "month")


QUARTER_FORMS = ["Q{q} {y}/{n:02}", "{y}-{n:02} Q{q}", "Q{q} FY{y}/{n:02}", "Quarter {q} of {y}/{m}"]


@given(st.integers(2000, 2068), st.integers(1, 4), st.sampled_from(QUARTER_FORMS))
def test_any_quarter_of_a_financial_year_is_its_last_month(year, quarter, form):
    """The first begins in April."""
    (due,) = read_due(form.format(q=quarter, y=year, n=(year + 1) % 100, m=year + 1)).due
    ends = datetime.date(year + (quarter == 4), (quarter * 3 + 2) % 12 + 1, 1)
    assert (due.date, due.precision) == (f"{ends:%Y-%m}", "quarter")


@given(st.integers(2000, 2068), st.integers(1, 12), st.integers(1, 31))
def test_a_day_that_no_calendar_has_is_none(year, month, day):
    """ "31 September 2018" is kept in words, and is never the September in it."""
    printed = f"{day} {calendar.month_name[month]} {year}"
    real = day <= calendar.monthrange(year, month)[1]
    assert bool(find_dates(printed)) is real
    assert no_dates(printed) == (() if real else (printed,))


PIECES = st.sampled_from(
    ["31 March 2019", "Sept 17", "31/02/2019", "Q4 2018/19", "2018/19", "mid-2019", "Spring", "23-Mar",
     "within six months", "TBC", "(revised)", "was", "Now due", "→", "[internal deadline]", "set by HMICFRS",
     "No deadline set", "Immediate", "align with", ".", ",", "and", "to", "–", "2019", "12", "may",
     "99/99/9999", "٣١/٠٣/٢٠١٩", "²"]
)  # fmt: skip
CELLS = st.lists(PIECES, max_size=8).map(" ".join) | st.text(max_size=120)
LENGTHS = {"day": {10}, "month": {7}, "quarter": {7}, "season": {7}, "year": {4, 7}}


@given(CELLS)
@example("Q1 2019/²")
def test_any_cell_is_read_no_more_precisely_than_printed(printed):
    """Never a fault; each date is printed where it says, in order, and a day only where a day is printed."""
    read = read_due(printed, printed)
    at = 0
    for due in read.due:
        at = printed.index(due.text, at)
        if due.date:
            assert len(due.date) in LENGTHS[due.precision]
        if due.precision == "day":
            assert len(re.findall(r"\d+", due.text)) >= 2
    if printed.strip() and not read.due and not read.no_deadline:
        assert read.problems or not re.search(r"\b\d{4}\b(?<!9999)|Q\d", printed) or "omplete" in printed


def values(read):
    """What was read, but for the words themselves."""
    return [(due.date, due.precision, due.role, due.set_by, due.relative, due.immediate) for due in read.due]


@given(st.sampled_from([printed for printed, _, _ in ONE_DATE] + BOTH), st.integers(1, 3))
def test_case_and_spacing_change_nothing(printed, blanks):
    """A due date in capitals is the same date."""
    expected = values(read_due(printed))
    for same in (printed.upper(), printed.lower(), printed.replace(" ", " " * blanks), f" {printed} "):
        assert values(read_due(same)) == expected
