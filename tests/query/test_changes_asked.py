"""Which two periods are compared, and what of a history is held against what: on SQLite and PostgreSQL."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from load import Database, load, tables
from query import Incomparable, NoSuchName, changes, compare
from query.changes.periods import Dated, choose
from schemas import Change, Due, LegendEntry, Place, Reading, from_json, to_json
from tests.load import readings as made


def papers(*dates: str, authority: str = "Fenshire Police") -> list[Dated]:
    return [Dated(at, f"{date}.pdf", date, authority) for at, date in enumerate(dates)]


def chosen(found: list[Dated], from_: str = "", to: str = "") -> tuple[str, str, list[str]]:
    periods = choose(found, from_, to)
    return periods.before.name, periods.after.name, [each.name for each in periods.earlier]


DAYS = papers("2018-02-20", "2018-05-15", "2018-08-21", "2018-11-20")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("", ""), ("2018-08-21", "2018-11-20", ["2018-02-20", "2018-05-15"])),
        (("2018-02", "2018-08"), ("2018-02-20", "2018-08-21", [])),
        (("2018-05-15", ""), ("2018-05-15", "2018-11-20", ["2018-02-20"])),
        (("", "2018-08-21"), ("2018-05-15", "2018-08-21", ["2018-02-20"])),
    ],
)
def test_a_month_or_a_day_names_a_period_and_nothing_the_latest(
    asked: tuple[str, str], expected: tuple[str, str, list[str]]
) -> None:
    assert chosen(DAYS, *asked) == expected


def test_a_paper_of_the_month_belongs_to_the_only_day_of_it() -> None:
    """The covering report prints its day, the appendix its month."""
    found = choose(papers("2018-02", "2018-11", "2018-11-20"), "", "2018-11")
    assert [paper.date for paper in found.after.papers] == ["2018-11", "2018-11-20"]
    assert chosen(papers("2018-02", "2018-11"), "", "2018-11-20")[:2] == ("2018-02", "2018-11")


def test_two_meetings_in_a_month_are_two_periods_or_one_as_asked() -> None:
    found = papers("2018-02-01", "2018-11-06", "2018-11-20")
    assert chosen(found)[:2] == ("2018-11-06", "2018-11-20")
    assert chosen(found, "2018-02", "2018-11")[:2] == ("2018-02-01", "2018-11")
    assert len(choose(found, "", "2018-11").after.papers) == 2


@pytest.mark.parametrize(
    ("committees", "before"),
    [
        (("Audit", "Scrutiny", "Audit"), "2018-02-20"),
        (("audit", "Scrutiny", "Audit"), "2018-02-20"),
        (("Audit", "", "Audit"), "2018-05-15"),
        (("Audit", "Scrutiny", ""), "2018-05-15"),
        (("Audit", "Scrutiny", "Standards"), "2018-05-15"),
    ],
)
def test_the_period_before_is_one_of_the_same_committee(committees: tuple[str, ...], before: str) -> None:
    """What another committee's paper does not list is not gone; a paper that names none may be of any."""
    found = [day._replace(committee=committee) for day, committee in zip(DAYS, committees, strict=False)]
    assert chosen(found)[:2] == (before, "2018-08-21")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("2018", ""), "a month or a day"), (("2018-13", ""), "a month or a day"),
        (("2018-03", ""), "has no paper of 2018-03; it has 2018-02-20, 2018-05-15"),
        (("2018-08", "2018-05"), r"FROM \(2018-08\) is not earlier than TO"),
        (("2018-11", ""), "is not earlier"), (("", "2018-02"), "no paper before 2018-02-20"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused_in_one_sentence(asked: tuple[str, str], words: str) -> None:
    with pytest.raises(Incomparable, match=words):
        choose(DAYS, *asked)


def test_several_authorities_are_listed_without_what_moves_a_cursor() -> None:
    with pytest.raises(Incomparable, match=r"2 authorities.*Fen shire; Marsh"):
        choose([*papers("2018-02", authority="Marsh"), *papers("2018-02", authority="Fen\x1bshire")], "", "")


def test_fewer_than_two_periods_are_nothing_to_compare() -> None:
    for found in ([], papers("2018-02")):
        with pytest.raises(Incomparable, match="nothing to compare"):
            choose(found, "", "")


def paper(file: str, date: str | None, rows: list[dict[str, Any]], **facts: Any) -> Reading:
    own = made.facts(file, date=date, **facts)
    told = tuple(made.observation(own, **row) for row in rows)
    return Reading(paper=own, observations=told, leftovers=(), problems=())


def row(number: str = "1", colour: str = "amber", **changes: Any) -> dict[str, Any]:
    return {"number": number, "colour": colour, **changes}


def told(found: tuple[Change, ...]) -> list[tuple[Any, ...]]:
    return [(each.change, each.number, each.before, each.after) for each in found]


def test_the_two_latest_papers_of_an_authority_are_compared(database: Database) -> None:
    """Papers of others, and those without a date, are not looked at."""
    load(paper("a.pdf", "2017-02", [row("1"), row("2")]), database)
    load(paper("b.pdf", "2017-11-30", [row("1", "red"), row("2")]), database)
    load(paper("c.pdf", None, [row("1", "green")]), database)
    load(paper("d.pdf", "2018-02", [row("1", "white")], authority="Marsh Police"), database)
    (found,) = changes(database, authority="fenshire police")
    assert told((found,)) == [("reddened", "1", "amber", "red")]
    assert (found.from_paper, found.to_paper, found.to_date) == ("a.pdf", "b.pdf", "2017-11-30")
    assert found.places.before[0].page == 1
    assert from_json(Change, to_json(found)) == found
    with pytest.raises(Incomparable, match="2 authorities"):
        changes(database)
    with pytest.raises(NoSuchName, match="no paper of 'X'; there are Fenshire Police; Marsh Police"):
        changes(database, authority="X")


def test_the_date_that_holds_is_compared(database: Database) -> None:
    """The last of the revised ones; of "within six months" the date that it was reckoned to end on."""
    due = [Due(date="2017-06"), Due(date="2017-09", role="revised")]
    relative = [Due(date=None, relative="P6M", computed="2017-10", computed_from="2017-04")]
    load(paper("a.pdf", "2017-02", [row("1", due=(due[0],)), row("2", due=tuple(relative))]), database)
    load(
        paper("b.pdf", "2017-11", [row("1", due=tuple(due[::-1])), row("2", due=(Due(date="2018-01"),))]),
        database,
    )
    assert [(each.before, each.after, each.months) for each in changes(database)] == [
        ("2017-06", "2017-09", 3), ("2017-10", "2018-01", 3),
    ]  # fmt: skip


def test_a_merge_is_told_over_a_paper_of_another_committee(database: Database) -> None:
    """The paper between has neither the two nor the one that they are now."""
    other = {"report_key": "custody-2015", "report_title": "Custody", "report_title_raw": "Custody"}
    ring, grade = (
        "The force should ring every caller back within the hour.",
        "The force should grade each call anew.",
    )
    both = f"{ring} {grade}"
    rows = [row("4", text=ring), row("5", text=grade), row("6")]
    load(paper("a.pdf", "2017-02", rows), database)
    load(paper("b.pdf", "2017-05", [row("1", **other)]), database)
    load(paper("c.pdf", "2017-11", [row("4", text=both), row("6")]), database)
    own = [each for each in changes(database) if each.report_key != "custody-2015"]
    assert told(own) == [("merged", "4", ("4", "5"), "4")]


@pytest.mark.parametrize("late", [False, True], ids=["the old issue first", "the new issue first"])
def test_an_old_issue_is_held_against_what_was_then(database: Database, late: bool) -> None:
    """Asked as of a day on which it stood, whichever of the two came first: it numbers anew, and the new one not."""
    ring, look = (
        "The force should ring every caller back.",
        "The sergeant should look at each child in custody.",
    )
    before = paper("a.pdf", "2018-02-20", [row("1", text=ring), row("2", text=look)])
    old = paper("b.pdf", "2018-05-15", [row("1", "red", text=look), row("2", text=ring)])
    new = paper("c.pdf", "2018-05-29", [row("1", text=ring), row("2", text=look)], supersedes="b.pdf")
    for each in (before, new, old) if late else (before, old, new):
        load(each, database)
    assert told(changes(database, as_of="2018-05-16")) == [
        ("reddened", "1", "amber", "red"), ("renumbered", "1", "2", "1"), ("renumbered", "2", "1", "2"),
    ]  # fmt: skip
    assert changes(database) == ()


def test_immediately_is_no_date_though_one_can_be_reckoned(database: Database) -> None:
    """The day of a report's publication is not a due date that anybody set."""
    at_once = Due(date=None, immediate=True, computed="2016-12", computed_from="2016-12", text="asap")
    load(paper("a.pdf", "2017-02", [row("1"), row("2", due=(at_once,))]), database)
    later = Due(date="2018-01", text="January 2018")
    load(paper("b.pdf", "2017-11", [row("1", due=(at_once,)), row("2", due=(later,))]), database)
    (found,) = changes(database)
    assert (found.change, found.before, found.after, found.months) == (
        "due_set",
        "immediate",
        "2018-01",
        None,
    )
    assert found.words.endswith("had no due date but “asap” and is due January 2018.")


def test_what_was_seen_in_any_earlier_paper_is_not_new(database: Database) -> None:
    """Two papers before, or in a report that the paper between leaves out."""
    other = {"report_key": "custody-2015", "report_title": "Custody", "report_title_raw": "Custody"}
    load(paper("a.pdf", "2017-02", [row("1"), row("2"), row("3", **other)]), database)
    load(paper("b.pdf", "2017-05", [row("2")]), database)
    load(paper("c.pdf", "2017-08", [row("2")]), database)
    load(
        paper("d.pdf", "2017-11", [row("1", "green"), row("2"), row("3", "red", **other), row("4")]), database
    )
    assert told(changes(database)) == [
        ("reddened", "3", "amber", "red"),
        ("reappeared", "1", "amber", "green"),
        ("first_seen", "4", None, "amber"),
    ]


def test_a_legend_that_changed_and_a_title_at_the_end_are_looked_up(database: Database) -> None:
    def legend(means: str) -> tuple[LegendEntry, ...]:
        return (LegendEntry(word="RED", definition=means, fill=None, place=Place(page=1)),)

    load(paper("a.pdf", "2017-02", [row()], legend=legend("Late")), database)
    load(paper("b.pdf", "2017-11", [row()], legend=legend("Refused")), database)
    (found,) = changes(database)
    assert (found.change, found.before, found.after) == ("legend_changed", ("RED: Late",), ("RED: Refused",))
    assert (found.from_paper, found.to_paper) == ("a.pdf", "b.pdf")


def test_as_read_and_as_of_go_back(database: Database) -> None:
    """As of a day a later paper is unknown; as read by a run a better reading has not been made."""
    first = paper("a.pdf", "2017-02", [row("1", "amber")])
    load(first, database)
    load(paper("b.pdf", "2017-05", [row("1", "red")]), database)
    with database.reading() as connection:
        run = connection.execute(select(func.max(tables.runs.c.run_id))).scalar_one()
    load(paper("c.pdf", "2017-11", [row("1", "green")]), database)
    better = msgspec.structs.replace(first, observations=(made.observation(first.paper, "1", "red"),))
    load(better, database, read_with="a better reader")
    assert told(changes(database)) == [("greened", "1", "red", "green")]
    assert told(changes(database, as_of="2017-06")) == []
    with pytest.raises(Incomparable, match="nothing to compare"):
        changes(database, as_of="2017-03")
    assert told(changes(database, as_read=run)) == [("reddened", "1", "amber", "red")]


def test_a_frame_has_one_line_a_change(database: Database) -> None:
    load(paper("a.pdf", "2017-02", [row("1"), row("2", due=(Due(date="2017-06"),))]), database)
    load(paper("b.pdf", "2017-11", [row("1", "red"), row("2", due=(Due(date="2018-06"),))]), database)
    frame = compare(database)
    assert list(frame["change"]) == ["reddened", "slipped"]
    assert list(frame["from"]) == ["amber", "2017-06"]
    assert list(frame["months"]) == [None, 12]
    assert list(frame["to_place"]) == ["page 1, table 1, row 2"] * 2
