"""What papers that have just come bring: some of what `compare` tells, and never more."""

from typing import Any

import pytest

from load import Database, load
from query.news import Arrival, news
from schemas import Reading
from tests.query.papers import due, paper, row

ON_TRACK = {"status_raw": "Green", "state": "in_progress"}
FRAUD = {"report_key": "fraud", "report_title": "Fraud", "report_title_raw": "Fraud"}
WHOLE = [row("1"), row("2"), row("3"), row("1", **FRAUD), row("2", **FRAUD)]


def told(database: Database, *readings: Reading) -> list[tuple[str, str, str, str]]:
    """The news of the last of these papers."""
    for reading in readings:
        load(reading, database)
    last = readings[-1].paper
    arrived = Arrival(
        paper=last.paper, paper_sha256=last.paper_sha256, authority=last.authority, date=last.date
    )
    return [(each.what, each.number, each.before, each.after) for each in news(database, [arrived])]


def two(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[Reading, Reading]:
    return paper("a.pdf", "2018-02", *before), paper("b.pdf", "2018-05", *after)


def test_the_worst_first(database: Database) -> None:
    before = [row("1"), row("2"), row("3", "amber", due("2018-06")), row("4")]
    after = [row("1", "green"), row("2", "red"), row("3", "amber", due("2018-09"))]
    assert told(database, *two(before, after)) == [
        ("reddened", "2", "amber", "red"), ("slipped", "3", "2018-06", "2018-09"),
        ("vanished", "4", "amber", "not in it"), ("greened", "1", "amber", "green"),
    ]  # fmt: skip


@pytest.mark.parametrize(("more", "vanished"), [({"state": "implemented"}, []), (ON_TRACK, ["1"])])
def test_green_that_is_only_on_track_can_vanish(
    database: Database, more: dict[str, Any], vanished: list[str]
) -> None:
    """It was not done."""
    found = told(database, *two([row("1", "green", **more), row("2")], [row("2")]))
    assert [number for _, number, _, _ in found] == vanished


def test_a_paper_that_is_cut_off_lets_nothing_vanish(database: Database) -> None:
    assert told(database, *two(WHOLE, [row("1")])) == []


def test_a_report_that_most_of_the_paper_goes_on_without_has_vanished(database: Database) -> None:
    """The paper lists what stood after it."""
    hate = {"report_key": "hate", "report_title": "Hate", "report_title_raw": "Hate"}
    found = told(database, *two([*WHOLE, row("1", **hate)], [*WHOLE[:3], row("1", **hate)]))
    assert found == [
        ("vanished", "1", "amber", "its report is not in it"),
        ("vanished", "2", "amber", "its report is not in it"),
    ]


def test_what_was_merged_has_neither_vanished_nor_slipped(database: Database) -> None:
    texts = (
        "The force should ring every caller back within the hour.",
        "The force should grade each call anew.",
    )
    before = [row("4", "amber", due("2018-06"), text=texts[0]), row("5", text=texts[1]), row("6")]
    after = [row("4", "amber", due("2018-09"), text=" ".join(texts)), row("6")]
    assert told(database, *two(before, after)) == []


def test_papers_of_another_committee_between_are_passed_over(database: Database) -> None:
    """Each committee's paper is held against its own before."""
    other = paper("o.pdf", "2018-04", row("1", "green", **FRAUD), committee="Integrity")
    before, after = (
        paper(file, date, *rows, committee="Performance")
        for file, date, rows in (
            ("a.pdf", "2018-02", [row("1"), row("2")]), ("b.pdf", "2018-05", [row("1", "red")]),
        )
    )  # fmt: skip
    assert told(database, before, other, after) == [
        ("reddened", "1", "amber", "red"), ("vanished", "2", "amber", "not in it"),
    ]  # fmt: skip


def test_a_paper_that_is_older_than_what_is_known_brings_no_news(database: Database) -> None:
    before, after = two([row("1")], [row("1", "red")])
    assert told(database, after, before) == []
    assert told(database, paper("c.pdf", None, row("1", "green"))) == []
