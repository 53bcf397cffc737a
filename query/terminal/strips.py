"""The statuses of a recommendation from paper to paper: {"2017-02": "amber", "2017-11": "green / red"}."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from load.bulk import in_portions
from query.filters import Filters
from query.said import identities, observations, papers, said
from query.timeline import Paper, Row, periods, status

FEW = 20
"""So many recommendations are looked up one by one, even where an authority is given."""

Thread = tuple[str, str]
"""An authority and a recommendation's key."""


def thread_of(row: Mapping[str, Any]) -> Thread:
    """Whose recommendation a row is about, and which."""
    return row["authority"], row["recommendation_key"]


def strips(
    connection: Connection, filters: Filters, wanted: Iterable[Thread]
) -> dict[Thread, dict[str, str]]:
    """Of each of these recommendations the status in each period, oldest first.

    Of the papers that the filters let in; a period is the month of its papers, as `query.history` names it.
    """
    threads = set(wanted)
    rows = [row for row in _rows(connection, filters, threads) if (row[0], row[1]) in threads]
    # By paper, of which there are few, not by row.
    of_row = {row.paper_id: Paper(row.authority, row.file, row.date) for row in rows}
    labels = periods(of_row.values())
    order = {label: number for number, label in enumerate(dict.fromkeys(labels.values()))}
    cells: defaultdict[Thread, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=attrgetter("part", "file", "position")):
        cells[row.authority, row.recommendation_key][labels[of_row[row.paper_id]]].append(row._mapping)
    return {
        thread: {label: status(found[label]) for label in sorted(found, key=order.__getitem__)}
        for thread, found in cells.items()
    }


def _rows(connection: Connection, filters: Filters, threads: Collection[Thread]) -> Iterator[Any]:
    query = said(
        filters,
        papers.c.authority,
        identities.c.recommendation_key,
        papers.c.paper_id,
        papers.c.file,
        papers.c.date,
        identities.c.part,
        observations.c.position,
        observations.c.colour,
        observations.c.state,
        observations.c.status_raw,
    )
    keys = sorted({key for _, key in threads})
    if filters.authority and len(keys) > FEW:
        # All of one authority is less than some recommendations of all.
        yield from connection.execute(query)
        return
    for portion in in_portions(keys):
        yield from connection.execute(query.where(identities.c.recommendation_key.in_(portion)))
