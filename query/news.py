"""What papers that have just come say otherwise than those before them: for the morning after a nightly import.

News are of the world, not of our reading: only papers that the history did not have before bring any, and both sides
are read by the same code. They are some of the changes that `ragw compare` tells, those that nobody should have to
look for, and the counts that do not add up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from load import Database, tables
from load.arrivals import Arrival
from query.changes.absence import is_cut
from query.changes.between import between
from query.changes.periods import Chosen, Dated, Meeting, meetings
from query.changes.stored import Compared, compared, dated
from query.filters import Filters
from query.findings.held import findings
from query.said import papers
from schemas import Change
from schemas.news import News, What

_SOME = 500
"""Papers that one statement can name."""

_TURNS: dict[What, tuple[str, ...]] = {
    "reddened": ("red", "overdue"), "greened": ("green", "implemented", "complete"),
}  # fmt: skip
"""The statuses, as `compare` tells them, that are newly red and newly green."""

_OF_STATUS = ("reddened", "greened", "regressed", "reopened", "reappeared")


def news(database: Database, arrived: Sequence[Arrival]) -> list[News]:
    """What these papers, which the history did not have before, bring; the worst first.

    A committee's latest papers are compared with its latest before them that are known. What comes up for the first
    time, and a paper without a date or older than what was known, are no news of these kinds. Raises
    `DatabaseUnavailable`.
    """
    fresh = {each.paper_sha256 for each in arrived}
    if not fresh:
        return []
    found: list[News] = []
    with database.reading() as connection:
        for authority in sorted({each.authority for each in arrived}):
            own = _papers(connection, authority)
            for chosen in _chosen(authority, own, fresh):
                held = compared(connection, Filters(authority=authority), chosen)
                found += _told(chosen, held, {paper.dated.file: paper.dated.date for paper in own})
    found += _miscounted(database, arrived)
    order: dict[What, int] = {"reddened": 0, "slipped": 1, "vanished": 2, "count": 3, "greened": 4}
    return sorted(
        dict.fromkeys(found), key=lambda each: (order[each.what], each.authority, each.date, each.paper)
    )


class _Paper(NamedTuple):
    dated: Dated
    committee: str
    sha256: str


def _papers(connection: Connection, authority: str) -> list[_Paper]:
    """The papers of an authority with a date."""
    told = {each.paper_id: each for each in dated(connection, Filters(authority=authority))}
    asked = select(papers.c.paper_id, papers.c.committee, papers.c.sha256)
    asked = asked.where(papers.c.authority == authority, papers.c.superseded_run_id.is_(None))
    return [_Paper(told[row[0]], *row[1:]) for row in connection.execute(asked) if row[0] in told]


def _chosen(authority: str, own: Sequence[_Paper], fresh: Collection[str]) -> Iterator[Chosen]:
    """For each committee with fresh papers the latest meeting, where it has any, and the latest before that has none.

    A paper that does not name its committee may be of any.
    """
    new = {paper.dated.paper_id for paper in own if paper.sha256 in fresh}
    everything = meetings(paper.dated for paper in own)
    for committee in sorted({paper.committee for paper in own if paper.sha256 in fresh}):
        held = meetings(paper.dated for paper in own if not committee or paper.committee in (committee, ""))
        known = [each for each in held[:-1] if not _any(each, new)]
        if known and _any(held[-1], new):
            earlier = tuple(each for each in everything if each.papers[-1].date < known[-1].papers[0].date)
            yield Chosen(authority, known[-1], held[-1], earlier)


def _any(meeting: Meeting, papers_of: Collection[int]) -> bool:
    return any(paper.paper_id in papers_of for paper in meeting.papers)


def _told(chosen: Chosen, held: Compared, dates: dict[str, str]) -> Iterator[News]:
    """Those of the changes between two meetings that are news."""
    left = held.before.reports & held.after.reports
    # Else it is another sort of paper, or half of one.
    is_whole = 2 * len(left) >= len(held.before.reports) and not is_cut(held.before, held.after)
    for change in between(chosen.authority, held.before, held.after, held.earlier):
        before, after = str(change.before or ""), str(change.after or "")
        if change.change in _OF_STATUS:
            for what, statuses in _TURNS.items():
                if after in statuses and before not in statuses:
                    yield _news(what, change, before, after, dates)
        elif change.change == "slipped":
            yield _news("slipped", change, before, after, dates)
        elif change.change == "dropped_without_closure":
            yield _news("vanished", change, before or "unknown", "not in it", dates)
        elif change.change == "cannot_tell" and is_whole and not _was_done(change):
            yield _news("vanished", change, before or "unknown", "its report is not in it", dates)


def _was_done(change: Change) -> bool:
    return change.before in ("green", "blue", "closed", "implemented", "complete")


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


def _news(what: What, change: Change, before: str, after: str, dates: dict[str, str]) -> News:
    return News(
        what=what, authority=change.authority, paper=change.to_paper, date=dates.get(change.to_paper, change.to_date),
        report=change.report_title, number=change.number, text=change.text, before=before, after=after,
        since=dates.get(change.from_paper, change.from_date), recommendation_key=change.recommendation_key or "",
    )  # fmt: skip
