"""Papers of one meeting that say the same things: nothing tells which of them holds."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, FromClause, ScalarSelect, Select, and_, case, func, select, tuple_

from load import tables
from query.filters import Filters
from query.said import admitted, stands
from schemas import Finding

_FEWEST = 2  # recommendations in common, where they do not differ
_ABOUT = ("paper_id", "sha256", "file", "authority", "date")
_SHARE = 0.5  # of the shorter paper's


def rivals(connection: Connection, filters: Filters) -> Iterator[tuple[str, Finding]]:
    """Each two papers of those asked for that give statuses to the same recommendations on one day; the first's hash.

    They differ in a colour, or share most of what they say: one was perhaps issued in the other's place, and nothing
    says so.
    """
    for row in connection.execute(_pairs(filters)):
        if row.differ:
            said = f"{row.differ} of {row.shared} statuses that both give are not the same"
        elif row.shared >= max(_FEWEST, _SHARE * min(row.rows_of_one, row.rows_of_other)):
            said = f"{row.shared} statuses stand in both"
        else:
            continue
        words = (
            f"{row.file} and {row.other_file} are both {row.authority}'s of {row.date}: {said}. "
            "A manifest says which holds (supersedes)."
        )
        yield (
            row.sha256,
            Finding(
                code="papers_rival",
                verdict="contradicts",
                words=words,
                paper=row.file,
                found_in=row.other_file,
            ),
        )


def _rows_of(papers: FromClause) -> ScalarSelect[int]:
    rows = tables.observations.alias()
    return (
        select(func.count()).where(rows.c.paper_id == papers.c.paper_id).correlate(papers).scalar_subquery()
    )


def _pairs(filters: Filters) -> Select[Any]:
    one, other = tables.papers, tables.papers.alias("other")
    rows, others = tables.observations, tables.observations.alias("others")
    who, whose = tables.identities, tables.identities.alias("whose")
    one_meeting = and_(
        other.c.authority == one.c.authority,
        other.c.date == one.c.date,
        tuple_(other.c.file, other.c.sha256) > tuple_(one.c.file, one.c.sha256),
        one.c.authority != "",
        admitted(filters),
        stands(other, filters),
    )
    same = and_(
        whose.c.recommendation_key == who.c.recommendation_key,
        whose.c.part == who.c.part,
        stands(whose, filters),
        others.c.observation_id == whose.c.observation_id,
    )
    differ = case(
        (and_(rows.c.colour.is_not(None), others.c.colour.is_not(None), rows.c.colour != others.c.colour), 1)
    )
    return (
        select(
            *(one.c[name] for name in _ABOUT),
            other.c.file.label("other_file"),
            func.count().label("shared"),
            func.count(differ).label("differ"),
            _rows_of(one).label("rows_of_one"),
            _rows_of(other).label("rows_of_other"),
        )
        .select_from(one)
        .join(other, one_meeting)
        .join(rows, rows.c.paper_id == one.c.paper_id)
        .join(who, and_(who.c.observation_id == rows.c.observation_id, stands(who, filters)))
        .join(others, others.c.paper_id == other.c.paper_id)
        .join(whose, same)
        .where(rows.c.status_raw != "", others.c.status_raw != "")
        .group_by(
            one.c.paper_id,
            *(one.c[name] for name in _ABOUT),
            other.c.paper_id,
            other.c.file,
        )
        .order_by(one.c.authority, one.c.date, one.c.file, other.c.file)
    )
