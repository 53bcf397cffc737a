"""The traffic-light tables of the papers in force."""

from collections import defaultdict

import msgspec
from sqlalchemy import Connection, select

from load import tables
from schemas import LegendEntry


def legends(connection: Connection) -> dict[int, tuple[LegendEntry, ...]]:
    """By the number of each paper in force the lines of its own legend, in order; papers without one are left out."""
    entries, papers = tables.legend_entries, tables.papers
    asked = (
        select(entries.c.paper_id, entries.c.word, entries.c.definition, entries.c.fill, entries.c.place)
        .join(papers, papers.c.paper_id == entries.c.paper_id)
        .where(papers.c.superseded_run_id.is_(None))
        .order_by(entries.c.paper_id, entries.c.position)
    )
    found: defaultdict[int, list[LegendEntry]] = defaultdict(list)
    for paper_id, word, definition, fill, place in connection.execute(asked):
        told = {"word": word, "definition": definition, "fill": fill, "place": msgspec.json.decode(place)}
        found[paper_id].append(msgspec.convert(told, LegendEntry))
    return {paper_id: tuple(lines) for paper_id, lines in found.items()}
