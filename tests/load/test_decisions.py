"""What a person says about who a row is: it holds in every order, over re-imports, and can be undone."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from load import (
    CorrectionRefused,
    Database,
    Wanted,
    correct,
    corrections_in,
    load,
    observations,
    rows_of,
    undo,
)
from schemas import Reading
from tests.load.databases import clear
from tests.load.identity.test_threads import CUSTODY, RECORDS, STALKING, VETTING
from tests.load.readings import restated, sha
from tests.load.test_recognise import keys, reading


def now() -> datetime:
    return datetime(2026, 1, 2, tzinfo=UTC)


def say(database: Database, file: str, words: str, value: str) -> int:
    row = next(each.row for each in rows_of(database, [sha(file)]) if each.read.text == words)
    wanted = Wanted(row=row, field="recommendation_key", value=value, why="read both")
    return correct(database, [wanted], by="Ann", clock=now).applied[0]


def archive() -> list[Reading]:
    """Three papers: number 1 is told in wholly other words from the second on, number 2 stays."""
    return [
        reading("a.pdf", "2018-02", ("1", STALKING), ("2", RECORDS)),
        reading("b.pdf", "2018-05", ("7", CUSTODY), ("2", RECORDS)),
        reading("c.pdf", "2018-08", ("7", CUSTODY), ("2", RECORDS)),
    ]


def told(database: Database) -> dict[str, list[tuple[str, str]]]:
    return {file: [(key, rule) for key, _, rule in rows] for file, rows in keys(database).items()}


@pytest.fixture
def three(database: Database) -> Database:
    for each in archive():
        load(each, database, read_with="1")
    return database


def test_two_rows_that_nothing_joins_are_one_when_a_person_says_so(three: Database) -> None:
    """And so are the later ones, which are found by their words; the export says who said it and why."""
    number = say(three, "b.pdf", CUSTODY, "in-plain-sight/1")
    assert told(three) == {
        "a.pdf": [("in-plain-sight/1", "first"), ("in-plain-sight/2", "first")],
        "b.pdf": [("in-plain-sight/1", "decided"), ("in-plain-sight/2", "same")],
        "c.pdf": [("in-plain-sight/1", "same"), ("in-plain-sight/2", "same")],
    }
    row = next(each for each in observations(three) if each.paper == "b.pdf" and each.number == "7")
    assert row.identity
    assert (row.identity.printed_key, row.identity.paper, row.identity.words) == (
        "in-plain-sight/7",
        "a.pdf",
        STALKING,
    )
    assert [(each.correction_id, each.by, each.why) for each in row.corrections] == [
        (number, "Ann", "read both")
    ]


def test_rows_that_are_taken_for_one_are_two_when_a_person_says_so(three: Database) -> None:
    """From then on: a later paper goes by the words that it is most like."""
    say(three, "b.pdf", RECORDS, "(none)")
    found = told(three)
    assert found["b.pdf"][1][1] == "decided"
    assert found["b.pdf"][1][0] != found["a.pdf"][1][0] == "in-plain-sight/2"


def test_a_decision_holds_over_a_better_reading_and_goes_with_its_undoing(three: Database) -> None:
    """A new reading has new rows of ours; the decision finds both again."""
    before = told(three)
    number = say(three, "b.pdf", CUSTODY, "in-plain-sight/1")
    decided = told(three)
    for each in archive():
        load(each, three, read_with="2")
    assert told(three) == decided
    undo(three, [number], by="Ben", why="no", clock=now)
    assert told(three) == before


def test_a_decision_means_the_same_in_whatever_order_the_papers_come(database: Database) -> None:
    """Each order with the decision taken as soon as both papers are there."""
    ends = []
    for order in permutations(archive()):
        clear(database)
        come: set[str] = set()
        for each in order:
            load(each, database)
            come.add(each.paper.paper)
            if {"a.pdf", "b.pdf"} <= come and not [*corrections_in(database)]:
                say(database, "b.pdf", CUSTODY, "in-plain-sight/1")
        ends.append(told(database))
    assert all(each == ends[0] for each in ends)
    assert ends[0]["c.pdf"][0] == ("in-plain-sight/1", "same")


def test_a_decision_waits_where_the_other_row_is_gone(three: Database) -> None:
    """Its paper was issued anew: nothing is carried over without a word."""
    number = say(three, "b.pdf", CUSTODY, "in-plain-sight/1")
    new = reading("new.pdf", "2018-02", ("1", STALKING), ("2", RECORDS))
    load(restated(new, supersedes="a.pdf"), three)
    assert told(three)["b.pdf"][0] == ("in-plain-sight/7", "first")
    (waiting,) = corrections_in(three)
    assert (waiting.kept.correction.correction_id, waiting.state) == (number, "conflict")


def test_the_same_again_changes_nothing_and_what_cannot_be_is_refused(three: Database) -> None:
    """In a sentence each."""
    number = say(three, "b.pdf", CUSTODY, "in-plain-sight/1")
    row = next(each.row for each in rows_of(three, [sha("b.pdf")]) if each.read.text == CUSTODY)
    wanted = Wanted(row=row, field="recommendation_key", value="in-plain-sight/1", why="again")
    assert correct(three, [wanted], by="Ann", clock=now).already == (0,)
    assert [each.kept.correction.correction_id for each in corrections_in(three)] == [number]
    say(three, "c.pdf", RECORDS, "(none)")
    row = next(each.row for each in rows_of(three, [sha("c.pdf")]) if each.read.text == RECORDS)
    alone = Wanted(row=row, field="recommendation_key", value="(none)", why="again")
    assert correct(three, [alone], by="Ann", clock=now).already == (0,)
    load(reading("d.pdf", "2018-09", ("1", VETTING), report_key="vetting", report_title="Vetting"), three)
    for file, words, value, reason in (
        (
            "b.pdf",
            RECORDS,
            "nowhere/1",
            "no other paper in force has a recommendation with the key 'nowhere/1'",
        ),
        ("d.pdf", VETTING, "in-plain-sight/2", "of another report"),
        ("a.pdf", RECORDS, "(none)", "it is the first row of in-plain-sight/2"),
    ):
        with pytest.raises(CorrectionRefused, match=reason.replace("(", r"\(")):
            say(three, file, words, value)
