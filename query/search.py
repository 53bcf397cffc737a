"""Full-text search: which recommendations are about these words, and where they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Boolean, ColumnElement, Connection, Select, column, func, literal_column, select, table

from load import Address, Database
from query.citing import place_of
from query.filters import Filters, chosen_filters
from query.names import asked
from query.said import identities, observations, papers, said
from query.terminal.strips import Thread, strips, thread_of
from query.threads import chosen, newest_first
from query.wording import Wording, excerpt

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "authority", "report_title", "group", "number", "part", "kind", "text", "colour", "status_raw", "found_in",
    "words", "papers", "timeline", "paper", "paper_date", "place", "recommendation_key",
)  # fmt: skip
"""The columns of `search`: a line a recommendation's part, as the latest paper with these words has it.

`found_in` names the fields that hold a word of the query (text, comment, title, group, progress), `words` is what
stands around the first; `papers` counts the papers in which all are found.
"""

FIELDS = {
    "text": "text",
    "comment": "comment",
    "progress": "progress",
    "title": "report_title",
    "group": "group_line",
}
"""What is searched, and its column."""

NO_INDEX = "this history has no full-text search, for the SQLite that made it has none (FTS5); --text finds words too"


class SearchUnavailable(Exception):  # noqa: N818 - named for what it is about
    """The history cannot be searched; the message says why, and what to do."""


def search(
    database: Database | Address, words: str, filters: Filters | None = None, **conditions: Any
) -> DataFrame:
    """The recommendations in whose papers all of these words are found, the latest first, by authority.

    Words are found by their stems ("record" in "records" and "recording"), in titles, texts, comments and progress;
    words "in quotes" only one after another; "victim*" finds what begins so. Other signs part words and mean
    nothing. SQLite and PostgreSQL find the same. Raises `NothingAsked` for no words, `SearchUnavailable` where an
    SQLite cannot.
    """
    from pandas import DataFrame

    limits, wording = chosen_filters(filters, conditions), Wording.of(words)
    with asked(database, limits) as connection:
        found = _latest(limits, holds(connection, wording))
        rows = [dict(row) for row in connection.execute(found).mappings()]
        told = strips(connection, limits, map(thread_of, rows))
    return DataFrame([_line(row, wording, told) for row in rows], columns=list(COLUMNS), dtype=object)


def holds(connection: Connection, asked: Wording) -> ColumnElement[bool]:
    """Whether these words are found in an observation of `query.said`. Raises `SearchUnavailable`."""
    if connection.dialect.name == "postgresql":
        words: ColumnElement[Any] = literal_column("observations.words")
        return words.op("@@", return_type=Boolean())(asked.tsquery())
    if connection.dialect.name != "sqlite" or not connection.dialect.has_table(
        connection, "observation_words"
    ):
        raise SearchUnavailable(NO_INDEX)
    index = table("observation_words", column("rowid"), column("observation_words"))
    found = select(index.c.rowid).where(index.c.observation_words.op("MATCH")(asked.fts5()))
    return observations.c.observation_id.in_(found)


def _latest(filters: Filters, found: ColumnElement[bool]) -> Select[Any]:
    """Of each part with the words the latest observation with them, and in how many papers they are."""
    part = (papers.c.authority, identities.c.recommendation_key, identities.c.part)
    place = func.row_number().over(
        partition_by=part,
        order_by=(*newest_first(), papers.c.file, papers.c.paper_id, observations.c.position),
    )
    paper = func.dense_rank().over(partition_by=part, order_by=papers.c.paper_id)
    hits = (
        said(
            filters,
            papers.c.authority,
            papers.c.file,
            papers.c.date,
            papers.c.paper_id,
            identities.c.recommendation_key,
            identities.c.part,
            observations.c.observation_id,
            observations.c.position,
            place.label("place_in_part"),
            paper.label("paper_in_part"),
        )
        .where(found, *chosen(filters))
        .cte("hits")
    )
    of_part = (hits.c.authority, hits.c.recommendation_key, hits.c.part)
    counted = select(hits, func.max(hits.c.paper_in_part).over(partition_by=of_part).label("papers")).cte(
        "counted"
    )
    seen = observations
    return (
        select(
            counted,
            *(seen.c[name] for name in ("number", "kind", "colour", "status_raw", "place", *FIELDS.values())),
        )
        .join(seen, seen.c.observation_id == counted.c.observation_id)
        .where(counted.c.place_in_part == 1)
        .order_by(
            counted.c.authority,
            counted.c.date.is_(None),
            counted.c.date.desc(),
            counted.c.file,
            counted.c.paper_id,
            counted.c.position,
        )
    )


def _line(row: Mapping[str, Any], asked: Wording, told: Mapping[Thread, dict[str, str]]) -> dict[str, Any]:
    own = {field: row[column] for field, column in FIELDS.items()}
    # The words of its entries, not the marks that JSON sets between them.
    own["progress"] = " ".join(msgspec.json.decode(own["progress"]))
    found_in = [field for field, words in own.items() if asked.begins(words) is not None]
    return {
        **row,
        "group": row["group_line"],
        "found_in": ", ".join(found_in),
        "words": excerpt(own[found_in[0]], asked) if found_in else "",
        "timeline": told[thread_of(row)],
        "paper": row["file"],
        "paper_date": row["date"],
        "place": place_of(row["place"]),
    }
