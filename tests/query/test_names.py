"""A name that nobody has is refused, by every question alike; a filter that finds nothing gives an empty answer."""

from collections.abc import Callable
from typing import Any

import pytest
from pandas import DataFrame

from load import Database, load
from query import (
    NoSuchName,
    across,
    ageing,
    findings,
    history,
    overdue,
    search,
    slippage,
    summary,
)
from query.names import nearest
from tests.load import readings as made
from tests.query.papers import due, paper, row

Question = Callable[..., DataFrame]

QUESTIONS: dict[str, Question] = {
    "history": history,
    "overdue": lambda database, **asked: overdue(database, today="2018", **asked),
    "slippage": slippage,
    "across": lambda database, **asked: across(database, words="recommendation", **asked),
    "search": lambda database, **asked: search(database, "recommendation", **asked),
    "summary": summary,
    "ageing": ageing,
    "findings": findings,
}


@pytest.fixture
def asked(database: Database) -> Database:
    """Two authorities; one report each."""
    load(paper("a.pdf", "2017-02", row("1", "amber", due("2017-06"))), database)
    custody = {"report_key": "custody-2015", "report_title": "Custody"}
    load(paper("k.pdf", "2017-05", row("1", **custody), authority="Kent Police"), database)
    return database


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"authority": "Kent Polise"}, "no paper of 'Kent Polise'; there are Fenshire Police; Kent Police"),
        ({"report": "custard"}, "no report has 'custard' in its title; there are Custody; PEEL"),
        ({"key": "custody-2015/2"}, "no recommendation has the key 'custody-2015/2'; there is only custody-2015/1"),
        ({"as_read": 2**31}, "no run 2147483648; the last one is "),
    ],
)  # fmt: skip
def test_a_name_that_nobody_has_is_refused_with_those_that_there_are(
    asked: Database, name: str, wrong: dict[str, Any], reason: str
) -> None:
    """An empty answer would look like a true one. Findings are of no key, and say so."""
    if name == "findings" and "key" in wrong:
        reason = "findings are not asked for by key"
    with pytest.raises(ValueError, match=reason):
        QUESTIONS[name](asked, **wrong)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(
    "fitting",
    [
        {"authority": "kent police", "report": "LEADERSHIP"},
        {"authority": "Kent Police", "as_of": "2017-04"},
        {"report": "custody", "until": "2017-02"},
        {"as_read": 0},
    ],
)
def test_names_that_there_are_and_that_find_nothing_together_give_an_empty_answer(
    asked: Database, name: str, fitting: dict[str, Any]
) -> None:
    """Also where the time that is asked for is before the first of them."""
    assert QUESTIONS[name](asked, **fitting).empty


@pytest.mark.parametrize("name", QUESTIONS)
def test_of_an_empty_history_every_name_is_refused_and_every_other_question_answered(
    database: Database, name: str
) -> None:
    """With the columns of any answer."""
    assert QUESTIONS[name](database).empty
    with pytest.raises(NoSuchName, match="'Kent Police'; the history has no authorities"):
        QUESTIONS[name](database, authority="Kent Police")
    with pytest.raises(NoSuchName, match="no run 1; there has been none yet"):
        QUESTIONS[name](database, as_read=1)


def test_a_papers_name_is_a_name(asked: Database) -> None:
    """Part of it is enough."""
    assert findings(asked, paper="K.P").empty
    with pytest.raises(NoSuchName, match=r"no paper has 'x_' in its file name; there are a\.pdf; k\.pdf"):
        findings(asked, paper="x_")


@pytest.mark.parametrize("odd", ["\0", "\udcff", "x" * 1_001])
def test_what_no_history_can_hold_is_refused_before_a_database_stumbles(asked: Database, odd: str) -> None:
    """In names that are no filters too."""
    with pytest.raises(ValueError, match="the paper that is asked for"):
        findings(asked, paper=odd)
    with pytest.raises(ValueError, match="the number that is asked for"):
        across(asked, report="custody", number=odd)


def test_papers_without_an_authority_are_named_as_such(database: Database) -> None:
    """They are nobody's, and are found by every question that asks for none."""
    load(paper("a.pdf", "2017-02", row("1", "amber", due("2017-06")), authority=""), database)
    assert [
        len(ask(database)) for name, ask in QUESTIONS.items() if name not in ("slippage", "findings")
    ] == [1] * 6
    with pytest.raises(NoSuchName, match=r"there is only \(no authority named\)"):
        history(database, authority="Kent")


def test_of_many_names_the_nearest_are_told(database: Database) -> None:
    """Whichever part of them is asked for, and on one line, whatever they hold."""
    for number in range(12):
        load(made.reading(f"{number}.pdf", authority=f"{number}\x1b[2J shire Police"), database)
    load(made.reading("b.pdf", authority="Borsetshire\nPolice and Crime Panel"), database)
    with pytest.raises(
        NoSuchName, match="of 13 authorities the nearest are Borsetshire Police and"
    ) as refused:
        overdue(database, today="2018", authority="borsetshire")
    assert str(refused.value).isprintable()
    assert str(refused.value).count("; ") == 4


@pytest.mark.parametrize(
    ("asked_for", "first"),
    [
        ("city police", "City of London Police"),
        ("KENNT", "Kent Police"),
        ("警察", "警察"),
    ],
)
def test_what_is_nearest(asked_for: str, first: str) -> None:
    """By likeness of the words, in any alphabet."""
    assert nearest(asked_for, ["Kent Police", "City of London Police", "警察"])[0] == first
