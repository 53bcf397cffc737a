"""Rows of a Word table before they are read: how each is drawn, and what its cells state."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extract.word.look.palette import Palette
from extract.word.ooxml import Element, W, child, flow, integer, stated_by
from extract.word.tables.grid import MOST_COLUMNS, Drawn
from extract.word.tables.measures import widths


class MeasuredCell(NamedTuple):
    """A cell: its span, whether it is the rest of the one above or before it, its own fill, and the fill that it
    had before a tracked change (None: not changed)."""

    element: Element
    span: int
    goes_down: bool
    goes_along: bool
    fill: str | None
    before: str | None


class MeasuredRow(NamedTuple):
    """A row: how it is drawn, and the shade that it, or else its table, gives to cells that have none."""

    element: Element
    cells: tuple[MeasuredCell, ...]
    drawn: Drawn
    table_fill: str | None


def measured(row: Element, table: Element | None, palette: Palette) -> MeasuredRow:
    """The row; `table` are its table's properties. Cells that a tracked change deleted are gone."""
    stated = stated_by(child(row, "trPr"))
    fills = (palette.shade(child(holder, "shd")) for holder in (child(row, "tblPrEx"), table))
    cells: list[MeasuredCell] = []
    wide: list[Element | None] = []
    for cell in flow(row, "tc"):
        own = stated_by(child(cell, "tcPr"))
        if W + "cellDel" not in own:
            cells.append(_cell(cell, own, palette))
            wide.append(own.get(W + "tcW"))
    before = _bounded(stated.get(W + "gridBefore"), 0)
    after = _bounded(stated.get(W + "gridAfter"), 0)
    indent, *known = widths([stated.get(W + "wBefore"), *wide])
    drawn = Drawn(before, after, indent, tuple(cell.span for cell in cells), tuple(known))
    return MeasuredRow(row, tuple(cells), drawn, next((fill for fill in fills if fill is not None), None))


def deleted_cells(row: Element) -> Iterator[Element]:
    """The cells that a tracked change deleted."""
    return (cell for cell in flow(row, "tc") if child(cell, "tcPr", "cellDel") is not None)


def _cell(cell: Element, own: Mapping[str, Element], palette: Palette) -> MeasuredCell:
    changed = own.get(W + "tcPrChange")
    before = None if changed is None else palette.shade(child(changed, "tcPr", "shd")) or ""
    return MeasuredCell(
        element=cell,
        span=_bounded(own.get(W + "gridSpan"), 1),
        goes_down=_goes_on(own, "vMerge"),
        goes_along=_goes_on(own, "hMerge"),
        fill=palette.shade(own.get(W + "shd")),
        before=before,
    )


def _bounded(found: Element | None, least: int) -> int:
    """A count of grid columns, no less than `least` and no more than any table has."""
    count = integer(None if found is None else found.get(W + "val"))
    return min(max(least if count is None else count, least), MOST_COLUMNS)


def _goes_on(stated: Mapping[str, Element], merge: str) -> bool:
    """Whether a cell is the rest of a merged one: the mark without a value says so, "restart" does not."""
    tracked = stated.get(W + "cellMerge") if merge == "vMerge" else None
    if tracked is not None and tracked.get(W + "vMerge") is not None:
        return bool(tracked.get(W + "vMerge") == "cont")
    found = stated.get(W + merge)
    return found is not None and found.get(W + "val") in (None, "continue")
