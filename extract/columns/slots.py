"""The columns of a tracker as slots of its grid, and where a cell stands among them."""

from dataclasses import dataclass, replace

from extract.columns.vocabulary import fold
from schemas import Cell, Column


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a tracker: grid columns `start` to `stop` (exclusive), its meaning, its printed heading.

    `nth` tells unknown columns with the same heading apart, from 0. `instead` are what its heading may mean as
    well: what the column holds decides (`extract/columns/settle.py`).
    """

    start: int
    stop: int
    column: Column
    heading: str
    nth: int = 0
    instead: tuple[Column, ...] = ()

    @property
    def key(self) -> str:
        """What makes it the same column on the next page, where its heading may be cut otherwise."""
        return self.column if self.column != "unknown" else f"unknown: {fold(self.heading)} {self.nth}"


Layout = tuple[Slot, ...]


def with_number(layout: Layout) -> Layout:
    """The layout with a number column of one cell before the text, everything after it moved by one."""
    text = next(slot for slot in layout if slot.column == "text")
    before = tuple(slot for slot in layout if slot.start < text.start)
    after = tuple(
        replace(slot, start=slot.start + 1, stop=slot.stop + 1) for slot in layout if slot.start >= text.start
    )
    return (*before, Slot(text.start, text.start + 1, "number", text.heading), *after)


def without_number(layout: Layout) -> Layout:
    """The layout without its number column, everything after it moved back."""
    gone = next((slot for slot in layout if slot.column == "number"), None)
    if gone is None:
        return layout
    width = gone.stop - gone.start
    before = tuple(slot for slot in layout if slot.start < gone.start)
    after = tuple(
        replace(slot, start=slot.start - width, stop=slot.stop - width)
        for slot in layout
        if slot.start > gone.start
    )
    return before + after


def slot_of(cell: Cell, layout: Layout) -> Slot | None:
    """The column that `cell` stands in; None beyond the last one.

    A cell over several columns is the text's if it covers that one (a row without its number's cell is still
    a row), else the first one's.
    """
    covered = [slot for slot in layout if cell.column < slot.stop and slot.start < cell.column + cell.width]
    return next((slot for slot in covered if slot.column == "text"), covered[0] if covered else None)
