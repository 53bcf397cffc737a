"""What is still open in the latest paper of each recommendation, with the due date that holds for it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import CTE, Connection, Select, and_, select

from load import tables
from query.filters import Filters
from query.said import papers, said
from query.threads import held_due, is_open, threads

Row = Mapping[str, Any]
Committee = tuple[str, str]

_DUE = {
    "due_id": tables.dues.c.due_id,
    "due_date": tables.dues.c.date,
    "computed": tables.dues.c.computed,
    "computed_from": tables.dues.c.computed_from,
    "due_text": tables.dues.c.text,
    "set_by": tables.dues.c.set_by,
}


def outstanding(connection: Connection, filters: Filters) -> list[Row]:
    """Open recommendations, a row a part, by authority and key; a paper's two statuses of one part are two rows.

    The columns of `query.threads` and of observations; `due_date` and `computed` of the due date that holds, and
    `due_row`, the row that prints it: the row itself, or where it prints none and does not say that there is none,
    the latest before it that does. None where nothing has ever been printed.
    """
    rows = threads(filters)
    earlier = {_thread(row): row for row in reversed(_all(connection, _dated_before(rows)))}
    return [_dated(row, earlier) for row in _one_each(_all(connection, _open(rows)))]


def later_papers(connection: Connection, filters: Filters) -> dict[Committee, list[str]]:
    """The dates of each committee's papers with recommendations, by authority and committee, oldest first."""
    of_all = Filters(
        authority=filters.authority, until=filters.until, as_of=filters.as_of, as_read=filters.as_read
    )
    query = said(of_all, papers.c.authority, papers.c.committee, papers.c.date).distinct()
    found: dict[Committee, list[str]] = {}
    for authority, committee, date in connection.execute(query.where(papers.c.date.is_not(None))):
        found.setdefault((authority, committee), []).append(date)
    return {committee: sorted(dates) for committee, dates in found.items()}


def absent_since(row: Row, dates: Mapping[Committee, list[str]]) -> str | None:
    """The date of its committee's next paper, where a row is of the latest one that mentions the recommendation.

    The first of the committee's dates that is later than its own; any may be a month or a year.
    """
    own, others = row["date"], dates.get((row["authority"], row["committee"]), [])
    return next((date for date in others if own and date > own and not date.startswith(own)), None)


def _all(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _open(rows: CTE) -> Select[Any]:
    due, seen = tables.dues, tables.observations
    return (
        select(
            rows,
            papers.c.committee,
            seen.c.report_title,
            seen.c.group_line,
            seen.c.number,
            seen.c.kind,
            seen.c.text,
            seen.c.status_raw,
            seen.c.no_deadline,
            seen.c.place,
            seen.c.places,
            *(column.label(name) for name, column in _DUE.items()),
        )
        .select_from(rows)
        .join(seen, seen.c.observation_id == rows.c.observation_id)
        .join(papers, papers.c.paper_id == rows.c.paper_id)
        .outerjoin(due, due.c.due_id == held_due(rows.c.observation_id))
        .where(rows.c.nearness == 1, is_open(rows))
        .order_by(*_part(rows), due.c.due_id.is_(None), rows.c.file, rows.c.paper_id, rows.c.position)
    )


def _dated_before(rows: CTE) -> Select[Any]:
    """The due dates in earlier papers of what is open and has none in its latest one, the latest first."""
    due, seen, latest = tables.dues, tables.observations, rows.alias("latest")
    same = and_(*(one == other for one, other in zip(_part(rows), _part(latest), strict=True)))
    return (
        select(
            rows,
            seen.c.place,
            seen.c.places,
            *(column.label(name) for name, column in _DUE.items()),
        )
        .select_from(latest)
        .join(rows, same)
        .join(seen, seen.c.observation_id == rows.c.observation_id)
        .join(due, due.c.due_id == held_due(rows.c.observation_id))
        .where(
            latest.c.nearness == 1,
            is_open(latest),
            held_due(latest.c.observation_id).is_(None),
            rows.c.nearness > 1,
        )
        .order_by(*_part(rows), rows.c.nearness, rows.c.file, rows.c.paper_id, rows.c.position)
    )


def _part(rows: Any) -> tuple[Any, ...]:
    return rows.c.authority, rows.c.recommendation_key, rows.c.part


def _thread(row: Row) -> tuple[Any, ...]:
    return row["authority"], row["recommendation_key"], row["part"]


def _one_each(rows: Iterable[Row]) -> Iterator[Row]:
    """Of each part the first row and others of the same paper; two papers of one meeting say one thing twice."""
    for _, of_part in groupby(rows, key=_thread):
        first, *others = of_part
        yield first
        yield from (row for row in others if row["paper_id"] == first["paper_id"])


def _dated(row: Row, earlier: Mapping[tuple[Any, ...], Row]) -> Row:
    if row["due_id"] is not None:
        return {**row, "due_row": row}
    if row["no_deadline"] or _thread(row) not in earlier:
        return {**row, "due_row": None}
    before = earlier[_thread(row)]
    return {**row, **{name: before[name] for name in _DUE}, "due_row": before}
