"""Tables within tables: whether the outer one is a tracker, with tables as text in its cells, or mere layout."""

from collections.abc import Iterator

from extract.columns.reading import layout_of
from extract.word.ooxml import Element, W, flow, number
from extract.word.tables.grid import MOST_COLUMNS
from schemas.paper import Cell, Row
from schemas.place import Place

_HEADED_WITHIN = 3  # rows
_BROAD = 3  # columns: in a box, the rest of a tracker that is headed in the box before it
_LONGEST = 80  # characters of a cell that may still be a heading

_NOWHERE = Place()


def lays_out(table: Element) -> bool:
    """Whether a table is only there to lay out those within it: a box round them, or columns beside a tracker.

    A tracker is never layout: a small table in one of its comments is part of that comment.
    """
    inner = [nested for nested in table.iter(W + "tbl") if nested is not table]
    if not inner or _is_tracker(table):
        return False
    if any(_is_tracker(nested) for nested in inner):
        return True
    return _most_cells(table) <= 1 and any(_most_cells(nested) >= _BROAD for nested in inner)


def _most_cells(table: Element) -> int:
    return max((sum(1 for _ in flow(row, "tc")) for row in flow(table, "tr")), default=0)


def _is_tracker(table: Element) -> bool:
    rows = []
    for row in flow(table, "tr"):
        rows.append(tuple(_cells(row)))
        if len(rows) == _HEADED_WITHIN:
            break
    return any(cells and layout_of(Row(cells=cells, place=_NOWHERE)) is not None for cells in rows)


def _cells(row: Element) -> Iterator[Cell]:
    """The row's cells by their bare words: nothing is counted on by looking."""
    column = 0
    for cell in flow(row, "tc"):
        span = min(max(number(cell, "tcPr", "gridSpan") or 1, 1), MOST_COLUMNS)
        yield Cell(text=_words(cell), place=_NOWHERE, column=column, width=span)
        column += span


def _words(cell: Element) -> str:
    text = ""
    for part in cell.iter(W + "t"):
        text += part.text or ""
        if len(text) > _LONGEST:
            break
    return text.strip()
