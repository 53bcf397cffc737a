"""One recommendation over all forces: how each numbers it, and what has become of it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from load import Address, Database, tables
from query.citing import place_of
from query.filters import Filters, check_text, chosen_filters
from query.names import asked
from query.said import holding_due, observations
from query.search import holds
from query.terminal.strips import Thread, strips, thread_of
from query.threads import threads
from query.timeline import status
from query.wording import NothingAsked, Wording

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "recommendation_key", "report_title", "recommendation", "forces", "authority", "number", "status", "due", "text",
    "timeline", "paper", "paper_date", "place",
)  # fmt: skip
"""The columns of `across`: a line a recommendation and force, as its latest paper with it has it.

`recommendation` is as the paper that first brought it words it, with all its parts, `text` as this force's latest
does; `forces` counts the lines of the recommendation. `status` and `due` join parts in order ("green / amber").
"""


def across(
    database: Database | Address,
    filters: Filters | None = None,
    *,
    words: str = "",
    number: str = "",
    **conditions: Any,
) -> DataFrame:
    """What the papers of each force say of a recommendation, those that most forces have first.

    Which one is said by a `key`, by `words` as in `query.search`, or by a `report` and the `number` that any paper
    gives it; several that fit are all told. Raises `NothingAsked` where none of these is given, `ValueError` for a
    filter that can find nothing, `SearchUnavailable` and `DatabaseUnavailable`.
    """
    from pandas import DataFrame

    chosen = chosen_filters(filters, conditions)
    if not (words or chosen.key or chosen.report or chosen.text):
        raise NothingAsked("which recommendation? give words to search for, a report with a number, or a key")
    with asked(database, chosen) as connection:
        rows = [
            dict(row)
            for row in connection.execute(_latest(chosen, _among(connection, words, number))).mappings()
        ]
        told = strips(connection, chosen, map(thread_of, rows))
    by_force = (_line(list(force), told) for _, force in groupby(rows, key=thread_of))
    lines = [
        line
        for _, of_key in groupby(by_force, key=itemgetter("recommendation_key"))
        for line in _in_common(list(of_key))
    ]
    lines.sort(key=lambda line: (-line["forces"], line["recommendation_key"], line["authority"]))
    return DataFrame(lines, columns=list(COLUMNS), dtype=object)


def _among(connection: Connection, words: str, number: str) -> list[ColumnElement[bool]]:
    """Whether an observation has these words and this printed number."""
    conditions = [holds(connection, Wording.of(words))] if words else []
    if number:
        check_text("number", number)
        conditions.append(func.lower(observations.c.number) == func.lower(number))
    return conditions


def _latest(filters: Filters, among: list[ColumnElement[bool]]) -> Select[Any]:
    """What the latest paper of each force says of the recommendations, part by part."""
    rows = threads(filters, among=among, all_forces=True)
    first, reports = tables.recommendations, tables.reports
    return (
        select(
            rows,
            first.c.text.label("recommendation"),
            reports.c.title.label("report_title"),
            observations.c.number,
            observations.c.text,
            observations.c.status_raw,
            observations.c.no_deadline,
            observations.c.place,
            holding_due().label("due"),
        )
        .select_from(rows)
        .join(observations, observations.c.observation_id == rows.c.observation_id)
        .join(first, first.c.recommendation_key == rows.c.recommendation_key)
        .join(reports, reports.c.report_key == rows.c.report_key)
        .where(rows.c.nearness == 1)
        .order_by(
            rows.c.recommendation_key,
            rows.c.authority,
            rows.c.part,
            rows.c.file,
            rows.c.paper_id,
            rows.c.position,
        )
    )


def _in_common(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The lines of one recommendation, with how many they are and its words."""
    first = lines[0]["recommendation"]
    # The history keeps the words of the first part as the recommendation's; parts may have words of their own.
    whole = next((line["text"] for line in lines if line["text"].startswith(f"{first}\n")), first)
    for line in lines:
        yield {**line, "forces": len(lines), "recommendation": whole}


def _line(rows: list[dict[str, Any]], told: Mapping[Thread, dict[str, str]]) -> dict[str, Any]:
    first = rows[0]
    dues = dict.fromkeys(row["due"] or ("none set" if row["no_deadline"] else "") for row in rows)
    places = dict.fromkeys(place_of(row["place"]) for row in rows if row["file"] == first["file"])
    return {
        **first,
        "status": status(rows),
        "due": " / ".join(filter(None, dues)) or None,
        "text": "\n".join(dict.fromkeys(row["text"] for row in rows)),
        "timeline": told[thread_of(first)],
        "paper": first["file"],
        "paper_date": first["date"],
        "place": "; ".join(filter(None, places)),
    }
