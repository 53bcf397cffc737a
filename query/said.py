"""What every question is asked of: observations with their papers and identities, as they stand or stood.

Three things decide what stands. A paper that another was issued in place of, or that was read anew, is out; *as of* a
day, papers put to a committee later are out, and one that was issued anew since then is in as it was; *as read* by a
run, what later runs brought is out, and what they superseded is in.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    true,
)

from load import tables
from query.filters import Filters

papers, observations, identities = tables.papers, tables.observations, tables.identities


def said(filters: Filters, *columns: ColumnElement[Any]) -> Select[Any]:
    """These columns of every observation that stands, in the papers that the filters let in.

    Of the tables `papers`, `observations` and `identities`; keys, reports and parts are those of `identities`.
    """
    return (
        select(*columns)
        .select_from(observations)
        .join(papers, papers.c.paper_id == observations.c.paper_id)
        .join(identities, identities.c.observation_id == observations.c.observation_id)
        .where(admitted(filters), stands(identities, filters))
    )


def admitted(filters: Filters) -> ColumnElement[bool]:
    """Whether a paper stands, is of the authority, and of the span.

    A date that is less precise than the span's end may lie inside it, so it is let in.
    """
    date = papers.c.date
    conditions: list[ColumnElement[bool]] = [stands(papers, filters)]
    if filters.authority:
        # Chosen first, by themselves: a planner cannot guess how few papers a folded name leaves.
        named = papers.alias("named")
        chosen = select(named.c.paper_id).where(
            func.lower(named.c.authority) == func.lower(filters.authority)
        )
        conditions.append(papers.c.paper_id.in_(chosen))
    if filters.since:
        conditions.append(date >= func.substr(literal(filters.since), 1, func.length(date)))
    for last in (filters.until, filters.as_of):
        if last:
            conditions.append(func.substr(date, 1, len(last)) <= last)
    if filters.key:
        conditions.append(identities.c.recommendation_key == filters.key)
    return and_(*conditions)


def stands(table: FromClause, filters: Filters) -> ColumnElement[bool]:
    """Whether a row of `papers`, `identities` or `corrections` (or an alias of one) is in force, or was in the run or
    on the day that is asked for."""
    ended = table.c.superseded_run_id
    if filters.as_read is not None:
        return and_(table.c.run_id <= filters.as_read, or_(ended.is_(None), ended > filters.as_read))
    if (
        filters.as_of and "fingerprint" in table.c
    ):  # papers are put to a committee on a day, and nothing else is
        return or_(ended.is_(None), _issued_anew_later(table, filters.as_of))
    return ended.is_(None)


def _issued_anew_later(old: FromClause, day: str) -> ColumnElement[bool]:
    """Whether the only thing that took a paper's place is another paper, put to its committee after that day."""
    successor, known, later = papers.alias("successor"), papers.alias("known"), papers.alias("later")
    known_by_then = exists().where(
        known.c.sha256 == successor.c.sha256,
        known.c.superseded_run_id.is_(None),
        or_(known.c.date.is_(None), func.substr(known.c.date, 1, len(day)) <= day),
    )
    replaced = exists().where(
        successor.c.paper_id == old.c.superseded_by,
        successor.c.sha256 != old.c.sha256,
        ~known_by_then,
    )
    read_anew = exists().where(later.c.sha256 == old.c.sha256, later.c.paper_id > old.c.paper_id)
    return and_(replaced, ~read_anew)


def holding_due() -> ColumnElement[str]:
    """The due date that holds for an observation: of the revised dates, or else of all, the last printed.

    ISO, "immediate", or an ISO duration; null where none is printed.
    """
    dues = tables.dues
    return (
        select(func.coalesce(dues.c.date, case((dues.c.immediate, "immediate"), else_=dues.c.relative)))
        .where(dues.c.observation_id == observations.c.observation_id)
        .order_by(case((dues.c.role == "revised", 0), else_=1), dues.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )


def matching(columns: Any, filters: Filters) -> ColumnElement[bool]:
    """Whether the filters on reports, kinds and words hold; `columns` has `report_title`, `report_key`,
    `report_scope`, `kind` and `text`."""
    conditions: list[ColumnElement[bool]] = [true()]
    if filters.report:
        title, key = columns.report_title, columns.report_key
        part = filters.report
        conditions.append(or_(title.icontains(part, autoescape=True), key.icontains(part, autoescape=True)))
    if filters.scope:
        conditions.append(columns.report_scope == filters.scope)
    if filters.kind:
        conditions.append(columns.kind == filters.kind)
    if filters.text:
        conditions.append(columns.text.icontains(filters.text, autoescape=True))
    return and_(*conditions)
