"""What papers that have just come say otherwise than those before them: for the morning after a nightly import.

News are of the world, not of our reading: only papers that the history did not have before bring any, and both sides
are read by the same code. `ragw compare` tells all of it; this is what nobody should have to look for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import func, select

from load import Database, tables
from query.filters import Filters
from query.findings.held import findings
from query.said import holding_due, identities, observations, papers, said
from schemas import Record

What = Literal["reddened", "slipped", "vanished", "count", "greened"]
"""Newly red; due later than before; in the paper before and not in this one, though not done; a count that a paper
states and its rows contradict; newly green."""

Row = Mapping[str, Any]

_SOME = 500
"""Papers that one statement can name."""

_DONE = frozenset(("implemented", "complete", "closed"))
_SAID = {
    "authority": papers.c.authority,
    "committee": papers.c.committee,
    "date": papers.c.date,
    "file": papers.c.file,
    "sha256": papers.c.sha256,
    "key": identities.c.recommendation_key,
    "report_key": identities.c.report_key,
    "part": identities.c.part,
    "report": observations.c.report_title,
    "number": observations.c.number,
    "text": observations.c.text,
    "colour": observations.c.colour,
    "state": observations.c.state,
    "due": holding_due(),
}


class News(Record, frozen=True, kw_only=True):
    """One thing that a new `paper` brings. `before` and `after` are colours or states, due dates, or counts; `since`
    is the date of the paper before. Of a count `text` is the words that state it."""

    what: What
    authority: str
    paper: str
    date: str
    report: str
    number: str
    text: str
    before: str
    after: str
    since: str = ""
    recommendation_key: str = ""


class Arrival(Record, frozen=True, kw_only=True):
    """A paper that the history did not have before; `date` is None where nobody knows it."""

    paper: str
    paper_sha256: str
    authority: str
    date: str | None


def arrivals(database: Database, run_id: int) -> list[Arrival]:
    """The papers that have come since the nightly run before this one: in this run, by hand, in runs broken off.

    Where there was no nightly run before, those of this run. Raises `DatabaseUnavailable`.
    """
    runs, first = tables.runs, papers.alias("first")
    before = select(func.max(runs.c.run_id)).where(
        runs.c.command == "nightly", runs.c.run_id < run_id, runs.c.outcome.not_in(("broken off",))
    )
    came = select(first.c.sha256).group_by(first.c.sha256)
    with database.reading() as connection:
        last = connection.execute(before).scalar()
        since = run_id - 1 if last is None else last
        asked = select(papers.c.file, papers.c.sha256, papers.c.authority, papers.c.date).where(
            papers.c.superseded_run_id.is_(None),
            papers.c.run_id > since,
            papers.c.sha256.in_(came.having(func.min(first.c.run_id) > since)),
        )
        ordered = asked.order_by(papers.c.authority, papers.c.date, papers.c.file, papers.c.sha256)
        return [
            Arrival(paper=row.file, paper_sha256=row.sha256, authority=row.authority, date=row.date)
            for row in connection.execute(ordered)
        ]


def news(database: Database, arrived: Sequence[Arrival]) -> list[News]:
    """What these papers, which the history did not have before, bring; the worst first.

    A recommendation is compared with the latest paper before that has it. One that comes up for the first time, and
    a paper without a date or older than what was known, are no news of these kinds. Raises `DatabaseUnavailable`.
    """
    fresh = {each.paper_sha256 for each in arrived}
    if not fresh:
        return []
    wanted = said(Filters(), *(column.label(f"own_{name}") for name, column in _SAID.items())).where(
        papers.c.date.is_not(None), papers.c.authority.in_(sorted({each.authority for each in arrived}))
    )
    ordered = wanted.order_by(papers.c.date, papers.c.file, papers.c.sha256, observations.c.position)
    with database.reading() as connection:
        rows = [dict(zip(_SAID, row, strict=True)) for row in connection.execute(ordered)]
    found = [*_changed(rows, fresh), *_vanished(rows, fresh), *_miscounted(database, arrived)]
    order: dict[What, int] = {"reddened": 0, "slipped": 1, "vanished": 2, "count": 3, "greened": 4}
    return sorted(
        dict.fromkeys(found), key=lambda each: (order[each.what], each.authority, each.date, each.paper)
    )


def _changed(rows: Iterable[Row], fresh: Collection[str]) -> Iterator[News]:
    threads: defaultdict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for row in rows:
        threads[row["authority"], row["key"], row["part"]].append(row)
    for thread in threads.values():
        after, earlier = thread[-1], [row for row in thread if row["sha256"] not in fresh]
        if after["sha256"] not in fresh or not earlier or not earlier[-1]["date"] < after["date"]:
            continue
        before = earlier[-1]
        for what, is_so in (("reddened", _is_red), ("greened", _is_green)):
            if is_so(after) and not is_so(before):
                yield _news(what, after, before, _status(before), _status(after))
        if _is_later(after["due"], before["due"]):
            yield _news("slipped", after, before, before["due"], after["due"])


def _vanished(rows: Sequence[Row], fresh: Collection[str]) -> Iterator[News]:
    """What a committee's paper before had and its new one has not, though it was neither done nor closed.

    A paper that does not name its committee may be of any.
    """
    committees = {(row["authority"], row["committee"]) for row in rows if row["sha256"] in fresh}
    for authority, committee in sorted(committees):
        one = {committee, ""} if committee else {row["committee"] for row in rows}
        said_there = [row for row in rows if row["authority"] == authority and row["committee"] in one]
        new = said_there[-1]
        known = [row for row in said_there if row["sha256"] not in fresh and row["date"] < new["date"]]
        if new["sha256"] not in fresh or not known:
            continue
        before = [row for row in known if row["date"] == known[-1]["date"]]
        now = [row for row in said_there if row["date"] == new["date"]]
        keys, reports = {row["key"] for row in now}, {row["report_key"] for row in now}
        were = {row["report_key"] for row in before}
        is_whole = 2 * len(were & reports) >= len(were)  # else it is another sort of paper, or half of one
        for row in before:
            is_there = row["report_key"] in reports
            is_open = row["state"] not in _DONE and not _is_green(row)
            if row["key"] not in keys and is_open and (is_there or is_whole):
                where = "not in it" if is_there else "its report is not in it"
                paper = {**row, "file": new["file"], "date": new["date"]}
                yield _news("vanished", paper, row, _status(row), where)


def _miscounted(database: Database, arrived: Sequence[Arrival]) -> Iterator[News]:
    """Counts of these papers that their rows contradict."""
    named = {(each.authority, each.paper, each.date) for each in arrived}
    stated = (
        select(tables.counts.c.count_id)
        .join(papers)
        .where(papers.c.sha256.in_([each.paper_sha256 for each in arrived][:_SOME]))
    )
    with database.reading() as connection:
        if len(arrived) <= _SOME and connection.execute(stated.limit(1)).first() is None:
            return
    for row in findings(database, codes=("count",)).to_dict("records"):
        if row["verdict"] == "differs" and (row["authority"], row["paper"], row["date"]) in named:
            yield News(
                what="count", authority=row["authority"], paper=row["paper"], date=row["date"] or "",
                report=row["report"] or "", number="", text=row["words"] or "",
                before=f"{row['stated']} stated", after=f"{row['found']} found",
            )  # fmt: skip


def _news(what: Any, row: Row, before: Row, was: str, now: str) -> News:
    return News(
        what=what, authority=row["authority"], paper=row["file"], date=row["date"], report=row["report"],
        number=row["number"], text=row["text"], before=was, after=now, since=before["date"],
        recommendation_key=row["key"],
    )  # fmt: skip


def _status(row: Row) -> str:
    return str(row["colour"] or row["state"].replace("_", " "))


def _is_red(row: Row) -> bool:
    return row["colour"] == "red" or (row["colour"] is None and row["state"] == "overdue")


def _is_green(row: Row) -> bool:
    return row["colour"] == "green" or (row["colour"] is None and row["state"] in ("implemented", "complete"))


def _is_later(now: str | None, before: str | None) -> bool:
    """Whether a due date is later than another, as far as both are told: "2019" is not later than "2019-03"."""
    if not now or not before or not (now[:4].isdigit() and before[:4].isdigit()):
        return False
    told = min(len(now), len(before))
    return now[:told] > before[:told]
