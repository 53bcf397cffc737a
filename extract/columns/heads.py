"""The heading rows of a printed table: which of its rows head it, and what stands over them."""

from extract.columns.reading import layout_of
from extract.columns.slots import Layout
from schemas import Cell, Row, Table

_HEADED_WITHIN = 3  # rows: a heading row stands at a table's top, under a banner or two
_MOST_OVER = 12  # rows: a sheet printed with its grid has its titles, and blank rows, in it
_MOST_WORDED = 2  # cells of a row over the heading ("As at", "June 2020"): a row of the table has more
_TALLEST_HEADING = 3  # rows


def headed(table: Table) -> tuple[Layout | None, frozenset[int]]:
    """The layout that the table's first heading gives, and the rows of all its headings."""
    layout: Layout | None = None
    headings: set[int] = set()
    over = True
    for index, row in enumerate(table.rows):
        if index in headings:
            continue
        rows = _heading_rows(table.rows[index:])
        own = layout_of(*rows)
        if own is None and len(rows) > 1:  # what stands under a wide heading may be the first row's cells
            rows = rows[:1]
            own = layout_of(*rows)
        if own and (layout or index < _HEADED_WITHIN or (over and index <= _MOST_OVER)):
            layout = layout or own
            headings.update(range(index, index + len(rows)))
        elif row.heading:
            headings.add(index)
        over = over and sum(bool(cell.text) for cell in row.cells) <= _MOST_WORDED
    return layout, frozenset(headings)


def _heading_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The first row, and those below it that its headings reach into, or whose words stand under a wide one."""
    first = rows[0]
    tall = max((cell.height for cell in first.cells), default=1)
    if tall > 1:
        return rows[: min(tall, _TALLEST_HEADING)]
    wide = [cell for cell in first.cells if cell.width > 1 and cell.text]
    if not wide or len(rows) < 2:
        return rows[:1]
    under = [cell for cell in rows[1].cells if cell.text]
    split = [cell for cell in wide if sum(_is_under(other, cell) for other in under) > 1]
    all_split = under and all(any(_is_under(other, cell) for cell in split) for other in under)
    return rows[:2] if all_split else rows[:1]


def _is_under(cell: Cell, over: Cell) -> bool:
    return over.column <= cell.column and cell.column + cell.width <= over.column + over.width
