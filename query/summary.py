"""How many of each colour there were in each period, and how long what is open has been what it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, String, case, cast, distinct, func, literal, or_, select

from load import Address, Database
from query.citing import place_of
from query.due.outstanding import absent_since, later_papers, outstanding
from query.due.spans import months_past
from query.filters import COLOURS, Filters, chosen_filters
from query.names import asked
from query.said import identities, observations, papers, said
from query.terminal.strips import strips, thread_of
from query.threads import chosen, threads
from query.timeline import Paper, periods, word

if TYPE_CHECKING:
    from pandas import DataFrame

COUNTED = ("authority", "period", *COLOURS, "no_colour", "new", "total", "papers")
"""The columns of `summary`: recommendations' parts by colour; `total` has each once, whatever two papers of a meeting
say; `new` those that a paper calls new. `papers` names the papers that were counted, joined by "; "."""

AGED = (
    "authority", "report_title", "group", "number", "part", "kind", "text", "status", "since", "months", "timeline",
    "since_paper", "since_place", "paper", "paper_date", "place", "absent_since", "recommendation_key",
)  # fmt: skip
"""The columns of `ageing`: `status` is the colour, else the state, else the printed word; `since` is the date of the
first paper since which no other was printed, and `months` the whole ones from it to the latest paper with the
recommendation. `absent_since` is the date of the committee's next paper, where none of the later ones has it."""


def summary(database: Database | Address, filters: Filters | None = None, **conditions: Any) -> DataFrame:
    """Statuses by authority and period, oldest first: one line a period.

    Raises `ValueError` for a filter that can find nothing, `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    limits = chosen_filters(filters, conditions)
    with asked(database, limits) as connection:
        rows = [dict(row) for row in connection.execute(_counts(limits)).mappings()]
        named = [Paper(*row) for row in connection.execute(_papers(limits))]
    labels = periods(named)
    of_period: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for paper in named:
        of_period[paper.authority, paper.date or paper.file].append(paper.file)
    lines = []
    for row in rows:
        files = sorted(of_period[row["authority"], row["date"] or row["undated"]])
        period = labels[Paper(row["authority"], files[0], row["date"])]
        lines.append({**row, "period": period, "papers": "; ".join(files)})
    return DataFrame(lines, columns=list(COUNTED), dtype=object)


def ageing(database: Database | Address, filters: Filters | None = None, **conditions: Any) -> DataFrame:
    """What is open in the latest papers, one line a part: since when it has been what it is, the longest first.

    Reckoned from paper to paper, never to today: what it was after the last paper nobody has printed. Raises
    `ValueError` for a filter that can find nothing, `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    limits = chosen_filters(filters, conditions)
    with asked(database, limits) as connection:
        items = outstanding(connection, limits)
        dates = later_papers(connection, limits)
        begun = {_part(row): row for row in connection.execute(_begun(limits)).mappings()}
        told = strips(connection, limits, map(thread_of, items))
    lines = []
    for row in items:
        first = begun[_part(row)]
        dated = first["date"] and row["date"]
        lines.append(
            {
                **row,
                "group": row["group_line"],
                "status": word(row),
                "since": first["date"],
                "months": months_past(first["date"], row["date"]) if dated else None,
                "timeline": told[thread_of(row)],
                "since_paper": first["file"],
                "since_place": place_of(first["place"]),
                "paper": row["file"],
                "paper_date": row["date"],
                "place": place_of(row["place"]),
                "absent_since": absent_since(row, dates),
            }
        )
    lines.sort(key=lambda line: (line["authority"], -1 if line["months"] is None else -line["months"] - 1))
    return DataFrame(lines, columns=list(AGED), dtype=object)


def _part(row: Any) -> tuple[str, str, int]:
    return row["authority"], row["recommendation_key"], row["part"]


def _counts(filters: Filters) -> Select[Any]:
    """By authority and day of papers how many parts of recommendations have each colour."""
    item = identities.c.recommendation_key + literal(" ") + cast(identities.c.part, String)
    undated = case((papers.c.date.is_(None), papers.c.file), else_="")

    def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(distinct(case((condition, item))))

    columns = [
        *(count(observations.c.colour == colour).label(colour) for colour in COLOURS),
        count(observations.c.colour.is_(None)).label("no_colour"),
        count(observations.c.is_new.is_(True)).label("new"),
        func.count(distinct(item)).label("total"),
    ]
    keys = (papers.c.authority, papers.c.date, undated.label("undated"))
    return (
        said(filters, *keys, *columns)
        .where(*chosen(filters))
        .group_by(papers.c.authority, papers.c.date, undated)
        .order_by(papers.c.authority, papers.c.date.is_(None), papers.c.date, undated)
    )


def _papers(filters: Filters) -> Select[Any]:
    return said(filters, papers.c.authority, papers.c.file, papers.c.date).where(*chosen(filters)).distinct()


def _begun(filters: Filters) -> Select[Any]:
    """Of each part the first observation since which every paper says what the latest says."""
    rows = threads(filters)
    part = (rows.c.authority, rows.c.recommendation_key, rows.c.part)
    seen = observations.alias("seen")
    printed = (
        select(seen.c.status_raw).where(seen.c.observation_id == rows.c.observation_id).scalar_subquery()
    )
    status = func.coalesce(rows.c.colour, case((rows.c.state == "unknown", printed), else_=rows.c.state))
    latest = (rows.c.nearness, rows.c.file, rows.c.paper_id, rows.c.position)
    now = func.first_value(status).over(partition_by=part, order_by=latest)
    told = select(rows, status.label("status"), now.label("now")).cte("told")
    of_told = (told.c.authority, told.c.recommendation_key, told.c.part)
    other = func.min(case((told.c.status != told.c.now, told.c.nearness))).over(partition_by=of_told)
    parted = select(told, other.label("other")).cte("parted")
    # Where two papers of the latest meeting differ, it has been so since that meeting.
    since = (
        select(parted)
        .where(or_(parted.c.other.is_(None), parted.c.nearness < parted.c.other, parted.c.nearness == 1))
        .cte("since")
    )
    from_first = (since.c.nearness.desc(), since.c.file, since.c.paper_id, since.c.position)
    of_since = (since.c.authority, since.c.recommendation_key, since.c.part)
    place = func.row_number().over(partition_by=of_since, order_by=from_first)
    placed = select(since, place.label("in_order")).cte("placed")
    return (
        select(*(placed.c[name] for name in ("authority", "recommendation_key", "part", "date", "file")))
        .add_columns(observations.c.place)
        .join(observations, observations.c.observation_id == placed.c.observation_id)
        .where(placed.c.in_order == 1)
    )
