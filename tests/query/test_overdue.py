"""What is past its due date, and by how much."""

import datetime
from typing import Any

import pytest
from pandas import DataFrame

from load import Database, load
from query import Filters, overdue
from query.due.spans import months_past
from schemas import Place
from tests.query.papers import due, paper, revised, row


def late(frame: DataFrame) -> dict[str, Any]:
    """Months past by number."""
    return dict(zip(frame["number"], frame["months"], strict=True))


def test_what_is_open_and_past_its_date_is_overdue_and_the_rest_is_counted(database: Database) -> None:
    """Done, closed and other bodies' items never are; what has no date is not dropped without a word."""
    load(
        paper(
            "a.pdf", "2018-11",
            row("1", "amber", due("2018-06")),
            row("2", "green", due("2018-06")),
            row("3", "white", due("2018-06"), state="elsewhere"),
            row("4", "closed", due("2018-06")),
            row("5", "red", due("2018-09-15"), state="refused"),
            row("6", "amber", due("2019-03")),
            row("7", "amber", no_deadline=True),
            row("8", "amber"),
            row("9", "blue", due("2018-06"), state="unknown"),
            row("10", "green", due("2018-06"), state="in_progress"),
        ),
        database,
    )  # fmt: skip
    frame = overdue(database, today="2018-12-01")
    assert late(frame) == {"1": 5, "10": 5, "5": 2}
    assert frame.attrs["open"] == {
        "overdue": 3, "not yet due": 1, "no deadline set": 1, "no due date": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "precision", "last", "first"),
    [
        ("2018-11-30", "day", "2018-11-30", "2018-12-01"),
        ("2018-11", "month", "2018-11-30", "2018-12-01"),
        ("2018-03", "quarter", "2018-03-31", "2018-04-01"),
        ("2018-02", "season", "2018-02-28", "2018-03-01"),
        ("2018", "year", "2018-12-31", "2019-01-01"),
    ],
)
def test_a_date_is_over_when_all_that_it_prints_is(
    database: Database, printed: str, precision: str, last: str, first: str
) -> None:
    """A day, a month, a quarter or a season (by its last month), a year."""
    load(paper("a.pdf", "2017-02", row("1", "amber", due(printed, precision=precision))), database)
    assert overdue(database, today=last).empty
    (line,) = overdue(database, today=first).to_dict("records")
    assert (line["due"], line["months"], line["days"]) == (printed, 0, 1)


@pytest.mark.parametrize(
    ("printed", "day", "months"),
    [
        ("2018-02", "2018-03-30", 0), ("2018-02", "2018-03-31", 1), ("2018-04", "2018-05-30", 0),
        ("2018-12", "2019-01-31", 1), ("2018", "2019-12-30", 11), ("2018", "2019-12-31", 12),
        ("2018-02-28", "2018-03-27", 0), ("2018-02-28", "2018-03-28", 1), ("2018-01-31", "2018-02-28", 1),
        ("2016-02-29", "2017-02-28", 12), ("2018-12-31", "2019-01-30", 0), ("2018-11", "2018-12", 1),
        ("2018-11", "2018", 1),
    ],
)  # fmt: skip
def test_months_past_are_whole_ones(printed: str, day: str, months: int) -> None:
    """From the end of a month to the end of a month, however long; from a day to that day, or the month's last."""
    assert months_past(printed, day) == months


def test_the_date_that_holds_is_the_revised_one_of_the_latest_paper(database: Database) -> None:
    """With its own place, the status's, and where they are printed."""
    places = {"due": (Place(page=4, table=2, row=7),)}
    late_date = revised("2018-01", set_by="force")
    load(paper("a.pdf", "2017-02", row("1", "amber", due("2017-06"))), database)
    load(paper("b.pdf", "2017-11", row("1", "red", due("2017-06"), late_date, places=places)), database)
    assert overdue(database, today="2018-01-31").empty
    (line,) = overdue(database, today="2018-03-01").to_dict("records")
    told = {
        name: line[name] for name in ("due", "set_by", "months", "colour", "paper", "paper_date", "place")
    }
    assert told == {
        "due": "2018-01", "set_by": "force", "months": 1, "colour": "red", "paper": "b.pdf",
        "paper_date": "2017-11", "place": "page 1, table 1, row 2",
    }  # fmt: skip
    assert (line["due_paper"], line["due_place"]) == ("b.pdf", "page 4, table 2, row 7")
    assert line["timeline"] == {"2017-02": "amber", "2017-11": "red"}


def test_a_date_that_the_latest_paper_leaves_out_still_holds(database: Database) -> None:
    """The last one printed, and its paper is named; unless the paper says that there is none."""
    load(
        paper("a.pdf", "2017-02", row("1", "amber", due("2017-06")), row("2", "amber", due("2017-06"))),
        database,
    )
    load(
        paper("b.pdf", "2017-05", row("1", "amber", due("2017-07")), row("2", "amber", due("2017-07"))),
        database,
    )
    load(paper("c.pdf", "2017-11", row("1", "amber"), row("2", "amber", no_deadline=True)), database)
    frame = overdue(database, today="2018-01-01")
    (line,) = frame.to_dict("records")
    assert (line["number"], line["due"], line["paper"], line["due_paper"]) == (
        "1",
        "2017-07",
        "c.pdf",
        "b.pdf",
    )
    assert frame.attrs["open"]["no deadline set"] == 1


def test_as_of_a_day_only_what_was_known_by_then_counts(database: Database) -> None:
    """Later papers change nothing, and the day is the end of the month or year that is asked for."""
    load(paper("a.pdf", "2017-02", row("1", "amber", due("2017-06"))), database)
    load(paper("b.pdf", "2018-02", row("1", "green")), database)
    assert overdue(database, today="2018-03-01").empty
    (line,) = overdue(database, as_of="2017-07").to_dict("records")
    assert (line["paper"], line["days"]) == ("a.pdf", 31)
    assert overdue(database, Filters(as_of="2017-06-30")).empty
    assert overdue(database, as_of="2016").attrs["open"]["overdue"] == 0


def test_deadlines_in_words_are_reckoned_and_say_so(database: Database) -> None:
    """Six months from a report's publication; what cannot be reckoned has no date."""
    six = due(None, relative="P6M", computed="2017-06", computed_from="2016-12", text="Within six months")
    once = due(None, immediate=True, computed="2016-12", computed_from="2016-12")
    load(
        paper("a.pdf", "2017-02", row("1", "amber", six), row("2", "amber", once),
              row("3", "amber", due(None, relative="P6M"))),
        database,
    )  # fmt: skip
    frame = overdue(database, today="2017-09-30")
    told = frame[["number", "due", "reckoned_from", "months"]].to_dict("split")["data"]
    assert told == [["2", "2016-12", "2016-12", 9], ["1", "2017-06", "2016-12", 3]]
    assert frame.attrs["open"]["no due date"] == 1


def test_what_is_in_no_later_paper_says_since_when(database: Database) -> None:
    """Of the same committee; another's papers need not print it."""
    load(
        paper("a.pdf", "2017-02", row("1", "amber", due("2017-06")), row("2", "amber", due("2017-06"))),
        database,
    )
    load(paper("b.pdf", "2017-05-09", row("2", "amber", due("2017-06"))), database)
    load(paper("c.pdf", "2017-08", row("3", "amber"), committee="Audit"), database)
    frame = overdue(database, today="2018-01-01")
    assert dict(zip(frame["number"], frame["absent_since"], strict=True)) == {"1": "2017-05-09", "2": None}


def test_parts_are_overdue_each_by_itself(database: Database) -> None:
    """The second has its own date; two papers of one meeting are one thing said twice."""
    first, second = (
        row("1", "amber", due(date), part=part) for part, date in ((1, "2017-06"), (2, "2018-12"))
    )
    load(paper("a.pdf", "2017-02", first, second), database)
    load(paper("report.pdf", "2017-02", row("1", "amber", part=1)), database)
    frame = overdue(database, today="2018-01-01")
    assert frame[["part", "due", "paper"]].to_dict("split")["data"] == [[1, "2017-06", "a.pdf"]]


def test_the_filters_choose(database: Database) -> None:
    """An authority, a report, a colour; and a question without a day is refused."""
    load(
        paper("a.pdf", "2017-02", row("1", "amber", due("2017-06")), row("2", "red", due("2017-03"))),
        database,
    )
    load(paper("k.pdf", "2017-02", row("1", "amber", due("2017-06")), authority="Kent Police"), database)
    assert list(overdue(database, today="2018", colour="red")["number"]) == ["2"]
    assert list(overdue(database, today="2018", authority="kent police")["paper"]) == ["k.pdf"]
    assert overdue(database, today="2018", text="no such").empty
    assert list(overdue(database, today="2018")["number"]) == ["2", "1", "1"]
    assert list(overdue(database, as_of=datetime.date(2017, 4, 1))["number"]) == ["2"]
    assert list(overdue(database, today=datetime.date(2017, 4, 1))["number"]) == ["2"]
    for wrong in ("", "tomorrow", "2018-02-30", datetime.datetime(2018, 1, 1, tzinfo=datetime.UTC)):
        with pytest.raises(ValueError, match="as of which day"):
            overdue(database, today=wrong)
