"""The problems of papers and of their rows as findings: each contradicts its own paper, or is a doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, select

from load import tables
from query.filters import Filters
from query.said import admitted, identities, papers, said
from schemas import Finding, Place, Problem
from schemas.finding import Verdict

CONTRADICTING = frozenset(
    (
        "comment_contradicts_status", "publication_dates_differ", "publication_impossible",
        "scope_contradicts_title", "status_and_fill_differ",
    )
)  # fmt: skip
"""Problems of two printed things that cannot both be right; every other problem is a `doubt`."""


def doubts(connection: Connection, filters: Filters) -> Iterator[tuple[str, Finding]]:
    """Every problem of the papers that stand and are asked for, with its paper's hash, by paper.

    First those that its reading noted, of the whole paper before those of rows; then those of saying which
    recommendation a row is about.
    """
    for row in connection.execute(_noted(filters)):
        yield row.sha256, _finding(row, row.code, row.message, row.place or row.of_row)
    for row in connection.execute(_of_identities(filters)):
        problem = msgspec.json.decode(row.problem, type=Problem)
        yield row.sha256, _finding(row, problem.code, problem.message, row.of_row)


_BY_PAPER = (papers.c.authority, papers.c.date, papers.c.file, papers.c.sha256)


def _noted(filters: Filters) -> Select[Any]:
    problems, rows = tables.problems, tables.observations
    return (
        select(
            papers.c.sha256, papers.c.file, problems.c.code, problems.c.message, problems.c.place,
            rows.c.report_title, rows.c.report_key, rows.c.number, rows.c.place.label("of_row"),
        )
        .join(papers, papers.c.paper_id == problems.c.paper_id)
        .outerjoin(rows, rows.c.observation_id == problems.c.observation_id)
        .where(admitted(filters))
        .order_by(*_BY_PAPER, rows.c.position.is_not(None), rows.c.position, problems.c.position)
    )  # fmt: skip


def _of_identities(filters: Filters) -> Select[Any]:
    rows = tables.observations
    columns = (
        papers.c.sha256, papers.c.file, identities.c.problem, rows.c.report_title, identities.c.report_key,
        rows.c.number, rows.c.place.label("of_row"),
    )  # fmt: skip
    doubtful = said(filters, *columns).where(identities.c.problem.is_not(None))
    return doubtful.order_by(*_BY_PAPER, rows.c.position)


def _finding(row: Row[Any], code: str, words: str, where: str | None) -> Finding:
    verdict: Verdict = "contradicts" if code in CONTRADICTING else "doubt"
    first, *others = _places(where) or (None,)
    return Finding(
        code=code,
        verdict=verdict,
        words=words,
        paper=row.file,
        found_in=row.file,
        report=row.report_title or "",
        report_key=row.report_key,
        number=row.number or "",
        place=first,
        places=tuple(place for place in others if place),
    )


def _places(stored: str | None) -> tuple[Place, ...]:
    """The places that a column of JSON holds: one, a list, or none."""
    decoded = msgspec.json.decode(stored) if stored else []
    return msgspec.convert(decoded if isinstance(decoded, list) else [decoded], tuple[Place, ...])
