"""Papers that have come: those that the history did not have before."""

from sqlalchemy import func, select

from load import tables
from load.database import Database
from schemas import Record


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
    runs, papers, first = tables.runs, tables.papers, tables.papers.alias("first")
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
