"""The SQL of the timeline: which recommendations, which papers, and what each paper says of each."""

from sqlalchemy import (
    CTE,
    ColumnElement,
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

_papers, _observations, _dues = tables.papers, tables.observations, tables.dues
_identities = tables.identities


def papers_in(filters: Filters) -> Select[tuple[str, str, str | None]]:
    """The papers in force that the filters let in and that say anything: authority, file, date."""
    speaks = exists().where(_observations.c.paper_id == _papers.c.paper_id)
    return select(_papers.c.authority, _papers.c.file, _papers.c.date).where(_admitted(filters), speaks)


def statuses_in(filters: Filters) -> Select[tuple[object, ...]]:
    """What the papers say of the recommendations that the filters let in, one row an observation.

    Latest paper first within a recommendation: `nearness` counts its papers from 1, dated before undated.
    """
    said = _said(filters)
    wanted = select(said.c.authority, said.c.recommendation_key).where(_matching(said, filters)).distinct()
    keys = wanted.subquery("wanted")
    query = select(said).join(
        keys,
        and_(keys.c.authority == said.c.authority, keys.c.recommendation_key == said.c.recommendation_key),
    )
    if filters.colour:
        latest = said.alias("latest")
        query = query.where(
            exists().where(
                latest.c.authority == said.c.authority,
                latest.c.recommendation_key == said.c.recommendation_key,
                latest.c.nearness == 1,
                latest.c.colour == filters.colour,
            )
        )
    return query.order_by(
        said.c.authority, said.c.recommendation_key, said.c.nearness, said.c.part, said.c.position
    )


def _said(filters: Filters) -> CTE:
    """Every observation in force in the papers that the filters let in."""
    thread = (_papers.c.authority, _identities.c.recommendation_key)
    # Papers of one date are one meeting's: none of them is the later one.
    nearness = func.dense_rank().over(
        partition_by=thread,
        order_by=(
            _papers.c.date.is_(None),
            _papers.c.date.desc(),
            case((_papers.c.date.is_(None), _papers.c.file), else_="").desc(),
        ),
    )
    return (
        select(
            _papers.c.authority,
            _papers.c.file,
            _papers.c.date,
            _observations.c.position,
            _identities.c.recommendation_key,
            _identities.c.report_key,
            _observations.c.report_title,
            _observations.c.report_scope,
            _observations.c.group_line,
            _observations.c.number,
            _identities.c.part,
            _observations.c.kind,
            _observations.c.text,
            _observations.c.colour,
            _observations.c.state,
            _observations.c.status_raw,
            _observations.c.no_deadline,
            _due().label("due"),
            nearness.label("nearness"),
        )
        .join(_papers, _papers.c.paper_id == _observations.c.paper_id)
        .join(
            _identities,
            and_(
                _identities.c.observation_id == _observations.c.observation_id,
                _identities.c.superseded_run_id.is_(None),
            ),
        )
        .where(_admitted(filters))
        .cte("said")
    )


def _due() -> ColumnElement[str]:
    """The due date that holds: of the revised dates, or else of all, the last printed."""
    return (
        select(func.coalesce(_dues.c.date, case((_dues.c.immediate, "immediate"), else_=_dues.c.relative)))
        .where(_dues.c.observation_id == _observations.c.observation_id)
        .order_by(case((_dues.c.role == "revised", 0), else_=1), _dues.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )


def _admitted(filters: Filters) -> ColumnElement[bool]:
    """Whether a paper is in force, of the authority, and of the span.

    A date that is less precise than the span's end may lie inside it, so it is let in.
    """
    date = _papers.c.date
    conditions: list[ColumnElement[bool]] = [_papers.c.superseded_run_id.is_(None)]
    if filters.authority:
        conditions.append(func.lower(_papers.c.authority) == func.lower(filters.authority))
    if filters.since:
        conditions.append(date >= func.substr(literal(filters.since), 1, func.length(date)))
    if filters.until:
        conditions.append(func.substr(date, 1, len(filters.until)) <= filters.until)
    return and_(*conditions)


def _matching(said: CTE, filters: Filters) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    if filters.report:
        title, key = said.c.report_title, said.c.report_key
        part = filters.report
        conditions.append(or_(title.icontains(part, autoescape=True), key.icontains(part, autoescape=True)))
    if filters.scope:
        conditions.append(said.c.report_scope == filters.scope)
    if filters.kind:
        conditions.append(said.c.kind == filters.kind)
    if filters.text:
        conditions.append(said.c.text.icontains(filters.text, autoescape=True))
    return and_(*conditions)
