"""What the papers said of each recommendation, over time: the rows that most questions are asked of."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    case,
    func,
    literal,
    not_,
    or_,
    select,
    tuple_,
)

from load import tables
from query.filters import Filters
from query.said import identities, matching, observations, papers, said

_MATCHED = SimpleNamespace(
    report_title=observations.c.report_title,
    report_key=identities.c.report_key,
    report_scope=observations.c.report_scope,
    kind=observations.c.kind,
    text=observations.c.text,
)

_THREAD = (papers.c.authority, identities.c.recommendation_key)

ENDED = ("implemented", "complete", "closed", "elsewhere")
"""States in which nothing is left to do for the authority; a refused recommendation is still open."""

ENDED_COLOURS = ("green", "blue", "white", "closed")
"""Colours that say the same, in a paper that does not explain them."""


def threads(filters: Filters, *, among: Sequence[ColumnElement[bool]] = (), all_forces: bool = False) -> CTE:
    """Every status of the recommendations that the filters choose, in slim rows.

    `nearness` counts the papers of a recommendation of an authority from the latest, 1, dated before undated; papers
    of one date are one meeting's, and none of them is the later one. Only recommendations with an observation of
    which all that is in `among` is true are chosen. `all_forces`: what one authority's paper is chosen by, the same
    recommendation is chosen by in all others'.
    """
    rows = (
        said(
            filters,
            observations.c.observation_id,
            papers.c.paper_id,
            papers.c.authority,
            papers.c.file,
            papers.c.date,
            identities.c.recommendation_key,
            identities.c.report_key,
            identities.c.part,
            observations.c.position,
            observations.c.colour,
            observations.c.state,
            nearness().label("nearness"),
        )
        .where(*_wanted(filters, among, all_forces=all_forces))
        .cte("statuses")
    )
    if not filters.colour:
        return rows
    of_colour = tuple_(rows.c.authority, rows.c.recommendation_key).in_(_latest_of_colour(rows, filters))
    return select(rows).where(of_colour).cte("threads")


def chosen(filters: Filters) -> list[ColumnElement[bool]]:
    """Whether an observation of `query.said` is about a recommendation that the filters choose, in any paper."""
    conditions = _wanted(filters, ())
    if filters.colour:
        rows = threads(filters)
        conditions.append(tuple_(*_THREAD).in_(select(rows.c.authority, rows.c.recommendation_key)))
    return conditions


def _wanted(
    filters: Filters, among: Sequence[ColumnElement[bool]], *, all_forces: bool = False
) -> list[ColumnElement[bool]]:
    if not (among or filters.report or filters.scope or filters.kind or filters.text):
        return []
    wanted = said(filters, *_THREAD).where(matches(filters), *among).distinct().cte("wanted")
    # The key alone as well: databases look up one column where they would not look up two.
    keys = identities.c.recommendation_key.in_(select(wanted.c.recommendation_key))
    return [keys] if all_forces else [keys, tuple_(*_THREAD).in_(select(wanted))]


def _latest_of_colour(rows: CTE, filters: Filters) -> Select[Any]:
    latest = rows.alias("latest_of_all")
    return select(latest.c.authority, latest.c.recommendation_key).where(
        latest.c.nearness == 1, latest.c.colour == filters.colour
    )


def matches(filters: Filters) -> ColumnElement[bool]:
    """Whether an observation is one that the filters on reports, kinds and words let in."""
    return matching(_MATCHED, filters)


def nearness() -> ColumnElement[int]:
    """How many meetings of a recommendation's papers an observation lies back; 1 is the latest."""
    return func.dense_rank().over(partition_by=_THREAD, order_by=newest_first())


def newest_first() -> tuple[ColumnElement[Any], ...]:
    """The order of meetings, the latest first; undated papers last, each a meeting of its own."""
    date = papers.c.date
    return date.is_(None), date.desc(), case((date.is_(None), papers.c.file), else_="").desc()


def is_open(rows: Any) -> ColumnElement[bool]:
    """Whether something is left to do, by the state that the paper's legend gives, else by the colour."""
    ended_by_colour = and_(
        rows.c.state == "unknown", func.coalesce(rows.c.colour, literal("")).in_(ENDED_COLOURS)
    )
    return not_(or_(rows.c.state.in_(ENDED), ended_by_colour))


def held_due(observation_id: ColumnElement[int]) -> ScalarSelect[int]:
    """The number of an observation's due date that holds: of the revised ones, or else of all, the last printed."""
    dues = tables.dues.alias("candidate")
    return (
        select(dues.c.due_id)
        .where(dues.c.observation_id == observation_id)
        .order_by(case((dues.c.role == "revised", 0), else_=1), dues.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )
