"""Counts by colour and period, and how old what is open is."""

from typing import Any

from load import Database, load
from query import ageing, summary
from tests.query.papers import paper, row


def counted(database: Database, *names: str, **conditions: Any) -> list[list[Any]]:
    return list(summary(database, **conditions)[list(names)].to_dict("split")["data"])


def test_each_period_of_each_authority_has_its_colours(database: Database) -> None:
    """Oldest first; what a meeting's second paper repeats is counted once; the papers are named."""
    load(
        paper("b.pdf", "2017-11-30", row("1", "green", is_new=True), row("2", "red"), row("3", None)),
        database,
    )
    load(paper("report.pdf", "2017-11-30", row("2", "red")), database)
    load(paper("a.pdf", "2017-02", row("1", "amber"), row("1", "green", part=2), row("2", "amber")), database)
    load(paper("k.pdf", None, row("1", "white"), authority="Kent Police"), database)
    names = ("authority", "period", "green", "amber", "red", "white", "no_colour", "new", "total", "papers")
    assert counted(database, *names) == [
        ["Fenshire Police", "2017-02", 1, 2, 0, 0, 0, 0, 3, "a.pdf"],
        ["Fenshire Police", "2017-11", 1, 0, 1, 0, 1, 1, 3, "b.pdf; report.pdf"],
        ["Kent Police", "k.pdf", 0, 0, 0, 1, 0, 0, 1, "k.pdf"],
    ]
    assert counted(database, "period", "total", since="2017-11") == [["2017-11", 3]]
    assert counted(database, "authority", authority="KENT police") == [["Kent Police"]]
    assert counted(database, "total", text="no such") == []


def test_filters_choose_recommendations_by_what_any_paper_says_of_them(database: Database) -> None:
    """As everywhere: one that was worded otherwise, or had another colour, is counted in each period."""
    load(paper("a.pdf", "2017-02", row("1", "amber", text="Count the horses."), row("2", "red")), database)
    load(paper("b.pdf", "2017-11", row("1", "red", text="Count them."), row("2", "green")), database)
    assert counted(database, "period", "total", text="horses") == [["2017-02", 1], ["2017-11", 1]]
    assert counted(database, "period", "amber", "red", "total", colour="red") == [
        ["2017-02", 1, 0, 1],
        ["2017-11", 0, 1, 1],
    ]


def test_two_papers_of_a_meeting_that_differ_are_counted_once_in_all(database: Database) -> None:
    """Each colour as it is printed; the total has the recommendation once."""
    load(paper("a.pdf", "2017-02", row("1", "amber")), database)
    load(paper("b.pdf", "2017-02", row("1", "red")), database)
    assert counted(database, "amber", "red", "total", "papers") == [[1, 1, 1, "a.pdf; b.pdf"]]


def aged(database: Database, **conditions: Any) -> list[list[Any]]:
    names = ["number", "part", "status", "since", "months", "since_paper", "paper"]
    return list(ageing(database, **conditions)[names].to_dict("split")["data"])


def test_what_is_open_has_been_so_since_its_colour_last_changed(database: Database) -> None:
    """Over papers that leave it out, to the latest one with it; what is done has no age."""
    load(
        paper("a.pdf", "2017-02", row("1", "amber"), row("2", "red"), row("3", "amber"), row("4", "amber")),
        database,
    )
    load(paper("b.pdf", "2017-11", row("1", "red"), row("2", "red"), row("3", "amber")), database)
    load(paper("c.pdf", "2018-02", row("2", "red"), row("3", "green")), database)
    load(paper("d.pdf", "2018-09-30", row("1", "red"), row("2", "amber"), row("5", "amber")), database)
    assert aged(database) == [
        ["1", 1, "red", "2017-11", 10, "b.pdf", "d.pdf"],
        ["2", 1, "amber", "2018-09-30", 0, "d.pdf", "d.pdf"],
        ["4", 1, "amber", "2017-02", 0, "a.pdf", "a.pdf"],
        ["5", 1, "amber", "2018-09-30", 0, "d.pdf", "d.pdf"],
    ]
    assert aged(database, as_of="2018-03") == [
        ["2", 1, "red", "2017-02", 12, "a.pdf", "c.pdf"],
        ["1", 1, "red", "2017-11", 0, "b.pdf", "b.pdf"],
        ["4", 1, "amber", "2017-02", 0, "a.pdf", "a.pdf"],
    ]


def test_an_age_is_of_whole_months(database: Database) -> None:
    """Thirteen are begun here, twelve are over."""
    load(paper("a.pdf", "2020-02-25", row("1", "amber")), database)
    load(paper("b.pdf", "2021-03-16", row("1", "amber")), database)
    assert aged(database) == [["1", 1, "amber", "2020-02-25", 12, "a.pdf", "b.pdf"]]


def test_statuses_that_only_the_paper_knows_are_told_apart_as_it_prints_them(database: Database) -> None:
    """A register of another make has words of its own."""

    def printed(words: str) -> dict[str, Any]:
        return row("1", None, state="unknown", status_raw=words)

    load(paper("a.pdf", "2021-02", printed("Awaiting review")), database)
    load(paper("b.pdf", "2021-06", printed("With the board")), database)
    load(paper("c.pdf", "2021-09", printed("With the board")), database)
    assert aged(database) == [["1", 1, "With the board", "2021-06", 3, "b.pdf", "c.pdf"]]


def test_what_is_open_and_in_no_later_paper_says_since_when(database: Database) -> None:
    """It may have gone without a word: its age is that of the papers that have it."""
    load(paper("a.pdf", "2017-02", row("1", "amber"), row("2", "amber")), database)
    load(paper("b.pdf", "2017-11", row("2", "amber")), database)
    frame = ageing(database)
    assert dict(zip(frame["number"], frame["absent_since"], strict=True)) == {"1": "2017-11", "2": None}


def test_states_without_colours_and_parts_have_ages_too(database: Database) -> None:
    """ "in progress" is a status like others, and a part changes by itself; an undated paper gives no months."""
    state = {"state": "in_progress"}
    load(
        paper("a.pdf", "2021-02", row("1", None, part=1, **state), row("1", None, part=2, state="on_hold")),
        database,
    )
    load(
        paper("b.pdf", "2021-09", row("1", None, part=1, **state), row("1", None, part=2, **state)), database
    )
    load(paper("u.pdf", None, row("9", "amber")), database)
    assert aged(database) == [
        ["1", 1, "in progress", "2021-02", 7, "a.pdf", "b.pdf"],
        ["1", 2, "in progress", "2021-09", 0, "b.pdf", "b.pdf"],
        ["9", 1, "amber", None, None, "u.pdf", "u.pdf"],
    ]
