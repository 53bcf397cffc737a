"""Every due date that was ever printed for a recommendation: who set it, when it came up, by how much it slipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from load import Address, Database, tables
from query.citing import place_of
from query.due.chain import Printed, Step, chain, slipped
from query.filters import Filters, chosen_filters
from query.names import asked
from query.terminal.strips import Thread, strips, thread_of
from query.threads import threads
from query.timeline import natural

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "authority", "report_title", "group", "number", "part", "kind", "text", "colour", "step", "due", "reckoned_from",
    "due_text", "set_by", "role", "months", "months_in_all", "first_paper", "first_date", "first_place", "last_paper",
    "last_date", "last_place", "papers", "timeline", "recommendation_key",
)  # fmt: skip
"""The columns of `slippage`: a line each due date, in the order in which they held.

`due` is an ISO date as precise as printed, "immediate", or an ISO duration; where `reckoned_from` holds a report's
publication the date is reckoned from that. `months` are those since the date before it, less than none where it was
brought forward, None where it took no date's place; `months_in_all` those from the first date to the one that holds.
`papers` counts the papers that print it, from the first to the last of them. `colour` is the latest, of the part.
"""

Row = Mapping[str, Any]


def slippage(
    database: Database | Address,
    filters: Filters | None = None,
    *,
    everything: bool = False,
    **conditions: Any,
) -> DataFrame:
    """The due dates of each recommendation (or part) whose date ever changed, what slipped most first, by authority.

    A date that is printed again, in a later paper or beside its revision, is one date. `everything` adds those with
    one date only. Raises `ValueError` for a filter that can find nothing, `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    chosen = chosen_filters(filters, conditions)
    with asked(database, chosen) as connection:
        rows = [dict(row) for row in connection.execute(_printed(chosen)).mappings()]
        chains = [(latest, steps) for latest, steps in _chains(rows) if everything or len(steps) > 1]
        told = strips(connection, chosen, (thread_of(latest) for latest, _ in chains))
    chains.sort(key=lambda each: _order(*each))
    lines = [line for latest, steps in chains for line in _lines(latest, steps, rows, told)]
    return DataFrame(lines, columns=list(COLUMNS), dtype=object)


def _printed(filters: Filters) -> Select[Any]:
    """Every due date of every paper, the oldest paper first, in the order in which its cell prints them."""
    rows, seen, due = threads(filters), tables.observations, tables.dues
    return (
        select(
            rows,
            seen.c.report_title,
            seen.c.group_line,
            seen.c.number,
            seen.c.kind,
            seen.c.text,
            seen.c.place,
            seen.c.places,
            due.c.position.label("due_position"),
            due.c.date.label("due"),
            due.c.immediate,
            due.c.relative,
            due.c.computed,
            due.c.computed_from,
            due.c.text.label("due_text"),
            due.c.set_by,
            due.c.role,
        )
        .select_from(rows)
        .join(seen, seen.c.observation_id == rows.c.observation_id)
        .join(due, due.c.observation_id == rows.c.observation_id)
        .order_by(
            rows.c.authority,
            rows.c.recommendation_key,
            rows.c.part,
            rows.c.nearness.desc(),
            rows.c.file,
            rows.c.paper_id,
            rows.c.position,
            due.c.position,
        )
    )


def _chains(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Step]]]:
    """The latest row of each part, and the due dates of all of them."""
    numbered = enumerate(rows)
    for _, of_part in groupby(numbered, key=lambda each: (*thread_of(each[1]), each[1]["part"])):
        part = list(of_part)
        cells = groupby(part, key=lambda each: each[1]["paper_id"])
        yield part[-1][1], chain([tuple(_as_printed(*each) for each in cell) for _, cell in cells])


def _as_printed(number: int, row: Row) -> Printed:
    return Printed(
        due=row["due"] or ("immediate" if row["immediate"] else row["relative"]) or row["due_text"],
        date=row["due"] or row["computed"],
        revised=row["role"] == "revised",
        row=number,
    )


def _order(latest: Row, steps: list[Step]) -> tuple[Any, ...]:
    slip = -(slipped(steps) or 0)
    return latest["authority"], slip, latest["report_title"], natural(latest["number"]), latest["part"]


def _lines(
    latest: Row, steps: list[Step], rows: Sequence[Row], told: Mapping[Thread, dict[str, str]]
) -> Iterator[dict[str, Any]]:
    for number, step in enumerate(steps, 1):
        printed = [rows[each.row] for each in step.printed]
        first, last = printed[0], printed[-1]
        yield {
            **latest,
            "group": latest["group_line"],
            "step": number,
            "due": step.printed[0].due,
            "reckoned_from": None if first["due"] else first["computed_from"],
            "due_text": first["due_text"],
            "set_by": next((row["set_by"] for row in printed if row["set_by"] != "unknown"), "unknown"),
            "role": "revised" if any(each.revised for each in step.printed) else "original",
            "months": step.months,
            "months_in_all": slipped(steps),
            "first_paper": first["file"],
            "first_date": first["date"],
            "first_place": _place(first),
            "last_paper": last["file"],
            "last_date": last["date"],
            "last_place": _place(last),
            "papers": len({row["paper_id"] for row in printed}),
            "timeline": told[thread_of(latest)],
        }


def _place(row: Row) -> str:
    return place_of(row["places"], "due") or place_of(row["place"])
