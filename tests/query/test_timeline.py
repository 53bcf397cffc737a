"""The timeline: one line a recommendation, its status in each period."""

from itertools import permutations
from typing import Any

import pytest
from pandas import DataFrame, isna

from load import Database, DatabaseUnavailable, load
from query import Filters, history
from query.timeline import ABOUT, Paper, periods
from schemas import Due, Reading
from tests.load import readings as made
from tests.load.databases import clear


def paper(file: str, date: str | None, rows: list[dict[str, Any]], **facts: Any) -> Reading:
    """A paper whose rows differ from the plain ones in what is given."""
    own = made.facts(file, date=date, **facts)
    return Reading(
        paper=own,
        observations=tuple(made.observation(own, **row) for row in rows),
        leftovers=(),
        problems=(),
    )


def row(number: str = "1", colour: str | None = "amber", **changes: Any) -> dict[str, Any]:
    return {"number": number, "colour": colour, **changes}


def statuses(frame: DataFrame) -> dict[str, list[str]]:
    """The cells of each line by its number, "" where missing."""
    return {
        line["number"]: [
            line[name] if isinstance(line[name], str) else "" for name in frame.columns[len(ABOUT) :]
        ]
        for line in frame.to_dict("records")
    }


def test_each_recommendation_has_one_line_and_each_period_one_column(database: Database) -> None:
    """A recommendation that a paper does not mention has nothing in its period."""
    load(paper("a.pdf", "2017-02-09", [row("1", "amber"), row("2", "red")]), database)
    load(paper("b.pdf", "2017-11", [row("1", "green"), row("3", "white")]), database)
    frame = history(database)
    assert list(frame.columns) == [*ABOUT, "2017-02", "2017-11"]
    assert statuses(frame) == {"1": ["amber", "green"], "2": ["red", ""], "3": ["", "white"]}
    assert frame.loc[1, "2017-11":].isna().all()


def test_what_a_line_tells_comes_from_the_latest_paper(database: Database) -> None:
    """Its words whole, however long; its group, its kind, its title; a missing date is missing, not ""."""
    long = "The force should do this. " * 400
    load(
        paper("a.pdf", "2017-02", [row(text="The force should do this.", report_title="Old title")]), database
    )
    load(paper("b.pdf", "2017-11", [row(text=long, group="For the CPS.", kind="action")]), database)
    line = history(database).loc[0]
    assert isna(line["due"])
    assert line.drop(["due", "2017-02", "2017-11"]).to_dict() == {
        "authority": "Fenshire Police",
        "report_title": "PEEL: Police Leadership 2016",
        "report_scope": "force",
        "group": "For the CPS.",
        "number": "1",
        "kind": "action",
        "text": long,
        "paper": "b.pdf",
        "paper_date": "2017-11",
        "place": "page 1, table 1, row 2",
        "recommendation_key": "leadership-2016/1",
    }


def test_a_report_has_one_title_the_latest(database: Database) -> None:
    """What dropped out under the title of an older paper stands under the report all the same."""
    told = paper("a.pdf", "2017-02", [row(number, report_title="Old - title") for number in ("1", "2")])
    load(told, database)
    load(paper("b.pdf", "2017-11", [row("1", report_title="Old – Title")]), database)
    assert list(history(database)["report_title"]) == ["Old – Title", "Old – Title"]


def test_parts_are_joined_in_order(database: Database) -> None:
    """Their statuses always; their words where each has its own; their dates where they differ."""
    first = row("1", "green", part=1, text="The first half.", due=(Due(date="2017-06"),))
    second = row("1", "amber", part=2, text="The second half.", due=(Due(date="2018-12"),))
    load(paper("a.pdf", "2017-02", [second, first]), database)
    line = history(database).iloc[0]
    assert line["2017-02"] == "green / amber"
    assert line["text"] == "The first half.\nThe second half."
    assert line["due"] == "2017-06 / 2018-12"


def test_parts_of_one_text_say_it_once(database: Database) -> None:
    """Two parts that are both amber stay two."""
    load(paper("a.pdf", "2017-02", [row("1", "amber", part=1), row("1", "amber", part=2)]), database)
    line = history(database).iloc[0]
    assert (line["2017-02"], line["text"].count("\n")) == ("amber / amber", 0)


def test_two_rows_of_one_paper_are_two_statuses(database: Database) -> None:
    """Even where the paper gives neither of them a part of its own."""
    load(paper("a.pdf", "2017-02", [row("1", "amber"), row("1", "amber"), row("1", "red")]), database)
    assert statuses(history(database)) == {"1": ["amber / amber / red"]}


def test_two_papers_of_one_meeting_share_its_column(database: Database) -> None:
    """A covering report and its appendix: what both say is said once, a difference as such."""
    load(paper("cover.pdf", "2017-02-09", [row("1", "amber"), row("2", "red")]), database)
    load(paper("appendix.pdf", "2017-02-09", [row("1", "amber"), row("2", "amber"), row("3")]), database)
    frame = history(database)
    assert list(frame.columns[len(ABOUT) :]) == ["2017-02"]
    assert statuses(frame) == {"1": ["amber"], "2": ["amber or red"], "3": ["amber"]}


@pytest.mark.parametrize(
    ("papers", "names"),
    [
        ([("A", "a", "2017-02-09"), ("A", "b", "2017-02-23")], ["2017-02-09", "2017-02-23"]),
        ([("A", "a", "2017-02"), ("A", "b", "2017-02-23")], ["2017-02", "2017-02-23"]),
        ([("A", "a", "2017-02-09"), ("B", "b", "2017-02-23")], ["2017-02"]),
        (
            [("A", "a", "2018"), ("A", "b", "2018-01"), ("A", "c", "2017-12-31")],
            ["2017-12", "2018", "2018-01"],
        ),
        ([("A", "z.pdf", None), ("A", "b.pdf", None), ("A", "c", "2017")], ["2017", "b.pdf", "z.pdf"]),
        ([("A", "text", None), ("A", "2017-02", None)], ["2017-02 (undated)", "text (undated)"]),
    ],
)
def test_a_period_is_named_as_exactly_as_it_needs(
    papers: list[tuple[str, str, str | None]], names: list[str]
) -> None:
    """By the month; by the day where one authority met twice; by the file where there is no date."""
    named = periods(Paper(*each) for each in papers)
    assert list(dict.fromkeys(named.values())) == names


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"colour": None, "state": "in_progress", "status_raw": "being progressed"}, "in progress"),
        ({"colour": None, "state": "unknown", "status_raw": "Awaiting sign off"}, "Awaiting sign off"),
        ({"colour": None, "state": "unknown", "status_raw": ""}, "no status"),
    ],
)
def test_a_status_without_a_colour_is_its_state_or_its_word(
    database: Database, changes: dict[str, Any], status: str
) -> None:
    """Never an empty cell: that would say that the paper does not mention it."""
    load(paper("a.pdf", "2017-02", [row(**changes)]), database)
    assert statuses(history(database)) == {"1": [status]}


@pytest.mark.parametrize(
    ("due", "no_deadline", "shown"),
    [
        ((Due(date="2017-09"), Due(date="2018-01", role="revised"), Due(date="2019")), False, "2018-01"),
        ((Due(date="2018-09"), Due(date="2019-01")), True, "2019-01"),
        ((Due(date=None, immediate=True),), False, "immediate"),
        ((Due(date=None, relative="P6M"),), False, "P6M"),
        ((), True, "none set"),
        ((), False, None),
    ],
)
def test_the_due_date_is_the_one_that_holds(
    database: Database, due: tuple[Due, ...], no_deadline: bool, shown: str | None
) -> None:
    """The last of the revised ones, or else of all; and it is the latest paper's."""
    load(paper("a.pdf", "2017-02", [row(due=(Due(date="2000"),))]), database)
    load(paper("b.pdf", "2017-11", [row(due=due, no_deadline=no_deadline)]), database)
    found = history(database)["due"].tolist()[0]
    assert (found if isinstance(found, str) else None) == shown


def test_lines_stand_as_people_read_them(database: Database) -> None:
    """Reports and groups as they first came up, numbers by value, what has none as printed."""
    second = {"report_key": "custody", "report_title": "Custody"}
    load(
        paper(
            "a.pdf",
            "2017-02",
            [
                row("10"),
                row("2"),
                row("1b"),
                row("1"),
                row("3", **second),
                row("", recommendation_key="x", **second),
                row("", recommendation_key="w", **second),
                row("1", recommendation_key="g", group="For the CPS.", **second),
            ],
        ),
        database,
    )
    load(paper("b.pdf", "2016", [row("5", **second)], authority="A force"), database)
    keys = history(database)["recommendation_key"].tolist()
    assert keys == [
        "custody/5", "leadership-2016/1", "leadership-2016/1b", "leadership-2016/2", "leadership-2016/10",
        "custody/3", "x", "w", "g",
    ]  # fmt: skip


def archive() -> list[Reading]:
    national = {"report_key": "custody-2015", "report_title": "The welfare of people in Custody (100%)"}
    return [
        paper("a.pdf", "2017-02", [row("1", "amber"), row("2", "red"), row("3", "green")]),
        paper(
            "b.pdf",
            "2017-11-30",
            [
                row("1", "red", part=1),
                row("1", "green", part=2),
                row("2", "amber"),
                row("7", "red", report_scope="national", kind="area_for_improvement", **national),
            ],
        ),
        paper(
            "c.pdf", "2018", [row("3", "red", text="Custody staff_are trained.")], authority="Moorland Police"
        ),
        paper("d.pdf", None, [row("2", "green")]),
    ]


@pytest.mark.parametrize(
    ("conditions", "keys"),
    [
        ({}, ["1", "2", "3", "7", "M3"]),
        ({"authority": "moorland POLICE"}, ["M3"]),
        ({"colour": "red"}, ["1", "7", "M3"]),
        ({"colour": "green"}, ["1", "3"]),
        ({"report": "custody"}, ["7"]),
        ({"report": "LEADERSHIP-2016"}, ["1", "2", "3", "M3"]),
        ({"report": "100%)"}, ["7"]),
        ({"scope": "national"}, ["7"]),
        ({"kind": "area_for_improvement"}, ["7"]),
        ({"text": "STAFF_are"}, ["M3"]),
        ({"text": "staff%trained"}, []),
        ({"text": "'; DROP TABLE papers; --"}, []),
        ({"since": "2017-11"}, ["1", "2", "7", "M3"]),
        ({"until": "2017"}, ["1", "2", "3", "7"]),
        ({"until": "2017-02"}, ["1", "2", "3"]),
        ({"until": "2017-02", "colour": "red"}, ["2"]),
        ({"since": "2018-06"}, ["M3"]),
        ({"since": "2017-12", "until": "2017-12"}, []),
        ({"colour": "red", "kind": None, "authority": "Fenshire Police"}, ["1", "7"]),
    ],
)
def test_filters_choose_the_lines(
    database: Database, conditions: dict[str, str | None], keys: list[str]
) -> None:
    """Each by itself and together; special characters of LIKE and of SQL are letters like any other."""
    for reading in archive():
        load(reading, database)
    frame = history(database, **conditions)
    found = [("M" if line.authority[0] == "M" else "") + line.number for line in frame.itertuples()]
    assert sorted(found) == sorted(keys)
    again = history(database, Filters(**{name: value for name, value in conditions.items() if value}))
    assert frame.equals(again)


def test_a_chosen_line_is_shown_whole(database: Database) -> None:
    """A word that only an older paper uses finds it; and a paper without a hit keeps its column."""
    for reading in archive():
        load(reading, database)
    frame = history(database, report="custody", authority="Fenshire Police")
    assert statuses(frame) == {"7": ["", "red", ""]}
    assert list(frame.columns[len(ABOUT) :]) == ["2017-02", "2017-11", "d.pdf"]


def test_the_same_recommendation_of_two_forces_has_a_line_for_each(database: Database) -> None:
    """What is one duty may be two stories."""
    load(paper("a.pdf", "2017", [row("1", "amber")]), database)
    load(paper("b.pdf", "2017", [row("1", "green")], authority="Moorland Police"), database)
    assert history(database)["2017"].tolist() == ["amber", "green"]


def test_what_is_superseded_is_not_in_the_timeline(database: Database) -> None:
    """Neither an older reading of the paper, nor a paper that another was issued in place of."""
    load(paper("a.pdf", "2017-02", [row("1", "amber"), row("2", "red")]), database)
    load(paper("a.pdf", "2017-03", [row("1", "green")]), database)
    load(paper("old.pdf", "2016", [row("9", "green")]), database)
    load(paper("new.pdf", "2016-05", [row("8", "green")], supersedes="old.pdf"), database)
    frame = history(database)
    assert list(frame.columns[len(ABOUT) :]) == ["2016-05", "2017-03"]
    assert statuses(frame) == {"8": ["green", ""], "1": ["", "green"]}


def test_the_timeline_does_not_depend_on_the_order_of_import(database: Database) -> None:
    """Line by line, column by column."""
    frames = []
    for order in list(permutations(archive()))[::7]:
        clear(database)
        for reading in order:
            load(reading, database)
        frames.append(history(database))
    assert all(frame.equals(frames[0]) for frame in frames)


def test_filters_come_as_a_record_or_as_words_and_not_as_both(database: Database) -> None:
    """One of them would be left out without a word."""
    with pytest.raises(TypeError, match="not both"):
        history(database, Filters(colour="red"), kind="action")


def test_an_empty_history_has_the_columns_and_no_line(database: Database) -> None:
    """So that a notebook's next cell works all the same."""
    frame = history(database)
    assert (list(frame.columns), len(frame)) == (list(ABOUT), 0)


def test_an_address_is_enough(address: str) -> None:
    """As in a notebook; a history that does not exist is said to be none."""
    load(paper("a.pdf", "2017-02", [row()]), address)
    assert history(address, colour="amber")["2017-02"].tolist() == ["amber"]
    with pytest.raises(DatabaseUnavailable, match="run: ragw ingest"):
        history("no-such-file.db")
