"""The columns of a table that goes on, over a page break, without a heading of its own.

A Word table or a dump has the same columns again where it has as many. A fixed page knows where columns stand:
there each grid column is the one under which it lies, however the grid was cut on either page - a heading row
left alone at a page's foot shows no number column, the rows on the next page do.
"""

from dataclasses import replace
from itertools import pairwise

from extract.columns.holds import are_dates, are_sentences, are_statuses, cells_of
from extract.columns.slots import Layout, Slot
from schemas import Cell, Problem, Section, Table

_REACH = 6.0  # points: by as much may a table be wider or narrower on the next page
_SHIFT = 40.0  # points: and so far may it have moved sideways, as on facing pages


def carried(layout: Layout, before: Table, table: Table) -> Layout | None:
    """The layout of `table` if it can be the rest of `before`, which has `layout`; None if it cannot."""
    here, there = _edges(table), _edges(before)
    if here is None or there is None:
        return layout if _columns(table) == _columns(before) else None
    shift = there[0] - here[0]
    here = [edge + shift for edge in here]
    if abs(shift) > _SHIFT or abs(here[-1] - there[-1]) > _REACH:
        return None
    if len(here) == len(there):
        return layout  # as many columns, perhaps of other widths: Word fits them to each page's words
    slots = tuple(
        slot
        for known in layout
        for slot in _under(known, there[known.start], there[known.stop], here, layout)
    )
    return slots if {slot.column for slot in slots} >= {slot.column for slot in layout} else None


def carried_under_a_title(
    layout: Layout, before: Table, table: Table, section: Section
) -> tuple[Layout | None, tuple[Problem, ...]]:
    """The layout of a table without a heading under a title of its own, and the doubt if there is one.

    Some papers head the first report's table only. The others' have its columns, and like words in them; where the
    format does not tell how wide columns are, or only the dates are alike, it is said.
    """
    here, there = _edges(table), _edges(before)
    sure = here is not None and there is not None
    if _columns(table) != _columns(before) or (
        here and there and any(abs(a - b) > _REACH for a, b in zip(here, there, strict=True))
    ):
        return None, ()
    held = cells_of(layout, table.rows)
    cells = {slot.column: held[slot.start] for slot in layout}
    statuses, dates = are_statuses(cells.get("status", [])), are_dates(cells.get("due", []))
    if not (are_sentences(cells["text"]) and (statuses or dates)):
        return None, ()
    if sure and statuses:
        return layout, ()
    title = " ".join(line.text for line in section.title)
    message = f"The table under {title!r} has no heading row: its columns are taken to be those of the one above it."
    return layout, (Problem(code="heading_missing", message=message, place=table.place),)


def _under(slot: Slot, x0: float, x1: float, edges: list[float], layout: Layout) -> list[Slot]:
    """The slot at the grid columns whose middles lie between x0 and x1; a number parted from its text."""
    inside = [
        column for column in range(len(edges) - 1) if x0 <= (edges[column] + edges[column + 1]) / 2 <= x1
    ]
    if not inside:
        return []
    start, stop = inside[0], inside[-1] + 1
    numbered = any(known.column == "number" for known in layout)
    if slot.column == "text" and stop - start == 2 and not numbered:
        return [
            replace(slot, start=start, stop=start + 1, column="number"),
            replace(slot, start=start + 1, stop=stop),
        ]
    return [replace(slot, start=start, stop=stop)]


def _columns(table: Table) -> int:
    return max((cell.column + cell.width for cell in _cells(table)), default=0)


def _edges(table: Table) -> list[float] | None:
    """Where the grid's columns begin and end, in points; None where the format, or a turned page, does not tell."""
    edges: dict[int, float] = {}
    for cell in _cells(table):
        if cell.place.bbox is None:
            return None
        edges[cell.column] = cell.place.bbox[0]
        edges[cell.column + cell.width] = cell.place.bbox[2]
    found = [edges[column] for column in sorted(edges)]
    whole = len(found) == _columns(table) + 1
    # on a page that was turned for reading, columns do not stand side by side
    return found if whole and all(left < right for left, right in pairwise(found)) else None


def _cells(table: Table) -> list[Cell]:
    return [cell for row in table.rows for cell in row.cells]
