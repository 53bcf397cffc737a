"""The traffic-light tables of the papers that stand."""

from collections import defaultdict

import msgspec
from sqlalchemy import Connection, select

from load import tables
from query.filters import Filters
from query.said import papers, stands
from schemas import LegendEntry


def legends(connection: Connection, filters: Filters) -> dict[int, tuple[LegendEntry, ...]]:
    """The lines of each paper's own legend, in order, by the number of the paper; of those that stand."""
    entries = tables.legend_entries
    asked = (
        select(entries.c.paper_id, entries.c.word, entries.c.definition, entries.c.fill, entries.c.place)
        .join(papers, papers.c.paper_id == entries.c.paper_id)
        .where(stands(papers, filters))
        .order_by(entries.c.paper_id, entries.c.position)
    )
    found: defaultdict[int, list[LegendEntry]] = defaultdict(list)
    for paper_id, word, definition, fill, place in connection.execute(asked):
        told = {"word": word, "definition": definition, "fill": fill, "place": msgspec.json.decode(place)}
        found[paper_id].append(msgspec.convert(told, LegendEntry))
    return {paper_id: tuple(lines) for paper_id, lines in found.items()}
