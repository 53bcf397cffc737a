"""Full-text search: the same on both databases."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from load import Database, load
from query import NothingAsked, SearchUnavailable, search
from query.wording import Wording, excerpt
from tests.query.papers import paper, row

TEXTS = {
    "1": "All forces should record every hate crime and/or incident, and review their decision-making.",
    "2": "The force should keep records of victims¹ whose “cases” are closed (see 3.5).",
    "3": "Forces should be recording all that a victim's family says.",
    "4": "The policies of Élan Police are naïve: publish a policy on general matters.",
    "5": "Crime should not be hated.",
    "6": 'NOT OR AND NEAR(a b) "quoted" col:umn ^x - * ( ) \\ & | ! <-> \' %s :name',
}


@pytest.fixture
def history(database: Database) -> Database:
    """One paper with a recommendation a text; the second has a comment, the fifth progress."""
    changes = {
        "2": {"comment": "Training of all staff is under way."},
        "5": {"progress": ("The audit “began”.", "It ended in May.")},
    }
    rows = (row(number, text=words, **changes.get(number, {})) for number, words in TEXTS.items())
    load(paper("a.pdf", "2017-02", *rows), database)
    return database


def found(database: Database, words: str, **conditions: str) -> set[str]:
    return set(search(database, words, **conditions)["number"])


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("record", "1 2 3"),
        ("RECORDING", "1 2 3"),
        ("record hate", "1"),
        ('"hate crime"', "1"),
        ("hate crime", "1 5"),
        ("“all forces should”", "1"),
        ('"forces should"', "1 2 3"),
        ("victim", "2 3"),
        ("victim's family", "3"),
        ('"victim family"', ""),
        ("reco*", "1 2 3"),
        ('"hate cri*"', "1"),
        ("or", "1 6"),
        ("incident", "1"),
        ("decision making", "1"),
        ("decision-making", "1"),
        ("making-decision", ""),
        ("cases", "2"),
        ("3.5", "2"),
        ("5", "2"),
        ("policy", "4"),
        ("generate", "4"),
        ("training", "2"),
        ('"closed training"', ""),
        ("audit began", "5"),
        ("leadership", "1 2 3 4 5 6"),
        ("us*", ""),
        ('"forces sh*"', "1 2 3"),
        ('"the fo*"', "2"),
        ('"forces ½ should"', "1 2 3"),
        ("nowhere", ""),
        ("NOT", "5 6"),
        ("near( quoted", "6"),
        ("col:umn", "6"),
        ('quoted" col', "6"),
        ("victims¹", "2 3"),
    ],
)
def test_words_phrases_and_beginnings_are_found(history: Database, words: str, numbers: str) -> None:
    """By their stems, in texts, titles, comments and progress; small words count; signs only part words."""
    assert found(history, words) == set(numbers.split())


odd = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=30)
syntax = st.lists(
    st.sampled_from(['"', "'", "*", "(", ")", "-", "^", ":", "AND", "OR", "NOT", "NEAR", "a", "{", "+", "&", "|",
                     "!", "<->", "\\", "%", "%s", ":x", "text:", "victim", "“", " ", "é", "１", "²"]),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=odd | syntax)
def test_any_text_is_a_query_or_refused_in_one_sentence(history: Database, words: str) -> None:
    """No database's own syntax reaches a person, and nobody's reaches a database."""
    with contextlib.suppress(NothingAsked):
        found(history, words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "search for what"),
        ('"" - *', "search for what"),
        ("½ Ⅷ º", "search for what"),
        ("a " * 31, "30 words"),
        (f'"{"a " * 101}"', "100"),
    ],
)
def test_a_search_for_nothing_or_for_too_much_is_refused(words: str, says: str) -> None:
    """Before any database is asked."""
    with pytest.raises(NothingAsked, match=says):
        Wording.of(words)


def test_each_recommendation_is_one_line_as_the_latest_paper_with_the_words_has_it(
    database: Database,
) -> None:
    """With how many papers have them, where, and what became of it; superseded readings are not searched."""
    load(
        paper("a.pdf", "2017-02", row("1", "amber", text="Count the horses."), row("2", text="Horses.")),
        database,
    )
    load(paper("b.pdf", "2017-11", row("1", "red", text="Count the horses twice.")), database)
    load(paper("c.pdf", "2018-02", row("1", "green", text="Count them.")), database)
    load(
        paper("d.pdf", "2018-02", row("7", text="A horse."), authority="Kent Police"), database, read_with="1"
    )
    load(
        paper("d.pdf", "2018-02", row("7", text="A house."), authority="Kent Police"), database, read_with="2"
    )
    frame = search(database, "horse")
    told = frame[["number", "paper", "paper_date", "papers", "colour", "found_in", "place"]]
    assert told.to_dict("split")["data"] == [
        ["1", "b.pdf", "2017-11", 2, "red", "text", "page 1, table 1, row 2"],
        ["2", "a.pdf", "2017-02", 1, "amber", "text", "page 1, table 1, row 2"],
    ]
    assert frame.loc[0, "timeline"] == {"2017-02": "amber", "2017-11": "red", "2018-02": "green"}
    assert found(database, "house") == {"7"}


def test_the_filters_choose(history: Database) -> None:
    """As everywhere: an authority, a colour, a span, what was known then."""
    assert found(history, "record", colour="amber") == {"1", "2", "3"}
    assert found(history, "record", colour="red") == set()
    assert found(history, "record", text="family") == {"3"}
    assert found(history, "record", as_of="2017-01") == set()
    assert found(history, "record", since="2017-02") == {"1", "2", "3"}


def test_a_text_of_any_length_can_be_stored_and_is_found_by_its_beginning(database: Database) -> None:
    """PostgreSQL indexes no more than a megabyte of words: a paper must not be refused for that."""
    many = "unusual " + " ".join(f"w{number}" for number in range(300_000))
    broad = " ".join(chr(0x4E00 + number % 20_000) + str(number) for number in range(60_000))
    load(
        paper("a.pdf", "2017-02", row("1", text=many, comment=broad), row("2", text="x" * 500_000)), database
    )
    assert found(database, "unusual") == {"1"}


@pytest.mark.parametrize("kind", ["sqlite"])
def test_an_sqlite_without_full_text_search_says_so(own_address: str) -> None:
    """In a sentence with what to do instead."""
    from load import open_database

    with open_database(own_address) as database:
        with database.writing() as connection:
            for name in ("added", "removed"):
                connection.execute(text(f"DROP TRIGGER observation_words_{name}"))
            connection.execute(text("DROP TABLE observation_words"))
        load(paper("a.pdf", "2017-02", row("1")), database)
        with pytest.raises(SearchUnavailable, match="FTS5"):
            search(database, "force")


def test_an_excerpt_shows_the_words_around_the_first_that_is_found() -> None:
    """And says where it leaves something out."""
    words = " ".join(map(str, range(40))) + " recorded " + " ".join(map(str, range(40)))
    shown = excerpt(words, Wording.of("recording"))
    assert shown.startswith("… 28 29")
    assert " recorded " in shown
    assert shown.endswith("10 11 …")
    assert excerpt("Short.", Wording.of("nothing")) == "Short."
