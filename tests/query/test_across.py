"""One recommendation over all forces."""

import pytest

from load import Database, load
from query import NothingAsked, across
from tests.query.papers import due, paper, row

WORDS = "Chief constables should review how hate crime is recorded by their officers and staff."
OTHER = "Forces should train those who answer calls from people at risk of harm at home."
NATIONAL = {"report_key": "national-2018", "report_title": "A national report", "report_scope": "national"}


@pytest.fixture
def history(database: Database) -> Database:
    """Two forces number one recommendation differently; Kent's papers have another one too."""
    for date, fen, kent in (("2018-02", "amber", "white"), ("2018-09", "green", "amber")):
        load(paper(f"fen-{date}.pdf", date, row("4", fen, due("2018-06"), text=WORDS, **NATIONAL)), database)
        load(
            paper(
                f"kent-{date}.pdf", date, row("2b", kent, text=WORDS, no_deadline=True, **NATIONAL),
                row("3", "red", text=OTHER, **NATIONAL), authority="Kent Police",
            ),
            database,
        )  # fmt: skip
    return database


def test_each_force_has_one_line_with_its_own_number_statuses_and_place(history: Database) -> None:
    """By a search: the words stand in both forces' papers."""
    frame = across(history, words='"hate crime"')
    told = frame[["authority", "number", "status", "due", "paper", "paper_date", "place", "forces"]]
    assert told.to_dict("split")["data"] == [
        [
            "Fenshire Police",
            "4",
            "green",
            "2018-06",
            "fen-2018-09.pdf",
            "2018-09",
            "page 1, table 1, row 2",
            2,
        ],
        [
            "Kent Police",
            "2b",
            "amber",
            "none set",
            "kent-2018-09.pdf",
            "2018-09",
            "page 1, table 1, row 2",
            2,
        ],
    ]
    assert list(frame["timeline"]) == [
        {"2018-02": "amber", "2018-09": "green"},
        {"2018-02": "white", "2018-09": "amber"},
    ]
    assert set(frame["recommendation"]) == {WORDS}


def test_a_recommendation_is_told_with_the_words_of_all_its_parts(database: Database) -> None:
    """They are rows of their own; a force whose latest paper words it otherwise changes nothing."""
    first, second = "All forces should: check the history of calls; and", "check it again within a year."
    parts = (row("1", "green", text=first), row("1", "amber", part=2, text=second))
    load(paper("a.pdf", "2018-02", *parts), database)
    load(paper("k.pdf", "2018-05", row("1", text=f"{first} more."), authority="Kent Police"), database)
    frame = across(database, report="leadership")
    assert list(frame["recommendation"]) == [f"{first}\n{second}"] * 2
    assert list(frame["status"]) == ["green / amber", "amber"]


def test_a_report_with_a_number_that_any_force_gives_finds_all_forces(history: Database) -> None:
    """As a key does; a report alone has all of its recommendations, those of most forces first."""
    by_number = across(history, report="national", number="2B")
    assert list(by_number["number"]) == ["4", "2b"]
    key = by_number.loc[0, "recommendation_key"]
    assert across(history, key=key).equals(by_number)
    assert list(across(history, report="national")["forces"]) == [2, 2, 1]
    assert list(across(history, words="recorded", number="2b")["authority"]) == [
        "Fenshire Police",
        "Kent Police",
    ]
    assert across(history, report="national", number="9").empty


def test_what_was_known_then_is_told_as_it_was(history: Database) -> None:
    """As of a day, and of the colour that is asked for."""
    assert list(across(history, report="national", number="4", as_of="2018-03")["status"]) == [
        "amber",
        "white",
    ]
    assert list(across(history, report="national", number="4", colour="green")["number"]) == ["4"]


def test_parts_of_one_force_stand_in_its_line(database: Database) -> None:
    """In their order, with both places."""
    load(
        paper("a.pdf", "2018-02", row("1", "amber", part=2), row("1", "green", due("2018-01"), part=1)),
        database,
    )
    (line,) = across(database, report="leadership").to_dict("records")
    assert (line["status"], line["due"]) == ("green / amber", "2018-01")


def test_something_must_be_asked_for(database: Database) -> None:
    """All recommendations over all forces are no answer to anything."""
    with pytest.raises(NothingAsked, match="which recommendation"):
        across(database, number="4")
