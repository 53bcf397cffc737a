"""The SQL of the timeline: which recommendations, which papers, and what each paper says of each."""

from sqlalchemy import CTE, Select, and_, exists, select

from query.filters import Filters
from query.said import holding_due, identities, matching, observations, papers, said
from query.threads import nearness


def papers_in(filters: Filters) -> Select[tuple[str, str, str | None]]:
    """The papers in force that the filters let in and that say anything: authority, file, date."""
    columns = (papers.c.authority, papers.c.file, papers.c.date)
    return said(filters, *columns).distinct()


def statuses_in(filters: Filters) -> Select[tuple[object, ...]]:
    """What the papers say of the recommendations that the filters let in, one row an observation.

    Latest paper first within a recommendation: `nearness` counts its papers from 1, dated before undated.
    """
    rows = _said(filters)
    wanted = select(rows.c.authority, rows.c.recommendation_key).where(matching(rows.c, filters)).distinct()
    keys = wanted.subquery("wanted")
    query = select(rows).join(
        keys,
        and_(keys.c.authority == rows.c.authority, keys.c.recommendation_key == rows.c.recommendation_key),
    )
    if filters.colour:
        latest = rows.alias("latest")
        query = query.where(
            exists().where(
                latest.c.authority == rows.c.authority,
                latest.c.recommendation_key == rows.c.recommendation_key,
                latest.c.nearness == 1,
                latest.c.colour == filters.colour,
            )
        )
    return query.order_by(
        rows.c.authority,
        rows.c.recommendation_key,
        rows.c.nearness,
        rows.c.part,
        rows.c.position,
        rows.c.file,
    )


def _said(filters: Filters) -> CTE:
    """Every observation that stands in the papers that the filters let in."""
    return said(
        filters,
        papers.c.authority,
        papers.c.file,
        papers.c.date,
        observations.c.position,
        identities.c.recommendation_key,
        identities.c.report_key,
        observations.c.report_title,
        observations.c.report_scope,
        observations.c.group_line,
        observations.c.number,
        identities.c.part,
        observations.c.kind,
        observations.c.text,
        observations.c.colour,
        observations.c.state,
        observations.c.status_raw,
        observations.c.no_deadline,
        observations.c.place,
        holding_due().label("due"),
        nearness().label("nearness"),
    ).cte("said")
