"""The problems that were noted when papers were read, as findings: each contradicts its own paper, or is a doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from load import tables
from query.filters import Filters
from query.said import admitted, papers
from schemas import Finding, Place
from schemas.finding import Verdict

CONTRADICTING = frozenset(
    (
        "comment_contradicts_status", "publication_dates_differ", "publication_impossible",
        "scope_contradicts_title", "status_and_fill_differ",
    )
)  # fmt: skip
"""Problems of two printed things that cannot both be right; every other problem is a `doubt`."""


def doubts(connection: Connection, filters: Filters) -> Iterator[tuple[str, Finding]]:
    """Every problem of the papers that stand and are asked for, with its paper's hash, by paper: those of the whole
    paper first."""
    for row in connection.execute(_problems(filters)):
        yield row.sha256, _finding(row)


def _problems(filters: Filters) -> Any:
    problems, rows = tables.problems, tables.observations
    return (
        select(
            papers.c.sha256, papers.c.file, problems.c.code, problems.c.message, problems.c.place,
            rows.c.report_title, rows.c.report_key, rows.c.number, rows.c.place.label("of_row"),
        )
        .join(papers, papers.c.paper_id == problems.c.paper_id)
        .outerjoin(rows, rows.c.observation_id == problems.c.observation_id)
        .where(admitted(filters))
        .order_by(
            papers.c.authority, papers.c.date, papers.c.file, papers.c.sha256,
            rows.c.position.is_not(None), rows.c.position, problems.c.position,
        )
    )  # fmt: skip


def _finding(row: Row[Any]) -> Finding:
    verdict: Verdict = "contradicts" if row.code in CONTRADICTING else "doubt"
    first, *others = _places(row.place or row.of_row) or (None,)
    return Finding(
        code=row.code,
        verdict=verdict,
        words=row.message,
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
